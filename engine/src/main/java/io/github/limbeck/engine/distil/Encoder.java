package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.RowMarks;
import io.github.limbeck.engine.dynamics.Series;
import io.github.limbeck.engine.dynamics.Trajectories;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.regression.Description;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A formula that tells a constant of a series from its first states: the constants are those that were found with the law, one row for each
 * series. How many states it takes is tried out, and the shortest description wins.
 */
public final class Encoder {
  /** Which states are looked at together: neighbours, and, as noise hides how these differ, some that are further apart. */
  private static final List<List<Integer>> STATES = List.of(List.of(0), List.of(0, 1), List.of(0, 1, 2), List.of(0, 1, 2, 3, 4), List.of(0, 5), List.of(0, 5, 10), List.of(0, 10, 20));
  /** A formula that leaves less of the variance is as good as any: the constant is for a law that is run, and the states have noise. */
  private static final double ENOUGH = 1e-5;
  /** Nor is one that is off by not more than this times the least, in squares: the first states say no more where they have noise. */
  private static final double NO_BETTER = 1.5;
  private static final double WEIGHT = 0.375;

  private final Task task;
  private final Hidden hidden;
  private final FormulaOptions options;

  private Encoder(Task task, Hidden hidden) throws Refusal {
    this.task = task;
    this.hidden = hidden;
    this.options = FormulaSettings.of(task.contract(), task.methods(), task.effort());
  }

  /**
   * Distils the formula.
   *
   * @param task whose contract has the components of one state as its features
   * @param law what was distilled of the law of change
   * @param kept of an earlier run for the same inputs; empty to train
   * @throws Refusal if no formula tells the constant
   */
  public static Distillation run(Task task, Distillation law, List<String> kept) throws Refusal {
    Hidden hidden = law.hidden().orElseThrow(() -> new Refusal(Diagnostic.BAD_DYNAMICS, Place.SUBJECT, "No constant of a series was found that " + task.contract().method() + " could tell."));
    Encoder encoder = new Encoder(task, hidden);
    if (!kept.isEmpty()) {
      LearnedFormula learned = LearnedFormula.read(formula(task.contract(), kept.get(0)), encoder.options.grammar().operators());
      return encoder.distilled(Arrays.stream(kept.get(0).substring(0, kept.get(0).indexOf('\n')).split(" ")).map(Integer::valueOf).toList(), learned);
    }
    return encoder.learned();
  }

  /** A formula as text, and which states it looks at. */
  static String write(Contract contract, String formula) {
    return contract.isEncoder() ? contract.features().stream().map(f -> f.cell().orElseThrow().index().get(0).toString()).distinct().collect(Collectors.joining(" ")) + "\n" + formula : formula;
  }

  /** The formula in such a text. */
  static String formula(Contract contract, String text) {
    return contract.isEncoder() ? text.substring(text.indexOf('\n') + 1) : text;
  }

  private Distillation learned() throws Refusal {
    int shortest = hidden.training().series().stream().mapToInt(Series::samples).min().orElse(0);
    List<Integer> best = List.of();
    FormulaModel model = null;
    double least = Double.POSITIVE_INFINITY;
    for (List<Integer> states : STATES) {
      if (Collections.max(states) >= shortest || states.size() * task.contract().features().size() > Math.max(options.maxFeatures(), task.contract().features().size())) {
        continue;
      }
      Samples samples = FormulaErrors.samples(rows(contract(states), hidden.training()), 0);
      try {
        FormulaModel tried = plainest(FormulaTrainer.train(samples, options), samples);
        double left = Math.max(ENOUGH, 1 - FormulaErrors.explained(new PiecewiseFormula(tried, Optional.empty()).values(rows(contract(states), hidden.training())), samples));
        double nats = WEIGHT * samples.rows() * Math.log(left) + Description.nats(tried.expression(), options.grammar(), samples.rows());
        if (nats < least) {
          least = nats;
          best = states;
          model = tried;
        }
        if (left <= ENOUGH) {
          break;
        }
      } catch (NoFormulaException e) {
        continue; // with other states there may be one
      }
    }
    if (model == null) {
      throw new Refusal(Diagnostic.NO_FORMULA, Place.SUBJECT, "No formula for " + task.contract().method() + " that @Formula allows has a value on the first states of all "
          + hidden.training().series().size() + " series of " + task.dataset().name() + ".");
    }
    return distilled(best, new LearnedFormula(new PiecewiseFormula(model, Optional.empty()), Optional.empty()));
  }

  /** The shortest formula of a front that is good enough; the best if there is none. */
  private static FormulaModel plainest(FormulaModel model, Samples samples) {
    double least = model.front().stream().mapToDouble(FormulaModel.Candidate::error).min().orElse(0);
    double allowed = Math.max(ENOUGH * samples.variance(), NO_BETTER * least);
    return Stream.concat(model.front().stream(), model.ties().stream()).filter(c -> c.error() <= allowed).min(Comparator.comparingInt(c -> c.expression().nodes()))
        .filter(c -> c.expression().nodes() < model.expression().nodes()).map(c -> new FormulaModel(List.of(c.expression()), model.front(), List.of())).orElse(model);
  }

  private Distillation distilled(List<Integer> states, LearnedFormula learned) throws Refusal {
    Contract contract = contract(states);
    return FormulaDistiller.run(contract, options, new HoldOut(rows(contract, hidden.training()), hidden.heldOut().map(held -> rows(contract, held))), List.of(learned));
  }

  /** The contract for some states. */
  private Contract contract(List<Integer> states) {
    Contract one = task.contract();
    List<Feature> features = new ArrayList<>();
    List<Integer> shape = List.of(Collections.max(states) + 1);
    for (int k : states) {
      String place = "[" + k + "]";
      List<Integer> index = List.of(k);
      one.features().forEach(f -> features.add(new Feature(f.name().replace("[0]", place), f.java().replace("[0]", place), f.columns(), f.parameter(), f.type(),
          f.cell().map(c -> new Feature.Cell(c.array(), shape, index, true)))));
    }
    return new Contract(one.method(), features, one.arrays(), one.answers(), one.answerRecord(), one.request(), one.formula(), one.confidence()).unmarked();
  }

  /** One row for each series. */
  private Dataset rows(Contract contract, Trajectories of) {
    int components = task.contract().features().size();
    List<Series> series = of.series();
    List<Column> columns = IntStream.range(0, contract.features().size()).mapToObj(f -> Column.of(contract.features().get(f).type(),
        series.stream().mapToDouble(s -> s.x()[of.state()[f % components]][contract.features().get(f).cell().orElseThrow().index().get(0)]).toArray())).toList();
    Column answers = Column.of(contract.answers().get(0).type(), hidden.constant().values(of));
    Column lines = Column.of(DynamicsDistiller.LINE, IntStream.range(0, series.size()).mapToDouble(s -> s + 1).toArray());
    return new Dataset(task.dataset().name(), task.dataset().sha256(), contract.features(), columns, contract.features().stream().map(f -> List.<String>of()).toList(), List.of(),
        List.of(new Dataset.AnswerColumn(contract.answers().get(0), List.of(), answers)), lines, RowMarks.NONE);
  }
}
