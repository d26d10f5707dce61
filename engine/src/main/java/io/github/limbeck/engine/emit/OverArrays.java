package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A method over texts or lists whose rule is one over arrays, or one over arrays that are arranged before: it hands their characters or elements, or what
 * was arranged, to a method of the class's own.
 *
 * @param given the method over texts or lists
 * @param program the rule
 * @param types for what is arranged
 * @param spells whether its texts are arrays of characters
 * @param answersArray whether its answer is made of the array that the other method answers with
 */
record OverArrays(MethodSpec given, Program program, TypeNames types, boolean spells, boolean answersArray) {
  private static final TypeName TEXT = ClassName.get(String.class);
  private static final String CHARACTERS = "Characters";
  private static final String ELEMENTS = "Elements";
  private static final String ARRANGED = "Arranged";
  private static final ClassName LIST = ClassName.get(List.class);
  /** The boxes whose values streams know, by what these are called there. */
  private static final Map<TypeName, String> STREAMED = Map.of(TypeName.INT.box(), "Int", TypeName.LONG.box(), "Long", TypeName.DOUBLE.box(), "Double");
  private static final Map<String, Class<?>> STREAMS = Map.of("Int", IntStream.class, "Long", LongStream.class, "Double", DoubleStream.class);

  /** Empty where all is given and answered as the program says it. */
  static Optional<OverArrays> of(MethodSpec given, Program program, TypeNames types) {
    boolean answersArray = program.perElement().isPresent() && (given.returnType().equals(TEXT) || isList(given.returnType()));
    boolean spells = !program.arrays().isEmpty() && program.inputs().stream().noneMatch(i -> i.kind() == Input.Kind.STRING)
        && given.parameters().stream().anyMatch(p -> p.type().equals(TEXT));
    boolean lists = !program.arrays().isEmpty() && given.parameters().stream().anyMatch(p -> isList(p.type()));
    return answersArray || spells || lists || program.arrangement().isPresent() ? Optional.of(new OverArrays(given, program, types, spells, answersArray))
        : Optional.empty();
  }

  private static boolean isList(TypeName type) {
    return type instanceof ParameterizedTypeName list && list.rawType().equals(LIST);
  }

  private static TypeName element(TypeName list) {
    return ((ParameterizedTypeName) list).typeArguments().get(0);
  }

  /** The signature of the method over arrays. */
  MethodSpec ofArrays() {
    List<ParameterSpec> parameters = given.parameters().stream().map(p -> ParameterSpec.builder(array(p.type(), spells), p.name()).build()).toList();
    return MethodSpec.methodBuilder(name()).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(array(given.returnType(), answersArray)).addParameters(parameters).build();
  }

  private static TypeName array(TypeName type, boolean spelled) {
    if (spelled && type.equals(TEXT)) {
      return ArrayTypeName.of(TypeName.CHAR);
    } else if (isList(type)) {
      TypeName element = element(type);
      return ArrayTypeName.of(element.isBoxedPrimitive() ? element.unbox() : element);
    }
    return type;
  }

  /** Whether what was arranged is the answer, so that no other method is called. */
  boolean isWhole() {
    return program.arrangement().isPresent() && program.isCopy();
  }

  /** What the method over texts or lists does: it calls the other. */
  CodeBlock call() {
    if (isWhole()) {
      return check().toBuilder().addStatement("return $L", ArrangementPrinter.answer(program, types, array(), given.returnType())).build();
    }
    return checks() ? check().toBuilder().add(callOfOther()).build() : callOfOther();
  }

  /** Whether an array without cells is refused here, since what is kept of another may be nothing. */
  boolean checks() {
    return isWhole() || program.answersNothing();
  }

  private CodeBlock check() {
    ParameterSpec array = array();
    String size = array.name() + (array.type().equals(TEXT) ? ".length()" : isList(array.type()) ? ".size()" : ".length");
    return CodeBlock.builder().addStatement("$L", ArrayChecks.notEmpty(size, program.arrays().get(0))).build();
  }

  private CodeBlock callOfOther() {
    List<CodeBlock> arguments = given.parameters().stream().map(this::argument).toList();
    CodeBlock call = CodeBlock.of("$L($L)", name(), CodeBlock.join(arguments, ", "));
    if (!answersArray) {
      return CodeBlock.builder().addStatement("return $L", call).build();
    } else if (!isList(given.returnType())) {
      return CodeBlock.builder().addStatement("return new $T($L)", TEXT, call).build();
    }
    String streamed = STREAMED.get(element(given.returnType()));
    return streamed == null ? CodeBlock.builder().addStatement("return $T.of($L)", LIST, call).build()
        : CodeBlock.builder().addStatement("return $T.of($L).boxed().toList()", STREAMS.get(streamed), call).build();
  }

  /** The parameter that is the first array, or that it is made of. */
  private ParameterSpec array() {
    String name = program.arrays().get(0).java();
    return given.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private CodeBlock argument(ParameterSpec parameter) {
    if (program.arrangement().isPresent() && parameter.name().equals(array().name())) {
      return ArrangementPrinter.array(program, types, parameter);
    }
    if (spells && parameter.type().equals(TEXT)) {
      return CodeBlock.of("$N.toCharArray()", parameter.name());
    } else if (!isList(parameter.type())) {
      return CodeBlock.of("$N", parameter.name());
    }
    TypeName element = element(parameter.type());
    String streamed = STREAMED.get(element);
    return streamed == null ? CodeBlock.of("$N.toArray($T[]::new)", parameter.name(), element)
        : CodeBlock.of("$N.stream().mapTo$L($T::$LValue).toArray()", parameter.name(), streamed, element, streamed.toLowerCase(Locale.ROOT));
  }

  private String name() {
    if (program.arrangement().isPresent()) {
      return given.name() + ARRANGED;
    }
    List<TypeName> types = new ArrayList<>(given.parameters().stream().map(ParameterSpec::type).toList());
    types.add(given.returnType());
    return given.name() + (types.stream().anyMatch(OverArrays::isList) ? ELEMENTS : CHARACTERS);
  }

  /** What the method over arrays may be called. */
  static Stream<String> names(String method) {
    return Stream.of(method + CHARACTERS, method + ELEMENTS, method + ARRANGED);
  }
}
