package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.program.JdkType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of examples without their rows: what values there are, from which to which they range, and how large arrays are. It is all that
 * condensing and proving a known model ask of a dataset.
 *
 * @param features one per feature of the contract, those that are computed included
 * @param arrays one per array: the values of its cells
 * @param sizes the sizes of the arrays that occur, each once: per array its rows and columns
 * @param labels per answer the answers as text, by their codes; empty for real numbers
 * @param items per list of things one for each field
 */
public record Outline(List<Extent> features, List<Extent> arrays, List<List<int[]>> sizes, List<List<String>> labels, List<List<Extent>> items) {
  /** So many things a list has at most that stands for those of the examples. */
  private static final int MOST_THINGS = 60;
  /** Fewer texts are categories that people know; of more, which may be names, only those are told that the rule names. */
  private static final int MOST_TEXTS = 30;
  /** The digits of a real number that is drawn. */
  private static final MathContext DIGITS = new MathContext(5);

  /**
   * The values of one feature.
   *
   * @param name the feature
   * @param least the least number; NaN where values are texts, or all are missing
   * @param greatest the greatest number
   * @param texts what the codes stand for; empty for numbers. Of many texts those that no rule names are left open ({@link #open})
   */
  public record Extent(String name, double least, double greatest, List<String> texts) {
    private static final char OPEN = '\0';

    /** What stands for a text that is left open, by its code. */
    public static String open(int code) {
      return String.valueOf(OPEN) + code;
    }

    public static boolean isOpen(String text) {
      return !text.isEmpty() && text.charAt(0) == OPEN;
    }

    /** With all texts left open that are not named. */
    private Extent naming(Set<Integer> named) {
      return new Extent(name, least, greatest, IntStream.range(0, texts.size()).mapToObj(code -> named.contains(code) ? texts.get(code) : open(code)).toList());
    }

    public Extent {
      texts = List.copyOf(texts);
    }

    private static Extent of(Feature feature, DoubleStream values, List<String> texts) {
      if (feature.type().kind().isNominal()) {
        return new Extent(feature.name(), Double.NaN, Double.NaN, texts);
      }
      double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
      values.filter(v -> !Double.isNaN(v)).forEach(v -> {
        range[0] = Math.min(range[0], v);
        range[1] = Math.max(range[1], v);
      });
      return range[0] > range[1] ? new Extent(feature.name(), Double.NaN, Double.NaN, List.of()) : new Extent(feature.name(), range[0] + 0.0, range[1] + 0.0, List.of());
    }

    private double drawn(ValueType type, SplittableRandom random) {
      return type.kind() == Kind.REAL ? readable(at(type, random.nextDouble()))
          : type.kind().isNominal() ? texts.isEmpty() ? at(type, 0) : random.nextInt(texts.size()) : Double.isNaN(least) ? least : least + Math.floor(random.nextDouble() * (greatest - least + 1));
    }

    /** A number that people can read, if it is in the range still. */
    private double readable(double value) {
      double rounded = Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
      return rounded >= least && rounded <= greatest ? rounded : value;
    }

    /** A value of a type: the share of the way from the least to the greatest, or a text. */
    private double at(ValueType type, double share) {
      if (type.kind().isNominal()) {
        return texts.isEmpty() ? type.presence().mayBeMissing() ? Double.NaN : 0 : Math.rint(share * (texts.size() - 1));
      }
      double value = share <= 0 ? least : share >= 1 ? greatest : least + share * (greatest - least);
      return type.kind() == Kind.REAL && !type.javaName().equals("float") ? value : type.kind() == Kind.REAL ? (float) value : Math.rint(value);
    }
  }

  public Outline {
    features = List.copyOf(features);
    arrays = List.copyOf(arrays);
    sizes = List.copyOf(sizes);
    labels = labels.stream().map(List::copyOf).toList();
    items = items.stream().map(List::copyOf).toList();
  }

  /**
   * What is to be known of some examples.
   *
   * @param named per feature the codes of the texts that a rule names; empty where all may matter
   */
  public static Outline of(Contract contract, Dataset data, List<Optional<Set<Integer>>> named) {
    List<Extent> features = IntStream.range(0, data.features().size()).mapToObj(f -> {
      Extent all = Extent.of(data.features().get(f), values(data.columns().get(f)), data.vocabularies().get(f));
      boolean many = data.features().get(f).type().kind() == Kind.STRING && all.texts().size() > MOST_TEXTS;
      return many && named.get(f).isPresent() ? all.naming(named.get(f).get()) : all;
    }).toList();
    List<Extent> arrays = IntStream.range(0, data.arrays().size()).mapToObj(a -> Extent.of(cell(contract, a),
        data.arrays().get(a).rows().stream().flatMap(Arrays::stream).flatMapToDouble(Arrays::stream), contract.arrays().get(a).type().constants())).toList();
    List<List<Extent>> items = new ArrayList<>();
    for (ItemColumn list : data.items()) {
      List<Feature> fields = list.feature().fields();
      items.add(IntStream.range(0, fields.size()).mapToObj(f -> Extent.of(fields.get(f), list.rows().stream().flatMap(Arrays::stream).mapToDouble(item -> item[f]),
          list.vocabularies().get(f))).toList());
    }
    return new Outline(features, arrays, sizes(data), data.answers().stream().map(Dataset.AnswerColumn::labels).toList(), items);
  }

