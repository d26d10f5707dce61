package io.github.limbeck.engine.model;

import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * A decision list over no more features than it reads.
 *
 * @param features the features that are left, by their old indices, in order
 * @param list the same list, with features renumbered
 */
public record Selection(List<Integer> features, DecisionList list) {
  public Selection {
    features = List.copyOf(features);
  }

  /** The features that a list reads, and the list over them. */
  public static Selection of(DecisionList list) {
    TreeSet<Integer> read = new TreeSet<>();
    renumbered(list, f -> {
      read.add(f);
      return f;
    });
    List<Integer> features = List.copyOf(read);
    return new Selection(features, renumbered(list, features::indexOf));
  }

  private static DecisionList renumbered(DecisionList list, IntUnaryOperator number) {
    List<Rule> rules = list.rules().stream()
        .map(r -> new Rule(r.literals().stream().map(l -> literal(l, number)).toList(), r.answer()))
        .toList();
    return new DecisionList(rules, list.defaultAnswer());
  }

  private static Literal literal(Literal literal, IntUnaryOperator number) {
    return new Literal(form(literal.form(), number), literal.low(), literal.high());
  }

  private static Form form(Form form, IntUnaryOperator number) {
    return new Form(form.terms().stream().map(t -> new Form.Term(t.weight(), atom(t.atom(), number))).toList());
  }

  private static Atom atom(Atom atom, IntUnaryOperator number) {
    if (atom instanceof Atom.Value value) {
      return new Atom.Value(number.applyAsInt(value.feature()));
    } else if (atom instanceof Atom.Is is) {
      return new Atom.Is(number.applyAsInt(is.feature()), is.code());
    } else if (atom instanceof Atom.Same same) {
      return new Atom.Same(number.applyAsInt(same.left()), number.applyAsInt(same.right()));
    } else if (atom instanceof Atom.Missing missing) {
      return new Atom.Missing(number.applyAsInt(missing.feature()));
    } else if (atom instanceof Atom.Product product) {
      return new Atom.Product(number.applyAsInt(product.left()), number.applyAsInt(product.right()));
    } else if (atom instanceof Atom.Remainder remainder) {
      return new Atom.Remainder(form(remainder.form(), number), remainder.modulus());
    } else if (atom instanceof Atom.Holds holds) {
      return new Atom.Holds(literal(holds.literal(), number));
    }
    throw new IllegalStateException("not an atom: " + atom);
  }
}
