package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A method over texts whose rule is one over their characters: it hands arrays of these to a method of the class's own.
 *
 * @param given the method over texts
 * @param answersText whether its answer is a text that is made of characters
 */
record SpelledMethod(MethodSpec given, boolean answersText) {
  private static final TypeName TEXT = ClassName.get(String.class);
  private static final TypeName CHARACTERS = ArrayTypeName.of(TypeName.CHAR);

  /** Empty where all is given and answered as the program says it. */
  static Optional<SpelledMethod> of(MethodSpec given, Program program) {
    boolean answersText = program.perElement().isPresent() && given.returnType().equals(TEXT);
    boolean readsText = !program.arrays().isEmpty() && program.inputs().stream().noneMatch(i -> i.kind() == Input.Kind.STRING)
        && given.parameters().stream().anyMatch(p -> p.type().equals(TEXT));
    return answersText || readsText ? Optional.of(new SpelledMethod(given, answersText)) : Optional.empty();
  }

  /** The signature of the method over characters. */
  MethodSpec ofCharacters() {
    List<ParameterSpec> parameters = given.parameters().stream()
        .map(p -> ParameterSpec.builder(p.type().equals(TEXT) ? CHARACTERS : p.type(), p.name()).build()).toList();
    return MethodSpec.methodBuilder(name()).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(answersText ? CHARACTERS : given.returnType())
        .addParameters(parameters).build();
  }

  /** What the method over texts does: it calls the other. */
  CodeBlock call() {
    String arguments = given.parameters().stream().map(p -> p.type().equals(TEXT) ? p.name() + ".toCharArray()" : p.name()).collect(Collectors.joining(", "));
    String call = name() + "(" + arguments + ")";
    return answersText ? CodeBlock.builder().addStatement("return new $T($L)", TEXT, call).build() : CodeBlock.builder().addStatement("return $L", call).build();
  }

  private String name() {
    return name(given.name());
  }

  /** What the method over characters is called. */
  static String name(String method) {
    return method + "Characters";
  }
}
