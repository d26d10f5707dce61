package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Condition.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Decides whether two conditions are equal on every input. Conditions that are one object are; else the space of inputs is
 * cut in two at a bound that occurs in them, both are rewritten for each half, and each half is decided on its own. A half that
 * holds no input, by {@link Feasibility}, needs no decision. A pair that was once found equal is not looked at again where
 * those bounds are assumed that its equality hung on; so conditions which were computed along an array are decided step by
 * step and not once for every input.
 */
final class Equivalence {
  private final Formulas formulas;
  private final BiConsumer<Condition, Condition> questions;
  /** Per pair what its equality hangs on: sets of assumed bounds, each of which is enough. */
  private final Map<List<Condition>, List<Set<Condition>>> equal = new HashMap<>();

  /**
   * @param questions told of every pair that is not one object already
   */
  Equivalence(Formulas formulas, BiConsumer<Condition, Condition> questions) {
    this.formulas = formulas;
    this.questions = questions;
  }

  /**
   * The answer to a question of equality.
   *
   * @param equal whether the conditions are equal on all inputs
   * @param difference values of unknowns for which they are not, as far as they matter
   */
  record Answer(boolean equal, Map<Unknown, Rational> difference) {
    static final Answer EQUAL = new Answer(true, Map.of());
  }

  /**
   * Decides.
   *
   * @throws ProofBudget.Exhausted if it takes too many steps
   * @throws Unprovable if bounds can be met only by what is not linear in them
   */
  Answer decide(Condition a, Condition b) {
    if (a != b) {
      questions.accept(a, b);
    }
    Result result = search(a, b, List.of());
    return result.difference().map(difference -> new Answer(false, difference)).orElse(Answer.EQUAL);
  }

  /**
   * What came of a pair.
   *
   * @param needed the assumed bounds that its equality hangs on
   */
  private record Result(Optional<Map<Unknown, Rational>> difference, Set<Condition> needed) {
    static Result equal(Set<Condition> needed) {
      return new Result(Optional.empty(), needed);
    }
  }

  private Result search(Condition a, Condition b, List<Condition> assumed) {
    if (a == b) {
      return Result.equal(Set.of());
    }
    List<Condition> pair = a.id < b.id ? List.of(a, b) : List.of(b, a);
    List<Set<Condition>> known = equal.computeIfAbsent(pair, p -> new ArrayList<>());
    for (Set<Condition> needed : known) {
      if (assumed.containsAll(needed)) {
        return Result.equal(needed);
      }
    }
    formulas.budget().spend(1 + known.size());
    if (a == b.not()) {
      Feasibility feasibility = new Feasibility(assumed, formulas.budget());
      Optional<Map<Unknown, Rational>> difference = feasibility.solution(true);
      return difference.isPresent() ? new Result(difference, Set.of()) : Result.equal(feasibility.conflict());
    }
    Condition atom = firstAtom(List.of(a, b));
    Set<Condition> needed = new HashSet<>();
    for (Condition half : List.of(atom, atom.not())) {
      List<Condition> all = new ArrayList<>(assumed);
      all.add(half);
      if (!isAlone(half, assumed)) {
        Feasibility feasibility = new Feasibility(all, formulas.budget());
        if (feasibility.solution(false).isEmpty()) {
          needed.addAll(feasibility.conflict());
          continue;
        }
      }
      Restriction restriction = restriction(half);
      Result result = search(restriction.of(a), restriction.of(b), all);
      if (result.difference().isPresent()) {
        return result;
      }
      needed.addAll(result.needed());
    }
    // What is rewritten may hang on a bound that was assumed before: that one is still needed.
    needed.removeIf(bound -> (bound == atom || bound == atom.not()) && !assumed.contains(bound));
    known.add(needed);
    return Result.equal(needed);
  }

  /** Whether a bound shares no unknown with what was assumed before, so that both can be met. */
  private static boolean isAlone(Condition atom, List<Condition> assumed) {
    Set<Unknown> own = Dependence.inputs(List.of(atom));
    for (Condition other : assumed) {
      for (Unknown input : Dependence.inputs(List.of(other))) {
        if (own.contains(input)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The bound that was made first and depends on no other: what is computed first is decided first. */
  private Condition firstAtom(List<Condition> of) {
    Condition[] first = {null};
    Set<Object> seen = new HashSet<>();
    of.forEach(c -> visit(c, first, seen));
    if (first[0] == null) {
      throw new Unprovable("conditions that depend on each other");
    }
    return first[0];
  }

  private void visit(Condition c, Condition[] first, Set<Object> seen) {
    if (!seen.add(c)) {
      return;
    }
    formulas.budget().spend(1);
    if (c.kind == Kind.BELOW) {
      visit(c.not(), first, seen);
      return;
    }
    c.parts.forEach(part -> visit(part, first, seen));
    if (c.kind == Kind.AT_LEAST) {
      if (c.form.isPure()) {
        first[0] = first[0] == null || c.id < first[0].id ? c : first[0];
      } else {
        visit(c.form, first, seen);
      }
    }
  }

  private void visit(Polynomial p, Condition[] first, Set<Object> seen) {
    for (Unknown unknown : p.unknowns) {
      if (unknown.kind != Unknown.Kind.INPUT && seen.add(unknown)) {
        if (unknown.condition != null) {
          visit(unknown.condition, first, seen);
        }
        unknown.parts.forEach(part -> visit(part, first, seen));
        unknown.factors.forEach(f -> visit(Polynomial.of(f), first, seen));
      }
    }
  }

  private Restriction restriction(Condition half) {
    Unknown unknown = half.form.asUnknown();
    if (unknown != null && unknown.whole) {
      BigInteger bound = half.bound.value().numerator();
      boolean above = half.kind == Kind.AT_LEAST;
      BigDecimal end = above ? unknown.range.greatest() : unknown.range.least();
      BigDecimal value = new BigDecimal(above ? bound : bound.subtract(BigInteger.ONE));
      if (end != null && end.compareTo(value) == 0) {
        return new Restriction(formulas, half, unknown, value);
      }
    }
    return new Restriction(formulas, half, null, null);
  }
}
