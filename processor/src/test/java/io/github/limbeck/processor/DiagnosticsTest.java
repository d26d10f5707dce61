package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every diagnostic of the catalogue, provoked: its id, its line in the source, and what it says. */
class DiagnosticsTest {
  @TempDir static Path data;

  /** A source that provokes a diagnostic on one of its lines (the one marked {@code // here}). */
  record Case(Diagnostic diagnostic, String source, String csv, String says, List<String> options) {
    Case with(String... given) {
      return new Case(diagnostic, source, csv, says, List.of(given));
    }

    @Override
    public String toString() {
      return diagnostic + ": " + says;
    }
  }

  private static Case of(Diagnostic diagnostic, String csv, String says, String... body) {
    String source = "package app;\nimport io.github.limbeck.*;\nimport java.util.*;\n" + String.join("\n", body) + "\n";
    return new Case(diagnostic, source, csv, says, List.of());
  }

  /** The usual interface with another dataset. */
  private static Case rows(Diagnostic diagnostic, String csv, String says) {
    return of(diagnostic, csv, says, "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A { boolean f(int x); }");
  }

  /** Vectors of numbers and of what is left of their squares, in a cell. */
  private static String vectors(int... numbers) {
    return IntStream.of(numbers).mapToObj(DiagnosticsTest::vector).collect(Collectors.joining(", ", "\"[", "]\""));
  }

  private static String vector(int n) {
    return "{\"\"x\"\": " + n + ", \"\"y\"\": " + n * n % 7 + "}";
  }

  /** A row with bodies, and with an answer for each. */
  private static String bodies(int[] places, String answers) {
    return IntStream.of(places).mapToObj(n -> "{\"\"position\"\": " + vector(n) + "}").collect(Collectors.joining(", ", "\"[", "]\"")) + "," + answers + "\n";
  }

  /** Three bodies of names that pull each other alike, the more the further they are apart. */
  private static String alike(int... places) {
    String given = IntStream.range(0, 3).mapToObj(i -> "{\"\"name\"\": \"\"n" + (places[i] + i) % 4 + "\"\", \"\"position\"\": " + vector(places[i]) + "}").collect(Collectors.joining(", "));
    String answer = IntStream.of(places).mapToObj(own -> "{\"\"x\"\": " + IntStream.of(places).map(n -> n - own).sum() + ", \"\"y\"\": "
        + IntStream.of(places).map(n -> n * n % 7 - own * own % 7).sum() + "}").collect(Collectors.joining(", "));
    return "\"[" + given + "]\",\"[" + answer + "]\"\n";
  }

  /** A law of bodies. */
  private static Case bodies(Diagnostic diagnostic, String rows, String says, boolean isOfData) {
    return of(diagnostic, "b,f\n" + rows, says, "interface A {", "  record V(double x, double y) {}", "  record B(V position) {}",
        "  @DistillFrom(dataset = \"d.csv\")" + (isOfData ? " // here" : ""), "  V[] f(B[] b);" + (isOfData ? "" : " // here"), "}");
  }

  /** A law of change. */
  private static Case change(Diagnostic diagnostic, String csv, String says, String method) {
    return of(diagnostic, csv, says, "interface A {", "  record S(double x) {}", "  @DistillFrom(dataset = \"d.csv\") // here", "  @Dynamics(time = \"t\") S " + method + "(S s);", "}");
  }

  /** The usual interface of a formula with options. */
  private static Case formula(Diagnostic diagnostic, String csv, String says, String options) {
    return of(diagnostic, csv, says, "@DistillFrom(dataset = \"d.csv\")", "@Formula(" + options + ")", "interface A {", "  double f(double x); // here", "}");
  }

  /** Whole numbers of signals, and a number beside them. */
  private static Case images(Diagnostic diagnostic, IntFunction<String> signal, String says) {
    return of(diagnostic, numbered("x,y,f\n", 90, i -> "\"" + signal.apply(i) + "\"," + i * 31 % 17 + "," + i * 7 % 11), says, "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A {",
        "  int f(@Perceive int[] x, int y);", "}");
  }

  private static final String LINE = numbered("x,f\n", 10, i -> i + "," + 2 * i);
  private static final String ROUGH = numbered("x,f\n", 12, i -> i + "," + (2 * i + i * 7 % 5));
  private static final String FINE = "x,f\n1,no\n2,yes\n";

