package io.github.limbeck.processor;

import io.github.limbeck.processor.contract.Contract;
import io.github.limbeck.processor.contract.ValueType;
import io.github.limbeck.processor.dataset.Dataset;
import io.github.limbeck.processor.finding.Finding;
import io.github.limbeck.processor.program.Program;
import io.github.limbeck.processor.proof.Proof;
import io.github.limbeck.processor.report.AnswerReport;
import io.github.limbeck.processor.report.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was distilled for one method. */
public interface Distilled {
  Contract contract();

  /** The rows that were trained on. */
  Dataset training();

  Optional<Dataset> heldOut();

  /** One program per answer, condensed. */
  List<Program> programs();

  /** How well each answers. */
  List<Judgement> judgements();

  /** Warnings. */
  List<Finding> findings();

  /** How large each network is. */
  List<NetworkSize> networks();

  /** The models as text, for the cache. */
  List<String> texts();

  /** Whether the code goes beyond the sizes that the examples bear out. */
  boolean isExtrapolated();

  /**
   * Tries to prove that the generated method is equal to its networks.
   *
   * @param source the generated class
   * @param parameters how many parameters the method has
   * @param setting where the class will be, and what the proof may cost
   * @param questions given, as scripts in SMT-LIB, what the proof has to decide
   */
  Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions);

  /** What the model of each answer says on the rows of a dataset. */
  List<Outcome> outcomes(Dataset data);

  /** The networks of each answer as a reader is shown them; none where there are none. */
  List<List<AnswerReport.Network>> drawings();

  /** How the code goes beyond what the examples bear out, in words; empty if it does not. */
  String extrapolated();

  /** Where a proof holds, in words; empty if everywhere. */
  String provedWhere();

  /** The method that a proof speaks of. */
  default Proof.Signature signature(int parameters, Proof.Setting setting) {
    Program program = programs().get(0);
    return new Proof.Signature(contract().method(), parameters, program.inputs(), program.arrays(),
        programs().stream().map(Program::answer).toList(), contract().request().throwOnUnseen(), this::greatestReal, setting);
  }

  /** The greatest magnitude of the real numbers among the features of the training rows. */
  private double greatestReal() {
    double greatest = 1;
    Dataset data = training();
    for (int f = 0; f < data.features().size(); f++) {
      if (data.features().get(f).type().kind() == ValueType.Kind.REAL) {
        for (int row = 0; row < data.rows(); row++) {
          double magnitude = Math.abs(data.columns().get(f).get(row));
          greatest = magnitude > greatest ? magnitude : greatest; // a missing value, which is NaN, is not greater
        }
      }
    }
    for (int a = 0; a < data.arrays().size(); a++) {
      if (contract().arrays().get(a).type().kind() == ValueType.Kind.REAL) {
        for (double[][] cells : data.arrays().get(a).rows()) {
          greatest = Math.max(greatest, Arrays.stream(cells).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0));
        }
      }
    }
    return greatest;
  }

  /** Shares of rows that are right; the validation share is NaN where nothing was held out. */
  record Judgement(double training, double reachable, double validation) {}

  /**
   * The size of a network.
   *
   * @param conditions the literals of its decision list
   */
  record NetworkSize(int differentiae, int subconcepts, int concepts, int conditions) {}
}
