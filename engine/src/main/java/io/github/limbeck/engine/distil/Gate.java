package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Evidence.Verdict;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.util.Optional;

/** What is said, or refused, for want of evidence. */
final class Gate {
  /** A rule that is right on all examples should be right on so many new rows at least. */
  private static final double SURELY_WORSE = 0.9;

  /** What is right on fewer examples has not learned them by heart. */
  private static final double BY_HEART = 0.95;

  private Gate() {}

  /**
   * An error where a rule is memory as far as can be told and a rule is asked for; a warning where there are too few rows to tell.
   *
   * @param named what the rule is for
   * @param right the share of training rows that it answers rightly
   */
  static Optional<Finding> finding(Contract contract, String named, double right, Evidence evidence, Front front) {
    Request request = contract.request();
    if (!request.evidenceRequired()) {
      return Optional.empty();
    }
    Verdict verdict = evidence.verdict();
    String expected = evidence.expected().map(e -> "on new rows it is expected " + evidence.expectation(e)).orElse("nothing can be expected of it on new rows");
    if (verdict == Verdict.NONE && front.rule().conditions() == 0) {
      Front.Point most = front.mostRight();
      return Optional.of(Finding.of(Diagnostic.NO_EVIDENCE, request.examples(), "No rule was found for " + named
          + " of which more can be expected on new rows than of " + evidence.commonest(", which ") + "." + (most.conditions() == 0 ? "" : " One with " + most.conditions() + " conditions is right on "
          + Shares.percent(most.right()) + " of them" + most.expected().map(e -> ", and is expected " + evidence.expectation(e) + " of new rows").orElse("")
          + ": as far as can be told, " + nothing(most.right()) + ", not a rule.")));
    } else if (verdict == Verdict.NONE) {
      return Optional.of(Finding.of(Diagnostic.NO_EVIDENCE, request.examples(), "The rule found for " + named + " is right on " + Shares.percent(right)
          + " of the examples, but " + expected + "; " + evidence.commonest(" ") + ". As far as can be told it is " + nothing(right) + ", not a rule."));
    } else if (verdict == Verdict.TOO_FEW_ROWS) {
      return Optional.of(Finding.of(Diagnostic.FEW_ROWS, request.examples(), "The rule for " + named + " rests on " + evidence.distinct()
          + (evidence.distinct() == 1 ? " row" : " different rows") + ": " + expected + "."));
    }
    return Optional.empty();
  }

  /** What a model is that says nothing of new rows: it knows the examples by heart, or fits some of them by chance. */
  private static String nothing(double right) {
    return right >= BY_HEART ? "a table of the examples" : "chance";
  }

  /**
   * An error where a rule for a function of arrays is right on all examples, but surely not on new rows: for want of the rule
   * that is behind them, a part of the examples was learned by heart.
   *
   * @param right the share of answers, or of their elements, that it gives rightly
   */
  static Optional<Finding> byHeart(Contract contract, double right, Evidence evidence) {
    boolean worse = evidence.distinct() >= Evidence.FEWEST_ROWS && evidence.expected().filter(e -> e.high() < SURELY_WORSE).isPresent();
    return !contract.request().evidenceRequired() || right < 1 || !worse ? Optional.empty()
        : Optional.of(Finding.of(Diagnostic.PARTLY_BY_HEART, contract.request().examples(), "The rule found for " + contract.method()
            + " is right on all examples, but on new rows it is expected to be right on " + evidence.expected().get() + ": in part it is a table of the examples."));
  }

  /** How many inputs a program has; 0 if there is no end of them, or more than anyone could list. */
  static long domain(Program program) {
    double count = 1;
    for (Input input : program.inputs()) {
      count *= values(input.kind(), input.labels().size()) + (input.mayBeMissing() ? 1 : 0);
    }
    for (ArrayInput array : program.arrays()) {
      double cells = array.shape().isEmpty() ? Double.POSITIVE_INFINITY : array.shape().stream().mapToDouble(n -> n).reduce(1, (a, b) -> a * b);
      count *= Math.pow(values(array.kind(), array.labels().size()), cells);
    }
    return count < Integer.MAX_VALUE ? (long) count : 0;
  }

  private static double values(Input.Kind kind, int labels) {
    return kind == Input.Kind.BOOLEAN ? 2 : kind == Input.Kind.ENUM ? labels : Double.POSITIVE_INFINITY;
  }
}
