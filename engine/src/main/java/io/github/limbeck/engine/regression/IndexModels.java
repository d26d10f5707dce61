package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Laws that look at the features through one number: {@code y = q(x) * (a * g(u(x)) + c)}, where q is a product of powers, u another
 * one or a weighted sum of features, and g a function with a name (single-index models, Härdle and Stoker 1989, with a known link).
 * Many exponents are tried; a and c follow by least squares; the best have all their constants fitted, exponents too, and
 * exponents near halves become these. What has one sign only is a base of powers.
 */
final class IndexModels {
  private static final int DRAWN = 1500;
  private static final int OUTERS = 24;
  private static final int INDICES = 250;
  /** How large an index is in the middle. */
  private static final double[] SCALES = {0.03, 0.15, 0.5, 1.2, 2.5, 5, 8, 12};
  /** The same for waves, so that none is missed between two of them. */
  private static final double[] ANGLES = DoubleStream.iterate(0.4, a -> a < 26, a -> a + 0.8).toArray();
  private static final int FITTED = 8;
  private static final int STEPS = 40;
  private static final double[] EXPONENTS = {0, 0, 0, 1, 1, -1, -1, 2, -2, 0.5, -0.5, 3};

  private final Samples few;
  private final Grammar grammar;
  private final LeastSquares leastSquares = new LeastSquares();
  private final LogFeatures logs;

  IndexModels(Samples few, Grammar grammar) {
    this.few = few;
    this.grammar = grammar;
    this.logs = new LogFeatures(few, grammar);
  }

  /** What is made of the index. */
  private enum Link {
    EXP, RECIPROCAL, ROOT, INVERSE_ROOT, LOG, LOGISTIC, TANH, SIN, COS, SQUARED_EXP, POWER, INVERSE_EXPM1, INVERSE_COSH;

    Expression of(Expression u) {
      Expression one = new Expression.Constant(1, true);
      return switch (this) {
        case EXP -> Expression.call(Function.EXP, u);
        case RECIPROCAL -> Expression.call(Function.DIVIDE, one, Expression.call(Function.ADD, u, one));
        case ROOT -> Expression.call(Function.SQRT, Expression.call(Function.ADD, u, one));
        case INVERSE_ROOT -> Expression.call(Function.DIVIDE, one, Expression.call(Function.SQRT, Expression.call(Function.ADD, u, one)));
        case LOG -> Expression.call(Function.LOG, Expression.call(Function.ADD, u, one));
        case LOGISTIC -> Expression.call(Function.DIVIDE, one, Expression.call(Function.ADD, Expression.call(Function.EXP, u), one));
        case TANH -> Expression.call(Function.TANH, u);
        case SIN -> Expression.call(Function.SIN, u);
        case COS -> Expression.call(Function.COS, u);
        case INVERSE_EXPM1 -> Expression.call(Function.DIVIDE, one, Expression.call(Function.SUBTRACT, Expression.call(Function.EXP, u), one));
        case INVERSE_COSH -> Expression.call(Function.DIVIDE, one, Expression.call(Function.ADD, Expression.call(Function.EXP, u),
            Expression.call(Function.EXP, Expression.call(Function.NEGATE, u))));
        case SQUARED_EXP -> Expression.call(Function.EXP, Expression.call(Function.NEGATE, Expression.call(Function.SQUARE, u)));
        case POWER -> Expression.call(Function.POWER, Expression.call(Function.ADD, u, one), new Expression.Constant(1.7));
      };
    }

    boolean isOf(Grammar grammar) {
      return switch (this) {
        case EXP, SQUARED_EXP -> grammar.mayUse(Function.EXP);
        case RECIPROCAL -> grammar.mayUse(Function.DIVIDE);
        case ROOT -> grammar.mayUse(Function.SQRT);
        case INVERSE_ROOT -> grammar.mayUse(Function.SQRT) && grammar.mayUse(Function.DIVIDE);
        case LOG -> grammar.mayUse(Function.LOG);
        case LOGISTIC, INVERSE_EXPM1, INVERSE_COSH -> grammar.mayUse(Function.EXP) && grammar.mayUse(Function.DIVIDE);
        case TANH -> grammar.mayUse(Function.TANH);
        case SIN -> grammar.mayUse(Function.SIN);
        case COS -> grammar.mayUse(Function.COS);
        case POWER -> grammar.mayUse(Function.POWER);
      };
    }
  }

  private record Draw(Expression expression, double error) {}

  /** The best models of every link, as expressions of the features. */
  List<Expression> run() {
    return Arrays.stream(Link.values()).filter(link -> link.isOf(grammar)).toList().parallelStream()
        .flatMap(link -> IntStream.range(0, 2).mapToObj(kind -> best(link, kind == 0))).flatMap(List::stream).toList();
  }

