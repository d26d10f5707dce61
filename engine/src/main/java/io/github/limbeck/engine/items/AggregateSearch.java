package io.github.limbeck.engine.items;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Aggregate.Kind;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Operator;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.Enumeration;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.Grammar;
import io.github.limbeck.engine.regression.Samples;
import io.github.limbeck.engine.regression.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The search for what a formula needs of a list of things: {@code y = g(own, Σ f(own, item))}, and the same with a mean, an extreme or a
 * count in place of the sum (deep sets; Cranmer et al. 2020, section 3, where a network takes the place of f). All small expressions f are
 * evaluated on all items; what they make of a list is the better the more smoothly the answers follow it. The best are columns for the
 * usual search for g, after which constants inside f are fitted together with g ({@link TermRefinement}).
 */
public final class AggregateSearch {
  private static final AggregateTuning TUNING = AggregateTuning.USUAL;

  private final Contract contract;
  private final Dataset data;
  private final FormulaOptions options;
  private final int read;
  private final Samples samples;
  private final List<Integer> own;

  private AggregateSearch(Contract contract, Dataset data, Samples samples, FormulaOptions options) {
    this.contract = contract;
    this.data = data;
    this.options = options;
    this.read = contract.featuresRead();
    this.samples = samples;
    this.own = IntStream.range(0, read).filter(f -> !contract.features().get(f).type().kind().isNominal()).boxed().toList();
  }

  /**
   * What to compute for one answer, not yet named; empty if the items tell nothing of it.
   *
   * @param samples the features that are read and the answers of the rows of the dataset
   */
  public static List<Aggregate> of(Contract contract, Dataset data, Samples samples, FormulaOptions options) {
    return new AggregateSearch(contract, data, samples, options).run();
  }

  private List<Aggregate> run() {
    if (samples.variance() == 0) {
      return List.of();
    }
    int[] rows = rows();
    Dataset some = rows.length == data.rows() ? data : data.select(i -> Arrays.binarySearch(rows, i) >= 0);
    Set<Integer> components = VectorLeaves.vectors(contract.features().subList(0, read), 0).values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Leaders leaders = new Leaders(samples.select(rows), own.stream().filter(f -> !components.contains(f)).toList());
    for (int list = 0; list < contract.items().size(); list++) {
      offer(some, list, leaders);
    }
    return new AggregateChoice(contract, data, samples, options).choose(leaders).stream().map(a -> plain(a, some)).toList();
  }

  /** With its term in the normal form, in which no constant is there twice, if that is no longer. */
  private Aggregate plain(Aggregate aggregate, Dataset some) {
    Expression term = aggregate.term().isEmpty() ? new Expression.Constant(1) : FormulaText.expression(aggregate.term());
    if (term.constants() == 0) {
      return aggregate;
    }
    Aggregates.Flat flat = Aggregates.Flat.of(some, aggregate.items(), read);
    Samples items = Samples.of(flat.x(), new Tape(term).values(flat.x(), flat.items()));
    Expression plain = FormulaTrainer.refitted(exponential(term), items, options.withUnits(Optional.empty()));
    boolean same = plain.nodes() <= term.nodes() + 1 && FormulaTrainer.isExact(plain, items);
    return same ? new Aggregate("", aggregate.kind(), aggregate.items(), FormulaText.write(plain), aggregate.where()) : aggregate;
  }

  /** With powers of a constant, which are found as such, as exponentials, as they are written. */
  private static Expression exponential(Expression e) {
    if (e instanceof Expression.Call call && call.operator() == Function.POWER && call.first() instanceof Expression.Constant base && base.value() > 0) {
      return Expression.call(Function.EXP, Expression.call(Function.MULTIPLY, new Expression.Constant(StrictMath.log(base.value())), exponential(call.second())));
    } else if (e instanceof Expression.Call root && root.operator() == Function.SQRT && exponential(root.first()) instanceof Expression.Call inner && inner.operator() == Function.EXP) {
      return Expression.call(Function.EXP, Expression.call(Function.MULTIPLY, new Expression.Constant(0.5), inner.first()));
    }
    return e.mapArguments(AggregateSearch::exponential);
  }

  /** Rows spread over the range of the answers that have together no more items than are looked at. */
  private int[] rows() {
    int most = TUNING.rows();
    int[] rows = spread(most);
    while (rows.length > TUNING.fewestRows() && items(rows) > TUNING.items()) {
      most = most * 2 / 3;
      rows = spread(most);
    }
    return rows;
  }

