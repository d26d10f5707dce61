package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.evidence.Estimate.Scheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Trains on parts of the rows, and tells which of the others are answered rightly. Rows with equal features lie in one fold, every
 * answer has its share of each, and what the rows hold decides which, so that their order does not matter. Rows that have an order
 * in time are held out after those that are learned from.
 */
public final class CrossValidation {
  private static final int FOLDS = 10;
  /** Each is held out by itself below. */
  private static final int FEWEST_FOR_FOLDS = 20;

  /** Where not all folds are tried, so many rows at least are held out, if that leaves two thirds to learn from. */
  private static final int FEWEST_HELD_OUT = 30;
  private static final int FEWEST_FOLDS = 3;

  /** What all folds together may cost even where training costs less: about a fifth of a second. */
  public static final long LEAST_WORK = 200_000_000L;

  private final Dataset dataset;
  private final int[] group;
  private final int[] part;
  private final int[] heldOut;
  private final Scheme scheme;
  private final int parts;

  private CrossValidation(Dataset dataset, List<Group> groups, int[] part, int[] heldOut, Scheme scheme, int parts) {
    this.dataset = dataset;
    this.group = new int[dataset.rows()];
    IntStream.range(0, groups.size()).forEach(g -> groups.get(g).rows().forEach(row -> group[row] = g));
    this.part = part;
    this.heldOut = heldOut;
    this.scheme = scheme;
    this.parts = parts;
  }

  /** What is validated. */
  public interface Learner {
    /** Per model that is learned from the first dataset, what it makes of the rows of the second. */
    List<Judged> judge(Dataset training, Dataset heldOut, Work work);
  }

  /**
   * What a model makes of some rows, as {@link HeldOut} has it of all.
   */
  public record Judged(int[] actual, int[] given, double[] losses) {
    /** Of rows whose answers have no codes. */
    public static Judged of(BitSet right, int rows) {
      int[] given = IntStream.range(0, rows).map(i -> right.get(i) ? 0 : 1).toArray();
      return new Judged(new int[rows], given, Arrays.stream(given).asDoubleStream().toArray());
    }
  }

  /**
   * Rows that lie in one fold: those with equal features, or of one group.
   *
   * @param hash of what they hold
   * @param label what most of them answer; 0 if answers have no labels
   */
  public record Group(List<Integer> rows, long hash, int label) {}

  /**
   * Plans the folds. As many are held out in turn as cost no more than one training on all rows: all ten where that is little, else one
   * or more of fewer and larger ones.
   *
   * @param groups all rows; two groups at least
   * @param cost what training on all rows cost, in units of work
   * @param least what all folds may cost even where training costs less
   * @param work what there is left to spend
   * @return empty if nothing is left
   */
  public static Optional<CrossValidation> of(Dataset dataset, List<Group> groups, long cost, long least, Work work) {
    if (work.isSpent()) {
      return Optional.empty();
    }
    long budget = Math.min(work.left(), Math.max(cost, least));
    int all = Math.min(FOLDS, most(dataset, groups));
    int affordable = (int) Math.max(1, Math.min(all, budget / Math.max(1, cost)));
    // One part alone has to be large enough to tell anything.
    int folds = affordable == all ? all : Math.max(Math.min(all, FEWEST_FOLDS), Math.min(all, affordable * groups.size() / FEWEST_HELD_OUT));
    return Optional.of(of(dataset, groups, folds, Math.min(affordable, folds)));
  }

  /**
   * All folds, for what costs next to nothing: each group by itself where there are few.
   *
   * @param groups all rows; two groups at least
   */
  public static CrossValidation ofAll(Dataset dataset, List<Group> groups) {
    int folds = groups.size() < FEWEST_FOR_FOLDS ? most(dataset, groups) : FOLDS;
    return of(dataset, groups, folds, folds);
  }

  /** The first part of rows with an order is never held out, since nothing comes before it. */
  private static int most(Dataset dataset, List<Group> groups) {
    return groups.size() - (dataset.marks().order().isPresent() ? 1 : 0);
  }

  private static CrossValidation of(Dataset dataset, List<Group> groups, int folds, int tried) {
    if (dataset.marks().order().isPresent()) {
      int[] part = inOrder(dataset.rows(), groups, dataset.marks().order().get()::get, folds + 1);
      return new CrossValidation(dataset, groups, part, IntStream.rangeClosed(folds + 1 - tried, folds).toArray(), Scheme.FORWARD, folds);
    }
    return new CrossValidation(dataset, groups, dealt(dataset.rows(), groups, folds), IntStream.range(0, tried).toArray(),
        dataset.marks().group().isPresent() ? Scheme.BY_GROUP : Scheme.BY_CONTENT, folds);
  }

  public int parts() {
    return parts;
  }

  public Scheme scheme() {
    return scheme;
  }

