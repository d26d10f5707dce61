package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** From rows to a formula: the features that matter, a teacher if one is wanted, the search, the choice from the front (docs/method.md, "Formulas"). */
public final class FormulaTrainer {
  private static final int POLISH_ROWS = 20_000;
  private static final int LOSS_CANDIDATES = 40;
  private static final int LOSS_ROUNDS = 2;
  private static final int ITERATIONS = 60;
  private static final double GREATEST = 1e60;
  /** Formulas whose constants differ by no more are one. */
  private static final double ALIKE = 1e-6;

  private final FormulaOptions options;
  private final BooleanSupplier isEnough;

  private FormulaTrainer(FormulaOptions options, BooleanSupplier isEnough) {
    this.options = options;
    this.isEnough = isEnough;
  }

  /**
   * Trains.
   *
   * @throws NoFormulaException if no expression that the grammar allows has a value on every row
   */
  public static FormulaModel train(Samples samples, FormulaOptions options) throws NoFormulaException {
    return train(samples, options, () -> false);
  }

  /**
   * Trains, unless a little search is enough.
   *
   * @param isEnough asked when a little search has left what is no noise: whether no longer one is needed
   * @throws NoFormulaException if no expression that the grammar allows has a value on every row
   */
  public static FormulaModel train(Samples samples, FormulaOptions options, BooleanSupplier isEnough) throws NoFormulaException {
    FormulaTrainer trainer = new FormulaTrainer(options.with(options.grammar().withDemands(options.grammar().demands().over(samples))), isEnough);
    if (options.rounding().isPresent()) {
      Rounding rounding = options.rounding().get();
      return options.isFree() ? rounding.ofUnits(trainer.train(rounding.inUnits(samples)))
          : rounding.ofAnswers(train(samples, options.withRounding(Optional.empty()), isEnough), p -> samples, options.grammar());
    }
    FormulaModel model = trainer.train(samples);
    return options.robust() && options.loss().isEmpty() ? Outliers.settled(model, samples, options.grammar(), trainer::train) : model;
  }

  private FormulaModel train(Samples samples) throws NoFormulaException {
    if (options.template().isPresent()) {
      return chosen(samples, new TemplateTrainer(samples, options).run(), IntStream.range(0, samples.features()).toArray(), UnaryOperator.identity());
    }
    double most = Arrays.stream(samples.y()).map(Math::abs).max().orElse(0);
    if (most > GREATEST || most < 1 / GREATEST && most > 0) {
      return scaled(train(samples.withAnswers(Arrays.stream(samples.y()).map(v -> v / most).toArray())), most);
    }
    if (samples.isConstant()) {
      return new FormulaModel(new Expression.Constant(samples.y()[0], true), List.of(), List.of());
    }
    if (Term.unit(samples.y()) == null) {
      return shifted(samples, most);
    }
    int[] selected = features(samples, options);
    Samples chosen = samples.features(selected);
    Front front = front(chosen, options.grammar().of(selected), siblings(selected));
    return chosen(chosen, front, selected, e -> spelled(polished(e, chosen), chosen));
  }

  private FormulaModel chosen(Samples samples, Front front, int[] selected, UnaryOperator<Expression> finish) throws NoFormulaException {
    List<Front.Fitted> best = front.best(1);
    if (best.isEmpty()) {
      throw new NoFormulaException();
    }
    List<Front.Fitted> pareto = front.pareto();
    Front.Fitted choice = options.member() > 0 ? pareto.get(Math.min(options.member(), pareto.size()) - 1) : switch (options.choice()) {
      case BEST_SCORE -> options.loss().isPresent() || options.template().isPresent() ? best.get(0) : LineChoice.best(front, samples, options.grammar().of(selected));
      case MOST_ACCURATE -> pareto.get(pareto.size() - 1);
      case SIMPLEST_WITHIN -> simplestWithin(pareto, options.within());
    };
    Optional<RoundedAnswers> rounded = rounded(samples, options.grammar().of(selected));
    if (rounded.isPresent()) {
      Optional<Expression> right = rounded.get().among(front);
      if (right.isPresent() && (options.rounding().isPresent() || rounded.get().isPlain() && !front.isExact())) {
        return new FormulaModel(List.of(renamed(right.get(), selected)), pareto.stream().map(f -> candidate(f, selected)).toList(), List.of());
      }
    }
    List<FormulaModel.Candidate> ties = new ArrayList<>();
    if (options.choice() == FormulaOptions.Choice.BEST_SCORE && options.member() == 0) {
      for (Front.Fitted f : front.best(10)) {
        if (f.score() < choice.score() + 1 && !f.expression().isLike(choice.expression(), ALIKE)) {
          ties.add(candidate(f, selected));
        }
      }
    }
    return new FormulaModel(List.of(renamed(finish.apply(choice.expression()), selected)), pareto.stream().map(f -> candidate(f, selected)).toList(), ties,
        front.excluded(choice).map(f -> candidate(f, selected)), 0);
  }

