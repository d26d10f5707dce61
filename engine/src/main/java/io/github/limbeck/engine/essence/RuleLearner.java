package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Builds a decision list rule by rule: each is the conjunction, found by beam search, that covers most of its answer per bit of
 * description (docs/method.md, "The shortest description"). Lists that grow longer than the best known one are given up.
 */
final class RuleLearner {
  private static final int BEAM = 6;
  private static final int MOST_LITERALS = 6;
  private static final int MOST_RULES = 400;
  /** Longer lists that leave rows wrong are of no use to anyone. */
  private static final int MOST_NOISY_RULES = 100;
  /** A list is not continued after so many rules that were not worth their bits. */
  private static final int RULES_WITHOUT_GAIN = 3;
  /** Units of work to score a literal, beside the words of its row sets. */
  private static final int PER_LITERAL = 40;

  /**
   * How to search.
   *
   * @param gamma how much coverage counts against bits
   * @param tolerance the share of rows that a rule may get wrong
   * @param only the one answer that rules give, {@link #ANY}, or {@link #RAREST} to finish with the answers in turn
   * @param overlap how much rows count that an earlier rule already covers
   */
  record Settings(double gamma, double tolerance, int only, double overlap) {
    static final int ANY = -1;
    static final int RAREST = -2;
  }

  private final Examples examples;
  private final List<LiteralPool.Entry> pool;
  private final LiteralPool.Entry[] literals;
  private final DescriptionLength bits;
  private final Work budget;
  private final RowSet[] byAnswer;
  private final Coverage coverage;
  private final Map<Double, double[]> powersByGamma = new HashMap<>();
  /** By how many rows are right, the logarithm of their share, smoothed, if one is wrong. */
  private final double[] logs;

  RuleLearner(Examples examples, List<LiteralPool.Entry> pool, DescriptionLength bits, Work budget) {
    this.budget = budget;
    this.examples = examples;
    this.pool = pool;
    this.literals = pool.toArray(LiteralPool.Entry[]::new);
    this.bits = bits;
    this.byAnswer = LiteralPool.answerSets(examples);
    this.coverage = new Coverage(examples);
    this.logs = IntStream.rangeClosed(0, examples.size()).mapToDouble(p -> DescriptionLength.log2((p + 1.0) / (p + 1 + 2.0))).toArray();
  }

  private double[] noPowers(double gamma) {
    double[] powers = new double[2 * examples.size() + 1];
    Arrays.fill(powers, Double.NaN);
    return powers;
  }

  private record Found(int[] literals, RowSet rows, int answer, double score) {}

  /**
   * A decision list that is right on every row.
   *
   * @param longest bits above which the search is given up
   * @param memory bits above which a list is memory, and not worth making shorter any further
   */
  Optional<DecisionList> learnExact(Settings settings, double longest, double memory) {
    RowSet remaining = RowSet.all(examples.size());
    List<Rule> rules = new ArrayList<>();
    while (!isDone(remaining, settings)) {
      Optional<Found> found = bestRule(remaining, settings);
      if (found.isEmpty() || rules.size() >= MOST_RULES || budget.isSpent()) {
        return Optional.empty();
      }
      rules.add(rule(found.get()));
      remaining = remaining.without(found.get().rows());
      // The longest rule list worth finishing: pruning rarely wins back more than a third.
      if (bits.model(new DecisionList(rules, 0)) > longest * 1.5) {
        return Optional.empty();
      }
    }
    DecisionList pruned = Pruning.exact(new DecisionList(rules, majority(remaining)), coverage, examples.work());
    return Optional.of(bits.model(pruned) > memory ? pruned : new Harmony(examples, pool, bits).improve(pruned));
  }

