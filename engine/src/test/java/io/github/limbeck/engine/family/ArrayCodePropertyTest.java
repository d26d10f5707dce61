package io.github.limbeck.engine.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.condense.Pass;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.ArrayColumn;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.ProgramCheck;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.CompiledMethod;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random models over quantities of every kind: the literal program, the condensed one and the compiled class answer alike,
 * nearly all are proved to be equal at the sizes of some rows, and a model that was written as text is the same when it is read.
 */
class ArrayCodePropertyTest {
  private static final int MODELS = 100;
  private static final int ROWS = 40;

  private static ValueType type(String name) {
    return ValueType.primitive(name, Presence.REQUIRED);
  }

  private static ArrayFeature array(String name, int parameter, String type, int dimensions) {
    return new ArrayFeature(name, name, List.of(name), parameter, type(type), dimensions, List.of());
  }

  private static final List<ArrayFeature> ARRAYS = List.of(array("p", 1, "boolean", 1), array("q", 2, "boolean", 1), array("x", 3, "int", 1),
      array("c", 4, "char", 1), array("g", 5, "boolean", 2), array("h", 6, "int", 2), array("r", 7, "double", 1));
  private static final Feature LIMIT = new Feature("limit", "limit", List.of("limit"), 0, type("int"), Optional.empty());

  private static Dataset dataset(Random random, ValueType answer) {
    List<List<double[][]>> arrays = new ArrayList<>();
    ARRAYS.forEach(a -> arrays.add(new ArrayList<>()));
    double[] limits = new double[ROWS];
    double[] codes = new double[ROWS];
    for (int k = 0; k < ROWS; k++) {
      int n = 3 + random.nextInt(4);
      int m = 3 + random.nextInt(4);
      int side = 3 + random.nextInt(3);
      arrays.get(0).add(cells(random, 1, n, 2));
      arrays.get(1).add(cells(random, 1, n, 2));
      arrays.get(2).add(cells(random, 1, m, 7));
      arrays.get(3).add(IntStream.range(0, 1).mapToObj(i -> random.ints(m + 1, 'a', 'd').asDoubleStream().toArray()).toArray(double[][]::new));
      arrays.get(4).add(cells(random, side, side, 2));
      arrays.get(5).add(cells(random, 3 + random.nextInt(3), 4 + random.nextInt(2), 5));
      arrays.get(6).add(new double[][] {random.doubles(n + 2).map(v -> Math.rint(v * 100) / 4).toArray()});
      limits[k] = random.nextInt(8);
      codes[k] = random.nextInt(2);
    }
    Dataset.AnswerColumn column = new Dataset.AnswerColumn(answer("f", answer), List.of("false", "true"), Column.of(type("boolean"), codes));
    return new Dataset("d", "", List.of(LIMIT), List.of(Column.of(type("int"), limits)), List.of(List.of()),
        arrays.stream().map(ArrayColumn::new).toList(), List.of(column), Column.of(type("int"), new double[ROWS]));
  }

  private static Answer answer(String name, ValueType type) {
    return new Answer(name, List.of(name), true, type);
  }

