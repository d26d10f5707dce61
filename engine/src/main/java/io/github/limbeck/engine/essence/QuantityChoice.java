package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Chooses a decision list over many given quantities: those that tell most about the answer, alone or as the difference
 * of two, are the candidates. Where a form alone tells two answers apart, a wide margin makes it cheaper, because a rule
 * that cells can hardly upset is more likely the one that was meant (docs/method.md, "The shortest description").
 */
public final class QuantityChoice {
  private static final int MOST_SINGLES = 140;
  private static final int MOST_PAIRED = 48;
  private static final int MOST_PAIRS = 120;
  private static final int MOST_ROWS_FOR_PAIRS = 500;
  private static final int HIGHEST_MODULUS = 5;
  private static final int MOST_FOR_HYPERPLANES = 8;
  private static final int MOST_KINDS = 12;
  private static final int HIGHEST_RATIO = 10;
  private static final double MOST_FOR_REMAINDER = 4.3;
  private static final double COST_PER_HALVED_MARGIN = 1;
  /** How much more a pair must tell, or how much wider its margin must be, than either of the two. */
  private static final double MORE = 1.02;
  private static final double SECOND_ALIKE = 0.6;
  private static final double MOST_FOR_MARGIN = 4;

  private final Examples examples;
  private final double[] costs;
  private final double[] spreads;
  private final double[] total;

  /**
   * A list, and how long it takes to say.
   *
   * @param bits its description length; infinite where rows stay wrong that should not
   */
  public record Choice(DecisionList list, double bits, int errors) {}

  private QuantityChoice(Examples examples, double[] costs, double[] spreads) {
    this.examples = examples;
    this.costs = costs;
    this.spreads = spreads;
    this.total = gains();
  }

  /**
   * The shortest list.
   *
   * @param costs per feature how much there is to explain about it; 1 for a plain feature
   * @param spreads per feature the square of how much it changes when what it is made of does; 0 if unknown
   * @param kinds per feature what it shares with those that differ from it in a number only
   * @param least the share of rows that must be right
   */
  public static Choice choose(Examples examples, double[] costs, double[] spreads, List<String> kinds, double least) {
    QuantityChoice choice = new QuantityChoice(examples, costs, spreads);
    Map<Form, Candidate> pool = choice.pool();
    if (least < 1) {
      choice.addHyperplanes(pool, kinds);
    }
    DecisionList list = ModelChoice.over(examples, pool, least);
    return new Choice(list, ModelChoice.bitsOver(list, pool, Math.max(2, examples.answersPresent().length)), examples.errors(list));
  }

  private double[] gains() {
    return IntStream.range(0, costs.length).mapToDouble(f -> gain(examples.values(Form.feature(f)))).toArray();
  }

  /** The most information about the answer, in bits over all rows, that one bound or one value gives. */
  private double gain(double[] values) {
    return gain(values, examples.answers());
  }

  private double gain(double[] values, int[] answers) {
    int[][] counts = counts(values, answers);
    int[] all = new int[examples.answerCount()];
    for (int[] at : counts) {
      add(all, at);
    }
    int[] below = new int[all.length];
    double best = 0;
    for (int[] at : counts) {
      best = Math.max(best, information(at, all));
      add(below, at);
      best = Math.max(best, information(below, all));
    }
    return best;
  }

  private static void add(int[] sum, int[] counts) {
    for (int a = 0; a < sum.length; a++) {
      sum[a] += counts[a];
    }
  }

  /** Per distinct value, in order, how many rows have each answer. */
  private int[][] counts(double[] values, int[] answers) {
    double[] distinct = distinct(values);
    int[][] counts = new int[distinct.length][examples.answerCount()];
    for (int i = 0; i < values.length; i++) {
      counts[Arrays.binarySearch(distinct, values[i] + 0.0)][answers[i]]++;
    }
    return counts;
  }

