package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program.AnswerType;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java that compiles and is wrong, for reasons that a reader of the code overlooks: none of it may be proved. That each body is
 * wrong is shown by running it: on some input it answers otherwise than the network, or throws.
 */
class WrongCodeTest {
  private static final List<Input> INPUTS = List.of(
      input("x", Input.Kind.INTEGER, "int"), input("y", Input.Kind.INTEGER, "int"), boxed("n", Input.Kind.INTEGER, "int"),
      input("a", Input.Kind.REAL, "double"), input("b", Input.Kind.REAL, "double"), input("g", Input.Kind.REAL, "float"),
      input("h", Input.Kind.REAL, "float"), input("l", Input.Kind.INTEGER, "long"), input("s", Input.Kind.INTEGER, "short"),
      input("c", Input.Kind.CHARACTER, "char"), input("p", Input.Kind.BOOLEAN, "boolean"), boxed("r", Input.Kind.BOOLEAN, "boolean"),
      nominal("t", Input.Kind.STRING, "java.lang.String", "red", "green"), nominal("u", Input.Kind.STRING, "java.lang.String", "red", "green"),
      nominal("e", Input.Kind.ENUM, "app.Colour", "RED", "GREEN"), input("o", Input.Kind.INTEGER, "int", Input.Presence.OPTIONAL_PRIMITIVE),
      boxed("m", Input.Kind.INTEGER, "long"), boxed("v", Input.Kind.REAL, "double"), boxed("w", Input.Kind.REAL, "double"));
  private static final String PARAMETERS = "int x, int y, Integer n, double a, double b, float g, float h, long l, short s, char c, boolean p, Boolean r,"
      + " String t, String u, Colour e, java.util.OptionalInt o, Long m, Double v, Double w";
  private static final Map<String, Integer> AT = new HashMap<>();

  static {
    IntStream.range(0, INPUTS.size()).forEach(i -> AT.put(INPUTS.get(i).name(), i));
  }

  /** What lies beside the class, in its package and elsewhere. */
  private static final Map<String, String> BESIDE = Map.of(
      "app.Colour", "package app; public enum Colour { RED, GREEN }",
      "app.Paint", "package app; public enum Paint { RED, GREEN }",
      "app.Foo", "package app; public class Foo { public static Foo stream(int[] of) { return new Foo(); }"
          + " public static Foo of(String... texts) { return new Foo(); } public boolean contains(String t) { return true; }"
          + " public boolean anyMatch(java.util.function.IntPredicate test) { return false; }"
          + " public static int max(int a, int b) { return a < b ? a : b; } }",
      "other.Math", "package other; public class Math { public static int max(int a, int b) { return a < b ? a : b; } }",
      "other.Set", "package other; public class Set { public static Set of(String... texts) { return new Set(); }"
          + " public boolean contains(String text) { return true; } }");

  private static final Literal MORE = Literal.atLeast(Form.difference(0, 1), 1);
  private static final Literal TRUE = Literal.atLeast(Form.feature(10), 0);
  private static final Literal RED = Literal.atLeast(Form.of(new Atom.Is(12, 0)), 1);
  private static final Literal RED_ENUM = Literal.atLeast(Form.of(new Atom.Is(14, 0)), 1);
  private static final Literal MISSING = Literal.atLeast(Form.of(new Atom.Missing(15)), 1);

  private record Case(Literal network, String body, String beside) {
    @Override
    public String toString() {
      return body;
    }
  }

  private static Input input(String name, Input.Kind kind, String type, Input.Presence presence, String... labels) {
    return new Input(name, name, kind, type, presence, List.of(labels), Optional.empty());
  }

  private static Input input(String name, Input.Kind kind, String type) {
    return input(name, kind, type, Input.Presence.REQUIRED);
  }

  private static Input boxed(String name, Input.Kind kind, String type) {
    return input(name, kind, type, Input.Presence.BOXED);
  }

  private static Input nominal(String name, Input.Kind kind, String type, String... labels) {
    return input(name, kind, type, Input.Presence.REQUIRED, labels);
  }

  private static Stream<Case> cases(Literal network, String... bodies) {
    return Arrays.stream(bodies).map(body -> new Case(network, body, ""));
  }

