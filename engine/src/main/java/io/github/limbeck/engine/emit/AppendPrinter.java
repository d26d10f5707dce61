package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import java.util.List;
import java.util.function.Function;

/** Prints answers that are appended to, at each position an element or none. */
final class AppendPrinter {
  private final Program program;
  private final ExpressionPrinter expressions;
  private final Function<Expr, CodeBlock> printed;

  /** @param printed an element in the type of the answer */
  AppendPrinter(Program program, ExpressionPrinter expressions, Function<Expr, CodeBlock> printed) {
    this.program = program;
    this.expressions = expressions;
    this.printed = printed;
  }

  /** What says how many elements were appended. */
  static String counter(Program program) {
    return program.parameters().contains("size") ? "appended" : "size";
  }

  /** Appends what the decisions give, if anything. */
  CodeBlock append(String answer) {
    CodeBlock.Builder code = CodeBlock.builder();
    String counter = counter(program);
    Expr value = Expr.Choice.of(program.body());
    List<Expr.Case> cases = value instanceof Expr.Choice choice ? choice.cases() : List.of();
    Expr otherwise = value instanceof Expr.Choice choice ? choice.otherwise() : value;
    Expr nothing = new Expr.Nothing();
    if (cases.size() == 1 && cases.get(0).value().equals(nothing)) {
      code.beginControlFlow("if ($L)", expressions.print(new Logical.Not(cases.get(0).condition())));
      code.addStatement("$L[$L++] = $L", answer, counter, printed.apply(otherwise));
      return code.endControlFlow().build();
    }
    for (int c = 0; c < cases.size(); c++) {
      CodeBlock condition = expressions.print(cases.get(c).condition());
      if (c == 0) {
        code.beginControlFlow("if ($L)", condition);
      } else {
        code.nextControlFlow("else if ($L)", condition);
      }
      if (!cases.get(c).value().equals(nothing)) {
        code.addStatement("$L[$L++] = $L", answer, counter, printed.apply(cases.get(c).value()));
      }
    }
    if (!otherwise.equals(nothing)) {
      if (!cases.isEmpty()) {
        code.nextControlFlow("else");
      }
      code.addStatement("$L[$L++] = $L", answer, counter, printed.apply(otherwise));
    }
    if (!cases.isEmpty()) {
      code.endControlFlow();
    }
    return code.build();
  }
}
