package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a parameter that is a list of things which stand in a table of their own, one row for each thing:
 *
 * <pre>{@code
 * record Line(int quantity, double price) {}
 *
 * @DistillFrom(dataset = "orders.csv")
 * double total(@Items(dataset = "lines.csv", key = "order") List<Line> lines);
 * }</pre>
 *
 * <p>Both tables have the column that is the key: a row of the dataset is given the things with its key, in the order in which they stand,
 * or none.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Items {
  /** The table of things, found as {@link DistillFrom#dataset()} is. */
  String dataset();

  /** The column, of both tables, that says which row a thing belongs to. */
  String key();
}
