package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The check of a generated method over arrays: on every row, and against its network on other arrays, at the sizes of the
 * examples and at larger ones. All arrays of the examples' sizes are run where they are few.
 */
public final class ArrayVerification implements Check {
  private static final long MOST_ENUMERATED = 1 << 14;
  private static final int SAMPLES = 2000;
  private static final long MOST_CELLS = 200_000;

  /**
   * Arrays and scalars, as the method is given them.
   *
   * @param arrays one per array of the program
   */
  public record Example(double[] scalars, List<double[][]> arrays) {}

  /**
   * Examples of a dataset.
   *
   * @param answers what the rows say, where the network is known to answer so; else it is asked
   */
  public record Rows(
      int count, IntFunction<Example> example, IntFunction<String> place, List<List<String>> texts,
      Optional<IntFunction<double[][]>> answers) {}

  private final String method;
  private final int parameters;
  private final Network network;
  private final Program program;
  private final List<Rows> rows;
  private final List<Example> examples = new ArrayList<>();
  private final List<Example> enumerated;

  /** The trained network. */
  public interface Network {
    /** What it answers: codes, or numbers, {@code [row][column]}; a single answer is a grid of one. */
    double[][] answers(double[] scalars, List<double[][]> arrays);
  }

  /**
   * @param program what was generated
   * @param rows all examples; those of the training set first
   */
  public ArrayVerification(String method, int parameters, Network network, Program program, List<Rows> rows) {
    this.method = method;
    this.parameters = parameters;
    this.network = network;
    this.program = program;
    this.rows = List.copyOf(rows);
    int step = Math.max(1, rows.get(0).count() / SAMPLES);
    for (int i = 0; i < rows.get(0).count(); i += step) {
      examples.add(rows.get(0).example().apply(i));
    }
    this.enumerated = enumerate();
  }

  @Override
  public Equality byRunning() {
    return enumerated.isEmpty() ? Equality.sampled(samples())
        : Equality.exhaustive(enumerated.size(), program.arrays().stream().allMatch(a -> !a.shape().isEmpty()) ? "" : "at the sizes of the examples");
  }

  private int samples() {
    long cells = 1;
    for (double[][] array : examples.get(0).arrays()) {
      cells += (long) array.length * array[0].length;
    }
    return (int) Math.max(50, Math.min(SAMPLES, MOST_CELLS / cells));
  }

  @Override
  public Optional<String> firstDifference(ClassLoader loader, String className, boolean proved) {
    return run(loader, className, compiled -> {
      for (Rows some : rows) {
        for (int i = 0; i < some.count(); i++) {
          Example example = some.example().apply(i);
          if (!program.answers(example.scalars(), example.arrays())) {
            continue;
          }
          double[][] wanted = some.answers().isPresent() ? some.answers().get().apply(i) : network.answers(example.scalars(), example.arrays());
          if (differs(compiled, wanted, example, some.texts())) {
            return Optional.of("The generated method " + method + " does not answer " + some.place().apply(i) + " as its model does.");
          }
        }
      }
      for (Example example : enumerated.isEmpty() ? sampled() : enumerated) {
        Optional<String> difference = difference(compiled, example);
        if (difference.isPresent()) {
          return difference;
        }
      }
      return new Refusals(compiled, method, program).notRefused(examples.get(0).scalars(), rows.get(0).texts(), examples.get(0).arrays());
    });
  }

  @Override
  public Optional<String> difference(ClassLoader loader, String className, double[] row, List<double[][]> arrays) {
    return run(loader, className, compiled -> difference(compiled, new Example(row, arrays)));
  }

  private Optional<String> difference(CompiledMethod compiled, Example example) throws ReflectiveOperationException {
    return differs(compiled, network.answers(example.scalars(), example.arrays()), example, rows.get(0).texts())
        ? Optional.of("The generated method " + method + " differs from its network on the arrays "
            + example.arrays().stream().map(Arrays::deepToString).toList()
            + (example.scalars().length == 0 ? "" : " with " + Arrays.toString(example.scalars())) + ".")
        : Optional.empty();
  }

  private Optional<String> run(ClassLoader loader, String className, CompiledMethod.Run run) {
    return CompiledMethod.run(loader, className, method, parameters, List.of(program), run);
  }

  private boolean differs(CompiledMethod compiled, double[][] wanted, Example example, List<List<String>> texts)
      throws ReflectiveOperationException {
    try {
      return !areSame(compiled.answer(example.scalars(), texts, example.arrays()), wanted);
    } catch (InvocationTargetException e) {
      // An answer beyond the type is an exception by design, not a wrong answer.
      boolean beyond = Arrays.stream(wanted).flatMapToDouble(Arrays::stream).anyMatch(v -> Math.abs(v) > greatest());
      if (beyond && e.getCause() instanceof ArithmeticException) {
        return false;
      }
      throw e;
    }
  }

  /** Whether answers are the same; there is but one zero. */
  private static boolean areSame(double[][] answers, double[][] wanted) {
    return answers.length == wanted.length && IntStream.range(0, wanted.length).allMatch(i -> answers[i].length == wanted[i].length
        && IntStream.range(0, wanted[i].length).allMatch(j -> Double.compare(answers[i][j] + 0.0, wanted[i][j] + 0.0) == 0));
  }

