package io.github.limbeck.engine.model;

import io.github.limbeck.engine.archive.RecordText;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.RealOperation;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model over arrays: an essence network whose features are scalars of the method and quantities of its arrays, or a
 * quantity that is the answer itself.
 *
 * @param features the features of the list: scalars of the method, then quantities
 * @param definitions per feature the quantity that it is; empty for scalars of the method
 * @param list the decision list over the features, where answers are few
 * @param expressions what the codes of the list's answers stand for, where the rules choose among expressions; empty where codes are answers
 * @param value the answer as a number, where the answer is one
 * @param perElement how the answer is an array; definitions then speak of one position
 * @param carry a state that is carried from position to position, which features may read
 * @param sizes how far the sizes of the examples support that the rule holds at every size
 * @param arrangement how the first array, which is a line, is arranged before anything is read of it
 */
public record ArrayModel(
    List<Feature> features,
    List<Optional<Expr>> definitions,
    Optional<DecisionList> list,
    List<Expr> expressions,
    Optional<Expr> value,
    Optional<PerElement> perElement,
    Optional<Carry> carry,
    SizeEvidence sizes,
    Optional<Arrangement> arrangement) {

  private static final Map<String, Class<?>> OWN_WORDS = Map.ofEntries(
      Map.entry("model", ArrayModel.class),
      Map.entry("carry", Carry.class),
      Map.entry("size-evidence", SizeEvidence.class),
      Map.entry("per-element", PerElement.class),
      Map.entry("carried", PerElement.Carried.class),
      Map.entry("let", Statement.Let.class),
      Map.entry("list", DecisionList.class),
      Map.entry("rule", Rule.class),
      Map.entry("literal", Literal.class),
      Map.entry("form", Form.class),
      Map.entry("weighted", Form.Term.class),
      Map.entry("atom-value", Atom.Value.class),
      Map.entry("atom-is", Atom.Is.class),
      Map.entry("atom-same", Atom.Same.class),
      Map.entry("atom-missing", Atom.Missing.class),
      Map.entry("atom-product", Atom.Product.class),
      Map.entry("atom-remainder", Atom.Remainder.class),
      Map.entry("atom-holds", Atom.Holds.class),
      Map.entry("expr-read", Expr.Read.class),
      Map.entry("expr-cell", Expr.Cell.class),
      Map.entry("expr-index", Expr.Index.class),
      Map.entry("expr-constant", Expr.Constant.class),
      Map.entry("expr-truth", Logical.Truth.class),
      Map.entry("expr-sum", Expr.Sum.class),
      Map.entry("expr-term", Expr.Term.class),
      Map.entry("expr-product", Expr.Product.class),
      Map.entry("expr-remainder", Expr.Remainder.class),
      Map.entry("expr-half", Expr.Half.class),
      Map.entry("expr-quotient", Expr.Quotient.class),
      Map.entry("expr-greatest", Expr.Greatest.class),
      Map.entry("expr-compare", Logical.Compare.class),
      Map.entry("expr-is-label", Logical.IsLabel.class),
      Map.entry("expr-same-label", Logical.SameLabel.class),
      Map.entry("expr-is-missing", Logical.IsMissing.class),
      Map.entry("expr-not", Logical.Not.class),
      Map.entry("expr-and", Logical.And.class),
      Map.entry("expr-or", Logical.Or.class),
      Map.entry("expr-local", Expr.Local.class),
      Map.entry("expr-repeat", Loop.Repeat.class),
      Map.entry("expr-variable", Expr.Variable.class),
      Map.entry("expr-size", Expr.Size.class),
      Map.entry("expr-element", Expr.Element.class),
      Map.entry("expr-border", Border.class),
      Map.entry("expr-treatment", Border.Treatment.class),
      Map.entry("expr-over", Loop.Over.class),
      Map.entry("expr-running", Loop.Running.class),
      Map.entry("expr-value-at", Loop.ValueAt.class),
      Map.entry("expr-reduction", Reduction.class),
      Map.entry("expr-scan", Loop.Scan.class),
      Map.entry("expr-pass", Loop.Pass.class),
      Map.entry("expr-at", Expr.At.class),
      Map.entry("expr-sorted", Expr.Sorted.class),
      Map.entry("expr-several", Expr.Several.class),
      Map.entry("expr-nothing", Expr.Nothing.class),
      Map.entry("expr-previous", Expr.Previous.class),
      Map.entry("expr-choice", Expr.Choice.class),
      Map.entry("expr-case", Expr.Case.class),
      Map.entry("expr-real", Expr.Real.class),
      Map.entry("expr-real-operation", RealOperation.class),
      Map.entry("expr-answer", Expr.Answer.class),
      Map.entry("arrangement", Arrangement.class),
      Map.entry("arrangement-order", Arrangement.Order.class),
      Map.entry("expr-op", Comparison.class));

  public ArrayModel {
    features = List.copyOf(features);
    definitions = List.copyOf(definitions);
    expressions = List.copyOf(expressions);
  }

  /** A model whose rules answer themselves. */
  public ArrayModel(List<Feature> features, List<Optional<Expr>> definitions, Optional<DecisionList> list, Optional<Expr> value,
      Optional<PerElement> perElement, Optional<Carry> carry, SizeEvidence sizes) {
    this(features, definitions, list, List.of(), value, perElement, carry, sizes);
  }

  /** A model of arrays as they are. */
  public ArrayModel(List<Feature> features, List<Optional<Expr>> definitions, Optional<DecisionList> list, List<Expr> expressions, Optional<Expr> value,
      Optional<PerElement> perElement, Optional<Carry> carry, SizeEvidence sizes) {
    this(features, definitions, list, expressions, value, perElement, carry, sizes, Optional.empty());
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

  /** One whose answer is an expression over inputs. */
  public static ArrayModel of(Expr value) {
    return new ArrayModel(List.of(), List.of(), Optional.empty(), Optional.of(value), Optional.empty(), Optional.empty(), SizeEvidence.SUPPORTED);
  }

  /** Whether the answer is the array itself, cell by cell. */
  public boolean isCopy() {
    return perElement.filter(PerElement::isOfEachCell).isPresent() && list.filter(l -> l.rules().isEmpty()).isPresent()
        && expressions.equals(List.of(perElement.get().cell()));
  }

  /** The same model with what the sizes of the examples say. */
  public ArrayModel with(SizeEvidence evidence) {
    return new ArrayModel(features, definitions, list, expressions, value, perElement, carry, evidence, arrangement);
  }

  /** The same model with another list over its features. */
  public ArrayModel with(DecisionList other) {
    return new ArrayModel(features, definitions, Optional.of(other), List.of(), value, perElement, carry, sizes, arrangement);
  }

  /** The same model for every element of an answer. */
  public ArrayModel forEach(PerElement each) {
    return new ArrayModel(features, definitions, list, expressions, value, Optional.of(each), carry, sizes, arrangement);
  }

  /** The same model of an array that is arranged, or that is read as it is. */
  public ArrayModel of(Optional<Arrangement> arranged) {
    return new ArrayModel(features, definitions, list, expressions, value, perElement, carry, sizes, arranged);
  }

  /** What the types of a model are called where one is stored; never changed, only added to. */
  static Map<String, Class<?>> words() {
    Map<String, Class<?>> words = new HashMap<>(Contract.WORDS);
    words.putAll(OWN_WORDS);
    return words;
  }

  /** The model as text, which {@link #read} understands. */
  public String write() {
    return new RecordText(words()).write(this);
  }

  /** Whether a text is one that {@link #write} made, rather than {@link ModelText}, which writes words. */
  public static boolean isText(String text) {
    return text.startsWith("(");
  }

  /**
   * A model from its text.
   *
   * @throws RuntimeException if the text is damaged
   */
  public static ArrayModel read(String text) {
    return (ArrayModel) new RecordText(words()).read(text);
  }

  /** What the examples say of other sizes (docs/method.md, "Arrays of any size"). */
  public enum SizeEvidence {
    /** The sizes are fixed by the contract, or three or more sizes bear the rule out. */
    SUPPORTED,
    /** Only one or two sizes occur: the rule is the simplest that holds at these. */
    EXTRAPOLATED
  }
}
