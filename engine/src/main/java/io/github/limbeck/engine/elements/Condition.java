package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;

/**
 * What may hold at a position.
 *
 * @param holds the positions where it does, in words of 64
 * @param negated whether it is the opposite of what the expression says
 */
record Condition(Expr expr, boolean negated, double cost, long[] holds) {}
