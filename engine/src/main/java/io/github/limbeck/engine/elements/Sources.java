package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.sum;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an element of an answer may be: a constant, a cell at some place, a count, or what arithmetic makes of them. */
final class Sources {
  private final Lines lines;
  private final Vocabulary vocabulary;
  /** What arithmetic costs more where answers are colours. */
  private final double forColours;
  private final Map<Integer, List<Term>> known = new HashMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Term> near = new ArrayList<>();
  private final List<Term> twins = new ArrayList<>();

  private Sources(Lines lines, Vocabulary vocabulary) {
    forColours = lines.forColours();
    this.lines = lines;
    this.vocabulary = vocabulary;
  }

  /**
   * The sources for some examples.
   *
   * @param all each once, the cheapest first
   * @param near those that conditions speak of too
   * @param twins those that are like others on all examples; empty unless the vocabulary keeps them
   */
  record Found(List<Term> all, List<Term> near, List<Term> twins) {}

  /**
   * @param constants what answers hold, where these are few
   * @param copies whether answers hold what cells do
   * @param numbers whether answers are numbers
   */
  static Found of(Lines lines, Vocabulary vocabulary, List<Double> constants, boolean copies, boolean numbers) {
    Sources sources = new Sources(lines, vocabulary);
    sources.cells();
    if (!copies) {
      sources.terms.clear();
      sources.known.clear();
    } else if (!vocabulary.single()) {
      sources.elsewhere();
      if (vocabulary.characters()) {
        Characters.moved(sources.near.get(0), lines.wanted()).forEach(sources::add);
      }
    }
    constants.forEach(c -> sources.add(new Term(number(c), c == vocabulary.background() ? 1 : 2, Sort.VALUE, true, lines.values(number(c), true))));
    if (numbers) {
      sources.arithmetic(sources.forColours);
    }
    List<Term> sorted = new ArrayList<>(sources.terms);
    sorted.sort((a, b) -> Double.compare(a.cost(), b.cost()));
    return new Found(sorted, sources.near, sources.twins);
  }

  private void add(Term term) {
    List<Term> alike = known.computeIfAbsent(Arrays.hashCode(term.values()), h -> new ArrayList<>());
    for (int k = 0; k < alike.size(); k++) {
      if (Arrays.equals(alike.get(k).values(), term.values())) {
        if (vocabulary.twins()) {
          twins.add(term);
        }
        if (alike.get(k).cost() > term.cost()) {
          terms.remove(alike.get(k));
          terms.add(term);
          alike.set(k, term);
        }
        return;
      }
    }
    alike.add(term);
    terms.add(term);
  }

  private Term cellAt(Term place, double cost, boolean inside) {
    return new Term(inside ? cell(place.expr()) : vocabulary.beyond(place.expr()), cost, Sort.VALUE, place.wholeRow(),
        lines.read(place.values(), vocabulary.background()));
  }

  private void near(Term term) {
    if (near.stream().noneMatch(n -> Arrays.equals(n.values(), term.values()))) {
      near.add(term);
    }
    add(term);
  }

  /** Cells around the position, of the runs around it, of the marks around it, and of the places that the whole line has. */
  private void cells() {
    if (vocabulary.single()) {
      second();
    } else {
      around();
    }
    vocabulary.numbers(Sort.PLACE).forEach(place -> near(cellAt(place, 2, false)));
    for (Term number : vocabulary.numbers(Sort.VALUE)) {
      if (vocabulary.ordered()) {
        near(number);
      }
    }
    for (Term place : vocabulary.of(Sort.PLACE, true)) {
      near(cellAt(place, place.cost() + 0.5, false));
    }
    if (vocabulary.ordered()) {
      Expr cellOfK = cell(Words.k());
      near(term(Sort.VALUE, 2, true, new Loop.Over(Reduction.MAX, "k", ZERO, N, cellOfK)));
      near(term(Sort.VALUE, 2, true, new Loop.Over(Reduction.MIN, "k", ZERO, N, cellOfK)));
      if (!vocabulary.single()) {
        near(term(Sort.VALUE, 2 + 0.5 * forColours, false, new Loop.Running(Reduction.MAX, "i", cell(I))));
        near(term(Sort.VALUE, 2 + 0.5 * forColours, false, new Loop.Running(Reduction.MIN, "i", cell(I))));
      }
    }
  }

