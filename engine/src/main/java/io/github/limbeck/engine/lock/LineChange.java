package io.github.limbeck.engine.lock;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that became another, is gone, or is new.
 *
 * @param before empty if it is new
 * @param after empty if it is gone
 */
public record LineChange(String before, String after) {
  /** Longer parts, as products of their lines, are not compared line by line. */
  private static final long MOST_COMPARED = 4_000_000;

  /** Whether a line is there as before, with other numbers. */
  boolean isShift() {
    return !before.isEmpty() && !after.isEmpty();
  }

  /** In words: lines that differ in nothing but a number are told together. */
  @Override
  public String toString() {
    return before.isEmpty() ? "+ " + after : after.isEmpty() ? "- " + before : before + " became " + after;
  }

  /** What changed, in the order of the lines, by the longest sequence that both have. */
  static List<LineChange> between(List<String> before, List<String> after) {
    int same = 0;
    while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
      same++;
    }
    int last = 0;
    while (last < Math.min(before.size(), after.size()) - same && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
      last++;
    }
    List<String> then = before.subList(same, before.size() - last);
    List<String> now = after.subList(same, after.size() - last);
    return (long) then.size() * now.size() > MOST_COMPARED ? List.of(new LineChange(then.size() + " lines", now.size() + " others")) : paired(changed(then, now));
  }

  private static List<LineChange> changed(List<String> then, List<String> now) {
    int[][] common = new int[then.size() + 1][now.size() + 1];
    for (int i = then.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] = then.get(i).equals(now.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<LineChange> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < then.size() || j < now.size()) {
      if (i < then.size() && j < now.size() && then.get(i).equals(now.get(j))) {
        i++;
        j++;
        changes.add(null);
      } else if (j == now.size() || i < then.size() && common[i + 1][j] >= common[i][j + 1]) {
        changes.add(new LineChange(then.get(i++), ""));
      } else {
        changes.add(new LineChange("", now.get(j++)));
      }
    }
    return changes;
  }

  /** A line that is gone and the next that is new are one change if they differ in numbers alone; lines that both have, which are null, part them. */
  private static List<LineChange> paired(List<LineChange> changes) {
    List<LineChange> paired = new ArrayList<>();
    List<LineChange> run = new ArrayList<>();
    for (int k = 0; k <= changes.size(); k++) {
      LineChange change = k < changes.size() ? changes.get(k) : null;
      if (change != null) {
        run.add(change);
        continue;
      }
      List<LineChange> added = new ArrayList<>(run.stream().filter(c -> c.before().isEmpty()).toList());
      for (LineChange one : run) {
        if (one.before().isEmpty()) {
          if (added.remove(one)) {
            paired.add(one);
          }
        } else {
          LineChange shifted = added.stream().filter(c -> isShifted(one.before(), c.after())).findFirst().orElse(null);
          added.remove(shifted);
          paired.add(shifted == null ? one : new LineChange(one.before(), shifted.after()));
        }
      }
      run.clear();
    }
    return paired;
  }

  private static boolean isShifted(String one, String other) {
    return withoutNumbers(one).equals(withoutNumbers(other));
  }

  private static String withoutNumbers(String line) {
    return line.replaceAll("(?<![\\p{L}\\d_])[-\\u2212]?\\d[\\d.,:TZ-]*(?:E-?\\d+)?", "#");
  }
}
