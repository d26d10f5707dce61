package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.AlikeArrays;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows that are trained on, and those that are only scored; the same for the same rows and seed. */
public record HoldOut(Dataset training, Optional<Dataset> heldOut) {

  /**
   * Holds out what the contract says.
   *
   * @param validation held-out rows of a dataset of their own, if the contract names one
   */
  public static HoldOut of(Contract contract, Dataset dataset, Optional<Dataset> validation) {
    double share = contract.request().holdout();
    if (share == 0) {
      return new HoldOut(dataset, validation);
    }
    long seed = contract.request().seed();
    boolean[] held = contract.formula().isPresent() ? drawn(dataset, share, seed)
        : contract.arrays().isEmpty() ? new AlikeRows(dataset, 0).holdOut(share, seed)
        : AlikeArrays.of(dataset).holdOut(share, seed);
    return new HoldOut(dataset.select(i -> !held[i]), Optional.of(dataset.select(i -> held[i])));
  }

  /** Drawn by what the rows hold, not by where they stand. */
  private static boolean[] drawn(Dataset dataset, double share, long seed) {
    long[] hashes = IntStream.range(0, dataset.rows()).mapToLong(i -> hash(dataset, i, seed)).toArray();
    boolean[] held = new boolean[dataset.rows()];
    IntStream.range(0, held.length).boxed().sorted(Comparator.comparingLong(i -> hashes[i]))
        .limit(Math.round(share * held.length)).forEach(i -> held[i] = true);
    return held;
  }

  private static long hash(Dataset dataset, int row, long seed) {
    double[] features = dataset.row(row);
    double[] all = Arrays.copyOf(features, features.length + dataset.answers().size());
    for (int a = 0; a < dataset.answers().size(); a++) {
      all[features.length + a] = dataset.answers().get(a).codes().get(row);
    }
    return AlikeRows.hash(all, seed);
  }
}
