package io.github.limbeck.benchmarks;

import static java.lang.Math.PI;
import static java.lang.Math.asin;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.tanh;

import java.util.List;

/** Laws of physics (after Feynman's lectures) and right sides of differential equations (after Strogatz), to be recovered. */
final class Laws {
  private Laws() {}

  static final List<Law> FEYNMAN = List.of(
      new Law("I.6.2a", 1, 1, 3, v -> exp(-v[0] * v[0] / 2) / sqrt(2 * PI)),
      new Law("I.6.2", 2, 1, 3, v -> exp(-(v[0] / v[1]) * (v[0] / v[1]) / 2) / (sqrt(2 * PI) * v[1])),
      new Law("I.6.2b", 3, 1, 3, v -> exp(-((v[0] - v[1]) / v[2]) * ((v[0] - v[1]) / v[2]) / 2) / (sqrt(2 * PI) * v[2])),
      new Law("I.8.14", 4, 1, 5, v -> sqrt((v[1] - v[0]) * (v[1] - v[0]) + (v[3] - v[2]) * (v[3] - v[2]))),
      new Law("I.10.7", new double[][] {{1, 5}, {1, 2}, {3, 10}}, v -> v[0] / sqrt(1 - v[1] * v[1] / v[2] / v[2])),
      new Law("I.12.2", 4, 1, 5, v -> v[0] * v[1] / (4 * PI * v[2] * v[3] * v[3])),
      new Law("I.13.4", 4, 1, 5, v -> 0.5 * v[0] * (v[1] * v[1] + v[2] * v[2] + v[3] * v[3])),
      new Law("I.15.3x", new double[][] {{5, 10}, {1, 2}, {3, 20}, {1, 2}},
          v -> (v[0] - v[1] * v[3]) / sqrt(1 - v[1] * v[1] / (v[2] * v[2]))),
      new Law("I.16.6", 3, 1, 5, v -> (v[0] + v[1]) / (1 + v[0] * v[1] / (v[2] * v[2]))),
      new Law("I.18.4", 4, 1, 5, v -> (v[0] * v[2] + v[1] * v[3]) / (v[0] + v[1])),
      new Law("I.18.12", 3, 1, 5, v -> v[0] * v[1] * sin(v[2])),
      new Law("I.24.6", 4, 1, 3, v -> 0.25 * v[0] * (v[1] * v[1] + v[2] * v[2]) * v[3] * v[3]),
      new Law("I.26.2", 2, 0.2, 0.9, v -> asin(v[0] * sin(v[1]))),
      new Law("I.27.6", 3, 1, 5, v -> 1 / (1 / v[0] + v[2] / v[1])),
      new Law("I.29.16", 4, 1, 5, v -> sqrt(v[0] * v[0] + v[1] * v[1] - 2 * v[0] * v[1] * cos(v[2] - v[3]))),
      new Law("I.30.3", 3, 1, 5, v -> v[0] * sin(v[2] * v[1] / 2) * sin(v[2] * v[1] / 2) / (sin(v[1] / 2) * sin(v[1] / 2))),
      new Law("I.34.14", new double[][] {{1, 2}, {3, 10}, {1, 5}},
          v -> (1 + v[0] / v[1]) / sqrt(1 - v[0] * v[0] / v[1] / v[1]) * v[2]),
      new Law("I.37.4", 3, 1, 5, v -> v[0] + v[1] + 2 * sqrt(v[0] * v[1]) * cos(v[2])),
      new Law("I.39.11", 3, 1.5, 5, v -> 1 / (v[0] - 1) * v[1] * v[2]),
      new Law("I.40.1", 4, 1, 5, v -> v[0] * exp(-v[1] * v[2] / v[3])),
      new Law("I.44.4", 4, 1, 5, v -> v[0] * v[1] * log(v[2] / v[3])),
      new Law("I.47.23", 3, 1, 5, v -> sqrt(v[0] * v[1] / v[2])),
      new Law("I.50.26", 4, 1, 3, v -> v[0] * (cos(v[1] * v[2]) + v[3] * cos(v[1] * v[2]) * cos(v[1] * v[2]))),
      new Law("II.6.15b", 4, 1, 3, v -> 3 / (4 * PI) * v[0] * cos(v[1]) * sin(v[1]) / (v[2] * v[2] * v[2])),
      new Law("II.11.20", 3, 1, 5, v -> v[0] * v[1] * v[1] / (3 * 1.38 * v[2])),
      new Law("II.11.27", 3, 0.1, 1, v -> v[0] * v[1] / (1 - v[0] * v[1] / 3) * v[2]),
      new Law("II.11.28", 2, 0.1, 1, v -> 1 + v[0] * v[1] / (1 - v[0] * v[1] / 3)),
      new Law("II.13.23", new double[][] {{1, 5}, {1, 2}, {3, 10}}, v -> v[0] / sqrt(1 - v[1] * v[1] / v[2] / v[2])),
      new Law("II.15.4", 3, 1, 5, v -> -v[0] * v[1] * cos(v[2])),
      new Law("II.24.17", new double[][] {{4, 6}, {1, 2}, {2, 4}},
          v -> sqrt(v[0] * v[0] / (v[1] * v[1]) - PI * PI / (v[2] * v[2]))),
      new Law("II.35.21", 4, 1, 3, v -> v[0] * v[1] * tanh(v[1] * v[2] / v[3])),
      new Law("II.37.1", 3, 1, 5, v -> v[0] * (1 + v[1]) * v[2]),
      new Law("II.38.14", 2, 1, 5, v -> v[0] / (2 * (1 + v[1]))),
      new Law("III.4.32", 2, 1, 5, v -> 1 / (exp(v[0] / (2 * v[1])) - 1)),
      new Law("III.9.52", 3, 1, 3, v -> v[0] * sin(v[1] * v[2] / 2) * sin(v[1] * v[2] / 2) / (v[1] * v[1])),
      new Law("III.10.19", 4, 1, 5, v -> v[0] * sqrt(v[1] * v[1] + v[2] * v[2] + v[3] * v[3])),
      new Law("III.14.14", 3, 1, 3, v -> v[0] * (exp(v[1] / v[2]) - 1)),
      new Law("III.15.12", 3, 1, 5, v -> 2 * v[0] * (1 - cos(v[1] * v[2]))),
      new Law("III.17.37", 3, 1, 5, v -> v[0] * (1 + v[1] * cos(v[2]))));

