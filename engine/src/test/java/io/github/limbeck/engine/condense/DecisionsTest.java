package io.github.limbeck.engine.condense;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions over scalars before and after the passes that join, shorten, order and share them. */
class DecisionsTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (x >= 4) return #1; s = x + y; if (s >= 2) return #1; return #0 --> s = x + y; return (x >= 4) || (s >= 2)
      if (x >= 4) return #0; return #1 --> return x <= 3
      if (x <= 4) return #0; return #1 --> return x >= 5
      if (x > 4) return #0; return #1 --> return x <= 4
      if (x == y) return #0; return #1 --> return x != y
      if (a && x >= 4) return #0; return #1 --> return !a || (x <= 3)
      if (a || b || c) return #0; return #1 --> return !a && !b && !c
      if (a || b || c || d) return #0; return #1 --> return !(a || b || c || d)
      if (a) return #1; if (b) return #0; return c --> return a || (!b && c)
      if (is(t, 1)) return #0; if (same(t, u)) return #0; return #1 --> return !is(t, 1) && !same(t, u)
      if (r < 3) return #0; return #1 --> return !(r < 3)
      if (n < 3) return #0; return #1 --> return !(n < 3)
      if (missing(n)) return #0; return #1 --> return !missing(n)
      if (m) return #0; return #1 --> if (m) return false; return true
      if (same(t, o)) return #0; return #1 --> return !same(t, o)
      if (same(o, t)) return #0; return #1 --> return !same(o, t)
      if (is(o, 1)) return #0; return #1 --> return !is(o, 1)
      s = x + r; if (s < 3) return #0; return #1 --> s = x + r; return !(s < 3)
      s = x + y; if (s < 3) return #0; return #1 --> s = x + y; return s >= 3
      if (a) return #1; if (r < 3) return #0; return #1 --> if (a) return true; return !(r < 3)
      if (a && b) return #1; if (c && d) return #0; if (x >= 3) return #1; return y >= 1 --> if (a && b) return true; return (!c || !d) && ((x >= 3) || (y >= 1))
      if (a && b && c) return #1; if (c && d && x >= 1) return #0; if (x >= 3 && y >= 2) return #1; return z >= 1 --> if (a && b && c) return true; if (c && d && (x >= 1)) return false; return ((x >= 3) && (y >= 2)) || (z >= 1)
      return #1 --> return true
      """)
  void decisionsBecomeOneConditionWhereThatIsReadable(String before, String after) {
    SmallPrograms.assertBecomes(Pass.MERGE_RETURNS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (a) return #1; if (b) return #1; return #0 --> if (a || b) return #1; return #0
      if (a) return #1; if (b) return #1; if (c) return #1; return #0 --> if (a || b || c) return #1; return #0
      if (a) return #2; if (b) return #1; return #2 --> same
      """)
  void neighboursWithTheSameAnswerAreJoined(String before, String after) {
    SmallPrograms.assertBecomes(Pass.MERGE_RETURNS, SmallPrograms.choosing(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = x + y; return s >= 2 --> return (x + y) >= 2
      s = x + y; if (s >= 2) return #1; return s <= 0 --> same
      s = x + y; k = s + z; return k >= 2 --> return ((x + y) + z) >= 2
      s = (x + y + z) % 3; return s >= 2 --> return ((x + y + z) % 3) >= 2
      s = x + y + z + (x < 1); return s >= 2 --> return (x + y + z + (x < 1)) >= 2
      s = x + y + z + (x < 1) + a; return s >= 2 --> same
      s = repeat(i: 3, e[i]); return s >= 2 --> same
      s = x + y; k = repeat(i: 3, e[i]); return s >= k --> k = repeat(i: 3, e[i]); return (x + y) >= k
      """)
  void shortValuesReadOnceAreWrittenInPlace(String before, String after) {
    SmallPrograms.assertBecomes(Pass.INLINE, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (a && b) return #1; if (a && !b) return #1; return #0 --> return a
      if (a && !b) return #1; if (!a && b) return #1; return #0 --> return a != b
      if (a && b) return #1; if (!a && !b) return #1; return #0 --> return a == b
      if (a && b) return #0; if (a && !b) return #0; return #1 --> return !a
      s = a + b + c + d; if (s >= 3) return #1; return s <= 0 --> same
      if (a && c) return #1; if (a && d) return #1; if (b && c) return #1; if (b && d) return #1; return #0 --> return (c || d) && (a || b)
      if (!a && !b) return #0; if (!c && !d) return #0; return #1 --> return (c || d) && (a || b)
      if (a && b && c && d) return #0; return #1 --> return !a || !b || !c || !d
      return a && b --> same
      return #1 --> same
      return b && a --> same
      s = a + b; return s >= 1 --> return a || b
      if (a && b) return #1; if (!a && c) return #1; return #0 --> return (a && b) || (!a && c)
      s = a + b + c; if (s >= 2) return #1; return #0 --> return (a && b) || (a && c) || (b && c)
      s = a + b + c; if (s == 1) return #1; return s >= 3 --> same
      if (a && f[0][0]) return #1; if (a && b && c && d) return #1; return #0 --> same
      if (a && x >= 1) return #1; if (a && x < 1) return #1; return #0 --> same
      if (a && m) return #1; if (a && b) return #1; if (a && !b) return #1; return #0 --> same
      if (a && is(t, 1)) return #1; if (a && is(t, 1) && b) return #1; return #0 --> same
      if (a && same(t, u)) return #1; if (a && b && same(t, u)) return #1; return #0 --> same
      if (a || missing(n)) return #1; if (a && b) return #1; return #0 --> same
      """)
  void theShortestLogicForATableIsTaken(String before, String after) {
    SmallPrograms.assertBecomes(Pass.MINIMISE_BOOLEANS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (a && b) return #1; if (a && !b) return #1; return #0 --> same
      """)
  void choicesAreLeftAsTheyAre(String before, String after) {
    SmallPrograms.assertBecomes(Pass.MINIMISE_BOOLEANS, SmallPrograms.choosing(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return is(t, 1) && a --> return a && is(t, 1)
      return same(t, u) || a || b --> return a || b || same(t, u)
      return a && is(t, 1) && b && same(t, u) --> return a && b && is(t, 1) && same(t, u)
      return !is(t, 1) && (is(u, 2) || a) --> return !is(t, 1) && (a || is(u, 2))
      return is(c0, 1) && a --> same
      return is(t, 1) && !missing(n) && n >= 2 --> same
      return is(t, 1) && (missing(n) || a) && b --> same
      """)
  void testsOfTextsComeLast(String before, String after) {
    SmallPrograms.assertBecomes(Pass.ORDER_TESTS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (a && b) return #1; if (b) return #2; return #0 --> if (b) return a ? #1 : #2; return #0
      if (!a && b) return #1; if (b) return #2; return #0 --> if (b) return a ? #2 : #1; return #0
      if (a && b && c) return #1; if (c && b) return #2; return #0 --> if (c && b) return a ? #1 : #2; return #0
      if (a && b && c) return #1; if (c) return #2; return #0 --> if (c) return (a && b) ? #1 : #2; return #0
      if (a && b) return #1; if (c) return #2; return #0 --> same
      if (a) return #1; if (a) return #2; return #0 --> same
      if (a) return #1; if (a && b) return #2; return #0 --> same
      if (d) return #2; if (a && b) return #1; if (b) return #2; return #0 --> if (d) return #2; if (b) return a ? #1 : #2; return #0
      if (a && b) return #1; if (b) return c ? #2 : #0; return #0 --> same
      if (a && b && c) return #1; if (b && c) return #2; if (c) return #0; return #2 --> if (a && b && c) return #1; if (c) return b ? #2 : #0; return #2
      """)
  void whatTwoDecisionsTestIsTestedOnce(String before, String after) {
    SmallPrograms.assertBecomes(Pass.SHARE_TESTS, SmallPrograms.choosing(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (a && b) return #1; if (b) return #0; return #1 --> same
      """)
  void aDecisionBetweenTrueAndFalseStays(String before, String after) {
    SmallPrograms.assertBecomes(Pass.SHARE_TESTS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (a && b) return #1; if (a && c) return #2; if (a) return #0; return #1 --> if (a) { if (b) return #1; if (c) return #2; return #0 }; return #1
      if (b && a) return #1; if (c && a) return #2; if (a) return #0; if (d) return #2; return #1 --> if (a) { if (b) return #1; if (c) return #2; return #0 }; if (d) return #2; return #1
      if (a && b && c) return #1; if (a && b && d) return #2; if (a && b) return #0; if (a) return #1; return #2 --> if (a) { if (b) { if (c) return #1; if (d) return #2; return #0 }; return #1 }; return #2
      if (n >= 2 && !missing(n) && b) return #1; if (n >= 2 && !missing(n) && c) return #2; if (!missing(n)) return #0; return #1 --> if (!missing(n)) { if ((n >= 2) && b) return #1; if ((n >= 2) && c) return #2; return #0 }; return #1
      if (a && b || a && d) return #1; if (a && c) return #2; if (a) return #0; return #1 --> if (a) { if (b || d) return #1; if (c) return #2; return #0 }; return #1
      if (a && b || d) return #1; if (a && c) return #2; if (a) return #0; return #1 --> same
      if (a && b) return #1; if (a) return #2; return #0 --> same
      if (a && b) return #1; if (c) return #2; if (a) return #0; return #1 --> same
      if (a && b) return #1; if (a && c) return #2; return #0 --> same
      if (a) return #1; if (a && b) return #2; if (a && c) return #0; return #1 --> same
      """)
  void whatSeveralDecisionsTestIsTestedOnce(String before, String after) {
    SmallPrograms.assertBecomes(Pass.NEST, SmallPrograms.choosing(before), after);
  }
}
