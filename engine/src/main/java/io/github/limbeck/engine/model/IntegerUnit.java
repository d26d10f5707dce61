package io.github.limbeck.engine.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A threshold unit over truth values with small whole weights: it fires where the sum of the weights of the true inputs is
 * at least the threshold. Exact snapping (docs/method.md, "Candidates"): a unit with real weights is replaced only by one that fires on
 * exactly the same inputs, which is shown by bounding the real sum at every whole sum that can be reached.
 *
 * @param weights one per input; 0 where the input does not matter
 */
public record IntegerUnit(long[] weights, long threshold) {
  private static final int FINEST = 1 << 14;
  private static final int MOST_SUMS = 200_000;

  /** A unit that fires where {@code weights · x > limit}; empty if no whole weights were found that do the same. */
  static Optional<IntegerUnit> snap(BigDecimal[] weights, BigDecimal limit) {
    BigDecimal greatest = BigDecimal.ZERO;
    for (BigDecimal weight : weights) {
      greatest = greatest.max(weight.abs());
    }
    if (greatest.signum() == 0) {
      return Optional.of(new IntegerUnit(new long[weights.length], limit.signum() < 0 ? 0 : 1));
    }
    for (int scale = 1; scale <= FINEST; scale = scale < 64 ? scale + 1 : scale * 5 / 4) {
      long[] whole = new long[weights.length];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = Math.round(weights[i].doubleValue() * scale / greatest.doubleValue());
      }
      Optional<IntegerUnit> unit = withWeights(whole, weights, limit);
      if (unit.isPresent()) {
        return unit.map(IntegerUnit::reduced);
      }
    }
    return exact(weights, limit).map(IntegerUnit::reduced);
  }

  /** The threshold at which whole weights do what the real ones do, if there is one. */
  private static Optional<IntegerUnit> withWeights(long[] whole, BigDecimal[] weights, BigDecimal limit) {
    TreeMap<Long, BigDecimal[]> range = new TreeMap<>(Map.of(0L, new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO}));
    for (int i = 0; i < whole.length; i++) {
      TreeMap<Long, BigDecimal[]> wider = new TreeMap<>(range);
      for (Map.Entry<Long, BigDecimal[]> entry : range.entrySet()) {
        BigDecimal[] with = {entry.getValue()[0].add(weights[i]), entry.getValue()[1].add(weights[i])};
        wider.merge(entry.getKey() + whole[i], with, (a, b) -> new BigDecimal[] {a[0].min(b[0]), a[1].max(b[1])});
      }
      range = wider;
      if (range.size() > MOST_SUMS) {
        return Optional.empty();
      }
    }
    Long threshold = null;
    for (Map.Entry<Long, BigDecimal[]> entry : range.entrySet()) {
      boolean all = entry.getValue()[0].compareTo(limit) > 0;
      boolean none = entry.getValue()[1].compareTo(limit) <= 0;
      if (!all && !none || none && threshold != null) {
        return Optional.empty();
      }
      threshold = all && threshold == null ? entry.getKey() : threshold;
    }
    return Optional.of(new IntegerUnit(whole, threshold == null ? range.lastKey() + 1 : threshold));
  }

  /** The weights themselves as whole multiples of the smallest power of two among them, if these are small enough. */
  private static Optional<IntegerUnit> exact(BigDecimal[] weights, BigDecimal limit) {
    int scale = Arrays.stream(weights).mapToInt(BigDecimal::scale).max().orElse(0);
    BigInteger[] whole = Arrays.stream(weights).map(w -> w.setScale(Math.max(0, scale)).unscaledValue()).toArray(BigInteger[]::new);
    BigInteger divisor = Arrays.stream(whole).reduce(BigInteger.ZERO, BigInteger::gcd);
    BigDecimal unit = new BigDecimal(divisor, Math.max(0, scale));
    if (Arrays.stream(whole).anyMatch(w -> w.divide(divisor).bitLength() > 40)) {
      return Optional.empty();
    }
    BigInteger least = limit.divideToIntegralValue(unit).toBigInteger();
    while (new BigDecimal(least).multiply(unit).compareTo(limit) <= 0) {
      least = least.add(BigInteger.ONE);
    }
    while (new BigDecimal(least.subtract(BigInteger.ONE)).multiply(unit).compareTo(limit) > 0) {
      least = least.subtract(BigInteger.ONE);
    }
    return least.bitLength() > 60 ? Optional.empty()
        : Optional.of(new IntegerUnit(Arrays.stream(whole).mapToLong(w -> w.divide(divisor).longValueExact()).toArray(), least.longValueExact()));
  }

  /** The same unit with weights that have no common divisor, and a threshold that some sum meets. */
  IntegerUnit reduced() {
    long divisor = Arrays.stream(weights).reduce(0, IntegerUnit::greatestCommonDivisor);
    if (divisor <= 1) {
      return this;
    }
    return new IntegerUnit(Arrays.stream(weights).map(w -> w / divisor).toArray(), -Math.floorDiv(-threshold, divisor));
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? Math.abs(a) : greatestCommonDivisor(b, a % b);
  }

  boolean isAlways() {
    return Arrays.stream(weights).filter(w -> w < 0).sum() >= threshold;
  }

  boolean isNever() {
    return Arrays.stream(weights).filter(w -> w > 0).sum() < threshold;
  }

  /** The unit that fires exactly where this one does not. */
  IntegerUnit negated() {
    return new IntegerUnit(Arrays.stream(weights).map(w -> -w).toArray(), 1 - threshold);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntegerUnit that && Arrays.equals(weights, that.weights) && threshold == that.threshold;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights) * 31 + Long.hashCode(threshold);
  }

  @Override
  public String toString() {
    return Arrays.toString(weights) + " >= " + threshold;
  }
}
