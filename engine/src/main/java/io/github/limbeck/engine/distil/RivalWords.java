package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.family.ArrayTrainer;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what few examples do not decide: a row on which another rule, right on all of them as well, differs from the one taken. */
final class RivalWords {
  /** With more rows the evidence says how far to believe a rule. */
  static final int MOST_ROWS = 10;
  /** What looking for other rules may cost: about two seconds. */
  private static final long MOST_WORK = 2_000_000_000L;

  private final Contract contract;
  private final Dataset training;
  private final Program program;

  RivalWords(Contract contract, Dataset training, Program program) {
    this.contract = contract;
    this.training = training;
    this.program = program;
  }

  Optional<Finding> finding(Work work) {
    Interpreter interpreter = new Interpreter(program);
    return ArrayTrainer.rival(contract, training, (cells, scalars) -> values(interpreter.answers(scalars, List.<double[][]>of(new double[][] {cells}))[0]), work.upTo(MOST_WORK))
        .map(difference -> Finding.of(Diagnostic.RIVAL, contract.request().examples(), "The rule taken for " + contract.method() + " is not the only one that is right on all "
            + training.rows() + " rows: on " + input(difference) + " it answers " + line(difference.answer()) + ", another answers " + line(difference.other()) + "."));
  }

  /** What a program answers, as values of cells: where it answers with codes of numbers, these. */
  private double[] values(double[] answers) {
    List<String> labels = program.answer().labels();
    boolean coded = program.answer().kind() == Input.Kind.INTEGER || program.answer().kind() == Input.Kind.CHARACTER;
    return coded && !labels.isEmpty() ? Arrays.stream(answers).map(code -> Double.parseDouble(labels.get((int) code))).toArray() : answers;
  }

  private String input(ArrayTrainer.Difference difference) {
    String cells = contract.arrays().get(0).name() + " = " + line(difference.cells());
    return cells + IntStream.range(0, training.features().size())
        .mapToObj(f -> " and " + training.features().get(f).name() + " = " + (long) difference.scalars()[f]).collect(Collectors.joining());
  }

  /** Cells of the kind that the array holds. */
  private String line(double[] cells) {
    ArrayInput array = program.arrays().get(0);
    ValueType.Kind kind = contract.arrays().get(0).type().kind();
    return Arrays.stream(cells).mapToObj(c -> switch (kind) {
      case BOOLEAN -> String.valueOf(c == 1);
      case CHARACTER -> "'" + (char) c + "'";
      case ENUM -> array.labels().get((int) c);
      default -> String.valueOf((long) c);
    }).collect(Collectors.joining(", ", "[", "]"));
  }
}
