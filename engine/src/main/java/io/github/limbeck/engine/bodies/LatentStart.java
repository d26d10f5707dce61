package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.regression.LinearFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the search for hidden constants of bodies begins: bodies are taken to pull each other by a power of the distance, and then by a
 * broken line, so that the constants are those of a linear problem, or of two in turn where a body's own matters as well.
 */
final class LatentStart {
  private static final double[] POWERS = DoubleStream.iterate(-4, p -> p <= 2, p -> p + 0.5).toArray();
  private static final int KNOTS = 10;
  private static final int BODIES = 2000;
  private static final int FOLLOWED = 4;
  private static final int TURNS = 30;
  private static final int ROUNDS = 12;
  private static final double RIDGE = 1e-6;
  private static final double LEAST_GAIN = 1e-3;

  /** What a constant does. */
  private enum Role {
    /** It says how strongly a body acts on others. */
    SOURCE,
    /** It says how much a body is moved. */
    OWN,
    /** Both alike. */
    PRODUCT,
    /** It acts on others, and the body itself is moved the less. */
    INERTIA
  }

  /**
   * Constants by which bodies might act.
   *
   * @param own per scalar the power for the body itself
   * @param other per scalar the power for the other body
   * @param kernel per pair the function of the distance
   * @param wanted what is to be told of the answers: all, or what is left beside a part in which the constants make no difference
   */
  private record Begun(Role role, List<Integer> own, List<Integer> other, double[] kernel, double[] wanted, double[] constants, double left, double nats) {}

  private final Pairs pairs;
  private final int latent;
  private final double[] target;
  private final double total;
  private final List<double[]> functions;
  /** What functions of the distance add where the constants make no difference. */
  private final List<double[]> beside;

  private LatentStart(Pairs pairs, int latent) {
    this.pairs = pairs;
    this.latent = latent;
    this.target = pairs.stacked(pairs.scales(), pairs.answers());
    this.total = LinearFit.dot(target, target);
    this.functions = functions();
    List<Integer> none = Collections.nCopies(pairs.scalars().length, 0);
    this.beside = functions.stream().map(f -> values(Role.SOURCE, columns(none, none, f), ones())).toList();
  }

  /**
   * Constants to begin with, one per key: the best where they make a difference to all that happens, and the best where bodies act in another
   * way as well.
   *
   * @param latent which scalar is not known
   * @param isInertia whether a constant that matters for the body itself alone slows it
   */
  static List<double[]> of(Pairs pairs, int latent, boolean isInertia) {
    LatentStart start = new LatentStart(pairs.thinned(BODIES), latent);
    return start.best().stream().map(best -> best.role() == Role.OWN && isInertia ? Arrays.stream(best.constants()).map(c -> 1 / c).toArray() : best.constants()).toList();
  }

  private List<Begun> best() {
    List<Begun> all = new ArrayList<>();
    for (List<Integer> own : Channels.powers(pairs.scalars().length, new int[] {0, 1, -1})) {
      for (List<Integer> other : Channels.powers(pairs.scalars().length, new int[] {0, 1})) {
        if (own.get(latent) == 0 && other.get(latent) == 0) {
          all.addAll(Arrays.stream(POWERS).boxed().parallel().flatMap(p -> Arrays.stream(Role.values())
              .flatMap(role -> Stream.of(fit(role, own, other, power(p), List.of()), fit(role, own, other, power(p), beside)))).toList());
        }
      }
    }
    Comparator<Begun> shortest = Comparator.comparingDouble(Begun::nats);
    return Stream.of(false, true).map(with -> all.stream().filter(b -> b.wanted() != target == with).sorted(shortest).limit(FOLLOWED)
        .toList().parallelStream().map(this::bent).min(shortest).orElseThrow()).toList();
  }

  private double[] power(double exponent) {
    return Arrays.stream(pairs.distance()).map(r -> Math.pow(r, exponent)).toArray();
  }