  /** The features that a search looks at, by their index: all where there are no more than a formula may use. */
  public static int[] features(Samples samples, FormulaOptions options) {
    Demands demands = options.grammar().demands();
    int[] allowed = IntStream.range(0, samples.features()).filter(f -> !demands.forbidden().contains(f)).toArray();
    int[] chosen = Arrays.stream(FeatureSelection.run(samples.features(allowed), options.maxFeatures())).map(k -> allowed[k]).toArray();
    return IntStream.concat(Arrays.stream(chosen), demands.required().stream().mapToInt(f -> f)).distinct().sorted().toArray();
  }

  /** Of answers that hardly differ, the differences from one of them are learned, unless these are rounding alone. */
  private FormulaModel shifted(Samples samples, double most) throws NoFormulaException {
    double middle = samples.thinned(3).y()[Math.min(1, samples.rows() - 1)];
    double[] differences = Arrays.stream(samples.y()).map(v -> v - middle).toArray();
    if (Arrays.stream(differences).allMatch(d -> Math.abs(d) <= 16 * Math.ulp(most))) {
      return new FormulaModel(new Expression.Constant(samples.mean(), true), List.of(), List.of());
    }
    FormulaModel model = train(samples.withAnswers(differences));
    Expression constant = new Expression.Constant(middle);
    return new FormulaModel(Algebra.add(model.expression(), constant), model.front().stream().map(c -> shifted(c, constant)).toList(),
        model.ties().stream().map(c -> shifted(c, constant)).toList());
  }

  private static FormulaModel.Candidate shifted(FormulaModel.Candidate c, Expression constant) {
    return new FormulaModel.Candidate(Algebra.add(c.expression(), constant), c.nats(), c.error());
  }

  /** Answers whose squares could overflow are learned as shares of the greatest. */
  private static FormulaModel scaled(FormulaModel model, double factor) {
    Expression constant = new Expression.Constant(factor);
    return new FormulaModel(Algebra.multiply(constant, model.expression()),
        model.front().stream().map(c -> scaled(c, constant)).toList(), model.ties().stream().map(c -> scaled(c, constant)).toList());
  }

  private static FormulaModel.Candidate scaled(FormulaModel.Candidate c, Expression constant) {
    return new FormulaModel.Candidate(Algebra.multiply(constant, c.expression()), c.nats(), c.error());
  }

  /** The formulas of other components that look at the selected features alone. */
  private List<Expression> siblings(int[] selected) {
    int[] places = new int[Arrays.stream(selected).max().orElse(0) + 1];
    Arrays.fill(places, -1);
    IntStream.range(0, selected.length).forEach(k -> places[selected[k]] = k);
    return options.siblings().stream().filter(e -> uses(e, f -> f < places.length && places[f] >= 0)).map(e -> renamed(e, places)).toList();
  }

  private static boolean uses(Expression e, IntPredicate features) {
    return e instanceof Expression.Variable v ? features.test(v.feature())
        : !(e instanceof Expression.Call call) || call.arguments().stream().allMatch(a -> uses(a, features));
  }

  private Front front(Samples samples, Grammar grammar, List<Expression> siblings) {
    Front front = switch (options.teacher()) {
      case NONE -> search(samples, grammar, siblings);
      case NEURAL -> taught(samples, grammar);
      case SMOOTHING -> refitted(search(Smoothing.run(samples), grammar, siblings), samples, grammar);
    };
    return options.loss().map(loss -> byLoss(front, samples, grammar, loss)).orElse(front);
  }

  /**
   * Formulas by another loss: what squares lead to has its constants fitted by the loss, and further searches give each row the weight
   * that makes its square count as much as its loss (iteratively reweighted least squares).
   */
  private Front byLoss(Front front, Samples samples, Grammar grammar, DoubleBinaryOperator loss) {
    Samples more = samples.thinned(FormulaSearch.MORE_ROWS);
    List<Expression> forms = forms(front);
    Front best = byLoss(forms, more, grammar, loss);
    for (int round = 0; round < LOSS_ROUNDS && !best.best(1).isEmpty() && !options.work().isSpent(); round++) {
      Set<Expression> all = new LinkedHashSet<>(forms(search(LossFit.reweighted(best.best(1).get(0).expression(), samples, loss), grammar, List.of())));
      all.addAll(forms(best));
      best = byLoss(List.copyOf(all), more, grammar, loss);
    }
    return best;
  }

  /** What is told of formulas by how answers are rounded, or were written down. */
  private Optional<RoundedAnswers> rounded(Samples samples, Grammar grammar) {
    return options.rounding().isPresent() ? Optional.of(new RoundedAnswers(samples, grammar, options.rounding().get().digits() > 0))
        : options.isFree() ? RoundedAnswers.ofWritten(samples, grammar) : Optional.empty();
  }

  private Front search(Samples samples, Grammar grammar, List<Expression> siblings) {
    return options.equationLearner() ? new EquationLearner(samples, grammar).run() : new FormulaSearch(samples, grammar, options.effort(),
        options.loss().isEmpty(), rounded(samples.thinned(FormulaSearch.MORE_ROWS), grammar), options.work(), isEnough).run(siblings);
  }

