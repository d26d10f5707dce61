package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** What a verification needs of a distillation: rows, networks, and values at which answers may change. */
final class RuleTrials {
  private static final int MOST_VALUES = 200;
  private static final int MOST_EXAMPLES = 2000;

  private RuleTrials() {}

  static Verification.Trials of(RuleDistiller.Result result) {
    List<Verification.Rows> rows = new ArrayList<>();
    rows.add(rows(result.training(), result.written()));
    result.heldOut().ifPresent(held -> rows.add(rows(held, result.written())));
    List<ToIntFunction<double[]>> networks = new ArrayList<>();
    for (Model model : result.written()) {
      networks.add(EssenceNetwork.of(model)::answer);
    }
    return new Verification.Trials(rows, networks, boundaries(result), examples(result.training()), extreme(result.written()),
        result.contract().request().throwOnUnseen());
  }

  private static Verification.Rows rows(Dataset data, List<Model> models) {
    List<ToIntFunction<double[]>> expected = new ArrayList<>();
    models.forEach(model -> expected.add(model::answer));
    return new Verification.Rows(data.rows(), data::copyRow, data::place, data.vocabularies(), expected);
  }

  /** Values of the examples, evenly chosen, and the bounds of literals on single features. */
  private static List<TreeSet<Double>> boundaries(RuleDistiller.Result result) {
    Dataset data = result.training();
    List<TreeSet<Double>> values = new ArrayList<>();
    int step = Math.max(1, data.rows() / MOST_VALUES);
    for (int f = 0; f < data.columns().size(); f++) {
      TreeSet<Double> some = new TreeSet<>();
      for (int i = 0; i < data.rows(); i += step) {
        double value = data.columns().get(f).get(i);
        if (!Double.isNaN(value)) {
          some.add(value);
        }
      }
      values.add(some);
    }
    List<TreeSet<Double>> bounds = bounds(result.written(), values.size());
    for (int f = 0; f < values.size(); f++) {
      values.get(f).addAll(bounds.get(f));
    }
    return values;
  }

  /** Per feature the bounds of literals on it alone. */
  static List<TreeSet<Double>> bounds(List<? extends Model> models, int features) {
    List<TreeSet<Double>> bounds = new ArrayList<>();
    for (int f = 0; f < features; f++) {
      bounds.add(new TreeSet<>());
    }
    models.forEach(model -> model.literals().forEach(literal -> addBounds(literal, bounds)));
    return bounds;
  }

  private static void addBounds(Literal literal, List<TreeSet<Double>> values) {
    for (Form.Term term : literal.form().terms()) {
      if (term.atom() instanceof Atom.Holds holds) {
        addBounds(holds.literal(), values);
      } else if (term.atom() instanceof Atom.Value value && literal.form().terms().size() == 1) {
        for (double bound : new double[] {literal.low(), literal.high()}) {
          if (!Double.isInfinite(bound)) {
            values.get(value.feature()).add(bound / term.weight());
          }
        }
      }
    }
  }

  private static List<double[]> examples(Dataset data) {
    List<double[]> examples = new ArrayList<>();
    int step = Math.max(1, data.rows() / MOST_EXAMPLES);
    for (int i = 0; i < data.rows(); i += step) {
      examples.add(data.row(i));
    }
    return examples;
  }

  /** The network adds in doubles; beyond this magnitude its sums would not be exact, while the code's are. */
  private static double extreme(List<Model> models) {
    boolean products = models.stream().flatMap(m -> m.literals().stream())
        .flatMap(l -> l.form().terms().stream()).anyMatch(t -> t.atom() instanceof Atom.Product);
    return products ? 0x1p24 : 0x1p40;
  }
}
