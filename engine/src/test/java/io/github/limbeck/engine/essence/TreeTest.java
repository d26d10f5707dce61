package io.github.limbeck.engine.essence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trees are the rules that they say they are, and owe nothing to the order of the rows. */
class TreeTest {
  private static final List<Feature> FEATURES = List.of(feature("a", ValueType.primitive("int", Presence.REQUIRED)),
      feature("b", ValueType.primitive("double", Presence.REQUIRED)), feature("c", ValueType.string(Presence.REQUIRED)),
      feature("d", ValueType.primitive("int", Presence.BOXED)));

  private static Feature feature(String name, ValueType type) {
    return new Feature(name, name, List.of(name), 0, type, Optional.empty());
  }

  private static double[][] rows(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> new double[] {random.nextInt(20), random.nextDouble() * 10, random.nextInt(4),
        random.nextInt(5) == 0 ? Double.NaN : random.nextInt(6)}).toArray(double[][]::new);
  }

  private static Examples examples(double[][] rows, int answers, ToIntFunction<double[]> answer) {
    return new Examples(FEATURES, rows, Arrays.stream(rows).mapToInt(answer).toArray(), answers, Work.usual());
  }

  private static Tree grown(Examples examples) {
    BinnedRows binned = new BinnedRows(Bins.of(examples), examples.size(), examples.answerCount());
    for (int i = 0; i < examples.size(); i++) {
      binned.set(i, examples.rows()[i], examples.answers()[i]);
    }
    return TreeLearner.grow(binned, examples.work());
  }

  private static int walked(Tree tree, double[] row) {
    return tree instanceof Tree.Split split ? walked(split.literal().holds(row) ? split.yes() : split.no(), row) : tree.answer();
  }

  private static final ToIntFunction<double[]> RULE = row -> row[2] == 1 ? 2 : row[0] >= 7 && row[1] < 4.2 ? 1 : row[3] >= 3 ? 3 : 0;

  @Test
  void findsARuleOfSeveralTests() {
    Examples examples = examples(rows(2000, 1), 4, RULE);
    DecisionList list = grown(examples).list();
    // A leaf has two rows at least.
    assertThat(examples.errors(list)).isLessThan(5);
    double[][] fresh = rows(500, 2);
    assertThat(Arrays.stream(fresh).filter(row -> list.answer(row) != RULE.applyAsInt(row))).hasSizeLessThan(5);
  }

  @Test
  void listAnswersAsTheTreeDoesEvenWhereValuesAreMissing() {
    for (long seed = 0; seed < 20; seed++) {
      Random noise = new Random(seed);
      Tree tree = grown(examples(rows(300, seed), 4, row -> noise.nextInt(3) == 0 ? noise.nextInt(4) : RULE.applyAsInt(row)));
      for (Tree pruned : List.of(tree, TreePruning.pessimistic(tree), TreePruning.byBits(tree, 6), TreePruning.toSize(tree, 10))) {
        DecisionList list = pruned.list();
        for (double[] row : rows(300, seed + 100)) {
          assertThat(list.answer(row)).isEqualTo(walked(pruned, row));
        }
      }
    }
  }

  @Test
  void orderOfRowsLeavesNoTrace() {
    List<double[]> shuffled = new ArrayList<>(Arrays.asList(rows(500, 3)));
    DecisionList first = grown(examples(shuffled.toArray(double[][]::new), 4, RULE)).list();
    Collections.shuffle(shuffled, new Random(4));
    assertThat(grown(examples(shuffled.toArray(double[][]::new), 4, RULE)).list()).isEqualTo(first);
  }

  @Test
  void branchesOfChanceAreCut() {
    Random coin = new Random(5);
    Tree tree = grown(examples(rows(1000, 5), 2, row -> coin.nextInt(2)));
    assertThat(tree.conditions()).isGreaterThan(100);
    assertThat(TreePruning.byBits(tree, 6).conditions()).isZero();
    assertThat(TreePruning.pessimistic(tree).conditions()).isLessThan(tree.conditions());
    assertThat(TreePruning.toSize(tree, 12).conditions()).isLessThanOrEqualTo(12);
  }
}
