package io.github.limbeck.engine.export;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Outline;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.ModelComparison;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Writes a class of JUnit tests for rules over scalars: for each condition two inputs that differ in nothing but it, and are answered otherwise; for a formula a few inputs and what it
 * gives. They say what a rule does now, and fail where that changes.
 */
public final class BoundaryTests {
  /** So many inputs are drawn to find one on which a condition decides. */
  private static final int DRAWN = 4_000;
  private static final int FORMULA_CASES = 5;
  private static final int LONGEST_NAME = 40;
  private static final long SEED = 22;
  /** Sums of real numbers are rounded: so near to a bound, as a share, both sides are told apart still. */
  private static final double NEAR = 1e-9;

  /**
   * A method to be tested.
   *
   * @param signature as a lock file has it
   * @param outline what is known of its examples
   */
  public record Method(Distillation result, Outline outline, String signature) {}

  private final String object;
  private final List<String> tests = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final Map<String, Integer> names = new LinkedHashMap<>();

  private BoundaryTests(String object) {
    this.object = object;
  }

  /**
   * The source of the class.
   *
   * @param type the canonical name of the interface
   * @param generated the canonical name of the generated class
   * @param test the simple name of the class of tests
   * @throws Inexpressible if no method can be tested, with the reasons
   */
  public static String of(String type, String generated, String test, List<Method> methods) throws Inexpressible {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    BoundaryTests tests = new BoundaryTests(Character.toLowerCase(simple.charAt(0)) + simple.substring(1) + "Rule");
    for (Method method : methods) {
      try {
        tests.add(method);
      } catch (Inexpressible e) {
        tests.left.add(method.result().contract().method() + ": " + e.getMessage());
      }
    }
    if (tests.tests.isEmpty()) {
      throw new Inexpressible(tests.left.isEmpty() ? "no condition decides on any input that was drawn" : String.join("; ", tests.left));
    }
    int dot = generated.lastIndexOf('.');
    return (dot < 0 ? "" : "package " + generated.substring(0, dot) + ";\n\n") + "import static org.junit.jupiter.api.Assertions.assertEquals;\n\nimport org.junit.jupiter.api.Test;\n\n"
        + "/** " + MARK + ": what " + simple + " answers on both sides of each of its conditions."
        + (tests.left.isEmpty() ? "" : " Not tested: " + String.join("; ", tests.left).replace("*/", "* /") + ".") + " */\nclass " + test + " {\n  private final " + type + " " + tests.object + " = new " + generated.substring(dot + 1)
        + "();\n\n" + String.join("\n", tests.tests) + "}\n";
  }

  /** What the class begins with that was written here: another one is never replaced. */
  public static final String MARK = "Written by limbeck:tests from the lock file";

  private void add(Method method) throws Inexpressible {
    Contract contract = method.result().contract();
    if (!contract.arrays().isEmpty() || !contract.items().isEmpty() || contract.bodies().isPresent() || contract.isEncoder()) {
      throw new Inexpressible("it is given arrays or lists");
    }
    if (!contract.confidence().isEmpty()) {
      throw new Inexpressible("it says how sure it is, which changes with the examples");
    }
    JavaValues values = new JavaValues(contract, method.result().training().vocabularies(), method.signature());
    for (int a = 0; a < contract.answers().size(); a++) {
      if (contract.formula().isPresent()) {
        addFormula(method, a, values);
      } else {
        addRule(method, a, values);
      }
    }
  }

