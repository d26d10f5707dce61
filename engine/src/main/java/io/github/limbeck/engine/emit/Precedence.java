package io.github.limbeck.engine.emit;

/** How tightly Java's operators bind, from the loosest. */
enum Precedence {
  CHOICE,
  OR,
  AND,
  EQUALITY,
  RELATION,
  SUM,
  PRODUCT,
  UNARY,
  /** What needs no parentheses anywhere: a name, a literal, a call. */
  PRIMARY;

  /** That of an operand which must not be split by an operator of this precedence. */
  Precedence next() {
    return values()[ordinal() + 1];
  }
}
