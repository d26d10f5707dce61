package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.EssenceNetwork.Concept;
import io.github.limbeck.engine.model.EssenceNetwork.Differentia;
import io.github.limbeck.engine.model.EssenceNetwork.Subconcept;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program.AnswerType;
import java.util.ArrayList;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What came of proofs, of one and of several together, and what they may cost. */
class ProofOutcomeTest {
  private static final List<Input> INPUTS = List.of(input("x", Input.Kind.INTEGER, "int"), input("y", Input.Kind.INTEGER, "int"), input("a", Input.Kind.REAL, "double"),
      input("b", Input.Kind.REAL, "double"));
  private static final AnswerType NUMBER = new AnswerType(Input.Kind.INTEGER, "int", List.of("0", "1", "2"));
  private static final Proof.Outcome PLAIN = Proof.Outcome.exact(5);
  private static final Proof.Outcome ROUNDED = new Proof.Outcome(true, false, Optional.empty(), "", 7, true, 0.5);
  private static final Proof.Outcome OPEN = Proof.Outcome.open("too long", 3);
  private static final Proof.Outcome REFUTED = Proof.Outcome.refuted("another", 2);

  private static Input input(String name, Input.Kind kind, String type) {
    return new Input(name, name, kind, type, Input.Presence.REQUIRED, List.of(), Optional.empty());
  }

  private static Proof.Outcome prove(String body, EssenceNetwork network, double effort, List<String> questions) {
    return prove("", body, network, effort, questions);
  }

  private static Proof.Outcome prove(String fields, String body, EssenceNetwork network, double effort, List<String> questions) {
    String source = "class A {\n" + fields + "  int f(int x, int y, double a, double b) {\n    " + body + "\n  }\n}\n";
    return Proof.ofScalars(source, new Proof.Signature("f", 4, INPUTS, List.of(), List.of(NUMBER), false, () -> 100, new Proof.Setting(Proof.Setting.USUAL.scope(), effort)),
        List.of(network), Optional.of(questions::add));
  }

  private static Proof.Outcome prove(String body, EssenceNetwork network) {
    return prove(body, network, 1, new ArrayList<>());
  }

  @Test
  void severalAreProvedWhereEachIs() {
    assertThat(Proof.Outcome.all(List.of(PLAIN, ROUNDED, PLAIN))).isEqualTo(new Proof.Outcome(true, false, Optional.empty(), "", 17, true, 0.5));
    assertThat(Proof.Outcome.all(List.of(PLAIN))).isEqualTo(PLAIN);
    assertThat(Proof.Outcome.all(List.of(PLAIN, OPEN, ROUNDED))).isEqualTo(OPEN);
    assertThat(Proof.Outcome.all(List.of(OPEN, PLAIN, REFUTED))).isEqualTo(REFUTED);
    assertThat(Proof.Outcome.all(List.of())).isEqualTo(Proof.Outcome.exact(0));
  }

  @Test
  void sayWhatTheyAre() {
    assertThat(List.of(PLAIN.proved(), OPEN.proved(), REFUTED.proved())).containsExactly(true, false, false);
    assertThat(List.of(PLAIN.refuted(), OPEN.refuted(), REFUTED.refuted())).containsExactly(false, false, true);
    assertThat(List.of(PLAIN.reason(), OPEN.reason(), REFUTED.reason())).containsExactly("", "too long", "another");
    assertThat(List.of(PLAIN.steps(), OPEN.steps(), REFUTED.steps())).containsExactly(5L, 3L, 2L);
  }

  private static EssenceNetwork network(Rule... rules) {
    return EssenceNetwork.of(new DecisionList(List.of(rules), 0));
  }

  private static Rule rule(int answer, Literal... literals) {
    return new Rule(List.of(literals), answer);
  }

  private static Literal atLeast(int feature, double bound) {
    return Literal.atLeast(Form.feature(feature), bound);
  }

  @Test
  void effortIsAFactorOnTheSteps() {
    EssenceNetwork network = network(rule(1, atLeast(0, 3)), rule(2, atLeast(1, 5)));
    String body = "if (x >= 3) { return 1; } return y >= 5 ? 2 : 0;";
    assertThat(new Proof.Setting(Proof.Setting.USUAL.scope(), 0.25).steps()).isEqualTo(3_000_000);
    Proof.Outcome usual = prove(body, network);
    assertThat(usual.proved()).isTrue();
    assertThat(usual.steps()).isBetween(1L, 5_000L);
    assertThat(prove(body, network, 1e-7, new ArrayList<>()).reason()).isEqualTo("the proof needs more steps than it may take");
    assertThat(prove(body, network, 0.5, new ArrayList<>()).steps()).isEqualTo(usual.steps());
  }

