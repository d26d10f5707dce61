package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;

/** All expressions, as far as the budget goes, joined with all targets, alone, beside polynomials, and as products with powers of all features. */
final class JoinStage {
  private final Samples few;
  private final Grammar grammar;
  private final Pool pool;
  private final List<Target> links;
  private final Effort effort;

  JoinStage(Samples few, Grammar grammar, Pool pool, List<Target> links, Effort effort) {
    this.few = few;
    this.grammar = grammar;
    this.pool = pool;
    this.links = links;
    this.effort = effort;
  }

  /**
   * Offers what meets.
   *
   * @param inner terms with constants inside, which join too
   * @return the expressions that were kept
   */
  List<Term> run(List<Target> targets, List<Term> polynomial, List<Term> inner) {
    List<Term> linear = Space.monomials(few.x(), few.features());
    List<Joins> joins = new ArrayList<>();
    joins.add(new Joins(Space.of(List.of()), targets, few.rows()));
    if (few.rows() > 2 * polynomial.size() + 10) {
      joins.add(new Joins(Space.of(linear), targets, few.rows()));
      joins.add(new Joins(Space.of(polynomial), targets, few.rows()));
      links.forEach(t -> offer(Elimination.run(t, polynomial, few.rows())));
    }
    List<Target> beside = Target.besideOne(targets.subList(0, Math.min(targets.size(), effort.beside())));
    List<Target> magnitudes = Target.magnitudes(beside, grammar);
    joins.add(new Joins(Space.of(linear), magnitudes, few.rows()));
    List<Target> factored = new ArrayList<>(targets);
    factored.addAll(beside);
    factored.addAll(magnitudes);
    Joins products = new Joins(Space.of(PowerProducts.features(few.x())), Target.products(factored), few.rows());
    products.inside(effort.beside()).forEach(m -> pool.offer(PowerProducts.product(m)));
    if (few.rows() > 2 * polynomial.size() + 10) {
      joins.add(new Joins(Space.of(polynomial), magnitudes, few.rows()));
    }
    joins.forEach(j -> j.inside(100).forEach(m -> offer(Elimination.run(m.target(), m.terms(), few.rows()))));
    List<Term> terms = new Enumeration(few.x(), grammar, effort.kept(), effort.enumerated(), t -> {
      joins.forEach(j -> j.visit(t));
      PowerProducts.logarithm(t).ifPresent(products::visit);
    }).run();
    products.matches(300).forEach(m -> pool.offer(PowerProducts.product(m)));
    inner.forEach(t -> joins.forEach(j -> j.visit(t)));
    products(terms.subList(0, Math.min(terms.size(), effort.partners()))).forEach(t -> joins.forEach(j -> j.visit(t)));
    modulated(terms).forEach(t -> joins.forEach(j -> j.visit(t)));
    joins.forEach(j -> j.matches(300).parallelStream().map(m -> Elimination.run(m.target(), m.terms(), few.rows())).toList()
        .forEach(this::offer));
    return terms;
  }

  /** Products and quotients of any two terms. */
  private List<Term> products(List<Term> terms) {
    List<Term> products = new ArrayList<>();
    for (Function by : List.of(Function.MULTIPLY, Function.DIVIDE)) {
      for (int a = 0; a < terms.size() && grammar.mayUse(by); a++) {
        for (int b = 0; b < (by == Function.MULTIPLY ? a : terms.size()); b++) {
          double[] values = new double[few.rows()];
          by.apply(terms.get(a).values(), terms.get(b).values(), values, values.length);
          Term.add(products, Expression.call(by, terms.get(a).expression(), terms.get(b).expression()),
              terms.get(a).size() + terms.get(b).size() + 1, values);
        }
      }
    }
    return products;
  }

  /** Products of powers times functions of small expressions, as in {@code sqrt(a * b) * cos(d)}. */
  private List<Term> modulated(List<Term> terms) {
    List<Term> functions = terms.stream().filter(t -> t.expression() instanceof Expression.Call call && call.operator().arity() == 1
        && call.operator() != Function.SQUARE && call.operator() != Function.SQRT).limit(effort.partners() / 2).toList();
    List<Term> modulated = new ArrayList<>();
    for (Term product : Monomials.withRoots(few.x(), grammar, effort.partners())) {
      for (Term function : functions) {
        double[] values = new double[few.rows()];
        Function.MULTIPLY.apply(product.values(), function.values(), values, values.length);
        Term.add(modulated, Expression.call(Function.MULTIPLY, product.expression(), function.expression()), product.size() + function.size(), values);
      }
    }
    return modulated;
  }

  private void offer(Terms.Match match) {
    pool.offer(Terms.expression(match));
  }
}
