package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.distil.RowVerdicts;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a compiled class answers on rows. All of it is counted, or added without rounding, so that no order of the rows is seen. */
final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RoundSettings settings;
  private final Share[] shares;
  /** By the hash of the answer that was missed. */
  private final TreeMap<Long, Sketch> missed = new TreeMap<>();
  /** The rows that a formula is off by most. */
  private final TreeMap<Off, Drawn> off = new TreeMap<>();
  private final boolean formula;
  private final Faults faults = new Faults();

  Tally(int answers, boolean formula, RoundSettings settings) {
    this.settings = settings;
    this.formula = formula;
    this.shares = new Share[] {new Share(answers), new Share(answers)};
  }

  /** How much a formula is off, and where. */
  private record Off(double by, long features, long answers) implements Comparable<Off>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compareTo(Off other) {
      int first = Double.compare(other.by, by);
      int second = first != 0 ? first : Long.compare(features, other.features);
      return second != 0 ? second : Long.compare(answers, other.answers);
    }
  }

  /** What is known of rows that may be learned from, or of those that are held back. */
  static final class Share implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] right;
    private long rows;
    private long allRight;
    private final BigDecimal[] sums;
    private final BigDecimal[] squares;
    private final BigDecimal[] residuals;

    Share(int answers) {
      right = new long[answers];
      sums = zeros(answers);
      squares = zeros(answers);
      residuals = zeros(answers);
    }

    private static BigDecimal[] zeros(int answers) {
      BigDecimal[] zeros = new BigDecimal[answers];
      Arrays.fill(zeros, BigDecimal.ZERO);
      return zeros;
    }

    private void with(Share other) {
      rows += other.rows;
      allRight += other.allRight;
      for (int a = 0; a < right.length; a++) {
        right[a] += other.right[a];
        sums[a] = sums[a].add(other.sums[a]);
        squares[a] = squares[a].add(other.squares[a]);
        residuals[a] = residuals[a].add(other.residuals[a]);
      }
    }

    /** Both together. */
    static Share of(Share one, Share other) {
      Share both = new Share(one.right.length);
      both.with(one);
      both.with(other);
      return both;
    }

    long rows() {
      return rows;
    }

    /** How many rows have all answers right. */
    long right() {
      return allRight;
    }

    /** How many rows have an answer right. */
    long right(int answer) {
      return right[answer];
    }

    /** R², the share of the variance that a formula explains. */
    double explained(int answer) {
      double total = squares[answer].doubleValue() - sums[answer].doubleValue() / rows * sums[answer].doubleValue();
      return total > 0 ? 1 - residuals[answer].doubleValue() / total : residuals[answer].signum() == 0 ? 1 : 0;
    }

    /** The root mean square of what a formula is off by. */
    double rootMeanSquare(int answer) {
      return Math.sqrt(residuals[answer].doubleValue() / rows);
    }
  }

  Share share(boolean held) {
    return shares[held ? 1 : 0];
  }

  Faults faults() {
    return faults;
  }

  /** Counts a row; one that is wrong and may be learned from is kept, if there are not too many. */
  void add(RowVerdicts verdicts, int row, boolean held, long features, long answers, Supplier<Drawn> drawn) {
    Share share = share(held);
    share.rows++;
    if (formula) {
      addNumbers(share, verdicts, row, held, features, answers, drawn);
      return;
    }
    boolean all = true;
    for (int a = 0; a < share.right.length; a++) {
      boolean right = verdicts.isRight(a, row);
      share.right[a] += right ? 1 : 0;
      all &= right;
    }
    share.allRight += all ? 1 : 0;
    if (!all && !held) {
      Sketch sketch = missed.get(answers);
      if (sketch == null || sketch.wants(features)) {
        missed.computeIfAbsent(answers, m -> new Sketch(settings.counterexamples())).add(features, answers, drawn.get());
        trim();
      }
    }
  }

  private void trim() {
    if (missed.size() > settings.answers()) {
      missed.pollLastEntry();
    }
  }

  private void addNumbers(Share share, RowVerdicts verdicts, int row, boolean held, long features, long answers, Supplier<Drawn> drawn) {
    double worst = 0;
    for (int a = 0; a < share.right.length; a++) {
      double actual = verdicts.actual()[a][row];
      double residual = Math.abs(verdicts.given()[a][row] - actual);
      double bounded = residual <= Double.MAX_VALUE ? residual : Double.MAX_VALUE; // NaN and infinity too
      share.sums[a] = share.sums[a].add(new BigDecimal(actual));
      share.squares[a] = share.squares[a].add(new BigDecimal(Math.min(actual * actual, Double.MAX_VALUE)));
      share.residuals[a] = share.residuals[a].add(new BigDecimal(Math.min(bounded * bounded, Double.MAX_VALUE)));
      worst = Math.max(worst, bounded);
    }
    Off here = new Off(worst, features, answers);
    if (!held && worst > 0 && (off.size() < settings.counterexamples() || here.compareTo(off.lastKey()) <= 0)) {
      add(here, drawn.get());
    }
  }

  private void add(Off here, Drawn row) {
    off.merge(here, row, Drawn::and);
    if (off.size() > settings.counterexamples()) {
      off.pollLastEntry();
    }
  }

  Tally with(Tally other) {
    for (int k = 0; k < shares.length; k++) {
      shares[k].with(other.shares[k]);
    }
    other.missed.forEach((answers, sketch) -> {
      missed.merge(answers, sketch, Sketch::with);
      trim();
    });
    other.off.forEach(this::add);
    faults.with(other.faults);
    return this;
  }

  /** Rows that are wrong, in an order that depends on their contents. */
  Stream<Drawn> wrong() {
    return Stream.concat(missed.values().stream().flatMap(Sketch::rows), off.values().stream()).map(Drawn::once);
  }
}
