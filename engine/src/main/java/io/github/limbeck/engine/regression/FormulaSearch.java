package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Factoring;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The search for a formula, in the stages of docs/method.md, "Formulas": straight fits; all small expressions against all ways to undo
 * the answer from outside; products of powers; constants inside; sums of two, three and four terms; evolution of what was found.
 * It ends with the first stage whose best formula is exact, or short and leaves noise alone, or when the budget, counted in evaluations,
 * is used up.
 */
final class FormulaSearch {
  private static final int FEW_ROWS = 80;
  private static final int EVOLVED_ROWS = 200;
  static final int MORE_ROWS = 1000;
  /** Units of work for all forms, per row. */
  private static final long PER_FORM = 20_000_000;
  /** In nats: what a law takes that anybody would call one. */
  private static final double SHORT = 45;
  /** The same before much has been tried, when something else as short may be nearer. */
  private static final double VERY_SHORT = 22;
  /** So many times what is exact is noise rather than rounding. */
  private static final double NOISE = 1e10;
  /** So many operators, features and constants leave no room for a factor and an addend beside a function. */
  private static final int SMALL = 7;
  private static final int SMALLEST_TERMS = 1_000;
  private static final int SMALLEST_FITTED = 20;
  private static final int POLYNOMIAL_ROWS = 300;
  private static final int ROWS_PER_MONOMIAL = 3;
  private static final int MOST_MONOMIALS = 70;
  private static final int POLYNOMIALS_PEELED = 150;
  private static final int MOST_POLYNOMIALS = 20;
  /** A link of the answers of which a polynomial leaves less is taken for one. */
  private static final double NEARLY_ALL = 1e-9;
  private static final int NEIGHBOUR_ROUNDS = 4;
  private static final int NEIGHBOURED = 4;
  private static final int NEIGHBOURS_REFINED = 10;
  private static final int PERIODOGRAM_ROWS = 300;
  private static final int QUOTIENT_ROWS = 300;
  /** Units of work to evaluate a usual expression, with its derivatives, on a row. */
  private static final int NODES = 150;
  /** Units of work to enumerate an expression and join it with all targets, per row. */
  private static final long PER_JOINED = 60;
  /** Units of work of a generation, per row. */
  private static final long PER_GENERATION = 200_000;

  private final Samples few;
  private final Samples more;
  private final Grammar grammar;
  private final Effort effort;
  private final Front front;
  private final Pool pool;
  private final List<Target> links;
  private final Work work;
  private final boolean untilNoise;
  private final BooleanSupplier isEnough;
  /** Empty where answers are not rounded. */
  private final Optional<RoundedAnswers> rounded;

  /**
   * @param untilNoise whether the search may end where a short formula leaves noise; not so if what is least squared is not what is wanted
   * @param rounded tells formulas that are right on all rows but for what is rounded off, of which a plain one is enough
   * @param isEnough asked when a little search has left what is no noise: whether no longer one is needed
   */
  FormulaSearch(Samples samples, Grammar grammar, Effort effort, boolean untilNoise, Optional<RoundedAnswers> rounded, Work work, BooleanSupplier isEnough) {
    this.rounded = rounded;
    this.work = work;
    this.isEnough = isEnough;
    this.untilNoise = untilNoise;
    this.few = samples.thinned(FEW_ROWS);
    this.more = samples.thinned(MORE_ROWS);
    this.grammar = grammar;
    this.effort = effort;
    this.front = new Front(more, grammar);
    this.pool = new Pool(few, more, grammar, front);
    this.links = Target.links(few.y(), grammar);
  }

  /**
   * Searches, and gives the formulas found: with little effort first, since most laws are short.
   *
   * @param siblings formulas of other components of the same vector
   */
  Front run(List<Expression> siblings) {
    search(siblings);
    factored();
    return front;
  }

  /** The formulas that were found with their sums as squares and products. */
  private void factored() {
    List<Expression> factored = front.pareto().stream().map(f -> Factoring.factored(f.expression())).toList();
    factored.forEach(pool::offer);
    pool.settle(factored.size(), factored.size());
  }

