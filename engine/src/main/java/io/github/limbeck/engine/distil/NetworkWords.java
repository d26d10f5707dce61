package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.evidence.AnswerCounts;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.verify.Equality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a network achieved, in words: for the generated Javadoc and for the build's note. */
final class NetworkWords {
  private NetworkWords() {}

  /** An answer with a smaller share of the rows can be missed by a rule that is right on nearly all. */
  private static final double RARE = 0.1;
  private static final int MOST_SHOWN = 3;

  /** The lines of the method's Javadoc. */
  static List<String> javadoc(Distillation result, Equality equality) {
    Contract contract = result.contract();
    List<String> lines = new ArrayList<>();
    lines.add(learnedFrom(contract, result.training()));
    if (!contract.request().costs().isBlank()) {
      lines.add("Chosen by what mistakes cost: " + contract.request().costs().strip().replaceAll("\\s*[\\r\\n]+\\s*", "; ") + ".");
    }
    for (int a = 0; a < result.judgements().size(); a++) {
      Distillation.Judgement judgement = result.judgements().get(a);
      String subject = result.judgements().size() == 1 ? "" : contract.answers().get(a).name() + ": ";
      String validation = Double.isNaN(judgement.validation()) ? ""
          : ", " + Shares.percent(judgement.validation()) + " of " + result.heldOut().orElseThrow().rows() + " held-out rows";
      String answered = contract.answers().get(a).dimensions() == 0 ? "the training rows" : "the elements of the training rows";
      lines.add(subject + Shares.percent(judgement.training()) + " of " + answered + " are right" + validation + ".");
      expected(result, a).forEach(words -> lines.add(subject + words));
    }
    if (result.isExtrapolated()) {
      lines.add("Extrapolated: the examples have fewer than three sizes, so nothing they say bears the rule out at others.");
    }
    if (contract.request().throwOnUnseen() && contract.features().stream().anyMatch(f -> f.type().kind() == ValueType.Kind.STRING)) {
      lines.add("Throws an IllegalArgumentException for a text that no example had.");
    } else if (result.programs().stream().anyMatch(NetworkWords::namesTexts)) {
      lines.add("A text that no example had is none of those that the rule names.");
    }
    lines.add("Equal to the trained network: " + equality + ".");
    return lines;
  }

  /** How many rows there were, and what they count by. */
  static String learnedFrom(Contract contract, Dataset training) {
    String weight = contract.request().weight();
    return "Learned from " + training.rows() + " rows of " + training.name() + (weight.isEmpty() ? "" : ", each counted by its " + weight) + ".";
  }

  /** What is expected of the rule for an answer; and for rare answers, or where mistakes have costs, how many of its rows it finds. */
  static List<String> expected(Distillation result, int answer) {
    Evidence evidence = result.evidence().get(answer);
    List<String> labels = result.labels(answer);
    List<AnswerCounts> counts = evidence.byAnswer();
    int rows = counts.stream().mapToInt(AnswerCounts::right).sum();
    return Stream.concat(Stream.of(evidence.sentence()), IntStream.range(0, counts.size()).boxed()
        .filter(a -> counts.get(a).right() > 0 && (evidence.haveCosts() || counts.get(a).right() < RARE * rows))
        .sorted(Comparator.comparingInt(a -> counts.get(a).right())).limit(MOST_SHOWN)
        .map(a -> "Recall of " + labels.get(a) + ": " + counts.get(a).recall() + (counts.get(a).given() == 0 ? ", never answered."
            : ", precision: " + counts.get(a).precision() + "."))).filter(words -> !words.isEmpty()).toList();
  }

  /** The least that is expected of any answer. */
  private static String expected(Distillation result) {
    return result.evidence().stream().min(Comparator.comparingDouble(e -> e.expected().map(Estimate::share).orElse(1.0))).map(Evidence::note).orElse("");
  }

  private static boolean namesTexts(Program program) {
    boolean[] found = new boolean[1];
    Rewrite.visit(program.body(), e ->
        found[0] |= e instanceof Logical.IsLabel is && program.inputs().get(is.input()).kind() == Input.Kind.STRING);
    return found[0];
  }

  /** The note of a build, up to the time it took: first in the words of whoever asked, then how the code was shown equal to what was trained. */
  static String note(String type, Distillation result, Equality equality, int lines) {
    int differentiae = 0;
    int subconcepts = 0;
    int concepts = 0;
    int conditions = 0;
    double training = 1;
    double validation = Double.NaN;
    for (int a = 0; a < result.judgements().size(); a++) {
      Distillation.NetworkSize network = result.networks().get(a);
      differentiae += network.differentiae();
      subconcepts += network.subconcepts();
      concepts += network.concepts();
      conditions += network.conditions();
      training = Math.min(training, result.judgements().get(a).training());
      double heldOut = result.judgements().get(a).validation();
      validation = Double.isNaN(validation) ? heldOut : Math.min(validation, heldOut);
    }
    return type + "." + result.contract().method() + ": " + result.training().rows() + " rows of " + result.training().name() + ", "
        + Shares.percent(training) + " right"
        + (Double.isNaN(validation) ? "" : " (" + Shares.percent(validation) + " of held-out rows)") + expected(result)
        + "; " + Wording.counted(lines, "line") + " of code with " + Wording.counted(conditions, "condition") + (result.isExtrapolated() ? ", extrapolated to other sizes" : "")
        + ".\n  Equal to the network that was trained (" + Wording.counted(differentiae, "differentia", "differentiae") + ", " + Wording.counted(subconcepts, "subconcept") + ", "
        + Wording.counted(concepts, "concept") + "): " + equality + "; ";
  }
}
