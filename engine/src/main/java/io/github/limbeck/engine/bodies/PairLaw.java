package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A law by which bodies act on each other: the sum of its terms over all other bodies.
 *
 * @param terms of the sum
 * @param cutoff where the law holds, if not everywhere
 */
record PairLaw(List<Term> terms, Cutoff cutoff) {
  PairLaw {
    terms = List.copyOf(terms);
  }

  /**
   * A channel with its function of the distance.
   *
   * @param kernel over the distance as its only variable; a constant where no other body acts
   */
  record Term(Channel channel, Expression kernel) {}

  /**
   * Which pairs act on each other.
   *
   * @param distance at which that changes; not a number if all do
   * @param beyond whether those at least so far apart do, rather than those nearer
   */
  record Cutoff(double distance, boolean beyond) {
    static final Cutoff NONE = new Cutoff(Double.NaN, true);

    boolean isNone() {
      return Double.isNaN(distance);
    }

    boolean acts(double r) {
      return isNone() || r >= distance == beyond;
    }
  }

  double[] constants() {
    return terms.stream().flatMapToDouble(t -> Arrays.stream(new Tape(t.kernel()).constants())).toArray();
  }

  PairLaw with(double[] constants) {
    List<Term> changed = new ArrayList<>();
    int at = 0;
    for (Term term : terms) {
      int own = term.kernel().constants();
      changed.add(new Term(term.channel(), Tape.withConstants(term.kernel(), Arrays.copyOfRange(constants, at, at + own))));
      at += own;
    }
    return new PairLaw(changed, cutoff);
  }

  /** The law with another function in one of its terms. */
  PairLaw with(int term, Expression kernel) {
    List<Term> changed = new ArrayList<>(terms);
    changed.set(term, new Term(terms.get(term).channel(), kernel));
    return new PairLaw(changed, cutoff);
  }

  /** Whether a scalar of bodies makes a difference. */
  boolean uses(int scalar) {
    return terms.stream().anyMatch(t -> t.channel().own().get(scalar) != 0 || t.channel().other().get(scalar) != 0);
  }

  /** Whether the law divides by a scalar of bodies. */
  boolean dividesBy(int scalar) {
    return terms.stream().anyMatch(t -> t.channel().own().get(scalar) < 0 || t.channel().other().get(scalar) < 0);
  }

  /** How many operators, constants and powers there are. */
  int nodes() {
    return terms.stream().mapToInt(t -> t.kernel().nodes() + 2 + t.channel().own().stream().mapToInt(Math::abs).sum()
        + t.channel().other().stream().mapToInt(Math::abs).sum()).sum() + (cutoff.isNone() ? 0 : 3);
  }
}
