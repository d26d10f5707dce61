package io.github.limbeck.engine.formula;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A real-valued function of the features: a tree of operators over features and constants. */
public sealed interface Expression {

  /** The value of a feature, by its index. */
  record Variable(int feature) implements Expression {}

  /**
   * A finite number.
   *
   * @param fixed whether it belongs to the form of the expression, rather than being fitted
   */
  record Constant(double value, boolean fixed) implements Expression {
    /** A number to be fitted. */
    public Constant(double value) {
      this(value, false);
    }
  }

  /** An operator applied to as many arguments as it takes. */
  record Call(Operator operator, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
      if (arguments.size() != operator.arity()) {
        throw new IllegalArgumentException(operator.name() + " takes " + operator.arity() + " arguments, not " + arguments.size());
      }
    }

    public Expression first() {
      return arguments.get(0);
    }

    /** The second argument of a binary operator. */
    public Expression second() {
      return arguments.get(1);
    }
  }

  static Expression call(Operator operator, Expression... arguments) {
    return new Call(operator, List.of(arguments));
  }

  /** Whether this is the constant with exactly that value. */
  default boolean is(double value) {
    return this instanceof Constant constant && constant.value() == value;
  }

  default boolean is(Operator operator) {
    return this instanceof Call call && call.operator() == operator;
  }

  /** The expression with each direct argument replaced. */
  default Expression mapArguments(UnaryOperator<Expression> change) {
    return this instanceof Call call ? new Call(call.operator(), call.arguments().stream().map(change).toList()) : this;
  }

  /** How many operators, features and constants there are. */
  default int nodes() {
    return this instanceof Call call ? 1 + call.arguments().stream().mapToInt(Expression::nodes).sum() : 1;
  }

  /** How many constants are to be fitted. */
  default int constants() {
    return this instanceof Call call ? call.arguments().stream().mapToInt(Expression::constants).sum()
        : this instanceof Constant constant && !constant.fixed() ? 1 : 0;
  }

  /** Whether another expression is the same but for its constants, each of which differs by at most such a share. */
  default boolean isLike(Expression other, double within) {
    if (this instanceof Constant left && other instanceof Constant right) {
      return Math.abs(left.value() - right.value()) <= within * Math.abs(right.value());
    } else if (this instanceof Call left && other instanceof Call right) {
      return left.operator().equals(right.operator())
          && IntStream.range(0, left.arguments().size()).allMatch(i -> left.arguments().get(i).isLike(right.arguments().get(i), within));
    }
    return equals(other);
  }

  /** Whether a feature occurs that a condition holds of. */
  default boolean uses(IntPredicate features) {
    return this instanceof Call call ? call.arguments().stream().anyMatch(a -> a.uses(features)) : this instanceof Variable variable && features.test(variable.feature());
  }

  /** Whether no feature occurs. */
  default boolean isFixed() {
    return this instanceof Call call ? call.arguments().stream().allMatch(Expression::isFixed) : this instanceof Constant;
  }
}
