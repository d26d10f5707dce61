package io.github.limbeck.engine.export;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Language;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A decision table of DMN 1.3 with the hit policy FIRST, in FEEL: a column for each value that rules look at, and one for each condition that is more than a test of a value.
 * Records are contexts, enums and texts are strings, dates are dates; what is missing is null, and a condition on null is not true.
 */
final class DmnTable extends Script {
  private static final String NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  private static final String TRUE = "true";
  /** Words and functions of FEEL that are names in Java. */
  private static final Set<String> RESERVED = Set.of("and", "between", "date", "duration", "every", "external", "function", "in", "not", "number", "or", "satisfies", "some", "string", "then", "time");

  private int elements;

  DmnTable(Contract contract, List<List<String>> texts) {
    super(contract, texts, Language.JAVA, false);
  }

  @Override
  String of(DecisionList list, List<String> answers) throws Inexpressible {
    List<Map<String, String>> rules = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Rule rule : list.rules()) {
      Map<String, String> entries = entries(rule);
      columns.addAll(entries.keySet());
      rules.add(entries);
    }
    if (columns.isEmpty()) {
      throw new Inexpressible("it always answers the same, and a decision table looks at something");
    }
    StringBuilder out = new StringBuilder("    <decisionTable" + id("table") + " hitPolicy=\"FIRST\">\n");
    columns.forEach(column -> out.append("      <input").append(id("input")).append(" label=\"").append(escaped(column)).append("\"><inputExpression").append(id("expression")).append("><text>").append(escaped(column)).append("</text></inputExpression></input>\n"));
    out.append("      <output").append(id("output")).append(" name=\"answer\"/>\n");
    for (int r = 0; r < rules.size(); r++) {
      add(columns, rules.get(r), answers.get(list.rules().get(r).answer()), out);
    }
    add(columns, Map.of(), answers.get(list.defaultAnswer()), out);
    return out.append("    </decisionTable>\n").toString();
  }

  private void add(Set<String> columns, Map<String, String> entries, String answer, StringBuilder out) {
    out.append("      <rule").append(id("rule")).append(">");
    columns.forEach(column -> out.append("<inputEntry").append(id("entry")).append("><text>").append(escaped(entries.getOrDefault(column, "-"))).append("</text></inputEntry>"));
    out.append("<outputEntry").append(id("answer")).append("><text>").append(escaped(answer)).append("</text></outputEntry></rule>\n");
  }

  /** An attribute that gives an element a name of its own in the document, which engines ask for. */
  private String id(String kind) {
    return " id=\"" + kind + "-" + ++elements + "\"";
  }

  /** Per column of a rule what it must be. */
  private Map<String, String> entries(Rule rule) throws Inexpressible {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Literal literal : rule.literals()) {
      OptionalInt tested = tested(literal);
      if (tested.isEmpty()) {
        requireExact(literal);
      }
      String column = tested.isPresent() ? name(tested.getAsInt()) : "";
      if (column.isEmpty() || entries.containsKey(column)) {
        entries.put(literal(literal), TRUE);
      } else {
        entries.put(column, test(literal, tested.getAsInt()));
      }
    }
    return entries;
  }

  /** The one number, date or truth value that a literal tests; empty where it is more than such a test. */
  private OptionalInt tested(Literal literal) {
    List<Form.Term> terms = literal.form().terms();
    if (terms.size() != 1 || terms.get(0).weight() != 1 || !(terms.get(0).atom() instanceof Atom.Value value)) {
      return OptionalInt.empty();
    }
    boolean anyTruth = type(value.feature()).kind() == Kind.BOOLEAN && literal.accepts(0) == literal.accepts(1);
    return anyTruth ? OptionalInt.empty() : OptionalInt.of(value.feature());
  }

  private String test(Literal literal, int feature) throws Inexpressible {
    if (type(feature).kind() == Kind.BOOLEAN) {
      return String.valueOf(literal.accepts(1));
    }
    boolean point = type(feature).isPoint();
    JdkType jdk = point ? JdkType.of(type(feature).javaName()).orElseThrow() : null;
    String low = !literal.hasLow() ? "" : point ? point(jdk, literal.low()) : Decimals.plain(literal.low());
    String high = !literal.hasHigh() ? "" : point ? point(jdk, literal.high()) : Decimals.plain(literal.high());
    return literal.low() == literal.high() ? low : low.isEmpty() ? "<= " + high : high.isEmpty() ? ">= " + low : "[" + low + ".." + high + "]";
  }

  /** FEEL adds and multiplies decimals: of numbers of double precision that is something else. */
  private void requireExact(Literal literal) throws Inexpressible {
    if (needed(literal.form()).stream().anyMatch(f -> type(f).kind() == Kind.REAL)) {
      throw new Inexpressible("it computes with real numbers, which DMN does in decimals");
    }
  }

  @Override
  String of(ScoreTable table, List<String> answers) throws Inexpressible {
    throw new Inexpressible("it is a table of points, and a decision table of DMN has none");
  }

  @Override
  String formula(Expression e) throws Inexpressible {
    throw new Inexpressible("it is a formula, which DMN computes in decimals");
  }

  /** @param answers a table for each */
  @Override
  String whole(List<String> answers) throws Inexpressible {
    String method = contract.method();
    requireNames("none in DMN", name -> RESERVED.contains(name) || name.indexOf('$') >= 0);
    StringBuilder out = new StringBuilder("<definitions xmlns=\"" + NAMESPACE + "\" id=\"" + method + "-definitions\" name=\"" + method + "\" namespace=\"urn:limbeck:" + method + "\">\n");
    parameters().forEach(p -> out.append("  <inputData id=\"input-").append(p).append("\" name=\"").append(p).append("\"><variable name=\"").append(p).append("\"/></inputData>\n"));
    for (int a = 0; a < answers.size(); a++) {
      String name = answers.size() == 1 ? method : contract.answers().get(a).name();
      out.append("  <decision id=\"").append(name).append("\" name=\"").append(name).append("\">\n    <variable name=\"").append(name).append("\"/>\n");
      parameters().forEach(p -> out.append("    <informationRequirement><requiredInput href=\"#input-").append(p).append("\"/></informationRequirement>\n"));
      out.append(answers.get(a)).append("  </decision>\n");
    }
    return out.append("</definitions>\n").toString();
  }

  /** Fit for XML 1.0, which has no place for control characters. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      out.append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? "\uFFFD" : String.valueOf(c));
    }
    return out.toString();
  }

  @Override
  String path(String path) throws Inexpressible {
    if (path.indexOf('[') >= 0) {
      throw new Inexpressible("it is given arrays");
    }
    return path;
  }

  @Override
  String part(String of, Feature.Part part) {
    return of + (part == Feature.Part.MONTH ? ".month" : ".hour");
  }

  @Override
  String text(String text) throws Inexpressible {
    if (text.chars().anyMatch(c -> c < ' ')) {
      throw new Inexpressible("it has a text with a control character");
    }
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Override
  String date(String date) {
    return "date(\"" + date + "\")";
  }

  @Override
  String and(List<String> conditions) {
    return conditions.isEmpty() ? TRUE : String.join(" and ", conditions);
  }

  @Override
  String isMissing(int feature, boolean missing) throws Inexpressible {
    return name(feature) + (missing ? " = null" : " != null");
  }

  @Override
  String isEqual(String left, String right, boolean equal) {
    return left + (equal ? " = " : " != ") + right;
  }

  @Override
  String isTrue(int feature, boolean expected) throws Inexpressible {
    return name(feature) + " = " + expected;
  }

  @Override
  String not(String condition) {
    // What is neither true nor false is not true.
    return "(if " + condition + " then false else true)";
  }

  @Override
  String flag(String condition, Set<Integer> needed) throws Inexpressible {
    String flag = "(if " + condition + " then 1 else 0)";
    for (int feature : needed) {
      flag = mayBeMissing(feature) ? "(if " + isMissing(feature, true) + " then null else " + flag + ")" : flag;
    }
    return flag;
  }

  @Override
  String remainder(String of, int modulus) {
    return "modulo(" + of + ", " + modulus + ")";
  }

}
