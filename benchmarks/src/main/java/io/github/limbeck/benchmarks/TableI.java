package io.github.limbeck.benchmarks;

/**
 * Prints table I: the functions that symbolic regression is usually tried on ({@link StandardLaws}). Arguments as {@link Recovery#print}
 * has them; 300 rows, drawn evenly from the published ranges.
 */
public final class TableI {
  private static final int ROWS = 300;

  private TableI() {}

  public static void main(String[] arguments) {
    Recovery.print(StandardLaws.ALL, ROWS, arguments);
  }
}
