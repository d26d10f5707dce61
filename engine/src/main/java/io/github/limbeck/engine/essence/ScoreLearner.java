package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.ScoreColumns.Column;
import io.github.limbeck.engine.essence.ScoreFit.Trial;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns points for bounds of features, and for pairs of them: an additive logistic model over a few steps of each, fitted feature by feature in turn (J.
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
  /** How many there may be for each of many answers. */
  private static final int LINES_PER_ANSWER = 12;
  /** Pairs of conditions: how many are tried, as a share of the lines; the rows that are enough to find them; the steps that each number is looked at in. */
  private static final double SHARE_OF_PAIRS = 0.4;
  private static final int ROWS_FOR_PAIRS = 3000;
  private static final int STEPS_FOR_PAIRS = 10;
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
    Optional<Trial> best = Arrays.stream(STEPS).mapToObj(steps -> ScoreColumns.of(examples, LINES, LINES_PER_FEATURE, steps))
        .filter(columns -> !columns.isEmpty()).map(columns -> trial(columns, codes)).min(Comparator.comparingDouble(Trial::loss));
    if (best.isEmpty()) {
      return;
    }
    tables.put(Way.SCORES, table(withPairs(best.get()).orElse(best.get())));
    List<Column> all = best.get().points().columns();
    List<Column> few = best.get().points().mostTelling(FEW_LINES);
    if (few.size() < all.size()) {
      tables.put(Way.FEW_SCORES, table(trial(few, codes)));
    }
  }

  /** The points with pairs of conditions beside single ones, if that helps: of all lines those that tell most. */
  private Optional<Trial> withPairs(Trial single) {
    int conditions = Math.max(LINES, LINES_PER_ANSWER * answers.length);
    int apart = (codes.length - 1) / ROWS_FOR_PAIRS + 1;
    int[] some = IntStream.range(0, codes.length).filter(i -> i % apart == 0).map(i -> codes[i]).toArray();
    Trial without = apart == 1 ? single : trial(single.points().columns().stream().map(c -> c.ofEvery(apart)).toList(), some);
    List<Column> even = ScoreColumns.even(examples, STEPS_FOR_PAIRS, ScorePairs.mostColumns(some.length, answers.length)).stream().map(c -> c.ofEvery(apart)).toList();
    Trial with = ScoreFit.withPairs(without, even, (int) (SHARE_OF_PAIRS * conditions), some, examples.work());
    if (with == without) {
      return Optional.empty();
    }
    List<Column> columns = with.points().columns().stream().map(c -> c.of(examples.rows())).toList();
    ScorePoints shortened = new ScorePoints(columns, with.points().values()).shortened(conditions);
    return Optional.of(ScoreFit.trial(shortened, codes, examples.work())).filter(pairs -> pairs.loss() < single.loss());
  }

  private Trial trial(List<Column> columns, int[] codes) {
    return ScoreFit.trial(columns, codes, answers.length, examples.work());
  }

  /** The table with the smallest points that get hardly more rows wrong than the numbers they are rounded from, without the lines that can be spared. */
  private ScoreTable table(Trial trial) {
    ScorePoints points = ScoreFit.fit(trial, codes, examples.work());
    double exact = new ScoreErrors(points, codes, MARGIN, examples.work()).total();
    for (int greatest : GREATEST) {
      double scale = greatest / ScoreSnap.greatest(points.values());
      ScorePoints whole = new ScorePoints(points.columns(), ScoreSnap.snap(points.values(), scale));
      ScoreErrors snapped = new ScoreErrors(whole, codes, MARGIN * scale, examples.work());
      if (snapped.total() <= exact + FOR_ROUNDING * Math.sqrt(exact + 1) || greatest == GREATEST[GREATEST.length - 1]) {
        snapped.thin(exact + FOR_ROUNDING_AND_THINNING * Math.sqrt(exact + 1));
        return ScoreSnap.table(answers, whole.columns(), whole.values());
      }
    }
    throw new IllegalStateException("no points were tried");
  }
}
