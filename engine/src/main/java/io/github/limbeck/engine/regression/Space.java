package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;

/** What some terms and a constant span, on the rows of a search: to tell what of a target they leave unexplained. */
final class Space {
  private static final double COLLINEAR = 1e-9;

  private final List<Term> terms = new ArrayList<>();
  private final List<double[]> basis = new ArrayList<>();

  /** The span of the terms; those that add nothing are left out. */
  static Space of(List<Term> terms) {
    Space space = new Space();
    terms.forEach(space::add);
    return space;
  }

  /** The span of this one and further terms. */
  Space with(List<Term> further) {
    Space space = new Space();
    space.terms.addAll(terms);
    space.basis.addAll(basis);
    further.forEach(space::add);
    return space;
  }

  private void add(Term term) {
    double[] rest = residual(term.unit());
    double length = Math.sqrt(Term.dot(rest, rest));
    if (length > COLLINEAR) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] /= length;
      }
      terms.add(term);
      basis.add(rest);
    }
  }

  List<Term> terms() {
    return terms;
  }

  /** What is left of centred values when everything in this space is taken off, twice for the sake of rounding. */
  double[] residual(double[] unit) {
    double[] rest = unit.clone();
    for (int pass = 0; pass < 2; pass++) {
      for (double[] q : basis) {
        double along = Term.dot(q, rest);
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= along * q[i];
        }
      }
    }
    return rest;
  }

  /** The share of centred values of length 1 that lies in this space. */
  double explained(double[] unit) {
    double explained = 0;
    for (double[] q : basis) {
      double along = Term.dot(q, unit);
      explained += along * along;
    }
    return explained;
  }

  /** The share of the target's variance that this space leaves. */
  double left(Target target) {
    double[] rest = residual(target.unit());
    return Term.dot(rest, rest);
  }

  /** The index of the term without which the least more of the target is left. */
  int leastNeeded(Target target) {
    int n = terms.size();
    double[][] r = new double[n][n];
    double[] along = new double[n];
    for (int q = 0; q < n; q++) {
      along[q] = Term.dot(basis.get(q), target.unit());
      for (int t = q; t < n; t++) {
        r[q][t] = Term.dot(basis.get(q), terms.get(t).unit());
      }
    }
    int least = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double[][] inverse = inverse(r);
    for (int t = 0; t < n; t++) {
      double weight = 0;
      double spread = 0;
      for (int q = t; q < n; q++) {
        weight += inverse[t][q] * along[q];
        spread += inverse[t][q] * inverse[t][q];
      }
      double loss = weight * weight / spread;
      if (loss < lowest) {
        lowest = loss;
        least = t;
      }
    }
    return least;
  }

  /** The inverse of an upper triangular matrix. */
  private static double[][] inverse(double[][] r) {
    int n = r.length;
    double[][] inverse = new double[n][n];
    for (int c = 0; c < n; c++) {
      inverse[c][c] = 1 / r[c][c];
      for (int row = c - 1; row >= 0; row--) {
        double sum = 0;
        for (int k = row + 1; k <= c; k++) {
          sum += r[row][k] * inverse[k][c];
        }
        inverse[row][c] = -sum / r[row][row];
      }
    }
    return inverse;
  }

  /** Products of features up to a degree, such that there are not too many. */
  static List<Term> monomials(double[][] x, int most) {
    List<Term> all = new ArrayList<>();
    List<Term> last = new ArrayList<>();
    for (int f = 0; f < x.length; f++) {
      Term.add(last, new Expression.Variable(f), 1, x[f]);
    }
    List<Term> features = List.copyOf(last);
    while (!last.isEmpty() && all.size() + last.size() <= most) {
      all.addAll(last);
      List<Term> next = new ArrayList<>();
      for (Term term : last) {
        for (Term feature : features) {
          if (index(feature) >= greatest(term.expression())) {
            double[] values = new double[feature.values().length];
            Function.MULTIPLY.apply(term.values(), feature.values(), values, values.length);
            Term.add(next, Algebra.multiply(term.expression(), feature.expression()), term.size() + 2, values);
          }
        }
      }
      last = next;
    }
    return all;
  }

  private static int index(Term feature) {
    return ((Expression.Variable) feature.expression()).feature();
  }

  private static int greatest(Expression e) {
    return e instanceof Expression.Variable variable ? variable.feature()
        : ((Expression.Call) e).arguments().stream().mapToInt(Space::greatest).max().orElse(0);
  }
}
