package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.quote;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The names of the columns, each once.
 *
 * @param normals their normal forms, by which a name is known that is written otherwise
 */
record Header(List<String> names, List<String> normals) {
  Header {
    names = List.copyOf(names);
    normals = List.copyOf(normals);
  }

  Header(List<String> names) {
    this(names, names.stream().map(Header::normal).toList());
  }

  static Header of(List<String> fields, String file, Place place, Limits limits) throws Refusal {
    if (fields.size() > limits.columns()) {
      throw new Refusal(Diagnostic.TOO_MANY_COLUMNS, place,
          file + " has " + fields.size() + " columns; at most " + limits.columns() + " are read.");
    }
    List<String> names = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).trim();
      if (name.length() > limits.cell()) {
        throw new Refusal(Diagnostic.CELL_TOO_LONG, place,
            file + ":1:" + (i + 1) + ": the name of the column has " + name.length() + " characters.");
      }
      if (!seen.add(name) && findings.size() < DatasetReader.MOST_OF_A_KIND) {
        findings.add(Finding.of(Diagnostic.DUPLICATE_COLUMN, place,
            file + ":1:" + (i + 1) + ": the column " + quote(name) + " appears twice."));
      }
      names.add(name);
    }
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    return new Header(names);
  }

  /** A name without what people write in several ways: capitals, blanks, hyphens and underscores. */
  static String normal(String name) {
    StringBuilder letters = new StringBuilder();
    name.toLowerCase(Locale.ROOT).chars().filter(c -> c != '_' && c != '-' && !Character.isWhitespace(c) && c != '\u00a0').forEach(c -> letters.append((char) c));
    return letters.isEmpty() ? name : letters.toString();
  }

  /** The columns that are called alike by their normal forms. */
  List<Integer> alike(String name) {
    String wanted = normal(name);
    return IntStream.range(0, names.size()).filter(i -> normals.get(i).equals(wanted)).boxed().toList();
  }
}
