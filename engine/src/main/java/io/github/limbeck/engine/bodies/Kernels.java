package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Expression.Constant;
import io.github.limbeck.engine.formula.Expression.Variable;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions of the distance that are met most, each with a factor before it: powers, exponentials, and both together (Yukawa); and sums of
 * two of them, as of attraction and repulsion. Before their constants are fitted they may look like none of the best.
 */
final class Kernels {
  private static final Variable R = new Variable(0);
  private static final double SOFTENING = 0.1;
  private static final double FREE_POWER = -4;

  private Kernels() {}

  /** @param typical a distance by which constants are begun */
  static List<Expression> of(double typical) {
    Expression reciprocal = Expression.call(Function.DIVIDE, new Constant(1, true), R);
    Expression decay = Expression.call(Function.EXP, Expression.call(Function.MULTIPLY, new Constant(-1 / typical), R));
    return List.of(times(Expression.call(Function.SQUARE, reciprocal)), times(reciprocal), times(Expression.call(Function.CUBE, reciprocal)), times(decay),
        times(Expression.call(Function.DIVIDE, decay, R)));
  }

  private static Expression times(Expression kernel) {
    return Expression.call(Function.MULTIPLY, new Constant(1), kernel);
  }

  /** All sums of two of these, of a power that is fitted, and of a line. */
  static List<Expression> sumsOfTwo(double typical) {
    List<Expression> terms = new ArrayList<>(of(typical));
    Expression softened = Expression.call(Function.ADD, R, new Constant(SOFTENING * typical));
    terms.add(times(Expression.call(Function.POWER, softened, new Constant(FREE_POWER))));
    terms.add(times(Expression.call(Function.POWER, softened, new Constant(FREE_POWER / 2))));
    terms.add(times(Expression.call(Function.EXP, Expression.call(Function.MULTIPLY, new Constant(-2 / typical), R))));
    terms.add(times(Expression.call(Function.SQUARE, R)));
    terms.add(times(R));
    terms.add(new Constant(1));
    List<Expression> sums = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      for (int j = 0; j < i; j++) {
        sums.add(Expression.call(Function.ADD, terms.get(j), terms.get(i)));
      }
    }
    return sums;
  }
}
