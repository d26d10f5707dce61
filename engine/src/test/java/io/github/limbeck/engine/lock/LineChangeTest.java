package io.github.limbeck.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineChangeTest {
  private static List<String> said(List<String> before, List<String> after) {
    return LineChange.between(before, after).stream().map(LineChange::toString).toList();
  }

  @Test
  void aNumberThatMovedIsOneChange() {
    assertThat(said(List.of("if weight >= 31", "then FREIGHT", "otherwise PARCEL"), List.of("if weight >= 28", "then FREIGHT", "otherwise PARCEL")))
        .containsExactly("if weight >= 31 became if weight >= 28");
    assertThat(said(List.of("100.1 * exp((-0.0601) * hours)"), List.of("99.8 * exp((-0.06) * hours)"))).containsExactly("100.1 * exp((-0.0601) * hours) became 99.8 * exp((-0.06) * hours)");
    assertThat(said(List.of("if applied <= 2024-05-31"), List.of("if applied <= 2024-06-30"))).containsExactly("if applied <= 2024-05-31 became if applied <= 2024-06-30");
    assertThat(said(List.of("if x2 >= 5"), List.of("if x3 >= 5"))).as("a digit of a name is no number").containsExactly("- if x2 >= 5", "+ if x3 >= 5");
  }

  @Test
  void linesThatAreNewOrGoneAreToldInTheirOrder() {
    assertThat(said(List.of("a", "b", "c"), List.of("a", "x", "c", "d"))).containsExactly("- b", "+ x", "+ d");
    assertThat(said(List.of(), List.of("a"))).containsExactly("+ a");
    assertThat(said(List.of("a"), List.of())).containsExactly("- a");
    assertThat(said(List.of("a", "b"), List.of("a", "b"))).isEmpty();
  }

  @Test
  void whatChangedLeadsFromTheOneToTheOther() {
    Random random = new Random(1);
    for (int k = 0; k < 300; k++) {
      List<String> before = lines(random);
      List<String> after = lines(random);
      List<LineChange> changes = LineChange.between(before, after);
      List<String> gone = new ArrayList<>(before);
      List<String> added = new ArrayList<>(after);
      for (LineChange change : changes) {
        assertThat(change.before().isEmpty() || gone.remove(change.before())).isTrue();
        assertThat(change.after().isEmpty() || added.remove(change.after())).isTrue();
      }
      assertThat(gone).as("what is left of both is the same").containsExactlyInAnyOrderElementsOf(added);
    }
  }

  private static List<String> lines(Random random) {
    return IntStream.range(0, random.nextInt(12)).mapToObj(i -> List.of("if a >= ", "then ", "and b <= ").get(random.nextInt(3)) + random.nextInt(4)).toList();
  }

  @Test
  void longListsAreNotComparedLineByLine() {
    List<String> before = IntStream.range(0, 3000).mapToObj(i -> "a" + i).toList();
    List<String> after = IntStream.range(0, 3000).mapToObj(i -> "b" + i).toList();
    assertThat(said(before, after)).containsExactly("3000 lines became 3000 others");
  }
}
