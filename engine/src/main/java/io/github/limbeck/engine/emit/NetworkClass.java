package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The Java class of a program that was condensed from a threshold network: one static method, {@code decide}. */
public final class NetworkClass {
  private NetworkClass() {}

  /**
   * The source, in the unnamed package.
   *
   * @param name the simple name of the class
   * @param program a program over the cells of one array of truth values
   * @throws IllegalArgumentException if the name is no name of a class
   */
  public static String source(String name, Program program) {
    boolean whole = program.inputs().isEmpty();
    String array = whole ? program.arrays().get(0).java() : position(program).array();
    int dimensions = whole ? program.arrays().get(0).dimensions() : position(program).shape().size();
    TypeName line = ArrayTypeName.of(boolean.class);
    CodeBlock body = BodyPrinter.print(program, new TypeNames(Map.of()), false, Optional.empty());
    MethodSpec decide = MethodSpec.methodBuilder("decide")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(program.answer().isBoolean() ? TypeName.BOOLEAN : TypeName.INT)
        .addParameter(dimensions == 2 ? ArrayTypeName.of(line) : line, array)
        .addCode(body)
        .build();
    TypeSpec type = TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(decide)
        .addMethods(ArrayChecks.methods(program, dimensions == 2 ? List.of(ArrayTypeName.of(line)) : List.of()))
        .build();
    return Layout.format(JavaFile.builder("", type).skipJavaLangImports(true).indent("    ").build().toString());
  }

  private static Input.Position position(Program program) {
    return program.inputs().get(0).position().orElseThrow();
  }
}
