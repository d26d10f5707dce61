package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What loops over arrays, and values inside them, are called. */
class NameLoopsTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      loop0 = sum(u0: 0..length(p), p[u0]); loop1 = sum(u1: 0..length(v), v[u1]); return loop0 >= loop1 --> trueP, vSum
      loop0 = sum(u0: 0..length(v), v[u0] > 1); loop1 = sum(u1: 1..length(v), v[u1] > v[u1 - 1]); loop2 = sum(u1: 1..length(v), v[u1] == v[u1 - 1]); return loop0 + loop1 >= loop2 --> large, descents, equalPairs
      loop0 = sum(u0: 0..length(p), p[u0] && v[u0] > 1); loop1 = sum(u0: 0..length(p), v[u0] * v[0]); return loop0 >= loop1 --> count, vSum
      loop0 = sum(u0: 0..length(p), p[u0] + p[0]); loop1 = sum(u0: 0..length(p), 2*p[u0] + p[0]); loop2 = sum(u0: 0..length(p), p[u0] + v[0]); return loop0 + loop1 >= loop2 --> trueP, pSum, valueSum
      loop0 = sum(u0: 0..length(p), p[u0]); loop1 = sum(u0: 1..length(p), p[u0]); return loop0 > loop1 --> trueP, trueP2
      loop0 = sum(u0: 0..length(p), p[u0]); loop1 = sum(u0: 1..length(p), p[u0]); loop2 = sum(u0: 2..length(p), p[u0]); return loop0 > loop1 + loop2 --> trueP, trueP2, trueP3
      loop0 = max(u0: 0..length(v), v[u0]); loop1 = min(u0: 0..length(v), v[u0]); loop2 = max(u0: 0..length(v), v[u0] * x); return loop0 > loop1 + loop2 --> greatestV, leastV, greatestV2
      loop0 = first(u0: 0..length(p), p[u0]); loop1 = last(u0: 0..length(p), p[u0] && v[u0] > 1); return loop0 > loop1 --> firstP, lastValue
      loop0 = argmax(u0: 0..length(v), v[u0]); loop1 = argmin(u0: 0..length(v), v[u0]); loop2 = longest(u0: 0..length(p), p[u0]); return loop0 + loop1 > loop2 --> greatestAt, leastAt, longestRun
      loop0 = any(u0: 0..length(p), p[u0]); s = x * y; return loop0 && s >= 1 --> found, value
      loop0 = sum(u0: 0..rows(g), sum(u1: 0..columns(g), g[u0][u1])); loop1 = max(u0: 0..rows(h), max(u1: 0..columns(h), h[u0][u1])); return loop0 >= loop1 --> trueG, greatestH
      loop0 = sum(u0: 0..length(p), v[u0] * x); loop1 = sum(u0: 0..length(v), x); loop2 = sum(u0: 0..length(v), v[u0] * p[u0]); return loop0 + loop1 >= loop2 --> vSum, valueSum, valueSum2
      loop0 = 0 < 1; loop1 = sum(u0: 0..length(v), loop0); return loop1 >= 1 --> value, count
      loop0 = any(u0: 0..length(p), p[u0]); loop1 = sum(u0: 0..length(v), loop0 ? v[u0] : 1); loop2 = sum(u0: 0..length(p), loop0 ? p[u0] : false); return loop1 >= loop2 --> found, vSum, count
      """)
  void loopsAreCalledWhatTheyComeTo(String values, String names) {
    assertThat(SmallPrograms.namesAfter(Pass.NAME_LOOPS, SmallPrograms.deciding(values))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      loop0 = max(u0: 0..rows(g), loop1 = sum(u1: 0..columns(g), g[u0][u1]); loop1); return loop0 >= 1 --> mostInRow, rowCount
      loop0 = min(u0: 0..columns(g), loop1 = sum(u1: 0..rows(g), g[u1][u0]); loop1); return loop0 >= 1 --> fewestInColumn, columnCount
      loop0 = max(u0: 0..rows(h), loop1 = sum(u1: 0..columns(h), h[u0][u1]); loop1); return loop0 >= 1 --> greatestRowSum, rowSum
      loop0 = min(u0: 0..columns(h), loop1 = sum(u1: 0..rows(h), h[u1][u0]); loop1); return loop0 >= 1 --> leastColumnSum, columnSum
      loop0 = max(u0: 0..length(v), loop1 = runningsum(u0: v[u0]); loop1); return loop0 >= 1 --> greatestSumSoFar, sumSoFar
      loop0 = max(u0: 0..length(v), loop1 = runningsum(u0: v[u0] - v[0]); loop1); return loop0 >= 1 --> greatestBalance, balance
      loop0 = max(u0: 0..length(v), loop1 = runningsum(u0: v[u0] + 1); loop1); return loop0 >= 1 --> greatestBalance, balance
      loop0 = max(u0: 0..length(v), loop1 = runningsum(u0: v[u0] + v[0]); loop1); return loop0 >= 1 --> greatestSumSoFar, sumSoFar
      loop0 = max(u0: 0..length(v), loop1 = runningmax(u0: v[u0]); loop2 = runningmin(u0: v[u0]); loop1 - loop2); return loop0 >= 1 --> greatestValue, greatestSoFar, leastSoFar
      loop0 = max(u0: 0..rows(g), loop1 = any(u1: 0..columns(g), g[u0][u1]); loop1 + 1); return loop0 >= 1 --> greatestValue, inRow
      """)
  void valuesInsideLoopsAreRowsColumnsAndRunningValues(String values, String names) {
    assertThat(SmallPrograms.namesAfter(Pass.NAME_LOOPS, SmallPrograms.deciding(values))).isEqualTo(names);
  }
}
