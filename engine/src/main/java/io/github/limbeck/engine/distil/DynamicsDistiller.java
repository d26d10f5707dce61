package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.contract.FormulaRequest.ChangeKind;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.RowMarks;
import io.github.limbeck.engine.dynamics.ChangeLearner;
import io.github.limbeck.engine.dynamics.Forecast;
import io.github.limbeck.engine.dynamics.HiddenConstant;
import io.github.limbeck.engine.dynamics.Rates;
import io.github.limbeck.engine.dynamics.Trajectories;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.NoFormulaException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From series of states to a law of change: rates (or next states) take the place of the answers, and the law, once learned, is judged
 * and lowered as any formulas are, and by its forecasts.
 */
final class DynamicsDistiller {
  /** Distils laws of change. */
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      refuseWhatIsMeantForAnswers(task.contract());
      FormulaOptions options = FormulaSettings.of(task.contract(), task.methods(), task.effort());
      List<LearnedFormula> cached = kept.stream().map(text -> LearnedFormula.read(text, options.grammar().operators())).toList();
      return new DynamicsDistiller(task.contract(), options, task.dataset(), task.validation()).run(cached);
    }
  };

  static final ValueType LINE = ValueType.primitive("int", ValueType.Presence.REQUIRED);

  /** More samples make a law no surer, but dearer: it is run along all of them a thousand times. */
  private static final int MOST_SAMPLES = 4_000;
  /** A law is learned again if what the data do not have moved by more than this share. */
  private static final double MOVED = 1e-4;

  private final Contract contract;
  private final FormulaOptions options;
  private final HoldOut raw;
  /** What the data do not have, if anything. */
  private final Optional<HiddenConstant> hidden;

  private DynamicsDistiller(Contract contract, FormulaOptions options, Dataset dataset, Optional<Dataset> validation) throws Refusal {
    this.contract = contract;
    this.options = options;
    this.raw = HoldOut.of(contract, dataset, validation);
    this.hidden = contract.hidden().stream().mapToObj(HiddenConstant::new).findFirst();
  }

  /** Attributes of {@code @Formula} that mean nothing for a law of change. */
  private static void refuseWhatIsMeantForAnswers(Contract contract) throws Refusal {
    FormulaRequest request = contract.formula().orElseThrow();
    FormulaRequest.Knowledge knowledge = request.knowledge();
    if (Stream.concat(request.featureUnits().stream(), request.answerUnits().stream()).anyMatch(unit -> !unit.isBlank())) {
      throw new Refusal(Diagnostic.BAD_DYNAMICS, Place.SUBJECT, "@Unit is not for the method " + contract.method() + ", which has @Dynamics: the unit of the time is not known.");
    }
    String attribute = !knowledge.template().isBlank() ? "template" : !knowledge.constantsPer().isEmpty() ? "constantsPer" : request.pieces() > 1 ? "pieces"
        : !request.loss().isEmpty() ? "loss" : request.member() > 0 ? "member" : "";
    if (!attribute.isEmpty()) {
      throw new Refusal(Diagnostic.BAD_DYNAMICS, Place.SUBJECT, attribute + " of @Formula is not for the method " + contract.method() + ", which has @Dynamics.");
    }
  }

  private FormulaDistillation run(List<LearnedFormula> cached) throws Refusal {
    SeriesRows read = SeriesRows.of(contract, raw.training());
    SeriesRows begun = hidden.isEmpty() ? read : read.with(hidden.get().begun(read.trajectories(), MOST_SAMPLES));
    List<LearnedFormula> learned = cached.isEmpty() ? learn(begun.trajectories()) : cached;
    List<Expression> law = learned.stream().map(f -> f.model().model().expression()).toList();
    requireChange(law);
    SeriesRows training = hidden.isEmpty() ? read : begun.with(hidden.get().fitted(begun.trajectories(), law));
    Rates rates = Rates.of(training.trajectories());
    double[] spread = IntStream.range(0, law.size()).mapToDouble(training.trajectories()::spread).toArray();
    Optional<Dataset> unseen = raw.heldOut().filter(data -> data.rows() > 0);
    SeriesRows foretold = unseen.isPresent() ? known(SeriesRows.of(contract, unseen.get()), training, law) : training;
    Rates ofForetold = unseen.isPresent() ? Rates.of(foretold.trajectories()) : rates;
    Forecasts forecasts = new Forecasts(training.trajectories().series().size(), training.trajectories().samples(), foretold.trajectories(),
        Forecast.of(foretold.trajectories(), ofForetold, law, spread), unseen.isPresent());
    HoldOut split = new HoldOut(rows(contract, raw.training(), training, rates), unseen.map(data -> rows(contract, data, foretold, ofForetold)));
    return FormulaDistiller.run(contract, options, split, learned).with(forecasts)
        .with(hidden.map(h -> new Hidden(h, training.trajectories(), unseen.map(data -> foretold.trajectories()))));
  }

  /** Series that the law was learned without, with what the data do not have found for each by the law. */
  private SeriesRows known(SeriesRows unseen, SeriesRows training, List<Expression> law) {
    return hidden.map(h -> unseen.with(h.fitted(h.sought(unseen.trajectories(), law, h.values(training.trajectories())), law))).orElse(unseen);
  }

  /** A law by which nothing changes is none. */
  private void requireChange(List<Expression> law) throws Refusal {
    boolean isFlow = contract.change().orElseThrow().kind() == ChangeKind.RATES;
    boolean stays = IntStream.range(0, law.size()).allMatch(c -> isFlow ? law.get(c).is(0) : law.get(c).equals(new Expression.Variable(contract.state()[c])));
    if (stays && contract.request().evidenceRequired()) {
      throw new Refusal(Diagnostic.NO_EVIDENCE, contract.request().examples(), "No law says better how the states of " + raw.training().name()
          + " change than that they stay as they are.");
    }
  }

  private List<LearnedFormula> learn(Trajectories training) throws Refusal {
    Trajectories some = training.thinned(MOST_SAMPLES);
    try {
      List<FormulaModel> models = ChangeLearner.learn(some, Rates.of(some), options);
      if (hidden.isPresent()) {
        models = again(training, models);
      }
      return models.stream().map(m -> new LearnedFormula(new PiecewiseFormula(m, Optional.empty()), Optional.empty())).toList();
    } catch (NoFormulaException e) {
      throw new Refusal(Diagnostic.NO_FORMULA, Place.SUBJECT, "No formula for " + contract.method() + " that @Formula allows has a value on all "
          + some.samples() + " states of " + raw.training().name() + ".");
    }
  }

  /** With constants that are short beside what the data do not have, and learned once more with that where it makes a difference. */
  private List<FormulaModel> again(Trajectories training, List<FormulaModel> models) throws Refusal, NoFormulaException {
    HiddenConstant constant = hidden.orElseThrow();
    List<Expression> law = models.stream().map(FormulaModel::expression).toList();
    if (!mentions(law) || training.series().size() < 2 || !constant.isWorthIt(training.thinned(MOST_SAMPLES), law)) {
      throw new Refusal(Diagnostic.NOTHING_IDENTIFIES, Place.SUBJECT, "No law was found for " + contract.method() + " in which "
          + contract.features().get(contract.hidden().orElseThrow()).name() + " makes a difference: " + training.series().size() + " series in " + raw.training().name()
          + " do not say what it is for each.");
    }
    Trajectories fitted = constant.fitted(training, law);
    double[] before = constant.values(training);
    double[] after = constant.values(fitted);
    double moved = IntStream.range(0, before.length).mapToDouble(s -> Math.abs(after[s] - before[s])).sum();
    Trajectories some = fitted.thinned(MOST_SAMPLES);
    List<FormulaModel> best = models;
    if (moved > MOVED * Arrays.stream(after).map(Math::abs).sum()) {
      List<FormulaModel> next = ChangeLearner.learn(some, Rates.of(some), options);
      best = mentions(next.stream().map(FormulaModel::expression).toList()) ? next : models;
    }
    List<Expression> settled = constant.settled(some, best, options.grammar());
    List<FormulaModel> found = best;
    return IntStream.range(0, found.size()).mapToObj(c -> new FormulaModel(List.of(settled.get(c)), found.get(c).front(), List.of())).toList();
  }

  private boolean mentions(List<Expression> law) {
    int feature = contract.hidden().orElseThrow();
    return law.stream().anyMatch(e -> e.uses(f -> f == feature));
  }

  /**
   * States with rates (or next states) as answers.
   *
   * @throws Refusal if rows are no series
   */
  static Dataset rows(Contract contract, Dataset from) throws Refusal {
    SeriesRows series = SeriesRows.of(contract, from);
    return rows(contract, from, series, Rates.of(series.trajectories()));
  }

  /** The same of series and rates that are known. */
  static Dataset rows(Contract contract, Dataset from, SeriesRows series, Rates rates) {
    List<Column> columns = IntStream.range(0, from.columns().size()).mapToObj(f -> Column.of(contract.features().get(f).type(), rates.x()[f])).toList();
    List<Dataset.AnswerColumn> answers = IntStream.range(0, contract.answers().size()).mapToObj(a -> new Dataset.AnswerColumn(contract.answers().get(a), List.of(),
        Column.of(contract.answers().get(a).type(), rates.y()[a]))).toList();
    double[] lines = IntStream.range(0, rates.rows()).mapToDouble(i -> from.lines().get(series.rows().get(rates.series()[i])[rates.sample()[i]])).toArray();
    double[] weights = IntStream.range(0, rates.rows()).mapToDouble(i -> Arrays.stream(rates.weights()).mapToDouble(w -> w[i]).average().orElse(1)).toArray();
    return new Dataset(from.name(), from.sha256(), from.features(), columns, from.vocabularies(), List.of(), answers, Column.of(LINE, lines),
        contract.change().orElseThrow().kind() == ChangeKind.NEXT ? RowMarks.NONE
            : new RowMarks(Optional.of(Column.of(contract.answers().get(0).type(), weights)), Optional.empty(), Optional.empty()));
  }
}
