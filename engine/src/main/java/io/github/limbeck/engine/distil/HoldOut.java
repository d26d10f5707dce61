package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.AlikeArrays;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.evidence.CrossValidation;
import io.github.limbeck.engine.evidence.Groups;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The rows that are trained on, and those that are only scored; the same for the same rows and seed. */
public record HoldOut(Dataset training, Optional<Dataset> heldOut) {

  /**
   * Holds out what the contract says. Of rules, rows that weigh nothing are neither trained on nor scored.
   *
   * @param validation held-out rows of a dataset of their own, if the contract names one
   * @throws Refusal if all rows belong to one group
   */
  public static HoldOut of(Contract contract, Dataset all, Optional<Dataset> validation) throws Refusal {
    boolean weighed = all.marks().weights().isPresent() && contract.formula().isEmpty();
    Dataset dataset = weighed ? all.select(i -> all.weight(i) > 0) : all;
    requireGroups(dataset, contract);
    double share = contract.request().holdout();
    if (share == 0) {
      return new HoldOut(dataset, validation);
    }
    long seed = contract.request().seed();
    boolean marked = dataset.marks().group().isPresent() || dataset.marks().order().isPresent();
    boolean[] held = marked ? whole(dataset, share, seed) : contract.formula().isPresent() && !contract.perceives() || !dataset.items().isEmpty() ? drawn(dataset, share, seed)
        : contract.arrays().isEmpty() ? new AlikeRows(dataset, 0).holdOut(share, seed)
        : AlikeArrays.of(dataset).holdOut(share, seed);
    return new HoldOut(dataset.select(i -> !held[i]), Optional.of(dataset.select(i -> held[i])));
  }

  private static void requireGroups(Dataset dataset, Contract contract) throws Refusal {
    boolean oneSeries = contract.change().isPresent() && contract.request().holdout() == 0;
    if (!oneSeries && dataset.rows() > 1 && dataset.marks().group().isPresent() && dataset.marks().group().get().isConstant()) {
      throw new Refusal(Diagnostic.ONE_GROUP, Place.attribute("group"), "All " + dataset.rows() + " rows of " + dataset.name()
          + " have the same value in the column " + Wording.quote(contract.request().group()) + ".");
    }
  }

  /** Whole groups, drawn by what their rows hold; or, where rows have an order, the last ones. */
  private static boolean[] whole(Dataset dataset, double share, long seed) {
    List<CrossValidation.Group> groups = Groups.of(dataset, i -> hash(dataset, i, seed));
    ToDoubleFunction<CrossValidation.Group> latest = g -> dataset.marks().order().map(o -> g.rows().stream().mapToDouble(o::get).max().orElse(0)).orElse(0.0);
    boolean[] held = new boolean[dataset.rows()];
    int left = (int) Math.round(share * held.length);
    for (CrossValidation.Group group : groups.stream().sorted(Comparator.comparingDouble(latest).reversed().thenComparingLong(CrossValidation.Group::hash)).toList()) {
      if (left > 0) {
        group.rows().forEach(row -> held[row] = true);
      }
      left -= group.rows().size();
    }
    return held;
  }

  /** Drawn by what the rows hold, not by where they stand. */
  private static boolean[] drawn(Dataset dataset, double share, long seed) {
    long[] hashes = IntStream.range(0, dataset.rows()).mapToLong(i -> hash(dataset, i, seed)).toArray();
    boolean[] held = new boolean[dataset.rows()];
    IntStream.range(0, held.length).boxed().sorted(Comparator.comparingLong(i -> hashes[i]))
        .limit(Math.round(share * held.length)).forEach(i -> held[i] = true);
    return held;
  }

  /** By what is read of a row, so that what is computed from it changes nothing. */
  private static long hash(Dataset dataset, int row, long seed) {
    DoubleStream.Builder all = DoubleStream.builder();
    IntStream.range(0, dataset.columns().size() - dataset.aggregates().size()).filter(f -> !isFound(dataset, f)).forEach(f -> all.add(dataset.columns().get(f).get(row)));
    dataset.items().forEach(list -> Arrays.stream(list.rows().get(row))
        .forEach(item -> IntStream.range(0, item.length).filter(f -> !list.feature().isLatent(f)).forEach(f -> all.add(item[f]))));
    dataset.answers().forEach(answer -> all.add(answer.codes().get(row)));
    return AlikeRows.hash(all.build().toArray(), seed);
  }

  /** Whether a column of bodies is not read but found. */
  private static boolean isFound(Dataset dataset, int feature) {
    return dataset.items().stream().flatMap(i -> i.feature().latents().stream()).anyMatch(l -> l.field().equals(dataset.features().get(feature).name()));
  }
}
