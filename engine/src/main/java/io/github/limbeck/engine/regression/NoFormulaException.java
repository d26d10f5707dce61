package io.github.limbeck.engine.regression;

/** No expression of the grammar has a value on every row. */
public final class NoFormulaException extends Exception {
  private static final long serialVersionUID = 1L;
}
