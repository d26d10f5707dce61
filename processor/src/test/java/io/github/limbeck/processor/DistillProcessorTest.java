package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole compilations, from an annotated interface to a class that runs. */
class DistillProcessorTest {
  @TempDir Path data;

  private static Object call(Object target, String method, Object... arguments) throws ReflectiveOperationException {
    Method found = Arrays.stream(target.getClass().getDeclaredMethods())
        .filter(m -> m.getName().equals(method) && !m.isBridge()).findFirst().orElseThrow();
    found.setAccessible(true);
    return found.invoke(target, arguments);
  }

  @ParameterizedTest
  @EnumSource
  void learnsFromCsvAndGeneratesOneClass(TestCompiler compiler) throws Exception {
    TestCompiler.write(data, "points.csv", "x,y,above\n1,2,yes\n3,1,no\n5,6,yes\n2,2,no\n9,1,no\n4,8,yes\n0,1,yes\n7,7,no\n");
    var result = compiler.compile(data, Map.of("app.Line", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "points.csv")
        public interface Line {
          boolean above(int x, int y);
        }
        """));
    assertThat(result.success()).isTrue();
    assertThat(result.messages()).filteredOn(m -> m.kind() == Diagnostic.Kind.ERROR).isEmpty();
    assertThat(result.source("app.LineDistilled")).contains("return x < y;");
    Object line = result.instance("app.LineDistilled");
    assertThat(call(line, "above", 1_000_000_000, -2_000_000_000)).isEqualTo(false);
    assertThat(call(line, "above", Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(true);
    assertThat(result.withId("LIMBECK-001")).singleElement().satisfies(m ->
        assertThat(m.text()).contains("Line.above: 8 rows of points.csv, 100.0 % right").contains("1 line of code"));
    assertThat(result.resource("META-INF/limbeck/app.Line.json"))
        .contains("\"type\" : \"app.Line\"", "\"generated\" : \"app.LineDistilled\"", "\"rows\" : 8", "\"trainingAccuracy\" : 1");
  }

  @ParameterizedTest
  @EnumSource
  void distilsSeveralMethodsOfANestedInterfaceFromTextBlocks(TestCompiler compiler) throws Exception {
    var result = compiler.compile(data, Map.of("app.Outer", """
        package app;
        import io.github.limbeck.*;
        public class Outer {
          public enum Size { SMALL, LARGE }
          public interface Rules {
            @DistillFrom(data = \"""
                weight,size
                1,SMALL
                2,SMALL
                8,LARGE
                9,LARGE
                \""")
            Size size(int weight);

            @DistillFrom(data = \"""
                size,urgent,way
                SMALL,true,air
                SMALL,false,mail
                LARGE,true,air
                LARGE,false,ship
                \""")
            String way(Size size, boolean urgent);

            default int unrelated() {
              return 7;
            }
          }
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object rules = result.instance("app.Outer_RulesDistilled");
    assertThat(call(rules, "size", 1).toString()).isEqualTo("SMALL");
    Object large = call(rules, "size", 8);
    assertThat(large.toString()).isEqualTo("LARGE");
    assertThat(call(rules, "way", large, false)).isEqualTo("ship");
    assertThat(call(rules, "way", large, true)).isEqualTo("air");
  }

  @ParameterizedTest
  @EnumSource
  void readsRecordsAndAnswersWithRecords(TestCompiler compiler) throws Exception {
    TestCompiler.write(data, "loans.csv", """
        applicant.age,income,approved,limit
        17,90,no,0
        30,20,no,0
        30,60,yes,1000
        45,80,yes,1000
        16,10,no,0
        50,15,no,0
        22,70,yes,1000
        70,55,yes,1000
        """);
    var result = compiler.compile(data, Map.of("app.Loans", """
        package app;
        import io.github.limbeck.*;
        @DistillFrom(dataset = "loans.csv")
        interface Loans {
          record Applicant(int age, @Column("income") long thousands) {}
          record Decision(boolean approved, int limit) {}
          Decision decide(Applicant applicant);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.LoansDistilled"))
        .contains("return new Loans.Decision(decideApproved(applicant), decideLimit(applicant));")
        .contains("applicant.thousands()");
  }

  @ParameterizedTest
  @EnumSource
  void bindsTheCellsOfAFixedArray(TestCompiler compiler) throws Exception {
    StringBuilder csv = new StringBuilder("bits[0],bits[1],bits[2],bits[3],odd\n");
    for (int x = 0; x < 16; x++) {
      csv.append(x >> 3 & 1).append(',').append(x >> 2 & 1).append(',').append(x >> 1 & 1).append(',').append(x & 1)
          .append(',').append(Integer.bitCount(x) % 2).append('\n');
    }
    TestCompiler.write(data, "parity.csv", csv.toString());
    var result = compiler.compile(data, Map.of("app.Parity", """
        package app;
        import io.github.limbeck.*;
        @DistillFrom(dataset = "parity.csv")
        public interface Parity {
          boolean odd(@Shape(4) boolean[] bits);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ParityDistilled")).contains("for (int i = 0; i < 4; i++)", "% 2 == 1");
    Object parity = result.instance("app.ParityDistilled");
    assertThat(call(parity, "odd", (Object) new boolean[] {true, true, false, true})).isEqualTo(true);
    assertThat(catchThrowable(() -> call(parity, "odd", (Object) new boolean[5])))
        .hasRootCauseInstanceOf(IllegalArgumentException.class).hasRootCauseMessage("bits must be 4 long");
  }

  @ParameterizedTest
  @EnumSource
  void takesMissingValuesWhereTheTypeAllows(TestCompiler compiler) throws Exception {
    TestCompiler.write(data, "missing.csv", """
        a,b,c,risk
        1,,x,high
        ,3,NA,high
        ,9,x,low
        5,9,,low
        2,8,x,low
        ,1,x,high
        7,2,null,high
        ,7,x,low
        """);
    var result = compiler.compile(data, Map.of("app.Risk", """
        package app;
        import io.github.limbeck.*;
        import java.util.*;
        @DistillFrom(dataset = "missing.csv")
        public interface Risk {
          String risk(Integer a, OptionalInt b, Optional<String> c);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object risk = result.instance("app.RiskDistilled");
    assertThat(call(risk, "risk", null, OptionalInt.of(9), Optional.empty())).isEqualTo("low");
    assertThat(call(risk, "risk", 1, OptionalInt.empty(), Optional.of("x"))).isEqualTo("high");
  }

  @ParameterizedTest
  @EnumSource
  void resolvesTheTypesOfAGenericParent(TestCompiler compiler) throws Exception {
    var result = compiler.compile(data, Map.of("app.Rule", """
        package app;
        interface Rule<A, R> {
          R apply(A left, A right);
        }
        """, "app.Same", """
        package app;
        @io.github.limbeck.DistillFrom(data = "left,right,answer\\n1,1,yes\\n1,2,no\\n2,2,yes\\n3,1,no\\n4,4,yes\\n5,4,no\\n0,7,no\\n6,6,yes\\n", answer = "answer")
        interface Same extends Rule<Integer, String> {}
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    // Boxes are compared by value: 1000 is outside the cache that makes small boxes identical.
    assertThat(call(result.instance("app.SameDistilled"), "apply", 1000, 1000)).isEqualTo("yes");
  }

  @Test
  void theJavadocSaysWhatBecomesOfUnknownTexts() {
    String source = """
        package app;
        import io.github.limbeck.*;
        @DistillFrom(data = "language,formal\\nde,yes\\nfr,yes\\nen,no\\n"%s)
        interface A { boolean formal(String language); }
        """;
    assertThat(TestCompiler.JAVAC.compile(data, Map.of("app.A", source.formatted(""))).source("app.ADistilled"))
        .contains("* A text that no example had is none of those that the rule names.");
    assertThat(TestCompiler.JAVAC.compile(data, Map.of("app.A", source.formatted(", unseen = Unseen.THROW"))).source("app.ADistilled"))
        .contains("* Throws an IllegalArgumentException for a text that no example had.");
  }

  @ParameterizedTest
  @EnumSource
  void throwsOnTextThatNoExampleHadIfAsked(TestCompiler compiler) throws Exception {
    var result = compiler.compile(data, Map.of("app.Greeting", """
        package app;
        import io.github.limbeck.*;
        @DistillFrom(data = "language,formal\\nde,yes\\nfr,yes\\nen,no\\n", unseen = Unseen.THROW)
        public interface Greeting {
          boolean formal(String language);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object greeting = result.instance("app.GreetingDistilled");
    assertThat(call(greeting, "formal", "fr")).isEqualTo(true);
    assertThat(catchThrowable(() -> call(greeting, "formal", "xx")))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void generatesOtherTypesThoughOneIsBroken(TestCompiler compiler) {
    for (String broken : List.of("app.Aaa", "app.Zzz")) {
      var result = compiler.compile(data, Map.of(broken, """
          package app;
          @io.github.limbeck.DistillFrom(dataset = "nowhere.csv")
          interface %s { boolean f(int x); }
          """.formatted(broken.substring(4)), "app.Mmm", """
          package app;
          @io.github.limbeck.DistillFrom(data = "x,f\\n1,no\\n2,yes\\n")
          interface Mmm { boolean f(int x); }
          """));
      assertThat(result.success()).isFalse();
      assertThat(result.generated("app.MmmDistilled")).isTrue();
      assertThat(result.generated(broken + "Distilled")).isFalse();
      assertThat(result.output()).doesNotContainKey("META-INF/limbeck/" + broken + ".json");
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresHeldOutRows(TestCompiler compiler) {
    StringBuilder csv = new StringBuilder("x,big\n");
    for (int x = 0; x < 100; x++) {
      csv.append(x).append(',').append(x >= 50).append('\n');
    }
    TestCompiler.write(data, "big.csv", csv.toString());
    var result = compiler.compile(data, Map.of("app.Big", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "big.csv", holdout = 0.3, minValidationAccuracy = 0.9)
        interface Big { boolean big(int x); }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.resource("META-INF/limbeck/app.Big.json")).contains("\"rows\" : 70", "\"validationAccuracy\"");
  }

  @ParameterizedTest
  @EnumSource
  void isQuietUnderAllLints(TestCompiler compiler) {
    var result = compiler.compile(data, Map.of("app.Quiet", """
        package app;
        @io.github.limbeck.DistillFrom(data = "a,b,c,f\\n1,2,3,x\\n4,5,6,y\\n7,1,9,x\\n4,1,1,y\\n", evidence = io.github.limbeck.Evidence.NOT_REQUIRED)
        interface Quiet { String f(long a, short b, byte c); }
        """), compiler == TestCompiler.JAVAC ? new String[] {"-Xlint:all,-processing", "-Werror"} : new String[0]);
    assertThat(result.messages()).filteredOn(m -> m.kind() != Diagnostic.Kind.NOTE && m.kind() != Diagnostic.Kind.OTHER).isEmpty();
    assertThat(result.success()).isTrue();
  }

  @Test
  void isRegisteredAsIsolatingAndListsItsOptions() throws IOException {
    try (InputStream in = DistillProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim()).isEqualTo(DistillProcessor.class.getName() + ",isolating");
    }
    assertThat(new DistillProcessor().getSupportedOptions()).contains("limbeck.datasets", "limbeck.cache", "limbeck.report",
        "limbeck.threads", "limbeck.debug");
    assertThat(ServiceLoader.load(Processor.class)).anyMatch(DistillProcessor.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource
  void waitsForTypesThatOtherProcessorsGenerate(TestCompiler compiler) {
    Processor other = new AbstractProcessor() {
      private boolean done;

      @Override
      public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
      }

      @Override
      public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
      }

      @Override
      public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!done) {
          done = true;
          try (Writer out = processingEnv.getFiler().createSourceFile("app.Colour").openWriter()) {
            out.write("package app; public enum Colour { RED, BLUE }");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
        return false;
      }
    };
    var result = compiler.compile(List.of(new DistillProcessor(), other), data, Map.of("app.Warm", """
        package app;
        @io.github.limbeck.DistillFrom(data = "colour,warm\\nRED,yes\\nBLUE,no\\n")
        public interface Warm { boolean warm(Colour colour); }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.WarmDistilled")).contains("colour == Colour.RED");
  }

  @ParameterizedTest
  @EnumSource
  void saysWhenItCanNotWrite(TestCompiler compiler) {
    Processor whole = new DistillProcessor();
    Processor broken = (Processor) proxy(Processor.class, (proxy, method, args) -> method.getName().equals("init")
        ? method.invoke(whole, withBrokenFiler((ProcessingEnvironment) args[0]))
        : method.invoke(whole, args));
    TestCompiler.write(data, "d.csv", "x,f\n1,no\n2,yes\n");
    var result = compiler.compile(List.of(broken), data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        interface A { boolean f(int x); }
        """));
    assertThat(result.withId("LIMBECK-902")).singleElement().satisfies(m -> assertThat(m.text()).contains("IOException"));
    assertThat(result.success()).isFalse();
  }

  private static Object withBrokenFiler(ProcessingEnvironment environment) {
    Object filer = proxy(Filer.class, (proxy, method, args) -> {
      throw new IOException("disk full");
    });
    return proxy(ProcessingEnvironment.class, (proxy, method, args) ->
        method.getName().equals("getFiler") ? filer : method.invoke(environment, args));
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(DistillProcessorTest.class.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
