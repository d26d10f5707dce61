package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.Way;
import io.github.limbeck.engine.evidence.Baseline;
import io.github.limbeck.engine.evidence.CrossValidation;
import io.github.limbeck.engine.evidence.CrossValidation.Judged;
import io.github.limbeck.engine.evidence.Costs;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.evidence.Groups;
import io.github.limbeck.engine.evidence.HeldOut;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.FlatModel;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.training.DatasetRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The models for one answer, from the most exact to the shortest, tried on rows that were held out; and the one of them that is the
 * rule (docs/method.md, "The front"). What is asked for decides which is chosen, never what is there to choose from.
 */
final class RuleFront {
  /** What the search for an exact rule may cost; the rest is for the shorter ones, and for trying them. */
  private static final double SHARE_FOR_EXACT = 0.5;
  /** What it may cost to try the exact rule, of the rest. */
  private static final double SHARE_FOR_TRYING = 0.4;
  /** What the shorter ones may cost even where the exact one cost less: about six seconds. */
  private static final long LEAST_FOR_SHORTER = 6_000_000_000L;
  /** What it may cost to try them where there is a choice: about ten seconds. */
  private static final long LEAST_FOR_CHOICE = 12_000_000_000L;
  /** Of more rows so many are drawn to try rules on, learned anew from nine tenths of them: more hardly change what is expected. */
  private static final int MOST_FOR_TRIALS = 200_000;
  /** An exact rule that is longer than the shortest of the front by so many bits is memory, and is not learned again on every fold. */
  private static final double MEMORY = 100;

  private final Contract contract;
  private final Dataset training;
  private final int answer;
  private final AlikeRows alike;
  private final Costs costs;
  private final Work work;
  private final Map<Way, Model> models = new LinkedHashMap<>();
  private final List<Optional<HeldOut>> held = new ArrayList<>();
  private double exactShare;
  private Dataset trials;
  private List<CrossValidation.Group> groupsOfTrials = List.of();
  private Optional<HeldOut> exactly = Optional.empty();
  private List<Double> saved = List.of();

  /**
   * What was learned.
   *
   * @param model the rule, as chosen from the front
   */
  record Learned(Model model, Front front, Evidence evidence) {}

  private RuleFront(Contract contract, Dataset training, int answer, AlikeRows alike, Costs costs, Work work) {
    this.costs = costs;
    this.contract = contract;
    this.training = training;
    this.answer = answer;
    this.alike = alike;
    this.work = work;
  }

  /**
   * Learns.
   *
   * @param training rows whose weights are those of the mistakes on them
   */
  static Learned learn(Contract contract, Dataset training, int answer, AlikeRows alike, Costs costs, Work work) {
    return new RuleFront(contract, training, answer, alike, costs, work).learn();
  }

  private Learned learn() {
    // It may overrun its share a little, which must not leave the others without any.
    long share = (long) (work.left() * SHARE_FOR_EXACT);
    Work own = work.apart(share);
    models.put(Way.EXACT, DatasetRows.exact(training, answer, alike, seed(), own));
    exactShare = WrongRows.of(models.get(Way.EXACT), training, answer).share();
    long cost = own.spent();
    work.spend(Math.min(share, cost));
    Baseline baseline = Baseline.of(training, answer, costs);
    List<CrossValidation.Group> groups = groups(training, alike);
    long domain = Gate.domain(Signature.of(contract, training, answer));
    boolean known = Evidence.isKnown(groups.size(), alike.size(), domain, baseline);
    if (!known) {
      drawTrials(groups);
      if (isRightOnAll()) {
        Work within = work.upTo((long) (work.left() * SHARE_FOR_TRYING));
        exactly = CrossValidation.of(trials, groupsOfTrials, cost, CrossValidation.LEAST_WORK, within)
            .map(folds -> folds.run(cost, within, (rows, test, each) -> List.of(judged(exact(rows, each), test))).get(0));
      }
      held.add(exactly);
      if (!isBeyondDoubt()) {
        addShorter(cost);
      }
    }
    return choose(baseline, domain, known);
  }

  private List<CrossValidation.Group> groups(Dataset rows, AlikeRows some) {
    return Groups.of(rows, some.groups().values(), i -> AlikeRows.hash(rows.row(i), seed()), some::majority);
  }

  /** Takes all rows for trying rules, or of very many some, drawn by content; groups and times are left whole. */
  private void drawTrials(List<CrossValidation.Group> groups) {
    trials = training;
    groupsOfTrials = groups;
    boolean apart = training.marks().group().isEmpty() && training.marks().order().isEmpty();
    if (apart && training.rows() > MOST_FOR_TRIALS) {
      trials = training.select(row -> Long.remainderUnsigned(AlikeRows.hash(training.row(row), seed() + 1), training.rows()) < MOST_FOR_TRIALS);
      groupsOfTrials = groups(trials, new AlikeRows(trials, answer));
    }
  }

  /** Whether the exact rule is right on all rows: if not, it is tried with the others only. */
  private boolean isRightOnAll() {
    return exactShare == 1;
  }

  /** Whether nothing can be better than the exact rule: it is right on all rows, and on all that were held out; or there are too few to tell. */
  private boolean isBeyondDoubt() {
    boolean readable = models.get(Way.EXACT).conditions() <= mostConditions();
    return readable && isRightOnAll() && (alike.size() < Evidence.FEWEST_ROWS
        || exactly.filter(h -> h.isRight()).isPresent());
  }

