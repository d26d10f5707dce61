package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.effort.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Answers to which some positions append several elements, and the others fewer, or nothing: the lengths tell which conditions come into
 * question, and these which element of the answer comes from which position.
 */
final class Inserts {
  /** How many elements are appended where conditions hold, and elsewhere; what is tried first comes first. */
  private static final int[][] NUMBERS = {{2, 1}, {3, 1}, {3, 2}, {2, 0}, {3, 0}};

  private final Lines lines;
  private final double[][] answers;
  private final Work work;

  /** @param answers per example the answer, of any length */
  Inserts(Lines lines, List<double[]> answers, Work work) {
    this.lines = lines;
    this.answers = answers.toArray(double[][]::new);
    this.work = work;
  }

  /**
   * The positions that append several elements.
   *
   * @param conditions that hold there, together
   * @param holds the positions
   * @param elements how many each appends
   * @param others how many each of the other positions appends
   */
  record Places(List<Condition> conditions, long[] holds, int elements, int others) {
    boolean hold(int position) {
      return (holds[position / 64] >>> position % 64 & 1) == 1;
    }

    /** How many elements are appended where the conditions hold, or elsewhere. */
    int elements(boolean there) {
      return there ? elements : others;
    }
  }

  /** Conditions, and pairs of them, that hold as often in every line as its answer asks for; the cheapest first. */
  List<Places> places(List<Condition> conditions) {
    List<Places> places = new ArrayList<>();
    for (int[] numbers : NUMBERS) {
      Optional<int[]> asked = asked(numbers[0], numbers[1]);
      if (asked.isPresent()) {
        add(conditions, asked.get(), numbers, places);
      }
    }
    return places;
  }

  /** How often several elements are appended in each line; empty if the lengths do not follow. */
  private Optional<int[]> asked(int elements, int others) {
    int[] asked = new int[answers.length];
    for (int r = 0; r < asked.length; r++) {
      int cells = lines.cells()[r].length;
      int more = answers[r].length - others * cells;
      if (more < 0 || more % (elements - others) != 0 || more / (elements - others) > cells) {
        return Optional.empty();
      }
      asked[r] = more / (elements - others);
    }
    return Arrays.stream(asked).allMatch(a -> a == 0) ? Optional.empty() : Optional.of(asked);
  }

  private void add(List<Condition> conditions, int[] asked, int[] numbers, List<Places> places) {
    List<Condition> wide = new ArrayList<>();
    for (Condition condition : conditions) {
      int[] counts = FilterSearch.counts(condition.holds(), lines, work);
      boolean enough = true;
      for (int r = 0; r < counts.length; r++) {
        enough &= counts[r] >= asked[r];
      }
      if (Arrays.equals(counts, asked)) {
        places.add(new Places(List.of(condition), condition.holds(), numbers[0], numbers[1]));
      } else if (enough && wide.size() < ElementTuning.MOST_PAIRED) {
        wide.add(condition);
      }
      if (places.size() >= ElementTuning.MOST_KEPT) {
        return;
      }
    }
    for (int a = 0; a < wide.size() && !work.isSpent(); a++) {
      for (int b = a + 1; b < wide.size(); b++) {
        long[] both = FilterSearch.both(wide.get(a).holds(), wide.get(b).holds());
        if (places.size() < ElementTuning.MOST_KEPT && Arrays.equals(FilterSearch.counts(both, lines, work), asked)
            && places.stream().noneMatch(p -> Arrays.equals(p.holds(), both))) {
          places.add(new Places(List.of(wide.get(a), wide.get(b)), both, numbers[0], numbers[1]));
        }
      }
    }
  }

  /**
   * Per example one of the elements that each position appends, and the cells where it appends none of that number.
   *
   * @param there whether the positions are meant that append several, or the others
   * @param part which of the elements
   */
  List<double[]> aligned(Places places, boolean there, int part) {
    List<double[]> aligned = new ArrayList<>();
    for (int r = 0; r < answers.length; r++) {
      double[] line = lines.cells()[r].clone();
      int at = 0;
      for (int k = 0; k < line.length; k++) {
        boolean here = places.hold(lines.start()[r] + k);
        line[k] = here == there ? answers[r][at + part] : line[k];
        at += places.elements(here);
      }
      aligned.add(line);
    }
    return aligned;
  }

  /** The places that append fewer elements. */
  long[] others(Places places) {
    long[] others = new long[places.holds().length];
    for (int k = 0; k < lines.positions(); k++) {
      others[k / 64] |= places.hold(k) ? 0 : 1L << k % 64;
    }
    return others;
  }

  /** Whether a source is what is wanted at all places that append several elements, or at all others. */
  boolean isRight(Term source, Lines aligned, Places places, boolean there) {
    double[] wanted = aligned.wanted();
    for (int k = 0; k < wanted.length; k++) {
      if (places.hold(k) == there && !aligned.same(source.values()[k], wanted[k])) {
        return false;
      }
    }
    return true;
  }
}