  private void addFormula(Method method, int answer, JavaValues values) throws Inexpressible {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < DRAWN && lines.size() < FORMULA_CASES; k++) {
      double[] row = method.outline().draw(method.result().contract(), random).row();
      double given = ModelComparison.answer(method.result(), answer, row);
      if (Double.isFinite(given)) {
        lines.add(assertion(method, answer, values, row, given));
      }
    }
    if (!lines.isEmpty()) {
      test(name(method, answer, "computes"), lines);
    }
  }

  private void addRule(Method method, int answer, JavaValues values) throws Inexpressible {
    NetworkView rule = method.result().drawings().get(answer).get(0);
    RuleWords words = new RuleWords(rule);
    List<Feature> features = method.result().contract().features();
    if (rule.model().literals().stream().anyMatch(l -> RuleWords.featuresOf(l.form()).stream().anyMatch(f -> features.get(f).isDerived()))) {
      throw new Inexpressible("it looks at what methods of records compute");
    }
    for (Literal literal : rule.model().literals().stream().distinct().toList()) {
      Optional<double[][]> pair = pair(method, answer, literal);
      if (pair.isPresent()) {
        List<String> lines = new ArrayList<>();
        for (double[] row : pair.get()) {
          lines.add(assertion(method, answer, values, row, ModelComparison.answer(method.result(), answer, row)));
        }
        String said = identifier(words.literal(literal));
        if (said.length() > LONGEST_NAME) {
          lines.add(0, "    // " + RuleWords.plain(words.literal(literal)).replaceAll("[\\p{Cntrl}\\\\]", " ") + "\n");
          said = "condition";
        }
        test(name(method, answer, said), lines);
      }
    }
  }

  /** Two inputs that differ in one feature of a condition, of which one meets it, as near to its bound as can be, and which are answered otherwise. */
  private static Optional<double[][]> pair(Method method, int answer, Literal literal) {
    Contract contract = method.result().contract();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int k = 0; k < DRAWN; k++) {
      double[] row = method.outline().draw(contract, random).row();
      for (int feature : RuleWords.featuresOf(literal.form())) {
        boolean given = contract.features().get(feature).part().isEmpty();
        for (double[] sides : given ? sides(contract, feature, row, literal, method.outline().features().get(feature).texts()) : List.<double[]>of()) {
          double[] one = Outline.with(contract, row, feature, sides[0]);
          double[] other = Outline.with(contract, row, feature, sides[1]);
          if (literal.holds(one) != literal.holds(other) && ModelComparison.answer(method.result(), answer, one) != ModelComparison.answer(method.result(), answer, other)) {
            return Optional.of(new double[][] {one, other});
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Pairs of values of a feature that may lie on the two sides of a condition. */
  private static List<double[]> sides(Contract contract, int feature, double[] row, Literal literal, List<String> texts) {
    ValueType type = contract.features().get(feature).type();
    List<double[]> sides = new ArrayList<>();
    if (type.kind() == Kind.BOOLEAN) {
      sides.add(new double[] {1, 0});
    } else if (type.kind().isNominal()) {
      int own = (int) row[feature];
      for (int code = 0; code < texts.size() && !Double.isNaN(row[feature]) && !Outline.Extent.isOpen(texts.get(own)); code++) {
        if (code != own && !Outline.Extent.isOpen(texts.get(code))) {
          sides.add(new double[] {own, code});
        }
      }
    } else if (!type.javaName().equals("float")) {
      double nothing = literal.form().value(Outline.with(contract, row, feature, 0));
      double slope = literal.form().value(Outline.with(contract, row, feature, 1)) - nothing;
      for (double bound : new double[] {literal.low(), literal.high()}) {
        double at = (bound - nothing) / slope;
        if (Double.isFinite(at) && type.kind() == Kind.REAL) {
          double step = Math.max(Math.ulp(at), Math.abs(at) * NEAR);
          sides.add(new double[] {at, literal.form().terms().size() == 1 ? Math.nextDown(at) : at - step});
          sides.add(new double[] {at, literal.form().terms().size() == 1 ? Math.nextUp(at) : at + step});
        } else if (Double.isFinite(at) && Math.abs(at) < type.max()) {
          sides.add(new double[] {Math.ceil(at), Math.ceil(at) - 1});
          sides.add(new double[] {Math.floor(at), Math.floor(at) + 1});
        }
      }
    }
    return sides;
  }

  private String assertion(Method method, int answer, JavaValues values, double[] row, double given) throws Inexpressible {
    Contract contract = method.result().contract();
    Answer of = contract.answers().get(answer);
    String call = object + "." + contract.method() + "(" + values.arguments(row) + ")" + (contract.answerRecord().isPresent() ? "." + of.name() + "()" : "");
    String expected = JavaValues.answer(of.type(), method.result().labels(answer), given);
    if (of.type().isRounded() && !of.type().isWhole()) {
      return "    assertEquals(0, " + expected + ".compareTo(" + call + "));\n";
    }
    String tolerance = of.type().kind() == Kind.REAL && !of.type().isWhole() ? ", " + Decimals.print(Math.max(1e-9, Math.abs(given) * 1e-6)) : "";
    return "    assertEquals(" + expected + ", " + call + tolerance + ");\n";
  }

  private void test(String name, List<String> lines) {
    tests.add("  @Test\n  void " + name + "() {\n" + String.join("", lines) + "  }\n");
  }

  private String name(Method method, int answer, String what) {
    String component = method.result().contract().answers().size() > 1 ? "_" + method.result().contract().answers().get(answer).name() : "";
    String name = method.result().contract().method() + component + "_" + what;
    int times = names.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + "_" + times;
  }

  /** The words of a condition as an identifier: {@code weightKg ≥ 31} is {@code weightKgFrom31}. */
  private static String identifier(String words) {
    String spoken = words.replaceAll("^(\\S+) \u2264 (.*) \u2264 (.*)$", "$2From$1To$3").replace(" \u2265 ", "From").replace(" \u2264 ", "UpTo").replace(" = ", "Is").replace("-", "minus");
    StringBuilder out = new StringBuilder();
    boolean upper = false;
    for (char c : spoken.toCharArray()) {
      if (Character.isJavaIdentifierPart(c) && c < 128) {
        out.append(upper ? Character.toUpperCase(c) : c);
      } else if (c == '.' && !out.isEmpty() && Character.isDigit(out.charAt(out.length() - 1))) {
        out.append('_');
      }
      upper = !Character.isJavaIdentifierPart(c);
    }
    return out.isEmpty() ? "condition" : out.toString();
  }
}
