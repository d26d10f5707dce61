package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The steps of each feature that points are given for. */
final class ScoreColumns {
  private static final int MOST_PLACES = 250;
  private static final int MOST_LABELS = 12;
  /** The fewest rows of a label that has points of its own. */
  private static final int FEWEST_ROWS = 3;

  private final Examples examples;

  private ScoreColumns(Examples examples) {
    this.examples = examples;
  }

  /**
   * What rows are told apart by, in steps: a feature, or two conditions of which both hold or not.
   *
   * @param tests what tells the steps apart, for each but the first: of a number the bounds, of which as many hold as there are steps below;
   *     of a nominal feature its values, of which one or none holds; where values are missing that they are, last
   * @param ordered how many of the tests are bounds
   * @param steps the step of each row
   */
  record Column(List<List<Literal>> tests, int ordered, char[] steps) {
    int size() {
      return tests.size() + 1;
    }

    /** The steps of one row out of so many. */
    Column ofEvery(int apart) {
      return new Column(tests, ordered, of(steps, apart));
    }

    private static char[] of(char[] steps, int apart) {
      char[] some = new char[(steps.length + apart - 1) / apart];
      for (int i = 0; i < some.length; i++) {
        some[i] = steps[i * apart];
      }
      return some;
    }

    /** The steps of other rows. */
    Column of(double[][] rows) {
      char[] own = new char[rows.length];
      for (int i = 0; i < own.length; i++) {
        for (int test = 0; test < tests.size(); test++) {
          double[] row = rows[i];
          own[i] = tests.get(test).stream().allMatch(literal -> literal.holds(row)) ? (char) (test + 1) : own[i];
        }
      }
      return new Column(tests, ordered, own);
    }

    /** With some of its tests only. */
    Column only(List<Integer> kept) {
      int bounds = (int) kept.stream().filter(test -> test < ordered).count();
      char[] fewer = new char[size()];
      for (int step = 0; step < fewer.length; step++) {
        for (int k = 0; k < kept.size(); k++) {
          fewer[step] = holds(kept.get(k), step) ? (char) (k + 1) : fewer[step];
        }
      }
      char[] own = new char[steps.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = fewer[steps[i]];
      }
      return new Column(kept.stream().map(tests::get).toList(), bounds, own);
    }

    /** Whether a test holds on the rows of a step. */
    boolean holds(int test, int step) {
      return test < ordered ? step > test && step <= ordered : step == test + 1;
    }
  }

  /**
   * The features that tell anything, with so many literals that they are about as many as asked for.
   *
   * @param lines how many literals there may be
   * @param least how many a feature has at least, if it has so many values; where there are too many features those that tell most are taken
   * @param mostSteps how many steps a number may have
   */
  static List<Column> of(Examples examples, int lines, int least, int mostSteps) {
    ScoreColumns columns = new ScoreColumns(examples);
    int features = examples.features().size();
    Map<Integer, Column> all = new TreeMap<>();
    IntStream.range(0, features).forEach(f -> all.put(f, columns.column(f, Math.min(mostSteps, least + 1))));
    all.values().removeIf(c -> c.size() == 1);
    examples.work().spend(40L * features * examples.size());
    int most = Math.max(1, lines / least);
    if (all.size() > most) {
      return columns.mostTelling(all, most);
    }
    int steps = Math.min(mostSteps, lines / Math.max(1, all.size()) + 1);
    return all.keySet().stream().map(f -> columns.column(f, steps)).filter(c -> c.size() > 1).toList();
  }

  /**
   * Features in steps of about as many rows each, whether they tell anything or not: two together may.
   *
   * @param steps how many steps a number has at most
   * @param most how many features there may be; of more those that tell most are taken
   */
  static List<Column> even(Examples examples, int steps, int most) {
    ScoreColumns columns = new ScoreColumns(examples);
    Map<Integer, Column> all = new TreeMap<>();
    IntStream.range(0, examples.features().size())
        .forEach(f -> all.put(f, columns.column(f, examples.kind(f).isNominal() ? columns.labels(f) : columns.evenBounds(f, steps))));
    all.values().removeIf(c -> c.size() == 1);
    examples.work().spend(40L * examples.features().size() * examples.size());
    return columns.mostTelling(all, most);
  }

  /** So many of some columns, in their order. */
  private List<Column> mostTelling(Map<Integer, Column> all, int most) {
    Map<Integer, Double> gains = new TreeMap<>();
    all.forEach((f, column) -> gains.put(f, gain(column)));
    return all.keySet().stream().sorted(Comparator.comparingDouble((Integer f) -> -gains.get(f)).thenComparing(f -> f))
        .limit(most).sorted().map(all::get).toList();
  }