  /** Cranmer's steps: train a network, see which features it uses, distil its answers, fit what was found to the examples. */
  private Front taught(Samples samples, Grammar grammar) {
    NeuralTeacher teacher = new NeuralTeacher(samples, options.seed());
    int[] used = teacher.features();
    Front found = search(teacher.answers().features(used), grammar.of(used), List.of());
    List<Expression> forms = forms(found).stream().map(e -> renamed(e, used)).toList();
    return refitted(forms, samples, grammar);
  }

  private static List<Expression> forms(Front front) {
    List<Expression> forms = new ArrayList<>(front.best(LOSS_CANDIDATES).stream().map(Front.Fitted::expression).toList());
    front.pareto().forEach(f -> forms.add(f.expression()));
    return forms.stream().distinct().toList();
  }

  private static Front refitted(Front found, Samples samples, Grammar grammar) {
    return refitted(forms(found), samples, grammar);
  }

  private static Front refitted(List<Expression> forms, Samples samples, Grammar grammar) {
    Samples more = samples.thinned(FormulaSearch.MORE_ROWS);
    Front front = new Front(more, grammar);
    Refinement refinement = new Refinement(more, grammar, new LeastSquares());
    forms.parallelStream().map(refinement::refine).toList().forEach(front::add);
    return front;
  }

  /**
   * Whether what a formula leaves of the answers hangs together, so that there is a law that it is not; false where nothing but rounding
   * is left, or too few rows to tell.
   */
  public static boolean leavesStructure(Expression e, Samples samples) {
    return samples.rows() >= Residuals.FEWEST_ROWS && !isExact(e, samples) && !Residuals.areNoise(e, samples);
  }

  /** Whether nothing but rounding is left of the answers. */
  public static boolean isExact(Expression e, Samples samples) {
    return new LeastSquares().measure(e, samples).error() <= 100 * Description.EXACT * samples.variance();
  }

  /**
   * A formula with its constants fitted to other rows, and made as plain as these allow.
   *
   * @param isTrimmed whether rows that lie far off are left out
   */
  public static Expression refitted(Expression e, Samples samples, FormulaOptions options, boolean isTrimmed) {
    return isTrimmed ? refitted(e, Outliers.near(e, samples, options.grammar()), options) : refitted(e, samples, options);
  }

  /** The same with every row counted. */
  public static Expression refitted(Expression e, Samples samples, FormulaOptions options) {
    if (options.rounding().isPresent()) {
      Rounding rounding = options.rounding().get();
      return rounding.with(e, refitted(rounding.inside(e), rounding.fitted(e, samples), options.withRounding(Optional.empty())));
    }
    Samples more = samples.thinned(FormulaSearch.MORE_ROWS);
    if (options.template().isPresent() && options.template().get().keepsForm()) {
      Template template = options.template().get();
      return new ConstantFit(template.formOf(e), template.constants()).refit(e, more, ITERATIONS).expression();
    }
    Expression refined = new Refinement(more, options.grammar(), new LeastSquares()).refine(e).expression();
    return spelled(refined, samples);
  }

  private static Front byLoss(List<Expression> forms, Samples samples, Grammar grammar, DoubleBinaryOperator loss) {
    LossFit fit = new LossFit(samples, loss);
    double[] mean = new double[samples.rows()];
    double middle = IntStream.range(0, samples.rows()).mapToDouble(i -> samples.y()[i]).average().orElse(0);
    Arrays.fill(mean, middle);
    Front front = new Front(samples, grammar, fit.mean(mean));
    forms.parallelStream().map(fit::fit).toList().forEach(front::add);
    return front;
  }

  private static Front.Fitted simplestWithin(List<Front.Fitted> pareto, double within) {
    double least = Math.sqrt(pareto.get(pareto.size() - 1).error());
    return pareto.stream().filter(f -> Math.sqrt(f.error()) <= least * (1 + within)).findFirst().orElseThrow();
  }

  /** With its constants fitted to more rows than the search saw, where there are more. */
  private Expression polished(Expression e, Samples samples) {
    boolean done = samples.rows() <= FormulaSearch.MORE_ROWS || options.loss().isPresent()
        || options.grammar().constants() != Grammar.Constants.REAL;
    return done ? e : new LeastSquares().fit(e, samples.thinned(POLISH_ROWS), 20).expression();
  }

  /** As it will be written, unless rounding then costs more than the last digits. */
  private static Expression spelled(Expression e, Samples samples) {
    Expression spelled = Written.of(e);
    LeastSquares leastSquares = new LeastSquares();
    double before = leastSquares.measure(e, samples).error();
    return leastSquares.measure(spelled, samples).error() <= before * (1 + 1e-9) + Description.EXACT * samples.variance() ? spelled : e;
  }

  private static FormulaModel.Candidate candidate(Front.Fitted f, int[] selected) {
    return new FormulaModel.Candidate(renamed(f.expression(), selected), f.nats(), f.error());
  }

  private static Expression renamed(Expression e, int[] selected) {
    return e instanceof Expression.Variable variable ? new Expression.Variable(selected[variable.feature()])
        : e.mapArguments(argument -> renamed(argument, selected));
  }
}
