package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.ContentHash;
import io.github.limbeck.engine.dataset.Dataset;
import java.io.Serializable;

/** Asks for a sample of the rows, how many there are, and what is wrong with them. */
final class Draw implements Question<Draw.Answer> {
  private static final long serialVersionUID = 1L;

  private final String contractText;
  private final long seed;
  private final RoundSettings settings;
  private transient Contract contract;

  Draw(Contract contract, RoundSettings settings) {
    this.contractText = contract.write();
    this.seed = contract.request().seed();
    this.settings = settings;
  }

  /** What was asked for. */
  static final class Answer implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The rows that may be learned from, and those that are held back. */
    private final Sketch[] sketches;
    private final Extremes[] extremes = {new Extremes(), new Extremes()};
    private final Faults faults = new Faults();
    private long rows;
    /** Sums of two hashes of each row: the same for the same rows in any order. */
    private final long[] sums = new long[2];

    Answer(RoundSettings settings) {
      sketches = new Sketch[] {new Sketch(settings.rows()), new Sketch(settings.rows() / settings.held())};
    }

    Sketch sketch(boolean held) {
      return sketches[held ? 1 : 0];
    }

    Extremes extremes(boolean held) {
      return extremes[held ? 1 : 0];
    }

    Faults faults() {
      return faults;
    }

    long rows() {
      return rows;
    }

    /** A text that tells these rows from others. */
    String fingerprint() {
      return rows + " " + sums[0] + " " + sums[1];
    }
  }

  /** Whether rows of a content are held back. */
  static boolean isHeld(long features, RoundSettings settings) {
    return Math.floorMod(features >>> 20, settings.held()) == 0;
  }

  @Override
  public Answer none() {
    return new Answer(settings);
  }

  @Override
  public Answer with(Answer before, Part part) {
    contract = contract == null ? Contract.read(contractText) : contract;
    part.read(contract, before.faults).ifPresent(data -> add(before, part, data));
    return before;
  }

  private void add(Answer answer, Part part, Dataset data) {
    ContentHash hash = new ContentHash(data);
    answer.rows += data.rows();
    for (int row = 0; row < data.rows(); row++) {
      long features = hash.features(row, seed);
      long answers = hash.answers(row, features);
      answer.sums[0] += features ^ answers;
      answer.sums[1] += answers * (features | 1);
      boolean held = isHeld(features, settings);
      Drawn drawn = null;
      if (answer.sketch(held).wants(features)) {
        drawn = Drawn.of(part, row);
        answer.sketch(held).add(features, answers, drawn);
      }
      answer.extremes(held).add(data, row, features, drawn, part);
    }
  }

  @Override
  public Answer together(Answer one, Answer other) {
    for (int k = 0; k < one.sketches.length; k++) {
      one.sketches[k] = one.sketches[k].with(other.sketches[k]);
      one.extremes[k].with(other.extremes[k]);
      one.sums[k] += other.sums[k];
    }
    one.faults.with(other.faults);
    one.rows += other.rows;
    return one;
  }
}
