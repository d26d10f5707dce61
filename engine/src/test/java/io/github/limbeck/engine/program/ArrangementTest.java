package io.github.limbeck.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.program.Arrangement.Order;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrangementTest {
  private static final Expr LIMIT = new Expr.Read(0);
  private static final Expr VALUE = new Expr.Read(1);
  private static final Expr MORE = new Logical.Compare(VALUE, Comparison.MORE, LIMIT);
  private static final double[] VALUES = {31, 4, 22, 4, 11, -2};

  private static double[] arranged(Optional<Expr> kept, boolean distinct, Order order, Optional<Expr> key) {
    return new Arrangement(kept, distinct, order, key).of(VALUES, new double[] {3});
  }

  @Test
  void someValuesAreKept() {
    assertThat(arranged(Optional.of(MORE), false, Order.AS_GIVEN, Optional.empty())).containsExactly(31, 4, 22, 4, 11);
    assertThat(arranged(Optional.of(MORE), true, Order.AS_GIVEN, Optional.empty())).containsExactly(31, 4, 22, 11);
  }

  @Test
  void valuesArePutInOrder() {
    assertThat(arranged(Optional.empty(), false, Order.ASCENDING, Optional.empty())).containsExactly(-2, 4, 4, 11, 22, 31);
    assertThat(arranged(Optional.empty(), true, Order.DESCENDING, Optional.empty())).containsExactly(31, 22, 11, 4, -2);
  }

  @Test
  void thoseOfOneKeyStayAsTheyCome() {
    Expr lastDigit = new Expr.Remainder(VALUE, 10);
    assertThat(arranged(Optional.of(MORE), false, Order.AS_GIVEN, Optional.of(lastDigit))).containsExactly(31, 11, 22, 4, 4);
    assertThat(arranged(Optional.of(MORE), false, Order.ASCENDING, Optional.of(lastDigit))).containsExactly(11, 31, 22, 4, 4);
    assertThat(arranged(Optional.empty(), false, Order.AS_GIVEN, Optional.of(MORE))).containsExactly(-2, 31, 4, 22, 4, 11);
  }

  @Test
  void isKeptAsText() {
    ArrayModel model = ArrayModel.of(new Expr.Size(0, 0)).of(Optional.of(new Arrangement(Optional.of(MORE), true, Order.DESCENDING, Optional.of(VALUE))));
    assertThat(ArrayModel.read(model.write())).isEqualTo(model);
  }

  @Test
  void nothingThatIsKeptMayHaveAnAnswer() {
    Program.AnswerType number = new Program.AnswerType(Input.Kind.INTEGER, "int", List.of());
    ArrayInput line = new ArrayInput("x", "x", Input.Kind.INTEGER, "int", 1, List.of(), List.of());
    Arrangement kept = new Arrangement(Optional.of(MORE), false, Order.AS_GIVEN, Optional.empty());
    Expr each = new Expr.Element(0, List.of(new Expr.Variable("k")), Border.NONE);
    Expr size = new Expr.Size(0, 0);
    for (Reduction reduction : List.of(Reduction.SUM, Reduction.MAX)) {
      Expr total = new Loop.Over(reduction, "k", new Expr.Constant(0), size, List.of(), each);
      Program program = new Program(List.of(), List.of(line), number, List.of(new Statement.Return(total)), Optional.empty()).of(Optional.of(kept));
      assertThat(program.answersNothing()).isEqualTo(reduction == Reduction.SUM);
      assertThat(program.answers(new double[] {50}, List.<double[][]>of(new double[][] {VALUES}))).isEqualTo(reduction == Reduction.SUM);
      assertThat(program.answers(new double[] {3}, List.<double[][]>of(new double[][] {VALUES}))).isTrue();
    }
  }
}
