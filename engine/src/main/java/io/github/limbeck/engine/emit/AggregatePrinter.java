package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Prints what is computed from lists of things: a local for each number, and a private method with the loop that computes it. */
final class AggregatePrinter {
  private AggregatePrinter() {}

  /** The locals that a program begins with. */
  static CodeBlock locals(Program program) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Aggregation each : used(program)) {
      String value = isSize(each) ? each.list().size() : each.method() + "(" + String.join(", ", each.arguments()) + ")";
      code.addStatement("$T $L = $L", type(each), each.input(), value);
    }
    return code.build();
  }

  /**
   * The methods that compute them.
   *
   * @param parameters those of the method that the program is for
   */
  static List<MethodSpec> methods(Program program, TypeNames types, List<ParameterSpec> parameters) {
    return used(program).stream().filter(each -> !isSize(each)).map(each -> method(each, types, parameters)).toList();
  }

  /** The aggregations that the program reads. */
  private static List<Aggregation> used(Program program) {
    Set<String> read = new HashSet<>();
    Rewrite.visit(program.body(), e -> {
      if (e instanceof Expr.Read of) {
        read.add(program.inputs().get(of.input()).java());
      }
    });
    return program.derived().stream().filter(each -> read.contains(each.input())).toList();
  }

  private static boolean isSize(Aggregation each) {
    return each.kind() == Aggregation.Kind.COUNT && each.where().isEmpty();
  }

  private static TypeName type(Aggregation each) {
    return each.kind() == Aggregation.Kind.COUNT ? TypeName.INT : TypeName.DOUBLE;
  }

  private static MethodSpec method(Aggregation each, TypeNames types, List<ParameterSpec> parameters) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(each.method()).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(type(each));
    each.arguments().forEach(name -> parameters.stream().filter(p -> p.name().equals(name)).findFirst()
        .ifPresent(p -> method.addParameter(ParameterSpec.builder(p.type(), name).build())));
    return method.addCode(body(each, types)).build();
  }

  private static CodeBlock body(Aggregation each, TypeNames types) {
    Set<String> taken = new HashSet<>(each.term().parameters());
    taken.addAll(each.arguments());
    each.term().body().forEach(s -> {
      if (s instanceof Statement.Let let) {
        taken.add(let.name());
      }
    });
    String result = NameScope.unique(switch (each.kind()) {
      case COUNT -> "count";
      case SUM, MEAN -> "sum";
      case GREATEST -> "greatest";
      case LEAST -> "least";
    }, taken);
    CodeBlock.Builder code = CodeBlock.builder();
    if (!each.kind().isDefinedForNone()) {
      code.beginControlFlow("if ($L)", each.list().isList() ? each.list().java() + ".isEmpty()" : each.list().size() + " == 0");
      code.addStatement("throw new $T($L)", IllegalArgumentException.class, ForeignText.literal(each.list().name() + " must not be empty"));
      code.endControlFlow();
    }
    code.addStatement("$T $L = $L", type(each), result, switch (each.kind()) {
      case COUNT, SUM, MEAN -> CodeBlock.of("0");
      case GREATEST -> CodeBlock.of("$T.NEGATIVE_INFINITY", Double.class);
      case LEAST -> CodeBlock.of("$T.POSITIVE_INFINITY", Double.class);
    });
    code.beginControlFlow("for ($T $L : $L)", types.type(each.list().itemType()), each.variable(), each.list().java());
    ExpressionPrinter expressions = new ExpressionPrinter(each.term(), types);
    each.where().ifPresent(where -> code.beginControlFlow("if ($L)", where instanceof Logical.Not not
        ? CodeBlock.of("!$L", expressions.print(not.of())) : expressions.print(where)));
    List<Statement> term = new ArrayList<>(each.term().body());
    Expr last = ((Statement.Return) term.remove(term.size() - 1)).value();
    if (each.kind() == Aggregation.Kind.COUNT) {
      code.addStatement("$L++", result);
    } else {
      term.forEach(s -> code.addStatement("double $L = $L", ((Statement.Let) s).name(), expressions.print(((Statement.Let) s).value())));
      CodeBlock value = last instanceof Expr.Read ? expressions.print(last) : expressions.printReal(last);
      switch (each.kind()) {
        case GREATEST -> code.addStatement("$1L = $2T.max($1L, $3L)", result, Math.class, value);
        case LEAST -> code.addStatement("$1L = $2T.min($1L, $3L)", result, Math.class, value);
        default -> code.addStatement("$L += $L", result, value);
      }
    }
    if (each.where().isPresent()) {
      code.endControlFlow();
    }
    code.endControlFlow();
    return code.addStatement("return $L", each.kind() == Aggregation.Kind.MEAN ? result + " / " + each.list().size() : result).build();
  }
}
