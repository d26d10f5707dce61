package io.github.limbeck.engine.contract;

import java.util.List;

/**
 * The values of {@code @Formula} and {@code @Unit}, defaults included.
 *
 * @param effort QUICK, NORMAL or THOROUGH
 * @param model SEARCH or EQL
 * @param teacher NONE or NEURAL
 * @param choose BEST_SCORE, MOST_ACCURATE or SIMPLEST_WITHIN
 * @param constants REAL, INTEGER or NONE
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
    int pieces,
    List<String> featureUnits,
    List<String> answerUnits) {

  public FormulaRequest {
    unary = List.copyOf(unary);
    binary = List.copyOf(binary);
    limits = List.copyOf(limits);
    featureUnits = List.copyOf(featureUnits);
    answerUnits = List.copyOf(answerUnits);
  }
}
