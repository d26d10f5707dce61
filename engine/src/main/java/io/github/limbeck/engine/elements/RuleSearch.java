package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.elements.ElementRules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Looks for the shortest rules that choose, at every position, a source that is right there. Every list that ends with two sources and one
 * condition, or two, is found; what comes before is a beam of pure rules, those first that explain most for their length
 * (docs/method.md, "Elements that are expressions").
 */
final class RuleSearch {
  private final int words;
  private final int[] rowOf;
  private final List<Term> sources;
  private final long[][] right;
  private final List<Condition> conditions;
  private final double[] weight;
  private final Work work;
  private final List<ElementRules> found = new ArrayList<>();
  private Optional<ElementRules> best = Optional.empty();
  private double slack;
  /** What further rules must cost less than. */
  private double bound;

  /** The positions that are still to be explained, and the rules that explain the others. */
  private record State(List<Rule> rules, double cost, long[] open, double openWeight) {}

  /** @param below what rules must cost less than */
  RuleSearch(Elements elements, List<Term> sources, List<Condition> conditions, double below, Work work) {
    this.work = work;
    this.bound = below;
    this.sources = sources;
    this.conditions = conditions;
    int n = elements.positions();
    words = (n + 63) / 64;
    rowOf = new int[n];
    for (int r = 0; r < elements.rows(); r++) {
      Arrays.fill(rowOf, elements.start()[r], elements.start()[r + 1], r);
    }
    double[] wanted = elements.wanted();
    right = new long[sources.size()][words];
    int[] count = new int[n];
    for (int s = 0; s < right.length; s++) {
      double[] values = sources.get(s).values();
      for (int k = 0; k < n; k++) {
        if (elements.same(values[k], wanted[k])) {
          right[s][k / 64] |= 1L << k % 64;
          count[k]++;
        }
      }
    }
    weight = new double[n];
    for (int k = 0; k < n; k++) {
      weight[k] = 0.1 + Math.log((1.0 + sources.size()) / (1 + count[k])) / Math.log(2);
    }
    work.spend((long) right.length * n);
  }

  /** The shortest rules found that are right at all positions; empty if there are none. */
  Optional<ElementRules> search() {
    long[] all = new long[words];
    for (int k = 0; k < rowOf.length; k++) {
      all[k / 64] |= 1L << k % 64;
    }
    return search(all);
  }

  /** The shortest rules found that are right at some positions, whatever they say elsewhere. */
  Optional<ElementRules> search(long[] all) {
    List<State> beam = List.of(new State(List.of(), 0, all, weight(all)));
    for (int depth = 0; depth <= ElementTuning.MOST_BEGINNINGS && !beam.isEmpty() && !work.isSpent(); depth++) {
      List<State> next = new ArrayList<>();
      for (State state : beam) {
        List<Integer> useful = useful(state.open());
        finish(state, useful);
        if (depth < ElementTuning.MOST_BEGINNINGS) {
          begin(state, useful, next);
        }
      }
      double total = beam.get(0).openWeight();
      next.removeIf(s -> s.cost() + 2 * ElementTuning.PER_RULE >= bound);
      next.sort(Comparator.comparingDouble(s -> s.cost() + ElementTuning.ALL_OPEN * s.openWeight() / total));
      beam = next.subList(0, Math.min(ElementTuning.BEAM, next.size()));
    }
    return best;
  }

  /**
   * The shortest rules, and others that are right at all positions and take few words more, the shortest first.
   *
   * @param more how many words
   */
  List<ElementRules> searchAll(double more) {
    slack = more;
    search();
    List<ElementRules> all = new ArrayList<>(found);
    all.removeIf(rules -> rules.cost() > best.orElseThrow().cost() + more);
    all.sort(Comparator.comparingDouble(ElementRules::cost));
    return all;
  }

  private void offer(List<Rule> rules, Term otherwise, double cost) {
    if (cost >= bound - 1e-9) {
      return;
    }
    ElementRules offered = new ElementRules(rules, otherwise, cost);
    if (slack > 0 && found.size() < ElementTuning.MOST_READINGS) {
      found.add(offered);
    }
    if (best.isEmpty() || cost < best.get().cost() - 1e-9) {
      best = Optional.of(offered);
      bound = cost + slack;
    }
  }

  private double weight(long[] bits) {
    return covered(bits, bits);
  }

  /** Sources that are right at open positions where no cheaper one is, the cheapest first. */
  private List<Integer> useful(long[] open) {
    List<Integer> kept = new ArrayList<>();
    for (int s = 0; s < right.length; s++) {
      boolean isNew = covers(right[s], open);
      for (int k = 0; k < kept.size() && isNew; k++) {
        isNew = !isWithin(right[s], right[kept.get(k)], open);
      }
      if (isNew) {
        kept.add(s);
      }
      work.spend(words);
    }
    if (kept.size() > ElementTuning.SOURCES) {
      double whole = Math.max(1e-9, weight(open));
      double[] worth = new double[right.length];
      kept.forEach(s -> worth[s] = ElementTuning.ALL_OPEN * covered(right[s], open) / whole - sources.get(s).cost());
      kept.sort(Comparator.comparingDouble(s -> -worth[s]));
      kept = new ArrayList<>(kept.subList(0, ElementTuning.SOURCES));
    }
    kept.sort(Comparator.comparingDouble(s -> sources.get(s).cost()));
    return kept;
  }

