package io.github.limbeck.processor.signature;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.contract.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads a method that tells a constant of a series from its first states. */
public final class EncoderReader {
  private EncoderReader() {}

  /**
   * Its contract, with the components of the first state as its features.
   *
   * @param law the contract of the law of change
   */
  public static Contract read(TypeElement owner, ExecutableElement method, Contract law) {
    String array = method.getParameters().get(0).getSimpleName().toString();
    List<Feature> features = IntStream.of(law.state()).mapToObj(law.features()::get).map(f -> {
      String component = f.java().substring(f.java().indexOf('.'));
      return new Feature(array + "[0]" + component.replace("()", ""), array + "[0]" + component, f.columns(), 0, f.type(),
          Optional.of(new Feature.Cell(array, List.of(1), List.of(0), true)));
    }).toList();
    FormulaRequest formula = FormulaReader.read(owner, method, Optional.empty(), List.of(), List.of());
    String name = method.getSimpleName().toString();
    return new Contract(name, features, List.of(), List.of(new Answer(name, List.of(name), false, ValueType.primitive("double", ValueType.Presence.REQUIRED))),
        Optional.empty(), law.request(), Optional.of(formula));
  }
}
