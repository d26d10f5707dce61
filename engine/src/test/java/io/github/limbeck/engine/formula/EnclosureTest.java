package io.github.limbeck.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an answer must lie: what any rounding gives is inside, what another formula gives is not. */
class EnclosureTest {
  private static final Expression X = new Expression.Variable(0);
  private static final Expression Y = new Expression.Variable(1);

  private static Expression random(Random random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return random.nextInt(3) == 0 ? new Expression.Constant(random.nextGaussian() * 3) : random.nextBoolean() ? X : Y;
    }
    Function function = Function.values()[random.nextInt(Function.values().length)];
    return function.arity() == 1 ? Expression.call(function, random(random, depth - 1))
        : Expression.call(function, random(random, depth - 1), random(random, depth - 1));
  }

  /** The value with every operation's result moved by a unit in the last place or two, up or down. */
  private static double rounded(Expression e, double[] row, Random random) {
    if (!(e instanceof Expression.Call call)) {
      return e instanceof Expression.Variable v ? row[v.feature()] : ((Expression.Constant) e).value();
    }
    double a = rounded(call.first(), row, random);
    double b = call.operator().arity() > 1 ? rounded(call.second(), row, random) : 0;
    double value = call.is(Function.POWER) ? StrictMath.pow(a, b) : call.operator().apply(a, b);
    boolean exact = List.of(Function.NEGATE, Function.ABS, Function.MAX, Function.MIN, Function.FLOOR, Function.CEIL, Function.ROUND, Function.RINT).contains(call.operator());
    return exact ? value : value + (random.nextInt(3) - 1) * Math.ulp(value);
  }

  @Test
  void everyRoundingLiesInside() {
    Random random = new Random(8);
    int known = 0;
    for (int k = 0; k < 20_000; k++) {
      Expression e = random(random, 1 + random.nextInt(4));
      double[] row = {random.nextGaussian() * 5, random.nextGaussian() * 5};
      Enclosure.Bounds bounds = Enclosure.of(e, row);
      double value = rounded(e, row, random);
      if (!Double.isNaN(bounds.least())) {
        known++;
        assertThat(bounds.admits(value)).as("%s at %s: %s in %s", e, row, value, bounds).isTrue();
      }
    }
    assertThat(known).isGreaterThan(8_000);
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void boundsFollowTheMagnitudeOfTheAnswer(Function function) {
    Expression of = function.arity() == 1 ? Expression.call(function, X) : Expression.call(function, X, Y);
    Expression tiny = Expression.call(Function.MULTIPLY, new Expression.Constant(1e-12), of);
    double[] row = {function == Function.FLOOR ? 1.75 : 0.75, 1.5};
    Enclosure.Bounds bounds = Enclosure.of(tiny, row);
    double value = new Tape(tiny).value(row);
    assertThat(bounds.admits(value)).isTrue();
    assertThat(bounds.admits(value * (1 + 1e-12))).isFalse();
    assertThat(bounds.admits(value * (1 - 1e-12))).isFalse();
  }

  @Test
  void afterACancellationTheyAreAsWideAsTheTermsAsk() {
    Expression difference = Expression.call(Function.SUBTRACT, Expression.call(Function.ADD, X, Y), X);
    Enclosure.Bounds bounds = Enclosure.of(difference, new double[] {1e9, 0.1});
    assertThat(bounds.admits(0.1 + 1e-7)).isTrue();
    assertThat(bounds.admits(0.1 + 1e-5)).isFalse();
  }

  @Test
  void nothingIsSaidWhereAValueNeedNotExist() {
    assertThat(Enclosure.of(Expression.call(Function.LOG, X), new double[] {0, 0}).admits(Double.NaN)).isTrue();
    assertThat(Enclosure.of(Expression.call(Function.DIVIDE, Y, X), new double[] {0, 1}).admits(Double.POSITIVE_INFINITY)).isTrue();
    assertThat(Enclosure.of(Expression.call(Function.SQRT, X), new double[] {-1, 0}).admits(Double.NaN)).isTrue();
  }
}
