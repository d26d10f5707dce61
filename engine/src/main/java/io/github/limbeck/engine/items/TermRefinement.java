package io.github.limbeck.engine.items;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.Grammar;
import io.github.limbeck.engine.regression.Insertions;
import io.github.limbeck.engine.regression.Samples;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Puts constants into what is added up over items, one at a time, wherever they shorten the description of the answers most, and fits all
 * constants inside and outside together.
 */
final class TermRefinement {
  private static final int ROUNDS = 8;
  private static final int FEW_ROWS = 200;
  private static final int ROWS = 600;
  private static final int FIRST_STEPS = 12;
  private static final int LAST_STEPS = 100;
  private static final int POLISHED = 4;
  private static final double LEAST_GAIN = 2;
  private static final double STEP = 1e-7;
  private static final int MOST_DIGITS = 8;

  private final Rows few;
  private final Rows more;
  private final Grammar grammar;
  private final int read;

  TermRefinement(Contract contract, Dataset data, Samples samples, Grammar grammar) {
    this.few = Rows.of(data, samples, FEW_ROWS);
    this.more = Rows.of(data, samples, ROWS);
    this.grammar = grammar;
    this.read = contract.featuresRead();
  }

  /** Rows with their items and their answers. */
  private record Rows(Dataset data, Samples samples) {
    /** Some of the rows, evenly. */
    static Rows of(Dataset data, Samples samples, int most) {
      int step = Math.max(1, samples.rows() / most);
      return step == 1 ? new Rows(data, samples)
          : new Rows(data.select(i -> i % step == 0), samples.select(IntStream.range(0, samples.rows()).filter(i -> i % step == 0).toArray()));
    }
  }

  /** The terms of all aggregates, and the formula outside. */
  private record Form(List<Expression> terms, Expression outer) {
    double[] constants() {
      return Stream.concat(terms.stream(), Stream.of(outer)).flatMapToDouble(e -> Arrays.stream(new Tape(e).constants())).toArray();
    }

    Form with(double[] constants) {
      List<Expression> changed = new ArrayList<>();
      int at = 0;
      for (Expression term : terms) {
        changed.add(Tape.withConstants(term, Arrays.copyOfRange(constants, at, at + term.constants())));
        at += term.constants();
      }
      return new Form(changed, Tape.withConstants(outer, Arrays.copyOfRange(constants, at, constants.length)));
    }
  }

  private record Fitted(Form form, double error, double nats) {}

  AggregateChoice.Composite refine(AggregateChoice.Composite from) {
    if (from.aggregates().stream().anyMatch(a -> a.term().isEmpty()) || from.aggregates().isEmpty()) {
      return from;
    }
    Run run = new Run(from.aggregates(), more);
    Fitted best = run.fit(new Form(from.aggregates().stream().map(a -> FormulaText.expression(a.term())).toList(), from.outer()), LAST_STEPS);
    for (int round = 0; round < ROUNDS && best.error() > AggregateTuning.USUAL.exact(); round++) {
      Fitted before = best;
      List<Form> moves = run.moves(before.form());
      List<Fitted> some = moves.parallelStream().map(m -> new Run(from.aggregates(), few).fit(m, FIRST_STEPS))
          .sorted(Comparator.comparingDouble(Fitted::nats)).limit(POLISHED).toList();
      best = some.parallelStream().map(f -> new Run(from.aggregates(), more).fit(f.form(), LAST_STEPS)).min(Comparator.comparingDouble(Fitted::nats)).orElse(before);
      if (!(best.nats() < before.nats() - LEAST_GAIN)) {
        best = before;
        break;
      }
    }
    Form rounded = run.rounded(best);
    List<Aggregate> aggregates = IntStream.range(0, from.aggregates().size()).mapToObj(k -> new Aggregate("", from.aggregates().get(k).kind(),
        from.aggregates().get(k).items(), FormulaText.write(rounded.terms().get(k)), from.aggregates().get(k).where())).toList();
    return new AggregateChoice.Composite(aggregates, rounded.outer(), best.error(), AggregateChoice.nats(aggregates, rounded.outer(), best.error(), from.rows()), from.rows());
  }

  /** Not for several threads. */
  private final class Run {
    private final List<Aggregate> of;
    private final List<Aggregates.Flat> flats;
    private final List<boolean[]> meant;
    private final Samples samples;

    Run(List<Aggregate> of, Rows rows) {
      this.of = of;
      this.samples = rows.samples();
      this.flats = of.stream().map(a -> Aggregates.Flat.of(rows.data(), a.items(), read)).toList();
      this.meant = IntStream.range(0, of.size()).mapToObj(k -> flats.get(k).meant(of.get(k).where())).toList();
    }

    private double[] column(int k, Expression term, double[] constants) {
      return flats.get(k).fold(of.get(k).kind(), Tape.quick(term).values(flats.get(k).x(), flats.get(k).items(), constants), meant.get(k));
    }

