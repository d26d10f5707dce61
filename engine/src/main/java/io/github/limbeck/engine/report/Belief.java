package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.evidence.Evidence.Verdict;
import java.util.Comparator;
import java.util.Optional;

/** The first lines of a page: what is known of a class, what is only to be expected of it, and what was refused. */
final class Belief {
  private Belief() {}

  static String of(TypeReport report) {
    StringBuilder out = new StringBuilder("<section class=\"belief\" aria-label=\"How far to believe it\">\n");
    for (MethodReport method : report.methods()) {
      for (AnswerReport answer : method.answers()) {
        String name = method.provenance().name() + (method.answers().size() == 1 ? "" : "." + answer.figures().name());
        lines(out, name, method, answer.figures());
      }
    }
    return out.append("</section>\n").toString();
  }

  private static void lines(StringBuilder out, String name, MethodReport method, Provenance.Answer answer) {
    String rows = method.provenance().rows() + " rows of " + method.training().name();
    String right = answer.formula().map(f -> f.plain() + " explains " + Html.rounded(answer.trainingAccuracy()) + " of the variance (R\u00b2) of " + rows)
        .orElse(Html.percent(answer.trainingAccuracy()) + " of " + rows + (answer.trainingAccuracy() == 1 ? " are answered rightly" : " are answered rightly, the others are not"));
    line(out, "known", "Known", name + ": " + right + ". " + TypePage.equality(method.provenance().equality()));
    String verdict = answer.expectation().map(Provenance.Expectation::verdict).orElse("");
    boolean memory = verdict.equals(Verdict.NONE.name());
    answer.expectation().filter(e -> !e.words().isEmpty()).ifPresent(e -> {
      boolean known = verdict.equals(Verdict.WHOLE_DOMAIN.name()) || verdict.equals(Verdict.CONSTANT.name());
      line(out, memory ? "refused" : known ? "known" : "expected", memory ? "No evidence" : known ? "Known" : "To be expected", e.words());
    });
    if (!method.extrapolated().isEmpty()) {
      line(out, "expected", "Extrapolated", method.extrapolated());
    }
    refused(answer).ifPresent(words -> line(out, "refused", "Not chosen", words));
  }

  /** The most right of the models that were not chosen though they are more right than the rule. */
  private static Optional<String> refused(Provenance.Answer answer) {
    return answer.front().stream().filter(m -> !m.chosen() && m.trainingAccuracy() > answer.trainingAccuracy())
        .max(Comparator.comparingDouble(Provenance.Model::trainingAccuracy))
        .map(m -> "a rule with " + m.conditions() + " conditions that answers " + Html.percent(m.trainingAccuracy()) + " of these rows rightly"
            + (Double.isNaN(m.expectedAccuracy()) ? "" : ", and is expected to answer " + Html.percent(m.expectedAccuracy()) + " of new rows rightly") + ".");
  }

  private static void line(StringBuilder out, String kind, String title, String words) {
    out.append("<p class=\"").append(kind).append("\"><strong>").append(title).append(":</strong> ").append(Html.text(words)).append("</p>\n");
  }
}
