package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.AlikeArrays;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.evidence.Baseline;
import io.github.limbeck.engine.evidence.CrossValidation;
import io.github.limbeck.engine.evidence.CrossValidation.Judged;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Evidence.Verdict;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.evidence.Groups;
import io.github.limbeck.engine.evidence.HeldOut;
import io.github.limbeck.engine.family.ArrayTrainer;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.DecisionList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The models over arrays for one answer, and the one of them that is the rule: the most exact one there is, unless nothing speaks for it
 * and something does for one that leaves rows wrong (docs/method.md, "The front").
 */
final class ArrayFront {
  /** The shares of answers, or of elements of answers, that must be right for a rule to be one: one after the other until there is a rule. */
  private static final double[] SHARES = {1, 0.95, 0.85, 0.7};
  static final int MOST_CONDITIONS = 60;
  private static final int ROUNDS = 8;
  private static final int ADDED_PER_ROUND = 100;
  private static final long MOST_CELLS = 50_000;
  private static final int FEWEST_ROWS = 10;
  /** Where so much of what the commonest answer leaves wrong is answered rightly, but too few rows tell, more are held out: as many as this work allows for, six seconds. */
  private static final double PROMISING = 1.0 / 3;
  private static final long MORE_WORK = 6_000_000_000L;

  private final Contract contract;
  private final Dataset training;
  private final AlikeArrays rows;
  private final Work work;

  /**
   * What was learned.
   *
   * @param model the rule, as chosen from the front
   */
  record Learned(ArrayModel model, Front front, Evidence evidence) {}

  private ArrayFront(Contract contract, Dataset training, Work work) {
    this.contract = contract;
    this.training = training;
    this.rows = AlikeArrays.of(training);
    this.work = work;
  }

  /** Empty if there is no rule. */
  static Optional<Learned> learn(Contract contract, Dataset training, Work work) {
    return new ArrayFront(contract, training, work).learn();
  }

  /** A model that was trained: the share of rows, or of elements, that it answers rightly, and what training took, in units of work. */
  private record Trained(ArrayModel model, double right, long cost) {}

