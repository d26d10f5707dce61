package io.github.limbeck.engine.perception;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is computed from levels that images show and from numbers beside them, while reading is learned; each level stands in it once. */
public sealed interface Operation {
  /** The value for some levels and numbers. */
  double of(double[] levels, double[] numbers);

  /** How many nodes it has. */
  int size();

  /** As a formula, in the names of the images and of the numbers. */
  String text(List<String> images, List<String> numbers);

  /** What an image shows. */
  record Level(int image) implements Operation {
    @Override
    public double of(double[] levels, double[] numbers) {
      return levels[image];
    }

    @Override
    public String text(List<String> images, List<String> numbers) {
      return images.get(image);
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /** A number that is given. */
  record Number(int index) implements Operation {
    @Override
    public double of(double[] levels, double[] numbers) {
      return numbers[index];
    }

    @Override
    public String text(List<String> images, List<String> given) {
      return given.get(index);
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /** A whole multiple. */
  record Times(int factor, Operation operand) implements Operation {
    @Override
    public double of(double[] levels, double[] numbers) {
      return factor * operand.of(levels, numbers);
    }

    @Override
    public String text(List<String> images, List<String> numbers) {
      return "(" + factor + " * " + operand.text(images, numbers) + ")";
    }

    @Override
    public int size() {
      return operand.size() + 1;
    }
  }

  /** Two together. */
  record Both(Kind kind, Operation left, Operation right) implements Operation {
    @Override
    public double of(double[] levels, double[] numbers) {
      double a = left.of(levels, numbers);
      double b = right.of(levels, numbers);
      return switch (kind) {
        case SUM -> a + b;
        case DIFFERENCE -> a - b;
        case PRODUCT -> a * b;
        case QUOTIENT -> a / b;
        case GREATEST -> Math.max(a, b);
        case LEAST -> Math.min(a, b);
        case DISTANCE -> Math.abs(a - b);
        case LESS -> a < b ? 1 : 0;
        case AT_MOST -> a <= b ? 1 : 0;
      };
    }

    @Override
    public String text(List<String> images, List<String> numbers) {
      String a = left.text(images, numbers);
      String b = right.text(images, numbers);
      return switch (kind) {
        case SUM -> "(" + a + " + " + b + ")";
        case DIFFERENCE -> "(" + a + " - " + b + ")";
        case PRODUCT -> "(" + a + " * " + b + ")";
        case QUOTIENT -> "(" + a + " / " + b + ")";
        case GREATEST -> "max(" + a + ", " + b + ")";
        case LEAST -> "min(" + a + ", " + b + ")";
        case DISTANCE -> "abs(" + a + " - " + b + ")";
        case LESS -> a + " < " + b;
        case AT_MOST -> a + " <= " + b;
      };
    }

    @Override
    public int size() {
      return left.size() + right.size() + 1;
    }
  }

  /** How two become one. */
  enum Kind {
    SUM, DIFFERENCE, PRODUCT, QUOTIENT, GREATEST, LEAST, DISTANCE, LESS, AT_MOST;

    /** Those that give a number. */
    static final List<Kind> NUMBERS = List.of(SUM, DIFFERENCE, PRODUCT, QUOTIENT, GREATEST, LEAST, DISTANCE);

    /** Whether the order of the two matters. */
    boolean isOrdered() {
      return this == DIFFERENCE || this == QUOTIENT;
    }
  }

  /** Sums in which images count as many times as the rough reading says; or one more, or one less; or by whole numbers that are nearly in its ratio. */
  static List<Operation> weightedBy(double[] direction) {
    double least = Arrays.stream(direction).map(Math::abs).min().orElse(1);
    List<Operation> found = new ArrayList<>();
    if (direction.length < 2 || least <= 0) {
      return found;
    }
    for (int scale = 1; scale <= 3; scale++) {
      for (double nudge : new double[] {0, -0.5, 0.5}) {
        double times = scale / least;
        int[] factors = Arrays.stream(direction).mapToInt(d -> (int) Math.signum(d) * (int) Math.max(1, Math.rint(Math.abs(d) * times + (Math.abs(d) > 1.3 * least ? nudge : 0)))).toArray();
        boolean plain = Arrays.stream(factors).allMatch(f -> Math.abs(f) == 1) || Arrays.stream(factors).anyMatch(f -> Math.abs(f) > 1000);
        if (!plain && divisor(factors) == 1 && !found.contains(weighted(factors))) {
          found.add(weighted(factors));
        }
      }
    }
    return found;
  }

  private static int divisor(int[] factors) {
    return Arrays.stream(factors).map(Math::abs).reduce(0, (a, b) -> BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue());
  }

  /** A sum of levels, each of which counts so many times. */
  private static Operation weighted(int[] factors) {
    Operation sum = null;
    for (int k = 0; k < factors.length; k++) {
      Operation level = Math.abs(factors[k]) == 1 ? new Level(k) : new Times(Math.abs(factors[k]), new Level(k));
      sum = sum == null ? factors[k] < 0 ? new Times(-1, level) : level : new Both(factors[k] < 0 ? Kind.DIFFERENCE : Kind.SUM, sum, level);
    }
    return sum;
  }

  /** All operations on some levels, and on none, one or two of the numbers. */
  static List<Operation> all(int levels, int numbers) {
    List<Operation> leaves = new ArrayList<>();
    for (int k = 0; k < levels; k++) {
      leaves.add(new Level(k));
    }
    List<Operation> found = new ArrayList<>(over(leaves));
    for (int j = 0; j < numbers && levels < 4; j++) {
      leaves.add(new Number(j));
      found.addAll(over(leaves));
      for (int other = j + 1; other < numbers && levels < 3; other++) {
        leaves.add(new Number(other));
        found.addAll(over(leaves));
        leaves.remove(leaves.size() - 1);
      }
      leaves.remove(leaves.size() - 1);
    }
    return found;
  }

  private static List<Operation> over(List<Operation> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0) instanceof Level ? List.of(leaves.get(0), new Times(10, leaves.get(0))) : List.of(leaves.get(0));
    }
    List<Operation> found = new ArrayList<>();
    // Each way to divide the leaves in two; the first stays on the left.
    for (int set = 1; set < 1 << leaves.size(); set += 2) {
      if (set == (1 << leaves.size()) - 1) {
        continue;
      }
      List<Operation> one = new ArrayList<>();
      List<Operation> other = new ArrayList<>();
      for (int i = 0; i < leaves.size(); i++) {
        ((set >> i & 1) == 1 ? one : other).add(leaves.get(i));
      }
      for (Operation left : over(one)) {
        for (Operation right : over(other)) {
          boolean scaled = left instanceof Times || right instanceof Times;
          for (Kind kind : Kind.NUMBERS) {
            if (scaled && (kind != Kind.SUM || left instanceof Times && right instanceof Times)) {
              continue;
            }
            found.add(new Both(kind, left, right));
            if (kind.isOrdered()) {
              found.add(new Both(kind, right, left));
            }
          }
        }
      }
    }
    return found;
  }
}
