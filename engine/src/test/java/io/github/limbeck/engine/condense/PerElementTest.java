package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.ProgramCheck;
import io.github.limbeck.engine.program.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that answer for every element: what is computed before the first position, at each one, and carried along. */
class PerElementTest {
  private static final PerElement LINE = new PerElement(List.of(expression("length(v)")), List.of("at"), false, List.of(), List.of());
  private static final PerElement GRID = new PerElement(List.of(expression("rows(h)"), expression("columns(h)")), List.of("row", "column"), true,
      List.of(), List.of());

  private static Expr expression(String text) {
    return ProgramText.expression(text);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return v[at] - max(k: 0..length(v), v[k]) --> loop0 = max(k: 0..length(v), v[k]); each at: return v[at] - loop0
      s = v[at] - max(k: 0..length(v), v[k]); if (s >= 0) return 1; return s --> loop0 = max(k: 0..length(v), v[k]); each at: s = v[at] - loop0; if (s >= 0) return 1; return s
      s = max(k: 0..length(v), v[k]); return s + v[at] --> loop0 = max(k: 0..length(v), v[k]); each at: s = loop0; return s + v[at]
      return sum(k: 0..at, v[k]) --> each at: loop0 = sum(k: 0..at, v[k]); return loop0
      return sum(k: 0..length(v), v[k] > v[at]) --> each at: loop0 = sum(k: 0..length(v), v[k] > v[at]); return loop0
      return v[at] + sum(at: 0..length(v), v[at]) --> loop0 = sum(at: 0..length(v), v[at]); each at: return v[at] + loop0
      return v[at] + sum(at: 0..at, v[at]) --> each at: loop0 = sum(at: 0..at, v[at]); return v[at] + loop0
      return v[at] + sum(at: at..length(v), v[at]) --> each at: loop0 = sum(at: at..length(v), v[at]); return v[at] + loop0
      return v[at] + at(k: first(k: 0..length(p), p[k]), v[k], 7) --> loop0 = first(k: 0..length(p), p[k]); each at: return v[at] + ((loop0 >= 0) ? v[loop0] : 7)
      return v[at] + at(k: first(k: 0..length(p), p[k]), v[k] + v[at], 7) --> loop0 = first(k: 0..length(p), p[k]); each at: return v[at] + ((loop0 >= 0) ? (v[loop0] + v[at]) : 7)
      return v[at] + max(k: 0..rows(h), sum(l: 0..columns(h), h[k][l])) --> loop1 = max(k: 0..rows(h), loop0 = sum(l: 0..columns(h), h[k][l]); loop0); each at: return v[at] + loop1
      return sum(k: 0..at + 1, max(l: 0..length(v), v[l] * v[k])) --> each at: loop1 = sum(k: 0..at + 1, loop0 = max(l: 0..length(v), v[l] * v[k]); loop0); return loop1
      return v[at] - max(k: 0..length(v), v[k]) + min(k: 0..length(v), v[k]) - max(k: 0..length(v), v[k]) --> loop0 = max(k: 0..length(v), v[k]); loop1 = min(k: 0..length(v), v[k]); each at: return v[at] - loop0 + loop1 - loop0
      return sum(k: 0..length(v), v[k] * v[at] + max(l: 0..length(v), v[l])) --> loop0 = max(l: 0..length(v), v[l]); each at: loop1 = sum(k: 0..length(v), (v[k] * v[at]) + loop0); return loop1
      """)
  void loopsThatAllPositionsShareComeFirst(String before, String after) {
    SmallPrograms.assertBecomes(Pass.HOIST, SmallPrograms.counting(LINE, before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return runningsum(at: v[at]) --> each at: at once running0 = 0 -> runningsum(at: v[at]); return running0
      return runningsum(at: v[at]) - runningmin(at: v[at]) + 2*runningsum(at: v[at]) --> each at: at once running0 = 0 -> runningsum(at: v[at]); at once running1 = 0 -> runningmin(at: v[at]); return running0 - running1 + 2*running0
      return max(k: 0..length(v), runningsum(k: v[k])) + v[at] --> loop1 = max(k: 0..length(v), loop0 = runningsum(k: v[k]); loop0); each at: return loop1 + v[at]
      return max(k: 0..at + 1, v[k]) + runningmax(at: v[at]) --> each at: at once running0 = 0 -> runningmax(at: v[at]); loop1 = max(k: 0..at + 1, v[k]); return loop1 + running0
      return runningsum(at: max(k: 0..length(v), v[k] * v[at])) --> each at: loop1 = sum(upTo: 0..at + 1, loop0 = max(k: 0..length(v), v[k] * v[upTo]); loop0); return loop1
      return sum(at: 0..length(v), runningsum(at: v[at])) --> loop1 = sum(at: 0..length(v), loop0 = runningsum(at: v[at]); loop0); each at: return loop1
      """)
  void runningValuesAreCarried(String before, String after) {
    SmallPrograms.assertBecomes(Pass.HOIST, SmallPrograms.counting(LINE, before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return h[row][column] + sum(k: 0..columns(h), h[row][k]) --> each row, column backwards: loop0 = sum(k: 0..columns(h), h[row][k]); return h[row][column] + loop0
      return h[row][column] + max(k: 0..columns(h), h[0][k]) --> loop0 = max(k: 0..columns(h), h[0][k]); each row, column backwards: return h[row][column] + loop0
      return h[row][column] + sum(k: 0..rows(h), h[k][column]) --> each row, column backwards: loop0 = sum(k: 0..rows(h), h[k][column]); return h[row][column] + loop0
      """)
  void positionsInRowsAndColumnsAreTwoVariables(String before, String after) {
    SmallPrograms.assertBecomes(Pass.HOIST, SmallPrograms.counting(GRID, before), after);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      return v[at] - max(k: 0..length(v), v[k]) --> greatestV = max(i: 0..length(v), v[i]); each i: return v[i] - greatestV
      return runningsum(at: v[at]) - runningmin(at: v[at]) + runningmax(at: v[at]) --> each i: at once sumSoFar = 0 -> runningsum(i: v[i]); at once leastSoFar = 0 -> runningmin(i: v[i]); at once greatestSoFar = 0 -> runningmax(i: v[i]); return sumSoFar - leastSoFar + greatestSoFar
      return runningsum(at: v[at] - v[0]) --> each i: at once balance = 0 -> runningsum(i: v[i] - v[0]); return balance
      return sum(k: 0..at + 1, v[k]) --> each i: vSum = sum(j: 0..i + 1, v[j]); return vSum
      s = v[at] - v[0]; if (s >= 1) return sum(k: 0..length(p), p[k]); return s --> trueP = sum(i: 0..length(p), p[i]); each i: value = v[i] - v[0]; if (value >= 1) return trueP; return value
      return runningsum(at: v[at]) + runningsum(at: v[at] + v[0]) --> each i: at once sumSoFar = 0 -> runningsum(i: v[i]); at once sumSoFar2 = 0 -> runningsum(i: v[i] + v[0]); return sumSoFar + sumSoFar2
      return sum(k: 0..length(v), max(l: 0..at + 1, v[l] + v[k])) --> each i: greatestVSum = sum(j: 0..length(v), greatestV = max(k: 0..i + 1, v[k] + v[j]); greatestV); return greatestVSum
      """)
  void valuesAreCalledWhatTheyAre(String before, String after) {
    Program hoisted = Pass.HOIST.apply(SmallPrograms.counting(LINE, before));
    assertThat(SmallPrograms.after(Pass.NAME_LOOPS, hoisted)).isEqualTo(after);
  }

  @Test
  void positionsAreCalledFromTheOutsideIn() {
    Program hoisted = Pass.HOIST.apply(SmallPrograms.counting(GRID, "return h[row][column] + sum(k: 0..column, h[row][k])"));
    assertThat(SmallPrograms.after(Pass.NAME_LOOPS, hoisted)).isEqualTo("each i, j backwards: hSum = sum(k: 0..j, h[i][k]); return h[i][j] + hSum");
  }

  @Test
  void aStateOfTheWholeArrayIsSharedToo() {
    Expr scan = new Loop.Scan("state", "k", expression("length(p)"), true, 0, ProgramText.expression("p[k] ? 1 : 0", "k"), false);
    Program before = SmallPrograms.counting(LINE, "return v[at]")
        .withBody(List.of(new Statement.Return(new Expr.Sum(List.of(new Expr.Term(1, scan), new Expr.Term(1, ProgramText.expression("v[at]", "at")))))));
    assertThat(SmallPrograms.after(Pass.HOIST, before))
        .isEqualTo("loop0 = scan(state, k backwards: length(p), 0, p[k] ? 1 : 0); each at: return loop0 + v[at]");
    assertThat(SmallPrograms.after(Pass.NAME_LOOPS, Pass.HOIST.apply(before)))
        .isEqualTo("state = scan(state, i backwards: length(p), 0, p[i] ? 1 : 0); each i: return state + v[i]");
    Program once = SmallPrograms.counting("return 1").withBody(before.withBody(List.of(new Statement.Return(scan))).body());
    assertThat(SmallPrograms.after(Pass.HOIST, once)).isEqualTo("loop0 = scan(state, k backwards: length(p), 0, p[k] ? 1 : 0); return loop0");
  }

  @Test
  void whatIsCarriedAlreadyStaysAndIsRenamed() {
    PerElement each = new PerElement(List.of(expression("length(p)")), List.of("at"), false, List.of(),
        List.of(new PerElement.Carried("x", true, 0, ProgramText.expression("p[at]", "at"), false)));
    Program program = new Program(SmallPrograms.counting("return 1").inputs().subList(0, 2), SmallPrograms.counting("return 1").arrays(),
        SmallPrograms.deciding("return a").answer(), List.of(new Statement.Return(new Expr.Local("x"))), Optional.of(each));
    Program named = Pass.NAME_LOOPS.apply(Pass.HOIST.apply(program));
    assertThat(ProgramCheck.faults(named)).isEmpty();
    SmallPrograms.assertSameAnswers(program, named);
    assertThat(ProgramPrinter.text(named)).isEqualTo("each i: then x = 0 -> p[i]; return x");
  }
}
