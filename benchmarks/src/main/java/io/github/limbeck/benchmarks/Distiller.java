package io.github.limbeck.benchmarks;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.sun.management.OperatingSystemMXBean;
import io.github.limbeck.DistillFrom;
import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.processor.DistillProcessor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;

/** Distils a task as a user would: an annotated interface, compiled by javac with the processor, the class loaded. */
final class Distiller {
  private Distiller() {}

  /**
   * What came out.
   *
   * @param warnings what the build warned of
   * @param origin what was recorded of it
   * @param seconds CPU seconds of the whole compilation
   */
  record Distilled(Method method, Object instance, String source, String note, String warnings, Provenance origin, double seconds) {
    /** Lines of generated code, for all components of the answer together. */
    int lines() {
      return learned().answers().get(0).lines();
    }

    /** How many conditions there are to read. */
    int conditions() {
      return learned().answers().stream().mapToInt(Provenance.Answer::conditions).sum();
    }

    /** How equality was shown, in one word; where it was not proved or run on all inputs, with the reason. */
    String equality() {
      Matcher open = Pattern.compile("was not proved \\((.*?)\\), but").matcher(note);
      return learned().equality() + (open.find() ? " (" + open.group(1) + ")" : "");
    }

    /** The formulas that were found, those of a record in its order; of a rule nothing. */
    String formulas() {
      return learned().answers().stream().flatMap(a -> a.formula().stream()).map(Provenance.Formula::plain).collect(Collectors.joining("; "));
    }

    private Provenance.Method learned() {
      return origin.methods().get(0);
    }

