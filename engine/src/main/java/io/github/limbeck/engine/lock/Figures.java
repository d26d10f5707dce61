package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;

/** What changed of how good a model is, and how large. */
final class Figures {
  private static final double SAME = 5e-5;

  private Figures() {}

  static List<String> changed(Provenance.Answer was, Provenance.Answer is) {
    boolean formula = is.formula().isPresent();
    DoubleFunction<String> share = formula ? Shares::ofVariance : Shares::percent;
    List<String> lines = new ArrayList<>();
    add(formula ? "R^2 on the examples" : "right on the examples", was.trainingAccuracy(), is.trainingAccuracy(), share, lines);
    add(formula ? "R^2 on held-out rows" : "right on held-out rows", was.validationAccuracy(), is.validationAccuracy(), share, lines);
    add(formula ? "R^2 expected on new rows" : "expected on new rows", expected(was), expected(is), share, lines);
    String verdict = was.expectation().map(Provenance.Expectation::verdict).orElse("");
    String now = is.expectation().map(Provenance.Expectation::verdict).orElse("");
    if (!Objects.equals(verdict, now)) {
      lines.add("evidence: " + verdict + ", now " + now);
    }
    if (was.conditions() != is.conditions()) {
      lines.add("conditions: " + was.conditions() + ", now " + is.conditions());
    }
    for (int k = 0; formula && was.formula().isPresent() && k < is.formula().get().constants().size() && k < was.formula().get().constants().size(); k++) {
      Provenance.Constant old = was.formula().get().constants().get(k);
      Provenance.Constant own = is.formula().get().constants().get(k);
      if (old.name().equals(own.name()) && old.value() != own.value() && was.formula().get().constants().size() == is.formula().get().constants().size()) {
        lines.add("constant " + own.name() + ": " + said(old) + ", now " + said(own));
      }
    }
    return lines;
  }

  private static String said(Provenance.Constant constant) {
    return Decimals.plain(constant.value()) + (Double.isFinite(constant.standardError()) ? " +/- " + Decimals.digits(constant.standardError(), 2) : "");
  }

  private static double expected(Provenance.Answer answer) {
    return answer.expectation().map(Provenance.Expectation::accuracy).orElse(Double.NaN);
  }

  private static void add(String what, double then, double now, DoubleFunction<String> share, List<String> lines) {
    boolean same = Double.isNaN(then) && Double.isNaN(now) || Math.abs(then - now) < SAME;
    if (!same) {
      lines.add(what + ": " + (Double.isNaN(then) ? "not known" : share.apply(then)) + ", now " + (Double.isNaN(now) ? "not known" : share.apply(now)));
    }
  }
}