  /** What is told does not depend on how long a rule was looked for. */
  private static final String LITTLE_EFFORT = "-Alimbeck.effort=0.03";

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>(List.of(
        of(Diagnostic.NOT_AN_INTERFACE, FINE, "A is a class", "@DistillFrom(dataset = \"d.csv\")", "class A {} // here"),
        of(Diagnostic.NO_ABSTRACT_METHOD, FINE, "no abstract method", "@DistillFrom(dataset = \"d.csv\")", "interface A {} // here"),
        of(Diagnostic.SEVERAL_ABSTRACT_METHODS, FINE, "[f, g]", "@DistillFrom(dataset = \"d.csv\")",
            "interface A { // here", "  boolean f(int x);", "  boolean g(int x);", "}"),
        of(Diagnostic.METHOD_NOT_ABSTRACT, FINE, "f is not abstract", "interface A {", "  @DistillFrom(dataset = \"d.csv\")",
            "  default boolean f(int x) { return true; } // here", "}"),
        of(Diagnostic.METHOD_NOT_ANNOTATED, FINE, "g of A is abstract", "interface A {", "  @DistillFrom(dataset = \"d.csv\")",
            "  boolean f(int x);", "  boolean g(int x); // here", "}"),
        of(Diagnostic.UNSUPPORTED_FEATURE_TYPE, FINE, "x has the type java.util.List<java.lang.String>", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  boolean f(List<String> x); // here", "}"),
        of(Diagnostic.UNSUPPORTED_ANSWER_TYPE, FINE, "returns java.lang.Object", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  Object f(int x); // here", "}"),
        of(Diagnostic.UNSUPPORTED_ANSWER_TYPE, FINE, "and with other values", "record R(double a, int b) {}", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  R f(int x); // here", "}"),
        of(Diagnostic.BAD_PERCEIVE, FINE, "x has the type int, which is no image", "@DistillFrom(dataset = \"d.csv\")", "interface A {", "  boolean f(@Perceive int x); // here", "}"),
        of(Diagnostic.BAD_PERCEIVE, FINE, "is given y beside what is read", "@DistillFrom(dataset = \"d.csv\")", "interface A {",
            "  int f(@Perceive int[][] x, int[][] y); // here", "}"),
        of(Diagnostic.BAD_PERCEIVE, FINE, "images of several types", "@DistillFrom(dataset = \"d.csv\")", "interface A {",
            "  int f(@Perceive int[][] x, @Perceive double[] y); // here", "}"),
        images(Diagnostic.IMAGES_DIFFER, i -> i == 30 ? "[1,2]" : "[1,2," + i + "]", "d.csv:32: an image has 1 x 2 cells, and the first one has 1 x 3"),
        images(Diagnostic.CONSTANT_IMAGES, i -> "[0,0,0]", "Every cell of every image of d.csv is 0.0"),
        images(Diagnostic.TOO_FEW_IMAGES, i -> "[0,0," + i % 20 + "]", "d.csv has 20 different images"),
        images(Diagnostic.NOT_READ, i -> "[" + i * 7919 % 101 + "," + i * 104729 % 103 + "," + i + "]", "could not be told from the answers"),
        of(Diagnostic.NOT_A_NUMBER, FINE, "x has the type java.lang.String", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  double f(String x); // here", "}"),
        formula(Diagnostic.UNKNOWN_OPERATOR, LINE, "There is no operator 'sine'. Did you mean 'sin'?", "unary = \"sine\""),
        formula(Diagnostic.BAD_CUSTOM_METHOD, LINE, "there is no class app.Nothing", "unary = \"app.Nothing.at\""),
        formula(Diagnostic.BAD_CUSTOM_METHOD, LINE, "has no method nextDouble of 1 double parameter", "unary = \"java.util.Random.nextDouble\""),
        of(Diagnostic.BAD_CUSTOM_METHOD, LINE, "it is not static", "class Odd { double at(double x) { return x; } }", "@DistillFrom(dataset = \"d.csv\")",
            "@Formula(unary = \"app.Odd.at\")", "interface A {", "  double f(double x); // here", "}"),
        formula(Diagnostic.BAD_LIMIT, LINE, "'size' of exp", "limits = \"exp: size\""),
        formula(Diagnostic.VALUE_OUT_OF_RANGE, LINE, "maxSize = 0", "maxSize = 0"),
        of(Diagnostic.UNKNOWN_UNIT, LINE, "'flubs' is not known", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  @Unit(\"flubs\") double f(int x); // here", "}"),
        of(Diagnostic.UNITS_DISAGREE, LINE, "agrees with the units given", "@DistillFrom(dataset = \"d.csv\")",
            "@Formula(effort = Formula.Effort.QUICK, constants = Formula.Constants.NONE)", "interface A {",
            "  @Unit(\"m\") double f(@Unit(\"K\") int x); // here", "}"),
        of(Diagnostic.CONSTANT_ANSWER, "x,f\n1,7\n2,7\n3,7\n", "have the answer 7 for f", "@DistillFrom(", "    dataset = \"d.csv\") // here",
            "interface A { double f(int x); }"),
        of(Diagnostic.TOO_FEW_ROWS, "x,f\n1,7\n2,8\n", "has 2 rows to learn from", "@DistillFrom(", "    dataset = \"d.csv\") // here",
            "interface A { double f(int x); }"),
        of(Diagnostic.FORMULA_TOO_WEAK, ROUGH, "of the variance (R²)", "@Formula(effort = Formula.Effort.QUICK)", "@DistillFrom(dataset = \"d.csv\",",
            "    minAccuracy = 0.999999) // here", "interface A { double f(double x); }"),
        formula(Diagnostic.OUTSIDE_TOLERANCE, ROUGH, "outside the tolerance on", "absoluteTolerance = 1e-6, effort = Formula.Effort.QUICK"),
        formula(Diagnostic.NO_FORMULA, ROUGH, "No formula for f", "maxSize = 1"),
        formula(Diagnostic.BAD_TEMPLATE, LINE, "The template names 'y', which is neither a feature nor a constant in fitted.", "template = \"2 * y\""),
        of(Diagnostic.BAD_DERIVATIVE, LINE, "'y' is no feature of f.", "@DistillFrom(dataset = \"d.csv\")", "@Formula(effort = Formula.Effort.QUICK)", "interface A {",
            "  double f(double x);", "  @Derivative(by = \"y\") double g(double x); // here", "}"),
        of(Diagnostic.BAD_DYNAMICS, "t,x\n0,1\n1,2\n", "The method f answers with double, but no parameter is of that type.", "interface A {", "  record S(double x) {}",
            "  @DistillFrom(dataset = \"d.csv\") @Dynamics(time = \"t\") double f(S s); // here", "}"),
        of(Diagnostic.BAD_ITEMS, "a,f\n[],1\n", "The method f is given a list of things and an array of any size, b.", "interface A {", "  record I(int n) {}",
            "  @DistillFrom(dataset = \"d.csv\") boolean f(List<I> a, int[] b); // here", "}"),
        of(Diagnostic.BAD_BODIES, "b,f\n[],[]\n", "The method f answers with an array of vectors, but its parameters are not one list of records.", "interface A {",
            "  record V(double x, double y) {}", "  @DistillFrom(dataset = \"d.csv\") V[] f(double[] b); // here", "}"),
        bodies(Diagnostic.BODIES_COINCIDE, bodies(new int[] {2, 2, 3}, vectors(0, 1, 2)), "d.csv:2:1: ('b') bodies 1 and 2 are at the same place.", true),
        bodies(Diagnostic.ANSWERS_NOT_OF_BODIES, bodies(new int[] {1, 2, 3}, vectors(0, 1)), "d.csv:2:1: ('b') there are 3 bodies, but 2 answers.", true),
        bodies(Diagnostic.NO_SEPARABLE_LAW, IntStream.range(0, 30).mapToObj(i -> bodies(new int[] {i * 7 % 11, i * i % 13 + 20, i * 3 % 17 + 50},
            vectors(i * 37 % 19 - 9, i * 53 % 23 - 11, i * 29 % 31 - 15))).collect(Collectors.joining()),
            "The best law for f by which each pair of bodies acts by its distance leaves", false),
        of(Diagnostic.NO_PARTNER, "n,f\n1,2\n2,3\n", "1 value of 'n' in d.csv is in no row of data.csv: d.csv:3 ('2').", "interface A {", "  record L(int f) {}",
            "  @DistillFrom(data = \"n,g\\n1,5\\n\") // here", "  int g(@Items(dataset = \"d.csv\", key = \"n\") L[] l);", "}"),
        of(Diagnostic.NOTHING_IDENTIFIES, "b,f\n" + IntStream.range(0, 30).mapToObj(i -> alike(i * 7 % 11, i * i % 13 + 20, i * 3 % 17 + 50)).collect(Collectors.joining()),
            "No law was found for f in which mass makes a difference: 90 bodies in d.csv do not say what it is for each name.", "interface A {", "  record V(double x, double y) {}",
            "  record B(String name, @Latent double mass, V position) {}", "  @DistillFrom(dataset = \"d.csv\") V[] f(B[] b); // here", "}"),
        change(Diagnostic.SERIES_TOO_SHORT, "t,x\n0,1\n1,2\n", "d.csv has a series with too few rows, beginning at d.csv:2 (2 rows).", "f"),
        change(Diagnostic.TIMES_UNORDERED, "t,x\n0,1\n1,2\n1,3\n2,4\n", "The times in the column 't' of d.csv do not grow within a series at d.csv:4 (1 after 1).", "f"),
        change(Diagnostic.STEPS_UNEQUAL, "t,x\n0,1\n1,2\n2,3\n4,4\n", "are 1 in most rows, but others at d.csv:5 (2 after the row before).", "next"),
        formula(Diagnostic.BAD_CONSTRAINT, LINE, "The constraints 'increasing in x' and 'decreasing in x' contradict each other.",
            "constraints = {\"increasing in x\", \"decreasing in x\"}"),
        formula(Diagnostic.NOT_IDENTIFIED, LINE, "The examples determine only a / b, not each of the two constants.",
            "template = \"a * x / b\", fitted = {@Fitted(\"a\"), @Fitted(\"b\")}"),
        formula(Diagnostic.SIZE_EXCLUDES, numbered("x,f\n", 40, i -> i + "," + (2 * i + 3 * i * i - 70)), "but maxSize is 3", "maxSize = 3, effort = Formula.Effort.QUICK"),
        of(Diagnostic.ROWS_FAR_OFF, numbered("x,f\n", 60, i -> i + "," + (i == 7 || i == 31 ? 900 : 2 * i + 1)),
            "2 of 60 rows lie far off what the formula for f gives, and it was fitted without them: d.csv:9 (is 900, answered 15), d.csv:33 (is 900, answered 63).",
            "@DistillFrom(dataset = \"d.csv\") // here", "@Formula(effort = Formula.Effort.QUICK)", "interface A {", "  double f(double x);", "}"),
        of(Diagnostic.FEATURES_LEFT_OUT, numbered("a,b,c,f\n", 30, i -> i + "," + i * 7 % 13 + "," + i * 5 % 11 + "," + (2 * i + 1)),
            "Of 3 features the formula for f was sought with 1; 2 that seemed to tell least of the answers were left out: b, c.",
            "@DistillFrom(dataset = \"d.csv\")", "@Formula(maxFeatures = 2, effort = Formula.Effort.QUICK)", "interface A {",
            "  double f(double a, double b, double c); // here", "}"),
        of(Diagnostic.UNSAFE_IN_RANGE, numbered("a,b,f\n", 40, i -> (2 + i % 7 + i % 3) + "," + (1 + i % 7) + "," + Math.log(1 + i % 3)),
            "because of log(a - b)", "@DistillFrom(dataset = \"d.csv\")", "interface A {", "  double f(double a, double b); // here", "}"),
        of(Diagnostic.BAD_SHAPE, FINE, "does not fit x", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  boolean f(@Shape({3, 3}) int[] x); // here", "}"),
        of(Diagnostic.SHAPE_REQUIRED, FINE, "x has no fixed size", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  boolean f(String[] x); // here", "}"),
        of(Diagnostic.WRONG_SIZE, "x,y,f\n\"[1,2]\",\"[1]\",yes\n\"[1,2,3]\",\"[1]\",no\n", "d.csv:3:1: ('x') the array has the size [3]", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(@Shape(2) int[] x, int[] y); }"),
        of(Diagnostic.RAGGED_ARRAY, "x,f\n\"[[1,2],[3]]\",yes\n\"[[1,2],[3,4]]\",no\n", "d.csv:2:1: ('x') row 1 of the array has 1 cells, row 0 has 2",
            "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A { boolean f(int[][] x); }"),
        of(Diagnostic.EMPTY_ARRAY, "x,f\n[],yes\n\"[1,2]\",no\n", "d.csv:2:1: ('x') the array has no cells", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int[] x); }"),
        of(Diagnostic.BAD_VALUE, "x,f\n\"[1,\"\"a\"\"]\",yes\n\"[1,2]\",no\n", "d.csv:2:1: ('x') element [1]: 'a' is not an integer", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int[] x); }"),
        of(Diagnostic.BAD_VALUE, "x,f\n7,yes\n\"[1,2]\",no\n", "d.csv:2:1: ('x') '7' is not a JSON array of 1 dimension", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int[] x); }"),
        of(Diagnostic.SIZES_DISAGREE, numbered("a,b,f\n", 40, i -> "\"" + array(2 + i % 3) + "\",\"" + array(2 + (i == 17 ? 5 : i % 3)) + "\"," + i % 2),
            "d.csv:19: a has the size 4, b has 7", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int[] a, int[] b); }"),
        of(Diagnostic.NO_ARRAY_RULE, numbered("x,f\n", 20, i -> "\"[" + i + ",2]\",\"" + array(1 + i * i % 5) + "\""), "No rule was found",
            "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A { int[] f(int[] x); }"),
        of(Diagnostic.NO_ARRAY_RULE, numbered("x,f\n", 12, i -> "\"[" + i + ",2]\",\"" + array(5 + i * i % 7) + "\""), "elements for 2 cells in d.csv:2. Tried were",
            "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A { int[] f(int[] x); }"),
        of(Diagnostic.NO_ARRAY_RULE, numbered("x,f\n", 80, i -> "\"[" + i + ",2]\",\"[" + (i * i * 7919 % 1009 + 50) + "," + (i * i * i * 31 % 997 + 30) + "]\""),
            "holds, such as", "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A { int[] f(int[] x); }"),
        of(Diagnostic.UNSUPPORTED_ANSWER_TYPE, FINE, "is given none", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  boolean[] f(int x); // here", "}"),
        of(Diagnostic.GENERIC_METHOD, FINE, "type parameters of its own", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  <T> boolean f(int x); // here", "}"),
        of(Diagnostic.NO_FEATURES, FINE, "f has no parameters", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  boolean f(); // here", "}"),
        of(Diagnostic.NOT_ACCESSIBLE, FINE, "E is private", "class Outer {", "  private enum E { P }",
            "  @DistillFrom(dataset = \"d.csv\")", "  interface A {", "    boolean f(E x); // here", "  }", "}"),
        of(Diagnostic.DATASET_OR_DATA, FINE, "Neither", "@DistillFrom", "interface A { // here", "  boolean f(int x);", "}"),
        of(Diagnostic.VALUE_OUT_OF_RANGE, FINE, "minAccuracy = 1.5", "@DistillFrom(dataset = \"d.csv\",", "    minAccuracy = 1.5) // here",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.TOO_MANY_FEATURES, FINE, "at most 10000", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  boolean f(@Shape(6000) int[] x, @Shape(6000) int[] y); // here", "}"),
        of(Diagnostic.OVERLOADED, FINE, "two methods f with 1 parameters", "interface A {", "  @DistillFrom(dataset = \"d.csv\")",
            "  boolean f(int x); // here", "  @DistillFrom(dataset = \"d.csv\")", "  boolean f(long x);", "}"),
        of(Diagnostic.NAME_TAKEN, FINE, "ADistilled already", "@DistillFrom(dataset = \"d.csv\")", "interface A { // here",
            "  boolean f(int x);", "}", "class ADistilled {}"),
        of(Diagnostic.TYPE_PARAMETERS, FINE, "type parameters T", "@DistillFrom(dataset = \"d.csv\")", "interface A<T> { // here",
            "  boolean f(int x);", "}"),
        of(Diagnostic.HOLDOUT_AND_VALIDATION, FINE, "Both holdout and validation", "@DistillFrom(dataset = \"d.csv\", validation = \"d.csv\",",
            "    holdout = 0.2) // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.DATASET_NOT_FOUND, FINE, "Did you mean 'd.csv'?", "@DistillFrom(", "    dataset = \"dd.csv\") // here",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.FORMAT_UNKNOWN, FINE, "not known by its ending", "@DistillFrom(", "    dataset = \"d.xls\") // here",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.COLUMN_NOT_FOUND, "petalLenght,f\n1,no\n2,yes\n", "Did you mean 'petalLenght'?", "@DistillFrom(dataset = \"d.csv\")",
            "interface A {", "  boolean f(int petalLength); // here", "}"),
        of(Diagnostic.ANSWER_NOT_FOUND, FINE, "'wrong'", "@DistillFrom(dataset = \"d.csv\",", "    answer = \"wrong\") // here",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.COLUMN_USED_TWICE, FINE, "both x and y", "@DistillFrom(dataset = \"d.csv\")", "interface A {",
            "  boolean f(int x, @Column(\"x\") int y); // here", "}"),
        of(Diagnostic.AMBIGUOUS_COLUMN, FINE, "both p.x and q.x", "@DistillFrom(dataset = \"d.csv\")", "interface A {",
            "  record P(int x) {}", "  boolean f(P p, P q); // here", "}"),
        of(Diagnostic.UNKNOWN_CONSTANT, "x,f\nRED,no\nGREE,yes\n", "d.csv:3:1: ('x') 'GREE' is not a constant of app.Color. Did you mean 'GREEN'?",
            "enum Color { RED, GREEN }", "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A { boolean f(Color x); }"),
        of(Diagnostic.NOT_FINITE, "x,f\n1.5,no\nNaN,yes\n", "d.csv:3:1: ('x') 'NaN' is not a finite number", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(double x); }"),
        of(Diagnostic.ACCURACY_TOO_LOW, noise(), "99.0 % was asked for", "@DistillFrom(dataset = \"d.csv\", maxConditions = 9,",
            "    minAccuracy = 0.99) // here", "interface A { boolean f(int x); }").with(LITTLE_EFFORT),
        of(Diagnostic.ACCURACY_OUT_OF_REACH, "x,f\n1,no\n1,yes\n1,no\n2,yes\n", "At most 75.0 % of the rows", "@DistillFrom(dataset = \"d.csv\",",
            "    minAccuracy = 0.9) // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.CONTRADICTIONS, numbered("x,f\n9,no\n9,yes\n", 60, i -> i + "," + (i < 30)), "d.csv:2 says 'false', line 3 says 'true'",
            "@DistillFrom(minAccuracy = 0.7,", "    dataset = \"d.csv\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.VALIDATION_TOO_LOW, FINE, "0.0 % of the 2 held-out rows", "@DistillFrom(dataset = \"d.csv\", validation = \"v.csv\",",
            "    minValidationAccuracy = 0.5) // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.WEAK_SUPPORT, scattered(), "rest on one or two rows each", "@DistillFrom(evidence = Evidence.NOT_REQUIRED,",
            "    dataset = \"d.csv\") // here",
            "interface A { boolean f(double x); }").with(LITTLE_EFFORT),
        of(Diagnostic.NO_EVIDENCE, scattered(), "a table of the examples, not a rule", "@DistillFrom(", "    dataset = \"d.csv\") // here",
            "interface A { boolean f(double x); }").with(LITTLE_EFFORT),
        rows(Diagnostic.FEW_ROWS, "x,f\n1,no\n2,yes\n3,yes\n", "rests on 3 different rows"),
        of(Diagnostic.CODE_TOO_LARGE, numbered("x,y,z,f\n", 8, i -> (i < 4) + "," + (i % 2 == 0) + "," + (i % 4 < 2) + "," + (i < 4 ? i % 2 == 0 : i % 4 < 2)),
            "maxConditions allows 1",
            "@DistillFrom(dataset = \"d.csv\",", "    maxConditions = 1) // here", "interface A { boolean f(boolean x, boolean y, boolean z); }"),
        of(Diagnostic.ROWS_LEFT_WRONG, noise(), "of 400 rows wrong", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int x); }").with(LITTLE_EFFORT),
        of(Diagnostic.ONE_GROUP, numbered("g,x,f\n", 20, i -> "a," + i + "," + (i < 9)), "All 20 rows", "@DistillFrom(dataset = \"d.csv\",",
            "    group = \"g\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.NO_WEIGHTS, numbered("w,x,f\n", 20, i -> "0," + i + "," + (i < 9)), "All 20 rows of d.csv have the weight 0", "@DistillFrom(dataset = \"d.csv\",",
            "    weight = \"w\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.OUT_OF_RANGE, numbered("w,x,f\n", 20, i -> i - 3 + "," + i + "," + (i < 9)), "d.csv:2:1: ('w') a weight is 0 or more", "@DistillFrom(weight = \"w\",",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.MISSING_VALUE, "w,x,f\n1,1,no\n,2,yes\n", "d.csv:3:1: ('w')", "@DistillFrom(weight = \"w\",",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.COLUMN_NOT_FOUND, "w,x,f\n1,1,no\n2,2,yes\n", "no column 'v' for the weights of rows", "@DistillFrom(dataset = \"d.csv\",",
            "    weight = \"v\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.NOT_FOR_THIS_METHOD, "x,f\n1,2\n3,4\n", "answers with a real number", "@DistillFrom(dataset = \"d.csv\",",
            "    costs = \"x,1\\n1,0\") // here", "interface A { double f(int x); }"),
        of(Diagnostic.BAD_COSTS, FINE, "names 'maybe', which no row has for its answer, and lacks 'false'", "@DistillFrom(dataset = \"d.csv\",",
            "    costs = \"x,true,maybe\\ntrue,0,1\\nmaybe,1,0\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.BAD_COSTS, FINE, "for 'true' is '-1', not a number that is 0 or more", "@DistillFrom(dataset = \"d.csv\",",
            "    costs = \"x,true,false\\ntrue,0,-1\\nfalse,1,0\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.NAMES_ROWS, numbered("id,x,f\n", 40, i -> "id" + i + "," + i + "," + (i < 20)), "a text of its own for id", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(String id, int x); }"),
        of(Diagnostic.ANSWERS_ARE_AMOUNTS, numbered("x,f\n", 100, i -> i + "," + (i * i + 3) / 2.0), "100 rows of d.csv have 100 different answers for f, which are numbers", "@DistillFrom(dataset = \"d.csv\")",
            "interface A { java.math.BigDecimal f(int x); } // here"),
        of(Diagnostic.RARE_ANSWER, numbered("x,f\n", 300, i -> i + "," + (i < 291)), "fewer than 10 have the answer 'false' (9 rows)", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.TOO_MANY_ANSWERS, numbered("x,f\n", 300, i -> i + "," + i), "more than 256 distinct answers", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { int f(int x); }"),
        of(Diagnostic.TOO_MANY_VALUES, numbered("x,f\n", 10_002, i -> "id" + i + "," + i % 2), "10000 allowed", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(String x); }"),
        of(Diagnostic.CONTROL_CHARACTER, "x,f\na,no\nb\0c,yes\n", "d.csv:3:1", "@DistillFrom(", "    dataset = \"d.csv\") // here",
            "interface A { boolean f(String x); }"),
        of(Diagnostic.TOO_MANY_COLUMNS, IntStream.range(0, 10_001).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n",
            "10001 columns", "@DistillFrom(", "    dataset = \"d.csv\") // here", "interface A { boolean f(int x); }"),
        rows(Diagnostic.TOO_MANY_BYTES, FINE, "more than 5 bytes").with("-Alimbeck.maxBytes=5"),
        rows(Diagnostic.TOO_MANY_ROWS, FINE, "more than 1 rows").with("-Alimbeck.maxRows=1"),
        of(Diagnostic.BAD_COMPONENT_MODEL, FINE, "There is no component model 'sprig'. Did you mean 'spring'?", "@DistillFrom(dataset = \"d.csv\",",
            "    componentModel = \"sprig\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.BAD_COMPONENT_MODEL, FINE, "needs org.springframework.stereotype.Component, which is not on the class path", "@DistillFrom(dataset = \"d.csv\",",
            "    componentModel = \"spring\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.RARE_TEXT, numbered("x,f\n", 40, i -> (i < 2 ? "Springfield" : i % 3 == 0 ? "a" : "b") + "," + (i < 2)), "x 'Springfield' (2 rows)", "@DistillFrom(",
            "    dataset = \"d.csv\", evidence = Evidence.NOT_REQUIRED, minAccuracy = 1) // here", "interface A { boolean f(String x); }"),
        of(Diagnostic.BAD_CSV, FINE, "date = 'jj.mm' of @Csv is no pattern of dates", "@DistillFrom(", "    dataset = \"d.csv\") // here", "@Csv(date = \"jj.mm\")",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.BAD_CSV, FINE, "decimal and grouping of @Csv are both ','", "@DistillFrom(", "    dataset = \"d.csv\") // here", "@Csv(decimal = ',', grouping = ',')",
            "interface A { boolean f(int x); }"),
        rows(Diagnostic.WRITTEN_OTHERWISE, "x;f\n1;no\n2;yes\n", "it is read with @Csv(separator = ';')"),
        rows(Diagnostic.OTHER_KIND, "PK\u0003\u0004 and so on", "an Excel workbook by its bytes. Rename it to d.xlsx"),
        of(Diagnostic.UNKNOWN_CHARSET, FINE, "There is no charset 'latin-99'", "@DistillFrom(", "    dataset = \"d.csv\") // here", "@Csv(charset = \"latin-99\")",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.AMBIGUOUS_COLUMN, "my x,my_x,f\n1,1,no\n2,2,yes\n", "'my x' or 'my_x'", "@DistillFrom(dataset = \"d.csv\")", "interface A {", "  boolean f(int myX); // here", "}"),
        rows(Diagnostic.DUPLICATE_COLUMN, "x,f,x\n1,no,2\n", "d.csv:1:3: the column 'x' appears twice"),
        rows(Diagnostic.NO_HEADER, "", "d.csv is empty"),
        rows(Diagnostic.NO_ROWS, "x,f\n", "has a header but no rows"),
        rows(Diagnostic.BAD_VALUE, "x,f\n1,no\ntwo,yes\n", "d.csv:3:1: ('x') 'two' is not an integer"),
        rows(Diagnostic.OUT_OF_RANGE, "x,f\n1,no\n3000000000,yes\n", "d.csv:3:1: ('x') '3000000000' is out of range for int"),
        rows(Diagnostic.MISSING_VALUE, "x,f\n1,no\n,yes\n", "d.csv:3:1: ('x') the cell is empty"),
        rows(Diagnostic.RAGGED_ROW, "x,f\n1,no\n1,yes,2\n", "d.csv:3:1: the row has 3 cells, the header 2"),
        rows(Diagnostic.CELL_TOO_LONG, "x,f\n1,no\n" + "9".repeat(20_000) + ",yes\n", "d.csv:3:1: ('x') the cell has 20000 characters"),
        rows(Diagnostic.ONE_ANSWER, "x,f\n1,no\n2,no\n", "All 2 rows of d.csv have the answer 'false'"),
        rows(Diagnostic.MALFORMED, "x,f\n1,\"no\n", "not well-formed CSV"),
        of(Diagnostic.CONSTANT_FEATURE, "x,y,f\n1,7,no\n2,7,yes\n3,7,yes\n", "d.csv has one value only for y.", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(int x, int y); }"),
        of(Diagnostic.METHOD_TOO_LONG, manyTexts(), "bytes of code", "@DistillFrom(dataset = \"d.csv\")",
            "interface A { // here", "  boolean f(@Shape(1000) String[] x);", "}").with(LITTLE_EFFORT),
        of(Diagnostic.QUERY_AND_URL, FINE, "no query is given", "@DistillFrom(", "    dataset = \"jdbc:h2:mem:\") // here",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.QUERY_AND_URL, FINE, "no jdbc: URL", "@DistillFrom(dataset = \"d.csv\",", "    query = \"select 1\") // here",
            "interface A { boolean f(int x); }"),
        of(Diagnostic.NO_DRIVER, FINE, "No JDBC driver for jdbc:flubs://host", "@DistillFrom(query = \"select 1 order by 1\",",
            "    dataset = \"jdbc:flubs://me:secret@host?password=secret\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.QUERY_FAILED, FINE, "did not answer the query: Table", "@DistillFrom(query = \"select * from nowhere order by 1\",",
            "    dataset = \"jdbc:h2:mem:\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.UNORDERED_QUERY, FINE, "in which order its rows come", "@DistillFrom(dataset = \"jdbc:h2:mem:\",",
            "    query = \"select x, x > 3 as f from system_range(1, 9)\") // here", "interface A { boolean f(int x); }"),
        of(Diagnostic.INEXACT_INTEGER, "x,f\n1,no\n9007199254740993,yes\n", "'9007199254740993' is beyond", "@DistillFrom(",
            "    dataset = \"d.csv\") // here", "interface A { boolean f(long x); }")));
    for (String path : List.of("/etc/passwd", "../d.csv", "file:d.csv", "C:/d.csv", "a\\\\d.csv")) {
      cases.add(of(Diagnostic.PATH_REFUSED, FINE, "is refused", "@DistillFrom(", "    dataset = \"" + path + "\") // here",
          "interface A { boolean f(int x); }"));
    }
    return cases.stream();
  }

  private static String numbered(String header, int rows, IntFunction<String> row) {
    return header + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
  }

  /** An array of small numbers as JSON. */
  private static String array(int length) {
    return IntStream.range(0, length).mapToObj(i -> String.valueOf(i * 7 % 5)).collect(Collectors.joining(",", "[", "]"));
  }

  /** So many columns of texts that the rule counts many of them. */
  private static String manyTexts() {
    Random random = new Random(9);
    String header = IntStream.range(0, 1000).mapToObj(i -> "x[" + i + "]").collect(Collectors.joining(","));
    return numbered(header + ",f\n", 60, row -> {
      boolean[] cells = new boolean[1000];
      int count = 0;
      for (int i = 0; i < cells.length; i++) {
        cells[i] = random.nextInt(100) < 40 + 20 * (row % 2);
        count += cells[i] ? 1 : 0;
      }
      StringBuilder text = new StringBuilder();
      for (boolean cell : cells) {
        text.append(cell ? "a," : "b,");
      }
      return text.append(count > 500).toString();
    });
  }

  /** One row in seven says the opposite of a simple rule, at random. */
  private static String noise() {
    Random random = new Random(5);
    return numbered("x,f\n", 400, i -> i + "," + (i < 200 ^ random.nextInt(7) == 0));
  }

  /** Answers that alternate at uneven distances: every row needs a rule of its own. */
  private static String scattered() {
    int[] x = new Random(3).ints(30, 0, 10_000).sorted().toArray();
    return numbered("x,f\n", x.length, i -> x[i] + "," + (i % 2 == 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReportedOnItsLine(Case given) throws IOException {
    Files.writeString(data.resolve("d.csv"), given.csv());
    Files.writeString(data.resolve("d.xls"), given.csv());
    Files.writeString(data.resolve("v.csv"), "x,f\n1,yes\n2,no\n");
    for (TestCompiler compiler : TestCompiler.values()) {
      var result = compiler.compile(data, Map.of("app.A", given.source()), given.options().toArray(String[]::new));
      String id = given.diagnostic().id();
      assertThat(result.withId(id)).as("%s: %s", compiler, result.messages()).isNotEmpty();
      assertThat(result.withId(id)).anySatisfy(m -> {
        assertThat(m.text()).contains(given.says());
        assertThat(m.line()).isEqualTo(lineOf(given.source(), "// here"));
        assertThat(m.text()).contains(given.diagnostic().remedy());
      });
      boolean error = given.diagnostic().severity() == Severity.ERROR;
      assertThat(result.success()).isEqualTo(!error);
      Set<String> written = result.output().keySet();
      assertThat(written.contains("app/ADistilled.java")).isEqualTo(!error);
      assertThat(written.stream().filter(p -> p.endsWith(".json"))).hasSize(error ? 0 : 1);
    }
  }

  private static long lineOf(String source, String mark) {
    return source.lines().takeWhile(line -> !line.contains(mark)).count() + 1;
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Files.write(data.resolve("d.csv"), "x,f\n\u00e9,no\nb,yes\n".getBytes(StandardCharsets.ISO_8859_1));
    expect(Diagnostic.NOT_UTF8, "d.csv", "String");
    assertThat(TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        interface A { boolean f(String x); }
        """)).messages().toString()).contains("@Csv(charset = \"windows-1252\")");
  }

  @Test
  void refusesADamagedArchive() throws IOException {
    Path file = data.resolve("d.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(numbered("x,f\n", 5000, i -> i + "," + i % 2).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    expect(Diagnostic.UNREADABLE, "d.csv.gz", "int");
  }

  private void expect(Diagnostic diagnostic, String file, String type) {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "%s")
        interface A { boolean f(%s x); }
        """.formatted(file, type)));
    assertThat(result.success()).isFalse();
    assertThat(result.withId(diagnostic.id())).singleElement().satisfies(m -> assertThat(m.line()).isEqualTo(2));
  }

  @Test
  void refusesALinkThatLeavesItsDirectory(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("secret.csv"), FINE);
    Files.deleteIfExists(data.resolve("link.csv"));
    Files.createSymbolicLink(data.resolve("link.csv"), outside.resolve("secret.csv"));
    expect(Diagnostic.PATH_REFUSED, "link.csv", "int");
  }

  @Test
  void reportsBadOptionsAndGoesOn() throws IOException {
    Files.writeString(data.resolve("d.csv"), FINE);
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        interface A { boolean f(int x); }
        """), "-Alimbeck.threads=none", "-Alimbeck.debug=perhaps");
    assertThat(result.withId(Diagnostic.BAD_OPTION.id())).hasSize(2);
    assertThat(result.success()).isFalse();
    assertThat(result.generated("app.ADistilled")).isTrue();
  }

  @Test
  void tellsOnceWhatIsWrongInManyCellsOfAColumn() throws IOException {
    Files.writeString(data.resolve("d.csv"), numbered("x,f\n", 100, i -> "bad" + i + ",yes"));
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        interface A { boolean f(int x); }
        """));
    assertThat(result.withId(Diagnostic.BAD_VALUE.id())).singleElement().satisfies(m -> assertThat(m.text())
        .contains("d.csv:2:1: ('x') 'bad0' is not an integer", "The same is wrong in 99 other rows, first in lines 3 and 4.").hasLineCount(2));
  }

  /** Diagnostics that need a fault of the machine or of Limbeck itself, or data of their own; they have tests elsewhere. */
  private static final Set<Diagnostic> ELSEWHERE = Set.of(Diagnostic.SUMMARY, Diagnostic.PROGRESS, Diagnostic.UNREADABLE, Diagnostic.NOT_UTF8, Diagnostic.NO_SHEET, Diagnostic.BAD_DERIVED, Diagnostic.DERIVED_FAILS, Diagnostic.DERIVED_UNUSED,
      Diagnostic.CHANGED_WHILE_READ, Diagnostic.BAD_OPTION, Diagnostic.CACHE_IGNORED, Diagnostic.CACHE_UNUSABLE,
      Diagnostic.INTERNAL, Diagnostic.CANNOT_WRITE, Diagnostic.VERIFICATION_FAILED, Diagnostic.NETWORK_DIFFERS, Diagnostic.NOT_PROVED,
      Diagnostic.FORMULA_TIES, Diagnostic.NO_REPORT, Diagnostic.EFFORT_SPENT, Diagnostic.PARTLY_BY_HEART, Diagnostic.RIVAL,
      Diagnostic.LOCK_MISSING, Diagnostic.LOCK_UNUSABLE, Diagnostic.LOCK_DIFFERS, Diagnostic.LOCK_NOT_OFFERED,
      Diagnostic.NOT_IN_PARTS, Diagnostic.FILES_UNREADABLE, Diagnostic.FILES_LEFT_OUT, Diagnostic.PARTITIONS_FAILED);

  @Test
  void everyDiagnosticHasACase() {
    Set<Diagnostic> covered = cases().map(Case::diagnostic).collect(Collectors.toSet());
    covered.addAll(ELSEWHERE);
    assertThat(covered).containsExactlyInAnyOrder(Diagnostic.values());
  }

  /** The page of the docs is written from the catalogue: {@code -Dlimbeck.golden=update} writes it anew. */
  @Test
  void thePageOfTheDocsIsUpToDate() throws IOException {
    assertThat(Stream.of(Diagnostic.values()).map(Diagnostic::id)).doesNotHaveDuplicates();
    StringBuilder page = new StringBuilder("""
        # Diagnostics

        Every message of Limbeck has an id. It is printed on the annotation, the parameter or the method that it is about; \
        messages about data name file, line and column. The hundreds are the phases: 1 the interface, 2 finding and opening \
        the file, 3 its header, 4 its rows, 5 the result, 6 options and cache, 9 the tool itself.
        """);
    Stream.of(Diagnostic.values()).sorted(Comparator.comparing(Diagnostic::id)).forEach(d -> {
      String severity = d.severity().name().charAt(0) + d.severity().name().substring(1).toLowerCase(Locale.ROOT);
      page.append("\n## ").append(d.id()).append(' ').append(d.name().toLowerCase(Locale.ROOT).replace('_', ' ')).append('\n')
          .append(severity).append(". ").append(d.meaning()).append(d.remedy().isEmpty() ? "" : " " + d.remedy()).append('\n');
    });
    Path file = Path.of("../docs/diagnostics.md");
    if ("update".equals(System.getProperty("limbeck.golden"))) {
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file)).isEqualTo(page.toString());
  }
}
