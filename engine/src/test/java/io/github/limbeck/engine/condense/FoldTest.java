package io.github.limbeck.engine.condense;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folding takes out what says nothing, and nothing else. */
class FoldTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return a && true --> return a
      return a && false --> return false
      return a || true --> return true
      return a || false --> return a
      return !true --> return false
      return !false --> return true
      return !!a --> return a
      return !(x < 3) --> same
      return (a && b) && (c && a) --> return a && b && c
      return (a || b) || (c || a) --> return a || b || c
      return (a || b) && c --> same
      return (a && b) || c --> same
      return 3 < 4 --> return true
      return 4 < 3 --> return false
      """)
  void constantsAndRepeatedPartsOfConditionsGo(String before, String after) {
    SmallPrograms.assertBecomes(Pass.FOLD, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return x % 3 >= 2 --> return (x % 3) == 2
      return x % 3 > 1 --> return (x % 3) == 2
      return x % 3 >= 1 --> same
      return x % 3 > 2 --> same
      return x % 3 <= 0 --> return (x % 3) == 0
      return x % 3 < 1 --> return (x % 3) == 0
      return x % 3 <= 1 --> same
      return x % 3 < 2 --> same
      return x % 3 != 2 --> same
      """)
  void aBoundAtTheEndOfARemainderIsAnEquality(String before, String after) {
    SmallPrograms.assertBecomes(Pass.FOLD, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = x + y; k = x + y; if (s >= 3) return #1; return k >= 2 --> s = x + y; if (s >= 3) return #1; return s >= 2
      s = x + y; k = x + z; l = x + y; if (s >= l) return k >= 2; return l >= 1 --> s = x + y; k = x + z; if (s >= s) return k >= 2; return s >= 1
      s = x + y; k = s + z; return a --> return a
      s = x + y; k = s + z; return k >= 1 --> same
      """)
  void oneNameIsLeftOfSeveralForOneValue(String before, String after) {
    SmallPrograms.assertBecomes(Pass.FOLD, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (true) return #1; if (a) return #0; return #1 --> return #1
      if (false) return #1; if (a) return #1; return #0 --> if (a) return #1; return #0
      if (a) return #1; if (b) return #0; if (c) return #0; return #0 --> if (a) return #1; return #0
      if (a) return #0; return #1 --> same
      if (a) return #0; if (b) return #1; return #0 --> same
      return a; if (b) return #1; return #0 --> return a
      if (a && false) return #1; return #0 --> return #0
      if (a) return #0; return #0 --> return #0
      if (a) return #1; if (a) return #0; if (b) return #0; return #0 --> if (a) return #1; return #0
      """)
  void whatIsNeverReachedGoes(String before, String after) {
    SmallPrograms.assertBecomes(Pass.FOLD, SmallPrograms.deciding(before), after);
  }
}
