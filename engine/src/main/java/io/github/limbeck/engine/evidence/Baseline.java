package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Shares;
import java.util.stream.DoubleStream;

/**
 * What does without any rule, or almost.
 *
 * @param commonest the share of rows that the commonest answer alone gets right; where mistakes have costs, what the cheapest one spares of them
 * @param condition the same for the best single condition; NaN where that was not tried
 */
public record Baseline(double commonest, double condition) {

  /** That of an answer with labels. */
  public static Baseline of(Dataset dataset, int answer, Costs costs) {
    double[] counts = new double[dataset.answers().get(answer).labels().size()];
    for (int i = 0; i < dataset.rows(); i++) {
      counts[(int) dataset.answers().get(answer).codes().get(i)] += dataset.weight(i);
    }
    double commonest = 1 - costs.leastLoss(counts) / DoubleStream.of(counts).sum();
    return new Baseline(commonest, BestCondition.share(dataset, answer, costs));
  }

  /** In words. */
  @Override
  public String toString() {
    return "the commonest answer alone: " + Shares.percent(commonest) + (Double.isNaN(condition) ? "" : ", the best single condition: " + Shares.percent(condition));
  }

  /**
   * In words, as costs.
   *
   * @param worst what a row costs at worst
   */
  String toString(double worst) {
    return "the cheapest answer alone: " + Shares.cost((1 - commonest) * worst)
        + (Double.isNaN(condition) ? "" : ", the best single condition: " + Shares.cost((1 - condition) * worst));
  }
}
