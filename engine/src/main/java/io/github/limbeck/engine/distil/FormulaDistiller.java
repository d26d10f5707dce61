package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation.Judgement;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Ranges;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Rounding;
import io.github.limbeck.engine.regression.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From the examples of a method that answers with real numbers to its formulas: train, judge, lower. Knows nothing of the compiler. */
public final class FormulaDistiller {
  /** Distils formulas. */
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      FormulaOptions options = FormulaSettings.of(task.contract(), task.methods(), task.effort());
      return FormulaDistiller.run(task.contract(), options, HoldOut.of(task.contract(), task.dataset(), task.validation()),
          kept.stream().map(text -> LearnedFormula.read(text, options.grammar().operators())).toList());
    }
  };

  private static final int FEWEST_ROWS = 3;
  private static final int ROWS_SHOWN = 5;
  private static final int FEATURES_SHOWN = 8;

  private final Contract contract;
  private final FormulaRequest request;
  private final FormulaOptions options;
  private final Dataset training;
  private final Optional<Dataset> heldOut;
  private final List<Finding> findings = new ArrayList<>();

  private FormulaDistiller(Contract contract, FormulaOptions options, Dataset training, Optional<Dataset> heldOut) {
    this.contract = contract;
    this.request = contract.formula().orElseThrow();
    this.options = options;
    this.training = training;
    this.heldOut = heldOut;
  }

  /**
   * Trains and lowers.
   *
   * @param cached models of an earlier run for the same inputs, in the order of the answers; empty to train
   * @throws Refusal if there is no formula, or none as good as asked for
   */
  static FormulaDistillation run(Contract contract, FormulaOptions options, HoldOut split, List<LearnedFormula> cached) throws Refusal {
    return new FormulaDistiller(contract, options, split.training(), split.heldOut()).run(cached);
  }

  private FormulaDistillation run(List<LearnedFormula> cached) throws Refusal {
    if (training.rows() < FEWEST_ROWS) {
      throw new Refusal(Diagnostic.TOO_FEW_ROWS, contract.request().examples(), training.name() + " has " + training.rows() + " row"
          + (training.rows() == 1 ? "" : "s") + " to learn from.");
    }
    List<LearnedFormula> learned = new ArrayList<>();
    List<Program> programs = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    List<FormulaErrors> errors = new ArrayList<>();
    List<FittedConstants> constants = new ArrayList<>();
    for (int a = 0; a < contract.answers().size(); a++) {
      Samples samples = FormulaErrors.samples(training, a);
      checkAnswers(samples, a);
      checkFeatures(samples, a);
      learned.add(cached.isEmpty() ? learn(samples, a, List.copyOf(learned)) : cached.get(a));
      PiecewiseFormula model = learned.get(a).model();
      programs.add(model.program(contract, training, a));
      double[] values = model.values(training);
      judgements.add(judge(model, values, samples, a));
      errors.add(FormulaErrors.of(values, samples));
      constants.add(contract.change().isPresent() ? FittedConstants.NONE : FittedConstants.of(model, training, samples, options(samples, a)));
      findings.addAll(constants.get(a).undetermined());
      checkRows(model.model(), values, samples, a);
      findings.addAll(warnings(model.model(), a));
      if (samples.variance() > 0 && options.loss().isEmpty() && findings.stream().noneMatch(Finding::isError)) {
        gate(model, values, samples, a).ifPresent(findings::add);
      }
    }
    EffortSpent.finding(contract, options.work()).ifPresent(findings::add);
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Refusal(findings);
    }
    return new FormulaDistillation(contract, training, heldOut, learned, programs, judgements, errors, constants, Optional.empty(), Optional.empty(), findings);
  }

  /** How many operators and features were chosen: what the template gives was not, and where each value has constants of its own the form is one. */
  private int searched(PiecewiseFormula model) {
    int given = options.template().map(t -> t.form().nodes()).orElse(0);
    List<Expression> pieces = model.model().pieces();
    int nodes = DemandReader.constantsPer(contract).isPresent() ? pieces.get(0).nodes() : pieces.stream().mapToInt(Expression::nodes).sum();
    return options.template().map(t -> t.parts().isEmpty()).orElse(false) ? 0 : Math.max(0, nodes - given) + inside(pieces);
  }

  /** How many operators and fields were chosen of what is computed from lists of things. */
  private int inside(List<Expression> pieces) {
    int read = contract.featuresRead();
    return IntStream.range(0, contract.aggregates().size()).filter(k -> pieces.stream().anyMatch(e -> e.uses(f -> f == read + k))).map(k -> {
      Aggregate each = contract.aggregates().get(k);
      return 1 + (each.term().isEmpty() ? 0 : FormulaText.expression(each.term()).nodes()) + (each.where().isPresent() ? 2 : 0);
    }).sum();
  }

  /**
   * Learns one formula.
   *
   * @param known those of the answers before
   */
  private LearnedFormula learn(Samples samples, int a, List<LearnedFormula> known) throws Refusal {
    long before = options.work().spent();
    List<Expression> siblings = known.stream().map(k -> k.model().model().pieces()).filter(p -> p.size() == 1).flatMap(List::stream)
        .filter(e -> !e.isFixed()).toList();
    PiecewiseFormula model = train(samples, a, options(samples, a).withSiblings(siblings));
    boolean unweighed = samples.variance() == 0 || options.loss().isPresent();
    return new LearnedFormula(model, unweighed ? Optional.empty() : FormulaWeighing.of(training, a, model, options(samples, a), options.work().spent() - before));
  }

  /** The options for one answer, which is rounded where its type says so. */
  private FormulaOptions options(Samples samples, int a) {
    return options.withRounding(contract.answers().get(a).type().isRounded() ? Optional.of(Rounding.of(samples.y())) : Optional.empty());
  }

  private PiecewiseFormula train(Samples samples, int a, FormulaOptions withSiblings) throws Refusal {
    try {
      List<Finding> unknown = new ArrayList<>();
      FormulaOptions withUnits = withSiblings.withUnits(UnitReader.read(contract, a, unknown));
      if (!unknown.isEmpty()) {
        throw new Refusal(unknown);
      }
      OptionalInt feature = DemandReader.constantsPer(contract);
      return feature.isPresent() ? PiecewiseFormula.perValue(training, samples, withUnits, feature.getAsInt())
          : PiecewiseFormula.train(training, samples, withUnits, request.pieces());
    } catch (NoFormulaException e) {
      boolean units = request.featureUnits().stream().anyMatch(u -> !u.isBlank());
      throw new Refusal(units ? Diagnostic.UNITS_DISAGREE : Diagnostic.NO_FORMULA, Place.SUBJECT, "No formula for " + named(a)
          + (units ? " that agrees with the units given" : " that @Formula allows") + " has a value on all "
          + samples.rows() + " rows of " + training.name() + ".");
    }
  }

  static List<double[]> ranges(Dataset data) {
    return data.columns().stream().map(c -> {
      double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
      for (int i = 0; i < c.size(); i++) {
        range[0] = Math.min(range[0], c.get(i));
        range[1] = Math.max(range[1], c.get(i));
      }
      return range;
    }).toList();
  }

  private void checkAnswers(Samples samples, int a) {
    if (samples.variance() == 0) {
      report(Diagnostic.CONSTANT_ANSWER, contract.request().examples(), "All " + samples.rows() + " rows of " + training.name() + " have the answer "
          + Decimals.plain(samples.y()[0]) + " for " + named(a) + ".");
    }
  }

  private void checkFeatures(Samples samples, int a) {
    if (options.template().isEmpty() && contract.bodies().isEmpty() && samples.features() > options.maxFeatures() && samples.variance() > 0) {
      Set<Integer> used = Arrays.stream(FormulaTrainer.features(samples, options)).boxed().collect(Collectors.toSet());
      List<String> left = IntStream.range(0, samples.features()).filter(f -> !used.contains(f)).mapToObj(f -> contract.features().get(f).name()).toList();
      report(Diagnostic.FEATURES_LEFT_OUT, Place.SUBJECT, "Of " + samples.features() + " features the formula for " + named(a) + " was sought with "
          + used.size() + "; " + left.size() + " that seemed to tell least of the answers " + (left.size() == 1 ? "was" : "were") + " left out: "
          + String.join(", ", left.subList(0, Math.min(FEATURES_SHOWN, left.size())))
          + (left.size() > FEATURES_SHOWN ? " and " + (left.size() - FEATURES_SHOWN) + " more" : "") + ".");
    }
  }

  private Judgement judge(PiecewiseFormula model, double[] values, Samples samples, int a) {
    double r2 = FormulaErrors.explained(values, samples);
    double wanted = contract.request().minAccuracy();
    String best = "The best formula found for " + named(a) + ", "
        + model.model().pieces().stream().map(this::plain).collect(Collectors.joining(" or ")) + ", ";
    if (wanted > 0 && r2 < wanted - 1e-12) {
      report(Diagnostic.FORMULA_TOO_WEAK, Place.attribute("minAccuracy"), best + "explains " + Shares.ofVariance(r2)
          + " of the variance (R²) of the training rows, less than the " + Shares.ofVariance(wanted) + " asked for.");
    }
    checkTolerance(best, values, samples);
    double validation = Double.NaN;
    if (heldOut.isPresent() && heldOut.get().rows() > 0) {
      Samples held = FormulaErrors.samples(heldOut.get(), a);
      validation = FormulaErrors.explained(model.values(heldOut.get()), held);
      if (validation < contract.request().minValidationAccuracy()) {
        report(Diagnostic.VALIDATION_TOO_LOW, Place.attribute("minValidationAccuracy"), best + "explains " + Shares.ofVariance(validation)
            + " of the variance (R²) of the " + held.rows() + " held-out rows, less than the "
            + Shares.ofVariance(contract.request().minValidationAccuracy()) + " asked for.");
      }
    }
    return new Judgement(r2, 1, validation);
  }

  /** The rows, those that are furthest off first. */
  private static List<Integer> byDistance(double[] values, Samples samples) {
    return IntStream.range(0, values.length).boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(values[i] - samples.y()[i])).thenComparing(i -> i)).toList();
  }

  /** Whether the formula is a law or chance, on the rows that it was fitted to. */
  private Optional<Finding> gate(PiecewiseFormula model, double[] values, Samples samples, int a) {
    int left = model.model().leftOut();
    int[] kept = left == 0 ? IntStream.range(0, values.length).toArray()
        : byDistance(values, samples).stream().skip(left).mapToInt(i -> i).sorted().toArray();
    double explained = FormulaErrors.explained(IntStream.of(kept).mapToDouble(i -> values[i]).toArray(), samples.select(kept));
    // What rounding takes off the answers no formula can be said to explain.
    explained = Math.min(explained, options(samples, a).rounding().map(r -> r.mostExplained(samples)).orElse(1.0));
    int conditions = DemandReader.constantsPer(contract).isPresent() ? 0 : model.rule().map(DecisionList::conditions).orElse(0);
    return FormulaGate.finding(contract, named(a), model.model().pieces().stream().map(this::plain).collect(Collectors.joining(" or ")),
        model.model().pieces(), searched(model), conditions + left, options.grammar().operators().size() + training.features().size()
            + contract.items().stream().mapToInt(i -> i.fields().size()).sum(), kept.length, explained);
  }

  /** The rows that the formula was fitted without. */
  private void checkRows(FormulaModel model, double[] values, Samples samples, int a) {
    if (model.leftOut() > 0) {
      List<Integer> furthest = byDistance(values, samples).stream().limit(model.leftOut()).sorted().toList();
      report(Diagnostic.ROWS_FAR_OFF, contract.request().examples(), furthest.size() + " of " + values.length + " rows lie far off what the formula for "
          + named(a) + " gives, and it was fitted without them: " + String.join(", ", furthest.stream().limit(ROWS_SHOWN)
              .map(i -> said(i, values, samples)).toList()) + (furthest.size() > ROWS_SHOWN ? " and " + (furthest.size() - ROWS_SHOWN) + " more" : "") + ".");
    }
  }

  private String said(int i, double[] values, Samples samples) {
    return training.place(i) + " (is " + Decimals.plain(samples.y()[i]) + ", answered " + Decimals.plain(values[i]) + ")";
  }

  private void checkTolerance(String best, double[] values, Samples samples) {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      double off = Math.abs(values[i] - samples.y()[i]);
      if (!(off <= request.absoluteTolerance()) || !(off <= request.relativeTolerance() * Math.abs(samples.y()[i]))
          && request.relativeTolerance() < Double.POSITIVE_INFINITY) {
        if (count++ < ROWS_SHOWN) {
          wrong.add(said(i, values, samples));
        }
      }
    }
    if (count > 0) {
      report(Diagnostic.OUTSIDE_TOLERANCE, Place.SUBJECT, best + "is outside the tolerance on " + count + " of " + values.length
          + " training rows: " + String.join(", ", wrong) + (count > wrong.size() ? " and " + (count - wrong.size()) + " more" : "") + ".");
    }
  }

  private List<Finding> warnings(FormulaModel model, int a) {
    List<Finding> warnings = new ArrayList<>();
    if (!model.ties().isEmpty()) {
      warnings.add(Finding.of(Diagnostic.FORMULA_TIES, Place.SUBJECT, "The examples hardly tell " + plain(model.expression()) + " for "
          + named(a) + " from " + String.join(" or ", model.ties().stream().limit(3).map(t -> plain(t.expression())).toList()) + "."));
    }
    model.excluded().ifPresent(e -> warnings.add(Finding.of(Diagnostic.SIZE_EXCLUDES, Place.SUBJECT, "A formula for " + named(a) + " of "
        + e.expression().nodes() + " operators, features and constants describes the examples much better than " + plain(model.expression()) + ", but maxSize is "
        + request.maxSize() + ": " + plain(e.expression()) + ".")));
    // A piece is used in a part of the ranges only, of which nothing is known here.
    boolean whole = model.pieces().size() == 1;
    Optional<Expression> fault = whole ? Ranges.firstFault(model.expression(), ranges(training)) : Optional.empty();
    fault.ifPresent(part -> warnings.add(Finding.of(Diagnostic.UNSAFE_IN_RANGE, Place.SUBJECT,
        "Between the examples the formula for " + named(a) + " may have no finite value, because of " + plain(part) + ".")));
    return warnings;
  }

  private String plain(Expression e) {
    return plain(e, contract);
  }

  static String plain(Expression e, Contract contract) {
    return FormulaText.plain(e, f -> contract.features().get(f).name(), Decimals::plain);
  }

  private void report(Diagnostic diagnostic, Place place, String detail) {
    findings.add(Finding.of(diagnostic, place, detail));
  }

  private String named(int answer) {
    return contract.answerRecord().isEmpty() ? contract.method() : contract.method() + "." + contract.answers().get(answer).name();
  }
}
