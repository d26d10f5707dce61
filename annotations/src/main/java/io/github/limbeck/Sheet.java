package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which sheet of a workbook ({@code .xlsx}) has the examples, and where on it they begin. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Sheet {
  /** The name of the sheet; the first one by default. */
  String value() default "";

  /** The row that names the columns, counted from 1 as the spreadsheet does; what stands above it is passed over. */
  int header() default 1;
}
