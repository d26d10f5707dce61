package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.N;
import static io.github.limbeck.engine.elements.Words.NONE;
import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.and;
import static io.github.limbeck.engine.elements.Words.at;
import static io.github.limbeck.engine.elements.Words.before;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.choice;
import static io.github.limbeck.engine.elements.Words.count;
import static io.github.limbeck.engine.elements.Words.differ;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.k;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.place;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import java.util.Arrays;
import java.util.List;

/** What rules for a single answer may speak of beside what is true of all of a line: how often a value is found, how cells compare with their neighbours, which are repeated. */
final class SingleVocabulary {
  /** Stretches are counted that have two marks at least, or three, or so on up to this number. */
  private static final int MOST_LENGTH = 5;

  private final Vocabulary vocabulary;
  private final Lines lines;
  private final List<Integer> like;

  /** @param like what is given beside the array and is of the kind that cells hold */
  SingleVocabulary(Vocabulary vocabulary, Lines lines, List<Integer> like) {
    this.vocabulary = vocabulary;
    this.lines = lines;
    this.like = like;
  }

  void add() {
    given();
    repeats();
    blocks();
  }

  /** How many stretches of marks have some length at least, and how long the runs at the ends are. */
  private void blocks() {
    Expr starts = and(vocabulary.isMark(k()), equal(vocabulary.beyond(before(k())), number(vocabulary.background())));
    for (int length = 2; length <= MOST_LENGTH; length++) {
      vocabulary.add(Sort.COUNT, 3, true, count(and(starts, test(vocabulary.blockLength(k()), Comparison.AT_LEAST, number(length)))));
    }
    for (Term given : vocabulary.numbers(Sort.COUNT)) {
      for (Comparison op : List.of(Comparison.AT_LEAST, Comparison.MORE)) {
        vocabulary.add(Sort.COUNT, 3, true, count(and(starts, test(vocabulary.blockLength(k()), op, given.expr()))));
      }
    }
    vocabulary.add(Sort.COUNT, 2.4, true, vocabulary.runLength(ZERO));
    vocabulary.add(Sort.COUNT, 2.4, true, vocabulary.runLength(Words.last()));
  }

  /** How often what is given beside the array is found in it, and where. */
  private void given() {
    for (int n : like) {
      Expr one = new Expr.Read(n);
      vocabulary.add(Sort.COUNT, 2, true, count(equal(cell(k()), one)));
      if (vocabulary.ordered()) {
        vocabulary.add(Sort.COUNT, 2, true, count(test(cell(k()), Comparison.MORE, one)));
        vocabulary.add(Sort.COUNT, 2, true, count(test(cell(k()), Comparison.LESS, one)));
        Expr previous = cell(before(k()));
        Expr step = Words.sum(Words.plus(cell(k())), Words.minus(previous));
        for (Expr between : List.of(Words.apart(cell(k()), previous), step)) {
          vocabulary.add(Sort.COUNT, 2.8, true, fromSecond(Reduction.SUM, test(between, Comparison.MORE, one)));
          vocabulary.add(Sort.COUNT, 2.8, true, fromSecond(Reduction.SUM, test(between, Comparison.LESS, one)));
        }
      }
      if (vocabulary.whole()) {
        Expr soFar = new Loop.Running(Reduction.SUM, "k", cell(k()));
        vocabulary.add(Sort.PLACE, 2.8, true, place(Reduction.FIRST, test(soFar, Comparison.AT_LEAST, one)));
        vocabulary.add(Sort.PLACE, 2.8, true, place(Reduction.FIRST, test(soFar, Comparison.MORE, one)));
      }
      vocabulary.add(Sort.PLACE, 2.2, true, place(Reduction.FIRST, equal(cell(k()), one)));
      vocabulary.add(Sort.PLACE, 2.4, true, place(Reduction.LAST, equal(cell(k()), one)));
    }
  }

