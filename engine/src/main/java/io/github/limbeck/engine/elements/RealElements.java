package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.plus;
import static io.github.limbeck.engine.elements.Words.sum;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.RealOperation;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is special about elements that are real numbers: quotients and means, and a scale whose factor and offset are read off the examples. */
final class RealElements {
  /** A factor or an offset has no more digits. */
  private static final MathContext DIGITS = new MathContext(9);
  /** Means of this many cells, the last of which is at the position, or of as many as there are. */
  private static final int MOST_TRAILING = 4;

  private RealElements() {}

  private static Expr divided(Expr of, Expr by) {
    return new Expr.Real(RealOperation.DIVIDE, List.of(of, by));
  }

  private static Expr difference(Expr left, Expr right) {
    return new Expr.Real(RealOperation.SUBTRACT, List.of(left, right));
  }

  /** Sums and means of cells and of those around, parts of the sum and of the greatest, what a cell differs from the mean by, and the scale. */
  static List<Term> of(Lines lines, Term own) {
    Expr total = Totals.sum(cell(Words.k()));
    Expr mean = divided(total, N);
    Expr before = around(-1);
    Expr after = around(1);
    List<Term> terms = new ArrayList<>();
    add(lines, terms, 2.5, mean);
    add(lines, terms, 2.5, sum(plus(cell(Rewrite.plus(I, -1), 0)), plus(cell(I)), plus(cell(Rewrite.plus(I, 1), 0))));
    add(lines, terms, 2.7, sum(plus(cell(Rewrite.plus(I, -2), 0)), plus(cell(Rewrite.plus(I, -1), 0)), plus(cell(I))));
    add(lines, terms, 3, divided(new Loop.Running(Reduction.SUM, "i", cell(I)), Words.after(I)));
    add(lines, terms, 3, divided(cell(I), total));
    add(lines, terms, 3, divided(cell(I), new Loop.Over(Reduction.MAX, "k", Words.ZERO, N, cell(Words.k()))));
    add(lines, terms, 3, difference(cell(I), mean));
    add(lines, terms, 3, divided(sum(plus(before), plus(cell(I))), number(2)));
    add(lines, terms, 3, divided(sum(plus(cell(I)), plus(after)), number(2)));
    add(lines, terms, 3.2, divided(sum(plus(before), plus(cell(I)), plus(after)), number(3)));
    add(lines, terms, 3, divided(sum(plus(before), plus(after)), number(2)));
    Expr lower = least(before, cell(I));
    add(lines, terms, 3, greatest(lower, least(greatest(before, cell(I)), after)));
    Expr sofar = cell(I);
    for (int cells = 2; cells <= MOST_TRAILING; cells++) {
      sofar = sum(plus(sofar), plus(cell(Rewrite.plus(I, 1 - cells), 0)));
      Expr there = Words.choice(Words.test(I, Comparison.LESS, number(cells - 1)), Words.after(I), number(cells));
      add(lines, terms, 3.2, divided(Rewrite.flat(sofar), there));
    }
    Expr least = new Loop.Over(Reduction.MIN, "k", Words.ZERO, N, cell(Words.k()));
    Expr greatest = new Loop.Over(Reduction.MAX, "k", Words.ZERO, N, cell(Words.k()));
    add(lines, terms, 3.5, divided(difference(cell(I), least), difference(greatest, least)));
    add(lines, terms, 3, divided(cell(I), cell(Words.ZERO)));
    add(lines, terms, 3, divided(cell(I), before));
    add(lines, terms, 3.5, difference(divided(cell(I), before), number(1)));
    add(lines, terms, 3.5, difference(divided(cell(I), cell(Words.ZERO)), number(1)));
    for (int by : ElementTuning.DIVISORS) {
      add(lines, terms, 2.5, divided(cell(I), number(by)));
    }
    scale(lines, own).ifPresent(e -> add(lines, terms, 3, e));
    return terms;
  }

