package io.github.limbeck.engine.proof;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition in negation normal form: bounds of forms, joined by "and" and "or". Equal conditions are one object, and each
 * knows its contrary; {@link Formulas} makes them.
 */
final class Condition {

  /** What a condition says. */
  enum Kind {
    TRUE,
    FALSE,
    /** A form lies on the bound or above it. */
    AT_LEAST,
    /** A form lies below the bound. */
    BELOW,
    AND,
    OR
  }

  final int id;
  final Kind kind;
  final Polynomial form;
  final Bound bound;
  final List<Condition> parts;
  private Condition contrary;

  Condition(int id, Kind kind, Polynomial form, Bound bound, List<Condition> parts) {
    this.id = id;
    this.kind = kind;
    this.form = form;
    this.bound = bound;
    this.parts = parts;
  }

  void setContrary(Condition other) {
    contrary = other;
    other.contrary = this;
  }

  Condition not() {
    return contrary;
  }

  boolean isAtom() {
    return kind == Kind.AT_LEAST || kind == Kind.BELOW;
  }

  /**
   * Where a form is cut in two.
   *
   * @param open whether the value itself lies below
   */
  record Bound(Rational value, boolean open) implements Comparable<Bound> {
    @Override
    public int compareTo(Bound other) {
      int order = value.compareTo(other.value);
      return order != 0 ? order : Boolean.compare(open, other.open);
    }

    /** Whether a value lies on the bound or above it. */
    boolean admits(Rational number) {
      int order = number.compareTo(value);
      return order > 0 || order == 0 && !open;
    }
  }

  @Override
  public String toString() {
    return switch (kind) {
      case TRUE -> "true";
      case FALSE -> "false";
      case AT_LEAST -> form + (bound.open() ? " > " : " >= ") + bound.value();
      case BELOW -> form + (bound.open() ? " <= " : " < ") + bound.value();
      case AND -> parts.stream().map(Condition::toString).collect(Collectors.joining(" & ", "(", ")"));
      case OR -> parts.stream().map(Condition::toString).collect(Collectors.joining(" | ", "(", ")"));
    };
  }
}
