package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.finding.Shares;
import java.util.ArrayList;
import java.util.List;

/** How what is learned now differs from what a lock says, in words: what people decide by comes first. */
public final class LockDifference {
  private static final int MOST_LINES = 12;
  /** Longer parts, as products of their lines, are not compared line by line. */
  private static final long MOST_COMPARED = 4_000_000;

  private LockDifference() {}

  /**
   * The differences, a line each; empty if there is none.
   *
   * @param locked what was learned then
   * @param now what is learned now
   */
  public static List<String> of(Lock locked, Lock now) {
    List<String> lines = new ArrayList<>();
    List<String> then = names(locked);
    List<String> present = names(now);
    then.stream().filter(name -> !present.contains(name)).forEach(name -> lines.add("the method " + name + " is gone"));
    present.stream().filter(name -> !then.contains(name)).forEach(name -> lines.add("the method " + name + " is new"));
    for (String name : present) {
      if (then.contains(name)) {
        int old = then.indexOf(name);
        int own = present.indexOf(name);
        String of = present.size() == 1 ? "" : name + ": ";
        method(locked.methods().get(old), now.methods().get(own), locked.provenance().methods().get(old), now.provenance().methods().get(own)).forEach(line -> lines.add(of + line));
      }
    }
    if (lines.isEmpty() && !locked.provenance().sourceSha256().equals(now.provenance().sourceSha256())) {
      lines.add("the generated class is another, though the same was learned");
    }
    if (lines.isEmpty() && !LockText.write(locked).equals(LockText.write(now))) {
      lines.add("the same was learned, but not all that the lock file says of it is the same");
    }
    return lines;
  }

  private static List<String> names(Lock lock) {
    return lock.provenance().methods().stream().map(Provenance.Method::name).toList();
  }

  private static List<String> method(Lock.Method then, Lock.Method now, Provenance.Method from, Provenance.Method of) {
    List<String> lines = new ArrayList<>();
    lines.addAll(changed(then.declared(), now.declared()));
    for (int a = 0; a < Math.min(then.answers().size(), now.answers().size()); a++) {
      List<String> model = changed(then.answers().get(a).lines(), now.answers().get(a).lines());
      String name = now.answers().size() == 1 ? "" : of.answers().get(a).name() + ": ";
      model.forEach(line -> lines.add(name + line));
      Provenance.Answer was = from.answers().get(a);
      Provenance.Answer is = of.answers().get(a);
      share(name + "right on the examples", was.trainingAccuracy(), is.trainingAccuracy(), lines);
      share(name + "expected on new rows", expected(was), expected(is), lines);
    }
    if (!from.sha256().equals(of.sha256())) {
      lines.add("examples: " + of.dataset() + " was changed" + (from.rows() == of.rows() ? ", and has " + of.rows() + " rows as before" : " from " + from.rows() + " rows to " + of.rows()));
    }
    // How many inputs were run follows from the rows.
    if (then.equality().kind() != now.equality().kind() || !then.equality().where().equals(now.equality().where())) {
      lines.add("equal to the model: " + then.equality() + ", now " + now.equality());
    }
    return lines;
  }

  private static double expected(Provenance.Answer answer) {
    return answer.expectation().map(Provenance.Expectation::accuracy).orElse(Double.NaN);
  }

  private static void share(String what, double then, double now, List<String> lines) {
    boolean same = Double.isNaN(then) && Double.isNaN(now) || Math.abs(then - now) < 5e-5;
    if (!same) {
      lines.add(what + ": " + said(then) + ", now " + said(now));
    }
  }

  private static String said(double share) {
    return Double.isNaN(share) ? "not known" : Shares.percent(share);
  }

  /** Lines that are gone, after a minus, and lines that are new, after a plus, by the longest sequence that both have. */
  static List<String> changed(List<String> before, List<String> after) {
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
    if ((long) then.size() * now.size() > MOST_COMPARED) {
      return List.of(then.size() + " lines became " + now.size() + " others");
    }
    int[][] common = new int[then.size() + 1][now.size() + 1];
    for (int i = then.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] = then.get(i).equals(now.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < then.size() || j < now.size()) {
      if (i < then.size() && j < now.size() && then.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else if (j == now.size() || i < then.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add("- " + then.get(i++));
      } else {
        lines.add("+ " + now.get(j++));
      }
    }
    return lines.size() <= MOST_LINES ? lines : append(lines.subList(0, MOST_LINES), "and " + (lines.size() - MOST_LINES) + " lines more");
  }

  private static List<String> append(List<String> lines, String last) {
    List<String> all = new ArrayList<>(lines);
    all.add(last);
    return all;
  }
}
