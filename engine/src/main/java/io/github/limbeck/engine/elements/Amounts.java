package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.sum;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What numbers an element may be beside the cells themselves: counts, sums so far, and what arithmetic makes of two numbers. */
final class Amounts {
  private static final int MOST_CONSTANT = 1 << 30;
  private static final int GREATEST_WITH_DIGITS = 1_000_000;

  private final Lines lines;
  private final Vocabulary vocabulary;
  private final Consumer<Term> add;
  private final Consumer<Term> near;
  /** What arithmetic costs more where answers are colours. */
  private final double more;

  /**
   * @param add takes what an element may be
   * @param near takes what conditions speak of too
   */
  Amounts(Lines lines, Vocabulary vocabulary, Consumer<Term> add, Consumer<Term> near) {
    this.lines = lines;
    this.vocabulary = vocabulary;
    this.add = add;
    this.near = near;
    this.more = lines.forColours();
  }

  private Term term(Sort sort, double cost, boolean wholeRow, Expr e) {
    return new Term(e, cost, sort, wholeRow, lines.values(e, wholeRow));
  }

  /**
   * Adds counts, sums so far, and sums, differences and products of two.
   *
   * @param terms what there is already; those of few words are parts of what is added
   * @param given what conditions speak of, the cell itself first
   */
  void add(List<Term> terms, List<Term> given) {
    if (vocabulary.ordered()) {
      sums();
    }
    if (vocabulary.single()) {
      ValueSets.of(lines).flatMap(ValueSets::counted).ifPresent(e -> add.accept(term(Sort.VALUE, 4, true, e)));
    }
    if (vocabulary.characters() && vocabulary.single()) {
      digits();
    }
    vocabulary.of(Sort.COUNT, false).forEach(c -> add.accept(new Term(c.expr(), c.cost() + 0.5, Sort.VALUE, false, c.values())));
    vocabulary.of(Sort.COUNT, true).forEach(c -> add.accept(new Term(c.expr(), c.cost() + 0.5, Sort.VALUE, true, c.values())));
    vocabulary.of(Sort.PLACE, true).forEach(p -> add.accept(new Term(p.expr(), p.cost() + 0.5, Sort.VALUE, true, p.values())));
    vocabulary.nearestLikes().forEach(p -> {
      add.accept(new Term(p.expr(), p.cost() + 0.5, Sort.VALUE, false, p.values()));
      add.accept(Term.combined(1, p, -1, new Term(I, 1, Sort.PLACE, false, lines.values(I, false)), 0, p.cost() + 1));
      add.accept(Term.combined(-1, p, 1, new Term(I, 1, Sort.PLACE, false, lines.values(I, false)), 0, p.cost() + 1));
    });
    vocabulary.of(Sort.PLACE, false).forEach(p -> add.accept(new Term(p.expr(), p.cost() + 0.5, Sort.VALUE, false, p.values())));
    List<Term> parts = new ArrayList<>(terms.stream().filter(t -> t.cost() <= 3 && !(t.expr() instanceof Expr.Constant)).toList());
    for (Term part : parts) {
      for (int c = -3; c <= 3; c++) {
        if (c != 0) {
          add.accept(part.plus(c).dearer(more));
        }
      }
      for (int by : new int[] {2, 3, -1, 10}) {
        add.accept(part.times(by).dearer(more));
      }
    }
    if (vocabulary.ordered() && !vocabulary.single()) {
      products(parts, given.get(0));
    }
    for (int a = 0; a < parts.size(); a++) {
      for (int b = 0; b < parts.size(); b++) {
        double cost = parts.get(a).cost() + parts.get(b).cost() + 0.5 + more;
        if (a < b) {
          add.accept(Term.combined(1, parts.get(a), 1, parts.get(b), 0, cost));
        }
        if (a != b && cost <= 5 + more) {
          add.accept(Term.combined(1, parts.get(a), -1, parts.get(b), 0, cost));
        }
      }
    }
  }

  /** Products of two numbers that are said in few words, and the remainders of cells. */
  private void products(List<Term> parts, Term own) {
    List<Term> brief = parts.stream().filter(p -> p.cost() <= 2).toList();
    for (int a = 0; a < brief.size(); a++) {
      for (int b = a; b < brief.size(); b++) {
        Term left = brief.get(a);
        Term right = brief.get(b);
        double[] values = new double[left.values().length];
        Arrays.setAll(values, k -> left.values()[k] * right.values()[k]);
        add.accept(new Term(new Expr.Product(left.expr(), right.expr()), left.cost() + right.cost() + 0.5 + more, Sort.VALUE, left.wholeRow() && right.wholeRow(), values));
      }
    }
    if (!vocabulary.whole()) {
      RealElements.of(lines, own).forEach(add);
      return;
    }
    for (int divisor : ElementTuning.DIVISORS) {
      add.accept(quotient(own, number(divisor), lines.values(number(divisor), true), 2.5 + more));
    }
    windowMeans();
    digitSum(own);
    Expr before = Words.before(I);
    Term step = Term.combined(1, own, -1, new Term(cell(before, vocabulary.background()), 2, Sort.VALUE, false, lines.values(cell(before, vocabulary.background()), false)), 0, 3);
    for (Term of : List.of(own, step)) {
      affine(of);
      for (int modulus : ElementTuning.MODULI) {
        double[] values = Arrays.stream(of.values()).map(v -> Math.floorMod((long) v, (long) modulus)).toArray();
        add.accept(new Term(new Expr.Remainder(of.expr(), modulus), of.cost() + 1.5 + more, Sort.VALUE, false, values));
      }
    }
  }

