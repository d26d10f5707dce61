package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.condense.GroupUnits;
import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.IntegerNetwork;
import io.github.limbeck.engine.model.IntegerUnit;
import io.github.limbeck.engine.model.ThresholdNetwork;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import io.github.limbeck.engine.training.DatasetRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Condenses any threshold network, from wherever it comes, into a program that answers alike on every input:
 *
 * <pre>{@code
 * ThresholdNetwork majority = new ThresholdNetwork(3, List.of(
 *     new Layer(new double[][] {{1, 1, 1}}, new double[] {-1.5}, Activation.STEP)));
 * Program program = NetworkDistiller.condense(majority, "x", List.of(3));
 * program.run(new double[] {1, 0, 1});                       // 1
 * String source = NetworkClass.source("Majority", program);  // a Java class with the method decide(boolean[] x)
 * }</pre>
 *
 * <p>Units become whole first (each shown to fire on the same inputs). Then units that are equal up to indices are grouped
 * into families, which become loops; small networks are also written down unit by unit, and up to
 * {@value #MOST_ENUMERATED_INPUTS} inputs the network's whole table is distilled anew. The shortest program is taken.
 */
public final class NetworkDistiller {
  private static final int MOST_ENUMERATED_INPUTS = 10;
  private static final int MOST_SPELLED_OUT = 60;

  private NetworkDistiller() {}

  /**
   * The program of a network.
   *
   * @param array what the program calls the array of its inputs
   * @param shape its one or two dimensions; their product is the number of inputs, which are its cells row by row
   * @throws IllegalArgumentException if the shape has another number of cells, or if a unit has weights of so different
   *     magnitude that no small whole ones do the same
   */
  public static Program condense(ThresholdNetwork network, String array, List<Integer> shape) {
    if (shape.stream().reduce(1, (a, b) -> a * b) != network.inputs() || shape.size() > 2) {
      throw new IllegalArgumentException("the shape " + shape + " does not hold " + network.inputs() + " inputs");
    }
    IntegerNetwork whole = IntegerNetwork.of(network);
    Program grouped = grouped(whole, array, shape);
    if (whole.size() > MOST_SPELLED_OUT) {
      return grouped;
    }
    List<Program> programs = new ArrayList<>(List.of(Condenser.passes(literal(whole, array, shape)), grouped));
    if (network.inputs() <= MOST_ENUMERATED_INPUTS) {
      distilled(network, array, shape).ifPresent(p -> programs.add(0, p));
    }
    return programs.stream().min(Comparator.comparingInt(NetworkDistiller::size)).orElseThrow();
  }

  /** The network with its units grouped into families, and loops over these. */
  private static Program grouped(IntegerNetwork whole, String array, List<Integer> shape) {
    List<Statement> body = new ArrayList<>();
    decide(whole, GroupUnits.group(whole, shape), body);
    ArrayInput input = new ArrayInput(array, array, Input.Kind.BOOLEAN, "boolean", shape.size(), shape, List.of());
    return Condenser.arrayPasses(new Program(List.of(), List.of(input), answer(whole.answers()), body, Optional.empty()));
  }

  /** The network with every unit written down, before any pass. */
  public static Program literal(ThresholdNetwork network, String array, List<Integer> shape) {
    return literal(IntegerNetwork.of(network), array, shape);
  }

  private static Program literal(IntegerNetwork whole, String array, List<Integer> shape) {
    List<Statement> body = new ArrayList<>();
    List<Expr> before = new ArrayList<>(IntStream.range(0, whole.inputs()).<Expr>mapToObj(Expr.Read::new).toList());
    for (int l = 0; l < whole.layers().size(); l++) {
      List<Expr> units = new ArrayList<>();
      for (IntegerUnit unit : whole.layers().get(l)) {
        String name = "unit" + l + "_" + units.size();
        body.add(new Statement.Let(name, condition(unit, before)));
        units.add(new Expr.Local(name));
      }
      before = units;
    }
    decide(whole, before, body);
    return new Program(inputs(array, shape), answer(whole.answers()), body);
  }

  private static Expr condition(IntegerUnit unit, List<Expr> before) {
    List<Expr.Term> terms = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (unit.weights()[i] != 0) {
        terms.add(new Expr.Term(unit.weights()[i], before.get(i)));
      }
    }
    return terms.isEmpty() ? new Logical.Truth(unit.threshold() <= 0)
        : new Logical.Compare(new Expr.Sum(terms), Comparison.AT_LEAST, new Expr.Constant(unit.threshold()));
  }

  /** An answer is given where it beats all after it, and none before it is left. */
  private static void decide(IntegerNetwork whole, List<Expr> units, List<Statement> body) {
    if (whole.answers() == 2 && units.size() == 1) {
      body.add(new Statement.If(units.get(0), List.of(new Statement.Return(new Expr.Answer(1)))));
      body.add(new Statement.Return(new Expr.Answer(0)));
      return;
    }
    for (int answer = 0; answer < whole.answers() - 1; answer++) {
      List<Expr> wins = new ArrayList<>();
      for (int b = 0; b < whole.answers(); b++) {
        if (b != answer) {
          Expr later = units.get(IntegerNetwork.pair(Math.min(answer, b), Math.max(answer, b)));
          wins.add(b > answer ? new Logical.Not(later) : later);
        }
      }
      body.add(new Statement.If(Logical.and(wins), List.of(new Statement.Return(new Expr.Answer(answer)))));
    }
    body.add(new Statement.Return(new Expr.Answer(whole.answers() - 1)));
  }

  private static List<Input> inputs(String array, List<Integer> shape) {
    return features(array, shape).stream().map(f -> Signature.input(f, List.of())).toList();
  }

  private static List<Feature> features(String array, List<Integer> shape) {
    List<Feature> features = new ArrayList<>();
    int cells = shape.stream().reduce(1, (a, b) -> a * b);
    for (int k = 0; k < cells; k++) {
      List<Integer> index = shape.size() == 1 ? List.of(k) : List.of(k / shape.get(1), k % shape.get(1));
      StringBuilder name = new StringBuilder(array);
      index.forEach(i -> name.append('[').append(i).append(']'));
      features.add(new Feature(name.toString(), name.toString(), List.of(), 0, ValueType.primitive("boolean", Presence.REQUIRED),
          Optional.of(new Feature.Cell(array, shape, index))));
    }
    return features;
  }

  private static Program.AnswerType answer(int answers) {
    return answers == 2
        ? new Program.AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true"))
        : new Program.AnswerType(Input.Kind.INTEGER, "int", IntStream.range(0, answers).mapToObj(String::valueOf).toList());
  }

  /** A decision list learned from the whole table; it has to be right on all of it. */
  private static Optional<Program> distilled(ThresholdNetwork network, String array, List<Integer> shape) {
    int rows = 1 << network.inputs();
    double[][] table = new double[rows][network.inputs()];
    double[] codes = new double[rows];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < network.inputs(); i++) {
        table[r][i] = r >> i & 1;
      }
      codes[r] = network.answer(table[r]);
    }
    List<Feature> features = features(array, shape);
    List<Column> columns = IntStream.range(0, features.size())
        .mapToObj(f -> Column.of(features.get(f).type(), Arrays.stream(table).mapToDouble(row -> row[f]).toArray())).toList();
    ValueType type = ValueType.primitive(network.answers() == 2 ? "boolean" : "int", Presence.REQUIRED);
    Dataset.AnswerColumn answer = new Dataset.AnswerColumn(new Answer("answer", List.of(), true, type),
        IntStream.range(0, network.answers()).mapToObj(String::valueOf).toList(), Column.of(type, codes));
    Column lines = Column.of(ValueType.primitive("int", Presence.REQUIRED), new double[rows]);
    Dataset dataset = new Dataset("network", "", features, columns, features.stream().map(f -> List.<String>of()).toList(), List.of(),
        List.of(answer), lines);
    DecisionList list = DatasetRows.exact(dataset, 0, new AlikeRows(dataset, 0), 0, Work.usual());
    boolean right = IntStream.range(0, rows).allMatch(r -> list.answer(table[r]) == codes[r]);
    return right ? Optional.of(Condenser.condense(list, dataset, 0)) : Optional.empty();
  }

  private static int size(Program program) {
    int[] size = {0};
    Rewrite.visit(program.body(), e -> size[0]++);
    return size[0];
  }
}
