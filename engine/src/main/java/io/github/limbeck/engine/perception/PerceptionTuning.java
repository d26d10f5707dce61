package io.github.limbeck.engine.perception;

/**
 * The tuned numbers of what reads images. Where nothing else is said they were chosen on digits of 28x28 that were left out one by one, and checked on 2,000 others
 * (docs/benchmarks.md, table N).
 *
 * @param patches how many patches are learned
 * @param patchShare the side of a patch, as a share of the shorter side of an image
 * @param regions along each side of an image, in which responses are added up
 * @param windows how many windows of the examples patches are learned from
 * @param rounds of k-means
 * @param threshold what a response must exceed to count, in standard deviations of the responses to windows that are not blank
 * @param ridge the penalty of the read-out, as a share of a standardised feature's variance
 * @param sharpness what scores are multiplied by to become logarithms of probabilities (docs/images.md)
 * @param margins rounds in which targets that are exceeded give way: 97.9 % of fresh digits are read rightly without, 98.1 % with
 */
public record PerceptionTuning(int patches, double patchShare, int regions, int windows, int rounds, double threshold, double ridge, double sharpness, int margins) {
  public static final PerceptionTuning USUAL = new PerceptionTuning(100, 0.36, 4, 30_000, 10, 0.8, 0.005, 12, 5);
}
