package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Expr.Constant;
import io.github.limbeck.engine.program.Expr.Local;
import io.github.limbeck.engine.program.Expr.Read;
import io.github.limbeck.engine.program.Expr.Sum;
import io.github.limbeck.engine.program.Expr.Term;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Logical.Compare;
import io.github.limbeck.engine.program.Logical.Truth;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import io.github.limbeck.engine.program.Statement.If;
import io.github.limbeck.engine.program.Statement.Let;
import io.github.limbeck.engine.program.Statement.Return;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each pass on programs written by hand: what goes in, and what comes out. */
class PassesTest {
  private static final Expr A = new Read(0);
  private static final Expr B = new Read(1);
  private static final Expr X = new Read(2);
  private static final Expr Y = new Read(3);
  private static final Statement YES = new Return(new Expr.Answer(1));
  private static final Statement NO = new Return(new Expr.Answer(0));

  /** Booleans a and b, integers x and y, a real r, and a 3 x 3 array of booleans from input 5 on. */
  private static Program program(Statement... body) {
    List<Input> inputs = new ArrayList<>();
    inputs.add(input("a", Input.Kind.BOOLEAN, "boolean", Optional.empty()));
    inputs.add(input("b", Input.Kind.BOOLEAN, "boolean", Optional.empty()));
    inputs.add(input("x", Input.Kind.INTEGER, "int", Optional.empty()));
    inputs.add(input("y", Input.Kind.INTEGER, "int", Optional.empty()));
    inputs.add(input("r", Input.Kind.REAL, "double", Optional.empty()));
    for (int k = 0; k < 9; k++) {
      inputs.add(input("g[" + k / 3 + "][" + k % 3 + "]", Input.Kind.BOOLEAN, "boolean",
          Optional.of(new Input.Position("g", List.of(3, 3), List.of(k / 3, k % 3)))));
    }
    return new Program(inputs, new Program.AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true")), List.of(body));
  }

  private static Input input(String name, Input.Kind kind, String type, Optional<Input.Position> position) {
    return new Input(name, name, kind, type, Input.Presence.REQUIRED, List.of(), position);
  }

  private static Expr compare(Expr left, Comparison op, double right) {
    return new Compare(left, op, new Constant(right));
  }

  private static Sum sum(double[] weights, Expr... of) {
    return new Sum(IntStream.range(0, of.length).mapToObj(i -> new Term(weights[i], of[i])).toList());
  }

  @Test
  void foldDropsWhatSaysNothing() {
    Program program = program(
        new Let("s", sum(new double[] {1, 1}, X, Y)), new Let("t", sum(new double[] {1, 1}, X, Y)), new Let("unread", X),
        new If(new Truth(false), List.of(YES)),
        new If(new Logical.And(List.of(new Truth(true), new Logical.Not(new Logical.Not(A)), compare(new Local("t"), Comparison.AT_LEAST, 3))), List.of(YES)),
        new If(B, List.of(NO)), NO);
    assertThat(Fold.run(program).body()).containsExactly(
        new Let("s", sum(new double[] {1, 1}, X, Y)),
        new If(new Logical.And(List.of(A, compare(new Local("s"), Comparison.AT_LEAST, 3))), List.of(YES)), NO);
  }

  @Test
  void whatSeveralWaysHaveInCommonIsSaidOnce() {
    Expr high = compare(X, Comparison.AT_LEAST, 3);
    Expr low = compare(Y, Comparison.AT_MOST, 1);
    Expr ways = new Logical.Or(List.of(new Logical.And(List.of(high, A)), new Logical.And(List.of(high, B, low))));
    Expr once = new Logical.And(List.of(high, new Logical.Or(List.of(A, new Logical.And(List.of(B, low))))));
    assertThat(Nest.run(program(new If(ways, List.of(YES)), NO)).body()).containsExactly(new If(once, List.of(YES)), NO);
    assertThat(Nest.run(program(new Return(ways))).body()).containsExactly(new Return(once));
    Statement apart = new If(new Logical.Or(List.of(new Logical.And(List.of(high, A)), B)), List.of(YES));
    assertThat(Nest.run(program(apart, NO)).body()).containsExactly(apart, NO);
  }

  @Test
  void sumsOverNearlyAllCellsBecomeAllWithACorrection() {
    List<Term> neighboursTwiceAndSelf = new ArrayList<>();
    for (int k = 0; k < 9; k++) {
      neighboursTwiceAndSelf.add(new Term(k == 4 ? 1 : 2, new Read(5 + k)));
    }
    Program program = RecogniseSums.run(program(new Let("f", new Sum(neighboursTwiceAndSelf)), new If(compare(new Local("f"), Comparison.AT_LEAST, 5), List.of(YES)), NO));
    assertThat(program.body().get(1)).isEqualTo(new Let("f", sum(new double[] {2, -1}, new Local("fInner"), new Read(9))));
    Program looped = Loops.run(program);
    assertThat(((Let) looped.body().get(0)).value()).isInstanceOfSatisfying(Loop.Repeat.class, loop -> {
      assertThat(loop.count()).isEqualTo(3);
      assertThat(loop.body()).isEqualTo(sum(new double[] {1, 1, 1}, cell(0), cell(1), cell(2)));
    });
  }

  private static Expr cell(int column) {
    return new Expr.Cell("g", List.of(new Expr.Index("i", 1, 0), new Expr.Index("", 0, column)));
  }

  @Test
  void logicSaysComparisonsAsAPersonWould() {
    assertThat(simplified(compare(sum(new double[] {1, -1}, X, Y), Comparison.AT_LEAST, 1))).isEqualTo(new Compare(X, Comparison.MORE, Y));
    assertThat(simplified(compare(sum(new double[] {-1, 1}, X, Y), Comparison.AT_MOST, -1))).isEqualTo(new Compare(Y, Comparison.LESS, X));
    assertThat(simplified(compare(A, Comparison.AT_MOST, 0))).isEqualTo(new Logical.Not(A));
    assertThat(simplified(compare(sum(new double[] {1, 1}, A, B), Comparison.EQUAL, 1))).isEqualTo(new Compare(A, Comparison.NOT_EQUAL, B));
    assertThat(simplified(compare(sum(new double[] {1, 1}, A, B), Comparison.AT_LEAST, 2))).isEqualTo(new Logical.And(List.of(A, B)));
    assertThat(simplified(compare(sum(new double[] {1, 1}, X, Y), Comparison.AT_LEAST, 2)))
        .isEqualTo(compare(sum(new double[] {1, 1}, X, Y), Comparison.AT_LEAST, 2));
  }

  private static Expr simplified(Expr condition) {
    return ((If) Logic.run(program(new If(condition, List.of(YES)), NO)).body().get(0)).condition();
  }

  @Test
  void aTestAfterItsStrictFormIsAnEquality() {
    Program program = Logic.run(program(new If(new Compare(X, Comparison.LESS, Y), List.of(NO)), new If(new Compare(X, Comparison.AT_MOST, Y), List.of(YES)), NO));
    assertThat(program.body().get(1)).isEqualTo(new If(new Compare(X, Comparison.EQUAL, Y), List.of(YES)));
  }

  @Test
  void returnsMergeIntoOneCondition() {
    Expr big = compare(X, Comparison.AT_LEAST, 4);
    assertThat(MergeReturns.run(program(new If(big, List.of(YES)), new If(A, List.of(YES)), NO)).body())
        .containsExactly(new Return(new Logical.Or(List.of(big, A))));
    assertThat(MergeReturns.run(program(new If(compare(X, Comparison.AT_MOST, 3), List.of(NO)), YES)).body())
        .containsExactly(new Return(big));
  }

  @Test
  void aComparisonOfRealsIsNotTurnedAround() {
    Expr small = compare(new Read(4), Comparison.AT_MOST, 3);
    assertThat(MergeReturns.run(program(new If(small, List.of(NO)), YES)).body())
        .containsExactly(new Return(new Logical.Not(small)));
  }

  @Test
  void booleansAreMinimisedExactly() {
    Program program = program(
        new If(new Logical.And(List.of(A, B)), List.of(YES)), new If(new Logical.And(List.of(A, new Logical.Not(B))), List.of(YES)), NO);
    assertThat(MinimiseBooleans.run(program).body()).containsExactly(new Return(A));
    // Majority of three: three cubes of two literals, no fewer.
    boolean[] majority = new boolean[8];
    for (int i = 0; i < 8; i++) {
      majority[i] = Integer.bitCount(i) >= 2;
    }
    assertThat(BooleanCover.of(3, majority)).hasSize(3).allMatch(cube -> cube.literals() == 2);
  }

  @Test
  void shortValuesUsedOnceLoseTheirName() {
    Program program = program(new Let("s", sum(new double[] {1, 1}, X, Y)), new If(compare(new Local("s"), Comparison.AT_LEAST, 3), List.of(YES)), NO);
    assertThat(Inline.run(program).body()).containsExactly(
        new If(compare(sum(new double[] {1, 1}, X, Y), Comparison.AT_LEAST, 3), List.of(YES)), NO);
  }

  @Test
  void namesSayWhatAValueIsAndAvoidParameters() {
    Program program = program(new Let("form0", new Loop.Repeat("i", 3, cell(0))), new Let("form1", sum(new double[] {2, 3, 1}, X, Y, A)),
        new If(compare(new Local("form0"), Comparison.AT_LEAST, 2), List.of(YES)), new If(compare(new Local("form1"), Comparison.AT_LEAST, 9), List.of(YES)), NO);
    assertThat(Name.run(program).body().stream().filter(Let.class::isInstance).map(s -> ((Let) s).name()))
        .containsExactly("trueG", "score");
  }
}
