package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a program reads and gives, in the program's terms. */
public final class Signature {
  private Signature() {}

  /** A program for an answer without its statements: enough to call its generated method. */
  public static Program of(Contract contract, Dataset dataset, int answer) {
    List<Input> inputs = new ArrayList<>();
    for (int f = 0; f < contract.features().size(); f++) {
      inputs.add(input(contract.features().get(f), dataset.vocabularies().get(f)));
    }
    Dataset.AnswerColumn column = dataset.answers().get(answer);
    return new Program(inputs, contract.arrays().stream().map(Signature::input).toList(), answerType(column.answer(), labels(column)), List.of(),
        Optional.empty());
  }

  /** A feature as an input, whose codes stand for some labels. */
  public static Input input(Feature feature, List<String> labels) {
    ValueType type = feature.type();
    Optional<Input.Position> position = feature.cell().map(c -> new Input.Position(c.array(), c.shape(), c.index()));
    return new Input(feature.name(), feature.java(), Input.Kind.valueOf(type.kind().name()), type.javaName(),
        Input.Presence.valueOf(type.presence().name()), labels, position);
  }

  static ArrayInput input(ArrayFeature a) {
    return new ArrayInput(a.name(), a.java(), Input.Kind.valueOf(a.type().kind().name()), a.type().javaName(), a.dimensions(), a.shape(),
        a.type().constants());
  }

  static Program.AnswerType answerType(Answer answer, List<String> labels) {
    return new Program.AnswerType(Input.Kind.valueOf(answer.type().kind().name()), answer.type().javaName(), labels);
  }

  /** The answers as text; the elements of an array have the labels that their type has. */
  static List<String> labels(Dataset.AnswerColumn column) {
    return column.answer().type().kind() == ValueType.Kind.BOOLEAN ? List.of("false", "true") : column.labels();
  }
}
