package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method whose dataset says how something changes over time, rather than what it should answer:
 *
 * <pre>{@code
 * record State(double prey, double predators) {}
 *
 * @DistillFrom(dataset = "hare-lynx.csv")
 * @Dynamics(time = "year", series = "region")
 * State derivative(State state);
 * }</pre>
 *
 * <p>The method answers with the record that it is given, whose components are real numbers, each with a column of its name; further
 * parameters act from outside and have columns, too. A method whose name begins with {@code next} gives the state one step later;
 * any other gives the rates at which the components change.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dynamics {

  /** What the method answers with. */
  enum Answer {
    /** {@link #NEXT} where the name of the method begins with {@code next}, {@link #RATES} otherwise. */
    BY_NAME,
    /** How fast the components change, per unit of time: the right side of a differential equation. */
    RATES,
    /** The state at the next time; all steps of time must be equal. */
    NEXT
  }

  /**
   * The column of the time, which grows from row to row within a series: a number, or a date such as {@code 2026-03-31} or
   * {@code 2026-03-31T08:15}, of which a day is the unit.
   */
  String time();

  /** The column that says which series a row belongs to; all rows are one series if empty. */
  String series() default "";

  /** What the method answers with. */
  Answer answers() default Answer.BY_NAME;
}
