package io.github.limbeck.engine.items;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Aggregate.Kind;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.ItemColumn;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.regression.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a rule may look at of a list of things: how many there are, and of each field, of products of two, and of the items that a condition
 * on one field means, sums and extremes. Answers are not looked at, so that what a rule is expected to do on new rows stays honest.
 */
public final class AggregateCandidates {
  /** More features than this make training slow and tell a rule nothing new. */
  private static final int MOST = 300;
  /** Conditions on a number compare it with so many values that divide the items evenly. */
  private static final int BOUNDS = 3;
  /** Values that are the same to so many parts are the same; the rest is a mixing of their bits (Fowler, Noll and Vo). */
  private static final double ALIKE = 1e9;
  private static final long FIRST = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;
  private static final int SHIFT = 29;
  /** A nominal field of more values is an identifier rather than a kind. */
  private static final int MOST_VALUES = 12;

  private final Contract contract;
  private final Dataset data;
  private final List<Aggregate> all = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final List<Aggregates.Flat> lists;
  private final Set<Long> seen = new HashSet<>();

  private AggregateCandidates(Contract contract, Dataset data) {
    this.contract = contract;
    this.data = data;
    this.lists = IntStream.range(0, data.items().size()).mapToObj(list -> Aggregates.Flat.of(data, list, contract.featuresRead())).toList();
    taken.addAll(names(contract));
  }

  /** The names that nothing computed from items may have. */
  static Set<String> names(Contract contract) {
    Set<String> names = new HashSet<>(List.of(contract.method()));
    Stream.concat(contract.features().stream().map(Feature::java), contract.items().stream().map(i -> i.java()))
        .forEach(java -> names.add(java.replaceAll("[.\\[(].*", "")));
    return names;
  }

  /** The candidates for the rows of a dataset: the plainest first, at most {@value #MOST}. */
  public static List<Aggregate> of(Contract contract, Dataset data) {
    AggregateCandidates candidates = new AggregateCandidates(contract, data);
    for (int list = 0; list < contract.items().size(); list++) {
      candidates.add(list);
    }
    return candidates.all;
  }

  private void add(int list) {
    ItemColumn column = data.items().get(list);
    List<Feature> fields = column.feature().fields();
    boolean neverEmpty = column.rows().stream().allMatch(items -> items.length > 0);
    int read = contract.featuresRead();
    List<Integer> numbers = IntStream.range(0, fields.size()).filter(f -> isNumber(fields.get(f).type())).boxed().toList();
    List<Aggregate.Where> conditions = IntStream.range(0, fields.size()).boxed().flatMap(f -> conditions(column, f, read).stream()).toList();
    add(list, Kind.COUNT, "", Optional.empty());
    List<String> terms = numbers.stream().map(f -> FormulaText.write(new Expression.Variable(read + f))).toList();
    terms.forEach(term -> addAll(list, term, neverEmpty));
    conditions.forEach(where -> add(list, Kind.COUNT, "", Optional.of(where)));
    for (int i = 0; i < numbers.size(); i++) {
      for (int j = i + 1; j < numbers.size(); j++) {
        addAll(list, FormulaText.write(Expression.call(Function.MULTIPLY, new Expression.Variable(read + numbers.get(i)), new Expression.Variable(read + numbers.get(j)))), neverEmpty);
      }
    }
    for (int k = 0; k < terms.size(); k++) {
      for (Aggregate.Where where : conditions) {
        if (!where.of().equals(terms.get(k))) {
          add(list, Kind.SUM, terms.get(k), Optional.of(where));
        }
      }
    }
  }

  private void addAll(int list, String term, boolean neverEmpty) {
    for (Kind kind : List.of(Kind.SUM, Kind.GREATEST, Kind.LEAST, Kind.MEAN)) {
      if (neverEmpty || kind.isDefinedForNone()) {
        add(list, kind, term, Optional.empty());
      }
    }
  }

  private void add(int list, Kind kind, String term, Optional<Aggregate.Where> where) {
    Aggregate unnamed = new Aggregate("", kind, list, term, where);
    if (all.size() < MOST && isNew(lists.get(list).values(unnamed))) {
      String name = AggregateNames.of(unnamed, contract.items().get(list), contract.featuresRead(), data.items().get(list).vocabularies(), taken);
      all.add(new Aggregate(name, kind, list, term, where));
    }
  }

  /** Whether the values differ between rows, and are not those of a candidate before, up to a factor. */
  private boolean isNew(double[] values) {
    double[] unit = Term.unit(values);
    if (unit == null || values.length == 0) {
      return false;
    }
    double sign = Arrays.stream(unit).filter(v -> v != 0).findFirst().orElse(1) < 0 ? -1 : 1;
    long print = FIRST;
    for (double v : unit) {
      print = (print ^ Math.round(sign * v * ALIKE)) * PRIME;
      print ^= print >>> SHIFT;
    }
    return seen.add(print);
  }

  static boolean isNumber(ValueType type) {
    return !type.isPoint() && (type.kind() == ValueType.Kind.INTEGER || type.kind() == ValueType.Kind.REAL);
  }

  /**
   * The conditions on a field that hold of some items and not of all.
   *
   * @param read how many features are read rather than computed
   */
  static List<Aggregate.Where> conditions(ItemColumn column, int field, int read) {
    String of = FormulaText.write(new Expression.Variable(read + field));
    double[] values = column.rows().stream().flatMap(Arrays::stream).mapToDouble(item -> item[field]).sorted().toArray();
    ValueType type = column.feature().fields().get(field).type();
    TreeSet<Double> distinct = new TreeSet<>();
    Arrays.stream(values).forEach(distinct::add);
    if (distinct.size() < 2 || !isNumber(type) && distinct.size() > MOST_VALUES) {
      return List.of();
    } else if (!isNumber(type)) {
      return distinct.stream().map(v -> new Aggregate.Where(of, Aggregate.Test.IS, v)).toList();
    }
    List<Aggregate.Where> conditions = new ArrayList<>();
    for (int k = 1; k <= BOUNDS; k++) {
      double bound = values[k * values.length / (BOUNDS + 1)];
      if (bound > values[0] && conditions.stream().noneMatch(c -> c.value() == bound)) {
        conditions.add(new Aggregate.Where(of, Aggregate.Test.AT_LEAST, bound));
      }
    }
    return conditions;
  }
}
