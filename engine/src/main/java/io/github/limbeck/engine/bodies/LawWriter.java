package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Expression.Constant;
import io.github.limbeck.engine.formula.Expression.Variable;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.items.VectorLeaves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes a law as formulas: what one body adds of another (the message), and what becomes of the sum (the node). Powers of the body's own
 * scalars that all terms share are left to the node.
 */
final class LawWriter {
  private final List<Integer> scalars;
  private final List<List<Integer>> vectors;
  private final int read;
  private final Expression distance;

  /**
   * @param scalars the fields that are numbers of their own
   * @param vectors the components of vectors, by their fields; the first is the position
   * @param read how many fields a body has
   */
  LawWriter(List<Integer> scalars, List<List<Integer>> vectors, int read) {
    this.scalars = scalars;
    this.vectors = vectors;
    this.read = read;
    this.distance = VectorLeaves.length(IntStream.range(0, vectors.get(0).size()).mapToObj(c -> apart(0, c)).toList());
  }

  /** @param latents what was found of the fields that the data do not have */
  BodyLaw write(LawFit.Fitted fitted, List<Latent> latents) {
    PairLaw law = fitted.law();
    List<Integer> shared = shared(law);
    List<PairLaw.Term> pairwise = law.terms().stream().filter(t -> t.channel().direction().isPairwise()).toList();
    List<Aggregate> messages = new ArrayList<>();
    List<Expression> nodes = new ArrayList<>();
    Optional<Aggregate.Where> where = law.cutoff().isNone() ? Optional.empty() : Optional.of(new Aggregate.Where(FormulaText.write(distance),
        law.cutoff().beyond() ? Aggregate.Test.AT_LEAST : Aggregate.Test.LESS, law.cutoff().distance()));
    for (int c = 0; c < vectors.get(0).size(); c++) {
      messages.add(new Aggregate("", Aggregate.Kind.SUM, 0, FormulaText.write(message(pairwise, shared, c)), where));
      nodes.add(node(law, shared, c));
    }
    return new BodyLaw(messages, nodes, latents, fitted.left());
  }

  /** The powers of the body's own scalars that all terms have. */
  private static List<Integer> shared(PairLaw law) {
    List<Integer> first = law.terms().get(0).channel().own();
    return law.terms().stream().allMatch(t -> t.channel().own().equals(first)) ? first : Collections.nCopies(first.size(), 0);
  }

  private Expression apart(int vector, int component) {
    return Expression.call(Function.SUBTRACT, new Variable(read + vectors.get(vector).get(component)), new Variable(vectors.get(vector).get(component)));
  }

  private Expression message(List<PairLaw.Term> terms, List<Integer> shared, int component) {
    Expression sum = null;
    for (Channel.Direction direction : List.of(Channel.Direction.CENTRAL, Channel.Direction.ACROSS, Channel.Direction.RELATIVE)) {
      for (int vector = 0; vector < vectors.size(); vector++) {
        int of = vector;
        List<PairLaw.Term> own = terms.stream().filter(t -> t.channel().direction() == direction && t.channel().vector() == of).toList();
        if (!own.isEmpty()) {
          Expression part = Expression.call(Function.MULTIPLY, strength(own, shared, direction != Channel.Direction.RELATIVE), along(direction, of, component));
          sum = sum == null ? part : Expression.call(Function.ADD, sum, part);
        }
      }
    }
    return sum == null ? new Constant(0, true) : sum;
  }

  private Expression along(Channel.Direction direction, int vector, int component) {
    if (direction == Channel.Direction.ACROSS) {
      return component == 0 ? Expression.call(Function.NEGATE, apart(0, 1)) : apart(0, 0);
    }
    return apart(vector, component);
  }

  /** What the way to the other body is multiplied with: the functions of the distance, and, as the way is no unit vector, over the distance. */
  private Expression strength(List<PairLaw.Term> terms, List<Integer> shared, boolean overDistance) {
    Expression sum = null;
    for (PairLaw.Term term : terms) {
      List<Integer> own = IntStream.range(0, shared.size()).mapToObj(s -> term.channel().own().get(s) - shared.get(s)).toList();
      Expression kernel = replaced(term.kernel(), distance);
      Expression weighed = times(kernel, own, f -> f);
      weighed = times(weighed, term.channel().other(), f -> read + f);
      sum = sum == null ? weighed : Expression.call(Function.ADD, sum, weighed);
    }
    return overDistance ? Expression.call(Function.DIVIDE, sum, distance) : sum;
  }

  private interface Place {
    int of(int field);
  }

  /** A value times powers of scalars. */
  private Expression times(Expression value, List<Integer> powers, Place place) {
    Expression product = value;
    for (int s = 0; s < powers.size(); s++) {
      Expression scalar = new Variable(place.of(scalars.get(s)));
      for (int k = 0; k < Math.abs(powers.get(s)); k++) {
        product = powers.get(s) < 0 ? Expression.call(Function.DIVIDE, product, scalar) : multiplied(product, scalar);
      }
    }
    return product;
  }

  /** A product in which no factor is 1, and one that is -1 is a sign. */
  private static Expression multiplied(Expression value, Expression by) {
    if (value.is(1)) {
      return by;
    } else if (value.is(-1)) {
      return Expression.call(Function.NEGATE, by);
    } else if (value instanceof Expression.Call quotient && quotient.operator() == Function.DIVIDE && quotient.first() instanceof Constant) {
      return Expression.call(Function.DIVIDE, multiplied(quotient.first(), by), quotient.second());
    }
    return Expression.call(Function.MULTIPLY, value, by);
  }

  private static Expression replaced(Expression e, Expression variable) {
    return e instanceof Variable ? variable : e.mapArguments(a -> replaced(a, variable));
  }

  private Expression node(PairLaw law, List<Integer> shared, int component) {
    Expression sum = new Variable(read + component);
    for (PairLaw.Term term : law.terms()) {
      if (!term.channel().direction().isPairwise()) {
        List<Integer> own = IntStream.range(0, shared.size()).mapToObj(s -> term.channel().own().get(s) - shared.get(s)).toList();
        Expression value = new Variable(vectors.get(term.channel().vector()).get(component));
        Expression factor = times(term.kernel(), own, f -> f);
        sum = factor instanceof Constant constant && constant.value() < 0
            ? Expression.call(Function.SUBTRACT, sum, multiplied(new Constant(-constant.value(), constant.fixed()), value))
            : Expression.call(Function.ADD, sum, multiplied(factor, value));
      }
    }
    return times(sum, shared, f -> f);
  }
}
