package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
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
    lines.add(NetworkWords.learnedFrom(result.asked(), result.examples()));
    lines.add(Wording.listed(names(result)) + (names(result).size() == 1 ? " is" : " are") + " read first, each as a whole number " + range(result) + "; " + taught(result));
    lines.add(answers(result));
    lines.add(Shares.percent(result.scores().read().right()) + " of the training rows are answered rightly" + heldOut(result) + ".");
    lines.add(expected(result));
    lines.add("Equal to what was learned: " + equality + ".");
    return lines;
  }

  private static String heldOut(PerceivedDistillation result) {
    double validation = result.known().judgements().get(0).validation();
    return Double.isNaN(validation) ? "" : result.known().contract().formula().isPresent()
        ? "; of " + result.heldOut().orElseThrow().rows() + " held-out rows, the variance is explained to " + Shares.ofVariance(validation) + " (R^2)"
        : "; " + Shares.percent(validation) + " of " + result.heldOut().orElseThrow().rows() + " held-out rows are";
  }

  private static String taught(PerceivedDistillation result) {
    return isRecognition(result) ? "the examples say which." : "no example says which: that was learned from the answers alone.";
  }

  /** How it is expected to do on images that it has not learned from. */
  static String expected(PerceivedDistillation result) {
    return "About " + Shares.percent(result.scores().apart().right()) + " of new rows are expected to be answered rightly: as many come out where each of the " + result.images()
        + " images is read by what the others taught.";
  }

  private static String answers(PerceivedDistillation result) {
    return isRecognition(result) ? "The answer is what it is read as." : "The answer is " + model(result) + ".";
  }

  /** Whether the answer says what the one image shows. */
  private static boolean isRecognition(PerceivedDistillation result) {
    return names(result).size() == 1 && result.asked().features().isEmpty();
  }

  private static String model(PerceivedDistillation result) {
    return result.known() instanceof FormulaDistillation formula ? formula.plain(0) : "a rule of " + Wording.counted(result.known().networks().get(0).conditions(), "condition");
  }

  private static List<String> names(PerceivedDistillation result) {
    return result.asked().arrays().stream().map(ArrayFeature::name).toList();
  }

  private static String range(PerceivedDistillation result) {
    int[] levels = result.learned().reader().levels();
    boolean all = levels[levels.length - 1] - levels[0] == levels.length - 1;
    return all ? "from " + levels[0] + " to " + levels[levels.length - 1] : "out of " + Arrays.stream(levels).mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }

  static String note(String type, PerceivedDistillation result, Equality equality, int lines) {
    Pixels pixels = result.learned().reader().patches().pixels();
    String size = pixels.rows() == 1 ? "signals of " + pixels.columns() : pixels.rows() + " x " + pixels.columns() + " images";
    return type + "." + result.asked().method() + ": " + result.examples().rows() + " rows of " + result.examples().name() + " with " + result.images() + " different " + size
        + ", each read as a whole number " + range(result) + "; " + (isRecognition(result) ? "" : model(result) + "; ") + Shares.percent(result.scores().read().right()) + " right, about "
        + Shares.percent(result.scores().apart().right()) + " expected of new images; " + Wording.counted(lines, "line") + " of code.\n  Equal to what was learned: " + equality + "; ";
  }
}
