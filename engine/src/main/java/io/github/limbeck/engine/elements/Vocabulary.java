package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.I;
import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.NONE;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.after;
import static io.github.limbeck.engine.elements.Words.and;
import static io.github.limbeck.engine.elements.Words.at;
import static io.github.limbeck.engine.elements.Words.backwards;
import static io.github.limbeck.engine.elements.Words.before;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.choice;
import static io.github.limbeck.engine.elements.Words.count;
import static io.github.limbeck.engine.elements.Words.differ;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.forwards;
import static io.github.limbeck.engine.elements.Words.k;
import static io.github.limbeck.engine.elements.Words.last;
import static io.github.limbeck.engine.elements.Words.minus;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.p;
import static io.github.limbeck.engine.elements.Words.place;
import static io.github.limbeck.engine.elements.Words.plus;
import static io.github.limbeck.engine.elements.Words.sum;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import java.util.ArrayList;
import java.util.List;

/**
 * What rules for the elements of a line may speak of: runs (maximal stretches of equal cells), marks (cells that are not the background),
 * orders and places (docs/method.md, "Elements that are expressions"). Each is an expression that has a value at every position of every line.
 */
final class Vocabulary {
  private final Lines lines;
  private final double background;
  private final boolean ordered;
  private final boolean whole;
  private final boolean characters;
  private final boolean single;
  private final boolean twins;
  private final List<Integer> numbers;
  /** What is given beside the array and is of the kind that cells hold. */
  private final List<Integer> like;
  private final List<Term> terms = new ArrayList<>();
  private final List<Term> likes = new ArrayList<>();

  final Loop.Pass runStart;
  final Loop.Pass runEnd;
  final Loop.Pass markBefore;
  final Loop.Pass markAfter;
  final Loop.Pass blockStart;
  final Loop.Pass blockEnd;

  /**
   * @param background what a cell holds that is no mark, which is also what is read beyond the ends
   * @param given what answers are learned from; numbers are ordered, and so are characters, if less is made of it
   * @param single whether answers are single values, so that there is no position
   * @param twins whether terms are kept whose values are those of others on all examples
   */
  Vocabulary(Lines lines, double background, ElementLearner.Given given, boolean single, boolean twins) {
    this.twins = twins;
    this.lines = lines;
    this.background = background;
    this.whole = given.cellKind() == Kind.INTEGER;
    this.ordered = whole || given.cellKind() == Kind.REAL;
    this.characters = given.cellKind() == Kind.CHARACTER;
    Expr first = test(p(), Comparison.MORE, ZERO);
    Expr inner = test(p(), Comparison.LESS, last());
    runStart = forwards("runStart", 0, choice(and(first, equal(cell(p()), cell(before(p())))), local("runStart"), p()));
    runEnd = backwards("runEnd", 0, choice(and(inner, equal(cell(p()), cell(after(p())))), local("runEnd"), p()));
    markBefore = forwards("markBefore", -1, choice(differ(beyond(before(p())), padding()), before(p()), local("markBefore")));
    markAfter = backwards("markAfter", -1, choice(differ(beyond(after(p())), padding()), after(p()), local("markAfter")));
    blockStart = forwards("blockStart", -1, choice(and(isMark(p()), equal(beyond(before(p())), padding())), p(), local("blockStart")));
    blockEnd = backwards("blockEnd", -1, choice(and(isMark(p()), equal(beyond(after(p())), padding())), p(), local("blockEnd")));
    this.single = single;
    this.numbers = given.numbers();
    this.like = whole ? numbers : characters ? given.characters() : List.of();
    numbers.forEach(n -> add(Sort.COUNT, 1.2, true, new Expr.Read(n)));
    if (single) {
      new SingleVocabulary(this, lines, like).add();
    } else {
      places();
      counts();
      likes();
    }
    wholeRowPlaces();
    wholeRowCounts();
    if (characters) {
      separators();
    }
    if (lines.areTwo()) {
      pair();
    }
  }

  private static Expr local(String name) {
    return new Expr.Local(name);
  }

  private Expr padding() {
    return number(background);
  }

  Expr isMark(Expr at) {
    return differ(cell(at), padding());
  }

  /** A cell, or the background beyond the ends. */
  Expr beyond(Expr at) {
    return cell(at, background);
  }

  double background() {
    return background;
  }

  boolean ordered() {
    return ordered;
  }

  /** Whether cells are whole numbers. */
  boolean whole() {
    return whole;
  }

  boolean twins() {
    return twins;
  }

  boolean characters() {
    return characters;
  }

