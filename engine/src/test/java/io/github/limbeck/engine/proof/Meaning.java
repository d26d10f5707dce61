package io.github.limbeck.engine.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;

/** What formulas mean for given values of their inputs, by the definition of each kind alone. */
record Meaning(Map<Unknown, BigDecimal> values) {

  BigDecimal of(Polynomial p) {
    BigDecimal sum = p.constant;
    for (int i = 0; i < p.unknowns.length; i++) {
      sum = sum.add(p.weights[i].multiply(of(p.unknowns[i])));
    }
    return sum;
  }

  BigDecimal of(Unknown u) {
    return switch (u.kind) {
      case INPUT -> values.get(u);
      case FLAG -> holds(u.condition) ? BigDecimal.ONE : BigDecimal.ZERO;
      case PRODUCT -> u.factors.stream().map(this::of).reduce(BigDecimal::multiply).orElseThrow();
      case REMAINDER -> new BigDecimal(of(u.parts.get(0)).toBigIntegerExact().mod(BigInteger.valueOf(u.modulus)));
      case QUOTIENT -> of(u.parts.get(0)).divide(BigDecimal.valueOf(u.modulus), 0, RoundingMode.FLOOR);
      case GREATEST -> u.parts.stream().map(this::of).reduce(BigDecimal::max).orElseThrow();
      case SELECT -> of(u.parts.get(holds(u.condition) ? 0 : 1));
    };
  }

  boolean holds(Condition c) {
    return switch (c.kind) {
      case TRUE -> true;
      case FALSE -> false;
      case AT_LEAST -> c.bound.admits(Rational.of(of(c.form)));
      case BELOW -> !c.bound.admits(Rational.of(of(c.form)));
      case AND -> c.parts.stream().allMatch(this::holds);
      case OR -> c.parts.stream().anyMatch(this::holds);
    };
  }
}
