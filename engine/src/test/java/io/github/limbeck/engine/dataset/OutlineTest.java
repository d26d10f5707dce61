package io.github.limbeck.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of examples without their rows stands for them: the same ranges, texts and sizes, and nothing that no row could have. */
class OutlineTest {
  private static final ValueType DATE = ValueType.numbered("java.time.LocalDate", true, LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay());

  private static Contract contract() {
    Feature date = new Feature("applied", "applied", List.of("applied"), 0, DATE, Optional.empty());
    List<Feature> features = new ArrayList<>(List.of(date));
    features.addAll(date.parts());
    features.add(new Feature("zone", "zone", List.of("zone"), 1, ValueType.string(Presence.REQUIRED), Optional.empty()));
    features.add(new Feature("weight", "weight", List.of("weight"), 2, ValueType.primitive("double", Presence.BOXED), Optional.empty()));
    return new Contract("f", features, List.of(new ArrayFeature("x", "x", List.of("x"), 3, ValueType.primitive("int", Presence.REQUIRED), 1, List.of())),
        List.of(new Answer("f", List.of("f"), false, ValueType.primitive("boolean", Presence.REQUIRED))), Optional.empty(), Request.forDataset("d.csv"));
  }

  private static Dataset dataset(Contract contract) {
    int rows = 40;
    double first = LocalDate.of(2024, 3, 30).toEpochDay();
    List<Column> columns = List.of(column(contract, 0, rows, i -> first + i), column(contract, 1, rows, i -> LocalDate.ofEpochDay((long) first + i).getMonthValue()),
        column(contract, 2, rows, i -> LocalDate.ofEpochDay((long) first + i).getDayOfWeek().ordinal()), column(contract, 3, rows, i -> i), column(contract, 4, rows, i -> i % 5 == 0 ? Double.NaN : i / 8.0));
    List<List<String>> vocabularies = List.of(List.of(), List.of(), contract.features().get(2).type().constants(), IntStream.range(0, rows).mapToObj(i -> "town" + i).toList(), List.of());
    List<double[][]> arrays = IntStream.range(0, rows).mapToObj(i -> new double[][] {IntStream.range(0, 3 + i % 4).mapToDouble(k -> k - 2).toArray()}).toList();
    ValueType truth = ValueType.primitive("boolean", Presence.REQUIRED);
    return new Dataset("d.csv", "", contract.features(), columns, vocabularies, List.of(new ArrayColumn(arrays)),
        List.of(new Dataset.AnswerColumn(contract.answers().get(0), List.of("false", "true"), Column.of(truth, new double[rows]))), Column.of(ValueType.primitive("int", Presence.REQUIRED), new double[rows]));
  }

  private static Column column(Contract contract, int feature, int rows, IntToDoubleFunction value) {
    return Column.of(contract.features().get(feature).type(), IntStream.range(0, rows).mapToDouble(value).toArray());
  }

  private static Outline outline(Contract contract) {
    List<Optional<Set<Integer>>> named = List.of(Optional.of(Set.of()), Optional.of(Set.of()), Optional.of(Set.of()), Optional.of(Set.of(7)), Optional.of(Set.of()));
    return Outline.of(contract, dataset(contract), named);
  }

  @Test
  void rangesTextsAndSizesAreThoseOfTheExamples() {
    Outline outline = outline(contract());
    assertThat(outline.features().get(0).least()).isEqualTo(LocalDate.of(2024, 3, 30).toEpochDay());
    assertThat(outline.features().get(4)).satisfies(w -> assertThat(w.least()).isEqualTo(1 / 8.0)).satisfies(w -> assertThat(w.greatest()).isEqualTo(39 / 8.0));
    assertThat(outline.features().get(3).texts()).hasSize(40).contains("town7").doesNotContain("town8");
    assertThat(outline.sizeTexts()).containsExactlyInAnyOrder("3", "4", "5", "6");
    assertThat(Outline.sizes(List.of("3", "2x4", "1+2x3")).stream().map(s -> s.stream().map(Arrays::toString).toList().toString())).containsExactly("[[1, 3]]", "[[2, 4]]", "[[1, 1], [2, 3]]");
  }

  @Test
  void rowsThatStandForTheExamplesGiveTheSameOutline() {
    Contract contract = contract();
    Dataset rows = outline(contract).rows(contract, "d.csv", "");
    Outline again = Outline.of(contract, rows, IntStream.range(0, 5).mapToObj(f -> Optional.<Set<Integer>>empty()).toList());
    assertThat(again.features().get(0)).isEqualTo(outline(contract).features().get(0));
    assertThat(again.features().get(4)).isEqualTo(outline(contract).features().get(4));
    assertThat(again.arrays()).isEqualTo(outline(contract).arrays());
    assertThat(again.sizeTexts()).isEqualTo(outline(contract).sizeTexts());
    for (int row = 0; row < rows.rows(); row++) {
      requireDate(rows.row(row));
    }
  }

  /** What a calendar says of a date is never drawn apart from it. */
  private static void requireDate(double[] row) {
    LocalDate date = LocalDate.ofEpochDay((long) row[0]);
    assertThat(row[1]).isEqualTo(date.getMonthValue());
    assertThat(row[2]).isEqualTo(date.getDayOfWeek().ordinal());
  }

  @Test
  void whatIsDrawnLiesInTheRanges() {
    Contract contract = contract();
    Outline outline = outline(contract);
    SplittableRandom random = new SplittableRandom(1);
    int missing = 0;
    for (int k = 0; k < 2000; k++) {
      Outline.Drawn drawn = outline.draw(contract, random);
      requireDate(drawn.row());
      assertThat(drawn.row()[0]).isBetween(outline.features().get(0).least(), outline.features().get(0).greatest());
      missing += Double.isNaN(drawn.row()[4]) ? 1 : 0;
      assertThat(Double.isNaN(drawn.row()[4]) || drawn.row()[4] >= 1 / 8.0 && drawn.row()[4] <= 39 / 8.0).isTrue();
      assertThat(drawn.arrays().get(0)[0].length).isBetween(3, 6);
      assertThat(Arrays.stream(drawn.arrays().get(0)[0])).allMatch(v -> v >= -2 && v <= 3);
    }
    assertThat(missing).isBetween(100, 320);
  }

  @Test
  void twoOutlinesTogetherKeepTheCodesOfTheFirst() {
    Outline.Extent zone = new Outline.Extent("zone", Double.NaN, Double.NaN, List.of("b", "c"));
    Outline one = new Outline(List.of(zone, new Outline.Extent("a", 1, 5, List.of())), List.of(), List.of(), List.of(List.of("x", "y")), List.of());
    Outline other = new Outline(List.of(new Outline.Extent("zone", Double.NaN, Double.NaN, List.of("a", "b")), new Outline.Extent("a", -2, 3, List.of())), List.of(), List.of(), List.of(List.of("y", "z")), List.of());
    Outline both = one.and(other);
    assertThat(both.features().get(0).texts()).containsExactly("b", "c", "a");
    assertThat(both.features().get(1)).satisfies(a -> assertThat(a.least()).isEqualTo(-2)).satisfies(a -> assertThat(a.greatest()).isEqualTo(5));
    assertThat(both.labels()).containsExactly(List.of("x", "y", "z"));
  }
}
