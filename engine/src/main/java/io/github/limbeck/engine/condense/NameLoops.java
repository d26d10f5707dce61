package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Loop.Over;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives loops over arrays and what they come to names that say what they are: {@code greatestRowCount}, {@code descents},
 * {@code balance}. Names are made of the interface's own identifiers and fixed words, never of data. Loop variables are
 * called i, j, k … from the outside in.
 */
final class NameLoops {
  private static final List<String> VARIABLES = List.of("i", "j", "k", "l", "m", "p", "q", "r");

  private final Program program;
  private final Set<String> taken = new HashSet<>();
  private final List<String> variables;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Expr> given = new HashMap<>();

  private NameLoops(Program program) {
    this.program = program;
    taken.addAll(program.parameters());
    this.variables = VARIABLES.stream().filter(v -> !taken.contains(v)).toList();
    taken.addAll(variables);
  }

  static Program run(Program program) {
    NameLoops pass = new NameLoops(program);
    Optional<PerElement> each = program.perElement();
    int depth = each.map(e -> e.variables().size()).orElse(0);
    Map<String, String> positions = new HashMap<>();
    for (int d = 0; d < depth; d++) {
      positions.put(each.get().variables().get(d), pass.variables.get(d));
    }
    List<Statement.Let> before = new ArrayList<>();
    List<PerElement.Carried> carried = new ArrayList<>();
    if (each.isPresent()) {
      each.get().before().forEach(l -> before.add((Statement.Let) pass.statement(l, 0, Map.of())));
      for (PerElement.Carried c : each.get().carried()) {
        pass.names.put(c.name(), pass.unique(c.next() instanceof Loop.Running running ? pass.running(running) : c.name().replaceFirst(" carried .*", "")));
      }
      for (PerElement.Carried c : each.get().carried()) {
        carried.add(new PerElement.Carried(pass.names.get(c.name()), c.condition(), c.initial(),
            pass.renamed(c.next(), depth, positions), c.early()));
      }
    }
    List<Statement> body = new ArrayList<>();
    program.body().forEach(s -> body.add(pass.statement(s, depth, positions)));
    return program.withBody(body,
        each.map(e -> e.with(pass.variables.subList(0, depth), before, carried)));
  }

  /** Names that were given already are asked for by what they stand for. */
  private boolean isCondition(Expr e) {
    if (e instanceof Expr.Local local && given.containsKey(local.name())) {
      return isCondition(given.get(local.name()));
    } else if (e instanceof Expr.Choice choice) {
      return isCondition(choice.otherwise());
    }
    return e.isCondition(program);
  }

  private String unique(String wanted) {
    return NameScope.unique(wanted, taken);
  }

  private Statement statement(Statement statement, int depth, Map<String, String> bound) {
    if (statement instanceof Statement.Let let) {
      Expr value = renamed(let.value(), depth, bound);
      names.put(let.name(), value instanceof Loop.Scan scan ? scan.state()
          : unique(value instanceof Loop.Pass pass ? pass.state() + "s" : value instanceof Expr.Sorted ? "sorted" : meaning(value, Optional.empty())));
      given.put(names.get(let.name()), value);
      return new Statement.Let(names.get(let.name()), value);
    } else if (statement instanceof Statement.If branch) {
      return new Statement.If(renamed(branch.condition(), depth, bound), branch.body().stream().map(s -> statement(s, depth, bound)).toList());
    }
    return new Statement.Return(renamed(((Statement.Return) statement).value(), depth, bound));
  }

  private Expr renamed(Expr e, int depth, Map<String, String> bound) {
    if (e instanceof Expr.Variable variable) {
      return new Expr.Variable(bound.getOrDefault(variable.name(), variable.name()));
    } else if (e instanceof Expr.Local local) {
      return new Expr.Local(names.getOrDefault(local.name(), local.name()));
    } else if (e instanceof Over over) {
      String variable = variables.get(depth);
      Map<String, String> inside = new HashMap<>(bound);
      inside.put(over.variable(), variable);
      List<Statement.Let> lets = new ArrayList<>();
      for (Statement.Let let : over.lets()) {
        Expr value = renamed(let.value(), depth + 1, inside);
        names.put(let.name(), unique(meaning(value, Optional.of(variable))));
        given.put(names.get(let.name()), value);
        lets.add(new Statement.Let(names.get(let.name()), value));
      }
      return new Over(over.reduction(), variable, renamed(over.from(), depth, bound), renamed(over.to(), depth, bound), lets,
          renamed(over.body(), depth + 1, inside));
    } else if (e instanceof Loop.Running running) {
      return new Loop.Running(running.reduction(), bound.getOrDefault(running.variable(), running.variable()), renamed(running.body(), depth, bound));
    } else if (e instanceof Loop.Pass pass) {
      String variable = variables.get(depth);
      Map<String, String> inside = new HashMap<>(bound);
      inside.put(pass.variable(), variable);
      String outer = names.get(pass.state());
      String state = unique(pass.state());
      names.put(pass.state(), state);
      Expr next = renamed(pass.next(), depth + 1, inside);
      names.put(pass.state(), outer);
      return new Loop.Pass(state, variable, renamed(pass.size(), depth, bound), pass.backwards(), pass.initial(), next);
    } else if (e instanceof Loop.Scan scan) {
      String variable = variables.get(depth);
      Map<String, String> inside = new HashMap<>(bound);
      inside.put(scan.variable(), variable);
      names.put(scan.state(), unique("state"));
      return new Loop.Scan(names.get(scan.state()), variable, renamed(scan.size(), depth, bound), scan.backwards(), scan.initial(),
          renamed(scan.next(), depth + 1, inside), scan.condition());
    }
    return Rewrite.parts(e, part -> renamed(part, depth, bound));
  }

