package io.github.limbeck.processor.essence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs the learners on one set of rows and chooses among their models. */
final class ModelChoice {
  /** A model this short on a single form is not improved on by longer searches. */
  private static final double SHORT_ENOUGH = 22;
  private static final int FOLDS = 5;

  private final Examples examples;
  private Map<Form, Candidate> candidates;
  private List<Projection> projections;
  private DescriptionLength bits;

  private ModelChoice(Examples examples, Map<Form, Candidate> candidates) {
    this.examples = examples;
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
    return new ModelChoice(examples, CandidatePool.of(examples)).chooseExact().orElseGet(() -> withErrors(examples));
  }

  /** The list whose bits, with those of its errors, are fewest; over reals the one that predicts best. */
  static DecisionList withErrors(Examples examples) {
    if (examples.answersPresent().length <= 1) {
      return constant(examples);
    }
    return examples.hasReals() ? chooseByPrediction(examples) : shortest(examples);
  }

  private static DecisionList constant(Examples examples) {
    return new DecisionList(List.of(), examples.size() == 0 ? 0 : examples.answersPresent()[0]);
  }

  private Optional<DecisionList> chooseExact() {
    List<DecisionList> models = new ArrayList<>();
    ProjectionLearner.learn(projections, bits).ifPresent(models::add);
    if (shortestOf(models) > SHORT_ENOUGH) {
      Map<Form, Candidate> more = new LinkedHashMap<>(candidates);
      HyperplaneLearner.candidates(examples).forEach(c -> more.putIfAbsent(c.form(), c));
      project(more);
      ProjectionLearner.learn(projections, bits).ifPresent(models::add);
      RuleLearner learner = new RuleLearner(examples, LiteralPool.of(examples, projections, bits), bits);
      for (RuleLearner.Settings settings : exactSettings()) {
        learner.learnExact(settings, shortestOf(models)).ifPresent(models::add);
      }
    }
    return models.stream().filter(m -> examples.errors(m) == 0).min(Comparator.comparingDouble(bits::model));
  }

  private double shortestOf(List<DecisionList> models) {
    return models.stream().mapToDouble(bits::model).min().orElse(Double.POSITIVE_INFINITY);
  }

  private List<RuleLearner.Settings> exactSettings() {
    List<RuleLearner.Settings> all = new ArrayList<>();
    all.add(new RuleLearner.Settings(1, 0, -1, 0));
    int[] present = examples.answersPresent();
    if (present.length == 2) {
      for (int answer : present) {
        all.add(new RuleLearner.Settings(1, 0, answer, 0));
        all.add(new RuleLearner.Settings(1, 0, answer, 0.5));
        all.add(new RuleLearner.Settings(2, 0, answer, 0.5));
      }
    }
    all.add(new RuleLearner.Settings(0.5, 0, -1, 0));
    all.add(new RuleLearner.Settings(2, 0, -1, 0));
    return all;
  }

  private static DecisionList shortest(Examples examples) {
    ModelChoice choice = new ModelChoice(examples, CandidatePool.of(examples));
    List<DecisionList> models = new ArrayList<>();
    choice.chooseExact().ifPresent(models::add);
    models.addAll(choice.noisyModels());
    return models.stream().min(Comparator.comparingDouble(choice::total)).orElseThrow();
  }

  private double total(DecisionList list) {
    return bits.model(list) + bits.errors(examples.size(), examples.errors(list));
  }

  private List<DecisionList> noisyModels() {
    RuleLearner learner = new RuleLearner(examples, LiteralPool.of(examples, projections, bits), bits);
    List<DecisionList> models = new ArrayList<>();
    for (double tolerance : new double[] {0, 0.05, 0.12, 0.25}) {
      for (double gamma : new double[] {0.7, 1.5}) {
        models.add(learner.learnNoisy(new RuleLearner.Settings(gamma, tolerance, -1, 0)));
      }
      int[] present = examples.answersPresent();
      for (int i = 0; i < present.length && present.length == 2; i++) {
        models.add(learner.learnNoisy(new RuleLearner.Settings(1, tolerance, present[i], 0)));
      }
    }
    return models;
  }

  /** Five-fold cross-validation of whole ways to learn; the winner is then trained on all rows. */
  private static DecisionList chooseByPrediction(Examples examples) {
    List<Function<Examples, Optional<DecisionList>>> ways = List.of(
        HyperplaneLearner::learn,
        rows -> Optional.of(shortest(rows)));
    Function<Examples, Optional<DecisionList>> best = null;
    int fewest = Integer.MAX_VALUE;
    int[] fold = folds(examples);
    for (Function<Examples, Optional<DecisionList>> way : ways) {
      int wrong = 0;
      for (int k = 0; k < FOLDS && wrong < fewest; k++) {
        int held = k;
        Examples train = examples.subset(IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray());
        Examples test = examples.subset(IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray());
        wrong += way.apply(train).map(test::errors).orElse(test.size());
      }
      if (wrong < fewest) {
        best = way;
        fewest = wrong;
      }
    }
    return best.apply(examples).orElseGet(() -> shortest(examples));
  }

  private static int[] folds(Examples examples) {
    int[] fold = new int[examples.size()];
    int[] next = new int[examples.answerCount()];
    for (int i = 0; i < fold.length; i++) {
      fold[i] = next[examples.answers()[i]]++ % FOLDS;
    }
    return fold;
  }
}
