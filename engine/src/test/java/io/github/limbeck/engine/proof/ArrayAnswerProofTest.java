package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.Carry;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program.AnswerType;
import io.github.limbeck.engine.program.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules over quantities, states that are carried along an array, and answers that are arrays themselves. */
class ArrayAnswerProofTest {
  private static final List<Input> INPUTS = List.of(input("first", Input.Presence.REQUIRED), input("limit", Input.Presence.BOXED));
  private static final List<ArrayInput> ARRAYS = List.of(new ArrayInput("x", "x", Input.Kind.INTEGER, "int", 1, List.of(), List.of()),
      new ArrayInput("g", "g", Input.Kind.REAL, "double", 2, List.of(), List.of()));
  private static final List<int[]> SIZES = List.of(new int[] {1, 3}, new int[] {2, 2});
  private static final AnswerType TRUTH = new AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true"));
  private static final AnswerType NUMBER = new AnswerType(Input.Kind.INTEGER, "int", List.of("0", "1", "2"));
  private static final AnswerType TEXT = new AnswerType(Input.Kind.STRING, "java.lang.String", List.of("low", "high"));
  private static final Feature FEATURE = new Feature("v", "v", List.of("v"), 0, ValueType.primitive("int", ValueType.Presence.REQUIRED), Optional.empty());

  private static Input input(String name, Input.Presence presence) {
    return new Input(name, name, Input.Kind.INTEGER, "int", presence, List.of(), Optional.empty());
  }

  private static Rule rule(int answer, Literal... literals) {
    return new Rule(List.of(literals), answer);
  }

  private static Literal atLeast(int feature, double bound) {
    return Literal.atLeast(Form.feature(feature), bound);
  }

  /** Feature 0 is the input {@code limit}, the others are quantities. */
  private static ArrayModel model(DecisionList list, Optional<PerElement> each, Optional<Carry> carry, Expr... quantities) {
    List<Feature> features = new ArrayList<>(List.of(FEATURE));
    List<Optional<Expr>> definitions = new ArrayList<>(List.of(Optional.empty()));
    for (Expr quantity : quantities) {
      features.add(FEATURE);
      definitions.add(Optional.of(quantity));
    }
    return new ArrayModel(features, definitions, Optional.of(list), Optional.empty(), each, carry, SizeEvidence.SUPPORTED);
  }

  private static Proof.Outcome prove(ArrayModel model, AnswerType type, String answer, String body, double effort, List<String> questions) {
    String source = "class A {\n  " + answer + " f(int first, Integer limit, int[] x, double[][] g) {\n    " + body + "\n  }\n}\n";
    Proof.Setting setting = new Proof.Setting(Proof.Setting.USUAL.scope(), effort);
    return Proof.ofArrays(source, new Proof.Signature("f", 4, INPUTS, ARRAYS, List.of(type), false, () -> 100, setting), model, f -> f + 1, List.of(SIZES), List.of(SIZES),
        Optional.of(questions::add));
  }

  private static Proof.Outcome prove(ArrayModel model, AnswerType type, String answer, String body) {
    return prove(model, type, answer, body, 1, new ArrayList<>());
  }

  private static void provesOnly(ArrayModel model, AnswerType type, String answer, String right, String... wrong) {
    Proof.Outcome outcome = prove(model, type, answer, right);
    assertThat(outcome.reason()).as(right).isEmpty();
    assertThat(outcome.proved()).isTrue();
    for (String other : wrong) {
      assertThat(prove(model, type, answer, other).proved()).as(other).isFalse();
      assertThat(prove(model, type, answer, other).candidate()).as(other).isPresent();
    }
  }

  private static final Expr COUNT = ArrayProofTest.over(Reduction.SUM, new Logical.Compare(ArrayProofTest.X_I, Comparison.MORE, ArrayProofTest.number(0)));

  @Test
  void aRuleOverAQuantityAndAnInput() {
    DecisionList list = new DecisionList(List.of(rule(1, atLeast(1, 2), atLeast(0, 5))), 0);
    String count = "int n = 0; for (int v : x) { if (v > 0) { n += 1; } } ";
    provesOnly(model(list, Optional.empty(), Optional.empty(), COUNT), TRUTH, "boolean", count + "return n >= 2 && limit != null && limit >= 5;",
        count + "return n >= 2;", count + "return n >= 1 && limit != null && limit >= 5;", count + "return n >= 2 && limit != null && limit >= 4;",
        count + "return n >= 2 && first >= 5;");
    Proof.Outcome missing = prove(model(list, Optional.empty(), Optional.empty(), COUNT), TRUTH, "boolean", count + "return n >= 2 && limit >= 5;");
    assertThat(missing.candidate().orElseThrow().row()[1]).isNaN();
  }

