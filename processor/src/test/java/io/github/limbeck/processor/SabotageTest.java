package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import io.github.limbeck.processor.shell.DatasetLocator;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.shell.FindingPrinter;
import io.github.limbeck.processor.shell.Options;
import io.github.limbeck.processor.signature.AnnotatedType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proof can fail: every small corruption of generated code is refuted, unless it changes nothing. */
class SabotageTest {
  @TempDir Path data;

  static Stream<GoldenTest.Case> cases() {
    Random random = new Random(11);
    String reals = IntStream.range(0, 200).mapToObj(i -> {
      double a = random.nextInt(1000) / 10.0;
      double b = random.nextInt(1000) / 10.0;
      return a + "," + b + "," + (a > 60.05 ? "HIGH" : b - a > 20.05 ? "LEFT" : "NONE");
    }).collect(Collectors.joining("\n", "a,b,answer\n", "\n"));
    String missing = IntStream.range(0, 200).mapToObj(i -> {
      int x = random.nextInt(20);
      String y = random.nextInt(4) == 0 ? "" : String.valueOf(random.nextInt(20));
      String colour = List.of("red", "green", "blue").get(random.nextInt(3));
      return x + "," + y + "," + colour + "," + (y.isEmpty() ? colour.equals("red") : x + Integer.parseInt(y) > 18);
    }).collect(Collectors.joining("\n", "x,y,colour,answer\n", "\n"));
    return Stream.concat(GoldenTest.cases(), Stream.of(
        new GoldenTest.Case("Reals", "double a, double b", "String", reals),
        new GoldenTest.Case("Missing", "int x, Integer y, String colour", "boolean", missing)));
  }