  @Test
  void questionsAreAskedOfWhatIsNotPlain() {
    List<String> questions = new ArrayList<>();
    EssenceNetwork network = network(rule(1, atLeast(0, 3)));
    assertThat(prove("return x >= 3 ? 1 : 0;", network, 1, questions).proved()).isTrue();
    assertThat(questions).isEmpty();
    assertThat(prove("return x >= 4 ? 1 : 0;", network, 1, questions).proved()).isFalse();
    assertThat(questions).isNotEmpty().allSatisfy(q -> assertThat(q).startsWith("(set-logic ALL)").contains("(declare-const x", "(distinct"));
  }

  /** The first rule that holds decides, whatever later ones say. */
  @Test
  void theHeaviestSubconceptDecides() {
    EssenceNetwork network = network(rule(1, atLeast(0, 3)), rule(2, atLeast(1, 5)), rule(0, atLeast(0, 1)), rule(1, atLeast(1, 1)));
    assertThat(prove("if (x >= 3) { return 1; } if (y >= 5) { return 2; } if (x >= 1) { return 0; } return y >= 1 ? 1 : 0;", network).proved()).isTrue();
    assertThat(prove("if (y >= 5) { return 2; } if (x >= 3) { return 1; } if (x >= 1) { return 0; } return y >= 1 ? 1 : 0;", network).candidate()).isPresent();
    assertThat(prove("if (x >= 3) { return 1; } if (y >= 5) { return 2; } return y >= 1 ? 1 : 0;", network).candidate()).isPresent();
    assertThat(prove("if (x >= 3) { return 1; } if (y >= 5) { return 2; } if (x >= 1) { return 0; } return 0;", network).candidate()).isPresent();
  }

  /** A subconcept whose threshold is below the number of its differentiae. */
  @Test
  void someOfSeveralDifferentiaeAreEnough() {
    List<Differentia> differentiae = List.of(new Differentia(Form.feature(0), 3), new Differentia(Form.feature(1), 5), new Differentia(Form.difference(0, 1), 1));
    EssenceNetwork two = new EssenceNetwork(differentiae, List.of(new Subconcept(List.of(0, 1, 2), 2)),
        List.of(new Concept(0, Map.of(), BigInteger.ONE), new Concept(1, Map.of(0, BigInteger.TWO), BigInteger.ZERO)));
    String body = "boolean p = x >= 3; boolean q = y >= 5; boolean r = x > y; ";
    assertThat(prove(body + "return p && q || p && r || q && r ? 1 : 0;", two).proved()).isTrue();
    assertThat(prove(body + "return p && q && r ? 1 : 0;", two).candidate()).isPresent();
    assertThat(prove(body + "return p || q || r ? 1 : 0;", two).candidate()).isPresent();
  }

  private static final ScoreTable.Line LONG = new ScoreTable.Line(atLeast(0, 3), List.of(0, 2, 1));
  private static final ScoreTable.Line WIDE = new ScoreTable.Line(atLeast(1, 5), List.of(0, -1, 1));

  @Test
  void theMostPointsAnswer() {
    EssenceNetwork network = EssenceNetwork.of(new ScoreTable(List.of(0, 1, 2), List.of(1, 0, 0), List.of(LONG, WIDE)));
    String points = "int p1 = (x >= 3 ? 2 : 0) - (y >= 5 ? 1 : 0); int p2 = (x >= 3 ? 1 : 0) + (y >= 5 ? 1 : 0); ";
    String most = "int most = Math.max(1, Math.max(p1, p2)); ";
    assertThat(prove(points + most + "if (1 == most) { return 0; } if (p1 == most) { return 1; } return 2;", network).proved()).isTrue();
    assertThat(prove("if (x >= 3 && y < 5) { return 1; } return x >= 3 ? 2 : 0;", network).proved()).isTrue();
    assertThat(prove(points + most + "if (p1 == most) { return 1; } if (1 == most) { return 0; } return 2;", network).proved()).isTrue();
    assertThat(prove(points + most + "if (p2 == most) { return 2; } if (1 == most) { return 0; } return 1;", network).candidate()).isPresent();
    assertThat(prove(points.replace("? 2", "? 1") + most + "if (1 == most) { return 0; } if (p1 == most) { return 1; } return 2;", network).candidate())
        .isPresent();
    assertThat(prove(points + most.replace("max(1", "max(0") + "if (1 == most) { return 0; } if (p1 == most) { return 1; } return 2;", network).candidate())
        .isPresent();
    assertThat(prove(points + most.replaceFirst("max", "min") + "if (1 == most) { return 0; } if (p1 == most) { return 1; } return 2;", network).candidate())
        .isPresent();
  }

  private static Proof.Outcome proveTable(String fields, String body) {
    EssenceNetwork network = EssenceNetwork.of(new ScoreTable(List.of(0, 1, 2), List.of(1, 0, 0), List.of(LONG, WIDE)));
    return prove(fields, body, network, 1, new ArrayList<>());
  }

