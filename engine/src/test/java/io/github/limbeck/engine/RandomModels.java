package io.github.limbeck.engine;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Random models over features of every kind, and random rows for them: food for property tests. */
public final class RandomModels {
  public static final String PARAMETERS = "boolean p, boolean q, int x, int y, Integer n, double r, float s, String t, String u,"
      + " char c, @io.github.limbeck.Shape({2, 3}) boolean[][] g, @io.github.limbeck.Shape(4) int[] a, java.util.OptionalInt m, long l";
  private static final int CELLS = 23;

  private RandomModels() {}

  /** A dataset whose features are of every kind; its rows only make the vocabularies. */
  public static Dataset dataset(boolean booleanAnswer) {
    List<Feature> features = new ArrayList<>();
    add(features, "p", ValueType.primitive("boolean", Presence.REQUIRED), 0);
    add(features, "q", ValueType.primitive("boolean", Presence.REQUIRED), 1);
    add(features, "x", ValueType.primitive("int", Presence.REQUIRED), 2);
    add(features, "y", ValueType.primitive("int", Presence.REQUIRED), 3);
    add(features, "n", ValueType.primitive("int", Presence.BOXED), 4);
    add(features, "r", ValueType.primitive("double", Presence.REQUIRED), 5);
    add(features, "s", ValueType.primitive("float", Presence.REQUIRED), 6);
    add(features, "t", ValueType.string(Presence.REQUIRED), 7);
    add(features, "u", ValueType.string(Presence.REQUIRED), 8);
    add(features, "c", ValueType.primitive("char", Presence.REQUIRED), 9);
    for (int i = 0; i < 6; i++) {
      String name = "g[" + i / 3 + "][" + i % 3 + "]";
      features.add(new Feature(name, name, List.of(name), 10, ValueType.primitive("boolean", Presence.REQUIRED),
          Optional.of(new Feature.Cell("g", List.of(2, 3), List.of(i / 3, i % 3)))));
    }
    for (int i = 0; i < 4; i++) {
      String name = "a[" + i + "]";
      features.add(new Feature(name, name, List.of(name), 11, ValueType.primitive("int", Presence.REQUIRED),
          Optional.of(new Feature.Cell("a", List.of(4), List.of(i)))));
    }
    add(features, "m", ValueType.primitive("int", Presence.OPTIONAL_PRIMITIVE), 12);
    add(features, "l", ValueType.primitive("long", Presence.REQUIRED), 13);
    ValueType answer = booleanAnswer ? ValueType.primitive("boolean", Presence.REQUIRED) : ValueType.string(Presence.REQUIRED);
    Contract contract = new Contract("f", features, List.of(new Answer("f", List.of("f"), true, answer)), Optional.empty(),
        Request.forDataset("d.csv"));
    String header = String.join(",", features.stream().map(Feature::name).toList()) + ",f\n";
    String row = "1,0,1,2,3,0.5,0.25,%s,%s,z,0,0,0,0,0,0,1,2,3,4,5,6,%s\n";
    String text = header + row.formatted("red", "blue", booleanAnswer ? "true" : "A") + row.formatted("blue", "x\"\\u0022", booleanAnswer ? "false" : "B")
        + row.formatted("green", "red", booleanAnswer ? "true" : "C");
    try {
      return DatasetReader.read(Source.ofText(text), contract, Limits.DEFAULT, Place.SUBJECT);
    } catch (Refusal e) {
      throw new AssertionError(e.findings().toString(), e);
    }
  }

  private static void add(List<Feature> features, String name, ValueType type, int parameter) {
    features.add(new Feature(name, name, List.of(name), parameter, type, Optional.empty()));
  }

  /** A method with these features as parameters. */
  public static MethodSpec signature(boolean booleanAnswer) {
    return MethodSpec.methodBuilder("f").addModifiers(Modifier.PUBLIC)
        .returns(booleanAnswer ? TypeName.BOOLEAN : ClassName.get(String.class))
        .addParameter(boolean.class, "p").addParameter(boolean.class, "q").addParameter(int.class, "x").addParameter(int.class, "y")
        .addParameter(Integer.class, "n").addParameter(double.class, "r").addParameter(float.class, "s")
        .addParameter(String.class, "t").addParameter(String.class, "u").addParameter(char.class, "c")
        .addParameter(ArrayTypeName.of(ArrayTypeName.of(TypeName.BOOLEAN)), "g").addParameter(ArrayTypeName.of(TypeName.INT), "a")
        .addParameter(OptionalInt.class, "m").addParameter(long.class, "l").build();
  }

