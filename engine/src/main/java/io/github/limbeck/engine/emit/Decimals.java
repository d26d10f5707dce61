package io.github.limbeck.engine.emit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Prints doubles with the fewest digits that read back as the same value, alike on every JDK
 * ({@link Double#toString} changed in JDK 19).
 */
public final class Decimals {
  private Decimals() {}

  /** A Java literal of type double, such as {@code 0.25}, {@code 5.0} or {@code 6.67E-11}. */
  public static String print(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
    if (value == 0) {
      return "0.0";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits <= 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return layout(rounded.stripTrailingZeros());
      }
    }
    throw new IllegalStateException("17 digits always suffice");
  }

  /** As a person writes it: {@code 5} rather than {@code 5.0}. */
  public static String plain(double value) {
    String text = print(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** As a person writes it, to four digits: enough for a reader. */
  public static String rounded(double value) {
    return digits(value, 4);
  }

  /** The same, to some other number of digits. */
  public static String digits(double value, int digits) {
    return plain(value == 0 ? 0 : new BigDecimal(value).round(new MathContext(digits)).doubleValue());
  }

  private static String layout(BigDecimal shortest) {
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 9) {
      String plain = shortest.toPlainString();
      return plain.indexOf('.') >= 0 ? plain : plain + ".0";
    }
    String digits = shortest.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? digits.substring(1) : "0";
    return (shortest.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
  }

  /** A number for a reader, who may be shown that it is missing or infinite. */
  public static String said(double value) {
    return Double.isNaN(value) ? "missing" : Double.isInfinite(value) ? value > 0 ? "\u221e" : "-\u221e" : plain(value);
  }
}