  private static Literal atLeast(String feature, double bound) {
    return Literal.atLeast(Form.feature(AT.get(feature)), bound);
  }

  private static Literal same(String left, String right) {
    return Literal.exactly(Form.difference(AT.get(left), AT.get(right)), 0);
  }

  static Stream<Case> cases() {
    return Stream.of(
        // Casts, conversions and arithmetic in narrower types
        cases(MORE, "return (byte) x > (byte) y;", "return (short) x > y;", "return (char) x > y;", "return (float) x > (float) y;",
            "float z = x; return z > y;", "return x > (float) y;", "return x - y > 0;", "return x > y || -x == x && x < 0;",
            "int d = 0; d += (long) x - y; return d > 0;", "byte d = 0; d += x > y ? 256 : 0; return d > 0;",
            "return x > y || Math.abs(x) < 0;", "return x >>> 1 > y;", "return (x > y) ^ p;", "return ++x > y;", "return x-- > y + 1;",
            "int k = 0; for (byte i = 0; i < 200 && k < 300; i++) { k++; } return x > y && k == 200;",
            "return Math.max((float) x, y) == x && x != y;", "return (x > y ? 16777217 : 1.0f) > 16777216;",
            "return Math.multiplyExact(x, 2) > Math.multiplyExact(y, 2) && (x - y) / 2 >= 0;", "return x > y && x * x >= 0;",
            "x = 5; return x > y;", "return ~y < x;", "return Integer.compare(y, x) > 0;", "return x > y && (x + \"\").length() < 9;"),
        cases(atLeast("l", 1), "return (int) l > 0;", "return (int) l >= 1 || l > 2147483647 && l < 0;", "int k = (int) (l >> 1); return k > 0;"),
        cases(atLeast("x", 10), "return x >= 010;", "return x >= 0xB;", "return x >= 'a';", "return x >= 1e1f + 0.9999999f;", "return x >= 0b11;"),
        cases(atLeast("a", 0.1), "return a >= 0.1f;", "return a >= .1f;", "return (float) a >= 0.1;", "return Math.abs(a) >= 0.1;",
            "return Math.round(a) >= 0.1;", "float z = (float) a; return z >= 0.1;"),
        cases(Literal.atLeast(Form.feature(5).combine(1, 1, Form.feature(6)), 0.300000008), "return g + h >= 0.300000008;", "float z = g; z += h; return z >= 0.300000008;",
            "return g - -h >= 0.300000008;"),
        cases(Literal.atLeast(new Form(List.of(new Form.Term(3, new Atom.Value(5)))), 0.300000008), "return 3 * g >= 0.300000008;", "return g * 3.0f >= 0.300000008;"),
        cases(Literal.atLeast(Form.feature(8), 0), "short z = s; z += 1; return z > 0;", "return (short) (s + 1) > 0;", "char z = (char) s; return z >= 0;"),
        cases(Literal.atLeast(Form.feature(9), 97), "char z = c; z += 1; return z > 97;", "return (char) (c + 1) > 'a';", "return (byte) c >= 'a';"),
        // Texts, constants and boxes compared by identity, or with what is of another type
        cases(RED, "return t == \"red\";", "return \"red\" == t;", "return !(t != \"red\");", "return t == u && u.equals(\"red\");",
            "return t.isEmpty();", "return t.equals(null);", "return t.contains(\"re\");", "return t.startsWith(\"r\");", "return t.length() == 3;",
            "return t.equals(e);", "return t.hashCode() == 3;", "return java.util.Set.of(\"red\", \"red\").contains(t);",
            "return Foo.of(\"red\").contains(t);", "return t.equalsIgnoreCase(\"RED\") && t.length() < 3;"),
        cases(RED_ENUM, "return e.equals(\"RED\");", "return e.equals(Paint.RED);", "return e.ordinal() == 1;", "return e.name() == \"RE\" + \"D\" + \"\".trim();"),
        cases(Literal.exactly(Form.feature(2), 5), "return n != null && n.equals(5L);", "return n != null && n == 5 && n.equals(s);", "return n.equals(5);",
            "return n == 5;", "Integer z = 5; return n != null && n.equals(z) && z == n && n != n + 0;"),
        cases(same("x", "y"), "Integer k = x; Integer z = y; return k == z;", "return one(x) == one(y);"),
        cases(same("n", "n"), "Integer k = n == null ? null : Integer.valueOf(n + 0); return n != null && k == n;"),
        cases(same("v", "w"), "return v != null && w != null && v.equals(w);", "return v != null && w != null && v == w;"),
        cases(MISSING, "return o == null;", "return o.equals(null);", "return o.isPresent();", "return o.getAsInt() == 0;"),
        // Missing values that are read
        cases(MORE, "int z = n; return x > y;", "boolean z = r; return x > y;", "return x > y && (r || !r);", "return zero(n) == 0 && x > y;",
            "return x > y && (x > y ? n : 0) < 3000000000L;", "int[] z = new int[1]; z[0] = n; return x > y;", "return x > y && n + 1 != n;",
            "return x > y || o.getAsInt() < o.getAsInt();", "return x > y && java.util.Set.of(\"a\").contains(r.toString()) | true;"),
        // Arrays
        cases(TRUE, "int[] z = new int[1]; if (x > y) { set(z); } return z[0] == 1;", "Integer[] z = new Integer[2]; return z[0] == 0;",
            "int[] z = new int[x > y ? 1 : 0]; return z[0] == 0;", "int[] z = {1, 2}; return z[x > y ? 0 : 1] == 1;", "return new int[2][(byte) 255].length >= 0;"),
        cases(MORE, "int[] z = new int[2]; return Foo.stream(z).anyMatch(i -> i == 0) || x > y && p;", "int[] z = new int[0]; return z[0] > 0 || x > y;"),
        // Statements
        cases(MORE, "while (x > y) { return p; } return false;", "do { if (x > y) { return p; } } while (false); return x > y;",
            "switch (x) { case 1: return true; default: return x > y; }", "try { return x > y; } finally { if (p) { return false; } }",
            "assert x > y; return true;", "for (int i = 0; i < 3; i += 2) { if (i == 2) { return x >= y; } } return p;",
            "for (int i = 0; i < 2; i++) { if (p) { continue; } return x > y; } return false;", "synchronized (this) { return x >= y; }",
            "return f(x, x, n, a, b, g, h, l, s, c, p, r, t, u, e, o, m, v, w);", "if (p) { throw new IllegalArgumentException(); } return x > y;",
            "if (x == 3) { throw new IllegalStateException(); } else { return x > y; }", "int z = 1; for (; z < 3; z++) { } return z == 2 || x > y && p;",
            "class Z { } return x >= y;", "var z = (byte) x; return z > y;", "Object q = r; return q instanceof Boolean z ? z : x > y;", "throw new Error();"),
        // Names that mean something else
        Stream.of(new Case(MORE, "return Math.max(x, y) == x && x != y;", "import other.Math;"),
            new Case(RED, "return Set.of(\"red\").contains(t);", "import other.Set;"),
            new Case(RED_ENUM, "return RED.equals(e);", "import static app.Paint.*;"),
            new Case(MORE, "return max(x, y) == x && x != y;", "import static app.Foo.max;")))
        .flatMap(s -> s);
  }

