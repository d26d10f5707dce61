package io.github.limbeck.engine.program;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Statement.If;
import io.github.limbeck.engine.program.Statement.Let;
import io.github.limbeck.engine.program.Statement.Return;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program on rows: the meaning of the language, by which every pass is judged. Not for several threads. */
public final class Interpreter implements ExprVisitor<Double> {
  private final Program program;
  private final Map<String, Map<List<Integer>, Integer>> cells = new HashMap<>();
  private final Map<String, Double> locals = new HashMap<>();
  private final Map<String, double[]> noted = new HashMap<>();
  private final Map<Expr, double[]> passes = new IdentityHashMap<>();
  private double[] row;
  private List<double[][]> arrays = List.of();

  public Interpreter(Program program) {
    this.program = program;
    for (int i = 0; i < program.inputs().size(); i++) {
      int input = i;
      program.inputs().get(i).position().ifPresent(p ->
          cells.computeIfAbsent(p.array(), a -> new HashMap<>()).put(p.index(), input));
    }
  }

  /**
   * The answer code for a row: one value per input, NaN where missing. Where the program reads nothing but one array of fixed
   * shape, the row is that array, cell by cell.
   */
  public int run(double[] values) {
    if (!program.inputs().isEmpty() || program.arrays().size() != 1) {
      return (int) run(values, List.of());
    }
    List<Integer> shape = program.arrays().get(0).shape();
    int columns = shape.get(shape.size() - 1);
    double[][] cells = new double[values.length / columns][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }
    return (int) run(new double[0], List.<double[][]>of(cells));
  }

  /** The answer for a row and arrays: a code, or the number itself where the program computes it. */
  public double run(double[] values, List<double[][]> cells) {
    begin(values, arranged(values, cells));
    return answer();
  }

  private List<double[][]> arranged(double[] values, List<double[][]> cells) {
    return program.arrangement().map(a -> a.ofFirst(cells, values)).orElse(cells);
  }

  /**
   * The answers of a program that gives one per element.
   *
   * @return {@code [row][column]}; an array of one dimension is a single row
   */
  public double[][] runPerElement(double[] values, List<double[][]> cells) {
    PerElement each = program.perElement().orElseThrow();
    double[][] answers = step(each, values, arranged(values, cells));
    for (int step = 1; step < each.steps(); step++) {
      answers = step(each, values, List.<double[][]>of(answers));
    }
    return answers;
  }

  private double[][] step(PerElement each, double[] values, List<double[][]> cells) {
    begin(values, cells);
    boolean flat = each.sizes().size() == 1;
    int rows = flat ? 1 : (int) value(each.sizes().get(0));
    int columns = (int) value(each.sizes().get(each.sizes().size() - 1));
    double[][] answers = new double[rows][columns];
    List<Double> appended = new ArrayList<>();
    each.before().forEach(this::name);
    each.carried().forEach(c -> locals.put(c.name(), c.initial()));
    locals.put(Expr.Previous.KEPT, 0.0);
    locals.put(Expr.Previous.TOTAL, 0.0);
    for (int k = 0; k < rows * columns; k++) {
      int at = each.backwards() ? rows * columns - 1 - k : k;
      if (!flat) {
        locals.put(each.variables().get(0), (double) (at / columns));
      }
      locals.put(each.variables().get(each.variables().size() - 1), (double) (at % columns));
      each.carried().stream().filter(PerElement.Carried::early).forEach(c -> locals.put(c.name(), early(c, each)));
      if (each.appends()) {
        append(end(), appended);
      } else {
        answers[at / columns][at % columns] = answer();
        locals.put(Expr.Previous.KEPT, answers[at / columns][at % columns]);
        locals.merge(Expr.Previous.TOTAL, answers[at / columns][at % columns], Double::sum);
      }
      carry(each);
    }
    return each.appends() ? new double[][] {appended.stream().mapToDouble(a -> a).toArray()} : answers;
  }

  /** The answers of a program of either kind; a single answer is a grid of one. */
  public double[][] answers(double[] values, List<double[][]> cells) {
    return program.perElement().isPresent() ? runPerElement(values, cells) : new double[][] {{run(values, cells)}};
  }

  /**
   * The value of an expression over the program's inputs.
   *
   * @param names what variables and locals in it stand for
   */
  public double value(Expr e, double[] values, List<double[][]> cells, Map<String, Double> names) {
    begin(values, cells);
    locals.putAll(names);
    return value(e);
  }

  /** What passes have noted holds for the same arrays. */
  private void begin(double[] values, List<double[][]> cells) {
    if (cells != arrays || values != row) {
      passes.clear();
    }
    row = values;
    arrays = cells;
    locals.clear();
  }

  /** What is carried before the answer, one after the other: what adds up may add up what came just before it. */
  private double early(PerElement.Carried carried, PerElement each) {
    boolean isLine = each.variables().size() == 1 && !each.backwards();
    boolean first = isLine && locals.get(each.variables().get(0)) == 0;
    return isLine && carried.next() instanceof Loop.Running running ? continued(running, carried.name(), first) : value(carried.next());
  }

