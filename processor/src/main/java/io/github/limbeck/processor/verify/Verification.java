package io.github.limbeck.processor.verify;

import io.github.limbeck.processor.program.Input;
import io.github.limbeck.processor.program.Program;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
  public record Evidence(
      List<Rows> rows, List<ToIntFunction<double[]>> networks, List<TreeSet<Double>> boundaries, List<double[]> examples,
      double extreme, boolean knownTexts) {}

  private final String method;
  private final int parameters;
  private final List<Program> programs;
  private final Evidence evidence;
  private final InputDomain domain;

  private Verification(String method, int parameters, List<Program> programs, Evidence evidence, InputDomain domain) {
    this.method = method;
    this.parameters = parameters;
    this.programs = programs;
    this.evidence = evidence;
    this.domain = domain;
  }

  public static Verification of(String method, int parameters, List<Program> programs, Evidence evidence) {
    return new Verification(method, parameters, programs, evidence,
        InputDomain.of(programs.get(0).inputs(), evidence.boundaries(), evidence.extreme(), evidence.knownTexts()));
  }

  @Override
  public Equality equality() {
    return domain.equality();
  }

  @Override
  public Optional<String> firstDifference(ClassLoader loader, String className) {
    try {
      CompiledMethod compiled = CompiledMethod.of(loader, className, method, parameters, programs);
      Optional<String> onRows = onRows(compiled);
      return onRows.isPresent() ? onRows : againstNetworks(compiled);
    } catch (InvocationTargetException e) {
      return Optional.of("The generated method " + method + " throws " + e.getCause().getClass().getSimpleName()
          + " on an input of its domain.");
    } catch (ReflectiveOperationException e) {
      return Optional.of("The generated method " + method + " can't be called: " + e.getClass().getSimpleName() + ".");
    }
  }

  private Optional<String> onRows(CompiledMethod compiled) throws ReflectiveOperationException {
    double[] row = new double[programs.get(0).inputs().size()];
    for (Rows rows : evidence.rows()) {
      for (int i = 0; i < rows.count(); i++) {
        rows.reader().copy(i, row);
        if (evidence.knownTexts() && hasUnknownText(row)) {
          continue;
        }
        int[] given = compiled.answer(row, rows.texts());
        for (int a = 0; a < given.length; a++) {
          if (given[a] != rows.expected().get(a).applyAsInt(row)) {
            return Optional.of("The generated method " + method + " does not answer " + rows.place().apply(i) + " as its model does.");
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean hasUnknownText(double[] row) {
    List<Input> inputs = programs.get(0).inputs();
    return IntStream.range(0, row.length)
        .anyMatch(i -> inputs.get(i).kind() == Input.Kind.STRING && row[i] >= inputs.get(i).labels().size());
  }

  private Optional<String> againstNetworks(CompiledMethod compiled) throws ReflectiveOperationException {
    // One text more than the known ones stands for all that no example had.
    List<List<String>> texts = programs.get(0).inputs().stream().map(i -> {
      List<String> known = new ArrayList<>(i.labels());
      String other = "other";
      while (known.contains(other)) {
        other += "?";
      }
      known.add(other);
      return known;
    }).toList();
    String[] difference = {null};
    ReflectiveOperationException[] failure = {null};
    domain.forEach(evidence.examples(), row -> {
      if (difference[0] == null && failure[0] == null) {
        try {
          int[] given = compiled.answer(row, texts);
          for (int a = 0; a < given.length; a++) {
            if (given[a] != evidence.networks().get(a).applyAsInt(row)) {
              difference[0] = "The generated method " + method + " differs from its network on the input " + Arrays.toString(row) + ".";
            }
          }
        } catch (ReflectiveOperationException e) {
          failure[0] = e;
        }
      }
    });
    if (failure[0] != null) {
      throw failure[0];
    }
    return Optional.ofNullable(difference[0]);
  }
}
