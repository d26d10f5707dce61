package io.github.limbeck.engine.finding;

/**
 * Where in the annotated source a finding belongs. The shell turns it into an element and, where there is
 * one, an annotation value.
 */
public sealed interface Place {
  /** The annotated type or method itself. */
  Place SUBJECT = new Subject();

  record Subject() implements Place {}

  /** An attribute of {@code @DistillFrom}, such as {@code dataset}. */
  record Attribute(String name) implements Place {}

  /** A parameter of the distilled method. */
  record Parameter(int index) implements Place {}

  /** A method of the interface, by its name. */
  record Method(String name) implements Place {}

  static Place attribute(String name) {
    return new Attribute(name);
  }
}
