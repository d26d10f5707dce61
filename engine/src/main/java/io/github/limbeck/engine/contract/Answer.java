package io.github.limbeck.engine.contract;

import java.util.List;

/**
 * What the method owes, or one component of it where the method returns a record.
 *
 * @param name the component, or the method's name
 * @param columns the columns it may bind to, the most specific first
 * @param explicit whether the user named the column, so that nothing else may be taken instead
 * @param type its type, or that of its cells
 * @param dimensions 0 for a single value, 1 or 2 for an array with one answer per element
 */
public record Answer(String name, List<String> columns, boolean explicit, ValueType type, int dimensions) {
  public Answer {
    columns = List.copyOf(columns);
  }

  /** A single value. */
  public Answer(String name, List<String> columns, boolean explicit, ValueType type) {
    this(name, columns, explicit, type, 0);
  }
}
