package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.condense.BooleanCover.Cube;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Covers of truth tables hold where the table does, and none is shorter. */
class BooleanCoverTest {
  @Test
  void everyFunctionOfThreeVariablesHasAShortestCover() {
    IntStream.range(0, 256).forEach(function -> assertShortest(3, function));
  }

  @Test
  void functionsOfFourVariablesHaveAShortestCover() {
    new Random(7).ints(20, 0, 1 << 16).forEach(function -> assertShortest(4, function));
  }

  private static void assertShortest(int variables, int function) {
    boolean[] table = new boolean[1 << variables];
    for (int input = 0; input < table.length; input++) {
      table[input] = (function >> input & 1) == 1;
    }
    List<Cube> cover = BooleanCover.of(variables, table);
    for (int input = 0; input < table.length; input++) {
      int x = input;
      assertThat(cover.stream().anyMatch(cube -> cube.covers(x))).isEqualTo(table[input]);
    }
    assertThat(BooleanCover.cost(cover)).as("%s of function %s", cover, function).isEqualTo(leastCost(variables, function));
  }

  /** The least cost over all sets of conjunctions, by the sets of inputs that they cover together. */
  private static int leastCost(int variables, int function) {
    int[] cost = new int[function + 1];
    Arrays.fill(cost, Integer.MAX_VALUE);
    cost[0] = 0;
    for (int covered = 0; covered < function; covered++) {
      for (int care = 0; care < 1 << variables && cost[covered] < Integer.MAX_VALUE; care++) {
        for (int value = care; value >= 0; value = value == 0 ? -1 : value - 1 & care) {
          int inputs = inputs(new Cube(care, value), variables);
          if ((inputs & ~function) == 0) {
            int more = covered | inputs;
            cost[more] = Math.min(cost[more], cost[covered] + Integer.bitCount(care) + 1);
          }
        }
      }
    }
    return cost[function];
  }

  private static int inputs(Cube cube, int variables) {
    return IntStream.range(0, 1 << variables).filter(cube::covers).map(input -> 1 << input).sum();
  }

  @Test
  void aTableThatIsTooLargeOrTooShortIsRefused() {
    assertThatThrownBy(() -> BooleanCover.of(5, new boolean[32])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BooleanCover.of(3, new boolean[4])).hasMessage("a table of 4 rows for 3 variables");
  }
}
