package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.Description;
import io.github.limbeck.engine.regression.Grammar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A feature that is the same all along each series, and that the data do not have (as the encoded parameter of Kim et al. 2021, found here
 * without a network). It begins as the factor of a sum of terms beside one that all series share ({@link VaryingSum}); where a law is known,
 * it is what makes the law, run along the series, fit best.
 */
public final class HiddenConstant {
  /** The share of squares below which only rounding is left. */
  private static final double EXACT = 1e-22;
  private static final int FOLLOWED = 4;
  private static final int CUBIC = 3;
  /** No more samples are run to fit it; of longer series the beginnings. */
  private static final int MOST_SAMPLES = 60_000;
  private static final int FEWEST_SAMPLES = 8;
  private static final int SEGMENT = 50;
  private static final int SHORTEST_SEGMENT = 6;
  private static final int ITERATIONS = 20;
  private static final int FIRST_ITERATIONS = 8;
  /** So much of its spread and more it may move freely: it was not measured. */
  private static final double FREE = 1e6;

  private final int feature;

  /** @param feature which of the features it is */
  public HiddenConstant(int feature) {
    this.feature = feature;
  }

  /** The same series with the values of the feature, one per series. */
  private Trajectories with(Trajectories all, double[] values) {
    List<Series> series = new ArrayList<>();
    for (int s = 0; s < values.length; s++) {
      double[][] x = all.series().get(s).x().clone();
      x[feature] = new double[all.series().get(s).samples()];
      Arrays.fill(x[feature], values[s]);
      series.add(new Series(all.series().get(s).times(), x));
    }
    return new Trajectories(series, all.state(), all.isFlow());
  }

  /** The values, one per series. */
  public double[] values(Trajectories all) {
    return all.series().stream().mapToDouble(s -> s.x()[feature][0]).toArray();
  }

  /**
   * Rates as sums.
   *
   * @param gain how much shorter the rates are said by it than by one sum for all series; less than 0 if so
   */
  private record Begun(VaryingSum sum, VaryingSum.Fit fit, double gain) {}

  /**
   * The series with values to begin with.
   *
   * @param most so many samples are looked at to choose what differs between series
   */
  public Trajectories begun(Trajectories all, int most) {
    Trajectories some = all.thinned(most);
    Rates rates = Rates.of(some);
    List<Begun> begun = new ArrayList<>();
    for (List<Expression> terms : libraries(all.features())) {
      for (int c = 0; c < all.components(); c++) {
        VaryingSum sum = new VaryingSum(rates, c, terms);
        double without = sum.nats();
        IntStream.range(0, terms.size()).boxed().sorted(Comparator.comparingDouble(sum::nats)).limit(FOLLOWED)
            .map(sum::fit).forEach(fit -> begun.add(new Begun(sum, fit, fit.nats() - without)));
      }
    }
    Begun best = begun.stream().min(Comparator.comparingDouble(Begun::gain)).orElseThrow();
    return with(all, best.sum().with(Rates.of(all)).constants(best.sum().pruned(best.fit()), all.series().size()));
  }

  /** The terms that rates may be sums of: products of up to one, two, or of few features three features; and waves. */
  private List<List<Expression>> libraries(int features) {
    List<Expression> others = IntStream.range(0, features).filter(f -> f != feature).<Expression>mapToObj(Expression.Variable::new).toList();
    List<List<Expression>> libraries = new ArrayList<>();
    List<Expression> terms = new ArrayList<>(List.of(new Expression.Constant(1, true)));
    List<Expression> last = terms;
    for (int degree = 1; degree <= (others.size() <= CUBIC ? 3 : 2); degree++) {
      List<Expression> next = new ArrayList<>();
      for (Expression term : last) {
        int from = term instanceof Expression.Constant ? 0 : others.indexOf(term instanceof Expression.Call call ? call.second() : term);
        others.subList(from, others.size()).forEach(f -> next.add(term instanceof Expression.Constant ? f : Expression.call(Function.MULTIPLY, term, f)));
      }
      terms.addAll(next);
      libraries.add(List.copyOf(terms));
      last = next;
    }
    List<Expression> waves = new ArrayList<>(libraries.get(0));
    others.forEach(f -> waves.addAll(List.of(Expression.call(Function.SIN, f), Expression.call(Function.COS, f))));
    libraries.add(waves);
    return libraries;
  }

