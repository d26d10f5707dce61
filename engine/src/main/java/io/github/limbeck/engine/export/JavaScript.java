package io.github.limbeck.engine.export;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.formula.Language;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function of JavaScript with the parameters of the method: records are objects, enums and texts are strings, dates and times are strings as ISO 8601 has them, and what is missing is null or undefined.
 */
final class JavaScript extends Script {
  /** Words that are names in Java. */
  private static final Set<String> RESERVED = Set.of("arguments", "await", "debugger", "delete", "eval", "export", "function", "in", "let", "typeof", "var", "with", "yield");

  JavaScript(Contract contract, List<List<String>> texts, boolean computedGiven) {
    // Java's functions of double precision are called the same.
    super(contract, texts, Language.JAVA, computedGiven);
  }

  @Override
  String of(DecisionList list, List<String> answers) throws Inexpressible {
    StringBuilder out = new StringBuilder();
    for (Rule rule : list.rules()) {
      out.append("  if (").append(conditions(rule.literals())).append(") {\n    return ").append(answers.get(rule.answer())).append(";\n  }\n");
    }
    return out.append("  return ").append(answers.get(list.defaultAnswer())).append(";\n").toString();
  }

  @Override
  String of(ScoreTable table, List<String> answers) throws Inexpressible {
    StringBuilder out = new StringBuilder("  const points = " + table.start() + ";\n");
    for (ScoreTable.Line line : table.lines()) {
      out.append("  if (").append(conditions(line.literals())).append(") {\n");
      for (int a = 0; a < line.points().size(); a++) {
        int worth = line.points().get(a);
        if (worth != 0) {
          out.append("    points[").append(a).append("] ").append(worth < 0 ? "-" : "+").append("= ").append(Math.abs(worth)).append(";\n");
        }
      }
      out.append("  }\n");
    }
    return out.append("  return [").append(table.answers().stream().map(answers::get).collect(Collectors.joining(", "))).append("][points.indexOf(Math.max(...points))];\n").toString();
  }

  /** @param answers the body of a function for each */
  @Override
  String whole(List<String> answers) throws Inexpressible {
    String parameters = String.join(", ", parameters());
    requireNames("a word of JavaScript", RESERVED::contains);
    if (answers.size() == 1) {
      return "function " + contract.method() + "(" + parameters + ") {\n" + answers.get(0) + "}\n";
    }
    String parts = IntStream.range(0, answers.size()).mapToObj(a -> "  const " + contract.answers().get(a).name() + " = (() => {\n" + answers.get(a).indent(2) + "  })();\n").collect(Collectors.joining());
    return "function " + contract.method() + "(" + parameters + ") {\n" + parts + "  return {" + contract.answers().stream().map(a -> a.name()).collect(Collectors.joining(", ")) + "};\n}\n";
  }

  @Override
  String path(String path) {
    return path;
  }

  @Override
  String part(String of, Feature.Part part) {
    // As ISO 8601 has it: 2024-05-31T12:30.
    return "Number(" + of + (part == Feature.Part.MONTH ? ".slice(5, 7))" : ".slice(11, 13))");
  }

  @Override
  String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      // Neither a quote nor the end of a script element is left as it is.
      out.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' || c == '<' || c == '\u2028' || c == '\u2029' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return out.append('"').toString();
  }

  @Override
  String and(List<String> conditions) {
    return conditions.isEmpty() ? "true" : String.join(" && ", conditions);
  }

  @Override
  String isMissing(int feature, boolean missing) throws Inexpressible {
    return name(feature) + (missing ? " == null" : " != null");
  }

  @Override
  String isEqual(String left, String right, boolean equal) {
    return left + (equal ? " === " : " !== ") + right;
  }

  @Override
  String isTrue(int feature, boolean expected) throws Inexpressible {
    return name(feature) + " === " + expected;
  }

  @Override
  String not(String condition) {
    return "!(" + condition + ")";
  }

  @Override
  String flag(String condition, Set<Integer> needed) {
    return "(" + condition + " ? 1 : 0)";
  }

  @Override
  String remainder(String of, int modulus) {
    return "(((" + of + ") % " + modulus + " + " + modulus + ") % " + modulus + ")";
  }

}
