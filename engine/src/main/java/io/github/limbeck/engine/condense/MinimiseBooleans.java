package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Replaces a program that decides a boolean from a few booleans by the shortest logic for the same table, where
 * that is shorter.
 */
final class MinimiseBooleans {
  private MinimiseBooleans() {}

  static Program run(Program program) {
    TreeSet<Integer> read = new TreeSet<>();
    boolean[] other = {false};
    Rewrite.visit(program.body(), e -> {
      if (e instanceof Expr.Read r) {
        read.add(r.input());
      }
      other[0] |= e instanceof Logical.IsLabel || e instanceof Logical.SameLabel || e instanceof Logical.IsMissing;
    });
    boolean booleans = read.stream().map(program.inputs()::get)
        .allMatch(i -> i.kind() == Input.Kind.BOOLEAN && !i.mayBeMissing());
    if (!program.answer().isBoolean() || other[0] || !booleans || read.isEmpty()
        || read.size() > BooleanCover.MOST_VARIABLES) {
      return program;
    }
    List<Integer> variables = List.copyOf(read);
    boolean[] table = new boolean[1 << variables.size()];
    for (int input = 0; input < table.length; input++) {
      double[] row = new double[program.inputs().size()];
      for (int v = 0; v < variables.size(); v++) {
        row[variables.get(v)] = input >> v & 1;
      }
      table[input] = program.run(row) == 1;
    }
    Expr shortest = expression(variables.stream().<Expr>map(Expr.Read::new).toList(), table);
    List<Statement> body = List.of(new Statement.Return(shortest));
    return length(body) < length(program.body()) ? program.withBody(body) : program;
  }

  private static int length(List<Statement> body) {
    int length = 0;
    for (Statement statement : body) {
      if (statement instanceof Statement.Let let) {
        length += 2 + Rewrite.size(let.value());
      } else if (statement instanceof Statement.If branch) {
        length += 2 + Rewrite.size(branch.condition()) + length(branch.body());
      } else if (statement instanceof Statement.Return end) {
        length += 1 + Rewrite.size(end.value());
      }
    }
    return length;
  }

  /** The shortest logic with the given table over conditions; bit v of an index is condition v. */
  static Expr expression(List<Expr> conditions, boolean[] table) {
    int n = conditions.size();
    boolean[] complement = new boolean[table.length];
    for (int i = 0; i < table.length; i++) {
      complement[i] = !table[i];
    }
    if (n == 2 && table[0] == table[3] && table[1] == table[2] && table[0] != table[1]) {
      return new Logical.Compare(conditions.get(0), table[0] ? Comparison.EQUAL : Comparison.NOT_EQUAL, conditions.get(1));
    }
    List<BooleanCover.Cube> set = BooleanCover.of(n, table);
    List<BooleanCover.Cube> unset = BooleanCover.of(n, complement);
    return BooleanCover.cost(set) <= BooleanCover.cost(unset)
        ? disjunction(conditions, set)
        : negatedDisjunction(conditions, unset);
  }

  private static Expr disjunction(List<Expr> conditions, List<BooleanCover.Cube> cubes) {
    return Logical.or(cubes.stream().map(cube -> Logical.and(literals(conditions, cube, false))).toList());
  }

  /** By De Morgan, a conjunction of disjunctions. */
  private static Expr negatedDisjunction(List<Expr> conditions, List<BooleanCover.Cube> cubes) {
    return Logical.and(cubes.stream().map(cube -> Logical.or(literals(conditions, cube, true))).toList());
  }

  private static List<Expr> literals(List<Expr> conditions, BooleanCover.Cube cube, boolean negated) {
    List<Expr> literals = new ArrayList<>();
    for (int v = 0; v < conditions.size(); v++) {
      if ((cube.care() >> v & 1) == 1) {
        boolean positive = (cube.value() >> v & 1) == 1;
        literals.add(positive == negated ? new Logical.Not(conditions.get(v)) : conditions.get(v));
      }
    }
    return literals;
  }
}
