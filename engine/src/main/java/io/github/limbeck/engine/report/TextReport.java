package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;

/** What a provenance says, as text for a terminal. */
public final class TextReport {
  private TextReport() {}

  public static String of(Provenance provenance) {
    StringBuilder out = new StringBuilder(provenance.type()).append(" -> ").append(provenance.generated()).append(", by Limbeck ")
        .append(provenance.version()).append('\n');
    for (Provenance.Method method : provenance.methods()) {
      out.append("  ").append(method.name()).append('\n');
      line(out, "examples", method.rows() + " rows of " + method.dataset() + (method.datasetFile().isEmpty() ? "" : " (" + method.datasetFile() + ")"));
      line(out, "SHA-256", method.sha256());
      if (!method.validation().isEmpty() || method.holdout() > 0) {
        line(out, "held out", method.validation().isEmpty() ? Html.percent(method.holdout()) + " of the rows" : method.validation());
      }
      method.answers().forEach(answer -> append(out, answer, method.answers().size() > 1));
      line(out, "equality", method.equality());
    }
    return out.append('\n').toString();
  }

  private static void append(StringBuilder out, Provenance.Answer answer, boolean named) {
    String of = named ? " of " + answer.name() : "";
    if (answer.formula().isPresent()) {
      Provenance.Formula formula = answer.formula().get();
      line(out, "formula" + of, formula.plain());
      line(out, "R\u00b2" + of, Html.rounded(answer.trainingAccuracy())
          + (Double.isNaN(answer.validationAccuracy()) ? "" : ", " + Html.rounded(answer.validationAccuracy()) + " on held-out rows"));
      line(out, "off by" + of, "at most " + Html.rounded(formula.errors()[0]) + " in half of the rows, " + Html.rounded(formula.errors()[1])
          + " in nine tenths, " + Html.rounded(formula.errors()[3]) + " in all");
      formula.ties().forEach(tie -> line(out, "hardly told from", tie));
      formula.front().forEach(c -> line(out, "front", c.plain() + " (length " + Html.rounded(c.length()) + ", error "
          + Html.rounded(c.rootMeanSquareError()) + ")"));
      return;
    }
    line(out, "right" + of, Html.percent(answer.trainingAccuracy())
        + (answer.reachableAccuracy() < 1 ? " (at most " + Html.percent(answer.reachableAccuracy()) + " can be: rows contradict each other)" : "")
        + (Double.isNaN(answer.validationAccuracy()) ? "" : ", " + Html.percent(answer.validationAccuracy()) + " of held-out rows"));
    answer.expectation().ifPresent(e -> line(out, "to expect" + of, e.words()));
    if (answer.front().size() > 1) {
      answer.front().forEach(m -> line(out, m.chosen() ? "chosen" + of : "not chosen" + of, m.conditions() + (m.conditions() == 1 ? " condition, " : " conditions, ")
          + Html.percent(m.trainingAccuracy()) + " right" + (Double.isNaN(m.expectedAccuracy()) ? "" : ", " + Html.percent(m.expectedAccuracy()) + " expected on new rows")));
    }
    line(out, "model" + of, answer.model() + " of " + answer.differentiae() + " differentiae, " + answer.subconcepts() + " subconcepts, "
        + answer.concepts() + " concepts");
    line(out, "code" + of, answer.lines() + " lines, " + answer.conditions() + " conditions");
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("    ").append(name).append(" ".repeat(Math.max(1, 18 - name.length()))).append(value).append('\n');
  }
}
