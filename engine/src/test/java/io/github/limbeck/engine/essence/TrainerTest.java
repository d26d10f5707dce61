package io.github.limbeck.engine.essence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import io.github.limbeck.engine.training.DatasetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is learned from few rows holds on all inputs. */
class TrainerTest {

  private static Dataset read(String type, int features, String answerType, List<String> rows) {
    List<Feature> all = new ArrayList<>();
    for (int f = 0; f < features; f++) {
      all.add(new Feature("x" + f, "x" + f, List.of("x" + f), f, ValueType.primitive(type, Presence.REQUIRED), Optional.empty()));
    }
    ValueType answer = answerType.equals("String") ? ValueType.string(Presence.REQUIRED) : ValueType.primitive(answerType, Presence.REQUIRED);
    Contract contract = new Contract("f", all, List.of(new Answer("f", List.of("f"), true, answer)), Optional.empty(), Request.forDataset("d.csv"));
    String header = IntStream.range(0, features).mapToObj(f -> "x" + f).collect(Collectors.joining(",")) + ",f\n";
    try {
      return DatasetReader.read(Source.ofText(header + String.join("\n", rows) + "\n"), contract, Limits.DEFAULT, Place.SUBJECT);
    } catch (Refusal e) {
      throw new AssertionError(e.findings().toString(), e);
    }
  }

  private static DecisionList exact(Dataset data) {
    return DatasetRows.exact(data, 0, new AlikeRows(data, 0), 0, Work.usual());
  }

  private static DecisionList shortest(Dataset data) {
    return (DecisionList) DatasetRows.withErrors(data, 0, new AlikeRows(data, 0), 0, Work.usual()).get(Way.SHORTEST);
  }

  private static List<String> integerRows(Random random, int rows, int features, int values, Function<int[], Object> rule) {
    return IntStream.range(0, rows).mapToObj(i -> {
      int[] x = random.ints(features, 0, values).toArray();
      return IntStream.of(x).mapToObj(String::valueOf).collect(Collectors.joining(",")) + "," + rule.apply(x);
    }).toList();
  }

  /** The share of fresh rows that the list answers as the rule does. */
  private static double accuracy(DecisionList list, Dataset like, int features, int values, Function<int[], Object> rule) {
    Random random = new Random(99);
    int right = 0;
    for (int i = 0; i < 5000; i++) {
      int[] x = random.ints(features, 0, values).toArray();
      int answer = list.answer(IntStream.of(x).asDoubleStream().toArray());
      right += like.answers().get(0).labels().get(answer).equals(rule.apply(x).toString()) ? 1 : 0;
    }
    return right / 5000.0;
  }

  @Test
  void findsWeightsOfAScore() {
    Function<int[], Object> rule = x -> 3 * x[0] + 2 * x[1] + 2 * x[2] + x[3] >= 20;
    Dataset data = read("int", 4, "boolean", integerRows(new Random(1), 300, 4, 6, rule));
    assertThat(accuracy(exact(data), data, 4, 6, rule)).isGreaterThan(0.99);
  }

  @Test
  void findsRulesInOrder() {
    Function<int[], Object> rule = x -> x[0] >= 15 ? "A" : x[1] == x[2] ? "B" : x[3] <= 4 ? "C" : "D";
    Dataset data = read("int", 5, "String", integerRows(new Random(2), 500, 5, 20, rule));
    DecisionList list = exact(data);
    assertThat(accuracy(list, data, 5, 20, rule)).isGreaterThan(0.99);
    assertThat(list.conditions()).isLessThanOrEqualTo(6);
  }

  @Test
  void doesNotFitNoiseRowByRow() {
    Random noise = new Random(4);
    Function<int[], Object> rule = x -> x[0] > 4 && x[1] < 7;
    Dataset data = read("int", 4, "boolean",
        integerRows(new Random(3), 400, 4, 10, x -> noise.nextInt(12) == 0 ? !(Boolean) rule.apply(x) : rule.apply(x)));
    DecisionList list = shortest(data);
    assertThat(accuracy(list, data, 4, 10, rule)).isGreaterThan(0.97);
    assertThat(list.conditions()).isLessThanOrEqualTo(4);
  }

  @Test
  void isRightOnEveryRowOfALargeDataset() {
    Function<int[], Object> rule = x -> x[0] >= 970 ? "A" : x[1] > x[2] ? "B" : x[3] == 77 ? "C" : "D";
    Dataset data = read("int", 5, "String", integerRows(new Random(5), 60_000, 5, 1000, rule));
    DecisionList list = exact(data);
    double[] row = new double[5];
    for (int i = 0; i < data.rows(); i++) {
      data.copyRow(i, row);
      assertThat(list.answer(row)).isEqualTo((int) data.answers().get(0).codes().get(i));
    }
  }

  @Test
  void separatesRealsByFewHyperplanes() {
    Random random = new Random(6);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double[] x = random.doubles(6, 0, 1).toArray();
      double score = x[0] + x[1] + 0.5 * x[2] + random.nextGaussian() * 0.05;
      rows.add(IntStream.range(0, 6).mapToObj(j -> String.valueOf(x[j])).collect(Collectors.joining(",")) + "," + (score > 1.25));
    }
    Dataset data = read("double", 6, "boolean", rows);
    DecisionList list = shortest(data);
    assertThat(list.conditions()).isLessThanOrEqualTo(2);
    double[] row = new double[6];
    int wrong = 0;
    for (int i = 0; i < data.rows(); i++) {
      data.copyRow(i, row);
      wrong += list.answer(row) == (int) data.answers().get(0).codes().get(i) ? 0 : 1;
    }
    assertThat(wrong).isLessThan(30);
  }

  @Test
  void agreesThroughBothMatrixBackEnds() {
    Random random = new Random(7);
    double[][] left = new double[200][];
    double[][] right = new double[30][];
    for (int i = 0; i < left.length; i++) {
      left[i] = random.doubles(30, -5, 5).toArray();
    }
    for (int k = 0; k < right.length; k++) {
      right[k] = random.doubles(8, -5, 5).toArray();
    }
    Matrices library = NativeMatrices.orElse(null);
    assertThat(library).as("ND4J starts on this machine").isNotNull();
    double[][] plain = Matrices.PLAIN.product(left, right);
    double[][] fast = library.product(left, right);
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < 8; j++) {
        assertThat(fast[i][j]).isCloseTo(plain[i][j], Offset.offset(1e-9));
      }
    }
  }

  @Test
  void learnsTheSameThroughBothMatrixBackEnds() {
    Random random = new Random(8);
    double[][] rows = new double[200][];
    int[] answers = new int[rows.length];
    List<Feature> features = new ArrayList<>();
    for (int f = 0; f < 5; f++) {
      features.add(new Feature("x" + f, "x" + f, List.of("x" + f), f, ValueType.primitive("double", Presence.REQUIRED), Optional.empty()));
    }
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.doubles(5, 0, 1).toArray();
      answers[i] = rows[i][0] + rows[i][1] > 1.2 ? 2 : rows[i][2] - rows[i][3] > 0 ? 1 : 0;
    }
    Examples examples = new Examples(features, rows, answers, 3, Work.usual());
    assertThat(HyperplaneLearner.learn(examples, work -> NativeMatrices.orElse(null)))
        .isEqualTo(HyperplaneLearner.learn(examples, work -> Matrices.PLAIN));
  }
}
