/**
 * Learners of formulas. {@link io.github.limbeck.engine.regression.Samples} go in; out comes a
 * {@link io.github.limbeck.engine.regression.Front} of formulas, from straight fits, enumeration with semantic de-duplication, targets
 * undone from outside, inner constants, gradients, and evolution.
 */
package io.github.limbeck.engine.regression;
