package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.sum;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an element of an answer may be: a constant, a cell at some place, a count, or what arithmetic makes of them. */
final class Sources {
  private final Lines lines;
  private final Vocabulary vocabulary;
  /** What arithmetic costs more where answers are colours. */
  private final double forColours;
  private final Map<Integer, List<Term>> known = new HashMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Term> near = new ArrayList<>();
  private final List<Term> twins = new ArrayList<>();

  private Sources(Lines lines, Vocabulary vocabulary) {
    forColours = lines.forColours();
    this.lines = lines;
    this.vocabulary = vocabulary;
  }

  /**
   * The sources for some examples.
   *
   * @param all each once, the cheapest first
   * @param near those that conditions speak of too
   * @param twins those that are like others on all examples; empty unless the vocabulary keeps them
   */
  record Found(List<Term> all, List<Term> near, List<Term> twins) {}

  /**
   * @param constants what answers hold, where these are few
   * @param copies whether answers hold what cells do
   * @param numbers whether answers are numbers
   */
  static Found of(Lines lines, Vocabulary vocabulary, List<Double> constants, boolean copies, boolean numbers) {
    Sources sources = new Sources(lines, vocabulary);
    sources.cells();
    if (!copies) {
      sources.terms.clear();
      sources.known.clear();
    } else if (!vocabulary.single()) {
      sources.elsewhere();
      if (vocabulary.characters()) {
        Characters.moved(sources.near.get(0), lines.wanted()).forEach(sources::add);
        sources.inOrder();
      }
    }
    constants.forEach(c -> sources.add(new Term(number(c), c == vocabulary.background() ? 1 : c == 0 ? 1.4 : 2, Sort.VALUE, true, lines.values(number(c), true))));
    if (numbers) {
      new Amounts(lines, vocabulary, sources::add, sources::near).add(sources.terms, sources.near);
    }
    List<Term> sorted = new ArrayList<>(sources.terms);
    sorted.sort((a, b) -> Double.compare(a.cost(), b.cost()));
    return new Found(sorted, sources.near, sources.twins);
  }

  private void add(Term term) {
    List<Term> alike = known.computeIfAbsent(Arrays.hashCode(term.values()), h -> new ArrayList<>());
    for (int k = 0; k < alike.size(); k++) {
      if (Arrays.equals(alike.get(k).values(), term.values())) {
        if (vocabulary.twins()) {
          twins.add(term);
        }
        if (alike.get(k).cost() > term.cost()) {
          terms.remove(alike.get(k));
          terms.add(term);
          alike.set(k, term);
        }
        return;
      }
    }
    alike.add(term);
    terms.add(term);
  }

  private Term cellAt(Term place, double cost, boolean inside) {
    return new Term(inside ? cell(place.expr()) : vocabulary.beyond(place.expr()), cost, Sort.VALUE, place.wholeRow(),
        lines.read(place.values(), vocabulary.background()));
  }

  private void near(Term term) {
    if (near.stream().noneMatch(n -> Arrays.equals(n.values(), term.values()))) {
      near.add(term);
    }
    add(term);
  }

  /** Cells around the position, of the runs around it, of the marks around it, and of the places that the whole line has. */
  private void cells() {
    if (vocabulary.single()) {
      second();
    } else {
      around();
    }
    vocabulary.numbers(Sort.PLACE).forEach(place -> near(cellAt(place, 2, false)));
    vocabulary.like().forEach(this::near);
    if (lines.areTwo()) {
      pair();
    }
    for (Term place : vocabulary.of(Sort.PLACE, true)) {
      near(cellAt(place, place.cost() + 0.5, false));
    }
    if (vocabulary.ordered()) {
      Expr cellOfK = cell(Words.k());
      near(term(Sort.VALUE, 2, true, new Loop.Over(Reduction.MAX, "k", ZERO, N, cellOfK)));
      near(term(Sort.VALUE, 2, true, new Loop.Over(Reduction.MIN, "k", ZERO, N, cellOfK)));
      if (!vocabulary.single()) {
        near(term(Sort.VALUE, 2 + 0.5 * forColours, false, new Loop.Running(Reduction.MAX, "i", cell(I))));
        near(term(Sort.VALUE, 2 + 0.5 * forColours, false, new Loop.Running(Reduction.MIN, "i", cell(I))));
      }
    }
  }