  @Test
  void aQuantityIsNeverMissing() {
    DecisionList list = new DecisionList(List.of(rule(1, Literal.exactly(Form.of(new Atom.Missing(0)), 1)), rule(2, Literal.exactly(Form.of(new Atom.Missing(1)), 1))), 0);
    provesOnly(model(list, Optional.empty(), Optional.empty(), COUNT), NUMBER, "int", "return limit == null ? 1 : 0;", "return limit == null ? 2 : 0;",
        "return limit != null ? 1 : 0;");
  }

  /** A light that is switched by what is met: on by more than 5, off by less than 0. */
  private static ArrayModel light(boolean backwards, int states) {
    Expr here = ArrayProofTest.X_I;
    DecisionList next = new DecisionList(List.of(rule(states - 1, atLeast(1, 6)), rule(0, Literal.atMost(Form.feature(1), -1)),
        rule(1, Literal.exactly(Form.feature(2), 1)), rule(2 % states, Literal.exactly(Form.feature(2), 2))), 0);
    Carry carry = new Carry("on", states, next, ArrayProofTest.N, backwards);
    DecisionList answer = new DecisionList(List.of(rule(1, atLeast(3, states - 1))), 0);
    return model(answer, Optional.empty(), Optional.of(carry), here, new Expr.Local("on"), new Expr.Local("on"));
  }

  @Test
  void aConditionIsCarriedAlong() {
    String body = "boolean on = false; for (int i = 0; i < x.length; i++) { on = x[i] >= 6 || x[i] >= 0 && on; } return on;";
    String back = "boolean on = false; for (int i = x.length - 1; i >= 0; i--) { on = x[i] >= 6 || x[i] >= 0 && on; } return on;";
    provesOnly(light(false, 2), TRUTH, "boolean", body, back, body.replace("false;", "true;"), "return x[2] >= 6;");
    provesOnly(light(true, 2), TRUTH, "boolean", back, body);
  }

  @Test
  void aStateOfSeveralIsCarriedAlong() {
    String body = "int on = 0; for (int i = 0; i < x.length; i++) { if (x[i] >= 6) { on = 2; } else if (x[i] < 0) { on = 0; } } return on >= 2;";
    provesOnly(light(false, 3), TRUTH, "boolean", body, body.replace("on = 2", "on = 1"), body.replace("int on = 0", "int on = 2"));
  }

  private static final PerElement EACH = new PerElement(List.of(ArrayProofTest.N), List.of("i"), false, List.of(), List.of());
  private static final Expr HERE = ArrayProofTest.X_I;

  @Test
  void anAnswerPerElement() {
    DecisionList list = new DecisionList(List.of(rule(1, atLeast(1, 3))), 0);
    String body = "boolean[] r = new boolean[x.length]; for (int i = 0; i < x.length; i++) { r[i] = x[i] >= 3; } return r;";
    provesOnly(model(list, Optional.of(EACH), Optional.empty(), HERE), TRUTH, "boolean[]", body, body.replace(">= 3", "> 3"), body.replace("x[i] >= 3", "x[0] >= 3"),
        body.replace("r[i]", "r[0]"));
    ArrayModel model = model(list, Optional.of(EACH), Optional.empty(), HERE);
    for (String size : List.of("boolean[] r = new boolean[2]; return r;", "boolean[] r = new boolean[4]; return r;")) {
      assertThat(prove(model, TRUTH, "boolean[]", size).reason()).isEqualTo("an answer of another size");
    }
    assertThat(prove(model, TRUTH, "boolean[][]", "boolean[][] r = new boolean[2][3]; return r;").reason()).isEqualTo("an answer of another size");
    assertThat(prove(model, TRUTH, "boolean[][]", "boolean[][] r = new boolean[1][3]; return r;").candidate()).isPresent();
  }

