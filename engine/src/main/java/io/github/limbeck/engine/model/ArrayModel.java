package io.github.limbeck.engine.model;

import io.github.limbeck.engine.archive.RecordText;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.PerElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model over arrays: an essence network whose features are scalars of the method and quantities of its arrays, or a
 * quantity that is the answer itself.
 *
 * @param features the features of the list: scalars of the method, then quantities
 * @param definitions per feature the quantity that it is; empty for scalars of the method
 * @param list the decision list over the features, where answers are few
 * @param value the answer as a number, where the answer is one
 * @param perElement how the answer is an array; definitions then speak of one position
 * @param carry a state that is carried from position to position, which features may read
 * @param sizes how far the sizes of the examples support that the rule holds at every size
 */
public record ArrayModel(
    List<Feature> features,
    List<Optional<Expr>> definitions,
    Optional<DecisionList> list,
    Optional<Expr> value,
    Optional<PerElement> perElement,
    Optional<Carry> carry,
    SizeEvidence sizes) {

  public ArrayModel {
    features = List.copyOf(features);
    definitions = List.copyOf(definitions);
  }

  /**
   * A state carried along. It is 0 before the first position.
   *
   * @param name what definitions of features call it, as a local value
   * @param states how many states there are; two are true and false
   * @param next the state after a position, by its number, over the features of the model
   * @param size how many positions there are
   * @param backwards whether the last position comes first
   */
  public record Carry(String name, int states, DecisionList next, Expr size, boolean backwards) {
    public boolean isCondition() {
      return states == 2;
    }

    /** What the states are called. */
    public List<String> labels() {
      return isCondition() ? List.of("false", "true") : IntStream.range(0, states).mapToObj(String::valueOf).toList();
    }
  }

  /** The same model with what the sizes of the examples say. */
  public ArrayModel with(SizeEvidence evidence) {
    return new ArrayModel(features, definitions, list, value, perElement, carry, evidence);
  }

  /** Per feature the texts or constants that its codes stand for: those of the dataset, or of the cells a quantity is made of. */
  public List<List<String>> vocabularies(Dataset dataset) {
    return features.stream().map(feature -> {
      int own = dataset.features().indexOf(feature);
      return own >= 0 ? dataset.vocabularies().get(own) : feature.type().constants();
    }).toList();
  }

  /** The same model with another list over its features. */
  public ArrayModel with(DecisionList other) {
    return new ArrayModel(features, definitions, Optional.of(other), value, perElement, carry, sizes);
  }

  /** The same model for every element of an answer. */
  public ArrayModel forEach(PerElement each) {
    return new ArrayModel(features, definitions, list, value, Optional.of(each), carry, sizes);
  }

  /** The model as text, which {@link #read} understands. */
  public String write() {
    return RecordText.write(this);
  }

  /**
   * A model from its text.
   *
   * @throws RuntimeException if the text is damaged
   */
  public static ArrayModel read(String text) {
    return (ArrayModel) RecordText.read(text);
  }

  /** What the examples say of other sizes (METHOD 2, pass 5). */
  public enum SizeEvidence {
    /** The sizes are fixed by the contract, or three or more sizes bear the rule out. */
    SUPPORTED,
    /** Only one or two sizes occur: the rule is the simplest that holds at these. */
    EXTRAPOLATED
  }
}
