package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named sums before and after they are recognised, written as loops, and called what they are. */
class SumsTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = 2*e[0] + 2*e[1] + 2*e[2] + 2*e[3] + 2*e[4] + e[5]; return s >= 2 --> sInner = e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; s = 2*sInner - e[5]; return s >= 2
      s = e[5] + e[4] + e[3] + e[2] + e[1] + e[0]; return s >= 2 --> s = e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; return s >= 2
      s = 3*e[0] + 3*e[1] + 3*e[2] + 3*e[3] + 3*e[4] + 3*e[5]; return s >= 2 --> sInner = e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; s = 3*sInner; return s >= 2
      s = e[0] + e[1] + e[2] + e[3] + e[4]; return s >= 2 --> sInner = e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; s = sInner - e[5]; return s >= 2
      s = e[0] + e[1] + e[2] + e[3]; return s >= 2 --> sInner = e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; s = sInner - e[4] - e[5]; return s >= 2
      s = e[0] + e[1] + e[2]; return s >= 2 --> same
      s = 0.5*e[0] + 0.5*e[1] + 0.5*e[2] + 0.5*e[3] + 0.5*e[4] + 0.5*e[5]; return s >= 2 --> same
      s = e[0] + e[1] + e[2] + e[3] + e[4] + e[5] + x; return s >= 2 --> same
      s = e[0] + e[1] + e[2] + e[3] + e[4] + e[5] + f[0][0]; return s >= 2 --> same
      s = e[0] + e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; return s >= 2 --> sInner = e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; s = sInner + e[0]; return s >= 2
      s = w[0] + w[1] + w[2] - w[3]; return s >= 2 --> same
      s = (2*e[0] + 2*e[1] + 2*e[2] + 2*e[3] + 2*e[4] + e[5]) % 3; return s >= 2 --> sInnerInner = e[0] + e[1] + e[2] + e[3] + e[4] + e[5]; sInner = 2*sInnerInner - e[5]; s = sInner % 3; return s >= 2
      s = (x + y) % 3; return s >= 2 --> sInner = x + y; s = sInner % 3; return s >= 2
      s = x * y; return s >= 2 --> same
      """)
  void sumsOverNearlyAllCellsAreAllWithCorrections(String before, String after) {
    SmallPrograms.assertBecomes(Pass.RECOGNISE_SUMS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = 2*a + 2*b + 2*c + d; return s >= 2 --> sInner = a + b + c; s = 2*sInner + d; return s >= 2
      s = a + 3*b + 3*c + 3*d; return s >= 2 --> sInner = b + c + d; s = a + 3*sInner; return s >= 2
      s = 2*a + 2*b + d; return s >= 2 --> same
      s = 2*a + 2*b + 2*c + 3*d + m; return s >= 2 --> same
      s = 2*x + 2*y + 2*z + d; return s >= 2 --> same
      s = 2*a + 2*b + 2*c + d + (x < 1); return s >= 2 --> same
      s = a + b + c; return s >= 2 --> same
      """)
  void conditionsThatShareAWeightAreCountedFirst(String before, String after) {
    SmallPrograms.assertBecomes(Pass.RECOGNISE_SUMS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = e[0] + e[1] + e[2]; return s >= 2 --> s = repeat(i: 3, e[i]); return s >= 2
      s = e[1] + e[3] + e[5]; return s >= 2 --> s = repeat(i: 3, e[2*i + 1]); return s >= 2
      s = e[5] + e[4] + e[3]; return s >= 2 --> s = repeat(i: 3, e[-1*i + 5]); return s >= 2
      s = e[0] + e[1]; return s >= 2 --> same
      s = e[0] + e[1] + e[3]; return s >= 2 --> same
      s = e[0] + 2*e[1] + e[2]; return s >= 2 --> same
      s = w[0] + w[1] + w[2]; return s >= 2 --> s = repeat(i: 3, w[i]); return s >= 2
      s = (e[0] < e[1]) + (e[1] < e[2]) + (e[2] < e[3]); return s >= 2 --> s = repeat(i: 3, e[i] < e[i + 1]); return s >= 2
      s = (e[0] < 3) + (e[1] < 3) + (e[2] < 3); return s >= 2 --> s = repeat(i: 3, e[i] < 3); return s >= 2
      s = (e[0] < 3) + (e[1] < 4) + (e[2] < 3); return s >= 2 --> same
      s = (e[0] < 3) + (e[1] <= 3) + (e[2] < 3); return s >= 2 --> same
      s = (x < 3) + (x < 3) + (x < 3); return s >= 2 --> s = repeat(i: 3, x < 3); return s >= 2
      s = (x < 3) + (y < 3) + (z < 3); return s >= 2 --> same
      s = (f[0][0] && f[0][1]) + (f[1][0] && f[1][1]) + (f[2][0] && f[2][1]); return s >= 2 --> s = repeat(i: 3, f[i][0] && f[i][1]); return s >= 2
      s = f[0][0] + f[1][1] + f[2][2]; return s >= 2 --> s = repeat(i: 3, f[i][i]); return s >= 2
      s = f[0][0] + f[1][1] + f[2][1]; return s >= 2 --> same
      s = e[0] + e[1] + f[0][0]; return s >= 2 --> same
      s = e[0] + e[1] + x; return s >= 2 --> same
      return e[0] + e[1] + e[2] >= 2 --> same
      """)
  void sumsThatMoveEvenlyAreLoops(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOOPS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      s = f[0][0] + f[0][1] + f[0][2] + f[1][0] + f[1][1] + f[1][2] + f[2][0] + f[2][1] + f[2][2]; return s >= 2 --> s = repeat(i: 3, f[i][0] + f[i][1] + f[i][2]); return s >= 2
      s = f[0][0] + f[0][2] + f[1][0] + f[1][2] + f[2][0] + f[2][2]; return s >= 2 --> s = repeat(i: 3, f[i][0] + f[i][2]); return s >= 2
      s = f[0][0] + f[0][2] + f[2][0] + f[2][2]; return s >= 2 --> s = repeat(i: 2, f[2*i][0] + f[2*i][2]); return s >= 2
      s = e[0] + e[1] + e[2] + e[3] + e[4] + e[0] + e[1] + e[2] + e[3] + e[4]; return s >= 2 --> s = repeat(i: 2, repeat(j: 5, e[j])); return s >= 2
      s = e[0] + e[1] + e[2] + e[3] + e[0] + e[1] + e[2] + e[3]; return s >= 2 --> s = repeat(i: 2, e[0] + e[1] + e[2] + e[3]); return s >= 2
      s = w[0] + w[1] + w[0] + w[1]; return s >= 2 --> same
      s = (w[0] < 1) + (w[1] < 1) + (w[0] < 1) + (w[1] < 1); return s >= 2 --> s = repeat(i: 2, (w[0] < 1) + (w[1] < 1)); return s >= 2
      """)
  void rowsOfCellsAreLoopsWithShortRowsWrittenOut(String before, String after) {
    SmallPrograms.assertBecomes(Pass.LOOPS, SmallPrograms.deciding(before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      form0 = x % 3; return form0 >= 2 --> remainder
      form0 = x * y; return form0 >= 2 --> value
      form0 = repeat(i: 3, e[i]); form1 = repeat(i: 3, f[i][0]); form2 = repeat(i: 3, f[i][0] + f[i][1]); return form0 >= form1 + form2 --> eSum, trueF, trueF2
      form0 = repeat(i: 3, repeat(j: 3, f[i][j])); return form0 >= 3 --> trueF
      form0 = x + y; form1 = a + b; form2 = e[0] + e[1]; form3 = f[0][0] + f[1][0]; return form0 + form1 >= form2 + form3 --> sum, count, eSum, trueF
      form0 = (x == y) + (x == z); form1 = (x == 3) + (y == 4); form2 = (x != y) + a; form3 = (x != 3) + a; return form0 + form1 >= form2 + form3 --> equalPairs, matches, differences, others
      form0 = (x < y) + a; form1 = (x <= 3) + a; form2 = (x >= y) + a; form3 = (x > 3) + a; return form0 + form1 >= form2 + form3 --> ascents, small, descents, large
      form0 = is(t, 1) + a; form1 = is(t, 2) + b; form2 = (a && b) + c; return form0 + form1 >= form2 --> matches, matches2, matches3
      form0 = 2*x + y; form1 = a + 2*b + 4*c; form2 = a + 2*b - 4*c; form3 = a + 2*b + 3*c; form4 = a + 2*b; return form0 + form1 + form4 >= form2 + form3 --> score, number, difference, points, points2
      form0 = e[0] + e[1]; form1 = e[2] + e[3]; form2 = form0 + form1; return form2 >= 3 --> eSum, eSum2, sum
      """)
  void valuesAreCalledWhatTheyAre(String values, String names) {
    assertThat(SmallPrograms.namesAfter(Pass.NAME, SmallPrograms.deciding(values))).isEqualTo(names);
  }
}
