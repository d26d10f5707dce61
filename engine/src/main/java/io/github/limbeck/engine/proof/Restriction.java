package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Condition.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rewrites formulas under the assumption that one atom holds, or that a condition does or does not: what it decides becomes constant. */
final class Restriction {
  private final Formulas formulas;
  private final Condition atom;
  private final Unknown fixed;
  private final BigDecimal value;
  private final Map<Condition, Condition> conditions = new HashMap<>();
  private final Map<Unknown, Polynomial> unknowns = new HashMap<>();

  /**
   * @param atom what is assumed, or null
   * @param fixed an unknown that can then have one value only, or null
   * @param value that value
   */
  Restriction(Formulas formulas, Condition atom, Unknown fixed, BigDecimal value) {
    this.formulas = formulas;
    this.atom = atom;
    this.fixed = fixed;
    this.value = value;
  }

  /** Under the assumption that a condition holds, or that it does not; what else this says of its parts is left open. */
  static Restriction of(Formulas formulas, Condition condition, boolean holds) {
    Restriction restriction = new Restriction(formulas, null, null, null);
    restriction.assume(holds ? condition : condition.not());
    return restriction;
  }

  private void assume(Condition condition) {
    conditions.put(condition, formulas.yes);
    conditions.put(condition.not(), formulas.no);
    if (condition.kind == Kind.AND) {
      condition.parts.forEach(this::assume);
    }
    Unknown truth = Formulas.truth(condition);
    if (truth != null) {
      unknowns.put(truth, condition.kind == Kind.AT_LEAST ? Polynomial.ONE : Polynomial.ZERO);
    }
  }

  Condition of(Condition c) {
    Condition known = conditions.get(c);
    if (known == null) {
      formulas.budget().spend(2);
      known = rewritten(c);
      conditions.put(c, known);
      conditions.put(c.not(), known.not());
    }
    return known;
  }

  private Condition rewritten(Condition c) {
    return switch (c.kind) {
      case TRUE, FALSE -> c;
      case AND -> formulas.and(each(c.parts));
      case OR -> formulas.or(each(c.parts));
      case BELOW -> of(c.not()).not();
      case AT_LEAST -> atLeast(c);
    };
  }

  private List<Condition> each(List<Condition> parts) {
    List<Condition> each = new ArrayList<>(parts.size());
    parts.forEach(p -> each.add(of(p)));
    return each;
  }

  private Condition atLeast(Condition c) {
    if (atom != null && c.form.equals(atom.form)) {
      int order = c.bound.compareTo(atom.bound);
      if (atom.kind == Kind.AT_LEAST ? order <= 0 : order >= 0) {
        return formulas.truth(atom.kind == Kind.AT_LEAST);
      }
    }
    Polynomial form = of(c.form);
    if (form == c.form) {
      return c;
    }
    // form >= bound, with a bound that need not be decimal: compare its multiple.
    BigDecimal denominator = new BigDecimal(c.bound.value().denominator());
    Polynomial scaled = form.times(denominator).plus(Polynomial.constant(new BigDecimal(c.bound.value().numerator().negate())));
    return c.bound.open() ? formulas.more(scaled) : formulas.atLeast(scaled);
  }

  Polynomial of(Polynomial p) {
    formulas.budget().spend(1 + p.unknowns.length / 2);
    Polynomial result = null;
    for (int i = 0; i < p.unknowns.length; i++) {
      Unknown unknown = p.unknowns[i];
      Polynomial now = of(unknown);
      if (now != null) {
        result = (result == null ? p : result).plus(p.weights[i].negate(), Polynomial.of(unknown));
        result = formulas.plus(result, p.weights[i], now);
      }
    }
    return result == null ? p : result;
  }

  /** What an unknown becomes, or null if it stays what it is. */
  private Polynomial of(Unknown unknown) {
    if (unknown == fixed) {
      return Polynomial.constant(value);
    }
    if (unknown.kind == Unknown.Kind.INPUT) {
      return unknowns.get(unknown);
    }
    if (!unknowns.containsKey(unknown)) {
      formulas.budget().spend(1);
      Polynomial now = switch (unknown.kind) {
        case INPUT -> throw new IllegalStateException("inputs have no parts");
        case FLAG -> formulas.flag(of(unknown.condition));
        case SELECT -> formulas.select(of(unknown.condition), of(unknown.parts.get(0)), of(unknown.parts.get(1)));
        case REMAINDER -> formulas.remainder(of(unknown.parts.get(0)), unknown.modulus);
        case QUOTIENT -> formulas.floorQuotient(of(unknown.parts.get(0)), unknown.modulus);
        case GREATEST -> unknown.parts.stream().map(this::of).reduce(formulas::greatest).orElseThrow();
        case PRODUCT -> unknown.factors.stream().map(f -> of(Polynomial.of(f))).reduce(formulas::times).orElseThrow();
      };
      unknowns.put(unknown, now.asUnknown() == unknown ? null : now);
    }
    return unknowns.get(unknown);
  }
}
