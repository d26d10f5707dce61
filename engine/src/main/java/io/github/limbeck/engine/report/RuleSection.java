package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.Outcome;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How right a rule is: the confusion matrix, what supports each rule, and the rows it answers wrongly. */
final class RuleSection {
  private static final int MOST_LABELS = 20;
  private static final int MOST_ROWS = 20;
  private static final int MOST_CELLS = 12;

  private RuleSection() {}

  static String of(AnswerReport answer) {
    StringBuilder out = new StringBuilder();
    answer.figures().expectation().ifPresent(e -> out.append("<p>" + Html.text(e.words()) + "</p>\n"));
    out.append(front(answer.figures().front()));
    out.append(confusion("Training: answers of the examples against answers of the rule", answer.labels(), answer.training()));
    answer.heldOut().ifPresent(held ->
        out.append(confusion("Held out: answers of the examples against answers of the rule", answer.labels(), held)));
    out.append(wrongRows("Training rows", answer.labels(), answer.training()));
    answer.heldOut().ifPresent(held -> out.append(wrongRows("Held-out rows", answer.labels(), held)));
    return out.toString();
  }

  /** The rules, or the points, as a table: what decides; nothing where the model is none of these. */
  static String rules(AnswerReport answer, String of) {
    if (answer.training().deciding().length == 0) {
      return "";
    }
    NetworkView network = answer.networks().get(0);
    return "<h3>What decides" + of.replaceFirst(" of ", ": ") + "</h3>\n" + (network.model() instanceof ScoreTable table ? points(table, new RuleWords(network))
        : support((DecisionList) network.model(), new RuleWords(network), answer.training()));
  }

  /** What there was to choose from, if there was a choice. */
  private static String front(List<Provenance.Model> models) {
    if (models.size() < 2) {
      return "";
    }
    List<List<String>> rows = models.stream().sorted(Comparator.comparingInt(Provenance.Model::conditions)).map(m -> List.of(m.chosen() ? "<strong>the rule</strong>" : "not chosen",
        String.valueOf(m.conditions()), Html.percent(m.trainingAccuracy()), Double.isNaN(m.expectedAccuracy()) ? "\u2013" : Html.percent(m.expectedAccuracy()),
        Double.isNaN(m.low()) ? "\u2013" : Shares.interval(m.low(), m.high()) + " %")).toList();
    return Html.table("Rules there were to choose from", List.of("chosen", "conditions", "training rows right", "expected on new rows", "95 % interval"), rows);
  }