  private static final String POINTS = "  private static final int[][] POINTS = {\n    // x >= 3\n    {0, 2, 1},\n    {0, -1, 1}};\n";
  private static final String ANSWERS = "  private static final int[] ANSWERS = {0, 1, 2};\n";
  private static final String ADDS = """
      boolean[] holds = {x >= 3, y >= 5};
      int[] points = {1, 0, 0};
      for (int row = 0; row < holds.length; row++) {
        for (int answer = 0; answer < points.length; answer++) {
          points[answer] += holds[row] ? POINTS[row][answer] : 0;
        }
      }
      int most = points[0];
      for (int answer = 1; answer < points.length; answer++) { most = Math.max(most, points[answer]); }
      for (int answer = 0; answer < points.length - 1; answer++) {
        if (points[answer] == most) {
          return ANSWERS[answer];
        }
      }
      return ANSWERS[2];
      """;

  @Test
  void pointsMayStandInAConstantTable() {
    assertThat(proveTable(POINTS + ANSWERS, ADDS).proved()).isTrue();
    assertThat(proveTable(POINTS.replace("-1", "1") + ANSWERS, ADDS).candidate()).isPresent();
    assertThat(proveTable(POINTS.replace("{0, 2, 1}", "{1, 2, 1}") + ANSWERS, ADDS).candidate()).isPresent();
    assertThat(proveTable(POINTS + ANSWERS.replace("1, 2", "2, 1"), ADDS).candidate()).isPresent();
    assertThat(proveTable(POINTS + ANSWERS, ADDS.replace("{1, 0, 0}", "{0, 0, 0}")).candidate()).isPresent();
    assertThat(proveTable(POINTS + ANSWERS, ADDS.replace("{x >= 3, y >= 5}", "{y >= 5, x >= 3}")).candidate()).isPresent();
    assertThat(proveTable(POINTS + ANSWERS, ADDS.replace("row < holds.length", "row < 1")).candidate()).isPresent();
    assertThat(proveTable(POINTS + ANSWERS, ADDS.replace("ANSWERS[2]", "ANSWERS[0]")).candidate()).isPresent();
  }

  /** What another class could change, or what is not the same at every call, is no constant. */
  @Test
  void onlyConstantsAreReadAsConstants() {
    for (String modifier : List.of("private ", "static ", "final ")) {
      assertThat(proveTable(POINTS.replace(modifier, "") + ANSWERS, ADDS).reason()).contains("no method f");
    }
    assertThat(proveTable(POINTS.replace("-1", "(int) System.nanoTime()") + ANSWERS, ADDS).reason()).contains("the constant ");
    assertThat(proveTable(POINTS + ANSWERS, "POINTS[0][0] = 1; " + ADDS).reason()).contains("an assignment to an array that the method was given");
    assertThat(proveTable(POINTS + ANSWERS, ADDS.replace("ANSWERS[2]", "ANSWERS[3]")).proved()).isFalse();
  }

  @Test
  void ofTwoAnswersTheSecondNeedsMorePoints() {
    EssenceNetwork network = EssenceNetwork.of(new ScoreTable(List.of(1, 0), List.of(0, -2),
        List.of(new ScoreTable.Line(atLeast(0, 3), List.of(0, 2)), new ScoreTable.Line(atLeast(1, 5), List.of(0, 1)))));
    String points = "int points = (x >= 3 ? 2 : 0) + (y >= 5 ? 1 : 0); ";
    assertThat(prove(points + "return points >= 3 ? 0 : 1;", network).proved()).isTrue();
    assertThat(prove(points + "return points > 2 ? 0 : 1;", network).proved()).isTrue();
    assertThat(prove(points + "return points >= 2 ? 0 : 1;", network).candidate()).isPresent();
    assertThat(prove(points.replace("+ (y", "- (y") + "return points >= 3 ? 0 : 1;", network).candidate()).isPresent();
  }

  @Test
  void theBandGrowsWithTheGreatestNumbers() {
    Form sum = new Form(List.of(new Form.Term(0.1, new Atom.Value(2)), new Form.Term(0.3, new Atom.Value(3))));
    Proof.Outcome outcome = prove("return 0.3 * b + 0.1 * a >= 1.5 ? 1 : 0;", network(rule(1, Literal.atLeast(sum, 1.5))));
    assertThat(outcome.proved()).isTrue();
    assertThat(outcome.overReals()).isTrue();
    // Twice three addends, rounded by half a unit of 0.1 and 0.3 times 100, and of 1.5.
    assertThat(outcome.band()).isCloseTo(6 * 0x1p-53 * 41.5, Percentage.withPercentage(1e-6));
    assertThat(prove("return 0.1 * a + 0.3 * b >= 1.5 ? 1 : 0;", network(rule(1, Literal.atLeast(sum, 1.5)))).band()).isZero();
    assertThat(prove("return x >= 3 ? 1 : 0;", network(rule(1, atLeast(0, 3)))).overReals()).isFalse();
  }
}
