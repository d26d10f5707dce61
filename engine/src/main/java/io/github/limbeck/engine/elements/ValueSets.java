package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.k;
import static io.github.limbeck.engine.elements.Words.number;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Sets of values that cells may hold, such as the vowels: the values whose cells are all answered in one way. Which they are is read off the examples,
 * so that no more than one set comes into question for each way.
 */
final class ValueSets {
  /** With more values each is met too seldom. */
  private static final int MOST_VALUES = 40;
  private static final int MOST_NAMED = 12;
  /** Lines that have one of some values, so that their answer is told by it. */
  private static final int FEWEST_WITH = 3;
  /** Counts are solved for modulo a prime (2^31 - 1), so that nothing is rounded. */
  private static final long PRIME = Integer.MAX_VALUE;

  private final Lines lines;
  private final double[] values;

  private ValueSets(Lines lines) {
    this.lines = lines;
    this.values = Arrays.stream(lines.cells()).flatMapToDouble(Arrays::stream).distinct().sorted().limit(MOST_VALUES + 1L).toArray();
  }

  /** Those of some examples; empty if cells hold too few values or too many. */
  static Optional<ValueSets> of(Lines lines) {
    ValueSets sets = new ValueSets(lines);
    return sets.values.length <= 2 || sets.values.length > MOST_VALUES ? Optional.empty() : Optional.of(sets);
  }

  /**
   * Some values, or all others.
   *
   * @param named the values that are told; at least two
   * @param others whether all others are meant
   */
  record ValueSet(Set<Double> named, boolean others) {
    boolean holds(double value) {
      return named.contains(value) != others;
    }

    /** Whether a cell is in it. */
    Expr of(Expr cell) {
      Expr any = new Logical.Or(named.stream().map(v -> equal(cell, number(v))).toList());
      return others ? new Logical.Not(any) : any;
    }

    double cost() {
      return 1.5 + 0.7 * named.size();
    }
  }

  /** The set told by its fewer side; empty if that is too long, or a single value. */
  private Optional<ValueSet> told(Set<Double> chosen) {
    Set<Double> rest = new TreeSet<>(Arrays.stream(values).boxed().toList());
    rest.removeAll(chosen);
    boolean others = rest.size() < chosen.size();
    Set<Double> named = others ? rest : chosen;
    return named.size() < 2 || named.size() > MOST_NAMED ? Optional.empty() : Optional.of(new ValueSet(named, others));
  }

  /** The values whose cells are answered by a source at every position. */
  Optional<ValueSet> answeredBy(Term own, Term source, double[] wanted) {
    Set<Double> chosen = new TreeSet<>();
    Arrays.stream(own.values()).forEach(chosen::add);
    for (int k = 0; k < wanted.length; k++) {
      if (wanted[k] != source.values()[k]) {
        chosen.remove(own.values()[k]);
      }
    }
    return told(chosen);
  }

  /** The values that answers hold as often as the arrays do, if they hold no other. */
  Optional<ValueSet> kept(double[][] answers) {
    Set<Double> kept = new TreeSet<>();
    for (double value : values) {
      boolean all = true;
      boolean none = true;
      for (int r = 0; r < answers.length; r++) {
        long given = count(lines.cells()[r], value);
        long answered = count(answers[r], value);
        all &= given == answered;
        none &= answered == 0;
      }
      if (!all && !none) {
        return Optional.empty();
      } else if (all) {
        kept.add(value);
      }
    }
    return told(kept);
  }

  private static long count(double[] line, double value) {
    return Arrays.stream(line).filter(v -> v == value).count();
  }

  /** The values whose cells answers count; empty if the examples leave open which, or there are none such. */
  Optional<Expr> counted() {
    int n = values.length;
    long[][] equations = new long[lines.rows()][n + 1];
    for (int r = 0; r < equations.length; r++) {
      for (int v = 0; v < n; v++) {
        equations[r][v] = count(lines.cells()[r], values[v]);
      }
      equations[r][n] = Math.floorMod((long) lines.answers()[r][0], PRIME);
    }
    return solved(equations, n).flatMap(this::told).map(set -> Words.count(set.of(cell(k()))));
  }

  /** The unknowns that are 1, if there is one solution and all others are 0. */
  private Optional<Set<Double>> solved(long[][] equations, int unknowns) {
    for (int u = 0; u < unknowns; u++) {
      int at = u;
      Optional<Integer> pivot = IntStream.range(u, equations.length).filter(r -> equations[r][at] != 0).boxed().findFirst();
      if (pivot.isEmpty()) {
        return Optional.empty();
      }
      long[] row = equations[pivot.get()];
      equations[pivot.get()] = equations[u];
      equations[u] = row;
      long inverse = power(row[u], PRIME - 2);
      for (int c = u; c <= unknowns; c++) {
        row[c] = row[c] * inverse % PRIME;
      }
      for (int r = 0; r < equations.length; r++) {
        long factor = equations[r][u];
        for (int c = u; r != u && factor != 0 && c <= unknowns; c++) {
          equations[r][c] = Math.floorMod(equations[r][c] - factor * row[c] % PRIME, PRIME);
        }
      }
    }
    boolean fits = IntStream.range(0, equations.length).allMatch(r -> r < unknowns ? equations[r][unknowns] <= 1 : equations[r][unknowns] == 0);
    return !fits ? Optional.empty() : Optional.of(new TreeSet<>(IntStream.range(0, unknowns).filter(u -> equations[u][unknowns] == 1).mapToObj(u -> values[u]).toList()));
  }

  private static long power(long base, long exponent) {
    long power = 1;
    for (long left = exponent, square = base; left > 0; left /= 2, square = square * square % PRIME) {
      power = left % 2 == 1 ? power * square % PRIME : power;
    }
    return power;
  }

  /** Whether a line has a cell of some values: those that no line with the other answer has. */
  List<Condition> present() {
    double[] wanted = lines.wanted();
    double[] answers = Arrays.stream(wanted).distinct().limit(3).toArray();
    if (answers.length != 2) {
      return List.of();
    }
    TreeMap<Double, Condition> found = new TreeMap<>();
    for (double answer : answers) {
      Set<Double> chosen = new TreeSet<>(Arrays.stream(values).boxed().toList());
      IntStream.range(0, wanted.length).filter(r -> wanted[r] != answer).forEach(r -> Arrays.stream(lines.cells()[r]).forEach(chosen::remove));
      int[] with = IntStream.range(0, wanted.length).filter(r -> Arrays.stream(lines.cells()[r]).anyMatch(chosen::contains)).toArray();
      if (with.length >= FEWEST_WITH) {
        told(chosen).ifPresent(set -> {
          long[] holds = new long[(wanted.length + 63) / 64];
          Arrays.stream(with).forEach(r -> holds[r / 64] |= 1L << r % 64);
          found.put(answer, new Condition(new Loop.Over(Reduction.ANY, "k", ZERO, Words.N, set.of(cell(k()))), false, 1 + set.cost(), holds));
        });
      }
    }
    return List.copyOf(found.values());
  }
}
