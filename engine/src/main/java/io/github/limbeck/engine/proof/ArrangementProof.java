package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import io.github.limbeck.engine.proof.Proof.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.Statement;

/** What is to be shown of a method that arranges an array, once {@link ArrangementReader} has read how. */
final class ArrangementProof {
  private final Formulas formulas;
  private final JavaMethods methods;
  private final Proof.Signature signature;

  ArrangementProof(Formulas formulas, JavaMethods methods, Proof.Signature signature) {
    this.formulas = formulas;
    this.methods = methods;
    this.signature = signature;
  }

  /**
   * That statements before the array is arranged let arrays of all sizes pass.
   *
   * @return nothing: there is no input to name, for sizes are all that such statements may look at
   * @throws Unprovable if they do not
   */
  Optional<Candidate> checks(List<Statement> checks, List<List<int[]>> sizes) {
    for (List<int[]> each : sizes) {
      InputSpace space = new InputSpace(formulas, signature.inputs(), signature.knownTexts(), signature.arrays(), each);
      if (!checks.isEmpty() && run(space, new Rounding()).fails(checks, Set.of(signature.arrays().get(0).java())) != formulas.no) {
        throw new Unprovable("a check that refuses arrays");
      }
    }
    return Optional.empty();
  }

  /**
   * What a lambda computes of a value of the array, compared with what the model computes of it, for all values and all that is given beside the array.
   *
   * @return an array of one value on which they differ; empty if there is none
   */
  Optional<Candidate> ofValue(ArrangementReader.Lambda lambda, Expr wanted, Rounding rounding, Equivalence equivalence) {
    List<Input> inputs = Arrangement.withValue(signature.inputs(), signature.arrays().get(0), lambda.parameter());
    InputSpace space = new InputSpace(formulas, inputs, signature.knownTexts(), List.of(), List.of());
    JavaRun run = run(space, rounding);
    JavaValue value = run.value(lambda.body(), inputs.stream().map(i -> Program.root(i.java())).collect(Collectors.toSet()));
    Polynomial given = value instanceof Truth truth ? formulas.flag(truth.condition()) : value instanceof Numeric number ? number.value() : null;
    if (given == null || run.frame().fails(formulas) != formulas.no) {
      throw new Unprovable("the lambda " + lambda.body());
    }
    ModelFormula model = new ModelFormula(formulas, ArrayModel.of(wanted), space, IntUnaryOperator.identity(), new boolean[0], rounding);
    Equivalence.Answer decided = equivalence.decide(formulas.equal(given, model.answers()[0][0].number()).not(), formulas.no);
    if (decided.equal()) {
      return Optional.empty();
    }
    double[] row = space.row(decided.difference());
    int scalars = row.length - 1;
    return Optional.of(new Candidate(Arrays.copyOf(row, scalars), List.<double[][]>of(new double[][] {{row[scalars]}})));
  }

  private JavaRun run(InputSpace space, Rounding rounding) {
    return new JavaRun(formulas, methods, space, new Labels(), rounding, Answers.OWN, new AggregateReader(signature.derived(), methods));
  }
}
