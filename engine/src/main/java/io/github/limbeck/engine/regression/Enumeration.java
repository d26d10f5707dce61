package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.CustomOperator;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All expressions over features and the constants 1 and 2, by size, each meaning once: what has the same values on the rows, up
 * to a factor, is never built on twice (docs/method.md, "Formulas"). Expressions are kept up to a number; beyond it they are
 * only shown to a visitor.
 */
public final class Enumeration {
  private final double[][] x;
  private final List<Operator> unary;
  private final List<Operator> binary;
  private final Grammar grammar;
  private final int most;
  private final long budget;
  private final Consumer<Term> visitor;
  private final List<List<Term>> levels = new ArrayList<>();
  private final List<Term> kept = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();
  private long evaluations;

  /**
   * @param x {@code [feature][row]}
   * @param most how many expressions are kept
   * @param budget how many are evaluated
   * @param visitor sees every expression that varies, kept or not
   */
  public Enumeration(double[][] x, Grammar grammar, int most, long budget, Consumer<Term> visitor) {
    this.x = x;
    this.grammar = grammar;
    this.unary = grammar.unary();
    this.binary = grammar.binary();
    this.most = most;
    this.budget = budget;
    this.visitor = visitor;
  }

  /** The kept expressions, the smallest first. */
  public List<Term> run() {
    levels.add(List.of());
    levels.add(leaves());
    for (int size = 2; evaluations < budget && size <= grammar.greatestSize(); size++) {
      List<Term> level = new ArrayList<>();
      levels.add(level);
      grow(size, level);
      if (level.isEmpty()) {
        break;
      }
    }
    return kept;
  }

  private List<Term> leaves() {
    List<Term> leaves = new ArrayList<>();
    for (int f = 0; f < x.length; f++) {
      add(new Expression.Variable(f), x[f].clone(), 1, leaves);
    }
    for (double constant : new double[] {1, 2}) {
      double[] values = new double[x[0].length];
      Arrays.fill(values, constant);
      leaves.add(new Term(new Expression.Constant(constant), 1, values, null));
    }
    return leaves;
  }

  private void grow(int size, List<Term> level) {
    for (Operator operator : unary) {
      int below = size - price(operator);
      if (below >= 1) {
        for (Term a : levels.get(below)) {
          if (a.unit() != null && evaluations < budget) {
            apply(operator, a, null, size, level);
          }
        }
      }
    }
    for (int left = 1; left < size - 1; left++) {
      for (Operator operator : binary) {
        int right = size - price(operator) - left;
        if (right >= 1) {
          pairs(operator, left, right, size, level);
        }
      }
    }
  }

  private void pairs(Operator operator, int left, int right, int size, List<Term> level) {
    boolean commutes = operator == Function.ADD || operator == Function.MULTIPLY || operator == Function.MAX || operator == Function.MIN;
    // Up to a sign, a - b and b - a are one.
    boolean once = commutes || operator == Function.SUBTRACT;
    if (once && left < right) {
      return;
    }
    List<Term> lefts = levels.get(left);
    List<Term> rights = levels.get(right);
    for (int i = 0; i < lefts.size(); i++) {
      for (int j = 0; j < (once && left == right ? i + 1 : rights.size()); j++) {
        if (evaluations >= budget) {
          return;
        }
        Term a = lefts.get(i);
        Term b = rights.get(j);
        boolean pointless = a.unit() == null && b.unit() == null
            || operator == Function.MULTIPLY && (a.unit() == null || b.unit() == null)
            || operator == Function.DIVIDE && b.unit() == null
            || operator == Function.POWER && (b.unit() == null || size > 4);
        if (!pointless) {
          apply(operator, a, b, size, level);
        }
      }
    }
  }

  private static int price(Operator operator) {
    return operator instanceof CustomOperator ? 1
        : operator.complexity() <= 1.5 ? 1 : (int) Math.round(operator.complexity());
  }

  private void apply(Operator operator, Term a, Term b, int size, List<Term> level) {
    Expression expression = b == null ? Expression.call(operator, a.expression()) : Expression.call(operator, a.expression(), b.expression());
    if (!grammar.allows(expression)) {
      return;
    }
    double[] values = new double[a.values().length];
    operator.applyQuickly(a.values(), b == null ? null : b.values(), values, values.length);
    evaluations++;
    add(expression, values, size, level);
  }

  private void add(Expression expression, double[] values, int size, List<Term> level) {
    double[] unit = Term.unit(values);
    if (unit == null) {
      return;
    }
    boolean keep = kept.size() < most;
    if (keep && !seen.add(fingerprint(values))) {
      return;
    }
    Term term = new Term(expression, size, values, unit);
    visitor.accept(term);
    if (keep) {
      kept.add(term);
      level.add(term);
    }
  }

  /** Alike for values that are alike up to a factor and rounding. */
  static long fingerprint(double[] values) {
    int pivot = 0;
    for (int i = 1; i < values.length; i++) {
      if (Math.abs(values[i]) > Math.abs(values[pivot]) * (1 + 1e-9)) {
        pivot = i;
      }
    }
    long hash = pivot;
    for (double value : values) {
      hash = hash * 0x9E3779B97F4A7C15L + Math.round(value / values[pivot] * 1e10);
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
