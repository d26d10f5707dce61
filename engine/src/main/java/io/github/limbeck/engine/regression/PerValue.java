package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One form for several groups of rows, each with constants of its own (Russeil et al. 2024 search such forms over several data sets).
 * The forms are those that the largest groups lead to; each is fitted to all groups, and constants that do not differ between groups
 * by more than the description of one number more is worth become one for all.
 */
public final class PerValue {
  private static final int GROUPS_SEARCHED = 3;
  private static final int FORMS = 60;
  private static final int FORMS_REDUCED = 4;
  private static final int ITERATIONS = 60;
  private static final int STARTS = 12;
  private static final int STARTS_OF_TEMPLATE = 200;
  private static final int MOST_ROWS = 5000;

  private final Samples samples;
  private final int[] group;
  private final int groups;
  private final FormulaOptions options;
  private final LeastSquares leastSquares = new LeastSquares();

  private PerValue(Samples samples, int[] group, int groups, FormulaOptions options) {
    this.samples = samples;
    this.group = group;
    this.groups = groups;
    this.options = options;
  }

  /**
   * The formulas of all groups; one alone if no constant differs.
   *
   * @param group per row the index of its group; each group has rows
   * @throws NoFormulaException if no form has a value on every row
   */
  public static FormulaModel train(Samples samples, int[] group, int groups, FormulaOptions options) throws NoFormulaException {
    return new PerValue(samples, group, groups, options).train();
  }

  /** A form and what is known of its unknowns: bounds, or where they lie in one group. */
  private record Begun(ParametricForm form, List<Template.Constant> constants) {
    /** The form of an expression that was found. */
    static Begun of(Expression e, int features) {
      return new Begun(ParametricForm.of(e, features), Arrays.stream(new Tape(e).constants())
          .mapToObj(c -> new Template.Constant("", c, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false)).toList());
    }
  }

  /**
   * A form with constants for all groups.
   *
   * @param own per unknown of the form, whether each group has its own
   * @param values {@code [group][unknown]}
   */
  private record Joint(Begun begun, boolean[] own, double[][] values, double error, double score) {
    ParametricForm form() {
      return begun.form();
    }
  }

  private FormulaModel train() throws NoFormulaException {
    List<Joint> fitted = forms().parallelStream().map(this::separately).filter(j -> Double.isFinite(j.error()))
        .sorted(Comparator.comparingDouble(Joint::score)).toList();
    Joint best = fitted.stream().limit(FORMS_REDUCED).map(this::reduced).min(Comparator.comparingDouble(Joint::score)).orElseThrow(NoFormulaException::new);
    double[][] values = rounded(best);
    boolean one = IntStream.range(0, best.own().length).noneMatch(k -> best.own()[k]);
    List<Expression> pieces = IntStream.range(0, one ? 1 : groups).mapToObj(g -> best.form().with(values[g])).toList();
    return new FormulaModel(pieces, List.of(), List.of());
  }

  private Samples rowsOf(int g) {
    return samples.select(IntStream.range(0, samples.rows()).filter(i -> group[i] == g).toArray());
  }

  /** Forms that may be the one, each once. */
  private List<Begun> forms() throws NoFormulaException {
    if (options.template().isPresent() && options.template().get().parts().isEmpty()) {
      return List.of(new Begun(options.template().get().filled(List.of()), options.template().get().constants()));
    }
    Map<String, Begun> forms = new LinkedHashMap<>();
    List<Samples> largest = new ArrayList<>(IntStream.range(0, groups).mapToObj(this::rowsOf).sorted(Comparator.comparingInt(s -> -s.rows()))
        .limit(GROUPS_SEARCHED).toList());
    largest.add(samples);
    for (Samples rows : largest) {
      if (options.template().isPresent()) {
        new TemplateSearch(options.template().get(), options.effort(), options.work()).run(rows)
            .forEach(f -> forms.putIfAbsent(f.parts().toString(), begun(options.template().get(), f)));
        continue;
      }
      FormulaModel model = FormulaTrainer.train(rows, options.withAllRows());
      List<Expression> found = new ArrayList<>(List.of(model.expression()));
      model.ties().forEach(c -> found.add(c.expression()));
      model.front().forEach(c -> found.add(c.expression()));
      for (Expression e : found) {
        // A number that is plain in one group need not be so in another.
        for (Expression open : List.of(e, opened(e), Algebra.add(Algebra.multiply(new Expression.Constant(1), opened(e)), new Expression.Constant(0)))) {
          Begun form = Begun.of(open, samples.features());
          forms.putIfAbsent(form.form().expression().toString(), form);
        }
      }
    }
    return forms.values().stream().limit(FORMS).toList();
  }

