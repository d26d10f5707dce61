package io.github.limbeck.engine.condense;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threshold comparisons before and after they are said as a person would. */
class LogicTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return x - y >= 1 --> return x > y
      return x - y <= -1 --> return x < y
      return -x + y >= 1 --> return y > x
      return -x + y <= -1 --> return y < x
      return x - y >= 0 --> return x >= y
      return x - y == 0 --> return x == y
      return -x + y < 0 --> return y < x
      return x - y >= 2 --> same
      return x - y <= 1 --> same
      return x - y > 1 --> same
      return x - y == 1 --> same
      return r - x >= 1 --> same
      return x - r <= -1 --> same
      return r - x >= 0 --> return r >= x
      s = x - y; return s >= 1 --> s = x - y; return x > y
      s = x - y - z; return s >= 1 --> same
      s = 0.5*x - 2*y; return s >= 0 --> same
      s = 2*x - 0.5*y; return s >= 1 --> same
      k = 0.5*x + y; s = k - z; return s >= 1 --> same
      k = 2*x + y; s = k - z; return s >= 1 --> k = 2*x + y; s = k - z; return k > z
      """)
  void differencesBecomeComparisonsOfTheirTwoSides(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return -x >= 3 --> return x <= -3
      return -r < 2 --> return r > -2
      return -x == 0 --> return x == 0
      return 2*x >= 3 --> same
      """)
  void aNegatedTermIsTurnedAround(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return a >= 1 --> return a
      n0 = (x >= 3) + (a >= 1); return n0 >= 2 --> n0 = (x >= 3) + a; return (x >= 3) && a
      return a <= 0 --> return !a
      return a == 1 --> return a
      return a != 0 --> return a
      return a >= 0 --> return true
      return a >= 2 --> return false
      return (x < 3) <= 0 --> return x >= 3
      return (r < 3) <= 0 --> return !(r < 3)
      return (n < 3) <= 0 --> return !(n < 3)
      return (x < 3) >= 1 --> return x < 3
      return is(t, 1) <= 0 --> return !is(t, 1)
      s = x + y; return (s < 3) <= 0 --> s = x + y; return !(s < 3)
      """)
  void aBoundOnOneConditionIsTheConditionOrItsContrary(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return a + b >= 2 --> return a && b
      return a + b >= 1 --> return a || b
      return a + b == 1 --> return a != b
      return a + b != 1 --> return a == b
      return a + b == 0 --> return !a && !b
      return a + b <= 1 --> return !a || !b
      return a - b >= 1 --> return a && !b
      return a - b == 0 --> return a == b
      return a + 2*b >= 2 --> return b
      return a + 2*b >= 3 --> return a && b
      return a + b + c >= 3 --> return a && b && c
      return a + b + c >= 2 --> same
      return a + b + c == 1 --> same
      return a + b + c <= 0 --> return !a && !b && !c
      return a + b + c >= 4 --> return false
      return a + b + c + d >= 4 --> same
      """)
  void aBoundOnAFewConditionsIsTheirShortestLogic(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = a + b + c + d; return s >= 4 --> s = a + b + c + d; return a && b && c && d
      s = a + b + c + d; return s == 4 --> s = a + b + c + d; return a && b && c && d
      s = a + b + c + d; return s <= 0 --> s = a + b + c + d; return !a && !b && !c && !d
      s = a + b + c + d; return s == 0 --> s = a + b + c + d; return !a && !b && !c && !d
      s = a + b + c + d; return s <= 3 --> s = a + b + c + d; return !a || !b || !c || !d
      s = a + b + c + d; return s >= 1 --> s = a + b + c + d; return a || b || c || d
      s = a + b + c + d; return s >= 2 --> same
      s = a + b + c + d; return s == 1 --> same
      s = a + b + c + d; return s < 4 --> same
      s = a + b + c + d; return s != 0 --> same
      s = (x < 3) + (y < 3) + (r < 3) + a; return s <= 0 --> s = (x < 3) + (y < 3) + (r < 3) + a; return (x >= 3) && (y >= 3) && !(r < 3) && !a
      s = a + is(t, 1) + same(t, u) + b; return s >= 1 --> s = a + is(t, 1) + same(t, u) + b; return a || is(t, 1) || same(t, u) || b
      s = is(t, 1) + is(u, 1); return s >= 1 --> s = is(t, 1) + is(u, 1); return is(t, 1) || is(u, 1)
      s = same(t, u) + (e[0] < 3); return s >= 2 --> s = same(t, u) + (e[0] < 3); return same(t, u) && (e[0] < 3)
      s = a + b + c + d; if (s >= 4) return #1; return s <= 0 --> s = a + b + c + d; if (s >= 4) return #1; return s == 0
      s = a + b; if (s >= 2) return #1; return s <= 0 --> s = a + b; if (a && b) return #1; return !a && !b
      s = a + b + c + x; return s >= 4 --> same
      s = 2*a + b + c + d; return s >= 4 --> same
      """)
  void aNamedCountAskedForAllAnyOrNoneIsSpelledOut(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = f[0][0] + f[0][1] + f[0][2] + f[1][0]; return s >= 4 --> same
      s = f[0][0] + f[0][1] + f[0][2] + f[1][0]; return s <= 0 --> s = f[0][0] + f[0][1] + f[0][2] + f[1][0]; return s == 0
      s = f[0][0] + f[0][1] + f[0][2] + f[1][0]; return s <= 1 --> same
      s = f[0][0] + f[0][1] + f[0][2] + f[1][0]; return s < 0 --> same
      s = f[0][0] + f[0][1] + f[0][2] - f[1][0]; return s <= 0 --> same
      s = 2*f[0][0] + f[0][1] + f[0][2] + f[1][0]; return s <= 0 --> s = 2*f[0][0] + f[0][1] + f[0][2] + f[1][0]; return s == 0
      s = e[0] + e[1] + e[2]; return s <= 0 --> same
      """)
  void aCountThatIsNotPositiveIsZero(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = 2*k + f[1][1]; return s >= 5 && s <= 7 --> s = 2*k + f[1][1]; return (k == 3) || ((k == 2) && f[1][1])
      s = 2*k + f[1][1]; return s >= 5 && s <= 9 --> s = 2*k + f[1][1]; return ((k >= 3) && (k <= 4)) || ((k == 2) && f[1][1])
      s = f[1][1] + 2*k; return a && s >= 5 && s <= 7 && b --> s = f[1][1] + 2*k; return a && ((k == 3) || ((k == 2) && f[1][1])) && b
      s = 2*k - f[1][1]; return s >= 5 && s <= 7 --> s = 2*k - f[1][1]; return (k == 3) || ((k == 4) && f[1][1])
      s = 3*k - 2*f[1][1]; return s >= 2 && s <= 4 --> same
      s = 2*k + f[1][1]; return s >= 4 && s <= 6 --> same
      s = 2*k + f[1][1]; return s >= 4 && s <= 7 --> same
      s = 2*k + f[1][1]; return s >= 5 && s <= 5 --> same
      s = 2*k + f[1][1]; return s >= 4 && s <= 4 --> same
      s = k + f[1][1]; return s >= 2 && s <= 4 --> same
      s = 2*k + x; return s >= 5 && s <= 7 --> same
      s = 2*k + f[1][1]; return s <= 7 && s >= 5 --> same
      s = 2*k + f[1][1]; l = 2*k + f[2][1]; return s >= 5 && l <= 7 --> same
      """)
  void aRangeOfACountAndAConditionIsSaidCaseByCase(String before, String after) {
    String count = "k = f[0][0] + f[0][1] + f[0][2] + f[1][0]; ";
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(count + before), after.equals("same") ? after : count + after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      if (x < y) return #0; if (x <= y) return #1; return #0 --> if (x < y) return #0; if (x == y) return #1; return #0
      if (x > 3) return #0; if (x >= 3) return #1; return #0 --> if (x > 3) return #0; if (x == 3) return #1; return #0
      if (n < 3) return #0; if (n <= 3) return #1; return #0 --> if (n < 3) return #0; if (n == 3) return #1; return #0
      if (r < 3) return #0; if (r <= 3) return #1; return #0 --> same
      if (x < r) return #0; if (x <= r) return #1; return #0 --> same
      if (x < y) return #0; if (x <= z) return #1; return #0 --> same
      if (x < y) return #0; if (z <= y) return #1; return #0 --> same
      if (x < y) return #0; if (x >= y) return #1; return #0 --> same
      if (x <= y) return #0; if (x <= y) return #1; return #0 --> same
      s = x + r; if (s < y) return #0; if (s <= y) return #1; return #0 --> same
      if (a) return #1; if (x < y) return #0; if (x <= y) return #1; return #0 --> if (a) return #1; if (x < y) return #0; if (x == y) return #1; return #0
      """)
  void aTestAfterItsStrictFormIsAnEqualityAmongWholeNumbers(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOGIC, SmallPrograms.deciding(before), after);
  }
}
