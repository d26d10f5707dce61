package io.github.limbeck.engine.contract;

import java.util.List;
import java.util.Optional;

/**
 * The values of {@code @Formula} and {@code @Unit}, defaults included.
 *
 * @param effort QUICK, NORMAL or THOROUGH
 * @param model SEARCH or EQL
 * @param teacher NONE or NEURAL
 * @param choose BEST_SCORE, MOST_ACCURATE or SIMPLEST_WITHIN
 * @param constants REAL, INTEGER or NONE
 * @param knowledge what the user knows of the formula
 * @param member which formula of the front is wanted, from 1 on; 0 for the one that choose says
 * @param change what the answer says of a state that changes over time, if it is that
 * @param featureUnits per feature its unit, or an empty text
 * @param answerUnits per answer its unit, or an empty text
 */
public record FormulaRequest(
    String effort,
    String model,
    String teacher,
    String choose,
    double within,
    double absoluteTolerance,
    double relativeTolerance,
    List<String> unary,
    List<String> binary,
    int maxSize,
    List<String> limits,
    String constants,
    String loss,
    String weights,
    int maxFeatures,
    boolean denoise,
    boolean robust,
    int pieces,
    Knowledge knowledge,
    int member,
    Optional<Change> change,
    List<String> featureUnits,
    List<String> answerUnits) {

  private static final List<String> LEVELS_UNARY = List.of("abs", "square");
  private static final List<String> LEVELS_BINARY = List.of("+", "-", "*", "/", "max", "min");

  public FormulaRequest {
    unary = List.copyOf(unary);
    binary = List.copyOf(binary);
    limits = List.copyOf(limits);
    featureUnits = List.copyOf(featureUnits);
    answerUnits = List.copyOf(answerUnits);
  }

  /**
   * The same for features of other units, some of which are whole numbers of a few values: where no operators are named, those of arithmetic.
   */
  public FormulaRequest ofLevels(List<String> units) {
    boolean named = !unary.isEmpty() || !binary.isEmpty();
    return new FormulaRequest(effort, model, teacher, choose, within, absoluteTolerance, relativeTolerance, named ? unary : LEVELS_UNARY, named ? binary : LEVELS_BINARY, maxSize, limits, constants, loss, weights, maxFeatures,
        denoise, robust, pieces, knowledge, member, change, units, answerUnits);
  }

  /** The same for features of other units, and a form of which nothing is left open. */
  public FormulaRequest ofForm(String form, List<String> units) {
    Knowledge known = knowledge.template().isBlank() ? new Knowledge(form, List.of(), List.of(), "", List.of(), List.of(), List.of()) : knowledge;
    return new FormulaRequest(effort, model, teacher, choose, within, absoluteTolerance, relativeTolerance, unary, binary, maxSize, limits, constants, loss, weights, maxFeatures,
        denoise, robust, pieces, known, member, change, units, answerUnits);
  }

  /** What a law of change answers with. */
  public enum ChangeKind {
    /** How fast the components of the state change. */
    RATES,
    /** The state at the next time. */
    NEXT
  }

  /**
   * A law of change.
   *
   * @param parameter the parameter that is the state
   * @param latent the feature that is the same all along a series, and that the data do not have
   */
  public record Change(ChangeKind kind, int parameter, Optional<String> latent) {}

  /**
   * What the user knows of a formula.
   *
   * @param template its form; empty if nothing is known
   * @param fitted the constants of the form
   * @param parts what may occur in its open parts
   * @param constantsPer the parameter each value of which has constants of its own; empty if there is none
   * @param required features that must occur
   * @param forbidden features that must not occur
   * @param constraints what must hold
   */
  public record Knowledge(String template, List<FittedConstant> fitted, List<String> parts, String constantsPer, List<String> required, List<String> forbidden,
      List<String> constraints) {
    /** Nothing. */
    public static final Knowledge NONE = new Knowledge("", List.of(), List.of(), "", List.of(), List.of(), List.of());

    public Knowledge {
      fitted = List.copyOf(fitted);
      parts = List.copyOf(parts);
      required = List.copyOf(required);
      forbidden = List.copyOf(forbidden);
      constraints = List.copyOf(constraints);
    }
  }

  /**
   * A constant of the template.
   *
   * @param guess NaN where nothing is known
   */
  public record FittedConstant(String name, double guess, double least, double greatest, boolean common) {}
}
