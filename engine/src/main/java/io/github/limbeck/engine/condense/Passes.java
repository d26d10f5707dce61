package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives passes over arrays their place. One that runs as the positions of the answer do, and is read at the position alone, is a value that
 * is carried along; any other fills an array before the first position.
 */
final class Passes {
  /** Names loops that do not speak of some variables before the first position. */
  interface Sharing {
    Expr shared(Expr e, List<String> bound, List<Statement.Let> before);
  }

  private final Optional<PerElement> each;
  private final Sharing sharing;
  private final Set<Loop.Pass> elsewhere = new HashSet<>();
  private final Map<Loop.Pass, String> names = new HashMap<>();
  private final Map<Loop.Pass, PerElement.Carried> carried = new LinkedHashMap<>();

  Passes(Program program, Optional<PerElement> each, Sharing sharing) {
    this.each = each.filter(e -> e.sizes().size() == 1);
    this.sharing = sharing;
    Rewrite.visit(program.body(), e -> noteReads(e, position()));
  }

  private Optional<Expr> position() {
    return each.map(e -> new Expr.Variable(e.variables().get(0)));
  }

  /** Which passes are read at other places than the position, or by those that are. */
  private void noteReads(Expr e, Optional<Expr> position) {
    if (e instanceof Expr.At at && at.pass() instanceof Loop.Pass pass) {
      boolean here = position.isPresent() && (at.index().equals(position.get())) && pass.backwards() == each.get().backwards()
          && pass.size().equals(each.get().sizes().get(0));
      if (!here) {
        elsewhere.add(pass);
        Rewrite.visit(pass.next(), inner -> {
          if (inner instanceof Expr.At other && other.pass() instanceof Loop.Pass needed) {
            elsewhere.add(needed);
          }
        });
      }
    }
  }

  /** What is carried along, in the order in which it is needed. */
  List<PerElement.Carried> carried() {
    return List.copyOf(carried.values());
  }

  /**
   * The expression with passes read by their names.
   *
   * @param before takes the passes that fill arrays, and the loops that they need
   */
  Expr named(Expr e, List<Statement.Let> before) {
    if (e instanceof Expr.At at && at.pass() instanceof Expr.Sorted sorted) {
      Statement.Let let = new Statement.Let("sorted " + sorted.array(), sorted);
      if (!before.contains(let)) {
        before.add(let);
      }
      return new Expr.At(new Expr.Local(let.name()), named(at.index(), before));
    }
    if (!(e instanceof Expr.At at) || !(at.pass() instanceof Loop.Pass pass)) {
      return Rewrite.parts(e, part -> named(part, before));
    }
    if (each.isPresent() && !elsewhere.contains(pass)) {
      return new Expr.Local(carry(pass, before));
    }
    return new Expr.At(new Expr.Local(fill(pass, before)), named(at.index(), before));
  }

  private String carry(Loop.Pass pass, List<Statement.Let> before) {
    String position = each.orElseThrow().variables().get(0);
    if (!carried.containsKey(pass)) {
      String name = pass.state() + " carried " + carried.size();
      Expr next = Rewrite.expr(pass.next(), x -> x instanceof Expr.Local local && local.name().equals(pass.state()) ? new Expr.Local(name) : x);
      next = sharing.shared(named(Rewrite.at(next, pass.variable(), new Expr.Variable(position)), before), List.of(position, name), before);
      carried.put(pass, new PerElement.Carried(name, false, pass.initial(), next, true));
    }
    return carried.get(pass).name();
  }

  private String fill(Loop.Pass pass, List<Statement.Let> before) {
    if (!names.containsKey(pass)) {
      Expr next = sharing.shared(named(pass.next(), before), List.of(pass.variable(), pass.state()), before);
      String name = pass.state() + " pass " + names.size();
      names.put(pass, name);
      before.add(new Statement.Let(name, new Loop.Pass(pass.state(), pass.variable(), pass.size(), pass.backwards(), pass.initial(), next)));
    }
    return names.get(pass);
  }
}
