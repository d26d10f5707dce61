package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.elements.ElementLearner.Given;
import io.github.limbeck.engine.elements.ElementLearner.Learned;
import io.github.limbeck.engine.program.Arrangement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Learns answers that are short to say once the values of a line are arranged in another way (docs/method.md, "Arrangements"). */
public final class ArrangedLearner {
  private final Given given;
  private final List<double[]> answers;
  private final Kind answerKind;

  /**
   * @param given a single line, of numbers or characters; there is no rule for others
   * @param answers lines, or single values
   */
  public ArrangedLearner(Given given, List<double[]> answers, Kind answerKind) {
    this.given = given;
    this.answers = List.copyOf(answers);
    this.answerKind = answerKind;
  }

  /**
   * An arrangement.
   *
   * @param cost in words
   * @param lines the lines of all examples, arranged; some of them may be left without values
   */
  public record Arranged(Arrangement arrangement, double cost, List<double[]> lines) {
    /** Whether all lines have values. */
    public boolean isEverywhere() {
      return lines.stream().allMatch(line -> line.length > 0);
    }
  }

  /** Arrangements after which rules may be shorter, the shortest first; none where values have no order. */
  public static List<Arranged> arrangements(Given given) {
    return mayBeArranged(given) ? new Arrangements(given).all().stream().limit(ElementTuning.ARRANGEMENTS).toList() : List.of();
  }

  private static boolean mayBeArranged(Given given) {
    return given.beside().isEmpty() && (given.cellKind() == Kind.INTEGER || given.cellKind() == Kind.CHARACTER);
  }

  /**
   * The arrangement that is the answer.
   *
   * @param several whether more than one thing must be said of how, so that rules for each element would be long
   */
  public Optional<Learned> whole(boolean several) {
    if (!mayBeArranged(given) || given.cellKind() != answerKind) {
      return Optional.empty();
    }
    ElementRules copy = new ElementRules(List.of(), new Term(Words.cell(Words.I), 1, Term.Sort.VALUE, false, new double[0]), 1);
    return new Arrangements(given).givingAll(answers, several).map(arranged -> new Learned(
        ElementModels.of(copy, Optional.of(ElementLearner.PER_CELL), given.cellKind(), answerKind).of(Optional.of(arranged.arrangement())), arranged.cost() + 1));
  }

  /**
   * An arrangement, and short rules for what it leaves.
   *
   * @param single whether answers are single values
   */
  public Optional<Learned> then(boolean single, Work work) {
    Optional<Learned> best = Optional.empty();
    for (Arranged arranged : arrangements(given)) {
      double most = Math.min(ElementTuning.MOST_AFTER_ARRANGING, best.map(b -> b.cost() - arranged.cost()).orElse(ElementTuning.MOST_COST));
      Optional<Learned> learned = then(arranged, single, most, work).filter(l -> l.cost() < most)
          .map(l -> new Learned(l.model().of(Optional.of(arranged.arrangement())), l.cost() + arranged.cost()));
      best = learned.isPresent() ? learned : best;
    }
    return best;
  }

  /** Rules for what is left. Lines without values come last: they are not learned from, but have to be answered rightly. */
  private Optional<Learned> then(Arranged arranged, boolean single, double most, Work work) {
    List<Integer> order = IntStream.range(0, answers.size()).boxed().sorted(Comparator.comparing(r -> arranged.lines().get(r).length == 0)).toList();
    ElementLearner after = new ElementLearner(given.with(arranged.lines()).select(order), order.stream().map(answers::get).toList(), answerKind, single, most, work);
    boolean alike = single || IntStream.range(0, answers.size()).allMatch(r -> answers.get(r).length == arranged.lines().get(r).length);
    if (alike) {
      return after.plain();
    }
    return arranged.isEverywhere() ? after.sized().or(after::filter) : after.filter();
  }
}
