package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.proof.JavaValue.Cells;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Nominal;
import io.github.limbeck.engine.proof.JavaValue.Nullable;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs may be whatever their types allow, and values of unknowns become rows again. */
class InputSpaceTest {
  private final Formulas formulas = new Formulas(new ProofBudget(100_000), true);

  private static Input input(String name, Input.Kind kind, String type, Input.Presence presence, int labels) {
    return new Input(name, name, kind, type, presence, List.of("red", "green", "blue").subList(0, labels), Optional.empty());
  }

  private static Input cell(String array, List<Integer> shape, Integer... index) {
    return new Input(array + List.of(index), array + List.of(index), Input.Kind.INTEGER, "int", Input.Presence.REQUIRED, List.of(),
        Optional.of(new Input.Position(array, shape, List.of(index))));
  }

  private InputSpace space(boolean knownTexts, Input... inputs) {
    return new InputSpace(formulas, List.of(inputs), knownTexts, List.of(), List.of());
  }

  @ParameterizedTest(name = "{0} {1}, {2} labels, known {3}")
  @CsvSource({"BOOLEAN, boolean, 0, false, 0, 1", "ENUM, app.Colour, 3, false, 0, 2", "STRING, java.lang.String, 3, true, 0, 2",
  "STRING, java.lang.String, 3, false, 0,",
    "CHARACTER, char, 0, false, 0, 65535", "REAL, double, 0, false,,", "REAL, float, 0, false,,", "INTEGER, byte, 0, false, -128, 127",
    "INTEGER, short, 0, false, -32768, 32767", "INTEGER, int, 0, false, -2147483648, 2147483647",
    "INTEGER, long, 0, false, -9223372036854775808, 9223372036854775807"})
  void everyValueOfATypeIsAllowed(Input.Kind kind, String type, int labels, boolean known, BigDecimal least, BigDecimal greatest) {
    InputSpace space = space(known, input("v", kind, type, Input.Presence.REQUIRED, labels));
    assertThat(space.number(0).range()).isEqualTo(new Range(least, greatest));
    assertThat(space.number(0).isWhole()).isEqualTo(kind != Input.Kind.REAL);
    assertThat(space.missing(0)).isSameAs(formulas.no);
  }

  @Test
  void inputsAreKnownByTheirText() {
    InputSpace space = space(false, input("p", Input.Kind.BOOLEAN, "boolean", Input.Presence.REQUIRED, 0), input("c", Input.Kind.CHARACTER, "char",
    Input.Presence.REQUIRED, 0),
        input("t", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED, 2), input("n", Input.Kind.INTEGER, "short", Input.Presence.BOXED, 0));
    assertThat(space.java()).containsOnlyKeys("p", "c", "t", "n");
    assertThat(formulas.flag(((Truth) space.java().get("p")).condition())).isEqualTo(space.number(0));
    assertThat(space.java().get("c")).isEqualTo(new Numeric(space.number(1), Kind.CHAR));
    assertThat(space.java().get("t")).isEqualTo(new Nominal(space.number(2), "java.lang.String", List.of("red", "green")));
    assertThat(space.java().get("n")).isEqualTo(new Nullable(space.missing(3), new Numeric(space.number(3), Kind.SHORT), Input.Presence.BOXED));
    assertThat(space.missing(3).isAtom()).isTrue();
  }

  @Test
  void cellsAreInTheirArrays() {
    InputSpace space = space(false, cell("v", List.of(2), 0), cell("v", List.of(2), 1), cell("g", List.of(1, 2), 0, 0), cell("g", List.of(1, 2), 0, 1));
    Cells line = (Cells) space.java().get("v");
    assertThat(line.element()).isEqualTo("int");
    assertThat(line.own()).isFalse();
    assertThat(line.values()).containsExactly(new Numeric(space.number(0), Kind.INT), new Numeric(space.number(1), Kind.INT));
    Cells grid = (Cells) space.java().get("g");
    assertThat(grid.element()).isEqualTo("int[]");
    assertThat(grid.values()).hasSize(1);
    assertThat(((Cells) grid.values()[0]).element()).isEqualTo("int");
    assertThat(((Cells) grid.values()[0]).values()).containsExactly(new Numeric(space.number(2), Kind.INT), new Numeric(space.number(3), Kind.INT));
  }

