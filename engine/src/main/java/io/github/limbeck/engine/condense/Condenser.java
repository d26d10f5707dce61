package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.program.Program;
import java.util.Optional;

/** The pipeline: a model is written down literally, then every pass makes it shorter or clearer. */
public final class Condenser {
  private Condenser() {}

  /** The program of a model that was trained on one answer of a dataset. */
  public static Program condense(Model model, Dataset dataset, int answer) {
    return passes(Lowering.lower(model, dataset, answer));
  }

  /** All passes for programs over scalars. */
  public static Program passes(Program program) {
    return Pass.all(Pass.SCALARS, Pass.all(Pass.DECISIONS, program));
  }

  /** The program of a model over arrays. */
  public static Program condense(ArrayModel model, Contract contract, Dataset dataset, int answer) {
    Optional<Program> decisions = ArrayLowering.overFeatures(model, dataset, answer).map(p -> Pass.all(Pass.DECISIONS, p));
    Optional<Program> next = ArrayLowering.nextOverFeatures(model, dataset).map(p -> Pass.all(Pass.DECISIONS, p));
    return arrayPasses(ArrayLowering.lower(model, contract, dataset, answer, decisions, next));
  }

  /** All passes for programs over arrays. */
  public static Program arrayPasses(Program program) {
    return Pass.all(Pass.ARRAYS, program);
  }

  /** The program of a model over arrays as it is written down first, before any pass. */
  public static Program literal(ArrayModel model, Contract contract, Dataset dataset, int answer) {
    return ArrayLowering.lower(model, contract, dataset, answer, ArrayLowering.overFeatures(model, dataset, answer),
        ArrayLowering.nextOverFeatures(model, dataset));
  }
}
