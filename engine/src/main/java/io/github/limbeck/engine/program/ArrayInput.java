package io.github.limbeck.engine.program;

import java.util.List;
import java.util.Optional;

/**
 * An array that the program reads as a whole.
 *
 * @param name its path as a user would say it
 * @param java the Java expression that reads it: identifiers of the interface only
 * @param kind how its cells are compared
 * @param javaType the Java type of a cell
 * @param dimensions 1 or 2
 * @param shape the sizes that are required; empty for any
 * @param labels the constants of cells that are enums; codes are indices into it
 * @param mayBeEmpty whether it may have no cells
 */
public record ArrayInput(
    String name, String java, Input.Kind kind, String javaType, int dimensions, List<Integer> shape, List<String> labels, boolean mayBeEmpty) {
  public ArrayInput {
    shape = List.copyOf(shape);
    labels = List.copyOf(labels);
  }

  /** One that has cells. */
  public ArrayInput(String name, String java, Input.Kind kind, String javaType, int dimensions, List<Integer> shape, List<String> labels) {
    this(name, java, kind, javaType, dimensions, shape, labels, false);
  }

  /** What is kept of it. */
  ArrayInput kept(boolean mayBeNothing) {
    return new ArrayInput("what is kept of " + name, java, kind, javaType, dimensions, shape, labels, mayBeNothing);
  }

  /** A cell of it as a value of its own, which is there. */
  Input cell(String called) {
    return new Input(called, called, kind, javaType, Input.Presence.REQUIRED, labels, Optional.empty());
  }
}