  /**
   * Learns from each part's complement, or from what comes before it.
   *
   * @param cost what training on all rows cost; each part may cost as much
   * @return one for each model of the learner
   */
  public List<HeldOut> run(long cost, Work work, Learner learner) {
    List<Tried<List<Judged>>> found = each(heldOut.length, cost, work, learner::judge);
    int[] together = Arrays.stream(heldOut, 0, found.size()).flatMap(own -> IntStream.range(0, part.length).filter(row -> part[row] == own))
        .map(row -> group[row]).toArray();
    double[] weights = found.stream().flatMapToDouble(t -> IntStream.range(0, t.heldOut().rows()).mapToDouble(t.heldOut()::weight)).toArray();
    return IntStream.range(0, found.get(0).result().size()).mapToObj(model -> {
      List<Judged> judged = found.stream().map(t -> t.result().get(model)).toList();
      double[] losses = judged.stream().flatMapToDouble(j -> Arrays.stream(j.losses())).toArray();
      return new HeldOut(judged.stream().flatMapToInt(j -> Arrays.stream(j.actual())).toArray(),
          judged.stream().flatMapToInt(j -> Arrays.stream(j.given())).toArray(), weights, losses, independent(losses, weights, together),
          heldOut.length, parts, scheme);
    }).toList();
  }

  /**
   * As how many decisions that do not hang together those on held-out rows count: of groups that the user names, one for each; of rows with
   * equal features, as many as the spread of the decisions from group to group allows, at least one for each (J. N. K. Rao, A. J. Scott, "A simple
   * method for the analysis of clustered binary data", 1992).
   *
   * @param together the group of each row
   */
  private int independent(double[] losses, double[] weights, int[] together) {
    int groups = (int) Arrays.stream(together).distinct().count();
    double total = Arrays.stream(weights).sum();
    // Rows that count differently tell as much as fewer that count alike (L. Kish, "Survey Sampling", 1965).
    int most = (int) Math.ceil(total * total / Arrays.stream(weights).map(w -> w * w).sum());
    if (dataset.marks().group().isPresent() || groups == together.length) {
      return Math.max(1, Math.min(groups, most));
    }
    double lost = IntStream.range(0, losses.length).mapToDouble(i -> weights[i] * losses[i]).sum() / total;
    double[] beyond = new double[group.length];
    IntStream.range(0, together.length).forEach(i -> beyond[together[i]] += weights[i] * (losses[i] - lost));
    double spread = Arrays.stream(beyond).map(b -> b * b).sum();
    double effective = spread == 0 ? groups : lost * (1 - lost) * total / spread * total;
    return (int) Math.max(1, Math.min(most, Math.max(groups, effective)));
  }

  /** What is made of the rows that are learned from, of those that are held out, and of what it may cost. */
  public interface Trial<T> {
    T of(Dataset training, Dataset heldOut, Work work);
  }

  /** What a trial gave for a part. */
  public record Tried<T>(Dataset training, Dataset heldOut, T result) {}

  /**
   * The same for whatever is to be known of each part.
   *
   * @param most how many parts to try at most
   * @param cost each may cost as much
   */
  public <T> List<Tried<T>> each(int most, long cost, Work work, Trial<T> trial) {
    int tried = Math.min(most, heldOut.length);
    // Each has work of its own, whatever the others take.
    List<Work> shares = IntStream.range(0, tried).mapToObj(k -> work.apart(Math.max(cost, LEAST_WORK))).toList();
    List<Tried<T>> found = IntStream.range(0, tried).parallel().mapToObj(k -> {
      IntPredicate learned = scheme == Scheme.FORWARD ? row -> part[row] < heldOut[k] : row -> part[row] != heldOut[k];
      Dataset training = dataset.select(learned);
      Dataset test = dataset.select(row -> part[row] == heldOut[k]);
      return new Tried<>(training, test, trial.of(training, test, shares.get(k)));
    }).toList();
    shares.forEach(share -> work.spend(share.spent()));
    return found;
  }

  /** The part of each row: the groups of each answer are dealt out in the order of their hashes. */
  private static int[] dealt(int rows, List<Group> groups, int parts) {
    Map<Integer, List<Group>> byLabel = new TreeMap<>();
    groups.forEach(g -> byLabel.computeIfAbsent(g.label(), l -> new ArrayList<>()).add(g));
    int[] part = new int[rows];
    int next = 0;
    for (List<Group> some : byLabel.values()) {
      some.sort(Comparator.comparingLong(Group::hash));
      for (Group group : some) {
        int own = next++ % parts;
        group.rows().forEach(r -> part[r] = own);
      }
    }
    return part;
  }

  /** The part of each row: as many rows in each as can be, where rows at the same time and of one group lie together. */
  private static int[] inOrder(int rows, List<Group> groups, IntToDoubleFunction time, int parts) {
    int[] part = new int[rows];
    TreeMap<Double, List<Group>> byTime = new TreeMap<>();
    groups.forEach(g -> byTime.computeIfAbsent(g.rows().stream().mapToDouble(time::applyAsDouble).max().orElse(0), t -> new ArrayList<>()).add(g));
    int before = 0;
    for (List<Group> some : byTime.values()) {
      int own = (int) ((long) before * parts / rows);
      for (Group group : some) {
        group.rows().forEach(r -> part[r] = own);
        before += group.rows().size();
      }
    }
    return part;
  }
}
