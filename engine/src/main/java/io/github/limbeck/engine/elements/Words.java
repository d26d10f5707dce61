package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Border.Treatment;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import java.util.List;

/** What expressions over a line are made of. The position is called i. */
final class Words {
  static final Expr I = new Expr.Variable("i");
  static final Expr N = new Expr.Size(0, 0);
  /** How long the second line is. */
  static final Expr M = new Expr.Size(1, 0);
  static final Expr ZERO = new Expr.Constant(0);
  static final Expr NONE = new Expr.Constant(-1);
  private static final Expr P = new Expr.Variable("p");
  private static final Expr K = new Expr.Variable("k");

  private Words() {}

  static Expr cell(Expr at) {
    return new Expr.Element(0, List.of(at), Border.NONE);
  }

  /** A cell at a place that may lie beyond the ends, where the padding is read. */
  static Expr cell(Expr at, double padding) {
    return new Expr.Element(0, List.of(at), new Border(Treatment.CONSTANT, padding));
  }

  /** In how many cells a value stands. */
  static Expr copies(Expr of) {
    return new Loop.Over(Reduction.SUM, "m", ZERO, N, equal(cell(new Expr.Variable("m")), of));
  }

  /** Whether no cell before a place is equal to the one there. */
  static Expr isNew(Expr place) {
    return equal(new Loop.Over(Reduction.SUM, "m", ZERO, place, equal(cell(new Expr.Variable("m")), cell(place))), ZERO);
  }

  /** A cell at a place that may lie beyond the ends, where the nearest one is read. */
  static Expr nearest(Expr at) {
    return new Expr.Element(0, List.of(at), new Border(Treatment.REPEAT, 0));
  }

  /** A cell of the second line. */
  static Expr beside(Expr at) {
    return new Expr.Element(1, List.of(at), Border.NONE);
  }

  /** The same at a place that may lie beyond the ends. */
  static Expr beside(Expr at, double padding) {
    return new Expr.Element(1, List.of(at), new Border(Treatment.CONSTANT, padding));
  }

  static Expr number(double value) {
    return new Expr.Constant(value);
  }

  static Expr test(Expr left, Comparison op, Expr right) {
    return new Logical.Compare(left, op, right);
  }

  static Expr equal(Expr left, Expr right) {
    return test(left, Comparison.EQUAL, right);
  }

  static Expr differ(Expr left, Expr right) {
    return test(left, Comparison.NOT_EQUAL, right);
  }

  static Expr and(Expr... parts) {
    return new Logical.And(List.of(parts));
  }

  static Expr sum(Expr.Term... terms) {
    return new Expr.Sum(List.of(terms));
  }

  static Expr.Term plus(Expr e) {
    return new Expr.Term(1, e);
  }

  static Expr.Term minus(Expr e) {
    return new Expr.Term(-1, e);
  }

  /** How far apart two numbers are. */
  static Expr apart(Expr a, Expr b) {
    Expr difference = sum(plus(a), minus(b));
    return choice(test(a, Comparison.MORE, b), difference, sum(minus(difference)));
  }

  static Expr choice(Expr condition, Expr value, Expr otherwise) {
    return new Expr.Choice(List.of(new Expr.Case(condition, value)), otherwise);
  }

  /** A pass forwards that notes what {@code next} says at p. */
  static Loop.Pass forwards(String role, double initial, Expr next) {
    return new Loop.Pass(role, "p", N, false, initial, next);
  }

  static Loop.Pass backwards(String role, double initial, Expr next) {
    return new Loop.Pass(role, "p", N, true, initial, next);
  }

  static Expr at(Loop.Pass pass, Expr place) {
    return new Expr.At(pass, place);
  }

  /** The first or last place where a condition on k holds, or -1. */
  static Expr place(Reduction reduction, Expr condition) {
    return new Loop.Over(reduction, "k", ZERO, N, condition);
  }

  /** How many places there are where a condition on k holds. */
  static Expr count(Expr condition) {
    return new Loop.Over(Reduction.SUM, "k", ZERO, N, condition);
  }

  static Expr p() {
    return P;
  }

  static Expr k() {
    return K;
  }

  static Expr before(Expr e) {
    return sum(plus(e), plus(NONE));
  }

  static Expr after(Expr e) {
    return sum(plus(e), plus(number(1)));
  }

  static Expr last() {
    return before(N);
  }
}