  private void around() {
    Term here = term(Sort.PLACE, I);
    near(cellAt(here, 1, true));
    for (int by = 1; by <= ElementTuning.FARTHEST; by++) {
      for (int sign : new int[] {-1, 1}) {
        Term moved = cellAt(moved(here, sign * by), 2 + 0.5 * (by - 1), false);
        if (by <= 2) {
          near(moved);
        } else {
          add(moved);
        }
      }
    }
    near(cellAt(moved(term(Sort.PLACE, Words.at(vocabulary.runStart, I)), -1), 2.5, false));
    near(cellAt(moved(term(Sort.PLACE, Words.at(vocabulary.runEnd, I)), 1), 2.5, false));
    near(cellAt(term(Sort.PLACE, Words.at(vocabulary.markBefore, I)), 2.5, false));
    near(cellAt(term(Sort.PLACE, Words.at(vocabulary.markAfter, I)), 2.5, false));
  }

  /** The second cell, and the last but one. */
  private void second() {
    near(cellAt(new Term(number(1), 2, Sort.PLACE, true, lines.values(number(1), true)), 2.2, false));
    Expr lastButOne = Rewrite.plus(N, -2);
    near(cellAt(new Term(lastButOne, 2, Sort.PLACE, true, lines.values(lastButOne, true)), 2.5, false));
  }

  private Term term(Sort sort, Expr e) {
    return term(sort, 1, false, e);
  }

  private Term term(Sort sort, double cost, boolean wholeRow, Expr e) {
    return new Term(e, cost, sort, wholeRow, lines.values(e, wholeRow));
  }

  /** {@code a * left + b * right + c}. */
  private static Term combined(int a, Term left, int b, Term right, int c, double cost) {
    double[] values = new double[left.values().length];
    for (int k = 0; k < values.length; k++) {
      values[k] = a * left.values()[k] + b * right.values()[k] + c;
    }
    Expr e = Rewrite.flat(sum(new Expr.Term(a, left.expr()), new Expr.Term(b, right.expr()), new Expr.Term(1, number(c))));
    return new Term(e, cost, left.sort(), left.wholeRow() && right.wholeRow(), values);
  }

  private static Term moved(Term term, int by) {
    double[] values = Arrays.stream(term.values()).map(v -> v + by).toArray();
    return new Term(Rewrite.plus(term.expr(), by), term.cost() + 0.5, term.sort(), term.wholeRow(), values);
  }

  private void read(Term place) {
    add(cellAt(place, place.cost(), false));
  }

  /** Cells at places that are computed: mirrored, shifted by a distance, copied from around another place. */
  private void elsewhere() {
    Term here = term(Sort.PLACE, I);
    for (Term number : vocabulary.numbers(Sort.PLACE)) {
      read(combined(1, here, 1, number, 0, 2.5));
      read(combined(1, here, -1, number, 0, 2.5));
    }
    List<Term> anchors = vocabulary.of(Sort.PLACE, true);
    List<Term> around = vocabulary.of(Sort.PLACE, false);
    vocabulary.nearestLikes().forEach(this::read);
    Term start = term(Sort.PLACE, Words.at(vocabulary.runStart, I));
    Term end = term(Sort.PLACE, Words.at(vocabulary.runEnd, I));
    Term blockStart = term(Sort.PLACE, Words.at(vocabulary.blockStart, I));
    Term blockEnd = term(Sort.PLACE, Words.at(vocabulary.blockEnd, I));
    around.stream().filter(place -> !place.expr().equals(I)).forEach(this::read);
    read(combined(1, combined(1, start, 1, end, 0, 2), -1, here, 0, 3));
    read(combined(1, combined(1, blockStart, 1, blockEnd, 0, 2), -1, here, 0, 3.5));
    for (Term length : vocabulary.of(Sort.COUNT, false)) {
      read(combined(1, here, 1, length, 0, 2.5 + length.cost()));
      read(combined(1, here, -1, length, 0, 2.5 + length.cost()));
    }
    for (Term length : vocabulary.of(Sort.COUNT, true)) {
      read(combined(1, here, 1, length, 0, 3 + length.cost()));
      read(combined(1, here, -1, length, 0, 3 + length.cost()));
      read(combined(-1, here, 1, length, 0, 3 + length.cost()));
    }
    for (int a = 0; a < anchors.size(); a++) {
      Term anchor = anchors.get(a);
      for (int c = -1; c <= 1; c++) {
        double odd = Math.abs(c) * 0.7;
        read(combined(2, anchor, -1, here, c, 1.5 + anchor.cost() + odd));
        for (int b = 0; b < anchors.size(); b++) {
          double cost = 1.5 + anchor.cost() + anchors.get(b).cost() + odd;
          if (a != b) {
            Term distance = combined(1, anchor, -1, anchors.get(b), c, cost);
            read(combined(1, here, 1, distance, 0, cost));
          }
          if (a < b) {
            read(combined(1, combined(1, anchor, 1, anchors.get(b), c, cost), -1, here, 0, cost));
          }
        }
      }
      for (Term other : around) {
        for (int c = -2; c <= 2; c++) {
          double cost = 2 + anchor.cost() + other.cost() + Math.abs(c) * 0.5;
          if (!other.expr().equals(I)) {
            read(combined(1, combined(1, here, 1, anchor, 0, 0), -1, other, c, cost));
          } else {
            read(combined(1, here, 1, anchor, c, cost));
            read(combined(1, here, -1, anchor, c, cost));
          }
        }
      }
    }
  }

