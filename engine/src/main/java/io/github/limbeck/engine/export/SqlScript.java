package io.github.limbeck.engine.export;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.formula.Language;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A CASE expression of SQL:2016 over columns that are called as the features. What is missing is NULL, and a condition on NULL is not true. */
final class SqlScript extends Script {
  /** Tables of more answers would repeat their points too often. */
  private static final int MOST_ANSWERS = 4;
  private static final Set<String> RESERVED = Set.of("all", "and", "any", "as", "between", "by", "case", "check", "column", "count", "current", "date", "day", "default", "distinct", "else", "end", "exists",
      "false", "for", "from", "group", "having", "hour", "if", "in", "interval", "is", "join", "key", "left", "like", "limit", "max", "min", "minute", "month", "not", "null", "of", "offset", "on", "or", "order", "primary", "rank",
      "right", "row", "rows", "second", "select", "set", "sum", "table", "then", "time", "timestamp", "to", "true", "union", "unique", "update", "user", "using", "value", "values", "when", "where", "with", "year");

  SqlScript(Contract contract, List<List<String>> texts) {
    super(contract, texts, Language.SQL, false);
  }

  @Override
  String of(DecisionList list, List<String> answers) throws Inexpressible {
    if (list.rules().isEmpty()) {
      return answers.get(list.defaultAnswer());
    }
    StringBuilder out = new StringBuilder("CASE\n");
    for (Rule rule : list.rules()) {
      out.append("  WHEN ").append(rule.literals().isEmpty() ? "TRUE" : conditions(rule.literals())).append(" THEN ").append(answers.get(rule.answer())).append('\n');
    }
    return out.append("  ELSE ").append(answers.get(list.defaultAnswer())).append("\nEND").toString();
  }

  @Override
  String of(ScoreTable table, List<String> answers) throws Inexpressible {
    int count = table.answers().size();
    if (count > MOST_ANSWERS) {
      throw new Inexpressible("it is a table of points for " + count + " answers, and one expression of SQL would repeat them too often");
    }
    List<String> points = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      StringBuilder sum = new StringBuilder("(" + table.start().get(a));
      for (ScoreTable.Line line : table.lines()) {
        int worth = line.points().get(a);
        if (worth != 0) {
          sum.append(worth < 0 ? " - " : " + ").append("CASE WHEN ").append(conditions(line.literals())).append(" THEN ").append(Math.abs(worth)).append(" ELSE 0 END");
        }
      }
      points.add(sum + ")");
    }
    StringBuilder out = new StringBuilder("CASE\n");
    for (int a = 0; a < count - 1; a++) {
      int best = a;
      out.append("  WHEN ").append(IntStream.range(a + 1, count).mapToObj(o -> points.get(best) + " >= " + points.get(o)).collect(Collectors.joining("\n    AND ")))
          .append(" THEN ").append(answers.get(table.answers().get(a))).append('\n');
    }
    return out.append("  ELSE ").append(answers.get(table.answers().get(count - 1))).append("\nEND").toString();
  }

  @Override
  String whole(List<String> answers) {
    return answers.size() == 1 ? answers.get(0) + "\n"
        : IntStream.range(0, answers.size()).mapToObj(a -> answers.get(a) + " AS " + quoted(contract.answers().get(a).name())).collect(Collectors.joining(",\n")) + "\n";
  }

  @Override
  String part(String of, Feature.Part part) {
    return "EXTRACT(" + part.name() + " FROM " + of + ")";
  }

  /** The last part of a path, if no other has it; a cell with its indices. */
  @Override
  String path(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    boolean alone = contract.features().stream().filter(f -> f.name().endsWith("." + last) || f.name().equals(last)).count() == 1;
    return quoted((alone ? last : path).replaceAll("[\\]]", "").replaceAll("[.\\[]", "_"));
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_]*") && !RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  String date(String date) {
    return "DATE " + text(date);
  }

  @Override
  String and(List<String> conditions) {
    return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
  }

  @Override
  String isMissing(int feature, boolean missing) throws Inexpressible {
    return name(feature) + (missing ? " IS NULL" : " IS NOT NULL");
  }

  @Override
  String isEqual(String left, String right, boolean equal) {
    return left + (equal ? " = " : " <> ") + right;
  }

  @Override
  String isTrue(int feature, boolean expected) throws Inexpressible {
    return name(feature) + (expected ? " = TRUE" : " = FALSE");
  }

  @Override
  String not(String condition) {
    return "(" + condition + ") IS NOT TRUE";
  }

  @Override
  String flag(String condition, Set<Integer> needed) throws Inexpressible {
    List<String> absent = new ArrayList<>();
    for (int feature : needed) {
      if (mayBeMissing(feature)) {
        absent.add(isMissing(feature, true));
      }
    }
    return "CASE " + (absent.isEmpty() ? "" : "WHEN " + String.join(" OR ", absent) + " THEN NULL ") + "WHEN " + condition + " THEN 1 ELSE 0 END";
  }

  @Override
  String remainder(String of, int modulus) {
    return "MOD(MOD(" + of + ", " + modulus + ") + " + modulus + ", " + modulus + ")";
  }

  @Override
  String point(JdkType type, double value) throws Inexpressible {
    return switch (type) {
      case DATE -> "DATE '" + type.text(value) + "'";
      case TIME -> "TIME '" + seconds(type.text(value)) + "'";
      case DATE_TIME -> "TIMESTAMP '" + seconds(type.text(value).replace('T', ' ')) + "'";
      case YEAR -> type.text(value);
      default -> throw new Inexpressible("it compares values of the type " + type.javaType());
    };
  }

  /** Java leaves out seconds that are 0, which SQL does not. */
  private static String seconds(String time) {
    return time.matches("(.* )?\\d\\d:\\d\\d") ? time + ":00" : time;
  }

  @Override
  String number(double value, boolean real) {
    String plain = Decimals.plain(value);
    return real && plain.indexOf('E') < 0 ? plain + "E0" : plain;
  }

  @Override
  List<String> present(Set<Integer> features) {
    return List.of();
  }
}
