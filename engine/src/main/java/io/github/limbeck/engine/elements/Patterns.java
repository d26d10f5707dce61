package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.ZERO;
import static io.github.limbeck.engine.elements.Words.cell;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.k;
import static io.github.limbeck.engine.elements.Words.number;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Cells in a row that stand in just the lines with one answer, where there are two: the shortest such patterns. */
final class Patterns {
  private static final int LEAST = 2;
  private static final int MOST = 12;

  private Patterns() {}

  /** A condition for each pattern of the least length that there is one of. */
  static List<Condition> of(Lines lines) {
    double[] wanted = lines.wanted();
    List<Condition> found = new ArrayList<>();
    double[] answers = Arrays.stream(wanted).distinct().limit(3).toArray();
    for (int length = LEAST; answers.length == 2 && length <= MOST && found.isEmpty(); length++) {
      for (double answer : answers) {
        add(lines, wanted, answer, length, found);
      }
    }
    return found;
  }

  private static void add(Lines lines, double[] wanted, double answer, int length, List<Condition> found) {
    Set<double[]> candidates = new TreeSet<>(Arrays::compare);
    int first = IntStream.range(0, wanted.length).filter(r -> wanted[r] == answer).findFirst().orElseThrow();
    double[] line = lines.cells()[first];
    for (int i = 0; i + length <= line.length; i++) {
      candidates.add(Arrays.copyOfRange(line, i, i + length));
    }
    for (double[] pattern : candidates) {
      if (IntStream.range(0, wanted.length).allMatch(r -> contains(lines.cells()[r], pattern) == (wanted[r] == answer))) {
        long[] holds = new long[(wanted.length + 63) / 64];
        IntStream.range(0, wanted.length).filter(r -> wanted[r] == answer).forEach(r -> holds[r / 64] |= 1L << r % 64);
        found.add(new Condition(expr(pattern), false, 1.5 + 0.5 * length, holds));
      }
    }
  }

  private static boolean contains(double[] line, double[] pattern) {
    return IntStream.rangeClosed(0, line.length - pattern.length).anyMatch(i -> Arrays.equals(line, i, i + pattern.length, pattern, 0, pattern.length));
  }

  private static Expr expr(double[] pattern) {
    List<Expr> cells = IntStream.range(0, pattern.length).<Expr>mapToObj(c -> equal(cell(Rewrite.plus(k(), c)), number(pattern[c]))).toList();
    return new Loop.Over(Reduction.ANY, "k", ZERO, Rewrite.plus(Words.N, 1 - pattern.length), new Logical.And(cells));
  }
}