  private void search(List<Expression> siblings) {
    if (links.isEmpty()) {
      pool.offer(new Expression.Constant(few.mean()));
      pool.settle(1, 1);
      return;
    }
    StraightFits.of(few, links, grammar).forEach(pool::offer);
    if (grammar.greatestSize() > 1 && grammar.greatestSize() <= SMALL) {
      smallest();
    }
    Siblings.of(siblings, few, grammar).forEach(pool::offer);
    polynomials();
    pool.settle(50, 12);
    if (front.isExact() || isRight() || effort != Effort.QUICK && isShortest()) {
      return;
    }
    if (effort == Effort.QUICK || !search(Effort.LITTLE) && !forms() && effort != Effort.LITTLE && (isNoiseLeft(SHORT) || !isEnough.getAsBoolean())) {
      search(effort);
    }
    neighbours();
  }

  /** What is one change away from the best, and again as long as that is better; for what is exact there is nothing better. */
  private void neighbours() {
    Expression before = null;
    for (int round = 0; round < NEIGHBOUR_ROUNDS && !front.isExact() && !front.best(1).isEmpty() && !front.best(1).get(0).expression().equals(before); round++) {
      before = front.best(1).get(0).expression();
      List<Expression> near = front.best(NEIGHBOURED).stream().flatMap(f -> Neighbours.of(f.expression()).stream()).distinct().toList();
      near.forEach(pool::offer);
      pool.settle(near.size(), NEIGHBOURS_REFINED);
      work.spend(NODES * (near.size() * 12L * few.rows() + NEIGHBOURS_REFINED * 3 * 80L * more.rows()));
    }
  }

  /** Where hardly more is allowed: expressions by themselves, and with a factor. */
  private void smallest() {
    pool.offer(new Expression.Constant(few.mean()));
    for (Term term : new Enumeration(few.x(), grammar, Effort.LITTLE.brute(), Long.MAX_VALUE / 2, t -> { }).run()) {
      pool.offer(term.expression());
      pool.offer(Expression.call(Function.MULTIPLY, new Expression.Constant(1), term.expression()));
    }
  }

  /** Whether one of the smallest terms is exact with a factor and an addend, for the answers or a link of theirs. */
  private boolean isShortest() {
    List<Term> smallest = new Enumeration(few.x(), grammar, SMALLEST_TERMS, Long.MAX_VALUE / 2, t -> { }).run();
    singles(new Terms(smallest, few.rows()), links, 2);
    pool.settle(SMALLEST_FITTED, 4);
    return front.isExact() || isRight();
  }

  /** Forms whose constants do the work: of one index, sums of products of powers; whether one was found that leaves nothing, or noise. */
  private boolean forms() {
    new IndexModels(few, grammar).run().forEach(pool::offer);
    new PowerSums(few, grammar).run().forEach(pool::offer);
    List<Term> laurent = Monomials.laurent(few.x(), grammar, effort.laurent());
    sums(new Terms(laurent, few.rows()), laurent, links, effort.partners(), links.size());
    work.spend(PER_FORM * few.rows());
    return settled(effort);
  }