  private int[] spread(int most) {
    int n = samples.rows();
    int[] order = IntStream.range(0, n).boxed().sorted((i, j) -> Double.compare(samples.y()[i], samples.y()[j])).mapToInt(i -> i).toArray();
    int kept = Math.min(n, most);
    return IntStream.range(0, kept).map(k -> order[kept == n ? k : (int) ((long) k * (n - 1) / (kept - 1))]).sorted().toArray();
  }

  private int items(int[] rows) {
    return data.items().stream().mapToInt(list -> IntStream.of(rows).map(i -> list.rows().get(i).length).sum()).sum();
  }

  private void offer(Dataset some, int list, Leaders leaders) {
    Aggregates.Flat flat = Aggregates.Flat.of(some, list, read);
    if (flat.items() == 0) {
      return;
    }
    boolean neverEmpty = data.items().get(list).rows().stream().allMatch(items -> items.length > 0);
    boolean[] all = new boolean[flat.items()];
    Arrays.fill(all, true);
    List<Feature> fields = contract.items().get(list).fields();
    List<Expression> leaves = new ArrayList<>(own.stream().<Expression>map(Expression.Variable::new).toList());
    IntStream.range(0, fields.size()).filter(f -> AggregateCandidates.isNumber(fields.get(f).type())).forEach(f -> leaves.add(new Expression.Variable(read + f)));
    leaves.addAll(VectorLeaves.of(contract.features().subList(0, read), fields));
    List<Aggregate.Where> conditions = IntStream.range(0, fields.size()).boxed()
        .flatMap(f -> AggregateCandidates.conditions(data.items().get(list), f, read).stream()).toList();
    List<boolean[]> meant = conditions.stream().map(w -> flat.meant(Optional.of(w))).toList();
    leaders.offer(() -> new Aggregate("", Kind.COUNT, list, "", Optional.empty()), 1, flat.fold(Kind.COUNT, new double[all.length], all), true);
    for (int c = 0; c < conditions.size(); c++) {
      Aggregate.Where where = conditions.get(c);
      leaders.offer(() -> new Aggregate("", Kind.COUNT, list, "", Optional.of(where)), TUNING.condition(), flat.fold(Kind.COUNT, new double[all.length], meant.get(c)), true);
    }
    List<Boolean> ofItems = leaves.stream().map(leaf -> leaf.uses(feature -> feature >= read)).toList();
    double[][] x = leaves.stream().map(leaf -> new Tape(leaf).values(flat.x(), flat.items())).toArray(double[][]::new);
    for (Grammar grammar : List.of(arithmetic(options.grammar()), options.grammar())) {
      new Enumeration(x, grammar, TUNING.kept(), TUNING.enumerated(), term -> {
        if (!term.expression().uses(ofItems::get)) {
          return;
        }
        boolean fieldsAlone = !term.expression().uses(leaf -> leaf < own.size());
        Supplier<String> text = () -> FormulaText.write(replaced(term.expression(), leaves));
        leaders.offer(() -> new Aggregate("", Kind.SUM, list, text.get(), Optional.empty()), term.size(), flat.fold(Kind.SUM, term.values(), all), fieldsAlone);
        if (term.size() > TUNING.smallTerm()) {
          return;
        }
        for (Kind kind : neverEmpty ? List.of(Kind.MEAN, Kind.GREATEST, Kind.LEAST) : List.<Kind>of()) {
          leaders.offer(() -> new Aggregate("", kind, list, text.get(), Optional.empty()), term.size() + 1, flat.fold(kind, term.values(), all), fieldsAlone);
        }
        for (int c = 0; c < conditions.size() && (term.size() == 1 || conditions.size() <= TUNING.conditions()); c++) {
          Aggregate.Where where = conditions.get(c);
          leaders.offer(() -> new Aggregate("", Kind.SUM, list, text.get(), Optional.of(where)), term.size() + TUNING.condition(),
              flat.fold(Kind.SUM, term.values(), meant.get(c)), fieldsAlone);
        }
      }).run();
    }
  }

  private static Expression replaced(Expression e, List<Expression> leaves) {
    return e instanceof Expression.Variable v ? leaves.get(v.feature()) : e.mapArguments(a -> replaced(a, leaves));
  }

  /** Sums, products, quotients and squares alone, of which larger ones can be looked at. */
  private static Grammar arithmetic(Grammar grammar) {
    List<Operator> unary = grammar.unary().stream().filter(o -> o == Function.SQUARE).toList();
    List<Operator> binary = grammar.binary().stream().filter(o -> o == Function.ADD || o == Function.SUBTRACT || o == Function.MULTIPLY || o == Function.DIVIDE).toList();
    return grammar.withOperators(unary, binary);
  }
}
