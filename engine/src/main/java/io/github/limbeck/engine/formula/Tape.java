package io.github.limbeck.engine.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An expression unrolled into a list of operations, to be run over many rows with varying constants: values, and by reverse
 * accumulation the derivatives with respect to every constant. Not for several threads.
 */
public final class Tape {
  private static final int BLOCK = 512;

  private final List<Operator> operators = new ArrayList<>();
  private final List<int[]> arguments = new ArrayList<>();
  private final List<Long> leaf = new ArrayList<>();
  private final List<Double> initial = new ArrayList<>();
  private final boolean quick;
  private double[][] values;
  private double[][] slopes;

  /** Constants to be fitted are numbered in the order of the text, from left to right. */
  public Tape(Expression expression) {
    this(expression, false);
  }

  private Tape(Expression expression, boolean quick) {
    this.quick = quick;
    add(expression);
    values = new double[operators.size()][0];
  }

  /** One for searches: faster, and the last digits may differ from those that the formula has where it is used. */
  public static Tape quick(Expression expression) {
    return new Tape(expression, true);
  }

  private int add(Expression e) {
    if (e instanceof Expression.Call call) {
      int[] at = new int[call.arguments().size()];
      for (int i = 0; i < at.length; i++) {
        at[i] = add(call.arguments().get(i));
      }
      return push(call.operator(), at, 0);
    } else if (e instanceof Expression.Variable variable) {
      return push(null, null, variable.feature());
    }
    Expression.Constant constant = (Expression.Constant) e;
    if (constant.fixed()) {
      return push(null, new int[0], Double.doubleToLongBits(constant.value()));
    }
    initial.add(constant.value());
    return push(null, null, -initial.size());
  }

  private int push(Operator operator, int[] at, long of) {
    operators.add(operator);
    arguments.add(at);
    leaf.add(of);
    return operators.size() - 1;
  }

