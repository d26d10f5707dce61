package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Part;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the parts that a template leaves open, all together: small expressions for each are tried in all combinations, and the best
 * evolve, one part at a time, on several islands. What counts is the error of the whole, with the constants of all parts and of the template fitted,
 * and the length of the parts.
 */
final class TemplateSearch {
  private static final int FEW_ROWS = 80;
  private static final int MORE_ROWS = 1000;
  private static final int LIBRARY = 150;
  private static final int COMBINATIONS = 3000;
  private static final int KEPT = 120;
  private static final int KEPT_PER_LENGTH = 6;
  private static final int CHILDREN = 240;
  private static final int ISLANDS = 6;
  private static final int TOURNAMENT = 3;
  private static final int ITERATIONS = 8;
  private static final int FINAL_ITERATIONS = 60;
  private static final int REFINED = 8;
  private static final int MOST_ROUNDS = 20;
  private static final int MOST_NODES = 24;
  /** Units of work to fit one combination, per row. */
  private static final long PER_FIT = 3000;

  private final Template template;
  private final Effort effort;
  private final Work work;
  private final Random random = new Random(1);
  private final LeastSquares leastSquares = new LeastSquares();
  private final List<Variation> variations = new ArrayList<>();
  private Samples rows;

  TemplateSearch(Template template, Effort effort, Work work) {
    this.template = template;
    this.effort = effort;
    this.work = work;
  }

  /**
   * Expressions for all parts.
   *
   * @param parts over their arguments, with the constants that were fitted
   * @param fit the whole
   * @param nats the length of the parts
   */
  record Found(List<Expression> parts, LeastSquares.Fit fit, double nats, double score) {}

  /** What was found, the best first. */
  List<Found> run(Samples samples) {
    rows = samples.thinned(FEW_ROWS);
    List<List<Expression>> libraries = template.parts().stream().map(this::library).toList();
    if (libraries.stream().anyMatch(List::isEmpty)) {
      return List.of();
    }
    for (int p = 0; p < libraries.size(); p++) {
      variations.add(new Variation(template.parts().get(p).grammar(), libraries.get(p), random));
    }
    List<Found> population = new ArrayList<>();
    for (int island = 0; island < ISLANDS && (population.isEmpty() || !isExact(population.get(0))) && !work.isSpent(); island++) {
      population.addAll(evolved(best(measured(island == 0 ? combinations(libraries) : drawn(libraries)))));
      population = new ArrayList<>(best(population));
    }
    rows = samples.thinned(MORE_ROWS);
    List<Found> refined = population.stream().limit(REFINED).toList().parallelStream()
        .map(f -> plainer(measured(f.parts(), FINAL_ITERATIONS))).toList();
    return best(refined);
  }

  private List<Found> evolved(List<Found> first) {
    List<Found> population = first;
    for (int generation = 0; generation < generations() && !population.isEmpty() && !isExact(population.get(0)) && !work.isSpent(); generation++) {
      List<List<Expression>> children = new ArrayList<>();
      for (int k = 0; k < CHILDREN; k++) {
        child(population).ifPresent(children::add);
      }
      List<Found> all = new ArrayList<>(population);
      all.addAll(measured(children));
      population = best(all);
    }
    return population;
  }

  private int generations() {
    return effort.generations();
  }

  private boolean isExact(Found found) {
    return found.fit().error() <= 100 * Description.EXACT * rows.variance();
  }

  /** Small expressions over the arguments of a part. */
  private List<Expression> library(Template.Open open) {
    Expression.Call call = first(template.form(), open.part());
    double[][] columns = new double[open.part().arity()][];
    Random points = new Random(open.part().name().hashCode());
    for (int a = 0; a < columns.length; a++) {
      // What other parts give is not known yet: any positive numbers tell expressions apart.
      columns[a] = call.arguments().get(a) instanceof Expression.Variable v && v.feature() < template.features() ? rows.x()[v.feature()]
          : points.doubles(rows.rows(), 0.3, 3).toArray();
    }
    return new Enumeration(columns, open.grammar(), LIBRARY, Long.MAX_VALUE / 2, t -> { }).run().stream().map(Term::expression).toList();
  }

  private static Expression.Call first(Expression e, Part part) {
    if (e instanceof Expression.Call call) {
      if (call.operator().equals(part)) {
        return call;
      }
      for (Expression argument : call.arguments()) {
        Expression.Call inside = first(argument, part);
        if (inside != null) {
          return inside;
        }
      }
    }
    return null;
  }

