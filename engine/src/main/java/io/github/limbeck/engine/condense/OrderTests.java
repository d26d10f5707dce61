package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts tests of texts last among tests that are joined: they cost many times what a test of a number or a truth value does.
 * Where a value may be missing the order stays, since one test guards another.
 */
final class OrderTests {
  private OrderTests() {}

  static Program run(Program program) {
    return program.withBody(Rewrite.statements(program.body(), e -> {
      if (e instanceof Logical.And and) {
        return new Logical.And(ordered(and.parts(), program));
      }
      return e instanceof Logical.Or or ? new Logical.Or(ordered(or.parts(), program)) : e;
    }));
  }

  private static List<Expr> ordered(List<Expr> parts, Program program) {
    if (parts.stream().anyMatch(part -> Rewrite.anywhere(part, e -> e instanceof Logical.IsMissing))) {
      return parts;
    }
    List<Expr> ordered = new ArrayList<>(parts.stream().filter(part -> !testsText(part, program)).toList());
    parts.stream().filter(part -> testsText(part, program)).forEach(ordered::add);
    return ordered;
  }

  private static boolean testsText(Expr e, Program program) {
    return Rewrite.anywhere(e, part -> part instanceof Logical.IsLabel is && isText(is.input(), program)
        || part instanceof Logical.SameLabel same && isText(same.left(), program));
  }

  private static boolean isText(int input, Program program) {
    return program.inputs().get(input).kind() == Input.Kind.STRING;
  }
}
