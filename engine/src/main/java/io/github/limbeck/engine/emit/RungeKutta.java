package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The state after a short time, by the classical method of Runge and Kutta of fourth order, as a static method of the generated class.
 *
 * @param state which parameter of the method that gives the rates is the state
 * @param steps signatures of methods of the interface that answer with it, to be implemented
 */
public record RungeKutta(int state, List<MethodSpec> steps) {
  /** What the static method is called. */
  public static final String NAME = "rungeKutta4";
  private static final int STAGES = 4;

  public RungeKutta {
    steps = List.copyOf(steps);
  }

  /**
   * The methods of the class.
   *
   * @param rates the method that gives the rates
   * @param components of the state
   * @param record the type of the state
   */
  List<MethodSpec> methods(MethodSpec rates, List<String> components, TypeName record) {
    List<MethodSpec> methods = new ArrayList<>();
    for (MethodSpec step : steps) {
      String arguments = step.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
      methods.add(step.toBuilder().addJavadoc("The state after a time, by {@link #$L}.\n", NAME).addStatement("return $L($L)", NAME, arguments).build());
    }
    List<String> taken = rates.parameters().stream().map(ParameterSpec::name).toList();
    String dt = free("dt", taken);
    MethodSpec.Builder method = MethodSpec.methodBuilder(NAME).addModifiers(Modifier.PUBLIC, Modifier.STATIC).returns(record)
        .addJavadoc("The state after a time, in one step of the classical method of Runge and Kutta of fourth order.\n");
    rates.parameters().forEach(p -> method.addParameter(ParameterSpec.builder(p.type(), p.name()).build()));
    method.addParameter(TypeName.DOUBLE, dt);
    String begin = taken.get(state);
    List<String> slopes = IntStream.rangeClosed(1, STAGES).mapToObj(k -> free("rates" + k, taken)).toList();
    String at = begin;
    for (int k = 0; k < STAGES; k++) {
      if (k > 0) {
        String before = slopes.get(k - 1);
        String time = k == STAGES - 1 ? dt : dt + " / 2";
        at = free("state" + (k + 1), taken);
        method.addStatement("$T $L = $L", record, at, created(record, components,
            name -> CodeBlock.of("$1L.$2L() + $3L * $4L.$2L()", begin, name, time, before)));
      }
      String there = at;
      String arguments = taken.stream().map(name -> name.equals(begin) ? there : name).collect(Collectors.joining(", "));
      method.addStatement("$T $L = $L", record, slopes.get(k), created(record, components,
          name -> CodeBlock.of("$L($L)", Emission.componentMethod(rates.name(), name), arguments)));
    }
    method.addStatement("return $L", created(record, components, name -> CodeBlock.of("$1L.$2L() + $3L / 6 * ($4L.$2L() + 2 * $5L.$2L() + 2 * $6L.$2L() + $7L.$2L())",
        begin, name, dt, slopes.get(0), slopes.get(1), slopes.get(2), slopes.get(3))));
    methods.add(method.build());
    return methods;
  }

  private static CodeBlock created(TypeName record, List<String> components, Function<String, CodeBlock> value) {
    return CodeBlock.of("new $T($L)", record, components.stream().map(value).collect(CodeBlock.joining(", ")));
  }

  private static String free(String wanted, List<String> taken) {
    String name = wanted;
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }
}
