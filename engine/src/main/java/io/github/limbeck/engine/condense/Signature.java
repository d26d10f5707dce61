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
    Program.AnswerType type = answerType(column.answer(), labels(column));
    return new Program(inputs, contract.arrays().stream().map(Signature::input).toList(), contract.confidence().isEmpty() ? type
        : new Program.AnswerType(type.kind(), type.javaType(), type.labels(), Optional.of(facts(contract, List.of()))), List.of(), Optional.empty());
  }

  /** What is said beside the answer of a contract that asks for confidence. */
  public static Program.Facts facts(Contract contract, List<List<String>> values) {
    return new Program.Facts(contract.answerRecord().orElseThrow(), contract.confidence().indexOf(Contract.ANSWER), values);
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

  public static Program.AnswerType answerType(Answer answer, List<String> labels) {
    return new Program.AnswerType(Input.Kind.valueOf(answer.type().kind().name()), answer.type().javaName(), labels);
  }

  /** The answers as text; the elements of an array have the labels that their type has. */
  public static List<String> labels(Dataset.AnswerColumn column) {
    return column.answer().type().kind() == ValueType.Kind.BOOLEAN ? List.of("false", "true") : column.labels();
  }
}
