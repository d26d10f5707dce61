/** Formulas: real-valued answers as arithmetic, what they evaluate to, how wide their values range, and how they are written. */
package io.github.limbeck.engine.formula;
