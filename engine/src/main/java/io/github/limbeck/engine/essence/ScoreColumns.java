package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The steps of each feature that points are given for. */
final class ScoreColumns {
  private static final int MOST_STEPS = 10;
  private static final int MOST_LABELS = 12;
  /** The fewest rows of a label that has points of its own. */
  private static final int FEWEST_ROWS = 3;

  private final Examples examples;

  private ScoreColumns(Examples examples) {
    this.examples = examples;
  }

  /**
   * A feature in steps.
   *
   * @param literals what tells the steps apart, for each but the first: of a number the bounds, of which as many hold as there are steps below;
   *     of a nominal feature its values, of which one or none holds; where values are missing that they are, last
   * @param ordered how many of the literals are bounds
   * @param steps the step of each row
   */
  record Column(int feature, List<Literal> literals, int ordered, char[] steps) {
    int size() {
      return literals.size() + 1;
    }
  }

  /**
   * The features that tell anything, with so many literals that they are about as many as asked for.
   *
   * @param lines how many literals there may be
   * @param least how many a feature has at least, if it has so many values; where there are too many features those that tell most are taken
   */
  static List<Column> of(Examples examples, int lines, int least) {
    ScoreColumns columns = new ScoreColumns(examples);
    int features = examples.features().size();
    List<Column> all = IntStream.range(0, features).mapToObj(f -> columns.column(f, least + 1)).filter(c -> c.size() > 1).toList();
    examples.work().spend(40L * features * examples.size());
    int most = Math.max(1, lines / least);
    if (all.size() > most) {
      double[] gains = all.stream().mapToDouble(columns::gain).toArray();
      return IntStream.range(0, all.size()).boxed().sorted(Comparator.comparingDouble((Integer c) -> -gains[c]).thenComparing(c -> c))
          .limit(most).sorted().map(all::get).toList();
    }
    int steps = Math.min(MOST_STEPS, lines / Math.max(1, all.size()) + 1);
    return all.stream().map(c -> columns.column(c.feature(), steps)).filter(c -> c.size() > 1).toList();
  }

  private Column column(int feature, int steps) {
    List<Literal> literals = new ArrayList<>(examples.kind(feature).isNominal() ? labels(feature) : bounds(feature, steps));
    int ordered = examples.kind(feature).isNominal() ? 0 : literals.size();
    if (!examples.isKnown(feature)) {
      literals.add(Literal.atLeast(Form.of(new Atom.Missing(feature)), 1));
    }
    char[] step = new char[examples.size()];
    for (int i = 0; i < step.length; i++) {
      for (int l = 0; l < literals.size(); l++) {
        if (literals.get(l).holds(examples.rows()[i])) {
          step[i] = (char) (l + 1);
        }
      }
    }
    return new Column(feature, literals, ordered, step);
  }

  /** Bounds between values, at even ranks. */
  private List<Literal> bounds(int feature, int steps) {
    double[] sorted = Arrays.stream(examples.rows()).mapToDouble(row -> row[feature]).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    Form form = Form.feature(feature);
    boolean whole = form.isWhole(examples.reals());
    List<Literal> bounds = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    for (int s = 1; s < Math.min(steps, distinct.length); s++) {
      double above = distinct.length <= steps ? distinct[s] : sorted[(int) ((long) s * sorted.length / steps)];
      int at = Arrays.binarySearch(distinct, above);
      if (at > 0 && above > before) {
        bounds.add(Literal.atLeast(form, whole ? Thresholds.wholeBetween(distinct[at - 1], above) : Thresholds.between(distinct[at - 1], above)));
        before = above;
      }
    }
    return bounds;
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