  /** Numbers: counts, sums so far, and sums and differences of two. */
  private void arithmetic(double more) {
    if (vocabulary.ordered()) {
      sums();
    }
    vocabulary.of(Sort.COUNT, false).forEach(c -> add(new Term(c.expr(), c.cost() + 0.5, Sort.VALUE, false, c.values())));
    vocabulary.of(Sort.COUNT, true).forEach(c -> add(new Term(c.expr(), c.cost() + 0.5, Sort.VALUE, true, c.values())));
    vocabulary.of(Sort.PLACE, true).forEach(p -> add(new Term(p.expr(), p.cost() + 0.5, Sort.VALUE, true, p.values())));
    vocabulary.nearestLikes().forEach(p -> {
      add(new Term(p.expr(), p.cost() + 0.5, Sort.VALUE, false, p.values()));
      add(combined(1, p, -1, new Term(I, 1, Sort.PLACE, false, lines.values(I, false)), 0, p.cost() + 1));
      add(combined(-1, p, 1, new Term(I, 1, Sort.PLACE, false, lines.values(I, false)), 0, p.cost() + 1));
    });
    vocabulary.of(Sort.PLACE, false).forEach(p -> add(new Term(p.expr(), p.cost() + 0.5, Sort.VALUE, false, p.values())));
    List<Term> parts = new ArrayList<>(terms.stream().filter(t -> t.cost() <= 3 && !(t.expr() instanceof Expr.Constant)).toList());
    for (Term part : parts) {
      for (int c = -3; c <= 3; c++) {
        if (c != 0) {
          add(dearer(moved(part, c), more));
        }
      }
      for (int by : new int[] {2, 3, -1, 10}) {
        add(dearer(scaled(part, by), more));
      }
    }
    if (vocabulary.ordered() && !vocabulary.single()) {
      products(parts, more);
    }
    for (int a = 0; a < parts.size(); a++) {
      for (int b = 0; b < parts.size(); b++) {
        double cost = parts.get(a).cost() + parts.get(b).cost() + 0.5 + more;
        if (a < b) {
          add(combined(1, parts.get(a), 1, parts.get(b), 0, cost));
        }
        if (a != b && cost <= 5 + more) {
          add(combined(1, parts.get(a), -1, parts.get(b), 0, cost));
        }
      }
    }
  }

  /** Products of two numbers that are said in few words, and the remainders of cells. */
  private void products(List<Term> parts, double more) {
    List<Term> brief = parts.stream().filter(p -> p.cost() <= 2).toList();
    for (int a = 0; a < brief.size(); a++) {
      for (int b = a; b < brief.size(); b++) {
        Term left = brief.get(a);
        Term right = brief.get(b);
        double[] values = new double[left.values().length];
        Arrays.setAll(values, k -> left.values()[k] * right.values()[k]);
        add(new Term(new Expr.Product(left.expr(), right.expr()), left.cost() + right.cost() + 0.5 + more, Sort.VALUE, left.wholeRow() && right.wholeRow(), values));
      }
    }
    Term own = near.get(0);
    for (int divisor : ElementTuning.DIVISORS) {
      add(quotient(own, number(divisor), lines.values(number(divisor), true), 2.5 + more));
    }
    affine(own, more);
    for (int modulus : ElementTuning.MODULI) {
      double[] values = Arrays.stream(own.values()).map(v -> Math.floorMod((long) v, (long) modulus)).toArray();
      add(new Term(new Expr.Remainder(own.expr(), modulus), 2.5 + more, Sort.VALUE, false, values));
    }
  }

