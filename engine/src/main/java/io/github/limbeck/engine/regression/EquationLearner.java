package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An equation learner (EQL: Martius and Lampert 2016, Kim et al. 2019): two hidden layers of units that are identity, square, sine,
 * exponential, logistic function or product, and a weighted sum of the last. The units are not all trained and then thinned out, but
 * chosen one at a time (unit pursuit, docs/method.md, "The equation learner"): the unit with the inner weight that explains most of what is left, all
 * weights being fitted anew each time; units that do not pay for their length are dropped again.
 */
final class EquationLearner {
  private static final int FEW_ROWS = 128;
  private static final int MOST_UNITS = 5;
  private static final int BEAM = 12;

  private final Samples few;
  private final Grammar units;
  private final Front front;
  private final Pool pool;

  /**
   * @param grammar its limits on size and units of measurement hold; its operators are those of the equation learner
   */
  EquationLearner(Samples samples, Grammar grammar) {
    this.few = samples.thinned(FEW_ROWS);
    this.units = units(grammar);
    Samples more = samples.thinned(FormulaSearch.MORE_ROWS);
    this.front = new Front(more, units);
    this.pool = new Pool(few, more, units, front);
  }

  private static Grammar units(Grammar grammar) {
    return grammar.withOperators(List.of(Function.SQUARE, Function.SIN, Function.EXP),
        List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE));
  }

  Front run() {
    List<Term> inputs = new ArrayList<>();
    for (int f = 0; f < few.features(); f++) {
      add(inputs, new Expression.Variable(f), 1);
    }
    List<Term> sums = new ArrayList<>(inputs);
    for (int f = 0; f < few.features(); f++) {
      for (int g = 0; g < f; g++) {
        add(sums, Expression.call(Function.ADD, new Expression.Variable(g), new Expression.Variable(f)), 3);
        add(sums, Expression.call(Function.SUBTRACT, new Expression.Variable(g), new Expression.Variable(f)), 3);
      }
    }
    List<Term> first = layer(sums);
    List<Term> plain = first.stream().filter(t -> t.expression().constants() == 0).toList();
    List<Term> second = new ArrayList<>(first);
    second.addAll(layer(plain));
    for (Term input : inputs) {
      first.forEach(u -> add(second, Algebra.multiply(input.expression(), u.expression()), input.size() + u.size() + 1));
    }
    pursue(distinct(second));
    return front;
  }

  /** The units of a layer over what comes before it. */
  private List<Term> layer(List<Term> before) {
    Grammar inner = units.withOperators(units.unary(), List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY));
    List<Term> layer = new ArrayList<>(before);
    for (int k = 0; k < before.size(); k++) {
      add(layer, Algebra.unary(Function.SQUARE, before.get(k).expression()), before.get(k).size() + 1);
      for (int j = 0; j < k; j++) {
        add(layer, Algebra.multiply(before.get(j).expression(), before.get(k).expression()), before.get(j).size() + before.get(k).size() + 1);
      }
    }
    layer.addAll(InnerConstants.over(before, few.x(), inner));
    before.forEach(z -> addLogistics(layer, z));
    return layer;
  }

  /** Logistic functions that rise or fall at several places of the range. */
  private void addLogistics(List<Term> layer, Term z) {
    double[] sorted = Arrays.stream(z.values()).sorted().toArray();
    double range = sorted[sorted.length - 1] - sorted[0];
    for (double rate : new double[] {-30, -12, -5, 5, 12, 30}) {
      for (double share : new double[] {0.2, 0.35, 0.5, 0.65, 0.8}) {
        double centre = sorted[(int) (share * (sorted.length - 1))];
        Expression inner = Algebra.add(Algebra.multiply(Algebra.constant(rate / range), z.expression()), Algebra.constant(-rate / range * centre));
        add(layer, Expression.call(Function.DIVIDE, new Expression.Constant(1, true),
            Expression.call(Function.ADD, Expression.call(Function.EXP, inner), new Expression.Constant(1, true))), z.size() + 6);
      }
    }
  }

  private void add(List<Term> terms, Expression e, double size) {
    Term.add(terms, e, size, new Tape(e).values(few.x(), few.rows()));
  }

  private static List<Term> distinct(List<Term> terms) {
    Set<Long> seen = new HashSet<>();
    return terms.stream().filter(t -> seen.add(Enumeration.fingerprint(t.values()))).toList();
  }

  private void pursue(List<Term> terms) {
    double[] unit = Term.unit(few.y());
    if (unit == null) {
      return;
    }
    Target target = new Target(few.y(), unit, e -> e, 0);
    Terms matrix = new Terms(terms, few.rows());
    double[][] common = matrix.common(List.of(target));
    List<Terms.Match> beam = matrix.single(target, 4 * BEAM);
    for (int size = 1; size <= MOST_UNITS; size++) {
      beam.forEach(m -> pool.offer(Terms.expression(m)));
      pool.settle(60, 24);
      if (front.isExact()) {
        return;
      }
      beam = beam.parallelStream().map(m -> matrix.extend(m.terms(), List.of(target), common)[0]).filter(Objects::nonNull).toList()
          .stream().sorted(Comparator.comparingDouble(Terms.Match::cost)).limit(BEAM).toList();
    }
  }
}
