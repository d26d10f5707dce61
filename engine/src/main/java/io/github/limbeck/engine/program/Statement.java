package io.github.limbeck.engine.program;

import java.util.List;

/** A statement. Names are given once and never change. */
public sealed interface Statement {

  /** Names a value. */
  record Let(String name, Expr value) implements Statement {}

  /** Does the body if the condition holds. */
  record If(Expr condition, List<Statement> body) implements Statement {
    public If {
      body = List.copyOf(body);
    }
  }

  /** Ends the program with an answer: an {@link Expr.Answer}, or a condition where the answer is boolean. */
  record Return(Expr value) implements Statement {}
}
