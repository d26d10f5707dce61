package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Laws that go no lower than some answer, or no higher: a fee of two and a half at least, a tax on what exceeds an allowance. Where the
 * least or the greatest answer is that of several rows, a short law of the other rows is sought with little effort, and is taken if with
 * that bound it is exact on all.
 */
public final class Clamped {
  private static final int FEWEST_AT_BOUND = 3;
  private static final int FEWEST_OTHERS = 12;
  /** So many rows are asked for beside the bound for each operator, feature and constant. */
  private static final int ROWS_PER_NODE = 2;
  private static final int MOST_NODES = 15;

  private Clamped() {}

  /** Such a law; empty if there is none, or if the user says what formulas are made of. */
  public static Optional<FormulaModel> law(Samples samples, FormulaOptions options) {
    if (!options.isFree() || !options.grammar().hasUsualOperators()) {
      return Optional.empty();
    }
    double least = Arrays.stream(samples.y()).min().orElse(0);
    double greatest = Arrays.stream(samples.y()).max().orElse(0);
    List<Optional<Expression>> found = new ArrayList<>();
    found.add(law(samples, options, List.of(new Bound(Function.MAX, least))));
    found.add(law(samples, options, List.of(new Bound(Function.MIN, greatest))));
    found.add(law(samples, options, List.of(new Bound(Function.MAX, least), new Bound(Function.MIN, greatest))));
    return found.stream().flatMap(Optional::stream).findFirst().map(e -> new FormulaModel(e, List.of(), List.of()));
  }

  /** What answers are not below, or not above. */
  private record Bound(Function function, double answer) {}

  private static Optional<Expression> law(Samples samples, FormulaOptions options, List<Bound> bounds) {
    boolean areMet = bounds.stream().allMatch(b -> Arrays.stream(samples.y()).filter(y -> y == b.answer()).count() >= FEWEST_AT_BOUND);
    int[] others = IntStream.range(0, samples.rows()).filter(i -> bounds.stream().noneMatch(b -> samples.y()[i] == b.answer())).toArray();
    if (!areMet || others.length < FEWEST_OTHERS) {
      return Optional.empty();
    }
    try {
      Samples own = samples.select(others);
      Expression law = FormulaTrainer.train(own, options.withAllRows().withEffort(Effort.LITTLE)).expression();
      boolean isShort = law.nodes() <= MOST_NODES && ROWS_PER_NODE * law.nodes() <= others.length && !Pieces.hasStep(law, own);
      if (law.isFixed() || !isShort || !FormulaTrainer.isExact(law, own) || FormulaTrainer.isExact(law, samples)) {
        return Optional.empty();
      }
      Expression clamped = options.rounding().map(r -> r.clamped(law, e -> within(e, bounds, r.unit()))).orElseGet(() -> within(law, bounds, 1));
      return Optional.of(clamped).filter(e -> FormulaTrainer.isExact(e, samples));
    } catch (NoFormulaException e) {
      return Optional.empty();
    }
  }

  private static Expression within(Expression e, List<Bound> bounds, double unit) {
    Expression within = e;
    for (Bound bound : bounds) {
      within = Expression.call(bound.function(), within, new Expression.Constant(unit == 1 ? bound.answer() : Math.rint(bound.answer() * unit)));
    }
    return within;
  }
}
