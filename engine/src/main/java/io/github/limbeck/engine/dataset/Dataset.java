package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Examples in columns, checked and typed.
 *
 * @param name what messages call the dataset
 * @param sha256 the fingerprint of its bytes, in hexadecimal
 * @param features the features, in the order of the contract
 * @param columns one column per feature
 * @param vocabularies per feature the texts (or enum constants) that its codes stand for; empty for numbers
 * @param arrays one column per array that is taken as such
 * @param answers the answers, one per component
 * @param lines the line of the file on which each row begins
 * @param marks what columns say of rows beside these
 * @param items one column per list of things
 * @param aggregates what the last features are computed from
 */
public record Dataset(
    String name,
    String sha256,
    List<Feature> features,
    List<Column> columns,
    List<List<String>> vocabularies,
    List<ArrayColumn> arrays,
    List<AnswerColumn> answers,
    Column lines,
    RowMarks marks,
    List<ItemColumn> items,
    List<Aggregate> aggregates) {

  public Dataset {
    features = List.copyOf(features);
    columns = List.copyOf(columns);
    vocabularies = List.copyOf(vocabularies);
    arrays = List.copyOf(arrays);
    answers = List.copyOf(answers);
    items = List.copyOf(items);
    aggregates = List.copyOf(aggregates);
  }

  /** Examples without lists of things. */
  public Dataset(String name, String sha256, List<Feature> features, List<Column> columns, List<List<String>> vocabularies,
      List<ArrayColumn> arrays, List<AnswerColumn> answers, Column lines, RowMarks marks) {
    this(name, sha256, features, columns, vocabularies, arrays, answers, lines, marks, List.of(), List.of());
  }

  /** Examples of which nothing more is said. */
  public Dataset(String name, String sha256, List<Feature> features, List<Column> columns, List<List<String>> vocabularies,
      List<ArrayColumn> arrays, List<AnswerColumn> answers, Column lines) {
    this(name, sha256, features, columns, vocabularies, arrays, answers, lines, RowMarks.NONE);
  }

  /**
   * The answers of all rows.
   *
   * @param answer what the contract says of it
   * @param labels the distinct answers as text, in the order of their values; codes are indices into it. Empty
   *     where the elements of arrays have too many values to be told apart
   * @param codes the answer of each row, or the number itself where the answer is real; empty where the answer is an array
   * @param cells the answer of each row where it is an array
   */
  public record AnswerColumn(Answer answer, List<String> labels, Column codes, Optional<ArrayColumn> cells) {
    public AnswerColumn {
      labels = List.copyOf(labels);
    }

    /** A single value per row. */
    public AnswerColumn(Answer answer, List<String> labels, Column codes) {
      this(answer, labels, codes, Optional.empty());
    }
  }

  /** Some of the rows, in their order. */
  public Dataset select(IntPredicate wanted) {
    List<Column> some = columns.stream().map(c -> c.select(wanted)).toList();
    List<AnswerColumn> someAnswers = answers.stream()
        .map(a -> new AnswerColumn(a.answer(), a.labels(), a.codes().select(wanted), a.cells().map(c -> c.select(wanted))))
        .toList();
    List<ArrayColumn> someArrays = arrays.stream().map(a -> a.select(wanted)).toList();
    return new Dataset(name, sha256, features, some, vocabularies, someArrays, someAnswers, lines.select(wanted),
        marks.select(wanted), items.stream().map(i -> i.select(wanted)).toList(), aggregates);
  }

  /** How much a row counts: 1 where nothing is said of it. */
  public double weight(int row) {
    return marks.weights().map(w -> w.get(row)).orElse(1.0);
  }

  /** The same rows with other weights. */
  public Dataset weighed(IntToDoubleFunction weight) {
    Column weights = new Column(ValueType.primitive("double", ValueType.Presence.REQUIRED));
    IntStream.range(0, rows()).forEach(row -> weights.add(weight.applyAsDouble(row)));
    return new Dataset(name, sha256, features, columns, vocabularies, arrays, answers, lines,
        new RowMarks(Optional.of(weights), marks.group(), marks.order()), items, aggregates);
  }

  /** Per given feature the texts or constants that its codes stand for: the dataset's, or those of the cells that a quantity is made of. */
  public List<List<String>> vocabularies(List<Feature> given) {
    return given.stream().map(feature -> {
      int own = features.indexOf(feature);
      return own >= 0 ? vocabularies.get(own) : feature.type().constants();
    }).toList();
  }

  public int rows() {
    return lines.size();
  }

  /** Writes the values of one row into an array, one per feature. */
  public void copyRow(int row, double[] into) {
    for (int f = 0; f < into.length; f++) {
      into[f] = columns.get(f).get(row);
    }
  }

  /** The values of a row, in an array of their own. */
  public double[] row(int row) {
    double[] values = new double[columns.size()];
    copyRow(row, values);
    return values;
  }

  /** The place of a row in words, such as {@code iris.csv:42}. */
  public String place(int row) {
    return name + ":" + (long) lines.get(row);
  }

  /**
   * The same rows in the codes of another dataset of the same contract. Texts that the other does not know
   * are added to the vocabularies, and answers it does not know to the labels, with codes that no model can give.
   */
  public Dataset recodedLike(Dataset other) {
    List<List<String>> extended = new ArrayList<>();
    for (int f = 0; f < columns.size(); f++) {
      List<String> texts = new ArrayList<>(other.vocabularies.get(f));
      if (features.get(f).type().kind() == Kind.STRING) {
        columns.get(f).recode(codesWithin(texts, vocabularies.get(f)));
      }
      extended.add(texts);
    }
    List<AnswerColumn> recoded = new ArrayList<>();
    for (int a = 0; a < answers.size(); a++) {
      if (answers.get(a).answer().type().kind() == Kind.REAL) {
        recoded.add(answers.get(a));
        continue;
      }
      List<String> labels = new ArrayList<>(other.answers.get(a).labels());
      answers.get(a).codes().recode(codesWithin(labels, answers.get(a).labels()));
      recoded.add(new AnswerColumn(answers.get(a).answer(), labels, answers.get(a).codes(), answers.get(a).cells()));
    }
    List<ItemColumn> recodedItems = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      recodedItems.add(items.get(i).recodedLike(other.items.get(i)));
    }
    return new Dataset(name, sha256, features, columns, extended, arrays, recoded, lines, marks, recodedItems, aggregates);
  }

  /** Per wanted text its code among the known ones; what is new is added to these. */
  static int[] codesWithin(List<String> known, List<String> wanted) {
    Map<String, Integer> codes = new HashMap<>();
    for (String text : known) {
      codes.put(text, codes.size());
    }
    for (String text : wanted) {
      if (codes.putIfAbsent(text, codes.size()) == null) {
        known.add(text);
      }
    }
    return wanted.stream().mapToInt(codes::get).toArray();
  }
}