  /** The first of every library with the first of all others, with a factor each, and an addend of the first part. */
  private List<List<Expression>> combinations(List<List<Expression>> libraries) {
    int each = Math.max(2, (int) Math.floor(Math.pow(COMBINATIONS, 1.0 / libraries.size()) + 1e-9));
    List<List<Expression>> all = List.of(List.of());
    for (int p = 0; p < libraries.size(); p++) {
      List<List<Expression>> longer = new ArrayList<>();
      for (List<Expression> begun : all) {
        for (Expression e : libraries.get(p).subList(0, Math.min(each, libraries.get(p).size()))) {
          Expression scaled = Expression.call(Function.MULTIPLY, new Expression.Constant(1), e);
          List<Expression> more = new ArrayList<>(begun);
          more.add(p == 0 && template.parts().get(p).grammar().binary().contains(Function.ADD)
              ? Expression.call(Function.ADD, scaled, new Expression.Constant(0.1)) : template.parts().get(p).grammar().binary().contains(Function.MULTIPLY) ? scaled : e);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream().limit(2L * COMBINATIONS).toList();
  }

  /** Combinations by chance, of small expressions more often. */
  private List<List<Expression>> drawn(List<List<Expression>> libraries) {
    List<List<Expression>> drawn = new ArrayList<>();
    for (int k = 0; k < COMBINATIONS; k++) {
      List<Expression> parts = new ArrayList<>();
      for (int p = 0; p < libraries.size(); p++) {
        double share = random.nextDouble();
        Expression e = libraries.get(p).get((int) (share * share * libraries.get(p).size()));
        boolean isScaled = random.nextBoolean() && template.parts().get(p).grammar().binary().contains(Function.MULTIPLY);
        parts.add(isScaled ? Expression.call(Function.MULTIPLY, new Expression.Constant(random.nextGaussian()), e) : e);
      }
      drawn.add(parts);
    }
    return drawn;
  }

  private Optional<List<Expression>> child(List<Found> population) {
    List<Expression> parts = new ArrayList<>(tournament(population).parts());
    List<Expression> other = tournament(population).parts();
    int p = random.nextInt(parts.size());
    Expression changed = switch (random.nextInt(6)) {
      case 0 -> other.get(p);
      case 1 -> variations.get(p).crossed(parts.get(p), other.get(p));
      default -> variations.get(p).mutated(parts.get(p));
    };
    Expression simple = Algebra.simplify(changed);
    parts.set(p, simple);
    return simple.nodes() <= MOST_NODES && !simple.isFixed() && template.parts().get(p).grammar().accepts(simple) ? Optional.of(parts)
        : Optional.empty();
  }

  private Found tournament(List<Found> population) {
    int best = random.nextInt(population.size());
    for (int k = 1; k < TOURNAMENT; k++) {
      best = Math.min(best, random.nextInt(population.size()));
    }
    return population.get(best);
  }

  private List<Found> measured(List<List<Expression>> combinations) {
    work.spend(PER_FIT * combinations.size() * rows.rows());
    return combinations.parallelStream().map(parts -> measured(parts, ITERATIONS)).filter(f -> Double.isFinite(f.fit().error())).toList();
  }

  private Found measured(List<Expression> parts, int iterations) {
    ParametricForm form = template.filled(parts);
    double[] start = new double[form.unknowns()];
    int next = 0;
    for (Template.Constant constant : template.constants()) {
      start[next++] = Double.isNaN(constant.guess()) ? 1 : constant.guess();
    }
    for (Expression part : parts) {
      for (double constant : new Tape(part).constants()) {
        start[next++] = constant;
      }
    }
    return found(parts, new ConstantFit(form, template.constants()).refit(form.with(start), rows, iterations), form);
  }

  private Found found(List<Expression> parts, LeastSquares.Fit fit, ParametricForm form) {
    double[] values = form.values(fit.expression());
    List<Expression> fitted = new ArrayList<>();
    double nats = 0;
    int next = template.constants().size();
    for (int p = 0; p < parts.size(); p++) {
      double[] own = Arrays.copyOfRange(values, next, next + parts.get(p).constants());
      next += own.length;
      fitted.add(Tape.withConstants(parts.get(p), own));
      nats += Description.nats(fitted.get(p), template.parts().get(p).grammar(), rows.rows());
    }
    return new Found(fitted, fit, nats, Description.score(nats, fit.error(), rows.variance(), rows.rows()));
  }

  /** The best of all, each form once, and the best of every length. */
  private static List<Found> best(List<Found> of) {
    List<Found> sorted = of.stream().sorted(Comparator.comparingDouble(Found::score)
        .thenComparing(f -> f.parts().toString())).toList();
    Map<Integer, Integer> taken = new TreeMap<>();
    Set<Long> seen = new HashSet<>();
    List<Found> best = new ArrayList<>();
    for (Found f : sorted) {
      int nodes = f.parts().stream().mapToInt(Expression::nodes).sum();
      boolean first = seen.add(Double.doubleToLongBits((float) f.fit().error()) * 31 + Math.round(f.nats()));
      if (first && (best.size() < KEPT || taken.getOrDefault(nodes, 0) < KEPT_PER_LENGTH)) {
        taken.merge(nodes, 1, Integer::sum);
        best.add(f);
      }
    }
    return best;
  }

  /** The same with plain numbers in the parts, wherever that makes the whole shorter to describe. */
  private Found plainer(Found of) {
    Found now = of;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Found best = now;
      for (int p = 0; p < now.parts().size(); p++) {
        double[] constants = new Tape(now.parts().get(p)).constants();
        for (int c = 0; c < constants.length; c++) {
          for (double value : Refinement.plainValues(constants[c])) {
            Expression plain = Algebra.simplify(Refinement.fixed(now.parts().get(p), c, value));
            if (!plain.isFixed()) {
              List<Expression> parts = new ArrayList<>(now.parts());
              parts.set(p, plain);
              Found tried = measured(parts, ITERATIONS);
              best = tried.score() < best.score() - 1e-9 ? tried : best;
            }
          }
        }
      }
      if (best == now) {
        break;
      }
      now = measured(best.parts(), FINAL_ITERATIONS);
    }
    return now;
  }
}
