package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.IntegerNetwork;
import io.github.limbeck.engine.model.IntegerUnit;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units over a grid of truth values, and the conditions that they become: these hold on exactly the inputs where the units fire. */
class GroupUnitsTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      111111111 >= 1 --> any(u0: 0..rows(g), any(u1: 0..columns(g), g[u0][u1]))
      111111111 >= 9 --> !any(u0: 0..rows(g), any(u1: 0..columns(g), !g[u0][u1]))
      111111111 >= 2 --> sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])) >= 2
      --------- >= 0 --> !any(u0: 0..rows(g), any(u1: 0..columns(g), g[u0][u1]))
      --------- >= -8 --> any(u0: 0..rows(g), any(u1: 0..columns(g), !g[u0][u1]))
      --------- >= -1 --> (-sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1]))) >= -1
      222222222 >= 4 --> (2*sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1]))) >= 4
      000111000 >= 1 --> any(u0: 0..columns(g), g[1][u0])
      000111000 >= 3 --> !any(u0: 0..columns(g), !g[1][u0])
      000111000 >= 2 --> sum(u0: 0..columns(g), g[1][u0]) >= 2
      000---000 >= 0 --> !any(u0: 0..columns(g), g[1][u0])
      000---000 >= -2 --> any(u0: 0..columns(g), !g[1][u0])
      010010010 >= 1 --> any(u0: 0..rows(g), g[u0][1])
      010010010 >= 3 --> !any(u0: 0..rows(g), !g[u0][1])
      010010010 >= 2 --> sum(u0: 0..rows(g), g[u0][1]) >= 2
      000001000 >= 1 --> g[1][2]
      00000-000 >= 0 --> !g[1][2]
      000000000 >= 0 --> true
      000000000 >= 1 --> false
      111000--- >= 1 --> sum(u0: 0..columns(g), g[0][u0]) > sum(u1: 0..columns(g), g[2][u1])
      111000--- >= 0 --> sum(u0: 0..columns(g), g[0][u0]) >= sum(u1: 0..columns(g), g[2][u1])
      ---000111 >= 1 --> sum(u1: 0..columns(g), g[2][u1]) > sum(u0: 0..columns(g), g[0][u0])
      ---000111 >= 2 --> (-sum(u0: 0..columns(g), g[0][u0]) + sum(u1: 0..columns(g), g[2][u1])) >= 2
      111000222 >= 3 --> (sum(u0: 0..columns(g), g[0][u0]) + 2*sum(u1: 0..columns(g), g[2][u1])) >= 3
      10000000- >= 1 --> g[0][0] && !g[2][2]
      10000000- >= 0 --> g[0][0] || !g[2][2]
      -00000001 >= 1 --> g[2][2] && !g[0][0]
      100000002 >= 2 --> (g[0][0] + 2*g[2][2]) >= 2
      111121111 >= 5 --> (sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])) + g[1][1]) >= 5
      000030000 >= 1 --> (3*g[1][1]) >= 1
      222111111 >= 4 --> (sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])) + sum(u2: 0..columns(g), g[0][u2])) >= 4
      322211211 >= 4 --> (sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])) + sum(u2: 0..columns(g), g[0][u2]) + sum(u3: 0..rows(g), g[u3][0])) >= 4
      211011011 >= 3 --> (sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])) - sum(u2: 0..rows(g), g[u2][0]) + 2*g[0][0]) >= 3
      110000000 >= 2 --> (sum(u0: 0..columns(g), g[0][u0]) - g[0][2]) >= 2
      110000000 >= 1 --> sum(u0: 0..columns(g), g[0][u0]) > g[0][2]
      """)
  void partsOfAGridAreLoopsOverThem(String unit, String condition) {
    assertThat(grouped(unit, List.of(3, 3))).isEqualTo(condition);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      1111 >= 1 --> any(u0: 0..length(g), g[u0])
      1111 >= 4 --> !any(u0: 0..length(g), !g[u0])
      ---- >= 0 --> !any(u0: 0..length(g), g[u0])
      0100 >= 1 --> g[1]
      0-00 >= 0 --> !g[1]
      100- >= 1 --> g[0] && !g[3]
      1121 >= 3 --> (sum(u0: 0..length(g), g[u0]) + g[2]) >= 3
      2200 >= 2 --> (2*g[0] + 2*g[1]) >= 2
      0000 >= 0 --> true
      """)
  void positionsInALineAreElements(String unit, String condition) {
    assertThat(grouped(unit, List.of(4))).isEqualTo(condition);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      111000000 >= 1, 000111000 >= 1, 000000111 >= 1 | 111 >= 3 --> !any(u3: 0..rows(g), !any(u4: 0..columns(g), g[u3][u4]))
      000000111 >= 1, 000111000 >= 1, 111000000 >= 1 | 200 >= 1 --> (2*any(u3: 0..columns(g), g[2][u3])) >= 1
      111000000 >= 3, 000111000 >= 3, 000000111 >= 3 | 111 >= 1 --> any(u3: 0..rows(g), !any(u4: 0..columns(g), !g[u3][u4]))
      100100100 >= 2, 010010010 >= 2, 001001001 >= 2 | 111 >= 2 --> sum(u3: 0..columns(g), sum(u4: 0..rows(g), g[u4][u3]) >= 2) >= 2
      111000000 >= 2, 000000111 >= 2 | 11 >= 1 --> ((sum(u0: 0..columns(g), g[0][u0]) >= 2) + (sum(u1: 0..columns(g), g[2][u1]) >= 2)) >= 1
      100000000 >= 1, 010000000 >= 1, 001000000 >= 1 | 111 >= 1 --> any(u0: 0..rows(g) - 2, any(u1: 0..columns(g), g[u0][u1]))
      1-0000000 >= 1, 01-000000 >= 1, 0001-0000 >= 1, 00001-000 >= 1, 0000001-0 >= 1, 00000001- >= 1 | 111111 >= 1 --> any(u0: 0..rows(g), any(u1: 0..columns(g) - 1, g[u0][u1] && !g[u0][u1 + 1]))
      100000000 >= 1, 000010000 >= 1, 000000001 >= 1 | 111 >= 3 --> !any(u0: 0..rows(g), !g[u0][u0])
      001000000 >= 1, 000010000 >= 1, 000000100 >= 1 | 111 >= 3 --> !any(u0: 0..rows(g), !g[u0][2 - u0])
      100000000 >= 1, 000010000 >= 1, 000000001 >= 1, 001000000 >= 1 | 1111 >= 1 --> (g[0][0] + g[1][1] + g[2][2] + g[0][2]) >= 1
      111000000 >= 1, 000111000 >= 1, 000000111 >= 1, 100100100 >= 1, 010010010 >= 1, 001001001 >= 1 | 111000 >= 3, 000111 >= 3 --> !any(u6: 0..rows(g), !any(u7: 0..columns(g), g[u6][u7])), !any(u8: 0..columns(g), !any(u9: 0..rows(g), g[u9][u8]))
      111000000 >= 1, 000111000 >= 1, 000000111 >= 1, 111111111 >= 5 | 1112 >= 3 --> (2*(sum(u3: 0..rows(g), sum(u4: 0..columns(g), g[u3][u4])) >= 5) + sum(u5: 0..rows(g), any(u6: 0..columns(g), g[u5][u6]))) >= 3
      111111111 >= 5, 111111111 >= 2 | 01 >= 1 --> sum(u2: 0..rows(g), sum(u3: 0..columns(g), g[u2][u3])) >= 2
      111111111 >= 5, 111111111 >= 2 | -1 >= 1 --> (sum(u2: 0..rows(g), sum(u3: 0..columns(g), g[u2][u3])) >= 2) && (sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])) < 5)
      111111111 >= 5, 111111111 >= 2 | -1 >= 0 --> (sum(u2: 0..rows(g), sum(u3: 0..columns(g), g[u2][u3])) >= 2) || (sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])) < 5)
      111000000 >= 1, 000111000 >= 1, 000000111 >= 1 | 100 >= 1, 010 >= 1, 001 >= 1 | 111 >= 2 --> sum(u6: 0..rows(g), any(u7: 0..columns(g), g[u6][u7])) >= 2
      000011000 >= 2, 000000011 >= 2 | 11 >= 1 --> any(u2: 0..rows(g) - 1, any(u3: 0..columns(g) - 2, (sum(u4: 0..columns(g), g[u2 + 1][u4]) - g[u2 + 1][u3]) >= 2))
      210000000 >= 2, 021000000 >= 2 | 11 >= 1 --> any(u0: 0..rows(g) - 2, any(u1: 0..columns(g) - 1, (2*g[u0][u1] + g[u0][u1 + 1]) >= 2))
      000210000 >= 2, 000000210 >= 2 | 11 >= 1 --> any(u0: 0..rows(g) - 1, any(u1: 0..columns(g) - 2, (2*g[u0 + 1][u1] + g[u0 + 1][u1 + 1]) >= 2))
      200001000 >= 2, 020000001 >= 2, 002000100 >= 2 | 111 >= 1 --> (((2*g[0][0] + g[1][2]) >= 2) + ((2*g[0][1] + g[2][2]) >= 2) + ((2*g[0][2] + g[2][0]) >= 2)) >= 1
      """)
  void unitsThatDifferInTheirPlaceAreAFamilyThatTheNextLayerRunsOver(String network, String condition) {
    assertThat(grouped(network, List.of(3, 3))).isEqualTo(condition);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      1-00 >= 1, 01-0 >= 1, 001- >= 1 | 111 >= 1 --> any(u0: 0..length(g) - 1, g[u0] && !g[u0 + 1])
      1-00 >= 1, 01-0 >= 1, 001- >= 1 | 111 >= 3 --> !any(u0: 0..length(g) - 1, !(g[u0] && !g[u0 + 1]))
      001- >= 1, 01-0 >= 1, 1-00 >= 1 | 110 >= 1 --> sum(u0: 0..length(g) - 1, g[u0] && !g[u0 + 1]) > (g[0] && !g[1])
      2001 >= 2, 0210 >= 2, 0120 >= 2, 1002 >= 2 | 1111 >= 1 --> (sum(u0: 0..length(g) - 2, (g[u0] + 2*g[3 - u0]) >= 2) + sum(u1: 0..length(g) - 2, (2*g[u1] + g[3 - u1]) >= 2)) >= 1
      0100 >= 1, 0010 >= 1, 0001 >= 1 | 111 >= 2 --> sum(u0: 0..length(g) - 1, g[u0 + 1]) >= 2
      0-00 >= 0, 00-0 >= 0, 000- >= 0 | 111 >= 3 --> !any(u0: 0..length(g) - 1, g[u0 + 1])
      1111 >= 2, 1111 >= 3 | 1- >= 1 --> (sum(u0: 0..length(g), g[u0]) >= 2) && (sum(u1: 0..length(g), g[u1]) < 3)
      1111 >= 2, 1000 >= 1 | 1- >= 1 --> (sum(u0: 0..length(g), g[u0]) >= 2) && !g[0]
      """)
  void familiesOfALineRunAlongIt(String network, String condition) {
    assertThat(grouped(network, List.of(4))).isEqualTo(condition);
  }

  @Test
  void everyUnitOfTheLastLayerHasItsCondition() {
    assertThat(grouped("1000 >= 1, 0100 >= 1, 0011 >= 2", List.of(4))).isEqualTo("g[0], g[1], (g[2] + g[3]) >= 2");
  }

  /** The conditions as text, when they have been found to hold where the units fire. */
  private static String grouped(String text, List<Integer> shape) {
    List<List<IntegerUnit>> layers = Stream.of(text.split("\\|")).map(layer -> Stream.of(layer.split(",")).map(GroupUnitsTest::unit).toList()).toList();
    int inputs = shape.stream().reduce(1, (a, b) -> a * b);
    List<Expr> conditions = GroupUnits.group(new IntegerNetwork(inputs, layers, 2), shape);
    Program program = new Program(List.of(), List.of(new ArrayInput("g", "g", Input.Kind.BOOLEAN, "boolean", shape.size(), shape, List.of())),
        new Program.AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true")), List.of(), Optional.empty());
    Interpreter interpreter = new Interpreter(program);
    int columns = shape.get(shape.size() - 1);
    for (int input = 0; input < 1 << inputs; input++) {
      double[][] cells = new double[inputs / columns][columns];
      long[] values = new long[inputs];
      for (int k = 0; k < inputs; k++) {
        values[k] = input >> k & 1;
        cells[k / columns][k % columns] = values[k];
      }
      List<Double> held = conditions.stream().map(c -> interpreter.value(c, new double[0], List.<double[][]>of(cells), Map.of())).toList();
      assertThat(held).as("%s", conditions).isEqualTo(fired(layers, values));
    }
    return String.join(", ", conditions.stream().map(c -> ProgramPrinter.text(c, program)).toList());
  }

  private static List<Double> fired(List<List<IntegerUnit>> layers, long[] inputs) {
    long[] values = inputs;
    for (List<IntegerUnit> layer : layers) {
      long[] before = values;
      values = layer.stream().mapToLong(unit ->
          IntStream.range(0, before.length).mapToLong(i -> before[i] * unit.weights()[i]).sum() >= unit.threshold() ? 1 : 0).toArray();
    }
    List<Double> fired = new ArrayList<>();
    for (long value : values) {
      fired.add((double) value);
    }
    return fired;
  }

  /** One character per weight, row after row, where {@code -} is minus one; then the threshold. */
  private static IntegerUnit unit(String text) {
    String[] parts = text.split(">=");
    long[] weights = parts[0].strip().chars().mapToLong(c -> c == '-' ? -1 : Character.digit(c, 10)).toArray();
    return new IntegerUnit(weights, Long.parseLong(parts[1].strip()));
  }
}
