package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Arrangement.Order;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program.AnswerType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Arrays that are arranged before rules read them: code that arranges them in any other way is not proved. */
class ArrangementProofTest {
  private static final Expr LIMIT = new Expr.Read(0);
  private static final Expr VALUE = new Expr.Read(1);
  private static final Expr ODD = new Logical.Compare(new Expr.Remainder(VALUE, 2), Comparison.NOT_EQUAL, new Expr.Constant(0));
  private static final Expr LAST_DIGIT = new Expr.Remainder(VALUE, 10);
  private static final List<int[]> SIZES = List.of(new int[] {1, 3});

  private static ArrayModel copy(Arrangement arrangement) {
    PerElement each = new PerElement(List.of(new Expr.Size(0, 0)), List.of("i"), false, List.of(), List.of());
    Expr cell = new Expr.Element(0, List.of(new Expr.Variable("i")), Border.NONE);
    return new ArrayModel(List.of(), List.of(), Optional.of(new DecisionList(List.of(), 0)), List.of(cell), Optional.empty(), Optional.of(each), Optional.empty(),
        SizeEvidence.SUPPORTED, Optional.of(arrangement));
  }

  private static Proof.Outcome prove(ArrayModel model, String imports, String methods) {
    List<Input> inputs = List.of(new Input("limit", "limit", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED, List.of(), Optional.empty()));
    List<ArrayInput> arrays = List.of(new ArrayInput("x", "x", Input.Kind.INTEGER, "int", 1, List.of(), List.of()));
    Proof.Signature signature = new Proof.Signature("f", 2, inputs, arrays, List.of(new AnswerType(Input.Kind.INTEGER, "int", List.of())), false, () -> 100, Proof.Setting.USUAL);
    return Proof.ofArrays("import java.util.Arrays;\nimport java.util.Comparator;\n" + imports + "class A {\n" + methods + "\n}\n", signature, model, f -> f, List.of(SIZES));
  }

  private static Proof.Outcome prove(ArrayModel model, String body) {
    return prove(model, "", "  int[] f(int[] x, int limit) {\n    " + body + "\n  }\n  static int[] mine(int[] x, int limit) { return x; }\n"
        + "  static void requireCells(int size, int least, String array) { if (size < least) { throw new IllegalArgumentException(array); } }");
  }

  private static void provesOnly(Arrangement arrangement, String right, String... wrong) {
    assertThat(prove(copy(arrangement), right).reason()).as(right).isEmpty();
    assertThat(prove(copy(arrangement), right).proved()).as(right).isTrue();
    for (String other : wrong) {
      assertThat(prove(copy(arrangement), other).proved()).as(other).isFalse();
    }
  }

  @Test
  void valuesThatAreKept() {
    provesOnly(new Arrangement(Optional.of(ODD), false, Order.ASCENDING, Optional.empty()),
        "return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).sorted().toArray();",
        "return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) == 0).sorted().toArray();",
        "return Arrays.stream(x).filter(v -> v % 2 == 1).sorted().toArray();",
        "return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).toArray();",
        "return Arrays.stream(x).sorted().toArray();",
        "return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).sorted().distinct().toArray();",
        "return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).sorted().skip(1).toArray();",
        "return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).sorted().map(v -> -v).toArray();",
        "return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).boxed().sorted(Comparator.reverseOrder()).mapToInt(Integer::intValue).toArray();",
        "return Arrays.stream(x).filter(x -> Math.floorMod(x, 2) != 0).sorted().toArray();",
        "return Arrays.stream(x, 0, 2).filter(v -> Math.floorMod(v, 2) != 0).sorted().toArray();",
        "x[0] = 1; return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).sorted().toArray();",
        "requireCells(x.length, 4, \"x\"); return Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).sorted().toArray();");
  }

