package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Loop.Over;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Gives every loop inside an expression a name before the statement that reads it, since Java has no loops in
 * expressions. What stays: a search that a decision is about, and a loop that does nothing but continue the outer one.
 * Where the answer is an array, loops that all positions share come before the first position, and running values are
 * carried along.
 */
final class Hoist {
  private int named;

  private Hoist() {}

  static Program run(Program program) {
    Hoist pass = new Hoist();
    List<Statement> body = new ArrayList<>();
    if (program.perElement().isPresent()) {
      return pass.perElement(program, program.perElement().get());
    }
    List<Statement.Let> before = new ArrayList<>();
    Passes passes = new Passes(program, Optional.empty(), pass::shared);
    List<Statement> decisions = program.body().stream().map(s -> withValues(s, e -> passes.named(e, before))).toList();
    body.addAll(before);
    for (Statement statement : decisions) {
      pass.add(statement, body);
    }
    return program.withBody(body);
  }

  private Program perElement(Program program, PerElement each) {
    List<PerElement.Carried> carried = new ArrayList<>(each.carried());
    List<Statement.Let> before = new ArrayList<>(each.before());
    List<Statement> body = new ArrayList<>();
    Passes passes = new Passes(program, Optional.of(each), this::shared);
    for (Statement statement : program.body()) {
      add(withValues(statement, e -> shared(withCarried(passes.named(e, before), each.variables(), carried), each.variables(), before)), body);
    }
    carried.addAll(passes.carried());
    boolean apart = before.isEmpty() && carried.isEmpty() && !each.appends() && !program.remembers();
    return program.withBody(apart ? body : withoutSearches(body),
        Optional.of(each.with(each.variables(), before, carried)));
  }

