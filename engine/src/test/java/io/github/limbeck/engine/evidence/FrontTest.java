package io.github.limbeck.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.evidence.Estimate.Scheme;
import io.github.limbeck.engine.evidence.Front.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of several rules is chosen. */
class FrontTest {
  /** Right on all training rows, but for the rest: 135 conditions; a good short one; and one that is too short. */
  private static final List<Point> POINTS = List.of(point(135, 1, -200), point(12, 0.96, 300), point(1, 0.7, 100));
  private static final List<Optional<HeldOut>> HELD = List.of(held(0, 88), held(2, 96), held(20, 90));

  private static Point point(int conditions, double right, double saved) {
    return new Point(conditions, right, saved, Optional.empty());
  }

  /** Right on the rows of a range, of 100. */
  private static Optional<HeldOut> held(int from, int to) {
    int[] given = IntStream.range(0, 100).map(i -> i >= from && i < to ? 0 : 1).toArray();
    double[] alike = IntStream.range(0, 100).mapToDouble(i -> 1).toArray();
    return Optional.of(new HeldOut(new int[100], given, alike, Arrays.stream(given).asDoubleStream().toArray(), 100, 10, 10, Scheme.BY_CONTENT));
  }

  @Test
  void whatIsExpectedToDoBestIsChosen() {
    assertThat(Front.choose(POINTS, HELD, 0, 150)).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void ofRulesThatDoAsWellTheShorterOneIsChosen() {
    List<Optional<HeldOut>> alike = List.of(held(0, 94), held(1, 94), held(20, 90));
    assertThat(Front.choose(POINTS, alike, 0, 150)).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void aFewBitsAreNoReasonToLeaveRowsWrong() {
    List<Point> alike = List.of(point(2, 1, 6), point(1, 0.96, 9));
    assertThat(Front.choose(alike, List.of(held(0, 96), held(0, 96)), 0, 150)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void whereAllTakeMoreBitsThanTheAnswersTheRowsHeldOutDecide() {
    List<Point> dear = List.of(point(80, 1, -9000), point(140, 0.97, -1800), point(60, 0.9, -2500));
    assertThat(Front.choose(dear, List.of(held(0, 88), held(0, 87), held(0, 70)), 0, 150)).isEqualTo(OptionalInt.of(0));
    assertThat(Front.choose(dear, List.of(held(0, 87), held(0, 88), held(0, 70)), 0, 150)).isEqualTo(OptionalInt.of(1));
    List<Point> few = List.of(point(2, 1, -6), point(1, 0.96, -3));
    assertThat(Front.choose(few, List.of(held(0, 96), held(0, 96)), 0, 150)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void whatIsShorterButClearlyWorseIsNotChosen() {
    List<Optional<HeldOut>> worse = List.of(held(0, 98), held(10, 95), held(20, 90));
    assertThat(Front.choose(POINTS, worse, 0, 150)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void askingForMoreMovesTheChoiceTowardsExactness() {
    int[] chosen = IntStream.of(0, 50, 80, 95, 97, 100).map(p -> Front.choose(POINTS, HELD, p / 100.0, 150).orElse(-1)).toArray();
    assertThat(chosen).containsExactly(1, 1, 1, 1, 0, 0);
  }

  @Test
  void noRuleIsLongerThanAskedFor() {
    assertThat(Front.choose(POINTS, HELD, 0, 5)).isEqualTo(OptionalInt.of(2));
    assertThat(Front.choose(POINTS, HELD, 0.99, 20)).isEmpty();
  }

  @Test
  void withoutRowsThatWereHeldOutTheMostRightIsChosen() {
    assertThat(Front.choose(POINTS, List.of(), 0, 150)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void whatIsNotWorthTryingIsTakenOnlyIfThereIsNoOther() {
    List<Optional<HeldOut>> held = List.of(Optional.empty(), held(2, 96), held(20, 90));
    assertThat(Front.choose(POINTS, held, 0, 150)).isEqualTo(OptionalInt.of(1));
    assertThat(Front.choose(POINTS, held, 1, 150)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Front front = new Front(List.of(new Point(3, 0.75, Double.NaN, Optional.of(new Estimate(7, 10, 4, 3, 5, Scheme.BY_GROUP))), point(1, 0.5, 2.5)), 1);
    assertThat(Front.read(front.write())).isEqualTo(front);
  }
}
