package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.ScoreColumns.Column;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns points for bounds of single features: an additive logistic model over a few steps of each, fitted feature by feature in turn (J.
 * Friedman, T. Hastie, R. Tibshirani, "Additive logistic regression", 2000), then snapped to small whole numbers that get no more rows wrong
 * (B. Ustun, C. Rudin, "Learning optimized risk scores", 2019, for what is asked of them).
 */
final class ScoreLearner {
  /** More rows do not change points of this size. */
  private static final int MOST_ROWS = 20_000;
  private static final int FEWEST_ROWS = 20;
  private static final int MOST_ANSWERS = 40;
  /** Lines of a table that fills a page or two, and of one that is taken in at a glance. */
  private static final int LINES = 140;
  private static final int FEW_LINES = 24;
  private static final int LINES_PER_FEATURE = 3;
  /** How many steps of a number are tried. */
  private static final int[] STEPS = {2, 4, 10};
  /** The greatest points that are tried, the smallest first. */
  private static final int[] GREATEST = {3, 5, 10, 20, 50, 100};

  /** The lead that is enough, as the logarithm of the odds of the right answer. */
  private static final double MARGIN = 1;
  /** By how many standard errors more rows may be wrong after rounding, and after lines were left out. */
  private static final double FOR_ROUNDING = 0.25;
  private static final double FOR_ROUNDING_AND_THINNING = 0.5;

  private final Examples examples;
  private final int[] answers;
  private final int[] codes;

  private ScoreLearner(Examples examples) {
    this.examples = examples;
    this.answers = examples.answersPresent();
    int[] index = new int[examples.answerCount()];
    IntStream.range(0, answers.length).forEach(a -> index[answers[a]] = a);
    this.codes = Arrays.stream(examples.answers()).map(a -> index[a]).toArray();
  }

  /** How many rows half of the work that is left is enough for. */
  static int affordableRows(int features, int answers, Work work) {
    long perRow = ScoreFit.workPerRow(Math.min(features, LINES / LINES_PER_FEATURE), answers);
    return (int) Math.min(MOST_ROWS, work.left() / 2 / Math.max(1, perRow));
  }

  /** A table of all features that tell something, and one of a few; none if there are too few rows, or too many answers. */
  static Map<Way, ScoreTable> learn(Examples examples) {
    Map<Way, ScoreTable> tables = new EnumMap<>(Way.class);
    int answers = examples.answersPresent().length;
    if (examples.size() >= FEWEST_ROWS && answers >= 2 && answers <= MOST_ANSWERS) {
      new ScoreLearner(examples).learn(tables);
    }
    return tables;
  }

  private void learn(Map<Way, ScoreTable> tables) {
    // Few rows bear few steps.
    Optional<ScoreFit.Trial> best = Arrays.stream(STEPS).mapToObj(steps -> ScoreColumns.of(examples, LINES, LINES_PER_FEATURE, steps))
        .filter(columns -> !columns.isEmpty()).map(this::trial).min(Comparator.comparingDouble(ScoreFit.Trial::loss));
    if (best.isEmpty()) {
      return;
    }
    List<Column> columns = best.get().columns();
    double[][][] points = ScoreFit.fit(best.get(), codes, answers.length, examples.work());
    tables.put(Way.SCORES, table(columns, points));
    List<Column> few = mostTelling(columns, points);
    if (few.size() < columns.size()) {
      tables.put(Way.FEW_SCORES, table(few, ScoreFit.fit(trial(few), codes, answers.length, examples.work())));
    }
  }

  private ScoreFit.Trial trial(List<Column> columns) {
    return ScoreFit.trial(columns, codes, answers.length, examples.work());
  }

  /** Those whose points differ most from row to row. */
  private List<Column> mostTelling(List<Column> columns, double[][][] points) {
    double[] weight = new double[columns.size()];
    for (int c = 0; c < weight.length; c++) {
      int[] rows = new int[points[c].length];
      for (char step : columns.get(c).steps()) {
        rows[step]++;
      }
      for (int a = 0; a < answers.length; a++) {
        double mean = 0;
        double squares = 0;
        for (int s = 0; s < rows.length; s++) {
          mean += rows[s] * points[c][s][a] / codes.length;
          squares += rows[s] * points[c][s][a] * points[c][s][a] / codes.length;
        }
        weight[c] += squares - mean * mean;
      }
    }
    List<Integer> order = IntStream.range(0, weight.length).boxed().sorted(Comparator.comparingDouble((Integer c) -> -weight[c]).thenComparing(c -> c)).toList();
    int lines = 0;
    int taken = 0;
    while (taken < order.size() && lines + columns.get(order.get(taken)).literals().size() <= FEW_LINES) {
      lines += columns.get(order.get(taken++)).literals().size();
    }
    return order.subList(0, taken).stream().sorted().map(columns::get).toList();
  }

  /** The table with the smallest points that get hardly more rows wrong than the numbers they are rounded from, without the lines that can be spared. */
  private ScoreTable table(List<Column> columns, double[][][] points) {
    double exact = new ScoreErrors(columns, points, codes, MARGIN, examples.work()).total();
    for (int greatest : GREATEST) {
      double scale = greatest / ScoreSnap.greatest(points);
      ScoreErrors snapped = new ScoreErrors(columns, ScoreSnap.snap(points, scale), codes, MARGIN * scale, examples.work());
      if (snapped.total() <= exact + FOR_ROUNDING * Math.sqrt(exact + 1) || greatest == GREATEST[GREATEST.length - 1]) {
        snapped.thin(exact + FOR_ROUNDING_AND_THINNING * Math.sqrt(exact + 1));
        return ScoreSnap.table(answers, columns, snapped.points());
      }
    }
    throw new IllegalStateException("no points were tried");
  }
}
