package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Bad cells, told in one finding per column and kind: the first of them in full, where the next ones are, and how many there are. */
final class CellFindings {
  private static final int ENOUGH = 1000;
  /** How many further places are named. */
  private static final int MORE_PLACES = 2;

  private final String name;
  private final Place place;
  private final Map<Key, Alike> findings = new LinkedHashMap<>();
  private int total;

  /** What is told together. */
  private record Key(Diagnostic diagnostic, int column) {}

  /** Cells of one column that are wrong in the same way. */
  private static final class Alike {
    private final String first;
    private final List<Long> lines = new ArrayList<>();
    private int count;

    Alike(String first) {
      this.first = first;
    }
  }

  CellFindings(String name, Place place) {
    this.name = name;
    this.place = place;
  }

  void add(Diagnostic diagnostic, long line, int column, String detail) {
    total++;
    Alike alike = findings.computeIfAbsent(new Key(diagnostic, column), k -> new Alike(name + ":" + line + ":" + column + ": " + detail + "."));
    if (alike.count++ > 0 && alike.lines.size() < MORE_PLACES) {
      alike.lines.add(line);
    }
  }

  boolean isEmpty() {
    return total == 0;
  }

  boolean isFull() {
    return total >= ENOUGH;
  }

  void throwIfAny() throws Refusal {
    if (total == 0) {
      return;
    }
    List<Finding> all = new ArrayList<>();
    findings.forEach((key, alike) -> {
      if (all.size() < DatasetReader.MOST_OF_A_KIND) {
        all.add(Finding.of(key.diagnostic(), place, alike.first + more(alike)));
      }
    });
    throw new Refusal(all);
  }

  private String more(Alike alike) {
    int others = alike.count - 1;
    if (others == 0) {
      return "";
    }
    String lines = alike.lines.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    return " The same is wrong in " + others + (isFull() ? " or more" : "") + " other row" + (others == 1 ? "" : "s") + ", " + (others > MORE_PLACES ? "first " : "")
        + "in line" + (alike.lines.size() == 1 ? " " : "s ") + lines + ".";
  }
}