  @Test
  void aConditionThatReadsAnotherParameter() {
    Expr more = new Logical.Compare(VALUE, Comparison.MORE, LIMIT);
    provesOnly(new Arrangement(Optional.of(more), true, Order.AS_GIVEN, Optional.empty()), "requireCells(x.length, 1, \"x\"); return Arrays.stream(x).filter(v -> v > limit).distinct().toArray();",
        "return Arrays.stream(x).filter(v -> v >= limit).distinct().toArray();", "return Arrays.stream(x).filter(limit -> limit > limit).distinct().toArray();",
        "return Arrays.stream(x).distinct().filter(v -> v > limit).toArray();");
  }

  @Test
  void anOrderByAKey() {
    provesOnly(new Arrangement(Optional.empty(), false, Order.DESCENDING, Optional.of(LAST_DIGIT)),
        "return Arrays.stream(x).boxed().sorted(Comparator.reverseOrder()).sorted(Comparator.comparing(v -> Math.floorMod(v, 10))).mapToInt(Integer::intValue).toArray();",
        "return Arrays.stream(x).boxed().sorted(Comparator.comparing(v -> Math.floorMod(v, 10))).mapToInt(Integer::intValue).toArray();",
        "return Arrays.stream(x).boxed().sorted(Comparator.comparing(v -> Math.floorMod(v, 10))).sorted(Comparator.reverseOrder()).mapToInt(Integer::intValue).toArray();",
        "return Arrays.stream(x).boxed().sorted(Comparator.reverseOrder()).sorted(Comparator.comparing(v -> v % 10)).mapToInt(Integer::intValue).toArray();",
        "return Arrays.stream(x).boxed().sorted(Comparator.reverseOrder()).sorted(Comparator.comparing(v -> -Math.floorMod(v, 10))).mapToInt(Integer::intValue).toArray();",
        "return Arrays.stream(x).boxed().sorted(Comparator.naturalOrder()).sorted(Comparator.comparing(v -> Math.floorMod(v, 10))).mapToInt(Integer::intValue).toArray();");
  }

  @Test
  void namesThatMeanSomethingElse() {
    Arrangement once = new Arrangement(Optional.empty(), true, Order.AS_GIVEN, Optional.empty());
    String body = "  int[] f(int[] x, int limit) { return Arrays.stream(x).distinct().toArray(); }";
    assertThat(prove(copy(once), "", body).proved()).isTrue();
    assertThat(Proof.ofArrays("import my.Arrays;\nclass A {\n" + body + "\n}\n", new Proof.Signature("f", 2, List.of(), List.of(new ArrayInput("x", "x", Input.Kind.INTEGER, "int", 1,
        List.of(), List.of())), List.of(new AnswerType(Input.Kind.INTEGER, "int", List.of())), false, () -> 100, Proof.Setting.USUAL), copy(once), f -> f, List.of(SIZES)).proved()).isFalse();
  }

  @Test
  void theMethodThatIsGivenTheRest() {
    Arrangement odd = new Arrangement(Optional.of(ODD), false, Order.AS_GIVEN, Optional.empty());
    String stream = "Arrays.stream(x).filter(v -> Math.floorMod(v, 2) != 0).toArray()";
    provesOnly(odd, "return mine(" + stream + ", limit);", "return mine(x, limit);", "return mine(" + stream + ", limit + 1);", "return mine(" + stream + ", x.length);",
        "return other(" + stream + ", limit);");
    ArrayModel doubled = new ArrayModel(List.of(), List.of(), Optional.of(new DecisionList(List.of(), 0)),
        List.of(new Expr.Sum(List.of(new Expr.Term(2, new Expr.Element(0, List.of(new Expr.Variable("i")), Border.NONE))))), Optional.empty(), copy(odd).perElement(), Optional.empty(),
        SizeEvidence.SUPPORTED, Optional.of(odd));
    assertThat(prove(doubled, "return mine(" + stream + ", limit);").proved()).isFalse();
    assertThat(prove(doubled, "return " + stream + ";").refuted()).isTrue();
  }
}
