package io.github.limbeck.processor.condense;

import io.github.limbeck.processor.dataset.Dataset;
import io.github.limbeck.processor.essence.DecisionList;
import io.github.limbeck.processor.program.Program;
import java.util.List;
import java.util.function.UnaryOperator;

/** The pipeline: a model is written down literally, then every pass makes it shorter or clearer. */
public final class Condenser {
  private static final List<UnaryOperator<Program>> PASSES = List.of(
      Fold::run,
      RecogniseSums::run,
      Logic::run,
      MinimiseBooleans::run,
      MergeReturns::run,
      Fold::run,
      Loops::run,
      Inline::run,
      Fold::run,
      Name::run);

  private Condenser() {}

  /** The program of a model that was trained on one answer of a dataset. */
  public static Program condense(DecisionList model, Dataset dataset, int answer) {
    Program program = Lowering.lower(model, dataset, answer);
    for (UnaryOperator<Program> pass : PASSES) {
      program = pass.apply(program);
    }
    return program;
  }
}
