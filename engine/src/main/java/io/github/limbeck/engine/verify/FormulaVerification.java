package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.formula.Enclosure;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The check of a generated method that computes formulas: on every row, at points drawn from the ranges of the rows, and at the
 * bounds where ranges end and conditions change. There the compiled class must give the very number that its program gives, and
 * lie within the bounds that rounding leaves to its formula. The bounds follow the magnitude of the formula's terms, so that small
 * answers are held to as many digits as great ones.
 */
public final class FormulaVerification implements Check {
  private static final int POINTS = 2000;
  private static final int ROWS_VARIED = 20;

  private final String method;
  private final int parameters;
  private final List<Program> programs;
  private final Trials trials;

  /**
   * What the method is checked against.
   *
   * @param models per answer the formula
   * @param ranges per feature the least and the greatest value of the rows
   * @param boundaries per feature the values at which a rule between formulas changes
   */
  public record Trials(List<Verification.Rows> rows, List<Model> models, List<double[]> ranges, List<? extends SortedSet<Double>> boundaries) {}

  /** A formula as its training left it, or several with the rule that chooses. */
  public interface Model {
    /** Where the answer must lie. */
    Enclosure.Bounds bounds(double[] row);
  }

  public FormulaVerification(String method, int parameters, List<Program> programs, Trials trials) {
    this.method = method;
    this.parameters = parameters;
    this.programs = programs;
    this.trials = trials;
  }

  @Override
  public Equality byRunning() {
    return Equality.sampled(POINTS + atBounds().size() + trials.rows().stream().mapToLong(Verification.Rows::count).sum());
  }

  @Override
  public Optional<String> firstDifference(ClassLoader loader, String className, boolean proved) {
    return CompiledMethod.run(loader, className, method, parameters, programs, compiled -> {
      List<Interpreter> interpreters = programs.stream().map(Interpreter::new).toList();
      for (Verification.Rows rows : trials.rows()) {
        double[] row = new double[inputs().size()];
        for (int i = 0; i < rows.count(); i++) {
          rows.reader().copy(i, row);
          if (differs(compiled, interpreters, row, rows.texts())) {
            return Optional.of("The generated method " + method + " does not answer " + rows.place().apply(i) + " as its formula does.");
          }
        }
      }
      List<double[]> points = atBounds();
      Random random = new Random(0);
      for (int k = 0; k < POINTS; k++) {
        points.add(point(random));
      }
      for (double[] row : points) {
        if (differs(compiled, interpreters, row, texts())) {
          return Optional.of("The generated method " + method + " differs from its formula at a point between the examples.");
        }
      }
      return new Refusals(compiled, method, programs.get(0)).notRefused(points.get(0), texts(), List.of());
    });
  }

  @Override
  public Optional<String> difference(ClassLoader loader, String className, double[] row, List<double[][]> arrays) {
    return CompiledMethod.run(loader, className, method, parameters, programs, compiled ->
        differs(compiled, programs.stream().map(Interpreter::new).toList(), row, texts())
            ? Optional.of("The generated method " + method + " differs from its formula.") : Optional.empty());
  }

  private List<Input> inputs() {
    return programs.get(0).inputs();
  }

  /** Per input what its codes stand for. */
  private List<List<String>> texts() {
    return trials.rows().get(0).texts();
  }

  private double[] point(Random random) {
    double[] row = new double[trials.ranges().size()];
    for (int f = 0; f < row.length; f++) {
      double[] range = trials.ranges().get(f);
      row[f] = ofType(f, range[0] + random.nextDouble() * (range[1] - range[0]));
    }
    return row;
  }

  /** Rows with one value moved to where a range ends or a rule changes, and to its neighbours. */
  private List<double[]> atBounds() {
    Verification.Rows rows = trials.rows().get(0);
    int step = Math.max(1, rows.count() / ROWS_VARIED);
    List<double[]> points = new ArrayList<>();
    for (int f = 0; f < inputs().size(); f++) {
      TreeSet<Double> values = new TreeSet<>();
      double[] range = trials.ranges().get(f);
      for (double bound : range) {
        values.add(ofType(f, bound));
      }
      for (double bound : trials.boundaries().get(f)) {
        for (double near : new double[] {bound, Math.nextUp(bound), Math.nextDown(bound), Math.floor(bound), Math.ceil(bound), bound - 1, bound + 1}) {
          values.add(ofType(f, Math.max(range[0], Math.min(near, range[1]))));
        }
      }
      for (int i = 0; i < rows.count(); i += step) {
        for (double value : values) {
          double[] row = new double[inputs().size()];
          rows.reader().copy(i, row);
          row[f] = value;
          points.add(row);
        }
      }
    }
    return points;
  }

  /** The nearest value of a feature's type. Whole numbers have no negative zero. */
  private double ofType(int feature, double value) {
    return switch (inputs().get(feature).javaType()) {
      case "double" -> value;
      case "float" -> (float) value;
      default -> Math.rint(value) + 0.0;
    };
  }

  /** What the type of the answer holds of a number. Whole numbers and amounts have no negative zero. */
  static double held(double answer, Program program) {
    return switch (program.answer().javaType()) {
      case "double" -> answer;
      case "float" -> (float) answer;
      default -> answer + 0.0;
    };
  }

  private boolean differs(CompiledMethod compiled, List<Interpreter> interpreters, double[] row, List<List<String>> texts)
      throws ReflectiveOperationException {
    double[] given = compiled.numbers(row, texts);
    for (int a = 0; a < given.length; a++) {
      boolean narrow = programs.get(a).answer().javaType().equals("float");
      double program = held(interpreters.get(a).run(row, List.of()), programs.get(a));
      Enclosure.Bounds bounds = trials.models().get(a).bounds(row);
      if (Double.compare(given[a], program) != 0 || !(narrow ? bounds.narrowed() : bounds).admits(given[a])) {
        return true;
      }
    }
    return false;
  }
}
