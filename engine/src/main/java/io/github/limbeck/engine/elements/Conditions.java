package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What rules may ask at a position: how values, counts and places compare with constants and with each other. */
final class Conditions {
  private static final int[] ROUND = {1000, 100, 50, 10, 5, 1};

  private final int positions;
  private final Map<Bits, Condition> known = new LinkedHashMap<>();

  /** The positions where a condition holds, compared by content. */
  private record Bits(long[] words) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bits bits && Arrays.equals(words, bits.words);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(words);
    }
  }

  private Conditions(int positions) {
    this.positions = positions;
  }

  /** All conditions, each that holds at the same positions once, the cheapest first. */
  static List<Condition> of(Lines lines, Vocabulary vocabulary, List<Term> near) {
    Conditions conditions = new Conditions(lines.positions());
    if (vocabulary.whole() && !vocabulary.single()) {
      conditions.bounds(near.get(0));
    } else if (vocabulary.characters() && !vocabulary.single()) {
      conditions.alphabet(near.get(0));
      conditions.kinds(near.get(0));
    } else if (vocabulary.characters()) {
      near.stream().filter(t -> t.expr() instanceof Expr.Element).forEach(conditions::kinds);
      conditions.held(lines);
    }
    conditions.values(near, vocabulary.background(), vocabulary.ordered(), vocabulary.whole());
    for (Term number : vocabulary.numbers(Sort.COUNT)) {
      vocabulary.of(Sort.COUNT, false).forEach(count -> conditions.order(count, number));
      vocabulary.of(Sort.COUNT, true).stream().filter(count -> !count.expr().equals(number.expr())).forEach(count -> conditions.order(count, number));
    }
    conditions.counts(vocabulary.of(Sort.COUNT, false), vocabulary.of(Sort.COUNT, true));
    if (!vocabulary.single()) {
      conditions.halves(lines);
    }
    conditions.places(vocabulary.of(Sort.PLACE, false), vocabulary.of(Sort.PLACE, true), vocabulary.nearestLikes());
    if (vocabulary.single() && lines.rows() == lines.positions()) {
      Patterns.of(lines).forEach(pattern -> conditions.add(pattern.expr(), pattern.cost(), pattern.holds()));
      if (vocabulary.whole()) {
        Totals.ofDigits(lines).stream().filter(Totals.Total::asked).forEach(total -> conditions.compare(
            new Term(total.expr(), total.cost(), Sort.VALUE, true, lines.values(total.expr(), true)), Comparison.EQUAL, 0, total.cost() + 0.5));
      }
      ValueSets.of(lines).ifPresent(sets -> sets.present().forEach(c -> conditions.add(c.expr(), c.cost(), c.holds())));
    }
    return conditions.known.values().stream().sorted(Comparator.comparingDouble(Condition::cost)).toList();
  }

  /**
   * How numbers compare with each other and with constants, whether a number is even, and whether the position is the first.
   *
   * @param numbers compared with bounds between any two of their values, and with each other
   * @param constants compared with, too
   */
  static List<Condition> among(Lines lines, List<Term> numbers, List<Double> constants, boolean whole) {
    Conditions conditions = new Conditions(lines.positions());
    conditions.compare(new Term(I, 1, Sort.PLACE, false, lines.values(I, false)), Comparison.EQUAL, 0, 1.5);
    conditions.values(numbers, 0, true, whole);
    for (Term number : numbers) {
      if (whole) {
        conditions.bounds(number);
      } else {
        conditions.decimals(number);
      }
      for (double constant : constants) {
        conditions.compare(number, Comparison.MORE, constant, number.cost() + 1.5);
        conditions.compare(number, Comparison.LESS, constant, number.cost() + 1.5);
      }
    }
    return conditions.known.values().stream().sorted(Comparator.comparingDouble(Condition::cost)).toList();
  }

  /** Bounds of real numbers: round ones among what occurs, and their opposites. */
  private void decimals(Term number) {
    double least = Arrays.stream(number.values()).min().orElse(0);
    double greatest = Arrays.stream(number.values()).max().orElse(0);
    for (double by : ElementTuning.ROUND_DECIMALS) {
      for (double at = Math.ceil(least / by); at * by < greatest && at - least / by <= ElementTuning.DECIMALS_OF_EACH; at++) {
        compare(number, Comparison.MORE, at * by, number.cost() + 2);
        compare(number, Comparison.LESS, at * by, number.cost() + 2);
      }
    }
  }

  /** The same for grids. */
  static List<Condition> of(GridVocabulary vocabulary) {
    Grids grids = vocabulary.grids();
    Conditions conditions = new Conditions(grids.positions());
    if (vocabulary.ordered()) {
      conditions.bounds(vocabulary.near().get(0));
    }
    conditions.values(vocabulary.near(), vocabulary.background(), vocabulary.ordered(), vocabulary.ordered());
    conditions.counts(vocabulary.counts(), List.of());
    vocabulary.places().forEach(place -> conditions.compare(place, Comparison.AT_LEAST, 0, place.cost() + 0.5));
    for (GridVocabulary.Asked asked : vocabulary.asked()) {
      double[] values = grids.values(asked.condition(), false);
      conditions.add(asked.condition(), asked.cost(), bits(values.length, k -> values[k] == 1));
    }
    return conditions.known.values().stream().sorted(Comparator.comparingDouble(Condition::cost)).toList();
  }

  /** Whether the cell holds one of the values that a source answers, for each of these. */
  static List<Condition> sets(Lines lines, Term own, List<Term> sources) {
    Conditions conditions = new Conditions(lines.positions());
    double[] wanted = lines.wanted();
    ValueSets.of(lines).ifPresent(sets -> sources.forEach(source -> sets.answeredBy(own, source, wanted).ifPresent(set -> conditions.add(set, own))));
    return List.copyOf(conditions.known.values());
  }

  /** The same of the values that are kept in answers of other lengths. */
  static List<Condition> kept(Lines lines, Term own, double[][] answers) {
    Conditions conditions = new Conditions(lines.positions());
    ValueSets.of(lines).flatMap(sets -> sets.kept(answers)).ifPresent(set -> conditions.add(set, own));
    return List.copyOf(conditions.known.values());
  }

  private void add(ValueSets.ValueSet set, Term own) {
    add(new ValueSets.ValueSet(set.named(), false).of(own.expr()), set.cost(), bits(positions, k -> set.named().contains(own.values()[k])));
  }

  /** Whether a cell is greater than the one before or after it, or less (at an end it is neither), and whether it is above the mean or below it. */
  static List<Condition> neighbours(Lines lines, Term own) {
    Conditions conditions = new Conditions(lines.positions());
    for (int by = -1; by <= 1; by += 2) {
      Expr e = Words.nearest(Rewrite.plus(I, by));
      Term neighbour = new Term(e, 2, Sort.VALUE, false, lines.values(e, false));
      conditions.compare(own, Comparison.MORE, neighbour, own.cost() + neighbour.cost() + 0.2);
      conditions.compare(own, Comparison.LESS, neighbour, own.cost() + neighbour.cost() + 0.2);
    }
    Expr peak = Words.and(beside(-1, Comparison.MORE), beside(1, Comparison.MORE));
    Expr valley = Words.and(beside(-1, Comparison.LESS), beside(1, Comparison.LESS));
    conditions.add(lines, new Logical.Or(List.of(peak, valley)), 4);
    if (lines.reals()) {
      return List.copyOf(conditions.known.values());
    }
    for (Comparison op : new Comparison[] {Comparison.MORE, Comparison.LESS}) {
      conditions.add(lines, test(new Expr.Product(own.expr(), Words.N), op, Totals.sum(Words.cell(Words.k()))), 3.5);
    }
    return List.copyOf(conditions.known.values());
  }

  private static Expr beside(int by, Comparison op) {
    return test(Words.cell(I), op, Words.nearest(Rewrite.plus(I, by)));
  }

  private void add(Lines lines, Expr condition, double cost) {
    double[] values = lines.values(condition, false);
    add(condition, cost, bits(positions, k -> values[k] == 1));
  }

  /** Conditions of one word. */
  static List<Condition> plain(Lines lines, List<Expr> all) {
    Conditions conditions = new Conditions(lines.positions());
    for (Expr e : all) {
      double[] values = lines.values(e, false);
      conditions.add(e, 1, bits(values.length, k -> values[k] == 1));
    }
    return List.copyOf(conditions.known.values());
  }

  private void add(Expr e, double cost, long[] holds) {
    add(new Condition(e, false, cost, holds));
    long[] opposite = new long[holds.length];
    for (int w = 0; w < holds.length; w++) {
      opposite[w] = ~holds[w];
    }
    if (positions % 64 != 0) {
      opposite[holds.length - 1] &= (1L << positions % 64) - 1;
    }
    add(new Condition(e, true, cost + 0.1, opposite));
  }

  private void add(Condition condition) {
    known.merge(new Bits(condition.holds()), condition, (a, b) -> b.cost() < a.cost() ? b : a);
  }

  private void compare(Term left, Comparison op, double constant, double cost) {
    add(test(left.expr(), op, number(constant)), cost, bits(positions, k -> op.test(left.values()[k], constant)));
  }

  private void compare(Term left, Comparison op, Term right, double cost) {
    add(test(left.expr(), op, right.expr()), cost, bits(positions, k -> op.test(left.values()[k], right.values()[k])));
  }

  /** The positions where something holds, in words of 64. */
  private static long[] bits(int positions, IntPredicate holds) {
    long[] bits = new long[(positions + 63) / 64];
    for (int k = 0; k < positions; k++) {
      if (holds.test(k)) {
        bits[k / 64] |= 1L << k % 64;
      }
    }
    return bits;
  }

  private void values(List<Term> near, double background, boolean ordered, boolean whole) {
    for (int a = 0; a < near.size(); a++) {
      Term left = near.get(a);
      compare(left, Comparison.EQUAL, background, left.cost() + 0.5);
      Set<Double> held = new HashSet<>();
      Arrays.stream(left.values()).forEach(held::add);
      if (held.size() <= ElementTuning.MOST_CONSTANTS) {
        held.stream().sorted().forEach(v -> compare(left, Comparison.EQUAL, v, left.cost() + 2));
      }
      if (ordered) {
        compare(left, Comparison.MORE, 0, left.cost() + 1);
        compare(left, Comparison.LESS, 0, left.cost() + 1);
        if (whole && held.size() > ElementTuning.MOST_CONSTANTS) {
          parity(left, left.cost() + 1.5);
        }
      }
      for (int b = a + 1; b < near.size(); b++) {
        Term right = near.get(b);
        compare(left, Comparison.EQUAL, right, left.cost() + right.cost());
        if (ordered) {
          compare(left, Comparison.LESS, right, left.cost() + right.cost() + 0.2);
          compare(left, Comparison.MORE, right, left.cost() + right.cost() + 0.2);
        }
      }
    }
  }

  /** Whether a position lies in the first half, where a middle one does or does not, and whether it lies before the middle ones or not after them. */
  private void halves(Lines lines) {
    Term here = new Term(I, 1, Sort.PLACE, false, lines.values(I, false));
    Expr half = new Expr.Half(Words.N);
    Expr halfUp = new Expr.Half(Words.after(Words.N));
    for (Expr middle : List.of(half, halfUp, Words.before(halfUp), Words.after(half))) {
      compare(here, Comparison.LESS, new Term(middle, 1.5, Sort.COUNT, true, lines.values(middle, true)), middle instanceof Expr.Half ? 2.5 : 3);
    }
  }

  private void order(Term left, Term right) {
    compare(left, Comparison.LESS, right, left.cost() + right.cost());
    compare(left, Comparison.MORE, right, left.cost() + right.cost());
    compare(left, Comparison.EQUAL, right, left.cost() + right.cost());
  }

  /** Bounds of numbers, between values that occur: the roundest there. */
  private void bounds(Term number) {
    double[] held = Arrays.stream(number.values()).distinct().sorted().toArray();
    for (int k = 0; k + 1 < held.length && held.length <= ElementTuning.MOST_BOUNDS; k++) {
      double bound = roundest(held[k], held[k + 1]);
      compare(number, Comparison.MORE, bound, number.cost() + (bound % 10 == 0 ? 1.5 : bound % 5 == 0 ? 2 : 2.5));
    }
  }

  /** The roundest whole number from one value on that is below another. */
  static double roundest(double from, double below) {
    for (int by : ROUND) {
      double bound = Math.floor((below - 1) / by) * by;
      if (bound >= from) {
        return bound;
      }
    }
    return from;
  }

  /** Bounds of characters. */
  private void alphabet(Term character) {
    double[] held = Arrays.stream(character.values()).distinct().sorted().toArray();
    for (int k = 0; k + 1 < held.length && held.length <= ElementTuning.MOST_BOUNDS; k++) {
      Characters.Bound bound = Characters.between(held[k], held[k + 1]);
      compare(character, bound.op(), bound.character(), character.cost() + bound.cost());
    }
  }

  /** Whether a character is a digit, a capital or a small letter, where some are and some are not. */
  private void kinds(Term character) {
    for (double[] kind : Characters.KINDS) {
      long[] holds = bits(positions, k -> kind[0] <= character.values()[k] && character.values()[k] <= kind[1]);
      int held = Arrays.stream(holds).map(Long::bitCount).mapToInt(n -> (int) n).sum();
      if (held > 0 && held < positions) {
        Expr is = Words.and(test(character.expr(), Comparison.AT_LEAST, number(kind[0])), test(character.expr(), Comparison.AT_MOST, number(kind[1])));
        add(is, character.cost() + 0.9, holds);
      }
    }
  }

  /** Whether a text has a digit, a capital, a small letter, or anything else. */
  private void held(Lines lines) {
    List<Expr> kinds = Characters.KINDS.stream().map(kind -> Words.and(test(Words.cell(Words.k()), Comparison.AT_LEAST, number(kind[0])),
        test(Words.cell(Words.k()), Comparison.AT_MOST, number(kind[1])))).toList();
    Expr other = Words.and(kinds.stream().map(Logical.Not::new).toArray(Expr[]::new));
    Expr noLetter = Words.and(kinds.subList(1, kinds.size()).stream().map(Logical.Not::new).toArray(Expr[]::new));
    for (Expr kind : Stream.concat(kinds.stream(), Stream.of(other, noLetter)).toList()) {
      Expr any = new Loop.Over(Reduction.ANY, "k", ZERO, Words.N, kind);
      double[] values = lines.values(any, true);
      add(any, kind == other || kind == noLetter ? 3 : 2.5, bits(positions, k -> values[k] == 1));
    }
  }

  private void counts(List<Term> here, List<Term> ofRow) {
    List<Term> all = new ArrayList<>(here);
    all.addAll(ofRow);
    for (Term count : all) {
      for (int c = 0; c <= 3; c++) {
        compare(count, Comparison.EQUAL, c, count.cost() + 1 + 0.2 * c);
      }
      for (int c = 1; c <= 5; c++) {
        compare(count, Comparison.MORE, c, count.cost() + 1 + 0.2 * c);
      }
      parity(count, count.cost() + 1.2);
      remainder(count, 3, count.cost() + 2.5);
    }
    for (int a = 0; a < here.size(); a++) {
      for (Term right : ofRow) {
        compare(here.get(a), Comparison.EQUAL, right, here.get(a).cost() + right.cost());
      }
      for (int b = a + 1; b < here.size(); b++) {
        compare(here.get(a), Comparison.EQUAL, here.get(b), here.get(a).cost() + here.get(b).cost() + 0.5);
        compare(here.get(a), Comparison.LESS, here.get(b), here.get(a).cost() + here.get(b).cost() + 0.5);
        compare(here.get(a), Comparison.MORE, here.get(b), here.get(a).cost() + here.get(b).cost() + 0.5);
      }
    }
  }

  private void parity(Term count, double cost) {
    remainder(count, 2, cost);
  }

  private void remainder(Term count, int modulus, double cost) {
    double[] values = Arrays.stream(count.values()).map(v -> Math.floorMod((long) v, (long) modulus)).toArray();
    Term remainder = new Term(new Expr.Remainder(count.expr(), modulus), cost, count.sort(), count.wholeRow(), values);
    for (int c = 0; c < modulus; c++) {
      compare(remainder, Comparison.EQUAL, c, cost);
    }
  }

  private void places(List<Term> here, List<Term> ofRow, List<Term> likes) {
    for (Term place : here) {
      if (!place.expr().equals(I)) {
        compare(place, Comparison.AT_LEAST, 0, place.cost() + 0.5);
      }
      for (Term anchor : ofRow) {
        double away = anchor.expr().equals(ZERO) ? 0.5 : anchor.expr().equals(Words.last()) ? 1 : anchor.cost();
        for (Comparison op : new Comparison[] {Comparison.EQUAL, Comparison.LESS, Comparison.MORE}) {
          compare(place, op, anchor, place.cost() + away);
        }
      }
    }
    for (Term place : likes) {
      compare(place, Comparison.AT_LEAST, 0, place.cost() + 0.5);
    }
    for (Term place : here) {
      if (!place.expr().equals(I)) {
        compare(here.get(0), Comparison.EQUAL, place, place.cost() + 0.8);
      }
    }
    for (int a = 0; a < ofRow.size(); a++) {
      compare(ofRow.get(a), Comparison.AT_LEAST, 0, ofRow.get(a).cost() + 0.5);
      for (int b = a + 1; b < ofRow.size(); b++) {
        compare(ofRow.get(a), Comparison.LESS, ofRow.get(b), ofRow.get(a).cost() + ofRow.get(b).cost());
      }
    }
  }
}
