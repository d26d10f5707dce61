package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints the second part of table L: laws with a constant of each series that the data do not have, after Kim et al. 2021 (motion under a
 * hidden acceleration; springs of hidden stiffness), and two more. The law is run from fresh states over a hundred times the time of the
 * examples with the constant at which it gives the true rate at the first state; how far it is off is the root mean square of the difference
 * as a share of the states. Beside it stands how the constant that the encoder tells from the first states correlates with the true one.
 *
 * <p>Arguments: the noise, as a share of the standard deviation of each component (0); how many series (100).
 */
public final class TableLHidden {
  private static final int FRESH = 20;
  private static final int LONGER = 100;
  private static final int FIRST = 25;

  private TableLHidden() {}

  /** What a state becomes, or how fast it changes. */
  private interface Law {
    double[] of(double[] state, double hidden);
  }

  private record Hidden(String name, boolean isFlow, double step, int samples, double least, double greatest, Law law) {}

  private static final List<Hidden> ALL = List.of(
      new Hidden("kinematics", false, 1, 100, -1, 1, (s, z) -> new double[] {s[0] + s[1] + z / 2, s[1] + z}),
      new Hidden("oscillator", true, 0.1, 500, 0.1, 1, (s, z) -> new double[] {s[1], -z * s[0]}),
      new Hidden("pendulum", true, 0.05, 100, 0.3, 2, (s, z) -> new double[] {s[1], -z * Math.sin(s[0])}),
      new Hidden("predation", true, 0.05, 100, 0.3, 2, (s, z) -> new double[] {1.1 * s[0] - z * s[0] * s[1], 0.3 * s[0] * s[1] - 0.8 * s[1]}));

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    double noise = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0;
    int series = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Path folder = Files.createTempDirectory("limbeck-table-l");
    System.out.printf(Locale.ROOT, "%-12s %9s %12s %6s  law%n", "noise " + noise, "off", "correlation", "CPU s");
    for (Hidden system : ALL) {
      print(system, folder, noise, series);
    }
  }

  private static double[] state(Hidden system, Random random) {
    return system.name().equals("predation") ? new double[] {0.3 + 2 * random.nextDouble(), 0.3 + 2 * random.nextDouble()}
        : new double[] {4 * random.nextDouble() - 2, 2 * random.nextDouble() - 1};
  }

  /** The states at equal times. */
  private static double[][] run(Law law, boolean isFlow, double step, int samples, double[] from, double hidden, int parts) {
    double[][] states = new double[samples][];
    double[] now = from;
    for (int k = 0; k < samples; k++) {
      states[k] = now;
      for (int part = 0; part < parts && isFlow; part++) {
        now = moved(law, now, hidden, step / parts);
      }
      now = isFlow ? now : law.of(now, hidden);
    }
    return states;
  }

  private static double[] moved(Law law, double[] from, double hidden, double dt) {
    double[] slopes = law.of(from, hidden);
    double[] sum = slopes.clone();
    for (int stage = 1; stage < 4; stage++) {
      double part = stage == 3 ? dt : dt / 2;
      double[] before = slopes;
      slopes = law.of(IntStream.range(0, from.length).mapToDouble(c -> from[c] + part * before[c]).toArray(), hidden);
      for (int c = 0; c < sum.length; c++) {
        sum[c] += (stage == 3 ? 1 : 2) * slopes[c];
      }
    }
    return IntStream.range(0, from.length).mapToDouble(c -> from[c] + dt / 6 * sum[c]).toArray();
  }

  private static void print(Hidden system, Path folder, double noise, int series) throws IOException, ReflectiveOperationException {
    Random random = new Random(1);
    List<double[][]> all = new ArrayList<>();
    for (int s = 0; s < series; s++) {
      double hidden = system.least() + (system.greatest() - system.least()) * random.nextDouble();
      all.add(run(system.law(), system.isFlow(), system.step(), system.samples(), state(system, random), hidden, 40));
    }
    double[] spread = IntStream.range(0, 2).mapToDouble(c -> Math.sqrt(all.stream().flatMapToDouble(s -> IntStream.range(0, s.length).mapToDouble(k -> s[k][c] * s[k][c])).average().orElse(1))).toArray();
    StringBuilder rows = new StringBuilder("run,t,x,y\n");
    for (int s = 0; s < series; s++) {
      for (int k = 0; k < system.samples(); k++) {
        rows.append(s).append(',').append(k * system.step()).append(',').append(all.get(s)[k][0] + noise * spread[0] * random.nextGaussian()).append(',')
            .append(all.get(s)[k][1] + noise * spread[1] * random.nextGaussian()).append('\n');
      }
    }
    Files.writeString(folder.resolve("d.csv"), rows);
    try {
      Distiller.Distilled distilled = Distiller.distilSource("package task;\nimport io.github.limbeck.*;\npublic interface Task {\n  record State(double x, double y) {}\n"
          + "  @DistillFrom(dataset = \"d.csv\") @Dynamics(time = \"t\", series = \"run\", answers = Dynamics.Answer." + (system.isFlow() ? "RATES" : "NEXT")
          + ")\n  State decide(State state, @Latent double z);\n  @Encodes(\"z\") double z(State[] first);\n}\n", folder);
      Found found = new Found(distilled.instance());
      double squares = 0;
      double states = 0;
      double[] told = new double[FRESH];
      double[] hidden = new double[FRESH];
      for (int s = 0; s < FRESH; s++) {
        hidden[s] = system.least() + (system.greatest() - system.least()) * random.nextDouble();
        double[] from = state(system, random);
        double own = found.constant(from, system.law().of(from, hidden[s]));
        int samples = system.isFlow() ? LONGER * system.samples() / 10 : LONGER * system.samples();
        double[][] truth = run(system.law(), system.isFlow(), system.isFlow() ? 10 * system.step() : 1, samples, from, hidden[s], 100);
        double[][] there = run(found, system.isFlow(), system.isFlow() ? 10 * system.step() : 1, samples, from, own, 100);
        for (int k = 0; k < samples; k++) {
          for (int c = 0; c < 2; c++) {
            squares += Math.pow(truth[k][c] - there[k][c], 2);
            states += truth[k][c] * truth[k][c];
          }
        }
        told[s] = found.told(run(system.law(), system.isFlow(), system.step(), FIRST, from, hidden[s], 40));
      }
      String law = distilled.formulas().replace("state.", "");
      System.out.printf(Locale.ROOT, "%-12s %9.2g %12.7f %6.1f  %s%n", system.name(), Math.sqrt(squares / states), correlation(told, hidden), distilled.seconds(), law);
    } catch (Distiller.Refused e) {
      System.out.printf(Locale.ROOT, "%-12s refused: %s%n", system.name(), e.getMessage());
    }
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElse(0);
    double meanB = IntStream.range(0, b.length).mapToDouble(i -> b[i]).average().orElse(0);
    double with = IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB)).sum();
    double ofA = IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (a[i] - meanA)).sum();
    double ofB = IntStream.range(0, b.length).mapToDouble(i -> (b[i] - meanB) * (b[i] - meanB)).sum();
    return with / Math.sqrt(ofA * ofB);
  }

  /** What was generated. */
  private static final class Found implements Law {
    private final Object instance;
    private final Constructor<?> state;
    private final Method law;
    private final Method encoder;
    private final Method[] components;

    Found(Object instance) throws ReflectiveOperationException {
      this.instance = instance;
      Class<?> type = instance.getClass().getClassLoader().loadClass("task.Task$State");
      this.state = type.getDeclaredConstructor(double.class, double.class);
      this.law = instance.getClass().getMethod("decide", type, double.class);
      this.encoder = instance.getClass().getMethod("z", type.arrayType());
      this.components = new Method[] {type.getMethod("x"), type.getMethod("y")};
      state.setAccessible(true);
      for (Method each : new Method[] {law, encoder, components[0], components[1]}) {
        each.setAccessible(true);
      }
    }

    @Override
    public double[] of(double[] from, double hidden) {
      try {
        Object answer = law.invoke(instance, state.newInstance(from[0], from[1]), hidden);
        return new double[] {(double) components[0].invoke(answer), (double) components[1].invoke(answer)};
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    double told(double[][] first) throws ReflectiveOperationException {
      Object states = Array.newInstance(state.getDeclaringClass(), first.length);
      for (int k = 0; k < first.length; k++) {
        Array.set(states, k, state.newInstance(first[k][0], first[k][1]));
      }
      return (double) encoder.invoke(instance, states);
    }

    /** The constant at which the law gives a rate, or the next state: that of the component that it matters to most. */
    double constant(double[] from, double[] wanted) {
      int which = Math.abs(of(from, 1)[1] - of(from, 0)[1]) > Math.abs(of(from, 1)[0] - of(from, 0)[0]) ? 1 : 0;
      double a = 0;
      double b = 1;
      for (int step = 0; step < 50; step++) {
        double atA = of(from, a)[which] - wanted[which];
        double atB = of(from, b)[which] - wanted[which];
        if (atB == 0 || atA == atB) {
          break;
        }
        double next = b - atB * (b - a) / (atB - atA);
        a = b;
        b = next;
      }
      return b;
    }
  }
}
