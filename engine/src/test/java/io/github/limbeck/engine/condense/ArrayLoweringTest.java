package io.github.limbeck.engine.condense;

import static io.github.limbeck.engine.condense.SmallArrayModels.OF_MODEL;
import static io.github.limbeck.engine.condense.SmallArrayModels.condensed;
import static io.github.limbeck.engine.condense.SmallArrayModels.contract;
import static io.github.limbeck.engine.condense.SmallArrayModels.dataset;
import static io.github.limbeck.engine.condense.SmallArrayModels.expression;
import static io.github.limbeck.engine.condense.SmallArrayModels.list;
import static io.github.limbeck.engine.condense.SmallArrayModels.literal;
import static io.github.limbeck.engine.condense.SmallArrayModels.model;
import static io.github.limbeck.engine.condense.SmallArrayModels.primitive;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Models over arrays and their programs: what each quantity stands for is put in its place, and the answers are the model's. */
class ArrayLoweringTest {
  @Test
  void scalarsAreReadFromTheirPlaceAmongTheParameters() {
    ArrayModel model = model(list(Literal.atLeast(Form.feature(2), 2), Literal.atLeast(Form.feature(3), 4), Literal.atLeast(Form.of(new Atom.Is(1, 2)), 1),
        Literal.atLeast(Form.of(new Atom.Same(0, 1)), 1), Literal.atLeast(Form.of(new Atom.Missing(3)), 1)));
    assertThat(literal(model, "boolean"))
        .isEqualTo("if (limit >= 2) return #1; if (!missing(box) && (box >= 4)) return #1; if (is(word, 2) >= 1) return #1; "
            + "if (same(text, word) >= 1) return #1; if (missing(box) >= 1) return #1; return #0");
  }

  @Test
  void quantitiesAreWhatTheyStandFor() {
    ArrayModel model = model(list(Literal.atLeast(Form.difference(4, 2), 1), Literal.exactly(Form.of(new Atom.Is(5, 2)), 1),
        Literal.exactly(Form.of(new Atom.Same(5, 6)), 1)), expression("sum(i: 0..length(v), v[i])"), expression("v[0]"), expression("v[1]"));
    assertThat(literal(model, "boolean"))
        .isEqualTo("form0 = sum(i: 0..length(v), v[i]) - limit; if (form0 >= 1) return #1; if ((v[0] == 2) == 1) return #1; "
            + "if ((v[0] == v[1]) == 1) return #1; return #0");
    assertThat(condensed(model, "boolean")).isEqualTo("vSum = sum(i: 0..length(v), v[i]); return (vSum > limit) || (v[0] == 2) || (v[0] == v[1])");
  }

  @Test
  void aLoopThatIsReadTwiceIsNamedBeforeItsFirstReader() {
    ArrayModel model = model(list(Literal.exactly(Form.feature(5), 3), Literal.atLeast(Form.feature(4), 6), Literal.atMost(Form.feature(4), 0),
        Literal.exactly(Form.feature(5), 1)), expression("sum(i: 0..length(v), v[i])"), expression("v[0]"));
    assertThat(literal(model, "boolean"))
        .isEqualTo("if (v[0] == 3) return #1; quantity0 = sum(i: 0..length(v), v[i]); if (quantity0 >= 6) return #1; "
            + "if (quantity0 <= 0) return #1; if (v[0] == 1) return #1; return #0");
    assertThat(condensed(model, "int"))
        .isEqualTo("vSum = sum(i: 0..length(v), v[i]); if ((v[0] == 3) || (vSum >= 6) || (vSum <= 0) || (v[0] == 1)) return #1; return #0");
  }

  @Test
  void aValueIsAnsweredAsItIs() {
    Expr value = new Expr.Sum(List.of(new Expr.Term(1, expression("sum(i: 0..length(v), v[i])")), new Expr.Term(2, new Expr.Read(2))));
    ArrayModel model = new ArrayModel(OF_MODEL, List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty(),
        Optional.of(value), Optional.empty(), Optional.empty(), SizeEvidence.SUPPORTED);
    Program literal = Condenser.literal(model, contract(dataset("int")), dataset("int"), 0);
    assertThat(ProgramPrinter.text(literal)).isEqualTo("return sum(i: 0..length(v), v[i]) + 2*limit");
    assertThat(literal.answer().labels()).isEmpty();
    assertThat(ProgramPrinter.text(Condenser.condense(model, contract(dataset("int")), dataset("int"), 0)))
        .isEqualTo("vSum = sum(i: 0..length(v), v[i]); return vSum + 2*limit");
  }

  @Test
  void aStateIsCarriedAlongAnArray() {
    DecisionList parity = new DecisionList(List.of(new Rule(List.of(Literal.exactly(Form.difference(4, 5), 0)), 0)), 1);
    assertThat(literal(carrying(2, parity, false), "boolean"))
        .isEqualTo("state = scan(state, i: length(p), 0, ((state - p[i]) == 0) ? 0 : 1); if (state == 1) return #1; return #0");
    DecisionList steps = new DecisionList(List.of(new Rule(List.of(Literal.exactly(Form.feature(5), 0)), 0),
        new Rule(List.of(Literal.exactly(Form.feature(4), 0)), 1)), 2);
    assertThat(literal(carrying(3, steps, true), "boolean"))
        .isEqualTo("state = scan(state, i backwards: length(p), 0, (p[i] == 0) ? 0 : (state == 0) ? 1 : 2); if (state == 2) return #1; "
            + "return #0");
    assertThat(condensed(carrying(3, steps, true), "boolean"))
        .isEqualTo("state = scan(state, i backwards: length(p), 0, (p[i] == 0) ? 0 : (state == 0) ? 1 : 2); return state == 2");
  }

