package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.after;
import static io.github.limbeck.engine.elements.Words.before;
import static io.github.limbeck.engine.elements.Words.differ;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.k;
import static io.github.limbeck.engine.elements.Words.minus;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.plus;
import static io.github.limbeck.engine.elements.Words.sum;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Border.Treatment;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What rules for the elements of a grid may speak of: cells around the position, at the other ends and across, marks along the row and the column,
 * what rows, columns and windows come to (docs/method.md, "Elements that are expressions"). The position is called i and j.
 */
final class GridVocabulary {
  private static final Expr J = new Expr.Variable("j");
  private static final Expr H = new Expr.Size(0, 0);
  private static final Expr W = new Expr.Size(0, 1);
  private static final Expr M = new Expr.Variable("m");

  /** The sizes of an answer that is as large as the array. */
  static final List<Expr> SIZES = List.of(H, W);

  private final Grids grids;
  private final double background;
  private final boolean ordered;
  private final boolean turned;
  private final List<Term> near = new ArrayList<>();
  private final List<Term> cells = new ArrayList<>();
  private final List<Term> counts = new ArrayList<>();
  private final List<Term> places = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();

  /**
   * A condition.
   *
   * @param cost in words
   */
  record Asked(Expr condition, double cost) {}

  /**
   * @param background what a cell holds that is no mark, which is also what is read beyond the borders
   * @param ordered whether cells are numbers
   * @param turned whether the answer has a row for each column
   */
  GridVocabulary(Grids grids, double background, boolean ordered, boolean turned) {
    this.grids = grids;
    this.background = background;
    this.ordered = ordered;
    this.turned = turned;
    if (turned) {
      across();
      return;
    }
    near(1, cell(I, J));
    around();
    otherEnds();
    boolean small = grids.positions() <= ElementTuning.MOST_GRID_POSITIONS;
    if (small) {
      marks();
      numbersOfMarks();
    }
    if (small && ordered) {
      amounts();
    }
    positions();
    if (small) {
      rowsAndColumns();
    }
  }

  /** What conditions speak of too, the cell itself first. */
  List<Term> near() {
    return near;
  }

  /** Cells that are only read. */
  List<Term> cells() {
    return cells;
  }

  List<Term> counts() {
    return counts;
  }

  /** Places along the row or the column; -1 for none. */
  List<Term> places() {
    return places;
  }

  List<Asked> asked() {
    return asked;
  }

  private static Expr cell(Expr row, Expr column) {
    return new Expr.Element(0, List.of(row, column), Border.NONE);
  }

  private Expr beyond(Expr row, Expr column) {
    return new Expr.Element(0, List.of(row, column), new Border(Treatment.CONSTANT, background));
  }

  private static Expr nearest(Expr row, Expr column) {
    return new Expr.Element(0, List.of(row, column), new Border(Treatment.REPEAT, 0));
  }

  private Expr isMark(Expr cell) {
    return differ(cell, number(background));
  }

  private Term term(Sort sort, double cost, boolean wholeRow, Expr e) {
    return new Term(e, cost, sort, wholeRow, grids.values(e, wholeRow));
  }

  private void near(double cost, Expr e) {
    Term term = term(Sort.VALUE, cost, false, e);
    if (near.stream().noneMatch(term::isLike)) {
      near.add(term);
    }
  }

  private void read(double cost, Expr e) {
    cells.add(term(Sort.VALUE, cost, false, e));
  }

  private void count(double cost, Expr e) {
    Term term = term(Sort.COUNT, cost, false, e);
    if (counts.stream().noneMatch(term::isLike)) {
      counts.add(term);
    }
  }

  private void ask(double cost, Expr condition) {
    asked.add(new Asked(condition, cost));
  }

  private static Expr fromEnd(Expr size, Expr at) {
    return sum(plus(size), plus(Words.NONE), minus(at));
  }

  private void across() {
    near(1, cell(J, I));
    near(1.5, cell(fromEnd(H, J), I));
    near(1.5, cell(J, fromEnd(W, I)));
    near(2, cell(fromEnd(H, J), fromEnd(W, I)));
  }

  private void around() {
    for (int down = -2; down <= 2; down++) {
      for (int right = -2; right <= 2; right++) {
        int far = Math.abs(down) + Math.abs(right);
        Expr e = beyond(Rewrite.plus(I, down), Rewrite.plus(J, right));
        if (far == 1) {
          near(2, e);
        } else if (far > 1) {
          read(1 + 0.7 * far, e);
        }
      }
    }
  }

