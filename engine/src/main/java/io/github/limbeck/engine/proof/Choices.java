package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Condition.Kind;

/**
 * Shows that two numbers are equal by the choices that they are made of: each condition that one of them asks is taken to hold, and then not to hold,
 * without looking into it, until both are one number. What a condition says does not matter to that, so it may be one that is costly to
 * decide; and the numbers may be equal though this does not show it.
 */
final class Choices {
  /** So many assumptions are made for two numbers: eight conditions that are taken one within the other at most, and fewer in other shapes. */
  private static final int MOST_ASSUMED = 256;

  private final Formulas formulas;
  private int left = MOST_ASSUMED;

  private Choices(Formulas formulas) {
    this.formulas = formulas;
  }

  /** Whether two numbers are shown to be equal. */
  static boolean showEqual(Formulas formulas, Polynomial a, Polynomial b) {
    return new Choices(formulas).areEqual(a, b);
  }

  private boolean areEqual(Polynomial a, Polynomial b) {
    formulas.budget().spend(1);
    if (a.equals(b)) {
      return true;
    }
    Condition asked = asked(a, b);
    if (asked == null) {
      return false;
    }
    for (boolean holds : new boolean[] {true, false}) {
      if (left-- == 0) {
        return false;
      }
      Restriction restriction = Restriction.of(formulas, asked, holds);
      if (!areEqual(restriction.of(a), restriction.of(b))) {
        return false;
      }
    }
    return true;
  }

  /** What the choice that was made last asks, or of several things the first; null if neither number is a choice. */
  private static Condition asked(Polynomial a, Polynomial b) {
    Unknown last = null;
    for (Polynomial number : new Polynomial[] {a, b}) {
      for (Unknown unknown : number.unknowns) {
        last = unknown.condition != null && (last == null || unknown.id > last.id) ? unknown : last;
      }
    }
    if (last == null) {
      return null;
    }
    Condition asked = last.condition;
    return asked.kind == Kind.AND || asked.kind == Kind.OR ? asked.parts.get(0) : asked;
  }
}
