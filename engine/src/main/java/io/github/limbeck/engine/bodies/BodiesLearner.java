package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.Enumeration;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.Insertions;
import io.github.limbeck.engine.regression.LinearFit;
import io.github.limbeck.engine.regression.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns by which law bodies act on each other (METHOD of Cranmer et al. 2020 without its network: the structure that makes the messages
 * of a graph network sparse, a sum over pairs, is fitted as such). Channels are chosen with broken lines for their functions of the
 * distance; each of these is then replaced by the formula that fits the accelerations best, and all constants are fitted together.
 */
final class BodiesLearner {
  private static final int FEWEST_BODIES = 400;
  private static final int BODIES = 1500;
  private static final int MORE_BODIES = 6000;
  private static final int SIZE = 7;
  private static final int ENUMERATED = 6_000;
  private static final int KEPT = 1_500;
  /** So many functions of the distance are tried in a set of one, two and three channels. */
  private static final int[] KERNELS = {6, 4, 2};
  private static final double SOFTENING = 0.02;
  private static final int LAWS = 8;
  private static final int REFINED = 2;
  /** A law that leaves hardly more than broken lines would is not improved by further channels. */
  private static final double NO_BETTER = 1.1;
  private static final int POLISHED = 3;
  private static final int ROUNDS = 6;
  private static final int BEGUN_STEPS = 40;
  private static final int FIRST_STEPS = 10;
  private static final int LAST_STEPS = 100;
  private static final double LEAST_GAIN = 3;
  private static final int NORMAL_ROWS = 200;

  private final LawFit fewest;
  private final LawFit few;
  private final LawFit more;
  private final FormulaOptions options;

  BodiesLearner(Pairs pairs, FormulaOptions options) {
    this.fewest = new LawFit(pairs.thinned(FEWEST_BODIES));
    this.few = new LawFit(pairs.thinned(BODIES));
    this.more = new LawFit(pairs.thinned(MORE_BODIES));
    this.options = options;
  }

  /** The law of the shortest description, its constants as they were fitted; of sets of channels the small ones first, until one is exact or no better can be expected of more. */
  Optional<LawFit.Fitted> learn() {
    return learn(ROUNDS).map(law -> more.fit(Cutoffs.settled(more, plain(needed(law))), LAST_STEPS));
  }

  /** The same in short: functions of the distance are compared as they are, with no constants put in. */
  Optional<LawFit.Fitted> sketch() {
    return learn(0);
  }

  private Optional<LawFit.Fitted> learn(int rounds) {
    List<LawFit.Fitted> laws = new ArrayList<>();
    for (Channels.Fit set : Channels.of(few.pairs())) {
      double least = laws.stream().mapToDouble(LawFit.Fitted::left).min().orElse(Double.POSITIVE_INFINITY);
      if (least <= LawFit.EXACT * 100) {
        break;
      } else if (least > set.left() * NO_BETTER) {
        Optional<PairLaw.Cutoff> cutoff = set.channels().size() > 2 ? Optional.empty() : Cutoffs.of(few, set);
        Stream.concat(cutoff.stream(), Stream.of(PairLaw.Cutoff.NONE)).filter(c -> laws.stream().noneMatch(l -> l.left() <= LawFit.EXACT * 100))
            .forEach(c -> laws(set, c).stream().limit(REFINED).map(law -> refined(law, rounds)).forEach(laws::add));
      }
    }
    return laws.stream().min(Comparator.comparingDouble(LawFit.Fitted::nats));
  }

  /** A law with constants of few digits. */
  LawFit.Fitted rounded(LawFit.Fitted law) {
    return more.rounded(more.fit(law.law(), LAST_STEPS), LAST_STEPS);
  }

  /** Without terms that are not worth their length. */
  private PairLaw needed(LawFit.Fitted law) {
    LawFit.Fitted best = law;
    for (int t = law.law().terms().size() - 1; t >= 0 && best.law().terms().size() > 1; t--) {
      List<PairLaw.Term> fewer = new ArrayList<>(best.law().terms());
      fewer.remove(t);
      LawFit.Fitted without = few.fit(new PairLaw(fewer, law.law().cutoff()), LAST_STEPS);
      best = without.nats() <= best.nats() ? without : best;
    }
    return best.law();
  }