  private Optional<Learned> learn() {
    List<Learned> found = new ArrayList<>();
    Optional<Trained> best = Optional.empty();
    for (int s = 0; s < SHARES.length && !(s > 0 && work.isSpent()); s++) {
      double least = SHARES[s];
      // What was not right enough for the share before may be for this one.
      Optional<Trained> trained = best.filter(b -> b.right() >= least && isReadable(b.model())).or(() -> trained(least));
      if (trained.filter(t -> t.right() >= least && isReadable(t.model()) && found.stream().noneMatch(f -> f.model().equals(t.model()))).isPresent()) {
        found.add(weigh(trained.get(), least, s));
        if (found.get(found.size() - 1).evidence().verdict() != Verdict.NONE) {
          break;
        }
      } else if (best.isEmpty() || trained.filter(t -> isReadable(t.model())).isPresent() && trained.get().right() > best.get().right()) {
        best = trained;
      }
    }
    if (found.isEmpty()) {
      best.ifPresent(t -> found.add(weigh(t, t.right(), SHARES.length - 1)));
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int last = found.size() - 1;
    boolean evident = found.get(last).evidence().verdict() != Verdict.NONE;
    int chosen = evident && found.get(last).front().rule().right() >= contract.request().minAccuracy() ? last : 0;
    Front front = new Front(found.stream().map(f -> f.front().rule()).toList(), chosen);
    return Optional.of(new Learned(found.get(chosen).model(), front, found.get(chosen).evidence()));
  }

  private Optional<Trained> trained(double least) {
    long before = work.spent();
    return train(least).map(model -> new Trained(model, score(model, training).share(), work.spent() - before));
  }

  private boolean isReadable(ArrayModel model) {
    return conditions(model) <= most(contract);
  }

  /** How many conditions a rule over arrays may have: one that needs very many is memory. */
  static int most(Contract contract) {
    return Math.min(MOST_CONDITIONS, contract.request().mostConditions(0));
  }

  private static int conditions(ArrayModel model) {
    return model.list().map(DecisionList::conditions).orElse(1);
  }

  private ArrayScore score(ArrayModel model, Dataset data) {
    return ArrayScore.of(Condenser.condense(model, contract, training, 0), data);
  }

  /**
   * What speaks for a rule beyond its rows, row by row: the elements of one answer are not independent.
   *
   * @param rung how many shares were tried before
   */
  private Learned weigh(Trained trained, double least, int rung) {
    boolean labels = training.answers().get(0).cells().isEmpty();
    List<CrossValidation.Group> groups = Groups.of(training, rows.groups().values(), rows::hash, row -> labels ? rows.label(row) : 0);
    long domain = Gate.domain(Signature.of(contract, training, 0));
    int distinct = rows.groups().size();
    Baseline baseline = new Baseline(rows.commonest(), Double.NaN);
    boolean known = Evidence.isKnown(groups.size(), distinct, domain, baseline);
    Optional<HeldOut> held = known ? Optional.empty() : heldOut(trained, least, groups, CrossValidation.LEAST_WORK);
    Evidence evidence = new Evidence(distinct, domain, held.map(HeldOut::estimate), 1 + rung, baseline, Double.NaN);
    double promising = baseline.commonest() + (1 - baseline.commonest()) * PROMISING;
    if (evidence.verdict() == Verdict.NONE && held.filter(h -> h.estimate().share() >= promising && h.estimate().heldOut() < h.estimate().folds()).isPresent()) {
      // So few rows were held out that a rule which is nearly always right could not show it: more of them, and the bar is higher the second time.
      evidence = new Evidence(distinct, domain, heldOut(trained, least, groups, MORE_WORK).map(HeldOut::estimate), 2 + rung, baseline, Double.NaN);
    }
    Front.Point point = new Front.Point(conditions(trained.model()), trained.right(), Double.NaN, evidence.expected());
    return new Learned(trained.model(), new Front(List.of(point), 0), evidence);
  }

  private Optional<HeldOut> heldOut(Trained trained, double least, List<CrossValidation.Group> groups, long most) {
    return CrossValidation.of(training, groups, trained.cost(), most, work)
        .map(folds -> folds.run(trained.cost(), work, (given, test, within) -> List.of(Judged.of(right(given, test, least, within), test.rows()))).get(0));
  }

  private BitSet right(Dataset given, Dataset test, double least, Work within) {
    ArrayFront part = new ArrayFront(contract, given, within);
    BitSet right = new BitSet();
    part.train(least).ifPresent(model -> { // no rule answers no row
      right.set(0, test.rows());
      part.score(model, test).wrongRows().forEach(right::clear);
    });
    return right;
  }

  /**
   * Trains on a working set, runs the rule over all rows, and trains again with some of the rows it got wrong, until none
   * is left or nothing changes any more (docs/method.md, "Large data"). Rows are chosen by content, so their order never matters.
   */
  private Optional<ArrayModel> train(double least) {
    int[] all = rows.mixed();
    int[] working = IntStream.of(all).limit(rowsWithin(all)).toArray();
    Optional<ArrayModel> best = Optional.empty();
    int fewest = Integer.MAX_VALUE;
    for (int round = 0; round < ROUNDS && fewest > 0 && (round == 0 || !work.isSpent()); round++) {
      Optional<ArrayModel> model = ArrayTrainer.train(contract, training, least, working, work);
      if (model.isEmpty() || working.length == all.length) {
        return model;
      }
      ArrayScore score = score(model.get(), training);
      List<Integer> wrong = score.wrongRows();
      boolean enough = score.share() >= least;
      if (wrong.size() < fewest) {
        best = model;
        fewest = enough ? 0 : wrong.size();
      }
      int step = Math.max(1, wrong.size() / ADDED_PER_ROUND);
      working = IntStream.concat(IntStream.of(working), IntStream.range(0, wrong.size()).filter(i -> i % step == 0).map(wrong::get))
          .distinct().toArray();
    }
    return best;
  }

  /** How many of the rows have so many cells together as a working set may have. */
  private int rowsWithin(int[] mixed) {
    long cells = 0;
    for (int k = 0; k < mixed.length; k++) {
      cells += cells(training, mixed[k]);
      if (cells > MOST_CELLS && k >= FEWEST_ROWS) {
        return k;
      }
    }
    return mixed.length;
  }

  /** How many cells the arrays of a row have. */
  static long cells(Dataset data, int row) {
    return data.arrays().stream().map(a -> a.rows().get(row)).mapToLong(a -> (long) a.length * a[0].length).sum();
  }
}
