package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Loop.Over;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes a model over arrays down: its decision list as one over scalars first, which the passes for scalars condense, and
 * then what each quantity stands for.
 */
final class ArrayLowering {
  private final ArrayModel model;
  private final Contract contract;
  private final List<Input> inputs;

  private ArrayLowering(ArrayModel model, Contract contract, Dataset dataset) {
    this.model = model;
    this.contract = contract;
    this.inputs = new ArrayList<>();
    for (int f = 0; f < dataset.features().size(); f++) {
      inputs.add(Signature.input(dataset.features().get(f), dataset.vocabularies().get(f)));
    }
  }

  /** The list over its features, quantities being inputs like any other; empty where the answer is a number. */
  static Optional<Program> overFeatures(ArrayModel model, Dataset dataset, int answer) {
    return model.list().map(list -> Lowering.lower(list, model.features(), dataset.vocabularies(model.features()),
        model.expressions().isEmpty() ? dataset.answers().get(answer)
            : column("expression", "int", IntStream.range(0, model.expressions().size()).mapToObj(String::valueOf).toList())));
  }

  /** An answer that no column of the data holds. */
  private static Dataset.AnswerColumn column(String name, String javaType, List<String> labels) {
    ValueType type = ValueType.primitive(javaType, ValueType.Presence.REQUIRED);
    return new Dataset.AnswerColumn(new Answer(name, List.of(), true, type), labels, Column.of(type, new double[0]));
  }

  /** The list of the state that comes next, over its features; empty where nothing is carried. */
  static Optional<Program> nextOverFeatures(ArrayModel model, Dataset dataset) {
    return model.carry().map(carry -> Lowering.lower(carry.next(), model.features(), dataset.vocabularies(model.features()),
        column(carry.name(), carry.isCondition() ? "boolean" : "int", carry.labels())));
  }

  /** The program over arrays; {@code overFeatures} and {@code next} are what became of the lists. */
  static Program lower(
      ArrayModel model, Contract contract, Dataset dataset, int answer, Optional<Program> overFeatures, Optional<Program> next) {
    return new ArrayLowering(model, contract, dataset).program(dataset, answer, overFeatures, next);
  }

  private Program program(Dataset dataset, int answer, Optional<Program> overFeatures, Optional<Program> next) {
    Dataset.AnswerColumn column = dataset.answers().get(answer);
    List<ArrayInput> arrays = contract.arrays().stream().map(Signature::input).toList();
    List<Statement> decisions = overFeatures.isPresent() ? chosen(defined(dataset, overFeatures.get()))
        : List.of(new Statement.Return(renumbered(model.value().orElseThrow(), dataset)));
    List<Statement> body = new ArrayList<>();
    if (model.perElement().isEmpty() && next.isPresent()) {
      body.add(scan(dataset, next.get()));
    }
    body.addAll(decisions);
    List<String> labels = model.value().isPresent() || !model.expressions().isEmpty() ? List.of() : Signature.labels(column);
    return new Program(inputs, arrays, Signature.answerType(column.answer(), labels), body,
        model.perElement().map(each -> next.isEmpty() ? each : carrying(each, dataset, next.get()))).of(model.arrangement());
  }

  /** Where the rules choose among expressions, these in the place of their numbers. */
  private List<Statement> chosen(List<Statement> decisions) {
    return model.expressions().isEmpty() ? decisions : Rewrite.statements(decisions,
        e -> e instanceof Expr.Answer choice ? model.expressions().get(choice.code()) : e);
  }

  private Statement scan(Dataset dataset, Program next) {
    ArrayModel.Carry carry = model.carry().orElseThrow();
    return new Statement.Let(carry.name(), new Loop.Scan(carry.name(), "i", carry.size(), carry.backwards(), 0,
        asExpression(defined(dataset, next)), carry.isCondition()));
  }

  private PerElement carrying(PerElement each, Dataset dataset, Program next) {
    ArrayModel.Carry carry = model.carry().orElseThrow();
    PerElement.Carried carried = new PerElement.Carried(carry.name(), carry.isCondition(), 0, asExpression(defined(dataset, next)), false);
    return each.with(each.variables(), each.before(), List.of(carried));
  }

