package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Prints the methods that look up a number by a text or a constant. */
final class TablePrinter {
  private TablePrinter() {}

  /** One method for each table of a list. */
  static List<MethodSpec> methods(Aggregation.ItemList list, TypeNames types) {
    return list.tables().stream().map(table -> method(table, list.fields(), types)).toList();
  }

  private static MethodSpec method(Aggregation.Table table, List<Input> fields, TypeNames types) {
    Input key = fields.get(table.key());
    String field = fields.get(table.field()).name();
    String parameter = NameScope.unique(key.name().substring(key.name().lastIndexOf('.') + 1), new HashSet<>(Set.of(table.method())));
    ExpressionPrinter numbers = new ExpressionPrinter(new Program(List.of(), new Program.AnswerType(Input.Kind.REAL, "double", List.of()), List.of()), types);
    CodeBlock.Builder cases = CodeBlock.builder();
    IntStream.range(0, table.keys().size()).forEach(k -> cases.add("case $L -> $L;\n", key.kind() == Input.Kind.STRING ? ForeignText.literal(table.keys().get(k)) : table.keys().get(k),
        numbers.printReal(new Expr.Constant(table.values().get(k)))));
    return MethodSpec.methodBuilder(table.method()).addModifiers(Modifier.PUBLIC, Modifier.STATIC).returns(TypeName.DOUBLE)
        .addJavadoc("Looks up what $1L was found to be, together with the law.\n\n@param $2L one of those in the examples\n@throws IllegalArgumentException if it was in no example\n", field, parameter)
        .addParameter(types.value(key.javaType()), parameter)
        .addCode("return switch ($L) {\n$>$L$<", parameter, cases.build())
        .addCode("$>default -> throw new $T($L + $L);\n$<};\n", IllegalArgumentException.class, ForeignText.literal("no " + field + " is known of "), parameter)
        .build();
  }
}
