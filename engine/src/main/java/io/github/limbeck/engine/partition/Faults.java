package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with rows, and files that could not be read. Of many faults of a kind those are kept that come first by their words. */
final class Faults implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 20;
  private static final int SHOWN = 3;

  private final TreeMap<String, Diagnostic> found = new TreeMap<>();
  private final TreeSet<String> files = new TreeSet<>();
  private long more;
  private long unreadable;

  void add(Refusal refusal) {
    refusal.findings().forEach(f -> add(f.detail(), f.diagnostic()));
  }

  private void add(String detail, Diagnostic diagnostic) {
    found.put(detail, diagnostic);
    if (found.size() > MOST) {
      found.pollLastEntry();
      more++;
    }
  }

  /** Adds a file that can't be read. */
  void add(String problem) {
    unreadable++;
    keep(problem);
  }

  private void keep(String problem) {
    files.add(problem);
    if (files.size() > MOST) {
      files.pollLast();
    }
  }

  Faults with(Faults other) {
    more += other.more;
    unreadable += other.unreadable;
    other.found.forEach(this::add);
    other.files.forEach(this::keep);
    return this;
  }

  /** How many files could not be read. */
  long unreadable() {
    return unreadable;
  }

  /** The files that could not be read, as lines of a message. */
  String files() {
    return files.stream().map(f -> "\n    " + f).collect(Collectors.joining()) + (unreadable > files.size() ? "\n    and " + (unreadable - files.size()) + " more" : "");
  }

  /**
   * Refuses rows that are not as they should be, with one finding for each kind of fault.
   *
   * @param place what the findings belong to
   */
  void throwIfAny(Place place) throws Refusal {
    if (!found.isEmpty()) {
      Map<Diagnostic, List<String>> kinds = new TreeMap<>();
      found.forEach((detail, diagnostic) -> kinds.computeIfAbsent(diagnostic, d -> new ArrayList<>()).add(detail));
      List<Finding> findings = new ArrayList<>();
      kinds.forEach((diagnostic, details) -> findings.add(Finding.of(diagnostic, place, details.stream().limit(SHOWN).collect(Collectors.joining("\n    "))
          + (details.size() + more > SHOWN ? "\n    There are more of the kind." : ""))));
      throw new Refusal(findings);
    }
  }
}
