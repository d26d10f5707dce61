package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Moves each bound of a decision list to the middle of its margin: the gap between the rows that decide it, which are those that reach the rule and
 * satisfy its other literals. The search takes its bounds from gaps between all rows, most of which have no say. No row changes its answer, and a
 * round number is taken where there is one (docs/method.md, "Candidates").
 */
final class Margins {
  /** Of more rows the gaps are narrow anyway. */
  static final int MOST_ROWS = 50_000;
  private static final int MOST_CONDITIONS = 150;
  /** Forms of fewer values are counts, whose bounds have a meaning. */
  private static final int FEWEST_VALUES = 24;
  private static final int PER_ROW = 8;

  private final Examples examples;
  private final List<Boolean> reals;

  private Margins(Examples examples) {
    this.examples = examples;
    this.reals = examples.reals();
  }

  /** The list with its bounds in the middle of their margins; all rows are answered as before. */
  static DecisionList centre(DecisionList list, Examples examples) {
    return list.conditions() > MOST_CONDITIONS || examples.size() > MOST_ROWS ? list : new Margins(examples).centre(list);
  }

  private DecisionList centre(DecisionList list) {
    List<Rule> rules = new ArrayList<>();
    int[] reaching = IntStream.range(0, examples.size()).toArray();
    for (Rule rule : list.rules()) {
      Rule centred = centre(rule, reaching);
      rules.add(centred);
      reaching = Arrays.stream(reaching).filter(i -> !rule.holds(examples.rows()[i])).toArray();
    }
    return new DecisionList(rules, list.defaultAnswer());
  }

  private Rule centre(Rule rule, int[] reaching) {
    List<Literal> literals = new ArrayList<>(rule.literals());
    for (int l = 0; l < literals.size(); l++) {
      if (isOfNumbers(literals.get(l))) {
        int own = l;
        examples.work().spend((long) PER_ROW * reaching.length * literals.size());
        int[] deciding = Arrays.stream(reaching).filter(i -> IntStream.range(0, literals.size())
            .allMatch(other -> other == own || literals.get(other).holds(examples.rows()[i]))).toArray();
        literals.set(l, centre(literals.get(l), deciding));
      }
    }
    return new Rule(literals, rule.answer());
  }

  private boolean isOfNumbers(Literal literal) {
    return literal.low() != literal.high() && literal.form().terms().stream().allMatch(term -> term.atom() instanceof Atom.Value value
        ? isNumber(value.feature()) : term.atom() instanceof Atom.Product product && isNumber(product.left()) && isNumber(product.right()));
  }

  private boolean isNumber(int feature) {
    return examples.kind(feature) == Kind.INTEGER || examples.kind(feature) == Kind.REAL;
  }

  private Literal centre(Literal literal, int[] deciding) {
    Form form = literal.form();
    double[] values = Arrays.stream(deciding).mapToDouble(i -> form.value(examples.rows()[i])).filter(v -> !Double.isNaN(v)).toArray();
    if (Arrays.stream(values).distinct().limit(FEWEST_VALUES).count() < FEWEST_VALUES) {
      return literal;
    }
    double below = greatest(values, v -> v < literal.low());
    double above = -greatest(Arrays.stream(values).map(v -> -v).toArray(), v -> -v > literal.high());
    double least = -greatest(Arrays.stream(values).map(v -> -v).toArray(), v -> literal.accepts(-v));
    double most = greatest(values, literal::accepts);
    boolean whole = form.isWhole(reals);
    double low = Double.isInfinite(below) || Double.isInfinite(least) ? literal.low()
        : whole ? whole(form, below, least) : Thresholds.between(below, least);
    double high = Double.isInfinite(above) || Double.isInfinite(most) ? literal.high()
        : whole ? whole(form, most, above) - 1 : upper(most, above);
    return low <= high ? new Literal(form, low, high) : literal;
  }

  /** Zero if it may be the bound. */
  private double whole(Form form, double below, double above) {
    return below < 0 && above >= 0 ? 0 : CalendarBounds.wholeBetween(examples.features(), form, below, above);
  }

  /** A bound that the greatest value within still reaches. */
  private static double upper(double most, double above) {
    double bound = Thresholds.between(most, above);
    return bound < above ? bound : most;
  }

  private static double greatest(double[] values, DoublePredicate which) {
    return Arrays.stream(values).filter(which).max().orElse(Double.NEGATIVE_INFINITY);
  }
}