    Fitted fit(Form form, int steps) {
      double[] start = form.constants();
      Fitted asIs = fitted(form);
      if (start.length == 0 || start.length >= samples.rows() || !Double.isFinite(asIs.error())) {
        return asIs;
      }
      try {
        double[] found = new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(start).target(samples.y())
            .weight(new DiagonalMatrix(samples.weights())).model(point -> model(form, point.toArray()))
            .maxEvaluations(5 * steps).maxIterations(steps).build()).getPoint().toArray();
        Fitted after = fitted(form.with(found));
        return after.error() < asIs.error() ? after : asIs;
      } catch (MathRuntimeException e) {
        return asIs; // it came no nearer within its steps, or met a singular matrix
      }
    }

    private Fitted fitted(Form form) {
      double[] values = values(form, form.constants());
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += samples.weights()[i] * (values[i] - samples.y()[i]) * (values[i] - samples.y()[i]);
      }
      double error = Double.isFinite(sum) ? sum / samples.rows() / samples.variance() : Double.POSITIVE_INFINITY;
      List<Aggregate> written = IntStream.range(0, of.size()).mapToObj(k -> new Aggregate("", of.get(k).kind(), of.get(k).items(),
          FormulaText.write(form.terms().get(k)), of.get(k).where())).toList();
      return new Fitted(form, error, AggregateChoice.nats(written, form.outer(), error, samples.rows()));
    }

    private double[] values(Form form, double[] constants) {
      double[][] x = new double[read + of.size()][];
      System.arraycopy(samples.x(), 0, x, 0, read);
      int at = 0;
      for (int k = 0; k < of.size(); k++) {
        int own = form.terms().get(k).constants();
        x[read + k] = column(k, form.terms().get(k), Arrays.copyOfRange(constants, at, at + own));
        at += own;
      }
      return Tape.quick(form.outer()).values(x, samples.rows(), Arrays.copyOfRange(constants, at, constants.length));
    }

    private Pair<RealVector, RealMatrix> model(Form form, double[] point) {
      double[] values = finite(values(form, point));
      double[][] slopes = new double[values.length][point.length];
      for (int p = 0; p < point.length; p++) {
        double step = STEP * Math.max(Math.abs(point[p]), 1e-3);
        double[] moved = point.clone();
        moved[p] += step;
        double[] there = finite(values(form, moved));
        for (int i = 0; i < values.length; i++) {
          slopes[i][p] = (there[i] - values[i]) / step;
        }
      }
      return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
    }

    /** Where there is no value the fit must not go. */
    private static double[] finite(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.abs(values[i]) < 1e100 ? values[i] : 1e100;
      }
      return values;
    }

    /** The form with one more constant inside a term. */
    List<Form> moves(Form form) {
      List<Form> moves = new ArrayList<>();
      Insertions.withoutOne(form.outer()).forEach(outer -> moves.add(new Form(form.terms(), outer)));
      new Insertions(Arrays.copyOf(samples.x(), read), samples.rows(), grammar.operators()).withFactors(form.outer())
          .forEach(outer -> moves.add(new Form(form.terms(), outer)));
      moves.add(new Form(form.terms(), Expression.call(Function.ADD, form.outer(), new Expression.Constant(0.1 * Math.sqrt(samples.variance())))));
      for (int k = 0; k < of.size(); k++) {
        for (Expression changed : new Insertions(flats.get(k).x(), flats.get(k).items(), grammar.operators()).of(form.terms().get(k))) {
          List<Expression> terms = new ArrayList<>(form.terms());
          terms.set(k, changed);
          moves.add(new Form(terms, form.outer()));
        }
      }
      return moves;
    }

    /** The constants inside with as few digits as cost nothing that counts, the others fitted anew. */
    Form rounded(Fitted best) {
      Fitted now = best;
      int inside = best.form().terms().stream().mapToInt(Expression::constants).sum();
      double allowed = Math.max(best.error() * (1 + 1.0 / samples.rows()), AggregateTuning.USUAL.exact());
      for (int k = 0; k < inside; k++) {
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
          double[] constants = now.form().constants();
          constants[k] = new BigDecimal(constants[k]).round(new MathContext(digits)).doubleValue();
          Form tried = fixed(now.form().with(constants), k);
          Fitted fitted = fit(tried, LAST_STEPS);
          if (fitted.error() <= allowed) {
            now = new Fitted(fitted.form(), fitted.error(), fitted.nats());
            inside--;
            k--;
            break;
          }
        }
      }
      return now.form();
    }

    /** With one constant fixed, so that it is no longer fitted. */
    private Form fixed(Form form, int constant) {
      int[] left = {constant};
      return new Form(form.terms().stream().map(t -> fixed(t, left)).toList(), form.outer());
    }

    private Expression fixed(Expression e, int[] left) {
      if (e instanceof Expression.Constant c) {
        return !c.fixed() && left[0]-- == 0 ? new Expression.Constant(c.value(), true) : e;
      }
      return e.mapArguments(a -> fixed(a, left));
    }
  }
}
