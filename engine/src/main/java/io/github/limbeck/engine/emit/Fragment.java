package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;

/** A Java expression, and how tightly its outermost operator binds. */
record Fragment(CodeBlock code, Precedence precedence) {

  /** A fragment in JavaPoet's notation: {@code $L} for code, names and numbers, {@code $T} for types. */
  static Fragment of(Precedence precedence, String format, Object... arguments) {
    return new Fragment(CodeBlock.of(format, arguments), precedence);
  }

  /** Names, literals and calls of this text, which names no type. */
  static Fragment primary(String java) {
    return of(Precedence.PRIMARY, "$L", java);
  }

  /** The code as an operand of an operator of this precedence: in parentheses where it binds less tightly. */
  CodeBlock within(Precedence outer) {
    return precedence.compareTo(outer) < 0 ? CodeBlock.of("($L)", code) : code;
  }
}
