package io.github.limbeck.processor.program;

import io.github.limbeck.processor.program.Expr.Op;
import io.github.limbeck.processor.program.Statement.If;
import io.github.limbeck.processor.program.Statement.Let;
import io.github.limbeck.processor.program.Statement.Return;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a program on rows: the meaning of the language, by which every pass is judged. Not for several threads. */
public final class Interpreter {
  private final Program program;
  private final Map<String, Map<List<Integer>, Integer>> cells = new HashMap<>();
  private final Map<String, Double> locals = new HashMap<>();
  private double[] row;

  public Interpreter(Program program) {
    this.program = program;
    for (int i = 0; i < program.inputs().size(); i++) {
      int input = i;
      program.inputs().get(i).position().ifPresent(p ->
          cells.computeIfAbsent(p.array(), a -> new HashMap<>()).put(p.index(), input));
    }
  }

  /** The answer code for a row: one value per input, NaN where missing. */
  public int run(double[] values) {
    row = values;
    locals.clear();
    int answer = run(program.body());
    if (answer < 0) {
      throw new IllegalStateException("the program ends without an answer");
    }
    return answer;
  }

  private int run(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Let let) {
        locals.put(let.name(), value(let.value()));
      } else if (statement instanceof Return end) {
        return end.value() instanceof Expr.Answer answer ? answer.code() : (int) value(end.value());
      } else if (statement instanceof If branch && holds(branch.condition())) {
        int answer = run(branch.body());
        if (answer >= 0) {
          return answer;
        }
      }
    }
    return -1;
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