  /** Where the separators of a text stand first and last, and how many there are; the background is a mark's contrary already. */
  private void separators() {
    for (double separator : Characters.separators(lines.cells())) {
      Expr here = equal(cell(k()), number(separator));
      add(Sort.PLACE, 2.2, true, place(Reduction.FIRST, here));
      add(Sort.PLACE, 2.4, true, place(Reduction.LAST, here));
      add(Sort.COUNT, 2.2, true, count(here));
    }
  }

  /** What is read beyond the ends where that shall be like no cell. */
  private double beyondAll() {
    return characters ? 0 : background;
  }

  /** What a second line adds: its length, how the two compare place by place, and which cells of one are in the other. */
  private void pair() {
    add(Sort.COUNT, 1.7, true, Words.M);
    Expr m = new Expr.Variable("m");
    Expr inOther = new Loop.Over(Reduction.SUM, "m", ZERO, Words.M, equal(Words.beside(m), cell(single ? k() : I)));
    if (!single) {
      add(Sort.COUNT, 2.5, false, inOther);
      add(Sort.COUNT, 2.5, false, new Loop.Running(Reduction.SUM, "i", differ(cell(I), Words.beside(I, beyondAll()))));
      return;
    }
    // Where the second line is longer, what lies beyond the first one differs from it: no text has a character 0.
    Expr inEnd = sum(plus(N), minus(Words.M), plus(k()));
    add(Sort.COUNT, 2, true, new Loop.Over(Reduction.SUM, "k", ZERO, Words.M, differ(cell(k(), beyondAll()), Words.beside(k()))));
    add(Sort.COUNT, 2.2, true, new Loop.Over(Reduction.SUM, "k", ZERO, Words.M, differ(cell(inEnd, beyondAll()), Words.beside(k()))));
    add(Sort.COUNT, 3, true, count(test(inOther, Comparison.MORE, ZERO)));
    if (lines.areAlike()) {
      Expr other = Words.beside(k());
      add(Sort.COUNT, 2.2, true, count(equal(cell(k()), other)));
      add(Sort.COUNT, 2.2, true, count(differ(cell(k()), other)));
      add(Sort.PLACE, 2.4, true, place(Reduction.FIRST, differ(cell(k()), other)));
      add(Sort.PLACE, 2.4, true, place(Reduction.FIRST, equal(cell(k()), other)));
      add(Sort.PLACE, 2.6, true, place(Reduction.LAST, differ(cell(k()), other)));
      if (ordered) {
        add(Sort.COUNT, 2.4, true, count(test(cell(k()), Comparison.MORE, other)));
        add(Sort.COUNT, 2.4, true, count(test(cell(k()), Comparison.LESS, other)));
      }
    }
  }

  /** What is given beside the array and is of the kind that cells hold. */
  List<Term> like() {
    return like.stream().map(n -> new Term(new Expr.Read(n), 1.2, Sort.VALUE, true, lines.values(new Expr.Read(n), true))).toList();
  }

  /** The numbers that are given beside the array. */
  List<Term> numbers(Sort sort) {
    return numbers.stream().map(n -> new Term(new Expr.Read(n), 1.2, sort, true, lines.values(new Expr.Read(n), true))).toList();
  }

  boolean single() {
    return single;
  }

  List<Term> terms() {
    return terms;
  }

  /** Terms of a sort. */
  List<Term> of(Sort sort, boolean wholeRow) {
    return terms.stream().filter(t -> t.sort() == sort && t.wholeRow() == wholeRow).toList();
  }

  void add(Sort sort, double cost, boolean wholeRow, Expr e) {
    Term term = new Term(e, cost, sort, wholeRow, lines.values(e, wholeRow));
    // An end of the line stays one, even if something at the position happens to be there.
    if (twins || terms.stream().noneMatch(t -> t.wholeRow() == wholeRow && term.isLike(t))) {
      terms.add(term);
    }
  }

  private void places() {
    add(Sort.PLACE, 1, false, I);
    add(Sort.PLACE, 1.5, false, at(runStart, I));
    add(Sort.PLACE, 1.5, false, at(runEnd, I));
    add(Sort.PLACE, 2, false, at(markBefore, I));
    add(Sort.PLACE, 2, false, at(markAfter, I));
    add(Sort.PLACE, 2.3, false, at(blockStart, I));
    add(Sort.PLACE, 2.3, false, at(blockEnd, I));
    Loop.Pass marks = marks();
    add(Sort.PLACE, 2.5, false, place(Reduction.FIRST, equal(at(marks, k()), after(I))));
    if (ordered) {
      double more = 0.5 * lines.forColours();
      add(Sort.PLACE, 2 + more, false, at(forwards("highest", 0, choice(test(cell(p()), Comparison.MORE, cell(local("highest"))), p(), local("highest"))), I));
      add(Sort.PLACE, 2 + more, false, at(forwards("lowest", 0, choice(test(cell(p()), Comparison.LESS, cell(local("lowest"))), p(), local("lowest"))), I));
    }
  }

