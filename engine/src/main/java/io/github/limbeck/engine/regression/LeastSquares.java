package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.ValueAndJacobianFunction;
import org.hipparchus.util.Pair;

/** Fits the constants of an expression to rows by Levenberg and Marquardt's method, from where they are. */
public final class LeastSquares {
  private static final double TOLERANCE = 1e-15;

  /**
   * An expression and how far it is off.
   *
   * @param error the weighted mean of squared residuals; infinite if any value is not finite
   */
  public record Fit(Expression expression, double error) {}

  /** The error of an expression as it is. */
  public Fit measure(Expression e, Samples samples) {
    return new Fit(e, error(new Tape(e).values(samples.x(), samples.rows()), samples));
  }

  /**
   * The expression with the best constants that were met.
   *
   * @param iterations how many steps at most
   */
  public Fit fit(Expression e, Samples samples, int iterations) {
    Tape tape = new Tape(e);
    double[] start = tape.constants();
    double first = error(tape.values(samples.x(), samples.rows(), start), samples);
    if (start.length == 0 || start.length > samples.rows() || !Double.isFinite(first)) {
      return new Fit(e, first);
    }
    Residuals residuals = new Residuals(tape, samples, start, first);
    try {
      new LevenbergMarquardtOptimizer()
          .withCostRelativeTolerance(TOLERANCE).withParameterRelativeTolerance(TOLERANCE).withOrthoTolerance(TOLERANCE)
          .optimize(new LeastSquaresBuilder()
              .start(start).model(residuals).target(new double[samples.rows()]).lazyEvaluation(true)
              .maxEvaluations(3 * iterations).maxIterations(iterations).build());
    } catch (MathRuntimeException | ArithmeticException out) {
      // Out of steps, or no better step within rounding: the best point met is what counts.
    }
    return new Fit(Tape.withConstants(e, residuals.best), residuals.bestError);
  }

  static double error(double[] values, Samples samples) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      double residual = values[i] - samples.y()[i];
      sum += samples.weights()[i] * residual * residual;
      total += samples.weights()[i];
    }
    return Double.isFinite(sum) ? sum / total : Double.POSITIVE_INFINITY;
  }

  /** Weighted residuals; keeps the best point met. */
  private static final class Residuals implements ValueAndJacobianFunction {
    private static final double OUTSIDE = 1e100;

    private final Tape tape;
    private final Samples samples;
    private double[] best;
    private double bestError;

    Residuals(Tape tape, Samples samples, double[] start, double error) {
      this.tape = tape;
      this.samples = samples;
      this.best = start;
      this.bestError = error;
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector point) {
      return new Pair<>(computeValue(point.toArray()), computeJacobian(point.toArray()));
    }

    @Override
    public RealVector computeValue(double[] constants) {
        double[] values = tape.values(samples.x(), samples.rows(), constants);
      double error = error(values, samples);
      if (error < bestError) {
        bestError = error;
        best = constants.clone();
      }
      double[] residuals = new double[values.length];
      if (!Double.isFinite(error)) {
        Arrays.fill(residuals, OUTSIDE);
        return new ArrayRealVector(residuals, false);
      }
      for (int i = 0; i < values.length; i++) {
        residuals[i] = Math.sqrt(samples.weights()[i]) * (values[i] - samples.y()[i]);
      }
      return new ArrayRealVector(residuals, false);
    }

    @Override
    public RealMatrix computeJacobian(double[] constants) {
        double[][] jacobian = new double[samples.rows()][constants.length];
      tape.differentiate(samples.x(), samples.rows(), constants, new double[samples.rows()], jacobian);
      for (int i = 0; i < jacobian.length; i++) {
        double weight = Math.sqrt(samples.weights()[i]);
        for (int c = 0; c < constants.length; c++) {
          double slope = weight * jacobian[i][c];
          jacobian[i][c] = Double.isFinite(slope) ? slope : 0;
        }
      }
      return new Array2DRowRealMatrix(jacobian, false);
    }
  }
}
