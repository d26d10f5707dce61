package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examples whose array and answer are grids, with the elements of the answers row by row.
 *
 * @param cells per example what the array holds
 * @param answers per example the answer
 */
record Grids(List<double[][]> cells, List<double[][]> answers, int[] start) implements Elements {
  static Grids of(List<double[][]> cells, List<double[][]> answers) {
    int[] start = new int[answers.size() + 1];
    for (int r = 0; r < answers.size(); r++) {
      start[r + 1] = start[r] + answers.get(r).length * answers.get(r)[0].length;
    }
    return new Grids(cells, answers, start);
  }

  @Override
  public int rows() {
    return cells.size();
  }

  @Override
  public double[] wanted() {
    return answers.stream().flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  /** What cells hold, each once, in order. */
  double[] held() {
    return cells.stream().flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).distinct().sorted().toArray();
  }

  @Override
  public double[] values(Expr e, boolean wholeRow) {
    ArrayInput grid = new ArrayInput("cells", "cells", Input.Kind.INTEGER, "int", 2, List.of(), List.of());
    Interpreter interpreter = new Interpreter(new Program(List.of(), List.of(grid), new Program.AnswerType(Input.Kind.INTEGER, "int", List.of()), List.of(), Optional.empty()));
    double[] values = new double[positions()];
    for (int r = 0; r < rows(); r++) {
      List<double[][]> arrays = List.<double[][]>of(cells.get(r));
      int width = answers.get(r)[0].length;
      for (int k = start[r]; k < start[r + 1]; k++) {
        int at = k - start[r];
        values[k] = wholeRow && at > 0 ? values[start[r]]
            : interpreter.value(e, new double[0], arrays, Map.of("i", (double) (at / width), "j", (double) (at % width)));
      }
    }
    return values;
  }
}
