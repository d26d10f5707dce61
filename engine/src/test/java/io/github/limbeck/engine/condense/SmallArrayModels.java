package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.ProgramCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Models over four scalars and some arrays, with what they answer computed from the meaning of their parts. */
final class SmallArrayModels {
  private static final List<ArrayFeature> ARRAYS = List.of(array("p", "boolean", 1), array("v", "int", 1), array("q", "double", 1),
      array("g", "boolean", 2), array("h", "int", 2));
  private static final Feature LIMIT = feature("limit", primitive("int"));
  private static final Feature BOX = feature("box", ValueType.primitive("int", Presence.BOXED));
  private static final Feature TEXT = feature("text", ValueType.string(Presence.REQUIRED));
  private static final Feature WORD = feature("word", ValueType.string(Presence.REQUIRED));
  /** The scalars in the order of the method, and in that of models. */
  private static final List<Feature> SCALARS = List.of(LIMIT, BOX, TEXT, WORD);
  static final List<Feature> OF_MODEL = List.of(TEXT, WORD, LIMIT, BOX);

  private SmallArrayModels() {}

  static ValueType primitive(String name) {
    return ValueType.primitive(name, Presence.REQUIRED);
  }

  private static ArrayFeature array(String name, String type, int dimensions) {
    return new ArrayFeature(name, name, List.of(name), 0, primitive(type), dimensions, List.of());
  }

  private static Feature feature(String name, ValueType type) {
    return new Feature(name, name, List.of(name), 0, type, Optional.empty());
  }

  static Expr expression(String text, String... variables) {
    return ProgramText.expression(text, variables);
  }

  /** A model whose quantities come after the four scalars: numbers, by what they are. */
  static ArrayModel model(DecisionList list, Expr... quantities) {
    List<Feature> features = new ArrayList<>(OF_MODEL);
    List<Optional<Expr>> definitions = new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    for (Expr quantity : quantities) {
      features.add(feature("quantity" + features.size(), primitive("int")));
      definitions.add(Optional.of(quantity));
    }
    return new ArrayModel(features, definitions, Optional.of(list), Optional.empty(), Optional.empty(), Optional.empty(), SizeEvidence.SUPPORTED);
  }

  static DecisionList list(Literal... literals) {
    return new DecisionList(Stream.of(literals).map(l -> new Rule(List.of(l), 1)).toList(), 0);
  }

  static Dataset dataset(String type) {
    Answer answer = new Answer("f", List.of("f"), true, primitive(type));
    List<String> labels = type.equals("boolean") ? List.of("false", "true") : List.of("0", "1", "2");
    return new Dataset("d", "", SCALARS, List.of(), List.of(List.of(), List.of(), List.of("A", "B", "C"), List.of("A", "B", "C")), List.of(),
        List.of(new Dataset.AnswerColumn(answer, labels, Column.of(primitive("int"), new double[0]))), Column.of(primitive("int"), new double[0]));
  }

  static Contract contract(Dataset dataset) {
    return new Contract("f", SCALARS, ARRAYS, List.of(dataset.answers().get(0).answer()), Optional.empty(), Request.forDataset("d"));
  }

  /** The program as written down first, after it and the condensed one have been found to answer as the model does. */
  static String literal(ArrayModel model, String type) {
    Program literal = Condenser.literal(model, contract(dataset(type)), dataset(type), 0);
    assertAnswers(model, literal);
    return ProgramPrinter.text(literal);
  }

  static String condensed(ArrayModel model, String type) {
    Program condensed = Condenser.condense(model, contract(dataset(type)), dataset(type), 0);
    assertAnswers(model, condensed);
    return ProgramPrinter.text(condensed);
  }

  private static void assertAnswers(ArrayModel model, Program program) {
    assertThat(ProgramCheck.faults(program)).as(ProgramPrinter.text(program)).isEmpty();
    Random random = new Random(3);
    for (int k = 0; k < 60; k++) {
      double[] row = {random.nextInt(6) - 1, random.nextInt(3) == 0 ? Double.NaN : random.nextInt(5), random.nextInt(3), random.nextInt(3)};
      List<double[][]> arrays = SmallPrograms.arrays(random);
      assertThat(new Interpreter(program).answers(row, arrays)).as(ProgramPrinter.text(program)).isDeepEqualTo(answers(model, program, row, arrays));
    }
  }

  /** What the model answers, computed from the meaning of its parts. */
  private static double[][] answers(ArrayModel model, Program program, double[] row, List<double[][]> arrays) {
    Map<String, Double> names = new HashMap<>();
    if (model.perElement().isEmpty()) {
      model.carry().ifPresent(carry -> carry(model, program, row, arrays, names, carry));
      return new double[][] {{model.list().orElseThrow().answer(features(model, program, row, arrays, names))}};
    }
    PerElement each = model.perElement().get();
    boolean flat = each.sizes().size() == 1;
    int rows = flat ? 1 : arrays.get(3).length;
    int columns = arrays.get(flat ? 0 : 3)[0].length;
    double[][] answers = new double[rows][columns];
    model.carry().ifPresent(carry -> names.put(carry.name(), 0.0));
    for (int k = 0; k < rows * columns; k++) {
      int at = each.backwards() ? rows * columns - 1 - k : k;
      names.put("j", (double) (at % columns));
      names.put("i", (double) (flat ? at % columns : at / columns));
      double[] values = features(model, program, row, arrays, names);
      answers[at / columns][at % columns] = model.list().orElseThrow().answer(values);
      model.carry().ifPresent(carry -> names.put(carry.name(), (double) carry.next().answer(values)));
    }
    return answers;
  }

  private static void carry(
      ArrayModel model, Program program, double[] row, List<double[][]> arrays, Map<String, Double> names, ArrayModel.Carry carry) {
    int size = arrays.get(0)[0].length;
    names.put(carry.name(), 0.0);
    for (int k = 0; k < size; k++) {
      names.put("i", (double) (carry.backwards() ? size - 1 - k : k));
      names.put(carry.name(), (double) carry.next().answer(features(model, program, row, arrays, names)));
    }
    names.put("i", 0.0);
  }

  private static double[] features(ArrayModel model, Program program, double[] row, List<double[][]> arrays, Map<String, Double> names) {
    return IntStream.range(0, model.features().size()).mapToDouble(f -> model.definitions().get(f)
        .map(d -> new Interpreter(program).value(d, row, arrays, names)).orElseGet(() -> row[SCALARS.indexOf(model.features().get(f))])).toArray();
  }
}