  /** The greatest and the least of a cell and those beside it. */
  private void windowExtremes() {
    for (Reduction extreme : List.of(Reduction.MAX, Reduction.MIN)) {
      for (int[] window : new int[][] {{-1, 1}, {-1, 2}, {0, 2}}) {
        add(term(Sort.VALUE, 2.5, false, new Loop.Over(extreme, "k", number(window[0]), number(window[1]),
            new Expr.Element(0, List.of(sum(Words.plus(I), Words.plus(Words.k()))), new Border(Border.Treatment.REPEAT, 0)))));
      }
    }
  }

  /** Multiples of a cell and a constant, as often as answers lie so far from them; the commonest constants. */
  private void affine(Term own, double more) {
    double[] wanted = lines.wanted();
    for (int factor : ElementTuning.FACTORS) {
      Map<Double, Integer> constants = new TreeMap<>();
      for (int k = 0; k < wanted.length; k++) {
        constants.merge(wanted[k] - factor * own.values()[k], 1, Integer::sum);
      }
      constants.entrySet().stream().filter(c -> c.getValue() * ElementTuning.RARE_DISTANCE >= wanted.length)
          .sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(ElementTuning.CONSTANTS)
          .forEach(c -> {
            double[] values = Arrays.stream(own.values()).map(v -> factor * v + c.getKey()).toArray();
            Expr e = Rewrite.plus(factor == 1 ? own.expr() : sum(new Expr.Term(factor, own.expr())), (int) (double) c.getKey());
            add(new Term(e, own.cost() + (factor == 1 ? 0 : 1) + 1.5 + more, Sort.VALUE, false, values));
          });
    }
  }

  private static Term quotient(Term of, Expr by, double[] divisors, double cost) {
    double[] values = new double[divisors.length];
    Arrays.setAll(values, k -> (long) of.values()[k] / (long) divisors[k]);
    return new Term(new Expr.Quotient(of.expr(), by), cost, Sort.VALUE, of.wholeRow(), values);
  }

  /** Sums and orders of numbers: of the whole line where there is no position, else up to the position. */
  private void sums() {
    add(term(Sort.VALUE, 2, true, Totals.sum(cell(Words.k()))));
    if (vocabulary.single()) {
      for (Totals.Total total : Totals.of(lines)) {
        Term term = term(Sort.VALUE, total.cost(), true, total.expr());
        if (total.asked()) {
          near(term);
        } else {
          add(term);
        }
      }
      return;
    }
    add(quotient(term(Sort.VALUE, 2, true, Totals.sum(cell(Words.k()))), N, lines.values(N, true), 3));
    Expr own = cell(I);
    if (forColours == 0) {
      windowExtremes();
    }
    Expr soFar = new Loop.Running(Reduction.SUM, "i", own);
    add(term(Sort.VALUE, 2, false, soFar));
    add(term(Sort.VALUE, 2, false, sum(Words.plus(Totals.sum(cell(Words.k()))), Words.plus(own), Words.minus(soFar))));
    Expr.Sorted sorted = new Expr.Sorted(0);
    add(term(Sort.VALUE, 2.5, false, new Expr.At(sorted, I)));
    add(term(Sort.VALUE, 3, false, new Expr.At(sorted, sum(Words.plus(Words.last()), Words.minus(I)))));
  }

  private static Term dearer(Term term, double by) {
    return new Term(term.expr(), term.cost() + by, term.sort(), term.wholeRow(), term.values());
  }

  private static Term scaled(Term term, int by) {
    double[] values = Arrays.stream(term.values()).map(v -> by * v).toArray();
    return new Term(sum(new Expr.Term(by, term.expr())), term.cost() + 1, term.sort(), term.wholeRow(), values);
  }
}
