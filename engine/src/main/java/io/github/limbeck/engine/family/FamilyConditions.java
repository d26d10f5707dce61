package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tests of a family: conditions on its values, position by position. */
final class FamilyConditions {
  private static final int MOST_CODES = 6;
  private static final int MOST_DISTINCT = 200;
  private static final int MOST_TELLING = 3;

  private final Sample sample;
  private final Families make;

  FamilyConditions(Sample sample) {
    this.sample = sample;
    this.make = new Families(sample);
  }

  /** An array's cells as numbers or conditions: themselves, or whether they have a certain value. */
  List<Family> bases(int array) {
    Family cells = make.cells(array);
    if (!isNominal(sample.features().get(array))) {
      return List.of(cells);
    }
    List<Family> bases = new ArrayList<>();
    for (double code : codes(cells)) {
      bases.add(make.test(cells, Comparison.EQUAL, code, FamilyCosts.LABEL));
    }
    return bases;
  }

  boolean isNumber(Family family) {
    return !(family.expr() instanceof Expr.Element e) || !isNominal(sample.features().get(e.array()));
  }

  static boolean isNominal(ArrayFeature feature) {
    return feature.type().kind().isNominal() || feature.type().kind() == Kind.CHARACTER;
  }

  /** Tests of a family: itself and its contrary, equality with frequent values, bounds spread over its values. */
  List<Family> of(Family family) {
    if (family.type() == Type.CONDITION) {
      return List.of(family, make.not(family));
    }
    List<Family> conditions = new ArrayList<>();
    double[] distinct = Arrays.stream(family.values()).distinct().sorted().toArray();
    if (distinct.length > 1 && distinct[0] < 0 && distinct[distinct.length - 1] > 0) {
      conditions.add(make.test(family, Comparison.MORE, 0, FamilyCosts.LABEL));
      conditions.add(make.test(family, Comparison.LESS, 0, FamilyCosts.LABEL));
    }
    if (family.type() == Type.WHOLE && distinct.length <= 2 * MOST_CODES) {
      for (double value : codes(family)) {
        conditions.add(make.test(family, Comparison.EQUAL, value, FamilyCosts.EQUALITY + FamilyCosts.magnitude(value)));
      }
      if (distinct.length > 2 && Arrays.binarySearch(distinct, 0) >= 0) {
        conditions.add(make.test(family, Comparison.NOT_EQUAL, 0, FamilyCosts.EQUALITY));
      }
    } else if (family.type() == Type.WHOLE && Arrays.binarySearch(distinct, 0) >= 0) {
      conditions.add(make.test(family, Comparison.EQUAL, 0, FamilyCosts.EQUALITY));
    }
    if (family.type() == Type.WHOLE && distinct.length > 2 * MOST_CODES && distinct.length <= MOST_DISTINCT && sample.codes().length > 0) {
      for (double value : tellingValues(family, distinct)) {
        conditions.add(make.test(family, Comparison.EQUAL, value, FamilyCosts.EQUALITY + FamilyCosts.magnitude(value)));
      }
    }
    int cuts = Math.min(MOST_CODES, distinct.length - 1);
    for (int c = 1; c <= cuts; c++) {
      double value = distinct[(int) ((long) c * distinct.length / (cuts + 1))];
      double below = distinct[(int) ((long) c * distinct.length / (cuts + 1)) - 1];
      double bound = family.type() == Type.WHOLE ? value : (below + value) / 2;
      conditions.add(make.test(family, Comparison.AT_LEAST, bound, FamilyCosts.BOUND + FamilyCosts.magnitude(bound)));
      conditions.add(make.test(family, Comparison.LESS, bound, FamilyCosts.BOUND + FamilyCosts.magnitude(bound)));
    }
    // The width of the family is a bound too: a row whose sum is the width is full.
    if (family.type() == Type.WHOLE && family.expr() instanceof Loop.Over over && over.reduction() == Reduction.SUM) {
      conditions.add(make.fills(family, over.to(), Comparison.EQUAL));
      conditions.add(make.fills(family, over.to(), Comparison.NOT_EQUAL));
    }
    conditions.sort(Comparator.comparingDouble(Family::cost));
    return conditions;
  }

  /** The values whose presence in a row tells most about its answer. */
  private List<Double> tellingValues(Family family, double[] distinct) {
    int[] start = sample.starts(family.domain());
    int answers = Arrays.stream(sample.codes()).max().orElse(0) + 1;
    double[][] present = new double[distinct.length][answers];
    double[] all = new double[answers];
    for (int r = 0; r < sample.rows(); r++) {
      all[sample.codes()[r]]++;
      double[] own = Arrays.stream(family.values(), start[r], start[r + 1]).distinct().toArray();
      for (double value : own) {
        present[Arrays.binarySearch(distinct, value + 0.0)][sample.codes()[r]]++;
      }
    }
    List<Integer> order = new ArrayList<>();
    double[] apart = new double[distinct.length];
    for (int v = 0; v < distinct.length; v++) {
      order.add(v);
      double rows = Arrays.stream(present[v]).sum();
      for (int a = 0; a < answers; a++) {
        apart[v] += Math.abs(present[v][a] - rows * all[a] / sample.rows());
      }
    }
    order.sort(Comparator.comparingDouble((Integer v) -> -apart[v]).thenComparing(v -> v));
    return order.stream().limit(MOST_TELLING).map(v -> distinct[v]).toList();
  }

  private static List<Double> codes(Family cells) {
    Map<Double, Integer> counts = new TreeMap<>();
    for (double value : cells.values()) {
      counts.merge(value, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_CODES)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