  /** With functions of the distance in their normal form, in which no constant is there twice. */
  private PairLaw plain(PairLaw law) {
    PairLaw plain = law;
    double[] distance = Arrays.stream(few.pairs().distance()).sorted().toArray();
    double[] r = IntStream.range(0, NORMAL_ROWS).mapToDouble(k -> distance[(int) ((long) k * (distance.length - 1) / (NORMAL_ROWS - 1))]).toArray();
    for (int t = 0; t < law.terms().size(); t++) {
      PairLaw.Term term = law.terms().get(t);
      double[] values = new Tape(term.kernel()).values(new double[][] {r}, r.length);
      Samples samples = Samples.of(new double[][] {r}, values);
      Expression kernel = term.channel().direction().isPairwise() && samples.variance() > 0 ? FormulaTrainer.refitted(term.kernel(), samples, options) : term.kernel();
      LawFit.Fitted changed = few.fit(plain.with(t, kernel), LAST_STEPS);
      plain = changed.nats() <= few.measure(plain).nats() ? changed.law() : plain;
    }
    return plain;
  }

  /** Laws with formulas in place of the broken lines of some channels. */
  private List<LawFit.Fitted> laws(Channels.Fit set, PairLaw.Cutoff cutoff) {
    List<List<Expression>> kernels = IntStream.range(0, set.channels().size()).mapToObj(c -> kernels(set, c, cutoff)).toList();
    List<List<PairLaw.Term>> all = new ArrayList<>(List.of(List.of()));
    for (int c = 0; c < kernels.size(); c++) {
      Channel channel = set.channels().get(c);
      List<List<PairLaw.Term>> longer = new ArrayList<>();
      for (List<PairLaw.Term> before : all) {
        for (Expression kernel : kernels.get(c)) {
          List<PairLaw.Term> next = new ArrayList<>(before);
          next.add(new PairLaw.Term(channel, kernel));
          longer.add(next);
        }
      }
      all = longer;
    }
    List<LawFit.Fitted> fitted = all.parallelStream().map(terms -> fewest.fit(new PairLaw(terms, cutoff), BEGUN_STEPS)).toList();
    return fitted.stream().sorted(Comparator.comparingDouble(LawFit.Fitted::nats)).limit(LAWS).toList();
  }

  /** The formulas that tell most of what the other channels, with broken lines, leave. */
  private List<Expression> kernels(Channels.Fit set, int which, PairLaw.Cutoff cutoff) {
    Channel channel = set.channels().get(which);
    if (!channel.direction().isPairwise()) {
      return List.of(new Expression.Constant(1));
    }
    List<double[]> others = new ArrayList<>();
    for (int c = 0; c < set.channels().size(); c++) {
      if (c != which) {
        addLines(set, c, cutoff, others);
      }
    }
    double[] left = Vectors.outside(few.target(), others);
    double all = LinearFit.dot(left, left);
    record Ranked(Expression kernel, double nats) {}
    List<Ranked> ranked = new ArrayList<>();
    double[] distance = few.pairs().distance();
    double[] ones = new double[distance.length];
    Arrays.fill(ones, 1);
    ranked.add(new Ranked(new Expression.Constant(1), nats(left, all, few.column(channel, masked(ones, channel, cutoff)), others, 1)));
    new Enumeration(new double[][] {distance}, options.grammar(), KEPT, ENUMERATED, term -> {
      if (term.size() <= SIZE) {
        ranked.add(new Ranked(Expression.call(Function.MULTIPLY, new Expression.Constant(1), term.expression()),
            nats(left, all, few.column(channel, masked(term.values(), channel, cutoff)), others, term.size())));
      }
    }).run();
    int size = set.channels().size();
    Stream<Expression> best = ranked.stream().filter(r -> Double.isFinite(r.nats())).sorted(Comparator.comparingDouble(Ranked::nats)).limit(KERNELS[size - 1]).map(Ranked::kernel);
    List<Expression> known = size < 3 ? Kernels.of(typical()) : List.of();
    Stream<Expression> alone = Stream.concat(best, known.stream()).map(kernel -> begun(kernel, channel, cutoff, left, others)).flatMap(k -> Stream.of(k, softened(k)));
    return Stream.concat(alone, size == 1 ? Kernels.sumsOfTwo(typical()).stream() : Stream.empty()).distinct().toList();
  }

  /** The middle one of all distances. */
  private double typical() {
    return Arrays.stream(few.pairs().distance()).sorted().skip(few.pairs().pairs() / 2).findFirst().orElse(1);
  }

