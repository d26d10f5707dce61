package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** Fits constants to a loss of the user's, from where least squares left them, by Nelder and Mead's method. */
final class LossFit {
  private static final int MOST_STEPS = 600;

  private final Samples samples;
  private final DoubleBinaryOperator loss;

  /** Residuals whose squares are a smaller share of the mean one weigh as if they were that. */
  private static final double LEAST_SQUARE = 1e-3;

  /**
   * @param loss of a predicted and an actual answer
   */
  LossFit(Samples samples, DoubleBinaryOperator loss) {
    this.samples = samples;
    this.loss = loss;
  }

  /** The rows with weights by which the squares of an expression's residuals count as much as their losses do. */
  static Samples reweighted(Expression e, Samples samples, DoubleBinaryOperator loss) {
    double[] values = new Tape(e).values(samples.x(), samples.rows());
    double[] squares = new double[samples.rows()];
    Arrays.setAll(squares, i -> (values[i] - samples.y()[i]) * (values[i] - samples.y()[i]));
    double floor = Math.max(Arrays.stream(squares).average().orElse(0) * LEAST_SQUARE, Double.MIN_NORMAL);
    double[] weights = new double[samples.rows()];
    Arrays.setAll(weights, i -> samples.weights()[i] * loss.applyAsDouble(values[i], samples.y()[i]) / Math.max(squares[i], floor));
    double mean = Arrays.stream(weights).average().orElse(0);
    boolean usable = mean > 0 && Arrays.stream(weights).allMatch(w -> w >= 0 && Double.isFinite(w));
    return usable ? new Samples(samples.x(), samples.y(), Arrays.stream(weights).map(w -> w / mean).toArray()) : samples;
  }

  /** The expression with better constants, and its mean loss. */
  LeastSquares.Fit fit(Expression e) {
    return fit(e, Ties.none(e.constants()));
  }

  /** The same where some of the constants are one and the same, or are kept within bounds. */
  LeastSquares.Fit fit(Expression e, Ties ties) {
    Tape tape = new Tape(e);
    double[] start = ties.unknowns(tape.constants());
    double[] best = start;
    double least = mean(tape.values(samples.x(), samples.rows(), ties.constants(start)));
    if (start.length > 0) {
      // Constants are moved in shares of themselves, since their sizes differ.
      try {
        PointValuePair found = new SimplexOptimizer(1e-12, 1e-14).optimize(new MaxEval(MOST_STEPS), GoalType.MINIMIZE,
            new ObjectiveFunction(shares -> mean(tape.values(samples.x(), samples.rows(), ties.constants(moved(start, shares, ties))))),
            new InitialGuess(new double[start.length]), new NelderMeadSimplex(start.length, 0.05));
        if (found.getValue() < least) {
          least = found.getValue();
          best = moved(start, found.getPoint(), ties);
        }
      } catch (MathRuntimeException out) {
        // Out of steps: least squares' constants stay.
      }
    }
    return new LeastSquares.Fit(Tape.withConstants(e, ties.constants(best)), least);
  }

  private static double[] moved(double[] start, double[] shares, Ties ties) {
    double[] back = new double[start.length];
    Arrays.setAll(back, c -> -shares[c] * (start[c] == 0 ? 1 : Math.abs(start[c])));
    return ties.moved(start, back);
  }

  /** The mean loss of some answers. */
  double mean(double[] values) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += samples.weights()[i] * loss.applyAsDouble(values[i], samples.y()[i]);
      total += samples.weights()[i];
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum / total;
  }
}
