package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Operator;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Expressions that are one constant or one operation away from another: constants put in wherever one may be, and operations left out. */
public final class Insertions {
  private static final double[] ADDENDS = {0.01, 0.1, 1, -0.5};
  private static final double[] POWERS = {0.7, 1.5};
  private static final double FACTOR = 0.8;
  private static final double DECAY = -0.3;

  private final double[][] x;
  private final int rows;
  private final List<Operator> operators;

  /**
   * @param x {@code [variable][row]}: typical values, by which constants are chosen to begin with
   * @param operators those that may occur
   */
  public Insertions(double[][] x, int rows, List<Operator> operators) {
    this.x = x;
    this.rows = rows;
    this.operators = operators;
  }

  /** All expressions with one constant more, or one operation less. */
  public List<Expression> of(Expression e) {
    List<Expression> all = changed(e, true);
    all.addAll(withFactors(e));
    return all;
  }

  private List<Expression> changed(Expression e, boolean isWhole) {
    List<Expression> all = new ArrayList<>();
    if (e instanceof Expression.Constant) {
      return all;
    }
    double[] values = new Tape(e).values(x, rows);
    double typical = Arrays.stream(values).map(Math::abs).sorted().skip(values.length / 2).findFirst().orElse(1);
    if (operators.contains(Function.ADD)) {
      Arrays.stream(ADDENDS).forEach(start -> all.add(Expression.call(Function.ADD, e, new Expression.Constant(start * typical))));
    }
    if (operators.contains(Function.POWER) && Arrays.stream(values).allMatch(v -> v > 0)) {
      Arrays.stream(POWERS).forEach(power -> all.add(Expression.call(Function.POWER, e, new Expression.Constant(power))));
    }
    if (!isWhole && operators.contains(Function.MULTIPLY)) {
      all.add(Expression.call(Function.MULTIPLY, new Expression.Constant(FACTOR), e));
    }
    all.addAll(parts(e));
    if (e instanceof Expression.Call call) {
      for (int a = 0; a < call.arguments().size(); a++) {
        int place = a;
        changed(call.arguments().get(a), false).forEach(argument -> all.add(with(call, place, argument)));
      }
    }
    return all;
  }

  /** What is left of an operation when one of its arguments is left out. */
  private static List<Expression> parts(Expression e) {
    return e instanceof Expression.Call call ? call.arguments().stream().filter(a -> !a.isFixed()).toList() : List.of();
  }

  private static Expression with(Expression.Call call, int place, Expression argument) {
    List<Expression> arguments = new ArrayList<>(call.arguments());
    arguments.set(place, argument);
    return new Expression.Call(call.operator(), arguments);
  }

  /** All expressions with one operation less. */
  public static List<Expression> withoutOne(Expression e) {
    List<Expression> all = new ArrayList<>(parts(e));
    if (e instanceof Expression.Call call) {
      for (int a = 0; a < call.arguments().size(); a++) {
        int place = a;
        withoutOne(call.arguments().get(a)).forEach(argument -> all.add(with(call, place, argument)));
      }
    }
    return all;
  }

  /** The expression times a function of one variable: a power, an exponential, a line, and the reciprocal of a line. */
  public List<Expression> withFactors(Expression e) {
    List<Expression> all = new ArrayList<>();
    for (int f = 0; f < x.length; f++) {
      Expression variable = new Expression.Variable(f);
      double[] values = Arrays.stream(x[f]).map(Math::abs).sorted().toArray();
      double typical = Math.max(1e-12, values[values.length / 2]);
      Expression line = Expression.call(Function.ADD, variable, new Expression.Constant(typical));
      if (operators.contains(Function.EXP)) {
        all.add(Expression.call(Function.MULTIPLY, e, Expression.call(Function.EXP, Expression.call(Function.MULTIPLY, new Expression.Constant(DECAY / typical), variable))));
      }
      if (operators.contains(Function.POWER) && Arrays.stream(x[f]).allMatch(v -> v > 0)) {
        all.add(Expression.call(Function.MULTIPLY, e, Expression.call(Function.POWER, variable, new Expression.Constant(-0.5))));
        all.add(Expression.call(Function.MULTIPLY, e, Expression.call(Function.POWER, variable, new Expression.Constant(0.5))));
      }
      if (operators.contains(Function.DIVIDE)) {
        all.add(Expression.call(Function.DIVIDE, e, line));
      }
      if (operators.contains(Function.MULTIPLY)) {
        all.add(Expression.call(Function.MULTIPLY, e, line));
      }
    }
    return all;
  }
}