  private static Feature cell(Contract contract, int array) {
    return new Feature(contract.arrays().get(array).name(), "", List.of(), 0, contract.arrays().get(array).type(), Optional.empty());
  }

  private static DoubleStream values(Column column) {
    return IntStream.range(0, column.size()).mapToDouble(column::get);
  }

  /** The sizes of the arrays that occur, in an order that rows do not matter to. */
  private static List<List<int[]>> sizes(Dataset data) {
    Map<String, List<int[]>> sizes = new TreeMap<>();
    for (int row = 0; row < data.rows() && !data.arrays().isEmpty(); row++) {
      List<int[]> size = new ArrayList<>();
      for (ArrayColumn array : data.arrays()) {
        double[][] cells = array.rows().get(row);
        size.add(new int[] {cells.length, cells[0].length});
      }
      sizes.putIfAbsent(size.stream().map(Arrays::toString).toList().toString(), size);
    }
    return List.copyOf(sizes.values());
  }

  /**
   * Rows that stand for those of the examples: they have the same texts, labels and sizes, and the same least and greatest numbers. The last features are computed
   * as those of the examples were.
   *
   * @param contract that the outline was made for
   */
  public Dataset rows(Contract contract, String name, String sha256) {
    int rows = Math.max(2, sizes.size());
    List<Feature> read = contract.features().subList(0, contract.featuresRead());
    double[][] values = new double[rows][];
    for (int row = 0; row < rows; row++) {
      double share = row % 2;
      values[row] = row(read, f -> features.get(f).at(read.get(f).type(), share));
    }
    List<Column> columns = IntStream.range(0, read.size()).mapToObj(f -> Column.of(read.get(f).type(), Arrays.stream(values).mapToDouble(v -> v[f]).toArray())).toList();
    List<List<String>> vocabularies = features.subList(0, read.size()).stream().map(Extent::texts).toList();
    List<ArrayColumn> cells = IntStream.range(0, arrays.size())
        .mapToObj(a -> new ArrayColumn(IntStream.range(0, rows).mapToObj(row -> cells(contract.arrays().get(a).type(), a, sizes.get(row % sizes.size()).get(a))).toList())).toList();
    List<Dataset.AnswerColumn> answers = IntStream.range(0, labels.size()).mapToObj(a -> answer(contract.answers().get(a), labels.get(a), rows)).toList();
    List<ItemColumn> things = IntStream.range(0, items.size()).mapToObj(i -> things(contract.items().get(i), items.get(i), rows)).toList();
    Column lines = Column.of(ValueType.primitive("int", ValueType.Presence.REQUIRED), new double[rows]);
    return Aggregates.complete(contract, new Dataset(name, sha256, read, columns, vocabularies, cells, answers, lines, RowMarks.NONE, things, List.of()));
  }

  /** One row; what a calendar says of a date is what it says. */
  private static double[] row(List<Feature> of, IntToDoubleFunction given) {
    double[] row = new double[of.size()];
    int whole = 0;
    for (int f = 0; f < row.length; f++) {
      Feature feature = of.get(f);
      if (feature.part().isPresent() && !feature.isDerived()) {
        row[f] = part(feature, of.get(whole), row[whole]);
      } else {
        row[f] = given.applyAsDouble(f);
        whole = f;
      }
    }
    return row;
  }

  /** An input with another value of a feature; what a calendar says of a date changes with it. */
  public static double[] with(Contract contract, double[] row, int feature, double value) {
    double[] other = row.clone();
    other[feature] = value;
    List<Feature> features = contract.features();
    for (int f = feature + 1; f < features.size() && features.get(f).part().isPresent() && !features.get(f).isDerived(); f++) {
      other[f] = part(features.get(f), features.get(feature), value);
    }
    return other;
  }

  /** What a calendar says of a date. */
  private static double part(Feature part, Feature whole, double date) {
    return Double.isNaN(date) ? Double.NaN : JdkType.of(whole.type().javaName()).orElseThrow().part(part.java().substring(whole.java().length() + 1), date);
  }

