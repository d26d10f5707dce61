package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an array that has to be read before anything is computed with it: an image ({@code int[][]}, {@code double[][]}) or a signal
 * ({@code double[]}, {@code byte[]}). What it shows becomes a whole number, and the rule or the formula is one of such numbers.
 *
 * <pre>{@code
 * @DistillFrom(dataset = "sums.csv")
 * interface Sums {
 *   int sum(@Perceive int[][] left, @Perceive int[][] right);
 * }
 * }</pre>
 *
 * <p>The examples need not say what an image shows. That is learned from the answers alone, together with the law by which they follow. All
 * images of a method have one size, and are read alike. The weights of what reads them are a resource beside the generated class.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Perceive {}
