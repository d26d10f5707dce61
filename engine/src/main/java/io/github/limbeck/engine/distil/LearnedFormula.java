package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.evidence.FormulaExpectation;
import io.github.limbeck.engine.formula.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A formula that was learned, and how it is expected to do on new rows: what is kept for the next build.
 *
 * @param expectation empty where there are too few rows, or another measure than squared differences
 */
record LearnedFormula(PiecewiseFormula model, Optional<FormulaExpectation> expectation) {

  String write() {
    return expectation.map(FormulaExpectation::write).orElse("") + "\n" + model.write();
  }

  /** Reads what {@link #write} wrote. */
  static LearnedFormula read(String text, List<Operator> custom) {
    int end = text.indexOf('\n');
    return new LearnedFormula(PiecewiseFormula.read(text.substring(end + 1), custom),
        end == 0 ? Optional.empty() : Optional.of(FormulaExpectation.read(text.substring(0, end))));
  }
}
