package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examples whose array is a line and whose answer is a line of the same length, or a single value, with the positions of the answers one after the other.
 *
 * @param cells per example what the array holds
 * @param answers per example the answer
 * @param scalars per example the numbers that are given beside the array
 * @param start per example its first position; one entry more than examples
 */
record Lines(double[][] cells, double[][] answers, double[][] scalars, int[] start) {
  static Lines of(List<double[]> cells, List<double[]> answers, List<double[]> scalars) {
    int[] start = new int[cells.size() + 1];
    for (int r = 0; r < cells.size(); r++) {
      start[r + 1] = start[r] + answers.get(r).length;
    }
    return new Lines(cells.toArray(double[][]::new), answers.toArray(double[][]::new), scalars.toArray(double[][]::new), start);
  }

  int rows() {
    return cells.length;
  }

  int positions() {
    return start[cells.length];
  }

  /** What the answers are, position by position. */
  double[] wanted() {
    return Arrays.stream(answers).flatMapToDouble(Arrays::stream).toArray();
  }

  /** What arithmetic and the order of cells cost more in words, since it makes little sense of colours: answers of few values. */
  double forColours() {
    boolean colours = Arrays.stream(wanted()).distinct().limit(ElementTuning.COLOURS + 1L).count() <= ElementTuning.COLOURS;
    return colours ? ElementTuning.FOR_COLOURS : 0;
  }

  /** The values of an expression, at every position. */
  double[] values(Expr e, boolean wholeRow) {
    ArrayInput array = new ArrayInput("cells", "cells", Input.Kind.INTEGER, "int", 1, List.of(), List.of());
    Interpreter interpreter = new Interpreter(new Program(List.of(), List.of(array), new Program.AnswerType(Input.Kind.INTEGER, "int", List.of()),
        List.of(), Optional.empty()));
    double[] values = new double[positions()];
    for (int r = 0; r < rows(); r++) {
      List<double[][]> arrays = List.<double[][]>of(new double[][] {cells[r]});
      for (int i = 0; i < answers[r].length; i++) {
        values[start[r] + i] = wholeRow && i > 0 ? values[start[r]] : interpreter.value(e, scalars[r], arrays, Map.of("i", (double) i));
      }
    }
    return values;
  }

  /** What the cells hold at places, one per position; beyond the ends the padding. */
  double[] read(double[] places, double padding) {
    double[] values = new double[places.length];
    for (int r = 0; r < rows(); r++) {
      for (int k = start[r]; k < start[r + 1]; k++) {
        int at = (int) places[k];
        values[k] = at < 0 || at >= cells[r].length ? padding : cells[r][at];
      }
    }
    return values;
  }
}
