package io.github.limbeck.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/**
 * The Sun, its planets and their large moons, moved by Newton's law from circular orbits on. Lengths are in astronomical units, times in
 * years, masses in that of the Sun (NASA's planetary fact sheets).
 */
final class SolarSystem {
  /** In astronomical units cubed, per year squared and mass of the Sun. */
  static final double G = 4 * Math.PI * Math.PI;
  private static final double STEP = 5e-5;
  private static final double TILT = 0.03;

  private static final List<Orbit> ORBITS = List.of(
      new Orbit("Sun", 1, "", 0),
      new Orbit("Mercury", 1.6601e-7, "Sun", 0.38710), new Orbit("Venus", 2.4478e-6, "Sun", 0.72333),
      new Orbit("Earth", 3.0035e-6, "Sun", 1), new Orbit("Moon", 3.6943e-8, "Earth", 0.0025696),
      new Orbit("Mars", 3.2272e-7, "Sun", 1.52368),
      new Orbit("Jupiter", 9.5479e-4, "Sun", 5.2044), new Orbit("Io", 4.4915e-8, "Jupiter", 0.0028195), new Orbit("Europa", 2.4137e-8, "Jupiter", 0.0044863),
      new Orbit("Ganymede", 7.4522e-8, "Jupiter", 0.0071552), new Orbit("Callisto", 5.4108e-8, "Jupiter", 0.012585),
      new Orbit("Saturn", 2.8589e-4, "Sun", 9.5826), new Orbit("Titan", 6.7642e-8, "Saturn", 0.0081678),
      new Orbit("Uranus", 4.3662e-5, "Sun", 19.191), new Orbit("Titania", 1.7107e-9, "Uranus", 0.0029164),
      new Orbit("Neptune", 5.1514e-5, "Sun", 30.07), new Orbit("Triton", 1.0758e-8, "Neptune", 0.0023714));

  /**
   * A body on a circular orbit.
   *
   * @param mass in that of the Sun
   * @param around what it goes round; empty for the Sun
   * @param radius of the orbit
   */
  private record Orbit(String name, double mass, String around, double radius) {}

  private final double[][] position = new double[ORBITS.size()][3];
  private final double[][] velocity = new double[ORBITS.size()][3];

  SolarSystem(Random random) {
    for (int i = 1; i < position.length; i++) {
      Orbit orbit = ORBITS.get(i);
      int around = ORBITS.stream().map(Orbit::name).toList().indexOf(orbit.around());
      double speed = Math.sqrt(G * (ORBITS.get(around).mass() + orbit.mass()) / orbit.radius());
      double angle = 2 * Math.PI * random.nextDouble();
      double tilt = TILT * random.nextGaussian();
      double[] way = {Math.cos(angle), Math.sin(angle) * Math.cos(tilt), Math.sin(angle) * Math.sin(tilt)};
      double[] along = {-Math.sin(angle), Math.cos(angle) * Math.cos(tilt), Math.cos(angle) * Math.sin(tilt)};
      for (int c = 0; c < 3; c++) {
        position[i][c] = position[around][c] + orbit.radius() * way[c];
        velocity[i][c] = velocity[around][c] + speed * along[c];
      }
    }
  }

  /** The masses by name, the heaviest first. */
  static List<Map.Entry<String, Double>> masses() {
    return ORBITS.stream().sorted(Comparator.comparingDouble(Orbit::mass).reversed()).map(o -> Map.entry(o.name(), o.mass())).toList();
  }

  private double[][] accelerations() {
    double[][] all = new double[position.length][3];
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < i; j++) {
        double x = position[j][0] - position[i][0];
        double y = position[j][1] - position[i][1];
        double z = position[j][2] - position[i][2];
        double squares = x * x + y * y + z * z;
        double strength = G / (squares * Math.sqrt(squares));
        double[] way = {x, y, z};
        for (int c = 0; c < 3; c++) {
          all[i][c] += strength * ORBITS.get(j).mass() * way[c];
          all[j][c] -= strength * ORBITS.get(i).mass() * way[c];
        }
      }
    }
    return all;
  }

  /** One step of leapfrog. */
  private void step() {
    double[][] before = accelerations();
    for (int i = 0; i < position.length; i++) {
      for (int c = 0; c < 3; c++) {
        velocity[i][c] += STEP / 2 * before[i][c];
        position[i][c] += STEP * velocity[i][c];
      }
    }
    double[][] after = accelerations();
    for (int i = 0; i < position.length; i++) {
      for (int c = 0; c < 3; c++) {
        velocity[i][c] += STEP / 2 * after[i][c];
      }
    }
  }

  /**
   * Configurations at equal times, as lines of JSON; the masses are not among what is said of the bodies.
   *
   * @param years how long
   * @param noise of each position, velocity and acceleration, as a share of it
   */
  String run(int configurations, double years, double noise, Random random) {
    StringBuilder lines = new StringBuilder();
    int steps = (int) Math.round(years / configurations / STEP);
    for (int k = 0; k < configurations; k++) {
      double[][] accelerations = accelerations();
      StringJoiner bodies = new StringJoiner(", ", "{\"bodies\": [", "]");
      StringJoiner answers = new StringJoiner(", ", ", \"answer\": [", "]}\n");
      for (int i = 0; i < position.length; i++) {
        bodies.add(String.format(Locale.ROOT, "{\"name\": \"%s\", \"position\": %s, \"velocity\": %s}", ORBITS.get(i).name(),
            BodyLaw.vector(noisy(position[i], noise, random)), BodyLaw.vector(noisy(velocity[i], noise, random))));
        answers.add(BodyLaw.vector(noisy(accelerations[i], noise, random)));
      }
      lines.append(bodies).append(answers);
      for (int step = 0; step < steps; step++) {
        step();
      }
    }
    return lines.toString();
  }

  private static double[] noisy(double[] values, double noise, Random random) {
    double[] noisy = values.clone();
    for (int c = 0; c < noisy.length; c++) {
      noisy[c] *= 1 + noise * random.nextGaussian();
    }
    return noisy;
  }
}
