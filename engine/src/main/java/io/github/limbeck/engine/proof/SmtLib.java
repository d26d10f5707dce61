package io.github.limbeck.engine.proof;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question of equality as a script in SMT-LIB 2.6, for whoever wants to ask another solver: it answers "unsat" if and only if
 * the two conditions are equal on every input.
 */
final class SmtLib {
  private final StringBuilder script = new StringBuilder("(set-logic ALL)\n");
  private final Map<Object, String> names = new HashMap<>();

  private SmtLib() {}

  static String of(Condition a, Condition b) {
    SmtLib lib = new SmtLib();
    String left = lib.name(a);
    String right = lib.name(b);
    return lib.script.append("(assert (distinct ").append(left).append(' ').append(right).append("))\n(check-sat)\n").toString();
  }

  private String name(Condition c) {
    String known = names.get(c);
    if (known != null) {
      return known;
    }
    String text = switch (c.kind) {
      case TRUE -> "true";
      case FALSE -> "false";
      case BELOW -> "(not " + name(c.not()) + ")";
      case AT_LEAST -> {
        boolean whole = c.form.isWhole();
        yield "(" + (c.bound.open() ? ">" : ">=") + " " + number(c.form, whole) + " " + number(c.bound.value(), whole) + ")";
      }
      case AND, OR -> "(" + (c.kind == Condition.Kind.AND ? "and " : "or ")
          + c.parts.stream().map(this::name).collect(Collectors.joining(" ")) + ")";
    };
    return define(c, "c", "Bool", text);
  }

  private String define(Object of, String letter, String sort, String text) {
    String name = letter + names.size();
    names.put(of, name);
    script.append("(define-fun ").append(name).append(" () ").append(sort).append(' ').append(text).append(")\n");
    return name;
  }

  private String number(Polynomial p, boolean whole) {
    StringBuilder sum = new StringBuilder("(+ ").append(number(Rational.of(p.constant), whole)).append(" 0");
    sum.append(whole ? "" : ".0");
    for (int i = 0; i < p.unknowns.length; i++) {
      String unknown = name(p.unknowns[i]);
      sum.append(" (* ").append(number(Rational.of(p.weights[i]), whole)).append(' ')
          .append(!whole && p.unknowns[i].whole ? "(to_real " + unknown + ")" : unknown).append(')');
    }
    return sum.append(')').toString();
  }

  private static String number(Rational value, boolean whole) {
    String numerator = value.numerator().abs() + (whole ? "" : ".0");
    String magnitude = value.isWhole() ? numerator : "(/ " + numerator + " " + value.denominator() + ".0)";
    return value.signum() < 0 ? "(- " + magnitude + ")" : magnitude;
  }

  private String name(Unknown u) {
    String known = names.get(u);
    if (known != null) {
      return known;
    }
    String sort = u.whole ? "Int" : "Real";
    List<String> parts = u.parts.stream().map(p -> number(p, u.whole)).toList();
    return switch (u.kind) {
      case INPUT -> input(u, sort);
      case FLAG -> define(u, "u", sort, "(ite " + name(u.condition) + " 1 0)");
      case SELECT -> define(u, "u", sort, "(ite " + name(u.condition) + " " + parts.get(0) + " " + parts.get(1) + ")");
      case REMAINDER -> define(u, "u", sort, "(mod " + parts.get(0) + " " + u.modulus + ")");
      case QUOTIENT -> define(u, "u", sort, "(div " + parts.get(0) + " " + u.modulus + ")");
      case PRODUCT -> define(u, "u", sort, "(* " + u.factors.stream().map(this::name).collect(Collectors.joining(" ")) + ")");
      case GREATEST -> {
        String greatest = parts.get(0);
        for (String part : parts.subList(1, parts.size())) {
          String name = define(new Object(), "g", sort, "(ite (>= " + greatest + " " + part + ") " + greatest + " " + part + ")");
          greatest = name;
        }
        yield define(u, "u", sort, greatest);
      }
    };
  }

  private String input(Unknown u, String sort) {
    String name = "x" + u.id;
    names.put(u, name);
    script.append("(declare-const ").append(name).append(' ').append(sort).append(")\n");
    bound(">=", name, u.range.least(), u.whole);
    bound("<=", name, u.range.greatest(), u.whole);
    return name;
  }

  private void bound(String operator, String name, BigDecimal value, boolean whole) {
    if (value != null) {
      script.append("(assert (").append(operator).append(' ').append(name).append(' ').append(number(Rational.of(value), whole)).append("))\n");
    }
  }
}
