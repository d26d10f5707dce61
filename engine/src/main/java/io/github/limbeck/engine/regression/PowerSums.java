package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sums of two products of powers, {@code a * x1^p1 * x2^p2 + b * x1^q1 * x2^q2 + c}, each with or without an exponential of a third, whose
 * exponents are fitted like other constants, from many draws.
 */
final class PowerSums {
  private static final double[] EXPONENTS = {1, 1, 0, 0, -1, 2};
  private static final int STARTS = 40;
  private static final int KEPT = 10;
  private static final int FIRST_STEPS = 12;
  private static final int STEPS = 60;
  /** Among exponents that are drawn, one in so many is large, as those of forces at short range are. */
  private static final int LARGE = 6;

  private final Samples few;
  private final LogFeatures logs;
  private final Grammar grammar;
  private final LeastSquares leastSquares = new LeastSquares();

  PowerSums(Samples few, Grammar grammar) {
    this.few = few;
    this.grammar = grammar;
    this.logs = new LogFeatures(few, grammar);
  }

  /** The best sums, as expressions of the features; none where no feature is positive everywhere. */
  List<Expression> run() {
    if (!grammar.mayUse(Function.POWER) || logs.positive() == 0) {
      return List.of();
    }
    Random random = new Random(5);
    List<Expression> starts = new ArrayList<>();
    for (int k = 0; k < STARTS; k++) {
      starts.add(sum(addend(random), addend(random)));
    }
    for (int k = 0; k < STARTS && grammar.mayUse(Function.EXP); k++) {
      starts.add(sum(fading(random), fading(random)));
    }
    Comparator<LeastSquares.Fit> order = Comparator.comparingDouble(LeastSquares.Fit::error);
    List<LeastSquares.Fit> first = starts.parallelStream().map(e -> leastSquares.fit(e, logs.samples(), FIRST_STEPS)).toList();
    return first.stream().filter(f -> Double.isFinite(f.error())).sorted(order).limit(KEPT).toList().parallelStream()
        .map(f -> leastSquares.fit(f.expression(), logs.samples(), STEPS)).sorted(order).limit(3)
        .map(f -> logs.inFeatures(logs.plainer(f))).toList();
  }

  private Expression sum(Expression a, Expression b) {
    return Expression.call(Function.ADD, Expression.call(Function.ADD, a, b), new Expression.Constant(few.mean()));
  }

  /** A product of powers times the exponential of another one, which is about as large as 1. */
  private Expression fading(Random random) {
    double[] exponents = IntStream.range(0, few.features()).mapToDouble(f -> EXPONENTS[random.nextInt(EXPONENTS.length)]).toArray();
    double rate = StrictMath.exp(random.nextGaussian()) * (random.nextInt(3) == 0 ? 1 : -1);
    return Expression.call(Function.MULTIPLY, addend(random), Expression.call(Function.EXP, logs.product(exponents, rate)));
  }

  /** A product of powers that is about as large as the answers. */
  private Expression addend(Random random) {
    double[] exponents = IntStream.range(0, few.features())
        .mapToDouble(f -> random.nextInt(3) == 0 ? 0 : random.nextGaussian() * (random.nextInt(LARGE) == 0 ? 6 : 1.5)).toArray();
    return logs.product(exponents, Math.sqrt(few.variance()) * (random.nextInt(3) == 0 ? -1 : 1));
  }
}
