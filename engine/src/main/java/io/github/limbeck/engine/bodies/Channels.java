package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.bodies.Channel.Direction;
import io.github.limbeck.engine.regression.LinearFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which channels bodies act by: for every set of few channels the functions of the distance are fitted as broken lines, all of them
 * together, and the sets that leave least are kept. Sets are compared as wholes, since channels that are wrong alone may be right together.
 */
final class Channels {
  private static final int KNOTS = 12;
  private static final int[] STEEP = {-1, -2, -3};
  private static final int MOST_TOGETHER = 3;
  /** So many of the best of each size are enlarged by one channel. */
  private static final int BEAM = 12;
  private static final int BODIES = 1500;
  private static final double RIDGE = 1e-11;
  /** More different powers of scalars than this are not tried. */
  private static final int MOST_CHANNELS = 240;

  private final Pairs pairs;
  private final double[] scales;
  private final double[] knots;
  private final List<Channel> channels = new ArrayList<>();
  private final List<int[]> columns = new ArrayList<>();
  private double[][] gram;
  private double[] right;
  private double total;

  private Channels(Pairs all) {
    this.pairs = all.thinned(BODIES);
    this.scales = pairs.scales();
    double[] sorted = pairs.distance().clone();
    Arrays.sort(sorted);
    this.knots = IntStream.range(0, KNOTS).mapToDouble(k -> sorted[(int) ((long) k * (sorted.length - 1) / (KNOTS - 1))]).distinct().toArray();
  }

  /**
   * Channels with functions of the distance as broken lines.
   *
   * @param kernels per channel its values at the knots; a single one for a channel where no other acts
   * @param left the share of the answers that it leaves
   */
  record Fit(List<Channel> channels, double[] knots, List<double[]> kernels, double left) {}

  /** The best sets of one, two and three channels, those that leave least first. */
  static List<Fit> of(Pairs pairs) {
    Channels choice = new Channels(pairs);
    choice.list();
    choice.prepare();
    return choice.best();
  }