  /** A list of up to four rules. */
  public static DecisionList list(Random random, int answers) {
    List<Rule> rules = new ArrayList<>();
    for (int r = random.nextInt(5); r > 0; r--) {
      List<Literal> literals = new ArrayList<>();
      for (int l = 1 + random.nextInt(3); l > 0; l--) {
        literals.add(literal(random, true));
      }
      rules.add(new Rule(literals, random.nextInt(answers)));
    }
    return new DecisionList(rules, random.nextInt(answers));
  }

  /** A list, or a table of up to four lines. */
  public static Model model(Random random, int answers) {
    return random.nextInt(3) > 0 ? list(random, answers) : table(random, answers);
  }

  private static ScoreTable table(Random random, int answers) {
    List<Integer> codes = new ArrayList<>(IntStream.range(0, answers).boxed().toList());
    Collections.shuffle(codes, random);
    List<Integer> some = codes.subList(0, 2 + random.nextInt(answers - 1));
    List<ScoreTable.Line> lines = new ArrayList<>();
    for (int l = random.nextInt(5); l > 0; l--) {
      List<Literal> literals = IntStream.rangeClosed(0, random.nextInt(2)).mapToObj(i -> literal(random, true)).toList();
      lines.add(new ScoreTable.Line(literals, points(random, some.size())));
    }
    return new ScoreTable(some, points(random, some.size()), lines);
  }

  private static List<Integer> points(Random random, int answers) {
    return random.ints(answers, -2, 3).boxed().toList();
  }

  private static Literal literal(Random random, boolean nested) {
    Form form = form(random, nested);
    double low = random.nextInt(5) - 1;
    return switch (random.nextInt(4)) {
      case 0 -> Literal.atMost(form, low);
      case 1 -> Literal.exactly(form, low);
      case 2 -> new Literal(form, low, low + random.nextInt(4));
      default -> Literal.atLeast(form, low);
    };
  }

  private static Form form(Random random, boolean nested) {
    switch (random.nextInt(nested ? 11 : 4)) {
      case 0:
        return Form.feature(number(random));
      case 1:
        return Form.difference(number(random), number(random));
      case 2:
        return Form.feature(random.nextInt(2));
      case 3:
        return Form.difference(0, 1);
      case 4:
        return Form.sum(List.of(10, 11, 12, 13, 14, 15)).combine(1 + random.nextInt(2), random.nextInt(3) - 1.0, Form.feature(10 + random.nextInt(6)));
      case 5:
        return Form.of(random.nextBoolean() ? new Atom.Is(7 + random.nextInt(2), random.nextInt(3)) : new Atom.Is(9, 'y' + random.nextInt(3)));
      case 6:
        return Form.of(random.nextBoolean() ? new Atom.Same(7, 8) : new Atom.Missing(random.nextBoolean() ? 4 : 20));
      case 7:
        return Form.of(new Atom.Remainder(Form.sum(List.of(2, 3, 16)), 2 + random.nextInt(3)));
      case 8:
        List<Atom> steps = new ArrayList<>();
        boolean strict = random.nextBoolean();
        for (int i = 0; i < 3; i++) {
          steps.add(new Atom.Holds(Literal.atLeast(Form.difference(16 + i, 17 + i), strict ? 1 : 0)));
        }
        return Form.count(steps);
      case 9:
        return Form.of(new Atom.Product(2, 3)).combine(1, -1, random.nextBoolean() ? Form.feature(16) : Form.of(new Atom.Product(16, 17)));
      default:
        List<Atom> some = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
          some.add(new Atom.Holds(literal(random, false)));
        }
        return Form.count(some);
    }
  }

  private static int number(Random random) {
    return new int[] {2, 3, 4, 5, 6, 16, 17, 20, 21}[random.nextInt(9)];
  }

  /** Values near the bounds that {@link #list} uses; missing ones where that is allowed. */
  public static double[] row(Random random) {
    double[] row = new double[CELLS - 1];
    for (int f = 0; f < row.length; f++) {
      boolean bit = f < 2 || f >= 10 && f < 16;
      row[f] = bit ? random.nextInt(2)
          : f == 5 || f == 6 ? random.nextInt(13) / 2.0 - 1
          : f == 7 || f == 8 ? random.nextInt(4)
          : f == 9 ? 'x' + random.nextInt(4)
          : (f == 4 || f == 20) && random.nextInt(4) == 0 ? Double.NaN
          : random.nextInt(7) - 2;
    }
    return row;
  }
}
