/**
 * Proof: generated Java and network as two formulas, decided to be equal. {@code JavaMethods} reads the code,
 * {@code NetworkFormula} and {@code ModelFormula} write the network, {@code Equivalence} decides.
 */
package io.github.limbeck.engine.proof;
