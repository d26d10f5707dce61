package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.RealNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Examples whose array is a line and whose answer is a line of the same length, or a single value, with the positions of the answers one after the other.
 *
 * @param cells per example what the array holds
 * @param beside per example what a second array holds; empty if there is none
 * @param answers per example the answer
 * @param scalars per example the numbers that are given beside the array
 * @param start per example its first position; one entry more than examples
 * @param reals whether answers are real numbers
 */
record Lines(double[][] cells, double[][] beside, double[][] answers, double[][] scalars, int[] start, boolean reals) implements Elements {
  /** The lines of examples and their answers. */
  static Lines of(ElementLearner.Given given, List<double[]> answers, boolean reals) {
    int[] start = new int[answers.size() + 1];
    for (int r = 0; r < answers.size(); r++) {
      start[r + 1] = start[r] + answers.get(r).length;
    }
    return new Lines(given.cells().toArray(double[][]::new), given.beside().toArray(double[][]::new), answers.toArray(double[][]::new),
        given.scalars().toArray(double[][]::new), start, reals);
  }

  @Override
  public boolean same(double given, double wanted) {
    return RealNumbers.areSame(given, wanted, reals);
  }

  /** Whether there is a second array. */
  boolean areTwo() {
    return beside.length > 0;
  }

  /** Whether there is a second array, and the two are of one length in every example. */
  boolean areAlike() {
    return areTwo() && IntStream.range(0, rows()).allMatch(r -> cells[r].length == beside[r].length);
  }

  @Override
  public int rows() {
    return cells.length;
  }

  @Override
  public double[] wanted() {
    return Arrays.stream(answers).flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public double[] values(Expr e, boolean wholeRow) {
    List<ArrayInput> inputs = areTwo() ? List.of(input("cells"), input("beside")) : List.of(input("cells"));
    Interpreter interpreter = new Interpreter(new Program(List.of(), inputs, new Program.AnswerType(Input.Kind.INTEGER, "int", List.of()),
        List.of(), Optional.empty()));
    double[] values = new double[positions()];
    for (int r = 0; r < rows(); r++) {
      double total = 0;
      List<double[][]> arrays = areTwo() ? List.of(new double[][] {cells[r]}, new double[][] {beside[r]}) : List.<double[][]>of(new double[][] {cells[r]});
      for (int i = 0; i < answers[r].length; i++) {
        values[start[r] + i] = wholeRow && i > 0 ? values[start[r]] : interpreter.value(e, scalars[r], arrays,
            Map.of("i", (double) i, Expr.Previous.KEPT, i == 0 ? 0 : answers[r][i - 1], Expr.Previous.TOTAL, total));
        total += answers[r][i];
      }
    }
    return values;
  }

  private static ArrayInput input(String name) {
    return new ArrayInput(name, name, Input.Kind.INTEGER, "int", 1, List.of(), List.of());
  }

  /** What the cells hold at places, one per position; beyond the ends the padding. */
  double[] read(double[] places, double padding) {
    return read(cells, places, padding);
  }

  /** The same of the second array. */
  double[] readBeside(double[] places, double padding) {
    return read(beside, places, padding);
  }

  private double[] read(double[][] from, double[] places, double padding) {
    double[] values = new double[places.length];
    for (int r = 0; r < rows(); r++) {
      for (int k = start[r]; k < start[r + 1]; k++) {
        int at = (int) places[k];
        values[k] = at < 0 || at >= from[r].length ? padding : from[r][at];
      }
    }
    return values;
  }
}