  /** What is carried after it, all at once. */
  private void carry(PerElement each) {
    Map<String, Double> next = new HashMap<>();
    each.carried().stream().filter(c -> !c.early()).forEach(c -> next.put(c.name(), value(c.next())));
    locals.putAll(next);
  }

  /** A running value, one position further on than the local that has it. */
  private double continued(Loop.Running running, String local, boolean first) {
    double next = value(running.body());
    return first ? next : running.reduction().reduce(new double[] {locals.get(local), next}, 0, 2, 0);
  }

  private double answer() {
    return value(end());
  }

  private Expr end() {
    return end(program.body()).orElseThrow(() -> new IllegalStateException("the program ends without an answer"));
  }

  /** What is answered, by the first return that is reached. */
  private Optional<Expr> end(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Let let) {
        name(let);
      } else if (statement instanceof Return end) {
        return Optional.of(end.value());
      } else if (statement instanceof If branch && holds(branch.condition())) {
        Optional<Expr> answer = end(branch.body());
        if (answer.isPresent()) {
          return answer;
        }
      }
    }
    return Optional.empty();
  }

  /** Appends what an expression stands for: nothing, an element, or several. */
  private void append(Expr e, List<Double> to) {
    if (e instanceof Expr.Choice choice) {
      append(choice.cases().stream().filter(c -> holds(c.condition())).map(Expr.Case::value).findFirst().orElse(choice.otherwise()), to);
    } else {
      e.elements().forEach(one -> to.add(value(one)));
    }
  }

  private void name(Let let) {
    if (let.value() instanceof Loop.Pass pass) {
      noted.put(let.name(), noted(pass));
    } else if (let.value() instanceof Expr.Sorted sorted) {
      noted.put(let.name(), sorted(sorted));
    } else {
      locals.put(let.name(), value(let.value()));
    }
  }

  private boolean holds(Expr condition) {
    return value(condition) == 1;
  }

  private double value(Expr e) {
    return e.accept(this);
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  @Override
  public Double visit(Expr.Read e) {
    return row[e.input()];
  }

  @Override
  public Double visit(Expr.Cell e) {
    return row[inputAt(e)];
  }

  @Override
  public Double visit(Expr.Constant e) {
    return e.value();
  }

  @Override
  public Double visit(Expr.Sum e) {
    double total = 0;
    for (Expr.Term term : e.terms()) {
      total += term.weight() * value(term.of());
    }
    return total;
  }

  @Override
  public Double visit(Expr.Product e) {
    return value(e.left()) * value(e.right()) + 0.0; // there is but one zero
  }

  @Override
  public Double visit(Expr.Real e) {
    return e.operation().apply(value(e.arguments().get(0)), secondOf(e.arguments()));
  }

  @Override
  public Double visit(Expr.Invoke e) {
    return e.body().applyAsDouble(value(e.arguments().get(0)), secondOf(e.arguments()));
  }

  private double secondOf(List<Expr> arguments) {
    return arguments.size() > 1 ? value(arguments.get(1)) : 0;
  }

  @Override
  public Double visit(Expr.Remainder e) {
    double of = value(e.of());
    return Double.isNaN(of) ? of : Math.floorMod((long) of, (long) e.modulus());
  }

  @Override
  public Double visit(Expr.Half e) {
    return Math.floor(value(e.of()) / 2);
  }

  @Override
  public Double visit(Expr.Quotient e) {
    long of = (long) value(e.of());
    return (double) (of / (long) value(e.by()));
  }

  @Override
  public Double visit(Expr.Greatest e) {
    return e.of().stream().mapToDouble(this::value).max().orElseThrow();
  }

  @Override
  public Double visit(Expr.Local e) {
    return locals.get(e.name());
  }

  @Override
  public Double visit(Expr.Variable e) {
    return locals.get(e.name());
  }

  @Override
  public Double visit(Expr.Answer e) {
    return (double) e.code();
  }

  @Override
  public Double visit(Expr.Size e) {
    double[][] cells = arrays.get(e.array());
    return (double) (program.arrays().get(e.array()).dimensions() == 1 || e.axis() == 1 ? cells[0].length : cells.length);
  }

  @Override
  public Double visit(Expr.Element e) {
    double[][] cells = arrays.get(e.array());
    boolean flat = e.index().size() == 1;
    int i = flat ? 0 : (int) value(e.index().get(0));
    int j = (int) value(e.index().get(e.index().size() - 1));
    return e.border().read(cells, i, j);
  }

  @Override
  public Double visit(Expr.At e) {
    double[] values = e.pass() instanceof Expr.Local local ? noted.get(local.name()) : passes.get(e.pass());
    if (values == null) {
      values = e.pass() instanceof Loop.Pass pass ? noted(pass) : sorted((Expr.Sorted) e.pass());
      passes.put(e.pass(), values);
    }
    return values[Math.max(0, Math.min((int) value(e.index()), values.length - 1))];
  }

  @Override
  public Double visit(Loop.Pass e) {
    throw new IllegalStateException("a pass has a value at a place only");
  }

  @Override
  public Double visit(Expr.Several e) {
    throw new IllegalStateException("several elements are no value");
  }

  @Override
  public Double visit(Expr.Nothing e) {
    return Double.NaN;
  }

  @Override
  public Double visit(Expr.Previous e) {
    return locals.get(e.kept());
  }

  @Override
  public Double visit(Expr.Sorted e) {
    throw new IllegalStateException("sorted cells have a value at a place only");
  }

  private double[] sorted(Expr.Sorted e) {
    double[] cells = arrays.get(e.array())[0].clone();
    Arrays.sort(cells);
    return cells;
  }

  private double[] noted(Loop.Pass pass) {
    double[] values = new double[(int) value(pass.size())];
    Double outer = locals.get(pass.variable());
    Double outerState = locals.put(pass.state(), pass.initial());
    for (int k = 0; k < values.length; k++) {
      int at = pass.backwards() ? values.length - 1 - k : k;
      locals.put(pass.variable(), (double) at);
      values[at] = value(pass.next());
      locals.put(pass.state(), values[at]);
    }
    restore(pass.variable(), outer);
    restore(pass.state(), outerState);
    return values;
  }

  @Override
  public Double visit(Expr.Choice e) {
    return value(e.cases().stream().filter(c -> holds(c.condition())).findFirst().map(Expr.Case::value).orElse(e.otherwise()));
  }

  @Override
  public Double visit(Logical.Truth e) {
    return truth(e.value());
  }

  @Override
  public Double visit(Logical.Compare e) {
    return truth(e.op().test(value(e.left()), value(e.right())));
  }

  @Override
  public Double visit(Logical.IsLabel e) {
    return truth(row[e.input()] == e.code());
  }

  @Override
  public Double visit(Logical.SameLabel e) {
    return truth(Comparison.EQUAL.test(row[e.left()], row[e.right()]));
  }

  @Override
  public Double visit(Logical.IsMissing e) {
    return truth(Double.isNaN(row[e.input()]));
  }

  @Override
  public Double visit(Logical.Not e) {
    return 1 - value(e.of());
  }

  @Override
  public Double visit(Logical.And e) {
    return truth(e.parts().stream().allMatch(this::holds));
  }

  @Override
  public Double visit(Logical.Or e) {
    return truth(e.parts().stream().anyMatch(this::holds));
  }

  @Override
  public Double visit(Loop.Repeat e) {
    double total = 0;
    for (int i = 0; i < e.count(); i++) {
      locals.put(e.variable(), (double) i);
      total += value(e.body());
    }
    return total;
  }

  @Override
  public Double visit(Loop.Running e) {
    int here = locals.get(e.variable()).intValue();
    return visit(new Loop.Over(e.reduction(), e.variable(), new Expr.Constant(0), new Expr.Constant(here + 1), e.body()));
  }

  @Override
  public Double visit(Loop.ValueAt e) {
    double position = value(e.position());
    Double outer = locals.put(e.variable(), position);
    double there = position < 0 ? value(e.otherwise()) : value(e.body());
    restore(e.variable(), outer);
    return there;
  }

  @Override
  public Double visit(Loop.Over over) {
    int from = (int) value(over.from());
    int to = (int) value(over.to());
    Double outer = locals.get(over.variable());
    double[] values = new double[Math.max(0, to - from)];
    for (int i = from; i < to; i++) {
      locals.put(over.variable(), (double) i);
      boolean first = i == from;
      over.lets().forEach(let -> locals.put(let.name(), named(let, over.variable(), first)));
      values[i - from] = value(over.body());
    }
    restore(over.variable(), outer);
    return over.reduction().reduce(values, 0, values.length, from);
  }

  /** A running value that a loop names goes on from turn to turn, since what it adds up may be named too. */
  private double named(Let let, String variable, boolean first) {
    if (!(let.value() instanceof Loop.Running running) || !running.variable().equals(variable)) {
      return value(let.value());
    }
    return continued(running, let.name(), first);
  }

  /** Variables of inner loops may hide those of outer ones. */
  private void restore(String variable, Double outer) {
    if (outer == null) {
      locals.remove(variable);
    } else {
      locals.put(variable, outer);
    }
  }

  @Override
  public Double visit(Loop.Scan scan) {
    int size = (int) value(scan.size());
    Double outer = locals.get(scan.variable());
    locals.put(scan.state(), scan.initial());
    for (int k = 0; k < size; k++) {
      locals.put(scan.variable(), (double) (scan.backwards() ? size - 1 - k : k));
      locals.put(scan.state(), value(scan.next()));
    }
    restore(scan.variable(), outer);
    return locals.get(scan.state());
  }

  private int inputAt(Expr.Cell cell) {
    List<Integer> at = cell.index().stream()
        .map(index -> index.at(index.step() == 0 ? 0 : locals.get(index.variable()).intValue()))
        .toList();
    Integer input = cells.getOrDefault(cell.array(), Map.of()).get(at);
    if (input != null) {
      return input;
    }
    throw new IllegalStateException(cell.array() + at + " lies outside the array");
  }
}
