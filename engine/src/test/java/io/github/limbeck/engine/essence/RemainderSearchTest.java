package io.github.limbeck.engine.essence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.effort.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** By which numbers whole numbers are divided. */
class RemainderSearchTest {
  private static Set<Integer> moduli(int rows, IntPredicate rule) {
    Random random = new Random(7);
    Feature feature = new Feature("n", "n", List.of("n"), 0, ValueType.primitive("int", ValueType.Presence.REQUIRED), Optional.empty());
    double[][] cells = random.ints(rows, 0, 5000).mapToObj(n -> new double[] {n}).toArray(double[][]::new);
    int[] answers = Arrays.stream(cells).mapToInt(row -> rule.test((int) row[0]) ? 1 : 0).toArray();
    return RemainderSearch.moduli(Examples.sorted(List.of(feature), cells, answers, 2, Work.usual())).byFeature().values().stream()
        .flatMap(Set::stream).collect(Collectors.toSet());
  }

  @Test
  void aBitIsABoundOnARemainder() {
    assertThat(moduli(400, n -> (n >> 6 & 1) == 1)).contains(128);
  }

  @Test
  void aHundredIsFoundAmongMultiplesOfFour() {
    // Of multiples of four those of 25 are those of 100.
    assertThat(moduli(2000, n -> n % 4 == 0 && n % 100 != 0)).contains(25);
  }

  @Test
  void noiseHasNoModuli() {
    Random coin = new Random(1);
    assertThat(moduli(1000, n -> coin.nextBoolean())).isEmpty();
  }
}
