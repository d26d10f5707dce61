package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds, among many terms, those that explain a target best together with some given ones. Everything is linear: a term explains
 * what it has in common with the target once the given terms are projected out. Not quadratic in rows, linear in terms.
 */
final class Terms {
  private static final int BLOCK = 512;
  private static final double LEAST = 1e-14;
  private static final double COLLINEAR = 1e-7;

  private final List<Term> terms;
  private final int rows;
  private final double[][] blocks;
  private final double[] handicap;

  /**
   * @param rows of every term
   */
  Terms(List<Term> terms, int rows) {
    this.terms = terms;
    this.rows = rows;
    this.blocks = new double[(terms.size() + BLOCK - 1) / BLOCK][rows * BLOCK];
    this.handicap = new double[terms.size()];
    for (int j = 0; j < terms.size(); j++) {
      double[] unit = terms.get(j).unit();
      for (int i = 0; i < rows; i++) {
        blocks[j / BLOCK][i * BLOCK + j % BLOCK] = unit[i];
      }
      handicap[j] = handicap(terms.get(j).size(), rows);
    }
  }

  /** What a residual is multiplied with, so that shorter terms win unless longer ones explain more than they cost. */
  static double handicap(double size, int rows) {
    return Math.exp(Description.NATS_PER_NODE * size / (Description.WEIGHT * rows));
  }

  List<Term> all() {
    return terms;
  }

  /**
   * A target and the terms that explain it.
   *
   * @param cost the share of the variance that is left, times the handicap
   */
  record Match(Target target, List<Term> terms, double cost) {}

  /** What all terms have in common with each target: {@code [target][term]}. */
  double[][] common(List<Target> targets) {
    double[][] common = new double[targets.size()][blocks.length * BLOCK];
    double[] out = new double[BLOCK];
    for (int b = 0; b < blocks.length; b++) {
      for (int t = 0; t < targets.size(); t++) {
        dots(targets.get(t).unit(), b, out);
        System.arraycopy(out, 0, common[t], b * BLOCK, BLOCK);
      }
    }
    return common;
  }

  private void dots(double[] unit, int block, double[] out) {
    double[] values = blocks[block];
    Arrays.fill(out, 0);
    for (int i = 0; i < rows; i++) {
      double factor = unit[i];
      int at = i * BLOCK;
      for (int j = 0; j < BLOCK; j++) {
        out[j] += factor * values[at + j];
      }
    }
  }

  /** The terms that explain one target best alone, at most {@code most} of them, the best first. */
  List<Match> single(Target target, int most) {
    double[] best = new double[most];
    int[] which = new int[most];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    double[] out = new double[BLOCK];
    double extra = handicap(target.size(), rows);
    for (int b = 0; b < blocks.length; b++) {
      dots(target.unit(), b, out);
      int end = Math.min(BLOCK, terms.size() - b * BLOCK);
      for (int j = 0; j < end; j++) {
        double cost = Math.max(LEAST, 1 - out[j] * out[j]) * handicap[b * BLOCK + j];
        if (cost < best[most - 1]) {
          int k = most - 1;
          for (; k > 0 && cost < best[k - 1]; k--) {
            best[k] = best[k - 1];
            which[k] = which[k - 1];
          }
          best[k] = cost;
          which[k] = b * BLOCK + j;
        }
      }
    }
    List<Match> matches = new ArrayList<>();
    for (int k = 0; k < most && best[k] < Double.POSITIVE_INFINITY; k++) {
      matches.add(new Match(target, List.of(terms.get(which[k])), best[k] * extra));
    }
    return matches;
  }

