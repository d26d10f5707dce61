package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of many features matter: terms of one or two features are added to a sum one at a time, each time the one that explains
 * most of what is left; the features of the first terms are taken.
 */
final class FeatureSelection {
  private static final int ROWS = 400;
  private static final int MOST_TERMS = 12;
  private static final int PAIRED = 60;

  private FeatureSelection() {}

  /** The indices of the features to use, in their order; all of them if there are no more than allowed. */
  static int[] run(Samples samples, int most) {
    if (samples.features() <= most) {
      return IntStream.range(0, samples.features()).toArray();
    }
    Samples few = samples.thinned(ROWS);
    double[] unit = Term.unit(few.y());
    List<Target> targets = new ArrayList<>(List.of(new Target(few.y(), unit, e -> e, 0)));
    double[] logs = new double[few.rows()];
    Function.LOG.apply(few.y(), null, logs, logs.length);
    if (Term.unit(logs) != null) {
      targets.add(new Target(logs, Term.unit(logs), e -> e, 0));
    }
    double[] weights = new double[samples.features()];
    for (Target target : targets) {
      pursue(few, target, weights);
    }
    if (Arrays.stream(weights).allMatch(w -> w == 0)) {
      // Nothing stands out: those that go with the answer most.
      Arrays.setAll(weights, f -> {
        double[] feature = Term.unit(few.x()[f]);
        return feature == null || unit == null ? 1e-300 : 1e-300 + Math.abs(Term.dot(feature, unit));
      });
    }
    return IntStream.range(0, weights.length).boxed().filter(f -> weights[f] > 0)
        .sorted(Comparator.<Integer>comparingDouble(f -> -weights[f])).limit(most).sorted().mapToInt(f -> f).toArray();
  }

  /** Adds to the weight of each feature the share of the variance that terms with it explain. */
  private static void pursue(Samples few, Target target, double[] weights) {
    List<Term> single = new ArrayList<>();
    for (int f = 0; f < few.features(); f++) {
      addShapes(single, few, f);
    }
    List<Term> chosen = new ArrayList<>();
    double before = 1;
    for (int k = 0; k < MOST_TERMS; k++) {
      double[] rest = Space.of(chosen).residual(target.unit());
      List<Term> terms = new ArrayList<>(single);
      terms.addAll(pairs(few, rest, weights));
      Term best = null;
      double most = 0;
      for (Term term : terms) {
        double along = Term.dot(term.unit(), rest);
        if (along * along > most) {
          most = along * along;
          best = term;
        }
      }
      if (best == null) {
        return;
      }
      chosen.add(best);
      double left = Space.of(chosen).left(target);
      double explained = before - left;
      // What chance alone explains when so many terms are tried.
      double chance = before * 2 * Math.log(terms.size()) / few.rows();
      if (explained < 1.5 * chance || left < 1e-12) {
        mark(best.expression(), weights, left < 1e-12 ? explained : 0);
        return;
      }
      mark(best.expression(), weights, explained);
      before = left;
    }
  }

  private static void mark(Expression e, double[] weights, double explained) {
    if (e instanceof Expression.Variable variable) {
      weights[variable.feature()] += explained;
    } else if (e instanceof Expression.Call call) {
      call.arguments().forEach(a -> mark(a, weights, explained));
    }
  }

  private static void addShapes(List<Term> terms, Samples few, int f) {
    Expression x = new Expression.Variable(f);
    Term.add(terms, x, 1, few.x()[f]);
    for (Function shape : new Function[] {Function.SQUARE, Function.SQRT, Function.LOG, Function.EXP, Function.SIN, Function.COS}) {
      double[] values = new double[few.rows()];
      shape.apply(few.x()[f], null, values, values.length);
      Term.add(terms, Expression.call(shape, x), 1, values);
    }
    double[] inverse = new double[few.rows()];
    Arrays.setAll(inverse, i -> 1 / few.x()[f][i]);
    Term.add(terms, Expression.call(Function.DIVIDE, new Expression.Constant(1, true), x), 1, inverse);
  }

  /** Products and quotients: of features that matter already with all, and of all where the features are few enough. */
  private static List<Term> pairs(Samples few, double[] rest, double[] weights) {
    int d = few.features();
    List<Term> pairs = new ArrayList<>();
    for (int f = 0; f < d; f++) {
      for (int g = 0; g < d; g++) {
        boolean known = weights[f] > 0 || weights[g] > 0 || d <= PAIRED;
        if (f != g && (known || Math.abs(product(few, f, g, rest)) > 0.2)) {
          double[] values = new double[few.rows()];
          if (f < g) {
            Function.MULTIPLY.apply(few.x()[f], few.x()[g], values, values.length);
            Term.add(pairs, Expression.call(Function.MULTIPLY, new Expression.Variable(f), new Expression.Variable(g)), 1, values);
          }
          double[] ratio = new double[few.rows()];
          Function.DIVIDE.apply(few.x()[f], few.x()[g], ratio, ratio.length);
          Term.add(pairs, Expression.call(Function.DIVIDE, new Expression.Variable(f), new Expression.Variable(g)), 1, ratio);
        }
      }
    }
    return pairs;
  }

  /** The correlation of what is left with the product of two features about their means. */
  private static double product(Samples few, int f, int g, double[] rest) {
    double[] a = Term.unit(few.x()[f]);
    double[] b = Term.unit(few.x()[g]);
    if (a == null || b == null) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < rest.length; i++) {
      double value = a[i] * b[i];
      sum += value * rest[i];
      squares += value * value;
    }
    return sum / Math.sqrt(squares * Term.dot(rest, rest));
  }
}
