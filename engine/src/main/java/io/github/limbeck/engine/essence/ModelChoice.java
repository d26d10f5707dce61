package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the learners on one set of rows and chooses among their models. */
final class ModelChoice {
  /** A model this short on a single form is not improved on by longer searches. */
  private static final double SHORT_ENOUGH = 22;
  /** Below this many bits a model is taken without comparing how it predicts. */
  private static final double PLAINLY_SHORT = 40;
  /** How much longer a model over single features may be and still be preferred for predicting better. */
  private static final double PLAUSIBLE = 2.5;
  private static final double FALLING_SHORT = 25;
  /** So many ways to search are tried before one gives up on rows that look like noise. */
  private static final int ENOUGH_FOR_MEMORY = 3;
  private static final int MOST_FOR_FOLDS = 1000;
  /** What all searches for rules on one set of rows may cost, of the work there is: about two seconds. */
  private static final long MOST_FOR_RULES = 2_000_000_000L;
  /** Folds that are tried at once; a number of its own, so that what is done does not depend on the machine. */
  private static final int AT_ONCE = 2;
  private static final int FEW_FOLDS = 3;
  private static final int MOST_LITERALS = 2500;
  private static final int MOST_NOISY_LITERALS = 1000;
  /** Up to this cost a form is a single feature, and rules over such forms are looked for on their own. */
  private static final double SINGLE = 1.7;

  private final Examples examples;
  private final Coverage coverage;
  private Map<Form, Candidate> candidates;
  private List<Projection> projections;
  private DescriptionLength bits;
  private final Work budget;
  private double least;

  private ModelChoice(Examples examples, Map<Form, Candidate> candidates) {
    this.examples = examples;
    this.coverage = new Coverage(examples);
    this.budget = examples.work().upTo(MOST_FOR_RULES);
    project(candidates);
  }

  private void project(Map<Form, Candidate> pool) {
    candidates = pool;
    List<Boolean> reals = examples.reals();
    projections = pool.values().stream().map(c -> Projection.of(c, examples, reals)).toList();
    Map<Form, Integer> thresholds = new HashMap<>();
    projections.forEach(p -> thresholds.put(p.candidate().form(), p.distinct().length));
    bits = new DescriptionLength(candidates, thresholds, examples.answersPresent().length);
  }

  /** The shortest list that is right on all rows, if one was found; else the best inexact one. */
  static DecisionList exact(Examples examples) {
    if (examples.answersPresent().length <= 1) {
      return constant(examples);
    }
    ModelChoice choice = new ModelChoice(examples, CandidatePool.of(examples));
    Optional<DecisionList> any = choice.chooseExact();
    if (any.isEmpty() || choice.bits.model(any.get()) < PLAINLY_SHORT || choice.isMemory(any.get()) || examples.size() > MOST_FOR_FOLDS
        || examples.work().isSpent()) {
      return any.orElseGet(() -> mostRight(examples));
    }
    return choice.overSingleFeatures()
        .filter(plain -> choice.bits.model(plain) < PLAUSIBLE * choice.bits.model(any.get()))
        .filter(plain -> predictsNoWorse(examples))
        .orElse(any.get());
  }

  /** What is best of the lists with errors where none is exact. */
  private static DecisionList mostRight(Examples examples) {
    return withErrors(examples).values().stream().min(Comparator.comparingInt(examples::errors).thenComparingInt(DecisionList::conditions)).orElseThrow();
  }

  /**
   * A list over candidates that were made elsewhere, whose bounds are named by their magnitude rather than counted among
   * those the rows tell apart: rules for every size speak in small numbers.
   *
   * @param least the share of rows that must be right; below 1 the shortest description with its errors is taken
   */
  static DecisionList over(Examples examples, Map<Form, Candidate> pool, double least) {
    if (examples.answersPresent().length <= 1) {
      return constant(examples);
    }
    ModelChoice choice = new ModelChoice(examples, pool);
    choice.bits = DescriptionLength.byMagnitude(pool, examples.answersPresent().length);
    choice.least = least;
    List<DecisionList> models = new ArrayList<>();
    ProjectionLearner.learn(choice.projections, choice.bits).ifPresent(models::add);
    if (least == 1) {
      choice.learnRules(choice.projections, models);
      Optional<DecisionList> exact = models.stream().filter(examples::isExact).min(Comparator.comparingDouble(choice.bits::model));
      if (exact.isPresent()) {
        return exact.get();
      }
    }
    choice.noisyModels(List.of(choice::total)).get(0).forEach(list -> models.add(Pruning.byBits(list, choice::total, examples.work())));
    choice.singleLiteral().ifPresent(models::add);
    return models.stream().min(Comparator.comparingDouble(choice::total)).orElseThrow();
  }