  private static String source(String name, Case given) {
    return "package app;\n" + given.beside() + "\npublic class " + name + " {\n  public boolean f(" + PARAMETERS + ") {\n    " + given.body() + "\n  }\n"
        + "  private static Integer one(int of) {\n    return of;\n  }\n  private static int zero(int of) {\n    return 0;\n  }\n"
        + "  private static void set(int[] z) {\n    z[0] = 1;\n  }\n}\n";
  }

  private static Proof.Outcome prove(Case given, NameScope scope) {
    DecisionList list = new DecisionList(List.of(new Rule(List.of(given.network()), 1)), 0);
    return Proof.ofScalars(source("G", given), new Proof.Signature("f", INPUTS.size(), INPUTS, List.of(),
        List.of(new AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true"))), false, () -> 100, new Proof.Setting(scope, 1)), List.of(EssenceNetwork.of(list)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isNotProved(Case given) throws Exception {
    Proof.Outcome outcome = prove(given, NameScope.EMPTY);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.reason()).isNotBlank();
    Map<String, String> sources = new HashMap<>(BESIDE);
    sources.put("app.G", source("G", given));
    Class<?> type = InMemoryCompiler.compile(sources).loadClass("app.G");
    Method method = Arrays.stream(type.getMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    assertThat(isWrongSomewhere(method, type.getConstructor().newInstance(), given)).as("%s is wrong on some input", given).isTrue();
  }

  @Test
  void thereAreManyOfThem() {
    assertThat(cases().map(Case::body).distinct().count()).isGreaterThanOrEqualTo(100);
  }

  /** The package's own types and the interface's members are seen by nothing in the source. */
  @Test
  void namesOfThePlaceAreMinded() {
    Case max = new Case(MORE, "return Math.max(x, y) == x && x != y;", "");
    assertThat(prove(max, NameScope.EMPTY).proved()).isTrue();
    assertThat(prove(max, new NameScope(Map.of(), Map.of("Math", "app.Math"), Set.of(), Set.of())).proved()).isFalse();
    assertThat(prove(max, new NameScope(Map.of("Math", "app.I.Math"), Map.of(), Set.of(), Set.of())).proved()).isFalse();
    Case zero = new Case(MORE, "return zero(x) == 0 && x > y;", "");
    assertThat(prove(zero, NameScope.EMPTY).proved()).isTrue();
    assertThat(prove(zero, new NameScope(Map.of(), Map.of(), Set.of("zero"), Set.of())).proved()).isFalse();
  }

  private static boolean isWrongSomewhere(Method method, Object instance, Case given) throws Exception {
    EssenceNetwork network = EssenceNetwork.of(new DecisionList(List.of(new Rule(List.of(given.network()), 1)), 0));
    Random random = new Random(5);
    for (int k = 0; k < 20_000; k++) {
      double[] row = new double[INPUTS.size()];
      Object[] arguments = new Object[row.length];
      for (int i = 0; i < row.length; i++) {
        draw(INPUTS.get(i), random, i, row, arguments);
        if (INPUTS.get(i).kind() == Input.Kind.ENUM) {
          arguments[i] = method.getParameterTypes()[i].getEnumConstants()[(int) row[i]];
        }
      }
      try {
        if ((Boolean) method.invoke(instance, arguments) != (network.answer(row) == 1)) {
          return true;
        }
      } catch (InvocationTargetException e) {
        return true;
      }
    }
    return false;
  }

  private static final double[] WHOLE = {Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 1, 2, 3, 5, 8, 9, 10, 11, 128, 255, 256, 300, 32767, 65535, 65536, 16777216, 16777217};
  private static final double[] REAL = {-1, -0.0, 0.0, 0.1, 0.2, 0.10000000149, 0.1f, 0.2f, 0.09999999999, 0.3, 1, 2.5, 1e9};

  private static void draw(Input input, Random random, int i, double[] row, Object[] arguments) {
    double whole = WHOLE[random.nextInt(WHOLE.length)];
    double real = REAL[random.nextInt(REAL.length)];
    boolean missing = input.mayBeMissing() && random.nextInt(3) == 0;
    int code = random.nextInt(input.kind() == Input.Kind.STRING ? 3 : 2);
    Object value = switch (input.kind()) {
      case BOOLEAN -> code == 1;
      case STRING -> new String(List.of("red", "green", "rot").get(code));
      case ENUM -> code;
      case CHARACTER -> (char) whole;
      case REAL -> input.javaType().equals("float") ? (Object) (float) real : (Object) real;
      case INTEGER -> switch (input.javaType()) {
        case "short" -> (Object) (short) whole;
        case "int" -> (Object) (int) whole;
        default -> (Object) ((long) whole * (random.nextBoolean() ? 4 : 1));
      };
    };
    row[i] = missing ? Double.NaN
        : value instanceof Number n && input.kind() != Input.Kind.ENUM ? n.doubleValue()
        : value instanceof Character c ? c : code;
    arguments[i] = missing ? null : value;
    if (input.presence() == Input.Presence.OPTIONAL_PRIMITIVE) {
      arguments[i] = missing ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    }
  }
}
