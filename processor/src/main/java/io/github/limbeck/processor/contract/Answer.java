package io.github.limbeck.processor.contract;

import java.util.List;

/**
 * What the method owes, or one component of it where the method returns a record.
 *
 * @param name the component, or the method's name
 * @param columns the columns it may bind to, the most specific first
 * @param explicit whether the user named the column, so that nothing else may be taken instead
 */
public record Answer(String name, List<String> columns, boolean explicit, ValueType type) {
  public Answer {
    columns = List.copyOf(columns);
  }
}
