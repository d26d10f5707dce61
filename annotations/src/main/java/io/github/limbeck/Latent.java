package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of a record of bodies: a number that the data do not have, such as a mass that nobody has weighed. It is the same wherever
 * a body of the same name occurs, and it is found together with the law:
 *
 * <pre>{@code
 * record Body(String name, @Latent double mass, Vector position, Vector velocity) {}
 *
 * @DistillFrom(dataset = "planets.jsonl")
 * Vector[] acceleration(Body[] bodies);
 * }</pre>
 *
 * <p>The generated class has a table of what was found, as a static method: {@code massOf(name)}. The law reads that table; what a caller
 * passes for the component is not looked at.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Latent {
  /** The component that says which bodies have the same number: a text or an enum. Needed only where there are several such components. */
  String key() default "";
}
