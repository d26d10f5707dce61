package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is said of the rows before any training: features that can't matter, contradictions, answers of which there are too few. */
final class RowFindings {
  private static final int NAMES_SHOWN = 5;
  private static final int DISPUTES_SHOWN = 3;
  /** With fewer rows a name may be another in each by chance, and every answer may be rare. */
  private static final int FEWEST_ROWS = 30;
  /** As many parts are held out in turn. */
  private static final int PARTS = 10;

  private final Contract contract;
  private final Dataset training;
  private final List<Finding> findings = new ArrayList<>();

  private RowFindings(Contract contract, Dataset training) {
    this.contract = contract;
    this.training = training;
  }

  /**
   * Everything there is to say.
   *
   * @param alike the rows with equal features, per answer
   */
  static List<Finding> of(Contract contract, Dataset training, List<AlikeRows> alike) {
    RowFindings found = new RowFindings(contract, training);
    found.checkFeatures();
    for (int a = 0; a < alike.size(); a++) {
      found.checkAnswer(a, alike.get(a));
    }
    return found.findings;
  }

  private void report(Diagnostic diagnostic, Place place, String detail) {
    findings.add(Finding.of(diagnostic, place, detail));
  }

  private void checkFeatures() {
    String constant = features(f -> training.columns().get(f).isConstant() && training.features().get(f).part().isEmpty());
    if (!constant.isEmpty() && training.rows() > 1) {
      report(Diagnostic.CONSTANT_FEATURE, contract.request().examples(), training.name() + " has one value only for " + constant + ".");
    }
    String naming = features(f -> training.features().get(f).type().kind() == Kind.STRING
        && IntStream.range(0, training.rows()).mapToDouble(training.columns().get(f)::get).distinct().count() == training.rows());
    if (!naming.isEmpty() && training.rows() >= FEWEST_ROWS) {
      report(Diagnostic.NAMES_ROWS, contract.request().examples(), "Each of the " + training.rows() + " rows of " + training.name()
          + " has a text of its own for " + naming + ".");
    }
  }

  private String features(IntPredicate which) {
    List<String> names = IntStream.range(0, training.features().size()).filter(which).mapToObj(f -> training.features().get(f).name()).toList();
    return String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
        + (names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "");
  }

  private void checkAnswer(int a, AlikeRows alike) {
    Dataset.AnswerColumn column = training.answers().get(a);
    int rows = training.rows();
    if (column.codes().isConstant()) {
      report(Diagnostic.ONE_ANSWER, contract.request().examples(), "All " + rows + " rows of " + training.name() + " have the answer "
          + Wording.quote(column.labels().get((int) column.codes().get(0))) + " for " + contract.named(a) + ".");
    }
    if (areAmounts(a) && !isWholeDomain(a, alike)) {
      report(Diagnostic.ANSWERS_ARE_AMOUNTS, Place.SUBJECT, "The " + rows + " rows of " + training.name() + " have " + distinct(column) + " different answers for " + contract.named(a)
          + ", which are numbers, and a rule gives one of the answers that examples have.");
      return;
    }
    checkRare(a, alike);
    int unavoidable = alike.unavoidableErrors();
    if (unavoidable == 0) {
      return;
    }
    double reachable = (double) (rows - unavoidable) / rows;
    String contradictions = training.name() + " contradicts itself: rows with the same features have different answers for "
        + contract.named(a) + " (" + disputes(a, alike) + "). At most " + Shares.percent(reachable) + " of the rows can be answered rightly";
    double wanted = contract.request().minAccuracy();
    if (reachable < wanted) {
      report(Diagnostic.ACCURACY_OUT_OF_REACH, Place.attribute("minAccuracy"),
          contradictions + ", but minAccuracy is " + Shares.percent(wanted) + ".");
    } else {
      report(Diagnostic.CONTRADICTIONS, contract.request().examples(), contradictions + ".");
    }
  }

  /** Whether the answers are numbers of which more than half are met once: no classes, but something that is computed. */
  private boolean areAmounts(int a) {
    Dataset.AnswerColumn column = training.answers().get(a);
    String type = column.answer().type().javaName();
    boolean numbers = column.answer().type().kind() == Kind.INTEGER || type.equals(JdkType.DECIMAL.javaType()) || type.equals(JdkType.BIG_INTEGER.javaType());
    return numbers && contract.arrays().isEmpty() && contract.request().evidenceRequired() && training.rows() >= FEWEST_ROWS && 2 * distinct(column) > training.rows();
  }

  private static long distinct(Dataset.AnswerColumn column) {
    return IntStream.range(0, column.codes().size()).mapToDouble(column.codes()::get).distinct().count();
  }

  /** Whether every input is among the rows. */
  private boolean isWholeDomain(int a, AlikeRows alike) {
    long domain = Gate.domain(Signature.of(contract, training, a));
    return domain > 0 && alike.size() >= domain;
  }

  private void checkRare(int a, AlikeRows alike) {
    if (training.rows() < FEWEST_ROWS || isWholeDomain(a, alike) || !contract.request().evidenceRequired()) {
      return;
    }
    int[] counts = new int[training.answers().get(a).labels().size()];
    IntStream.range(0, training.rows()).forEach(i -> counts[code(i, a)]++);
    List<String> rare = IntStream.range(0, counts.length).filter(c -> counts[c] > 0 && counts[c] < PARTS)
        .mapToObj(c -> label(c, a) + " (" + counts[c] + (counts[c] == 1 ? " row)" : " rows)")).toList();
    if (!rare.isEmpty()) {
      report(Diagnostic.RARE_ANSWER, contract.request().examples(), "Of the " + training.rows() + " rows of " + training.name() + " fewer than " + PARTS
          + " have the answer " + rare.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
          + (rare.size() > NAMES_SHOWN ? " and " + (rare.size() - NAMES_SHOWN) + " others" : "") + ".");
    }
  }

  private String disputes(int a, AlikeRows alike) {
    int[] disputed = alike.disputedRows();
    List<String> shown = new ArrayList<>();
    for (int d = 0; d < Math.min(DISPUTES_SHOWN, disputed.length); d++) {
      int first = disputed[d];
      for (int i = first + 1; i < training.rows(); i++) {
        if (alike.firstAlike(i) == first && code(i, a) != code(first, a)) {
          shown.add(training.place(first) + " says " + label(code(first, a), a) + ", line "
              + training.place(i).replaceFirst(".*:", "") + " says " + label(code(i, a), a));
          break;
        }
      }
    }
    int more = disputed.length - shown.size();
    return String.join("; ", shown) + (more > 0 ? "; and " + more + " more such groups" : "");
  }

  private int code(int row, int a) {
    return (int) training.answers().get(a).codes().get(row);
  }

  private String label(int code, int a) {
    return Wording.quote(training.answers().get(a).labels().get(code));
  }
}
