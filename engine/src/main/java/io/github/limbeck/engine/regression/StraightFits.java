package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;

/** Lines, logarithms, exponentials and power laws over all features at once (docs/method.md, "Formulas"). */
final class StraightFits {
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
}
