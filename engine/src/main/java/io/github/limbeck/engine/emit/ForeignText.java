package io.github.limbeck.engine.emit;

/**
 * The one gate through which text that we did not write reaches source code. Whatever the text holds, what comes
 * out is one token, or plain words in a comment.
 */
public final class ForeignText {
  private static final int LONGEST_COMMENT = 400;

  private ForeignText() {}

  /**
   * A string literal with the given value: printable ASCII as it is, everything else escaped, so that no quote,
   * line break, unicode escape or direction mark can end it or hide in it.
   */
  public static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> out.append(escaped(c));
      }
    }
    return out.append('"').toString();
  }

  /** A character literal. */
  public static String character(char c) {
    return switch (c) {
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      default -> "'" + escaped(c) + "'";
    };
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> c >= 0x20 && c < 0x7f ? String.valueOf(c)
          // Octal below the printable range: a unicode escape there would be a raw control character to the compiler.
          : c < 0x20 || c == 0x7f ? "\\" + octal(c)
          : "\\u" + String.valueOf(Character.forDigit(c >> 12, 16)) + Character.forDigit(c >> 8 & 15, 16)
              + Character.forDigit(c >> 4 & 15, 16) + Character.forDigit(c & 15, 16);
    };
  }

  private static String octal(char c) {
    String digits = Integer.toOctalString(c);
    return "0".repeat(3 - digits.length()) + digits;
  }

  /** Words for a comment: letters, digits and harmless marks; anything else becomes a question mark. */
  public static String comment(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().limit(LONGEST_COMMENT).forEach(c -> {
      boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      boolean mark = " ._-/()[],:%+=;*^".indexOf(c) >= 0;
      out.append(word || mark ? (char) c : '?');
    });
    return out.toString().replace("//", "/?").replace("/*", "/?").replace("*/", "*?");
  }
}
