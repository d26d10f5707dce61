package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.elements.ElementRules.Rule;
import io.github.limbeck.engine.program.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks for answers that are appended to: at each position where a condition holds, or two, a source. The answer's lengths tell which conditions
 * come into question (docs/method.md, "Elements that are expressions").
 */
final class FilterSearch {
  /** What is not appended. */
  static final Term NOTHING = new Term(new Expr.Nothing(), 0, Term.Sort.VALUE, true, new double[0]);

  private final Lines lines;
  private final double[][] answers;
  private final List<Term> sources;
  private final List<Condition> conditions;
  private final Work work;
  private final List<Condition> exact = new ArrayList<>();

  /** @param answers per example the answer, of any length */
  FilterSearch(Lines lines, List<double[]> answers, List<Term> sources, List<Condition> conditions, Work work) {
    this.lines = lines;
    this.answers = answers.toArray(double[][]::new);
    this.sources = sources;
    this.conditions = conditions;
    this.work = work;
  }

  /** The shortest rule that gives all answers: the conditions under which which source is appended; empty if there is none. */
  Optional<ElementRules> search() {
    Rule best = null;
    double cost = Double.POSITIVE_INFINITY;
    List<Condition> wide = new ArrayList<>();
    for (Condition condition : conditions) {
      int[] kept = counts(condition.holds());
      boolean same = true;
      boolean enough = true;
      for (int r = 0; r < kept.length; r++) {
        same &= kept[r] == answers[r].length;
        enough &= kept[r] >= answers[r].length;
      }
      if (same) {
        exact.add(condition);
        Optional<Term> source = source(condition.holds(), cost - condition.cost());
        if (source.isPresent()) {
          best = new Rule(List.of(condition), source.get());
          cost = condition.cost() + source.get().cost();
        }
      } else if (enough && wide.size() < ElementTuning.MOST_PAIRED) {
        wide.add(condition);
      }
    }
    for (int a = 0; a < wide.size() && !work.isSpent(); a++) {
      for (int b = a + 1; b < wide.size() && wide.get(a).cost() + wide.get(b).cost() + 1 < cost; b++) {
        long[] both = both(wide.get(a).holds(), wide.get(b).holds());
        int[] kept = counts(both);
        boolean same = true;
        for (int r = 0; r < kept.length && same; r++) {
          same = kept[r] == answers[r].length;
        }
        double sofar = wide.get(a).cost() + wide.get(b).cost();
        Optional<Term> source = same ? source(both, cost - sofar) : Optional.empty();
        if (source.isPresent()) {
          best = new Rule(List.of(wide.get(a), wide.get(b)), source.get());
          cost = sofar + source.get().cost();
        }
      }
    }
    return best == null ? Optional.empty() : Optional.of(new ElementRules(List.of(best), NOTHING, cost + 1));
  }

  /** The conditions that hold as often in every line as its answer has elements. */
  List<Condition> exact() {
    return exact;
  }

  /** Per example the element that each kept cell becomes, and the other cells as they are. */
  List<double[]> aligned(Condition kept) {
    List<double[]> aligned = new ArrayList<>();
    for (int r = 0; r < answers.length; r++) {
      double[] line = lines.cells()[r].clone();
      int at = 0;
      for (int k = 0; k < line.length; k++) {
        int position = lines.start()[r] + k;
        line[k] = (kept.holds()[position / 64] >>> position % 64 & 1) == 1 ? answers[r][at++] : line[k];
      }
      aligned.add(line);
    }
    return aligned;
  }

  static long[] both(long[] a, long[] b) {
    long[] both = new long[a.length];
    Arrays.setAll(both, w -> a[w] & b[w]);
    return both;
  }

  /** How many positions of each example are kept. */
  private int[] counts(long[] kept) {
    return counts(kept, lines, work);
  }

  static int[] counts(long[] kept, Lines lines, Work work) {
    int[] counts = new int[lines.rows()];
    for (int r = 0; r < counts.length; r++) {
      for (int k = lines.start()[r]; k < lines.start()[r + 1]; k++) {
        counts[r] += kept[k / 64] >>> k % 64 & 1;
      }
    }
    work.spend(lines.positions());
    return counts;
  }

  /** The cheapest source that is the answer where positions are kept. */
  private Optional<Term> source(long[] kept, double below) {
    for (Term source : sources) {
      if (source.cost() >= below) {
        return Optional.empty();
      }
      if (fits(source, kept)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }

  private boolean fits(Term source, long[] kept) {
    for (int r = 0; r < answers.length; r++) {
      int at = 0;
      for (int k = lines.start()[r]; k < lines.start()[r + 1]; k++) {
        if ((kept[k / 64] >>> k % 64 & 1) == 1 && source.values()[k] != answers[r][at++]) {
          return false;
        }
      }
    }
    return true;
  }
}
