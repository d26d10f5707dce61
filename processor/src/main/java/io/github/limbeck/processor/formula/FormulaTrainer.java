package io.github.limbeck.processor.formula;

import java.util.ArrayList;
import java.util.List;

/** From rows to a formula: features that matter, search, the choice from the front (METHOD section 5). */
public final class FormulaTrainer {
  private static final int POLISH_ROWS = 20_000;

  private FormulaTrainer() {}

  /** Which formula of the front is wanted. */
  public enum Choice {
    BEST_SCORE,
    MOST_ACCURATE,
    SIMPLEST_WITHIN
  }

  /**
   * What is asked for.
   *
   * @param maxFeatures how many features a formula may use
   * @param within for the simplest formula: how much greater than the least the root mean squared error may be
   */
  public record Options(Grammar grammar, Effort effort, Choice choice, double within, int maxFeatures) {
    /** The same with the dimensions of one answer. */
    public Options withUnits(java.util.Optional<Dimensions> dimensions) {
      return new Options(grammar.withUnits(dimensions), effort, choice, within, maxFeatures);
    }

    /** The usual. */
    public static Options usual() {
      return new Options(Grammar.usual(), Effort.NORMAL, Choice.BEST_SCORE, 0.5, 8);
    }
  }

  /**
   * Trains.
   *
   * @throws NoFormulaException if no expression that the grammar allows has a value on every row
   */
  public static FormulaModel train(Samples samples, Options options) throws NoFormulaException {
    if (samples.variance() == 0) {
      Expression constant = new Expression.Constant(samples.y()[0], true);
      return new FormulaModel(constant, List.of(), List.of());
    }
    int[] selected = FeatureSelection.run(samples, options.maxFeatures());
    Samples chosen = samples.features(selected);
    Front front = new FormulaSearch(chosen, options.grammar().of(selected), options.effort()).run();
    List<Front.Fitted> best = front.best(1);
    if (best.isEmpty()) {
      throw new NoFormulaException();
    }
    List<Front.Fitted> pareto = front.pareto();
    Front.Fitted choice = switch (options.choice()) {
      case BEST_SCORE -> best.get(0);
      case MOST_ACCURATE -> pareto.get(pareto.size() - 1);
      case SIMPLEST_WITHIN -> simplestWithin(pareto, options.within());
    };
    List<FormulaModel.Candidate> ties = new ArrayList<>();
    if (options.choice() == Choice.BEST_SCORE) {
      for (Front.Fitted f : front.best(10)) {
        if (f != choice && f.score() < choice.score() + 1) {
          ties.add(candidate(f, selected));
        }
      }
    }
    Expression expression = polished(choice.expression(), chosen);
    return new FormulaModel(renamed(expression, selected), pareto.stream().map(f -> candidate(f, selected)).toList(), ties);
  }

  private static Front.Fitted simplestWithin(List<Front.Fitted> pareto, double within) {
    double least = Math.sqrt(pareto.get(pareto.size() - 1).error());
    return pareto.stream().filter(f -> Math.sqrt(f.error()) <= least * (1 + within)).findFirst().orElseThrow();
  }

  /** With its constants fitted to more rows than the search saw, where there are more. */
  private static Expression polished(Expression e, Samples samples) {
    if (samples.rows() <= FormulaSearch.MORE_ROWS) {
      return e;
    }
    return new LeastSquares().fit(e, samples.thinned(POLISH_ROWS), 20).expression();
  }

  private static FormulaModel.Candidate candidate(Front.Fitted f, int[] selected) {
    return new FormulaModel.Candidate(renamed(f.expression(), selected), f.nats(), f.error());
  }

  private static Expression renamed(Expression e, int[] selected) {
    return e instanceof Expression.Variable variable ? new Expression.Variable(selected[variable.feature()])
        : e.mapArguments(argument -> renamed(argument, selected));
  }
}
