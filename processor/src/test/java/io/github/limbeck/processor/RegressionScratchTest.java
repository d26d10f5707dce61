package io.github.limbeck.processor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressionScratchTest {
  @TempDir Path data;

  void run(String csv, String method, String more) {
    TestCompiler.write(data, "d.csv", csv);
    TestCompiler.Result r = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport java.util.*;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\npublic interface A {\n  " + method + ";\n" + more + "}\n"), "-Alimbeck.debug=true");
    r.messages().forEach(m -> System.out.println("MSG " + m.text().lines().limit(25).collect(Collectors.joining("\nMSG   "))));
    if (r.success() && r.generated("app.ADistilled")) System.out.println("MSG " + r.source("app.ADistilled").lines().filter(l -> l.contains("return") || l.contains("Formula:")).collect(Collectors.joining("\nMSG ")));
  }

  @Test
  void optionals() {
    Random random = new Random(1);
    run("a,b,f\n" + IntStream.range(0, 100).mapToObj(i -> {
      String a = random.nextInt(3) == 0 ? "" : String.valueOf(random.nextBoolean());
      String b = random.nextInt(3) == 0 ? "" : random.nextBoolean() ? "X" : "Y";
      return a + "," + b + "," + (a.equals("true") && b.equals("X") || a.isEmpty() && b.isEmpty());
    }).collect(Collectors.joining("\n")) + "\n", "boolean f(Optional<Boolean> a, Optional<K> b)", "enum K { X, Y }\n");
    run("a,b,f\n" + IntStream.range(0, 100).mapToObj(i -> {
      String a = random.nextInt(3) == 0 ? "" : String.valueOf(random.nextBoolean());
      String b = random.nextInt(3) == 0 ? "" : random.nextBoolean() ? "X" : "Y";
      return a + "," + b + "," + (a.equals("true") == b.equals("X"));
    }).collect(Collectors.joining("\n")) + "\n", "boolean f(Optional<Boolean> a, Optional<K> b)", "enum K { X, Y }\n");
  }

  @Test
  void constants() {
    Random random = new Random(1);
    run("x,f\n" + IntStream.range(0, 60).mapToObj(i -> random.nextDouble() + ",4.2").collect(Collectors.joining("\n")) + "\n", "double f(double x)", "");
    run("x,f\n" + IntStream.range(0, 60).mapToObj(i -> i + "," + (1.7e12 + 100 * i)).collect(Collectors.joining("\n")) + "\n", "double f(double x)", "");
    run("x,f\n" + IntStream.range(0, 60).mapToObj(i -> random.nextDouble() + "," + (1 + random.nextInt(2) * 1e-15)).collect(Collectors.joining("\n")) + "\n", "double f(double x)", "");
    run("x,f\n" + IntStream.range(0, 60).mapToObj(i -> { double x = random.nextInt(90) / 10.0; return x + "," + (1.7e12 + 100 * x); }).collect(Collectors.joining("\n")) + "\n", "double f(double x)", "");
    run("x,f\n" + IntStream.range(0, 60).mapToObj(i -> "3,4.2").collect(Collectors.joining("\n")) + "\n", "double f(double x)", "");
    run("x,f\n" + IntStream.range(0, 60).mapToObj(i -> i + ",0").collect(Collectors.joining("\n")) + "\n", "double f(double x)", "");
    run("x,f\n" + IntStream.range(0, 60).mapToObj(i -> i + ",true").collect(Collectors.joining("\n")) + "\n", "boolean f(double x) throws Exception", "");
  }
}
