package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.proof.Proof.Candidate;
import io.github.limbeck.engine.proof.Proof.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Shows that two models give the same answer for every input, or an input on which they differ, as code is compared with its model: no code is involved. Real numbers are taken as those of
 * mathematics.
 */
public final class ModelProof {
  private ModelProof() {}

  private interface Attempt {
    Optional<Candidate> candidate(Formulas formulas);
  }

  /**
   * Compares networks over scalars. Codes of texts and answers mean the same in both.
   *
   * @param knownTexts whether texts that no example had are outside the domain
   * @param effort a factor on the steps that it may take
   */
  public static Outcome ofNetworks(List<Input> inputs, boolean knownTexts, EssenceNetwork one, EssenceNetwork other, double effort) {
    return outcome((long) (Proof.STEPS * effort), formulas -> {
      InputSpace space = new InputSpace(formulas, inputs, knownTexts, List.of(), List.of());
      NetworkFormula network = new NetworkFormula(formulas, space.features(), new Rounding());
      return differ(formulas, space, network.answers(one), network.answers(other));
    });
  }

  /**
   * A model over arrays.
   *
   * @param inputs the input that a feature of the model is, where it is no quantity
   */
  public record Arrays(ArrayModel model, IntUnaryOperator inputs) {}

  /**
   * Compares models over arrays, at some sizes.
   *
   * @param knownTexts whether texts that no example had are outside the domain
   * @param sizes per case the rows and columns of each array
   */
  public static Outcome ofArrays(List<Input> inputs, boolean knownTexts, List<ArrayInput> arrays, Arrays one, Arrays other, List<List<int[]>> sizes, double effort) {
    long left = (long) (Proof.STEPS * effort);
    for (List<int[]> each : sizes) {
      Outcome outcome = outcome(left, formulas -> {
        InputSpace space = new InputSpace(formulas, inputs, knownTexts, arrays, each);
        return differ(formulas, space, arrays, one, other);
      });
      left -= outcome.steps();
      if (!outcome.proved()) {
        return outcome;
      }
    }
    return Outcome.exact(0);
  }

  private static Optional<Candidate> differ(Formulas formulas, InputSpace space, List<ArrayInput> arrays, Arrays one, Arrays other) {
    boolean[] flat = new boolean[arrays.size()];
    for (int a = 0; a < flat.length; a++) {
      flat[a] = arrays.get(a).dimensions() == 1;
    }
    if (one.model().arrangement().isPresent() || other.model().arrangement().isPresent()) {
      throw new Unprovable("arrays that are arranged first");
    }
    if (appends(one.model()) || appends(other.model())) {
      throw new Unprovable("answers of lengths that are open");
    }
    ModelFormula.Answer[][] left = new ModelFormula(formulas, one.model(), space, one.inputs(), flat, new Rounding()).answers();
    ModelFormula.Answer[][] right = new ModelFormula(formulas, other.model(), space, other.inputs(), flat, new Rounding()).answers();
    Equivalence equivalence = new Equivalence(formulas, (a, b) -> { });
    Optional<Candidate> candidate = Optional.empty();
    if (left.length != right.length || left[0].length != right[0].length) {
      throw new Unprovable("answers of different sizes");
    }
    for (int i = 0; i < left.length && candidate.isEmpty(); i++) {
      for (int j = 0; j < left[i].length && candidate.isEmpty(); j++) {
        if ((left[i][j].number() == null) != (right[i][j].number() == null)) {
          throw new Unprovable("answers that one computes and the other chooses");
        }
        candidate = left[i][j].number() == null ? differ(formulas, space, left[i][j].byCode(), right[i][j].byCode())
            : candidate(space, equivalence.decide(formulas.equal(left[i][j].number(), right[i][j].number()), formulas.yes));
      }
    }
    return candidate;
  }

  private static boolean appends(ArrayModel model) {
    return model.perElement().filter(PerElement::appends).isPresent();
  }

  private static Optional<Candidate> differ(Formulas formulas, InputSpace space, Map<Integer, Condition> one, Map<Integer, Condition> other) {
    Equivalence equivalence = new Equivalence(formulas, (a, b) -> { });
    Set<Integer> codes = new TreeSet<>(one.keySet());
    codes.addAll(other.keySet());
    for (int code : codes) {
      Optional<Candidate> candidate = candidate(space, equivalence.decide(one.getOrDefault(code, formulas.no), other.getOrDefault(code, formulas.no)));
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> candidate(InputSpace space, Equivalence.Answer decided) {
    return decided.equal() ? Optional.empty() : Optional.of(new Candidate(space.row(decided.difference()), space.arrays(decided.difference())));
  }

  /** First with greatest values whole, then with these taken apart, as code is compared. */
  private static Outcome outcome(long steps, Attempt attempt) {
    Outcome quick = outcome(steps / 8, false, attempt);
    return quick.proved() || quick.candidate().isPresent() ? quick : outcome(steps, true, attempt);
  }

  private static Outcome outcome(long steps, boolean apart, Attempt attempt) {
    ProofBudget budget = new ProofBudget(steps);
    try {
      Optional<Candidate> candidate = attempt.candidate(new Formulas(budget, apart));
      long spent = steps - Math.max(0, budget.left());
      return candidate.isEmpty() ? Outcome.exact(spent) : new Outcome(false, false, candidate, "their formulas differ", spent, false, 0);
    } catch (ProofBudget.Exhausted | Unprovable e) {
      return Outcome.open(e.getMessage(), steps - Math.max(0, budget.left()));
    } catch (StackOverflowError e) {
      return Outcome.open("formulas nested too deeply", steps);
    }
  }
}
