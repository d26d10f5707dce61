package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One hyperplane for every two answers (the differentiae of essence networks as published: Blazek and Lin 2021): an answer is given if it
 * is on its side of all of its hyperplanes, and the commonest if none is.
 */
final class PairwiseHyperplanes {
  private static final int FEWEST_ANSWERS = 3;
  private static final int MOST_ANSWERS = 10;

  private PairwiseHyperplanes() {}

  /** Tells an answer from the others of some rows. */
  interface Separation {
    HyperplaneLearner.Peel separate(int[] rows, int answer);
  }

  static boolean isAffordable(Examples examples, int atoms) {
    int answers = examples.answersPresent().length;
    // Every row is in as many pairs as there are other answers.
    return answers >= FEWEST_ANSWERS && answers <= MOST_ANSWERS
        && (answers - 1) * HyperplaneLearner.work(examples.size(), atoms) <= examples.work().left() / 8;
  }

  static DecisionList learn(Examples examples, Separation separation) {
    int[] counts = examples.countsPerAnswer();
    int[] present = examples.answersPresent();
    int commonest = Arrays.stream(present).reduce((a, b) -> counts[b] > counts[a] ? b : a).orElseThrow();
    Literal[][] sides = new Literal[counts.length][counts.length];
    for (int i = 0; i < present.length; i++) {
      for (int j = i + 1; j < present.length; j++) {
        int first = present[i];
        int second = present[j];
        int[] rows = IntStream.range(0, examples.size()).filter(r -> examples.answers()[r] == first || examples.answers()[r] == second).toArray();
        sides[first][second] = separation.separate(rows, first).literal();
        sides[second][first] = opposite(sides[first][second], examples);
      }
    }
    List<Rule> rules = new ArrayList<>();
    for (int answer : present) {
      if (answer != commonest) {
        rules.add(new Rule(Arrays.stream(present).filter(a -> a != answer).mapToObj(a -> sides[answer][a]).distinct().toList(), answer));
      }
    }
    return new DecisionList(rules, commonest);
  }

  /** The other side: of whole numbers from the next one on, of real ones from the same bound. */
  private static Literal opposite(Literal literal, Examples examples) {
    double step = literal.form().isWhole(examples.reals()) ? 1 : 0;
    return literal.hasLow() ? Literal.atMost(literal.form(), literal.low() - step) : Literal.atLeast(literal.form(), literal.high() + step);
  }
}