  private static double[][] cells(Random random, int rows, int columns, int values) {
    double[][] cells = new double[rows][columns];
    for (double[] row : cells) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(values) - (values > 2 ? values / 2 : 0);
      }
    }
    return cells;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void codeAnswersAsTheModelDoes(long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, String> sources = new LinkedHashMap<>();
    List<ArrayModel> models = new ArrayList<>();
    List<Program> literals = new ArrayList<>();
    List<Program> programs = new ArrayList<>();
    Dataset data = dataset(random, type("boolean"));
    Sample sample = Sample.of(data, 0, ARRAYS, Axes.of(ARRAYS, data.arrays(), true), IntStream.range(0, ROWS).toArray(), Work.usual());
    List<Quantity> pool = FamilyPool.of(sample).quantities();
    assertThat(pool).hasSizeGreaterThan(500);
    for (int k = 0; k < MODELS; k++) {
      boolean number = k % 4 == 0;
      ValueType answer = type(number ? "long" : "boolean");
      ArrayModel model = number ? value(random, pool) : list(random, pool);
      assertThat(ArrayModel.read(model.write())).isEqualTo(model);
      models.add(model);
      Contract contract = new Contract("f", List.of(LIMIT), ARRAYS, List.of(answer("f", answer)), Optional.empty(), Request.forDataset("d"));
      Dataset.AnswerColumn column = new Dataset.AnswerColumn(answer("f", answer), List.of("false", "true"), data.answers().get(0).codes());
      Dataset typed = new Dataset("d", "", data.features(), data.columns(), data.vocabularies(), data.arrays(), List.of(column), data.lines());
      literals.add(Condenser.literal(model, contract, typed, 0));
      programs.add(Condenser.condense(model, contract, typed, 0));
      Program program = literals.get(k);
      assertThat(ProgramCheck.faults(program)).as("%s", program.body()).isEmpty();
      for (Pass pass : Pass.ARRAYS) {
        program = pass.apply(program);
        assertThat(ProgramCheck.faults(program)).as("%s gives %s", pass, program.body()).isEmpty();
      }
      MethodSpec signature = signature(number);
      sources.put("app.I" + k, JavaFile.builder("app", TypeSpec.interfaceBuilder("I" + k).addModifiers(Modifier.PUBLIC)
          .addMethod(signature.toBuilder().addModifiers(Modifier.ABSTRACT).build()).build()).build().toString());
      sources.put("app.G" + k, new Emission(ClassName.get("app", "G" + k), ClassName.get("app", "I" + k), null,
          List.of(new Emission.Method(signature, List.of(programs.get(k)), List.of(), null, Map.of(), List.of("Random."), false)), false, NameScope.EMPTY).source());
    }
    sources.put("io.github.limbeck.DistilledGenerated", "package io.github.limbeck; public @interface DistilledGenerated {}");
    ClassLoader loader = InMemoryCompiler.compile(sources);
    Dataset fresh = dataset(random, type("boolean"));
    int proved = 0;
    for (int k = 0; k < MODELS; k++) {
      CompiledMethod compiled = CompiledMethod.of(loader, "app.G" + k, "f", 8, List.of(programs.get(k)));
      for (Dataset rows : List.of(data, fresh)) {
        for (int i = 0; i < ROWS; i++) {
          int row = i;
          List<double[][]> arrays = rows.arrays().stream().map(a -> a.rows().get(row)).toList();
          double[] scalars = {rows.columns().get(0).get(i)};
          double expected = new Interpreter(literals.get(k)).run(scalars, arrays);
          assertThat(new Interpreter(programs.get(k)).run(scalars, arrays)).as("%s", programs.get(k)).isEqualTo(expected);
          assertThat(answer(compiled, scalars, arrays, sources.get("app.G" + k))).as(sources.get("app.G" + k)).isEqualTo(expected);
        }
      }
      Program program = programs.get(k);
      List<List<int[]>> sizes = IntStream.range(0, 3).mapToObj(row -> data.arrays().stream()
          .map(a -> new int[] {a.rows().get(row).length, a.rows().get(row)[0].length}).toList()).toList();
      Proof.Outcome proof = Proof.ofArrays(sources.get("app.G" + k), new Proof.Signature("f", 8, program.inputs(), program.arrays(),
          List.of(program.answer()), false, () -> 1, Proof.Setting.USUAL), models.get(k), f -> 0, sizes);
      assertThat(proof.candidate()).as(sources.get("app.G" + k)).isEmpty();
      proved += proof.proved() ? 1 : 0;
    }
    // Some random models compare so many greatest values at once that the steps run out.
    assertThat(proved).isGreaterThan(MODELS * 9 / 10);
  }

  private static double answer(CompiledMethod compiled, double[] scalars, List<double[][]> arrays, String source)
      throws ReflectiveOperationException {
    try {
      return compiled.answer(scalars, List.of(List.of()), arrays)[0][0];
    } catch (InvocationTargetException e) {
      throw new AssertionError(source, e.getCause());
    }
  }

  private static ArrayModel value(Random random, List<Quantity> pool) {
    List<Quantity> whole = pool.stream().filter(q -> q.type() == Family.Type.WHOLE).toList();
    Expr value = whole.get(random.nextInt(whole.size())).expr();
    if (random.nextBoolean()) {
      value = new Expr.Sum(List.of(new Expr.Term(1, value), new Expr.Term(-2, whole.get(random.nextInt(whole.size())).expr())));
    }
    return new ArrayModel(List.of(LIMIT), List.of(Optional.empty()), Optional.empty(), Optional.of(value), Optional.empty(), Optional.empty(),
        SizeEvidence.SUPPORTED);
  }

  /** A list of one to three rules over as many quantities, which rules may share, and the limit. */
  private static ArrayModel list(Random random, List<Quantity> pool) {
    List<Feature> features = new ArrayList<>(List.of(LIMIT));
    List<Optional<Expr>> definitions = new ArrayList<>(List.of(Optional.empty()));
    List<Quantity> chosen = new ArrayList<>();
    for (int q = 0; q < 1 + random.nextInt(3); q++) {
      Quantity quantity = pool.get(random.nextInt(pool.size()));
      String name = switch (quantity.type()) {
        case CONDITION -> "boolean";
        case WHOLE -> "long";
        case REAL -> "double";
      };
      chosen.add(quantity);
      features.add(new Feature("q" + q, "q" + q, List.of(), -1, type(name), Optional.empty()));
      definitions.add(Optional.of(quantity.expr()));
    }
    List<Rule> rules = new ArrayList<>();
    for (int r = 0; r < 1 + random.nextInt(3); r++) {
      List<Literal> literals = new ArrayList<>();
      for (int l = 0; l < 1 + random.nextInt(2); l++) {
        int q = random.nextInt(chosen.size());
        double bound = chosen.get(q).values()[random.nextInt(ROWS)];
        Form form = random.nextInt(4) == 0 && chosen.get(q).type() == Family.Type.WHOLE
            ? Form.difference(1 + q, 0) : Form.feature(1 + q);
        literals.add(switch (random.nextInt(3)) {
          case 0 -> Literal.atLeast(form, bound);
          case 1 -> Literal.atMost(form, bound);
          default -> Literal.exactly(form, bound);
        });
      }
      rules.add(new Rule(literals, random.nextInt(2)));
    }
    return new ArrayModel(features, definitions, Optional.of(new DecisionList(rules, random.nextInt(2))), Optional.empty(), Optional.empty(),
        Optional.empty(), SizeEvidence.SUPPORTED);
  }

  private static MethodSpec signature(boolean number) {
    TypeName line = ArrayTypeName.of(TypeName.BOOLEAN);
    TypeName ints = ArrayTypeName.of(TypeName.INT);
    return MethodSpec.methodBuilder("f").addModifiers(Modifier.PUBLIC).returns(number ? TypeName.LONG : TypeName.BOOLEAN)
        .addParameter(int.class, "limit").addParameter(line, "p").addParameter(line, "q").addParameter(ints, "x")
        .addParameter(ArrayTypeName.of(TypeName.CHAR), "c").addParameter(ArrayTypeName.of(line), "g").addParameter(ArrayTypeName.of(ints), "h")
        .addParameter(ArrayTypeName.of(TypeName.DOUBLE), "r").build();
  }
}