  /** Feature 4 is the state, feature 5 the element. */
  private static ArrayModel carrying(int states, DecisionList next, boolean backwards) {
    ArrayModel plain = model(list(Literal.exactly(Form.feature(4), states - 1)), new Expr.Local("state"), expression("p[i]", "i"));
    return new ArrayModel(plain.features(), plain.definitions(), plain.list(), Optional.empty(), Optional.empty(),
        Optional.of(new ArrayModel.Carry("state", states, next, expression("length(p)"), backwards)), SizeEvidence.SUPPORTED);
  }

  @Test
  void aStateIsCarriedFromElementToElement() {
    DecisionList parity = new DecisionList(List.of(new Rule(List.of(Literal.exactly(Form.difference(4, 5), 0)), 0)), 1);
    ArrayModel model = carrying(2, parity, true).forEach(new PerElement(List.of(expression("length(p)")), List.of("i"), true, List.of(), List.of()));
    assertThat(literal(model, "boolean"))
        .isEqualTo("each i backwards: then state = 0 -> ((state - p[i]) == 0) ? 0 : 1; if (state == 1) return #1; return #0");
    assertThat(condensed(model, "boolean")).isEqualTo("each i backwards: then state = 0 -> state != p[i]; return state == 1");
  }

  @Test
  void aWindowIsReadAroundEachPosition() {
    ArrayModel square = window(list(Literal.atLeast(Form.sum(IntStream.range(4, 13).boxed().toList()), 4)), 1, Border.Treatment.REPEAT);
    assertThat(literal(square, "boolean"))
        .isEqualTo("each i, j: form0 = h[i - 1][j - 1]@REPEAT + h[i - 1][j]@REPEAT + h[i - 1][j + 1]@REPEAT + h[i][j - 1]@REPEAT + "
            + "h[i][j]@REPEAT + h[i][j + 1]@REPEAT + h[i + 1][j - 1]@REPEAT + h[i + 1][j]@REPEAT + h[i + 1][j + 1]@REPEAT; "
            + "if (form0 >= 4) return #1; return #0");
    assertThat(condensed(square, "boolean"))
        .isEqualTo("each i, j: hSum = sum(k: -1..2, h[i + k][j - 1]@REPEAT + h[i + k][j]@REPEAT + h[i + k][j + 1]@REPEAT); return hSum >= 4");
  }

  @Test
  void aLoopOverAWindowCountsFromItsMiddleWhereThatSparesOffsets() {
    assertThat(condensed(window(list(Literal.atLeast(Form.sum(List.of(4, 8, 12)), 2)), 1, Border.Treatment.WRAP), "boolean"))
        .isEqualTo("each i, j: hSum = sum(k: -1..2, h[i + k][j + k]@WRAP); return hSum >= 2");
    assertThat(condensed(window(list(Literal.atLeast(Form.sum(List.of(4, 5, 6)), 2)), 0, Border.Treatment.WRAP), "boolean"))
        .isEqualTo("each i, j: hSum = sum(k: -1..2, h[i][j + k]@WRAP); return hSum >= 2");
    assertThat(condensed(window(list(Literal.atLeast(Form.sum(List.of(4, 7, 10)), 2)), 2, Border.Treatment.CONSTANT), "boolean"))
        .isEqualTo("each i, j: hSum = sum(k: -2..1, h[i + k][j - 1]@CONSTANT); return hSum >= 2");
    assertThat(condensed(window(list(Literal.atLeast(Form.sum(List.of(4, 8, 12)), 2)), 2, Border.Treatment.WRAP), "boolean"))
        .isEqualTo("each i, j: hSum = sum(k: 0..3, h[i + k - 2][j + k - 1]@WRAP); return hSum >= 2");
    assertThat(condensed(window(list(Literal.atLeast(Form.sum(List.of(6, 8, 10)), 2)), 1, Border.Treatment.WRAP), "boolean"))
        .isEqualTo("each i, j: hSum = sum(k: 0..3, h[i + k - 1][j - k + 1]@WRAP); return hSum >= 2");
  }

  /** The cells of a window of three by three numbers are the features from 4 on, row by row. */
  private static ArrayModel window(DecisionList list, int above, Border.Treatment border) {
    int side = 3;
    List<Feature> features = new ArrayList<>(OF_MODEL);
    List<Optional<Expr>> definitions = new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    for (int k = 0; k < side * side; k++) {
      String name = "w[" + k / side + "][" + k % side + "]";
      features.add(new Feature(name, name, List.of(), 0, primitive("int"),
          Optional.of(new Feature.Cell("w", List.of(side, side), List.of(k / side, k % side)))));
      definitions.add(Optional.of(new Expr.Element(4, List.of(moved("i", k / side - above), moved("j", k % side - 1)), new Border(border, 0))));
    }
    return new ArrayModel(features, definitions, Optional.of(list), Optional.empty(),
        Optional.of(new PerElement(List.of(expression("rows(h)"), expression("columns(h)")), List.of("i", "j"), false, List.of(), List.of())), Optional.empty(),
        SizeEvidence.SUPPORTED);
  }

  private static Expr moved(String variable, int by) {
    return by == 0 ? new Expr.Variable(variable) : new Expr.Sum(List.of(new Expr.Term(1, new Expr.Variable(variable)), new Expr.Term(1, new Expr.Constant(by))));
  }
}
