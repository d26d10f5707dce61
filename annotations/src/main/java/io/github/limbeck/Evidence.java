package io.github.limbeck;

/** Whether a rule has to be more than a table of its examples. */
public enum Evidence {
  /**
   * The build fails if nothing speaks for the rule but the rows it was learned from: if it is not expected to do better on new rows than
   * the commonest answer, is no shorter than the answers it explains, and not every input is among the rows.
   */
  REQUIRED,
  /** A table of the examples is wanted, such as one that replaces a legacy system input by input. */
  NOT_REQUIRED
}
