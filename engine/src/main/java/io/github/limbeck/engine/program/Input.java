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
 * @param computed what it is computed by, if it is not read where it lies
 */
public record Input(
    String name,
    String java,
    Kind kind,
    String javaType,
    Presence presence,
    List<String> labels,
    Optional<Position> position,
    Optional<Computed> computed) {

  public Input {
    labels = List.copyOf(labels);
  }

  /** One that is read where it lies. */
  public Input(String name, String java, Kind kind, String javaType, Presence presence, List<String> labels, Optional<Position> position) {
    this(name, java, kind, javaType, presence, labels, position, Optional.empty());
  }

  /**
   * A call that names a type of the user's: of a static method, or of {@code contains} with a constant of an enum.
   *
   * @param type the canonical name of the type
   * @param named how the call names it
   * @param parameters the parameters of the method that it reads
   * @param isStatic whether the type has the method
   */
  public record Computed(String type, String named, List<String> parameters, boolean isStatic) {
    public Computed {
      parameters = List.copyOf(parameters);
    }
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
    return computed.isPresent() && computed.get().isStatic();
  }

  /** The name of the static method that computes it. */
  public String staticMethod() {
    String call = java.substring(0, java.indexOf('('));
    return call.substring(call.lastIndexOf('.') + 1);
  }

  /** Whether it says what is in a set, which a Java expression reads. */
  public boolean isMemberOf(String set) {
    return computed.isPresent() && !computed.get().isStatic() && java.startsWith(set + ".contains(");
  }

  /** What reads it, as a syntax tree writes it. */
  public String text() {
    return java.replace(", ", ",");
  }

  public boolean mayBeMissing() {
    return presence != Presence.REQUIRED;
  }
}