  /** Distils as the processor does, and keeps what it would otherwise forget. */
  @SupportedOptions({"limbeck.datasets", "limbeck.cache"})
  private static final class Capturing extends AbstractProcessor {
    private String source;
    private Distillation result;
    private Check check;
    private int parameters;
    private Map<String, String> units;

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
      for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(DistillFrom.class))) {
        Options options = Options.read(processingEnv.getOptions(), Optional.empty(), new ArrayList<>());
        try {
          AnnotatedType annotated = AnnotatedType.read(type, processingEnv.getElementUtils());
          TypeDistillation distillation = new TypeDistillation(annotated, new Environment(processingEnv,
              new DatasetLocator(processingEnv.getFiler(), options), options,
              new FindingPrinter(processingEnv.getMessager(), false), Optional.empty(), Optional.empty(), Optional.empty(), "test"));
          assertThat(distillation.run()).isTrue();
          source = distillation.sourceText();
          result = distillation.results().get(0);
          check = distillation.checks().get(0);
          parameters = annotated.targets().get(0).method().getParameters().size();
          units = distillation.compilationUnits();
        } catch (Refusal e) {
          throw new AssertionError(e);
        }
      }
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCorruptionIsRefutedOrChangesNothing(GoldenTest.Case given) throws Exception {
    TestCompiler.write(data, "examples.csv", given.csv());
    Capturing capturing = new Capturing();
    TestCompiler.JAVAC.compile(List.of(capturing), data, Map.of("app." + given.name(), """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "examples.csv", answer = "answer")
        public interface %s {
          %s decide(%s);
        }
        """.formatted(given.name(), given.answer(), given.parameters().replace("@Shape", "@io.github.limbeck.Shape"))));
    Proof.Outcome whole = capturing.result.prove(capturing.source, capturing.parameters, Proof.Setting.USUAL, Optional.empty());
    assertThat(whole.proved()).as(whole.reason()).isTrue();
    String name = given.name() + "Distilled";
    List<String> mutants = Mutants.of(capturing.source).stream().distinct().filter(m -> !m.equals(capturing.source)).toList();
    ClassLoader loader = compile(mutants, name, capturing.units);
    int refuted = 0;
    List<String> equivalent = new ArrayList<>();
    for (int m = 0; m < mutants.size(); m++) {
      String className = "app." + name + m;
      if (!exists(loader, className)) {
        continue; // the compiler refutes it
      }
      Proof.Outcome outcome = capturing.result.prove(mutants.get(m), capturing.parameters, Proof.Setting.USUAL, Optional.empty());
      Optional<String> run = capturing.check.firstDifference(loader, className, false);
      if (outcome.proved()) {
        assertThat(run).as(difference(capturing.source, mutants.get(m))).isEmpty();
        equivalent.add(difference(capturing.source, mutants.get(m)));
      } else {
        // Where products are compared, an input that the proof suggests need not be one: then running inputs finds one.
        Optional<String> shown = outcome.candidate()
            .flatMap(c -> capturing.check.difference(loader, className, c.row(), c.arrays())).or(() -> run);
        assertThat(shown).as(outcome.reason() + ": " + difference(capturing.source, mutants.get(m))).isPresent();
        refuted++;
      }
    }
    assertThat(refuted).as("equivalent: " + equivalent).isGreaterThan(3 * equivalent.size());
  }

  /**
   * Formulas, and formulas between which a rule chooses.
   *
   * @param annotation what the interface says of the formula
   */
  private record Law(String name, String annotation, String header, ToDoubleFunction<double[]> law) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Law> laws() {
    return Stream.of(new Law("Tiny", "", "double a, double b", x -> 3.5e-9 * x[0] * Math.exp(x[1] / 5)),
        new Law("Waves", "", "double a, double b, int n", x -> 2.5 * Math.sin(x[0] * x[1]) + 0.25 * x[2]),
        new Law("Pieces", "@io.github.limbeck.Formula(pieces = 2, effort = io.github.limbeck.Formula.Effort.QUICK)", "double a, double b",
            x -> x[0] <= 5 ? 4.5 + 0.01 * x[1] : 2 * x[0] + 0.02 * x[1]));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void everyCorruptionOfAFormulaStopsTheBuild(Law given) throws Exception {
    Random random = new Random(7);
    int columns = given.header().split(",").length;
    TestCompiler.write(data, "examples.csv", IntStream.range(0, 120).mapToObj(i -> {
      double[] row = random.doubles(columns).map(x -> Math.round(x * 1000) / 100.0).toArray();
      row[columns - 1] = columns > 2 ? Math.rint(row[columns - 1]) : row[columns - 1];
      return Arrays.stream(row).mapToObj(v -> v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf(v)).collect(Collectors.joining(","))
          + "," + given.law().applyAsDouble(row);
    }).collect(Collectors.joining("\n", given.header().replaceAll("(double|int) ", "") + ",answer\n", "\n")));
    Capturing capturing = new Capturing();
    TestCompiler.JAVAC.compile(List.of(capturing), data, Map.of("app." + given.name(), """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "examples.csv", answer = "answer")
        %s
        public interface %s {
          double decide(%s);
        }
        """.formatted(given.annotation(), given.name(), given.header())));
    Proof.Outcome whole = capturing.result.prove(capturing.source, capturing.parameters, Proof.Setting.USUAL, Optional.empty());
    assertThat(whole.proved()).as(whole.reason()).isTrue();
    String name = given.name() + "Distilled";
    List<String> mutants = new ArrayList<>(Mutants.of(capturing.source));
    // Every constant half as large again.
    Matcher number = Pattern.compile("(?<=[ (-])[0-9]+\\.[0-9]+(E-?[0-9]+)?(?=[ );])").matcher(capturing.source.replaceAll("(?m)^ *(/\\*)?\\*.*$", ""));
    List<String> scaled = number.results().map(r -> capturing.source.replace(r.group() + " ", Double.parseDouble(r.group()) * 1.5 + " ")).toList();
    mutants.addAll(scaled);
    List<String> all = mutants.stream().distinct().filter(m -> !m.equals(capturing.source)).toList();
    ClassLoader loader = compile(all, name, capturing.units);
    int stopped = 0;
    for (int m = 0; m < all.size(); m++) {
      String className = "app." + name + m;
      if (!exists(loader, className)) {
        continue; // the compiler refutes it
      }
      Proof.Outcome outcome = capturing.result.prove(all.get(m), capturing.parameters, Proof.Setting.USUAL, Optional.empty());
      Optional<String> run = capturing.check.firstDifference(loader, className, false);
      String difference = difference(capturing.source, all.get(m));
      if (outcome.proved()) {
        assertThat(run).as(difference).isEmpty();
      } else {
        assertThat(outcome.refuted() || run.isPresent()).as(outcome.reason() + ": " + difference).isTrue();
        stopped++;
      }
      // A term of a piece may be too small to be seen.
      if (scaled.contains(all.get(m)) && given.annotation().isEmpty()) {
        assertThat(run).as("by running alone: %s", difference).isPresent();
      }
    }
    assertThat(stopped).isGreaterThan(all.size() * 2 / 3);
  }

  private static boolean exists(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** All mutants that compile, each as a class of its own. */
  private static ClassLoader compile(List<String> mutants, String name, Map<String, String> units) throws InMemoryCompiler.Failure {
    Map<String, String> all = new HashMap<>(units);
    Map<String, String> own = new HashMap<>();
    for (int m = 0; m < mutants.size(); m++) {
      own.put("app." + name + m, mutants.get(m).replaceAll("\\b" + name + "\\b", name + m));
    }
    all.putAll(own);
    try {
      return InMemoryCompiler.compile(all);
    } catch (InMemoryCompiler.Failure e) {
      all.clear();
      all.putAll(units);
      for (Map.Entry<String, String> mutant : own.entrySet()) {
        Map<String, String> one = new HashMap<>(units);
        one.put(mutant.getKey(), mutant.getValue());
        try {
          InMemoryCompiler.compile(one);
          all.put(mutant.getKey(), mutant.getValue());
        } catch (InMemoryCompiler.Failure f) {
          // not a mutant to be refuted by us
        }
      }
      return InMemoryCompiler.compile(all);
    }
  }

  /** The tokens around the first place where two sources differ. */
  private static String difference(String source, String mutant) {
    int at = 0;
    while (source.charAt(at) == mutant.charAt(at)) {
      at++;
    }
    int line = mutant.lastIndexOf('\n', at) + 1;
    return mutant.substring(line, mutant.indexOf('\n', at)).trim();
  }
}
