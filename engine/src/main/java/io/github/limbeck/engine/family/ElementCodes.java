package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The elements of answers that are arrays, as codes of their labels. */
public final class ElementCodes {
  private ElementCodes() {}

  /**
   * The answer of a row as a model gives it.
   *
   * @param codes whether answers are codes of labels rather than numbers
   */
  public static double[][] asCodes(Dataset.AnswerColumn column, int row, boolean codes) {
    double[][] cells = column.cells().orElseThrow().rows().get(row);
    return codes ? Arrays.stream(cells).map(line -> IntStream.of(codes(column, line)).asDoubleStream().toArray()).toArray(double[][]::new) : cells;
  }

  /** Elements of an answer as codes of its labels; truth values and constants are codes already. */
  static int[] codes(Dataset.AnswerColumn column, double[] elements) {
    boolean number = column.answer().type().kind() == Kind.INTEGER || column.answer().type().kind() == Kind.CHARACTER;
    Map<Double, Integer> codes = new HashMap<>();
    return Arrays.stream(elements).mapToInt(e -> number
        ? codes.computeIfAbsent(e, v -> column.labels().indexOf(String.valueOf(v.longValue()))) : (int) e).toArray();
  }
}
