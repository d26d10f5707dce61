/**
 * Formula models: real-valued answers as arithmetic. Data go in as {@link io.github.limbeck.processor.formula.Samples}; out comes
 * a {@link io.github.limbeck.processor.formula.Front} of formulas, from straight fits, enumeration with semantic
 * de-duplication, targets undone from outside, inner constants, and evolution.
 */
package io.github.limbeck.engine.formula;
