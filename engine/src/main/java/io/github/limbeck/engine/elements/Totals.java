package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.choice;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.k;
import static io.github.limbeck.engine.elements.Words.last;
import static io.github.limbeck.engine.elements.Words.minus;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.plus;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers that a line of numbers comes to as a whole: sums of some of its cells, cells by their order, and sums by which numbers are checked. */
final class Totals {
  private static final int[] MODULI = {10, 11, 9, 7};

  private Totals() {}

  /**
   * A number of a line.
   *
   * @param cost in words
   * @param asked whether conditions speak of it
   */
  record Total(Expr expr, double cost, boolean asked) {}

  static Expr sum(Expr of) {
    return new Loop.Over(Reduction.SUM, "k", ZERO, N, of);
  }

  /** What the digits of a line come to. */
  static List<Total> ofDigits(Expr digit) {
    List<Total> totals = new ArrayList<>(List.of(new Total(sum(digit), 2, true)));
    checksums(digit, totals);
    return totals;
  }

  static List<Total> of(Lines lines) {
    Expr each = cell(k());
    List<Total> totals = new ArrayList<>();
    Expr.Sorted sorted = new Expr.Sorted(0);
    Expr several = test(N, Comparison.MORE, number(1));
    totals.add(new Total(new Expr.At(sorted, new Expr.Half(N)), 2.5, false));
    totals.add(new Total(new Expr.At(sorted, new Expr.Half(last())), 2.5, false));
    totals.add(new Total(choice(several, new Expr.At(sorted, Rewrite.plus(N, -2)), new Expr.At(sorted, ZERO)), 3, false));
    totals.add(new Total(choice(several, new Expr.At(sorted, number(1)), new Expr.At(sorted, ZERO)), 3, false));
    totals.add(new Total(sum(choice(test(each, Comparison.MORE, ZERO), each, ZERO)), 2.5, false));
    totals.add(new Total(sum(choice(test(each, Comparison.LESS, ZERO), each, ZERO)), 2.5, false));
    totals.add(new Total(sum(choice(isEven(each), each, ZERO)), 2.8, false));
    totals.add(new Total(sum(choice(isEven(k()), each, ZERO)), 2.5, false));
    totals.add(new Total(sum(choice(isEven(k()), each, times(-1, each))), 2.8, false));
    totals.add(new Total(sum(new Expr.Product(each, each)), 2.5, false));
    totals.add(new Total(sum(new Expr.Product(each, k())), 2.8, false));
    Expr previous = cell(Words.before(k()));
    Expr step = Words.sum(plus(each), minus(previous));
    totals.add(new Total(new Loop.Over(Reduction.SUM, "k", number(1), N, Words.apart(each, previous)), 3, false));
    steps(each, previous, sorted, totals);
    Expr least = extreme(Reduction.MIN, each);
    Expr greatest = extreme(Reduction.MAX, each);
    totals.add(new Total(extreme(Reduction.MIN, choice(test(each, Comparison.MORE, least), each, greatest)), 3, false));
    totals.add(new Total(extreme(Reduction.MAX, choice(test(each, Comparison.LESS, greatest), each, least)), 3, false));
    totals.add(new Total(new Expr.At(sorted, extreme(Reduction.ARGMAX, Words.copies(new Expr.At(sorted, k())))), 3, false));
    ofSeveral(sorted, totals);
    if (lines.areTwo()) {
      pair(lines, each, totals);
    }
    balances(each, totals);
    totals.addAll(ofDigits(lines));
    return totals;
  }

  /** Sums by which numbers are checked, where all cells are digits. */
  static List<Total> ofDigits(Lines lines) {
    List<Total> totals = new ArrayList<>();
    if (Arrays.stream(lines.cells()).flatMapToDouble(Arrays::stream).allMatch(c -> 0 <= c && c <= 9)) {
      checksums(cell(k()), totals);
    }
    return totals;
  }

  private static Expr extreme(Reduction extreme, Expr of) {
    return new Loop.Over(extreme, "k", ZERO, N, of);
  }

  /** The third from either end of the order, and the sums of two and three at the ends, or of all where there are fewer. */
  private static void ofSeveral(Expr.Sorted sorted, List<Total> totals) {
    Expr inOrder = new Expr.At(sorted, k());
    for (int several : new int[] {2, 3}) {
      totals.add(new Total(sum(choice(test(k(), Comparison.AT_LEAST, Rewrite.plus(N, -several)), inOrder, ZERO)), 3, false));
      totals.add(new Total(sum(choice(test(k(), Comparison.LESS, number(several)), inOrder, ZERO)), 3, false));
    }
    Expr three = test(N, Comparison.MORE, number(2));
    totals.add(new Total(choice(three, new Expr.At(sorted, Rewrite.plus(N, -3)), new Expr.At(sorted, ZERO)), 3.2, false));
    totals.add(new Total(choice(three, new Expr.At(sorted, number(2)), new Expr.At(sorted, last())), 3.2, false));
  }

  /** The sums of the cells after a place and before it; all of them, or none, where there is no such place. */
  static List<Total> around(Expr place, double cost) {
    return List.of(new Total(sum(choice(test(k(), Comparison.MORE, place), cell(k()), ZERO)), cost + 1, false),
        new Total(sum(choice(test(k(), Comparison.LESS, place), cell(k()), ZERO)), cost + 1, false));
  }

