package io.github.limbeck.engine.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold of a program after every pass: each name is given once and before it is used, loop variables are used inside their
 * loops alone, conditions stand where conditions are asked for, inputs and answers exist, and the last statement returns.
 */
public final class ProgramCheck {
  private final Program program;
  private final Set<String> given = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private ProgramCheck(Program program) {
    this.program = program;
  }

  /** What is wrong with a program; empty if nothing is. */
  public static List<String> faults(Program program) {
    ProgramCheck check = new ProgramCheck(program);
    Set<String> names = new HashSet<>();
    Set<String> variables = new HashSet<>();
    program.perElement().ifPresent(each -> {
      each.sizes().forEach(size -> check.number(size, names, variables));
      each.before().forEach(let -> check.let(let, names, variables));
      variables.addAll(each.variables());
      each.carried().forEach(carried -> check.give(carried.name(), names));
      each.carried().forEach(carried -> check.any(carried.next(), names, variables));
    });
    check.statements(program.body(), names, variables);
    if (program.body().isEmpty() || !(program.body().get(program.body().size() - 1) instanceof Statement.Return)) {
      check.faults.add("the last statement does not return");
    }
    return check.faults;
  }

  private void give(String name, Set<String> names) {
    if (!given.add(name)) {
      faults.add(name + " is given twice");
    }
    if (program.parameters().contains(name)) {
      faults.add(name + " is the name of a parameter");
    }
    names.add(name);
  }

  private void let(Statement.Let let, Set<String> names, Set<String> variables) {
    any(let.value(), names, variables);
    give(let.name(), names);
  }

  private void statements(List<Statement> body, Set<String> outer, Set<String> variables) {
    Set<String> names = new HashSet<>(outer);
    for (Statement statement : body) {
      if (statement instanceof Statement.Let let) {
        let(let, names, variables);
      } else if (statement instanceof Statement.If branch) {
        condition(branch.condition(), names, variables);
        statements(branch.body(), names, variables);
      } else if (statement instanceof Statement.Return end) {
        answer(end.value(), names, variables);
      }
    }
  }

  private void answer(Expr e, Set<String> names, Set<String> variables) {
    if (e instanceof Expr.Answer code) {
      if (code.code() < 0 || code.code() >= program.answer().labels().size()) {
        faults.add("there is no answer " + code.code());
      }
    } else if (e instanceof Expr.Choice choice) {
      choice.cases().forEach(c -> {
        condition(c.condition(), names, variables);
        answer(c.value(), names, variables);
      });
      answer(choice.otherwise(), names, variables);
    } else if (program.answer().isBoolean()) {
      condition(e, names, variables);
    } else {
      number(e, names, variables);
    }
  }

  private void condition(Expr e, Set<String> names, Set<String> variables) {
    if (!e.isCondition(program)) {
      faults.add("a condition is asked for, not " + e);
    }
    any(e, names, variables);
  }

  private void number(Expr e, Set<String> names, Set<String> variables) {
    if (e instanceof Expr.Answer) {
      faults.add("a number is asked for, not " + e);
    }
    any(e, names, variables);
  }

  private static Set<String> with(Set<String> names, String name) {
    Set<String> more = new HashSet<>(names);
    more.add(name);
    return more;
  }

  private void any(Expr e, Set<String> names, Set<String> variables) {
    if (e instanceof Expr.Local local) {
      require(names.contains(local.name()), local.name() + " is used where it is not given");
    } else if (e instanceof Expr.Variable variable) {
      require(variables.contains(variable.name()), "the variable " + variable.name() + " is used outside its loop");
    } else if (e instanceof Expr.Cell cell) {
      cell.index().forEach(i -> require(i.step() == 0 || variables.contains(i.variable()), "the variable of " + i + " is used outside its loop"));
    } else if (e instanceof Expr.Read read) {
      require(read.input() >= 0 && read.input() < program.inputs().size(), "there is no input " + read.input());
    } else if (e instanceof Logical.And and) {
      and.parts().forEach(part -> condition(part, names, variables));
    } else if (e instanceof Logical.Or or) {
      or.parts().forEach(part -> condition(part, names, variables));
    } else if (e instanceof Logical.Not not) {
      condition(not.of(), names, variables);
    } else if (e instanceof Loop.Repeat repeat) {
      any(repeat.body(), names, with(variables, repeat.variable()));
    } else if (e instanceof Loop.Over over) {
      over(over, names, variables);
    } else if (e instanceof Loop.Running running) {
      number(running.body(), names, with(variables, running.variable()));
    } else if (e instanceof Loop.ValueAt at) {
      number(at.position(), names, variables);
      any(at.body(), names, with(variables, at.variable()));
      any(at.otherwise(), names, variables);
    } else if (e instanceof Loop.Scan scan) {
      number(scan.size(), names, variables);
      any(scan.next(), with(names, scan.state()), with(variables, scan.variable()));
    } else if (e instanceof Expr.Choice choice) {
      choice.cases().forEach(c -> {
        condition(c.condition(), names, variables);
        any(c.value(), names, variables);
      });
      any(choice.otherwise(), names, variables);
    } else {
      parts(e, names, variables);
    }
  }

  private void over(Loop.Over over, Set<String> names, Set<String> variables) {
    number(over.from(), names, variables);
    number(over.to(), names, variables);
    Set<String> inside = new HashSet<>(names);
    Set<String> theirs = with(variables, over.variable());
    over.lets().forEach(let -> let(let, inside, theirs));
    boolean test = switch (over.reduction()) {
      case ANY, FIRST, LAST, LONGEST -> true;
      case SUM, MAX, MIN, ARGMAX, ARGMIN -> false;
    };
    if (test) {
      condition(over.body(), inside, theirs);
    } else {
      number(over.body(), inside, theirs);
    }
  }

  private void parts(Expr e, Set<String> names, Set<String> variables) {
    Rewrite.parts(e, part -> {
      number(part, names, variables);
      return part;
    });
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
