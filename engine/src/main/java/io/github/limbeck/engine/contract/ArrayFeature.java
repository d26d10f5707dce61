package io.github.limbeck.engine.contract;

import java.util.List;

/**
 * An array that the method is given, taken as a whole: rules speak of its cells by families, at every size.
 *
 * @param name its path, as a user would say it
 * @param java the Java expression that reads it, made of identifiers of the interface alone
 * @param columns the columns (or stems of columns) it may bind to, the most specific first
 * @param parameter the index of the parameter it belongs to
 * @param type the type of its cells
 * @param dimensions 1 or 2
 * @param shape the dimensions that {@code @Shape} fixes; empty for any size
 * @param perceived whether it is an image or a signal that is read first, and taken for what it shows
 */
public record ArrayFeature(
    String name, String java, List<String> columns, int parameter, ValueType type, int dimensions, List<Integer> shape, boolean perceived) {
  public ArrayFeature {
    columns = List.copyOf(columns);
    shape = List.copyOf(shape);
  }

  /** One whose cells rules speak of. */
  public ArrayFeature(String name, String java, List<String> columns, int parameter, ValueType type, int dimensions, List<Integer> shape) {
    this(name, java, columns, parameter, type, dimensions, shape, false);
  }
}