  /**
   * For each target the term that explains most beside the given ones.
   *
   * @param common what {@link #common} gave for these targets
   * @return one match per target, or null where no term fits
   */
  Match[] extend(List<Term> given, List<Target> targets, double[][] common) {
    double[][] basis = orthonormal(given);
    if (basis == null) {
      return new Match[targets.size()];
    }
    int k = basis.length;
    double[][] alongBasis = new double[targets.size()][k];
    double[] left = new double[targets.size()];
    double givenHandicap = 1;
    for (Term term : given) {
      givenHandicap *= handicap(term.size(), rows);
    }
    for (int t = 0; t < targets.size(); t++) {
      left[t] = 1;
      for (int q = 0; q < k; q++) {
        alongBasis[t][q] = Term.dot(basis[q], targets.get(t).unit());
        left[t] -= alongBasis[t][q] * alongBasis[t][q];
      }
    }
    double[] best = new double[targets.size()];
    int[] which = new int[targets.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    double[][] gram = new double[k][BLOCK];
    double[] free = new double[BLOCK];
    double[] along = new double[BLOCK];
    for (int b = 0; b < blocks.length; b++) {
      int end = Math.min(BLOCK, terms.size() - b * BLOCK);
      Arrays.fill(free, 1);
      for (int q = 0; q < k; q++) {
        dots(basis[q], b, gram[q]);
        for (int j = 0; j < end; j++) {
          free[j] -= gram[q][j] * gram[q][j];
        }
      }
      for (int t = 0; t < targets.size(); t++) {
        System.arraycopy(common[t], b * BLOCK, along, 0, BLOCK);
        for (int q = 0; q < k; q++) {
          double factor = alongBasis[t][q];
          double[] of = gram[q];
          for (int j = 0; j < BLOCK; j++) {
            along[j] -= of[j] * factor;
          }
        }
        for (int j = 0; j < end; j++) {
          double cost = free[j] < COLLINEAR ? Double.POSITIVE_INFINITY : Math.max(LEAST, left[t] - along[j] * along[j] / free[j]) * handicap[b * BLOCK + j];
          if (cost < best[t]) {
            best[t] = cost;
            which[t] = b * BLOCK + j;
          }
        }
      }
    }
    Match[] matches = new Match[targets.size()];
    for (int t = 0; t < matches.length; t++) {
      if (best[t] < Double.POSITIVE_INFINITY) {
        List<Term> together = new ArrayList<>(given);
        together.add(terms.get(which[t]));
        matches[t] = new Match(targets.get(t), together, best[t] * givenHandicap * handicap(targets.get(t).size(), rows));
      }
    }
    return matches;
  }

  /** An orthonormal basis of the space of some terms; null if they hardly span one. */
  private static double[][] orthonormal(List<Term> given) {
    double[][] basis = new double[given.size()][];
    for (int k = 0; k < given.size(); k++) {
      double[] v = given.get(k).unit().clone();
      for (int pass = 0; pass < 2; pass++) {
        for (int q = 0; q < k; q++) {
          double along = Term.dot(basis[q], v);
          for (int i = 0; i < v.length; i++) {
            v[i] -= along * basis[q][i];
          }
        }
      }
      double length = Math.sqrt(Term.dot(v, v));
      if (length < Math.sqrt(COLLINEAR)) {
        return null;
      }
      for (int i = 0; i < v.length; i++) {
        v[i] /= length;
      }
      basis[k] = v;
    }
    return basis;
  }

  /**
   * The best sum of the terms of a match.
   *
   * @param weights one per term
   * @param constant what is added
   */
  record Weights(double[] weights, double constant) {}

  static Weights weights(Match match) {
    int k = match.terms().size();
    double[][] gram = new double[k][k + 1];
    for (int p = 0; p < k; p++) {
      for (int q = 0; q < k; q++) {
        gram[p][q] = Term.dot(match.terms().get(p).unit(), match.terms().get(q).unit());
      }
      gram[p][k] = Term.dot(match.terms().get(p).unit(), match.target().unit());
    }
    double[] weights = solve(gram);
    double constant = mean(match.target().values());
    for (int p = 0; p < k; p++) {
      Term term = match.terms().get(p);
      weights[p] *= spread(match.target().values()) / spread(term.values());
      constant -= weights[p] * mean(term.values());
    }
    return new Weights(weights, constant);
  }

  /** The expression for the answer that a match stands for: its terms weighted by least squares, and the target undone. */
  static Expression expression(Match match) {
    Weights weights = weights(match);
    Expression sum = Algebra.constant(weights.constant());
    for (int p = match.terms().size() - 1; p >= 0; p--) {
      sum = Algebra.add(Algebra.multiply(Algebra.constant(weights.weights()[p]), match.terms().get(p).expression()), sum);
    }
    return match.target().undo().apply(sum);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double spread(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares);
  }

  /** Gauss-Jordan elimination with pivoting of a small system whose last column is the right side. */
  static double[] solve(double[][] a) {
    int n = a.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
      }
      double[] row = a[pivot];
      a[pivot] = a[c];
      a[c] = row;
      for (int r = 0; r < n; r++) {
        double factor = r == c || row[c] == 0 ? 0 : a[r][c] / row[c];
        for (int q = c; q <= n && factor != 0; q++) {
          a[r][q] -= factor * row[q];
        }
      }
    }
    double[] solution = new double[n];
    for (int c = 0; c < n; c++) {
      solution[c] = a[c][c] == 0 ? 0 : a[c][n] / a[c][c];
    }
    return solution;
  }
}
