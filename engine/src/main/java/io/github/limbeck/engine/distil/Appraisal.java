package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.regression.Samples;
import io.github.limbeck.engine.verify.CompiledMethod;
import io.github.limbeck.engine.verify.ItemsVerification;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the method of a class that is compiled already does on examples.
 *
 * @param method the method
 * @param answer the component, where the method answers with a record; empty otherwise
 * @param accuracy the share of answers that are right, in [0, 1]; of a formula R², the share of the variance that is explained
 * @param rootMeanSquareError how far the answers of a formula are off; NaN for rules
 * @param meanAbsoluteError the same, as the mean of absolute differences
 * @param magnitude the root mean square of the answers of a formula; NaN for rules
 * @param rows how many rows there are
 * @param wrong the first rows that are answered wrongly, as {@code file:line}; none for formulas
 */
public record Appraisal(String method, String answer, double accuracy, double rootMeanSquareError, double meanAbsoluteError, double magnitude, int rows, List<String> wrong) {
  private static final int ROWS_SHOWN = 5;
  /** What functions may differ by between machines, as a share of the answers. */
  private static final double ROUNDING = 1e-14;

  public Appraisal {
    wrong = List.copyOf(wrong);
  }

  /**
   * Runs all rows; of a law of change, the states of all series.
   *
   * @param parameters how many parameters the method has
   * @return one appraisal per answer
   * @throws ReflectiveOperationException if the method is not there, or throws on a row
   * @throws Refusal if a law of change is given rows that are no series
   */
  public static List<Appraisal> of(Contract contract, int parameters, Dataset examples, ClassLoader loader, String className)
      throws ReflectiveOperationException, Refusal {
    List<Program> signatures = IntStream.range(0, contract.answers().size())
        .mapToObj(a -> Signature.of(contract, examples, a)).toList();
    CompiledMethod compiled = CompiledMethod.of(loader, className, contract.method(), parameters, signatures);
    try {
      Dataset data = contract.hidden().isPresent() ? HiddenRows.of(contract, examples, row -> compiled.numbers(row, examples.vocabularies()))
          : contract.change().isPresent() ? DynamicsDistiller.rows(contract, examples) : examples;
      if (contract.perceives()) {
        return List.of(images(contract, data, compiled));
      }
      return contract.formula().isPresent() ? formulas(contract, data, compiled)
          : contract.arrays().isEmpty() ? rules(contract, data, compiled) : List.of(arrays(contract, data, compiled, signatures.get(0)));
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException("the method " + contract.method() + " throws " + e.getCause(), e.getCause());
    }
  }

  private static List<Appraisal> rules(Contract contract, Dataset data, CompiledMethod compiled) throws ReflectiveOperationException {
    List<List<String>> wrong = new ArrayList<>();
    long[] errors = new long[contract.answers().size()];
    contract.answers().forEach(a -> wrong.add(new ArrayList<>()));
    for (int row = 0; row < data.rows(); row++) {
      double[] codes = compiled.answer(data.row(row), data.vocabularies(), ItemChecks.of(data, row));
      for (int a = 0; a < codes.length; a++) {
        if (codes[a] != data.answers().get(a).codes().get(row)) {
          errors[a]++;
          if (wrong.get(a).size() < ROWS_SHOWN) {
            wrong.get(a).add(data.place(row));
          }
        }
      }
    }
    return IntStream.range(0, errors.length).mapToObj(a -> new Appraisal(contract.method(), named(contract, a),
        (double) (data.rows() - errors[a]) / data.rows(), Double.NaN, Double.NaN, Double.NaN, data.rows(), wrong.get(a))).toList();
  }

  private static Appraisal arrays(Contract contract, Dataset data, CompiledMethod compiled, Program signature)
      throws ReflectiveOperationException {
    ArrayScore score = ArrayScore.of(signature, data, example -> compiled.answer(example.scalars(), data.vocabularies(), example.arrays()));
    return new Appraisal(contract.method(), "", score.share(), Double.NaN, Double.NaN, Double.NaN, data.rows(),
        score.wrongRows().stream().limit(ROWS_SHOWN).map(data::place).toList());
  }

  private static Appraisal images(Contract contract, Dataset data, CompiledMethod compiled) throws ReflectiveOperationException {
    ImageRows rows = new ImageRows(contract, "");
    Dataset.AnswerColumn answers = data.answers().get(0);
    double[] given = new double[data.rows()];
    double[] actual = rows.answers(data);
    List<String> wrong = new ArrayList<>();
    for (int row = 0; row < given.length; row++) {
      double answer = compiled.answer(data.row(row), data.vocabularies(), ImageRows.images(data, row))[0][0];
      given[row] = rows.rounded().isEmpty() ? answer : answer < 0 ? Double.NaN : Double.parseDouble(answers.labels().get((int) answer));
      if (given[row] != actual[row]) {
        wrong.add(data.place(row));
      }
    }
    return rows.isNumber() ? appraised(contract, 0, data, given, Samples.of(new double[0][], actual))
        : new Appraisal(contract.method(), "", (double) (data.rows() - wrong.size()) / data.rows(), Double.NaN, Double.NaN, Double.NaN, data.rows(), wrong.stream().limit(ROWS_SHOWN).toList());
  }

  private static List<Appraisal> formulas(Contract contract, Dataset data, CompiledMethod compiled) throws ReflectiveOperationException {
    ItemsVerification.Caller caller = ItemChecks.caller(contract);
    double[][] values = new double[contract.answers().size()][data.rows()];
    for (int row = 0; row < data.rows(); row++) {
      double[] given = caller.call(compiled, data.row(row), data.vocabularies(), ItemChecks.of(data, row));
      for (int a = 0; a < given.length; a++) {
        values[a][row] = given[a];
      }
    }
    return IntStream.range(0, values.length).mapToObj(a -> appraised(contract, a, data, values[a], FormulaErrors.samples(data, a))).toList();
  }

  private static Appraisal appraised(Contract contract, int answer, Dataset data, double[] values, Samples samples) {
    return new Appraisal(contract.method(), named(contract, answer), FormulaErrors.explained(values, samples), FormulaErrors.of(values, samples).rootMeanSquare(),
        IntStream.range(0, data.rows()).mapToDouble(i -> Math.abs(values[i] - samples.y()[i])).average().orElse(0),
        Math.sqrt(Arrays.stream(samples.y()).map(y -> y * y).average().orElse(0)), data.rows(), List.of());
  }

  private static String named(Contract contract, int answer) {
    return contract.answerRecord().isEmpty() ? "" : contract.answers().get(answer).name();
  }

  /** How it falls short of what was achieved when the class was generated, in words; empty if it does not. */
  public Optional<String> shortfall(double recordedAccuracy, double recordedError) {
    String subject = method + (answer.isEmpty() ? "" : "." + answer);
    if (Double.isNaN(rootMeanSquareError)) {
      return Shares.recorded(accuracy).doubleValue() >= recordedAccuracy ? Optional.empty()
          : Optional.of(subject + " answers " + Shares.percent(accuracy) + " of " + rows + " rows rightly, "
              + Shares.percent(recordedAccuracy) + " when it was generated; wrong: " + String.join(", ", wrong));
    }
    return rootMeanSquareError <= recordedError * 1.001 + ROUNDING * magnitude ? Optional.empty()
        : Optional.of(subject + " is off by " + Decimals.rounded(rootMeanSquareError) + " (root mean square), by "
            + Decimals.rounded(recordedError) + " when it was generated");
  }
}
