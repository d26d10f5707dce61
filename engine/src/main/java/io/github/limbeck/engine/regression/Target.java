package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The answers, undone from outside: if {@code t = ln(y / u)} is found to be an expression s, then {@code y = u * exp(s)}.
 *
 * @param values what is to be found, on the rows of the search
 * @param unit the same with mean 0 and length 1
 * @param undo makes the expression for y out of that for t
 * @param size what the undoing adds to the description
 */
record Target(double[] values, double[] unit, UnaryOperator<Expression> undo, double size) {

  /** A function of the answer that can be inverted. */
  private enum Link {
    LOG,
    RECIPROCAL,
    SQUARE,
    ROOT,
    EXP,
    SIN,
    COS,
    TAN,
    ARTANH;

    /** Applied to a value; NaN where it can't be inverted. */
    double apply(double y) {
      return switch (this) {
        case LOG -> y > 0 ? StrictMath.log(y) : Double.NaN;
        case RECIPROCAL -> 1 / y;
        case SQUARE -> y >= 0 ? y * y : Double.NaN;
        case ROOT -> y >= 0 ? Math.sqrt(y) : Double.NaN;
        case EXP -> Math.abs(y) < 300 ? StrictMath.exp(y) : Double.NaN;
        case SIN -> Math.abs(y) <= Math.PI / 2 ? StrictMath.sin(y) : Double.NaN;
        case COS -> y >= 0 && y <= Math.PI ? StrictMath.cos(y) : Double.NaN;
        case TAN -> Math.abs(y) < Math.PI / 2 ? StrictMath.tan(y) : Double.NaN;
        case ARTANH -> Math.abs(y) < 1 ? 0.5 * StrictMath.log((1 + y) / (1 - y)) : Double.NaN;
      };
    }

    Function inverse() {
      return switch (this) {
        case LOG -> Function.EXP;
        case RECIPROCAL -> Function.DIVIDE;
        case SQUARE -> Function.SQRT;
        case ROOT -> Function.SQUARE;
        case EXP -> Function.LOG;
        case SIN -> Function.ASIN;
        case COS -> Function.ACOS;
        case TAN -> Function.ATAN;
        case ARTANH -> Function.TANH;
      };
    }

    Expression undo(Expression s) {
      return this == RECIPROCAL ? Algebra.divide(Algebra.constant(1), s) : Algebra.unary(inverse(), s);
    }

    /** Links that serve again after a factor was taken off. */
    boolean isInner() {
      return this == LOG || this == SQUARE || this == ROOT || this == RECIPROCAL || this == EXP || this == SIN || this == TAN || this == ARTANH;
    }
  }

  /** The answer itself, and every link of it; none if the answer is constant. */
  static List<Target> links(double[] y, Grammar grammar) {
    List<Target> targets = new ArrayList<>();
    add(targets, y, e -> e, 0);
    for (Link link : targets.isEmpty() ? new Link[0] : Link.values()) {
      linked(targets, targets.get(0), link, grammar);
    }
    return targets;
  }

  /**
   * Links, then products and quotients with small terms, then links again.
   *
   * @param small few terms, the smallest first
   * @param features how many of them may also be subtracted
   */
  static List<Target> all(double[] y, List<Term> small, int features, Grammar grammar) {
    List<Target> links = links(y, grammar);
    List<Target> all = new ArrayList<>(links);
    for (Target link : links) {
      for (int k = 0; k < small.size(); k++) {
        Term u = small.get(k);
        peeled(all, link, u, Function.MULTIPLY, grammar);
        peeled(all, link, u, Function.DIVIDE, grammar);
        if (k < features) {
          peeled(all, link, u, Function.ADD, grammar);
          peeled(all, link, u, Function.SUBTRACT, grammar);
        }
      }
    }
    return all;
  }

