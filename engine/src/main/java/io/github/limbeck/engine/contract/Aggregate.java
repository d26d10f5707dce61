package io.github.limbeck.engine.contract;

import java.util.Optional;

/**
 * A feature that is not read from a column but computed from a list of items: a sum, a count, an extreme.
 *
 * @param name of the feature
 * @param items the index of the list in {@link Contract#items()}
 * @param term what is added up or compared, as {@code FormulaText} writes it: the first variables are the features that are read, then
 *     come the fields of an item; empty for a count
 * @param where which items are meant; empty for all
 */
public record Aggregate(String name, Kind kind, int items, String term, Optional<Where> where) {

  /** How items make one number. */
  public enum Kind {
    COUNT,
    SUM,
    /** Not defined where there is no item, as the extremes are not. */
    MEAN,
    GREATEST,
    LEAST;

    /** Whether there is a value where there is no item. */
    public boolean isDefinedForNone() {
      return this == COUNT || this == SUM;
    }
  }

  /** How a field is compared with a value. */
  public enum Test {
    /** Nominal values and truth values. */
    IS,
    AT_LEAST,
    AT_MOST,
    LESS
  }

  /**
   * A condition on an item.
   *
   * @param of what is compared, as {@code FormulaText} writes it, over the variables of the term: a field, or what is computed from several
   * @param value a number, or the code of a nominal value
   */
  public record Where(String of, Test test, double value) {
    /** Whether a value of what is compared meets the condition. */
    public boolean holds(double given) {
      return switch (test) {
        case IS -> given == value;
        case AT_LEAST -> given >= value;
        case AT_MOST -> given <= value;
        case LESS -> given < value;
      };
    }
  }
}