  /**
   * Decision lists that may leave rows wrong where rules would cost more than they save: of the rules found one after another so many
   * are kept as are worth it, which each measure decides for itself.
   *
   * @param totals the measures of a list, its errors included
   * @return one list for each measure, not pruned
   */
  List<DecisionList> learnNoisy(Settings settings, List<ToDoubleFunction<DecisionList>> totals) {
    RowSet remaining = RowSet.all(examples.size());
    List<Rule> rules = new ArrayList<>();
    DecisionList none = new DecisionList(List.of(), majority(remaining));
    List<Prefix> best = new ArrayList<>(totals.stream().map(t -> new Prefix(none, t.applyAsDouble(none))).toList());
    while (!isDone(remaining, settings) && rules.size() < MOST_NOISY_RULES && !budget.isSpent()
        && best.stream().anyMatch(p -> rules.size() - p.list().rules().size() < RULES_WITHOUT_GAIN)) {
      Optional<Found> found = bestRule(remaining, settings);
      if (found.isEmpty()) {
        break;
      }
      rules.add(rule(found.get()));
      remaining = remaining.without(found.get().rows());
      DecisionList list = new DecisionList(rules, majority(remaining));
      for (int t = 0; t < totals.size(); t++) {
        double total = totals.get(t).applyAsDouble(list);
        boolean over = rules.size() - 1 - best.get(t).list().rules().size() >= RULES_WITHOUT_GAIN;
        if (!over && total < best.get(t).total()) {
          best.set(t, new Prefix(list, total));
        }
      }
    }
    return best.stream().map(Prefix::list).toList();
  }

  private record Prefix(DecisionList list, double total) {}

  private boolean isDone(RowSet remaining, Settings settings) {
    if (settings.only() >= 0) {
      return remaining.countAnd(byAnswer[settings.only()]) == 0;
    }
    return Arrays.stream(byAnswer).filter(rows -> remaining.countAnd(rows) > 0).count() <= 1;
  }

  private int majority(RowSet rows) {
    if (rows.isEmpty()) {
      return IntStream.range(0, byAnswer.length).boxed()
          .max(Comparator.comparingInt((Integer a) -> byAnswer[a].count()).thenComparing(Comparator.reverseOrder()))
          .orElse(0);
    }
    int best = 0;
    for (int a = 1; a < byAnswer.length; a++) {
      best = rows.countAnd(byAnswer[a]) > rows.countAnd(byAnswer[best]) ? a : best;
    }
    return best;
  }

  /** The literals in the order of the features, as a reader meets them in the signature. */
  private Rule rule(Found found) {
    return new Rule(Arrays.stream(found.literals()).mapToObj(i -> pool.get(i).literal())
        .sorted(Comparator.comparingInt(l -> l.form().firstFeature())).toList(), found.answer());
  }

