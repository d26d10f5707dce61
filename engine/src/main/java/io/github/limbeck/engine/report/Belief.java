package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.evidence.Evidence.Verdict;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The first lines of a page: what was learned, what is known of it, what is only to be expected, and what was refused. */
final class Belief {
  /** Answers that are named. */
  private static final int FEW = 4;
  /** Rules of so many conditions, in all, are said in full. */
  private static final int MOST_SAID = 10;
  /** So many columns are named. */
  private static final int MOST_NAMED = 8;

  private Belief() {}

  static String of(TypeReport report) {
    StringBuilder out = new StringBuilder("<section class=\"belief\" aria-label=\"How far to believe it\">\n");
    for (MethodReport method : report.methods()) {
      for (AnswerReport answer : method.answers()) {
        String name = method.provenance().name() + (method.answers().size() == 1 ? "" : "." + answer.figures().name());
        learned(name, answer).ifPresent(words -> out.append("<p class=\"learned\">").append(Html.text(words)).append("</p>\n"));
        unused(method, answer).ifPresent(words -> out.append("<p>").append(Html.text(words)).append("</p>\n"));
        lines(out, report.methods().size() + method.answers().size() == 2 ? "" : name + ": ", method, answer);
      }
    }
    report.sinceLock().ifPresent(since -> out.append(since.section()));
    return out.append("</section>\n").toString();
  }

  /** What was learned, in one sentence. */
  private static Optional<String> learned(String name, AnswerReport answer) {
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
          : list.rules().stream().mapToInt(r -> r.literals().size()).sum() <= MOST_SAID ? inFull(list, words)
          : (given.size() <= FEW ? Wording.listed(given) : given.size() + " answers") + " by " + Wording.counted(list.rules().size(), "rule") + " with " + conditions + ", and else "
              + words.label(list.defaultAnswer()) + "."));
    }
    return Optional.empty();
  }

  /** All rules in their order; those that follow each other with one answer are said together. */
  private static String inFull(DecisionList list, RuleWords words) {
    StringBuilder out = new StringBuilder();
    int last = -1;
    for (Rule rule : list.rules()) {
      out.append(rule.answer() == last ? ", or if " : (last < 0 ? "" : "; otherwise ") + words.label(rule.answer()) + " if ").append(words.rule(rule));
      last = rule.answer();
    }
    return out + "; otherwise " + words.label(list.defaultAnswer()) + ".";
  }

  /** The columns that a rule over columns looks at, by their index; empty for rules over anything else. */
  private static List<Integer> looksAt(MethodReport method, AnswerReport answer) {
    int columns = method.training().features().size();
    return answer.networks().size() != 1 || !answer.networks().get(0).overRows() ? List.of()
        : answer.networks().get(0).model().literals().stream().flatMap(l -> RuleWords.featuresOf(l.form()).stream()).distinct().filter(f -> f < columns).toList();
  }

  /** The columns that it does not look at. */
  private static Optional<String> unused(MethodReport method, AnswerReport answer) {
    List<Feature> features = method.training().features();
    List<Feature> used = looksAt(method, answer).stream().map(features::get).toList();
    List<String> unused = features.stream().filter(f -> f.part().isEmpty() && f.cell().isEmpty() && used.stream().noneMatch(u -> u.equals(f) || u.java().startsWith(f.java() + ".")))
        .map(Feature::name).toList();
    List<String> computed = used.stream().filter(Feature::isDerived).map(Feature::name).toList();
    return used.isEmpty() || unused.isEmpty() ? Optional.empty() : Optional.of("It does not look at " + Wording.listed(atMost(MOST_NAMED, unused))
        + (computed.isEmpty() ? "" : "; but " + Wording.listed(computed) + (computed.size() == 1 ? " is computed by a method" : " are computed by methods") + ", which may") + ".");
  }

  /** Between which values the examples lie that a rule was learned from, for each number or date that it looks at. */
  private static String ranges(MethodReport method, AnswerReport answer) {
    Dataset rows = method.training();
    List<String> ranges = looksAt(method, answer).stream().filter(f -> {
      ValueType.Kind kind = rows.features().get(f).type().kind();
      return kind == ValueType.Kind.INTEGER || kind == ValueType.Kind.REAL;
    }).map(f -> {
      Feature feature = rows.features().get(f);
      double[] values = DatasetSection.present(rows.columns().get(f));
      return feature.name() + (values.length == 0 ? " never" : " from " + DatasetSection.ends(feature.type().javaName(), values));
    }).toList();
    return ranges.isEmpty() ? "" : " The examples have " + Wording.listed(atMost(MOST_NAMED, ranges)) + ".";
  }

  private static List<String> atMost(int most, List<String> all) {
    return all.size() <= most ? all : Stream.concat(all.stream().limit(most), Stream.of(all.size() - most + " more")).toList();
  }

  private static void lines(StringBuilder out, String name, MethodReport method, AnswerReport report) {
    Provenance.Answer answer = report.figures();
    line(out, "known", "On the examples", name + onTheExamples(method, answer));
    String verdict = answer.expectation().map(Provenance.Expectation::verdict).orElse("");
    boolean memory = verdict.equals(Verdict.NONE.name());
    answer.expectation().filter(e -> !e.words().isEmpty()).ifPresent(e -> {
      boolean known = verdict.equals(Verdict.WHOLE_DOMAIN.name()) || verdict.equals(Verdict.CONSTANT.name());
      String title = "Expected on new rows";
      line(out, memory ? "refused" : known ? "known" : "expected", memory ? "No evidence" : e.words().startsWith(title) ? title : "On new rows", e.words().replaceFirst("^" + title + ": ", ""));
    });
    if (!method.extrapolated().isEmpty()) {
      line(out, "expected", "Extrapolated", method.extrapolated() + ranges(method, report));
    }
    refused(answer).ifPresent(words -> line(out, "refused", "Not chosen", words));
    line(out, "known", "The code", TypePage.equality(method.provenance().equality()) + " Whether the answers are right is another matter, which the lines above speak of.");
  }

  private static String onTheExamples(MethodReport method, Provenance.Answer answer) {
    int rows = method.provenance().rows();
    String of = Wording.counted(rows, "row") + " of " + method.training().name();
    double right = answer.trainingAccuracy();
    return answer.formula().map(f -> "the formula explains " + Html.rounded(right) + " of the variance (R\u00b2) of " + of + ".")
        .orElse(right == 1 ? "all " + of + " are answered correctly." : Html.percent(right) + " of " + of + " are answered correctly, the others are not.");
  }

  /** The most right of the models that were not chosen though they are more right than the rule. */
  private static Optional<String> refused(Provenance.Answer answer) {
    return answer.front().stream().filter(m -> !m.chosen() && m.trainingAccuracy() > answer.trainingAccuracy())
        .max(Comparator.comparingDouble(Provenance.Model::trainingAccuracy))
        .map(m -> "a rule with " + Wording.counted(m.conditions(), "condition") + " that answers " + Html.percent(m.trainingAccuracy()) + " of these rows correctly"
            + (Double.isNaN(m.expectedAccuracy()) ? "" : ", and is expected to answer " + Html.percent(m.expectedAccuracy()) + " of new rows correctly") + ".");
  }

  private static void line(StringBuilder out, String kind, String title, String words) {
    out.append("<p class=\"").append(kind).append("\"><strong>").append(title).append(":</strong> ").append(Html.together(Html.text(words))).append("</p>\n");
  }
}
