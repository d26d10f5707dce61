package io.github.limbeck.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * A law by which bodies act on each other, after the simulator of Cranmer et al. 2020: masses are exp of a standard normal, charges 1 or -1,
 * positions and velocities standard normal, and a hundredth is added to each distance.
 *
 * @param pull how strongly the other body pulls, given both and the distance
 * @param drag by how much of its velocity a body is slowed, times its mass
 */
record BodyLaw(String name, Pull pull, double drag) {
  private static final double SOFTENING = 0.01;
  private static final double STEP = 0.005;
  private static final int PARTS = 20;
  /** Nearer than this, forces grow beyond what a small network can follow. */
  private static final double NEAR = 0.3;

  /** How strongly one body pulls another. */
  interface Pull {
    double of(Body own, Body other, double distance);
  }

  /** A body. */
  record Body(double mass, int charge, double[] position, double[] velocity) {}

  static final List<BodyLaw> ALL = List.of(
      new BodyLaw("1/r^2", (own, other, r) -> other.mass() / (r * r), 0),
      new BodyLaw("1/r", (own, other, r) -> other.mass() / r, 0),
      new BodyLaw("spring", (own, other, r) -> 2 * (r - 1) / own.mass(), 0),
      new BodyLaw("damped", (own, other, r) -> 2 * (r - 1) / own.mass(), 0.25),
      new BodyLaw("charge", (own, other, r) -> -own.charge() * other.charge() / (r * r) / own.mass(), 0),
      new BodyLaw("superposition", (own, other, r) -> (own.mass() * other.mass() - own.charge() * other.charge()) / (r * r) / own.mass(), 0),
      new BodyLaw("discontinuous", (own, other, r) -> r < 2 ? 0 : 2 * (r - 1) / own.mass(), 0));

  static List<Body> draw(int bodies, int dimensions, Random random) {
    return IntStream.range(0, bodies).mapToObj(i -> new Body(Math.exp(random.nextGaussian()), i < 2 ? 1 - 2 * i : random.nextBoolean() ? 1 : -1,
        IntStream.range(0, dimensions).mapToDouble(c -> random.nextGaussian()).toArray(), IntStream.range(0, dimensions).mapToDouble(c -> random.nextGaussian()).toArray())).toList();
  }

  private double[][] accelerations(List<Body> bodies) {
    double[][] all = new double[bodies.size()][];
    for (int i = 0; i < all.length; i++) {
      Body own = bodies.get(i);
      double[] sum = Arrays.stream(own.velocity()).map(v -> -drag * v / own.mass()).toArray();
      for (Body other : bodies) {
        if (other != own) {
          double[] way = IntStream.range(0, sum.length).mapToDouble(c -> other.position()[c] - own.position()[c]).toArray();
          double r = Math.sqrt(Arrays.stream(way).map(d -> d * d).sum());
          double strength = pull.of(own, other, r + SOFTENING) / r;
          IntStream.range(0, sum.length).forEach(c -> sum[c] += strength * way[c]);
        }
      }
      all[i] = sum;
    }
    return all;
  }

  /**
   * A run from given bodies on, as lines of JSON.
   *
   * @param noise of each acceleration, as a share of it
   */
  String run(List<Body> from, int steps, double noise, Random random) {
    List<Body> bodies = from;
    StringBuilder lines = new StringBuilder();
    for (int step = 0; step < steps; step++) {
      StringJoiner given = new StringJoiner(", ", "{\"bodies\": [", "]");
      StringJoiner answer = new StringJoiner(", ", ", \"answer\": [", "]}\n");
      double[][] accelerations = accelerations(bodies);
      for (int i = 0; i < bodies.size(); i++) {
        Body body = bodies.get(i);
        given.add(String.format(Locale.ROOT, "{\"mass\": %s, \"charge\": %d, \"position\": %s, \"velocity\": %s}", body.mass(), body.charge(), vector(body.position()), vector(body.velocity())));
        answer.add(vector(Arrays.stream(accelerations[i]).map(a -> a * (1 + noise * random.nextGaussian())).toArray()));
      }
      lines.append(given).append(answer);
      for (int part = 0; part < PARTS; part++) {
        bodies = moved(bodies, STEP / PARTS);
      }
    }
    return lines.toString();
  }

  /** Runs from many beginnings on, as a network reads them, without states in which two come near each other; accelerations and forces in parts of the mean size of an acceleration. */
  MessageNetwork.Bodies runs(int runs, int steps, int bodies, Random random) {
    List<float[]> pairs = new ArrayList<>();
    List<float[]> own = new ArrayList<>();
    List<double[]> accelerations = new ArrayList<>();
    List<double[]> forces = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      List<Body> now = draw(bodies, 2, random);
      for (int step = 0; step < steps; step++) {
        double[][] all = accelerations(now);
        List<Body> those = now;
        boolean near = now.stream().anyMatch(a -> those.stream().anyMatch(b -> a != b && Math.hypot(a.position()[0] - b.position()[0], a.position()[1] - b.position()[1]) < NEAR));
        for (int i = 0; i < bodies && !near; i++) {
          Body body = now.get(i);
          own.add(new float[] {(float) body.mass(), body.charge(), (float) body.velocity()[0], (float) body.velocity()[1]});
          accelerations.add(all[i]);
          for (Body other : now) {
            if (other != body) {
              double[] way = {other.position()[0] - body.position()[0], other.position()[1] - body.position()[1]};
              double r = Math.hypot(way[0], way[1]);
              double strength = pull.of(body, other, r + SOFTENING) / r;
              pairs.add(new float[] {(float) way[0], (float) way[1], (float) body.mass(), body.charge(), (float) other.mass(), other.charge()});
              forces.add(new double[] {strength * way[0], strength * way[1]});
            }
          }
        }
        for (int part = 0; part < PARTS; part++) {
          now = moved(now, STEP / PARTS);
        }
      }
    }
    double size = accelerations.stream().mapToDouble(a -> Math.hypot(a[0], a[1])).average().orElse(1);
    return new MessageNetwork.Bodies(pairs.toArray(float[][]::new), own.toArray(float[][]::new),
        accelerations.stream().map(a -> new float[] {(float) (a[0] / size), (float) (a[1] / size)}).toArray(float[][]::new),
        forces.stream().map(f -> new double[] {f[0] / size, f[1] / size}).toArray(double[][]::new), bodies - 1);
  }

  private List<Body> moved(List<Body> bodies, double dt) {
    double[][] accelerations = accelerations(bodies);
    return IntStream.range(0, bodies.size()).mapToObj(i -> {
      Body body = bodies.get(i);
      double[] velocity = IntStream.range(0, body.velocity().length).mapToDouble(c -> body.velocity()[c] + dt * accelerations[i][c]).toArray();
      return new Body(body.mass(), body.charge(), IntStream.range(0, velocity.length).mapToDouble(c -> body.position()[c] + dt * velocity[c]).toArray(), velocity);
    }).toList();
  }

  static String vector(double[] of) {
    return IntStream.range(0, of.length).mapToObj(c -> "\"" + "xyz".charAt(c) + "\": " + of[c]).reduce((a, b) -> a + ", " + b).map(text -> "{" + text + "}").orElseThrow();
  }
}
