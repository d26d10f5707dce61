package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The inputs a method can be given: all of them, where they are few; else a deterministic choice of random ones
 * and of ones at and beside the bounds that decide.
 */
public final class InputDomain {
  /** Up to this many inputs all are run. */
  public static final long MOST_ENUMERATED = 1L << 20;

  private static final int SAMPLES = 20_000;
  private static final int FEW = 1000;

  private final List<Input> inputs;
  private final List<double[]> values;
  private final boolean enumerable;

  private InputDomain(List<Input> inputs, List<double[]> values, boolean enumerable) {
    this.inputs = inputs;
    this.values = values;
    this.enumerable = enumerable;
  }

  /**
   * The domain of a program's inputs.
   *
   * @param boundaries per input values worth trying: those of the examples, and bounds of the model
   * @param extreme the greatest magnitude at which whole numbers are tried
   * @param knownTexts whether texts that no example had are outside the domain
   */
  public static InputDomain of(List<Input> inputs, List<TreeSet<Double>> boundaries, double extreme, boolean knownTexts) {
    List<double[]> values = new ArrayList<>();
    double size = 1;
    boolean finite = true;
    for (int i = 0; i < inputs.size(); i++) {
      finite &= isFinite(inputs.get(i));
      double[] some = isFinite(inputs.get(i)) ? all(inputs.get(i), knownTexts) : worthTrying(inputs.get(i), boundaries.get(i), extreme);
      size *= some.length;
      values.add(some);
    }
    return new InputDomain(inputs, values, finite && size <= MOST_ENUMERATED);
  }

  /** Whether all values of the input can be listed: two, the constants of an enum, the known texts and one other. */
  private static boolean isFinite(Input input) {
    return input.kind() == Input.Kind.BOOLEAN || input.kind() == Input.Kind.ENUM || input.kind() == Input.Kind.STRING
        || input.javaType().equals("byte");
  }

  private static double[] all(Input input, boolean knownTexts) {
    TreeSet<Double> values = new TreeSet<>();
    switch (input.kind()) {
      case BOOLEAN -> values.addAll(List.of(0.0, 1.0));
      case ENUM -> addRange(values, 0, input.labels().size() - 1);
      case STRING -> addRange(values, 0, input.labels().size() - (knownTexts ? 1 : 0));
      default -> addRange(values, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
    return withMissing(input, values);
  }

  private static void addRange(TreeSet<Double> values, int from, int to) {
    for (int v = from; v <= to; v++) {
      values.add((double) v);
    }
  }

  private static double[] withMissing(Input input, TreeSet<Double> values) {
    if (input.mayBeMissing()) {
      values.add(Double.NaN);
    }
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private static double[] worthTrying(Input input, TreeSet<Double> boundaries, double extreme) {
    TreeSet<Double> values = new TreeSet<>();
    double[] range = range(input, extreme);
    for (double bound : boundaries) {
      double[] near = input.kind() == Input.Kind.REAL
          ? new double[] {bound, Math.nextUp(bound), Math.nextDown(bound), bound + 1, bound - 1, bound / 2}
          : new double[] {bound, Math.ceil(bound) + 1, Math.floor(bound) - 1, Math.ceil(bound), Math.floor(bound)};
      for (double v : near) {
        double value = input.javaType().equals("float") ? (float) v : v;
        if (value >= range[0] && value <= range[1] && !Double.isNaN(value)) {
          values.add(value + 0.0);
        }
      }
    }
    values.add(Math.max(0.0, range[0]));
    values.add(range[0]);
    values.add(range[1]);
    return withMissing(input, values);
  }

  private static double[] range(Input input, double extreme) {
    Optional<JdkType> jdk = JdkType.of(input.javaType()).filter(JdkType::isWhole);
    if (jdk.isPresent()) {
      return new double[] {Math.max(-extreme, jdk.get().least()), Math.min(extreme, jdk.get().greatest())};
    }
    return switch (input.javaType()) {
      case "char" -> new double[] {0, Character.MAX_VALUE};
      case "short" -> new double[] {Short.MIN_VALUE, Short.MAX_VALUE};
      case "int" -> new double[] {Math.max(-extreme, Integer.MIN_VALUE), Math.min(extreme, Integer.MAX_VALUE)};
      default -> new double[] {-extreme, extreme};
    };
  }

  /** How equality over this domain is shown. */
  public Equality equality() {
    return enumerable
        ? Equality.exhaustive((long) values.stream().mapToDouble(v -> v.length).reduce(1, (a, b) -> a * b), "")
        : Equality.sampled(SAMPLES);
  }

  /** Shows every input that {@link #equality} counts; the array is reused. */
  public void forEach(List<double[]> examples, Consumer<double[]> visitor) {
    if (enumerable) {
      enumerate(new double[inputs.size()], 0, visitor);
    } else {
      sample(examples, SAMPLES, visitor);
    }
  }

  /** Shows a few inputs, where equality is known already; the array is reused. */
  public void forSome(List<double[]> examples, Consumer<double[]> visitor) {
    sample(examples, FEW, visitor);
  }

  private void enumerate(double[] row, int input, Consumer<double[]> visitor) {
    if (input == row.length) {
      visitor.accept(row);
      return;
    }
    for (double value : values.get(input)) {
      row[input] = value;
      enumerate(row, input + 1, visitor);
    }
  }

  /** Half are examples with a few values changed, the others are drawn value by value. */
  private void sample(List<double[]> examples, int count, Consumer<double[]> visitor) {
    SplittableRandom random = new SplittableRandom(SAMPLES);
    for (int s = 0; s < count; s++) {
      boolean near = s % 2 == 0 && !examples.isEmpty();
      double[] row = near ? examples.get(random.nextInt(examples.size())).clone() : new double[inputs.size()];
      int changes = near ? 1 + random.nextInt(Math.min(3, row.length)) : row.length;
      for (int c = 0; c < changes; c++) {
        int input = near ? random.nextInt(row.length) : c;
        double[] from = values.get(input);
        row[input] = from[random.nextInt(from.length)];
      }
      visitor.accept(withParts(row));
    }
  }

  /** What calendars and clocks say of dates and times is as these are. */
  private double[] withParts(double[] row) {
    int whole = 0;
    for (int i = 1; i < row.length; i++) {
      Input of = inputs.get(whole);
      if (inputs.get(i).isPartOf(of)) {
        row[i] = JdkType.of(of.javaType()).orElseThrow().part(inputs.get(i).java().substring(of.java().length() + 1), row[whole]);
      } else {
        whole = i;
      }
    }
    return row;
  }

  @Override
  public String toString() {
    return equality() + " over " + Arrays.toString(values.stream().mapToInt(v -> v.length).toArray());
  }
}
