package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.plus;
import static io.github.limbeck.engine.elements.Words.sum;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.RealOperation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What an element may be that depends on the element before it: levels that follow a signal, accounts, smoothed values. In the examples the
 * element before is known, so that the rules for one element are learned as any others (docs/method.md, "Elements that are expressions").
 *
 * @param sources what an element may be, the cheapest first
 * @param conditions what rules may ask, the cheapest first
 */
record Remembered(List<Term> sources, List<Condition> conditions) {
  /** Factors and shares have no more digits. */
  private static final MathContext DIGITS = new MathContext(6);

  /** @param whole whether elements are whole numbers */
  static Remembered of(Lines lines, ElementLearner.Given given, boolean whole) {
    return new Builder(lines, given, whole).build();
  }

  private static final class Builder {
    private final Lines lines;
    private final boolean whole;
    private final double[] wanted;
    private final Term before;
    private final Term own;
    private final List<Term> parts = new ArrayList<>();
    private final List<Term> sources = new ArrayList<>();
    private final List<Term> asked = new ArrayList<>();

    Builder(Lines lines, ElementLearner.Given given, boolean whole) {
      this.lines = lines;
      this.whole = whole;
      this.wanted = lines.wanted();
      this.before = term(1, new Expr.Previous(false));
      this.own = term(1, cell(I));
      parts.add(before);
      parts.add(own);
      parts.add(term(2, cell(Words.before(I), 0)));
      if (whole) {
        parts.add(term(1.5, new Expr.Previous(true)));
      }
      if (lines.areAlike()) {
        parts.add(term(1.2, Words.beside(I)));
      }
      given.numbers().forEach(n -> parts.add(new Term(new Expr.Read(n), 1.2, Sort.VALUE, true, lines.values(new Expr.Read(n), true))));
    }

    private Term term(double cost, Expr e) {
      return new Term(e, cost, Sort.VALUE, false, lines.values(e, false));
    }

    Remembered build() {
      List<Double> constants = ElementLearner.constants(wanted, lines.reals());
      List<Double> distances = commonest(IntStream.range(0, wanted.length).mapToDouble(k -> wanted[k] - before.values()[k]).toArray());
      sources.addAll(parts);
      constants.forEach(c -> sources.add(new Term(number(c), c == 0 ? 1 : 2, Sort.VALUE, true, lines.values(number(c), true))));
      List<Double> stepped = distances.stream().filter(d -> d != 0).toList();
      stepped.forEach(d -> sources.add(term(2.5, added(before.expr(), d))));
      sumsAndDifferences();
      shares();
      sources.sort(Comparator.comparingDouble(Term::cost));
      List<Term> numbers = new ArrayList<>(parts);
      numbers.addAll(asked);
      List<Double> bounds = new ArrayList<>(constants);
      stepped.forEach(d -> bounds.addAll(List.of(d, 0.0 - d)));
      return new Remembered(sources, Conditions.among(lines, numbers, bounds.stream().distinct().sorted().toList(), whole));
    }

    private Expr added(Expr to, double constant) {
      return whole ? sum(plus(to), plus(number(constant)))
          : new Expr.Real(constant < 0 ? RealOperation.SUBTRACT : RealOperation.ADD, List.of(to, number(Math.abs(constant))));
    }

    /** Sums and differences of two parts, and of the step that the cells take and the element before; these are asked for, too. */
    private void sumsAndDifferences() {
      for (int a = 0; a < parts.size(); a++) {
        for (int b = 0; b < parts.size(); b++) {
          double cost = parts.get(a).cost() + parts.get(b).cost() + 0.5;
          if (a < b) {
            both(Term.combined(1, parts.get(a), 1, parts.get(b), 0, cost));
          }
          if (a != b) {
            both(Term.combined(1, parts.get(a), -1, parts.get(b), 0, cost));
          }
        }
      }
      for (int part = 2; part < parts.size(); part++) {
        Term sum = Term.combined(1, before, 1, own, 0, 2.5);
        both(Term.combined(1, sum, 1, parts.get(part), 0, 3 + parts.get(part).cost()));
        both(Term.combined(1, sum, -1, parts.get(part), 0, 3 + parts.get(part).cost()));
      }
      for (int by : new int[] {2, 3, 10}) {
        if (whole) {
          sources.add(Term.combined(by, before, 1, own, 0, 3.5));
          sources.add(before.times(by));
        }
      }
    }

    private void both(Term term) {
      sources.add(term);
      asked.add(term);
    }

    /** Shares of the element before and the cell: the commonest that two positions agree on, and the commonest factor of the element before. */
    private void shares() {
      if (whole) {
        return;
      }
      int[] later = IntStream.range(0, wanted.length).filter(k -> before.values()[k] != 0 && own.values()[k] != 0).toArray();
      for (double factor : commonest(Arrays.stream(later).mapToDouble(k -> rounded(wanted[k] / before.values()[k])).toArray())) {
        if (factor != 0 && factor != 1) {
          sources.add(term(3, times(factor, before.expr())));
        }
      }
      Map<Double, Double> shareOfOwn = new TreeMap<>();
      double[] shares = IntStream.range(1, later.length).mapToDouble(j -> {
        int k = later[j - 1];
        int m = later[j];
        double determinant = before.values()[k] * own.values()[m] - before.values()[m] * own.values()[k];
        double share = rounded((wanted[k] * own.values()[m] - wanted[m] * own.values()[k]) / determinant);
        if (Double.isFinite(share)) {
          shareOfOwn.putIfAbsent(share, rounded((before.values()[k] * wanted[m] - before.values()[m] * wanted[k]) / determinant));
        }
        return share;
      }).toArray();
      for (double share : commonest(shares)) {
        double ofOwn = shareOfOwn.getOrDefault(share, 0.0);
        if (share != 0 && ofOwn != 0 && Double.isFinite(ofOwn)) {
          sources.add(term(4, new Expr.Real(RealOperation.ADD, List.of(times(share, before.expr()), times(ofOwn, own.expr())))));
        }
      }
    }

    private static Expr times(double factor, Expr of) {
      return factor == 1 ? of : new Expr.Real(RealOperation.MULTIPLY, List.of(number(factor), of));
    }

    private static double rounded(double value) {
      return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() + 0.0 : Double.NaN;
    }

    /** The commonest of some numbers, each as often as chance does not make it. */
    private List<Double> commonest(double[] of) {
      Map<Double, Integer> counts = new TreeMap<>();
      Arrays.stream(of).map(v -> whole ? v : rounded(v)).filter(Double::isFinite).forEach(v -> counts.merge(v, 1, Integer::sum));
      return counts.entrySet().stream().filter(c -> c.getValue() >= ElementTuning.MET_BY_CHANCE && c.getValue() * ElementTuning.RARE_REMEMBERED >= of.length)
          .sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(ElementTuning.REMEMBERED).map(Map.Entry::getKey).toList();
    }
  }
}
