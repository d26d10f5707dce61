package io.github.limbeck.engine.program;

import io.github.limbeck.engine.program.Expr.Op;
import io.github.limbeck.engine.program.Statement.If;
import io.github.limbeck.engine.program.Statement.Let;
import io.github.limbeck.engine.program.Statement.Return;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Runs a program on rows: the meaning of the language, by which every pass is judged. Not for several threads. */
public final class Interpreter {
  private final Program program;
  private final Map<String, Map<List<Integer>, Integer>> cells = new HashMap<>();
  private final Map<String, Double> locals = new HashMap<>();
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
    row = values;
    arrays = cells;
    locals.clear();
    return answer();
  }

  /**
   * The answers of a program that gives one per element.
   *
   * @return {@code [row][column]}; an array of one dimension is a single row
   */
  public double[][] runPerElement(double[] values, List<double[][]> cells) {
    row = values;
    arrays = cells;
    locals.clear();
    PerElement each = program.perElement().orElseThrow();
    boolean flat = each.sizes().size() == 1;
    int rows = flat ? 1 : (int) value(each.sizes().get(0));
    int columns = (int) value(each.sizes().get(each.sizes().size() - 1));
    double[][] answers = new double[rows][columns];
    each.before().forEach(let -> locals.put(let.name(), value(let.value())));
    each.carried().forEach(c -> locals.put(c.name(), c.initial()));
    for (int k = 0; k < rows * columns; k++) {
      int at = each.backwards() ? rows * columns - 1 - k : k;
      if (!flat) {
        locals.put(each.variables().get(0), (double) (at / columns));
      }
      locals.put(each.variables().get(each.variables().size() - 1), (double) (at % columns));
      carry(each, true);
      answers[at / columns][at % columns] = answer();
      carry(each, false);
    }
    return answers;
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
    row = values;
    arrays = cells;
    locals.clear();
    locals.putAll(names);
    return value(e);
  }

  private void carry(PerElement each, boolean early) {
    Map<String, Double> next = new HashMap<>();
    each.carried().stream().filter(c -> c.early() == early).forEach(c -> next.put(c.name(), value(c.next())));
    locals.putAll(next);
  }

  private double answer() {
    return run(program.body()).orElseThrow(() -> new IllegalStateException("the program ends without an answer"));
  }

  private OptionalDouble run(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Let let) {
        locals.put(let.name(), value(let.value()));
      } else if (statement instanceof Return end) {
        return OptionalDouble.of(value(end.value()));
      } else if (statement instanceof If branch && holds(branch.condition())) {
        OptionalDouble answer = run(branch.body());
        if (answer.isPresent()) {
          return answer;
        }
      }
    }
    return OptionalDouble.empty();
  }

  private boolean holds(Expr condition) {
    return value(condition) == 1;
  }

  private double value(Expr e) {
    if (e instanceof Expr.Read read) {
      return row[read.input()];
    } else if (e instanceof Expr.Constant constant) {
      return constant.value();
    } else if (e instanceof Expr.Truth truth) {
      return truth.value() ? 1 : 0;
    } else if (e instanceof Expr.Sum sum) {
      return sum(sum);
    } else if (e instanceof Expr.Product product) {
      return value(product.left()) * value(product.right());
    } else if (e instanceof Expr.Real real) {
      return real.operation().apply(value(real.arguments().get(0)), real.arguments().size() > 1 ? value(real.arguments().get(1)) : 0);
    } else if (e instanceof Expr.Invoke invoke) {
      return invoke.body().applyAsDouble(value(invoke.arguments().get(0)), invoke.arguments().size() > 1 ? value(invoke.arguments().get(1)) : 0);
    } else if (e instanceof Expr.Remainder remainder) {
      double of = value(remainder.of());
      return Double.isNaN(of) ? of : Math.floorMod((long) of, (long) remainder.modulus());
    } else if (e instanceof Expr.Compare compare) {
      return compare.op().test(value(compare.left()), value(compare.right())) ? 1 : 0;
    } else if (e instanceof Expr.IsLabel is) {
      return row[is.input()] == is.code() ? 1 : 0;
    } else if (e instanceof Expr.SameLabel same) {
      return Op.EQUAL.test(row[same.left()], row[same.right()]) ? 1 : 0;
    } else if (e instanceof Expr.IsMissing missing) {
      return Double.isNaN(row[missing.input()]) ? 1 : 0;
    } else if (e instanceof Expr.Not not) {
      return 1 - value(not.of());
    } else if (e instanceof Expr.And and) {
      return and.parts().stream().allMatch(this::holds) ? 1 : 0;
    } else if (e instanceof Expr.Or or) {
      return or.parts().stream().anyMatch(this::holds) ? 1 : 0;
    } else if (e instanceof Expr.Local local) {
      return locals.get(local.name());
    } else if (e instanceof Expr.Repeat repeat) {
      return repeat(repeat);
    } else if (e instanceof Expr.Cell cell) {
      return row[inputAt(cell)];
    }
    return arrayValue(e);
  }

  private double arrayValue(Expr e) {
    if (e instanceof Expr.Answer answer) {
      return answer.code();
    } else if (e instanceof Expr.Variable variable) {
      return locals.get(variable.name());
    } else if (e instanceof Expr.Half half) {
      return Math.floor(value(half.of()) / 2);
    } else if (e instanceof Expr.Size size) {
      return program.arrays().get(size.array()).dimensions() == 1 || size.axis() == 1
          ? arrays.get(size.array())[0].length : arrays.get(size.array()).length;
    } else if (e instanceof Expr.Element element) {
      return element(element);
    } else if (e instanceof Expr.Over over) {
      return over(over);
    } else if (e instanceof Expr.Running running) {
      int here = locals.get(running.variable()).intValue();
      return over(new Expr.Over(running.reduction(), running.variable(), new Expr.Constant(0), new Expr.Constant(here + 1), running.body()));
    } else if (e instanceof Expr.ValueAt at) {
      double position = value(at.position());
      Double outer = locals.put(at.variable(), position);
      double there = position < 0 ? value(at.otherwise()) : value(at.body());
      restore(at.variable(), outer);
      return there;
    } else if (e instanceof Expr.Scan scan) {
      return scan(scan);
    } else if (e instanceof Expr.Choice choice) {
      return choice.cases().stream().filter(c -> holds(c.condition())).findFirst().map(c -> value(c.value()))
          .orElseGet(() -> value(choice.otherwise()));
    }
    throw new IllegalStateException("not a value: " + e);
  }

  private double sum(Expr.Sum sum) {
    double total = 0;
    for (Expr.Term term : sum.terms()) {
      total += term.weight() * value(term.of());
    }
    return total;
  }

  private double repeat(Expr.Repeat repeat) {
    double total = 0;
    for (int i = 0; i < repeat.count(); i++) {
      locals.put(repeat.variable(), (double) i);
      total += value(repeat.body());
    }
    return total;
  }

  private double element(Expr.Element element) {
    double[][] cells = arrays.get(element.array());
    boolean flat = element.index().size() == 1;
    int i = flat ? 0 : (int) value(element.index().get(0));
    int j = (int) value(element.index().get(element.index().size() - 1));
    return element.border().read(cells, i, j);
  }

  private double over(Expr.Over over) {
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
    if (!(let.value() instanceof Expr.Running running) || !running.variable().equals(variable)) {
      return value(let.value());
    }
    double next = value(running.body());
    return first ? next : running.reduction().reduce(new double[] {locals.get(let.name()), next}, 0, 2, 0);
  }

  /** Variables of inner loops may hide those of outer ones. */
  private void restore(String variable, Double outer) {
    if (outer == null) {
      locals.remove(variable);
    } else {
      locals.put(variable, outer);
    }
  }

  private double scan(Expr.Scan scan) {
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
