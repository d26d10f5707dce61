package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.perception.FreshImages;
import io.github.limbeck.engine.perception.Pixels;
import io.github.limbeck.engine.verify.Equality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a method over images achieved, in words: for the generated Javadoc and for the build's note. */
final class PerceptionWords {
  private PerceptionWords() {}

  static List<String> javadoc(PerceivedDistillation result, Equality equality) {
    List<String> lines = new ArrayList<>();
    lines.add(NetworkWords.learnedFrom(result.known().asked(), result.known().examples()));
    boolean one = names(result).size() == 1;
    lines.add(Wording.listed(names(result)) + (one ? " is" : " are") + " read first, " + (one ? "as " : "each as ") + range(result) + "; " + taught(result));
    lines.add(answers(result));
    lines.add((isMeasured(result) ? "R^2 is " + right(result, result.scores().read()) + " on the training rows"
        : right(result, result.scores().read()) + " of the training rows are answered rightly") + heldOut(result) + ".");
    lines.add(expected(result));
    lines.add("Equal to what was learned: " + equality + ".");
    return lines;
  }

  private static String heldOut(PerceivedDistillation result) {
    return result.scores().heldOut().map(score -> ", " + right(result, score) + (isMeasured(result) ? " on " : " of ") + Wording.counted(score.rows().rows(), "held-out row")).orElse("");
  }

  private static String right(PerceivedDistillation result, PerceivedDistillation.Score score) {
    return isMeasured(result) ? Shares.ofVariance(score.explained()) : Shares.percent(score.right());
  }

  private static String taught(PerceivedDistillation result) {
    return isRecognition(result) ? "the examples say which." : "no example says which: that was learned from the answers alone.";
  }

  /** How it is expected to do on images that it has not learned from. */
  static String expected(PerceivedDistillation result) {
    FreshImages fresh = result.scores().fresh();
    Estimate estimate = estimate(fresh);
    return isMeasured(result) ? "On new images, R^2 " + Shares.ofVariance(fresh.explained()) + " is to be expected: it was that on " + Wording.counted(fresh.rows(), "row") + " when it was learned without their images."
        : "On new images, " + Shares.percent(estimate.share()) + " of the answers are expected to be right (" + Shares.interval(estimate.low(), estimate.high()) + "): so many of "
            + Wording.counted(fresh.rows(), "row") + " were when it was learned without their images.";
  }

  /** The share of answers that are expected to be right on new images. */
  static Estimate estimate(FreshImages fresh) {
    return Estimate.of(fresh.right() / (double) fresh.rows(), fresh.rows());
  }

  private static String answers(PerceivedDistillation result) {
    return isRecognition(result) ? "The answer is what it is read as." : "The answer is " + model(result) + ".";
  }

  /** Whether the answer says what the one image shows. */
  private static boolean isRecognition(PerceivedDistillation result) {
    return names(result).size() == 1 && result.known().asked().features().isEmpty();
  }

  private static String model(PerceivedDistillation result) {
    return result.known().known() instanceof FormulaDistillation formula ? formula.plain(0) : "a rule of " + Wording.counted(result.known().networks().get(0).conditions(), "condition");
  }

  private static List<String> names(PerceivedDistillation result) {
    return result.known().asked().arrays().stream().map(ArrayFeature::name).toList();
  }

  /** How good it is, for the note. */
  private static String found(PerceivedDistillation result) {
    PerceivedDistillation.Scores scores = result.scores();
    String held = scores.heldOut().map(score -> " (" + right(result, score) + " of held-out rows)").orElse("");
    return (isMeasured(result) ? "R^2 " + right(result, scores.read()) : right(result, scores.read()) + " right") + held + ", "
        + (isMeasured(result) ? Shares.ofVariance(scores.fresh().explained()) : Shares.percent(estimate(scores.fresh()).share())) + " expected on new images";
  }

  private static boolean isMeasured(PerceivedDistillation result) {
    return result.learned().reader().isReal();
  }

  private static String range(PerceivedDistillation result) {
    if (isMeasured(result)) {
      return "a real number";
    } else if (result.known().contract().formula().isEmpty() && isRecognition(result)) {
      return "one of " + result.learned().reader().levels().length + " answers";
    }
    int[] levels = result.learned().reader().levels();
    boolean all = levels[levels.length - 1] - levels[0] == levels.length - 1;
    return "a whole number " + (all ? "from " + levels[0] + " to " + levels[levels.length - 1] : "out of " + Arrays.stream(levels).mapToObj(String::valueOf).collect(Collectors.joining(", ")));
  }

  static String note(String type, PerceivedDistillation result, Equality equality, int lines) {
    Pixels pixels = result.learned().reader().patches().pixels();
    String size = pixels.rows() == 1 ? "signals of " + pixels.columns() : pixels.rows() + " x " + pixels.columns() + " images";
    return type + "." + result.known().asked().method() + ": " + result.known().examples().rows() + " rows of " + result.known().examples().name() + " with " + result.images() + " different " + size
        + ", each read as " + range(result) + "; " + (isRecognition(result) ? "" : model(result) + "; ") + found(result) + "; " + Wording.counted(lines, "line") + " of code.\n  Equal to what was learned: " + equality + "; ";
  }
}
