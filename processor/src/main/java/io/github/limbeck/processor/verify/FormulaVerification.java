package io.github.limbeck.processor.verify;

import io.github.limbeck.processor.program.Interpreter;
import io.github.limbeck.processor.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The check of a generated method that computes formulas: on every row, and at points drawn from the ranges of the rows, it must
 * give the very number that its program gives, and, but for the rounding of functions, that of its model.
 */
public final class FormulaVerification implements Check {
  private static final int POINTS = 2000;
  private static final double ROUNDING = 1e-9;

  private final String method;
  private final int parameters;
  private final List<Program> programs;
  private final Evidence evidence;

  /**
   * What the method is checked against.
   *
   * @param models per answer the formula
   * @param ranges per feature the least and the greatest value of the rows
   */
  public record Evidence(List<Verification.Rows> rows, List<Model> models, List<double[]> ranges) {}

  /** A formula as its training left it. */
  public interface Model {
    double value(double[] row);
  }

  public FormulaVerification(String method, int parameters, List<Program> programs, Evidence evidence) {
    this.method = method;
    this.parameters = parameters;
    this.programs = programs;
    this.evidence = evidence;
  }

  @Override
  public Equality byRunning() {
    return Equality.sampled(POINTS + evidence.rows().stream().mapToLong(Verification.Rows::count).sum());
  }

  @Override
  public Optional<String> firstDifference(ClassLoader loader, String className, boolean proved) {
    return CompiledMethod.run(loader, className, method, parameters, programs, compiled -> {
      List<Interpreter> interpreters = programs.stream().map(Interpreter::new).toList();
      for (Verification.Rows rows : evidence.rows()) {
        double[] row = new double[programs.get(0).inputs().size()];
        for (int i = 0; i < rows.count(); i++) {
          rows.reader().copy(i, row);
          if (differs(compiled, interpreters, row)) {
            return Optional.of("The generated method " + method + " does not answer " + rows.place().apply(i) + " as its formula does.");
          }
        }
      }
      Random random = new Random(0);
      for (int k = 0; k < POINTS; k++) {
        double[] row = point(random);
        if (differs(compiled, interpreters, row)) {
          return Optional.of("The generated method " + method + " differs from its formula at a point between the examples.");
        }
      }
      return Optional.empty();
    });
  }

  @Override
  public Optional<String> difference(ClassLoader loader, String className, double[] row, List<double[][]> arrays) {
    return CompiledMethod.run(loader, className, method, parameters, programs, compiled ->
        differs(compiled, programs.stream().map(Interpreter::new).toList(), row)
            ? Optional.of("The generated method " + method + " differs from its formula.") : Optional.empty());
  }

  private double[] point(Random random) {
    double[] row = new double[evidence.ranges().size()];
    for (int f = 0; f < row.length; f++) {
      double[] range = evidence.ranges().get(f);
      double value = range[0] + random.nextDouble() * (range[1] - range[0]);
      String type = programs.get(0).inputs().get(f).javaType();
      row[f] = switch (type) {
        case "double" -> value;
        case "float" -> (float) value;
        default -> Math.rint(value);
      };
    }
    return row;
  }

  private boolean differs(CompiledMethod compiled, List<Interpreter> interpreters, double[] row) throws ReflectiveOperationException {
    double[] given = compiled.numbers(row);
    for (int a = 0; a < given.length; a++) {
      boolean narrow = programs.get(a).answer().javaType().equals("float");
      double program = interpreters.get(a).run(row, List.of());
      double model = evidence.models().get(a).value(row);
      double near = Math.abs(model) * (narrow ? 1e-6 : ROUNDING) + 1e-300;
      boolean asModel = Double.isNaN(model) ? Double.isNaN(given[a]) : given[a] == model || Math.abs(given[a] - model) <= near
          || !Double.isFinite(model) || isIllConditioned(model, program);
      if (Double.compare(given[a], narrow ? (float) program : program) != 0 || !asModel) {
        return true;
      }
    }
    return false;
  }

  /** Where nearly equal numbers are subtracted, the last digit of a function becomes the first of the result. */
  private static boolean isIllConditioned(double model, double program) {
    return Math.abs(model - program) <= 1e-6 * Math.max(1, Math.abs(model));
  }
}
