package io.github.limbeck.engine.proof;

import static io.github.limbeck.engine.proof.MethodUnderProof.at;
import static io.github.limbeck.engine.proof.MethodUnderProof.atLeast;
import static io.github.limbeck.engine.proof.MethodUnderProof.feature;
import static io.github.limbeck.engine.proof.MethodUnderProof.prove;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program.AnswerType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of generated code is understood: what uses it rightly is proved, what uses it wrongly is refuted by an input. */
class UnderstoodCodeTest {
  private static Arguments code(Literal network, String right, String... wrong) {
    return Arguments.of(network, right, Arrays.asList(wrong));
  }

  private static Literal is(String feature, int code) {
    return Literal.atLeast(Form.of(new Atom.Is(at(feature), code)), 1);
  }

  private static Literal same(String left, String right) {
    return Literal.atLeast(Form.of(new Atom.Same(at(left), at(right))), 1);
  }

  private static Literal missing(String feature) {
    return Literal.atLeast(Form.of(new Atom.Missing(at(feature))), 1);
  }

  private static Literal remainder(Form form, int modulus, double value) {
    return Literal.exactly(Form.of(new Atom.Remainder(form, modulus)), value);
  }

  private static Literal sumAtLeast(String left, String right, double bound) {
    return Literal.atLeast(feature(left).combine(1, 1, feature(right)), bound);
  }