  /** What a value is; {@code outer} is the variable of the loop it is computed in. */
  private String meaning(Expr value, Optional<String> outer) {
    if (value instanceof Loop.Running running) {
      return running(running);
    } else if (!(value instanceof Over over)) {
      return "value";
    } else {
      return switch (over.reduction()) {
        case SUM -> sum(over, outer);
        case MAX -> extreme("greatest", "most", over);
        case MIN -> extreme("least", "fewest", over);
        case ANY -> along(over);
        case FIRST -> "first" + capital(found(over.body()));
        case LAST -> "last" + capital(found(over.body()));
        case ARGMAX -> "greatestAt";
        case ARGMIN -> "leastAt";
        case LONGEST -> "longestRun";
      };
    }
  }

  /** Where something is found: in a row or column of a grid, or wherever. */
  private static String along(Over over) {
    Expr variable = new Expr.Variable(over.variable());
    Set<String> ways = new TreeSet<>();
    Rewrite.visit(over.body(), e -> {
      if (e instanceof Expr.Element element) {
        int varies = element.index().indexOf(variable);
        ways.add(element.index().size() == 2 && varies >= 0 && !element.index().get(1 - varies).equals(variable) ? varies == 1 ? "inRow" : "inColumn" : "found");
      } else if (e instanceof Over) {
        ways.add("found");
      }
    });
    return ways.size() == 1 ? ways.iterator().next() : "found";
  }

  /** What is looked for: a mark is a cell that differs from a constant. */
  private String found(Expr condition) {
    Expr first = condition instanceof Logical.And and ? and.parts().get(0) : condition;
    boolean mark = first instanceof Logical.Compare compare && compare.op() == Comparison.NOT_EQUAL && compare.left() instanceof Expr.Element
        && compare.right() instanceof Expr.Constant;
    return mark ? "mark" : what(condition);
  }

  /** The greatest of numbers; of counts per row or column, the most in one. */
  private String extreme(String ofNumbers, String ofCounts, Over over) {
    String what = what(innermost(over));
    return what.matches("(row|column)Count\\d*") ? ofCounts + "In" + capital(what.replaceFirst("Count\\d*$", "")) : ofNumbers + capital(what);
  }

  private String running(Loop.Running running) {
    return switch (running.reduction()) {
      case MAX -> "greatestSoFar";
      case MIN -> "leastSoFar";
      default -> running.body() instanceof Expr.Sum sum && sum.terms().stream().anyMatch(t -> t.weight() < 0 || t.of() instanceof Expr.Constant)
          ? "balance" : isCondition(running.body()) ? counted(running.body(), running.variable()) + "SoFar" : "sumSoFar";
    };
  }

  private static Expr innermost(Over over) {
    return over.body() instanceof Over inner ? innermost(inner) : over.body();
  }

  private static String innermostVariable(Over over) {
    return over.body() instanceof Over inner ? innermostVariable(inner) : over.variable();
  }

  private String sum(Over over, Optional<String> outer) {
    Expr body = innermost(over);
    boolean condition = isCondition(body);
    if (outer.isPresent() && body instanceof Expr.Element element && element.index().size() == 2
        && !(over.body() instanceof Over)) {
      boolean row = element.index().get(0).equals(new Expr.Variable(outer.get()));
      return (row ? "row" : "column") + (condition ? "Count" : "Sum");
    }
    boolean conditions = body instanceof Expr.Sum parts && parts.terms().stream().allMatch(t -> t.weight() == 1 && isCondition(t.of()));
    String variable = innermostVariable(over);
    return condition ? counted(body, variable) : conditions ? counted(((Expr.Sum) body).terms().get(0).of(), variable) : what(body) + "Sum";
  }

  private String counted(Expr body, String variable) {
    if (body instanceof Logical.Compare compare) {
      boolean grid = compare.left() instanceof Expr.Element element && element.index().size() == 2 && compare.right() instanceof Expr.Element;
      return grid ? "count" : Name.counted(compare.op(), !isFixed(compare.right(), variable));
    }
    return body instanceof Expr.Element ? "true" + capital(what(body)) : "count";
  }

  /** Whether a number is the same wherever a loop stands. */
  private static boolean isFixed(Expr e, String variable) {
    return e instanceof Expr.Constant || e instanceof Expr.Read || (e instanceof Expr.Element || e instanceof Expr.Variable) && !Rewrite.anywhere(e, new Expr.Variable(variable)::equals);
  }

  /** A word for a value: the local's name, or the one array it reads. */
  private String what(Expr e) {
    if (e instanceof Expr.Local local) {
      return local.name();
    }
    TreeSet<String> arrays = new TreeSet<>();
    Rewrite.visit(e, x -> {
      if (x instanceof Expr.Element element) {
        arrays.add(program.arrays().get(element.array()).java());
      }
    });
    return arrays.size() == 1 && arrays.first().matches("[A-Za-z]\\w*") ? arrays.first() : "value";
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