  /** What a line of numbers comes to: its mean, its median, its spread, and what two lines come to place by place. */
  static List<Totals.Total> totals(Lines lines) {
    Expr each = cell(Words.k());
    Expr mean = divided(Totals.sum(each), N);
    Expr apart = difference(each, mean);
    Expr squares = Totals.sum(product(apart, apart));
    Expr.Sorted sorted = new Expr.Sorted(0);
    Expr middle = sum(plus(new Expr.At(sorted, new Expr.Half(N))), plus(new Expr.At(sorted, new Expr.Half(Words.last()))));
    Expr greatest = new Loop.Over(Reduction.MAX, "k", Words.ZERO, N, each);
    Expr least = new Loop.Over(Reduction.MIN, "k", Words.ZERO, N, each);
    Expr sizes = Totals.sum(new Expr.Real(RealOperation.ABS, List.of(each)));
    Expr ofSquares = Totals.sum(product(each, each));
    List<Totals.Total> totals = new ArrayList<>();
    totals.add(new Totals.Total(mean, 2.2, true));
    totals.add(new Totals.Total(divided(middle, number(2)), 2.8, true));
    totals.add(new Totals.Total(divided(sum(plus(greatest), plus(least)), number(2)), 3.5, false));
    Expr inner = difference(difference(Totals.sum(each), greatest), least);
    totals.add(new Totals.Total(divided(inner, sum(plus(N), plus(number(-2)))), 3.5, false));
    totals.add(new Totals.Total(divided(squares, N), 3, false));
    totals.add(new Totals.Total(root(divided(squares, N)), 3.5, false));
    totals.add(new Totals.Total(divided(squares, Words.last()), 3.5, false));
    totals.add(new Totals.Total(root(divided(squares, Words.last())), 4, false));
    totals.add(new Totals.Total(ofSquares, 2.5, false));
    totals.add(new Totals.Total(root(ofSquares), 3, false));
    totals.add(new Totals.Total(root(divided(ofSquares, N)), 3.5, false));
    totals.add(new Totals.Total(sizes, 2.5, false));
    totals.add(new Totals.Total(divided(sizes, N), 3, false));
    if (lines.areAlike()) {
      Expr other = Words.beside(Words.k());
      Expr difference = new Expr.Real(RealOperation.SUBTRACT, List.of(each, other));
      totals.add(new Totals.Total(Totals.sum(product(each, other)), 2.5, false));
      totals.add(new Totals.Total(root(Totals.sum(product(difference, difference))), 3.5, false));
      totals.add(new Totals.Total(Totals.sum(new Expr.Real(RealOperation.ABS, List.of(difference))), 3, false));
      totals.add(new Totals.Total(divided(Totals.sum(product(each, other)), Totals.sum(other)), 3.5, false));
    }
    return totals;
  }

  private static Expr product(Expr left, Expr right) {
    return new Expr.Real(RealOperation.MULTIPLY, List.of(left, right));
  }

  private static Expr least(Expr left, Expr right) {
    return new Expr.Real(RealOperation.MIN, List.of(left, right));
  }

  private static Expr greatest(Expr left, Expr right) {
    return new Expr.Real(RealOperation.MAX, List.of(left, right));
  }

  private static Expr root(Expr of) {
    return new Expr.Real(RealOperation.SQRT, List.of(of));
  }

  private static Expr around(int by) {
    return Words.nearest(Rewrite.plus(I, by));
  }

  private static void add(Lines lines, List<Term> terms, double cost, Expr e) {
    terms.add(new Term(e, cost, Sort.VALUE, false, lines.values(e, false)));
  }

  /** The factor and the offset by which the first two unlike cells become what is wanted there. */
  private static Optional<Expr> scale(Lines lines, Term own) {
    double[] wanted = lines.wanted();
    Optional<Integer> other = IntStream.range(1, wanted.length).filter(k -> own.values()[k] != own.values()[0]).boxed().findFirst();
    if (other.isEmpty()) {
      return Optional.empty();
    }
    int k = other.get();
    double factor = rounded((wanted[k] - wanted[0]) / (own.values()[k] - own.values()[0]));
    double offset = rounded(wanted[0] - factor * own.values()[0]);
    if (factor == 0 || !Double.isFinite(factor) || !Double.isFinite(offset)) {
      return Optional.empty();
    }
    Expr scaled = factor == 1 ? own.expr() : new Expr.Real(RealOperation.MULTIPLY, List.of(number(factor), own.expr()));
    return Optional.of(offset == 0 ? scaled : new Expr.Real(RealOperation.ADD, List.of(scaled, number(offset))));
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