  /** One pass through all stages; whether a formula was found that leaves nothing, or noise. */
  private boolean search(Effort effort) {
    List<Term> small = small(effort);
    List<Target> targets = Target.all(few.y(), small, few.features(), grammar);
    List<Term> polynomial = Space.monomials(few.x(), few.features() <= 2 ? 9 : few.features() <= 4 ? 14 : 20);
    List<Term> inner = InnerConstants.over(small.stream().sorted(Comparator.comparingDouble(Term::size)).limit(effort.bases()).toList(), few.x(),
        grammar);
    List<Term> waves = new ArrayList<>(Periodogram.waves(more.thinned(PERIODOGRAM_ROWS), few, grammar));
    waves.addAll(InnerConstants.fading(waves, few.x(), grammar));
    inner.addAll(waves);
    List<Term> terms = new JoinStage(few, grammar, pool, links, effort).run(targets, polynomial, inner);
    work.spend(PER_JOINED * effort.enumerated() * few.rows());
    RationalFunctions rational = new RationalFunctions(few);
    if (few.rows() > 2 * polynomial.size() + 20) {
      rational.polynomials(links, polynomial).forEach(pool::offer);
    }
    List<Target> near = targets.stream().sorted(Comparator.comparingDouble(Target::size)).toList();
    if (effort != Effort.LITTLE) {
      quotients();
    }
    Terms matrix = new Terms(first(terms, effort.brute()), few.rows());
    singles(matrix, first(near, effort.singles()), 3);
    work.spend((long) Math.min(near.size(), effort.singles()) * Math.min(terms.size(), effort.brute()) * few.rows() / 2);
    List<Term> factors = new ArrayList<>(new Enumeration(few.x(), arithmetic(), effort.factors(), Long.MAX_VALUE / 2, t -> { }).run());
    factors.addAll(first(terms, effort.factors()));
    new PowerProducts(few, grammar, effort.partners() * 3).run(factors).forEach(pool::offer);
    if (settled(effort)) {
      return true;
    }
    List<Target> main = first(near, effort.targets());
    Terms constants = new Terms(inner, few.rows());
    singles(constants, first(near, effort.singles() / 8), 4);
    new PowerProducts(few, grammar, effort.partners()).run(both(first(terms, effort.partners()), inner)).forEach(pool::offer);
    modulate(terms, inner, near, effort);
    rational.ofTerms(links, matrix, first(terms, effort.partners())).forEach(pool::offer);
    if (settled(effort)) {
      return true;
    }
    sums(matrix, terms, main, effort.partners(), effort.sums());
    if (settled(effort)) {
      return true;
    }
    sums(constants, terms, main, effort.partners() / 4, effort.sums());
    sums(constants, both(waves, spread(inner, effort.partners() / 4)), first(near, links.size()), effort.partners() / 2, effort.sums());
    return settled(effort) || evolve(terms, effort);
  }

  /** Quotients of sums, also of exponentials: not before the shortest laws, which take less, were tried. */
  private void quotients() {
    Samples some = more.thinned(QUOTIENT_ROWS);
    WeighedQuotients.of(some).forEach(pool::offer);
    if (grammar.mayUse(Function.EXP)) {
      ExponentialQuotients.of(some).forEach(pool::offer);
    }
  }

  /** Polynomials of as high a degree as the rows bear, for the answers and their links. */
  private void polynomials() {
    Samples some = more.thinned(POLYNOMIAL_ROWS);
    List<Term> monomials = Space.monomials(some.x(), Math.min(MOST_MONOMIALS, some.rows() / ROWS_PER_MONOMIAL));
    Space space = Space.of(monomials);
    List<Target> targets = Target.all(some.y(), Monomials.withRoots(some.x(), grammar, POLYNOMIALS_PEELED), 0, grammar);
    // The answers themselves come first, and are taken for a polynomial however much it leaves.
    IntStream.range(0, targets.size()).parallel().filter(t -> t == 0 || space.left(targets.get(t)) < NEARLY_ALL).mapToObj(targets::get)
        .sorted(Comparator.comparingDouble(Target::size)).limit(MOST_POLYNOMIALS)
        .map(t -> Elimination.run(t, monomials, some.rows())).toList().forEach(this::offer);
  }

  /** Evolution from the front, with small terms as what mutations put in. */
  private boolean evolve(List<Term> terms, Effort effort) {
    if (effort.generations() == 0 || terms.isEmpty()) {
      return false;
    }
    List<Expression> seeds = new ArrayList<>(front.best(60).stream().map(Front.Fitted::expression).toList());
    front.pareto().forEach(f -> seeds.add(f.expression()));
    Samples rows = more.thinned(EVOLVED_ROWS);
    work.spend((long) effort.generations() * EVOLVED_ROWS * PER_GENERATION);
    new Evolution(rows, grammar, first(terms, effort.bases()), 1).run(seeds.stream().distinct().toList(), effort.generations())
        .forEach(pool::offer);
    return settled(effort);
  }

  private static <T> List<T> first(List<T> of, int most) {
    return of.subList(0, Math.min(of.size(), most));
  }

  /** So many of a list, evenly spaced. */
  private static <T> List<T> spread(List<T> of, int most) {
    int step = Math.max(1, of.size() / Math.max(1, most));
    return IntStream.iterate(0, k -> k < of.size(), k -> k + step).mapToObj(of::get).toList();
  }

