package io.github.limbeck.engine.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes the values of typed columns as the texts that a {@link RowReader} gives: the same on every JDK. */
public final class CellText {
  private static final JsonFactory JSON = new JsonFactory();

  private CellText() {}

  /** The text of a value; null for null. Lists, arrays and what has fields become JSON. */
  public static String of(Object value) throws IOException {
    if (value == null) {
      return null;
    }
    if (value instanceof List<?> || value instanceof Object[] || value instanceof Map<?, ?>) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(text)) {
        write(json, value);
      }
      return text.toString();
    }
    return value instanceof Number number ? number(number) : value.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Object[] array) {
      write(json, Arrays.asList(array));
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> fields) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        json.writeFieldName(field.getKey().toString());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value == null) {
      json.writeNull();
    } else if (value instanceof Number number) {
      json.writeNumber(number(number));
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value.toString());
    }
  }

  /** A decimal with the fewest digits that mean the same number; {@code Double.toString} differs between JDKs. */
  private static String number(Number number) {
    boolean narrow = number instanceof Float;
    double value = number.doubleValue();
    if (!narrow && !(number instanceof Double) || Double.isNaN(value) || Double.isInfinite(value)) {
      return number instanceof BigDecimal decimal ? plain(decimal) : number.toString();
    }
    BigDecimal exact = new BigDecimal(value);
    int digits = narrow ? 6 : 15;
    BigDecimal shortest = exact.round(new MathContext(digits));
    while (narrow ? shortest.floatValue() != number.floatValue() : shortest.doubleValue() != value) {
      shortest = exact.round(new MathContext(++digits));
    }
    return plain(shortest);
  }

  /** Without an exponent where that is readable, so that whole numbers stay such. */
  private static String plain(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    return stripped.signum() == 0 ? "0" : Math.abs(exponent) < 19 ? stripped.toPlainString() : stripped.toString();
  }
}
