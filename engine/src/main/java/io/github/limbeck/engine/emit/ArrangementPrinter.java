package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Arrangement.Order;
import io.github.limbeck.engine.program.Program;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints how the values of an array, a list or a text are arranged: as a stream of these. */
final class ArrangementPrinter {
  private static final TypeName TEXT = ClassName.get(String.class);

  private final Arrangement arrangement;
  private final boolean characters;
  private final TypeName box;
  private final String value;
  private final ExpressionPrinter expressions;
  private final CodeBlock.Builder stream = CodeBlock.builder();
  private boolean boxed;

  private ArrangementPrinter(Program program, Arrangement arrangement, TypeNames types) {
    this.arrangement = arrangement;
    String element = program.arrays().get(0).javaType();
    this.characters = element.equals("char");
    this.box = characters ? TypeName.INT.box() : types.value(element).box();
    this.value = Stream.iterate(characters ? "c" : "value", name -> name + "Here").filter(name -> !program.parameters().contains(name)).findFirst().orElseThrow();
    this.expressions = new ExpressionPrinter(new Program(Arrangement.withValue(program.inputs(), program.arrays().get(0), value), program.answer(), List.of()), types);
  }

  /** The values of a parameter, arranged, as an array of primitive values. */
  static CodeBlock array(Program program, TypeNames types, ParameterSpec parameter) {
    ArrangementPrinter printer = of(program, types, parameter);
    printer.end();
    return printer.stream.add(printer.characters ? ".toCharArray()" : "").build();
  }

  /** The values of a parameter, arranged, as a text, a list or an array, as an answer is. */
  static CodeBlock answer(Program program, TypeNames types, ParameterSpec parameter, TypeName answer) {
    if (!answer.equals(TEXT) && !(answer instanceof ParameterizedTypeName)) {
      return array(program, types, parameter);
    }
    ArrangementPrinter printer = of(program, types, parameter);
    if (answer.equals(TEXT)) {
      printer.end();
      return printer.stream.build();
    }
    printer.box();
    return printer.stream.add(".toList()").build();
  }

  private static ArrangementPrinter of(Program program, TypeNames types, ParameterSpec parameter) {
    ArrangementPrinter printer = new ArrangementPrinter(program, program.arrangement().orElseThrow(), types);
    printer.begin(parameter);
    printer.arrange();
    return printer;
  }

  private void begin(ParameterSpec parameter) {
    boxed = parameter.type() instanceof ParameterizedTypeName;
    if (boxed) {
      stream.add("$N.stream()", parameter);
    } else if (parameter.type().equals(TEXT)) {
      stream.add("$N.chars()", parameter);
    } else if (characters) {
      stream.add("new $T($N).chars()", String.class, parameter);
    } else {
      stream.add("$T.stream($N)", Arrays.class, parameter);
    }
  }

  private void arrange() {
    arrangement.kept().ifPresent(kept -> stream.add(".filter($L -> $L)", value, expressions.print(kept)));
    stream.add(arrangement.distinct() ? ".distinct()" : "");
    if (arrangement.order() == Order.DESCENDING) {
      box();
      stream.add(".sorted($T.reverseOrder())", Comparator.class);
    } else if (arrangement.order() == Order.ASCENDING) {
      stream.add(".sorted()");
    }
    arrangement.key().ifPresent(key -> {
      box();
      stream.add(".sorted($T.comparing($L -> $L))", Comparator.class, value, expressions.print(key));
    });
  }

  /** Streams of boxes know orders, and lists are made of them. */
  private void box() {
    stream.add(boxed ? "" : ".boxed()");
    boxed = true;
  }

  /** Ends with an array of primitive values, or with a text. */
  private void end() {
    if (characters) {
      stream.add(".$L($T::toString).collect($T.joining())", boxed ? "map" : "mapToObj", Character.class, Collectors.class);
      return;
    }
    String primitive = ((ClassName) box).simpleName().replace("Integer", "Int");
    stream.add(boxed ? CodeBlock.of(".mapTo$L($T::$LValue)", primitive, box, primitive.toLowerCase(Locale.ROOT)) : CodeBlock.of(""));
    stream.add(".toArray()");
  }

  /** What is named beside what other code names. */
  static Stream<Class<?>> named(Optional<Arrangement> arrangement) {
    return arrangement.isEmpty() ? Stream.of() : Stream.of(Comparator.class, Collectors.class);
  }
}
