package io.github.limbeck.engine.items;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.Effort;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of the leading aggregates are worth their length: those of which the usual search makes the shortest description of the answers. */
final class AggregateChoice {
  private static final AggregateTuning TUNING = AggregateTuning.USUAL;

  /** So many of the shortest are refined, and of those that leave the features that are read to the outer formula. */
  private static final int REFINED = 2;

  private final Contract contract;
  private final Dataset data;
  private final Samples samples;
  private final FormulaOptions options;
  private final List<Aggregates.Flat> lists;

  AggregateChoice(Contract contract, Dataset data, Samples samples, FormulaOptions options) {
    this.contract = contract;
    this.data = data;
    this.samples = samples;
    this.lists = IntStream.range(0, data.items().size()).mapToObj(list -> Aggregates.Flat.of(data, list, contract.featuresRead())).toList();
    this.options = options.withEffort(Effort.QUICK).withSiblings(List.of());
  }

  /**
   * Aggregates and the formula that is made of them.
   *
   * @param outer over the features that are read, then the aggregates
   * @param error the mean squared error as a share of the variance
   * @param nats how long the description of the answers of so many rows is
   */
  record Composite(List<Aggregate> aggregates, Expression outer, double error, double nats, int rows) {}

  List<Aggregate> choose(Leaders leaders) {
    List<Leaders.Leader> best = leaders.best(TUNING.tried());
    List<List<Aggregate>> alone = best.stream().map(l -> List.of(l.aggregate())).toList();
    List<List<Aggregate>> sets = new ArrayList<>();
    List<Aggregate> together = new ArrayList<>(best.stream().limit(TUNING.together() - 1L).map(Leaders.Leader::aggregate).toList());
    beside(leaders).filter(a -> !together.contains(a)).ifPresent(together::add);
    sets.add(leaders.addends(1));
    sets.add(leaders.addends(TUNING.smallTerm()));
    sets.add(together);
    List<Composite> composites = new ArrayList<>();
    if (samples.features() > 0) {
      composite(List.of()).ifPresent(composites::add);
    }
    for (List<Aggregate> set : alone) {
      boolean isPlainer = composites.stream().noneMatch(c -> c.error() <= TUNING.exact() && size(c.aggregates()) <= size(set));
      (isPlainer ? composite(set) : Optional.<Composite>empty()).ifPresent(composites::add);
    }
    for (List<Aggregate> set : sets.stream().filter(s -> !s.isEmpty()).distinct().toList()) {
      if (composites.stream().anyMatch(c -> c.error() <= TUNING.exact())) {
        break;
      }
      composite(set).ifPresent(composites::add);
    }
    Comparator<Composite> shortest = Comparator.comparingDouble(Composite::nats);
    Optional<Composite> chosen = composites.stream().min(shortest);
    if (chosen.isEmpty() || chosen.get().error() <= TUNING.exact()) {
      return chosen.map(Composite::aggregates).orElse(List.of());
    }
    List<Composite> refined = new ArrayList<>(List.of(chosen.get()));
    TermRefinement refinement = new TermRefinement(contract, data, samples, options.grammar());
    List<Composite> single = composites.stream().filter(c -> c.aggregates().size() == 1).sorted(shortest).toList();
    Stream.concat(single.stream().limit(REFINED), single.stream().filter(c -> usesFieldsAlone(c.aggregates().get(0))).limit(REFINED)).distinct()
        .forEach(c -> refined.add(refinement.refine(c)));
    if (chosen.get().aggregates().size() > 1) {
      refined.add(refinement.refine(chosen.get()));
    }
    return refined.stream().min(shortest).orElseThrow().aggregates();
  }

  /** How many operators, features and constants there are inside. */
  private static int size(List<Aggregate> aggregates) {
    return aggregates.stream().mapToInt(a -> a.term().isEmpty() ? 1 : FormulaText.expression(a.term()).nodes()).sum();
  }

  private boolean usesFieldsAlone(Aggregate aggregate) {
    return aggregate.term().isEmpty() || !FormulaText.expression(aggregate.term())
        .uses(f -> f < contract.featuresRead() && contract.features().get(f).name().indexOf('.') <= 0);
  }

  /** What tells most of what the first leaves. */
  private static Optional<Aggregate> beside(Leaders leaders) {
    List<Leaders.Leader> all = leaders.ofAnswers();
    return all.isEmpty() ? Optional.empty() : leaders.besides(all.get(0)).map(Leaders.Leader::aggregate);
  }

  /** The best formula over some aggregates, of which those stay that it uses. */
  private Optional<Composite> composite(List<Aggregate> set) {
    int read = samples.features();
    double[][] x = new double[read + set.size()][];
    System.arraycopy(samples.x(), 0, x, 0, read);
    for (int k = 0; k < set.size(); k++) {
      x[read + k] = lists.get(set.get(k).items()).values(set.get(k));
      for (double value : x[read + k]) {
        if (!Double.isFinite(value)) {
          return Optional.empty();
        }
      }
    }
    try {
      Samples with = new Samples(x, samples.y(), samples.weights());
      FormulaModel model = FormulaTrainer.train(with.thinned(TUNING.rowsOfOuter()), options);
      Expression outer = model.expression();
      List<Integer> kept = IntStream.range(0, set.size()).filter(k -> outer.uses(f -> f == read + k)).boxed().toList();
      int[] places = IntStream.range(0, read + set.size()).map(f -> f < read ? f : read + Math.max(0, kept.indexOf(f - read))).toArray();
      double error = error(outer, with);
      List<Aggregate> aggregates = kept.stream().map(set::get).toList();
      return Optional.of(new Composite(aggregates, renamed(outer, places), error, nats(aggregates, outer, error, samples.rows()), samples.rows()));
    } catch (NoFormulaException e) {
      return Optional.empty();
    }
  }

  static double error(Expression e, Samples samples) {
    double[] values = new Tape(e).values(samples.x(), samples.rows());
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += samples.weights()[i] * (values[i] - samples.y()[i]) * (values[i] - samples.y()[i]);
    }
    return sum / samples.rows() / samples.variance();
  }

  /** The length of a description, as the usual search counts it. */
  static double nats(List<Aggregate> aggregates, Expression outer, double error, int rows) {
    double nodes = outer.nodes();
    double constants = outer.constants();
    for (Aggregate each : aggregates) {
      Expression term = each.term().isEmpty() ? new Expression.Constant(1, true) : FormulaText.expression(each.term());
      nodes += term.nodes() + (each.where().isPresent() ? TUNING.condition() : 0);
      constants += term.constants();
    }
    return 0.375 * rows * Math.log(Math.max(TUNING.exact() / 100, error)) + TUNING.natsPerNode() * nodes + constants * Math.log(rows) / 2;
  }

  private static Expression renamed(Expression e, int[] places) {
    return e instanceof Expression.Variable v ? new Expression.Variable(places[v.feature()]) : e.mapArguments(a -> renamed(a, places));
  }
}
