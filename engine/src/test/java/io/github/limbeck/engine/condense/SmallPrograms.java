package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.ProgramCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Programs as text, to be changed by a pass: booleans a to d, integers x to z, a real r, an {@code Integer} n, texts t and u, an enum
 * c0, an optional text o, a {@code Boolean} m, cells f (3 x 3 booleans), e (6 integers) and w (4 reals), and arrays of any size p (booleans), v (integers), q (reals), g and h (the
 * first two in rows and columns).
 */
final class SmallPrograms {
  private static final List<Input> INPUTS = inputs();
  private static final List<ArrayInput> ARRAYS = List.of(array("p", Input.Kind.BOOLEAN, "boolean", 1), array("v", Input.Kind.INTEGER, "int", 1),
      array("q", Input.Kind.REAL, "double", 1), array("g", Input.Kind.BOOLEAN, "boolean", 2), array("h", Input.Kind.INTEGER, "int", 2));
  private static final int ROWS = 60;

  private SmallPrograms() {}

  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    List.of("a", "b", "c", "d").forEach(name -> inputs.add(scalar(name, Input.Kind.BOOLEAN, "boolean", Input.Presence.REQUIRED)));
    List.of("x", "y", "z").forEach(name -> inputs.add(scalar(name, Input.Kind.INTEGER, "int", Input.Presence.REQUIRED)));
    inputs.add(scalar("r", Input.Kind.REAL, "double", Input.Presence.REQUIRED));
    inputs.add(scalar("n", Input.Kind.INTEGER, "int", Input.Presence.BOXED));
    List.of("t", "u").forEach(name -> inputs.add(scalar(name, Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED)));
    inputs.add(scalar("c0", Input.Kind.ENUM, "app.Color", Input.Presence.REQUIRED));
    inputs.add(scalar("o", Input.Kind.STRING, "java.lang.String", Input.Presence.OPTIONAL));
    inputs.add(scalar("m", Input.Kind.BOOLEAN, "boolean", Input.Presence.BOXED));
    IntStream.range(0, 9).forEach(k -> inputs.add(cell("f", Input.Kind.BOOLEAN, "boolean", List.of(3, 3), List.of(k / 3, k % 3))));
    IntStream.range(0, 6).forEach(k -> inputs.add(cell("e", Input.Kind.INTEGER, "int", List.of(6), List.of(k))));
    IntStream.range(0, 4).forEach(k -> inputs.add(cell("w", Input.Kind.REAL, "double", List.of(4), List.of(k))));
    return inputs;
  }

  private static Input scalar(String name, Input.Kind kind, String type, Input.Presence presence) {
    return new Input(name, name, kind, type, presence, kind == Input.Kind.STRING || kind == Input.Kind.ENUM ? List.of("A", "B", "C") : List.of(),
        Optional.empty());
  }

  private static Input cell(String array, Input.Kind kind, String type, List<Integer> shape, List<Integer> index) {
    String name = array + String.join("", index.stream().map(i -> "[" + i + "]").toList());
    return new Input(name, name, kind, type, Input.Presence.REQUIRED, List.of(), Optional.of(new Input.Position(array, shape, index)));
  }

  private static ArrayInput array(String name, Input.Kind kind, String type, int dimensions) {
    return new ArrayInput(name, name, kind, type, dimensions, List.of(), List.of());
  }

  static boolean isInput(String name) {
    return INPUTS.stream().anyMatch(i -> i.name().equals(name));
  }

  static int input(String name) {
    return IntStream.range(0, INPUTS.size()).filter(i -> INPUTS.get(i).name().equals(name)).findFirst().orElseThrow();
  }

  static boolean isArray(String name) {
    return ARRAYS.stream().anyMatch(a -> a.name().equals(name));
  }

  static int array(String name) {
    return IntStream.range(0, ARRAYS.size()).filter(a -> ARRAYS.get(a).name().equals(name)).findFirst().orElseThrow();
  }

  /** A program that answers with true or false: {@code #1} or {@code #0}, or a condition. */
  static Program deciding(String text) {
    return program(new Program.AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true")), text, Optional.empty());
  }

  /** A program that answers with one of three texts. */
  static Program choosing(String text) {
    return program(new Program.AnswerType(Input.Kind.STRING, "java.lang.String", List.of("A", "B", "C")), text, Optional.empty());
  }

  /** A program that answers with a number. */
  static Program counting(String text) {
    return program(new Program.AnswerType(Input.Kind.INTEGER, "long", List.of()), text, Optional.empty());
  }

  /** A program that answers with one number per element. */
  static Program counting(PerElement each, String text) {
    return program(new Program.AnswerType(Input.Kind.INTEGER, "long", List.of()), text, Optional.of(each));
  }

  private static Program program(Program.AnswerType type, String text, Optional<PerElement> each) {
    return new Program(INPUTS, ARRAYS, type, ProgramText.statements(text, each.map(e -> e.variables().toArray(String[]::new)).orElse(new String[0])), each);
  }

  /** The text after a pass, which must leave a sound program that answers every row as before. */
  static String after(Pass pass, Program before) {
    Program after = pass.apply(before);
    assertThat(ProgramCheck.faults(after)).as(ProgramPrinter.text(after)).isEmpty();
    assertSameAnswers(before, after);
    return ProgramPrinter.text(after);
  }

  /** What a pass makes of a program; {@code same} where it leaves it as it is. */
  static void assertBecomes(Pass pass, Program before, String after) {
    assertThat(after(pass, before)).isEqualTo(after.equals("same") ? ProgramPrinter.text(before) : after);
  }

  /** The names that a pass gives, in the order in which they are given. */
  static String namesAfter(Pass pass, Program before) {
    return Pattern.compile("(\\w+) = ").matcher(after(pass, before)).results().map(given -> given.group(1)).collect(Collectors.joining(", "));
  }

  static void assertSameAnswers(Program before, Program after) {
    Random random = new Random(1);
    for (int k = 0; k < ROWS; k++) {
      double[] row = row(random);
      List<double[][]> arrays = arrays(random);
      assertThat(new Interpreter(after).answers(row, arrays)).as(ProgramPrinter.text(after)).isDeepEqualTo(new Interpreter(before).answers(row, arrays));
    }
  }

  /** Small values, and missing ones where that is allowed. */
  static double[] row(Random random) {
    return INPUTS.stream().mapToDouble(input -> input.mayBeMissing() && random.nextInt(4) == 0 ? Double.NaN : value(input.kind(), random)).toArray();
  }

  private static double value(Input.Kind kind, Random random) {
    return switch (kind) {
      case BOOLEAN -> random.nextInt(2);
      case INTEGER, CHARACTER -> random.nextInt(7) - 2;
      case REAL -> random.nextInt(8) == 0 ? Double.NaN : random.nextInt(13) / 2.0 - 1;
      case STRING, ENUM -> random.nextInt(3);
    };
  }

  /** One array of each kind; those of one dimension are equally long, and so are those of two. */
  static List<double[][]> arrays(Random random) {
    int length = 2 + random.nextInt(3);
    int rows = 2 + random.nextInt(2);
    return ARRAYS.stream().map(a -> {
      double[][] cells = new double[a.dimensions() == 1 ? 1 : rows][length];
      for (double[] row : cells) {
        for (int j = 0; j < length; j++) {
          row[j] = value(a.kind(), random);
        }
      }
      return cells;
    }).toList();
  }
}
