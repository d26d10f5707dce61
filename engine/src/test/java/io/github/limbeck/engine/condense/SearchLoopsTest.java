package io.github.limbeck.engine.condense;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reductions that are asked one question only, before and after they become searches. */
class SearchLoopsTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return sum(i: 0..length(p), p[i]) >= 1 --> return any(i: 0..length(p), p[i])
      return sum(i: 0..length(p), p[i]) > 0 --> return any(i: 0..length(p), p[i])
      return sum(i: 0..length(p), p[i]) != 0 --> return any(i: 0..length(p), p[i])
      return sum(i: 0..length(p), p[i]) < 1 --> return !any(i: 0..length(p), p[i])
      return sum(i: 0..length(p), p[i]) <= 0 --> return !any(i: 0..length(p), p[i])
      return sum(i: 0..length(p), p[i]) == 0 --> return !any(i: 0..length(p), p[i])
      return sum(i: 0..length(p), p[i]) >= 2 --> same
      return sum(i: 0..length(p), p[i]) >= 0 --> same
      return sum(i: 0..length(p), p[i]) <= 1 --> same
      return sum(i: 0..length(p), p[i]) == 1 --> same
      return sum(i: 0..length(p), p[i]) == length(p) --> return !any(i: 0..length(p), !p[i])
      return sum(i: 0..length(p), p[i]) >= length(p) --> return !any(i: 0..length(p), !p[i])
      return sum(i: 0..length(p), p[i]) != length(p) --> return any(i: 0..length(p), !p[i])
      return sum(i: 0..length(p), p[i]) < length(p) --> return any(i: 0..length(p), !p[i])
      return sum(i: 0..length(p), p[i]) > length(p) --> same
      return sum(i: 1..length(p), p[i]) == length(p) --> same
      return sum(i: 1..length(p), p[i]) != length(p) --> same
      return sum(i: 0..length(p), v[i] > 2) == length(p) --> return !any(i: 0..length(p), v[i] <= 2)
      return sum(i: 0..length(p), q[i] > 2) == length(p) --> return !any(i: 0..length(p), !(q[i] > 2))
      return sum(i: 0..length(p), v[i] > n) == length(p) --> return !any(i: 0..length(p), !(v[i] > n))
      return sum(i: 0..length(p), v[i] > r) == length(p) --> return !any(i: 0..length(p), !(v[i] > r))
      return sum(i: 0..length(p), !p[i]) == length(p) --> return !any(i: 0..length(p), p[i])
      return sum(i: 0..length(p), v[i]) >= 1 --> same
      return sum(i: 0..length(p), p[i]) >= x --> same
      return sum(i: 0..length(p), p[i]) >= sum(i: 0..length(v), v[i]) --> same
      return sum(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) >= 1 --> return any(i: 0..rows(g), any(j: 0..columns(g), g[i][j]))
      return sum(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) == 0 --> return !any(i: 0..rows(g), any(j: 0..columns(g), g[i][j]))
      return sum(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) == rows(g) --> same
      return sum(i: 0..rows(h), max(j: 0..columns(h), h[i][j])) >= 1 --> same
      return sum(i: 0..length(p), k = v[i]; k > 2) >= 1 --> same
      """)
  void countsAskedForAnyNoneOrAllAreSearches(String before, String after) {
    SmallPrograms.assertBecomes(Pass.SEARCH_LOOPS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return max(i: 0..length(v), v[i]) >= 3 --> return any(i: 0..length(v), v[i] >= 3)
      return max(i: 0..length(v), v[i]) > 3 --> return any(i: 0..length(v), v[i] > 3)
      return max(i: 0..length(v), v[i]) <= 3 --> return !any(i: 0..length(v), v[i] > 3)
      return max(i: 0..length(v), v[i]) < x --> return !any(i: 0..length(v), v[i] >= x)
      return max(i: 0..length(v), v[i]) == 3 --> same
      return max(i: 0..length(v), v[i]) != 3 --> same
      return min(i: 0..length(v), v[i]) >= 0 --> return !any(i: 0..length(v), v[i] < 0)
      return min(i: 0..length(v), v[i]) > 0 --> return !any(i: 0..length(v), v[i] <= 0)
      return min(i: 0..length(v), v[i]) <= 0 --> return any(i: 0..length(v), v[i] <= 0)
      return min(i: 0..length(v), v[i]) < x --> return any(i: 0..length(v), v[i] < x)
      return min(i: 0..length(v), v[i]) == 0 --> same
      return max(i: 0..length(p), p[i]) >= 1 --> return any(i: 0..length(p), p[i])
      return max(i: 0..length(p), p[i]) <= 0 --> return !any(i: 0..length(p), p[i])
      return min(i: 0..length(p), p[i]) >= 1 --> return !any(i: 0..length(p), !p[i])
      return min(i: 0..length(p), p[i]) >= 0 --> return !any(i: 0..length(p), false)
      return max(i: 0..length(p), p[i] + (v[i] > 1)) >= 2 --> return any(i: 0..length(p), p[i] && (v[i] > 1))
      return max(i: 0..length(p), p[i] + (v[i] > 1)) <= 0 --> return !any(i: 0..length(p), p[i] || (v[i] > 1))
      return min(i: 0..length(p), p[i] + (v[i] > 1)) <= 0 --> return any(i: 0..length(p), !p[i] && (v[i] <= 1))
      return max(i: 1..length(v), v[i] - v[i - 1]) > 0 --> return any(i: 1..length(v), v[i] > v[i - 1])
      return max(i: 1..length(v), v[i] - v[i - 1]) >= 1 --> return any(i: 1..length(v), (v[i] - v[i - 1]) >= 1)
      return max(i: 1..length(v), v[i] - 2*v[i - 1]) > 0 --> return any(i: 1..length(v), (v[i] - 2*v[i - 1]) > 0)
      return max(i: 1..length(v), v[i] + v[i - 1]) > 0 --> return any(i: 1..length(v), (v[i] + v[i - 1]) > 0)
      return max(i: 0..rows(h), max(j: 0..columns(h), h[i][j])) >= 3 --> return any(i: 0..rows(h), any(j: 0..columns(h), h[i][j] >= 3))
      return max(i: 0..rows(h), min(j: 0..columns(h), h[i][j])) <= 1 --> return !any(i: 0..rows(h), !any(j: 0..columns(h), h[i][j] <= 1))
      return max(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) >= 1 --> return any(i: 0..rows(g), any(j: 0..columns(g), g[i][j]))
      return max(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) >= columns(g) --> return any(i: 0..rows(g), !any(j: 0..columns(g), !g[i][j]))
      return min(i: 0..rows(g), sum(j: 0..columns(g), g[i][j])) >= 2 --> return !any(i: 0..rows(g), sum(j: 0..columns(g), g[i][j]) < 2)
      return argmax(i: 0..length(v), v[i]) >= 1 --> same
      return longest(i: 0..length(p), p[i]) >= 2 --> same
      """)
  void extremesThatAreBoundedAreSearches(String before, String after) {
    SmallPrograms.assertBecomes(Pass.SEARCH_LOOPS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return first(i: 0..length(p), p[i]) >= 0 --> return any(i: 0..length(p), p[i])
      return first(i: 0..length(p), p[i]) > -1 --> return any(i: 0..length(p), p[i])
      return first(i: 0..length(p), p[i]) != -1 --> return any(i: 0..length(p), p[i])
      return last(i: 0..length(p), p[i]) < 0 --> return !any(i: 0..length(p), p[i])
      return last(i: 0..length(p), p[i]) <= -1 --> return !any(i: 0..length(p), p[i])
      return first(i: 0..length(p), p[i]) == -1 --> return !any(i: 0..length(p), p[i])
      return first(i: 0..length(p), p[i]) >= 1 --> same
      return first(i: 0..length(p), p[i]) < 1 --> same
      return first(i: 0..length(p), p[i]) == 0 --> same
      return last(i: 0..length(p), p[i]) <= x --> same
      """)
  void aPositionAskedForIsASearch(String before, String after) {
    SmallPrograms.assertBecomes(Pass.SEARCH_LOOPS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return at(i: first(i: 0..length(p), p[i]), v[i], 0) >= 2 --> return at(i: first(i: 0..length(p), p[i]), v[i] >= 2, false)
      return at(i: first(i: 0..length(p), p[i]), v[i], 0) <= 2 --> return at(i: first(i: 0..length(p), p[i]), v[i] <= 2, true)
      return at(i: first(i: 0..length(p), p[i]), v[i] - v[0], 0) >= 1 --> return at(i: first(i: 0..length(p), p[i]), v[i] > v[0], false)
      return at(i: first(i: 0..length(p), p[i]), v[i] - v[0], 0) > 0 --> return at(i: first(i: 0..length(p), p[i]), v[i] > v[0], false)
      return at(i: first(i: 0..length(p), p[i]), v[i] - v[0], 0) <= -1 --> return at(i: first(i: 0..length(p), p[i]), v[0] > v[i], false)
      return at(i: first(i: 0..length(p), p[i]), v[i] - v[0], 0) < 0 --> return at(i: first(i: 0..length(p), p[i]), v[0] > v[i], false)
      return at(i: first(i: 0..length(p), p[i]), v[i] - v[0], 0) >= 2 --> return at(i: first(i: 0..length(p), p[i]), (v[i] - v[0]) >= 2, false)
      return at(i: first(i: 0..length(p), p[i]), v[i] - v[0], 0) < 1 --> return at(i: first(i: 0..length(p), p[i]), (v[i] - v[0]) < 1, true)
      return at(i: first(i: 0..length(p), p[i]), v[i] + v[0], 0) >= 1 --> return at(i: first(i: 0..length(p), p[i]), (v[i] + v[0]) >= 1, false)
      return at(i: first(i: 0..length(p), p[i] != (v[i] > 1)), p[i] - (v[i] > 1), 0) >= 1 --> return at(i: first(i: 0..length(p), p[i] != (v[i] > 1)), p[i], false)
      return at(i: first(i: 0..length(p), p[i] != (v[i] > 1)), p[i] - (v[i] > 1), 0) <= -1 --> return at(i: first(i: 0..length(p), p[i] != (v[i] > 1)), v[i] > 1, false)
      """)
  void aBoundOnAValueAtAPositionIsAConditionThere(String before, String after) {
    SmallPrograms.assertBecomes(Pass.SEARCH_LOOPS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return a + b >= 2 --> return a && b
      return a + b == 2 --> return a && b
      return a + b > 1 --> return a && b
      return a + b >= 1 --> return a || b
      return a + b > 0 --> return a || b
      return a + b < 1 --> return !a && !b
      return a + b <= 0 --> return !a && !b
      return a + (x < 1) == 0 --> return !a && (x >= 1)
      return a + (r < 1) == 0 --> return !a && !(r < 1)
      return a + !b == 0 --> return !a && b
      return a + b == 1 --> same
      return a + b <= 1 --> same
      return 2*a + b >= 2 --> same
      return a + x >= 2 --> same
      """)
  void aCountOfAFewConditionsIsTheirLogic(String before, String after) {
    SmallPrograms.assertBecomes(Pass.SEARCH_LOOPS, SmallPrograms.deciding(before), after);
  }
}
