package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.RealOperation;
import io.github.limbeck.engine.program.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a method computes from a list of things is proved part by part, and nothing else is. */
class AggregateProofTest {
  private static final Input RATE = input("rate", "rate", "double", List.of());
  private static final Input PRICE = input("price", "line.price()", "double", List.of());
  private static final Input COUNT = input("count", "line.count()", "int", List.of());
  private static final Input KIND = new Input("kind", "line.kind()", Input.Kind.ENUM, "Kind", Input.Presence.REQUIRED, List.of("BOOK", "WINE"), Optional.empty());
  private static final Input FRAGILE = new Input("fragile", "line.fragile()", Input.Kind.BOOLEAN, "boolean", Input.Presence.REQUIRED, List.of(), Optional.empty());
  private static final List<Input> TERM_INPUTS = List.of(RATE, PRICE, COUNT, KIND, FRAGILE);
  private static final Aggregation.ItemList LINES = new Aggregation.ItemList(0, "lines", "lines", "Line", false, List.of(PRICE, COUNT, KIND, FRAGILE), List.of());
  /** {@code price * count}. */
  private static final Expression TERM = Expression.call(Function.MULTIPLY, new Expression.Variable(1), new Expression.Variable(2));
  /** {@code rate * total}. */
  private static final Expression FORMULA = Expression.call(Function.MULTIPLY, new Expression.Variable(0), new Expression.Variable(1));
  private static final String SUM = "double sum = 0;\nfor (Line line : lines) {\n  sum += line.price() * line.count();\n}\nreturn sum;";

  private static Input input(String name, String java, String type, List<String> labels) {
    return new Input(name, java, type.equals("int") ? Input.Kind.INTEGER : Input.Kind.REAL, type, Input.Presence.REQUIRED, labels, Optional.empty());
  }

  private static Proof.Outcome prove(Aggregation.Kind kind, Optional<Expr> where, String declaration, String helper) {
    boolean isCount = kind == Aggregation.Kind.COUNT;
    Program term = new Program(TERM_INPUTS, new Program.AnswerType(Input.Kind.REAL, "double", List.of()),
        List.of(new Statement.Return(new Expr.Real(RealOperation.MULTIPLY, new Expr.Read(1), new Expr.Read(2)))));
    Aggregation how = new Aggregation("total", "total", kind, LINES, "line", term, where);
    String source = "class A {\n  double f(Line[] lines, double rate) {\n    " + declaration + "\n    return rate * total;\n  }\n  private static " + (isCount ? "int" : "double")
        + " total(Line[] lines) {\n" + helper + "\n  }\n}\n";
    return Proof.ofFormula(source, new Proof.Signature("f", 2, List.of(RATE, input("total", "total", isCount ? "int" : "double", List.of())), List.of(), List.of(), false, () -> 1,
        Proof.Setting.USUAL, List.of(new Proof.Derived(how, TERM, Optional.empty()))), FORMULA);
  }

  private static Proof.Outcome sum(String helper) {
    return prove(Aggregation.Kind.SUM, Optional.empty(), "double total = total(lines);", helper);
  }

  @Test
  void provesALoopThatAddsUp() {
    assertThat(sum(SUM)).as("%s", sum(SUM)).matches(Proof.Outcome::proved);
    assertThat(sum("double sum = 0;\nfor (Line line : lines) {\n  double part = line.price() * line.count();\n  sum += part;\n}\nreturn sum;").proved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"double sum = 1;|double sum = 0;", "line.price() * line.price()|line.price() * line.count()", "line.price() + line.count()|line.price() * line.count()",
      "sum = line.price()|sum += line.price()", "sum -= |sum += ", "return sum + 1;|return sum;", "return 0;|return sum;", "int sum = 0;|double sum = 0;",
      "for (Line line : others) {|for (Line line : lines) {", "for (Line other : lines) {|for (Line line : lines) {", "if (rate > 2) { return 0; }\nreturn sum;|return sum;",
      "break;\n}|}"})
  void refusesAllElse(String change) {
    String[] parts = change.split("\\|");
    String helper = SUM.replace(parts[1], parts[0]);
    assertThat(helper).isNotEqualTo(SUM);
    assertThat(sum(helper).proved()).as(helper).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"double total = total(lines) + 1;", "double total = total(others);", "double total = 3;", "int total = total(lines);", "double total = lines.length;"})
  void refusesOtherValuesOfTheLocal(String declaration) {
    assertThat(prove(Aggregation.Kind.SUM, Optional.empty(), declaration, SUM).proved()).isFalse();
  }

  @Test
  void conditionsAreRead() {
    String count = "int count = 0;\nfor (Line line : lines) {\n  if (%s) {\n    count++;\n  }\n}\nreturn count;";
    Expr wine = new Logical.IsLabel(3, 1);
    Expr dear = new Logical.Compare(new Expr.Read(1), Comparison.AT_LEAST, new Expr.Constant(9.5));
    assertThat(counts(wine, count.formatted("line.kind() == Kind.WINE"))).isTrue();
    assertThat(counts(wine, count.formatted("line.kind() == Kind.BOOK"))).isFalse();
    assertThat(counts(wine, count.formatted("line.kind() != Kind.WINE"))).isFalse();
    assertThat(counts(wine, count.formatted("line.kind() == Other.WINE"))).isFalse();
    assertThat(counts(wine, count.formatted("line.kind() == Kind.WINE").replace("count++", "count--"))).isFalse();
    assertThat(counts(dear, count.formatted("line.price() >= 9.5"))).isTrue();
    assertThat(counts(dear, count.formatted("line.price() > 9.5"))).isFalse();
    assertThat(counts(dear, count.formatted("line.price() >= 9.6"))).isFalse();
    assertThat(counts(new Expr.Read(4), count.formatted("line.fragile()"))).isTrue();
    assertThat(counts(new Expr.Read(4), count.formatted("!line.fragile()"))).isFalse();
    assertThat(counts(new Logical.Not(new Expr.Read(4)), count.formatted("!line.fragile()"))).isTrue();
  }

  private static boolean counts(Expr where, String helper) {
    return prove(Aggregation.Kind.COUNT, Optional.of(where), "int total = total(lines);", helper).proved();
  }

  @Test
  void extremesRefuseEmptyLists() {
    String greatest = "if (lines.length == 0) {\n  throw new IllegalArgumentException(\"lines must not be empty\");\n}\n"
        + "double greatest = Double.NEGATIVE_INFINITY;\nfor (Line line : lines) {\n  greatest = Math.max(greatest, line.price() * line.count());\n}\nreturn greatest;";
    assertThat(prove(Aggregation.Kind.GREATEST, Optional.empty(), "double total = total(lines);", greatest).proved()).isTrue();
    assertThat(prove(Aggregation.Kind.LEAST, Optional.empty(), "double total = total(lines);", greatest).proved()).isFalse();
    assertThat(prove(Aggregation.Kind.GREATEST, Optional.empty(), "double total = total(lines);", greatest.substring(greatest.indexOf("double"))).proved()).isFalse();
    assertThat(prove(Aggregation.Kind.MEAN, Optional.empty(), "double total = total(lines);", greatest.substring(0, greatest.indexOf("double"))
        + SUM.replace("return sum;", "return sum / lines.length;")).proved()).isTrue();
  }

  @Test
  void theSizeIsACount() {
    assertThat(prove(Aggregation.Kind.COUNT, Optional.empty(), "int total = lines.length;", "return 0;").proved()).isTrue();
    assertThat(prove(Aggregation.Kind.COUNT, Optional.empty(), "int total = lines.length + 1;", "return 0;").proved()).isFalse();
  }
}