  /** Beyond this an answer may be an exception, since its type, or an {@code int} on the way to it, holds no more. */
  private double greatest() {
    return switch (program.answer().javaType()) {
      case "byte" -> Byte.MAX_VALUE;
      case "short" -> Short.MAX_VALUE;
      default -> Integer.MAX_VALUE;
    };
  }

  /** All arrays at the sizes of the examples, if cells are few and have few values; else none. */
  private List<Example> enumerate() {
    Set<String> sizes = new TreeSet<>();
    List<Example> all = new ArrayList<>();
    if (!program.inputs().isEmpty() || program.arrays().stream().anyMatch(a -> values(a).length == 0)) {
      return List.of();
    }
    for (Example example : examples) {
      if (sizes.add(example.arrays().stream().map(a -> a.length + "x" + a[0].length).toList().toString())) {
        double count = all.size();
        double own = 1;
        for (int a = 0; a < example.arrays().size(); a++) {
          double[][] cells = example.arrays().get(a);
          own *= Math.pow(values(program.arrays().get(a)).length, (double) cells.length * cells[0].length);
        }
        if (count + own > MOST_ENUMERATED) {
          return List.of();
        }
        List<double[][]> blank = example.arrays().stream().map(a -> new double[a.length][a[0].length]).toList();
        addAll(blank, 0, all);
      }
    }
    return all;
  }

  private void addAll(List<double[][]> arrays, int cell, List<Example> all) {
    int at = cell;
    for (int a = 0; a < arrays.size(); a++) {
      double[][] cells = arrays.get(a);
      int count = cells.length * cells[0].length;
      if (at < count) {
        for (double value : values(program.arrays().get(a))) {
          cells[at / cells[0].length][at % cells[0].length] = value;
          addAll(arrays, cell + 1, all);
        }
        return;
      }
      at -= count;
    }
    all.add(new Example(new double[0], arrays.stream().map(ArrayVerification::copy).toList()));
  }

  private static double[] values(ArrayInput array) {
    return switch (array.kind()) {
      case BOOLEAN -> new double[] {0, 1};
      case ENUM -> array.labels().stream().mapToDouble(array.labels()::indexOf).toArray();
      default -> new double[0];
    };
  }

  private static double[][] copy(double[][] cells) {
    return Arrays.stream(cells).map(double[]::clone).toArray(double[][]::new);
  }

  /** Examples with some cells changed, and arrays of the examples' sizes or larger with cells like theirs. */
  private List<Example> sampled() {
    SplittableRandom random = new SplittableRandom(SAMPLES);
    List<double[]> alphabets = new ArrayList<>();
    for (int a = 0; a < program.arrays().size(); a++) {
      alphabets.add(alphabet(a));
    }
    List<Example> samples = new ArrayList<>();
    int count = samples();
    for (int s = 0; s < count; s++) {
      Example example = examples.get(random.nextInt(examples.size()));
      List<double[][]> arrays = new ArrayList<>();
      int larger = s % 4 == 3 ? random.nextInt(1, 4) : 0;
      for (int a = 0; a < alphabets.size(); a++) {
        arrays.add(changed(example.arrays().get(a), program.arrays().get(a), alphabets.get(a), larger, s % 2 == 0, random));
      }
      samples.add(new Example(example.scalars(), arrays));
    }
    int least = examples.stream().mapToInt(this::kept).min().orElse(0);
    samples.removeIf(example -> kept(example) < least); // rules are shown for the sizes of the examples and larger
    return samples;
  }

  /** How many values of the first array are left once it is arranged. */
  private int kept(Example example) {
    return program.arrangement().filter(a -> !program.answersNothing()).map(a -> a.of(example.arrays().get(0)[0], example.scalars()).length).orElse(0);
  }

  private double[] alphabet(int array) {
    ArrayInput input = program.arrays().get(array);
    if (values(input).length > 0) {
      return values(input);
    }
    TreeSet<Double> some = new TreeSet<>();
    for (Example example : examples) {
      for (double[] row : example.arrays().get(array)) {
        for (double value : row) {
          if (some.size() < 1000) {
            some.add(value);
          }
        }
      }
    }
    if (input.kind() == Input.Kind.INTEGER && input.javaType().equals("int")) {
      some.addAll(List.of((double) Integer.MIN_VALUE, (double) Integer.MAX_VALUE));
    }
    return some.stream().mapToDouble(v -> v).toArray();
  }

  private static double[][] changed(
      double[][] cells, ArrayInput input, double[] alphabet, int larger, boolean near, SplittableRandom random) {
    boolean grows = larger > 0 && input.shape().isEmpty();
    int rows = cells.length + (grows && input.dimensions() == 2 ? larger : 0);
    int columns = cells[0].length + (grows ? larger : 0);
    double[][] changed = new double[rows][columns];
    int share = near ? 8 : 1;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        boolean kept = i < cells.length && j < cells[0].length && random.nextInt(share) > 0;
        changed[i][j] = kept ? cells[i][j] : alphabet[random.nextInt(alphabet.length)];
      }
    }
    return changed;
  }
}
