package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.Inference;
import io.github.limbeck.engine.regression.Samples;
import io.github.limbeck.engine.regression.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The numbers of a formula that were fitted, with their standard errors, and whether the examples determine them.
 *
 * @param pieces per formula its constants
 * @param undetermined what the examples do not determine
 */
record FittedConstants(List<List<Provenance.Constant>> pieces, List<Finding> undetermined) {
  /** Where nothing is said of them. */
  static final FittedConstants NONE = new FittedConstants(List.of(), List.of());

  private static final int MOST_SHOWN = 8;
  private static final int MOST_PIECES_SHOWN = 6;
  /** A standard error of such a share of its constant is rounding. */
  private static final double ROUNDING = 1e-9;

  /** The constants of a model, from the rows that each of its formulas answers. */
  static FittedConstants of(PiecewiseFormula model, Dataset training, Samples samples, FormulaOptions options) {
    List<List<Provenance.Constant>> pieces = new ArrayList<>();
    List<Finding> undetermined = new ArrayList<>();
    for (int p = 0; p < model.model().pieces().size(); p++) {
      int[] own = model.rows(p, training);
      Samples ofPiece = own.length == samples.rows() ? samples : samples.select(own);
      Expression whole = model.model().pieces().get(p);
      Expression e = options.rounding().map(r -> r.inside(whole)).orElse(whole);
      Samples rows = options.rounding().map(r -> r.fitted(whole, ofPiece)).orElse(ofPiece);
      Optional<Template> template = options.template().filter(Template::keepsForm);
      Inference inference = template.map(t -> Inference.of(t, e, rows)).orElseGet(() -> Inference.of(e, rows));
      List<String> names = template.map(t -> t.constants().stream().map(Template.Constant::name).toList()).orElse(List.of());
      pieces.add(IntStream.range(0, inference.values().length).mapToObj(k -> new Provenance.Constant(
          k < names.size() ? names.get(k) : String.valueOf(k + 1), inference.values()[k], inference.standardErrors()[k])).toList());
      if (undetermined.isEmpty() && !names.isEmpty()) {
        undetermined.addAll(findings(inference, names));
      }
    }
    return new FittedConstants(pieces, undetermined);
  }

  /** Each set of constants that is not determined, once. */
  private static List<Finding> findings(Inference inference, List<String> names) {
    return inference.undetermined().stream().filter(u -> u.constants().get(0) < names.size())
        .sorted(Comparator.comparing(u -> u.constants().get(0)))
        .map(u -> Finding.of(Diagnostic.NOT_IDENTIFIED, Place.SUBJECT, sentence(u, names))).toList();
  }

  private static String sentence(Inference.Undetermined undetermined, List<String> names) {
    List<String> involved = undetermined.constants().stream().filter(k -> k < names.size()).map(names::get).toList();
    if (involved.size() < undetermined.constants().size()) {
      return "The examples can't tell the constant" + (involved.size() == 1 ? " " : "s ") + String.join(", ", involved)
          + " from numbers in the functions that were to be found.";
    }
    String determined = switch (undetermined.determined()) {
      case PRODUCT -> String.join(" * ", involved);
      case QUOTIENT -> String.join(" / ", involved);
      case SUM -> String.join(" + ", involved);
      case DIFFERENCE -> String.join(" - ", involved);
      default -> "";
    };
    return undetermined.determined() == Inference.Determined.NOTHING ? "No answer of the examples depends on the constant " + involved.get(0) + "."
        : determined.isEmpty() ? "The examples determine a combination of the constants " + String.join(", ", involved) + " alone, not each of them."
        : "The examples determine only " + determined + ", not each of the two constants.";
  }

  /** The constants as a sentence; nothing if there are none, or so many that nobody would read them, or if all are exact and without names. */
  Optional<String> sentence() {
    boolean named = pieces.stream().flatMap(List::stream).anyMatch(c -> !Character.isDigit(c.name().charAt(0)));
    boolean uncertain = pieces.stream().flatMap(List::stream).anyMatch(FittedConstants::isUncertain);
    boolean readable = pieces.size() <= MOST_PIECES_SHOWN && pieces.stream().allMatch(p -> !p.isEmpty() && p.size() <= MOST_SHOWN);
    if (!readable || !named && !uncertain) {
      return Optional.empty();
    }
    return Optional.of("Constants" + (uncertain ? " with standard errors: " : ": ")
        + pieces.stream().map(p -> p.stream().map(FittedConstants::said).collect(Collectors.joining(", "))).collect(Collectors.joining("; ")) + ".");
  }

  private static boolean isUncertain(Provenance.Constant c) {
    return c.standardError() > ROUNDING * Math.abs(c.value());
  }

  private static String said(Provenance.Constant c) {
    return (Character.isDigit(c.name().charAt(0)) ? "" : c.name() + " = ") + Decimals.rounded(c.value())
        + (isUncertain(c) ? " +/- " + (Double.isFinite(c.standardError()) ? Decimals.digits(c.standardError(), 2) : "any amount") : "");
  }
}
