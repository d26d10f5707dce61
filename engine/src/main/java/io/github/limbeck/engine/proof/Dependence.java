package io.github.limbeck.engine.proof;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What conditions depend on. */
final class Dependence {
  private Dependence() {}

  /** All inputs that a condition depends on. */
  static TreeSet<Unknown> inputs(Collection<Condition> of) {
    TreeSet<Unknown> inputs = new TreeSet<>();
    Set<Object> seen = new HashSet<>();
    of.forEach(c -> addInputs(c, inputs, seen));
    return inputs;
  }

  private static void addInputs(Condition c, Set<Unknown> inputs, Set<Object> seen) {
    if (seen.add(c)) {
      c.parts.forEach(p -> addInputs(p, inputs, seen));
      if (c.form != null) {
        addInputs(c.form, inputs, seen);
      }
    }
  }

  private static void addInputs(Polynomial p, Set<Unknown> inputs, Set<Object> seen) {
    for (Unknown u : p.unknowns) {
      if (u.kind == Unknown.Kind.INPUT) {
        inputs.add(u);
      } else if (seen.add(u)) {
        u.parts.forEach(x -> addInputs(x, inputs, seen));
        u.factors.forEach(f -> addInputs(Polynomial.of(f), inputs, seen));
        if (u.condition != null) {
          addInputs(u.condition, inputs, seen);
        }
      }
    }
  }
}