  /** What a second line comes to; and both, place by place. */
  private static void pair(Lines lines, Expr each, List<Total> totals) {
    Expr other = Words.beside(k());
    for (Reduction reduction : List.of(Reduction.SUM, Reduction.MAX, Reduction.MIN)) {
      totals.add(new Total(new Loop.Over(reduction, "k", ZERO, Words.M, other), 2.2, true));
    }
    if (!lines.areAlike()) {
      return;
    }
    Expr difference = Words.sum(plus(each), minus(other));
    Expr apart = Words.apart(each, other);
    Expr greater = choice(test(each, Comparison.MORE, other), each, other);
    Expr lesser = choice(test(each, Comparison.LESS, other), each, other);
    totals.add(new Total(sum(new Expr.Product(each, other)), 2.5, true));
    totals.add(new Total(sum(choice(test(each, Comparison.MORE, other), number(1), choice(test(each, Comparison.LESS, other), Words.NONE, ZERO))), 3, false));
    for (Expr of : List.of(apart, greater, lesser, new Expr.Product(difference, difference))) {
      totals.add(new Total(sum(of), 3, false));
    }
    for (Reduction extreme : List.of(Reduction.MAX, Reduction.MIN)) {
      for (Expr of : List.of(apart, difference, Words.sum(plus(each), plus(other)), new Expr.Product(each, other))) {
        totals.add(new Total(new Loop.Over(extreme, "k", ZERO, N, of), 3, false));
      }
    }
  }

  /** Means, and the greatest and least of what lies between neighbours, as they stand and in order. */
  private static void steps(Expr each, Expr previous, Expr.Sorted sorted, List<Total> totals) {
    totals.add(new Total(new Expr.Quotient(sum(each), N), 2.5, false));
    Expr inner = Words.sum(plus(sum(each)), minus(extreme(Reduction.MAX, each)), minus(extreme(Reduction.MIN, each)));
    totals.add(new Total(inner, 3, false));
    totals.add(new Total(choice(test(N, Comparison.MORE, number(2)), new Expr.Quotient(inner, Rewrite.plus(N, -2)), ZERO), 3.5, false));
    Expr gap = Words.sum(plus(new Expr.At(sorted, k())), minus(new Expr.At(sorted, Words.before(k()))));
    Expr step = Words.sum(plus(each), minus(previous));
    Expr way = Words.apart(each, previous);
    for (Reduction extreme : List.of(Reduction.MAX, Reduction.MIN)) {
      for (Expr between : List.of(step, way, gap, new Expr.Product(each, previous), Words.sum(plus(each), plus(previous)))) {
        totals.add(new Total(fromSecond(extreme, between), 3, false));
      }
    }
    totals.add(new Total(fromSecond(Reduction.SUM, new Expr.Product(each, previous)), 3, false));
  }

  /** A reduction over all places but the first; 0 where there is no other. */
  private static Expr fromSecond(Reduction reduction, Expr of) {
    return choice(test(N, Comparison.MORE, number(1)), new Loop.Over(reduction, "k", number(1), N, of), ZERO);
  }

  /** How low and how high the sum so far comes, and the greatest sum of cells in a row. */
  private static void balances(Expr each, List<Total> totals) {
    Expr soFar = new Loop.Running(Reduction.SUM, "k", each);
    totals.add(new Total(new Loop.Over(Reduction.MIN, "k", ZERO, N, soFar), 2.5, true));
    totals.add(new Total(new Loop.Over(Reduction.MAX, "k", ZERO, N, soFar), 2.5, true));
    Expr before = new Loop.Running(Reduction.MIN, "k", Words.sum(plus(soFar), minus(each)));
    totals.add(new Total(new Loop.Over(Reduction.MAX, "k", ZERO, N, Words.sum(plus(soFar), minus(before))), 3.5, true));
    totals.add(new Total(extreme(Reduction.MAX, Words.sum(plus(each), minus(new Loop.Running(Reduction.MIN, "k", each)))), 3.2, false));
    totals.add(new Total(extreme(Reduction.MAX, Words.sum(plus(new Loop.Running(Reduction.MAX, "k", each)), minus(each))), 3.2, false));
  }

  private static Expr isEven(Expr e) {
    return equal(new Expr.Remainder(e, 2), ZERO);
  }

  private static Expr times(double factor, Expr e) {
    return Words.sum(new Expr.Term(factor, e));
  }

  /** Sums of digits by which numbers are checked: every second digit counts twice (Luhn 1954) or three times, or each by its place; modulo 10, 11, 9 and 7. */
  private static void checksums(Expr digit, List<Total> totals) {
    Expr fromEnd = Words.sum(plus(N), minus(k()));
    Expr second = equal(new Expr.Remainder(fromEnd, 2), ZERO);
    Expr other = equal(new Expr.Remainder(fromEnd, 2), number(1));
    Expr folded = choice(test(digit, Comparison.MORE, number(4)), Rewrite.plus(times(2, digit), -9), times(2, digit));
    for (Expr weighed : List.of(choice(second, folded, digit), choice(other, folded, digit), choice(second, times(3, digit), digit),
        choice(other, times(3, digit), digit), new Expr.Product(digit, fromEnd), new Expr.Product(digit, Rewrite.plus(k(), 1)), digit)) {
      for (int modulus : MODULI) {
        totals.add(new Total(new Expr.Remainder(sum(weighed), modulus), 3.5, true));
        totals.add(new Total(new Expr.Remainder(times(-1, sum(weighed)), modulus), 4, false));
      }
    }
  }
}
