package io.github.limbeck.engine.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One method while it is run: its locals, what it gave back so far, and when the statement that is being run is reached. */
final class JavaFrame {
  /**
   * What a method gives back, or throws, where a condition holds that was not met before.
   *
   * @param value null where it throws
   */
  record Outcome(Condition when, JavaValue value) {
    boolean isFailure() {
      return value == null;
    }
  }

  /** The parameters by which inputs are read: what expressions that begin with them stand for is known by their text. */
  final Set<String> roots;
  final Map<String, JavaValue> locals = new HashMap<>();
  /** The canonical types of locals. */
  final Map<String, String> types = new HashMap<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final String returnType;
  /** Per local the {@link #within} of the place where it is declared; it is not seen where that does not hold. */
  private final Map<String, Condition> since = new HashMap<>();
  Condition guard;
  /** What the loops around the statement ask that may end early; the guard implies it. */
  Condition within;

  JavaFrame(Set<String> roots, String returnType, Formulas formulas) {
    this.roots = roots;
    this.returnType = returnType;
    this.guard = formulas.yes;
    this.within = formulas.yes;
  }

  void declare(String name, String type, JavaValue value) {
    locals.put(name, value);
    types.put(name, type);
    since.put(name, within);
  }

  void forget(String name) {
    locals.remove(name);
    types.remove(name);
    since.remove(name);
  }

  /** When the statement is reached, as far as a local can tell: where it is not seen its value is of no matter. */
  Condition reached(String name, Formulas formulas) {
    Condition declared = since.get(name);
    return declared == formulas.yes ? guard : Restriction.of(formulas, declared, true).of(guard);
  }

  /** What a condition comes to where the statement is reached in a loop that may end early. */
  Condition here(Condition condition, Formulas formulas) {
    return within == formulas.yes ? condition : Restriction.of(formulas, within, true).of(condition);
  }

  /** The same of a value. */
  JavaValue here(JavaValue value, Formulas formulas) {
    if (within == formulas.yes) {
      return value;
    }
    Restriction restriction = Restriction.of(formulas, within, true);
    return value instanceof JavaValue.Numeric number ? new JavaValue.Numeric(restriction.of(number.value()), number.kind())
        : value instanceof JavaValue.Truth truth ? new JavaValue.Truth(restriction.of(truth.condition())) : value;
  }

  /** Notes that the statement being run throws where a condition holds. */
  void failWhere(Formulas formulas, Condition condition) {
    Condition when = formulas.and(guard, condition);
    if (when != formulas.no) {
      outcomes.add(new Outcome(when, null));
    }
  }

  /** When the method throws. */
  Condition fails(Formulas formulas) {
    Condition fails = formulas.no;
    for (int i = outcomes.size() - 1; i >= 0; i--) {
      fails = formulas.select(outcomes.get(i).when(), formulas.truth(outcomes.get(i).isFailure()), fails);
    }
    return fails;
  }

  /** What was given back, in order. */
  List<Outcome> returned() {
    return outcomes.stream().filter(o -> !o.isFailure()).toList();
  }
}
