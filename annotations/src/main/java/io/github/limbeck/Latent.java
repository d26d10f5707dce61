package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number that the data do not have, and that is found together with the law.
 *
 * <p>On a component of a record of bodies it is the same wherever a body of the same name occurs, such as a mass that nobody has weighed:
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
 *
 * <p>On a parameter of a method with {@link Dynamics} it is the same all along a series. A method with {@link Encodes} tells it from the first
 * states of a series:
 *
 * <pre>{@code
 * @DistillFrom(dataset = "swings.csv")
 * @Dynamics(time = "t", series = "swing")
 * State derivative(State state, @Latent double stiffness);
 *
 * @Encodes("stiffness")
 * double stiffness(State[] first);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Latent {
  /**
   * Of bodies the component that says which of them have the same number: a text or an enum. Needed only where there are several such
   * components.
   */
  String key() default "";
}