  private void list() {
    int scalars = pairs.scalars().length;
    List<List<Integer>> own = powers(scalars, new int[] {0, 1, -1});
    List<List<Integer>> other = powers(scalars, new int[] {0, 1});
    List<Integer> none = Collections.nCopies(scalars, 0);
    List<Seen> seen = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      for (int vector = 0; vector < pairs.own().length; vector++) {
        boolean means = direction == Direction.OWN || direction == Direction.RELATIVE && vector > 0
            || vector == 0 && (direction == Direction.CENTRAL || direction == Direction.ACROSS && pairs.dimensions() == 2);
        for (List<Integer> w : own) {
          for (List<Integer> u : direction.isPairwise() ? other : List.of(none)) {
            Channel channel = new Channel(direction, vector, w, u);
            if (means && channels.size() < MOST_CHANNELS && isNew(channel, seen)) {
              channels.add(channel);
            }
          }
        }
      }
    }
  }

  /** Powers that are the same on all bodies up to a factor, as those of charges of 1 and -1 may be, are one. */
  private boolean isNew(Channel channel, List<Seen> seen) {
    double[] factor = channel.direction().isPairwise() ? channel.factor(pairs) : channel.ownFactor(pairs);
    if (factor[0] == 0) {
      return true;
    }
    Seen own = new Seen(channel.direction(), channel.vector(), Arrays.stream(factor).map(v -> v / factor[0]).toArray());
    if (seen.stream().anyMatch(own::isLike)) {
      return false;
    }
    seen.add(own);
    return true;
  }

  /** The powers of a channel on all pairs, as shares of those of the first. */
  private record Seen(Direction direction, int vector, double[] shares) {
    boolean isLike(Seen other) {
      return direction == other.direction && vector == other.vector
          && IntStream.range(0, shares.length).allMatch(i -> Math.abs(shares[i] - other.shares[i]) <= 1e-12 * Math.abs(shares[i]));
    }
  }

  /** All ways of giving each scalar one of some powers, the plainest first. */
  static List<List<Integer>> powers(int scalars, int[] each) {
    List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
    for (int s = 0; s < scalars; s++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (int power : each) {
        all.forEach(before -> {
          List<Integer> next = new ArrayList<>(before);
          next.add(power);
          longer.add(next);
        });
      }
      all.clear();
      all.addAll(longer);
    }
    return all.stream().sorted(Comparator.comparingInt(p -> p.stream().mapToInt(Math::abs).sum())).toList();
  }

  private void prepare() {
    List<double[]> all = new ArrayList<>();
    for (Channel channel : channels) {
      int from = all.size();
      double[][] directions = channel.directions(pairs);
      if (!channel.direction().isPairwise()) {
        double[] factor = channel.ownFactor(pairs);
        double[][] values = new double[pairs.dimensions()][];
        for (int c = 0; c < values.length; c++) {
          double[] of = directions[c];
          values[c] = IntStream.range(0, pairs.bodies()).mapToDouble(i -> factor[i] * of[i]).toArray();
        }
        all.add(pairs.stacked(scales, values));
      } else {
        double[] factor = channel.factor(pairs);
        for (int k = 0; k < functions(knots); k++) {
          int function = k;
          double[] strength = IntStream.range(0, factor.length).mapToDouble(p -> factor[p] * function(knots, function, pairs.distance()[p])).toArray();
          all.add(pairs.stacked(scales, pairs.sums(strength, directions)));
        }
      }
      columns.add(IntStream.range(from, all.size()).toArray());
    }
    double[] y = pairs.stacked(scales, pairs.answers());
    total = LinearFit.dot(y, y);
    gram = new double[all.size()][all.size()];
    right = all.stream().mapToDouble(c -> LinearFit.dot(c, y)).toArray();
    IntStream.range(0, all.size()).parallel().forEach(i -> {
      for (int j = 0; j <= i; j++) {
        gram[i][j] = LinearFit.dot(all.get(i), all.get(j));
      }
    });
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < i; j++) {
        gram[j][i] = gram[i][j];
      }
    }
  }

  /** How many functions of the distance are combined. */
  static int functions(double[] knots) {
    return knots.length + STEEP.length;
  }

  /** A broken line, or, as these can't follow what grows without bound where bodies come close, a power. */
  static double function(double[] knots, int which, double r) {
    return which < knots.length ? hat(knots, which, r) : Math.pow(r + knots[1] / 100, STEEP[which - knots.length]);
  }

  /** A broken line that is 1 at a knot and 0 at all others. */
  private static double hat(double[] knots, int knot, double r) {
    if (knot > 0 && r < knots[knot]) {
      return Math.max(0, (r - knots[knot - 1]) / (knots[knot] - knots[knot - 1]));
    }
    return knot + 1 < knots.length ? r >= knots[knot] ? Math.max(0, (knots[knot + 1] - r) / (knots[knot + 1] - knots[knot])) : 1 : 1;
  }

  private List<Fit> best() {
    List<List<Integer>> beam = new ArrayList<>(List.of(List.of()));
    List<Fit> best = new ArrayList<>();
    for (int size = 1; size <= MOST_TOGETHER; size++) {
      List<List<Integer>> larger = beam.stream().flatMap(set -> IntStream.range(0, channels.size()).filter(c -> !set.contains(c)).mapToObj(c -> {
        List<Integer> more = new ArrayList<>(set);
        more.add(c);
        Collections.sort(more);
        return more;
      })).distinct().toList();
      List<Fit> fits = larger.parallelStream().map(this::fit).toList();
      Integer[] order = IntStream.range(0, fits.size()).boxed().sorted(Comparator.comparingDouble((Integer f) -> fits.get(f).left()).thenComparing(f -> f)).toArray(Integer[]::new);
      beam = Arrays.stream(order).limit(BEAM).map(larger::get).toList();
      Arrays.stream(order).limit(2).map(fits::get).forEach(best::add);
    }
    return best;
  }

  private Fit fit(List<Integer> set) {
    int[] of = set.stream().flatMapToInt(c -> IntStream.of(columns.get(c))).toArray();
    double[] solution = solved(of);
    double left = total;
    for (int i = 0; i < of.length; i++) {
      left -= solution[i] * right[of[i]];
    }
    List<double[]> kernels = new ArrayList<>();
    int at = 0;
    for (int c : set) {
      kernels.add(Arrays.copyOfRange(solution, at, at + columns.get(c).length));
      at += columns.get(c).length;
    }
    return new Fit(set.stream().map(channels::get).toList(), knots, kernels, Math.max(0, left) / total);
  }

  /** By Cholesky's factors, the diagonal raised a little. */
  private double[] solved(int[] of) {
    int n = of.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = gram[of[i]][of[j]] + (i == j ? RIDGE * gram[of[i]][of[i]] + Double.MIN_NORMAL : 0);
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, RIDGE * Math.max(gram[of[i]][of[i]], Double.MIN_NORMAL))) : sum / l[j][j];
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = right[of[i]];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < n; k++) {
        sum -= l[k][i] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    return x;
  }
}