  private Optional<Found> bestRule(RowSet remaining, Settings settings) {
    Found best = null;
    int only = settings.only() == Settings.RAREST ? rarest(remaining) : settings.only();
    for (int answer = 0; answer < byAnswer.length; answer++) {
      if (only >= 0 && only != answer || remaining.countAnd(byAnswer[answer]) == 0) {
        continue;
      }
      Found found = new Beam(remaining, answer, settings).search();
      if (found != null && (best == null || found.score() > best.score())) {
        best = found;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The answer with the fewest rows overall of those that still have some. */
  private int rarest(RowSet remaining) {
    return IntStream.range(0, byAnswer.length).filter(a -> remaining.countAnd(byAnswer[a]) > 0).boxed()
        .min(Comparator.comparingInt(a -> byAnswer[a].count()))
        .orElseThrow();
  }

  private record State(int[] literals, RowSet rows, double bits, double promise) {}

  /** The search for one rule. */
  private final class Beam {
    private final RowSet universe;
    private final RowSet fresh;
    private final RowSet old;
    private final RowSet wrong;
    private final Settings settings;
    private final int answer;
    private final double[] powers;
    private Found best;

    Beam(RowSet remaining, int answer, Settings settings) {
      this.answer = answer;
      this.settings = settings;
      this.powers = powersByGamma.computeIfAbsent(settings.gamma(), RuleLearner.this::noPowers);
      // When all rules give one answer their order does not matter, so earlier ones shield no row.
      this.universe = settings.only() >= 0 ? RowSet.all(examples.size()) : remaining;
      this.fresh = remaining.and(byAnswer[answer]);
      this.old = universe.and(byAnswer[answer]).without(fresh);
      this.wrong = universe.without(byAnswer[answer]);
    }

    Found search() {
      List<State> beam = List.of(new State(new int[0], universe, 0, 0));
      for (int depth = 0; depth < MOST_LITERALS && !beam.isEmpty(); depth++) {
        List<State> next = new ArrayList<>();
        for (State state : beam) {
          extend(state, next);
        }
        beam = next;
      }
      return best;
    }

    private void extend(State state, List<State> next) {
      RowSet freshHere = state.rows().and(fresh);
      RowSet wrongHere = state.rows().and(wrong);
      RowSet oldHere = state.rows().and(old);
      int[] freshSpan = freshHere.span();
      int[] wrongSpan = wrongHere.span();
      int[] oldSpan = oldHere.span();
      int freshCount = freshHere.count();
      int wrongCount = wrongHere.count();
      double before = DescriptionLength.log2((freshCount + 1.0) / (freshCount + wrongCount + 2.0));
      budget.spend((long) pool.size() * 2 * ((examples.size() >> 6) + 1));
      examples.work().spend((long) pool.size() * PER_LITERAL);
      for (int i = 0; i < pool.size(); i++) {
        LiteralPool.Entry entry = literals[i];
        int p = entry.rows().countAnd(freshHere, freshSpan);
        if (p == 0) {
          continue;
        }
        double cost = state.bits() + entry.bits();
        double covered = settings.overlap() > 0 ? p + settings.overlap() * entry.rows().countAnd(oldHere, oldSpan) : p;
        if (!isWorthCounting(p, covered, cost, before, next)) {
          continue;
        }
        int n = entry.rows().countAnd(wrongHere, wrongSpan);
        if (n == wrongCount) {
          continue;
        }
        if (n <= settings.tolerance() * (p + n)) {
          offer(state, i, Math.max(0.1, covered - 2.0 * n), cost);
        }
        if (n > 0) {
          double promise = covered * (DescriptionLength.log2((p + 1.0) / (p + n + 2.0)) - before) / Math.sqrt(4 + cost);
          keep(next, state, i, cost, promise);
        }
      }
    }

    /** Whether a literal would be taken if it held on none, or on one, of the rows with other answers: how many they are takes longest to count. */
    private boolean isWorthCounting(int p, double covered, double cost, double before, List<State> next) {
      if (best == null || next.size() < BEAM || power(covered) > best.score() * (bits.rule() + cost)) {
        return true;
      }
      double most = logs[p] - before;
      return (most < 0 ? p : covered) * most / Math.sqrt(4 + cost) > next.get(BEAM - 1).promise();
    }

    private void offer(State state, int literal, double covered, double cost) {
      double score = power(covered) / (bits.rule() + cost);
      if (best == null || score > best.score() * (1 + 1e-12)) {
        best = new Found(with(state, literal), state.rows().and(pool.get(literal).rows()), answer, score);
      }
    }

    /** Whole and half numbers of rows recur. */
    private double power(double covered) {
      int halves = (int) (2 * covered);
      if (halves != 2 * covered || halves >= powers.length) {
        return StrictMath.pow(covered, settings.gamma());
      }
      if (Double.isNaN(powers[halves])) {
        powers[halves] = StrictMath.pow(covered, settings.gamma());
      }
      return powers[halves];
    }

    private void keep(List<State> next, State state, int literal, double cost, double promise) {
      if (next.size() == BEAM && promise <= next.get(BEAM - 1).promise()) {
        return;
      }
      RowSet rows = state.rows().and(pool.get(literal).rows());
      if (next.stream().anyMatch(s -> s.promise() >= promise && s.rows().sameAs(rows))) {
        return;
      }
      int at = 0;
      while (at < next.size() && next.get(at).promise() >= promise) {
        at++;
      }
      next.add(at, new State(with(state, literal), rows, cost, promise));
      if (next.size() > BEAM) {
        next.remove(BEAM);
      }
    }

    private int[] with(State state, int literal) {
      int[] literals = Arrays.copyOf(state.literals(), state.literals().length + 1);
      literals[state.literals().length] = literal;
      return literals;
    }
  }
}