  /** What a cell and those beside it come to on average, rounded as whole numbers are; beyond the ends stands the background. */
  private void windowMeans() {
    for (int[] window : new int[][] {{-1, 0}, {0, 1}, {-1, 1}, {-2, 0}, {0, 2}}) {
      int size = window[1] - window[0] + 1;
      Expr[] cells = IntStream.rangeClosed(window[0], window[1]).mapToObj(by -> by == 0 ? cell(I) : cell(Rewrite.plus(I, by), vocabulary.background())).toArray(Expr[]::new);
      Expr sum = new Expr.Sum(Arrays.stream(cells).map(Words::plus).toList());
      add.accept(term(Sort.VALUE, 3.2 + more, false, new Expr.Quotient(sum, number(size))));
    }
  }

  /** The sum of the digits of a cell, where no cell is negative and there are digits to add up. */
  private void digitSum(Term own) {
    double greatest = Arrays.stream(own.values()).max().orElse(0);
    if (greatest < 10 || greatest >= GREATEST_WITH_DIGITS || Arrays.stream(own.values()).anyMatch(v -> v < 0)) {
      return;
    }
    List<Expr.Term> digits = new ArrayList<>();
    for (int power = 1; power <= greatest; power *= 10) {
      digits.add(Words.plus(new Expr.Remainder(power == 1 ? own.expr() : new Expr.Quotient(own.expr(), number(power)), 10)));
    }
    add.accept(term(Sort.VALUE, 3 + more, false, new Expr.Sum(digits)));
  }

  /** The greatest and the least of a cell and those beside it. */
  private void windowExtremes() {
    for (Reduction extreme : List.of(Reduction.MAX, Reduction.MIN)) {
      for (int[] window : new int[][] {{-1, 1}, {-1, 2}, {0, 2}}) {
        add.accept(term(Sort.VALUE, 2.5, false, new Loop.Over(extreme, "k", number(window[0]), number(window[1]), Words.nearest(sum(Words.plus(I), Words.plus(Words.k()))))));
      }
    }
  }

  /** The sum of the marks that stand together with the one at the position, and of those up to it; where there is no mark it means nothing. */
  private void blocks() {
    Expr start = Words.at(vocabulary.blockStart, I);
    Expr end = Words.after(Words.at(vocabulary.blockEnd, I));
    add.accept(term(Sort.VALUE, 3 + more, false, new Loop.Over(Reduction.SUM, "k", start, end, vocabulary.beyond(Words.k()))));
    add.accept(term(Sort.VALUE, 3 + more, false, new Loop.Over(Reduction.SUM, "k", start, Words.after(I), vocabulary.beyond(Words.k()))));
  }

  /** Multiples of a cell and a constant, as often as answers lie so far from them; the commonest constants. */
  private void affine(Term own) {
    double[] wanted = lines.wanted();
    for (int factor : ElementTuning.FACTORS) {
      Map<Double, Integer> constants = new TreeMap<>();
      for (int k = 0; k < wanted.length; k++) {
        constants.merge(wanted[k] - factor * own.values()[k], 1, Integer::sum);
      }
      constants.entrySet().stream().filter(c -> c.getValue() * ElementTuning.RARE_DISTANCE >= wanted.length && Math.abs(c.getKey()) <= MOST_CONSTANT)
          .sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(ElementTuning.CONSTANTS)
          .forEach(c -> {
            double[] values = Arrays.stream(own.values()).map(v -> factor * v + c.getKey()).toArray();
            Expr e = Rewrite.plus(factor == 1 ? own.expr() : sum(new Expr.Term(factor, own.expr())), (int) (double) c.getKey());
            add.accept(new Term(e, own.cost() + (factor == 1 ? 0 : 1) + 1.5 + more, Sort.VALUE, false, values));
          });
    }
  }

