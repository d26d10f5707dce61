package io.github.limbeck.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.processor.program.Expr;
import io.github.limbeck.processor.program.Input;
import io.github.limbeck.processor.program.Program;
import io.github.limbeck.processor.program.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prints the statements of a program: one Java statement a line. */
final class BodyPrinter {
  private final Program program;
  private final ExpressionPrinter expressions;
  private final boolean throwOnUnseen;
  private final CodeBlock.Builder code = CodeBlock.builder();

  private BodyPrinter(Program program, Map<String, String> typeNames, boolean throwOnUnseen) {
    this.program = program;
    this.expressions = new ExpressionPrinter(program, typeNames);
    this.throwOnUnseen = throwOnUnseen;
  }

  /** The body of the method, without its braces. */
  static CodeBlock print(Program program, Map<String, String> typeNames, boolean throwOnUnseen) {
    BodyPrinter printer = new BodyPrinter(program, typeNames, throwOnUnseen);
    printer.shapeChecks();
    printer.unseenChecks();
    program.body().forEach(printer::statement);
    return printer.code.build();
  }

  /** An array of another shape than the contract's is refused before any cell of it is trusted. */
  private void shapeChecks() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (Input input : program.inputs()) {
      input.position().ifPresent(p -> shapes.putIfAbsent(p.array(), p.shape()));
    }
    shapes.forEach((array, shape) -> {
      StringBuilder wrong = new StringBuilder(array + ".length != " + shape.get(0));
      String stated = String.valueOf(shape.get(0));
      if (shape.size() == 2 && shape.get(0) <= 4) {
        for (int i = 0; i < shape.get(0); i++) {
          wrong.append(" || ").append(array).append('[').append(i).append("].length != ").append(shape.get(1));
        }
      } else if (shape.size() == 2) {
        wrong.append(" || ").append(Emission.typeMark("java.util.Arrays")).append(".stream(").append(array).append(").anyMatch(row -> row.length != ")
            .append(shape.get(1)).append(")");
      }
      stated += shape.size() == 2 ? " x " + shape.get(1) : "";
      code.beginControlFlow("if ($L)", wrong);
      code.addStatement("throw new IllegalArgumentException($L)",
          ForeignText.literal(array + " must be " + stated + (shape.size() == 2 ? "" : " long")));
      code.endControlFlow();
    });
  }

  private void unseenChecks() {
    if (!throwOnUnseen) {
      return;
    }
    Map<Integer, TreeSet<String>> known = new TreeMap<>();
    for (int i = 0; i < program.inputs().size(); i++) {
      Input input = program.inputs().get(i);
      if (input.kind() == Input.Kind.STRING) {
        known.put(i, new TreeSet<>(input.labels()));
      }
    }
    known.forEach((i, labels) -> {
      Input input = program.inputs().get(i);
      String list = String.join(", ", labels.stream().map(ForeignText::literal).toList());
      String value = input.mayBeMissing() ? input.java() + ".get()" : input.java();
      String present = input.mayBeMissing() ? input.java() + ".isPresent() && " : "";
      code.beginControlFlow("if ($L!$L.of($L).contains($L))", present, Emission.typeMark("java.util.Set"), list, value);
      code.addStatement("throw new IllegalArgumentException($L + $L)",
          ForeignText.literal("a value of " + input.name() + " that no example had: "), value);
      code.endControlFlow();
    });
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Let let) {
      let(let);
    } else if (statement instanceof Statement.If branch) {
      code.beginControlFlow("if ($L)", expressions.print(branch.condition()));
      branch.body().forEach(this::statement);
      code.endControlFlow();
    } else if (statement instanceof Statement.Return end) {
      code.addStatement("return $L", expressions.print(end.value()));
    }
  }

  private void let(Statement.Let let) {
    boolean condition = let.value().isCondition(program);
    String type = condition ? "boolean" : NumericType.of(let.value(), program).java();
    if (!(let.value() instanceof Expr.Repeat repeat)) {
      code.addStatement("$L $L = $L", type, let.name(), expressions.print(let.value()));
      return;
    }
    code.addStatement("$L $L = 0", type, let.name());
    loop(repeat, let.name());
  }

  private void loop(Expr.Repeat repeat, String total) {
    code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", repeat.variable(), repeat.count());
    if (repeat.body() instanceof Expr.Repeat inner) {
      loop(inner, total);
    } else {
      code.addStatement("$L += $L", total, expressions.printAddend(repeat.body()));
    }
    code.endControlFlow();
  }
}
