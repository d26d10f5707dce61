package io.github.limbeck.testing;

import io.github.limbeck.engine.distil.Appraisal;
import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Assertions for the tests of a project that distils classes: that a generated class is not older than its examples, and how right it
 * is. They throw {@link AssertionError} as every test framework expects.
 *
 * <pre>{@code
 * @Test
 * void isFresh() {
 *   DistillAssertions.assertFresh(Iris.class);
 * }
 * }</pre>
 */
public final class DistillAssertions {
  private DistillAssertions() {}

  /**
   * Asserts that the examples, or the lock file, are those from which the class was generated: an incremental build may not have seen that a
   * dataset changed. Datasets of other projects and of databases are not looked at.
   *
   * @param type the interface with {@code @DistillFrom}
   * @throws AssertionError if a dataset changed or is gone, if no class was generated, or if the class comes from a jar
   */
  public static void assertFresh(Class<?> type) {
    GeneratedClass generated = generated(type);
    List<String> changed = generated.changedFiles(project(type));
    if (!changed.isEmpty()) {
      throw new AssertionError(String.join(", ", changed) + " changed after " + generated.provenance().generated()
          + " was generated: build again, with the goal limbeck:refresh of limbeck-maven-plugin or from clean");
    }
  }

  /**
   * Asserts how right the generated class is on the rows it was trained on.
   *
   * @param least the least share of answers, in [0, 1], that are right; for formulas the least R², the share of the variance that is explained
   * @throws AssertionError if an answer of a method is less right, or can't be computed
   */
  public static void assertAccuracy(Class<?> type, double least) {
    requireShare(least);
    GeneratedClass generated = generated(type);
    check(type, () -> generated.appraise(type.getClassLoader(), project(type)), "its training rows", least);
  }

  /**
   * Asserts how right the generated class is on other examples.
   *
   * @param examples a file in the columns of the training rows, of any format that datasets may have
   * @param least as in {@link #assertAccuracy(Class, double)}
   * @throws AssertionError if an answer of a method is less right, or can't be computed
   */
  public static void assertAccuracy(Class<?> type, Path examples, double least) {
    appraise(type, null, examples, least);
  }

  /**
   * Asserts how right one method of the generated class is on other examples.
   *
   * @param method its name
   * @param examples a file in the columns of the training rows, of any format that datasets may have
   * @param least as in {@link #assertAccuracy(Class, double)}
   * @throws AssertionError if an answer of the method is less right, or can't be computed
   */
  public static void assertAccuracy(Class<?> type, String method, Path examples, double least) {
    appraise(type, Objects.requireNonNull(method, "method"), examples, least);
  }

  /**
   * Asserts that the generated class does on fresh rows as was to be expected of it when it was built: that the share that is right on
   * them, as far as so many rows can tell, is no less than the Javadoc says. Rules only; of arrays the elements count.
   *
   * @param newRows a file in the columns of the training rows with the answers that are right now, of any format that datasets may have
   * @throws AssertionError if it does worse, so that the rows are of another kind than those it was learned from
   */
  public static void assertStillAccurate(Class<?> type, Path newRows) {
    requireFile(newRows);
    try {
      List<String> drift = generated(type).drift(type.getClassLoader(), Source.ofPath(newRows.getFileName().toString(), newRows));
      if (!drift.isEmpty()) {
        throw new AssertionError(type.getSimpleName() + "." + String.join("; ", drift));
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError("the examples could not be run through the class of " + type.getName() + ": " + e.getMessage(), e);
    }
  }

  private static void requireFile(Path examples) {
    if (!Files.isRegularFile(examples)) {
      throw new AssertionError("there is no file " + examples);
    }
  }

  private static void appraise(Class<?> type, String method, Path examples, double least) {
    requireShare(least);
    requireFile(examples);
    GeneratedClass generated = generated(type);
    Source source = Source.ofPath(examples.getFileName().toString(), examples);
    check(type, () -> generated.appraise(type.getClassLoader(), source, method), examples.toString(), least);
  }

  private interface Appraised {
    List<Appraisal> appraise() throws IOException, ReflectiveOperationException;
  }

  private static void check(Class<?> type, Appraised appraised, String examples, double least) {
    List<Appraisal> appraisals;
    try {
      appraisals = appraised.appraise();
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError("the examples could not be run through the class of " + type.getName() + ": " + e.getMessage(), e);
    }
    if (appraisals.isEmpty()) {
      throw new AssertionError("there are no examples of " + type.getName() + " that can be read again, or no such method");
    }
    for (Appraisal appraisal : appraisals) {
      if (!(appraisal.accuracy() >= least)) {
        throw new AssertionError(String.format(Locale.ROOT, "%s.%s%s reaches %.6f on %s (%d rows), less than %s%s", type.getSimpleName(),
            appraisal.method(), appraisal.answer().isEmpty() ? "" : "." + appraisal.answer(), appraisal.accuracy(), examples, appraisal.rows(),
            least, appraisal.wrong().isEmpty() ? "" : "; wrong: " + String.join(", ", appraisal.wrong())));
      }
    }
  }

  private static void requireShare(double least) {
    if (!(least <= 1)) {
      throw new IllegalArgumentException("no accuracy is greater than 1: " + least);
    }
  }

  private static GeneratedClass generated(Class<?> type) {
    String path = "META-INF/limbeck/" + type.getName() + ".json";
    try (InputStream json = type.getResourceAsStream("/" + path)) {
      if (json == null) {
        throw new AssertionError("nothing was generated for " + type.getName() + " (there is no " + path + "): either it does not carry"
            + " @DistillFrom, or the annotation processor did not run. Since JDK 23 javac ignores processors that are only on the class path:"
            + " name limbeck-processor in <annotationProcessorPaths>");
      }
      return GeneratedClass.read(json);
    } catch (IOException e) {
      throw new AssertionError("the provenance of " + type.getName() + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Path project(Class<?> type) {
    URL classes = type.getProtectionDomain().getCodeSource() == null ? null : type.getProtectionDomain().getCodeSource().getLocation();
    return GeneratedClass.projectOf(classes).orElseThrow(() -> new AssertionError(type.getName()
        + " does not come from the output directory of a project (but from " + classes + "), so there are no datasets to compare it with"));
  }
}