  /** A sum so far that never falls below 0, and the greatest sum of cells in a row that end here. */
  private void balances(Expr soFar) {
    Expr least = new Loop.Running(Reduction.MIN, "i", soFar);
    Expr debt = Words.choice(Words.test(least, Comparison.LESS, Words.ZERO), least, Words.ZERO);
    add.accept(term(Sort.VALUE, 3 + more, false, sum(Words.plus(soFar), Words.minus(debt))));
    double cap = Arrays.stream(lines.wanted()).max().orElse(0);
    if (Math.abs(cap) <= MOST_CONSTANT && cap > 0) {
      Expr above = sum(Words.plus(new Loop.Running(Reduction.MAX, "i", soFar)), Words.minus(number(cap)));
      add.accept(term(Sort.VALUE, 3.5 + more, false, sum(Words.plus(soFar), Words.minus(Words.choice(Words.test(above, Comparison.MORE, Words.ZERO), above, Words.ZERO)))));
    }
    Expr before = new Loop.Running(Reduction.MIN, "i", sum(Words.plus(soFar), Words.minus(cell(I))));
    add.accept(term(Sort.VALUE, 3 + more, false, sum(Words.plus(soFar), Words.minus(before))));
  }

  private static Term quotient(Term of, Expr by, double[] divisors, double cost) {
    double[] values = new double[divisors.length];
    Arrays.setAll(values, k -> (long) of.values()[k] / (long) divisors[k]);
    return new Term(new Expr.Quotient(of.expr(), by), cost, Sort.VALUE, of.wholeRow(), values);
  }

  /** What characters come to that are digits all. */
  private void digits() {
    if (Arrays.stream(lines.cells()).flatMapToDouble(Arrays::stream).allMatch(c -> c >= '0' && c <= '9')) {
      Totals.ofDigits(Rewrite.plus(cell(Words.k()), -'0')).forEach(total -> near.accept(term(Sort.VALUE, total.cost(), true, total.expr())));
    }
  }

  /** Sums and orders of numbers: of the whole line where there is no position, else up to the position. */
  private void sums() {
    add.accept(term(Sort.VALUE, 2, true, Totals.sum(cell(Words.k()))));
    if (vocabulary.single()) {
      if (vocabulary.whole() && !lines.reals()) {
        List<Integer> numbers = vocabulary.numbers(Sort.VALUE).stream().map(n -> ((Expr.Read) n.expr()).input()).toList();
        PiecewiseSums.of(lines, numbers).forEach(total -> add.accept(term(Sort.VALUE, total.cost(), true, total.expr())));
      }
      for (Totals.Total total : lines.reals() ? RealElements.totals(lines) : Totals.of(lines)) {
        Term term = term(Sort.VALUE, total.cost(), true, total.expr());
        if (total.asked()) {
          near.accept(term);
        } else {
          add.accept(term);
        }
      }
      for (Term place : vocabulary.of(Sort.PLACE, true).stream().filter(p -> p.cost() <= ElementTuning.MOST_OF_PLACE).toList()) {
        Totals.around(place.expr(), place.cost()).forEach(total -> add.accept(term(Sort.VALUE, total.cost(), true, total.expr())));
      }
      return;
    }
    if (vocabulary.whole()) {
      add.accept(quotient(term(Sort.VALUE, 2, true, Totals.sum(cell(Words.k()))), N, lines.values(N, true), 3));
    }
    Expr own = cell(I);
    if (more == 0) {
      windowExtremes();
    }
    blocks();
    Expr fall = sum(Words.plus(new Loop.Running(Reduction.MAX, "i", own)), Words.minus(own));
    Expr rise = sum(Words.plus(own), Words.minus(new Loop.Running(Reduction.MIN, "i", own)));
    add.accept(term(Sort.VALUE, 3 + more, false, new Loop.Running(Reduction.MAX, "i", fall)));
    add.accept(term(Sort.VALUE, 3 + more, false, new Loop.Running(Reduction.MAX, "i", rise)));
    Expr soFar = new Loop.Running(Reduction.SUM, "i", own);
    add.accept(term(Sort.VALUE, 2, false, soFar));
    if (vocabulary.whole()) {
      balances(soFar);
    }
    add.accept(term(Sort.VALUE, 2, false, sum(Words.plus(Totals.sum(cell(Words.k()))), Words.plus(own), Words.minus(soFar))));
    Expr.Sorted sorted = new Expr.Sorted(0);
    add.accept(term(Sort.VALUE, 2.5, false, new Expr.At(sorted, I)));
    add.accept(term(Sort.VALUE, 3, false, new Expr.At(sorted, sum(Words.plus(Words.last()), Words.minus(I)))));
    if (!vocabulary.single()) {
      // From both ends in turn.
      add.accept(term(Sort.VALUE, 3.2, false, new Expr.At(sorted, new Expr.Half(I))));
      add.accept(term(Sort.VALUE, 3.5, false, new Expr.At(sorted, sum(Words.plus(Words.last()), Words.minus(new Expr.Half(I))))));
    }
  }
}
