package io.github.limbeck.engine.program;

import java.util.List;
import java.util.Optional;

/**
 * A scalar that the program reads.
 *
 * @param name its path as a user would say it
 * @param java the Java expression that reads it: identifiers of the interface only
 * @param kind how its values are compared
 * @param javaType the Java type of the value, without box or Optional
 * @param presence how it may be missing
 * @param labels the texts or constants of a nominal input; codes are indices into it
 * @param position where it lies in an array, if it does
 * @param arguments what a static method of the user's, which computes it, is called with; empty if none does
 */
public record Input(
    String name,
    String java,
    Kind kind,
    String javaType,
    Presence presence,
    List<String> labels,
    Optional<Position> position,
    List<String> arguments) {

  public Input {
    labels = List.copyOf(labels);
    arguments = List.copyOf(arguments);
  }

  /** One that is read where it lies. */
  public Input(String name, String java, Kind kind, String javaType, Presence presence, List<String> labels, Optional<Position> position) {
    this(name, java, kind, javaType, presence, labels, position, List.of());
  }

  /** How values are compared. */
  public enum Kind {
    BOOLEAN,
    INTEGER,
    CHARACTER,
    REAL,
    STRING,
    ENUM
  }

  /** How a value may be missing. */
  public enum Presence {
    REQUIRED,
    BOXED,
    OPTIONAL,
    OPTIONAL_PRIMITIVE
  }

  /**
   * A cell of an array of fixed shape.
   *
   * @param open whether the array may be longer
   */
  public record Position(String array, List<Integer> shape, List<Integer> index, boolean open) {
    public Position {
      shape = List.copyOf(shape);
      index = List.copyOf(index);
    }

    /** One of an array of just this shape. */
    public Position(String array, List<Integer> shape, List<Integer> index) {
      this(array, shape, index, false);
    }
  }

  /** Whether this is what a calendar or clock says of another input. */
  public boolean isPartOf(Input whole) {
    return JdkType.of(whole.javaType).isPresent() && java.startsWith(whole.java + ".get") && java.endsWith("()") && java.indexOf('.', whole.java.length() + 1) < 0;
  }

  /** Whether a static method of the user's computes it. */
  public boolean isOfStaticMethod() {
    return !arguments.isEmpty();
  }

  /** The static method that computes it, with its type. */
  public String staticMethod() {
    return java.substring(0, java.indexOf('('));
  }

  /** What reads it, as a syntax tree writes it. */
  public String text() {
    return java.replace(", ", ",");
  }

  public boolean mayBeMissing() {
    return presence != Presence.REQUIRED;
  }
}
