package io.github.limbeck.engine.report;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The examples that are nearest to being answered otherwise: those where the smallest change of one value changes the answer. */
final class Border {
  private static final int MOST_ROWS = 2_000;
  private static final int MOST_LITERALS = 200;
  private static final int SHOWN = 5;
  /** Beyond such a share of the range of its values an example is near no border. */
  private static final double FARTHEST = 0.1;
  private static final double BEYOND = 1e-9;

  private final Model model;
  private final Dataset rows;

  private Border(Model model, Dataset rows) {
    this.model = model;
    this.rows = rows;
  }

  /**
   * An example.
   *
   * @param place where it stands
   * @param feature whose value would have to change
   * @param value that it has
   * @param other the nearest one that was found with which it is answered otherwise
   * @param bound the bound of a condition that lies between them
   * @param answer the code of what it is answered
   * @param otherwise the code of what it would be answered
   * @param share of the range of the feature's values by which it would have to change
   */
  record Near(String place, Feature feature, double value, double other, double bound, int answer, int otherwise, double share) {}

  /** The nearest, one at most for every row; none where the rule is not over the columns of the dataset alone, or what it looks at is computed by methods of the user's. */
  static List<Near> of(List<NetworkView> networks, Dataset rows) {
    boolean plain = networks.size() == 1 && networks.get(0).overRows() && rows.arrays().isEmpty() && rows.items().isEmpty()
        && networks.get(0).model().features().stream().noneMatch(f -> f >= rows.features().size() || rows.features().get(f).isDerived());
    return plain ? new Border(networks.get(0).model(), rows).nearest() : List.of();
  }

  private List<Near> nearest() {
    int step = (rows.rows() + MOST_ROWS - 1) / MOST_ROWS;
    List<Literal> literals = model.literals().stream().distinct().limit(MOST_LITERALS).toList();
    List<double[]> ranges = IntStream.range(0, rows.features().size()).mapToObj(this::range).toList();
    List<Near> all = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row += Math.max(1, step)) {
      double[] values = rows.row(row);
      int place = row;
      literals.stream().flatMap(l -> crossings(l, values, ranges)).filter(c -> c.share() <= FARTHEST).sorted(Comparator.comparingDouble(Crossing::share).thenComparingInt(Crossing::feature))
          .filter(c -> model.answer(with(values, c.feature(), c.value())) != model.answer(values)).findFirst()
          .ifPresent(c -> all.add(new Near(rows.place(place), rows.features().get(c.feature()), values[c.feature()], c.value(), c.bound(), model.answer(values),
              model.answer(with(values, c.feature(), c.value())), c.share())));
    }
    return all.stream().sorted(Comparator.comparingDouble(Near::share)).limit(SHOWN).toList();
  }

  /** A value of a feature with which a condition holds that did not, or the other way round; the bound beside it; and how far it is from the example's. */
  private record Crossing(int feature, double value, double bound, double share) {}

  private Stream<Crossing> crossings(Literal literal, double[] values, List<double[]> ranges) {
    double now = literal.form().value(values);
    List<Crossing> crossings = new ArrayList<>();
    for (Form.Term term : literal.form().terms()) {
      if (term.atom() instanceof Atom.Value value && canChange(value.feature()) && !Double.isNaN(now)) {
        int f = value.feature();
        double range = ranges.get(f)[1] - ranges.get(f)[0];
        for (double bound : new double[] {literal.low(), literal.high()}) {
          double at = values[f] + (bound - now) / term.weight();
          for (double side : Double.isFinite(at) ? sides(f, at, range) : new double[0]) {
            crossings.add(new Crossing(f, side, at, Math.abs(side - values[f]) / range));
          }
        }
      }
    }
    return crossings.stream().filter(c -> c.value() != values[c.feature()]);
  }

  /** Values at both sides of a bound; of real numbers a little further than rounding reaches. */
  private double[] sides(int feature, double at, double range) {
    return rows.features().get(feature).type().kind() == Kind.INTEGER ? new double[] {Math.ceil(at) - 1, Math.ceil(at), Math.floor(at) + 1}
        : new double[] {at - BEYOND * range, at, at + BEYOND * range};
  }

  /** The row with another value, and what a calendar says of it. */
  private double[] with(double[] values, int feature, double value) {
    double[] changed = values.clone();
    changed[feature] = value;
    String java = rows.features().get(feature).java();
    for (int f = feature + 1; f < changed.length && rows.features().get(f).part().isPresent() && rows.features().get(f).java().startsWith(java + "."); f++) {
      changed[f] = JdkType.of(rows.features().get(feature).type().javaName()).orElseThrow().part(rows.features().get(f).java().substring(java.length() + 1), value);
    }
    return changed;
  }

  private double[] range(int feature) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int row = 0; row < rows.rows(); row++) {
      double value = rows.columns().get(feature).get(row);
      range[0] = Double.isNaN(value) ? range[0] : Math.min(range[0], value);
      range[1] = Double.isNaN(value) ? range[1] : Math.max(range[1], value);
    }
    return range;
  }

  private boolean canChange(int feature) {
    Feature of = rows.features().get(feature);
    return of.part().isEmpty() && (of.type().kind() == Kind.INTEGER || of.type().kind() == Kind.REAL);
  }

  /** The part of a page. */
  static String section(List<Near> near, List<String> labels) {
    if (near.isEmpty()) {
      return "";
    }
    return "<h3>Examples near the border</h3>\n" + Html.table("Where the smallest change of one value changes the answer; the change as a share of the range of the values",
        List.of("example", "its value", "answered", "with", "answered", "change"), near.stream().map(n -> {
          String type = n.feature().type().javaName();
          return List.of(Html.text(n.place()), Html.text(n.feature().name() + " = " + Html.number(type, n.value())), Html.text(labels.get(n.answer())),
              Html.text(shown(n)), Html.text(labels.get(n.otherwise())), n.share() < 1e-3 ? "under 0.1 %" : Html.percent(n.share()));
        }).toList());
  }

  /** The value; of a real number that lies beside a bound, the bound. */
  private static String shown(Near near) {
    String type = near.feature().type().javaName();
    boolean whole = near.feature().type().kind() == Kind.INTEGER;
    return whole ? Html.number(type, near.other()) : (near.other() < near.bound() ? "just below " : near.other() > near.bound() ? "just above " : "") + Html.rounded(near.bound());
  }
}