  /** With a constant added to the distance, as is done so that bodies that come close do not act without bound. */
  private Expression softened(Expression kernel) {
    if (!(kernel instanceof Expression.Call) || occurrences(kernel) != 1) {
      return kernel;
    }
    return replaced(kernel, Expression.call(Function.ADD, new Expression.Variable(0), new Expression.Constant(SOFTENING * typical())));
  }

  private static int occurrences(Expression e) {
    return e instanceof Expression.Variable ? 1 : e instanceof Expression.Call call ? call.arguments().stream().mapToInt(BodiesLearner::occurrences).sum() : 0;
  }

  private static Expression replaced(Expression e, Expression distance) {
    return e instanceof Expression.Variable ? distance : e.mapArguments(a -> replaced(a, distance));
  }

  /** The values of a function of the distance, 0 for pairs that do not act on each other. */
  private double[] masked(double[] kernel, Channel channel, PairLaw.Cutoff cutoff) {
    double[] distance = few.pairs().distance();
    return cutoff.isNone() || !channel.direction().isPairwise() ? kernel
        : IntStream.range(0, kernel.length).mapToDouble(p -> cutoff.acts(distance[p]) ? kernel[p] : 0).toArray();
  }

  /** With the factor that fits best. */
  private Expression begun(Expression kernel, Channel channel, PairLaw.Cutoff cutoff, double[] left, List<double[]> others) {
    double[] values = kernel instanceof Expression.Call call ? new Tape(call.second()).values(new double[][] {few.pairs().distance()}, few.pairs().pairs())
        : IntStream.range(0, few.pairs().pairs()).mapToDouble(p -> 1).toArray();
    double[] free = Vectors.outside(few.column(channel, masked(values, channel, cutoff)), others);
    double factor = LinearFit.dot(free, left) / Math.max(Double.MIN_NORMAL, LinearFit.dot(free, free));
    return kernel instanceof Expression.Call call ? Expression.call(Function.MULTIPLY, new Expression.Constant(factor), call.second()) : new Expression.Constant(factor);
  }

  private double nats(double[] left, double all, double[] column, List<double[]> others, double size) {
    double[] free = Vectors.outside(column, others);
    double length = LinearFit.dot(free, free);
    double share = length <= 1e-20 * LinearFit.dot(column, column) ? 0 : Math.pow(LinearFit.dot(left, free), 2) / length / all;
    return 0.375 * left.length * Math.log(Math.max(LawFit.EXACT, 1 - share)) + 2 * size;
  }

  /** What a channel may contribute with any broken line, as orthogonal columns of length 1. */
  private void addLines(Channels.Fit set, int c, PairLaw.Cutoff cutoff, List<double[]> space) {
    Channel channel = set.channels().get(c);
    double[] distance = few.pairs().distance();
    for (int k = 0; k < (channel.direction().isPairwise() ? Channels.functions(set.knots()) : 1); k++) {
      int function = k;
      double[] kernel = channel.direction().isPairwise() ? Arrays.stream(distance).map(r -> Channels.function(set.knots(), function, r)).toArray() : new double[] {1};
      Vectors.add(few.column(channel, masked(kernel, channel, cutoff)), space);
    }
  }

  /** Constants put into the functions of the distance one at a time, wherever they shorten the description most. */
  private LawFit.Fitted refined(LawFit.Fitted law, int rounds) {
    LawFit.Fitted best = few.fit(law.law(), LAST_STEPS);
    Insertions insertions = new Insertions(new double[][] {few.pairs().distance()}, few.pairs().pairs(), options.grammar().operators());
    for (int round = 0; round < rounds && best.left() > LawFit.EXACT * 100; round++) {
      PairLaw before = best.law();
      List<PairLaw> moves = IntStream.range(0, before.terms().size()).boxed().filter(t -> before.terms().get(t).channel().direction().isPairwise())
          .flatMap(t -> insertions.of(before.terms().get(t).kernel()).stream().map(kernel -> before.with(t, kernel))).toList();
      List<LawFit.Fitted> some = moves.parallelStream().map(m -> fewest.fit(m, FIRST_STEPS)).sorted(Comparator.comparingDouble(LawFit.Fitted::nats)).limit(POLISHED).toList();
      Optional<LawFit.Fitted> next = some.parallelStream().map(f -> few.fit(f.law(), LAST_STEPS)).min(Comparator.comparingDouble(LawFit.Fitted::nats));
      if (next.isEmpty() || !(next.get().nats() < best.nats() - LEAST_GAIN)) {
        break;
      }
      best = next.get();
    }
    return best;
  }
}
