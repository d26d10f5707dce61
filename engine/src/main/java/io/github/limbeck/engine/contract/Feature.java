package io.github.limbeck.engine.contract;

import java.util.List;
import java.util.Optional;

/**
 * One scalar that the method is given: a parameter, a record component, or a cell of an array.
 *
 * @param name its path, as a user would say it: {@code weight}, {@code p.x}, {@code cells[0][1]}
 * @param java the Java expression that reads it, made of identifiers of the interface alone
 * @param columns the columns it may bind to, the most specific first
 * @param parameter the index of the parameter it belongs to
 * @param type its type
 * @param cell its position, if it is a cell of an array
 */
public record Feature(
    String name, String java, List<String> columns, int parameter, ValueType type, Optional<Cell> cell) {

  public Feature {
    columns = List.copyOf(columns);
  }

  /**
   * A position in an array of fixed shape.
   *
   * @param array the Java expression of the whole array
   * @param shape its one or two dimensions
   * @param index the indices of this cell, as many as dimensions
   * @param open whether the array may be longer
   */
  public record Cell(String array, List<Integer> shape, List<Integer> index, boolean open) {
    public Cell {
      shape = List.copyOf(shape);
      index = List.copyOf(index);
    }

    /** One of an array of just this shape. */
    public Cell(String array, List<Integer> shape, List<Integer> index) {
      this(array, shape, index, false);
    }
  }
}
