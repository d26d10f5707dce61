package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.AlikeArrays;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.evidence.Baseline;
import io.github.limbeck.engine.evidence.CrossValidation;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.program.Program;
import java.util.List;
import java.util.Optional;

/** What speaks for a rule over arrays beyond its rows, row by row: the elements of one answer are not independent. */
final class ArrayWeighing {
  private ArrayWeighing() {}

  /** @param cost what it took to learn the rule, in units of work */
  static Evidence of(Contract contract, Dataset training, AlikeArrays rows, Program program, long cost, Work work) {
    boolean labels = training.answers().get(0).cells().isEmpty();
    List<CrossValidation.Group> groups = rows.groups().entrySet().stream().map(g -> new CrossValidation.Group(g.getValue(),
        Long.parseUnsignedLong(g.getKey().substring(0, 16), 16), labels ? rows.label(g.getValue().get(0)) : 0)).toList();
    return Evidence.weigh(training, groups, Gate.domain(program), new Baseline(rows.commonest(), Double.NaN), cost, work,
        (given, held, within) -> right(contract, given, held, within), () -> Double.NaN);
  }

  private static int right(Contract contract, Dataset given, Dataset held, Work within) {
    try {
      ArrayModel model = new ArrayDistiller(contract, given, Optional.empty(), within).train();
      return held.rows() - ArrayScore.of(Condenser.condense(model, contract, given, 0), held).wrongRows().size();
    } catch (Refusal e) {
      return 0; // no rule answers any row
    }
  }
}
