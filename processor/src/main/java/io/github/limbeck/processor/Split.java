package io.github.limbeck.processor;

import io.github.limbeck.processor.contract.Contract;
import io.github.limbeck.processor.dataset.Dataset;
import io.github.limbeck.processor.essence.DistinctRows;
import io.github.limbeck.processor.family.ArrayRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** The rows that are trained on, and those that are only scored; the same for the same rows and seed. */
record Split(Dataset training, Optional<Dataset> heldOut) {

  /**
   * Holds out what the contract says.
   *
   * @param validation held-out rows of a dataset of their own, if the contract names one
   */
  static Split of(Contract contract, Dataset dataset, Optional<Dataset> validation) {
    double share = contract.request().holdout();
    if (share == 0) {
      return new Split(dataset, validation);
    }
    long seed = contract.request().seed();
    boolean[] held = contract.formula().isPresent() ? drawn(dataset.rows(), share, seed)
        : contract.arrays().isEmpty() ? new DistinctRows(dataset, 0).holdOut(share, seed)
        : ArrayRows.of(dataset).holdOut(share, seed);
    return new Split(dataset.select(i -> !held[i]), Optional.of(dataset.select(i -> held[i])));
  }

  private static boolean[] drawn(int rows, double share, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    boolean[] held = new boolean[rows];
    order.subList(0, (int) Math.round(share * rows)).forEach(i -> held[i] = true);
    return held;
  }
}
