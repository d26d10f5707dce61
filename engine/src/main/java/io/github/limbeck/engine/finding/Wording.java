package io.github.limbeck.engine.finding;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the nearest spelling for "did you mean", and makes foreign text fit to be read in a message. */
public final class Wording {
  private static final int LONGEST_CELL = 60;

  private Wording() {}

  /** The candidate nearest to a word by edit distance, if it is near enough to be a slip of the pen. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String wanted = normal(word);
    String best = null;
    int bestDistance = Math.max(1, wanted.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = distance(wanted, normal(candidate));
      if (distance < bestDistance && !candidate.isBlank()) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** " Did you mean …?" with a leading blank, or nothing. */
  public static String hint(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(near -> " Did you mean " + quote(near) + "?").orElse("");
  }

  /** A cell or name in quotes, cut to a readable length, without control or direction-changing characters. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder("'");
    int length = Math.min(text.length(), LONGEST_CELL);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      boolean shown = type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
          && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR
          && type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
      out.append(shown ? String.valueOf(c) : String.format(Locale.ROOT, "<U+%04X>", (int) c));
    }
    return out.append(text.length() > length ? "…'" : "'").toString();
  }

  private static String normal(String word) {
    StringBuilder letters = new StringBuilder();
    String cut = word.length() > LONGEST_CELL ? word.substring(0, LONGEST_CELL) : word;
    cut.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /** Names in a row, with "and" before the last. */
  public static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** So many of something, in words: {@code 1 line}, {@code 2 lines}. */
  public static String counted(long count, String one) {
    return counted(count, one, one + "s");
  }

  /** The same of something with a plural of its own. */
  public static String counted(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