  /** How cells compare with their neighbours, and which are repeated. */
  private void repeats() {
    vocabulary.add(Sort.COUNT, 2.5, true, new Loop.Over(Reduction.SUM, "k", ZERO, new Expr.Half(N), vocabulary.isMark(k())));
    vocabulary.add(Sort.COUNT, 2.8, true, new Loop.Over(Reduction.SUM, "k", new Expr.Half(N), N, vocabulary.isMark(k())));
    Expr m = new Expr.Variable("m");
    Expr previous = cell(before(k()));
    Expr repeated = new Loop.Over(Reduction.ANY, "m", ZERO, k(), equal(cell(m), cell(k())));
    vocabulary.add(Sort.PLACE, 2.5, true, place(Reduction.FIRST, repeated));
    vocabulary.add(Sort.PLACE, 2.8, true, new Loop.Over(Reduction.ARGMAX, "k", ZERO, N, vocabulary.runLength(k())));
    Expr copies = Words.copies(cell(k()));
    vocabulary.add(Sort.PLACE, 2.8, true, new Loop.Over(Reduction.ARGMAX, "k", ZERO, N, copies));
    vocabulary.add(Sort.COUNT, 2.2, true, fromSecond(Reduction.SUM, differ(cell(k()), previous)));
    vocabulary.add(Sort.COUNT, 2.2, true, fromSecond(Reduction.LONGEST, equal(cell(k()), previous)));
    vocabulary.add(Sort.COUNT, 2.5, true, new Loop.Over(Reduction.MAX, "k", ZERO, N, copies));
    balances();
    if (vocabulary.ordered()) {
      vocabulary.add(Sort.COUNT, 2.2, true, fromSecond(Reduction.SUM, test(cell(k()), Comparison.MORE, previous)));
      vocabulary.add(Sort.COUNT, 2.2, true, fromSecond(Reduction.LONGEST, test(cell(k()), Comparison.MORE, previous)));
      vocabulary.add(Sort.COUNT, 2.5, true, fromSecond(Reduction.SUM, differ(test(cell(k()), Comparison.LESS, ZERO), test(previous, Comparison.LESS, ZERO))));
      Expr next = cell(Words.after(k()));
      Expr turns = new Logical.Or(List.of(and(test(cell(k()), Comparison.MORE, previous), test(cell(k()), Comparison.MORE, next)),
          and(test(cell(k()), Comparison.LESS, previous), test(cell(k()), Comparison.LESS, next))));
      vocabulary.add(Sort.COUNT, 2.8, true, new Loop.Over(Reduction.SUM, "k", number(1), Words.last(), turns));
      vocabulary.add(Sort.COUNT, 3, true, new Loop.Over(Reduction.SUM, "k", number(1), Words.last(), new Logical.Not(turns)));
      vocabulary.add(Sort.PLACE, 2.8, true, place(Reduction.FIRST, test(new Loop.Running(Reduction.SUM, "k", cell(k())), Comparison.LESS, ZERO)));
      Expr total = Totals.sum(cell(k()));
      for (Comparison op : new Comparison[] {Comparison.MORE, Comparison.LESS}) {
        vocabulary.add(Sort.COUNT, 2.6, true, new Loop.Over(Reduction.LONGEST, "k", ZERO, N, test(cell(k()), op, ZERO)));
        if (vocabulary.whole()) {
          Expr above = test(new Expr.Product(cell(k()), N), op, total);
          vocabulary.add(Sort.COUNT, 2.8, true, count(above));
        }
      }
      vocabulary.add(Sort.COUNT, 2, true, count(test(cell(k()), Comparison.MORE, ZERO)));
      vocabulary.add(Sort.COUNT, 2, true, count(test(cell(k()), Comparison.LESS, ZERO)));
      if (vocabulary.whole()) {
        vocabulary.add(Sort.COUNT, 2.2, true, count(equal(new Expr.Remainder(cell(k()), 2), ZERO)));
      }
      vocabulary.add(Sort.COUNT, 2.4, true, count(test(cell(k()), Comparison.MORE, cell(ZERO))));
    }
  }

  /** Where cells are of two kinds, one that opens and one that closes, or brackets stand in a text: how many are open in the end, at least and at most. */
  private void balances() {
    double[] kinds = Arrays.stream(lines.cells()).flatMapToDouble(Arrays::stream).distinct().sorted().toArray();
    if (kinds.length == 2) {
      for (double opening : kinds) {
        balance(choice(equal(cell(k()), number(opening)), number(1), NONE));
      }
    } else if (vocabulary.characters()) {
      for (double[] pair : Characters.brackets(kinds)) {
        balance(choice(equal(cell(k()), number(pair[0])), number(1), choice(equal(cell(k()), number(pair[1])), NONE, ZERO)));
      }
    }
  }

  /** @param step what a cell opens or closes */
  private void balance(Expr step) {
    Expr open = new Loop.Running(Reduction.SUM, "k", step);
    vocabulary.add(Sort.COUNT, 1.5, true, new Loop.Over(Reduction.MIN, "k", ZERO, N, open));
    vocabulary.add(Sort.COUNT, 2.5, true, new Loop.Over(Reduction.MAX, "k", ZERO, N, open));
    vocabulary.add(Sort.COUNT, 1.5, true, new Loop.Over(Reduction.SUM, "k", ZERO, N, step));
  }

  private static Expr fromSecond(Reduction reduction, Expr condition) {
    return new Loop.Over(reduction, "k", number(1), N, condition);
  }
}