  /** The models that leave rows wrong, those that are alike once; and how all do on the same rows that are held out. */
  private void addShorter(long cost) {
    long before = work.spent();
    DatasetRows.withErrors(training, answer, alike, seed(), work.upTo(Math.max(cost, LEAST_FOR_SHORTER))).forEach((way, list) -> {
      // What is said beside an answer is said of the rule that gives it, which a table of points has none of.
      if (!models.containsValue(list) && (list instanceof DecisionList || contract.confidence().isEmpty())) {
        models.put(way, list);
      }
    });
    saved = savedBits(List.copyOf(models.values()));
    boolean memory = saved.get(0) < Collections.max(saved) - MEMORY;
    long each = work.spent() - before + (memory ? 0 : cost);
    List<Way> ways = models.keySet().stream().filter(way -> way != Way.EXACT).toList();
    Optional<CrossValidation> folds = ways.isEmpty() ? Optional.empty() : CrossValidation.of(trials, groupsOfTrials, each, LEAST_FOR_CHOICE, work);
    folds.ifPresent(f -> {
      held.clear();
      List<HeldOut> found = f.run(each, work, (rows, test, within) -> {
        Map<Way, Model> lists = DatasetRows.withErrors(rows, answer, new AlikeRows(rows, answer), seed(), within);
        Stream<Judged> exact = memory ? Stream.empty() : Stream.of(judged(exact(rows, within), test));
        return Stream.concat(exact, ways.stream().map(way -> judged(lists.getOrDefault(way, lists.get(Way.SHORTEST)), test))).toList();
      });
      if (memory) {
        held.add(Optional.empty());
      }
      found.forEach(h -> held.add(Optional.of(h)));
    });
  }

  private Model exact(Dataset rows, Work within) {
    return DatasetRows.exact(rows, answer, new AlikeRows(rows, answer), seed(), within);
  }

  private Judged judged(Model list, Dataset rows) {
    int[] actual = IntStream.range(0, rows.rows()).map(i -> (int) rows.answers().get(answer).codes().get(i)).toArray();
    FlatModel model = FlatModel.of(list);
    int[] given = IntStream.range(0, actual.length).map(i -> model.answer(rows.row(i))).toArray();
    return new Judged(actual, given, IntStream.range(0, actual.length).mapToDouble(i -> costs.loss(actual[i], given[i])).toArray());
  }

  private int mostConditions() {
    return contract.request().mostConditions(training.answers().get(answer).labels().size());
  }

  private Learned choose(Baseline baseline, long domain, boolean known) {
    List<Model> lists = List.copyOf(models.values());
    boolean predicts = exactly.filter(h -> h.estimate().surely(1) > baseline.commonest()).isPresent();
    if (saved.isEmpty()) {
      saved = known || predicts ? List.of(Double.NaN) : savedBits(lists);
    }
    List<Front.Point> points = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      points.add(new Front.Point(lists.get(i).conditions(), i == 0 ? exactShare : WrongRows.of(lists.get(i), training, answer).share(), saved.get(i), tried(i).map(HeldOut::estimate)));
    }
    int mostRight = IntStream.range(0, points.size()).boxed().max(Comparator.comparingDouble(i -> points.get(i).right())).orElseThrow();
    int chosen = Front.choose(points, held, contract.request().minAccuracy(), mostConditions()).orElse(mostRight);
    Evidence evidence = evidence(points, chosen, baseline, domain);
    if (evidence.verdict() == Evidence.Verdict.NONE && !contract.request().evidenceRequired()) {
      // A table of the examples is what is wanted.
      chosen = mostRight;
      evidence = evidence(points, chosen, baseline, domain);
    }
    return new Learned(lists.get(chosen), new Front(points, chosen), evidence);
  }

  /** Of rows of one group one counts: the others may say no more than it does. */
  private List<Double> savedBits(List<Model> lists) {
    if (training.marks().group().isEmpty()) {
      return DatasetRows.savedBits(training, answer, alike, lists, seed());
    }
    Comparator<Integer> byContent = Comparator.<Integer>comparingLong(i -> AlikeRows.hash(training.row(i), seed())).thenComparing(i -> i);
    BitSet firsts = new BitSet();
    Groups.of(training, i -> 0).forEach(group -> firsts.set(group.rows().stream().min(byContent).orElseThrow()));
    Dataset some = training.select(firsts::get);
    return DatasetRows.savedBits(some, answer, new AlikeRows(some, answer), lists, seed());
  }

  private Evidence evidence(List<Front.Point> points, int chosen, Baseline baseline, long domain) {
    Front.Point point = points.get(chosen);
    int answers = training.answers().get(answer).labels().size();
    return new Evidence(alike.size(), domain, point.expected(), models.size(), baseline, point.savedBits(), costs.worst(training, answer),
        tried(chosen).map(h -> h.byAnswer(answers)).orElse(List.of()));
  }

  /** What the rows that were held out say of a model, if it was tried. */
  private Optional<HeldOut> tried(int model) {
    return model < held.size() && held.get(model).isPresent() ? held.get(model) : model == 0 ? exactly : Optional.empty();
  }

  private long seed() {
    return contract.request().seed();
  }
}