  @Test
  void anAnswerPerCellOfAGrid() {
    PerElement each = new PerElement(List.of(new Expr.Size(1, 0), new Expr.Size(1, 1)), List.of("i", "j"), false, List.of(), List.of());
    Expr cell = new Expr.Element(1, List.of(new Expr.Variable("i"), new Expr.Variable("j")), Border.NONE);
    DecisionList list = new DecisionList(List.of(rule(1, atLeast(1, 0.5), atLeast(2, 1))), 0);
    String body = "boolean[][] r = new boolean[g.length][g[0].length]; for (int i = 0; i < g.length; i++) { for (int j = 0; j < g[0].length; j++) { "
        + "r[i][j] = g[i][j] >= 0.5 && i >= 1; } } return r;";
    ArrayModel model = model(list, Optional.of(each), Optional.empty(), cell, new Expr.Variable("i"));
    provesOnly(model, TRUTH, "boolean[][]", body, body.replace("i >= 1", "j >= 1"), body.replace(">= 0.5", "> 0.5"), body.replace("r[i][j] = g[i][j]", "r[i][j] = g[j][i]"));
    Proof.Outcome outcome = prove(model, TRUTH, "boolean[][]", body);
    assertThat(outcome.overReals()).isTrue();
    assertThat(outcome.band()).isZero();
  }

  @Test
  void whatIsCarriedFromElementToElement() {
    DecisionList list = new DecisionList(List.of(rule(1, atLeast(2, 1))), 0);
    DecisionList next = new DecisionList(List.of(rule(1, atLeast(1, 3))), 0);
    Carry carry = new Carry("seen", 2, next, ArrayProofTest.N, false);
    String forth = "boolean[] r = new boolean[x.length]; boolean seen = false; for (int i = 0; i < x.length; i++) { r[i] = seen; seen = x[i] >= 3; } return r;";
    String back = forth.replace("int i = 0; i < x.length; i++", "int i = x.length - 1; i >= 0; i--");
    provesOnly(model(list, Optional.of(EACH), Optional.of(carry), HERE, new Expr.Local("seen")), TRUTH, "boolean[]", forth, back,
        forth.replace("r[i] = seen; seen = x[i] >= 3;", "seen = x[i] >= 3; r[i] = seen;"));
    PerElement backwards = new PerElement(EACH.sizes(), EACH.variables(), true, List.of(), List.of());
    provesOnly(model(list, Optional.of(backwards), Optional.of(carry), HERE, new Expr.Local("seen")), TRUTH, "boolean[]", back, forth);
  }

  @Test
  void numbersAndTextsPerElement() {
    ArrayModel doubled = new ArrayModel(List.of(), List.of(), Optional.empty(), Optional.of(ArrayProofTest.plus(HERE, 1, new Expr.Variable("i"))), Optional.of(EACH),
        Optional.empty(), SizeEvidence.SUPPORTED);
    String sums = "long[] r = new long[x.length]; for (int i = 0; i < x.length; i++) { r[i] = (long) x[i] + i; } return r;";
    provesOnly(doubled, new AnswerType(Input.Kind.INTEGER, "long", List.of()), "long[]", sums, sums.replace("+ i;", "- i;"), sums.replace("+ i;", "+ 1;"));
    DecisionList list = new DecisionList(List.of(rule(1, atLeast(1, 3))), 0);
    ArrayModel named = model(list, Optional.empty(), Optional.empty(), new Expr.Element(0, List.of(ArrayProofTest.number(1)), Border.NONE));
    provesOnly(named, TEXT, "String", "return x[1] >= 3 ? \"high\" : \"low\";", "return x[1] >= 3 ? \"low\" : \"high\";", "return x[1] >= 3 ? \"high\" : \"none\";");
    assertThat(prove(named, TEXT, "int", "return x[1] >= 3 ? 1 : 0;").reason()).isEqualTo("an answer that is no label of its type");
    assertThat(prove(named, NUMBER, "String", "return x[1] >= 3 ? \"high\" : \"low\";").reason()).isEqualTo("an answer that is no number");
    AnswerType shade = new AnswerType(Input.Kind.ENUM, "app.Shade", List.of("LOW", "HIGH"));
    assertThat(prove(named, shade, "String", "return x[1] >= 3 ? \"HIGH\" : \"LOW\";").reason()).isEqualTo("an answer that is no label of its type");
    AnswerType real = new AnswerType(Input.Kind.REAL, "double", List.of("0", "1"));
    assertThat(prove(named, real, "double", "return x[1] >= 3 ? 1 : 0;").reason()).isEqualTo("answers that are real numbers, whose rounding is not compared");
  }

