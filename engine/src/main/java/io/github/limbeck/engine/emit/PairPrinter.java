package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints a method that answers for each body: two loops, and the private methods {@code message} and {@code node} with the formulas. */
final class PairPrinter {
  private final PairCode code;
  private final ClassName vector;
  private final ClassName body;
  private final TypeNames types;
  private final String prefix;

  /** @param prefix what the private methods' names begin with; empty where they need not be told from others */
  PairPrinter(PairCode code, TypeNames types, String prefix) {
    this.code = code;
    this.types = types;
    this.vector = types.type(code.vector());
    this.body = types.type(code.list().itemType());
    this.prefix = prefix;
  }

  private String method(String name) {
    return prefix.isEmpty() ? name : Emission.componentMethod(prefix, name);
  }

  /** The body of the method itself. */
  CodeBlock loops() {
    Set<String> taken = new HashSet<>(Set.of(Program.root(code.list().java())));
    String answer = NameScope.unique("answer", taken);
    String i = NameScope.unique("i", taken);
    String j = NameScope.unique("j", taken);
    String message = NameScope.unique("message", taken);
    List<String> sums = code.components().stream().map(c -> NameScope.unique(c, taken)).toList();
    String bodies = code.list().java();
    String size = code.list().size();
    String element = code.list().isList() ? "$L.get($L)" : "$L[$L]";
    CodeBlock own = CodeBlock.of(element, bodies, i);
    CodeBlock.Builder out = CodeBlock.builder();
    out.addStatement("$1T[] $2L = new $1T[$3L]", vector, answer, size);
    out.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", i, size);
    sums.forEach(sum -> out.addStatement("double $L = 0", sum));
    out.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", j, size);
    out.beginControlFlow("if ($L != $L)", j, i);
    out.addStatement("$T $L = $L($L, $L)", vector, message, method("message"), own, CodeBlock.of(element, bodies, j));
    IntStream.range(0, sums.size()).forEach(c -> out.addStatement("$L += $L.$L()", sums.get(c), message, code.components().get(c)));
    out.endControlFlow().endControlFlow();
    CodeBlock total = CodeBlock.of("new $T($L)", vector, String.join(", ", sums));
    out.addStatement("$L[$L] = $L", answer, i, code.passesOn() ? total : CodeBlock.of("$L($L, $L)", method("node"), own, total));
    return out.endControlFlow().addStatement("return $L", answer).build();
  }

  /** The methods with the formulas. */
  List<MethodSpec> methods() {
    MethodSpec message = formulas("message", code.message(), code.other(), body);
    return code.passesOn() ? List.of(message) : List.of(message, formulas("node", code.node(), PairCode.TOTAL, vector));
  }

  private MethodSpec formulas(String name, PairCode.Body formulas, String second, ClassName secondType) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(method(name)).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(vector)
        .addParameter(ParameterSpec.builder(body, code.own()).build()).addParameter(ParameterSpec.builder(secondType, second).build());
    List<Statement> lets = Stream.<Statement>concat(formulas.before().stream(), formulas.lets().stream()).toList();
    ExpressionPrinter expressions = new ExpressionPrinter(new Program(formulas.inputs(), new Program.AnswerType(Input.Kind.REAL, "double", List.of()), lets), types);
    formulas.before().forEach(let -> add(let, expressions, method));
    formulas.acts().ifPresent(acts -> {
      method.beginControlFlow("if (!($L))", expressions.print(acts));
      method.addStatement("return new $T($L)", vector, code.components().stream().map(c -> "0").collect(Collectors.joining(", ")));
      method.endControlFlow();
    });
    formulas.lets().forEach(let -> add(let, expressions, method));
    method.addStatement("return new $T($L)", vector, formulas.values().stream().map(v -> printed(v, expressions)).collect(CodeBlock.joining(", ")));
    return method.build();
  }

  private static void add(Statement.Let let, ExpressionPrinter expressions, MethodSpec.Builder method) {
    method.addStatement("double $L = $L", let.name(), expressions.print(let.value()));
  }

  private static CodeBlock printed(Expr value, ExpressionPrinter expressions) {
    return value instanceof Expr.Read ? expressions.print(value) : expressions.printReal(value);
  }
}
