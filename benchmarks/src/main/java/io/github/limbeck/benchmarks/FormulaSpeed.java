package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import io.jenetics.Mutator;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.engine.Limits;
import io.jenetics.ext.SingleNodeCrossover;
import io.jenetics.ext.util.TreeNode;
import io.jenetics.prog.op.EphemeralConst;
import io.jenetics.prog.op.MathExpr;
import io.jenetics.prog.op.MathOp;
import io.jenetics.prog.op.Op;
import io.jenetics.prog.op.Var;
import io.jenetics.prog.regression.Error;
import io.jenetics.prog.regression.LossFunction;
import io.jenetics.prog.regression.Regression;
import io.jenetics.prog.regression.Sample;
import io.jenetics.util.ISeq;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How fast expressions are evaluated, and what the JVM's published symbolic regression finds, in the same run. */
final class FormulaSpeed {
  private static final int ROWS = 200;
  private static final int SECONDS = 3;
  private static final int BASELINE_SECONDS = 20;

  private FormulaSpeed() {}

  static void print() {
    double[][] x = new double[2][ROWS];
    Random random = new Random(1);
    for (int i = 0; i < ROWS; i++) {
      x[0][i] = 1 + random.nextDouble();
      x[1][i] = 1 + random.nextDouble();
    }
    double own = Math.max(limbeck(x), limbeck(x));
    double peer = Math.max(jenetics(x), jenetics(x));
    System.out.printf(Locale.ROOT, "%nevaluation, nodes x rows per second on one core: Limbeck %.0f million, jenetics.prog %.1f million, ratio %.1f%n",
        own / 1e6, peer / 1e6, own / peer);
    for (EmpiricalBench problem : EmpiricalBench.all()) {
      baseline(problem);
    }
  }

  /** {@code sqrt(x * y + 2) + log(x / y) * sin(x - y)}: 15 nodes. */
  private static double limbeck(double[][] x) {
    Expression a = new Expression.Variable(0);
    Expression b = new Expression.Variable(1);
    Expression e = Expression.call(Function.ADD,
        Expression.call(Function.SQRT, Expression.call(Function.ADD, Expression.call(Function.MULTIPLY, a, b), new Expression.Constant(2))),
        Expression.call(Function.MULTIPLY, Expression.call(Function.LOG, Expression.call(Function.DIVIDE, a, b)),
            Expression.call(Function.SIN, Expression.call(Function.SUBTRACT, a, b))));
    Tape tape = new Tape(e);
    long start = System.nanoTime();
    long runs = 0;
    double sum = 0;
    while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
      for (int k = 0; k < 100; k++) {
        sum += tape.values(x, ROWS)[k];
      }
      runs += 100;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("the expression has no value");
    }
    return runs * (double) ROWS * e.nodes() / ((System.nanoTime() - start) / 1e9);
  }

  private static double jenetics(double[][] x) {
    MathExpr e = MathExpr.parse("sqrt(x*y + 2.0) + log(x/y)*sin(x - y)");
    TreeNode<Op<Double>> tree = TreeNode.ofTree(e.toTree());
    int nodes = tree.size();
    long start = System.nanoTime();
    long runs = 0;
    double sum = 0;
    while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
      for (int i = 0; i < ROWS; i++) {
        sum += e.eval(x[0][i], x[1][i]);
      }
      runs++;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("the expression has no value");
    }
    return runs * (double) ROWS * nodes / ((System.nanoTime() - start) / 1e9);
  }

  /** jenetics.prog on one problem, with as much time as Limbeck takes for the slowest. */
  private static void baseline(EmpiricalBench problem) {
    String[] lines = problem.published().split("\n");
    int d = problem.features().size();
    List<Sample<Double>> samples = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      Double[] row = java.util.Arrays.stream(lines[i].trim().split(",")).map(Double::valueOf).toArray(Double[]::new);
      double[] values = new double[d + 1];
      for (int c = 0; c <= d; c++) {
        values[c] = row[c];
      }
      samples.add(d == 1 ? Sample.ofDouble(values[0], values[1]) : d == 2 ? Sample.ofDouble(values[0], values[1], values[2])
          : Sample.ofDouble(values[0], values[1], values[2], values[3]));
    }
    List<Op<Double>> terminals = new ArrayList<>();
    for (int f = 0; f < d; f++) {
      terminals.add(Var.of(problem.features().get(f), f));
    }
    Random random = new Random(1);
    terminals.add(EphemeralConst.of(() -> random.nextDouble() * 10));
    Regression<Double> regression = Regression.of(
        Regression.codecOf(ISeq.of(MathOp.ADD, MathOp.SUB, MathOp.MUL, MathOp.DIV, MathOp.LOG, MathOp.EXP, MathOp.SQRT), ISeq.of(terminals), 5,
            t -> t.gene().size() < 50),
        Error.of(LossFunction::mse), samples);
    Engine<io.jenetics.prog.ProgramGene<Double>, Double> engine = Engine.builder(regression).minimizing().executor(Runnable::run)
        .alterers(new SingleNodeCrossover<>(0.1), new Mutator<>()).build();
    EvolutionResult<io.jenetics.prog.ProgramGene<Double>, Double> best = engine.stream()
        .limit(Limits.byExecutionTime(Duration.ofSeconds(BASELINE_SECONDS))).collect(EvolutionResult.toBestEvolutionResult());
    var program = best.bestPhenotype().genotype().gene();
    boolean found = problem.form().has(x -> {
      Double[] values = new Double[x.length];
      for (int f = 0; f < x.length; f++) {
        values[f] = x[f];
      }
      return program.eval(values);
    });
    System.out.printf(Locale.ROOT, "jenetics.prog, %d s: %-12s %-7s %s%n", BASELINE_SECONDS, problem.name(), found ? "found" : "missed",
        new MathExpr(program).simplify());
  }
}
