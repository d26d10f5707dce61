package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.dynamics.ChangeLearner;
import io.github.limbeck.engine.dynamics.Rates;
import io.github.limbeck.engine.dynamics.Trajectories;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.LeastSquares;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints table L: laws of change, from series of states. The form of a law is right where its formulas, their numbers fitted to rates
 * without noise, are off these by less than a millionth of their spread; beside it stands how far the law itself is off.
 *
 * <p>Arguments: the noise, as a share of the standard deviation of each component (0); how many series (20); how many samples each (40).
 */
public final class TableL {
  private static final double EXACT = 1e-6;
  private static final int STEPS = 100;

  private TableL() {}

  public static void main(String[] arguments) {
    double noise = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0;
    int series = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    int samples = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40;
    System.out.printf(Locale.ROOT, "%-18s %-6s %9s %6s  law%n", "noise " + noise, "form", "off", "CPU s");
    int right = 0;
    for (DynamicSystem system : DynamicSystem.ALL) {
      right += isRight(system, system.run(series, samples, noise, new Random(5)), system.run(series, samples, 0, new Random(6))) ? 1 : 0;
    }
    System.out.printf(Locale.ROOT, "%d of %d forms are right%n", right, DynamicSystem.ALL.size());
  }

  /** @param fresh series without noise */
  private static boolean isRight(DynamicSystem system, Trajectories measured, Trajectories fresh) {
    double before = Distiller.cpuSeconds();
    try {
      List<FormulaModel> law = ChangeLearner.learn(measured, Rates.of(measured), FormulaOptions.usual());
      double seconds = Distiller.cpuSeconds() - before;
      double off = 0;
      boolean right = true;
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < law.size(); c++) {
        Samples clean = clean(system, fresh, c);
        Expression e = law.get(c).expression();
        off = Math.max(off, off(e, clean));
        right &= off(new LeastSquares().fit(freed(e), clean, STEPS).expression(), clean) < EXACT;
        text.append(c == 0 ? "" : "; ").append(FormulaText.plain(e, f -> "xyz".substring(f, f + 1), String::valueOf));
      }
      System.out.printf(Locale.ROOT, "%-18s %-6s %9.2g %6.1f  %s%n", system.name(), right ? "right" : "wrong", off, seconds, text);
      return right;
    } catch (NoFormulaException e) {
      System.out.printf(Locale.ROOT, "%-18s none%n", system.name());
      return false;
    }
  }

  private static Samples clean(DynamicSystem system, Trajectories fresh, int component) {
    double[][] x = IntStream.range(0, system.components())
        .mapToObj(f -> fresh.series().stream().flatMapToDouble(s -> IntStream.range(0, s.samples()).mapToDouble(i -> s.x()[f][i])).toArray()).toArray(double[][]::new);
    double[] y = IntStream.range(0, x[0].length).mapToDouble(i -> system.rates().of(IntStream.range(0, x.length).mapToDouble(f -> x[f][i]).toArray())[component]).toArray();
    return Samples.of(x, y);
  }

  /** Root mean square, as a share of the spread of the rates. */
  private static double off(Expression e, Samples clean) {
    double[] values = new Tape(e).values(clean.x(), clean.rows());
    double squares = IntStream.range(0, values.length).mapToDouble(i -> (values[i] - clean.y()[i]) * (values[i] - clean.y()[i])).average().orElse(0);
    return Math.sqrt(squares / clean.variance());
  }

  private static Expression freed(Expression e) {
    if (e instanceof Expression.Constant constant) {
      return new Expression.Constant(constant.value());
    }
    return e instanceof Expression.Call call && call.operator() == Function.POWER ? new Expression.Call(call.operator(), List.of(freed(call.first()), call.second()))
        : e.mapArguments(TableL::freed);
  }
}
