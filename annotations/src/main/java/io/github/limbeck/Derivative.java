package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an abstract method beside one that is distilled to a formula: it answers with the derivative of that formula. It has the same
 * parameters and the same return type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Derivative {
  /** The parameter (or component of a parameter) that the formula is derived by, as messages name it: {@code "length"}, {@code "p.x"}. */
  String by();

  /** The method that is distilled; the only one if empty. */
  String of() default "";
}