  /** Other series with those of some values that suit their rates best by a law. */
  public Trajectories sought(Trajectories all, List<Expression> law, double[] among) {
    double[] candidates = DoubleStream.concat(Arrays.stream(among).sorted().distinct(), DoubleStream.of(0)).toArray();
    Rates rates = Rates.of(all);
    double[][] x = rates.x().clone();
    double[] best = new double[all.series().size()];
    double[] least = new double[best.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int step = Math.max(1, candidates.length / SEGMENT);
    for (int k = 0; k < candidates.length; k += step) {
      x[feature] = new double[rates.rows()];
      Arrays.fill(x[feature], candidates[k]);
      double[] off = new double[best.length];
      for (int c = 0; c < law.size(); c++) {
        double[] values = new Tape(law.get(c)).values(x, rates.rows());
        double spread = all.spread(c);
        for (int i = 0; i < values.length; i++) {
          off[rates.series()[i]] += Math.pow((values[i] - rates.y()[c][i]) / spread, 2);
        }
      }
      for (int s = 0; s < best.length; s++) {
        if (off[s] < least[s]) {
          least[s] = off[s];
          best[s] = candidates[k];
        }
      }
    }
    return with(all, best);
  }

  /** The series with the values for which a law, run along them, fits best; found from those they have. */
  public Trajectories fitted(Trajectories all, List<Expression> law) {
    int each = Math.max(FEWEST_SAMPLES, MOST_SAMPLES / all.series().size());
    Trajectories heads = new Trajectories(all.series().stream().map(s -> s.samples() <= each ? s : s.part(0, each)).toList(), all.state(), all.isFlow());
    for (int length = SEGMENT; length >= SHORTEST_SEGMENT; length /= 2) {
      Segments segments = segments(heads, length);
      Shooting.Fit fit = shooting(heads, segments).measure(withOwn(law, all), ITERATIONS);
      if (fit.isFinite()) {
        double[] sum = new double[all.series().size()];
        double[] count = new double[sum.length];
        for (int r = 0; r < segments.count(); r++) {
          sum[segments.series()[r]] += segments.samples()[r] * fit.begin()[all.components()][r];
          count[segments.series()[r]] += segments.samples()[r];
        }
        return with(all, IntStream.range(0, sum.length).mapToDouble(s -> sum[s] / count[s]).toArray());
      }
    }
    return all;
  }

  /**
   * A law where the values are fitted beside its constants: the plainest of the formulas found, with short constants. What made up for
   * values that were not quite right is left out, and a factor of all values is none of the law.
   *
   * @param found one per component, with its front
   */
  public List<Expression> settled(Trajectories all, List<FormulaModel> found, Grammar grammar) {
    List<Expression> law = found.stream().map(FormulaModel::expression).toList();
    for (int length = SEGMENT; length >= SHORTEST_SEGMENT; length /= 2) {
      Shooting shooting = shooting(all, segments(all, length));
      Shooting.Fit first = shooting.fit(withOwn(law.stream().map(LawVariants::freed).toList(), all), ITERATIONS);
      if (first.isFinite()) {
        ToDoubleFunction<Shooting.Fit> score = f -> ChangeLearner.misfit(all, f) + f.law().stream().mapToDouble(e -> Description.nats(e, grammar, all.samples())).sum();
        Shooting.Fit best = first;
        for (int c = 0; c < law.size(); c++) {
          for (Expression e : ChangeLearner.front(found.get(c))) {
            List<Expression> other = new ArrayList<>(best.law());
            other.set(c, LawVariants.freed(e));
            Shooting.Fit fit = shooting.from(best).fit(other, FIRST_ITERATIONS);
            best = mentions(fit.law()) && score.applyAsDouble(fit) < score.applyAsDouble(best) ? fit : best;
          }
        }
        Shooting.Fit fit = shooting.from(best).fit(best.law(), ITERATIONS);
        List<Expression> settled = new RoundedLaw(shooting.from(fit), f -> ChangeLearner.misfit(all, f), ChangeLearner.NATS_PER_DIGIT).run(fit);
        return settled.subList(0, law.size()).stream().map(LawVariants::written).toList();
      }
    }
    return law;
  }

  /** Whether the values tell more than their own length: the law is compared with the same law for series that are all alike. */
  public boolean isWorthIt(Trajectories all, List<Expression> law) {
    double[] values = values(all);
    double mean = Arrays.stream(values).average().orElse(0);
    Trajectories alike = with(all, Arrays.stream(values).map(v -> mean).toArray());
    List<Expression> freed = law.stream().map(LawVariants::freed).toList();
    for (int length = SEGMENT; length >= SHORTEST_SEGMENT; length /= 2) {
      Shooting.Fit with = shooting(all, segments(all, length)).fit(withOwn(freed, all), ITERATIONS);
      Segments plain = Segments.of(alike, length);
      Rates rates = Rates.of(alike);
      Shooting.Fit without = new Shooting(plain, rates.begin(plain), scale(all, rates)).fit(freed, ITERATIONS);
      if (with.isFinite()) {
        return !without.isFinite() || ChangeLearner.misfit(all, with) + values.length * Math.log(all.samples()) / 2 < ChangeLearner.misfit(all, without);
      }
    }
    return true;
  }

  private static double[] scale(Trajectories all, Rates rates) {
    return IntStream.range(0, all.components()).mapToDouble(c -> Math.max(Math.sqrt(rates.noise()[c]), Math.sqrt(EXACT) * all.spread(c))).toArray();
  }

  /** Whether the constant makes a difference to a law, of whose last formula, its own, nothing is said. */
  private boolean mentions(List<Expression> law) {
    return law.subList(0, law.size() - 1).stream().anyMatch(e -> e.uses(f -> f == feature));
  }

  /** With what becomes of the constant: nothing. */
  private List<Expression> withOwn(List<Expression> law, Trajectories all) {
    return Stream.concat(law.stream(), Stream.of(all.isFlow() ? new Expression.Constant(0, true) : new Expression.Variable(feature))).toList();
  }

  /** Cut so that the constant is one more component of the state. */
  private Segments segments(Trajectories all, int length) {
    int[] state = Arrays.copyOf(all.state(), all.components() + 1);
    state[all.components()] = feature;
    return Segments.of(new Trajectories(all.series(), state, all.isFlow()), length);
  }

  private Shooting shooting(Trajectories all, Segments segments) {
    Rates rates = Rates.of(all);
    double[] values = values(all);
    double[][] begin = Arrays.copyOf(rates.begin(segments), all.components() + 1);
    begin[all.components()] = IntStream.of(segments.series()).mapToDouble(s -> values[s]).toArray();
    double greatest = Arrays.stream(values).map(Math::abs).max().orElse(1);
    double[] scale = Arrays.copyOf(scale(all, rates), all.components() + 1);
    scale[all.components()] = FREE * Math.max(greatest, Double.MIN_NORMAL);
    return new Shooting(segments, begin, scale);
  }
}
