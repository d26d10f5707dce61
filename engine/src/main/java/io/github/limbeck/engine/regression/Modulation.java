package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums in which one term multiplies others: {@code p(x) + q(x) * u + r(x) * u^2} with short polynomials p, q, r. All terms u are
 * screened by what such a sum leaves of a target; constants inside the best are moved to where the least is left (variable
 * projection), and the sums cut down to the parts that matter.
 */
final class Modulation {
  private static final int GOLDEN_STEPS = 24;

  private final double[][] x;
  private final List<Term> polynomial;
  private final boolean squares;
  private final List<Target> targets;
  private final int rows;

  /**
   * @param x {@code [feature][row]}
   * @param targets what is to be found
   * @param monomials at most so many products of features
   * @param squares whether the square of the term may occur
   */
  Modulation(double[][] x, List<Target> targets, int monomials, boolean squares) {
    this.x = x;
    this.polynomial = Space.monomials(x, Math.max(x.length, monomials));
    this.squares = squares;
    this.targets = targets;
    this.rows = x[0].length;
  }

  /** The best sums for every target. */
  List<Terms.Match> run(List<Term> modulators, int perTarget) {
    Space plain = Space.of(polynomial);
    List<double[]> left = modulators.parallelStream().map(u -> {
      Space space = plain.with(products(u));
      return targets.stream().mapToDouble(t -> Math.max(1e-16, space.left(t)) * Terms.handicap(u.size(), rows)).toArray();
    }).toList();
    List<Terms.Match> matches = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      int target = t;
      matches.addAll(IntStream.range(0, modulators.size()).boxed()
          .sorted(Comparator.comparingDouble(u -> left.get(u)[target])).limit(perTarget).toList().parallelStream()
          .map(u -> sharpened(modulators.get(u), targets.get(target), plain))
          .map(u -> Elimination.run(targets.get(target), plain.with(products(u)).terms(), rows)).toList());
    }
    return matches;
  }

  /** The term with its constants moved, one after the other, to where the sum leaves least of the target. */
  private Term sharpened(Term u, Target target, Space plain) {
    Term now = u;
    double[] constants = new Tape(u.expression()).constants();
    for (int c = 0; c < constants.length && u.size() > u.expression().nodes(); c++) {
      now = sharpened(now, c, target, plain);
    }
    return now;
  }

  private Term sharpened(Term u, int constant, Target target, Space plain) {
    double[] constants = new Tape(u.expression()).constants();
    double centre = constants[constant];
    double low = centre - 0.35 * Math.abs(centre);
    double high = centre + 0.35 * Math.abs(centre);
    double golden = (Math.sqrt(5) - 1) / 2;
    Term best = u;
    double least = plain.with(products(u)).left(target);
    for (int step = 0; step < GOLDEN_STEPS; step++) {
      double a = high - golden * (high - low);
      double b = low + golden * (high - low);
      Term atA = moved(u, constants, constant, a);
      Term atB = moved(u, constants, constant, b);
      double leftA = atA == null ? Double.POSITIVE_INFINITY : plain.with(products(atA)).left(target);
      double leftB = atB == null ? Double.POSITIVE_INFINITY : plain.with(products(atB)).left(target);
      if (leftA < leftB) {
        high = b;
      } else {
        low = a;
      }
      if (Math.min(leftA, leftB) < least) {
        least = Math.min(leftA, leftB);
        best = leftA < leftB ? atA : atB;
      }
    }
    return best;
  }

  private Term moved(Term u, double[] constants, int constant, double value) {
    double[] changed = constants.clone();
    changed[constant] = value;
    Expression e = Tape.withConstants(u.expression(), changed);
    double[] values = Tape.quick(e).values(x, rows);
    double[] unit = Term.unit(values);
    return unit == null ? null : new Term(e, u.size(), values, unit);
  }

  private List<Term> products(Term u) {
    List<Term> products = new ArrayList<>();
    products.add(u);
    polynomial.forEach(p -> multiply(products, p, u));
    if (squares) {
      List<Term> square = new ArrayList<>();
      multiply(square, u, u);
      products.addAll(square);
      polynomial.stream().filter(p -> p.expression() instanceof Expression.Variable)
          .forEach(p -> square.forEach(s -> multiply(products, p, s)));
    }
    return products;
  }

  private static void multiply(List<Term> into, Term a, Term b) {
    double[] values = new double[a.values().length];
    Function.MULTIPLY.apply(a.values(), b.values(), values, values.length);
    Term.add(into, Algebra.multiply(a.expression(), b.expression()), a.size() + b.size() + 1, values);
  }
}