  private void around() {
    Term here = term(Sort.PLACE, I);
    near(cellAt(here, 1, true));
    for (int by = 1; by <= ElementTuning.FARTHEST; by++) {
      for (int sign : new int[] {-1, 1}) {
        Term moved = cellAt(here.plus(sign * by), 2 + 0.5 * (by - 1), false);
        if (by <= 2) {
          near(moved);
        } else {
          add(moved);
        }
      }
    }
    near(cellAt(term(Sort.PLACE, Words.at(vocabulary.runStart, I)).plus(-1), 2.5, false));
    near(cellAt(term(Sort.PLACE, Words.at(vocabulary.runEnd, I)).plus(1), 2.5, false));
    near(cellAt(term(Sort.PLACE, Words.at(vocabulary.markBefore, I)), 2.5, false));
    near(cellAt(term(Sort.PLACE, Words.at(vocabulary.markAfter, I)), 2.5, false));
  }

  /** The characters in their order, either way. */
  private void inOrder() {
    Expr.Sorted sorted = new Expr.Sorted(0);
    add(term(Sort.VALUE, 2.5, false, new Expr.At(sorted, I)));
    add(term(Sort.VALUE, 3, false, new Expr.At(sorted, sum(Words.plus(Words.last()), Words.minus(I)))));
  }

  /** Cells of a second line: beside the position and around it, at the other end; or its first and its last. */
  private void pair() {
    if (vocabulary.single()) {
      near(besideAt(new Term(ZERO, 1.5, Sort.PLACE, true, lines.values(ZERO, true)), 2));
      Expr last = Rewrite.plus(Words.M, -1);
      near(besideAt(new Term(last, 1.5, Sort.PLACE, true, lines.values(last, true)), 2.2));
    } else if (lines.areAlike()) {
      Term here = term(Sort.PLACE, I);
      near(new Term(Words.beside(I), 1.2, Sort.VALUE, false, lines.readBeside(here.values(), vocabulary.background())));
      near(besideAt(here.plus(-1), 2.2));
      near(besideAt(here.plus(1), 2.2));
      Expr mirrored = sum(Words.plus(Words.last()), Words.minus(I));
      add(besideAt(term(Sort.PLACE, mirrored), 2.7));
    }
  }

  private Term besideAt(Term place, double cost) {
    return new Term(Words.beside(place.expr(), vocabulary.background()), cost, Sort.VALUE, place.wholeRow(),
        lines.readBeside(place.values(), vocabulary.background()));
  }

  /** The second cell, and the last but one. */
  private void second() {
    near(cellAt(new Term(number(1), 2, Sort.PLACE, true, lines.values(number(1), true)), 2.2, false));
    Expr lastButOne = Rewrite.plus(N, -2);
    near(cellAt(new Term(lastButOne, 2, Sort.PLACE, true, lines.values(lastButOne, true)), 2.5, false));
  }

  private Term term(Sort sort, Expr e) {
    return term(sort, 1, false, e);
  }

  private Term term(Sort sort, double cost, boolean wholeRow, Expr e) {
    return new Term(e, cost, sort, wholeRow, lines.values(e, wholeRow));
  }

  private void read(Term place) {
    add(cellAt(place, place.cost(), false));
  }

  /** Cells that lie in the other half, or twice or half as far: halves that change places, every second cell first, one cell of each half in turn. */
  private void shuffled() {
    Expr smaller = new Expr.Half(N);
    Expr larger = new Expr.Half(Words.after(N));
    for (Expr half : List.of(smaller, larger)) {
      elsewhere(2.5, sum(Words.plus(I), Words.plus(half)));
      elsewhere(2.5, sum(Words.plus(I), Words.minus(half)));
      elsewhere(3, sum(Words.plus(new Expr.Half(I)), Words.plus(half)));
      elsewhere(3.5, sum(new Expr.Term(2, I), new Expr.Term(-2, half)));
      elsewhere(3.5, sum(new Expr.Term(2, I), new Expr.Term(-2, half), Words.plus(number(1))));
    }
    elsewhere(2.5, new Expr.Half(I));
    elsewhere(2.5, sum(new Expr.Term(2, I)));
    elsewhere(3, sum(new Expr.Term(2, I), Words.plus(number(1))));
  }

