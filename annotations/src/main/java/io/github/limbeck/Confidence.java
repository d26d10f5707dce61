package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks that a method says, beside its answer, how much the examples say for it: on components of the record that it answers with, of which one
 * alone is the answer.
 * <pre>
 * record Decision(boolean grant, &#64;Confidence(Confidence.Measure.SUPPORT) int support, &#64;Confidence(Confidence.Measure.RIGHT) double right) {}
 * </pre>
 * The figures are those of the rule that decides, counted on the training rows; they are constants of the generated code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Confidence {
  /** What the component says. */
  Measure value();

  /** What can be said of the rule that decides. */
  enum Measure {
    /** Its number in the order in which rules are tried, from 1: an {@code int}. */
    RULE,
    /** How many training rows it decides: an {@code int}. */
    SUPPORT,
    /** The share of these that it answers rightly, in [0, 1]: a {@code double}. */
    RIGHT,
    /** The lower end of the 95 % interval of this share (Wilson's): a {@code double}. */
    LOW,
    /** The upper end: a {@code double}. */
    HIGH
  }
}
