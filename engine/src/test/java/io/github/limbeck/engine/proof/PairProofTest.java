package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops over bodies, their messages and what becomes of the sum are proved, and nothing else is. */
class PairProofTest {
  private static final String SOURCE = """
      class A {
        Vector[] f(Body[] bodies) {
          Vector[] answer = new Vector[bodies.length];
          for (int i = 0; i < bodies.length; i++) {
            double x = 0;
            double y = 0;
            for (int j = 0; j < bodies.length; j++) {
              if (j != i) {
                Vector message = message(bodies[i], bodies[j]);
                x += message.x();
                y += message.y();
              }
            }
            answer[i] = node(bodies[i], new Vector(x, y));
          }
          return answer;
        }
        private static Vector message(Body body, Body other) {
          double dx = other.x() - body.x();
          double dy = other.y() - body.y();
          double square = dx * dx + dy * dy;
          if (!(square >= 2.5)) {
            return new Vector(0, 0);
          }
          return new Vector(other.mass() * dx, other.mass() * dy);
        }
        private static Vector node(Body body, Vector total) {
          return new Vector(total.x() / body.mass(), total.y() / body.mass());
        }
      }
      """;

  private static Input input(String java) {
    return new Input(java, java, Input.Kind.REAL, "double", Input.Presence.REQUIRED, List.of(), Optional.empty());
  }

  private static List<Input> inputs(String... javas) {
    return Arrays.stream(javas).map(PairProofTest::input).toList();
  }

  private static Expression v(int feature) {
    return new Expression.Variable(feature);
  }

  private static Proof.Outcome prove(String source) {
    List<Input> own = inputs("body.mass()", "body.x()", "body.y()");
    List<Input> both = inputs("body.mass()", "body.x()", "body.y()", "other.mass()", "other.x()", "other.y()");
    List<Input> node = inputs("body.mass()", "body.x()", "body.y()", "total.x()", "total.y()");
    Expression square = Expression.call(Function.ADD, Expression.call(Function.SQUARE, Expression.call(Function.SUBTRACT, v(4), v(1))),
        Expression.call(Function.SQUARE, Expression.call(Function.SUBTRACT, v(5), v(2))));
    Expr acts = new Logical.Compare(new Expr.Read(0), Comparison.AT_LEAST, new Expr.Constant(2.5));
    Aggregation.ItemList list = new Aggregation.ItemList(0, "bodies", "bodies", "Body", false, own, List.of());
    Program term = new Program(both, new Program.AnswerType(Input.Kind.REAL, "double", List.of()), List.of(new Statement.Return(new Expr.Read(0))));
    List<Proof.Derived> derived = IntStream.of(0, 1).mapToObj(c -> new Proof.Derived(
        new Aggregation("total" + c, "total" + c, Aggregation.Kind.SUM, list, "other", term, Optional.of(acts)),
        Expression.call(Function.MULTIPLY, v(3), Expression.call(Function.SUBTRACT, v(4 + c), v(1 + c))), Optional.of(square))).toList();
    PairCode code = new PairCode(list, "body", "other", "Vector", List.of("x", "y"), new PairCode.Body(both, List.of(), Optional.of(acts), List.of(), List.of()),
        new PairCode.Body(node, List.of(), Optional.empty(), List.of(), List.of(new Expr.Constant(0), new Expr.Constant(0))));
    return Proof.ofPairs(source, new Proof.Signature("f", 1, node, List.of(), List.of(), false, () -> 1, Proof.Setting.USUAL, derived), code,
        List.of(Expression.call(Function.DIVIDE, v(3), v(0)), Expression.call(Function.DIVIDE, v(4), v(0))));
  }

  @Test
  void provesTheLaw() {
    assertThat(prove(SOURCE)).as("%s", prove(SOURCE)).matches(Proof.Outcome::proved);
    assertThat(prove(SOURCE.replace("answer", "result").replace(" j", " k").replace("[j]", "[k]").replace("(j !=", "(k !=")).proved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"int j = 0~int j = 1", "j != i~j == i", "j != i~j >= i", "double x = 0;~double x = 1;", "x += message.x()~x += message.y()", "message(bodies[i], bodies[j])~message(bodies[j], bodies[i])",
      "new Vector(x, y)~new Vector(y, x)", "i < bodies.length; i++~i < bodies.length - 1; i++", "node(bodies[i]~node(bodies[0]", "return answer;~return null;",
      "other.x() - body.x()~body.x() - other.x()", "square >= 2.5~square > 2.5", "square >= 2.5~square >= 2.4", "dx * dx + dy * dy~dx * dx - dy * dy",
      "new Vector(0, 0)~new Vector(0, 1)", "other.mass() * dx~body.mass() * dx", "total.y() / body.mass()~total.y()", "(Body body, Body other)~(Body other, Body body)",
      "if (!(square >= 2.5)) {~if (!(square >= 2.5) && dx > 9) {", "x += message.x();~x = message.x();"})
  void refusesAllElse(String change) {
    String[] parts = change.split("~");
    assertThat(SOURCE).contains(parts[0]);
    assertThat(prove(SOURCE.replace(parts[0], parts[1])).proved()).as(change).isFalse();
  }

  @Test
  void theConditionMayNotBeMissing() {
    int from = SOURCE.indexOf("if (!(");
    assertThat(prove(SOURCE.substring(0, from) + SOURCE.substring(SOURCE.indexOf("return new Vector(other"))).proved()).isFalse();
  }
}
