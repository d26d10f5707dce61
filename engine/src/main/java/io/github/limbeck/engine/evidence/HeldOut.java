package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.evidence.Estimate.Scheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model makes of the rows that were held out, one part after the other.
 *
 * @param actual the code of each row's answer; of arrays 0
 * @param given the code that the model gave; of arrays 0 where it was right, else 1
 * @param weights how much each row counts
 * @param losses what each answer costs, as a share of the worst; 0 if it is right
 * @param independent as how many decisions that do not hang together they count
 * @param heldOut how many of the folds were held out in turn
 * @param folds how many there are
 * @param scheme how they were chosen
 */
public record HeldOut(int[] actual, int[] given, double[] weights, double[] losses, int independent, int heldOut, int folds, Scheme scheme) {
  /** How many rows were held out. */
  public int tried() {
    return actual.length;
  }

  /** How many of them a model that is as right on all would answer rightly: by their weights, and less what wrong answers cost. */
  double score() {
    double lost = IntStream.range(0, losses.length).mapToDouble(i -> weights[i] * losses[i]).sum();
    return (1 - lost / Arrays.stream(weights).sum()) * tried();
  }

  /** Whether nothing is lost. */
  public boolean isRight() {
    return Arrays.stream(losses).allMatch(loss -> loss == 0);
  }

  public Estimate estimate() {
    return new Estimate((int) Math.round(score()), tried(), independent, heldOut, folds, scheme);
  }

  /**
   * How often each answer was right, was given, and both.
   *
   * @param answers how many there are
   */
  public List<AnswerCounts> byAnswer(int answers) {
    int[][] counts = new int[answers][3];
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]][0]++;
      if (given[i] >= 0 && given[i] < answers) {
        counts[given[i]][1]++;
      }
      counts[actual[i]][2] += actual[i] == given[i] ? 1 : 0;
    }
    List<AnswerCounts> all = new ArrayList<>();
    Arrays.stream(counts).forEach(c -> all.add(new AnswerCounts(c[0], c[1], c[2])));
    return all;
  }
}