  private void wholeRowPlaces() {
    add(Sort.PLACE, 1.5, true, last());
    add(Sort.PLACE, 1.5, true, ZERO);
    Expr firstMark = place(Reduction.FIRST, isMark(k()));
    Expr lastMark = place(Reduction.LAST, isMark(k()));
    add(Sort.PLACE, 2, true, firstMark);
    add(Sort.PLACE, 2, true, lastMark);
    add(Sort.PLACE, 2.3, true, place(Reduction.FIRST, equal(cell(k()), padding())));
    add(Sort.PLACE, 2.3, true, place(Reduction.LAST, equal(cell(k()), padding())));
    add(Sort.PLACE, 2.4, true, choice(test(ZERO, Comparison.MORE, firstMark), NONE, at(runEnd, firstMark)));
    add(Sort.PLACE, 2.4, true, choice(test(ZERO, Comparison.MORE, lastMark), NONE, at(runStart, lastMark)));
    Expr alone = equal(Words.copies(cell(k())), number(1));
    add(Sort.PLACE, 2, true, place(Reduction.FIRST, alone));
    Expr single = equal(at(runStart, k()), at(runEnd, k()));
    add(Sort.PLACE, 2.8, true, place(Reduction.FIRST, and(isMark(k()), single)));
    add(Sort.PLACE, 3, true, place(Reduction.LAST, and(isMark(k()), single)));
    Expr several = test(at(runStart, k()), Comparison.LESS, at(runEnd, k()));
    add(Sort.PLACE, 2.8, true, place(Reduction.FIRST, and(isMark(k()), several)));
    add(Sort.PLACE, 2.8, true, place(Reduction.LAST, and(isMark(k()), several)));
    Expr length = choice(isMark(k()), runLength(k()), ZERO);
    add(Sort.PLACE, 3, true, new Loop.Over(Reduction.ARGMAX, "k", ZERO, N, length));
    Expr shortness = choice(isMark(k()), runLength(k()), N);
    add(Sort.PLACE, 2.8, true, new Loop.Over(Reduction.ARGMIN, "k", ZERO, N, shortness));
    Expr copies = Words.copies(cell(k()));
    add(Sort.PLACE, 2.5, true, new Loop.Over(Reduction.ARGMAX, "k", ZERO, N, choice(isMark(k()), copies, ZERO)));
    add(Sort.PLACE, 2.8, true, new Loop.Over(Reduction.ARGMIN, "k", ZERO, N, choice(isMark(k()), copies, N)));
    if (ordered) {
      add(Sort.PLACE, 2, true, new Loop.Over(Reduction.ARGMAX, "k", ZERO, N, cell(k())));
      add(Sort.PLACE, 2, true, new Loop.Over(Reduction.ARGMIN, "k", ZERO, N, cell(k())));
    }
  }

  /**
   * Places of the nearest cells that compare with the one at the position: equal ones, and where cells are numbers greater and lesser ones.
   * They are read, and counted to, but nothing is copied from around them.
   */
  private void likes() {
    Expr here = cell(I);
    List<Comparison> comparisons = ordered ? List.of(Comparison.EQUAL, Comparison.MORE, Comparison.LESS) : List.of(Comparison.EQUAL);
    for (Comparison op : comparisons) {
      Expr before = new Loop.Over(Reduction.LAST, "k", ZERO, I, test(cell(k()), op, here));
      Expr next = new Loop.Over(Reduction.FIRST, "k", after(I), N, test(cell(k()), op, here));
      likes.add(new Term(before, 2.5, Sort.PLACE, false, lines.values(before, false)));
      likes.add(new Term(next, 2.5, Sort.PLACE, false, lines.values(next, false)));
    }
  }

  /** Places that are compared and read alone. */
  List<Term> nearestLikes() {
    return likes;
  }

  private Loop.Pass marks() {
    return forwards("marks", 0, choice(isMark(p()), after(local("marks")), local("marks")));
  }

  static Expr length(Expr start, Expr end) {
    return sum(plus(end), plus(number(1)), minus(start));
  }

  Expr runLength(Expr place) {
    return length(at(runStart, place), at(runEnd, place));
  }

  /** How many marks stand together, at a mark. */
  Expr blockLength(Expr place) {
    return length(at(blockStart, place), at(blockEnd, place));
  }

