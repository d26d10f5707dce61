package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method to be learned: static methods that compute further features from its parameters.
 *
 * <pre>{@code
 * @DistillFrom(dataset = "loans.csv")
 * @Derived("app.Features::age")
 * boolean granted(LocalDate born, LocalDate applied, int income);
 * }</pre>
 *
 * <p>where {@code app.Features} has {@code static int age(LocalDate born, LocalDate applied)}: its parameters are those of the method with the
 * same names and types. Where they are called otherwise, the parameters that it is called with are written, too: {@code app.Days::between(applied, born)}. While the project compiles, it is run on every row; the generated class calls it. The class of such a method has to compile
 * without the rest of the project, or be on the class path; the method gives a number, a truth value, a constant of an enum, a date or a time. A method
 * that answers with formulas takes numbers and truth values alone. Methods without parameters of a record that a method is given are features without
 * being named.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Derived {
  /** The methods, each as {@code package.Type::method} or {@code package.Type::method(parameter, parameter)}; without a package it is that of the interface. */
  String[] value();
}
