package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers that are what division leaves: minutes beyond the last full hour, the place in a week. What the answers differ by from a multiple
 * of a feature, a sum or a difference of two are then multiples of one number, which their greatest common divisor gives.
 */
public final class Remainders {
  private static final int FEWEST_ROWS = 12;
  private static final int MOST_FACTOR = 12;
  private static final double MOST = 1e9;

  private Remainders() {}

  /** Such a law for whole numbers; empty if there is none, or if the user says what formulas are made of. */
  public static Optional<FormulaModel> law(Samples samples, FormulaOptions options) {
    boolean isAsked = options.isFree() && options.rounding().filter(r -> r.digits() == 0).isPresent() && options.grammar().hasUsualOperators();
    if (!isAsked || samples.rows() < FEWEST_ROWS || samples.isConstant() || !areWhole(samples.y()) || Arrays.stream(samples.y()).anyMatch(y -> y < 0)) {
      return Optional.empty();
    }
    return candidates(samples).stream().flatMap(of -> remainder(of, samples).stream()).findFirst()
        .map(e -> new FormulaModel(Expression.call(Function.ROUND, e), List.of(), List.of()));
  }

  private static boolean areWhole(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == Math.rint(v) && Math.abs(v) < MOST);
  }

  /** What is divided: a term, and its values. */
  private record Dividend(Expression expression, double[] values) {}

  private static List<Dividend> candidates(Samples samples) {
    List<Integer> whole = IntStream.range(0, samples.features()).filter(f -> areWhole(samples.x()[f])).boxed().toList();
    List<Dividend> candidates = new ArrayList<>();
    for (int factor = 1; factor <= MOST_FACTOR; factor++) {
      for (int f : whole) {
        Expression feature = new Expression.Variable(f);
        double by = factor;
        candidates.add(new Dividend(factor == 1 ? feature : Expression.call(Function.MULTIPLY, new Expression.Constant(factor, true), feature),
            Arrays.stream(samples.x()[f]).map(x -> by * x).toArray()));
      }
    }
    for (int f : whole) {
      for (int g : whole) {
        for (Function function : List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY)) {
          if (f < g || f > g && function == Function.SUBTRACT) {
            double[] values = IntStream.range(0, samples.rows()).mapToDouble(i -> function.apply(samples.x()[f][i], samples.x()[g][i])).toArray();
            candidates.add(new Dividend(Expression.call(function, new Expression.Variable(f), new Expression.Variable(g)), values));
          }
        }
      }
    }
    return candidates;
  }

  /** The remainder that is the answer of every row; empty if there is none. */
  private static Optional<Expression> remainder(Dividend of, Samples samples) {
    long first = (long) (of.values()[0] - samples.y()[0]);
    long divisor = 0;
    for (int i = 1; i < samples.rows() && divisor != 1; i++) {
      divisor = divisor(divisor, Math.abs((long) (of.values()[i] - samples.y()[i]) - first));
    }
    double greatest = Arrays.stream(samples.y()).max().orElse(0);
    if (divisor <= greatest) {
      return Optional.empty();
    }
    long addend = Math.floorMod(-first, divisor);
    // The same remainder, with the lesser number added or taken off.
    long shift = addend > divisor / 2 ? addend - divisor : addend;
    Expression moved = shift == 0 ? of.expression() : shift > 0 ? Expression.call(Function.ADD, of.expression(), new Expression.Constant(shift, true))
        : Expression.call(Function.SUBTRACT, of.expression(), new Expression.Constant(-shift, true));
    Expression by = new Expression.Constant(divisor, true);
    Expression full = Expression.call(Function.FLOOR, Expression.call(Function.DIVIDE, moved, by));
    return Optional.of(Expression.call(Function.SUBTRACT, moved, Expression.call(Function.MULTIPLY, by, full)));
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
