package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of a record of bodies: it says how fast a body moves. It must be a vector of as many components as the answer. Any vector of
 * a body may act, whatever it is called: its own, as in friction, and by how much that of another differs from it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Velocity {}
