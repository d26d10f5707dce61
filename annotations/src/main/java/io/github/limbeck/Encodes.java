package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an abstract method beside one with {@link Dynamics}: it tells a parameter of that method which is {@link Latent} from the first states of
 * a series, in an array. How many of them it looks at is found with its formula; it accepts more, and says so if there are fewer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Encodes {
  /** The parameter. */
  String value();
}
