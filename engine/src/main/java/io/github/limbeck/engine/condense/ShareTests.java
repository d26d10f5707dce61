package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests once what two decisions in a row both test: {@code if (a && b) return x; if (b) return y;} becomes
 * {@code if (b) return a ? x : y;}.
 */
final class ShareTests {
  private ShareTests() {}

  static Program run(Program program) {
    List<Statement> body = new ArrayList<>(program.body());
    if (program.answer().isBoolean()) {
      return program; // a decision between true and false is a condition
    }
    for (int i = body.size() - 2; i >= 0; i--) {
      if (body.get(i) instanceof Statement.If first && body.get(i + 1) instanceof Statement.If second && isPlain(first) && isPlain(second)) {
        List<Expr> shared = parts(second.condition());
        List<Expr> own = new ArrayList<>(parts(first.condition()));
        if (own.containsAll(shared) && own.size() > shared.size()) {
          own.removeAll(shared);
          Expr.Case decided = own.size() == 1 && own.get(0) instanceof Logical.Not not ? new Expr.Case(not.of(), answer(second))
              : new Expr.Case(Logical.and(own), answer(first));
          Expr choice = new Expr.Choice(List.of(decided), decided.value().equals(answer(first)) ? answer(second) : answer(first));
          body.set(i, new Statement.If(second.condition(), List.of(new Statement.Return(choice))));
          body.remove(i + 1);
        }
      }
    }
    return program.withBody(body);
  }

  private static boolean isPlain(Statement.If branch) {
    return answer(branch) instanceof Expr.Answer;
  }

  private static Expr answer(Statement.If branch) {
    return branch.body().get(0) instanceof Statement.Return end ? end.value() : branch.condition();
  }

  private static List<Expr> parts(Expr condition) {
    return condition instanceof Logical.And and ? and.parts() : List.of(condition);
  }
}