  private boolean covers(long[] bits, long[] open) {
    for (int w = 0; w < words; w++) {
      if ((bits[w] & open[w]) != 0) {
        return true;
      }
    }
    return false;
  }

  private double covered(long[] bits, long[] open) {
    double sum = 0;
    for (int w = 0; w < words; w++) {
      for (long left = bits[w] & open[w]; left != 0; left &= left - 1) {
        sum += weight[w * 64 + Long.numberOfTrailingZeros(left)];
      }
    }
    return sum;
  }

  private boolean isWithin(long[] a, long[] b, long[] open) {
    for (int w = 0; w < words; w++) {
      if ((a[w] & open[w] & ~b[w]) != 0) {
        return false;
      }
    }
    return true;
  }

  // Endings: one source for all that is left, or two and what decides between them.

  private void finish(State state, List<Integer> useful) {
    for (int s : useful) {
      if (isWithin(state.open(), right[s], state.open())) {
        offer(state.rules(), sources.get(s), state.cost() + sources.get(s).cost());
        if (slack == 0) {
          break;
        }
      }
    }
    for (int first : useful) {
      for (int second : useful) {
        double cost = state.cost() + sources.get(first).cost() + sources.get(second).cost() + ElementTuning.PER_RULE;
        if (first == second || cost + 1 >= bound) {
          continue;
        }
        long[] must = new long[words];
        long[] never = new long[words];
        boolean together = true;
        for (int w = 0; w < words; w++) {
          must[w] = state.open()[w] & ~right[second][w];
          never[w] = state.open()[w] & ~right[first][w];
          together &= (must[w] & never[w]) == 0;
        }
        if (together) {
          decide(state, first, second, must, never, cost);
        }
      }
    }
  }

  private double alone(long[] must) {
    int row = -1;
    for (int w = 0; w < words; w++) {
      for (long left = must[w]; left != 0; left &= left - 1) {
        int r = rowOf[w * 64 + Long.numberOfTrailingZeros(left)];
        if (row >= 0 && r != row) {
          return 0;
        }
        row = r;
      }
    }
    return rowOf[rowOf.length - 1] > 1 ? ElementTuning.ONE_EXAMPLE_ALONE : 0;
  }

  private void decide(State state, int first, int second, long[] must, long[] never, double cost) {
    double start = cost + alone(must);
    List<Condition> wide = new ArrayList<>();
    List<Condition> pure = new ArrayList<>();
    for (Condition c : conditions) {
      if (start + c.cost() >= bound) {
        break;
      }
      boolean all = true;
      boolean none = true;
      for (int w = 0; w < words && (all || none); w++) {
        all &= (must[w] & ~c.holds()[w]) == 0;
        none &= (never[w] & c.holds()[w]) == 0;
      }
      if (all && none) {
        offer(with(state.rules(), new Rule(List.of(c), sources.get(first))), sources.get(second), start + c.cost());
        if (slack == 0) {
          break;
        }
      } else if (all) {
        wide.add(c);
      } else if (none) {
        pure.add(c);
      }
    }
    work.spend((long) conditions.size() * 2);
    both(state, first, second, never, start, wide);
    either(state, first, second, must, start, pure);
  }

  private void both(State state, int first, int second, long[] never, double start, List<Condition> wide) {
    for (int a = 0; a < wide.size() && start + 2 * wide.get(a).cost() < bound; a++) {
      for (int b = a + 1; b < wide.size() && start + wide.get(a).cost() + wide.get(b).cost() < bound; b++) {
        boolean none = true;
        for (int w = 0; w < words && none; w++) {
          none = (never[w] & wide.get(a).holds()[w] & wide.get(b).holds()[w]) == 0;
        }
        if (none) {
          offer(with(state.rules(), new Rule(List.of(wide.get(a), wide.get(b)), sources.get(first))), sources.get(second),
              start + wide.get(a).cost() + wide.get(b).cost());
        }
      }
      work.spend(wide.size());
    }
  }

  private void either(State state, int first, int second, long[] must, double start, List<Condition> pure) {
    double more = start + ElementTuning.PER_RULE;
    for (int a = 0; a < pure.size() && more + 2 * pure.get(a).cost() < bound; a++) {
      for (int b = a + 1; b < pure.size() && more + pure.get(a).cost() + pure.get(b).cost() < bound; b++) {
        boolean all = true;
        for (int w = 0; w < words && all; w++) {
          all = (must[w] & ~pure.get(a).holds()[w] & ~pure.get(b).holds()[w]) == 0;
        }
        if (all) {
          List<Rule> rules = with(state.rules(), new Rule(List.of(pure.get(a)), sources.get(first)));
          offer(with(rules, new Rule(List.of(pure.get(b)), sources.get(first))), sources.get(second), more + pure.get(a).cost() + pure.get(b).cost());
        }
      }
      work.spend(pure.size());
    }
  }