  /** Per key what bodies of that key would do if their constant were 1. */
  private List<double[]> columns(List<Integer> own, List<Integer> other, double[] kernel) {
    Channel channel = channel(own, other);
    double[] factor = channel.factor(pairs.with(latent, ones()));
    double[][] directions = channel.directions(pairs);
    return IntStream.range(0, pairs.keys().count()).mapToObj(key -> pairs.stacked(pairs.scales(),
        pairs.sums(IntStream.range(0, factor.length).mapToDouble(p -> pairs.keys().others()[p] == key ? factor[p] * kernel[p] : 0).toArray(), directions))).toList();
  }

  private static Channel channel(List<Integer> own, List<Integer> other) {
    return new Channel(Channel.Direction.CENTRAL, 0, own, other);
  }

  private double[] ones() {
    double[] ones = new double[pairs.keys().count()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The constants that fit best, for a function of the distance. */
  private Begun fit(Role role, List<Integer> own, List<Integer> other, double[] kernel, List<double[]> others) {
    List<double[]> columns = columns(own, other, kernel);
    double[] constants = switch (role) {
      case SOURCE -> sources(columns, ones(), others);
      case OWN -> owns(columns, ones(), others);
      case PRODUCT, INERTIA -> inTurn(role, columns, others);
    };
    return begun(role, own, other, kernel, scaled(constants), columns, others);
  }

  /** The greatest is 1. */
  private static double[] scaled(double[] constants) {
    double greatest = Arrays.stream(constants).boxed().max(Comparator.comparingDouble(Math::abs)).orElse(1.0);
    return Arrays.stream(constants).map(c -> greatest == 0 ? 1 : c / greatest).toArray();
  }

  private Begun begun(Role role, List<Integer> own, List<Integer> other, double[] kernel, double[] constants, List<double[]> columns, List<double[]> others) {
    double[] values = values(role, columns, constants);
    double[] wanted = target;
    if (!others.isEmpty()) {
      double[] weights = solved(Stream.of(values), others);
      double[] part = sum(others, Arrays.copyOfRange(weights, 1, weights.length), target.length);
      wanted = IntStream.range(0, target.length).mapToDouble(i -> target[i] - part[i]).toArray();
    }
    double length = LinearFit.dot(values, values);
    double along = length > 0 ? Math.pow(LinearFit.dot(values, wanted), 2) / length : 0;
    double left = Math.max(0, LinearFit.dot(wanted, wanted) - along) / total;
    double nats = LawFit.WEIGHT * target.length * Math.log(Math.max(LawFit.EXACT, left)) + 2.0 * (role == Role.SOURCE || role == Role.OWN ? 1 : 2)
        + own.stream().mapToInt(Math::abs).sum() + other.stream().mapToInt(Math::abs).sum();
    return new Begun(role, own, other, kernel, wanted, constants, left, Double.isFinite(left) ? nats : Double.POSITIVE_INFINITY);
  }

  private double[] values(Role role, List<double[]> columns, double[] constants) {
    double[] source = role == Role.OWN ? ones() : constants;
    double[] own = role == Role.SOURCE ? ones() : role == Role.INERTIA ? Arrays.stream(constants).map(c -> 1 / c).toArray() : constants;
    double[] sum = new double[target.length];
    for (int key = 0; key < source.length; key++) {
      double[] column = columns.get(key);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += source[key] * column[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= own[pairs.keys().own()[i % pairs.bodies()]];
    }
    return sum;
  }

  /** How strongly each acts on others, given how much each is moved. */
  private double[] sources(List<double[]> columns, double[] own, List<double[]> others) {
    Stream<double[]> moved = columns.stream().map(c -> IntStream.range(0, c.length).mapToDouble(i -> c[i] * own[pairs.keys().own()[i % pairs.bodies()]]).toArray());
    return Arrays.copyOf(solved(moved, others), columns.size());
  }

  /** How much each is moved, given how strongly each acts on others. */
  private double[] owns(List<double[]> columns, double[] source, List<double[]> others) {
    double[] sum = values(Role.SOURCE, columns, source);
    Stream<double[]> ofKeys = IntStream.range(0, source.length).mapToObj(key -> IntStream.range(0, sum.length)
        .mapToDouble(i -> pairs.keys().own()[i % pairs.bodies()] == key ? sum[i] : 0).toArray());
    return Arrays.copyOf(solved(ofKeys, others), source.length);
  }

  private double[] inTurn(Role role, List<double[]> columns, List<double[]> others) {
    double[] own = ones();
    double[] source = ones();
    for (int turn = 0; turn < TURNS; turn++) {
      source = sources(columns, own, others);
      own = owns(columns, source, others);
    }
    double[] sources = source;
    double[] owns = own;
    // The two are known up to a factor each.
    double ratio = middle(owns) / Math.max(Double.MIN_NORMAL, middle(sources));
    return IntStream.range(0, own.length).mapToDouble(k -> Math.signum(sources[k]) * Math.sqrt(role == Role.PRODUCT
        ? Math.abs(sources[k] * ratio * owns[k]) : Math.abs(sources[k] / Math.max(Math.abs(owns[k]), Double.MIN_NORMAL)))).toArray();
  }

  private static double middle(double[] values) {
    return Arrays.stream(values).map(Math::abs).sorted().skip(values.length / 2).findFirst().orElse(1);
  }

  /**
   * The weights by which columns add up to the answers, as nearly as can be.
   *
   * @param others what the constants make no difference to; of this as little as can be, because the same may be said with all constants changed alike
   */
  private double[] solved(Stream<double[]> first, List<double[]> others) {
    List<double[]> columns = Stream.concat(first, others.stream()).toList();
    return LinearFit.of(columns, target, k -> k < columns.size() - others.size() ? 0 : RIDGE);
  }

  /** Functions of the distance, per pair: broken lines and steep powers. */
  private List<double[]> functions() {
    double[] sorted = pairs.distance().clone();
    Arrays.sort(sorted);
    double[] knots = IntStream.range(0, KNOTS).mapToDouble(k -> sorted[(int) ((long) k * (sorted.length - 1) / (KNOTS - 1))]).distinct().toArray();
    return knots.length < 2 ? List.of() : IntStream.range(0, Channels.functions(knots))
        .mapToObj(f -> Arrays.stream(pairs.distance()).map(r -> Channels.function(knots, f, r)).toArray()).toList();
  }

  /** The same with a broken line and steep powers in place of one power, found in turn with the constants. */
  private Begun bent(Begun begun) {
    List<double[]> others = begun.wanted() == target ? List.of() : beside;
    List<List<double[]>> ofFunctions = functions.stream().map(f -> columns(begun.own(), begun.other(), f)).toList();
    Begun best = begun;
    for (int round = 0; round < (others.isEmpty() ? 1 : 2) * ROUNDS && best.left() > LawFit.EXACT; round++) {
      Begun next = bent(best, ofFunctions, others);
      if (!(next.left() < best.left() * (1 - LEAST_GAIN))) {
        break;
      }
      best = next;
    }
    return best;
  }

  /** @param ofFunctions per function of the distance what bodies of each key would do by it */
  private Begun bent(Begun begun, List<List<double[]>> ofFunctions, List<double[]> others) {
    List<double[]> kernels = new ArrayList<>(functions);
    kernels.add(begun.kernel());
    Stream<List<double[]>> columns = Stream.concat(ofFunctions.stream(), Stream.of(columns(begun.own(), begun.other(), begun.kernel())));
    double[] weights = solved(columns.map(c -> values(begun.role(), c, begun.constants())), others);
    double[] kernel = sum(kernels, Arrays.copyOf(weights, kernels.size()), pairs.pairs());
    return fit(begun.role(), begun.own(), begun.other(), kernel, others);
  }

  private static double[] sum(List<double[]> columns, double[] weights, int rows) {
    double[] sum = new double[rows];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < rows; i++) {
        sum[i] += weights[k] * columns.get(k)[i];
      }
    }
    return sum;
  }
}
