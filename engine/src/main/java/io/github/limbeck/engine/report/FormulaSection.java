package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A formula: its fit, what it was chosen from, where it is off, and by how much. */
final class FormulaSection {
  private static final int MOST_ROWS = 20;
  private static final int MOST_CELLS = 8;
  private static final int MOST_POINTS = 1500;
  private static final int MOST_PLOTS = 8;

  private FormulaSection() {}

  static String of(AnswerReport answer, Provenance.Formula formula) {
    StringBuilder out = new StringBuilder("<p class=\"formula\"><code>").append(Html.text(formula.plain())).append("</code></p>\n");
    formula.computed().forEach(words -> out.append("<p>Here ").append(Html.text(words)).append(".</p>\n"));
    out.append(fit(answer, formula));
    out.append(constants(formula));
    out.append(exports(formula));
    out.append(front(formula));
    if (!formula.ties().isEmpty()) {
      out.append("<p>The examples hardly tell it from ").append(String.join(" or ", formula.ties().stream()
          .map(t -> "<code>" + Html.text(t) + "</code>").toList())).append(".</p>\n");
    }
    out.append(plots(answer.training()));
    out.append(worst(answer.training()));
    return out.toString();
  }

  private static String fit(AnswerReport answer, Provenance.Formula formula) {
    double[] off = formula.errors();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("R\u00b2", Html.rounded(answer.figures().trainingAccuracy())));
    if (!Double.isNaN(answer.figures().validationAccuracy())) {
      rows.add(List.of("R\u00b2 on held-out rows", Html.rounded(answer.figures().validationAccuracy())));
    }
    rows.add(List.of("root mean square error", Html.rounded(formula.rootMeanSquareError())));
    String[] names = {"half of the rows", "nine tenths", "99 in 100", "all rows"};
    for (int k = 0; k < names.length; k++) {
      rows.add(List.of(names[k] + " off by at most", Html.rounded(off[k])));
    }
    return Html.table("Fit on the training rows", List.of("measure", "value"), rows);
  }

  private static String constants(Provenance.Formula formula) {
    List<List<String>> rows = formula.constants().stream().map(c -> List.of(Html.text(c.name()), Html.rounded(c.value()),
        Double.isFinite(c.standardError()) ? Html.rounded(c.standardError()) : "not known")).toList();
    return rows.isEmpty() ? "" : Html.table("Constants that were fitted", List.of("constant", "value", "standard error"), rows);
  }

  private static String exports(Provenance.Formula formula) {
    List<List<String>> rows = formula.exports().entrySet().stream()
        .map(e -> List.of(Html.text(e.getKey()), "<code>" + Html.text(e.getValue()) + "</code>")).toList();
    return rows.isEmpty() ? "" : "<details><summary>In other languages</summary>\n"
        + Html.table("The formula in other languages", List.of("language", "formula"), rows) + "</details>\n";
  }

  /** The front: from the shortest formula to the most accurate. */
  private static String front(Provenance.Formula formula) {
    List<Provenance.Candidate> front = formula.front();
    if (front.isEmpty()) {
      return "";
    }
    Plot plot = new Plot("length of the description (nats)", "error, as a power of ten");
    List<List<String>> rows = new ArrayList<>();
    for (Provenance.Candidate candidate : front) {
      boolean chosen = candidate.plain().equals(formula.plain());
      plot.add(candidate.length(), Math.log10(Math.max(candidate.rootMeanSquareError(), 1e-17)), candidate.plain(), chosen ? "chosen" : "candidate");
      rows.add(List.of(String.valueOf(rows.size() + 1), (chosen ? "<strong>" : "") + "<code>" + Html.text(Html.shortened(candidate.plain(), 160)) + "</code>" + (chosen ? "</strong> (chosen)" : ""),
          Html.rounded(candidate.length()), Html.rounded(candidate.rootMeanSquareError())));
    }
    return plot.svg("The Pareto front: error against length", true)
        + Html.table("The Pareto front, from the shortest to the most accurate", List.of("member", "formula", "length", "root mean square error"), rows);
  }

  private static String plots(Outcome outcome) {
    Dataset data = outcome.data();
    StringBuilder out = new StringBuilder("<div class=\"plots\">");
    Plot against = new Plot("answer of the example", "answer of the formula");
    int step = Math.max(1, outcome.count() / MOST_POINTS);
    for (int k = 0; k < outcome.count(); k += step) {
      against.add(outcome.actual()[k], outcome.given()[k], data.place(outcome.rows()[k]), "point");
    }
    out.append(against.svg("Answers of the formula against those of the examples", false));
    for (int f = 0; f < Math.min(data.features().size(), MOST_PLOTS); f++) {
      Plot residuals = new Plot(data.features().get(f).name(), "formula minus example");
      for (int k = 0; k < outcome.count(); k += step) {
        residuals.add(data.columns().get(f).get(outcome.rows()[k]), outcome.residual(k), data.place(outcome.rows()[k]), "point");
      }
      out.append(residuals.svg("Residuals over " + data.features().get(f).name(), false));
    }
    return out.append("</div>\n").toString();
  }

  private static String worst(Outcome outcome) {
    Dataset data = outcome.data();
    List<String> header = new ArrayList<>(List.of("row", "is", "answered", "off by"));
    int shown = Math.min(MOST_CELLS, data.features().size());
    data.features().subList(0, shown).forEach(f -> header.add(Html.text(f.name())));
    List<List<String>> rows = new ArrayList<>();
    IntStream.range(0, outcome.count()).boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -Math.abs(outcome.residual(k))).thenComparing(k -> k)).limit(MOST_ROWS)
        .forEach(k -> {
          List<String> row = new ArrayList<>(List.of(Html.text(data.place(outcome.rows()[k])), Html.number(outcome.actual()[k]),
              Html.rounded(outcome.given()[k]), Html.rounded(outcome.residual(k))));
          row.addAll(RuleSection.cells(data, outcome.rows()[k], shown));
          rows.add(row);
        });
    return Html.table("The rows that are furthest off", header, rows);
  }
}