  private static String confusion(String caption, List<String> labels, Outcome outcome) {
    if (labels.isEmpty() || labels.size() > MOST_LABELS) {
      long right = IntStream.range(0, outcome.count()).filter(outcome::isRight).count();
      return "<p>" + right + " of " + outcome.count() + " answers are right.</p>\n";
    }
    int n = labels.size();
    long[][] counts = new long[n + 1][n + 1];
    for (int k = 0; k < outcome.count(); k++) {
      counts[place(outcome.actual()[k], n)][place(outcome.given()[k], n)]++;
    }
    List<String> header = new ArrayList<>(List.of("in the examples \u2193, answered \u2192"));
    labels.forEach(l -> header.add(Html.text(Html.shortened(l, 24))));
    header.add("share answered so (recall)");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      long total = 0;
      List<String> row = new ArrayList<>(List.of(i == n ? "(unknown in training)" : Html.text(Html.shortened(labels.get(i), 24))));
      for (int j = 0; j < n; j++) {
        total += counts[i][j];
        String kind = counts[i][j] == 0 ? "none" : i == j ? "right" : "wrong";
        row.add("<span class=\"" + kind + "\">" + counts[i][j] + "</span>");
      }
      row.add(i < n ? share(counts[i][i], total) : "");
      if (i < n || total > 0) {
        rows.add(row);
      }
    }
    List<String> precision = new ArrayList<>(List.of("share that is right (precision)"));
    for (int j = 0; j < n; j++) {
      int column = j;
      precision.add(share(counts[j][j], IntStream.rangeClosed(0, n).mapToLong(i -> counts[i][column]).sum()));
    }
    precision.add("");
    rows.add(precision);
    return Html.table(Html.text(caption), header, rows);
  }

  private static String share(long part, long all) {
    return all == 0 ? "\u2013" : Html.percent((double) part / all);
  }

  private static int place(double code, int labels) {
    return code >= 0 && code < labels ? (int) code : labels;
  }

  /** The points of each line, with a bar as long as they are many; of two answers those of the second, which the first has none of. */
  private static String points(ScoreTable table, RuleWords words) {
    int first = table.answers().size() == 2 ? 1 : 0;
    int most = Math.max(1, table.lines().stream().flatMap(line -> line.points().stream()).mapToInt(Math::abs).max().orElse(1));
    List<String> header = new ArrayList<>(List.of("condition"));
    table.answers().stream().skip(first).forEach(a -> header.add(Html.text(Html.shortened(words.label(a), 24))));
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("to start with", table.start().subList(first, table.start().size()), Integer.MAX_VALUE));
    table.lines().forEach(line -> rows.add(row(Html.text(words.literals(line.literals())), line.points().subList(first, line.points().size()), most)));
    String decides = first == 0 ? "the answer with the most points is given, of several the first"
        : "above 0 points the answer is " + words.label(table.answers().get(1)) + ", else " + words.label(table.answers().get(0));
    return Html.table("Points, added up over the conditions that hold; " + Html.text(decides), header, rows);
  }

  private static List<String> row(String name, List<Integer> points, int most) {
    List<String> row = new ArrayList<>(List.of(name));
    for (int p : points) {
      String kind = p == 0 ? "none" : p > 0 ? "more" : "less";
      row.add("<span class=\"" + kind + "\">" + p + "</span>"
          + (p == 0 ? "" : Html.bar(kind, 4.0 * Math.abs(p) / most)));
    }
    return row;
  }

  private static String support(DecisionList list, RuleWords words, Outcome outcome) {
    int[] decided = new int[list.rules().size() + 1];
    int[] right = new int[decided.length];
    for (int k = 0; k < outcome.count(); k++) {
      decided[outcome.deciding()[k]]++;
      right[outcome.deciding()[k]] += outcome.isRight(k) ? 1 : 0;
    }
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < decided.length; r++) {
      boolean last = r == list.rules().size();
      Rule rule = last ? new Rule(List.of(), list.defaultAnswer()) : list.rules().get(r);
      rows.add(List.of(last ? "otherwise" : String.valueOf(r + 1), Html.text(last ? "no rule above holds" : words.rule(rule)),
          Html.text(words.label(rule.answer())), decided[r] + (decided[r] == 0 ? "" : Html.bar("more", 4.0 * decided[r] / outcome.count())),
          decided[r] == 0 ? "\u2013" : Html.percent((double) right[r] / decided[r]), decided[r] == 0 ? "\u2013" : Html.interval((double) right[r] / decided[r], decided[r])));
    }
    return Html.table("Rules in their order; the first that holds decides", List.of("rule", "holds if", "answer", outcome.count() == outcome.data().rows() ? "rows it decides" : "elements it decides", "right", "95 % interval"), rows);
  }

  private static String wrongRows(String what, List<String> labels, Outcome outcome) {
    int[] wrong = IntStream.range(0, outcome.count()).filter(k -> !outcome.isRight(k)).toArray();
    if (wrong.length == 0) {
      return "<p>" + what + ": none is answered wrongly.</p>\n";
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("row", "is", "answered"));
    Dataset data = outcome.data();
    int shown = Math.min(MOST_CELLS, data.features().size());
    data.features().subList(0, shown).forEach(f -> header.add(Html.text(f.name())));
    for (int k : IntStream.of(wrong).limit(MOST_ROWS).toArray()) {
      List<String> row = new ArrayList<>(List.of(Html.text(data.place(outcome.rows()[k])), Html.text(label(labels, outcome.actual()[k])),
          Html.text(label(labels, outcome.given()[k]))));
      row.addAll(cells(data, outcome.rows()[k], shown));
      rows.add(row);
    }
    return Html.table(what + " that are answered wrongly" + (wrong.length > rows.size() ? ": the first " + rows.size() + " of " + wrong.length : ""),
        header, rows);
  }

  private static String label(List<String> labels, double answer) {
    return labels.isEmpty() ? Html.number(answer) : Html.shortened(RuleWords.label(labels, (int) answer), 40);
  }

  /** The first features of a row, as markup. */
  static List<String> cells(Dataset data, int row, int shown) {
    List<String> cells = new ArrayList<>();
    for (int f = 0; f < shown; f++) {
      double value = data.columns().get(f).get(row);
      List<String> texts = data.vocabularies().get(f);
      cells.add(Html.text(Double.isNaN(value) ? "missing" : texts.isEmpty() ? Html.number(data.features().get(f).type().javaName(), value) : Html.shortened(texts.get((int) value), 40)));
    }
    return cells;
  }
}
