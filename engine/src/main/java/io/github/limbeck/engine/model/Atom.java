package io.github.limbeck.engine.model;

import java.util.List;

/**
 * A number that an essence network reads from a row: a feature, or something derived from features before
 * any weight is applied. A missing feature makes the number NaN, except where the atom says otherwise.
 */
public sealed interface Atom {

  double value(double[] row);

  /** Whether the value is a whole number whenever the features named in {@code reals} are not involved. */
  boolean isWhole(List<Boolean> reals);

  /** A feature itself: the number, or 1 or 0. */
  record Value(int feature) implements Atom {
    @Override
    public double value(double[] row) {
      return row[feature];
    }

    @Override
    public boolean isWhole(List<Boolean> reals) {
      return !reals.get(feature);
    }
  }

  /** 1 if a nominal feature has a certain value, else 0. */
  record Is(int feature, int code) implements Atom {
    @Override
    public double value(double[] row) {
      return Double.isNaN(row[feature]) ? Double.NaN : row[feature] == code ? 1 : 0;
    }

    @Override
    public boolean isWhole(List<Boolean> reals) {
      return true;
    }
  }

  /** 1 if two nominal features have the same value, else 0. */
  record Same(int left, int right) implements Atom {
    @Override
    public double value(double[] row) {
      double difference = row[left] - row[right];
      return Double.isNaN(difference) ? difference : difference == 0 ? 1 : 0;
    }

    @Override
    public boolean isWhole(List<Boolean> reals) {
      return true;
    }
  }

  /** 1 if a feature is missing, else 0; never NaN. */
  record Missing(int feature) implements Atom {
    @Override
    public double value(double[] row) {
      return Double.isNaN(row[feature]) ? 1 : 0;
    }

    @Override
    public boolean isWhole(List<Boolean> reals) {
      return true;
    }
  }

  /** The product of two features. */
  record Product(int left, int right) implements Atom {
    @Override
    public double value(double[] row) {
      return row[left] * row[right];
    }

    @Override
    public boolean isWhole(List<Boolean> reals) {
      return !reals.get(left) && !reals.get(right);
    }
  }

  /** The remainder, in [0, modulus), of a form over whole numbers. */
  record Remainder(Form form, int modulus) implements Atom {
    @Override
    public double value(double[] row) {
      double value = form.value(row);
      return Double.isNaN(value) ? value : Math.floorMod((long) value, (long) modulus);
    }

    @Override
    public boolean isWhole(List<Boolean> reals) {
      return true;
    }
  }

  /** 1 if a literal holds, else 0; never NaN. This is the output of a differentia of a lower layer. */
  record Holds(Literal literal) implements Atom {
    @Override
    public double value(double[] row) {
      return literal.holds(row) ? 1 : 0;
    }

    @Override
    public boolean isWhole(List<Boolean> reals) {
      return true;
    }
  }
}