  private List<Literal> evenBounds(int feature, int steps) {
    double[] values = Arrays.stream(examples.rows()).mapToDouble(row -> row[feature]).filter(v -> !Double.isNaN(v)).sorted().toArray();
    List<Integer> cuts = IntStream.range(1, values.length).filter(i -> values[i] > values[i - 1]).boxed().toList();
    if (cuts.size() >= steps) {
      // The first change at or after each of the ranks.
      TreeSet<Integer> all = new TreeSet<>(cuts);
      cuts = IntStream.range(1, steps).mapToObj(k -> all.ceiling((int) ((long) k * values.length / steps))).filter(Objects::nonNull).distinct().toList();
    }
    return literals(feature, values, cuts);
  }

  private Column column(int feature, int steps) {
    return column(feature, examples.kind(feature).isNominal() ? labels(feature) : bounds(feature, steps));
  }

  private Column column(int feature, List<Literal> tests) {
    List<Literal> literals = new ArrayList<>(tests);
    int ordered = examples.kind(feature).isNominal() ? 0 : literals.size();
    if (!examples.isKnown(feature)) {
      literals.add(Literal.atLeast(Form.of(new Atom.Missing(feature)), 1));
    }
    return new Column(literals.stream().map(List::of).toList(), ordered, new char[0]).of(examples.rows());
  }

  /** The bounds that tell most about the answer, one after another, each within the steps that those before it leave. */
  private List<Literal> bounds(int feature, int steps) {
    int[] order = IntStream.range(0, examples.size()).filter(i -> !Double.isNaN(examples.rows()[i][feature])).boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> examples.rows()[i][feature]).thenComparingInt(i -> examples.answers()[i])).mapToInt(i -> i).toArray();
    double[] values = Arrays.stream(order).mapToDouble(i -> examples.rows()[i][feature]).toArray();
    int[] answers = Arrays.stream(order).map(i -> examples.answers()[i]).toArray();
    TreeSet<Integer> cuts = new TreeSet<>();
    List<Cut> open = new ArrayList<>(List.of(best(values, answers, 0, values.length)));
    while (cuts.size() < steps - 1) {
      Cut best = open.stream().max(Comparator.comparingDouble(Cut::gain).thenComparing(Comparator.comparingInt(Cut::at).reversed())).orElseThrow();
      if (best.gain() <= 0) {
        break;
      }
      open.remove(best);
      cuts.add(best.at());
      open.add(best(values, answers, best.from(), best.at()));
      open.add(best(values, answers, best.at(), best.to()));
    }
    return literals(feature, values, cuts);
  }

  private List<Literal> literals(int feature, double[] values, Collection<Integer> cuts) {
    Form form = Form.feature(feature);
    boolean whole = form.isWhole(examples.reals());
    return cuts.stream().map(at -> Literal.atLeast(form, whole ? CalendarBounds.wholeBetween(examples.features(), form, values[at - 1], values[at])
        : Thresholds.between(values[at - 1], values[at])))
        .toList();
  }

  /** The best place to cut some rows in the order of their values; a gain of 0 if there is none. */
  private record Cut(int from, int to, int at, double gain) {}

  private Cut best(double[] values, int[] answers, int from, int to) {
    long[] all = new long[examples.answerCount()];
    for (int i = from; i < to; i++) {
      all[answers[i]]++;
    }
    long[] below = new long[all.length];
    long[] above = all.clone();
    double whole = TreeLearner.entropy(all);
    // Each place is weighed in as many steps as there are answers; with many values some places are enough.
    int apart = Math.max(FEWEST_ROWS, (to - from) / MOST_PLACES);
    Cut best = new Cut(from, to, from, 0);
    int last = from;
    for (int i = from; i < to; i++) {
      if (i - last >= apart && values[i] > values[i - 1] && to - i >= FEWEST_ROWS) {
        last = i;
        double gain = whole - TreeLearner.entropy(below) - TreeLearner.entropy(above);
        best = gain > best.gain() + 1e-9 ? new Cut(from, to, i, gain) : best;
      }
      below[answers[i]]++;
      above[answers[i]]--;
    }
    return best;
  }

  /** The commonest values but the most common one. */
  private List<Literal> labels(int feature) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (double[] row : examples.rows()) {
      if (!Double.isNaN(row[feature])) {
        counts.merge((int) row[feature], 1, Integer::sum);
      }
    }
    return counts.keySet().stream().sorted(Comparator.comparingInt((Integer c) -> -counts.get(c)).thenComparing(c -> c)).skip(1)
        .filter(c -> counts.get(c) >= FEWEST_ROWS).limit(MOST_LABELS)
        .sorted().map(c -> Literal.atLeast(Form.of(new Atom.Is(feature, c)), 1)).toList();
  }

  /** The information that a column gives about the answer, in bits over all rows. */
  private double gain(Column column) {
    long[][] counts = new long[column.size()][examples.answerCount()];
    long[] all = new long[examples.answerCount()];
    for (int i = 0; i < examples.size(); i++) {
      counts[column.steps()[i]][examples.answers()[i]]++;
      all[examples.answers()[i]]++;
    }
    return TreeLearner.entropy(all) - Arrays.stream(counts).mapToDouble(TreeLearner::entropy).sum();
  }
}