  static final List<Law> STROGATZ = List.of(
      new Law("respiration 1", 2, 1, 10, v -> 20 - v[0] - v[0] * v[1] / (1 + 0.5 * v[0] * v[0])),
      new Law("respiration 2", 2, 1, 10, v -> 10 - v[0] * v[1] / (1 + 0.5 * v[0] * v[0])),
      new Law("bar magnets 1", 2, 0, 6, v -> 0.5 * sin(v[0] - v[1]) - sin(v[0])),
      new Law("bar magnets 2", 2, 0, 6, v -> 0.5 * sin(v[1] - v[0]) - sin(v[1])),
      new Law("glider 1", 2, 0.5, 6, v -> -0.05 * v[0] * v[0] - sin(v[1])),
      new Law("glider 2", 2, 0.5, 6, v -> v[0] - cos(v[1]) / v[0]),
      new Law("Lotka-Volterra 1", 2, 0.5, 5, v -> 3 * v[0] - 2 * v[0] * v[1] - v[0] * v[0]),
      new Law("Lotka-Volterra 2", 2, 0.5, 5, v -> 2 * v[1] - v[0] * v[1] - v[1] * v[1]),
      new Law("predator prey 1", 2, 0.5, 5, v -> v[0] * (4 - v[0] - v[1] / (1 + v[0]))),
      new Law("predator prey 2", 2, 0.5, 5, v -> v[1] * (v[0] / (1 + v[0]) - 0.075 * v[1])),
      new Law("shear flow 1", 2, 0.3, 1.3, v -> cos(v[1]) / sin(v[1]) * cos(v[0])),
      new Law("shear flow 2", 2, 0.3, 1.3, v -> (cos(v[1]) * cos(v[1]) + 0.1 * sin(v[1]) * sin(v[1])) * sin(v[0])),
      new Law("van der Pol 1", 2, -3, 3, v -> 10 * (v[1] - (v[0] * v[0] * v[0] - v[0]) / 3)),
      new Law("van der Pol 2", 2, -3, 3, v -> -v[0] / 10),
      new Law("logistic growth", 2, 0.5, 8, v -> 0.7 * v[0] * (1 - v[0] / 12.5) - 0.3 * v[1]),
      new Law("budworm", 1, 0.2, 8, v -> 0.6 * v[0] * (1 - v[0] / 9) - v[0] * v[0] / (1 + v[0] * v[0])),
      new Law("pendulum", 2, -2, 2, v -> -0.3 * v[1] - 9.81 / 1.3 * sin(v[0])),
      new Law("Michaelis-Menten", 2, 0.2, 6, v -> 3.7 * v[0] * v[1] / (0.8 + v[0])),
      new Law("damped wave", 1, 0, 6, v -> 2.5 * exp(-0.4 * v[0]) * cos(3.1 * v[0])),
      new Law("Arrhenius", 2, 1, 4, v -> 5.2 * v[0] * exp(-2.3 / v[1])),
      new Law("Hill", 1, 0.2, 5, v -> 4.2 * Math.pow(v[0], 2.5) / (1.7 + Math.pow(v[0], 2.5))),
      new Law("cooling", 2, 0.1, 4, v -> 21 + (v[0] * 10 - 21) * exp(-0.8 * v[1])),
      new Law("van der Waals", 2, 1, 4, v -> 8 * v[0] / (3 * (v[1] + 1) - 1) - 3 / ((v[1] + 1) * (v[1] + 1))));

  /** The suite of Kim et al. and of Martius and Lampert; ranges are [-1, 1]. */
  static final List<Law> EQL = List.of(
      new Law("x", 1, -1, 1, v -> v[0]),
      new Law("x^2", 1, -1, 1, v -> v[0] * v[0]),
      new Law("x^3", 1, -1, 1, v -> v[0] * v[0] * v[0]),
      new Law("sin 2 pi x", 1, -1, 1, v -> sin(2 * PI * v[0])),
      new Law("exp x", 1, -1, 1, v -> exp(v[0])),
      new Law("x y", 2, -1, 1, v -> v[0] * v[1]),
      new Law("sin 2 pi x + sin 4 pi y", 2, -1, 1, v -> sin(2 * PI * v[0]) + sin(4 * PI * v[1])),
      new Law("x y / 2 + z / 2", 3, -1, 1, v -> v[0] * v[1] / 2 + v[2] / 2),
      new Law("x^2 + y - 2 z", 3, -1, 1, v -> v[0] * v[0] + v[1] - 2 * v[2]),
      new Law("exp(-x^2)", 1, -1, 1, v -> exp(-v[0] * v[0])),
      new Law("logistic 10 x", 1, -1, 1, v -> 1 / (1 + exp(-10 * v[0]))),
      new Law("x^2 + sin 2 pi y", 2, -1, 1, v -> v[0] * v[0] + sin(2 * PI * v[1])),
      new Law("x1 x2 + sin x3", 3, -1, 1, v -> v[0] * v[1] + sin(v[2])));
}
