package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Evolution of formulas that were found, where enumeration has run out: NSGA-II (Deb et al. 2002) on error and length of description,
 * as Operon has it; constants of every child are fitted by a few steps of Levenberg and Marquardt; what has the same values as
 * another formula is not kept. Parents are drawn by tournament among ranks and, within a rank, among those with few neighbours.
 */
final class Evolution {
  private static final int POPULATION = 100;
  private static final int TOURNAMENT = 3;
  private static final int ITERATIONS = 6;
  private static final double CROSSOVER = 0.5;

  private final Samples samples;
  private final Grammar grammar;
  private final LeastSquares leastSquares = new LeastSquares();
  private final Random random;
  private final Variation variation;
  private final double variance;

  /**
   * @param building small expressions that mutations put in
   */
  Evolution(Samples samples, Grammar grammar, List<Term> building, long seed) {
    this.samples = samples;
    this.grammar = grammar;
    this.random = new Random(seed);
    this.variation = new Variation(grammar, building.stream().map(Term::expression).toList(), random);
    this.variance = samples.variance();
  }

  private record Individual(Expression expression, double error, double nats, int rank, double room) {
    boolean beats(Individual other) {
      return rank < other.rank || rank == other.rank && room > other.room;
    }

    boolean dominates(Individual other) {
      return error <= other.error && nats <= other.nats && (error < other.error || nats < other.nats);
    }
  }

  /** The last population, from what was found before. */
  List<Expression> run(List<Expression> seeds, int generations) {
    List<Individual> population = ranked(measured(seeds.stream().limit(POPULATION).toList()));
    for (int generation = 0; generation < generations && population.size() > 2; generation++) {
      List<Expression> children = new ArrayList<>();
      for (int k = 0; k < POPULATION; k++) {
        Expression one = tournament(population).expression();
        Expression child = random.nextDouble() < CROSSOVER ? variation.crossed(one, tournament(population).expression()) : variation.mutated(one);
        Expression simple = Algebra.simplify(child);
        if (grammar.accepts(simple) && !simple.isFixed()) {
          children.add(simple);
        }
      }
      List<Individual> all = new ArrayList<>(population);
      all.addAll(measured(children));
      population = ranked(all).stream().sorted((a, b) -> a.beats(b) ? -1 : b.beats(a) ? 1 : 0).limit(POPULATION).toList();
    }
    return population.stream().map(Individual::expression).toList();
  }

  private List<Individual> measured(List<Expression> expressions) {
    return expressions.parallelStream().map(e -> {
      LeastSquares.Fit fit = leastSquares.fit(e, samples, ITERATIONS);
      return new Individual(fit.expression(), Math.max(fit.error() / variance, Description.EXACT),
          Description.nats(fit.expression(), grammar, samples.rows()), 0, 0);
    }).filter(i -> Double.isFinite(i.error())).toList();
  }

  /** Each with its rank, 0 for those that no other dominates, and how much room there is about it. */
  private List<Individual> ranked(List<Individual> population) {
    Set<Long> seen = new HashSet<>();
    List<Individual> left = new ArrayList<>(population.stream()
        .filter(i -> seen.add(Double.doubleToLongBits((float) i.error()) * 31 + Math.round(i.nats()))).toList());
    List<Individual> ranked = new ArrayList<>();
    for (int rank = 0; !left.isEmpty(); rank++) {
      List<Individual> all = left;
      List<Individual> best = left.stream().filter(i -> all.stream().noneMatch(o -> o.dominates(i)))
          .sorted(Comparator.comparingDouble(Individual::nats).thenComparing(i -> i.expression().toString())).toList();
      for (int k = 0; k < best.size(); k++) {
        double room = k == 0 || k == best.size() - 1 ? Double.POSITIVE_INFINITY
            : best.get(k + 1).nats() - best.get(k - 1).nats() + Math.log(best.get(k - 1).error() / best.get(k + 1).error());
        ranked.add(new Individual(best.get(k).expression(), best.get(k).error(), best.get(k).nats(), rank, room));
      }
      left = left.stream().filter(i -> !best.contains(i)).toList();
    }
    return ranked;
  }

  private Individual tournament(List<Individual> population) {
    Individual best = population.get(random.nextInt(population.size()));
    for (int k = 1; k < TOURNAMENT; k++) {
      Individual other = population.get(random.nextInt(population.size()));
      best = other.beats(best) ? other : best;
    }
    return best;
  }
}