  /** Only a rule that becomes a method of its own can end in the midst of a search; in any other its result gets a name. */
  private List<Statement> withoutSearches(List<Statement> body) {
    List<Statement> named = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.If branch && SearchLoops.isSearch(branch.condition())) {
        List<Statement.Let> lets = new ArrayList<>();
        Expr found = named(branch.condition(), lets);
        named.addAll(lets);
        named.add(new Statement.If(found, branch.body()));
      } else {
        named.add(statement);
      }
    }
    return named;
  }

  private Expr carried(Loop.Running running, List<PerElement.Carried> carried) {
    for (PerElement.Carried known : carried) {
      if (known.next().equals(running)) {
        return new Expr.Local(known.name());
      }
    }
    String name = "running" + named++;
    carried.add(new PerElement.Carried(name, false, 0, running, true));
    return new Expr.Local(name);
  }

  /** Running values along the positions are carried; those along an inner loop belong to that loop. */
  private Expr withCarried(Expr e, List<String> positions, List<PerElement.Carried> carried) {
    if (e instanceof Loop.Running running && positions.contains(running.variable())) {
      return hasLoop(running.body()) ? written(running)
          : carried(new Loop.Running(running.reduction(), running.variable(), withCarried(running.body(), positions, carried)), carried);
    }
    if (e instanceof Over over && positions.contains(over.variable())) {
      return e;
    }
    return Rewrite.parts(e, part -> withCarried(part, positions, carried));
  }

  private static boolean hasLoop(Expr e) {
    return Rewrite.anywhere(e, x -> x instanceof Over || x instanceof Loop.Scan);
  }

  /** A running value as a loop of its own up to the position. */
  private static Expr written(Loop.Running running) {
    Expr body = Rewrite.at(running.body(), running.variable(), new Expr.Variable("upTo"));
    return new Over(running.reduction(), "upTo", new Expr.Constant(0), Rewrite.plus(new Expr.Variable(running.variable()), 1), body);
  }

  private static Statement withValues(Statement statement, UnaryOperator<Expr> change) {
    if (statement instanceof Statement.Let let) {
      return new Statement.Let(let.name(), change.apply(let.value()));
    } else if (statement instanceof Statement.If branch) {
      return new Statement.If(change.apply(branch.condition()), branch.body().stream().map(s -> withValues(s, change)).toList());
    }
    return new Statement.Return(change.apply(((Statement.Return) statement).value()));
  }

  /**
   * Loops that do not speak of the position are named before the first one.
   *
   * @param bound the variables of the position, and those of the loops around the expression
   */
  private Expr shared(Expr e, List<String> bound, List<Statement.Let> before) {
    boolean place = e instanceof Expr.Choice choice && choice.otherwise() instanceof Expr.At;
    boolean loop = place || e instanceof Over || e instanceof Loop.Scan || e instanceof Loop.ValueAt;
    if (loop && bound.stream().noneMatch(p -> mentions(e, p))) {
      List<Statement.Let> lets = new ArrayList<>();
      Expr value = inner(e, lets);
      value = place ? named(value, lets) : value;
      Map<String, String> known = new HashMap<>();
      for (Statement.Let let : lets) {
        Expr own = renamed(let.value(), known);
        Optional<Statement.Let> same = before.stream().filter(b -> b.value().equals(own)).findFirst();
        same.ifPresentOrElse(b -> known.put(let.name(), b.name()), () -> before.add(new Statement.Let(let.name(), own)));
      }
      return renamed(value, known);
    }
    List<String> inside = new ArrayList<>(bound);
    if (e instanceof Over over) {
      inside.add(over.variable());
    } else if (e instanceof Loop.ValueAt at) {
      inside.add(at.variable());
    } else if (e instanceof Loop.Scan scan) {
      inside.addAll(List.of(scan.state(), scan.variable()));
    } else if (e instanceof Loop.Pass pass) {
      inside.addAll(List.of(pass.state(), pass.variable()));
    }
    return Rewrite.parts(e, part -> shared(part, inside, before));
  }

  private static Expr renamed(Expr e, Map<String, String> names) {
    return Rewrite.expr(e, x -> x instanceof Expr.Local local && names.containsKey(local.name()) ? new Expr.Local(names.get(local.name())) : x);
  }

  /** Whether the variable is read in the expression and not bound inside it. */
  private static boolean mentions(Expr e, String variable) {
    if (e instanceof Expr.Previous) {
      return true;
    }
    if (e instanceof Expr.Variable v) {
      return v.name().equals(variable);
    }
    if (e instanceof Loop.Running running && running.variable().equals(variable)) {
      return true;
    }
    if (e instanceof Over over && over.variable().equals(variable)) {
      return mentions(over.from(), variable) || mentions(over.to(), variable);
    }
    boolean[] found = {false};
    Rewrite.parts(e, part -> {
      found[0] |= mentions(part, variable);
      return part;
    });
    return found[0];
  }

  private void add(Statement statement, List<Statement> body) {
    List<Statement.Let> lets = new ArrayList<>();
    Statement changed = statement;
    if (statement instanceof Statement.Let let) {
      changed = new Statement.Let(let.name(), top(let.value(), lets));
    } else if (statement instanceof Statement.If branch) {
      boolean search = SearchLoops.isSearch(branch.condition());
      Expr condition = search ? loop((Over) branch.condition(), lets) : inner(branch.condition(), lets);
      changed = new Statement.If(condition, branch.body().stream().map(s -> withValues(s, e -> inner(e, lets))).toList());
    } else if (statement instanceof Statement.Return end) {
      changed = new Statement.Return(inner(end.value(), lets));
    }
    body.addAll(lets);
    body.add(changed);
  }

  /** The value of a name: a loop may stay. */
  private Expr top(Expr value, List<Statement.Let> lets) {
    if (value instanceof Over over) {
      return loop(over, lets);
    }
    return value instanceof Loop.Scan ? value : inner(value, lets);
  }

  /** An expression without loops; they get names. */
  private Expr inner(Expr e, List<Statement.Let> lets) {
    if (e instanceof Over over) {
      return named(loop(over, lets), lets);
    }
    if (e instanceof Loop.Scan scan) {
      return named(scan, lets);
    }
    if (e instanceof Loop.ValueAt at) {
      Expr position = inner(at.position(), lets);
      Expr found = new Logical.Compare(position, Comparison.AT_LEAST, new Expr.Constant(0));
      Expr there = Rewrite.at(at.body(), at.variable(), position);
      return at.otherwise().equals(new Logical.Truth(false)) ? Logical.and(List.of(found, there))
          : new Expr.Choice(List.of(new Expr.Case(found, there)), at.otherwise());
    }
    return Rewrite.parts(e, part -> inner(part, lets));
  }

  private Expr named(Expr value, List<Statement.Let> lets) {
    for (Statement.Let let : lets) {
      if (let.value().equals(value)) {
        return new Expr.Local(let.name());
      }
    }
    String name = "loop" + named++;
    lets.add(new Statement.Let(name, value));
    return new Expr.Local(name);
  }

  /** A loop whose body holds no loop but one that continues it; {@code before} takes what does not change within it. */
  private Over loop(Over given, List<Statement.Let> before) {
    Over over = new Over(given.reduction(), given.variable(), inner(given.from(), before), inner(given.to(), before), given.lets(), given.body());
    boolean continued = over.body() instanceof Over inner && inner.reduction() == over.reduction()
        && switch (over.reduction()) {
          case SUM, MAX, MIN, ANY -> true;
          default -> false;
        };
    if (continued) {
      List<Statement.Let> between = new ArrayList<>();
      Over inner = loop((Over) over.body(), between);
      List<Statement.Let> own = new ArrayList<>();
      between.forEach(let -> place(let, over.variable(), own, before));
      if (own.isEmpty()) {
        return new Over(over.reduction(), over.variable(), over.from(), over.to(), inner);
      }
      return new Over(over.reduction(), over.variable(), over.from(), over.to(), own, inner);
    }
    List<Statement.Let> lets = new ArrayList<>();
    Expr running = Rewrite.expr(over.body(), e -> e instanceof Loop.Running r && r.variable().equals(over.variable())
        ? named(new Loop.Running(r.reduction(), r.variable(), inner(r.body(), lets)), lets) : e);
    Expr body = inner(running, lets);
    List<Statement.Let> own = new ArrayList<>();
    lets.forEach(let -> place(let, over.variable(), own, before));
    return new Over(over.reduction(), over.variable(), over.from(), over.to(), own, body);
  }

  /** A value that does not change from turn to turn is computed before the loop. */
  private static void place(Statement.Let let, String variable, List<Statement.Let> own, List<Statement.Let> before) {
    boolean readsOwn = own.stream().anyMatch(o -> reads(let.value(), o.name()));
    boolean fixed = !(let.value() instanceof Loop.Running) && !mentions(let.value(), variable) && !readsOwn;
    (fixed ? before : own).add(let);
  }

  private static boolean reads(Expr e, String name) {
    return Rewrite.anywhere(e, new Expr.Local(name)::equals);
  }
}
