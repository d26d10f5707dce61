package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.PairCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes down a law of bodies: message and node, each with all components together, so that what they share is computed once. */
public final class PairLowering {
  private PairLowering() {}

  /**
   * The code of a law.
   *
   * @param data bodies with the sums over others as their last features
   * @param nodes per component the answer, over the fields of a body and the sums
   */
  public static PairCode lower(Contract contract, Dataset data, List<Expression> nodes) {
    Aggregation first = Signature.derived(data).get(0);
    List<Input> own = first.term().inputs().subList(0, contract.featuresRead());
    List<String> components = contract.answers().stream().map(a -> a.name()).toList();
    List<Expression> terms = data.aggregates().stream().map(a -> FormulaText.expression(a.term())).toList();
    Optional<Aggregate.Where> where = data.aggregates().get(0).where();
    Optional<FormulaLowering.Condition> acts = where.map(w -> new FormulaLowering.Condition(FormulaText.expression(w.of()), Signature.comparison(w.test()), w.value()));
    String body = data.items().get(0).feature().singular();
    PairCode.Body message = FormulaLowering.together(terms, first.term().inputs(), acts, names(contract, terms));
    List<Input> inputs = data.features().stream().map((Feature f) -> Signature.input(f, data.vocabularies().get(data.features().indexOf(f)))).toList();
    PairCode.Body node = FormulaLowering.together(nodes, inputs, Optional.empty(), Map.of());
    return new PairCode(first.list(), body, ItemsFeature.OTHER, contract.answerRecord().orElseThrow(), components, message, node);
  }

  /** Names for what the formulas of bodies are made of. */
  private static Map<Expression, String> names(Contract contract, List<Expression> terms) {
    Map<Expression, String> names = new LinkedHashMap<>();
    String place = contract.bodies().orElseThrow().position() + ".";
    int read = contract.featuresRead();
    int[] position = IntStream.range(0, read).filter(f -> contract.features().get(f).name().startsWith(place)).toArray();
    Expression squares = null;
    for (int c = 0; c < position.length; c++) {
      Expression apart = Expression.call(Function.SUBTRACT, new Expression.Variable(read + position[c]), new Expression.Variable(position[c]));
      names.put(apart, "d" + contract.answers().get(c).name());
      Expression square = Expression.call(Function.SQUARE, apart);
      squares = squares == null ? square : Expression.call(Function.ADD, squares, square);
    }
    names.put(Expression.call(Function.SQRT, squares), "distance");
    strength(terms.get(0)).ifPresent(e -> names.put(e, "strength"));
    return names;
  }

  /** What the way to the other body is multiplied with, where there is nothing else. */
  private static Optional<Expression> strength(Expression term) {
    return term instanceof Expression.Call call && call.operator() == Function.MULTIPLY && call.first().nodes() > 1 ? Optional.of(call.first()) : Optional.empty();
  }
}
