package io.github.limbeck.engine.family;

import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The network of a model over arrays, run as the model defines it: at each position the quantities are computed from the arrays,
 * the essence network answers from them, layer by layer, and the state that is carried along steps on. It knows nothing of how
 * networks become programs. Not for several threads.
 */
public final class ArrayNetwork {
  private final ArrayModel model;
  private final Interpreter quantities;
  private final IntUnaryOperator inputs;
  private final Map<DecisionList, EssenceNetwork> networks = new HashMap<>();
  private final Map<String, Double> names = new HashMap<>();
  private double[] scalars;
  private List<double[][]> arrays;

  /**
   * @param inputs the input that a feature of the model is, where it is no quantity
   * @param like a program with the same inputs and arrays
   */
  public ArrayNetwork(ArrayModel model, IntUnaryOperator inputs, Program like) {
    this.model = model;
    this.inputs = inputs;
    this.quantities = new Interpreter(like.withBody(List.of()));
  }

  /**
   * The answers, {@code [row][column]}; a single answer is a grid of one.
   *
   * @return codes of answers, or numbers where the answer is one
   */
  public double[][] answers(double[] row, List<double[][]> cells) {
    scalars = row;
    arrays = model.arrangement().map(a -> a.ofFirst(cells, row)).orElse(cells);
    names.clear();
    if (model.perElement().isEmpty()) {
      model.carry().ifPresent(this::scan);
      return new double[][] {{answer()}};
    }
    PerElement each = model.perElement().get();
    double[][] answers = step(each);
    for (int step = 1; step < each.steps(); step++) {
      arrays = List.<double[][]>of(answers);
      answers = step(each);
    }
    return answers;
  }

  private double[][] step(PerElement each) {
    names.clear();
    boolean line = each.sizes().size() == 1;
    int rows = line ? 1 : (int) value(each.sizes().get(0));
    int columns = (int) value(each.sizes().get(each.sizes().size() - 1));
    double[][] answers = new double[rows][columns];
    List<Double> appended = new ArrayList<>();
    model.carry().ifPresent(carry -> names.put(carry.name(), 0.0));
    names.put(Expr.Previous.KEPT, 0.0);
    names.put(Expr.Previous.TOTAL, 0.0);
    for (int k = 0; k < rows * columns; k++) {
      int at = each.backwards() ? rows * columns - 1 - k : k;
      if (!line) {
        names.put(each.variables().get(0), (double) (at / columns));
      }
      names.put(each.variables().get(each.variables().size() - 1), (double) (at % columns));
      if (each.appends()) {
        model.expressions().get(answer(model.list().orElseThrow())).elements().forEach(one -> appended.add(value(one)));
        continue;
      }
      answers[at / columns][at % columns] = answer();
      names.put(Expr.Previous.KEPT, answers[at / columns][at % columns]);
      names.merge(Expr.Previous.TOTAL, answers[at / columns][at % columns], Double::sum);
      model.carry().ifPresent(this::step);
    }
    return each.appends() ? new double[][] {appended.stream().mapToDouble(a -> a).toArray()} : answers;
  }

  private double answer() {
    return model.value().map(v -> value(Rewrite.expr(v, e -> e instanceof Expr.Read read ? new Expr.Read(inputs.applyAsInt(read.input())) : e)))
        .orElseGet(() -> {
          int code = answer(model.list().orElseThrow());
          return model.expressions().isEmpty() ? code : value(model.expressions().get(code));
        });
  }

  private int answer(DecisionList list) {
    double[] features = new double[model.features().size()];
    Arrays.fill(features, Double.NaN);
    // What other lists of the model read need not have a value here.
    for (int f : list.features()) {
      features[f] = model.definitions().get(f).map(this::value).orElseGet(() -> scalars[inputs.applyAsInt(f)]);
    }
    return networks.computeIfAbsent(list, EssenceNetwork::of).answer(features);
  }

  private double value(Expr definition) {
    return quantities.value(definition, scalars, arrays, names);
  }

  private void step(ArrayModel.Carry carry) {
    names.put(carry.name(), (double) answer(carry.next()));
  }

  private void scan(ArrayModel.Carry carry) {
    int size = (int) value(carry.size());
    names.put(carry.name(), 0.0);
    for (int k = 0; k < size; k++) {
      names.put("i", (double) (carry.backwards() ? size - 1 - k : k));
      step(carry);
    }
    names.remove("i");
  }
}