  private static double[] distinct(double[] values) {
    double[] sorted = values.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] += 0.0;
    }
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (n == 0 || sorted[i] != sorted[n - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  private static double information(int[] inside, int[] all) {
    int in = Arrays.stream(inside).sum();
    int rows = Arrays.stream(all).sum();
    double bits = 0;
    for (int a = 0; a < all.length; a++) {
      bits += LiteralPool.surprise(inside[a], in, all[a], rows) + LiteralPool.surprise(all[a] - inside[a], rows - in, all[a], rows);
    }
    return bits;
  }

  private Map<Form, Candidate> pool() {
    Map<Form, Candidate> pool = new LinkedHashMap<>();
    for (int f : telling(MOST_SINGLES)) {
      if (examples.kind(f).isNominal()) {
        addLabels(pool, f);
        continue;
      }
      add(pool, Form.feature(f), costs[f], "quantity " + f);
      if (examples.kind(f) == Kind.INTEGER && costs[f] <= MOST_FOR_REMAINDER) {
        for (int modulus = 2; modulus <= HIGHEST_MODULUS; modulus++) {
          add(pool, Form.of(new Atom.Remainder(Form.feature(f), modulus)), costs[f] + CandidateCosts.REMAINDER_OF_QUANTITY + CandidateCosts.modulus(modulus),
              "remainder " + f + " " + modulus);
        }
      }
    }
    addPairs(pool);
    return rewardMargins(pool);
  }

  /**
   * Separators over quantities of one kind, and over the few that tell most for what they cost: where no rule is right,
   * votes are weighed.
   */
  private void addHyperplanes(Map<Form, Candidate> pool, List<String> kinds) {
    Map<String, List<Integer>> alike = new LinkedHashMap<>();
    for (int f = 0; f < costs.length; f++) {
      if (!examples.kind(f).isNominal()) {
        alike.computeIfAbsent(kinds.get(f), k -> new ArrayList<>()).add(f);
      }
    }
    alike.values().stream().filter(group -> group.size() > 1)
        .sorted(Comparator.comparingDouble(group -> -group.stream().mapToDouble(f -> total[f]).max().orElse(0)))
        .limit(MOST_KINDS)
        .forEach(group -> addHyperplanes(pool, group.subList(0, Math.min(MOST_FOR_HYPERPLANES, group.size())), true));
    addHyperplanes(pool, IntStream.range(0, costs.length).boxed().filter(f -> !examples.kind(f).isNominal())
        .sorted(Comparator.comparingDouble((Integer f) -> -total[f] / (1 + costs[f])).thenComparing(f -> f))
        .limit(MOST_FOR_HYPERPLANES).toList(), false);
  }

  /** What is alike is said once, with a list of weights. */
  private void addHyperplanes(Map<Form, Candidate> pool, List<Integer> some, boolean alike) {
    double[][] rows = Arrays.stream(examples.rows()).map(row -> some.stream().mapToDouble(f -> row[f]).toArray()).toArray(double[][]::new);
    Examples few = new Examples(some.stream().map(f -> examples.features().get(f)).toList(), rows, examples.answers(), examples.answerCount(), examples.work());
    for (Candidate candidate : HyperplaneLearner.candidates(few)) {
      List<Form.Term> terms = new ArrayList<>();
      double cost = alike ? costs[some.get(0)] : 0;
      for (Form.Term term : candidate.form().terms()) {
        int feature = some.get(((Atom.Value) term.atom()).feature());
        terms.add(new Form.Term(term.weight(), new Atom.Value(feature)));
        cost += (alike ? CandidateCosts.ALIKE : costs[feature]) + CandidateCosts.ALIKE * DescriptionLength.log2(1 + Math.abs(term.weight()));
      }
      Form form = new Form(terms);
      add(pool, form, cost, form.toString());
    }
  }

  private void addLabels(Map<Form, Candidate> pool, int f) {
    Arrays.stream(examples.rows()).mapToDouble(row -> row[f]).distinct().sorted()
        .forEach(code -> add(pool, Form.of(new Atom.Is(f, (int) code)), costs[f] + CandidateCosts.LABEL_OF_QUANTITY, "is " + f + " " + code));
  }

  private static void add(Map<Form, Candidate> pool, Form form, double cost, String template) {
    pool.merge(form, new Candidate(form, cost, template), (old, twin) -> twin.cost() < old.cost() ? twin : old);
  }

  /** The features that tell most, and those that tell most for what they cost. */
  private List<Integer> telling(int most) {
    Set<Integer> chosen = new LinkedHashSet<>();
    IntStream.range(0, costs.length).boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -total[f] / (1 + costs[f])).thenComparing(f -> f))
        .limit(most / 2).forEach(chosen::add);
    IntStream.range(0, costs.length).boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -total[f]).thenComparingDouble(f -> costs[f]).thenComparing(f -> f))
        .limit(most / 2).forEach(chosen::add);
    IntStream.range(0, costs.length).boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> costs[f]).thenComparing(f -> f))
        .limit(most / 4).forEach(chosen::add);
    return chosen.stream().sorted().toList();
  }

  /** Differences and sums of two quantities, and one against twice the other. */
  private void addPairs(Map<Form, Candidate> pool) {
    List<Integer> some = telling(MOST_PAIRED).stream().filter(f -> !examples.kind(f).isNominal()).toList();
    Set<Integer> others = new TreeSet<>(some);
    IntStream.range(0, costs.length).boxed().filter(f -> !examples.kind(f).isNominal())
        .sorted(Comparator.comparingDouble((Integer f) -> costs[f]).thenComparing(f -> f)).limit(MOST_PAIRED).forEach(others::add);
    int[] rows = IntStream.range(0, Math.min(MOST_ROWS_FOR_PAIRS, examples.size()))
        .map(k -> (int) ((long) k * examples.size() / Math.min(MOST_ROWS_FOR_PAIRS, examples.size()))).toArray();
    Examples few = examples.subset(rows);
    double[] singles = IntStream.range(0, costs.length)
        .mapToDouble(f -> others.contains(f) ? gain(few.values(Form.feature(f)), few.answers()) : 0).toArray();
    double full = gain(IntStream.of(few.answers()).asDoubleStream().toArray(), few.answers());
    record Pair(Form form, double cost, double gain) {}
    List<Pair> pairs = new ArrayList<>();
    for (int a : some) {
      for (int b : others) {
        // What is said of two quantities alike is said once, and the second is only named.
        boolean alike = costs[a] == costs[b] && examples.kind(a) == examples.kind(b);
        double cost = alike ? SECOND_ALIKE * costs[a] + costs[a] : costs[a] + costs[b];
        if (a < b || a != b && !some.contains(b)) {
          pairs.add(new Pair(Form.difference(a, b), cost + CandidateCosts.QUANTITIES_SUBTRACTED, 0));
          pairs.add(new Pair(Form.sum(List.of(a, b)), cost + CandidateCosts.QUANTITIES_ADDED, 0));
        }
        if (a != b) {
          pairs.add(new Pair(Form.feature(a).combine(2, -1, Form.feature(b)), cost + CandidateCosts.QUANTITY_DOUBLED, 0));
        }
        // Sizes do not change when cells do: they are what averages are taken over.
        for (int weight = 3; spreads[b] == 0 && costs[b] == 1 && weight <= HIGHEST_RATIO && a != b; weight++) {
          pairs.add(new Pair(Form.feature(a).combine(1, -weight, Form.feature(b)), cost + CandidateCosts.QUANTITY_WEIGHTED + weight / 8.0, 0));
          pairs.add(new Pair(Form.feature(a).combine(weight, -1, Form.feature(b)), cost + CandidateCosts.QUANTITY_WEIGHTED + weight / 8.0, 0));
        }
        if (spreads[b] == 0 && costs[b] == 1 && a != b) {
          pairs.add(new Pair(Form.feature(a).combine(1, -2, Form.feature(b)), cost + CandidateCosts.QUANTITY_DOUBLED, 0));
        }
        if (a < b && alike && examples.kind(a) == Kind.INTEGER && costs[a] <= MOST_FOR_REMAINDER) {
          pairs.add(new Pair(Form.of(new Atom.Remainder(Form.difference(a, b), 3)), cost + CandidateCosts.REMAINDER_OF_QUANTITY + CandidateCosts.REMAINDER_OF_DIFFERENCE, 0));
        }
      }
    }
    pairs.stream()
        .map(p -> new Pair(p.form(), p.cost(), gain(few.values(p.form()), few.answers())))
        .filter(p -> features(p.form()).allMatch(f -> p.gain() > MORE * singles[f])
            || p.gain() >= full && isWider(p.form()))
        .sorted(Comparator.comparingDouble((Pair p) -> -p.gain() / (1 + p.cost())))
        .limit(MOST_PAIRS)
        .forEach(p -> add(pool, p.form(), p.cost(), p.form().toString()));
  }

  private static IntStream features(Form form) {
    return form.terms().stream().flatMapToInt(t -> t.atom() instanceof Atom.Remainder r ? features(r.form())
        : IntStream.of(((Atom.Value) t.atom()).feature()));
  }

  /** Whether the margin of a form is wider than that of each of its terms. */
  private boolean isWider(Form form) {
    double margin = margin(form);
    return margin > 0 && form.terms().stream().allMatch(t -> margin > MORE * margin(Form.of(t.atom())));
  }

  /** Forms that alone tell two answers apart cost more the narrower their margin is beside the widest. */
  private Map<Form, Candidate> rewardMargins(Map<Form, Candidate> pool) {
    if (examples.answersPresent().length != 2) {
      return pool;
    }
    Map<Form, Double> margins = new LinkedHashMap<>();
    pool.keySet().forEach(form -> {
      double margin = margin(form);
      if (margin > 0) {
        margins.put(form, margin);
      }
    });
    double widest = margins.values().stream().mapToDouble(m -> m).max().orElse(1);
    Map<Form, Candidate> rewarded = new LinkedHashMap<>();
    pool.forEach((form, candidate) -> {
      double halvings = DescriptionLength.log2(widest / margins.getOrDefault(form, widest));
      double extra = Math.min(MOST_FOR_MARGIN, COST_PER_HALVED_MARGIN * halvings);
      rewarded.put(form, new Candidate(form, candidate.cost() + extra, candidate.template()));
    });
    return rewarded;
  }

  /**
   * Half the narrowest gap between values of different answers, in units of the form's spread; 0 if a value has several
   * answers.
   */
  private double margin(Form form) {
    double spread = 0;
    for (Form.Term term : form.terms()) {
      spread += term.weight() * term.weight() * spread(term.atom());
    }
    if (spread == 0) {
      return 0;
    }
    double[] values = examples.values(form);
    double[] distinct = distinct(values);
    int[][] counts = counts(values, examples.answers());
    double gap = Double.POSITIVE_INFINITY;
    int before = -1;
    for (int v = 0; v < distinct.length; v++) {
      int answer = Projection.only(counts[v]);
      if (answer < 0) {
        return 0;
      }
      gap = v > 0 && answer != before ? Math.min(gap, distinct[v] - distinct[v - 1]) : gap;
      before = answer;
    }
    return gap / 2 / Math.sqrt(spread);
  }

  private double spread(Atom atom) {
    return atom instanceof Atom.Value value ? spreads[value.feature()]
        : atom instanceof Atom.Remainder remainder ? remainder.form().terms().stream().mapToDouble(t -> spread(t.atom())).sum() : 0;
  }
}
