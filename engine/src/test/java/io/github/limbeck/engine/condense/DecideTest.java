package io.github.limbeck.engine.condense;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions that are searches, before and after their loops return. */
class DecideTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return any(i: 0..length(p), p[i]) --> if (any(i: 0..length(p), p[i])) return true; return false
      return !any(i: 0..length(p), p[i]) --> if (any(i: 0..length(p), p[i])) return false; return true
      return a && any(i: 0..length(p), p[i]) --> if (!a) return false; if (any(i: 0..length(p), p[i])) return true; return false
      return a && !any(i: 0..length(p), p[i]) --> if (any(i: 0..length(p), p[i])) return false; return a
      return a || any(i: 0..length(p), p[i]) --> if (any(i: 0..length(p), p[i])) return true; return a
      return a || !any(i: 0..length(p), p[i]) --> if (a) return true; if (any(i: 0..length(p), p[i])) return false; return true
      return x < 3 && any(i: 0..length(p), p[i]) --> if (x >= 3) return false; if (any(i: 0..length(p), p[i])) return true; return false
      return r < 3 && any(i: 0..length(p), p[i]) --> if (!(r < 3)) return false; if (any(i: 0..length(p), p[i])) return true; return false
      return a && b && any(i: 0..length(p), p[i]) --> if (!(a && b)) return false; if (any(i: 0..length(p), p[i])) return true; return false
      return any(i: 0..length(p), p[i]) && any(i: 0..length(v), v[i] > 3) --> if (!any(i: 0..length(v), v[i] > 3)) return false; if (any(i: 0..length(p), p[i])) return true; return false
      return any(i: 0..length(p), p[i]) || any(i: 0..length(v), v[i] > 3) --> if (any(i: 0..length(p), p[i])) return true; if (any(i: 0..length(v), v[i] > 3)) return true; return false
      return !any(i: 0..length(p), p[i]) && !any(i: 0..length(v), v[i] > 3) && a --> if (any(i: 0..length(p), p[i])) return false; if (any(i: 0..length(v), v[i] > 3)) return false; return a
      return any(i: 0..length(p), p[i]) || a || b --> if (any(i: 0..length(p), p[i])) return true; return a || b
      return !any(i: 0..length(p), p[i]) || !any(i: 0..length(v), v[i] > 3) --> if (!any(i: 0..length(v), v[i] > 3)) return true; if (any(i: 0..length(p), p[i])) return false; return true
      return a || b --> same
      return a && b --> same
      return a --> same
      if (any(i: 0..length(p), p[i])) return #1; return #0 --> if (any(i: 0..length(p), p[i])) return true; return false
      if (any(i: 0..length(p), p[i])) return #0; return #1 --> if (any(i: 0..length(p), p[i])) return false; return true
      if (a) return #0; return #1 --> return !a
      if (a) return #1; return #0 --> return a
      if (a) return #1; return #1 --> if (a) return #1; return true
      if (x < 3) return #0; return #1 --> return x >= 3
      if (r < 3) return #0; return #1 --> return !(r < 3)
      if (!a) return #0; return #1 --> return a
      if (b) return #1; if (a && any(i: 0..length(p), p[i])) return #1; return #0 --> if (b) return #1; if (!a) return false; if (any(i: 0..length(p), p[i])) return true; return false
      if (b) return a; return #0 --> if (b) return a; return false
      """)
  void decisionsThatAreSearchesReturnFromTheirLoops(String before, String after) {
    SmallPrograms.assertBecomes(Pass.DECIDE_BY_SEARCHES, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (any(i: 0..length(p), p[i])) return 1; return 0 --> same
      """)
  void numbersStayAsTheyAre(String before, String after) {
    SmallPrograms.assertBecomes(Pass.DECIDE_BY_SEARCHES, SmallPrograms.counting(before), after);
  }
}
