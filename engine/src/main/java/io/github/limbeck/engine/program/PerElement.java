package io.github.limbeck.engine.program;

import java.util.List;

/**
 * How a program answers with an array: its body is run at every position, and gives the element there.
 *
 * @param sizes per dimension how long the answer is
 * @param variables per dimension the variable that holds the position
 * @param backwards whether the last position comes first; matters only if something is carried
 * @param before values that all positions share
 * @param carried what is remembered from position to position
 * @param appends whether the answer is what the positions give, one after the other, and {@link Expr.Nothing} is left out; then of one dimension
 * @param steps how often all this is done, each time to the answer of the time before: the first array then is what the answer is like
 */
public record PerElement(
    List<Expr> sizes, List<String> variables, boolean backwards, List<Statement.Let> before, List<Carried> carried, boolean appends, int steps) {
  /** One element for each position. */
  public PerElement(List<Expr> sizes, List<String> variables, boolean backwards, List<Statement.Let> before, List<Carried> carried) {
    this(sizes, variables, backwards, before, carried, false, 1);
  }

  /** The same for an answer that positions append to. */
  public PerElement appending() {
    return new PerElement(sizes, variables, backwards, before, carried, true, steps);
  }

  /** The same done several times over. */
  public PerElement repeated(int times) {
    return new PerElement(sizes, variables, backwards, before, carried, appends, times);
  }

  /** The same with other values that positions share or remember. */
  public PerElement with(List<String> names, List<Statement.Let> shared, List<Carried> remembered) {
    return new PerElement(sizes, names, backwards, shared, remembered, appends, steps);
  }

  /** Whether there is one element for each cell of the first array, which is a line, and nothing is remembered. */
  public boolean isOfEachCell() {
    return sizes.equals(List.of(new Expr.Size(0, 0))) && before.isEmpty() && carried.isEmpty() && !appends && steps == 1;
  }

  /** The cell of the first array at the position, if it is a line. */
  public Expr cell() {
    return new Expr.Element(0, List.of(new Expr.Variable(variables.get(0))), Border.NONE);
  }

  public PerElement {
    sizes = List.copyOf(sizes);
    variables = List.copyOf(variables);
    before = List.copyOf(before);
    carried = List.copyOf(carried);
  }

  /**
   * A value carried along.
   *
   * @param initial its value before the first position; 1 or 0 for a condition
   * @param next its value after a position; reads the value before as a {@link Expr.Local} of its name
   * @param early whether it is brought up to date before the element is answered, rather than after
   */
  public record Carried(String name, boolean condition, double initial, Expr next, boolean early) {}
}
