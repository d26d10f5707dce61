package io.github.limbeck.benchmarks;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.tan;
import static java.lang.Math.tanh;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The functions that symbolic regression is usually tried on, with their ranges: after Uy et al. 2011 (Nguyen), Keijzer 2003, Korns 2011,
 * Vladislavleva et al. 2009, Jin et al. 2020 and Mundhenk et al. 2021 (Livermore), as White et al. 2013 and the last collect them.
 */
final class StandardLaws {
  private StandardLaws() {}

  static final List<Law> ALL = List.of(
      new Law("Nguyen 1", 1, -1, 1, v -> pow(v[0], 3) + pow(v[0], 2) + pow(v[0], 1)),
      new Law("Nguyen 2", 1, -1, 1, v -> pow(v[0], 4) + pow(v[0], 3) + pow(v[0], 2) + pow(v[0], 1)),
      new Law("Nguyen 3", 1, -1, 1, v -> pow(v[0], 5) + pow(v[0], 4) + pow(v[0], 3) + pow(v[0], 2) + pow(v[0], 1)),
      new Law("Nguyen 4", 1, -1, 1, v -> pow(v[0], 6) + pow(v[0], 5) + pow(v[0], 4) + pow(v[0], 3) + pow(v[0], 2) + pow(v[0], 1)),
      new Law("Nguyen 5", 1, -1, 1, v -> sin(v[0] * v[0]) * cos(v[0]) - 1),
      new Law("Nguyen 6", 1, -1, 1, v -> sin(v[0]) + sin(v[0] + v[0] * v[0])),
      new Law("Nguyen 7", 1, 0, 2, v -> log(v[0] + 1) + log(v[0] * v[0] + 1)),
      new Law("Nguyen 8", 1, 0, 4, v -> sqrt(v[0])),
      new Law("Nguyen 9", 2, 0, 1, v -> sin(v[0]) + sin(v[1] * v[1])),
      new Law("Nguyen 10", 2, 0, 1, v -> 2 * sin(v[0]) * cos(v[1])),
      new Law("Nguyen 11", 2, 0, 1, v -> pow(v[0], v[1])),
      new Law("Nguyen 12", 2, 0, 1, v -> pow(v[0], 4) - pow(v[0], 3) + v[1] * v[1] / 2 - v[1]),
      new Law("Keijzer 1", 1, -1, 1, v -> 0.3 * v[0] * sin(2 * PI * v[0])),
      new Law("Keijzer 2", 1, -2, 2, v -> 0.3 * v[0] * sin(2 * PI * v[0])),
      new Law("Keijzer 3", 1, -3, 3, v -> 0.3 * v[0] * sin(2 * PI * v[0])),
      new Law("Keijzer 4", 1, 0, 10, v -> pow(v[0], 3) * exp(-v[0]) * cos(v[0]) * sin(v[0]) * (pow(sin(v[0]), 2) * cos(v[0]) - 1)),
      new Law("Keijzer 5", new double[][] {{-1, 1}, {1, 2}, {-1, 1}}, v -> 30 * v[0] * v[2] / ((v[0] - 10) * v[1] * v[1])),
      new Law("Keijzer 6", 1, 1, 50, v -> IntStream.rangeClosed(1, (int) v[0]).mapToDouble(i -> 1.0 / i).sum()),
      new Law("Keijzer 7", 1, 1, 100, v -> log(v[0])),
      new Law("Keijzer 8", 1, 0, 100, v -> sqrt(v[0])),
      new Law("Keijzer 9", 1, 0, 100, v -> log(v[0] + sqrt(v[0] * v[0] + 1))),
      new Law("Keijzer 10", 2, 0, 1, v -> pow(v[0], v[1])),
      new Law("Keijzer 11", 2, -3, 3, v -> v[0] * v[1] + sin((v[0] - 1) * (v[1] - 1))),
      new Law("Keijzer 12", 2, -3, 3, v -> pow(v[0], 4) - pow(v[0], 3) + v[1] * v[1] / 2 - v[1]),
      new Law("Keijzer 13", 2, -3, 3, v -> 6 * sin(v[0]) * cos(v[1])),
      new Law("Keijzer 14", 2, -3, 3, v -> 8 / (2 + v[0] * v[0] + v[1] * v[1])),
      new Law("Keijzer 15", 2, -3, 3, v -> pow(v[0], 3) / 5 + pow(v[1], 3) / 2 - v[1] - v[0]),
      new Law("Korns 1", 5, -50, 50, v -> 1.57 + 24.3 * v[3]),
      new Law("Korns 2", 5, -50, 50, v -> 0.23 + 14.2 * (v[3] + v[1]) / (3 * v[4])),
      new Law("Korns 3", 5, -50, 50, v -> -5.41 + 4.9 * (v[3] - v[0] + v[1] / v[4]) / (3 * v[4])),
      new Law("Korns 4", 5, -50, 50, v -> -2.3 + 0.13 * sin(v[2])),
      new Law("Korns 5", 5, -50, 50, v -> 3 + 2.13 * log(v[4])),
      new Law("Korns 6", 5, -50, 50, v -> 1.3 + 0.13 * sqrt(v[0])),
      new Law("Korns 7", 5, -50, 50, v -> 213.80940889 * (1 - exp(-0.54723748542 * v[0]))),
      new Law("Korns 8", 5, -50, 50, v -> 6.87 + 11 * sqrt(7.23 * v[0] * v[3] * v[4])),
      new Law("Korns 9", 5, -50, 50, v -> sqrt(v[0]) / log(v[1]) * exp(v[2]) / (v[3] * v[3])),
      new Law("Korns 10", 5, -50, 50, v -> 0.81 + 24.3 * (2 * v[1] + 3 * v[2] * v[2]) / (4 * pow(v[3], 3) + 5 * pow(v[4], 4))),
      new Law("Korns 11", 5, -50, 50, v -> 6.87 + 11 * cos(7.23 * pow(v[0], 3))),
      new Law("Korns 12", 5, -50, 50, v -> 2 - 2.1 * cos(9.8 * v[0]) * sin(1.3 * v[4])),
      new Law("Korns 13", 5, -50, 50, v -> 32 - 3 * tan(v[0]) / tan(v[1]) * tan(v[2]) / tan(v[3])),
      new Law("Korns 14", 5, -50, 50, v -> 22 - 4.2 * (cos(v[0]) - tan(v[1])) * tanh(v[2]) / sin(v[3])),
      new Law("Korns 15", 5, -50, 50, v -> 12 - 6 * tan(v[0]) / exp(v[1]) * (log(v[2]) - tan(v[3]))),
      new Law("Vladislavleva 1", 2, 0.3, 4, v -> exp(-pow(v[0] - 1, 2)) / (1.2 + pow(v[1] - 2.5, 2))),
      new Law("Vladislavleva 2", 1, 0.05, 10, v -> exp(-v[0]) * pow(v[0], 3) * cos(v[0]) * sin(v[0]) * (cos(v[0]) * pow(sin(v[0]), 2) - 1)),
      new Law("Vladislavleva 3", 2, 0.05, 10, v -> exp(-v[0]) * pow(v[0], 3) * cos(v[0]) * sin(v[0]) * (cos(v[0]) * pow(sin(v[0]), 2) - 1) * (v[1] - 5)),
      new Law("Vladislavleva 4", 5, 0.05, 6.05, v -> 10 / (5 + Arrays.stream(v).map(t -> (t - 3) * (t - 3)).sum())),
      new Law("Vladislavleva 5", new double[][] {{0.05, 2}, {1, 2}, {0.05, 2}}, v -> 30 * (v[0] - 1) * (v[2] - 1) / (v[1] * v[1] * (v[0] - 10))),
      new Law("Vladislavleva 6", 2, 0.1, 5.9, v -> 6 * sin(v[0]) * cos(v[1])),
      new Law("Vladislavleva 7", 2, 0.05, 6.05, v -> (v[0] - 3) * (v[1] - 3) + 2 * sin((v[0] - 4) * (v[1] - 4))),
      new Law("Vladislavleva 8", 2, 0.05, 6.05, v -> (pow(v[0] - 3, 4) + pow(v[1] - 3, 3) - (v[1] - 3)) / (pow(v[1] - 2, 4) + 10)),
      new Law("Jin 1", 2, -3, 3, v -> 2.5 * pow(v[0], 4) - 1.3 * pow(v[0], 3) + 0.5 * v[1] * v[1] - 1.7 * v[1]),
      new Law("Jin 2", 2, -3, 3, v -> 8 * v[0] * v[0] + 8 * pow(v[1], 3) - 15),
      new Law("Jin 3", 2, -3, 3, v -> 0.2 * pow(v[0], 3) + 0.5 * pow(v[1], 3) - 1.2 * v[1] - 0.5 * v[0]),
      new Law("Jin 4", 2, -3, 3, v -> 1.5 * exp(v[0]) + 5 * cos(v[1])),
      new Law("Jin 5", 2, -3, 3, v -> 6 * sin(v[0]) * cos(v[1])),
      new Law("Jin 6", 2, -3, 3, v -> 1.35 * v[0] * v[1] + 5.5 * sin((v[0] - 1) * (v[1] - 1))),
      new Law("Livermore 1", 1, -10, 10, v -> 1.0 / 3 + v[0] + sin(v[0] * v[0])),
      new Law("Livermore 2", 1, -1, 1, v -> sin(v[0] * v[0]) * cos(v[0]) - 2),
      new Law("Livermore 3", 1, -1, 1, v -> sin(pow(v[0], 3)) * cos(v[0] * v[0]) - 1),
      new Law("Livermore 4", 1, 0, 2, v -> log(v[0] + 1) + log(v[0] * v[0] + 1) + log(v[0])),
      new Law("Livermore 5", 2, 0, 1, v -> pow(v[0], 4) - pow(v[0], 3) + v[0] * v[0] - v[1]),
      new Law("Livermore 6", 1, -1, 1, v -> 4 * pow(v[0], 4) + 3 * pow(v[0], 3) + 2 * v[0] * v[0] + v[0]),
      new Law("Livermore 7", 1, -1, 1, v -> Math.sinh(v[0])),
      new Law("Livermore 8", 1, -1, 1, v -> Math.cosh(v[0])),
      new Law("Livermore 9", 1, -1, 1, v -> pow(v[0], 9) + pow(v[0], 8) + pow(v[0], 7) + pow(v[0], 6) + pow(v[0], 5) + pow(v[0], 4) + pow(v[0], 3) + pow(v[0], 2) + pow(v[0], 1)),
      new Law("Livermore 10", 2, 0, 1, v -> 6 * sin(v[0]) * cos(v[1])),
      new Law("Livermore 11", 2, -1, 1, v -> pow(v[0] * v[1], 2) / (v[0] + v[1])),
      new Law("Livermore 12", 2, -1, 1, v -> pow(v[0], 5) / pow(v[1], 3)),
      new Law("Livermore 13", 1, 0, 4, v -> Math.cbrt(v[0])),
      new Law("Livermore 14", 1, -1, 1, v -> pow(v[0], 3) + pow(v[0], 2) + pow(v[0], 1) + sin(v[0]) + sin(v[0] * v[0])),
      new Law("Livermore 15", 1, 0, 4, v -> pow(v[0], 0.2)),
      new Law("Livermore 16", 1, 0, 4, v -> pow(v[0], 0.4)),
      new Law("Livermore 17", 2, 0, 1, v -> 4 * sin(v[0]) * cos(v[1])),
      new Law("Livermore 18", 1, -1, 1, v -> sin(v[0] * v[0]) * cos(v[0]) - 5),
      new Law("Livermore 19", 1, -1, 1, v -> pow(v[0], 5) + pow(v[0], 4) + pow(v[0], 2) + pow(v[0], 1)),
      new Law("Livermore 20", 1, -1, 1, v -> exp(-v[0] * v[0])),
      new Law("Livermore 21", 1, -1, 1, v -> pow(v[0], 8) + pow(v[0], 7) + pow(v[0], 6) + pow(v[0], 5) + pow(v[0], 4) + pow(v[0], 3) + pow(v[0], 2) + pow(v[0], 1)),
      new Law("Livermore 22", 1, -1, 1, v -> exp(-0.5 * v[0] * v[0])));
}
