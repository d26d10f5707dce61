package io.github.limbeck.engine.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A method that answers with a vector for each body of a list: the sum, over all other bodies, of a message, and what becomes of it.
 *
 * @param list the bodies
 * @param own what the body is called that is answered for
 * @param other what another body is called
 * @param vector the Java name of the record that is answered with
 * @param components its components, in their order
 * @param message what one body adds of another; its inputs are the fields of both
 * @param node what the answer is; its inputs are the fields of the body and the components of the sum
 */
public record PairCode(Aggregation.ItemList list, String own, String other, String vector, List<String> components, Body message, Body node) {
  /** What the sum over the other bodies is called. */
  public static final String TOTAL = "total";

  public PairCode {
    components = List.copyOf(components);
  }

  /** Whether the answer is the sum itself. */
  public boolean passesOn() {
    int read = node.inputs().size() - components.size();
    return IntStream.range(0, components.size()).allMatch(c -> node.values().get(c).equals(new Expr.Read(read + c)));
  }

  /**
   * A method that answers with a vector.
   *
   * @param before what the condition needs
   * @param acts where the vector is not zero; empty for everywhere
   * @param lets what the components need
   * @param values the components
   */
  public record Body(List<Input> inputs, List<Statement.Let> before, Optional<Expr> acts, List<Statement.Let> lets, List<Expr> values) {
    public Body {
      inputs = List.copyOf(inputs);
      before = List.copyOf(before);
      lets = List.copyOf(lets);
      values = List.copyOf(values);
    }
  }
}