  /** Cells of the line turned so that it begins at a place. */
  private void rotated() {
    for (Term anchor : vocabulary.of(Sort.PLACE, true)) {
      if (anchor.cost() <= ElementTuning.MOST_OF_PLACE) {
        Expr e = new Expr.Element(0, List.of(Rewrite.flat(sum(Words.plus(I), Words.plus(anchor.expr())))), new Border(Border.Treatment.WRAP, 0));
        add(term(Sort.VALUE, anchor.cost() + 1.5, false, e));
      }
    }
  }

  private void elsewhere(double cost, Expr place) {
    read(term(Sort.PLACE, cost, false, Rewrite.flat(place)));
  }

  /** Cells at places that are computed: mirrored, shifted by a distance, copied from around another place. */
  private void elsewhere() {
    Term here = term(Sort.PLACE, I);
    for (Term number : vocabulary.numbers(Sort.PLACE)) {
      read(Term.combined(1, here, 1, number, 0, 2.5));
      read(Term.combined(1, here, -1, number, 0, 2.5));
    }
    shuffled();
    rotated();
    List<Term> anchors = vocabulary.of(Sort.PLACE, true);
    List<Term> around = vocabulary.of(Sort.PLACE, false);
    vocabulary.nearestLikes().forEach(this::read);
    Term start = term(Sort.PLACE, Words.at(vocabulary.runStart, I));
    Term end = term(Sort.PLACE, Words.at(vocabulary.runEnd, I));
    Term blockStart = term(Sort.PLACE, Words.at(vocabulary.blockStart, I));
    Term blockEnd = term(Sort.PLACE, Words.at(vocabulary.blockEnd, I));
    around.stream().filter(place -> !place.expr().equals(I)).forEach(this::read);
    read(Term.combined(1, Term.combined(1, start, 1, end, 0, 2), -1, here, 0, 3));
    read(Term.combined(1, Term.combined(1, blockStart, 1, blockEnd, 0, 2), -1, here, 0, 3.5));
    for (Term length : vocabulary.of(Sort.COUNT, false)) {
      read(Term.combined(1, here, 1, length, 0, 2.5 + length.cost()));
      read(Term.combined(1, here, -1, length, 0, 2.5 + length.cost()));
    }
    for (Term length : vocabulary.of(Sort.COUNT, true)) {
      read(Term.combined(1, here, 1, length, 0, 3 + length.cost()));
      read(Term.combined(1, here, -1, length, 0, 3 + length.cost()));
      read(Term.combined(-1, here, 1, length, 0, 3 + length.cost()));
    }
    for (int a = 0; a < anchors.size(); a++) {
      Term anchor = anchors.get(a);
      for (int c = -1; c <= 1; c++) {
        double odd = Math.abs(c) * 0.7;
        read(Term.combined(2, anchor, -1, here, c, 1.5 + anchor.cost() + odd));
        for (int b = 0; b < anchors.size(); b++) {
          double cost = 1.5 + anchor.cost() + anchors.get(b).cost() + odd;
          if (a != b) {
            Term distance = Term.combined(1, anchor, -1, anchors.get(b), c, cost);
            read(Term.combined(1, here, 1, distance, 0, cost));
          }
          if (a < b) {
            read(Term.combined(1, Term.combined(1, anchor, 1, anchors.get(b), c, cost), -1, here, 0, cost));
          }
        }
      }
      for (Term other : around) {
        for (int c = -2; c <= 2; c++) {
          double cost = 2 + anchor.cost() + other.cost() + Math.abs(c) * 0.5;
          if (!other.expr().equals(I)) {
            read(Term.combined(1, Term.combined(1, here, 1, anchor, 0, 0), -1, other, c, cost));
          } else {
            read(Term.combined(1, here, 1, anchor, c, cost));
            read(Term.combined(1, here, -1, anchor, c, cost));
          }
        }
      }
    }
  }
}