  static Stream<Arguments> cases() {
    Literal more = Literal.atLeast(Form.difference(at("x"), at("y")), 1);
    Literal product = Literal.atLeast(Form.of(new Atom.Product(at("x"), at("y"))), 10);
    return Stream.of(
        // Calls of the JDK
        code(sumAtLeast("x", "y", 10), "return Math.addExact(x, y) >= 10;", "return Math.subtractExact(x, y) >= 10;", "return Math.addExact(x, y) > 10;"),
        code(more, "return Math.subtractExact(x, y) > 0;", "return Math.subtractExact(y, x) > 0;", "return Math.subtractExact(x, y) >= 0;"),
        code(product, "return Math.multiplyExact(x, y) >= 10;", "return Math.addExact(x, y) >= 10;"),
        code(product, "return (long) x * y >= 10;"),
        code(atLeast("l", 5), "return Math.toIntExact(l) >= 5;", "return Math.toIntExact(l) > 5;"),
        code(remainder(feature("x"), 5, 2), "return Math.floorMod(x, 5) == 2;", "return Math.floorMod(x, 5) == 3;", "return Math.floorMod(x, 4) == 2;"),
        code(remainder(feature("l"), 5, 2), "return Math.floorMod(l, 5) == 2;", "return Math.floorMod(l, 5) != 2;"),
        code(remainder(feature("l"), 5, 2), "return Math.floorMod(l, 5L) == 2L;"),
        code(atLeast("x", 3), "return Math.max(x, 2) >= 3;", "return Math.min(x, 2) >= 3;", "return Math.max(x, 3) >= 3;"),
        code(atLeast("x", 3), "return Math.min(x, 9) >= 3;", "return Math.min(x, 2) >= 2;"),
        code(atLeast("x", 3), "double best = Double.NEGATIVE_INFINITY; best = Math.max(best, x); return best >= 3;",
            "double best = 4.0; best = Math.max(best, x); return best >= 3;"),
        code(atLeast("x", 3), "double best = Double.POSITIVE_INFINITY; best = Math.min(x, best); return best >= 3;"),
        code(is("t", 0), "return Set.of(\"red\").contains(t);", "return Set.of(\"green\").contains(t);", "return Set.of(\"red\", \"green\").contains(t);"),
        code(Literal.atMost(feature("t"), 1), "return Set.of(\"red\", \"green\").contains(t);", "return Set.of(\"red\").contains(t);"),
        code(atLeast("x", 3), "int[] z = new int[2]; z[1] = x; return Arrays.stream(z).anyMatch(i -> i >= 3);",
            "int[] z = new int[2]; z[1] = x; return Arrays.stream(z).anyMatch(i -> i >= 0);"),
        code(atLeast("oi", 3), "return oi.isPresent() && oi.getAsInt() >= 3;", "return oi.getAsInt() >= 3;", "return oi.isEmpty() || oi.getAsInt() >= 3;"),
        code(atLeast("ol", 3), "return !ol.isEmpty() && ol.getAsLong() >= 3;", "return ol.isEmpty() && ol.getAsLong() >= 3;"),
        code(atLeast("od", 0.5), "return od.isPresent() && od.getAsDouble() >= 0.5;", "return od.isPresent() && od.getAsDouble() > 0.5;"),
        code(is("ot", 1), "return ot.isPresent() && ot.get().equals(\"green\");", "return ot.get().equals(\"green\");",
            "return ot.isPresent() && ot.get().equals(\"red\");"),
        code(missing("oi"), "return oi.isEmpty();", "return oi.isPresent();"),
        // Boxes
        code(missing("n"), "return n == null;", "return n != null;", "return null == m;"),
        code(same("n", "m"), "return n != null && n.equals(m);", "return n.equals(m);", "return m != null && n != null && n >= m;"),
        code(Literal.exactly(feature("n"), 5), "return n != null && n.equals(5);", "return n != null && n.equals(6);", "return n.equals(5);"),
        code(Literal.exactly(feature("n"), 5), "return n != null && n == 5;", "return n == 5;"),
        code(same("r", "q"), "return r != null && r.equals(q);", "return r != null && q != null && (r || q);"),
        code(atLeast("r", 1), "return r != null && r;", "return r;", "return r == null || r;"),
        code(atLeast("n", 3), "int k = n == null ? 0 : n; return k >= 3;", "int k = n == null ? 3 : n; return k >= 3;", "int k = n; return k >= 3;"),
        code(atLeast("r", 1), "boolean k = r == null ? false : r; return k;", "boolean k = r == null ? true : r; return k;"),
        code(atLeast("n", 3), "Integer k = n; return k != null && k >= 3;", "Integer k = m; return k != null && k >= 3;"),
        code(missing("ot"), "Optional<String> k = ot; return k.isEmpty();"),
        code(missing("oi"), "OptionalInt k = oi; return k.isEmpty();"),
        code(atLeast("v", 0.5), "return v != null && v >= 0.5;", "return v != null && v > 0.5;"),
        // Types
        code(atLeast("s", 3), "short z = s; return z >= 3;", "short z = 2; return z >= 3;"),
        code(atLeast("b", 3), "short z = b; int k = z; long h = k; double a = h; return a >= 3;"),
        code(atLeast("b", 3), "return (byte) b >= 3;", "return (byte) b > 3;"),
        code(remainder(feature("x"), 5, 2), "return (byte) Math.floorMod(x, 5) == 2;", "return (byte) Math.floorMod(x, 5) == 3;"),
        code(atLeast("p", 1), "short z = (short) (p ? 7 : 5); return z == 7;", "short z = (short) (p ? 7 : 5); return z == 5;"),
        code(atLeast("c", 97), "return c >= 'a';", "return c > 'a';", "return c >= 'b';"),
        code(atLeast("c", 97), "char z = c; int k = z; return k >= 97;"),
        code(atLeast("g", 2), "return g >= 2.0;", "return g > 2.0;"),
        code(atLeast("g", 2), "double z = g; return z >= 2;"),
        code(atLeast("g", 2), "return g >= 2;"),
        code(atLeast("g", 16777216), "return g >= 16777216;"),
        code(atLeast("s", 3), "int z = (int) s; return z >= 3;"),
        code(atLeast("s", 3), "short z = p ? s : 1; if (!p) { z = s; } return z >= 3;"),
        code(atLeast("s", 3), "short z = p ? 1 : s; if (p) { z = s; } return z >= 3;"),
        code(atLeast("x", 3), "return (long) x >= 3L;", "return (long) x >= 4L;"),
        code(atLeast("x", Integer.MIN_VALUE + 1), "return x > Integer.MIN_VALUE;", "return x > Integer.MAX_VALUE;"),
        code(Literal.atMost(feature("l"), 1e10), "return l < Long.MAX_VALUE && l <= 10000000000L;", "return l > Long.MIN_VALUE;"),
        // Operators
        code(more, "return -(long) y > -(long) x;", "return -(long) x > -(long) y;", "return -y > -x;"),
        code(more, "return (double) x - (double) y > 0;", "return (double) x - (double) y >= 0;"),
        code(Literal.atLeast(new Form(List.of(new Form.Term(3, new Atom.Value(at("s"))))), 10), "return s * 3 >= 10;", "return s * 3 > 12;", "return s + 3 >= 10;"),
        code(remainder(feature("b"), 2, 1), "return b >= 0 ? b % 2 == 1 : b % 2 == -1;", "return b % 2 == 1;", "return b % 2 == -1;"),
        code(remainder(feature("c"), 3, 1), "return c % 3 == 1;", "return c % 3 == 2;"),
        code(atLeast("x", 3), "return x >= 7 / 2;", "return x >= 9 / 2;"),
        code(atLeast("x", -3), "return x >= -7 / 2;", "return x >= -9 / 2;"),
        code(atLeast("x", 1), "return x > 0 && Math.absExact(x) >= 1;", "return Math.absExact(x) >= 1;"),
        code(atLeast("x", 1), "return x > 0 && Math.abs((long) x) >= 1;", "return Math.abs((long) x) >= 1;"),
        code(atLeast("x", 9), "return x / 3 >= 3;", "return x / 3 >= 4;"),
        code(atLeast("x", 9), "return x / 3 > 2;", "return x / 3 > 3;"),
        code(atLeast("x", -2), "return x / 3 >= 0;", "return Math.floorMod(x, 3) >= 0 && x / 3 >= 1;"),
        code(Literal.exactly(feature("x"), 3), "return x == 3;", "return x != 3;"),
        code(atLeast("p", 1), "return p == true;", "return p != true;", "return p == false;"),
        code(Literal.exactly(Form.difference(at("p"), at("r")), 0), "return r != null && p == r;", "return r != null && p != r;"),
        // Texts and constants
        code(same("t", "u"), "return t.equals(u);", "return t.equals(u) && t.equals(\"red\");"),
        code(is("e", 1), "return e == Colour.GREEN;", "return e != Colour.GREEN;", "return e == Colour.RED;"),
        code(is("e", 1), "return Colour.GREEN.equals(e);", "return app.Colour.RED.equals(e);"),
        code(is("t", 1), "String k = p ? t : t; return \"green\".equals(k);", "String k = \"green\"; return k.equals(t) && p;"),
        code(is("t", 1), "String k = p ? t : u; if (!p) { k = t; } return k.equals(\"green\");", "String k = p ? t : u; return k.equals(\"green\");"),
        code(atLeast("p", 1), "String k = p ? \"a\" : \"b\"; return k.equals(\"a\");", "String k = p ? \"b\" : \"a\"; return k.equals(\"a\");"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void rightCodeIsProvedAndWrongCodeRefuted(Literal network, String right, List<String> wrong) {
    MethodUnderProof.assertProvedAndRefuted(network, right, wrong);
  }

  private static DecisionList above(String feature, double bound, int answer, int otherwise) {
    return new DecisionList(List.of(new Rule(List.of(atLeast(feature, bound)), answer)), otherwise);
  }

  @Test
  void answersOfEveryType() {
    DecisionList list = above("x", 3, 1, 0);
    AnswerType whole = new AnswerType(Input.Kind.INTEGER, "byte", List.of("-7", "12"));
    assertThat(prove("byte", "return x >= 3 ? (byte) 12 : -7;", whole, list).proved()).isTrue();
    assertThat(prove("byte", "return BigInteger.valueOf(x >= 3 ? 12 : -7).byteValueExact();", whole, list).proved()).isTrue();
    assertThat(prove("byte", "return BigInteger.valueOf(x >= 3 ? 12 : 7).byteValueExact();", whole, list).candidate()).isPresent();
    assertThat(prove("short", "return BigInteger.valueOf(x >= 3 ? 12L : -7L).shortValueExact();", whole, list).proved()).isTrue();
    assertThat(prove("Integer", "return x >= 3 ? 12 : -7;", whole, list).proved()).isTrue();
    assertThat(prove("Long", "return x >= 3 ? 12L : -7L;", whole, list).proved()).isTrue();
    AnswerType letter = new AnswerType(Input.Kind.CHARACTER, "char", List.of("97", "98"));
    assertThat(prove("char", "return x >= 3 ? 'b' : 'a';", letter, list).proved()).isTrue();
    assertThat(prove("Character", "return x >= 3 ? 'b' : 'a';", letter, list).proved()).isTrue();
    assertThat(prove("char", "return x >= 3 ? 'a' : 'b';", letter, list).candidate()).isPresent();
    assertThat(prove("Boolean", "return x >= 3;", MethodUnderProof.TRUTH, list).proved()).isTrue();
    AnswerType colour = new AnswerType(Input.Kind.ENUM, "app.Colour", List.of("RED", "GREEN"));
    assertThat(prove("Colour", "return x >= 3 ? Colour.GREEN : Colour.RED;", colour, list).proved()).isTrue();
    assertThat(prove("Colour", "if (x >= 3) { return Colour.RED; } return Colour.GREEN;", colour, list).candidate()).isPresent();
    AnswerType text = new AnswerType(Input.Kind.STRING, "java.lang.String", List.of("low", "high"));
    assertThat(prove("String", "if (x >= 3) { return \"high\"; } return \"low\";", text, list).proved()).isTrue();
  }

  @Test
  void theComponentsOfARecordAreAnswers() {
    AnswerType whole = new AnswerType(Input.Kind.INTEGER, "int", List.of("0", "1"));
    List<AnswerType> both = List.of(MethodUnderProof.TRUTH, whole);
    DecisionList[] lists = {above("x", 3, 1, 0), above("y", 5, 1, 0)};
    assertThat(prove("Pair", "return new Pair(x >= 3, y >= 5 ? 1 : 0);", both, false, lists).proved()).isTrue();
    assertThat(prove("Pair", "return new Pair(x >= 3, y >= 4 ? 1 : 0);", both, false, lists).candidate()).isPresent();
    assertThat(prove("Pair", "return new Pair(x >= 4, y >= 5 ? 1 : 0);", both, false, lists).candidate()).isPresent();
    assertThat(prove("Pair", "if (p) { throw new IllegalArgumentException(); } return new Pair(x >= 3, y >= 5 ? 1 : 0);",
    both, false, lists).candidate()).isPresent();
    assertThat(prove("Pair", "return new Other(x >= 3, y >= 5 ? 1 : 0);", both, false, lists).reason()).startsWith("the record new Other(");
    assertThat(prove("Pair", "if (p) { return new Pair(x >= 3, y >= 5 ? 1 : 0); } return new Pair(x >= 3, y >= 5 ? 1 : 0);", both, false, lists).reason())
        .isEqualTo("several records to choose from");
  }

  @Test
  void whatTextsThereAreIsMinded() {
    DecisionList list = new DecisionList(List.of(new Rule(List.of(is("t", 0)), 1)), 0);
    List<AnswerType> truth = List.of(MethodUnderProof.TRUTH);
    assertThat(prove("boolean", "return !t.equals(\"green\");", truth, true, list).proved()).isTrue();
    assertThat(prove("boolean", "return !t.equals(\"green\");", truth, false, list).proved()).isFalse();
    assertThat(prove("boolean", "return t.equals(\"red\");", truth, true, list).proved()).isTrue();
  }
}
