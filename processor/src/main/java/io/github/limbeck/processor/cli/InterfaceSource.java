package io.github.limbeck.processor.cli;

import io.github.limbeck.Formula;
import io.github.limbeck.engine.dataset.ColumnSurvey.Survey;
import io.github.limbeck.engine.dataset.ColumnSurvey.Surveyed;
import io.github.limbeck.engine.dataset.ColumnSurvey.Type;
import io.github.limbeck.engine.emit.ForeignText;
import io.github.limbeck.engine.source.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;

/**
 * The interface that a person might have written for a dataset: a parameter for each column, and the answer.
 *
 * @param name of the interface, with its package
 * @param text its source
 * @param notes what was left out, and why
 */
record InterfaceSource(String name, String text, List<String> notes) {
  private static final int FEW_ANSWERS = 20;
  private static final int FEW_ROWS = 20;
  /** A method of Java has room for 255 words: one of them is its object, and numbers of 64 bits take two each. */
  private static final int MOST_WORDS = 254;
  /** Columns that no method has room for are parts of records, of so many columns each: any of them fits a constructor. */
  private static final int COLUMNS_OF_A_PART = 100;

  InterfaceSource {
    notes = List.copyOf(notes);
  }

  /**
   * What is asked for.
   *
   * @param name of the interface; empty to take the answer's
   * @param dialect how the examples are written
   * @param columns those to learn from; empty for all
   * @param keep those that are not left out, whatever they hold
   * @param attributes of {@code @DistillFrom}, as Java, beside the answer
   * @param effort how much is tried for a formula; null for the default
   * @param formula whether a number as answer is computed rather than chosen; null to decide by how many there are
   */
  record Wish(String packageName, String name, Dialect dialect, String answer, List<String> columns, List<String> keep, List<String> attributes, Boolean formula,
      Formula.Effort effort) {}

  static InterfaceSource of(Survey survey, Wish wish) {
    Surveyed answer = survey.columns().stream().filter(c -> c.name().equals(wish.answer())).findFirst().orElseThrow();
    boolean formula = isFormula(answer, wish.formula());
    List<String> notes = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    String method = identifier(answer.name(), new HashSet<>());
    String simple = wish.name().isEmpty() ? capital(method) : wish.name();
    EnumSources enums = new EnumSources(simple, survey.rows());
    List<String> parameters = new ArrayList<>();
    for (Surveyed column : survey.columns()) {
      if (column == answer || !wish.columns().isEmpty() && !wish.columns().contains(column.name())) {
        continue;
      }
      String why = reasonToLeaveOut(column, formula, survey.rows());
      if (!why.isEmpty() && !wish.keep().contains(column.name())) {
        notes.add("The column " + column.name() + " is left out: " + why + ". --keep " + (column.name().matches("\\w+") ? column.name() : "'" + column.name() + "'") + " learns from it all the same.");
        continue;
      }
      String parameter = identifier(column.name(), taken);
      String bound = parameter.equals(column.name()) ? "" : "@Column(" + ForeignText.literal(column.name()) + ") ";
      parameters.add(bound + javaType(column, true, formula, enums) + " " + parameter);
    }
    String answerType = javaType(answer, false, false, enums);
    List<String> attributes = new ArrayList<>(wish.attributes());
    attributes.add(1, "answer = " + ForeignText.literal(answer.name()));
    boolean isTuned = formula && wish.effort() != null;
    boolean isRounded = formula && answer.type() != Type.DOUBLE;
    List<String> parts = words(parameters) <= MOST_WORDS ? List.of() : parts(parameters);
    List<String> taking = parts.isEmpty() ? parameters : IntStream.rangeClosed(1, parts.size()).mapToObj(p -> "Part" + p + " part" + p).toList();
    String body = answerType + " " + method + "(" + listed(taking) + ");\n" + String.join("", parts) + "}\n";
    String csv = wish.dialect().attributes().isEmpty() ? "" : "@Csv(" + String.join(", ", wish.dialect().attributes()) + ")\n";
    String sheet = sheet(wish.dialect());
    String head = csv + sheet + "@DistillFrom(" + String.join(", ", attributes) + ")\n" + (isTuned ? "@Formula(effort = Formula.Effort." + wish.effort() + ")\n" : isRounded ? "@Formula\n" : "");
    String text = (wish.packageName().isEmpty() ? "" : "package " + wish.packageName() + ";\n\n") + imports(head + enums.text() + body)
        + "\n" + head + "public interface " + simple + " {\n" + enums.text() + "  " + body;
    return new InterfaceSource((wish.packageName().isEmpty() ? "" : wish.packageName() + ".") + simple, text, notes);
  }

