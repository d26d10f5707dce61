package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Finds by which numbers whole numbers should be divided, of more than can be tried in rules: grows a small tree whose tests bound a number or its
 * remainder, each for the bits that it takes to name, and keeps the moduli that the tree makes use of. A bit of a number is a bound on its remainder
 * by a power of two; that a year is a leap year takes three moduli, of which the last tells something only among those that the first two leave.
 */
final class RemainderSearch {
  /** Moduli up to this one are always tried. */
  static final int SMALL = 12;

  private static final int GREATEST = 400;
  /** Beyond the greatest that all numbers are tried up to: round numbers, powers of two, and parts of days. */
  private static final int[] BEYOND = {500, 512, 1000, 1024, 1440, 2048, 3600, 4096, 8192, 10_000, 16_384, 32_768, 65_536, 86_400};

  private static final int DEPTH = 5;
  private static final int FEWEST = 4;
  private static final int MOST_FEATURES = 8;
  /** What a test has to tell beyond the bits that name it. */
  private static final double BEYOND_CHANCE = 4;

  private final Examples examples;
  private final int[] features;
  private final TreeMap<Integer, TreeSet<Integer>> found = new TreeMap<>();

  /** A bound on a remainder; modulus 0 stands for the number itself. */
  private record Test(int feature, int modulus, double least, double most, double gain) {}

  private RemainderSearch(Examples examples, int[] features) {
    this.examples = examples;
    this.features = features;
  }

  /** Per feature the moduli above {@link #SMALL} that are worth trying. */
  static Found moduli(Examples examples) {
    int[] numbers = IntStream.range(0, examples.features().size()).filter(f -> examples.kind(f) == Kind.INTEGER && examples.isKnown(f)
        && !examples.features().get(f).type().isPoint()).toArray();
    int[] wide = Arrays.stream(numbers).filter(f -> examples.range(f)[1] - examples.range(f)[0] > 2 * SMALL).toArray();
    RemainderSearch search = new RemainderSearch(examples, wide);
    if (wide.length > 0 && wide.length <= MOST_FEATURES) {
      search.grow(IntStream.range(0, examples.size()).toArray(), DEPTH);
    }
    return new Found(search.found);
  }

  /** Moduli by feature. */
  record Found(TreeMap<Integer, TreeSet<Integer>> byFeature) {
    void forEach(BiConsumer<Integer, Integer> each) {
      byFeature.forEach((feature, moduli) -> moduli.forEach(modulus -> each.accept(feature, modulus)));
    }
  }

  private void grow(int[] rows, int depth) {
    if (depth == 0 || rows.length < 2 * FEWEST || entropy(rows) == 0) {
      return;
    }
    Test best = null;
    for (int f : features) {
      for (int modulus : moduli(f)) {
        Test test = best(rows, f, modulus);
        best = test.gain() > 0 && (best == null || test.gain() > best.gain()) ? test : best;
      }
    }
    if (best == null) {
      return;
    }
    Test test = best;
    if (test.modulus() > SMALL) {
      found.computeIfAbsent(test.feature(), f -> new TreeSet<>()).add(test.modulus());
    }
    grow(Arrays.stream(rows).filter(i -> passes(test, i)).toArray(), depth - 1);
    grow(Arrays.stream(rows).filter(i -> !passes(test, i)).toArray(), depth - 1);
  }

  /** 0 for the number itself; and what goes into the range of a feature twice at least. */
  private int[] moduli(int feature) {
    double[] range = examples.range(feature);
    return IntStream.concat(IntStream.concat(IntStream.of(0), IntStream.rangeClosed(2, GREATEST)), Arrays.stream(BEYOND))
        .filter(m -> 2.0 * m <= range[1] - range[0]).toArray();
  }

  private boolean passes(Test test, int row) {
    double value = value(row, test.feature(), test.modulus());
    return value >= test.least() && value <= test.most();
  }

  private double value(int row, int feature, int modulus) {
    double value = examples.rows()[row][feature];
    return modulus == 0 ? value : Math.floorMod((long) value, (long) modulus);
  }

  /** The bound, or the single value, that tells most. */
  private Test best(int[] rows, int feature, int modulus) {
    examples.work().spend(16L * rows.length);
    TreeMap<Double, long[]> counts = new TreeMap<>();
    long[] all = new long[examples.answerCount()];
    for (int i : rows) {
      counts.computeIfAbsent(value(i, feature, modulus), v -> new long[all.length])[examples.answers()[i]]++;
      all[examples.answers()[i]]++;
    }
    double before = TreeLearner.entropy(all);
    // Which feature, which modulus, which value, and which kind of test.
    double price = BEYOND_CHANCE + DescriptionLength.log2(features.length) + DescriptionLength.log2(1 + counts.size()) + 2
        + (modulus == 0 ? 0 : DescriptionLength.log2(modulus));
    Test best = new Test(feature, modulus, 0, 0, Double.NEGATIVE_INFINITY);
    long[] below = new long[all.length];
    for (var entry : counts.entrySet()) {
      add(below, entry.getValue());
      best = better(best, new Test(feature, modulus, Double.NEGATIVE_INFINITY, entry.getKey(), before - split(below, all) - price));
      best = better(best, new Test(feature, modulus, entry.getKey(), entry.getKey(), before - split(entry.getValue(), all) - price));
    }
    return best;
  }

  private static Test better(Test best, Test test) {
    return test.gain() > best.gain() ? test : best;
  }

  private static void add(long[] sums, long[] more) {
    for (int a = 0; a < sums.length; a++) {
      sums[a] += more[a];
    }
  }

  private static double split(long[] part, long[] all) {
    long[] others = new long[all.length];
    long in = 0;
    long out = 0;
    for (int a = 0; a < all.length; a++) {
      others[a] = all[a] - part[a];
      in += part[a];
      out += others[a];
    }
    return in < FEWEST || out < FEWEST ? Double.POSITIVE_INFINITY : TreeLearner.entropy(part) + TreeLearner.entropy(others);
  }

  private double entropy(int[] rows) {
    long[] counts = new long[examples.answerCount()];
    Arrays.stream(rows).forEach(i -> counts[examples.answers()[i]]++);
    return TreeLearner.entropy(counts);
  }
}
