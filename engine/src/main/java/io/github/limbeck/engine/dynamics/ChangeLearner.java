package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.regression.Description;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.LeastSquares;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns a law of change. Formulas are searched for on rates of smoothed curves, or on pairs of states; which of those found are the
 * law, and what their constants are, is decided by running them along what was measured ({@link Shooting}).
 */
public final class ChangeLearner {
  /** A law is run so many samples far when it is judged. */
  private static final int SEGMENT = 50;
  private static final int SHORTEST_SEGMENT = 6;
  /** Half the logarithm of how much more, in squares, a law is off along segments twice as long where it is lost in them. */
  private static final double LOST = 0.7;
  private static final int ITERATIONS = 15;
  private static final int FIRST_ITERATIONS = 6;
  /** Formulas of a front that are run, per component. */
  private static final int MOST_RUN = 8;
  /** Errors of this share of the spread are those of digits and of integration. */
  private static final double EXACT = 1e-9;
  private static final double MOVED = 1e-5;
  private static final int MOST_ROUNDS = 4;
  /** Longer formulas are not tried with a limit. */
  private static final int SHORT = 9;
  /** Steps of a fit to rates, before a formula is run. */
  private static final int BEFOREHAND = 40;
  /** What a change must gain, in nats. */
  private static final double WORTH_IT = 0.5;
  /** What a term more must gain: it is the best of a dozen that were tried (four standard errors). */
  private static final double ONE_OF_MANY = 8;
  /** A digit costs the logarithm of ten to say. */
  static final double NATS_PER_DIGIT = 2.3;

  private final Trajectories all;
  private final Rates rates;
  private final FormulaOptions options;

  private ChangeLearner(Trajectories all, Rates rates, FormulaOptions options) {
    this.all = all;
    this.rates = rates;
    this.options = options;
  }

  /**
   * Learns.
   *
   * @param rates of the same
   * @return one formula per component
   */
  public static List<FormulaModel> learn(Trajectories all, Rates rates, FormulaOptions options) throws NoFormulaException {
    return new ChangeLearner(all, rates, options).learn();
  }

  private List<FormulaModel> learn() throws NoFormulaException {
    List<FormulaModel> found = new ArrayList<>();
    for (int c = 0; c < all.components(); c++) {
      List<Expression> siblings = found.stream().map(FormulaModel::expression).filter(e -> !e.isFixed()).toList();
      found.add(FormulaTrainer.train(samples(c), options.withSiblings(siblings)));
    }
    List<Expression> law = chosen(found);
    return IntStream.range(0, law.size()).mapToObj(c -> new FormulaModel(List.of(law.get(c)), found.get(c).front(), List.of())).toList();
  }

