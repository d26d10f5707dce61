package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.training.DatasetRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lists learned from tables that were made of a dataset's arrays: one row per position, or per step of a machine. */
final class Tables {
  private final long seed;
  private final double least;
  private final Dataset dataset;
  private final Dataset.AnswerColumn column;
  private final Work work;

  /** @param least the share of rows of a table that must be right */
  Tables(long seed, double least, Dataset dataset, Work work) {
    this.work = work;
    this.seed = seed;
    this.least = least;
    this.dataset = dataset;
    this.column = dataset.answers().get(0);
  }

  /** A list that is right on all rows. */
  Optional<DecisionList> exact(List<Feature> features, double[][] rows, int[] codes, int answers) {
    Dataset table = asDataset(features, rows, codes, answers);
    DecisionList list = DatasetRows.exact(table, 0, new AlikeRows(table, 0), seed, work);
    return IntStream.range(0, rows.length).allMatch(k -> list.answer(rows[k]) == codes[k]) ? Optional.of(list) : Optional.empty();
  }

  /** A list that is right on all rows (or on as many as asked for), if rows do not contradict each other. */
  Optional<ArrayModel> train(
      List<Feature> features, List<Optional<Expr>> definitions, double[][] rows, int[] codes, int answers) {
    Dataset instances = asDataset(features, rows, codes, answers);
    AlikeRows distinct = new AlikeRows(instances, 0);
    if (distinct.unavoidableErrors() > (1 - least) * rows.length) {
      return Optional.empty();
    }
    DecisionList list = least == 1 ? DatasetRows.exact(instances, 0, distinct, seed, work)
        : DatasetRows.withErrors(instances, 0, distinct, least, seed, work);
    int wrong = 0;
    for (int k = 0; k < rows.length; k++) {
      wrong += list.answer(rows[k]) == codes[k] ? 0 : 1;
    }
    return wrong > (1 - least) * rows.length ? Optional.empty()
        : Optional.of(new ArrayModel(features, definitions, Optional.of(list), Optional.empty(), Optional.empty(), Optional.empty(),
            SizeEvidence.SUPPORTED));
  }

  /** Rows as a dataset of their own. */
  Dataset asDataset(List<Feature> features, double[][] rows, int[] codes, int answers) {
    List<Column> columns = IntStream.range(0, features.size())
        .mapToObj(f -> Column.of(features.get(f).type(), Arrays.stream(rows).mapToDouble(row -> row[f]).toArray()))
        .toList();
    ValueType whole = ValueType.primitive("int", Presence.REQUIRED);
    Answer answer = new Answer(column.answer().name(), List.of(), true, column.answer().type());
    List<String> labels = answers == column.labels().size() ? column.labels() : IntStream.range(0, answers).mapToObj(String::valueOf).toList();
    Dataset.AnswerColumn coded = new Dataset.AnswerColumn(answer, labels, Column.of(whole, IntStream.of(codes).asDoubleStream().toArray()));
    Column lines = Column.of(whole, IntStream.range(0, rows.length).asDoubleStream().toArray());
    return new Dataset(dataset.name(), "", features, columns, dataset.vocabularies(features), List.of(), List.of(coded), lines);
  }
}
