package io.github.limbeck.engine.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Interval arithmetic: which values a formula can have when its features lie within ranges, and where it may have none. */
public final class Ranges {
  private static final int MOST_BOXES = 3000;
  private static final double ROUNDING = 1e-9;
  private static final double[] ANY = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};

  private final List<double[]> features;
  private Expression fault;

  private Ranges(List<double[]> features) {
    this.features = features;
  }

  /**
   * The first part of an expression that may be undefined or overflow somewhere in the box; empty if that is excluded. What is
   * not excluded need not happen: intervals know nothing of what parts have in common.
   *
   * @param features per feature its least and greatest value
   */
  public static Optional<Expression> firstFault(Expression e, List<double[]> features) {
    Ranges ranges = new Ranges(features);
    ranges.of(e);
    return Optional.ofNullable(ranges.fault);
  }

  /** The least and the greatest value that an expression may have in the box; infinite where nothing is known. */
  public static double[] of(Expression e, List<double[]> features) {
    return new Ranges(features).of(e);
  }

  /**
   * Whether an expression is proved to be defined and nowhere less than 0 in the box, up to rounding: by bisection, until every part
   * of the box is settled or too many are looked at.
   *
   * @param features per feature its least and greatest value
   */
  public static boolean isNowhereNegative(Expression e, List<double[]> features) {
    return isProved(e, features, false);
  }

  /** Whether an expression is proved to be defined and greater than 0 in the box. */
  public static boolean isPositive(Expression e, List<double[]> features) {
    return isProved(e, features, true);
  }

  private static boolean isProved(Expression e, List<double[]> features, boolean strict) {
    Deque<List<double[]>> open = new ArrayDeque<>(List.of(features));
    double greatest = 0;
    for (int looked = 0; !open.isEmpty(); looked++) {
      List<double[]> box = open.pop();
      Ranges ranges = new Ranges(box);
      double[] range = ranges.of(e);
      double[] middle = new Ranges(box.stream().map(r -> new double[] {r[0] / 2 + r[1] / 2, r[0] / 2 + r[1] / 2}).toList()).of(e);
      greatest = Math.max(greatest, Double.isFinite(middle[1]) ? Math.abs(middle[1]) : 0);
      double bound = strict ? Double.MIN_VALUE : -ROUNDING * greatest;
      if (Double.isFinite(range[0]) && range[0] >= bound && ranges.fault == null) {
        continue;
      }
      int widest = widest(box, features);
      if (middle[1] < bound || looked > MOST_BOXES || widest < 0) {
        return false;
      }
      for (int half = 0; half < 2; half++) {
        List<double[]> part = new ArrayList<>(box);
        double[] whole = box.get(widest);
        double at = whole[0] / 2 + whole[1] / 2;
        part.set(widest, half == 0 ? new double[] {whole[0], at} : new double[] {at, whole[1]});
        open.push(part);
      }
    }
    return true;
  }

  /** The feature whose range is the largest share of the whole; -1 if none can be halved any more. */
  private static int widest(List<double[]> box, List<double[]> whole) {
    int widest = -1;
    double most = 1e-9;
    for (int f = 0; f < box.size(); f++) {
      double share = (box.get(f)[1] - box.get(f)[0]) / (whole.get(f)[1] - whole.get(f)[0]);
      if (share > most) {
        most = share;
        widest = f;
      }
    }
    return widest;
  }

  /** A condition on a part without which a formula has no value. */
  public record Guard(Expression part, String condition) {}

  /**
   * What has to hold for a formula to have a value, each once, from the inside out, unless it always does; custom operators say nothing
   * of theirs.
   */
  public static List<Guard> guards(Expression e) {
    List<Guard> guards = new ArrayList<>();
    addGuards(e, guards);
    return guards.stream().distinct().toList();
  }

  /** Whether a part is greater than 0 wherever it has a value. */
  private static boolean isAlwaysPositive(Expression e) {
    if (!(e instanceof Expression.Call call)) {
      return e instanceof Expression.Constant c && c.value() > 0;
    }
    Expression a = call.first();
    return call.operator() == Function.EXP || call.operator() == Function.COSH || call.operator() == Function.LOG1P_EXP
        || call.operator() == Function.ADD && (isAlwaysPositive(a) && isNeverNegative(call.second()) || isNeverNegative(a) && isAlwaysPositive(call.second()))
        || (call.operator() == Function.MULTIPLY || call.operator() == Function.DIVIDE) && isAlwaysPositive(a) && isAlwaysPositive(call.second())
        || (call.operator() == Function.POWER || call.operator() == Function.SQUARE || call.operator() == Function.SQRT || call.operator() == Function.CUBE) && isAlwaysPositive(a);
  }

  /** Whether a part is not less than 0 wherever it has a value. */
  private static boolean isNeverNegative(Expression e) {
    if (isAlwaysPositive(e) || e.is(0)) {
      return true;
    }
    if (!(e instanceof Expression.Call call)) {
      return false;
    }
    Expression a = call.first();
    return call.operator() == Function.SQUARE || call.operator() == Function.ABS || call.operator() == Function.SQRT
        || call.operator() == Function.ADD && isNeverNegative(a) && isNeverNegative(call.second())
        || (call.operator() == Function.MULTIPLY || call.operator() == Function.DIVIDE) && (isNeverNegative(a) && isNeverNegative(call.second()) || a.equals(call.second()));
  }

  private static void addGuards(Expression e, List<Guard> guards) {
    if (!(e instanceof Expression.Call call)) {
      return;
    }
    call.arguments().forEach(argument -> addGuards(argument, guards));
    if (!(call.operator() instanceof Function function)) {
      return;
    }
    Expression last = call.arguments().get(call.arguments().size() - 1);
    String condition = switch (function) {
      case DIVIDE -> "is not 0";
      case LOG, LOG_EXPM1 -> "is greater than 0";
      case SQRT -> "is not negative";
      case LOG1P -> "is greater than -1";
      case ASIN, ACOS -> "lies between -1 and 1";
      case POWER -> last instanceof Expression.Constant c && c.value() != Math.rint(c.value()) ? "is not negative" : "";
      default -> "";
    };
    Expression part = function == Function.POWER ? call.first() : last;
    boolean always = condition.equals("is not negative") || condition.equals("is greater than -1") ? isNeverNegative(part) : isAlwaysPositive(part);
    if (!condition.isEmpty() && (!always || condition.equals("lies between -1 and 1"))) {
      guards.add(new Guard(part, condition));
    }
  }

  private double[] of(Expression e) {
    if (e instanceof Expression.Variable variable) {
      return features.get(variable.feature());
    } else if (e instanceof Expression.Constant constant) {
      return new double[] {constant.value(), constant.value()};
    }
    Expression.Call call = (Expression.Call) e;
    double[] a = of(call.first());
    double[] b = call.operator().arity() > 1 ? of(call.second()) : a;
    if (!(call.operator() instanceof Function function)) {
      return ANY;
    }
    boolean same = call.operator().arity() > 1 && call.first().equals(call.second());
    double[] range = switch (function) {
      case ADD -> new double[] {a[0] + b[0], a[1] + b[1]};
      case SUBTRACT -> same ? new double[] {0, 0} : new double[] {a[0] - b[1], a[1] - b[0]};
      case MULTIPLY -> hull(a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]);
      case DIVIDE -> b[0] <= 0 && b[1] >= 0 ? null : hull(a[0] / b[0], a[0] / b[1], a[1] / b[0], a[1] / b[1]);
      case POWER -> a[0] < 0 && !isWhole(b) || a[0] <= 0 && b[0] < 0 ? null
          : a[0] < 0 ? ANY : hull(Math.pow(a[0], b[0]), Math.pow(a[0], b[1]), Math.pow(a[1], b[0]), Math.pow(a[1], b[1]));
      case MAX -> new double[] {Math.max(a[0], b[0]), Math.max(a[1], b[1])};
      case MIN -> new double[] {Math.min(a[0], b[0]), Math.min(a[1], b[1])};
      case NEGATE -> new double[] {-a[1], -a[0]};
      case SQUARE, ABS, COSH -> even(function, a);
      case SQRT -> a[0] < 0 ? null : monotone(function, a);
      case LOG -> a[0] <= 0 ? null : monotone(function, a);
      case LOG1P -> a[0] <= -1 ? null : monotone(function, a);
      case LOG_EXPM1 -> a[0] <= 0 ? null : monotone(function, a);
      case ASIN, ACOS -> a[0] < -1 || a[1] > 1 ? null : new double[] {-4, 4};
      case SIN, COS -> new double[] {-1, 1};
      case TAN -> Math.floor(a[0] / Math.PI + 0.5) == Math.floor(a[1] / Math.PI + 0.5) ? monotone(function, a) : null;
      case CUBE, CBRT, EXP, EXPM1, SINH, TANH, ATAN, LOG1P_EXP, FLOOR, CEIL, ROUND, RINT -> monotone(function, a);
    };
    boolean inside = range != null && Double.isFinite(range[0]) && Double.isFinite(range[1]);
    boolean known = Double.isFinite(a[0]) && Double.isFinite(a[1]) && Double.isFinite(b[0]) && Double.isFinite(b[1]);
    if (!inside && known && fault == null) {
      fault = e;
    }
    return inside ? range : ANY;
  }

  private static boolean isWhole(double[] b) {
    return b[0] == b[1] && b[0] == Math.rint(b[0]);
  }

  private static double[] monotone(Function function, double[] a) {
    return new double[] {function.apply(a[0], 0), function.apply(a[1], 0)};
  }

  private static double[] even(Function function, double[] a) {
    double low = function.apply(a[0], 0);
    double high = function.apply(a[1], 0);
    return new double[] {a[0] <= 0 && a[1] >= 0 ? function.apply(0, 0) : Math.min(low, high), Math.max(low, high)};
  }

  private static double[] hull(double... values) {
    double[] hull = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double value : values) {
      hull[0] = Math.min(hull[0], value);
      hull[1] = Math.max(hull[1], value);
    }
    return hull;
  }
}