  /**
   * What is left of targets that are one more or one less than something: {@code t = 1 - s} is the other part of a whole,
   * as in {@code 1 - exp(-u)}, {@code 1 / (1 + u)} or {@code (1 + u)^p}.
   */
  static List<Target> besideOne(List<Target> of) {
    List<Target> beside = new ArrayList<>();
    for (Target t : of) {
      for (int one = -1; one <= 1; one += 2) {
        double[] values = new double[t.values().length];
        for (int i = 0; i < values.length; i++) {
          values[i] = t.values()[i] + one;
        }
        Expression back = new Expression.Constant(-one, true);
        add(beside, values, s -> t.undo().apply(Algebra.add(s, back)), t.size() + 2);
      }
    }
    return beside;
  }

  /** The logarithms of the magnitudes of targets that have one sign. */
  static List<Target> magnitudes(List<Target> of, Grammar grammar) {
    List<Target> magnitudes = new ArrayList<>();
    for (Target t : of) {
      int sign = grammar.mayUse(Function.EXP) ? sign(t.values()) : 0;
      if (sign != 0) {
        add(magnitudes, logarithms(t.values()), s -> t.undo().apply(signed(sign, Algebra.unary(Function.EXP, s))), t.size() + 1.5);
      }
    }
    return magnitudes;
  }

  /**
   * The same for products, whose factors may change their signs: undone, once a product has been made of the logarithms that were
   * found. What has both signs is there twice, since either sign may be that of the product.
   */
  static List<Target> products(List<Target> of) {
    List<Target> products = new ArrayList<>();
    for (Target t : of) {
      int sign = sign(t.values());
      for (int tried = -1; tried <= 1; tried += 2) {
        int as = tried;
        if (sign == 0 || sign == tried) {
          add(products, logarithms(t.values()), s -> t.undo().apply(signed(as, s)), t.size());
        }
      }
    }
    return products;
  }

  private static Expression signed(int sign, Expression e) {
    return sign < 0 ? Algebra.multiply(new Expression.Constant(-1, true), e) : e;
  }

  /** The sign of all values; 0 if they differ. */
  private static int sign(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return least > 0 ? 1 : most < 0 ? -1 : 0;
  }

  /** Of magnitudes; not finite where there is a zero. */
  static double[] logarithms(double[] values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.abs(values[i]);
    }
    Function.LOG.applyQuickly(logs, null, logs, logs.length);
    return logs;
  }

  private static void peeled(List<Target> all, Target link, Term u, Function by, Grammar grammar) {
    if (!grammar.mayUse(by)) {
      return;
    }
    double[] values = new double[link.values().length];
    Function inverse = switch (by) {
      case MULTIPLY -> Function.DIVIDE;
      case DIVIDE -> Function.MULTIPLY;
      case ADD -> Function.SUBTRACT;
      default -> Function.ADD;
    };
    inverse.apply(link.values(), u.values(), values, values.length);
    boolean additive = by == Function.ADD || by == Function.SUBTRACT;
    UnaryOperator<Expression> undo = s -> link.undo().apply(Algebra.binary(by, s, u.expression()));
    List<Target> peeled = new ArrayList<>();
    add(peeled, values, undo, link.size() + u.size() + 1);
    if (peeled.isEmpty()) {
      return;
    }
    if (!additive) {
      all.addAll(peeled);
    }
    for (Link inner : Link.values()) {
      if (inner.isInner()) {
        linked(all, peeled.get(0), inner, grammar);
      }
    }
  }

  private static void linked(List<Target> all, Target of, Link link, Grammar grammar) {
    if (!grammar.mayUse(link.inverse())) {
      return;
    }
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = link.apply(of.values()[i]);
    }
    add(all, values, s -> of.undo().apply(link.undo(s)), of.size() + link.inverse().complexity());
  }

  private static void add(List<Target> targets, double[] values, UnaryOperator<Expression> undo, double size) {
    double[] unit = Term.unit(values);
    if (unit != null) {
      targets.add(new Target(values, unit, undo, size));
    }
  }
}
