package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Shares;
import java.util.Arrays;

/**
 * What does without any rule, or almost.
 *
 * @param commonest the share of rows that the commonest answer alone gets right
 * @param condition the share that the best single condition gets right; NaN where that was not tried
 */
public record Baseline(double commonest, double condition) {

  /** That of an answer with labels. */
  public static Baseline of(Dataset dataset, int answer) {
    long[] counts = new long[dataset.answers().get(answer).labels().size()];
    for (int i = 0; i < dataset.rows(); i++) {
      counts[(int) dataset.answers().get(answer).codes().get(i)]++;
    }
    return new Baseline((double) Arrays.stream(counts).max().orElse(0) / dataset.rows(), BestCondition.share(dataset, answer));
  }

  /** In words. */
  @Override
  public String toString() {
    return "the commonest answer alone: " + Shares.percent(commonest) + (Double.isNaN(condition) ? "" : ", the best single condition: " + Shares.percent(condition));
  }
}
