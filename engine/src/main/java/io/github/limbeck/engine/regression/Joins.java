package io.github.limbeck.engine.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds terms that, together with a given space, give a target exactly: both are projected onto what the space leaves and
 * compared by one number, as in a join of two tables. So a million terms meet ten thousand targets in a million steps.
 */
final class Joins {
  private static final double WINDOW = 3e-7;
  private static final double SAME = 1e-9;
  /** Where more than this share lies outside the space, one subtraction tells it to enough digits. */
  private static final double PLAINLY_OUTSIDE = 1e-6;
  private static final int COLLECTED = 3000;

  private final Space space;
  private final List<Target> targets;
  private final List<Target> inside;
  private final double[] keys;
  private final double[] outward;
  private final List<Terms.Match> matches = new ArrayList<>();

  Joins(Space space, List<Target> targets, int rows) {
    this.space = space;
    double[] direction = new double[rows];
    long state = 42;
    for (int i = 0; i < rows; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      direction[i] = (state >>> 11) * 0x1p-53 - 0.5;
    }
    outward = space.residual(direction);
    double[] all = targets.parallelStream().mapToDouble(t -> key(t.unit())).toArray();
    this.inside = IntStream.range(0, all.length).filter(t -> all[t] < 0).mapToObj(targets::get).toList();
    int[] order = IntStream.range(0, all.length).filter(t -> all[t] >= 0).boxed()
        .sorted(Comparator.comparingDouble(t -> all[t])).mapToInt(t -> t).toArray();
    this.targets = Arrays.stream(order).mapToObj(targets::get).toList();
    this.keys = Arrays.stream(order).mapToDouble(t -> all[t]).toArray();
  }

  /** A number that is the same for values that differ, up to a factor, only within the space; -1 for those inside. */
  private double key(double[] unit) {
    double square = 1 - space.explained(unit);
    if (square > PLAINLY_OUTSIDE) {
      return Math.abs(Term.dot(outward, unit)) / Math.sqrt(square);
    }
    double[] rest = space.residual(unit);
    double length = Math.sqrt(Term.dot(rest, rest));
    return length < 1e-5 ? -1 : Math.abs(Term.dot(outward, rest)) / length;
  }

  /** The targets, the shortest first and at most so many, that lie in the space itself. */
  List<Terms.Match> inside(int most) {
    return inside.stream().filter(t -> space.left(t) < SAME).sorted(Comparator.comparingDouble(Target::size)).limit(most)
        .map(t -> new Terms.Match(t, space.terms(), t.size())).toList();
  }

  /** Looks a term up. */
  void visit(Term term) {
    double key = key(term.unit());
    if (key < 0 || matches.size() >= COLLECTED) {
      return;
    }
    int at = Arrays.binarySearch(keys, key - WINDOW);
    Space with = null;
    for (int t = at < 0 ? -at - 1 : at; t < keys.length && keys[t] <= key + WINDOW && matches.size() < COLLECTED; t++) {
      with = with == null ? space.with(List.of(term)) : with;
      if (with.left(targets.get(t)) < SAME) {
        matches.add(new Terms.Match(targets.get(t), with.terms(), targets.get(t).size() + term.size()));
      }
    }
  }

  /** The shortest of what was found. */
  List<Terms.Match> matches(int most) {
    return matches.stream().sorted(Comparator.comparingDouble(Terms.Match::cost)).limit(most).toList();
  }
}