  private void counts() {
    add(Sort.COUNT, 1.5, false, runLength(I));
    add(Sort.COUNT, 2.5, false, choice(isMark(I), blockLength(I), ZERO));
    Expr start = at(runStart, I);
    Expr end = at(runEnd, I);
    add(Sort.COUNT, 2.5, false, choice(equal(start, ZERO), ZERO, sum(plus(start), minus(at(runStart, before(start))))));
    add(Sort.COUNT, 2.5, false, choice(equal(end, last()), ZERO, sum(plus(at(runEnd, after(end))), minus(end))));
    add(Sort.COUNT, 2, false, sum(plus(I), minus(at(runStart, I))));
    add(Sort.COUNT, 2, false, sum(plus(at(runEnd, I)), minus(I)));
    add(Sort.COUNT, 2, false, sum(plus(I), minus(at(markBefore, I))));
    add(Sort.COUNT, 2, false, sum(plus(at(markAfter, I)), minus(I)));
    Loop.Pass restBefore = forwards("restBefore", -1, choice(equal(cell(p()), padding()), p(), local("restBefore")));
    Loop.Pass restAfter = backwards("restAfter", -1, choice(equal(cell(p()), padding()), p(), local("restAfter")));
    add(Sort.COUNT, 2.2, false, sum(plus(I), minus(at(restBefore, I))));
    add(Sort.COUNT, 2.4, false, sum(plus(at(restAfter, I)), minus(I)));
    add(Sort.COUNT, 2, false, at(marks(), I));
    Expr first = test(p(), Comparison.MORE, ZERO);
    Loop.Pass runs = forwards("runs", 0, choice(and(first, equal(cell(p()), cell(before(p())))), local("runs"), after(local("runs"))));
    add(Sort.COUNT, 2.5, false, at(runs, I));
    Loop.Pass blocks = forwards("blocks", 0, choice(and(isMark(p()), equal(beyond(before(p())), padding())), after(local("blocks")), local("blocks")));
    add(Sort.COUNT, 2.5, false, at(blocks, I));
    Expr same = equal(cell(k()), cell(I));
    add(Sort.COUNT, 2, false, count(same));
    add(Sort.COUNT, 2, false, new Loop.Over(Reduction.SUM, "k", ZERO, I, same));
    add(Sort.COUNT, 2.7, false, new Loop.Running(Reduction.SUM, "i", choice(Words.isNew(I), number(1), ZERO)));
    add(Sort.COUNT, 3.5, false, distanceTo(isMark(k())));
    add(Sort.COUNT, 3.5, false, distanceTo(equal(cell(k()), padding())));
    add(Sort.COUNT, 3.5, false, distanceTo(and(equal(cell(k()), cell(I)), differ(k(), I))));
    add(Sort.COUNT, 1.5, false, I);
    add(Sort.COUNT, 2, false, sum(plus(N), plus(NONE), minus(I)));
    if (ordered) {
      add(Sort.COUNT, 2, false, count(test(cell(k()), Comparison.LESS, cell(I))));
      add(Sort.COUNT, 2.5, false, new Loop.Over(Reduction.SUM, "k", ZERO, I, test(cell(k()), Comparison.LESS, cell(I))));
      add(Sort.COUNT, 2.1, false, count(test(cell(k()), Comparison.MORE, cell(I))));
      add(Sort.COUNT, 2.6, false, new Loop.Over(Reduction.SUM, "k", ZERO, I, test(cell(k()), Comparison.LESS, ZERO)));
      add(Sort.COUNT, 2.6, false, new Loop.Over(Reduction.SUM, "k", ZERO, I, test(cell(k()), Comparison.MORE, ZERO)));
    }
  }

  /** How far the nearest place is where a condition on k holds; the length of the line if there is none. */
  private static Expr distanceTo(Expr condition) {
    Expr distance = choice(test(k(), Comparison.LESS, I), sum(plus(I), minus(k())), sum(plus(k()), minus(I)));
    return new Loop.Over(Reduction.MIN, "k", ZERO, N, choice(condition, distance, N));
  }

  private void wholeRowCounts() {
    add(Sort.COUNT, 1.5, true, N);
    add(Sort.COUNT, 2, true, count(isMark(k())));
    add(Sort.COUNT, 2.5, true, new Loop.Over(Reduction.MAX, "k", ZERO, N, choice(isMark(k()), runLength(k()), ZERO)));
    add(Sort.COUNT, 2.8, true, new Loop.Over(Reduction.MIN, "k", ZERO, N, choice(isMark(k()), runLength(k()), N)));
    add(Sort.COUNT, 2.5, true, count(and(isMark(k()), equal(at(runStart, k()), k()))));
    add(Sort.COUNT, 2.5, true, count(and(isMark(k()), equal(beyond(before(k())), padding()))));
    add(Sort.COUNT, 2.8, true, new Loop.Over(Reduction.MAX, "k", ZERO, N, choice(isMark(k()), blockLength(k()), ZERO)));
    add(Sort.COUNT, 3, true, new Loop.Over(Reduction.MIN, "k", ZERO, N, choice(isMark(k()), blockLength(k()), N)));
    add(Sort.COUNT, 2.8, true, count(Words.isNew(k())));
  }
}
