package io.github.limbeck.engine.family;

import io.github.limbeck.engine.program.Expr;

/**
 * A number or condition that belongs to a row as a whole.
 *
 * @param values one per row
 * @param spread the square of how much it changes when cells do
 */
record Quantity(Expr expr, double cost, double[] values, Family.Type type, double spread) {}
