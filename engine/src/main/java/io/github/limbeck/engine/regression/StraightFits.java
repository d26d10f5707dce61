package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Lines, logarithms, exponentials and power laws over all features at once (docs/method.md, "Formulas"). */
final class StraightFits {
  private static final int LINEAR_ITERATIONS = 20;

  private StraightFits() {}

  /** The fits: every link of the answer as a sum over the features, and over their logarithms. */
  static List<Expression> of(Samples few, List<Target> links, Grammar grammar) {
    List<Term> plain = new ArrayList<>();
    List<Term> logarithms = new ArrayList<>();
    for (int f = 0; f < few.features(); f++) {
      Term.add(plain, new Expression.Variable(f), 1, few.x()[f]);
      double[] logs = new double[few.rows()];
      Function.LOG.apply(few.x()[f], null, logs, logs.length);
      Term.add(logarithms, Expression.call(Function.LOG, new Expression.Variable(f)), 1, logs);
    }
    List<Expression> fits = new ArrayList<>();
    for (Target link : links) {
      for (List<Term> terms : List.of(plain, logarithms)) {
        if (!terms.isEmpty() && terms.size() + 1 < few.rows() && (terms == plain || grammar.mayUse(Function.LOG) || grammar.mayUse(Function.POWER))) {
          fits.add(Terms.expression(new Terms.Match(link, terms, 0)));
        }
      }
    }
    return fits;
  }

  /**
   * Lines over all features, then without the feature that tells least, one after another, down to two: what few rows may bear although
   * each of its constants has to be described. A line over one feature is found like any other formula.
   */
  static List<LeastSquares.Fit> lines(Samples samples) {
    List<LeastSquares.Fit> lines = new ArrayList<>();
    List<Integer> used = new ArrayList<>(IntStream.range(0, samples.features()).filter(f -> Term.unit(samples.x()[f]) != null).boxed().toList());
    while (used.size() > 1 && used.size() + 2 < samples.rows()) {
      LeastSquares.Fit line = line(used, samples);
      lines.add(line);
      List<Integer> all = List.copyOf(used);
      all.stream().min(Comparator.comparingDouble(f -> line(all.stream().filter(g -> !g.equals(f)).toList(), samples).error())).ifPresent(used::remove);
    }
    return lines;
  }

  private static LeastSquares.Fit line(List<Integer> features, Samples samples) {
    Expression sum = new Expression.Constant(samples.mean());
    for (int f : features) {
      sum = Expression.call(Function.ADD, Expression.call(Function.MULTIPLY, new Expression.Constant(0), new Expression.Variable(f)), sum);
    }
    return new LeastSquares().fit(sum, samples, LINEAR_ITERATIONS);
  }
}