  private void otherEnds() {
    near(2, cell(I, fromEnd(W, J)));
    near(2, cell(fromEnd(H, I), J));
    near(2.2, cell(fromEnd(H, I), fromEnd(W, J)));
    boolean square = grids.cells().stream().allMatch(g -> g.length == g[0].length);
    if (square) {
      near(2, cell(J, I));
      near(2.4, cell(fromEnd(H, J), I));
      near(2.4, cell(J, fromEnd(W, I)));
    }
  }

  /** The nearest marks in the four directions, and the first and last ones of the row and the column. */
  private void marks() {
    Expr inRow = isMark(cell(I, k()));
    Expr inColumn = isMark(cell(k(), J));
    alongRow(2.2, new Loop.Over(Reduction.LAST, "k", ZERO, J, inRow));
    alongRow(2.2, new Loop.Over(Reduction.FIRST, "k", after(J), W, inRow));
    alongColumn(2.2, new Loop.Over(Reduction.LAST, "k", ZERO, I, inColumn));
    alongColumn(2.2, new Loop.Over(Reduction.FIRST, "k", after(I), H, inColumn));
    alongRow(2.4, new Loop.Over(Reduction.FIRST, "k", ZERO, W, inRow));
    alongRow(2.6, new Loop.Over(Reduction.LAST, "k", ZERO, W, inRow));
    alongColumn(2.4, new Loop.Over(Reduction.FIRST, "k", ZERO, H, inColumn));
    alongColumn(2.6, new Loop.Over(Reduction.LAST, "k", ZERO, H, inColumn));
  }

  private void alongRow(double cost, Expr place) {
    places.add(term(Sort.PLACE, cost, false, place));
    near(cost + 0.2, beyond(I, place));
  }

  private void alongColumn(double cost, Expr place) {
    places.add(term(Sort.PLACE, cost, false, place));
    near(cost + 0.2, beyond(place, J));
  }

  /** How many marks are beside the cell, around it, in its row, in its column; and how many cells around it are like it. */
  private void numbersOfMarks() {
    count(2, window(Reduction.SUM, isMark(beyond(sum(plus(I), plus(k())), sum(plus(J), plus(M))))));
    Expr horizontal = new Loop.Over(Reduction.SUM, "k", number(-1), number(2), isMark(beyond(I, sum(plus(J), plus(k())))));
    Expr vertical = new Loop.Over(Reduction.SUM, "k", number(-1), number(2), isMark(beyond(sum(plus(I), plus(k())), J)));
    count(2.5, sum(plus(horizontal), plus(vertical)));
    count(2, new Loop.Over(Reduction.SUM, "k", ZERO, W, isMark(cell(I, k()))));
    count(2, new Loop.Over(Reduction.SUM, "k", ZERO, H, isMark(cell(k(), J))));
    count(2.8, window(Reduction.SUM, equal(beyond(sum(plus(I), plus(k())), sum(plus(J), plus(M))), cell(I, J))));
  }

  /** Over the nine cells around the position, itself among them. */
  private static Expr window(Reduction reduction, Expr of) {
    return new Loop.Over(reduction, "k", number(-1), number(2), new Loop.Over(reduction, "m", number(-1), number(2), of));
  }

  /** What rows, columns and windows come to, as a whole and up to the position. */
  private void amounts() {
    for (Reduction reduction : List.of(Reduction.SUM, Reduction.MAX, Reduction.MIN)) {
      double less = reduction == Reduction.SUM ? 0 : 0.2;
      near(2.2 + less, new Loop.Over(reduction, "k", ZERO, W, cell(I, k())));
      near(2.2 + less, new Loop.Over(reduction, "k", ZERO, H, cell(k(), J)));
      near(2.4 + less, new Loop.Over(reduction, "k", ZERO, after(J), cell(I, k())));
      near(2.4 + less, new Loop.Over(reduction, "k", ZERO, after(I), cell(k(), J)));
      Expr around = reduction == Reduction.SUM ? beyond(sum(plus(I), plus(k())), sum(plus(J), plus(M))) : nearest(sum(plus(I), plus(k())), sum(plus(J), plus(M)));
      near(2.6 + less, window(reduction, around));
    }
    for (Reduction extreme : List.of(Reduction.MAX, Reduction.MIN)) {
      near.add(term(Sort.VALUE, 2.6, true, new Loop.Over(extreme, "k", ZERO, H, new Loop.Over(extreme, "m", ZERO, W, cell(k(), M)))));
    }
  }

