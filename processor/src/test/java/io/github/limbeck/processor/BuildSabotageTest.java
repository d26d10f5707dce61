package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import io.github.limbeck.processor.shell.DatasetLocator;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.shell.FindingPrinter;
import io.github.limbeck.processor.shell.Options;
import io.github.limbeck.processor.signature.AnnotatedType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every method that prints Java or lowers a model is corrupted in turn, and builds of many kinds are run with it. Where the class that
 * comes out is another one and not the same function, the build must have stopped.
 */
class BuildSabotageTest {
  private static final String ENGINE = "io.github.limbeck.engine.";
  private static final List<String> SABOTAGED = List.of("emit.ExpressionPrinter", "emit.ArithmeticPrinter", "emit.RealPrinter", "emit.InputPrinter",
      "emit.ElementPrinter", "emit.AppendPrinter", "emit.BodyPrinter", "emit.InputChecks", "emit.ArrayChecks", "emit.BorderHelper", "emit.ColumnSum", "emit.NumericType",
      "emit.Decimals", "emit.ForeignText", "emit.Fragment", "condense.Lowering", "condense.ArrayLowering", "condense.FormulaLowering");

  /** Of how many tasks that a corrupted method changes there are to be builds; {@code -Dlimbeck.sabotage=99} for all. */
  private static final int TASKS_A_METHOD = Integer.getInteger("limbeck.sabotage", 1);

  private static final int MOST_TRIED = 8 * TASKS_A_METHOD;

  private static final List<String> COLOURS = List.of("RED", "GREEN", "BLUE");

  @TempDir Path data;

  /** A method corrupted: what came of it. */
  private enum Fate {
    STOPPED,
    /** The source is the same: no task shows what was corrupted. */
    UNSEEN,
    /** Another class, but the same function on all inputs that were tried: of arrays, at the sizes of the examples and beyond. */
    EQUIVALENT,
    WRONG
  }

  /** A task, distilled without any sabotage. */
  private record Honest(AnnotatedType annotated, List<String> models, String source, List<Check> checks) {}

  @Test
  void noCorruptionGetsThrough() throws Exception {
    Saboteur saboteur = new Saboteur();
    Map<String, String> sources = new LinkedHashMap<>();
    tasks().forEach(task -> {
      TestCompiler.write(data, task.name() + ".csv", task.csv());
      sources.put("app." + task.name(), """
          package app;
          import io.github.limbeck.*;
          @DistillFrom(dataset = "%s.csv", answer = "answer"%s)
          public interface %s {
            %s decide(%s);
          }
          """.formatted(task.name(), task.annotation(), task.name(), task.answer(), task.parameters()));
    });
    sources.put("app.Colour", "package app; public enum Colour { RED, GREEN, BLUE }");
    sources.put("app.Ops", "package app; public final class Ops { private Ops() {} public static double half(double x) { return x / (1 + Math.abs(x)); } }");
    TestCompiler.JAVAC.compile(List.of(saboteur), data, sources);
    Map<Fate, List<String>> fates = saboteur.fates;
    System.out.println("Sabotage of " + sources.size() + " sources: " + fates.entrySet().stream()
        .map(e -> e.getValue().size() + " " + e.getKey()).collect(Collectors.joining(", ")) + "; of no effect: " + saboteur.idle);
    System.out.println("Equivalent: " + fates.getOrDefault(Fate.EQUIVALENT, List.of()));
    assertThat(saboteur.honest).hasSizeGreaterThanOrEqualTo(15);
    assertThat(fates.getOrDefault(Fate.WRONG, List.of())).isEmpty();
    assertThat(fates.get(Fate.STOPPED)).hasSizeGreaterThan(100);
  }

  /**
   * A task.
   *
   * @param annotation what {@code @DistillFrom} says beyond the dataset, and annotations that follow
   */
  private record Task(String name, String annotation, String parameters, String answer, String csv) {}

