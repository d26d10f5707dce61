package io.github.limbeck.engine.perception;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Learns to read what images show from what comes of it alone (docs/images.md; the task is that of Kim et al., "Integration of neural network-based symbolic
 * regression in deep learning for scientific discovery", 2021). Patches are learned without labels; a rough reading is what answers tell of an
 * image; operations on it are tried, and those that foretell the answers best are taken as the law under which levels are told apart.
 */
public final class ReadingLearner {
  private final Sightings rows;
  private final List<int[][]> moved;
  private final Patches patches;
  private final int[][] features;
  private final PerceptionTuning tuning;
  private final PerceptionTuning.Search search;
  private final Ridge.Moments moments;
  private final Ridge ridge;

  private ReadingLearner(Sightings rows, Gallery gallery, PerceptionTuning tuning) {
    this.rows = rows;
    this.moved = gallery.moved();
    this.tuning = tuning;
    this.search = tuning.search();
    this.patches = Patches.learn(gallery.pixels(), gallery.images(), tuning);
    this.features = gallery.images().stream().parallel().map(patches::features).toArray(int[][]::new);
    this.moments = Ridge.Moments.of(features);
    this.ridge = moments.ridge(tuning.ridge());
  }

  /**
   * Learns from answers that are numbers.
   *
   * @return empty if no operation on levels explains the answers
   */
  public static Optional<Learned> learn(Gallery gallery, double[][] numbers, double[] answers, PerceptionTuning tuning) {
    return of(gallery, numbers, answers, tuning).learn();
  }

  /**
   * Learns to read real numbers, where there are no levels: what a gauge shows.
   *
   * @return empty if no operation on them explains half of the variance of the answers
   */
  public static Optional<Learned> measure(Gallery gallery, double[][] numbers, double[] answers, PerceptionTuning tuning) {
    return of(gallery, numbers, answers, tuning).measure();
  }

  /**
   * Learns from answers that are true or false, 1 or 0, of two images each, or of one and numbers beside it.
   *
   * @return empty if no comparison of levels explains the answers
   */
  public static Optional<Learned> compare(Gallery gallery, double[][] numbers, double[] truths, PerceptionTuning tuning) {
    return of(gallery, numbers, truths, tuning).compare();
  }

  private static ReadingLearner of(Gallery gallery, double[][] numbers, double[] answers, PerceptionTuning tuning) {
    return new ReadingLearner(new Sightings(gallery.images().size(), gallery.seen(), numbers, answers), gallery, tuning);
  }

  /** Learns from answers that say which level the one image of a row shows, from 0 on. */
  public static Learned recognise(Gallery gallery, double[] answers, PerceptionTuning tuning) {
    ReadingLearner learner = of(gallery, new double[answers.length][0], answers, tuning);
    Sightings rows = learner.rows;
    int levels = 1 + (int) Arrays.stream(answers).max().orElse(0);
    int[][] votes = new int[gallery.images().size()][levels];
    for (int row = 0; row < rows.rows(); row++) {
      votes[rows.seen()[row][0]][(int) rows.answers()[row]]++;
    }
    int[] shown = Arrays.stream(votes).mapToInt(v -> IntStream.range(0, levels).boxed().max(Comparator.comparingInt((Integer l) -> v[l]).thenComparing(l -> -l)).orElse(0)).toArray();
    boolean[] agrees = new boolean[rows.rows()];
    for (int row = 0; row < agrees.length; row++) {
      agrees[row] = shown[rows.seen()[row][0]] == rows.answers()[row];
    }
    return learner.finished(IntStream.range(0, levels).toArray(), shown, agrees, new Operation.Level(0), 1);
  }

  /** The answers as they are, and if these do not follow, what they are beyond the least of them: a constant may be added to an operation. */
  private Optional<Learned> learn() {
    double least = Arrays.stream(rows.answers()).min().orElse(0);
    Optional<Learned> plain = learn(0);
    if (least == 0 || plain.isPresent() && plain.get().agreeing() > search.explained()) {
      return plain;
    }
    Optional<Learned> beyond = learn(least);
    return beyond.isPresent() && (plain.isEmpty() || beyond.get().agreeing() > plain.get().agreeing()) ? beyond : plain;
  }

  private Optional<Learned> learn(double offset) {
    Sightings beyond = new Sightings(rows.images(), rows.seen(), rows.numbers(), Arrays.stream(rows.answers()).map(a -> a - offset).toArray());
    double unit = rows.numbers()[0].length == 0 ? beyond.unit() : 1;
    if (unit == 0) {
      return Optional.empty();
    }
    Sightings scaled = new Sightings(rows.images(), rows.seen(), rows.numbers(), Arrays.stream(beyond.answers()).map(a -> Math.rint(a / unit * 1e9) / 1e9).toArray());
    Ridge rough = rough(scaled);
    double[][] reading = RoughReading.of(scaled, rough);
    List<Operation> operations = new ArrayList<>(Operation.all(rows.parameters(), rows.numbers()[0].length));
    operations.addAll(Operation.weightedBy(reading[1]));
    Optional<Expectation.Result> best = best(scaled, rough, operations, reading[0]);
    double alone = best.map(b -> explained(scaled, b)).orElse(0.0);
    Optional<Expectation.Result> ofPairs = alone > search.explained() || rows.parameters() == 1 ? Optional.empty() : best(scaled, rough, operations, PairReading.of(scaled, rough, search));
    return ofPairs.filter(b -> explained(scaled, b) > alone).or(() -> best).map(b -> finished(scaled, b, unit).beyond(offset));
  }

  /** The operation by which most answers come out; empty if too few do by any. */
  private Optional<Expectation.Result> best(Sightings scaled, Ridge rough, List<Operation> operations, double[] reading) {
    Optional<Expectation.Result> best = Optional.empty();
    double explained = 0;
    for (Screening.Candidate candidate : Screening.of(scaled, reading, operations).stream().limit(search.operations()).toList()) {
      Optional<Expectation.Result> result = tried(scaled, rough, candidate, reading);
      if (result.isPresent() && explained(scaled, result.get()) > explained) {
        best = result;
        explained = explained(scaled, result.get());
      }
      if (explained > search.explained()) {
        break;
      }
    }
    return explained < search.unexplained() ? Optional.empty() : best;
  }

  private Optional<Learned> measure() {
    Ridge rough = rough(rows);
    double[] reading = RoughReading.of(rows, rough)[0];
    Operation best = null;
    double[] bestReading = null;
    double least = 1 - search.measured();
    for (Screening.Candidate candidate : Screening.ofReals(rows, reading, Operation.all(rows.parameters(), rows.numbers()[0].length)).stream().limit(search.operations()).toList()) {
      if (!Double.isFinite(candidate.error())) {
        continue;
      }
      double[] first = Arrays.stream(reading).map(g -> candidate.shift() + candidate.scale() * g).toArray();
      double[] better = RoughReading.improved(rows, rough, candidate.operation(), first, 2 * search.steps());
      double[] chosen = RoughReading.error(rows, candidate.operation(), better) < RoughReading.error(rows, candidate.operation(), first) ? better : first;
      double error = RoughReading.error(rows, candidate.operation(), chosen);
      if (error < least * (best == null || candidate.operation().size() <= best.size() ? 1 : search.clearly())) {
        best = candidate.operation();
        bestReading = chosen;
        least = error;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    Operation law = best;
    Ridge.Fit fit = rough.fit(RoughReading.targets(rows, law, bestReading));
    ImageReader reader = ImageReader.ofReals(patches, fit);
    boolean[] all = new boolean[rows.rows()];
    Arrays.fill(all, true);
    double[] read = Arrays.stream(features).parallel().mapToDouble(reader::ofFeatures).toArray();
    return Optional.of(new Learned(reader, read, all, read, Arrays.stream(fit.apart()).mapToDouble(a -> a[0]).toArray(), law, 1, 0));
  }

  private Optional<Learned> compare() {
    return Comparisons.of(rows, ridge, rough(rows), tuning).filter(b -> explained(rows, b) >= search.unexplained()).map(b -> finished(rows, b, 1));
  }

  /** Of few images a rough reading needs a greater penalty than one of levels. */
  private Ridge rough(Sightings scaled) {
    if (features.length >= 4 * patches.features()) {
      return ridge;
    }
    Ridge best = ridge;
    double least = RoughReading.unexplained(scaled, ridge);
    for (double penalty : search.penalties()) {
      Ridge other = moments.ridge(penalty);
      double error = RoughReading.unexplained(scaled, other);
      if (error < least) {
        best = other;
        least = error;
      }
    }
    return best;
  }

  private Optional<Expectation.Result> tried(Sightings scaled, Ridge rough, Screening.Candidate candidate, double[] reading) {
    if (!Double.isFinite(candidate.error())) {
      return Optional.empty();
    }
    Operation operation = candidate.operation();
    double[] first = Arrays.stream(reading).map(g -> candidate.shift() + candidate.scale() * g).toArray();
    double[] better = RoughReading.improved(scaled, rough, operation, first, search.steps());
    double error = RoughReading.error(scaled, operation, first);
    if (RoughReading.error(scaled, operation, better) < error) {
      first = better;
      error = RoughReading.error(scaled, operation, better);
    }
    double[] sorted = first.clone();
    Arrays.sort(sorted);
    int low = (int) Math.floor(sorted[sorted.length / 100]) - 1;
    int high = (int) Math.ceil(sorted[sorted.length - 1 - sorted.length / 100]) + 1;
    if (high - low >= search.levels() || StrictMath.pow(high - low + 1, rows.parameters()) > search.combinations()) {
      return Optional.empty();
    }
    double[] values = IntStream.rangeClosed(low, high).asDoubleStream().toArray();
    Expectation expectation = new Expectation(scaled, operation, values, ridge, tuning);
    Expectation.Result result = expectation.run(FirstLevels.spread(first, values, Math.max(0.3, error)), search.rounds());
    double[] kept = result.common(search.fewest());
    return Optional.of(kept.length == values.length ? result : new Expectation(scaled, operation, kept, ridge, tuning).run(FirstLevels.only(result, kept), search.rounds()));
  }

  /** The share of the rows whose answers come out by what is foretold of their images. */
  private static double explained(Sightings scaled, Expectation.Result result) {
    int[] levels = Arrays.stream(result.foretold()).mapToInt(ReadingLearner::greatest).toArray();
    boolean[] agrees = agrees(scaled, result.operation(), i -> result.values()[levels[i]]);
    return (double) IntStream.range(0, agrees.length).filter(row -> agrees[row]).count() / agrees.length;
  }

  private static boolean[] agrees(Sightings scaled, Operation operation, IntToDoubleFunction level) {
    boolean[] agrees = new boolean[scaled.rows()];
    double[] levels = new double[scaled.parameters()];
    for (int row = 0; row < agrees.length; row++) {
      for (int k = 0; k < levels.length; k++) {
        levels[k] = level.applyAsDouble(scaled.seen()[row][k]);
      }
      agrees[row] = Expectation.isEqual(operation.of(levels, scaled.numbers()[row]), scaled.answers()[row]);
    }
    return agrees;
  }

  private static int greatest(double[] of) {
    int best = 0;
    for (int l = 1; l < of.length; l++) {
      best = of[l] > of[best] ? l : best;
    }
    return best;
  }

  private Learned finished(Sightings scaled, Expectation.Result result, double unit) {
    int[] shown = Arrays.stream(result.posterior()).mapToInt(ReadingLearner::greatest).toArray();
    boolean[] agrees = agrees(scaled, result.operation(), i -> result.values()[shown[i]]);
    int shift = isFree(scaled, result) ? -(int) result.values()[0] : 0;
    return finished(Arrays.stream(result.values()).mapToInt(v -> (int) v + shift).toArray(), shown, agrees, result.operation(), unit);
  }

  /** Whether all levels may be moved alike without a difference to any row. */
  private static boolean isFree(Sightings scaled, Expectation.Result result) {
    double[] one = new double[scaled.parameters()];
    double[] other = new double[scaled.parameters()];
    for (int row = 0; row < Math.min(100, scaled.rows()); row++) {
      for (int k = 0; k < one.length; k++) {
        one[k] = result.values()[greatest(result.posterior()[scaled.seen()[row][k]])];
        other[k] = one[k] + 1;
      }
      if (!Expectation.isEqual(result.operation().of(one, scaled.numbers()[row]), result.operation().of(other, scaled.numbers()[row]))) {
        return false;
      }
    }
    return true;
  }

  /** The read-out that is kept: learned from images moved by a cell too, where cells are finer than what patches are of. */
  private Ridge.Fit margin(int[] shown, int levels) {
    int copies = moved.get(0).length;
    if (copies == 0) {
      return ridge.margin(shown, levels, tuning.margins());
    }
    int n = shown.length;
    int[] classes = IntStream.range(0, n * (copies + 1)).map(i -> shown[i % n]).toArray();
    int[][] all = IntStream.range(0, classes.length).parallel().mapToObj(i -> i < n ? features[i] : patches.features(moved.get(i % n)[i / n - 1])).toArray(int[][]::new);
    return Ridge.of(all, tuning.ridge()).margin(classes, levels, tuning.margins());
  }

  /** @param shown per image the position of its level */
  private Learned finished(int[] levels, int[] shown, boolean[] agrees, Operation operation, double unit) {
    double[][] targets = new double[shown.length][levels.length];
    for (int i = 0; i < shown.length; i++) {
      targets[i][shown[i]] = 1;
    }
    Ridge.Fit fit = ridge.fit(targets);
    ImageReader reader = ImageReader.of(patches, levels, margin(shown, levels.length));
    double[] read = Arrays.stream(features).parallel().mapToDouble(reader::ofFeatures).toArray();
    double[] apart = Arrays.stream(fit.apart()).mapToDouble(a -> levels[greatest(a)]).toArray();
    return new Learned(reader, Arrays.stream(shown).mapToDouble(s -> levels[s]).toArray(), agrees, read, apart, operation, unit, 0);
  }
}
