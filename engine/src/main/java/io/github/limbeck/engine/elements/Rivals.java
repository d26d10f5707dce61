package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.effort.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What few examples do not decide: rules that are right on all of them and yet differ on other rows. The row on which they differ is the best
 * example to add (query by committee: Seung, Opper and Sompolinsky 1992).
 */
public final class Rivals {
  /** Rows are tried by the example that they come from: so many that are drawn, beside those that differ from it in one cell. */
  private static final int DRAWN = 40;
  private static final int VALUES = 4;

  private Rivals() {}

  /**
   * A row on which two rules differ.
   *
   * @param cells the array
   * @param scalars what is given beside it
   * @param answer what the rule answers
   * @param other what the other answers
   */
  public record Difference(double[] cells, double[] scalars, double[] answer, double[] other) {}

  /**
   * A row to try.
   *
   * @param unlike how little it is like an example
   */
  private record Probe(double[] cells, double[] scalars, int unlike) {}

  /** Readings, and the shortest of them with one expression in the place of another that is like it on all examples; the shortest first. */
  static List<ElementRules> withTwins(List<ElementRules> readings, List<Term> twins) {
    List<ElementRules> all = new ArrayList<>(readings);
    if (!readings.isEmpty()) {
      ElementRules best = readings.get(0);
      for (Term twin : twins) {
        for (int r = 0; r <= best.rules().size(); r++) {
          Term source = r < best.rules().size() ? best.rules().get(r).source() : best.otherwise();
          double cost = best.cost() + twin.cost() - source.cost();
          if (cost <= best.cost() + ElementTuning.MORE_WORDS && Arrays.equals(twin.values(), source.values())) {
            List<ElementRules.Rule> rules = new ArrayList<>(best.rules());
            if (r < rules.size()) {
              rules.set(r, new ElementRules.Rule(rules.get(r).conditions(), twin));
            }
            all.add(new ElementRules(rules, r < rules.size() ? best.otherwise() : twin, cost));
          }
        }
      }
    }
    all.sort(Comparator.comparingDouble(ElementRules::cost));
    return all;
  }

  /**
   * The row most like an example on which the first of some readings that differs from a rule does so.
   *
   * @param readings rules that are right on all examples, the shortest first
   * @param read what a reading answers to a line
   */
  static Optional<Difference> difference(ElementLearner.Given given, boolean single, List<ElementRules> readings, BiFunction<ElementRules, Lines, double[]> read,
      BiFunction<double[], double[], double[]> rule, Work work) {
    List<Probe> probes = probes(given);
    for (ElementRules reading : readings) {
      for (Probe probe : probes) {
        if (work.isSpent()) {
          return Optional.empty();
        }
        double[] like = single ? new double[1] : probe.cells();
        double[] other = read.apply(reading, Lines.of(given.one(probe.cells(), probe.scalars()), List.of(like), false));
        double[] answer = rule.apply(probe.cells(), probe.scalars());
        work.spend(1000L * probe.cells().length);
        if (!Arrays.equals(answer, other)) {
          return Optional.of(new Difference(probe.cells(), probe.scalars(), answer, other));
        }
      }
    }
    return Optional.empty();
  }

  /** Rows that are like examples: turned around, cut, with one cell changed, with cells drawn anew; what is most like them first, and short ones first. */
  private static List<Probe> probes(ElementLearner.Given given) {
    double[] values = given.cells().stream().flatMapToDouble(Arrays::stream).distinct().sorted().toArray();
    Random random = new Random(1);
    List<Probe> probes = new ArrayList<>();
    for (int r = 0; r < given.cells().size(); r++) {
      double[] cells = given.cells().get(r);
      double[] scalars = given.scalars().get(r);
      probes.add(new Probe(IntStream.range(0, cells.length).mapToDouble(i -> cells[cells.length - 1 - i]).toArray(), scalars, 0));
      for (int from = 0; from + 1 < cells.length; from += Math.max(1, cells.length / VALUES)) {
        probes.add(new Probe(Arrays.copyOfRange(cells, from, cells.length), scalars, 0));
        probes.add(new Probe(Arrays.copyOfRange(cells, 0, cells.length - from), scalars, 0));
      }
      for (int i = 0; i < cells.length; i++) {
        double[] changed = cells.clone();
        changed[i] = values[random.nextInt(values.length)];
        probes.add(new Probe(changed, scalars, 1));
      }
      for (int k = 0; k < DRAWN; k++) {
        double[] drawn = new double[2 + random.nextInt(Math.max(1, cells.length))];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = i > 0 && random.nextBoolean() ? drawn[i - 1] : values[random.nextInt(values.length)];
        }
        probes.add(new Probe(drawn, scalars, 2));
      }
    }
    probes.sort(Comparator.comparingInt(Probe::unlike).thenComparingInt(p -> p.cells().length));
    return probes;
  }
}
