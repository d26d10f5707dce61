package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.program.NameScope;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods are those of one class that declares nothing else, and names mean what the compiler takes them for. */
class JavaMethodsTest {
  private static JavaMethods parse(String source) {
    return JavaMethods.parse(source, NameScope.EMPTY);
  }

  @Test
  void methodsAreToldApartByNameAndParameters() {
    JavaMethods methods = parse("class A { int f(int x) { return 1; } int f(int x, int y) { return 2; } int g() { return 3; }"
        + " int h(int x) { return 4; } int h(long x) { return 5; } }");
    assertThat(methods.find("f", 1).orElseThrow().toString()).contains("return 1");
    assertThat(methods.find("f", 2).orElseThrow().toString()).contains("return 2");
    assertThat(methods.find("g", 0)).isPresent();
    assertThat(methods.find("g", 1)).isEmpty();
    assertThat(methods.find("h", 1)).as("one of two").isEmpty();
    assertThat(methods.called("h", 1)).hasSize(2);
    assertThat(methods.called("f", 3)).isEmpty();
    JavaMethods inherits = JavaMethods.parse("class A { int f(int x) { return 1; } }", new NameScope(Map.of(), Map.of(), Set.of("f"), Set.of()));
    assertThat(inherits.called("f", 1)).isEmpty();
    assertThat(inherits.find("f", 1)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "class A { int f() { return 1; } int field; }", "class A { int f() { return 1; } class B { } }", "class A { int f() { return 1; } static { } }",
    "class A { <T> int f() { return 1; } }", "class A { int f() { return 1; } } class B { }", "enum A { X; int f() { return 1; } }",
    "import static other.Ops.g; class A { int f() { return 1; } }",
    "import other.*; class A { int f() { return 1; } }", "import static other.Ops.*; class A { int f() { return 1; } }", "class A { int f() { return 1 } }",
    "class A { int f() { return 1; }"})
  void otherClassesHaveNoMethodsThatAreUnderstood(String source) {
    assertThat(parse(source).find("f", 0)).isEmpty();
  }

  @Test
  void plainImportsAreUnderstood() {
    assertThat(parse("package app; import java.util.Set; import other.Colour; class A { int f() { return 1; } }").find("f", 0)).isPresent();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"Math, java.lang.Math", "Integer, java.lang.Integer", "Set, java.util.Set", "Map.Entry, java.util.Map.Entry", "Colour, app.Colour",
  "Colour.Shade, app.Colour.Shade",
    "java.util.List, java.util.List", "Member, app.I.Member", "Member.Inner, app.I.Member.Inner", "Beside, app.other.Beside", "Beside.Inner, app.other.Beside.Inner",
    "colour, app.colour"})
  void namesOfTypesMeanWhatTheCompilerTakesThemFor(String name, String type) {
    NameScope scope = new NameScope(Map.of("Member", "app.I.Member"), Map.of("Beside", "app.other.Beside"), Set.of(), Set.of());
    assertThat(JavaMethods.parse("package app; import java.util.Set; import java.util.Map; class A { }", scope).type(name)).isEqualTo(type);
  }

  @Test
  void namesWithoutAPackageStandAlone() {
    assertThat(parse("class A { }").type("Colour")).isEqualTo("Colour");
    assertThat(parse("class A { }").type("Math")).isEqualTo("java.lang.Math");
  }

  @Test
  void whatIsInheritedComesBeforeImportsAndTheseBeforeThePackage() {
    NameScope scope = new NameScope(Map.of("Set", "app.I.Set"), Map.of("Map", "app.Map", "Math", "app.Math"), Set.of(), Set.of());
    JavaMethods methods = JavaMethods.parse("package app; import java.util.Set; import java.util.Map; class A { }", scope);
    assertThat(methods.type("Set")).isEqualTo("app.I.Set");
    assertThat(methods.type("Map")).isEqualTo("java.util.Map");
    assertThat(methods.type("Math")).isEqualTo("app.Math");
  }
}
