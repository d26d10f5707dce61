package io.github.limbeck.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Halos of dark matter in a box, whose overdensity follows from their neighbours by a formula of the kind that Cranmer et al. 2020 found
 * (section 4.3), with 10 % noise. The form by hand is a line on the mass near by, as is used where nothing better is known.
 */
final class Halos {
  private static final int COUNT = 1500;
  private static final int USED = 1000;
  private static final double BOX = 100;
  private static final double RADIUS = 15;

  private final double[] mass = new double[COUNT];
  private final double[][] position = new double[COUNT][3];
  private final double[][] velocity = new double[COUNT][3];
  private final double[] answer = new double[USED];
  private final double[] clean = new double[USED];
  private final int[] byMass;

  Halos(Random random) {
    for (int i = 0; i < COUNT; i++) {
      mass[i] = Math.exp(random.nextGaussian());
      position[i] = random.doubles(3, 0, BOX).toArray();
      velocity[i] = IntStream.range(0, 3).mapToDouble(c -> random.nextGaussian()).toArray();
    }
    for (int i = 0; i < USED; i++) {
      int own = i;
      double sum = near(i).mapToDouble(j -> (0.45 + mass[j]) / (1.5 + Math.pow(0.2 * distance(own, j), 2.4))).sum();
      clean[i] = -0.2 + sum / (1 + 0.3 * mass[i]);
    }
    double mean = Arrays.stream(clean).average().orElse(0);
    double spread = Math.sqrt(Arrays.stream(clean).map(y -> (y - mean) * (y - mean)).average().orElse(1));
    Arrays.setAll(answer, i -> clean[i] + 0.1 * spread * random.nextGaussian());
    byMass = IntStream.range(0, USED).boxed().sorted(Comparator.comparingDouble(i -> mass[i])).mapToInt(i -> i).toArray();
  }

  private double[] way(int i, int j) {
    return IntStream.range(0, 3).mapToDouble(c -> Math.IEEEremainder(position[j][c] - position[i][c], BOX)).toArray();
  }

  private double distance(int i, int j) {
    return Math.sqrt(Arrays.stream(way(i, j)).map(d -> d * d).sum());
  }

  private IntStream near(int i) {
    return IntStream.range(0, COUNT).filter(j -> j != i && distance(i, j) < RADIUS);
  }

  int count() {
    return USED;
  }

  double neighbours() {
    return IntStream.range(0, USED).mapToLong(i -> near(i).count()).average().orElse(0);
  }

  int[] light() {
    return Arrays.copyOf(byMass, USED * 4 / 5);
  }

  int[] heavy() {
    return Arrays.copyOfRange(byMass, USED * 4 / 5, USED);
  }

  String lines(int[] of) {
    StringBuilder lines = new StringBuilder();
    for (int i : of) {
      StringJoiner neighbours = new StringJoiner(", ", "[", "]");
      near(i).forEach(j -> {
        double[] way = way(i, j);
        neighbours.add("{\"mass\": " + mass[j] + ", \"position\": " + BodyLaw.vector(IntStream.range(0, 3).mapToDouble(c -> position[i][c] + way[c]).toArray())
            + ", \"velocity\": " + BodyLaw.vector(velocity[j]) + "}");
      });
      lines.append("{\"mass\": ").append(mass[i]).append(", \"position\": ").append(BodyLaw.vector(position[i])).append(", \"velocity\": ").append(BodyLaw.vector(velocity[i]))
          .append(", \"neighbours\": ").append(neighbours).append(", \"answer\": ").append(answer[i]).append("}\n");
    }
    return lines.toString();
  }

  /** Mean absolute errors of a line on the mass near by, fitted to the light ones, on these and on the heavy ones. */
  double[] byHand() {
    int[] light = light();
    double[] near = IntStream.range(0, USED).mapToDouble(i -> near(i).mapToDouble(j -> mass[j]).sum()).toArray();
    double meanX = Arrays.stream(light).mapToDouble(i -> near[i]).average().orElse(0);
    double meanY = Arrays.stream(light).mapToDouble(i -> answer[i]).average().orElse(0);
    double slope = Arrays.stream(light).mapToDouble(i -> (near[i] - meanX) * (answer[i] - meanY)).sum()
        / Arrays.stream(light).mapToDouble(i -> (near[i] - meanX) * (near[i] - meanX)).sum();
    return List.of(light, heavy()).stream().mapToDouble(part -> Arrays.stream(part).mapToDouble(i -> Math.abs(meanY + slope * (near[i] - meanX) - answer[i])).average().orElse(0)).toArray();
  }

  /** Mean absolute errors of the law itself. */
  double[] noise() {
    return List.of(light(), heavy()).stream().mapToDouble(part -> Arrays.stream(part).mapToDouble(i -> Math.abs(clean[i] - answer[i])).average().orElse(0)).toArray();
  }
}