    /** Wall seconds that the processor says it took, without the compilers. */
    double ownSeconds() {
      Matcher matcher = Pattern.compile("; ([0-9.]+) s").matcher(note);
      return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    /** Wall seconds that reading the examples took, where debugging was asked for; else NaN. */
    double readingSeconds() {
      Matcher matcher = Pattern.compile("reading took ([0-9.]+) s").matcher(note);
      return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    /** Wall seconds that the proof took, where debugging was asked for; else NaN. */
    double proofSeconds() {
      Matcher matcher = Pattern.compile("steps, ([0-9.]+) s").matcher(note);
      return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    /** The answer for the cells of a row, as text. */
    String answer(List<String> cells) throws ReflectiveOperationException {
      int[] next = {0};
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = argument(method.getParameterTypes()[i], cells, next, i);
      }
      return String.valueOf(method.invoke(instance, arguments));
    }

    private Object argument(Class<?> type, List<String> cells, int[] next, int parameter) {
      if (!type.isArray()) {
        return parse(type, cells.get(next[0]++));
      }
      int cellsLeft = cells.size() - 1 - next[0];
      int arraysLeft = method.getParameterCount() - parameter;
      int length = cellsLeft / arraysLeft;
      if (type.getComponentType().isArray()) {
        int side = (int) Math.sqrt(length);
        Object square = Array.newInstance(type.getComponentType(), side);
        for (int i = 0; i < side; i++) {
          Array.set(square, i, line(type.getComponentType().getComponentType(), side, cells, next));
        }
        return square;
      }
      return line(type.getComponentType(), length, cells, next);
    }

    private static Object line(Class<?> type, int length, List<String> cells, int[] next) {
      Object line = Array.newInstance(type, length);
      for (int i = 0; i < length; i++) {
        Array.set(line, i, parse(type, cells.get(next[0]++)));
      }
      return line;
    }

    private static Object parse(Class<?> type, String cell) {
      if (type == Optional.class) {
        return Optional.of(cell).filter(c -> !c.isEmpty());
      } else if (cell.isEmpty() && !type.isPrimitive()) {
        return null;
      }
      return type == boolean.class ? (Object) (cell.equals("1") || cell.equals("true"))
          : type == int.class || type == Integer.class ? (Object) Integer.valueOf(cell)
          : type == double.class || type == Double.class ? (Object) Double.valueOf(cell)
          : type == char.class ? (Object) cell.charAt(0)
          : type.isEnum() ? Arrays.stream(type.getEnumConstants()).filter(c -> c.toString().equals(cell)).findFirst().orElseThrow()
          : cell;
    }
  }

  /** The build failed. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  static Distilled distil(Task task, List<List<String>> rows, Path folder) {
    try {
      StringBuilder csv = new StringBuilder(String.join(",", task.columns())).append(",answer\n");
      rows.forEach(row -> csv.append(String.join(",", row)).append('\n'));
      Files.writeString(folder.resolve("examples.csv"), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return distilFile(task, folder);
  }

  /** Distils from the file {@code examples.csv} of a folder. */
  static Distilled distilFile(Task task, Path folder) {
    try {
      return distilSource(source(task), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The annotated interface of a task whose examples are a CSV file. */
  static String source(Task task) {
    return "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\", answer = \"answer\", minAccuracy = "
        + task.minAccuracy() + ")\npublic interface Task {\n" + task.declarations() + "  " + task.answerType() + " decide(" + task.parameters() + ");\n}\n";
  }

  /** Wall seconds of the compilation without any processor. */
  static double plainSeconds(String source) {
    long start = System.nanoTime();
    Compiler.javac().withOptions("-proc:none").withClasspath(List.of(annotations())).compile(unit(source));
    return (System.nanoTime() - start) / 1e9;
  }

  private static JavaFileObject unit(String source) {
    return JavaFileObjects.forSourceString("task.Task", source);
  }

  private static File annotations() {
    try {
      return new File(DistillFrom.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  /** Distils the interface {@code task.Task}, whose method is called decide, from files of a folder. */
  static Distilled distilSource(String source, Path folder) throws IOException, ReflectiveOperationException {
    return distilSource(source, folder, "off");
  }

  /**
   * Distils the same with a cache.
   *
   * @param cache its directory, or {@code off}
   * @param more further options of the compiler
   */
  static Distilled distilSource(String source, Path folder, String cache, String... more) throws IOException, ReflectiveOperationException {
    double before = cpuSeconds();
    List<String> options = new ArrayList<>(List.of("-Alimbeck.datasets=" + folder, "-Alimbeck.cache=" + cache));
    options.addAll(List.of(more));
    Compilation compilation = Compiler.javac().withProcessors(new DistillProcessor()).withOptions(options).withClasspath(List.of(annotations()))
        .compile(unit(source));
    if (compilation.status() == Compilation.Status.FAILURE) {
      throw new Refused(compilation.errors().stream().map(d -> d.getMessage(Locale.ROOT)).findFirst().orElse(""));
    }
    double seconds = cpuSeconds() - before;
    ClassLoader loader = new ClassLoader(Distiller.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
          byte[] bytes = output(compilation, name.replace('.', '/') + ".class").openInputStream().readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }

      @Override
      public InputStream getResourceAsStream(String name) {
        try {
          return output(compilation, name).openInputStream();
        } catch (IOException e) {
          return super.getResourceAsStream(name);
        }
      }
    };
    Class<?> generated = loader.loadClass("task.TaskDistilled");
    Method method = Arrays.stream(generated.getDeclaredMethods()).filter(m -> m.getName().equals("decide")).findFirst().orElseThrow();
    String note = compilation.diagnostics().stream().map(d -> d.getMessage(Locale.ROOT))
        .filter(m -> m.contains("LIMBECK-001") || m.contains("LIMBECK-509")).collect(Collectors.joining("\n"));
    String warnings = compilation.warnings().stream().map(d -> d.getMessage(Locale.ROOT)).collect(Collectors.joining("\n"));
    Provenance origin = GeneratedClass.read(output(compilation, "META-INF/limbeck/task.Task.json").openInputStream()).provenance();
    return new Distilled(method, generated.getConstructor().newInstance(),
        output(compilation, "task/TaskDistilled.java").getCharContent(true).toString(), note, warnings, origin, seconds);
  }

  private static JavaFileObject output(Compilation compilation, String path) throws IOException {
    return compilation.generatedFiles().stream().filter(f -> f.getName().endsWith("_OUTPUT/" + path)).findFirst()
        .orElseThrow(() -> new IOException("no " + path));
  }
}
