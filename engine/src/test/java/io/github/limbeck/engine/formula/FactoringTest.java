package io.github.limbeck.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums become squares and products where they are, and mean the same. */
class FactoringTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private static Expression read(String formula) throws FormulaParser.Unreadable {
    return FormulaParser.parse(formula, new FormulaParser.Names() {
      @Override
      public Optional<Expression> value(String name) {
        return NAMES.contains(name) ? Optional.of(new Expression.Variable(NAMES.indexOf(name))) : Optional.empty();
      }

      @Override
      public Operator function(String name, int arity) throws FormulaParser.Unreadable {
        throw new FormulaParser.Unreadable("no function of that name");
      }
    });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
      "a^2 - 2*a*b + b^2, 5",
      "a^2 + 6*a + 9, 4",
      "sqrt(a^2 + b^2 + c^2 + d^2 - 2*a*c - 2*b*d), 12",
      "a*b / (c + d*b - d*c - b), 11",
      "c^2 + a^2*b^2 + 1/(a^2*d^2) - 2*b/d, 13",
      "4*a^2 + 9*b^2 + 12*a*b, 8",
      "0 - a^2 - b^2 + 2*a*b, 6",
      "a*c + a*d + b*c + b*d, 7"})
  void sumsThatAreSquaresOrProducts(String formula, int nodes) throws FormulaParser.Unreadable {
    Expression plain = Algebra.simplify(read(formula));
    Expression factored = Algebra.simplify(Factoring.factored(plain));
    assertThat(factored.nodes()).as("%s", factored).isLessThanOrEqualTo(nodes).isLessThan(plain.nodes());
    Random random = new Random(3);
    for (int k = 0; k < 50; k++) {
      double[] point = random.doubles(4, 1, 3).toArray();
      double value = new Tape(plain).value(point);
      assertThat(Math.abs(new Tape(factored).value(point) - value)).as("%s -> %s", plain, factored).isLessThan(1e-6 * Math.max(1, Math.abs(value)));
    }
  }

  @Test
  void fittedFactorsNeedOnlyBeNearlyThoseOfASquare() throws FormulaParser.Unreadable {
    assertThat(Factoring.factored(Algebra.simplify(read("1.01*a^2 - 1.99*a*b + 0.99*b^2"))).nodes()).isLessThan(12);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"a^2 - 3*a*b + b^2", "a^2 + b^2", "a*c + a*d + b*c - b*d", "a*c + a*d + b*c + 2*b*d", "a^2 - 2*a*b - b^2", "sin(a) + b"})
  void othersAreLeftAsTheyAre(String formula) throws FormulaParser.Unreadable {
    Expression plain = Algebra.simplify(read(formula));
    assertThat(Factoring.factored(plain)).isEqualTo(plain);
  }
}