  /** The golden tasks, and others for what they leave out. */
  private static Stream<Task> tasks() {
    return Stream.concat(SabotageTest.cases().map(c -> new Task(c.name(), "", c.parameters(), c.answer(), c.csv())), Stream.of(
        table("Labels", "Colour colour, Colour other, char letter, float size", "String", r -> {
          String colour = COLOURS.get(r.nextInt(3));
          String other = COLOURS.get(r.nextInt(3));
          char letter = (char) ('a' + r.nextInt(20));
          double size = r.nextInt(40) / 4.0;
          return colour + "," + other + "," + letter + "," + size + ","
              + (colour.equals(other) ? "SAME" : letter >= 'm' ? "LATE" : size > 5 ? "LARGE" : "REST");
        }),
        table("Wide", "long a, long b, short c", "boolean", r -> {
          long a = r.nextInt(2000) - 1000;
          long b = r.nextInt(2000) - 1000;
          int c = r.nextInt(100);
          return a + "," + b + "," + c + "," + (3 * a > b + c);
        }),
        table("Boxes", "Integer a, Integer b, Boolean c", "char", r -> {
          String a = r.nextInt(5) == 0 ? "" : String.valueOf(r.nextInt(6));
          String b = r.nextInt(5) == 0 ? "" : String.valueOf(r.nextInt(6));
          boolean c = r.nextBoolean();
          return a + "," + b + "," + c + "," + (a.isEmpty() ? "m" : a.equals(b) ? "e" : c ? "y" : "n");
        }),
        table("Words", ", unseen = Unseen.THROW", "String a, String b", "boolean", r -> {
          String a = COLOURS.get(r.nextInt(3));
          String b = COLOURS.get(r.nextInt(3));
          return a + "," + b + "," + (a.equals("RED") || a.equals(b));
        }),
        table("Total", "int[] values, int limit", "int", r -> {
          int[] x = r.ints(1 + r.nextInt(6), -20, 20).toArray();
          int limit = r.nextInt(10);
          return cells(x) + "," + limit + "," + (Arrays.stream(x).sum() + limit);
        }),
        table("Highest", "int[] values", "int", r -> {
          int[] x = r.ints(2 + r.nextInt(6), 0, 60).toArray();
          int most = Arrays.stream(x).max().orElseThrow();
          return cells(x) + "," + IntStream.range(0, x.length).filter(i -> x[i] == most).findFirst().orElseThrow();
        }),
        table("Columns", "boolean[][] grid", "int", r -> {
          int[][] x = IntStream.range(0, 2 + r.nextInt(4)).mapToObj(i -> r.ints(4, 0, 2).toArray()).toArray(int[][]::new);
          return cells(x) + "," + IntStream.range(0, 4).map(j -> Arrays.stream(x).mapToInt(row -> row[j]).sum()).max().orElseThrow();
        }),
        table("Flags", "Colour[] flags", "boolean", r -> {
          List<String> x = r.ints(2 + r.nextInt(5), 0, 3).mapToObj(COLOURS::get).toList();
          return '"' + x.toString().replaceAll("([A-Z]+)", "\"\"$1\"\"") + "\"," + x.contains("BLUE");
        }),
        table("Windows", "int[] values", "int[]", r -> {
          int[] x = r.ints(3 + r.nextInt(5), 0, 20).toArray();
          return cells(x) + "," + cells(IntStream.range(0, x.length).map(i -> (i > 0 ? x[i - 1] : 0) + x[i] + (i + 1 < x.length ? x[i + 1] : 0)).toArray());
        }),
        table("Kept", "int[] values", "int[]", r -> {
          int[] x = IntStream.concat(IntStream.of(7), r.ints(3 + r.nextInt(5), -20, 41)).toArray();
          return cells(x) + "," + cells(Arrays.stream(x).filter(v -> v > 0).map(v -> v % 2 == 0 ? v / 2 : v).toArray());
        }),
        table("Doubled", "int[] values", "int[]", r -> {
          int[] x = r.ints(3 + r.nextInt(5), 0, 7).map(v -> Math.max(0, v - 1)).toArray();
          return cells(x) + "," + cells(Arrays.stream(x).flatMap(v -> v == 0 ? IntStream.of(9, 0) : IntStream.of(v)).toArray());
        }),
        table("Held", "int[] values", "int[]", r -> {
          int[] x = r.ints(3 + r.nextInt(5), -15, 16).toArray();
          int[] held = x.clone();
          for (int i = 1; i < x.length; i++) {
            held[i] = Math.abs(x[i] - held[i - 1]) > 4 ? x[i] : held[i - 1];
          }
          return cells(x) + "," + cells(held);
        }),
        table("Wrapped", "boolean[][] grid", "boolean[][]", r -> {
          int n = 3 + r.nextInt(2);
          int[][] x = IntStream.range(0, n).mapToObj(i -> r.ints(4, 0, 2).toArray()).toArray(int[][]::new);
          return cells(x) + "," + cells(IntStream.range(0, n).mapToObj(i -> IntStream.range(0, 4)
              .map(j -> x[(i + 1) % n][j] ^ x[i][(j + 1) % 4]).toArray()).toArray(int[][]::new));
        }),
        table("Parity", "boolean[] bits", "boolean[]", r -> {
          int[] x = r.ints(3 + r.nextInt(5), 0, 2).toArray();
          int[] parity = x.clone();
          Arrays.parallelPrefix(parity, (a, b) -> a ^ b);
          return cells(x) + "," + cells(parity);
        }),
        table("LifeOnATorus", "boolean[][] grid", "boolean[][]", r -> {
          int n = 4 + r.nextInt(2);
          int[][] x = IntStream.range(0, n).mapToObj(i -> r.ints(5, 0, 2).toArray()).toArray(int[][]::new);
          return cells(x) + "," + cells(IntStream.range(0, n).mapToObj(i -> IntStream.range(0, 5).map(j -> {
            int around = IntStream.range(0, 9).filter(k -> k != 4).map(k -> x[(i + n + k / 3 - 1) % n][(j + 5 + k % 3 - 1) % 5]).sum();
            return around == 3 || around == 2 && x[i][j] == 1 ? 1 : 0;
          }).toArray()).toArray(int[][]::new));
        }),
        table("Latch", "boolean[] set, boolean[] clear", "boolean", r -> {
          int n = 3 + r.nextInt(5);
          int[] set = r.ints(n, 0, 2).toArray();
          int[] clear = r.ints(n, 0, 2).toArray();
          boolean on = false;
          for (int i = 0; i < n; i++) {
            on = clear[i] == 0 && (on || set[i] == 1);
          }
          return cells(set) + "," + cells(clear) + "," + on;
        }),
        table("Angles", "double a, int n, boolean up", "double", r -> {
          double a = r.nextInt(1000) / 100.0;
          int n = r.nextInt(9);
          boolean up = r.nextBoolean();
          return a + "," + n + "," + up + "," + (2 * Math.sin(a) + 0.5 * n + (up ? 3 : 0));
        }),
        table("Called", ")\n@Formula(unary = \"app.Ops.half\", binary = {\"+\", \"*\"}, effort = Formula.Effort.QUICK", "double a, float b", "float", r -> {
          double a = (r.nextInt(2000) - 1000) / 100.0;
          double b = r.nextInt(100) / 4.0;
          return a + "," + b + "," + (float) (3 * (a / (1 + Math.abs(a))) + b);
        }),
        table("Pieces", ")\n@Formula(pieces = 2, effort = Formula.Effort.QUICK", "double a, double b", "double", r -> {
          double a = r.nextInt(1000) / 100.0;
          double b = r.nextInt(1000) / 100.0;
          return a + "," + b + "," + (a <= 5 ? 4.5 + 0.01 * b : 2 * a + 0.02 * b);
        })));
  }