  @Test
  void questionsAndStepsAreCounted() {
    DecisionList list = new DecisionList(List.of(rule(1, atLeast(1, 2))), 0);
    ArrayModel model = model(list, Optional.empty(), Optional.empty(), COUNT);
    String body = "int n = 0; for (int v : x) { if (0 < v) { n += 1; } } return n > 1;";
    List<String> questions = new ArrayList<>();
    Proof.Outcome usual = prove(model, TRUTH, "boolean", body, 1, questions);
    assertThat(usual.proved()).isTrue();
    assertThat(usual.steps()).isPositive();
    assertThat(questions).allSatisfy(q -> assertThat(q).startsWith("(set-logic ALL)").endsWith("(check-sat)\n"));
    assertThat(prove(model, TRUTH, "boolean", body.replace("n > 1", "n > 2"), 1, questions).proved()).isFalse();
    assertThat(questions).isNotEmpty();
    Proof.Outcome hurried = prove(model, TRUTH, "boolean", body, 1e-6, questions);
    assertThat(hurried.reason()).isEqualTo("the proof needs more steps than it may take");
    assertThat(prove(model, TRUTH, "boolean", body, 0.5, questions).steps()).as("with half of the steps").isEqualTo(usual.steps());
  }

  @Test
  void whatIsAppendedIsComparedElementByElement() {
    PerElement each = new PerElement(List.of(ArrayProofTest.N), List.of("i"), false, List.of(), List.of()).appending();
    DecisionList keep = new DecisionList(List.of(rule(0, atLeast(0, 1))), 1);
    Expr positive = new Logical.Compare(ArrayProofTest.X_I, Comparison.MORE, ArrayProofTest.number(0));
    Expr doubled = new Expr.Sum(List.of(new Expr.Term(2, ArrayProofTest.X_I)));
    ArrayModel model = new ArrayModel(List.of(FEATURE), List.of(Optional.of(positive)), Optional.of(keep), List.of(doubled, new Expr.Nothing()), Optional.empty(),
        Optional.of(each), Optional.empty(), SizeEvidence.SUPPORTED);
    AnswerType number = new AnswerType(Input.Kind.INTEGER, "int", List.of());
    String body = "long[] answer = new long[x.length]; int size = 0; for (int i = 0; i < x.length; i++) { if (x[i] > 0) { answer[size++] = 2L * x[i]; } } "
        + "return java.util.Arrays.copyOf(answer, size);";
    provesOnly(model, number, "long[]", body, body.replace("x[i] > 0", "x[i] >= 0"), body.replace("2L * x[i]", "2L * x[i] + 1"), body.replace("x[i] > 0", "x[0] > 0"));
    for (String other : List.of(body.replace("int size = 0", "int size = 1"), body.replace("answer, size)", "answer, 2)"), body.replace("; } } return", "; size = 0; } } return"),
        body.replace("new long[x.length]", "new long[2]"), body.replace("return", "answer[0] = 7L; return"), body.replace("size++", "i"))) {
      assertThat(prove(model, number, "long[]", other).proved()).as(other).isFalse();
    }
  }

  @Test
  void anArrayIsSortedAsTheLibraryDoes() {
    Expr sorted = new Expr.At(new Expr.Sorted(0), new Expr.Variable("i"));
    PerElement each = new PerElement(List.of(ArrayProofTest.N), List.of("i"), false, List.of(), List.of());
    ArrayModel model = new ArrayModel(List.of(), List.of(), Optional.of(new DecisionList(List.of(), 0)), List.of(sorted), Optional.empty(), Optional.of(each), Optional.empty(),
        SizeEvidence.SUPPORTED);
    AnswerType number = new AnswerType(Input.Kind.INTEGER, "int", List.of());
    String body = "int[] s = x.clone(); java.util.Arrays.sort(s); int[] answer = new int[x.length]; for (int i = 0; i < x.length; i++) { answer[i] = s[i]; } return answer;";
    provesOnly(model, number, "int[]", body, body.replace("= s[i]", "= s[x.length - 1 - i]"), body.replace("= s[i]", "= x[i]"), body.replace("java.util.Arrays.sort(s);", ""));
    for (String other : List.of(body.replace("x.clone()", "x"), body.replace("int[] answer", "s[0] = 1; int[] answer"), body.replace("java.util", "s[0] = 1; java.util"),
        body.replace("java.util.Arrays.sort(s);", "if (first > 0) { java.util.Arrays.sort(s); }"))) {
      assertThat(prove(model, number, "int[]", other).proved()).as(other).isFalse();
    }
  }
}
