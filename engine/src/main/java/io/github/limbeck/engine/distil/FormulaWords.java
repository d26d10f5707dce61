package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.evidence.FormulaExpectation;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Ranges;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.Rounding;
import io.github.limbeck.engine.verify.Equality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a formula achieved, in words: for the generated Javadoc and for the build's note. */
public final class FormulaWords {
  private static final int RANGES_SHOWN = 12;
  private static final int GUARDS_SHOWN = 4;

  private FormulaWords() {}

  public static List<String> javadoc(FormulaDistillation result, Equality equality) {
    Dataset training = result.training();
    List<String> lines = new ArrayList<>();
    lines.add(result.forecasts().map(f -> "Learned from " + f.learnedFrom(training.name()) + ".").orElseGet(() -> result.contract().isEncoder() ? "Learned from " + rows(result) + ", with what was found for each together with the law."
        : NetworkWords.learnedFrom(result.contract(), training)));
    for (int a = 0; a < result.models().size(); a++) {
      String subject = result.contract().answerRecord().isEmpty() ? "" : result.contract().answers().get(a).name() + ": ";
      Distillation.Judgement judgement = result.judgements().get(a);
      double[] off = result.errors().get(a).percentiles();
      lines.add("Formula" + (subject.isEmpty() ? "" : " of " + subject.replace(": ", "")) + ": "
          + result.plain(a));
      if (result.contract().answers().get(a).type().isRounded() && result.pieces(a).stream().anyMatch(Rounding::isHelped)) {
        lines.add(subject + "A millionth is added before numbers are rounded, so that floating point rounds halves as decimals do.");
      }
      if (isRight(result, a)) {
        lines.add(subject + "Right on every row.");
      }
      lines.add(subject + compared(result) + "R^2 is " + Shares.ofVariance(judgement.training())
          + (Double.isNaN(judgement.validation()) ? "" : ", " + Shares.ofVariance(judgement.validation()) + " on "
              + result.heldOut().orElseThrow().rows() + " held-out rows")
          + (isRight(result, a) ? "." : "; half of the rows are off by at most " + Decimals.rounded(off[0]) + ", nine tenths by " + Decimals.rounded(off[1]) + ", 99 in 100 by "
          + Decimals.rounded(off[2]) + ", all by " + Decimals.rounded(off[3]) + "."));
      result.constants().get(a).sentence().ifPresent(text -> lines.add(subject + text));
      structure(result, a).ifPresent(text -> lines.add(subject + text));
      result.learned().get(a).expectation().ifPresent(e -> lines.add(subject + e.sentence()));
    }
    computed(result).forEach(words -> lines.add("Here " + words + "."));
    result.forecasts().ifPresent(f -> lines.add(f.sentence(result.contract().answers().stream().map(Answer::name).toList())));
    List<String> guards = result.models().stream().flatMap(m -> m.model().pieces().stream()).flatMap(e -> Ranges.guards(e).stream())
        .map(g -> result.plain(g.part()) + " " + g.condition()).distinct().toList();
    if (!guards.isEmpty() && guards.size() <= GUARDS_SHOWN) {
      lines.add("Defined where " + String.join(", ", guards) + ".");
    }
    ranges(result).ifPresent(lines::add);
    lines.add("Equal to the formula found: " + equality + ".");
    return lines;
  }

  /** Whether rounded answers are those of all rows that the formula was fitted to. */
  private static boolean isRight(FormulaDistillation result, int a) {
    double[] off = result.errors().get(a).percentiles();
    return result.contract().answers().get(a).type().isRounded() && off[off.length - 1] == 0;
  }

  /** What the formulas' features are computed from, where they are not read. */
  static List<String> computed(FormulaDistillation result) {
    return AggregateWords.of(result.contract(), result.models().stream().flatMap(m -> m.model().pieces().stream()).toList());
  }

  /** Rates are not measured, but estimated from what was. */
  private static String compared(FormulaDistillation result) {
    return result.contract().change().filter(c -> c.kind() == FormulaRequest.ChangeKind.RATES).map(c -> "compared with the rates of the smoothed series, ").orElse("");
  }

  /** Whether it is a law, as far as the rows tell. */
  private static Optional<String> structure(FormulaDistillation result, int a) {
    FormulaModel model = result.models().get(a).model();
    return model.pieces().size() == 1 && model.leftOut() == 0 && result.forecasts().isEmpty()
        && FormulaTrainer.leavesStructure(model.expression(), FormulaErrors.samples(result.training(), a))
        ? Optional.of("No exact law was found: what the formula is off by follows the features or the answers, rather than chance alone.") : Optional.empty();
  }

  /** The ranges of the examples; nothing if there are too many to be read. */
  static Optional<String> ranges(FormulaDistillation result) {
    List<double[]> ranges = FormulaDistiller.ranges(result.training());
    List<String> used = new ArrayList<>();
    for (int f = 0; f < ranges.size() && used.size() <= RANGES_SHOWN; f++) {
      int feature = f;
      if (result.models().stream().flatMap(m -> m.model().pieces().stream()).anyMatch(e -> e.uses(other -> other == feature))) {
        used.add(result.training().features().get(f).name() + " from " + Decimals.rounded(ranges.get(f)[0]) + " to " + Decimals.rounded(ranges.get(f)[1]));
      }
    }
    return used.isEmpty() || used.size() > RANGES_SHOWN ? Optional.empty()
        : Optional.of("Examples have " + String.join(", ", used) + "; beyond, the formula extrapolates.");
  }

  private static String rows(FormulaDistillation result) {
    int rows = result.training().rows();
    if (!result.contract().isEncoder()) {
      return rows + " rows of " + result.training().name();
    }
    int states = result.contract().features().get(0).cell().orElseThrow().shape().get(0);
    return (states == 1 ? "the first state" : "the first " + states + " states") + " of each of the " + rows + " series of " + result.training().name();
  }

  private static String said(List<String> computed) {
    return computed.isEmpty() ? "" : ", where " + String.join(" and ", computed);
  }

  /** The note up to the time it took. */
  public static String note(String type, FormulaDistillation result, Equality equality, int lines) {
    List<String> formulas = new ArrayList<>();
    for (int a = 0; a < result.models().size(); a++) {
      String subject = result.contract().answerRecord().isEmpty() ? "" : result.contract().answers().get(a).name() + " = ";
      formulas.add(subject + result.plain(a) + (isRight(result, a) ? ", right on every row" : " with R^2 " + Shares.ofVariance(result.judgements().get(a).training()))
          + (Double.isNaN(result.judgements().get(a).validation()) ? ""
              : " (" + Shares.ofVariance(result.judgements().get(a).validation()) + " on held-out rows)")
          + result.learned().get(a).expectation().map(FormulaExpectation::note).orElse(""));
    }
    return String.format(Locale.ROOT, "%s.%s: %s; %s; %s of code.\n  Equal to the formula that was found: %s; ", type, result.contract().method(),
        result.forecasts().map(f -> f.learnedFrom(result.training().name())).orElseGet(() -> rows(result)), String.join(", ", formulas) + said(computed(result)) + result.forecasts().map(Forecasts::note).orElse(""), Wording.counted(lines, "line"), equality);
  }
}
