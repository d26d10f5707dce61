package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Features that are computed from lists of things. */
public final class Aggregates {
  private Aggregates() {}

  /** The dataset with a column for each feature of the contract that is computed from items, in place of those it has, and with what was found of fields it does not have. */
  public static Dataset complete(Contract contract, Dataset data) {
    return computed(contract, contract.latents().stream().allMatch(l -> l.known().isEmpty()) ? data : known(contract, data));
  }

  /** With the fields that the data do not have, as far as they are known. */
  private static Dataset known(Contract contract, Dataset data) {
    List<Column> columns = new ArrayList<>(data.columns());
    List<ItemColumn> items = new ArrayList<>();
    for (int list = 0; list < data.items().size(); list++) {
      ItemsFeature of = contract.items().get(list);
      ItemColumn column = data.items().get(list);
      List<double[][]> rows = column.rows().stream().map(row -> Arrays.stream(row).map(double[]::clone).toArray(double[][]::new)).toList();
      for (Latent latent : of.latents()) {
        int field = of.field(latent.field());
        int key = of.field(latent.key());
        double[] byCode = column.vocabularies().get(key).stream().mapToDouble(latent::value).toArray();
        rows.forEach(row -> Arrays.stream(row).forEach(item -> item[field] = byCode[(int) item[key]]));
        if (contract.bodies().isPresent()) {
          Column keys = data.columns().get(key);
          columns.set(field, Column.of(contract.features().get(field).type(), IntStream.range(0, data.rows()).mapToDouble(i -> byCode[(int) keys.get(i)]).toArray()));
        }
      }
      items.add(new ItemColumn(of, rows, column.vocabularies()));
    }
    return new Dataset(data.name(), data.sha256(), data.features(), columns, data.vocabularies(), data.arrays(), data.answers(), data.lines(), data.marks(), items,
        data.aggregates());
  }

  private static Dataset computed(Contract contract, Dataset data) {
    if (contract.aggregates().isEmpty() && data.aggregates().isEmpty()) {
      return data;
    }
    int read = contract.featuresRead();
    List<Column> columns = new ArrayList<>(data.columns().subList(0, read));
    List<List<String>> vocabularies = new ArrayList<>(data.vocabularies().subList(0, read));
    List<Flat> lists = IntStream.range(0, data.items().size()).mapToObj(list -> Flat.of(data, list, read)).toList();
    for (int k = 0; k < contract.aggregates().size(); k++) {
      Aggregate aggregate = contract.aggregates().get(k);
      columns.add(Column.of(contract.features().get(read + k).type(), lists.get(aggregate.items()).values(aggregate)));
      vocabularies.add(List.of());
    }
    return new Dataset(data.name(), data.sha256(), contract.features(), columns, vocabularies, data.arrays(), data.answers(), data.lines(), data.marks(),
        data.items(), contract.aggregates());
  }

  private static double[] values(Expression term, Flat flat) {
    return new Tape(term).values(flat.x(), flat.items());
  }

  /**
   * The items of all rows, one after the other.
   *
   * @param x {@code [feature that is read, then field][item]}
   * @param first per row its first item; one entry more than rows
   * @param read how many features are read
   */
  public record Flat(double[][] x, int[] first, int read) {

    /** The items of a list of the dataset. */
    public static Flat of(Dataset data, int list, int read) {
      List<double[][]> rows = data.items().get(list).rows();
      int fields = data.items().get(list).feature().fields().size();
      int[] first = new int[rows.size() + 1];
      for (int i = 0; i < rows.size(); i++) {
        first[i + 1] = first[i] + rows.get(i).length;
      }
      double[][] x = new double[read + fields][first[rows.size()]];
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < rows.get(i).length; j++) {
          for (int f = 0; f < read; f++) {
            x[f][first[i] + j] = data.columns().get(f).get(i);
          }
          for (int f = 0; f < fields; f++) {
            x[read + f][first[i] + j] = rows.get(i)[j][f];
          }
        }
      }
      return new Flat(x, first, read);
    }

    public int items() {
      return first[first.length - 1];
    }

    /** An aggregate on all rows; not finite where there is no item and none of its kind is defined. */
    public double[] values(Aggregate aggregate) {
      double[] terms = aggregate.term().isEmpty() ? new double[items()] : Aggregates.values(FormulaText.expression(aggregate.term()), this);
      return fold(aggregate.kind(), terms, meant(aggregate.where()));
    }

    /** Which items a condition means; all where there is none. */
    public boolean[] meant(Optional<Aggregate.Where> where) {
      boolean[] meant = new boolean[items()];
      double[] given = where.isEmpty() ? null : Aggregates.values(FormulaText.expression(where.get().of()), this);
      for (int j = 0; j < meant.length; j++) {
        meant[j] = where.isEmpty() || where.get().holds(given[j]);
      }
      return meant;
    }

    /** One number per row, from one per item. */
    public double[] fold(Aggregate.Kind kind, double[] terms, boolean[] meant) {
      double[] folded = new double[first.length - 1];
      for (int i = 0; i < folded.length; i++) {
        double sum = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        int count = 0;
        for (int j = first[i]; j < first[i + 1]; j++) {
          if (meant[j]) {
            count++;
            sum += terms[j];
            greatest = Math.max(greatest, terms[j]);
            least = Math.min(least, terms[j]);
          }
        }
        folded[i] = switch (kind) {
          case COUNT -> count;
          case SUM -> sum;
          case MEAN -> sum / count;
          case GREATEST -> greatest;
          case LEAST -> least;
        };
      }
      return folded;
    }
  }
}
