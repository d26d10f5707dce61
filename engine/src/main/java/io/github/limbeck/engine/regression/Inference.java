package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * What the rows tell of the constants of a formula, near those that fit best and as far as the formula is linear in them there:
 * standard errors from {@code s² (J'J)⁻¹}, where J are the derivatives by the constants, and which constants are not determined.
 *
 * @param values of the constants
 * @param standardErrors of the constants; NaN where there are no rows to spare, infinite for those that are not determined
 * @param undetermined sets of constants that can be changed together without any answer changing
 */
public record Inference(double[] values, double[] standardErrors, List<Undetermined> undetermined) {
  private static final int MOST_ROWS = 20_000;
  /** A direction in which answers change by such a share of the most is none in which they change. */
  private static final double NO_CHANGE = 1e-9;
  private static final double INVOLVED = 0.02;
  private static final double ALIKE = 1e-4;

  /** What of some constants is determined. */
  public enum Determined {
    PRODUCT,
    QUOTIENT,
    SUM,
    DIFFERENCE,
    /** Something, but not each. */
    COMBINATION,
    NOTHING
  }

  /**
   * Constants that are not determined by themselves.
   *
   * @param constants their indices
   */
  public record Undetermined(List<Integer> constants, Determined determined) {}

  /** Of a formula that was searched: each number that was fitted, in the order of the text. */
  public static Inference of(Expression e, Samples samples) {
    return of(ParametricForm.of(e, samples.features()), e, samples);
  }

  /** Of a formula with a template: its constants in their order, then what was fitted in open parts. */
  public static Inference of(Template template, Expression e, Samples samples) {
    return of(template.formOf(e), e, samples);
  }

  private static Inference of(ParametricForm form, Expression filled, Samples all) {
    Samples samples = all.thinned(MOST_ROWS);
    double[] values = form.values(filled);
    int n = values.length;
    if (n == 0) {
      return new Inference(values, new double[0], List.of());
    }
    Expression e = form.with(values);
    Tape tape = new Tape(e);
    double[] answers = new double[samples.rows()];
    double[][] slopes = new double[form.order().length][samples.rows()];
    tape.differentiate(samples.x(), samples.rows(), tape.constants(), answers, slopes);
    double[][] columns = new double[n][samples.rows()];
    Ties.free(form.order(), n).gather(slopes, columns);
    double[] lengths = scaled(columns, samples);
    if (Arrays.stream(columns).flatMapToDouble(Arrays::stream).anyMatch(v -> !Double.isFinite(v))) {
      double[] unknown = new double[n];
      Arrays.fill(unknown, Double.NaN);
      return new Inference(values, unknown, List.of());
    }
    SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(columns).transpose());
    double spare = (double) (samples.rows() - n) * all.rows() / samples.rows();
    double variance = samples.rows() > n ? LeastSquares.error(answers, samples) * all.rows() / spare : Double.NaN;
    double[] singular = svd.getSingularValues();
    double[] errors = new double[n];
    for (int k = 0; k < n; k++) {
      double sum = lengths[k] == 0 ? Double.POSITIVE_INFINITY : 0;
      for (int s = 0; s < singular.length && Double.isFinite(sum); s++) {
        double along = svd.getV().getEntry(k, s);
        boolean open = singular[s] <= NO_CHANGE * singular[0];
        sum += open ? Math.abs(along) > INVOLVED ? Double.POSITIVE_INFINITY : 0 : along * along / (singular[s] * singular[s]);
      }
      // Fewer rows than there are were looked at, and these tell as much each.
      errors[k] = Math.sqrt(variance * sum * samples.rows() / all.rows()) / (lengths[k] == 0 ? 1 : lengths[k]);
    }
    return new Inference(values, errors, undetermined(svd.getV(), singular, lengths, values));
  }

  /** Makes each column one of length 1, and gives the lengths before. */
  private static double[] scaled(double[][] columns, Samples samples) {
    double[] lengths = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      double[] column = columns[k];
      double squares = 0;
      for (int i = 0; i < column.length; i++) {
        column[i] *= Math.sqrt(samples.weights()[i]);
        squares += column[i] * column[i];
      }
      lengths[k] = Math.sqrt(squares);
      for (int i = 0; i < column.length && lengths[k] > 0; i++) {
        column[i] /= lengths[k];
      }
    }
    return lengths;
  }

  private static List<Undetermined> undetermined(RealMatrix v, double[] singular, double[] lengths, double[] values) {
    List<Undetermined> undetermined = new ArrayList<>();
    IntStream.range(0, lengths.length).filter(k -> lengths[k] == 0).forEach(k -> undetermined.add(new Undetermined(List.of(k), Determined.NOTHING)));
    for (int s = 0; s < lengths.length; s++) {
      if (s < singular.length && singular[s] > NO_CHANGE * singular[0]) {
        continue;
      }
      int direction = s;
      List<Integer> involved = IntStream.range(0, lengths.length)
          .filter(k -> lengths[k] > 0 && Math.abs(v.getEntry(k, direction)) > INVOLVED).boxed().toList();
      if (involved.size() > 1) {
        undetermined.add(new Undetermined(involved, determined(involved, k -> v.getEntry(k, direction) / lengths[k], values)));
      }
    }
    return undetermined;
  }

  private interface Change {
    double of(int constant);
  }

  private static Determined determined(List<Integer> involved, Change change, double[] values) {
    if (involved.size() > 2) {
      return Determined.COMBINATION;
    }
    double a = change.of(involved.get(0));
    double b = change.of(involved.get(1));
    double shareA = a / values[involved.get(0)];
    double shareB = b / values[involved.get(1)];
    return alike(shareA, -shareB) ? Determined.PRODUCT : alike(shareA, shareB) ? Determined.QUOTIENT : alike(a, -b) ? Determined.SUM
        : alike(a, b) ? Determined.DIFFERENCE : Determined.COMBINATION;
  }

  private static boolean alike(double a, double b) {
    return Math.abs(a - b) <= ALIKE * Math.max(Math.abs(a), Math.abs(b));
  }
}
