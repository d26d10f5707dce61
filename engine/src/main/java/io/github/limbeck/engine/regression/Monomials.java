package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Products of powers of features with plain exponents, of either sign: those that laws are made of. */
final class Monomials {
  /** Exponents and what they cost; what laws have most costs least. */
  private static final double[][] WITH_ROOTS = {{1, 1}, {-1, 1}, {2, 1.9}, {-2, 1.9}, {0.5, 1.9}, {-0.5, 1.9}, {3, 2.8}, {-3, 2.8}};
  private static final double[][] WHOLE = {{1, 1}, {-1, 1}, {2, 2}, {-2, 2}, {3, 3}, {-3, 3}, {4, 4}, {-4, 4}, {5, 5}, {-5, 5}, {6, 6}, {-6, 6}};
  private static final double GREATEST_COST = 6;

  private Monomials() {}

  private record Chosen(double[] exponents, double cost) {}

  /** The cheapest products, at most so many; roots only where all values of a feature are positive, negative powers where none is nought. */
  static List<Term> withRoots(double[][] x, Grammar grammar, int most) {
    return of(x, WITH_ROOTS, grammar, most);
  }

  /** The same with whole exponents (Laurent monomials). */
  static List<Term> laurent(double[][] x, Grammar grammar, int most) {
    return of(x, WHOLE, grammar, most);
  }

  /** The exponents of the cheapest products, roots among them, at most so many. */
  static List<double[]> exponents(double[][] x, Grammar grammar, int most) {
    return chosen(x, WITH_ROOTS, grammar, most).stream().filter(c -> c.cost() > 0).map(Chosen::exponents).limit(most).toList();
  }

  private static List<Term> of(double[][] x, double[][] exponents, Grammar grammar, int most) {
    List<Term> terms = new ArrayList<>();
    for (Chosen chosen : chosen(x, exponents, grammar, most)) {
      if (chosen.cost() > 0 && terms.size() < most) {
        add(terms, x, chosen);
      }
    }
    return terms;
  }

  private static List<Chosen> chosen(double[][] x, double[][] exponents, Grammar grammar, int most) {
    List<Chosen> all = new ArrayList<>(List.of(new Chosen(new double[x.length], 0)));
    for (int f = 0; f < x.length; f++) {
      List<Chosen> further = new ArrayList<>(all);
      for (double[] exponent : exponents) {
        if (isPossible(x[f], exponent[0], grammar)) {
          for (Chosen chosen : all) {
            double[] with = chosen.exponents().clone();
            with[f] = exponent[0];
            if (chosen.cost() + exponent[1] <= GREATEST_COST) {
              further.add(new Chosen(with, chosen.cost() + exponent[1]));
            }
          }
        }
      }
      further.sort(Comparator.comparingDouble(Chosen::cost));
      all = further.subList(0, Math.min(further.size(), 3 * most + 1));
    }
    return all;
  }

  private static boolean isPossible(double[] values, double exponent, Grammar grammar) {
    if (exponent < 0 && (!grammar.mayUse(Function.DIVIDE) || Arrays.stream(values).anyMatch(v -> v == 0))) {
      return false;
    }
    return exponent == Math.rint(exponent) || grammar.mayUse(Function.SQRT) && Arrays.stream(values).allMatch(v -> v > 0);
  }

  private static void add(List<Term> terms, double[][] x, Chosen chosen) {
    Expression product = new Expression.Constant(1, true);
    double[] values = new double[x[0].length];
    Arrays.fill(values, 1);
    for (int f = 0; f < x.length; f++) {
      double exponent = chosen.exponents()[f];
      if (exponent != 0) {
        product = Algebra.multiply(product, Algebra.binary(Function.POWER, new Expression.Variable(f), new Expression.Constant(exponent, true)));
        for (int i = 0; i < values.length; i++) {
          values[i] *= power(x[f][i], exponent);
        }
      }
    }
    Term.add(terms, product, 1 + 2 * chosen.cost(), values);
  }

  private static double power(double x, double exponent) {
    double base = exponent == Math.rint(exponent) ? x : Math.sqrt(x);
    double power = 1;
    for (int k = 0; k < (base == x ? Math.abs(exponent) : 1); k++) {
      power *= base;
    }
    return exponent < 0 ? 1 / power : power;
  }
}
