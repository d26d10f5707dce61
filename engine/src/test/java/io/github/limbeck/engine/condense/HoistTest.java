package io.github.limbeck.engine.condense;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops inside expressions, before and after they get names. */
class HoistTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return sum(i: 0..length(p), p[i]) >= 2 --> loop0 = sum(i: 0..length(p), p[i]); return loop0 >= 2
      if (any(i: 0..length(p), p[i])) return #1; return #0 --> same
      if (any(i: 0..length(p), p[i]) && a) return #1; return #0 --> loop0 = any(i: 0..length(p), p[i]); if (loop0 && a) return #1; return #0
      if (sum(i: 0..length(v), v[i]) >= 2) return sum(i: 0..length(p), p[i]) >= 1; return #0 --> loop0 = sum(i: 0..length(v), v[i]); loop1 = sum(i: 0..length(p), p[i]); if (loop0 >= 2) return loop1 >= 1; return #0
      return any(i: 0..length(p), p[i]) --> loop0 = any(i: 0..length(p), p[i]); return loop0
      k = sum(i: 0..length(v), v[i]); return k >= 2 --> same
      k = 1 + sum(i: 0..length(v), v[i]); return k >= 2 --> loop0 = sum(i: 0..length(v), v[i]); k = 1 + loop0; return k >= 2
      return sum(i: 0..length(v), v[i]) >= 2 || sum(i: 0..length(v), v[i]) <= 0 || sum(i: 0..length(p), p[i]) >= 1 --> loop0 = sum(i: 0..length(v), v[i]); loop1 = sum(i: 0..length(p), p[i]); return (loop0 >= 2) || (loop0 <= 0) || (loop1 >= 1)
      """)
  void loopsInsideExpressionsGetNames(String before, String after) {
    SmallPrograms.assertBecomes(Pass.HOIST, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return sum(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) >= 2 --> loop0 = sum(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])); return loop0 >= 2
      return max(i: 0..rows(h), max(j: 0..columns(h), h[i][j])) >= 2 --> loop0 = max(i: 0..rows(h), max(j: 0..columns(h), h[i][j])); return loop0 >= 2
      return min(i: 0..rows(h), min(j: 0..columns(h), h[i][j])) >= 2 --> loop0 = min(i: 0..rows(h), min(j: 0..columns(h), h[i][j])); return loop0 >= 2
      if (any(i: 0..rows(g), any(j: 0..columns(g), g[i][j]))) return #1; return #0 --> same
      return max(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) >= 2 --> loop1 = max(i: 0..rows(g), loop0 = sum(j: 0..columns(g), g[i][j]); loop0); return loop1 >= 2
      return longest(i: 0..rows(g), any(j: 0..columns(g), g[i][j])) >= 2 --> loop1 = longest(i: 0..rows(g), loop0 = any(j: 0..columns(g), g[i][j]); loop0); return loop1 >= 2
      return first(i: 0..rows(g), any(j: 0..columns(g), g[i][j])) >= 1 --> loop1 = first(i: 0..rows(g), loop0 = any(j: 0..columns(g), g[i][j]); loop0); return loop1 >= 1
      return argmax(i: 0..rows(g), argmax(j: 0..columns(g), g[i][j])) >= 1 --> loop1 = argmax(i: 0..rows(g), loop0 = argmax(j: 0..columns(g), g[i][j]); loop0); return loop1 >= 1
      return sum(i: 0..rows(h), sum(j: 0..columns(h), h[i][j] * max(k: 0..columns(h), h[i][k]))) >= 2 --> loop1 = sum(i: 0..rows(h), loop0 = max(k: 0..columns(h), h[i][k]); sum(j: 0..columns(h), h[i][j] * loop0)); return loop1 >= 2
      return sum(i: 0..rows(h), sum(j: 0..columns(h), h[i][j] * max(k: 0..rows(h), h[k][j]))) >= 2 --> loop1 = sum(i: 0..rows(h), sum(j: 0..columns(h), loop0 = max(k: 0..rows(h), h[k][j]); h[i][j] * loop0)); return loop1 >= 2
      """)
  void onlyALoopThatContinuesTheOuterOneStaysInside(String before, String after) {
    SmallPrograms.assertBecomes(Pass.HOIST, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return sum(i: 0..length(v), v[i] < max(j: 0..length(v), v[j])) >= 2 --> loop0 = max(j: 0..length(v), v[j]); loop1 = sum(i: 0..length(v), v[i] < loop0); return loop1 >= 2
      return sum(i: 0..length(v), v[i] < max(i: 0..length(v), v[i])) >= 2 --> loop0 = max(i: 0..length(v), v[i]); loop1 = sum(i: 0..length(v), v[i] < loop0); return loop1 >= 2
      return sum(i: 0..length(v), v[i] < sum(i: 0..i, v[i])) >= 2 --> loop1 = sum(i: 0..length(v), loop0 = sum(i: 0..i, v[i]); v[i] < loop0); return loop1 >= 2
      return max(i: 0..rows(h), sum(j: 0..columns(h), h[i][j] < max(k: 0..columns(h), h[0][k]))) >= 2 --> loop0 = max(k: 0..columns(h), h[0][k]); loop2 = max(i: 0..rows(h), loop1 = sum(j: 0..columns(h), h[i][j] < loop0); loop1); return loop2 >= 2
      return max(i: 0..rows(h), sum(j: 0..columns(h), h[i][j] < max(k: 0..columns(h), h[i][k]))) >= 2 --> loop2 = max(i: 0..rows(h), loop0 = max(k: 0..columns(h), h[i][k]); loop1 = sum(j: 0..columns(h), h[i][j] < loop0); loop1); return loop2 >= 2
      return max(i: 0..length(v), runningsum(i: v[i])) >= 2 --> loop1 = max(i: 0..length(v), loop0 = runningsum(i: v[i]); loop0); return loop1 >= 2
      return max(i: 0..length(v), runningsum(i: v[i]) - runningmin(i: v[i])) >= 2 --> loop2 = max(i: 0..length(v), loop0 = runningsum(i: v[i]); loop1 = runningmin(i: v[i]); loop0 - loop1); return loop2 >= 2
      return max(i: 0..length(v), runningsum(i: v[i]) - v[i] * runningsum(i: v[i])) >= 2 --> loop1 = max(i: 0..length(v), loop0 = runningsum(i: v[i]); loop0 - (v[i] * loop0)); return loop1 >= 2
      return max(i: 0..rows(h), runningsum(i: sum(j: 0..columns(h), h[i][j]))) >= 2 --> loop2 = max(i: 0..rows(h), loop0 = sum(j: 0..columns(h), h[i][j]); loop1 = runningsum(i: loop0); loop1); return loop2 >= 2
      return max(i: 0..rows(h), sum(k: 0..length(v), v[k] < max(j: 0..columns(h), h[i][j]))) >= 2 --> loop2 = max(i: 0..rows(h), loop0 = max(j: 0..columns(h), h[i][j]); loop1 = sum(k: 0..length(v), v[k] < loop0); loop1); return loop2 >= 2
      """)
  void whatDoesNotChangeInALoopIsComputedBeforeIt(String before, String after) {
    SmallPrograms.assertBecomes(Pass.HOIST, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return at(i: first(i: 0..length(p), p[i]), v[i] > 1, false) --> loop0 = first(i: 0..length(p), p[i]); return (loop0 >= 0) && (v[loop0] > 1)
      return at(i: first(i: 0..length(p), p[i]), v[i] > 1, true) --> loop0 = first(i: 0..length(p), p[i]); return (loop0 >= 0) ? (v[loop0] > 1) : true
      return at(i: first(i: 0..length(p), p[i]), v[i], 3) >= 2 --> loop0 = first(i: 0..length(p), p[i]); return ((loop0 >= 0) ? v[loop0] : 3) >= 2
      return at(i: x, v[0], 3) >= 2 --> return ((x >= 0) ? v[0] : 3) >= 2
      """)
  void aValueAtAPositionIsReadIfThePositionIsThere(String before, String after) {
    SmallPrograms.assertBecomes(Pass.HOIST, SmallPrograms.deciding(before), after);
  }
}
