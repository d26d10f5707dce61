package io.github.limbeck.engine.program;

import java.util.List;

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
 */
public record ArrayInput(
    String name, String java, Input.Kind kind, String javaType, int dimensions, List<Integer> shape, List<String> labels) {
  public ArrayInput {
    shape = List.copyOf(shape);
    labels = List.copyOf(labels);
  }
}