  /** Decisions as one value: names are written out, answers are the numbers of states. */
  private static Expr asExpression(List<Statement> body) {
    Map<String, Expr> values = new HashMap<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.Let let) {
        values.put(let.name(), written(let.value(), values));
      }
    }
    return written(Expr.Choice.of(body), values);
  }

  private static Expr written(Expr value, Map<String, Expr> values) {
    return Rewrite.expr(value, e -> e instanceof Expr.Local local ? values.getOrDefault(local.name(), e)
        : e instanceof Expr.Answer answer ? new Expr.Constant(answer.code()) : e);
  }

  /** Values read scalars by their place among the features of the model. */
  private Expr renumbered(Expr value, Dataset dataset) {
    return Rewrite.expr(value, e -> e instanceof Expr.Read read ? scalar(read.input(), dataset) : e);
  }

  private Expr scalar(int feature, Dataset dataset) {
    return new Expr.Read(dataset.features().indexOf(model.features().get(feature)));
  }

  /** Each feature replaced by what it is. A loop that is read twice is named before its first reader. */
  private List<Statement> defined(Dataset dataset, Program overFeatures) {
    Map<Integer, Integer> uses = new HashMap<>();
    Rewrite.visit(overFeatures.body(), e -> {
      if (e instanceof Expr.Read read) {
        uses.merge(read.input(), 1, Integer::sum);
      }
    });
    List<Statement> body = new ArrayList<>();
    Map<Integer, String> names = new HashMap<>();
    for (Statement statement : overFeatures.body()) {
      Rewrite.visit(List.of(statement), e -> {
        if (e instanceof Expr.Read read && uses.get(read.input()) > 1 && !names.containsKey(read.input())
            && model.definitions().get(read.input()).filter(ArrayLowering::isLoop).isPresent()) {
          String name = "quantity" + names.size();
          names.put(read.input(), name);
          body.add(new Statement.Let(name, model.definitions().get(read.input()).get()));
        }
      });
      body.addAll(Rewrite.statements(List.of(statement), e -> defined(e, names, dataset, overFeatures)));
    }
    return body;
  }

  private static boolean isLoop(Expr e) {
    return Rewrite.anywhere(e, x -> x instanceof Over || x instanceof Loop.Scan || x instanceof Loop.Running || x instanceof Expr.At);
  }

  private Expr defined(Expr e, Map<Integer, String> names, Dataset dataset, Program overFeatures) {
    if (e instanceof Expr.Read read) {
      return names.containsKey(read.input()) ? new Expr.Local(names.get(read.input()))
          : model.definitions().get(read.input()).orElseGet(() -> scalar(read.input(), dataset));
    } else if (e instanceof Logical.IsLabel is) {
      return model.definitions().get(is.input()).<Expr>map(d -> new Logical.Compare(d, Comparison.EQUAL, new Expr.Constant(is.code())))
          .orElseGet(() -> new Logical.IsLabel(((Expr.Read) scalar(is.input(), dataset)).input(), is.code()));
    } else if (e instanceof Logical.SameLabel same) {
      return model.definitions().get(same.left()).isPresent()
          ? new Logical.Compare(model.definitions().get(same.left()).get(), Comparison.EQUAL, model.definitions().get(same.right()).orElseThrow())
          : new Logical.SameLabel(((Expr.Read) scalar(same.left(), dataset)).input(), ((Expr.Read) scalar(same.right(), dataset)).input());
    } else if (e instanceof Logical.IsMissing missing) {
      return new Logical.IsMissing(((Expr.Read) scalar(missing.input(), dataset)).input());
    } else if (e instanceof Expr.Cell cell) {
      return element(cell, overFeatures);
    } else if (e instanceof Loop.Repeat repeat) {
      return centred(repeat);
    }
    return e;
  }

  /** A cell of a window at a place that loop variables name: the window's corner, moved. */
  private Expr element(Expr.Cell cell, Program overFeatures) {
    for (int f = 0; f < overFeatures.inputs().size(); f++) {
      Optional<Input.Position> position = overFeatures.inputs().get(f).position();
      if (position.isPresent() && position.get().array().equals(cell.array()) && position.get().index().stream().allMatch(i -> i == 0)) {
        Expr.Element corner = (Expr.Element) model.definitions().get(f).orElseThrow();
        List<Expr> index = new ArrayList<>();
        int first = cell.index().size() - corner.index().size();
        for (int d = 0; d < corner.index().size(); d++) {
          Expr.Index moved = cell.index().get(first + d);
          List<Expr.Term> terms = new ArrayList<>(List.of(new Expr.Term(1, corner.index().get(d))));
          if (moved.step() != 0) {
            terms.add(new Expr.Term(moved.step(), inWindow(moved.variable())));
          }
          terms.add(new Expr.Term(1, new Expr.Constant(moved.offset())));
          index.add(Rewrite.flat(new Expr.Sum(terms)));
        }
        return new Expr.Element(corner.array(), index, corner.border());
      }
    }
    throw new IllegalStateException("no window is called " + cell.array());
  }

  /** The variable of a loop over a window, which is another than that of a position. */
  private static Expr.Variable inWindow(String variable) {
    return new Expr.Variable("window " + variable);
  }

  /** A loop over a window counts from its middle, if that spares an offset in every index. */
  private static Expr centred(Loop.Repeat repeat) {
    Expr.Variable variable = inWindow(repeat.variable());
    Set<Integer> offsets = new HashSet<>();
    Set<Double> steps = new HashSet<>();
    Rewrite.visit(repeat.body(), e -> {
      if (e instanceof Expr.Element element) {
        element.index().stream().filter(Expr.Sum.class::isInstance).map(Expr.Sum.class::cast).forEach(sum ->
            sum.terms().stream().filter(t -> t.of().equals(variable)).forEach(t -> {
              steps.add(t.weight());
              offsets.add(sum.terms().get(sum.terms().size() - 1).of() instanceof Expr.Constant constant ? (int) constant.value() : 0);
            }));
      }
    });
    int from = offsets.size() == 1 && steps.equals(Set.of(1.0)) ? offsets.iterator().next() : 0;
    Expr body = from == 0 ? repeat.body() : Rewrite.at(repeat.body(), variable.name(), Rewrite.plus(variable, -from));
    return new Over(Reduction.SUM, variable.name(), new Expr.Constant(from), new Expr.Constant(repeat.count() + from), body);
  }
}
