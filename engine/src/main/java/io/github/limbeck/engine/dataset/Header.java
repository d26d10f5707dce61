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
import java.util.Set;

/**
 * The names of the columns, each once.
 *
 * @param anyCase whether capitals and small letters are alike, as in a database
 */
record Header(List<String> names, boolean anyCase) {
  Header {
    names = List.copyOf(names);
  }

  static Header of(List<String> fields, String file, Place place, Limits limits, boolean anyCase) throws Refusal {
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
    return new Header(names, anyCase);
  }

  /** A word on a separator that looks wrong, for the end of an error message. */
  String separatorHint(char separator) {
    if (names.size() != 1) {
      return "";
    }
    for (char other : new char[] {';', '\t', ',', '|'}) {
      if (other != separator && names.get(0).indexOf(other) >= 0) {
        return " The header is one cell that holds " + (other == '\t' ? "tabs" : "'" + other + "'")
            + ": the separator of this format is " + (separator == '\t' ? "a tab." : "'" + separator + "'.");
      }
    }
    return "";
  }
}
