package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.dataset.ColumnSurvey.Surveyed;
import io.github.limbeck.engine.emit.ForeignText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Enums for columns of a few texts that occur again and again, nested in the interface. */
final class EnumSources {
  /** How often each text occurs at least, on average. */
  private static final int ROWS_PER_TEXT = 5;

  private final long rows;
  private final Set<String> taken = new HashSet<>(Set.of("BigDecimal", "LocalDate", "LocalDateTime", "Optional", "String", "Column", "Csv", "DistillFrom", "Formula", "Label", "Sheet"));
  private final StringBuilder text = new StringBuilder();

  /**
   * @param owner the simple name of the interface
   */
  EnumSources(String owner, long rows) {
    this.rows = rows;
    taken.add(owner);
  }

  /** Whether a column of texts has few of them, which can be told apart as constants. */
  boolean isFew(Surveyed column) {
    List<String> constants = column.few().stream().map(EnumSources::constant).toList();
    return !column.few().isEmpty() && column.distinct() * ROWS_PER_TEXT <= rows && constants.stream().distinct().count() == constants.size()
        && column.few().stream().noneMatch(String::isBlank);
  }

  /** The name of the enum for a column, which is declared. */
  String of(Surveyed column) {
    String name = InterfaceSource.identifier(column.name(), new HashSet<>());
    String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    while (!taken.add(type)) {
      type += "Value";
    }
    List<String> constants = new ArrayList<>();
    for (String label : column.few()) {
      String constant = constant(label);
      constants.add((normal(label).equals(normal(constant)) ? "" : "@Label(" + ForeignText.literal(label) + ") ") + constant);
    }
    text.append("  enum ").append(type).append(" { ").append(String.join(", ", constants)).append(" }\n\n");
    return type;
  }

  private static String constant(String label) {
    String words = label.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "").toUpperCase(Locale.ROOT);
    String name = words.isEmpty() ? "OTHER" : Character.isDigit(words.charAt(0)) ? "VALUE_" + words : words;
    return SourceVersion.isKeyword(name) ? name + "_" : name;
  }

  /** As a build compares a cell with the name of a constant. */
  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
  }

  /** The declarations. */
  String text() {
    return text.toString();
  }
}
