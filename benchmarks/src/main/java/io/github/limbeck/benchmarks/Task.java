package io.github.limbeck.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row of a benchmark table: an interface, and how its examples and its tests are drawn.
 *
 * @param name what the table calls it
 * @param parameters the parameters of the method, as Java source
 * @param answerType the type of the answer
 * @param columns the names of the columns, one per cell of an example
 * @param draws how many independent draws of the examples are tried
 * @param minAccuracy what the annotation asks for
 * @param examples the training and test rows of a draw; the last cell of a row is the answer
 */
record Task(
    String name, String parameters, String answerType, List<String> columns, int draws, double minAccuracy, Draw examples) {

  /** What the types of parameters are that the interface declares itself, as Java source. */
  String declarations() {
    return parameters.contains("Level ") ? "  enum Level { LOW, GUARDED, ELEVATED, HIGH, SEVERE }\n" : "";
  }

  /** Training rows and test rows. */
  record Rows(List<List<String>> train, List<List<String>> test) {}

  /** Draws examples; the same seed draws the same. */
  interface Draw {
    Rows of(Random random);
  }

  static List<List<String>> draw(Function<Random, List<String>> row, Random random, int rows) {
    return Stream.generate(() -> row.apply(random)).limit(rows).toList();
  }
}