  private static String sheet(Dialect dialect) {
    String name = dialect.sheet().isEmpty() ? "" : ForeignText.literal(dialect.sheet());
    String header = dialect.sheetHeader() == 1 ? "" : "header = " + dialect.sheetHeader();
    String both = name.isEmpty() || header.isEmpty() ? name + header : "value = " + name + ", " + header;
    return both.isEmpty() ? "" : "@Sheet(" + both + ")\n";
  }

  /** Of the types that a text names. */
  private static String imports(String text) {
    StringBuilder imports = new StringBuilder();
    for (String type : List.of("io.github.limbeck.Column", "io.github.limbeck.Csv", "io.github.limbeck.DistillFrom", "io.github.limbeck.Formula", "io.github.limbeck.Label",
        "io.github.limbeck.Sheet", "java.math.BigDecimal", "java.time.LocalDate", "java.time.LocalDateTime", "java.util.Optional")) {
      String simple = type.substring(type.lastIndexOf('.') + 1);
      boolean used = type.startsWith("io.") ? text.matches("(?s).*@" + simple + "\\b.*") : text.matches("(?s).*[\\s(<]" + simple + "[\\s<>].*");
      imports.append(used ? "import " + type + ";\n" : "");
    }
    return imports.toString();
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** One a line, where there are many. */
  private static String listed(List<String> parameters) {
    return parameters.size() > 3 ? "\n      " + String.join(",\n      ", parameters) : String.join(", ", parameters);
  }

  private static int words(List<String> parameters) {
    return parameters.stream().mapToInt(p -> p.matches("(@.*\\) )?(long|double) .*") ? 2 : 1).sum();
  }

  private static List<String> parts(List<String> parameters) {
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < parameters.size(); from += COLUMNS_OF_A_PART) {
      List<String> some = parameters.subList(from, Math.min(parameters.size(), from + COLUMNS_OF_A_PART));
      parts.add("\n  record Part" + (parts.size() + 1) + "(" + listed(some) + ") {}\n");
    }
    return parts;
  }

  private static boolean isFormula(Surveyed answer, Boolean wished) {
    return answer.type().isNumber() && answer.dimensions() == 0
        && (wished != null ? wished : answer.type() == Type.DOUBLE || answer.distinct() > FEW_ANSWERS);
  }

  private static String reasonToLeaveOut(Surveyed column, boolean formula, long rows) {
    boolean text = column.type() == Type.STRING;
    if (formula && column.type().isTime()) {
      return "a formula computes with numbers";
    }
    if (formula && (text || column.dimensions() > 0)) {
      return "a formula computes with numbers";
    }
    if (formula && column.missing()) {
      return "a formula computes with numbers that are always there";
    }
    if (text && column.dimensions() > 0) {
      return "arrays of texts can't be learned from";
    }
    return text && rows >= FEW_ROWS && column.distinct() >= rows - 1 ? "nearly every row has a text of its own, as an identifier has" : "";
  }

  private static String javaType(Surveyed column, boolean mayBeMissing, boolean formula, EnumSources enums) {
    boolean few = column.type() == Type.STRING && column.dimensions() == 0 && enums.isFew(column);
    String plain = switch (column.type()) {
      case BOOLEAN -> "boolean";
      case INT -> "int";
      case LONG -> "long";
      case DOUBLE -> "double";
      case MONEY -> formula || column.dimensions() > 0 ? "double" : "BigDecimal";
      case DATE -> "LocalDate";
      case DATE_TIME -> "LocalDateTime";
      case STRING -> few ? enums.of(column) : "String";
    };
    if (column.dimensions() > 0) {
      return plain + "[]".repeat(column.dimensions());
    }
    if (!column.missing() || !mayBeMissing) {
      return plain;
    }
    return switch (plain) {
      case "boolean" -> "Boolean";
      case "int" -> "Integer";
      case "long" -> "Long";
      case "double" -> "Double";
      default -> "Optional<" + plain + ">";
    };
  }

  /** A name in camel case made of the letters and digits of a header, that Java takes and that no other has. */
  static String identifier(String header, Set<String> taken) {
    StringBuilder out = new StringBuilder();
    for (String word : header.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        boolean shout = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        String rest = shout ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1);
        out.append(out.isEmpty() ? word.substring(0, 1).toLowerCase(Locale.ROOT) : word.substring(0, 1).toUpperCase(Locale.ROOT)).append(rest);
      }
    }
    String name = out.isEmpty() ? "column" : Character.isDigit(out.charAt(0)) ? "column" + out : out.toString();
    String free = SourceVersion.isKeyword(name) || name.equals("hashCode") || name.equals("toString") || name.equals("clone")
        || name.equals("getClass") || name.equals("notify") || name.equals("wait") ? name + "Value" : name;
    for (int n = 2; !taken.add(free); n++) {
      free = name + n;
    }
    return free;
  }
}
