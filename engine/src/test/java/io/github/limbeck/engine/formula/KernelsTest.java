package io.github.limbeck.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernels of searches agree with {@link StrictMath} but for the last digits, where everything is usual and where it is not. */
class KernelsTest {
  private static final double[] UNUSUAL = {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
      Double.MAX_VALUE, -Double.MAX_VALUE, 709, 709.9, -709, -746, 1e5, 1e16, 1e300, 1e-300};

  @ParameterizedTest
  @EnumSource(value = Function.class, names = {"EXP", "LOG", "SIN", "COS"})
  void agreesOnUsualNumbers(Function function) {
    Random random = new Random(1);
    double[] a = new double[512];
    double[] quick = new double[a.length];
    double[] exact = new double[a.length];
    for (int k = 0; k < 200; k++) {
      double size = 100 * StrictMath.exp(-6 * random.nextDouble());
      for (int i = 0; i < a.length; i++) {
        double drawn = size * Math.max(-6, Math.min(6, random.nextGaussian()));
        a[i] = function == Function.LOG ? StrictMath.exp(drawn) : drawn;
      }
      function.applyQuickly(a, null, quick, a.length);
      function.apply(a, null, exact, a.length);
      for (int i = 0; i < a.length; i++) {
        boolean wave = function == Function.SIN || function == Function.COS;
        double unit = Math.ulp(wave ? Math.max(1e-3, Math.abs(exact[i])) : exact[i]);
        assertThat(Math.abs(quick[i] - exact[i])).as("%s of %s", function, a[i]).isLessThanOrEqualTo(4 * unit);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Function.class, names = {"EXP", "LOG", "SIN", "COS"})
  void agreesOnUnusualNumbers(Function function) {
    double[] quick = new double[UNUSUAL.length];
    function.applyQuickly(UNUSUAL, null, quick, UNUSUAL.length);
    for (int i = 0; i < UNUSUAL.length; i++) {
      double exact = function.apply(UNUSUAL[i], 0);
      if (Double.isFinite(exact)) {
        assertThat(quick[i]).as("%s of %s", function, UNUSUAL[i]).isCloseTo(exact, offset(1e-13 * Math.abs(exact) + 1e-300));
      } else {
        assertThat(Double.valueOf(quick[i])).as("%s of %s", function, UNUSUAL[i]).isEqualTo(Double.valueOf(exact));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Function.class, names = {"POWER"})
  void powersOfAnyNumbers(Function power) {
    double[] a = {2, 0.3, 1e-5, 700, 2, -2, 0};
    double[] b = {0.5, -1.7, 3, 2, 1000, 3, 2};
    for (int n : new int[] {5, 7}) {
      double[] quick = new double[n];
      power.applyQuickly(a, b, quick, n);
      for (int i = 0; i < n; i++) {
        double exact = StrictMath.pow(a[i], b[i]);
        assertThat(quick[i]).isCloseTo(exact, offset(1e-12 * Math.abs(exact)));
      }
    }
  }
}
