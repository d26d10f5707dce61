package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a method must refuse with an {@link IllegalArgumentException}, tried on one input that it answers: an array that is longer
 * than the contract says, ragged or without cells, and, where the contract asks for it, a text that no example had.
 */
final class Refusals {
  private final CompiledMethod compiled;
  private final String method;
  private final Program program;

  Refusals(CompiledMethod compiled, String method, Program program) {
    this.compiled = compiled;
    this.method = method;
    this.program = program;
  }

  /**
   * What is not refused, in words.
   *
   * @param row the scalars of an input that is answered
   * @param texts per scalar the texts that its codes stand for
   * @param arrays its arrays of any size
   */
  Optional<String> notRefused(double[] row, List<List<String>> texts, List<double[][]> arrays) throws ReflectiveOperationException {
    List<String> names = new ArrayList<>();
    List<Boolean> fixed = new ArrayList<>();
    List<Integer> dimensions = new ArrayList<>();
    shapes().forEach((array, position) -> {
      names.add(array);
      fixed.add(!position.open());
      dimensions.add(position.shape().size());
    });
    for (ArrayInput array : program.arrays()) {
      names.add(array.name());
      fixed.add(!array.shape().isEmpty());
      dimensions.add(array.dimensions());
    }
    for (int a = 0; a < names.size(); a++) {
      if (fixed.get(a) && isAnswered(row, texts, arrays, a, Refusals::longer)) {
        return Optional.of(accepts(names.get(a) + " with one element too many"));
      }
      if (dimensions.get(a) == 2 && isAnswered(row, texts, arrays, a, Refusals::ragged)) {
        return Optional.of(accepts(names.get(a) + " with rows of different lengths"));
      }
      if (isAnswered(row, texts, arrays, a, array -> Array.newInstance(array.getClass().getComponentType(), 0))) {
        return Optional.of(accepts(names.get(a) + " without any element"));
      }
    }
    return Optional.empty();
  }

  /** The same of a text that no example had, in the place of each text in turn; {@code texts} has one more than the program. */
  Optional<String> unseenNotRefused(double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    for (int i = 0; i < row.length; i++) {
      if (program.inputs().get(i).kind() == Input.Kind.STRING) {
        double[] other = row.clone();
        other[i] = program.inputs().get(i).labels().size();
        if (isAnswered(other, texts, List.of(), -1, UnaryOperator.identity())) {
          return Optional.of(accepts("a value of " + program.inputs().get(i).name() + " that no example had"));
        }
      }
    }
    return Optional.empty();
  }

  private String accepts(String what) {
    return "The generated method " + method + " accepts " + what + ".";
  }

  /** The arrays of fixed shape whose cells are scalars of the program, in the order of the parameters. */
  private Map<String, Input.Position> shapes() {
    Map<String, Input.Position> shapes = new LinkedHashMap<>();
    program.inputs().forEach(input -> input.position().ifPresent(p -> shapes.putIfAbsent(p.array(), p)));
    return shapes;
  }

  /** Whether there is an answer although one array is changed; no answer is anything thrown but what is meant to be. */
  private boolean isAnswered(double[] row, List<List<String>> texts, List<double[][]> arrays, int array, UnaryOperator<Object> change)
      throws ReflectiveOperationException {
    try {
      boolean[] changed = {array < 0};
      compiled.call(row, texts, arrays, (a, given) -> {
        Object other = a == array ? change.apply(given) : given;
        changed[0] |= other != given;
        return other;
      });
      return changed[0];
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return false;
      }
      throw e;
    }
  }

  private static Object longer(Object array) {
    int length = Array.getLength(array);
    Object longer = Array.newInstance(array.getClass().getComponentType(), length + 1);
    System.arraycopy(array, 0, longer, 0, length);
    Array.set(longer, length, Array.get(array, 0));
    return longer;
  }

  /** With a last row that is longer than the others; the grid itself if there is one row only. */
  private static Object ragged(Object grid) {
    int rows = Array.getLength(grid);
    if (rows < 2) {
      return grid;
    }
    Object ragged = Array.newInstance(grid.getClass().getComponentType(), rows);
    System.arraycopy(grid, 0, ragged, 0, rows);
    Array.set(ragged, rows - 1, longer(Array.get(grid, rows - 1)));
    return ragged;
  }
}
