package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a text file of examples is written, where it is not as RFC 4180 has it. Nothing of this is guessed: where a file can't be read,
 * the message says what to write here. What an interface leaves open is taken from {@code limbeck.csv.…} in {@code limbeck.properties}.
 *
 * <p>A German spreadsheet, for example, saves
 * {@code @Csv(separator = ';', decimal = ',', grouping = '.', charset = "windows-1252")}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Csv {
  /** What stands between two cells; by default a comma, and a tab in files that end in {@code .tsv}. */
  char separator() default '\0';

  /** What stands before the decimals of a number; a point by default. */
  char decimal() default '\0';

  /** What stands between groups of three digits of a number, such as {@code '.'}, {@code ','}, {@code '\''} or {@code ' '}, which is also a blank that does not break; nothing by default. */
  char grouping() default '\0';

  /** How characters are written as bytes, by a name that {@link java.nio.charset.Charset#forName} knows; UTF-8 by default. */
  String charset() default "";

  /** The line that names the columns, counted from 1; what stands above it is passed over. */
  int header() default 1;

  /** Whether numbers may have a sign of money or of per cent: {@code 12.50 €} is then 12.5, and {@code 7 %} is 0.07. */
  boolean units() default false;

  /**
   * How dates are written, as {@link java.time.format.DateTimeFormatter#ofPattern(String)} has it, such as {@code "dd/MM/yyyy"}. By default as ISO 8601
   * has them ({@code 2024-12-31}), or {@code 31.12.2024}, {@code 2024/12/31} or {@code 20241231}.
   */
  String date() default "";
}
