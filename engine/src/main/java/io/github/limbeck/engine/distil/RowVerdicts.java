package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.verify.CompiledMethod;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a compiled method answers on each row of some examples, beside what these say.
 *
 * @param actual {@code [answer][row]}: codes of labels, or numbers; 0 for an array that is answered
 * @param given {@code [answer][row]}; NaN where the method throws, of an array 0 if all its elements are right, and 1 if not
 */
public record RowVerdicts(double[][] actual, double[][] given) {
  /**
   * Runs all rows.
   *
   * @param parameters how many parameters the method has
   * @throws ReflectiveOperationException if the method is not there
   */
  public static RowVerdicts of(Contract contract, int parameters, Dataset examples, ClassLoader loader, String className) throws ReflectiveOperationException {
    int answers = contract.answers().size();
    List<Program> signatures = IntStream.range(0, answers).mapToObj(a -> Signature.of(contract, examples, a)).toList();
    CompiledMethod compiled = CompiledMethod.of(loader, className, contract.method(), parameters, signatures);
    RowVerdicts verdicts = new RowVerdicts(new double[answers][examples.rows()], new double[answers][examples.rows()]);
    for (int row = 0; row < examples.rows(); row++) {
      try {
        verdicts.run(row, contract, compiled, examples, signatures.get(0));
      } catch (InvocationTargetException e) {
        for (double[] given : verdicts.given) {
          given[row] = Double.NaN;
        }
      }
    }
    return verdicts;
  }

  private void run(int row, Contract contract, CompiledMethod compiled, Dataset examples, Program signature) throws ReflectiveOperationException {
    if (!contract.arrays().isEmpty()) {
      given[0][row] = ArrayScore.isRight(signature, examples, row, example -> compiled.answer(example.scalars(), examples.vocabularies(), example.arrays())) ? 0 : 1;
      return;
    }
    double[] values = examples.row(row);
    double[] answered = contract.formula().isPresent() ? ItemChecks.caller(contract).call(compiled, values, examples.vocabularies(), ItemChecks.of(examples, row))
        : examples.items().isEmpty() ? Arrays.stream(compiled.answer(values, examples.vocabularies())).asDoubleStream().toArray()
        : compiled.answer(values, examples.vocabularies(), ItemChecks.of(examples, row));
    for (int a = 0; a < answered.length; a++) {
      given[a][row] = answered[a];
      actual[a][row] = examples.answers().get(a).codes().get(row);
    }
  }

  /** Whether an answer to a row is right. */
  public boolean isRight(int answer, int row) {
    return given[answer][row] == actual[answer][row];
  }

  /** Whether all answers to a row are right. */
  public boolean isRight(int row) {
    for (int a = 0; a < given.length; a++) {
      if (given[a][row] != actual[a][row]) {
        return false;
      }
    }
    return true;
  }
}
