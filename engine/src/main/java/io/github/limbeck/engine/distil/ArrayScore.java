package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.family.ElementCodes;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.RealNumbers;
import io.github.limbeck.engine.verify.ArrayVerification;
import java.util.ArrayList;
import java.util.List;

/**
 * How answers to rows with arrays compare with those of the examples.
 *
 * @param wrong wrong answers: of arrays, elements
 * @param answers all answers
 */
public record ArrayScore(List<Integer> wrongRows, long wrong, long answers) {

  /** Gives the answer to a row, {@code [row][column]} where it is an array; a single answer is a grid of one. */
  interface Answering<X extends Exception> {
    double[][] answer(ArrayVerification.Example example) throws X;
  }

  /** Sees every answer, or every element of one; an element that is not given is NaN. */
  interface Visitor {
    void visit(int row, double expected, double given);
  }

  static ArrayScore of(Program program, Dataset data) {
    return of(program, data, interpreted(program));
  }

  /** @param program tells whether answers are codes or numbers */
  public static <X extends Exception> ArrayScore of(Program program, Dataset data, Answering<X> answering) throws X {
    List<Integer> rows = new ArrayList<>();
    long[] counts = new long[2];
    visit(program, data, answering, (row, expected, given) -> {
      boolean right = RealNumbers.areSame(given, expected, program.answer().kind() == Input.Kind.REAL);
      counts[0] += right ? 0 : 1;
      counts[1]++;
      if (!right && (rows.isEmpty() || rows.get(rows.size() - 1) != row)) {
        rows.add(row);
      }
    });
    return new ArrayScore(rows, counts[0], counts[1]);
  }

  static void visit(Program program, Dataset data, Visitor visitor) {
    visit(program, data, interpreted(program), visitor);
  }

  private static Answering<RuntimeException> interpreted(Program program) {
    Interpreter interpreter = new Interpreter(program);
    return example -> interpreter.answers(example.scalars(), example.arrays());
  }

  private static <X extends Exception> void visit(Program program, Dataset data, Answering<X> answering, Visitor visitor) throws X {
    for (int i = 0; i < data.rows(); i++) {
      visit(program, data, i, answering, visitor);
    }
  }

  private static <X extends Exception> void visit(Program program, Dataset data, int row, Answering<X> answering, Visitor visitor) throws X {
    ArrayVerification.Example example = example(data, row);
    double[][] given = program.answers(example.scalars(), example.arrays()) ? answering.answer(example) : new double[0][];
    double[][] expected = expected(program, data, row);
    for (int k = 0; k < expected.length; k++) {
      int length = k < given.length ? Math.max(expected[k].length, given[k].length) : expected[k].length;
      for (int j = 0; j < length; j++) {
        visitor.visit(row, j < expected[k].length ? expected[k][j] : Double.NaN, k < given.length && j < given[k].length ? given[k][j] : Double.NaN);
      }
    }
  }

  /** Whether the answer to one row is right, with all its elements. */
  static <X extends Exception> boolean isRight(Program program, Dataset data, int row, Answering<X> answering) throws X {
    boolean[] right = {true};
    visit(program, data, row, answering, (r, expected, given) -> right[0] &= RealNumbers.areSame(given, expected, program.answer().kind() == Input.Kind.REAL));
    return right[0];
  }

  static ArrayVerification.Example example(Dataset data, int row) {
    return new ArrayVerification.Example(data.row(row), data.arrays().stream().map(a -> a.rows().get(row)).toList());
  }

  /** The answer of an example, in the codes or numbers that a program gives. */
  static double[][] expected(Program program, Dataset data, int row) {
    Dataset.AnswerColumn column = data.answers().get(0);
    boolean number = program.answer().labels().isEmpty();
    if (column.cells().isPresent()) {
      return ElementCodes.asCodes(column, row, !number);
    }
    if (column.answer().type().kind() == ValueType.Kind.REAL) {
      return new double[][] {{column.codes().get(row)}};
    }
    int code = (int) column.codes().get(row);
    String label = column.labels().get(code);
    return new double[][] {{!number ? code : program.answer().kind() == Input.Kind.BOOLEAN ? label.equals("true") ? 1 : 0 : Double.parseDouble(label)}};
  }

  public double share() {
    return (double) (answers - wrong) / answers;
  }

  /** What the share is of, in words. */
  String of(Dataset data) {
    return answers == data.rows() ? data.rows() + " rows of " + data.name() : answers + " elements of " + data.rows() + " rows of " + data.name();
  }
}