  @Test
  void arraysHaveTheirSizes() {
    List<ArrayInput> arrays = List.of(new ArrayInput("v", "v", Input.Kind.REAL, "double", 1, List.of(), List.of()),
        new ArrayInput("g", "g", Input.Kind.ENUM, "app.Colour", 2, List.of(), List.of("RED", "GREEN")));
    InputSpace space = new InputSpace(formulas, List.of(), false, arrays, List.of(new int[] {1, 3}, new int[] {2, 2}));
    Cells line = (Cells) space.java().get("v");
    assertThat(line.element()).isEqualTo("double");
    assertThat(line.values()).hasSize(3).contains(new Numeric(Polynomial.of(space.cells(0)[0][2]), Kind.DOUBLE));
    assertThat(space.cells(0)[0][0].whole).isFalse();
    Cells grid = (Cells) space.java().get("g");
    assertThat(grid.element()).isEqualTo("app.Colour[]");
    assertThat(((Cells) grid.values()[1]).values()).contains(new Nominal(Polynomial.of(space.cells(1)[1][0]), "app.Colour", List.of("RED", "GREEN")));
    assertThat(space.cells(1)[1][1].range).isEqualTo(Range.TRUTH);
    assertThat(space.cells(1)[1][1].whole).isTrue();
    Map<Unknown, Rational> values = Map.of(space.cells(0)[0][1], Rational.of(new BigDecimal("2.5")), space.cells(1)[1][0], Rational.ONE);
    assertThat(space.arrays(values).get(0)).isDeepEqualTo(new double[][] {{0, 2.5, 0}});
    assertThat(space.arrays(values).get(1)).isDeepEqualTo(new double[][] {{0, 0}, {1, 0}});
    assertThat(space.arrays(values)).hasSize(2);
  }

  @Test
  void valuesBecomeARow() {
    InputSpace space = space(false, input("n", Input.Kind.INTEGER, "int", Input.Presence.BOXED, 0), input("m", Input.Kind.INTEGER, "int", Input.Presence.BOXED, 0),
        input("t", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED, 2), input("g", Input.Kind.REAL, "float", Input.Presence.REQUIRED, 0),
        input("d", Input.Kind.REAL, "double", Input.Presence.REQUIRED, 0), input("x", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED, 0));
    Map<Unknown, Rational> values = new HashMap<>();
    values.put(space.number(0).asUnknown(), Rational.of(7));
    values.put(space.number(1).asUnknown(), Rational.of(7));
    values.put(space.missing(1).form.asUnknown(), Rational.ONE);
    values.put(space.number(2).asUnknown(), Rational.of(40));
    values.put(space.number(3).asUnknown(), Rational.of(new BigDecimal("0.1")));
    values.put(space.number(4).asUnknown(), Rational.of(new BigDecimal("0.1")));
    assertThat(space.row(values)).containsExactly(7, Double.NaN, 2, 0.1f, 0.1, 0);
    values.put(space.number(2).asUnknown(), Rational.ONE);
    values.put(space.missing(1).form.asUnknown(), Rational.ZERO);
    assertThat(space.row(values)).containsExactly(7, 7, 1, 0.1f, 0.1, 0);
  }

  @Test
  void whatIsLeftOpenIsTheValueNearestToZero() {
    List<Input> inputs = new ArrayList<>(List.of(input("b", Input.Kind.INTEGER, "byte", Input.Presence.BOXED, 0), input("t", Input.Kind.STRING, "java.lang.String",
    Input.Presence.REQUIRED, 2)));
    InputSpace space = new InputSpace(formulas, inputs, true, List.of(), List.of());
    assertThat(space.row(Map.of())).containsExactly(0, 0);
  }
}
