package io.github.limbeck.engine.perception;

import java.util.List;

/**
 * The tuned numbers of what reads images. Where nothing else is said they were chosen on digits of 28 by 28 that were left out one by one, and checked on
 * 2,000 others (docs/benchmarks.md, table N).
 *
 * @param fewPatches how many patches are learned where there are few images: more than these read worse then
 * @param patches how many are learned of many images: with 100 of them six to eight in a thousand fresh digits fewer are read rightly (97.75 for 98.4 %), and a decision takes two thirds of the time
 * @param features the greatest number of features, as a share of the images, for which there are more patches than few
 * @param patchShare the side of a patch, as a share of the shorter side of an image
 * @param regions along each side of an image, in which responses are added up
 * @param windows how many windows of the examples patches are learned from
 * @param rounds of k-means
 * @param threshold what a response must exceed to count, in standard deviations of the responses to windows that are not blank
 * @param ridge the penalty of the read-out, as a share of a standardised feature's variance
 * @param sharpness what scores are multiplied by to become logarithms of probabilities (docs/images.md)
 * @param margins rounds in which targets that are exceeded give way: two to three in a thousand fresh digits more are read rightly with them
 * @param search what is tried
 */
public record PerceptionTuning(int fewPatches, int patches, double features, double patchShare, int regions, int windows, int rounds, double threshold, double ridge, double sharpness, int margins, Search search) {
  public static final PerceptionTuning USUAL = new PerceptionTuning(100, 160, 0.7, 0.36, 4, 30_000, 10, 0.8, 0.005, 12, 5,
      new Search(6, 6, 0.85, 0.5, 0.5, 0.9, 24, 14, 20_000, 10, 0.004, List.of(0.1, 1.0), 4, 24, 3, 0.001));

  /** How many patches are learned of so many images, whose responses are added up in so many regions. */
  int patches(int images, int regions) {
    return (int) Math.max(fewPatches, Math.min(patches, features * images / regions));
  }

  /**
   * What is tried of operations and levels.
   *
   * @param operations that are tried to the end, of those that the rough reading favours
   * @param steps by which a rough reading is brought nearer to what an operation needs
   * @param explained the share of the rows by which an operation needs no rival
   * @param unexplained the share of the rows below which nothing was read
   * @param measured the share of the variance below which nothing was measured
   * @param clearly what a longer operation must leave at most of the variance that a shorter one leaves
   * @param levels the most levels
   * @param compared the most levels of images that are compared
   * @param combinations the most combinations of levels of the images of a row
   * @param rounds of expectation-maximisation
   * @param fewest the share of the images that must show a level, if it is to be one
   * @param penalties of the rough reading, which has few rows to each image, beside the usual one
   * @param starts of what pairs of images tell, of which the strongest is taken
   * @param turns of power iteration for each
   * @param patience so many numbers of levels, one after the other, that make the answers of comparisons no likelier end the search
   * @param level what a level of a comparison must add to the mean logarithm of the likelihood of an answer: less than any difference that counts
   */
  public record Search(int operations, int steps, double explained, double unexplained, double measured, double clearly, int levels, int compared, int combinations, int rounds, double fewest,
      List<Double> penalties, int starts, int turns, int patience, double level) {
    public Search {
      penalties = List.copyOf(penalties);
    }
  }
}
