package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated classes as frameworks and careful callers want them. */
class FrameworksTest {
  @TempDir Path data;

  @BeforeEach
  void examples() throws IOException {
    Files.writeString(data.resolve("d.csv"), "n,mode,text,f\n" + IntStream.range(0, 60)
        .mapToObj(i -> i + "," + (i % 2 == 0 ? "ON" : "OFF") + "," + (i % 3 == 0 ? "a" : "b") + "," + (i > 20 && i % 2 == 0)).collect(Collectors.joining("\n")));
  }

  @ParameterizedTest
  @CsvSource({"spring,org.springframework.stereotype,Component", "jakarta,jakarta.inject,Named", "cdi,jakarta.enterprise.context,ApplicationScoped"})
  void aFrameworkFindsTheClassByItsAnnotation(String model, String packageName, String annotation) throws ReflectiveOperationException {
    for (TestCompiler compiler : TestCompiler.values()) {
      var result = compiler.compile(data, Map.of(packageName + "." + annotation, """
          package %s;
          import java.lang.annotation.*;
          @Retention(RetentionPolicy.RUNTIME) public @interface %s {}
          """.formatted(packageName, annotation), "app.A", """
          package app;
          @io.github.limbeck.DistillFrom(dataset = "d.csv", componentModel = "%s")
          public interface A {
            enum Mode { ON, OFF }
            boolean f(int n, Mode mode);
          }
          """.formatted(model)));
      assertThat(result.success()).as("%s", result.messages()).isTrue();
      assertThat(result.source("app.ADistilled")).contains("import " + packageName + "." + annotation + ";", "@" + annotation + "\n", "PROVED");
      Class<?> type = result.load("app.ADistilled");
      assertThat(Modifier.isFinal(type.getModifiers())).as("frameworks extend it").isFalse();
      assertThat(type.getAnnotations()).extracting(a -> a.annotationType().getSimpleName()).containsExactly(annotation);
    }
  }

  @Test
  void aClassThatIsSerializedHasAVersion() throws ReflectiveOperationException {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A extends java.io.Serializable { boolean f(int n, String mode); }
        """));
    assertThat(result.messages()).as("-Xlint:all has nothing to say").noneMatch(m -> m.text().contains("serial"));
    Object instance = result.instance("app.ADistilled");
    assertThat(instance).isInstanceOf(Serializable.class);
    assertThat(instance.getClass().getDeclaredField("serialVersionUID").getType()).isEqualTo(long.class);
    assertThat(result.source("app.ADistilled")).contains("PROVED");
  }

  @Test
  void nullIsRefusedByName() throws ReflectiveOperationException {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A {
          enum Mode { ON, OFF }
          boolean f(Integer n, Mode mode, String text);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    Object on = method.getParameterTypes()[1].getEnumConstants()[0];
    assertThat(method.invoke(instance, null, on, "a")).as("a missing value").isInstanceOf(Boolean.class);
    assertThatNullPointerException().isThrownBy(() -> call(method, instance, 5, null, "a")).withMessage("mode");
    assertThatNullPointerException().isThrownBy(() -> call(method, instance, 5, on, null)).withMessage("text");
  }

  private static void call(Method method, Object instance, Object... arguments) throws Throwable {
    try {
      method.invoke(instance, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
