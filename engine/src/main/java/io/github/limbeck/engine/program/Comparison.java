package io.github.limbeck.engine.program;

/** How two numbers are compared. A missing value, NaN, makes every comparison false. */
public enum Comparison {
  LESS("<"),
  AT_MOST("<="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  AT_LEAST(">="),
  MORE(">");

  private final String java;

  Comparison(String java) {
    this.java = java;
  }

  public String java() {
    return java;
  }

  public Comparison negated() {
    return switch (this) {
      case LESS -> AT_LEAST;
      case AT_MOST -> MORE;
      case EQUAL -> NOT_EQUAL;
      case NOT_EQUAL -> EQUAL;
      case AT_LEAST -> LESS;
      case MORE -> AT_MOST;
    };
  }

  /** The operator that says the same with its sides exchanged. */
  public Comparison mirrored() {
    return switch (this) {
      case LESS -> MORE;
      case AT_MOST -> AT_LEAST;
      case EQUAL, NOT_EQUAL -> this;
      case AT_LEAST -> AT_MOST;
      case MORE -> LESS;
    };
  }

  public boolean test(double left, double right) {
    return switch (this) {
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right && !Double.isNaN(left) && !Double.isNaN(right);
      case AT_LEAST -> left >= right;
      case MORE -> left > right;
    };
  }
}