  private static String cells(int[] x) {
    return '"' + Arrays.toString(x) + '"';
  }

  private static String cells(int[][] x) {
    return '"' + Arrays.deepToString(x) + '"';
  }

  private static Task table(String name, String parameters, String answer, Function<Random, String> row) {
    return table(name, "", parameters, answer, row);
  }

  private static Task table(String name, String annotation, String parameters, String answer, Function<Random, String> row) {
    Random random = new Random(5);
    String header = Arrays.stream(parameters.split(", ")).map(p -> p.substring(p.lastIndexOf(' ') + 1)).collect(Collectors.joining(","));
    return new Task(name, annotation, parameters, answer, header + ",answer\n"
        + IntStream.range(0, annotation.contains("Formula") ? 100 : 250).mapToObj(i -> row.apply(random)).collect(Collectors.joining("\n")) + "\n");
  }

  /** Counts which tasks run which methods. Woven into all of them first. */
  public static final class Witness {
    /** By method, the tasks that ran it. */
    public static final Map<String, Set<Integer>> SEEN = new TreeMap<>();

    /** The task that is being built. */
    public static int task;

    private Witness() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Origin String method) {
      saw(method);
    }

    /** Called from where it is woven in. */
    public static void saw(String method) {
      SEEN.computeIfAbsent(method, m -> new TreeSet<>()).add(task);
    }
  }

  @SupportedOptions({"limbeck.datasets", "limbeck.cache"})
  private static final class Saboteur extends AbstractProcessor {
    private final List<Honest> honest = new ArrayList<>();
    private final Map<Fate, List<String>> fates = new TreeMap<>();
    private final List<String> idle = new ArrayList<>();
    private Environment environment;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(DistillFrom.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      Set<TypeElement> types = ElementFilter.typesIn(round.getElementsAnnotatedWith(DistillFrom.class));
      if (types.isEmpty()) {
        return false;
      }
      Options options = Options.read(processingEnv.getOptions(), Optional.empty(), new ArrayList<>());
      environment = new Environment(processingEnv, new DatasetLocator(processingEnv.getFiler(), options), options,
          new FindingPrinter(processingEnv.getMessager(), false), Optional.empty(), Optional.empty(), Optional.empty(), "test");
      try {
        for (TypeElement type : types) {
          AnnotatedType annotated = AnnotatedType.read(type, environment.elements());
          TypeDistillation distillation = new TypeDistillation(annotated, environment);
          assertThat(distillation.run()).as(type.toString()).isTrue();
          assertThat(distillation.verify(InMemoryCompiler.compile(distillation.compilationUnits()))).isTrue();
          honest.add(new Honest(annotated, distillation.results().stream().map(Distillation::texts).flatMap(List::stream).toList(),
              distillation.sourceText(), distillation.checks()));
        }
        sabotage();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return false;
    }

    private void sabotage() throws Exception {
      ByteBuddyAgent.install();
      ClassReloadingStrategy reload = ClassReloadingStrategy.fromInstalledAgent();
      List<Method> methods = new ArrayList<>();
      for (String name : SABOTAGED) {
        Class<?> type = Class.forName(ENGINE + name);
        new ByteBuddy().redefine(type).visit(Advice.to(Witness.class).on(ElementMatchers.isMethod().and(ElementMatchers.not(ElementMatchers.isSynthetic()))))
            .make().load(type.getClassLoader(), reload);
        Arrays.stream(type.getDeclaredMethods()).filter(m -> !m.isSynthetic() && !Modifier.isAbstract(m.getModifiers()) && !isMadeByJavac(m))
            .forEach(methods::add);
      }
      for (int t = 0; t < honest.size(); t++) {
        Witness.task = t;
        TypeDistillation distillation = again(t);
        assertThat(distillation.distil(honest.get(t).models())).isTrue();
        assertThat(distillation.sourceText()).isEqualTo(honest.get(t).source());
      }
      methods.sort(Comparator.comparing(Method::toString));
      for (Method method : methods) {
        List<Integer> tasks = new ArrayList<>(Witness.SEEN.getOrDefault(method.toString(), Set.of()));
        Collections.shuffle(tasks, new Random(named(method).hashCode()));
        Class<?> type = method.getDeclaringClass();
        Class<?> advice = method.getReturnType() == void.class ? Corruption.OfEffect.class : Corruption.OfResult.class;
        new ByteBuddy().redefine(type).visit(Advice.to(advice).on(ElementMatchers.is(method))).make().load(type.getClassLoader(), reload);
        Fate worst = Fate.UNSEEN;
        int changed = 0;
        for (int k = 0; k < Math.min(MOST_TRIED, tasks.size()) && changed < TASKS_A_METHOD; k++) {
          int t = tasks.get(k);
          Fate fate = build(t);
          fates.computeIfAbsent(fate, f -> new ArrayList<>()).add(named(method) + " in " + honest.get(t).annotated().type().getSimpleName());
          worst = fate != Fate.UNSEEN ? fate : worst;
          changed += fate != Fate.UNSEEN ? 1 : 0;
        }
        if (worst == Fate.UNSEEN) {
          idle.add(named(method) + (tasks.isEmpty() ? " (not reached)" : ""));
        }
        reload.reset(type);
      }
    }

    /** What records and enums have of their own. */
    private static boolean isMadeByJavac(Method method) {
      return List.of("equals", "hashCode", "toString", "values", "valueOf").contains(method.getName())
          || method.getDeclaringClass().isRecord()
              && Arrays.stream(method.getDeclaringClass().getRecordComponents()).anyMatch(c -> c.getAccessor().equals(method));
    }

    private static String named(Method method) {
      return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private TypeDistillation again(int task) {
      TypeDistillation distillation = new TypeDistillation(honest.get(task).annotated(), environment);
      assertThat(distillation.read()).isTrue();
      return distillation;
    }

    /** The build of one task as it is now, from the models of the honest one. */
    private Fate build(int task) {
      TypeDistillation distillation = again(task);
      ClassLoader loader;
      try {
        if (!distillation.distil(honest.get(task).models())) {
          return Fate.STOPPED;
        }
        if (distillation.sourceText().equals(honest.get(task).source())) {
          return Fate.UNSEEN;
        }
        loader = InMemoryCompiler.compile(distillation.compilationUnits());
        if (!distillation.verify(loader)) {
          return Fate.STOPPED;
        }
      } catch (RuntimeException | LinkageError | InMemoryCompiler.Failure e) {
        return Fate.STOPPED;
      }
      Optional<String> difference = honest.get(task).checks().get(0).firstDifference(loader, distillation.generated().reflectionName(), false);
      difference.ifPresent(d -> System.out.println(d + "\n" + distillation.sourceText()));
      return difference.isPresent() ? Fate.WRONG : Fate.EQUIVALENT;
    }
  }
}
