package io.github.limbeck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that Limbeck generated. Its retention is {@code CLASS}, and its name contains
 * {@code Generated}, so coverage tools leave the class out. It is not documented, so that a module that exports the
 * class need not pass this module on.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DistilledGenerated {}
