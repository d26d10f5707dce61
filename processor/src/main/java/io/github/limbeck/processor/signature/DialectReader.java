package io.github.limbeck.processor.signature;

import io.github.limbeck.Csv;
import io.github.limbeck.Sheet;
import io.github.limbeck.engine.source.Dialect;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** How the examples of a method are written, by the annotations beside {@code @DistillFrom}. */
final class DialectReader {
  private DialectReader() {}

  /**
   * What a method says, or else its interface.
   *
   * @param annotated what carries {@code @DistillFrom}
   */
  static Dialect read(Element annotated, ExecutableElement method) {
    return of(method).or(of(annotated)).or(of(method.getEnclosingElement()));
  }

  private static Dialect of(Element element) {
    Csv csv = element.getAnnotation(Csv.class);
    Sheet sheet = element.getAnnotation(Sheet.class);
    Dialect text = csv == null ? Dialect.USUAL : new Dialect(text(csv.separator()), text(csv.decimal()), text(csv.grouping()), csv.charset(), Math.max(1, csv.header()), csv.units(), csv.date(), "", 1);
    return sheet == null ? text : text.or(new Dialect("", "", "", "", 1, false, "", sheet.value(), Math.max(1, sheet.header())));
  }

  private static String text(char character) {
    return character == 0 ? "" : String.valueOf(character);
  }
}
