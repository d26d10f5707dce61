package io.github.limbeck.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How the values of an array are arranged before anything is read of it: which are kept, whether each only once, and in which order. Conditions and keys
 * read the value as one more input, after all of the method's own.
 *
 * @param kept what holds for the values that are kept; empty if all are
 * @param distinct whether a value is kept only where it comes first
 * @param order the order of those that are kept
 * @param key what they are put in the order of after that, those alike as they come; a condition puts first where it does not hold; empty if nothing
 */
public record Arrangement(Optional<Expr> kept, boolean distinct, Order order, Optional<Expr> key) {
  private static final Comparator<Double> AS_THEY_COME = (a, b) -> 0;
  private static final Program NOTHING_GIVEN = new Program(List.of(), new Program.AnswerType(Input.Kind.INTEGER, "int", List.of()), List.of());

  /** The order of values. */
  public enum Order {
    AS_GIVEN,
    ASCENDING,
    DESCENDING;

    private Comparator<Double> of() {
      return this == ASCENDING ? Comparator.naturalOrder() : this == DESCENDING ? Comparator.reverseOrder() : AS_THEY_COME;
    }
  }

  /** The inputs of a program, and a value of its array as one more: what conditions and keys read. */
  public static List<Input> withValue(List<Input> inputs, ArrayInput array, String name) {
    List<Input> all = new ArrayList<>(inputs);
    all.add(array.cell(name));
    return all;
  }

  /** How many things it says: which values are kept, that each is once, that they are in order, that they are in the order of a key. */
  public int parts() {
    return (kept.isPresent() ? 1 : 0) + (distinct ? 1 : 0) + (order == Order.AS_GIVEN ? 0 : 1) + (key.isPresent() ? 1 : 0);
  }

  /**
   * The values of an array, arranged.
   *
   * @param scalars what is given beside the array
   */
  public double[] of(double[] values, double[] scalars) {
    Interpreter interpreter = new Interpreter(NOTHING_GIVEN);
    DoubleStream some = Arrays.stream(values).filter(v -> kept.isEmpty() || value(kept.get(), v, scalars, interpreter) == 1);
    DoubleStream arranged = distinct ? some.distinct() : some;
    return arranged.boxed().sorted(order.of()).sorted(key.<Comparator<Double>>map(k -> Comparator.comparingDouble(v -> value(k, v, scalars, interpreter)))
        .orElse(AS_THEY_COME)).mapToDouble(v -> v).toArray();
  }

  private static double value(Expr e, double value, double[] scalars, Interpreter interpreter) {
    double[] row = Arrays.copyOf(scalars, scalars.length + 1);
    row[scalars.length] = value;
    return interpreter.value(e, row, List.of(), Map.of());
  }

  /** Some arrays, the first of them arranged. */
  public List<double[][]> ofFirst(List<double[][]> arrays, double[] scalars) {
    List<double[][]> all = new ArrayList<>(arrays);
    all.set(0, new double[][] {of(arrays.get(0)[0], scalars)});
    return all;
  }
}
