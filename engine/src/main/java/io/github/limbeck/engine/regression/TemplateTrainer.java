package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/** Formulas of the form that the user gave: their constants are fitted, and the parts that were left open are found. */
final class TemplateTrainer {
  private static final int MOST_ROWS = 20_000;
  private static final int ITERATIONS = 60;

  private final Template template;
  private final FormulaOptions options;
  private final Samples samples;
  private final Samples more;

  TemplateTrainer(Samples samples, FormulaOptions options) {
    this.template = options.template().orElseThrow();
    this.options = options;
    this.samples = samples.thinned(MOST_ROWS);
    this.more = samples.thinned(FormulaSearch.MORE_ROWS);
  }

  /** What was found. */
  Front run() {
    Front front = new Front(more, options.grammar());
    fits().map(this::plain).forEach(front::add);
    return front;
  }

  private Stream<LeastSquares.Fit> fits() {
    if (template.parts().isEmpty()) {
      ConstantFit fit = new ConstantFit(template.filled(List.of()), template.constants());
      return Stream.of(finished(fit.run(samples), fit));
    }
    return new TemplateSearch(template, options.effort(), options.work()).run(samples).stream().map(found -> {
      ConstantFit fit = new ConstantFit(template.filled(found.parts()), template.constants());
      return finished(fit.refit(found.fit().expression(), samples, ITERATIONS), fit);
    });
  }

  private LeastSquares.Fit finished(LeastSquares.Fit fit, ConstantFit constants) {
    Optional<DoubleBinaryOperator> loss = options.loss();
    return loss.isPresent() ? new LossFit(more, loss.get()).fit(fit.expression(), constants.ties()) : constants.rounded(fit, more);
  }

  /** In normal form, unless the template is kept, or rounding then costs more. */
  private LeastSquares.Fit plain(LeastSquares.Fit fit) {
    if (template.keepsForm()) {
      return fit;
    }
    Expression simple = Algebra.simplify(fit.expression());
    LeastSquares.Fit measured = new LeastSquares().measure(simple, more);
    return options.loss().isPresent() || measured.error() <= Refinement.allowed(fit, more) ? new LeastSquares.Fit(simple, fit.error()) : fit;
  }
}