  private List<Expression> best(Link link, boolean product) {
    Comparator<Draw> order = Comparator.comparingDouble(Draw::error);
    List<Draw> draws = product ? ofProducts(link) : drawn(link);
    List<Draw> fitted = draws.stream().filter(d -> Double.isFinite(d.error())).sorted(order).limit(3 * FITTED).map(d -> fit(d, STEPS / 4))
        .sorted(order).limit(FITTED).map(d -> fit(d, STEPS)).sorted(order).limit(3).toList();
    return fitted.stream().map(d -> logs.inFeatures(logs.plainer(new LeastSquares.Fit(d.expression(), d.error())))).toList();
  }

  /** Sums of features as the index, from draws. */
  private List<Draw> drawn(Link link) {
    Random random = new Random(31L * link.ordinal());
    List<Draw> draws = new ArrayList<>();
    for (int k = 0; k < DRAWN; k++) {
      Expression outer = logs.product(exponents(random));
      Expression inner = link.of(sum(random));
      draws.add(drawn(outer, Tape.quick(outer).values(logs.samples().x(), few.rows()), inner, Tape.quick(inner).values(logs.samples().x(), few.rows())));
    }
    return draws;
  }

  /** Products of powers as the index, over all plain ones and scales. */
  private List<Draw> ofProducts(Link link) {
    int n = few.rows();
    List<double[]> outers = exponents(OUTERS);
    List<Expression> outerProducts = outers.stream().map(logs::product).toList();
    List<double[]> outerValues = outerProducts.stream().map(e -> Tape.quick(e).values(logs.samples().x(), n)).toList();
    List<Draw> best = new ArrayList<>();
    for (double[] exponents : exponents(INDICES)) {
      for (double scale : link == Link.SIN || link == Link.COS ? ANGLES : SCALES) {
        for (int sign = -1; sign <= 1; sign += 2) {
          Expression index = logs.product(exponents, sign * scale);
          Expression inner = link.of(index);
          double[] g = Tape.quick(inner).values(logs.samples().x(), n);
          Draw least = null;
          for (int k = 0; k < outers.size(); k++) {
            Draw draw = drawn(outerProducts.get(k), outerValues.get(k), inner, g);
            least = least == null || draw.error() < least.error() ? draw : least;
          }
          best.add(least);
        }
      }
    }
    return best;
  }

  /** The exponents of the plainest products, the product of nothing among them. */
  private List<double[]> exponents(int most) {
    List<double[]> all = new ArrayList<>(List.of(new double[few.features()]));
    Monomials.exponents(few.x(), grammar, most).forEach(all::add);
    return all;
  }

  private Draw fit(Draw draw, int steps) {
    LeastSquares.Fit fit = leastSquares.fit(draw.expression(), logs.samples(), steps);
    return new Draw(fit.expression(), fit.error());
  }

  private double[] exponents(Random random) {
    return IntStream.range(0, few.features())
        .mapToDouble(f -> random.nextInt(3) == 0 ? 0 : EXPONENTS[random.nextInt(EXPONENTS.length)]).toArray();
  }

  private Expression sum(Random random) {
    Expression sum = new Expression.Constant(1.5 * random.nextGaussian());
    for (int f = 0; f < few.features(); f++) {
      double most = Arrays.stream(few.x()[f]).map(Math::abs).max().orElse(1);
      double weight = random.nextInt(3) == 0 ? 0 : 3 * random.nextGaussian() / Math.max(most, 1e-100);
      sum = Expression.call(Function.ADD, Expression.call(Function.MULTIPLY, new Expression.Constant(weight), new Expression.Variable(f)), sum);
    }
    return sum;
  }

  /** {@code q * (a * g + c)} with the best a and c. */
  private Draw drawn(Expression outer, double[] q, Expression inner, double[] g) {
    int n = few.rows();
    double qq = 0;
    double qg = 0;
    double gg = 0;
    double qy = 0;
    double gy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      double w = few.weights()[i];
      double h = q[i] * g[i];
      double y = few.y()[i];
      qq += w * q[i] * q[i];
      qg += w * q[i] * h;
      gg += w * h * h;
      qy += w * q[i] * y;
      gy += w * h * y;
      yy += w * y * y;
    }
    double determinant = qq * gg - qg * qg;
    double a = (qq * gy - qg * qy) / determinant;
    double c = (gg * qy - qg * gy) / determinant;
    double error = yy - a * gy - c * qy;
    boolean usable = determinant > 1e-10 * qq * gg && Double.isFinite(a) && Double.isFinite(c) && Double.isFinite(error);
    if (!usable) {
      return new Draw(outer, Double.POSITIVE_INFINITY);
    }
    Expression sum = Expression.call(Function.ADD, Expression.call(Function.MULTIPLY, new Expression.Constant(a), inner), new Expression.Constant(c));
    return new Draw(Expression.call(Function.MULTIPLY, outer, sum), error);
  }
}
