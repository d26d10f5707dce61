package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What must hold of a whole formula.
 *
 * @param required features that must occur
 * @param forbidden features that must not occur
 * @param properties what must be proved
 * @param ranges per feature its least and greatest value: where the properties must hold
 */
public record Demands(Set<Integer> required, Set<Integer> forbidden, List<Property> properties, List<double[]> ranges) {
  /** None. */
  public static final Demands NONE = new Demands(Set.of(), Set.of(), List.of(), List.of());

  public Demands {
    required = Set.copyOf(required);
    forbidden = Set.copyOf(forbidden);
    properties = List.copyOf(properties);
    ranges = List.copyOf(ranges);
  }

  /** Whether nothing is demanded. */
  public boolean isEmpty() {
    return required.isEmpty() && forbidden.isEmpty() && properties.isEmpty();
  }

  /** The same over the ranges of some rows. */
  Demands over(Samples samples) {
    return new Demands(required, forbidden, properties, Arrays.stream(samples.x())
        .map(column -> new double[] {Arrays.stream(column).min().orElse(0), Arrays.stream(column).max().orElse(0)}).toList());
  }

  /** The same for some of the features. */
  Demands of(int[] selected) {
    Set<Integer> kept = new HashSet<>();
    IntStream.range(0, selected.length).filter(k -> required.contains(selected[k])).forEach(kept::add);
    Set<Integer> left = new HashSet<>();
    IntStream.range(0, selected.length).filter(k -> forbidden.contains(selected[k])).forEach(left::add);
    return new Demands(kept, left, properties.stream().map(p -> p.of(selected)).toList(),
        ranges.isEmpty() ? ranges : Arrays.stream(selected).mapToObj(ranges::get).toList());
  }

  /** Whether the right features occur. */
  boolean areFeaturesRight(Expression e) {
    if (required.isEmpty() && forbidden.isEmpty()) {
      return true;
    }
    Set<Integer> used = new HashSet<>();
    collect(e, used);
    return used.containsAll(required) && used.stream().noneMatch(forbidden::contains);
  }

  private static void collect(Expression e, Set<Integer> used) {
    if (e instanceof Expression.Variable v) {
      used.add(v.feature());
    } else if (e instanceof Expression.Call call) {
      call.arguments().forEach(a -> collect(a, used));
    }
  }

  /** Whether all properties are proved. */
  boolean hold(Expression e) {
    return properties.stream().allMatch(p -> p.holds(e, ranges));
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
