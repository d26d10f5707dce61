package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what stands against a rule for answers that are arrays: lengths, or values, that come from nowhere; and what was tried. */
final class NoRuleWords {
  /** So many values may each be a constant of rules. */
  private static final int FEW = 12;

  private NoRuleWords() {}

  static String of(Dataset training) {
    return isArray(training) ? length(training).or(() -> value(training))
        .orElse("They follow neither from a window around each element, nor from what comes before or after it, nor as what stands elsewhere, in runs, in order, or is counted.")
        : "They are neither sums, means, extremes or medians of cells, nor what arithmetic makes of these, nor chosen among them by conditions that were tried.";
  }

  private static boolean isArray(Dataset training) {
    return training.answers().get(0).cells().isPresent();
  }

  private static double[][] answer(Dataset training, int row) {
    return training.answers().get(0).cells().orElseThrow().rows().get(row);
  }

  /** A line that is longer than all arrays of its row together. */
  private static Optional<String> length(Dataset training) {
    if (training.answers().get(0).answer().dimensions() != 1) {
      return Optional.empty();
    }
    return IntStream.range(0, training.rows()).filter(row -> answer(training, row)[0].length > cells(training, row)).boxed().findFirst()
        .map(row -> "Its answers are of lengths that follow from the arrays in no way that is tried, such as " + answer(training, row)[0].length + " elements for " + cells(training, row)
            + " cells in " + training.place(row) + ". Tried were the same length, one or two elements more or less, twice, three times and half as many, all arrays together, one to twelve elements, twice or three times some cells, "
            + "and what is kept of the cells.");
  }

  private static int cells(Dataset training, int row) {
    return training.arrays().stream().mapToInt(a -> a.rows().get(row).length * a.rows().get(row)[0].length).sum();
  }

  /** A number that no cell of its row holds, where answers are more than a few. */
  private static Optional<String> value(Dataset training) {
    Kind kind = training.answers().get(0).answer().type().kind();
    boolean few = IntStream.range(0, training.rows()).boxed().flatMapToDouble(row -> Arrays.stream(answer(training, row)).flatMapToDouble(Arrays::stream)).distinct().limit(FEW + 1L).count() <= FEW;
    if (few || kind != Kind.INTEGER && kind != Kind.REAL && kind != Kind.CHARACTER) {
      return Optional.empty();
    }
    for (int row = 0; row < training.rows(); row++) {
      int at = row;
      Set<Double> held = training.arrays().stream().flatMap(a -> Arrays.stream(a.rows().get(at))).flatMapToDouble(Arrays::stream).boxed().collect(Collectors.toSet());
      Optional<Double> strange = Arrays.stream(answer(training, row)).flatMapToDouble(Arrays::stream).boxed().filter(v -> !held.contains(v)).findFirst();
      if (strange.isPresent()) {
        return Optional.of("An answer has values that no cell of its row holds, such as " + said(strange.get(), kind) + " in " + training.place(row) + ", and nothing that was tried gives them: "
            + (kind == Kind.CHARACTER ? "letters moved along the alphabet." : "sums, differences, products, quotients and remainders of cells, sums so far, counts and places."));
      }
    }
    return Optional.empty();
  }

  private static String said(double value, Kind kind) {
    return kind == Kind.CHARACTER ? "'" + (char) value + "'" : kind == Kind.INTEGER ? String.valueOf((long) value) : String.valueOf(value);
  }
}
