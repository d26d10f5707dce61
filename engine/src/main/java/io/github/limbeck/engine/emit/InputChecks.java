package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The statements that refuse what a method does not answer: arrays of another shape, texts that no example had. */
final class InputChecks {
  /** From so many rows on they are checked in a stream rather than one by one. */
  private static final int MANY_ROWS = 5;

  private InputChecks() {}

  /**
   * The checks of a program, before any of its statements.
   *
   * @param throwOnUnseen whether texts that no example had are refused
   */
  static CodeBlock of(Program program, ExpressionPrinter expressions, boolean throwOnUnseen) {
    CodeBlock.Builder code = CodeBlock.builder();
    shapes(program, code);
    ArrayChecks.of(program).statements(expressions).forEach(check -> code.addStatement("$L", check));
    if (throwOnUnseen) {
      program.inputs().stream().filter(i -> i.kind() == Input.Kind.STRING).forEach(input -> unseen(input, code));
    }
    return code.build();
  }

  /** An array of another shape than the contract's is refused before any cell of it is trusted. */
  private static void shapes(Program program, CodeBlock.Builder code) {
    Map<String, Input.Position> shapes = new LinkedHashMap<>();
    for (Input input : program.inputs()) {
      input.position().ifPresent(p -> shapes.putIfAbsent(p.array(), p));
    }
    shapes.forEach((array, position) -> {
      List<Integer> shape = position.shape();
      int rows = shape.get(0);
      CodeBlock.Builder wrong = CodeBlock.builder().add("$L.length $L $L", array, position.open() ? "<" : "!=", rows);
      if (shape.size() == 2 && rows >= MANY_ROWS) {
        wrong.add(" || $T.stream($L).anyMatch(row -> row.length != $L)", Arrays.class, array, shape.get(1));
      }
      for (int i = 0; shape.size() == 2 && rows < MANY_ROWS && i < rows; i++) {
        wrong.add(" || $L[$L].length != $L", array, i, shape.get(1));
      }
      String stated = position.open() ? "at least " + rows + " long" : shape.size() == 2 ? rows + " x " + shape.get(1) : rows + " long";
      code.beginControlFlow("if ($L)", wrong.build());
      code.addStatement("throw new $T($L)", IllegalArgumentException.class, ForeignText.literal(array + " must be " + stated));
      code.endControlFlow();
    });
  }

  private static void unseen(Input input, CodeBlock.Builder code) {
    String known = String.join(", ", new TreeSet<>(input.labels()).stream().map(ForeignText::literal).toList());
    String value = input.mayBeMissing() ? input.java() + ".get()" : input.java();
    String present = input.mayBeMissing() ? input.java() + ".isPresent() && " : "";
    code.beginControlFlow("if ($L!$T.of($L).contains($L))", present, Set.class, known, value);
    code.addStatement("throw new $T($L + $L)", IllegalArgumentException.class,
        ForeignText.literal("a value of " + input.name() + " that no example had: "), value);
    code.endControlFlow();
  }
}
