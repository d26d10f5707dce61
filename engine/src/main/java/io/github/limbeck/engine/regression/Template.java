package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What a formula looks like as far as the user knows: constants are to be fitted, and parts to be found.
 *
 * @param form over the features, from the index {@code features} on over the constants, and with calls of the parts
 * @param features how many features there are
 * @param constants those that the user named
 * @param parts the functions that are left open, each with the grammar of what may be put in; they are expressions over their arguments
 */
public record Template(Expression form, int features, List<Constant> constants, List<Open> parts) {
  /** Unknowns of a part are told from its arguments by their index. */
  private static final int BEHIND_ARGUMENTS = 1 << 20;

  public Template {
    constants = List.copyOf(constants);
    parts = List.copyOf(parts);
  }

  /**
   * A number to be found.
   *
   * @param guess where to begin; NaN where nothing is known
   * @param isCommon whether it is one number even where other constants are one per value of a feature
   */
  public record Constant(String name, double guess, double least, double greatest, boolean isCommon) {}

  /** A function to be found. */
  public record Open(Part part, Grammar grammar) {}

  /** Whether formulas are written as the template is: constants with names must be told from others, and a form without open parts is the user's. */
  public boolean keepsForm() {
    return !constants.isEmpty() || parts.isEmpty();
  }

  /**
   * The template with an expression for each part, over the part's arguments; what is fitted in them are further unknowns, each one
   * however often its part occurs.
   */
  ParametricForm filled(List<Expression> expressions) {
    List<Expression> opened = new ArrayList<>();
    int next = features + constants.size();
    for (int p = 0; p < parts.size(); p++) {
      ParametricForm own = ParametricForm.of(expressions.get(p), BEHIND_ARGUMENTS + next);
      opened.add(own.expression());
      next += own.unknowns();
    }
    return new ParametricForm(put(form, opened), features, next - features);
  }

  /** The form of a formula that has this template: its constants, and behind them each number that was fitted in an open part. */
  ParametricForm formOf(Expression filled) {
    int[] next = {features + constants.size()};
    Expression opened = opened(form, filled, next);
    return new ParametricForm(opened, features, next[0] - features);
  }

  private Expression opened(Expression pattern, Expression filled, int[] next) {
    if (!(pattern instanceof Expression.Call call)) {
      return pattern;
    }
    if (call.operator() instanceof Part) {
      return ParametricForm.open(filled, next);
    }
    List<Expression> arguments = new ArrayList<>();
    for (int k = 0; k < call.arguments().size(); k++) {
      arguments.add(opened(call.arguments().get(k), ((Expression.Call) filled).arguments().get(k), next));
    }
    return new Expression.Call(call.operator(), arguments);
  }

  private Expression put(Expression e, List<Expression> opened) {
    if (!(e instanceof Expression.Call call)) {
      return e;
    }
    List<Expression> arguments = call.arguments().stream().map(a -> put(a, opened)).toList();
    if (!(call.operator() instanceof Part part)) {
      return new Expression.Call(call.operator(), arguments);
    }
    int index = 0;
    while (!parts.get(index).part().equals(part)) {
      index++;
    }
    return replaced(opened.get(index), arguments);
  }

  private Expression replaced(Expression e, List<Expression> arguments) {
    if (e instanceof Expression.Variable v) {
      return v.feature() < BEHIND_ARGUMENTS ? arguments.get(v.feature()) : new Expression.Variable(v.feature() - BEHIND_ARGUMENTS);
    }
    return e.mapArguments(a -> replaced(a, arguments));
  }
}
