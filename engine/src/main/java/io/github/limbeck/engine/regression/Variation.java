package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Expressions made of others by chance, as evolution has them. */
final class Variation {
  private final Grammar grammar;
  private final List<Expression> building;
  private final Random random;

  /**
   * @param building small expressions that are put in
   */
  Variation(Grammar grammar, List<Expression> building, Random random) {
    this.grammar = grammar;
    this.building = building;
    this.random = random;
  }

  /** One expression with a part of another in it. */
  Expression crossed(Expression a, Expression b) {
    return replaced(a, random.nextInt(a.nodes()), part(b, random.nextInt(b.nodes())));
  }

  /** Another operator, a new leaf, a term added or multiplied, or a part left out. */
  Expression mutated(Expression e) {
    int at = random.nextInt(e.nodes());
    Expression part = part(e, at);
    Expression term = building.get(random.nextInt(building.size()));
    List<Operator> unary = grammar.unary();
    List<Operator> binary = grammar.binary();
    return switch (random.nextInt(6)) {
      case 0 -> part instanceof Expression.Call call && call.operator().arity() == 2
          ? replaced(e, at, Expression.call(binary.get(random.nextInt(binary.size())), call.first(), call.second()))
          : replaced(e, at, term);
      case 1 -> unary.isEmpty() ? e : replaced(e, at, Expression.call(unary.get(random.nextInt(unary.size())), part));
      case 2 -> Expression.call(Function.ADD, e, Expression.call(Function.MULTIPLY, new Expression.Constant(0.1), term));
      case 3 -> binary.isEmpty() ? e : replaced(e, at, Expression.call(binary.get(random.nextInt(binary.size())), part, term));
      case 4 -> part instanceof Expression.Call call ? replaced(e, at, call.arguments().get(random.nextInt(call.arguments().size())))
          : replaced(e, at, term);
      default -> replaced(e, at, Expression.call(Function.MULTIPLY, new Expression.Constant(0.5 + random.nextDouble()), part));
    };
  }

  /** The part at a place, counted from the outside in and left to right. */
  private static Expression part(Expression e, int at) {
    if (at == 0) {
      return e;
    }
    int before = 1;
    for (Expression argument : ((Expression.Call) e).arguments()) {
      if (at < before + argument.nodes()) {
        return part(argument, at - before);
      }
      before += argument.nodes();
    }
    throw new IllegalArgumentException("no part " + at);
  }

  private static Expression replaced(Expression e, int at, Expression by) {
    if (at == 0) {
      return by;
    }
    Expression.Call call = (Expression.Call) e;
    List<Expression> arguments = new ArrayList<>(call.arguments());
    int before = 1;
    for (int k = 0; k < arguments.size(); k++) {
      int nodes = arguments.get(k).nodes();
      if (at >= before && at < before + nodes) {
        arguments.set(k, replaced(arguments.get(k), at - before, by));
        break;
      }
      before += nodes;
    }
    return new Expression.Call(call.operator(), arguments);
  }
}