  /** The constants as the expression has them. */
  public double[] constants() {
    return initial.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The values of all rows. */
  public double[] values(double[][] x, int rows) {
    return values(x, rows, constants());
  }

  /** The value of one row. */
  public double value(double[] row) {
    double[][] x = new double[row.length][1];
    for (int f = 0; f < row.length; f++) {
      x[f][0] = row[f];
    }
    return values(x, 1)[0];
  }

  /** The values of all rows with other constants. */
  public double[] values(double[][] x, int rows, double[] constants) {
    reserve(rows);
    double[] out = new double[rows];
    for (int from = 0; from < rows; from += BLOCK) {
      int n = Math.min(BLOCK, rows - from);
      forward(x, from, n, constants);
      System.arraycopy(values[values.length - 1], 0, out, from, n);
    }
    return out;
  }

  private void reserve(int rows) {
    if (values[0].length < Math.min(rows, BLOCK)) {
      values = new double[operators.size()][Math.min(rows, BLOCK)];
    }
  }

  private void forward(double[][] x, int from, int n, double[] constants) {
    for (int k = 0; k < values.length; k++) {
      Operator operator = operators.get(k);
      if (operator != null) {
        int[] at = arguments.get(k);
        double[] second = at.length > 1 ? values[at[1]] : null;
        if (quick) {
          operator.applyQuickly(values[at[0]], second, values[k], n);
        } else {
          operator.apply(values[at[0]], second, values[k], n);
        }
      } else if (arguments.get(k) != null) {
        Arrays.fill(values[k], 0, n, Double.longBitsToDouble(leaf.get(k)));
      } else if (leaf.get(k) >= 0) {
        System.arraycopy(x[leaf.get(k).intValue()], from, values[k], 0, n);
      } else {
        Arrays.fill(values[k], 0, n, constants[-leaf.get(k).intValue() - 1]);
      }
    }
  }

  /**
   * Values and derivatives of all rows.
   *
   * @param out receives the values
   * @param jacobian receives {@code [constant][row]}
   */
  public void differentiate(double[][] x, int rows, double[] constants, double[] out, double[][] jacobian) {
    reserve(rows);
    if (slopes == null || slopes[0].length < values[0].length) {
      slopes = new double[values.length][values[0].length];
    }
    for (int from = 0; from < rows; from += BLOCK) {
      int n = Math.min(BLOCK, rows - from);
      forward(x, from, n, constants);
      System.arraycopy(values[values.length - 1], 0, out, from, n);
      backward(from, n, jacobian);
    }
  }

  private void backward(int from, int n, double[][] jacobian) {
    int last = values.length - 1;
    for (double[] slope : slopes) {
      Arrays.fill(slope, 0, n, 0);
    }
    Arrays.fill(slopes[last], 0, n, 1);
    for (int k = last; k >= 0; k--) {
      Operator operator = operators.get(k);
      if (operator == null) {
        if (arguments.get(k) == null && leaf.get(k) < 0) {
          int constant = -leaf.get(k).intValue() - 1;
          System.arraycopy(slopes[k], 0, jacobian[constant], from, n);
        }
        continue;
      }
      propagate(operator, arguments.get(k), k, n);
    }
  }

  /** Adds to the slopes of an operation's arguments; the operations that are most, without a call per row. */
  private void propagate(Operator operator, int[] at, int k, int n) {
    double[] slope = slopes[k];
    double[] a = values[at[0]];
    double[] b = at.length > 1 ? values[at[1]] : a;
    double[] first = slopes[at[0]];
    double[] second = at.length > 1 ? slopes[at[1]] : first;
    double[] value = values[k];
    if (operator instanceof Function function) {
      switch (function) {
        case ADD -> {
          for (int i = 0; i < n; i++) {
            first[i] += slope[i];
            second[i] += slope[i];
          }
          return;
        }
        case SUBTRACT -> {
          for (int i = 0; i < n; i++) {
            first[i] += slope[i];
            second[i] -= slope[i];
          }
          return;
        }
        case MULTIPLY -> {
          for (int i = 0; i < n; i++) {
            first[i] += slope[i] * b[i];
            second[i] += slope[i] * a[i];
          }
          return;
        }
        case DIVIDE -> {
          for (int i = 0; i < n; i++) {
            double share = slope[i] / b[i];
            first[i] += share;
            second[i] -= share * value[i];
          }
          return;
        }
        case NEGATE -> {
          for (int i = 0; i < n; i++) {
            first[i] -= slope[i];
          }
          return;
        }
        case SQUARE -> {
          for (int i = 0; i < n; i++) {
            first[i] += 2 * slope[i] * a[i];
          }
          return;
        }
        case EXP -> {
          for (int i = 0; i < n; i++) {
            first[i] += slope[i] * value[i];
          }
          return;
        }
        case LOG -> {
          for (int i = 0; i < n; i++) {
            first[i] += slope[i] / a[i];
          }
          return;
        }
        case SQRT -> {
          for (int i = 0; i < n; i++) {
            first[i] += 0.5 * slope[i] / value[i];
          }
          return;
        }
        default -> { }
      }
    }
    for (int argument = 0; argument < at.length; argument++) {
      double[] into = argument == 0 ? first : second;
      if (arguments.get(at[argument]) == null && leaf.get(at[argument]) >= 0 || arguments.get(at[argument]) != null && operators.get(at[argument]) == null) {
        // A feature or a number that stays: nobody asks for its slope.
        continue;
      }
      for (int i = 0; i < n; i++) {
        if (slope[i] != 0) {
          into[i] += slope[i] * operator.derivative(argument, a[i], b[i], value[i]);
        }
      }
    }
  }

  /** The expression with other constants, numbered as here. */
  public static Expression withConstants(Expression e, double[] constants) {
    return withConstants(e, constants, new int[1]);
  }

  private static Expression withConstants(Expression e, double[] constants, int[] next) {
    if (e instanceof Expression.Constant constant) {
      return constant.fixed() ? e : new Expression.Constant(constants[next[0]++]);
    }
    return e.mapArguments(argument -> withConstants(argument, constants, next));
  }
}