  private boolean settled(Effort effort) {
    pool.settle(effort.fitted(), effort.refined());
    work.spend(NODES * (effort.fitted() * 12L * few.rows() + effort.refined() * 3 * 80L * more.rows()));
    return front.isExact() || isRight() || isNoiseLeft(effort == Effort.LITTLE ? VERY_SHORT : SHORT) || work.isSpent();
  }

  /** Whether a formula gives the answer of every row but for what is rounded off, and is much shorter than these. */
  private boolean isRight() {
    return rounded.isPresent() && rounded.get().among(front).isPresent() && rounded.get().isPlain();
  }

  /** Whether the best formula is short and leaves what looks like noise. */
  private boolean isNoiseLeft(double mostNats) {
    List<Front.Fitted> best = front.best(1);
    return untilNoise && !best.isEmpty() && best.get(0).nats() < mostNats && !best.get(0).expression().isFixed()
        && best.get(0).error() > Description.EXACT * NOISE * more.variance() && Residuals.areNoise(best.get(0).expression(), more);
  }

  private static List<Term> both(List<Term> a, List<Term> b) {
    List<Term> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /** The grammar without transcendental functions. */
  private Grammar arithmetic() {
    return grammar.withOperators(grammar.unary().stream().filter(o -> o == Function.SQUARE).toList(), grammar.binary().stream()
        .filter(o -> o == Function.ADD || o == Function.SUBTRACT || o == Function.MULTIPLY || o == Function.DIVIDE).toList());
  }

  /** Small terms; those of arithmetic come first, since laws are products and quotients of these. */
  private List<Term> small(Effort effort) {
    List<Term> small = new ArrayList<>(new Enumeration(few.x(), arithmetic(), effort.peeled(), Long.MAX_VALUE / 2, t -> { }).run());
    List<Term> other = new Enumeration(few.x(), grammar, effort.peeled() / 2, Long.MAX_VALUE / 2, t -> { }).run();
    other.stream().filter(t -> small.stream().noneMatch(s -> s.expression().equals(t.expression()))).forEach(small::add);
    return small;
  }

  private void offer(Terms.Match match) {
    pool.offer(Terms.expression(match));
  }

  private void modulate(List<Term> terms, List<Term> inner, List<Target> near, Effort effort) {
    int pairs = few.features() * (few.features() + 3) / 2;
    if (few.rows() > 3 * pairs && few.features() <= 5) {
      new Modulation(few.x(), first(near, 24), pairs, true)
          .run(first(terms, effort.factors() / 3), 4).forEach(this::offer);
      new Modulation(few.x(), links, few.features() <= 3 ? pairs : few.features(), false).run(inner, 6).forEach(this::offer);
    }
  }

  private void singles(Terms matrix, List<Target> targets, int most) {
    targets.parallelStream().map(t -> matrix.single(t, most)).toList().forEach(matches -> matches.forEach(this::offer));
  }

  /** Sums of two terms, then of three and four where the best of two do not suffice. */
  private void sums(Terms matrix, List<Term> partners, List<Target> targets, int most, int longer) {
    double[][] common = matrix.common(targets);
    work.spend((long) Math.min(most, partners.size()) * matrix.all().size() * (few.rows() + 4L * targets.size()));
    List<Terms.Match[]> pairs = IntStream.range(0, Math.min(most, partners.size())).parallel()
        .mapToObj(u -> matrix.extend(List.of(partners.get(u)), targets, common)).toList();
    for (int t = 0; t < targets.size(); t++) {
      int target = t;
      List<Terms.Match> best = pairs.stream().map(m -> m[target]).filter(Objects::nonNull)
          .sorted(Comparator.comparingDouble(Terms.Match::cost)).limit(12).toList();
      best.forEach(this::offer);
      if (t < longer) {
        List<Terms.Match> extended = best;
        double[][] own = {common[t]};
        for (int terms = 3; terms <= 4; terms++) {
          extended = extended.parallelStream().map(m -> matrix.extend(m.terms(), List.of(m.target()), own)[0])
              .filter(Objects::nonNull).toList();
          extended.forEach(this::offer);
        }
      }
    }
  }
}
