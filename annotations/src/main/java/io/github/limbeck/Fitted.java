package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constant of a {@link Formula#template()} that is found from the examples. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Fitted {
  /** Its name in the template. */
  String value();

  /** A number to begin with, where one is known; its order of magnitude will do. */
  double guess() default Double.NaN;

  /** The least that it can be. */
  double least() default Double.NEGATIVE_INFINITY;

  /** The greatest that it can be. */
  double greatest() default Double.POSITIVE_INFINITY;

  /** Whether it is one number for all, where {@link Formula#constantsPer()} gives each value of a feature constants of its own. */
  boolean common() default false;
}
