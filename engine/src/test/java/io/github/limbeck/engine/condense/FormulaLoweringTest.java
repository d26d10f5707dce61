package io.github.limbeck.engine.condense;

import static io.github.limbeck.engine.formula.Expression.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.formula.CustomOperator;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.ProgramCheck;
import io.github.limbeck.engine.program.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Formulas and the programs that they become, which compute the same, operation by operation. */
class FormulaLoweringTest {
  private static final ValueType REAL = ValueType.primitive("double", Presence.REQUIRED);
  private static final Answer ANSWER = new Answer("f", List.of("f"), true, REAL);
  private static final Expression X = new Expression.Variable(0);
  private static final Expression Y = new Expression.Variable(1);
  private static final Expression TWO = new Expression.Constant(2);
  private static final Expression SUM = call(Function.ADD, X, Y);
  private static final Expression MEAN = call(new CustomOperator("app.Curves.mean", 2, 1, (a, b) -> (a + b) / 2), X, Y);

  private static List<Feature> features(String... names) {
    return List.of(names).stream().map(name -> new Feature(name, name, List.of(name), 0, REAL, Optional.empty())).toList();
  }

  private static Program lowered(Expression formula) {
    Program program = FormulaLowering.lower(formula, features("x", "y"), ANSWER);
    assertThat(ProgramCheck.faults(program)).isEmpty();
    assertThat(program.answer()).isEqualTo(new Program.AnswerType(Input.Kind.REAL, "double", List.of()));
    Random random = new Random(2);
    for (int k = 0; k < 50; k++) {
      double[] row = {random.nextDouble() * 2, random.nextDouble() * 2};
      double expected = value(formula, row);
      assertThat(new Interpreter(program).run(row, List.of())).as(ProgramPrinter.text(program)).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }
    return program;
  }

  private static double value(Expression e, double[] row) {
    if (e instanceof Expression.Variable variable) {
      return row[variable.feature()];
    } else if (e instanceof Expression.Constant constant) {
      return constant.value();
    }
    Expression.Call call = (Expression.Call) e;
    return call.operator().apply(value(call.first(), row), call.arguments().size() > 1 ? value(call.second(), row) : 0);
  }

