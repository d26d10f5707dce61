package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Methods that answer with the derivative of a formula. */
class DerivativesTest {
  private static final String ROWS = "mass,speed,energy\n" + IntStream.range(0, 60)
      .mapToObj(i -> (1 + i % 7) + "," + (1 + i * 5 % 11) + "," + 0.5 * (1 + i % 7) * (1 + i * 5 % 11) * (1 + i * 5 % 11)).collect(Collectors.joining("\n")) + "\n";

  @TempDir Path data;

  private TestCompiler.Result run(TestCompiler compiler, String body) {
    TestCompiler.write(data, "d.csv", ROWS);
    return compiler.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\npublic interface A {\n" + body + "\n}\n"));
  }

  @ParameterizedTest
  @EnumSource
  void isProvedAndRun(TestCompiler compiler) throws ReflectiveOperationException {
    TestCompiler.Result result = run(compiler, "  double energy(double mass, double speed);\n  @Derivative(by = \"speed\") double momentum(double mass, double speed);\n"
        + "  @Derivative(by = \"mass\", of = \"energy\") double perMass(double mass, double speed);");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("return mass * speed;", "The derivative of energy by speed: mass * speed",
        "Equal to the derivative of the formula found: PROVED.", "return 0.5 * (speed * speed);");
    Object instance = result.instance("app.ADistilled");
    Method momentum = instance.getClass().getMethod("momentum", double.class, double.class);
    assertThat((double) momentum.invoke(instance, 3.0, 20.0)).isCloseTo(60, within(1e-9));
  }

  @Test
  void isThereAgainFromTheCache() {
    String body = "  double energy(double mass, double speed);\n  @Derivative(by = \"speed\") double momentum(double mass, double speed);";
    String first = run(TestCompiler.JAVAC, body).source("app.ADistilled");
    assertThat(run(TestCompiler.JAVAC, body).source("app.ADistilled")).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "@Derivative(by = \"sped\") double g(double mass, double speed); | 'sped' is no feature of energy. Did you mean 'speed'?",
      "@Derivative(by = \"speed\") double g(double speed, double mass); | it has other parameters, or another return type, than energy",
      "@Derivative(by = \"speed\", of = \"power\") double g(double mass, double speed); | there is no one method 'power' that is distilled",
  })
  void badOnesAreRefused(String method, String says) {
    TestCompiler.Result result = run(TestCompiler.JAVAC, "  double energy(double mass, double speed);\n  " + method);
    assertThat(result.messages().toString()).contains("LIMBECK-131").contains(says);
  }
}
