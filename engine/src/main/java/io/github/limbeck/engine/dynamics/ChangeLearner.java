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
import java.util.List;
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
  private static final double NATS_PER_DIGIT = 2.3;

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
    List<Expression> first = found.stream().map(m -> LawVariants.unnamed(m.expression())).toList();
    for (int length = SEGMENT; length >= SHORTEST_SEGMENT; length /= 2) {
      Shooting shooting = shooting(length);
      Shooting.Fit fit = shooting.fit(first, ITERATIONS);
      if (fit.isFinite()) {
        return chosen(found, shooting, fit);
      }
    }
    return first;
  }

  private List<Expression> chosen(List<FormulaModel> found, Shooting shooting, Shooting.Fit first) {
    Shooting.Fit best = first;
    boolean better = true;
    for (int round = 0; round < MOST_ROUNDS && better; round++) {
      better = false;
      for (int c = 0; c < found.size(); c++) {
        List<Expression> candidates = new ArrayList<>(round == 0 ? candidates(found.get(c), c) : List.of());
        if (round > 0) {
          candidates.addAll(LawVariants.extended(best.law().get(c), all.features()));
        }
        candidates.add(LawVariants.freed(best.law().get(c)));
        for (Expression e : candidates) {
          List<Expression> law = new ArrayList<>(best.law());
          law.set(c, e);
          Shooting.Fit fit = shooting.fit(law, FIRST_ITERATIONS);
          if (score(fit) < score(best) - (round > 0 ? ONE_OF_MANY : WORTH_IT)) {
            best = fit;
            better = true;
          }
        }
      }
      better |= round == 0;
    }
    Shooting.Fit fitted = shooting.fit(best.law().stream().map(LawVariants::written).toList(), ITERATIONS);
    return new RoundedLaw(shooting, this::misfit, NATS_PER_DIGIT).run(score(fitted) < score(best) + 1 ? fitted : best).stream()
        .map(e -> LawVariants.written(e)).toList();
  }

  private List<Expression> candidates(FormulaModel model, int c) {
    List<Expression> found = Stream.concat(model.ties().stream(), model.front().stream()).map(FormulaModel.Candidate::expression)
        .filter(e -> !e.equals(model.expression())).limit(MOST_RUN).toList();
    Stream<Expression> saturated = found.stream().filter(e -> e.nodes() <= SHORT).map(LawVariants::freed)
        .flatMap(e -> LawVariants.saturated(e, all.features()).stream()).map(e -> new LeastSquares().fit(e, samples(c), BEFOREHAND).expression());
    return Stream.concat(found.stream().flatMap(e -> Stream.of(LawVariants.unnamed(e), LawVariants.freed(e))), saturated).distinct().toList();
  }

  private double score(Shooting.Fit fit) {
    return misfit(fit) + fit.law().stream().mapToDouble(e -> Description.nats(e, options.grammar(), all.samples())).sum();
  }

  /** Half of the samples times the logarithm of the mean square of what they are off, component by component. */
  private double misfit(Shooting.Fit fit) {
    double sum = 0;
    for (int c = 0; c < all.components(); c++) {
      double floor = EXACT * all.spread(c);
      sum += 0.5 * all.samples() * Math.log(Math.max(fit.errors()[c], floor * floor));
    }
    return sum;
  }

  private Shooting shooting(int length) {
    Segments segments = Segments.of(all, length);
    double[][] begin = new double[all.components()][segments.count()];
    for (int c = 0; c < begin.length; c++) {
      for (int r = 0; r < segments.count(); r++) {
        begin[c][r] = rates.smooth().get(c).get(segments.series()[r])[segments.from()[r]];
      }
    }
    return new Shooting(segments, begin, IntStream.range(0, begin.length)
        .mapToDouble(c -> Math.max(Math.sqrt(rates.noise()[c]), EXACT * all.spread(c))).toArray());
  }
}
