package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Configurations of bodies with an answer for each: of every configuration that is read each body becomes a row of its own, with the
 * others as its list of things. Rows of one configuration are one group, since they tell of the same pairs.
 */
final class BodyRows {
  private static final ValueType WHOLE = ValueType.primitive("int", ValueType.Presence.REQUIRED);

  private final Contract contract;
  private final ItemsReader answers;
  private final int[] position;

  BodyRows(Contract contract, int mostTexts) {
    this.contract = contract;
    List<Feature> components = contract.answers().stream()
        .map(a -> new Feature(a.name(), a.name() + "()", List.of(a.name()), 0, a.type(), Optional.empty())).toList();
    this.answers = new ItemsReader(new ItemsFeature("the answer", "", List.of(), 0, "", false, components), mostTexts);
    List<Feature> fields = contract.items().get(0).fields();
    String place = contract.bodies().orElseThrow().position() + ".";
    this.position = IntStream.range(0, fields.size()).filter(f -> fields.get(f).name().startsWith(place)).toArray();
  }

  ItemsReader answers() {
    return answers;
  }

  /** What is wrong with the configuration that was read last. */
  Optional<BadCell> problem(ItemsReader bodies) {
    double[][] read = bodies.last();
    int given = answers.last().length;
    if (given != read.length) {
      return Optional.of(new BadCell(Diagnostic.ANSWERS_NOT_OF_BODIES, "there are " + read.length + " bodies, but " + given + " answers"));
    }
    for (int i = 0; i < read.length; i++) {
      for (int j = 0; j < i; j++) {
        double[] one = read[i];
        double[] other = read[j];
        if (Arrays.stream(position).allMatch(f -> one[f] == other[f])) {
          return Optional.of(new BadCell(Diagnostic.BODIES_COINCIDE, "bodies " + (j + 1) + " and " + (i + 1) + " are at the same place"));
        }
      }
    }
    return Optional.empty();
  }

  /** All bodies, configuration by configuration. */
  Dataset dataset(String name, String sha256, ItemColumn bodies, Column lines) {
    List<Feature> features = contract.features().subList(0, contract.featuresRead());
    List<Column> columns = features.stream().map(f -> new Column(f.type())).toList();
    List<Column> answerColumns = contract.answers().stream().map(a -> new Column(a.type())).toList();
    Column line = new Column(WHOLE);
    Column configuration = new Column(WHOLE);
    List<double[][]> others = new ArrayList<>();
    List<double[][]> given = answers.toColumn().rows();
    for (int row = 0; row < bodies.rows().size(); row++) {
      double[][] all = bodies.rows().get(row);
      for (int i = 0; i < all.length; i++) {
        int own = i;
        IntStream.range(0, columns.size()).forEach(f -> columns.get(f).add(all[own][f]));
        for (int a = 0; a < answerColumns.size(); a++) {
          answerColumns.get(a).add(given.get(row)[i][a]);
        }
        line.add(lines.get(row));
        configuration.add(row);
        // Copies, since the codes of texts may be changed in place, list by list.
        others.add(IntStream.range(0, all.length).filter(j -> j != own).mapToObj(j -> all[j].clone()).toArray(double[][]::new));
      }
    }
    List<Answer> asked = contract.answers();
    List<Dataset.AnswerColumn> answered = IntStream.range(0, asked.size()).mapToObj(a -> new Dataset.AnswerColumn(asked.get(a), List.of(), answerColumns.get(a))).toList();
    RowMarks marks = bodies.rows().size() < 2 ? RowMarks.NONE : new RowMarks(Optional.empty(), Optional.of(configuration), Optional.empty());
    return new Dataset(name, sha256, features, columns, bodies.vocabularies(), List.of(), answered, line, marks,
        List.of(new ItemColumn(bodies.feature(), others, bodies.vocabularies())), List.of());
  }
}
