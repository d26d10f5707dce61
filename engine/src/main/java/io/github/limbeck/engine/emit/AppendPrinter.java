package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
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

  /** How many elements a position appends at most. */
  static int most(Program program) {
    int[] most = {1};
    Rewrite.visit(program.body(), e -> most[0] = e instanceof Expr.Several several ? Math.max(most[0], several.of().size()) : most[0]);
    return most[0];
  }

  /** Appends what the decisions give, if anything. */
  CodeBlock append(String answer) {
    CodeBlock.Builder code = CodeBlock.builder();
    Expr value = Expr.Choice.of(program.body());
    List<Expr.Case> cases = value instanceof Expr.Choice choice ? choice.cases() : List.of();
    add(cases, value instanceof Expr.Choice choice ? choice.otherwise() : value, answer, code);
    return code.build();
  }

  private void add(List<Expr.Case> cases, Expr otherwise, String answer, CodeBlock.Builder code) {
    Expr nothing = new Expr.Nothing();
    if (!cases.isEmpty() && cases.get(0).value().equals(nothing)) {
      code.beginControlFlow("if ($L)", expressions.print(new Logical.Not(cases.get(0).condition())));
      add(cases.subList(1, cases.size()), otherwise, answer, code);
      code.endControlFlow();
      return;
    }
    if (cases.size() == 1 && cases.get(0).condition() instanceof Logical.Not not && !otherwise.equals(nothing)) {
      add(List.of(new Expr.Case(not.of(), otherwise)), cases.get(0).value(), answer, code);
      return;
    }
    for (int c = 0; c < cases.size(); c++) {
      CodeBlock condition = expressions.print(cases.get(c).condition());
      if (c == 0) {
        code.beginControlFlow("if ($L)", condition);
      } else {
        code.nextControlFlow("else if ($L)", condition);
      }
      if (!cases.get(c).value().equals(nothing)) {
        append(cases.get(c).value(), answer, code);
      }
    }
    if (!otherwise.equals(nothing)) {
      if (!cases.isEmpty()) {
        code.nextControlFlow("else");
      }
      append(otherwise, answer, code);
    }
    if (!cases.isEmpty()) {
      code.endControlFlow();
    }
  }

  private void append(Expr value, String answer, CodeBlock.Builder code) {
    for (Expr one : value.elements()) {
      code.addStatement("$L[$L++] = $L", answer, counter(program), printed.apply(one));
    }
  }
}
