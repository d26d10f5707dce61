package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The equation learner trained as published (Kim et al. 2019): two hidden layers of 18 units, all of them at once, by RMSProp with a
 * smoothed L0.5 penalty in phases, after which small weights are dropped for good; then the formula is read off, made plain, and
 * polished by least squares. Several starts; the best formula counts. Kept as the yardstick of {@link EquationLearner}, which chooses
 * the units instead and succeeds where this one does not.
 */
public final class GradientLearner {
  private static final int UNITS = 18;
  private static final int INPUTS = 20;
  private static final double SMOOTH = 0.05;
  private static final double PENALTY = 5e-3;
  private static final double DROPPED = 0.01;
  private static final int MOST_NODES = 400;

  private final Samples samples;
  private final int d;
  private final double[] weights;
  private final boolean[] dropped;
  private final Network network = new Network();

  private GradientLearner(Samples samples, Random random) {
    this.samples = samples;
    this.d = samples.features();
    this.weights = new double[INPUTS * d + INPUTS * UNITS + UNITS];
    this.dropped = new boolean[weights.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 0.5 * random.nextGaussian() / (k < INPUTS * d ? 1 : 2);
    }
  }

  /**
   * The best formula of several starts.
   *
   * @param steps of the longest phases
   * @throws NoFormulaException if no start leads to a formula
   */
  public static FormulaModel train(Samples samples, int starts, int steps, long seed) throws NoFormulaException {
    Grammar grammar = new Grammar(List.of(Function.SQUARE, Function.SIN, Function.EXP),
        List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE), MOST_NODES, Map.of(), Map.of(),
        Map.of(), Grammar.Constants.REAL, Optional.empty(), Demands.NONE);
    Front front = new Front(samples, grammar);
    Refinement refinement = new Refinement(samples, grammar, new LeastSquares());
    Random random = new Random(seed);
    for (int start = 0; start < starts; start++) {
      GradientLearner learner = new GradientLearner(samples, random);
      learner.phase(steps / 5, 0.1, true);
      learner.phase(steps, 0.01, true);
      learner.drop();
      learner.phase(steps, 0.001, false);
      Expression e = Algebra.simplify(learner.expression());
      if (!e.isFixed() && e.constants() > 0 && e.constants() < 40) {
        front.add(refinement.refine(e));
      }
    }
    if (front.best(1).isEmpty()) {
      throw new NoFormulaException();
    }
    Front.Fitted best = front.best(1).get(0);
    return new FormulaModel(best.expression(), List.of(), List.of());
  }

  private void phase(int steps, double rate, boolean penalised) {
    double[] mean = new double[weights.length];
    for (int step = 0; step < steps; step++) {
      double[] gradient = new double[weights.length];
      for (int i = 0; i < samples.rows(); i++) {
        network.addGradient(i, gradient);
      }
      for (int k = 0; k < weights.length; k++) {
        if (dropped[k]) {
          continue;
        }
        double g = gradient[k] / samples.rows() + (penalised ? PENALTY * slope(weights[k]) : 0);
        g = Math.max(-10, Math.min(10, g));
        mean[k] = 0.9 * mean[k] + 0.1 * g * g;
        weights[k] -= rate * g / (Math.sqrt(mean[k]) + 1e-10);
      }
    }
  }

  /** The derivative of the root of the smoothed magnitude. */
  private static double slope(double w) {
    double a = SMOOTH;
    double magnitude = Math.abs(w);
    double s = magnitude >= a ? magnitude : -w * w * w * w / (8 * a * a * a) + 3 * w * w / (4 * a) + 3 * a / 8;
    double ds = magnitude >= a ? Math.signum(w) : -w * w * w / (2 * a * a * a) + 3 * w / (2 * a);
    return ds / (2 * Math.sqrt(s));
  }

  private void drop() {
    for (int k = 0; k < weights.length; k++) {
      if (!(Math.abs(weights[k]) > DROPPED)) {
        weights[k] = 0;
        dropped[k] = true;
      }
    }
  }

  /** The formula of the weights that are left. */
  private Expression expression() {
    List<Expression> layer = new ArrayList<>();
    for (int f = 0; f < d; f++) {
      layer.add(new Expression.Variable(f));
    }
    layer = units(layer, 0);
    layer = units(layer, INPUTS * d);
    return sum(layer, INPUTS * d + INPUTS * UNITS);
  }

  private Expression sum(List<Expression> of, int at) {
    Expression sum = new Expression.Constant(0, true);
    for (int k = 0; k < of.size(); k++) {
      if (weights[at + k] != 0) {
        sum = Algebra.add(sum, Algebra.multiply(new Expression.Constant(weights[at + k]), of.get(k)));
      }
    }
    return sum;
  }

  private List<Expression> units(List<Expression> before, int at) {
    List<Expression> units = new ArrayList<>();
    for (int u = 0; u < UNITS; u++) {
      int input = u < 16 ? u : 16 + 2 * (u - 16);
      Expression z = sum(before, at + input * before.size());
      units.add(switch (kind(u)) {
        case 0 -> new Expression.Constant(1, true);
        case 1 -> z;
        case 2 -> Algebra.unary(Function.SQUARE, z);
        case 3 -> Algebra.unary(Function.SIN, Algebra.multiply(new Expression.Constant(4 * Math.PI), z));
        case 4 -> Algebra.multiply(new Expression.Constant(1 / Math.E), Algebra.subtract(Algebra.unary(Function.EXP, z), new Expression.Constant(1, true)));
        case 5 -> Algebra.divide(new Expression.Constant(1, true), Algebra.add(new Expression.Constant(1, true),
            Algebra.unary(Function.EXP, Algebra.multiply(new Expression.Constant(-20), z))));
        default -> Algebra.multiply(new Expression.Constant(10), Algebra.multiply(z, sum(before, at + (input + 1) * before.size())));
      });
    }
    return units;
  }

  /** 2 constants, 4 identities, 4 squares, 2 sines, 2 exponentials, 2 logistic functions, 2 products. */
  private static int kind(int unit) {
    return unit < 2 ? 0 : unit < 6 ? 1 : unit < 10 ? 2 : unit < 12 ? 3 : unit < 14 ? 4 : unit < 16 ? 5 : 6;
  }

  /** The values inside the network for one row, and their derivatives. */
  private final class Network {
    private final double[][] inputs = new double[2][INPUTS];
    private final double[][] outputs = new double[2][UNITS];

    void addGradient(int row, double[] gradient) {
      double[] x = new double[d];
      for (int f = 0; f < d; f++) {
        x[f] = samples.x()[f][row];
      }
      forward(x, 0, 0);
      forward(outputs[0], 1, INPUTS * d);
      int last = INPUTS * d + INPUTS * UNITS;
      double value = 0;
      for (int u = 0; u < UNITS; u++) {
        value += weights[last + u] * outputs[1][u];
      }
      double off = 2 * (value - samples.y()[row]);
      double[] back = new double[UNITS];
      for (int u = 0; u < UNITS; u++) {
        gradient[last + u] += off * outputs[1][u];
        back[u] = off * weights[last + u];
      }
      backward(x, 0, 0, backward(outputs[0], 1, INPUTS * d, back, gradient), gradient);
    }

    private void forward(double[] before, int layer, int at) {
      double[] z = inputs[layer];
      for (int k = 0; k < INPUTS; k++) {
        double sum = 0;
        for (int j = 0; j < before.length; j++) {
          sum += weights[at + k * before.length + j] * before[j];
        }
        z[k] = sum;
      }
      for (int u = 0; u < UNITS; u++) {
        outputs[layer][u] = switch (kind(u)) {
          case 0 -> 1;
          case 1 -> z[u];
          case 2 -> z[u] * z[u];
          case 3 -> StrictMath.sin(4 * Math.PI * z[u]);
          case 4 -> (StrictMath.exp(Math.min(z[u], 50)) - 1) / Math.E;
          case 5 -> 1 / (1 + StrictMath.exp(-20 * z[u]));
          default -> 10 * z[16 + 2 * (u - 16)] * z[17 + 2 * (u - 16)];
        };
      }
    }

    private double[] backward(double[] before, int layer, int at, double[] back, double[] gradient) {
      double[] z = inputs[layer];
      double[] slopes = new double[INPUTS];
      for (int u = 0; u < UNITS; u++) {
        double y = outputs[layer][u];
        switch (kind(u)) {
          case 0 -> slopes[u] = 0;
          case 1 -> slopes[u] = back[u];
          case 2 -> slopes[u] = 2 * z[u] * back[u];
          case 3 -> slopes[u] = 4 * Math.PI * StrictMath.cos(4 * Math.PI * z[u]) * back[u];
          case 4 -> slopes[u] = (y + 1 / Math.E) * back[u];
          case 5 -> slopes[u] = 20 * y * (1 - y) * back[u];
          default -> {
            slopes[16 + 2 * (u - 16)] = 10 * z[17 + 2 * (u - 16)] * back[u];
            slopes[17 + 2 * (u - 16)] = 10 * z[16 + 2 * (u - 16)] * back[u];
          }
        }
      }
      double[] further = new double[before.length];
      for (int k = 0; k < INPUTS; k++) {
        for (int j = 0; j < before.length; j++) {
          gradient[at + k * before.length + j] += slopes[k] * before[j];
          further[j] += slopes[k] * weights[at + k * before.length + j];
        }
      }
      return further;
    }
  }
}
