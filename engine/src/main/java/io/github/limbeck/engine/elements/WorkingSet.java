package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.effort.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Examples that rules are looked for on: the first few, to which others are added that the rules found are wrong about.
 *
 * @param rows how many examples there are
 */
record WorkingSet(int rows, Work work) {
  /**
   * Rules that are right on all examples; empty if none are found.
   *
   * @param from rules that are right on some examples
   * @param positions how many positions of an example there are to look at
   * @param isRight whether rules are right on an example
   */
  Optional<ElementRules> search(Function<List<Integer>, Optional<ElementRules>> from, IntUnaryOperator positions, BiPredicate<ElementRules, Integer> isRight) {
    List<Integer> some = new ArrayList<>();
    int looked = 0;
    for (int r = 0; r < rows && (looked < ElementTuning.POSITIONS || some.size() < ElementTuning.FEWEST_ROWS); r++) {
      some.add(r);
      looked += positions.applyAsInt(r);
    }
    for (int round = 0; round < ElementTuning.ROUNDS && !work.isSpent(); round++) {
      Optional<ElementRules> rules = from.apply(some);
      if (rules.isEmpty()) {
        return rules;
      }
      List<Integer> wrong = IntStream.range(0, rows).filter(r -> !isRight.test(rules.get(), r)).boxed().toList();
      if (wrong.isEmpty()) {
        return rules;
      }
      wrong.stream().limit(ElementTuning.ADDED).forEach(some::add);
    }
    return Optional.empty();
  }
}
