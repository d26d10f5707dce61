package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program.AnswerType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A method that computes one of several formulas is proved where each is computed exactly where the rule says. */
class PiecesProofTest {
  private static final Expression X = new Expression.Variable(0);
  private static final Expression SQUARE = Expression.call(Function.SQUARE, X);
  private static final Expression LINE = Expression.call(Function.MULTIPLY, new Expression.Constant(2.5), X);
  private static final Expression SAME_SQUARE = Expression.call(Function.MULTIPLY, X, X);
  private static final List<Input> INPUTS = List.of(input("x", Input.Kind.REAL, "double"), input("n", Input.Kind.INTEGER, "int"));
  private static final List<Rule> RULES = List.of(new Rule(List.of(Literal.atLeast(Form.feature(1), 3)), 1), new Rule(List.of(Literal.atMost(Form.feature(1), -3)), 2));

  private static Input input(String name, Input.Kind kind, String type) {
    return new Input(name, name, kind, type, Input.Presence.REQUIRED, List.of(), Optional.empty());
  }

  private static Proof.Outcome prove(String type, String body, Expression... formulas) {
    Proof.Signature signature = new Proof.Signature("other", 2, INPUTS, List.of(), List.of(new AnswerType(Input.Kind.REAL, type, List.of())), false, () -> 1,
        Proof.Setting.USUAL);
    return Proof.ofPieces("class A {\n  " + type + " f(double x, int n) {\n    " + body + "\n  }\n}\n", signature.of("f"),
        EssenceNetwork.of(new DecisionList(RULES, 0)), List.of(formulas));
  }

  /** The square, from 3 on the line, up to -3 the square again. */
  private static Proof.Outcome prove(String body) {
    return prove("double", body, SQUARE, LINE, SAME_SQUARE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "if (n >= 3) { return 2.5 * x; } return x * x;",
    "if (n < 3) { return x * x; } return 2.5 * x;",
    "if (n > 2) { return 2.5 * x; } if (n <= -3) { return x * x; } return x * x;",
    "double square = x * x; double line = 2.5 * x; if (n >= 3) { return line; } return square;",
    "boolean far = n >= 3; if (far) { return 2.5 * x; } else { return x * x; }",
    "int m = n; double factor = 2.5; if (m >= 3) { return factor * x; } return x * x;",
    "double bound = 3.0; if (n >= bound) { return 2.5 * x; } return x * x;"})
  void thePiecesOfTheRuleAreProved(String body) {
    Proof.Outcome outcome = prove(body);
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.proved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "if (n > 3) { return 2.5 * x; } return x * x;",
    "if (n >= 3) { return x * x; } return 2.5 * x;",
    "if (n >= 3 || n == 0) { return 2.5 * x; } return x * x;",
    "return x * x;", "return 2.5 * x;",
    "if (n == 7) { throw new IllegalArgumentException(); } if (n >= 3) { return 2.5 * x; } return x * x;"})
  void piecesElsewhereAreRefutedByAnInput(String body) {
    Proof.Outcome outcome = prove(body);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.candidate()).isPresent();
    assertThat(outcome.reason()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "if (n >= 3) { return 2.4 * x; } return x * x; | 2.4 * x",
    "if (n >= 3) { return 2.5 * x; } return x + x; | x + x",
    "if (n >= 3) { return x; } return x + x; | x",
    "double square = x * x; square = x; return square + 1.0; | square + 1.0"})
  void anotherFormulaIsNamed(String body, String stranger) {
    Proof.Outcome outcome = prove(body);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.refuted()).isTrue();
    assertThat(outcome.reason()).isEqualTo("the code computes " + stranger + ", which is none of the formulas");
    assertThat(outcome.steps()).isPositive();
  }

  /** A real number that is more than arithmetic over the inputs decides nothing, though formulas may be made of it. */
  @Test
  void aNumberThatFormulasAreMadeOfDecidesNothing() {
    Expression sine = Expression.call(Function.SIN, X);
    assertThat(prove("double", "double s = Math.sin(x); if (n >= 3) { return 2.5 * x; } return s;", sine, LINE, sine).proved()).isTrue();
    Proof.Outcome outcome = prove("double", "double s = Math.sin(x); if (n >= 3 && s <= 1.0) { return 2.5 * x; } return s;", sine, LINE, sine);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.refuted()).isFalse();
    assertThat(outcome.reason()).isEqualTo("a number was expected");
    assertThat(prove("int s = Math.round(2.0f); if (n >= 3) { return 2.5 * x; } return x * x;").proved()).as("a declaration that is no formula").isFalse();
    assertThat(prove("boolean s = Math.sin(x) > 0; if (n >= 3) { return 2.5 * x; } return x * x;").proved()).isFalse();
    assertThat(prove("double s = Math.ceil(x) % 2; if (n >= 3) { return 2.5 * x; } return x * x;").proved()).as("neither formula nor number").isFalse();
  }

  @Test
  void theFirstOfEqualFormulasStandsForAll() {
    JavaMethods none = JavaMethods.parse("class A {}", Proof.Setting.USUAL.scope());
    PiecesReader reader = new PiecesReader(INPUTS, none, List.of(LINE, SQUARE, X, SAME_SQUARE, X));
    assertThat(List.of(reader.first(0), reader.first(1), reader.first(2), reader.first(3), reader.first(4))).containsExactly(0, 1, 2, 1, 2);
    assertThat(reader.stranger()).isEmpty();
  }

  @Test
  void otherTypesOfAnswers() {
    String body = "if (n >= 3) { return 2.5 * x; } return x * x;";
    assertThat(prove("Double", body, SQUARE, LINE, SQUARE).proved()).isTrue();
    assertThat(prove("float", body.replace("2.5 * x", "(float) (2.5 * x)").replace("x * x;", "(float) (x * x);"), SQUARE, LINE, SQUARE).proved()).isTrue();
    assertThat(prove("float", body, SQUARE, LINE, SQUARE).reason()).startsWith("an answer that is not cast to float");
    assertThat(prove("long", body, SQUARE, LINE, SQUARE).reason()).isEqualTo("a whole number that is not rounded: 2.5 * x");
  }
}
