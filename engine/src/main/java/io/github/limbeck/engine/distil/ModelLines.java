package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a model with one condition or term a line, in a stable order, so that a change of one of them is a change of one line. */
final class ModelLines {
  private ModelLines() {}

  static List<String> of(List<NetworkView> networks) {
    List<String> lines = new ArrayList<>();
    for (NetworkView network : networks) {
      if (!network.title().isEmpty()) {
        lines.add(network.title() + ":");
      }
      RuleWords words = new RuleWords(network);
      if (network.model() instanceof ScoreTable table) {
        add(table, words, lines);
      } else {
        add((DecisionList) network.model(), words, lines);
      }
    }
    return lines.stream().map(RuleWords::plain).toList();
  }

  private static void add(DecisionList list, RuleWords words, List<String> lines) {
    for (Rule rule : list.rules()) {
      add(rule.literals(), words, lines);
      lines.add("then " + words.label(rule.answer()));
    }
    lines.add((list.rules().isEmpty() ? "always " : "otherwise ") + words.label(list.defaultAnswer()));
  }

  private static void add(ScoreTable table, RuleWords words, List<String> lines) {
    lines.add("start with " + points(table, table.start(), words));
    for (ScoreTable.Line line : table.lines()) {
      add(line.literals(), words, lines);
      lines.add("add " + points(table, line.points(), words));
    }
    lines.add("and answer with the most points, of several the first");
  }

  private static void add(List<Literal> literals, RuleWords words, List<String> lines) {
    for (int l = 0; l < literals.size(); l++) {
      lines.add((l == 0 ? "if " : "and ") + words.literal(literals.get(l)));
    }
  }

  /** What is given to each answer, those that get nothing left out. */
  private static String points(ScoreTable table, List<Integer> points, RuleWords words) {
    String given = IntStream.range(0, points.size()).filter(a -> points.get(a) != 0).mapToObj(a -> points.get(a) + " for " + words.label(table.answers().get(a)))
        .collect(Collectors.joining(", "));
    return given.isEmpty() ? "nothing" : given;
  }

  /**
   * The terms of a sum, each with its sign.
   *
   * @param text of an expression
   */
  static List<String> terms(Expression formula, java.util.function.Function<Expression, String> text) {
    List<String> terms = new ArrayList<>();
    add(formula, false, text, terms);
    return terms;
  }

  private static void add(Expression e, boolean negated, java.util.function.Function<Expression, String> text, List<String> terms) {
    if (e instanceof Expression.Call call && (call.operator() == Function.ADD || call.operator() == Function.SUBTRACT)) {
      add(call.arguments().get(0), negated, text, terms);
      add(call.arguments().get(1), negated != (call.operator() == Function.SUBTRACT), text, terms);
    } else {
      terms.add((negated ? "- " : terms.isEmpty() ? "" : "+ ") + (needsParentheses(e) ? "(" + text.apply(e) + ")" : text.apply(e)));
    }
  }

  private static boolean needsParentheses(Expression e) {
    return e instanceof Expression.Call call && call.operator() == Function.NEGATE;
  }
}
