package io.github.limbeck.engine.contract;

import java.time.DayOfWeek;
import java.util.Arrays;
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
 * @param part what it is of a date or time that is a feature itself, the one before it or before other parts; or that a method of the user's computes it
 * @param owner the canonical name of the type whose method computes it; empty if none does
 * @param member what a set is asked for, if it says whether something is in a set
 */
public record Feature(
    String name, String java, List<String> columns, int parameter, ValueType type, Optional<Cell> cell, Optional<Part> part, String owner, Optional<Member> member) {

  public Feature {
    columns = List.copyOf(columns);
  }

  /** A feature that is no part of another. */
  public Feature(String name, String java, List<String> columns, int parameter, ValueType type, Optional<Cell> cell) {
    this(name, java, columns, parameter, type, cell, Optional.empty(), "", Optional.empty());
  }

  /**
   * One that a method of a record computes from its components, or a static method from parameters.
   *
   * @param java the call
   * @param owner the canonical name of the record, or of the class that has the static method
   */
  public static Feature derived(String name, String java, int parameter, ValueType type, String owner) {
    return new Feature(name, java, List.of(), parameter, type, Optional.empty(), Optional.of(Part.DERIVED), owner, Optional.empty());
  }

  /**
   * Whether a constant is in a set of them.
   *
   * @param set the path of the set
   * @param java the Java expression that reads the set
   * @param named how generated code names the enum
   */
  public static Feature member(String set, String java, List<String> columns, int parameter, Member member, String named) {
    String constant = member.of().constants().get(member.constant());
    return new Feature(set + "." + constant, java + ".contains(" + named + "." + constant + ")", columns, parameter, ValueType.primitive("boolean", ValueType.Presence.REQUIRED),
        Optional.empty(), Optional.empty(), "", Optional.of(member));
  }

  /**
   * A constant that may be in a set.
   *
   * @param set the path of the set
   * @param of the enum
   * @param constant its place among the constants
   */
  public record Member(String set, ValueType of, int constant) {}

  /** Whether a static method computes it from the parameters that its call names. */
  public boolean isOfStaticMethod() {
    return isDerived() && !java.endsWith("()");
  }

  /** The parameters that a static method computes it from. */
  public List<String> arguments() {
    return List.of(java.substring(java.indexOf('(') + 1, java.length() - 1).split(", "));
  }

  /** Whether a method of the user's computes it. */
  public boolean isDerived() {
    return part.equals(Optional.of(Part.DERIVED));
  }

  /** What a calendar or a clock says of a date or time, or a method of the user's of other features. */
  public enum Part {
    MONTH,
    DAY_OF_WEEK,
    HOUR,
    DERIVED
  }

  /** What calendars and clocks say of this, if it is a date or time that is always there. */
  public List<Feature> parts() {
    List<Part> parts = type.presence().mayBeMissing() || cell.isPresent() ? List.of() : switch (type.javaName()) {
      case "java.time.LocalDate" -> List.of(Part.MONTH, Part.DAY_OF_WEEK);
      case "java.time.LocalDateTime" -> List.of(Part.MONTH, Part.DAY_OF_WEEK, Part.HOUR);
      default -> List.of();
    };
    return parts.stream().map(p -> switch (p) {
      case MONTH -> part(p, "month", "getMonthValue()", new ValueType(ValueType.Kind.INTEGER, "int", ValueType.Presence.REQUIRED, List.of(), 1, 12));
      case DAY_OF_WEEK -> part(p, "dayOfWeek", "getDayOfWeek()", ValueType.ofEnum("java.time.DayOfWeek",
          Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList(), ValueType.Presence.REQUIRED));
      case HOUR -> part(p, "hour", "getHour()", new ValueType(ValueType.Kind.INTEGER, "int", ValueType.Presence.REQUIRED, List.of(), 0, 23));
      case DERIVED -> throw new IllegalStateException("no part of a time");
    }).toList();
  }

  private Feature part(Part of, String called, String getter, ValueType partType) {
    return new Feature(name + "." + called, java + "." + getter, columns, parameter, partType, Optional.empty(), Optional.of(of), "", Optional.empty());
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
