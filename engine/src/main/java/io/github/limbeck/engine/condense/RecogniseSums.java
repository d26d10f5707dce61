package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a weighted sum over nearly all cells of an array as the sum of all cells, with corrections for the few
 * that weigh differently: {@code 2 * neighbours + self} becomes {@code 2 * all - self}. Only for whole numbers,
 * where the order of additions does not matter.
 */
final class RecogniseSums {
  private static final int MOST_CORRECTIONS = 2;

  private RecogniseSums() {}

  static Program run(Program program) {
    List<Statement> body = new ArrayList<>();
    for (Statement statement : program.body()) {
      if (statement instanceof Statement.Let let) {
        Expr value = Rewrite.expr(let.value(), e -> e instanceof Expr.Sum sum ? recognise(program, sum) : e);
        body.addAll(withInnerSumsNamed(program, let.name(), value));
      } else {
        body.add(statement);
      }
    }
    return program.withBody(body);
  }

  /** Sums inside a sum or a remainder become statements of their own. */
  private static List<Statement> withInnerSumsNamed(Program program, String name, Expr value) {
    Expr.Local inner = new Expr.Local(name + "Inner");
    if (value instanceof Expr.Remainder remainder && remainder.of() instanceof Expr.Sum sum) {
      List<Statement> statements = new ArrayList<>(withInnerSumsNamed(program, inner.name(), sum));
      statements.add(new Statement.Let(name, new Expr.Remainder(inner, remainder.modulus())));
      return statements;
    }
    if (value instanceof Expr.Sum sum) {
      Expr.Sum grouped = sum.terms().stream().anyMatch(t -> t.of() instanceof Expr.Sum) ? sum : groupByWeight(program, sum);
      List<Expr.Term> terms = new ArrayList<>();
      List<Statement> statements = new ArrayList<>();
      for (Expr.Term term : grouped.terms()) {
        if (term.of() instanceof Expr.Sum part && statements.isEmpty()) {
          statements.add(new Statement.Let(inner.name(), part));
          terms.add(new Expr.Term(term.weight(), inner));
        } else {
          terms.add(term);
        }
      }
      statements.add(new Statement.Let(name, new Expr.Sum(terms)));
      return statements;
    }
    return List.of(new Statement.Let(name, value));
  }

  /** Conditions that share a weight other than one are counted first: {@code 2 * (a + b + c) + d}. */
  private static Expr.Sum groupByWeight(Program program, Expr.Sum sum) {
    if (!sum.terms().stream().allMatch(t -> t.of().isCondition(program))) {
      return sum;
    }
    Map<Double, List<Expr.Term>> byWeight = new LinkedHashMap<>();
    sum.terms().forEach(t -> byWeight.computeIfAbsent(t.weight(), w -> new ArrayList<>()).add(t));
    if (byWeight.size() != 2 || byWeight.values().stream().noneMatch(g -> g.size() >= 3)
        || byWeight.values().stream().noneMatch(g -> g.size() == 1)) {
      return sum;
    }
    List<Expr.Term> terms = new ArrayList<>();
    byWeight.forEach((weight, group) -> terms.add(group.size() == 1 ? group.get(0)
        : new Expr.Term(weight, new Expr.Sum(group.stream().map(t -> new Expr.Term(1, t.of())).toList()))));
    return new Expr.Sum(terms);
  }

  private static Expr recognise(Program program, Expr.Sum sum) {
    Map<String, List<Expr.Term>> byArray = new HashMap<>();
    for (Expr.Term term : sum.terms()) {
      Optional<Input> cell = wholeCell(program, term.of());
      if (cell.isEmpty() || term.weight() != Math.rint(term.weight())) {
        return sum;
      }
      byArray.computeIfAbsent(cell.get().position().orElseThrow().array(), a -> new ArrayList<>()).add(term);
    }
    if (byArray.size() != 1) {
      return sum;
    }
    String array = byArray.keySet().iterator().next();
    Map<Integer, Double> weights = new HashMap<>();
    sum.terms().forEach(t -> weights.merge(((Expr.Read) t.of()).input(), t.weight(), Double::sum));
    List<Integer> cells = cells(program, array);
    double common = commonWeight(cells, weights);
    List<Expr.Term> corrections = new ArrayList<>();
    for (int cell : cells) {
      double difference = weights.getOrDefault(cell, 0.0) - common;
      if (difference != 0) {
        corrections.add(new Expr.Term(difference, new Expr.Read(cell)));
      }
    }
    if (common == 0 || corrections.size() > Math.min(MOST_CORRECTIONS, cells.size() / 3)) {
      return sum;
    }
    List<Expr.Term> ones = cells.stream().map(c -> new Expr.Term(1, new Expr.Read(c))).toList();
    if (corrections.isEmpty() && common == 1) {
      return new Expr.Sum(ones);
    }
    List<Expr.Term> terms = new ArrayList<>();
    terms.add(new Expr.Term(common, new Expr.Sum(ones)));
    terms.addAll(corrections);
    return new Expr.Sum(terms);
  }

  private static Optional<Input> wholeCell(Program program, Expr e) {
    return e instanceof Expr.Read read
        ? Optional.of(program.inputs().get(read.input()))
            .filter(i -> i.position().isPresent() && (i.kind() == Input.Kind.BOOLEAN || i.kind() == Input.Kind.INTEGER))
        : Optional.empty();
  }

  private static List<Integer> cells(Program program, String array) {
    List<Integer> cells = new ArrayList<>();
    for (int i = 0; i < program.inputs().size(); i++) {
      if (program.inputs().get(i).position().filter(p -> p.array().equals(array)).isPresent()) {
        cells.add(i);
      }
    }
    return cells;
  }

  private static double commonWeight(List<Integer> cells, Map<Integer, Double> weights) {
    Map<Double, Integer> counts = new HashMap<>();
    cells.forEach(c -> counts.merge(weights.getOrDefault(c, 0.0), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow().getKey();
  }
}