  private double[][] cells(ValueType type, int array, int[] size) {
    double[][] cells = new double[size[0]][size[1]];
    for (int i = 0; i < size[0]; i++) {
      for (int j = 0; j < size[1]; j++) {
        cells[i][j] = arrays.get(array).at(type, (i + j) % 2);
      }
    }
    return cells;
  }

  private static Dataset.AnswerColumn answer(Answer answer, List<String> labels, int rows) {
    return answer.dimensions() == 0 ? new Dataset.AnswerColumn(answer, labels, Column.of(answer.type(), new double[rows]))
        : new Dataset.AnswerColumn(answer, labels, Column.of(answer.type(), new double[0]), Optional.of(new ArrayColumn(Collections.nCopies(rows, new double[1][1]))));
  }

  /** One list for all rows, in which every text occurs and numbers spread over their ranges. */
  private static ItemColumn things(ItemsFeature feature, List<Extent> fields, int rows) {
    int count = Math.min(MOST_THINGS, 2 + fields.stream().mapToInt(f -> f.texts().size()).max().orElse(0));
    double[][] list = new double[count][fields.size()];
    for (int j = 0; j < count; j++) {
      for (int f = 0; f < fields.size(); f++) {
        ValueType type = feature.fields().get(f).type();
        int texts = fields.get(f).texts().size();
        list[j][f] = type.kind().isNominal() && texts > 0 ? j % texts : fields.get(f).at(type, type.kind() == Kind.BOOLEAN ? j % 2 : (double) ((j + 1) * (f + 2) % (count + 1)) / count);
      }
    }
    return new ItemColumn(feature, Collections.nCopies(rows, list), fields.stream().map(Extent::texts).toList());
  }

  /** An input: its scalars, and its arrays. */
  public record Drawn(double[] row, List<double[][]> arrays) {}

  /** An input with values drawn evenly from the ranges, texts and sizes of the examples; what may be missing is so once in ten times. */
  public Drawn draw(Contract contract, SplittableRandom random) {
    double[] row = row(contract.features(), f -> {
      ValueType type = contract.features().get(f).type();
      return type.presence().mayBeMissing() && random.nextInt(10) == 0 ? Double.NaN : features.get(f).drawn(type, random);
    });
    List<double[][]> drawn = new ArrayList<>();
    List<int[]> size = sizes.isEmpty() ? List.of() : sizes.get(random.nextInt(sizes.size()));
    for (int a = 0; a < arrays.size(); a++) {
      double[][] cells = new double[size.get(a)[0]][size.get(a)[1]];
      for (double[] line : cells) {
        for (int j = 0; j < line.length; j++) {
          line[j] = arrays.get(a).drawn(contract.arrays().get(a).type(), random);
        }
      }
      drawn.add(cells);
    }
    return new Drawn(row, drawn);
  }

  /** What is known of two sets of examples of the same features: the texts, labels, ranges and sizes of both. */
  public Outline and(Outline other) {
    return new Outline(both(features, other.features), both(arrays, other.arrays), Stream.concat(sizes.stream(), other.sizes.stream().filter(s -> sizes.stream().noneMatch(own -> isSame(own, s)))).toList(),
        IntStream.range(0, labels.size()).mapToObj(a -> and(labels.get(a), other.labels.get(a))).toList(), IntStream.range(0, items.size()).mapToObj(i -> both(items.get(i), other.items.get(i))).toList());
  }

  private static List<Extent> both(List<Extent> one, List<Extent> other) {
    return IntStream.range(0, one.size()).mapToObj(f -> {
      Extent a = one.get(f);
      Extent b = other.get(f);
      return new Extent(a.name(), least(a.least(), b.least()), -least(-a.greatest(), -b.greatest()), and(a.texts(), b.texts()));
    }).toList();
  }

  private static double least(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }

  /** The texts of the first, and then those of the second that are new. */
  private static <T> List<T> and(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream().filter(text -> !one.contains(text))).toList();
  }

  private static boolean isSame(List<int[]> one, List<int[]> other) {
    return IntStream.range(0, one.size()).allMatch(a -> Arrays.equals(one.get(a), other.get(a)));
  }

  /** Sizes as text: {@code 3}, {@code 3x4}, and {@code 3+3} for two arrays. */
  public List<String> sizeTexts() {
    return sizes.stream().map(size -> size.stream().map(s -> s[0] == 1 ? "" + s[1] : s[0] + "x" + s[1]).collect(Collectors.joining("+"))).toList();
  }

  /** Reads what {@link #sizeTexts} gives. */
  public static List<List<int[]>> sizes(List<String> texts) {
    return texts.stream().map(text -> Arrays.stream(text.split("\\+")).map(size -> {
      int[] numbers = Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray();
      return numbers.length == 1 ? new int[] {1, numbers[0]} : numbers;
    }).toList()).toList();
  }
}
