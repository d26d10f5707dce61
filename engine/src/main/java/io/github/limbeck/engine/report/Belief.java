package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.evidence.Evidence.Verdict;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The first lines of a page: what is known of a class, what is only to be expected of it, and what was refused. */
final class Belief {
  /** Answers that are named. */
  private static final int FEW = 4;

  private Belief() {}

  static String of(TypeReport report) {
    StringBuilder out = new StringBuilder("<section class=\"belief\" aria-label=\"How far to believe it\">\n");
    for (MethodReport method : report.methods()) {
      for (AnswerReport answer : method.answers()) {
        String name = method.provenance().name() + (method.answers().size() == 1 ? "" : "." + answer.figures().name());
        learned(name, method, answer).ifPresent(words -> out.append("<p class=\"learned\">").append(Html.text(words)).append("</p>\n"));
        lines(out, name, method, answer.figures());
      }
    }
    return out.append("</section>\n").toString();
  }

  /** What was learned, in one sentence. */
  private static Optional<String> learned(String name, MethodReport method, AnswerReport answer) {
    Optional<String> formula = answer.figures().formula().map(f -> name + " is " + f.plain() + ".");
    if (formula.isPresent() || answer.networks().isEmpty()) {
      return formula;
    }
    NetworkView network = answer.networks().get(0);
    RuleWords words = new RuleWords(network);
    String conditions = Wording.counted(answer.figures().conditions(), "condition");
    if (network.model() instanceof ScoreTable table) {
      return Optional.of(name + " adds up points over " + Wording.counted(table.lines().size(), "line") + " with " + conditions + ".");
    } else if (network.model() instanceof DecisionList list && !answer.labels().isEmpty()) {
      List<String> given = list.rules().stream().map(r -> words.label(r.answer())).distinct().toList();
      return Optional.of(name + " answers " + (given.isEmpty() ? words.label(list.defaultAnswer()) + " always."
          : (given.size() <= FEW ? Wording.listed(given) : given.size() + " answers") + " by " + Wording.counted(list.rules().size(), "rule") + " with " + conditions + ", and else "
              + words.label(list.defaultAnswer()) + "."));
    }
    return Optional.empty();
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
