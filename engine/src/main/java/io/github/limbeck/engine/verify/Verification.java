package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The check of one generated method, once its class is compiled: on every row, and against its networks. */
public final class Verification implements Check {

  /**
   * Rows of a dataset and the answers they must get.
   *
   * @param place names a row in a message
   * @param texts per input what its codes stand for
   * @param expected per answer the code that belongs to a row's values
   */
  public record Rows(
      int count, Reader reader, IntFunction<String> place, List<List<String>> texts, List<ToIntFunction<double[]>> expected) {}

  /** Copies the values of a row into an array. */
  public interface Reader {
    void copy(int row, double[] into);
  }

  /**
   * What the method is checked against.
   *
   * @param networks per answer the trained network, which maps inputs to answer codes
   * @param boundaries per input values worth trying
   * @param examples rows to vary
   * @param extreme the greatest magnitude of whole numbers at which the network is exact
   * @param knownTexts whether the method refuses texts that no example had
   */
  public record Trials(
      List<Rows> rows, List<ToIntFunction<double[]>> networks, List<TreeSet<Double>> boundaries, List<double[]> examples,
      double extreme, boolean knownTexts) {}

  private final String method;
  private final int parameters;
  private final List<Program> programs;
  private final Trials trials;
  private final InputDomain domain;

  private Verification(String method, int parameters, List<Program> programs, Trials trials, InputDomain domain) {
    this.method = method;
    this.parameters = parameters;
    this.programs = programs;
    this.trials = trials;
    this.domain = domain;
  }

  public static Verification of(String method, int parameters, List<Program> programs, Trials trials) {
    return new Verification(method, parameters, programs, trials,
        InputDomain.of(programs.get(0).inputs(), trials.boundaries(), trials.extreme(), trials.knownTexts()));
  }

  @Override
  public Equality byRunning() {
    return domain.equality();
  }

  @Override
  public Optional<String> firstDifference(ClassLoader loader, String className, boolean proved) {
    return CompiledMethod.run(loader, className, method, parameters, programs, compiled -> {
      Optional<String> onRows = onRows(compiled);
      Optional<String> difference = onRows.isPresent() ? onRows : againstNetworks(compiled, proved);
      return difference.isPresent() ? difference : notRefused(compiled);
    });
  }

  @Override
  public Optional<String> difference(ClassLoader loader, String className, double[] row, List<double[][]> arrays) {
    return CompiledMethod.run(loader, className, method, parameters, programs, compiled -> difference(compiled, row, textsWithOther()));
  }

  /** What the method must refuse and does not, in words. */
  private Optional<String> notRefused(CompiledMethod compiled) throws ReflectiveOperationException {
    Refusals refusals = new Refusals(compiled, method, programs.get(0));
    double[] row = trials.examples().get(0);
    Optional<String> shape = refusals.notRefused(row, textsWithOther(), List.of());
    return shape.isPresent() || !trials.knownTexts() ? shape : refusals.unseenNotRefused(row, textsWithOther());
  }

  private Optional<String> onRows(CompiledMethod compiled) throws ReflectiveOperationException {
    try {
      for (Rows rows : trials.rows()) {
        OptionalInt wrong = IntStream.range(0, rows.count()).parallel().filter(i -> isWrong(compiled, rows, i)).findFirst();
        if (wrong.isPresent()) {
          return Optional.of("The generated method " + method + " does not answer " + rows.place().apply(wrong.getAsInt()) + " as its model does.");
        }
      }
      return Optional.empty();
    } catch (NotCalled e) {
      throw e.reason;
    }
  }

  /** Carries what went wrong with a call out of a stream. */
  private static final class NotCalled extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ReflectiveOperationException reason;

    NotCalled(ReflectiveOperationException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private boolean isWrong(CompiledMethod compiled, Rows rows, int i) {
    double[] row = new double[programs.get(0).inputs().size()];
    rows.reader().copy(i, row);
    if (trials.knownTexts() && hasUnknownText(row)) {
      return false;
    }
    try {
      int[] given = compiled.answer(row, rows.texts());
      return IntStream.range(0, given.length).anyMatch(a -> given[a] != rows.expected().get(a).applyAsInt(row));
    } catch (ReflectiveOperationException e) {
      throw new NotCalled(e);
    }
  }

  private boolean hasUnknownText(double[] row) {
    List<Input> inputs = programs.get(0).inputs();
    return IntStream.range(0, row.length)
        .anyMatch(i -> inputs.get(i).kind() == Input.Kind.STRING && row[i] >= inputs.get(i).labels().size());
  }

  /** One text more than the known ones stands for all that no example had. */
  private List<List<String>> textsWithOther() {
    return programs.get(0).inputs().stream().map(i -> {
      List<String> known = new ArrayList<>(i.labels());
      String other = "other";
      while (known.contains(other)) {
        other += "?";
      }
      known.add(other);
      return known;
    }).toList();
  }

  private Optional<String> againstNetworks(CompiledMethod compiled, boolean proved) throws ReflectiveOperationException {
    List<List<String>> texts = textsWithOther();
    List<String> difference = new ArrayList<>();
    ReflectiveOperationException[] failure = {null};
    Consumer<double[]> visitor = row -> {
      if (difference.isEmpty() && failure[0] == null) {
        try {
          difference(compiled, row, texts).ifPresent(difference::add);
        } catch (ReflectiveOperationException e) {
          failure[0] = e;
        }
      }
    };
    if (proved) {
      domain.forSome(trials.examples(), visitor);
    } else {
      domain.forEach(trials.examples(), visitor);
    }
    if (failure[0] != null) {
      throw failure[0];
    }
    return difference.stream().findFirst();
  }

  private Optional<String> difference(CompiledMethod compiled, double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    int[] given = compiled.answer(row, texts);
    for (int a = 0; a < given.length; a++) {
      if (given[a] != trials.networks().get(a).applyAsInt(row)) {
        return Optional.of("The generated method " + method + " differs from its network on the input " + described(row, texts) + ".");
      }
    }
    return Optional.empty();
  }

  /** The input as a reader of the interface would write it. */
  private String described(double[] row, List<List<String>> texts) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      Input input = programs.get(0).inputs().get(i);
      values.add(input.name() + " = " + (Double.isNaN(row[i]) ? "missing" : switch (input.kind()) {
        case BOOLEAN -> String.valueOf(row[i] == 1);
        case STRING -> texts.get(i).get((int) row[i]);
        case ENUM -> input.labels().get((int) row[i]);
        case REAL -> String.valueOf(row[i]);
        case INTEGER, CHARACTER -> {
          double value = row[i];
          yield JdkType.of(input.javaType()).map(type -> type.text(value)).orElseGet(() -> String.valueOf((long) value));
        }
      }));
    }
    return String.join(", ", values);
  }
}
