package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.evidence.Front.Point;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is said of the rule that was chosen, and of those that were not. */
final class FrontFindings {
  private final Request request;
  private final String named;
  private final Front front;
  private final int rows;
  private final int mostConditions;

  private FrontFindings(Contract contract, String named, int answers, Front front, int rows) {
    this.mostConditions = contract.request().mostConditions(answers);
    this.request = contract.request();
    this.named = named;
    this.front = front;
    this.rows = rows;
  }

  /**
   * An error where no rule is as right and as short as asked for; a warning where rows stay wrong that nobody said may.
   *
   * @param named what the rule is for
   * @param answers how many it tells apart
   * @param rows how many there are to learn from
   * @param unavoidable how many of them no rule can answer rightly
   * @param shown the first rows that the rule answers wrongly, in words
   */
  static Optional<Finding> of(Contract contract, String named, int answers, RuleFront.Learned learned, int rows, int unavoidable, String shown) {
    Front front = learned.front();
    FrontFindings findings = new FrontFindings(contract, named, answers, front, rows);
    Request request = contract.request();
    List<Point> readable = front.points().stream().filter(p -> p.conditions() <= findings.mostConditions).toList();
    if (readable.isEmpty()) {
      return Optional.of(findings.tooLong());
    } else if (front.rule().right() < request.minAccuracy() || front.rule().conditions() > findings.mostConditions) {
      return Optional.of(findings.tooWeak(readable, shown));
    }
    long wrong = findings.wrong(front.rule());
    return mustBeTold(contract, learned.evidence()) && wrong > unavoidable ? Optional.of(findings.leftWrong(wrong, shown, learned.evidence())) : Optional.empty();
  }

  /** Whether rows that stay wrong are news: nobody said that they may, or what they cost, and the rule is not refused anyway. */
  static boolean mustBeTold(Contract contract, Evidence evidence) {
    return contract.request().minAccuracy() == 0 && contract.request().costs().isBlank() && contract.request().evidenceRequired() && evidence.verdict() != Evidence.Verdict.NONE;
  }

  private long wrong(Point point) {
    return Math.round((1 - point.right()) * rows);
  }

  private Finding tooLong() {
    Point shortest = front.points().stream().min(Comparator.comparingInt(Point::conditions)).orElseThrow();
    return Finding.of(Diagnostic.CODE_TOO_LARGE, request.maxConditions() == Request.BY_ANSWERS ? Place.SUBJECT : Place.attribute("maxConditions"),
        "The shortest rule found for " + named + " has " + shortest.conditions() + " conditions and is right on " + Shares.percent(shortest.right())
            + " of the rows; maxConditions allows " + mostConditions + ".");
  }

  private Finding tooWeak(List<Point> readable, String shown) {
    Point best = mostRight(readable);
    String more = mostRight(front.points()).right() > best.right() ? " With more conditions than the " + mostConditions + " that maxConditions allows, one of "
        + mostRight(front.points()).conditions() + " is right on " + Shares.percent(mostRight(front.points()).right()) + "." : "";
    return Finding.of(Diagnostic.ACCURACY_TOO_LOW, Place.attribute("minAccuracy"), "The best rule found for " + named + " answers "
        + Shares.percent(best.right()) + " of the " + rows + " training rows rightly, with " + conditions(best) + "; "
        + Shares.percent(request.minAccuracy()) + " was asked for. The largest value that passes is minAccuracy = " + passing(best.right()) + "." + more
        + (shown.isEmpty() ? "" : " Wrong rows: " + shown + "."));
  }

  private static Point mostRight(List<Point> points) {
    return points.stream().max(Comparator.comparingDouble(Point::right).thenComparing(p -> -p.conditions())).orElseThrow();
  }

  private static String conditions(Point point) {
    return point.conditions() + (point.conditions() == 1 ? " condition" : " conditions");
  }

  /** The largest value of {@code minAccuracy}, in four decimals, that a share of right rows passes. */
  static String passing(double right) {
    return BigDecimal.valueOf(right).setScale(4, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
  }

  private Finding leftWrong(long wrong, String shown, Evidence evidence) {
    Point exact = front.mostRight();
    String other = exact.right() <= front.rule().right() ? "None was found that is right on more."
        : "One with " + conditions(exact) + " is right on " + (wrong(exact) == 0 ? "all" : "all but " + wrong(exact)) + ", but " + memory(exact, evidence);
    return Finding.of(Diagnostic.ROWS_LEFT_WRONG, request.examples(), "The rule for " + named + ", with " + conditions(front.rule()) + ", leaves " + wrong + " of " + rows
        + " rows wrong: " + shown + ". " + other);
  }

  /** Why a model that is more exact than the rule was not taken. */
  private String memory(Point exact, Evidence evidence) {
    Point rule = front.rule();
    if (exact.expected().isEmpty() || rule.expected().isEmpty()) {
      return "was judged to be memory: with it the answers take " + Math.round(rule.savedBits() - exact.savedBits()) + " bits more to write down.";
    }
    boolean worse = exact.expected().get().share() < rule.expected().get().share();
    return (worse ? "was judged to be memory" : "is longer without being clearly better") + ": on new rows it is expected "
        + evidence.expectation(exact.expected().get()) + ", this one " + evidence.expectation(rule.expected().get()).replaceFirst("to be right ", "") + ".";
  }
}