  private static Expression of(Function function, Expression first, Expression second) {
    return function.arity() == 1 ? call(function, first) : call(function, first, second);
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void everyOperationComputesWhatTheFormulaDoes(Function function) {
    Expression half = call(Function.MULTIPLY, new Expression.Constant(0.5), X);
    assertThat(lowered(of(function, half, Y)).body()).isNotEmpty();
    assertThat(lowered(call(Function.ADD, of(function, half, Y), Y)).body()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      ADD        --> sum
      SUBTRACT   --> difference
      MULTIPLY   --> product
      DIVIDE     --> ratio
      POWER      --> power
      MAX        --> greater
      MIN        --> lesser
      NEGATE     --> opposite
      SQUARE     --> square
      CUBE       --> cube
      SQRT       --> root
      CBRT       --> root
      EXP        --> exponential
      EXPM1      --> exponential
      LOG        --> logarithm
      LOG1P      --> logarithm
      LOG_EXPM1  --> logarithm
      LOG1P_EXP  --> logarithm
      SIN        --> sine
      COS        --> cosine
      TAN        --> tangent
      ASIN       --> angle
      ACOS       --> angle
      ATAN       --> angle
      SINH       --> hyperbolic
      COSH       --> hyperbolic
      TANH       --> hyperbolic
      ABS        --> magnitude
      """)
  void whatOccursTwiceIsCalledWhatItIs(Function function, String name) {
    Expression repeated = of(function, call(Function.DIVIDE, Y, new Expression.Constant(4)), X);
    List<Statement> body = lowered(call(Function.SUBTRACT, call(Function.MULTIPLY, repeated, X), repeated)).body();
    assertThat(((Statement.Let) body.get(body.size() - 2)).name()).isEqualTo(name);
  }

  @Test
  void onlyWhatIsRepeatedAndLongGetsAName() {
    assertThat(text(call(Function.MULTIPLY, SUM, call(Function.SIN, SUM)))).isEqualTo("sum = add(x, y); return multiply(sum, sin(sum))");
    assertThat(text(call(Function.MULTIPLY, SUM, call(Function.SIN, X)))).isEqualTo("return multiply(add(x, y), sin(x))");
    assertThat(text(call(Function.MULTIPLY, call(Function.SIN, X), call(Function.SIN, X)))).isEqualTo("return multiply(sin(x), sin(x))");
    Expression twice = call(Function.MULTIPLY, TWO, X);
    assertThat(text(call(Function.ADD, twice, call(Function.ABS, twice)))).isEqualTo("scaled = multiply(2, x); return add(scaled, abs(scaled))");
    Expression both = call(Function.MULTIPLY, call(Function.SIN, SUM), Y);
    assertThat(text(call(Function.ADD, both, both))).isEqualTo("product = multiply(sin(add(x, y)), y); return add(product, product)");
  }

  @Test
  void powersAreProductsOfAValueThatIsSaidOnce() {
    assertThat(text(call(Function.SQUARE, X))).isEqualTo("return multiply(x, x)");
    assertThat(text(call(Function.CUBE, X))).isEqualTo("return multiply(multiply(x, x), x)");
    assertThat(text(call(Function.SQUARE, SUM))).isEqualTo("sum = add(x, y); return multiply(sum, sum)");
    assertThat(text(call(Function.CUBE, call(Function.SIN, X)))).isEqualTo("sine = sin(x); return multiply(multiply(sine, sine), sine)");
    assertThat(text(call(Function.POWER, SUM, TWO))).isEqualTo("return pow(add(x, y), 2)");
  }

  @Test
  void logarithmsOfExponentialsDoNotOverflow() {
    assertThat(text(call(Function.LOG1P_EXP, X))).isEqualTo("return add(max(x, 0), log1p(exp(negate(abs(x)))))");
    assertThat(text(call(Function.LOG_EXPM1, X))).isEqualTo("return add(x, log(negate(expm1(negate(x)))))");
    Program large = FormulaLowering.lower(call(Function.LOG1P_EXP, X), features("x"), ANSWER);
    assertThat(new Interpreter(large).run(new double[] {1000}, List.of())).isEqualTo(1000);
  }

  @Test
  void operatorsOfTheUserAreCalledByTheirMethod() {
    assertThat(text(MEAN)).isEqualTo("return app.Curves.mean(x, y)");
    assertThat(text(call(Function.SQUARE, MEAN))).isEqualTo("meanValue = app.Curves.mean(x, y); return multiply(meanValue, meanValue)");
  }

  @Test
  void namesAreNotThoseOfParametersNorGivenTwice() {
    Program program = FormulaLowering.lower(call(Function.ADD, call(Function.SQUARE, SUM), call(Function.SQUARE, call(Function.ADD, X, TWO))),
        features("sum", "y"), ANSWER);
    assertThat(ProgramPrinter.text(program))
        .isEqualTo("sum2 = add(sum, y); sum3 = add(sum, 2); return add(multiply(sum2, sum2), multiply(sum3, sum3))");
  }

  @Test
  void aRuleChoosesBetweenFormulas() {
    Program rule = SmallPrograms.choosing("sum = x + y; if (sum >= 2) return #1; if (a) return #0; return #2");
    Program numbered = new Program(rule.inputs(), new Program.AnswerType(Input.Kind.STRING, "java.lang.String", List.of("0", "2", "1")), rule.body());
    Program chosen = FormulaLowering.lower(List.of(X, call(Function.SQUARE, call(Function.ADD, Y, TWO)), call(Function.SQUARE, SUM)), numbered, ANSWER);
    assertThat(ProgramCheck.faults(chosen)).isEmpty();
    assertThat(ProgramPrinter.text(chosen)).isEqualTo("sum = x + y; if (sum >= 2) { sum2 = add(a, b); return multiply(sum2, sum2) }; "
        + "if (a) return a; sum3 = add(b, 2); return multiply(sum3, sum3)");
    assertThat(chosen.answer().kind()).isEqualTo(Input.Kind.REAL);
  }

  private static String text(Expression formula) {
    return ProgramPrinter.text(lowered(formula));
  }
}
