package io.github.limbeck.engine.family;

import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Reduction;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The families that arrays give rise to, simplest first, and the quantities they reduce to. What has the same values on
 * all rows is kept once, in its cheapest form (docs/method.md, "Arrays of any size"). Nothing in it knows any task.
 */
final class FamilyPool {
  /** Units of work to make a value of a family, and to compare it with those that are known. */
  private static final int PER_VALUE = 20;

  private final Sample sample;
  private final FamilyReductions reductions;
  private final Map<Key, Family> families = new LinkedHashMap<>();
  private final Map<Key, Quantity> quantities = new LinkedHashMap<>();
  private final Set<Family> reduced = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What the values are, in short. */
  private record Key(Object domain, long hash) {}

  private FamilyPool(Sample sample) {
    this.sample = sample;
    this.reductions = new FamilyReductions(sample);
  }

  static FamilyPool of(Sample sample) {
    FamilyPool pool = new FamilyPool(sample);
    pool.addSizes();
    Map<Axis, List<Family>> lines = new GridFamilies(sample, pool).add();
    new LineFamilies(sample, pool).add(lines);
    return pool;
  }

  /** All quantities, in the order in which they were made. */
  List<Quantity> quantities() {
    return List.copyOf(quantities.values());
  }

  /** The families over one domain. */
  List<Family> families(Domain domain) {
    return families.values().stream().filter(f -> f.domain().equals(domain)).toList();
  }

  private static long hash(double[] values) {
    long h = values.length;
    for (double value : values) {
      h = (h ^ Double.doubleToLongBits(value + 0.0)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return h;
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == values[0]);
  }

  /** Keeps the family unless one with its values is known; the known one, or this one. */
  Family keep(Family family) {
    sample.work().spend((long) family.values().length * PER_VALUE);
    return families.merge(new Key(family.domain(), hash(family.values())), family, (old, twin) -> twin.cost() < old.cost() ? twin : old);
  }

  void keep(Quantity quantity) {
    if (quantity.values().length > 0 && !isConstant(quantity.values())) {
      quantities.merge(new Key("", hash(quantity.values())), quantity, (old, twin) -> twin.cost() < old.cost() ? twin : old);
    }
  }

  /** Whether a family is worth looking into; none is once the work is spent. */
  boolean isNew(Family family) {
    return !sample.work().isSpent() && family.values().length > 0 && !isConstant(family.values())
        && !families.containsKey(new Key(family.domain(), hash(family.values())));
  }

  private void addSizes() {
    for (Axis axis : sample.axes().distinct()) {
      keep(reductions.size(axis));
    }
  }

  /** All that one number per row can be made of the family. */
  void addReductions(Family family, boolean ends) {
    if (sample.work().isSpent() || family.values().length == 0 || isConstant(family.values()) || !ends && !reduced.add(family)) {
      return;
    }
    boolean condition = family.type() == Type.CONDITION;
    reduce(family, Reduction.SUM, FamilyCosts.SUM);
    if (condition && family.domain().isLine()) {
      reduce(family, Reduction.FIRST, FamilyCosts.FIRST);
      reduce(family, Reduction.LAST, FamilyCosts.LAST);
      reduce(family, Reduction.LONGEST, FamilyCosts.LONGEST);
    } else if (!condition) {
      reduce(family, Reduction.MAX, FamilyCosts.EXTREME);
      reduce(family, Reduction.MIN, FamilyCosts.EXTREME);
    }
    if (!condition && ends && family.domain().isLine()) {
      reduce(family, Reduction.ARGMAX, FamilyCosts.EXTREME_PLACE);
      reduce(family, Reduction.ARGMIN, FamilyCosts.EXTREME_PLACE);
    }
    if (ends) {
      keep(reductions.end(family, false, FamilyCosts.END));
      keep(reductions.end(family, true, FamilyCosts.END));
    }
  }

  void reduce(Family family, Reduction reduction, double cost) {
    sample.work().spend((long) family.values().length * PER_VALUE);
    reductions.reduce(family, reduction, cost).ifPresent(this::keep);
  }
}
