package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes a value where it is used, if it is used once and short, and drops its name. Loops keep theirs. */
final class Inline {
  private static final int MOST_NODES = 7;

  private Inline() {}

  static Program run(Program program) {
    List<Statement> body = new ArrayList<>(program.body());
    for (int i = body.size() - 1; i >= 0; i--) {
      if (body.get(i) instanceof Statement.Let let && isShort(let.value()) && uses(body, let.name()) == 1) {
        body.remove(i);
        body = new ArrayList<>(Rewrite.statements(body, e -> e.equals(new Expr.Local(let.name())) ? let.value() : e));
      }
    }
    return program.withBody(body);
  }

  private static boolean isShort(Expr value) {
    return !Rewrite.anywhere(value, e -> e instanceof Loop.Repeat) && Rewrite.size(value) <= MOST_NODES;
  }

  private static int uses(List<Statement> body, String name) {
    int[] uses = {0};
    Rewrite.visit(body, e -> uses[0] += e.equals(new Expr.Local(name)) ? 1 : 0);
    return uses[0];
  }
}
