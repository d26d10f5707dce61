package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.minus;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.plus;
import static io.github.limbeck.engine.elements.Words.sum;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.RealOperation;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers whose length follows from the array's, but is another: twice or half of it, or a few elements whatever it is. */
final class Sizes {
  /** Answers of more elements than these have no rule for each of their places. */
  private static final int FEW_ELEMENTS = 4;
  private static final int MOST_ELEMENTS = 12;

  private Sizes() {}

  /** A length, as an expression. */
  record Size(Expr expr) {}

  private record Candidate(Expr expr, IntUnaryOperator of) {}

  private record OfTwo(Expr expr, IntBinaryOperator of) {}

  /** The length of all answers. */
  static Optional<Size> of(ElementLearner.Given given, List<double[]> answers) {
    List<double[]> cells = given.cells();
    if (!given.beside().isEmpty()) {
      Expr lesser = Words.choice(test(N, Comparison.LESS, Words.M), N, Words.M);
      Expr greater = Words.choice(test(N, Comparison.LESS, Words.M), Words.M, N);
      Optional<Size> ofBoth = Stream.of(new OfTwo(sum(plus(N), plus(Words.M)), Integer::sum), new OfTwo(lesser, Math::min), new OfTwo(greater, Math::max), new OfTwo(Words.M, (n, m) -> m))
          .filter(size -> IntStream.range(0, cells.size()).allMatch(r -> size.of().applyAsInt(cells.get(r).length, given.beside().get(r).length) == answers.get(r).length))
          .findFirst().map(size -> new Size(size.expr()));
      if (ofBoth.isPresent()) {
        return ofBoth;
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int times = 2; times <= 3; times++) {
      for (int more = -1; more <= 1; more++) {
        int factor = times;
        int by = more;
        candidates.add(new Candidate(Rewrite.plus(sum(new Expr.Term(times, N)), more), n -> factor * n + by));
      }
    }
    for (int more : new int[] {1, -1, 2, -2}) {
      candidates.add(new Candidate(Rewrite.plus(N, more), n -> n + more));
    }
    candidates.add(new Candidate(new Expr.Half(N), n -> n / 2));
    candidates.add(new Candidate(new Expr.Half(Words.after(N)), n -> (n + 1) / 2));
    for (int elements = 1; elements <= MOST_ELEMENTS; elements++) {
      int constant = elements;
      candidates.add(new Candidate(number(elements), n -> constant));
    }
    return candidates.stream().filter(size -> IntStream.range(0, cells.size()).allMatch(r -> size.of().applyAsInt(cells.get(r).length) == answers.get(r).length)).findFirst().map(size -> new Size(size.expr()));
  }

  /** Places of the array that positions of the answer may stand for. */
  static List<Term> places(Lines lines, Size size) {
    Expr half = new Expr.Half(I);
    List<Term> places = new ArrayList<>();
    add(lines, places, 1, I);
    add(lines, places, 1.5, Rewrite.plus(I, 1));
    add(lines, places, 1.5, Rewrite.plus(I, -1));
    add(lines, places, 1.5, sum(plus(I), minus(N)));
    add(lines, places, 1.5, sum(plus(Words.last()), minus(I)));
    add(lines, places, 2, sum(new Expr.Term(2, N), plus(Words.NONE), minus(I)));
    add(lines, places, 1.5, half);
    add(lines, places, 1.5, sum(new Expr.Term(2, I)));
    add(lines, places, 2, sum(new Expr.Term(2, I), plus(number(1))));
    add(lines, places, 2, sum(plus(N), plus(I), new Expr.Term(-1, size.expr())));
    add(lines, places, 2, sum(plus(I), plus(new Expr.Half(N))));
    add(lines, places, 2, sum(plus(size.expr()), plus(Words.NONE), minus(I)));
    return places;
  }

  private static void add(Lines lines, List<Term> places, double cost, Expr e) {
    places.add(new Term(Rewrite.flat(e), cost, Sort.PLACE, false, lines.values(Rewrite.flat(e), false)));
  }

  /** Cells at these places, and where cells are numbers the sums and differences of two. */
  static List<Term> sources(Lines lines, Size size, Vocabulary vocabulary) {
    double background = vocabulary.background();
    boolean ordered = vocabulary.ordered();
    List<Term> cells = new ArrayList<>(places(lines, size).stream().map(place -> new Term(Words.cell(place.expr(), background), place.cost(), Sort.VALUE, false,
        lines.read(place.values(), background))).toList());
    if (lines.areTwo()) {
      List<Term> places = new ArrayList<>(places(lines, size));
      add(lines, places, 1.5, sum(plus(I), minus(Words.M)));
      add(lines, places, 1.7, sum(plus(N), plus(Words.M), plus(Words.NONE), minus(I)));
      add(lines, places, 1.7, sum(plus(Words.M), plus(Words.NONE), minus(I)));
      cells.add(cellAfterOther(lines, background));
      places.forEach(place -> cells.add(new Term(Words.beside(place.expr(), background), place.cost() + 0.2, Sort.VALUE, false, lines.readBeside(place.values(), background))));
    }
    List<Term> all = new ArrayList<>(cells);
    if (ordered) {
      windows(lines, background, vocabulary.whole()).forEach(all::add);
    }
    for (int by = -1; by <= 0 && ordered; by++) {
      Expr soFar = new Loop.Running(Reduction.SUM, "i", Words.cell(Rewrite.plus(I, by), 0));
      all.add(new Term(soFar, 2, Sort.VALUE, false, lines.values(soFar, false)));
    }
    if (vocabulary.whole()) {
      Expr found = Words.count(equal(Words.cell(Words.k()), I));
      all.add(new Term(found, 2.5, Sort.VALUE, false, lines.values(found, false)));
    }
    if (ordered && cells.size() > 1) {
      all.add(greater(cells.get(0), cells.get(1), Comparison.MORE));
      all.add(greater(cells.get(0), cells.get(1), Comparison.LESS));
    }
    for (int a = 0; a < cells.size() && ordered; a++) {
      for (int b = 0; b < cells.size(); b++) {
        if (a < b) {
          Term both = combined(cells.get(a), cells.get(b), 1);
          all.add(both);
          all.add(half(both, vocabulary.whole()));
        }
        if (a != b) {
          all.add(combined(cells.get(a), cells.get(b), -1));
        }
        if (a != b && !vocabulary.whole()) {
          Expr quotient = new Expr.Real(RealOperation.DIVIDE, List.of(cells.get(a).expr(), cells.get(b).expr()));
          double cost = cells.get(a).cost() + cells.get(b).cost() + 2.5;
          all.add(new Term(quotient, cost, Sort.VALUE, false, lines.values(quotient, false)));
          Expr change = new Expr.Real(RealOperation.SUBTRACT, List.of(quotient, number(1)));
          all.add(new Term(change, cost + 1, Sort.VALUE, false, lines.values(change, false)));
        }
      }
    }
    return all;
  }

  /** Sums and means of three cells from the position on, and the greatest and the least of them. */
  private static List<Term> windows(Lines lines, double background, boolean whole) {
    List<Expr> cells = IntStream.range(0, 3).mapToObj(by -> Words.cell(Rewrite.plus(I, by), background)).toList();
    Expr sum = new Expr.Sum(cells.stream().map(Words::plus).toList());
    Expr mean = whole ? new Expr.Quotient(sum, number(3)) : new Expr.Real(RealOperation.DIVIDE, List.of(sum, number(3)));
    List<Expr> windows = new ArrayList<>(List.of(sum, mean));
    for (Comparison op : new Comparison[] {Comparison.MORE, Comparison.LESS}) {
      Expr first = Words.choice(test(cells.get(0), op, cells.get(1)), cells.get(0), cells.get(1));
      windows.add(Words.choice(test(first, op, cells.get(2)), first, cells.get(2)));
    }
    return windows.stream().map(e -> new Term(e, 4, Sort.VALUE, false, lines.values(e, false))).toList();
  }

  /** The greater of two, or the lesser. */
  private static Term greater(Term left, Term right, Comparison op) {
    double[] values = new double[left.values().length];
    Arrays.setAll(values, k -> op.test(left.values()[k], right.values()[k]) ? left.values()[k] : right.values()[k]);
    return new Term(Words.choice(test(left.expr(), op, right.expr()), left.expr(), right.expr()), left.cost() + right.cost() + 1.5, Sort.VALUE, false, values);
  }

  private static Term half(Term of, boolean whole) {
    Expr half = whole ? new Expr.Quotient(of.expr(), number(2)) : new Expr.Real(RealOperation.DIVIDE, List.of(of.expr(), number(2)));
    return new Term(half, of.cost() + 1, Sort.VALUE, false, Arrays.stream(of.values()).map(v -> whole ? (long) v / 2 : v / 2).toArray());
  }

  /** The cell of the array where it comes after the second one. */
  private static Term cellAfterOther(Lines lines, double background) {
    Expr place = sum(plus(I), minus(Words.M));
    return new Term(Words.cell(place, background), 1.5, Sort.VALUE, false, lines.read(lines.values(place, false), background));
  }

  private static Term combined(Term left, Term right, int sign) {
    double[] values = new double[left.values().length];
    Arrays.setAll(values, k -> left.values()[k] + sign * right.values()[k]);
    return new Term(sum(plus(left.expr()), new Expr.Term(sign, right.expr())), left.cost() + right.cost() + 2.5, Sort.VALUE, false, values);
  }

  /** What rules may ask of a position: in which part of the answer it lies, whether it is even, and whether a number names it that is given beside the array. */
  static List<Expr> conditions(Lines lines, Size size, List<Term> numbers) {
    List<Expr> conditions = new ArrayList<>(List.of(test(I, Comparison.LESS, N), equal(new Expr.Remainder(I, 2), ZERO), test(I, Comparison.LESS, new Expr.Half(N))));
    for (int at = 0; at < FEW_ELEMENTS - 1; at++) {
      conditions.add(equal(I, number(at)));
    }
    conditions.add(equal(I, Rewrite.plus(size.expr(), -1)));
    conditions.add(equal(I, N));
    if (lines.areTwo()) {
      conditions.add(test(I, Comparison.LESS, Words.M));
      conditions.add(test(N, Comparison.LESS, Words.M));
      conditions.add(test(Words.M, Comparison.LESS, N));
    }
    numbers.forEach(number -> conditions.addAll(List.of(test(I, Comparison.LESS, number.expr()), equal(I, number.expr()))));
    return conditions;
  }
}