  private static Begun begun(Template template, TemplateSearch.Found found) {
    ParametricForm form = template.filled(found.parts());
    double[] values = form.values(found.fit().expression());
    List<Template.Constant> constants = new ArrayList<>(template.constants());
    for (int k = constants.size(); k < values.length; k++) {
      constants.add(new Template.Constant("", values[k], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false));
    }
    return new Begun(form, constants);
  }

  /** With every number to be fitted, but for exponents. */
  private static Expression opened(Expression e) {
    if (e instanceof Expression.Constant c) {
      return new Expression.Constant(c.value());
    }
    return e instanceof Expression.Call call && call.operator() == Function.POWER && call.second() instanceof Expression.Constant
        ? Expression.call(call.operator(), opened(call.first()), call.second()) : e.mapArguments(PerValue::opened);
  }

  /** A form fitted to each group by itself. */
  private Joint separately(Begun begun) {
    ParametricForm form = begun.form();
    double[][] values = new double[groups][];
    double error = 0;
    ConstantFit fit = new ConstantFit(form, begun.constants());
    for (int g = 0; g < groups; g++) {
      Samples rows = rowsOf(g);
      LeastSquares.Fit best = fit.run(rows, options.template().isPresent() ? STARTS_OF_TEMPLATE : STARTS);
      if (!Double.isFinite(best.error())) {
        return new Joint(begun, new boolean[0], values, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
      }
      values[g] = form.values(best.expression());
      error += best.error() * Arrays.stream(rows.weights()).sum();
    }
    boolean[] own = new boolean[form.unknowns()];
    Arrays.fill(own, true);
    Joint all = scored(begun, own, values, error / Arrays.stream(samples.weights()).sum());
    for (int k = 0; k < begun.constants().size(); k++) {
      if (begun.constants().get(k).isCommon()) {
        all = shared(all, k);
      }
    }
    return all;
  }

  private Joint scored(Begun begun, boolean[] own, double[][] values, double error) {
    int further = (int) IntStream.range(0, own.length).filter(k -> own[k]).count() * (groups - 1);
    double nats = Description.nats(begun.form().with(values[0]), options.grammar(), samples.rows()) + further * (2.5 + 0.5 * Math.log(samples.rows()));
    return new Joint(begun, own, values, error, Description.score(nats, error, samples.variance(), samples.rows()));
  }

  /** With constants in common wherever that makes the whole shorter to describe. */
  private Joint reduced(Joint joint) {
    Joint now = joint;
    boolean changed = true;
    while (changed) {
      Joint from = now;
      Joint best = IntStream.range(0, from.own().length).filter(k -> from.own()[k]).boxed().toList().parallelStream().map(k -> shared(from, k)).toList().stream()
          .min(Comparator.comparingDouble(Joint::score)).orElse(from);
      changed = best.score() < from.score();
      now = changed ? best : from;
    }
    return now;
  }

  /** The same with one unknown the same in all groups. */
  private Joint shared(Joint joint, int unknown) {
    boolean[] own = joint.own().clone();
    own[unknown] = false;
    double[][] values = Arrays.stream(joint.values()).map(double[]::clone).toArray(double[][]::new);
    double[] sorted = Arrays.stream(values).mapToDouble(v -> v[unknown]).sorted().toArray();
    for (double[] of : values) {
      of[unknown] = sorted[sorted.length / 2];
    }
    return fitted(joint.begun(), own, values);
  }

  private Joint fitted(Begun begun, boolean[] own, double[][] values) {
    ParametricForm form = begun.form();
    int[] first = first(own);
    int unknowns = first[own.length];
    int[] occurrences = form.order();
    List<Integer> of = new ArrayList<>();
    for (int k : occurrences) {
      IntStream.range(0, own[k] ? groups : 1).forEach(g -> of.add(first[k] + g));
    }
    Ties ties = Ties.free(of.stream().mapToInt(Integer::intValue).toArray(), unknowns);
    for (int k = 0; k < begun.constants().size(); k++) {
      Arrays.fill(ties.least(), first[k], first[k + 1], begun.constants().get(k).least());
      Arrays.fill(ties.greatest(), first[k], first[k + 1], begun.constants().get(k).greatest());
    }
    Samples some = marked().thinned(MOST_ROWS);
    LeastSquares.Fit fit = leastSquares.fit(spread(form.expression(), form, own, values), ties, some, ITERATIONS);
    double[] found = ties.unknowns(new Tape(fit.expression()).constants());
    double[][] after = new double[groups][own.length];
    for (int g = 0; g < groups; g++) {
      for (int k = 0; k < own.length; k++) {
        after[g][k] = found[first[k] + (own[k] ? g : 0)];
      }
    }
    return scored(begun, own, after, fit.error());
  }

  /** Where the numbers of each unknown begin, and how many there are in all. */
  private int[] first(boolean[] own) {
    int[] first = new int[own.length + 1];
    for (int k = 0; k < own.length; k++) {
      first[k + 1] = first[k] + (own[k] ? groups : 1);
    }
    return first;
  }

  /** The rows with a further feature per group: 1 for its rows, 0 for others. */
  private Samples marked() {
    double[][] x = Arrays.copyOf(samples.x(), samples.features() + groups);
    for (int g = 0; g < groups; g++) {
      int of = g;
      x[samples.features() + g] = IntStream.of(group).mapToDouble(i -> i == of ? 1 : 0).toArray();
    }
    return new Samples(x, samples.y(), samples.weights());
  }

  /** The form over marked rows: an unknown that each group has its own of is the sum of these, each times its group's mark. */
  private Expression spread(Expression e, ParametricForm form, boolean[] own, double[][] values) {
    if (!(e instanceof Expression.Variable v) || v.feature() < form.features()) {
      return e.mapArguments(a -> spread(a, form, own, values));
    }
    int k = v.feature() - form.features();
    if (!own[k]) {
      return new Expression.Constant(values[0][k]);
    }
    Expression sum = null;
    for (int g = 0; g < groups; g++) {
      Expression term = Expression.call(Function.MULTIPLY, new Expression.Constant(values[g][k]), new Expression.Variable(form.features() + g));
      sum = sum == null ? term : Expression.call(Function.ADD, sum, term);
    }
    return sum;
  }

  /** The constants with as few digits as the error allows. */
  private double[][] rounded(Joint joint) {
    Samples some = marked().thinned(FormulaSearch.MORE_ROWS);
    int constants = joint.own().length;
    double allowed = Refinement.allowed(leastSquares.measure(spread(joint.form().expression(), joint.form(), joint.own(), joint.values()), some), some);
    // Numbers of one value after those of the other; a common one stands where it is first.
    double[] shorter = FewestDigits.of(IntStream.range(0, groups * constants).mapToDouble(i -> joint.values()[i / constants][i % constants]).toArray(),
        values -> leastSquares.measure(spread(joint.form().expression(), joint.form(), joint.own(), byValue(joint, values)), some).error() <= allowed);
    return byValue(joint, shorter);
  }

  private double[][] byValue(Joint joint, double[] values) {
    int constants = joint.own().length;
    return IntStream.range(0, groups).mapToObj(g -> IntStream.range(0, constants)
        .mapToDouble(k -> values[joint.own()[k] ? g * constants + k : k]).toArray()).toArray(double[][]::new);
  }
}
