package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program.AnswerType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A method with a parameter of every type, whose body is compared with a network. */
final class MethodUnderProof {
  static final AnswerType TRUTH = new AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true"));

  private static final List<Input> INPUTS = List.of(
      input("x", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED), input("y", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED),
      input("n", Input.Kind.INTEGER, "int", Input.Presence.BOXED), input("m", Input.Kind.INTEGER, "int", Input.Presence.BOXED),
      input("l", Input.Kind.INTEGER, "long", Input.Presence.REQUIRED), input("s", Input.Kind.INTEGER, "short", Input.Presence.REQUIRED),
      input("b", Input.Kind.INTEGER, "byte", Input.Presence.REQUIRED), input("c", Input.Kind.CHARACTER, "char", Input.Presence.REQUIRED),
      input("d", Input.Kind.REAL, "double", Input.Presence.REQUIRED), input("g", Input.Kind.REAL, "float", Input.Presence.REQUIRED),
      input("p", Input.Kind.BOOLEAN, "boolean", Input.Presence.REQUIRED), input("r", Input.Kind.BOOLEAN, "boolean", Input.Presence.BOXED),
      input("q", Input.Kind.BOOLEAN, "boolean", Input.Presence.BOXED), input("t", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED, "red", "green"),
      input("u", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED, "red", "green"),
      input("e", Input.Kind.ENUM, "app.Colour", Input.Presence.REQUIRED, "RED", "GREEN"),
      input("oi", Input.Kind.INTEGER, "int", Input.Presence.OPTIONAL_PRIMITIVE), input("ol", Input.Kind.INTEGER, "long", Input.Presence.OPTIONAL_PRIMITIVE),
      input("od", Input.Kind.REAL, "double", Input.Presence.OPTIONAL_PRIMITIVE), input("ot", Input.Kind.STRING, "java.lang.String", Input.Presence.OPTIONAL, "red", "green"),
      input("w", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED, "red", "blue"), input("v", Input.Kind.REAL, "double", Input.Presence.BOXED));
  private static final String PARAMETERS = "int x, int y, Integer n, Integer m, long l, short s, byte b, char c, double d, float g, boolean p, Boolean r, Boolean q,"
      + " String t, String u, Colour e, OptionalInt oi, OptionalLong ol, OptionalDouble od, Optional<String> ot, String w, Double v";
  private static final String IMPORTS = "import java.math.BigInteger;\nimport java.util.Arrays;\nimport java.util.Optional;\nimport java.util.OptionalDouble;\n"
      + "import java.util.OptionalInt;\nimport java.util.OptionalLong;\nimport java.util.Set;\n";
  private static final String MEMBERS = "  private static int twice(int of) {\n    return of + of;\n  }\n  private static boolean positive(int x) {\n    return x > 0;\n  }\n"
      + "  private static int sum(int[] of) {\n    int total = 0;\n    for (int each : of) {\n      total += each;\n    }\n    return total;\n  }\n"
      + "  private static int sum(boolean[] of) {\n    int total = 0;\n    for (boolean each : of) {\n      total += each ? 1 : 0;\n    }\n    return total;\n  }\n"
      + "  private static int any(int... of) {\n    return 0;\n  }\n  private static void fill(int[] of) {\n    of[0] = 1;\n  }\n"
      + "  private static int down(int of) {\n    if (of < 0) {\n      throw new IllegalArgumentException();\n    }\n    return of;\n  }\n";

  private MethodUnderProof() {}

  private static Input input(String name, Input.Kind kind, String type, Input.Presence presence, String... labels) {
    return new Input(name, name, kind, type, presence, List.of(labels), Optional.empty());
  }

  /** The feature of an input's name. */
  static int at(String name) {
    return IntStream.range(0, INPUTS.size()).filter(i -> INPUTS.get(i).name().equals(name)).findFirst().orElseThrow();
  }

  static Form feature(String name) {
    return Form.feature(at(name));
  }

  static Literal atLeast(String name, double bound) {
    return Literal.atLeast(feature(name), bound);
  }

  /** A body that answers true or false, against a network that says true where all literals hold. */
  static Proof.Outcome prove(String body, Literal... literals) {
    return prove("boolean", body, TRUTH, new DecisionList(List.of(new Rule(List.of(literals), 1)), 0));
  }

  static Proof.Outcome prove(String returned, String body, AnswerType answer, DecisionList... lists) {
    return prove(returned, body, Arrays.asList(answer), false, lists);
  }

  static Proof.Outcome prove(String returned, String body, List<AnswerType> answers, boolean knownTexts, DecisionList... lists) {
    String source = "package app;\n" + IMPORTS + "class G {\n  " + returned + " f(" + PARAMETERS + ") {\n    " + body + "\n  }\n" + MEMBERS + "}\n";
    return Proof.ofScalars(source, new Proof.Signature("f", INPUTS.size(), INPUTS, List.of(), answers, knownTexts, () -> 100, Proof.Setting.USUAL),
        Arrays.stream(lists).map(EssenceNetwork::of).toList());
  }

  /** The right code is proved; of all wrong code there is an input that refutes it. */
  static void assertProvedAndRefuted(Literal network, String right, List<String> wrong) {
    Proof.Outcome outcome = prove(right, network);
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.proved()).isTrue();
    for (String other : wrong) {
      assertThat(prove(other, network).proved()).as(other).isFalse();
      assertThat(prove(other, network).candidate()).as(other).isPresent();
    }
  }
}