  private static List<Rule> with(List<Rule> rules, Rule last) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(last);
    return more;
  }

  // Beginnings: pure rules that explain much for their length.

  private void begin(State state, List<Integer> useful, List<State> next) {
    List<State> found = new ArrayList<>();
    double[] explained = new double[conditions.size()];
    for (int c = 0; c < explained.length; c++) {
      explained[c] = covered(conditions.get(c).holds(), state.open());
    }
    Integer[] hopeful = IntStream.range(0, explained.length).boxed()
        .sorted(Comparator.comparingDouble(c -> conditions.get(c).cost() - explained[c])).toArray(Integer[]::new);
    work.spend((long) explained.length * words * 4);
    for (int s : useful) {
      double sofar = state.cost() + 3 * ElementTuning.PER_RULE + sources.get(s).cost();
      long[] wrong = new long[words];
      for (int w = 0; w < words; w++) {
        wrong[w] = state.open()[w] & ~right[s][w];
      }
      boolean[] mixed = new boolean[explained.length];
      for (int c = 0; c < mixed.length && sofar + conditions.get(c).cost() < bound; c++) {
        boolean pure = true;
        for (int w = 0; w < words && pure; w++) {
          pure = (wrong[w] & conditions.get(c).holds()[w]) == 0;
        }
        mixed[c] = explained[c] > 0 && !pure;
        if (explained[c] > 0 && pure) {
          take(state, s, List.of(conditions.get(c)), found);
        }
      }
      List<Condition> promising = promising(hopeful, explained, mixed, wrong);
      for (int a = 0; a < promising.size(); a++) {
        for (int b = a + 1; b < promising.size(); b++) {
          if (isPureTogether(wrong, promising.get(a), promising.get(b))) {
            take(state, s, List.of(promising.get(a), promising.get(b)), found);
          }
        }
      }
      work.spend(conditions.size());
    }
    double whole = state.openWeight();
    found.sort(Comparator.comparingDouble(f -> -(whole - f.openWeight()) / (f.cost() - state.cost())));
    next.addAll(found.subList(0, Math.min(2 * ElementTuning.BEAM, found.size())));
  }

  private boolean isPureTogether(long[] wrong, Condition one, Condition two) {
    for (int w = 0; w < words; w++) {
      if ((wrong[w] & one.holds()[w] & two.holds()[w]) != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The conditions that come nearest to telling where a source is right, the best first.
   *
   * @param hopeful the conditions by what they would be worth if they held nowhere else
   * @param explained per condition how much of what is open it covers
   * @param mixed which conditions come into question
   * @param wrong where the source is wrong
   */
  private List<Condition> promising(Integer[] hopeful, double[] explained, boolean[] mixed, long[] wrong) {
    PriorityQueue<Promise> best = new PriorityQueue<>(Promise.WORST_FIRST);
    for (int c : hopeful) {
      Condition condition = conditions.get(c);
      if (best.size() == ElementTuning.PROMISING && explained[c] - condition.cost() < best.peek().worth()) {
        break;
      } else if (mixed[c]) {
        best.add(new Promise(condition, c, explained[c] - condition.cost() - 2 * covered(condition.holds(), wrong)));
        if (best.size() > ElementTuning.PROMISING) {
          best.remove();
        }
        work.spend(words * 4L);
      }
    }
    return best.stream().sorted(Promise.WORST_FIRST.reversed()).map(Promise::condition).toList();
  }

  /** How much a condition is worth for one source. */
  private record Promise(Condition condition, int index, double worth) {
    static final Comparator<Promise> WORST_FIRST = (a, b) -> a.worth() != b.worth() ? Double.compare(a.worth(), b.worth()) : Integer.compare(b.index(), a.index());
  }

  private void take(State state, int source, List<Condition> all, List<State> found) {
    long[] open = new long[words];
    long[] taken = new long[words];
    for (int w = 0; w < words; w++) {
      taken[w] = state.open()[w];
      for (Condition c : all) {
        taken[w] &= c.holds()[w];
      }
      open[w] = state.open()[w] & ~taken[w];
    }
    double gained = weight(taken);
    if (gained == 0) {
      return;
    }
    double cost = state.cost() + ElementTuning.PER_RULE + sources.get(source).cost() + all.stream().mapToDouble(Condition::cost).sum() + alone(taken);
    if (cost < bound) {
      found.add(new State(with(state.rules(), new Rule(all, sources.get(source))), cost, open, state.openWeight() - gained));
    }
  }
}