  private void positions() {
    Expr lastRow = before(H);
    Expr lastColumn = before(W);
    ask(1.5, equal(I, J));
    ask(2, equal(sum(plus(I), plus(J)), lastColumn));
    ask(1.7, test(I, Comparison.LESS, J));
    ask(1.7, test(I, Comparison.MORE, J));
    ask(1.5, equal(I, ZERO));
    ask(1.5, equal(J, ZERO));
    ask(1.5, equal(I, lastRow));
    ask(1.5, equal(J, lastColumn));
    ask(2, new Logical.Or(List.of(equal(I, ZERO), equal(J, ZERO), equal(I, lastRow), equal(J, lastColumn))));
    for (int modulus = 2; modulus <= 3; modulus++) {
      for (Expr e : List.of(I, J, sum(plus(I), plus(J)))) {
        for (int rest = 0; rest < modulus; rest++) {
          ask(0.5 + modulus, equal(new Expr.Remainder(e, modulus), number(rest)));
        }
      }
    }
  }

  /** Which values the row and the column have, and whether marks lie on all sides. */
  private void rowsAndColumns() {
    double[] held = grids.held();
    if (held.length <= ElementTuning.MOST_CONSTANTS) {
      for (double value : held) {
        ask(3, new Loop.Over(Reduction.ANY, "k", ZERO, W, equal(cell(I, k()), number(value))));
        ask(3, new Loop.Over(Reduction.ANY, "k", ZERO, H, equal(cell(k(), J), number(value))));
      }
    }
    Expr inRow = new Loop.Over(Reduction.ANY, "m", ZERO, W, isMark(cell(k(), M)));
    Expr inColumn = new Loop.Over(Reduction.ANY, "m", ZERO, H, isMark(cell(M, k())));
    Expr above = new Loop.Over(Reduction.ANY, "k", ZERO, after(I), inRow);
    Expr below = new Loop.Over(Reduction.ANY, "k", I, H, inRow);
    Expr left = new Loop.Over(Reduction.ANY, "k", ZERO, after(J), inColumn);
    Expr right = new Loop.Over(Reduction.ANY, "k", J, W, inColumn);
    List.of(above, below, left, right).forEach(side -> ask(2.5, side));
    ask(4, new Logical.And(List.of(above, below, left, right)));
  }

  double background() {
    return background;
  }

  boolean ordered() {
    return ordered;
  }

  Grids grids() {
    return grids;
  }

  /** What an element may be, each once, the cheapest first: cells, constants, and where answers are numbers what arithmetic makes of two. */
  List<Term> sources(List<Double> constants, boolean copies, boolean numbers) {
    List<Term> all = new ArrayList<>();
    if (copies) {
      all.addAll(near);
      all.addAll(cells);
    }
    constants.forEach(c -> all.add(term(Sort.VALUE, c == background ? 1 : 2, true, number(c))));
    if (numbers && !turned) {
      arithmetic(all);
    }
    all.sort((a, b) -> Double.compare(a.cost(), b.cost()));
    List<Term> once = new ArrayList<>();
    all.stream().filter(term -> once.stream().noneMatch(o -> Arrays.equals(o.values(), term.values()))).forEach(once::add);
    return once;
  }

  private void arithmetic(List<Term> all) {
    counts.forEach(c -> all.add(new Term(c.expr(), c.cost() + 0.5, Sort.VALUE, false, c.values())));
    all.add(term(Sort.VALUE, 1.5, false, I));
    all.add(term(Sort.VALUE, 1.5, false, J));
    all.add(term(Sort.VALUE, 2, false, sum(plus(I), plus(J))));
    double more = grids.forColours();
    List<Term> parts = near.stream().filter(t -> t.cost() <= 3).toList();
    for (Term part : parts) {
      for (int by : new int[] {2, 3, -1, 10}) {
        all.add(part.times(by).dearer(more));
      }
      for (int by : new int[] {-1, 1}) {
        all.add(part.plus(by).dearer(more));
      }
    }
    for (int a = 0; a < parts.size(); a++) {
      for (int b = 0; b < parts.size(); b++) {
        double cost = parts.get(a).cost() + parts.get(b).cost() + 0.5 + more;
        if (a < b) {
          all.add(Term.combined(1, parts.get(a), 1, parts.get(b), 0, cost));
        }
        if (a != b) {
          all.add(Term.combined(1, parts.get(a), -1, parts.get(b), 0, cost));
        }
      }
    }
  }
}