  /** The best list of one literal that tells two answers apart; rules in order prefer what is cheap to what is right. */
  private Optional<DecisionList> singleLiteral() {
    int[] present = examples.answersPresent();
    if (present.length != 2) {
      return Optional.empty();
    }
    RowSet second = LiteralPool.answerSets(examples)[present[1]];
    LiteralPool.Entry best = null;
    double fewest = Double.POSITIVE_INFINITY;
    for (LiteralPool.Entry entry : LiteralPool.of(examples, projections, bits, Integer.MAX_VALUE)) {
      int both = second.countAnd(entry.rows());
      int wrong = entry.rows().count() - both + second.count() - both;
      double total = entry.bits() + bits.errors(examples.size(), Math.min(wrong, examples.size() - wrong));
      if (total < fewest) {
        fewest = total;
        best = entry;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    int both = second.countAnd(best.rows());
    boolean holds = 2 * (best.rows().count() - both + second.count() - both) <= examples.size();
    return Optional.of(new DecisionList(List.of(new Rule(List.of(best.literal()), present[holds ? 1 : 0])), present[holds ? 0 : 1]));
  }

  /** The bits of a list over candidates that were made elsewhere. */
  static double bitsOver(DecisionList list, Map<Form, Candidate> pool, int answers) {
    return DescriptionLength.byMagnitude(pool, answers).model(list);
  }

  /** Whether rules over single features get no more held-out rows wrong than rules over all forms. */
  private static boolean predictsNoWorse(Examples examples) {
    int plain = heldOutErrors(examples, FEW_FOLDS, rows -> choice(rows).overSingleFeatures().orElseGet(() -> constant(rows)), Integer.MAX_VALUE);
    return heldOutErrors(examples, FEW_FOLDS, rows -> choice(rows).chooseExact().orElseGet(() -> constant(rows)), plain) >= plain;
  }

  private static ModelChoice choice(Examples examples) {
    return new ModelChoice(examples, CandidatePool.of(examples));
  }

  private Optional<DecisionList> overSingleFeatures() {
    List<DecisionList> models = new ArrayList<>();
    learnRules(singleFeatures(), models);
    return models.stream().min(Comparator.comparingDouble(bits::model));
  }

  private List<Projection> singleFeatures() {
    return projections.stream().filter(p -> p.candidate().cost() <= SINGLE).toList();
  }

  /** One list for every way there is but the exact one. */
  static Map<Way, DecisionList> withErrors(Examples examples) {
    Map<Way, DecisionList> front = new EnumMap<>(Way.class);
    if (examples.answersPresent().length <= 1 || examples.work().isSpent()) {
      front.put(Way.SHORTEST, constant(examples));
      return front;
    }
    // First, since rules take what work there is where rows look like noise.
    if (examples.haveHyperplanes()) {
      HyperplaneLearner.learn(examples).ifPresent(hyperplanes -> front.put(Way.HYPERPLANES, hyperplanes));
      HyperplaneLearner.learnPairs(examples).ifPresent(pairs -> front.put(Way.PAIRS, pairs));
    }
    ModelChoice choice = choice(examples);
    List<Way> ways = Arrays.stream(Way.values()).filter(Way::isPriced).toList();
    Optional<DecisionList> projected = ProjectionLearner.learn(choice.projections, choice.bits);
    List<List<DecisionList>> models = choice.noisyModels(ways.stream().map(w -> choice.total(w.price())).toList());
    for (int w = 0; w < ways.size(); w++) {
      ToDoubleFunction<DecisionList> total = choice.total(ways.get(w).price());
      // Pruning takes longer than finding where lists are long; of those that are not the shortest the best alone is pruned.
      int pruned = ways.get(w) == Way.SHORTEST ? Integer.MAX_VALUE : 1;
      Stream<DecisionList> found = models.get(w).stream().sorted(Comparator.comparingDouble(total)).limit(pruned)
          .map(list -> Pruning.byBits(list, total, examples.work()));
      front.put(ways.get(w), Stream.concat(projected.stream(), found).min(Comparator.comparingDouble(total)).orElseThrow());
    }
    return front;
  }

  private static DecisionList constant(Examples examples) {
    int[] counts = examples.countsPerAnswer();
    return new DecisionList(List.of(), IntStream.range(0, counts.length).boxed().max(Comparator.comparingInt((Integer a) -> counts[a])
        .thenComparing(Comparator.reverseOrder())).orElse(0));
  }

  private Optional<DecisionList> chooseExact() {
    List<DecisionList> models = new ArrayList<>();
    ProjectionLearner.learn(projections, bits).ifPresent(models::add);
    if (shortestOf(models) > SHORT_ENOUGH) {
      Map<Form, Candidate> more = new LinkedHashMap<>(candidates);
      HyperplaneLearner.candidates(examples).forEach(c -> more.putIfAbsent(c.form(), c));
      HyperplaneLearner.quadraticCandidates(examples).forEach(c -> more.putIfAbsent(c.form(), c));
      project(more);
      ProjectionLearner.learn(projections, bits).ifPresent(models::add);
      learnRules(projections, models);
      learnRules(singleFeatures(), models);
    }
    return models.stream().filter(examples::isExact).min(Comparator.comparingDouble(bits::model));
  }

  private void learnRules(List<Projection> from, List<DecisionList> models) {
    RuleLearner learner = new RuleLearner(examples, LiteralPool.of(examples, from, bits, MOST_LITERALS), bits, budget);
    List<RuleLearner.Settings> all = exactSettings();
    for (int s = 0; s < all.size() && !(s >= ENOUGH_FOR_MEMORY && models.stream().allMatch(this::isMemory)); s++) {
      learner.learnExact(all.get(s), shortestOf(models), memory()).ifPresent(models::add);
    }
  }

  /** Whether a list takes so long to write down that the answers hardly gain by it: no other way to search makes a rule of it. */
  private boolean isMemory(DecisionList list) {
    return bits.model(list) > memory();
  }

  private double memory() {
    double answers = 0;
    for (int count : examples.countsPerAnswer()) {
      answers -= count == 0 ? 0 : count * DescriptionLength.log2((double) count / examples.size());
    }
    return answers / 2;
  }

  private double shortestOf(List<DecisionList> models) {
    return models.stream().mapToDouble(bits::model).min().orElse(Double.POSITIVE_INFINITY);
  }

  private List<RuleLearner.Settings> exactSettings() {
    List<RuleLearner.Settings> all = new ArrayList<>();
    int any = RuleLearner.Settings.ANY;
    all.add(new RuleLearner.Settings(1, 0, any, 0));
    int[] present = examples.answersPresent();
    if (present.length == 2) {
      for (int answer : present) {
        all.add(new RuleLearner.Settings(1, 0, answer, 0));
        all.add(new RuleLearner.Settings(1, 0, answer, 0.5));
        all.add(new RuleLearner.Settings(2, 0, answer, 0.5));
      }
    }
    if (present.length > 2) {
      all.add(new RuleLearner.Settings(1, 0, RuleLearner.Settings.RAREST, 0));
    }
    // With many rows each search costs more and depends less on its settings.
    if (examples.size() > MOST_FOR_FOLDS) {
      return all;
    }
    if (present.length > 2) {
      all.add(new RuleLearner.Settings(2, 0, RuleLearner.Settings.RAREST, 0));
    }
    all.add(new RuleLearner.Settings(0.5, 0, any, 0));
    all.add(new RuleLearner.Settings(2, 0, any, 0));
    return all;
  }

  private double total(DecisionList list) {
    int[][] byRule = coverage.errorsByRule(list);
    int errors = Arrays.stream(byRule).mapToInt(rule -> rule[1]).sum();
    boolean falls = examples.size() - errors < least * examples.size();
    return bits.model(list) + bits.errors(byRule) + (falls ? FALLING_SHORT : 0);
  }

  /** The bits of a list, with those of its errors at a price. */
  private ToDoubleFunction<DecisionList> total(double price) {
    return list -> bits.model(list) + price * bits.errors(coverage.errorsByRule(list));
  }

  /** For each measure what the searches found. */
  private List<List<DecisionList>> noisyModels(List<ToDoubleFunction<DecisionList>> totals) {
    RuleLearner learner = new RuleLearner(examples, LiteralPool.of(examples, projections, bits, MOST_NOISY_LITERALS), bits, budget);
    List<List<DecisionList>> models = totals.stream().<List<DecisionList>>map(t -> new ArrayList<>()).toList();
    for (double tolerance : new double[] {0, 0.06, 0.2, 0.35}) {
      List<RuleLearner.Settings> settings = new ArrayList<>();
      for (double gamma : new double[] {0.7, 1.5}) {
        settings.add(new RuleLearner.Settings(gamma, tolerance, RuleLearner.Settings.ANY, 0));
      }
      int[] present = examples.answersPresent();
      for (int i = 0; i < present.length && present.length == 2; i++) {
        settings.add(new RuleLearner.Settings(1, tolerance, present[i], 0));
      }
      for (RuleLearner.Settings one : settings) {
        List<DecisionList> found = learner.learnNoisy(one, totals);
        IntStream.range(0, totals.size()).forEach(t -> models.get(t).add(found.get(t)));
      }
    }
    return models;
  }

  /** Cross-validation, given up once the errors reach {@code enough}. */
  private static int heldOutErrors(Examples examples, int folds, Function<Examples, DecisionList> way, int enough) {
    int wrong = 0;
    int[] fold = folds(examples, folds);
    for (int k = 0; k < folds && wrong < enough; k += AT_ONCE) {
      // Each has a share of what is left, whatever the others take.
      int first = k;
      List<Work> shares = IntStream.range(k, Math.min(k + AT_ONCE, folds)).mapToObj(f -> examples.work().apart(examples.work().left() / (folds - first))).toList();
      wrong += IntStream.range(k, Math.min(k + AT_ONCE, folds)).parallel().map(held -> {
        Work own = shares.get(held - first);
        Examples train = examples.subset(IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray(), own);
        Examples test = examples.subset(IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray(), own);
        return test.errors(way.apply(train));
      }).sum();
      shares.forEach(share -> examples.work().spend(share.spent()));
    }
    return wrong;
  }

  private static int[] folds(Examples examples, int folds) {
    int[] fold = new int[examples.size()];
    int[] next = new int[examples.answerCount()];
    for (int i = 0; i < fold.length; i++) {
      fold[i] = next[examples.answers()[i]]++ % folds;
    }
    return fold;
  }
}