  /**
   * The rates of a component, each moved at random by as much as it may be off anyway, and by {@link #MOVED} of their spread at least.
   * What smoothing errs by follows the curves, and would be taken for a part of the law; noise is not. Digits are found later.
   */
  private Samples samples(int c) {
    Random random = new Random(options.seed());
    Samples samples = new Samples(rates.x(), rates.y()[c], rates.weights()[c]);
    double least = all.isFlow() ? MOVED * Math.sqrt(samples.variance()) : 0;
    double[] y = rates.y()[c].clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += Math.max(least, rates.doubt()[c][i]) * random.nextGaussian();
    }
    return samples.withAnswers(y);
  }

  /** The formulas of the fronts that agree best with what was measured when they are run together. */
  private List<Expression> chosen(List<FormulaModel> found) {
    List<Expression> alone = new ArrayList<>();
    for (int c = 0; c < found.size(); c++) {
      alone.add(alone(found.get(c), c));
    }
    List<Expression> first = found.stream().map(m -> LawVariants.unnamed(m.expression())).toList();
    return begun(all, rates, List.of(first, alone)).map(b -> together(found, b.shooting(), b.fit())).orElse(first);
  }

  /** A law that was run along segments. */
  private record Begun(Shooting shooting, Shooting.Fit fit) {}

  /**
   * The best of some laws, along segments as long as they can be run: where small differences grow quickly, a law is soon lost, the true
   * one as well.
   */
  private Optional<Begun> begun(Trajectories of, Rates known, List<List<Expression>> laws) {
    List<Begun> begun = new ArrayList<>();
    for (int length = SEGMENT; length >= SHORTEST_SEGMENT; length /= 2) {
      Shooting shooting = shooting(of, known, length);
      laws.stream().map(law -> shooting.fit(law, ITERATIONS)).filter(Shooting.Fit::isFinite).min(Comparator.comparingDouble(f -> score(of, f)))
          .ifPresent(fit -> begun.add(new Begun(shooting, fit)));
    }
    double least = begun.stream().mapToDouble(b -> misfit(of, b.fit())).min().orElse(0);
    return begun.stream().filter(b -> misfit(of, b.fit()) <= least + LOST * of.samples() * of.components()).findFirst();
  }

  /** The best formula of a component where the others are as they were measured, but smooth. */
  private Expression alone(FormulaModel model, int c) {
    Trajectories one = rates.others(all, c);
    Expression first = LawVariants.unnamed(model.expression());
    Optional<Begun> begun = begun(one, rates.only(c), List.of(List.of(first)));
    if (begun.isEmpty()) {
      return first;
    }
    Shooting shooting = begun.get().shooting();
    Shooting.Fit best = begun.get().fit();
    for (Expression e : candidates(model, c)) {
      best = better(one, best, shooting.fit(List.of(e), ITERATIONS), WORTH_IT);
    }
    for (Expression e : saturated(model, c)) {
      best = better(one, best, shooting.fit(List.of(e), ITERATIONS), ONE_OF_MANY);
    }
    return best.law().get(0);
  }

  /** A fit, unless another one gains so much. */
  private Shooting.Fit better(Trajectories of, Shooting.Fit best, Shooting.Fit other, double gain) {
    return score(of, other) < score(of, best) - gain ? other : best;
  }

  /** With other formulas of the fronts, numbers fitted and terms added as long as that pays, and with short constants. */
  private List<Expression> together(List<FormulaModel> found, Shooting shooting, Shooting.Fit first) {
    Shooting.Fit best = first;
    Shooting.Fit before = null;
    for (int round = 0; round < MOST_ROUNDS && best != before; round++) {
      before = best;
      for (int c = 0; c < all.components(); c++) {
        List<Expression> candidates = round == 0 ? candidates(found.get(c), c) : List.of(LawVariants.freed(best.law().get(c)));
        for (Expression e : candidates) {
          best = better(all, best, with(shooting, best, c, e), WORTH_IT);
        }
        for (Expression e : LawVariants.extended(best.law().get(c), all.features())) {
          best = better(all, best, with(shooting, best, c, e), ONE_OF_MANY);
        }
      }
    }
    Shooting.Fit fitted = shooting.from(best).fit(best.law().stream().map(LawVariants::written).toList(), ITERATIONS);
    return new RoundedLaw(shooting.from(fitted), f -> misfit(all, f), NATS_PER_DIGIT).run(score(all, fitted) < score(all, best) + 1 ? fitted : best).stream()
        .map(LawVariants::written).toList();
  }

  /** With another formula for one component. */
  private static Shooting.Fit with(Shooting shooting, Shooting.Fit fit, int component, Expression e) {
    List<Expression> law = new ArrayList<>(fit.law());
    law.set(component, e);
    return shooting.from(fit).fit(law, FIRST_ITERATIONS);
  }

  /** Those of the front, and that the component stays as it is. */
  private List<Expression> candidates(FormulaModel model, int c) {
    Expression same = all.isFlow() ? new Expression.Constant(0, true) : new Expression.Variable(all.state()[c]);
    return Stream.concat(Stream.of(same, LawVariants.freed(model.expression())),
        front(model).stream().flatMap(e -> Stream.of(LawVariants.unnamed(e), LawVariants.freed(e)))).distinct().toList();
  }

  /** The formulas of a front that are run. */
  static List<Expression> front(FormulaModel model) {
    return Stream.concat(model.ties().stream(), model.front().stream()).map(FormulaModel.Candidate::expression).distinct().limit(MOST_RUN).toList();
  }

  /** Short ones of the front with a limit. */
  private List<Expression> saturated(FormulaModel model, int c) {
    return front(model).stream().filter(e -> e.nodes() <= SHORT).map(LawVariants::freed)
        .flatMap(e -> LawVariants.saturated(e, all.features()).stream()).map(e -> new LeastSquares().fit(e, samples(c), BEFOREHAND).expression()).toList();
  }

  private double score(Trajectories of, Shooting.Fit fit) {
    return misfit(of, fit) + fit.law().stream().mapToDouble(e -> Description.nats(e, options.grammar(), of.samples())).sum();
  }

  /** Half of the samples times the logarithm of the mean square of what they are off, component by component. */
  static double misfit(Trajectories of, Shooting.Fit fit) {
    double sum = 0;
    for (int c = 0; c < of.components(); c++) {
      double floor = EXACT * of.spread(c);
      sum += 0.5 * of.samples() * Math.log(Math.max(fit.errors()[c], floor * floor));
    }
    return sum;
  }

  private static Shooting shooting(Trajectories of, Rates rates, int length) {
    Segments segments = Segments.of(of, length);
    return new Shooting(segments, rates.begin(segments), IntStream.range(0, of.components())
        .mapToDouble(c -> Math.max(Math.sqrt(rates.noise()[c]), EXACT * of.spread(c))).toArray());
  }
}
