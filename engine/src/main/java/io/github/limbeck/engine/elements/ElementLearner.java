package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.RealNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Learns answers whose elements are expressions that rules choose, from examples whose array and answer are lines of the same length
 * (docs/method.md, "Elements that are expressions").
 */
public final class ElementLearner {
  static final PerElement PER_CELL = new PerElement(List.of(Words.N), List.of("i"), false, List.of(), List.of());

  private final Given given;
  private final List<double[]> cells;
  private final List<double[]> answers;
  private final Kind cellKind;
  private final Kind answerKind;
  private final boolean single;
  private final double below;
  private final Work work;

  /**
   * What answers are learned from.
   *
   * @param cells per example what the array holds
   * @param beside per example what a second array holds, whose cells are of the same kind; empty if there is none
   * @param scalars per example what is given beside arrays
   * @param numbers which of these are whole numbers that an index may be made of
   * @param characters which of these are characters
   * @param cellKind what cells hold; only numbers are added up and ordered
   */
  public record Given(List<double[]> cells, List<double[]> beside, List<double[]> scalars, List<Integer> numbers, List<Integer> characters, Kind cellKind) {
    public Given {
      cells = List.copyOf(cells);
      beside = List.copyOf(beside);
      scalars = List.copyOf(scalars);
      numbers = List.copyOf(numbers);
      characters = List.copyOf(characters);
    }

    /** Some of the examples. */
    Given select(List<Integer> rows) {
      return new Given(rows.stream().map(cells::get).toList(), beside.isEmpty() ? beside : rows.stream().map(beside::get).toList(),
          rows.stream().map(scalars::get).toList(), numbers, characters, cellKind);
    }

    /** The same examples with other lines. */
    Given with(List<double[]> lines) {
      return new Given(lines, beside, scalars, numbers, characters, cellKind);
    }

    /** One example of the same kind, of an array alone. */
    Given one(double[] line, double[] numbersBeside) {
      return new Given(List.of(line), List.of(), List.of(numbersBeside), numbers, characters, cellKind);
    }

    /** An array alone. */
    public static Given of(List<double[]> cells, Kind cellKind) {
      return new Given(cells, List.of(), cells.stream().map(c -> new double[0]).toList(), List.of(), List.of(), cellKind);
    }
  }

  /** @param below what rules must cost less than, in words */
  ElementLearner(Given given, List<double[]> answers, Kind answerKind, boolean single, double below, Work work) {
    this.below = Math.min(below, ElementTuning.MOST_COST);
    this.given = given;
    this.cells = given.cells();
    this.cellKind = given.cellKind();
    this.answers = answers;
    this.answerKind = answerKind;
    this.single = single;
    this.work = work;
  }

  /**
   * A model, and how much there is to say.
   *
   * @param cost in words
   */
  public record Learned(ArrayModel model, double cost) {}

  /**
   * The model; empty if no rules are right at every position of every example.
   *
   * @param answerKind what answers hold; only of the same kind as cells are they copies of these
   * @param below what the model must cost less than, in words
   */
  public static Optional<Learned> learn(Given given, List<double[]> answers, Kind answerKind, double below, Work work) {
    return new ElementLearner(given, answers, answerKind, false, below, work).learn();
  }

  /**
   * The same for answers of other lengths: what is appended where conditions hold.
   *
   * @param answers of any length
   */
  public static Optional<Learned> learnFilter(Given given, List<double[]> answers, Kind answerKind, Work work) {
    return new ElementLearner(given, answers, answerKind, false, ElementTuning.MOST_COST, work).filter();
  }

  /** The same for answers whose length follows from the array's in another way. */
  public static Optional<Learned> learnSized(Given given, List<double[]> answers, Kind answerKind, Work work) {
    return new ElementLearner(given, answers, answerKind, false, ElementTuning.MOST_COST, work).sized();
  }

  /** The same for answers that are single values. */
  public static Optional<Learned> learnSingle(Given given, List<double[]> answers, Kind answerKind, Work work) {
    return new ElementLearner(given, answers, answerKind, true, ElementTuning.MOST_COST, work).learn();
  }

  /**
   * A row on which some other rules, that are right on all examples as well and take few words more, differ from a rule: what the
   * examples do not decide, and the example that would.
   *
   * @param single whether answers are single values
   * @param rule what the rule answers to a row with the scalars of an example
   */
  public static Optional<Rivals.Difference> rival(Given given, List<double[]> answers, Kind answerKind, boolean single, BiFunction<double[], double[], double[]> rule, Work work) {
    ElementLearner learner = new ElementLearner(given, answers, answerKind, single, ElementTuning.MOST_COST, work);
    List<Integer> all = IntStream.range(0, given.cells().size()).boxed().toList();
    Lines lines = learner.lines(all);
    Vocabulary vocabulary = new Vocabulary(lines, learner.background(), given, single, true);
    Sources.Found sources = learner.sources(lines, vocabulary);
    List<ElementRules> readings = Rivals.withTwins(learner.ruleSearch(lines, vocabulary, sources).searchAll(ElementTuning.MORE_WORDS), sources.twins());
    return Rivals.difference(given, single, readings, ElementRules::answer, rule, work);
  }

  /** Rules for each element, or for the single value, that do not speak of the element before. */
  Optional<Learned> plain() {
    double background = background();
    return learn(lines -> rules(lines, background));
  }

  private Optional<Learned> learn() {
    Optional<Learned> plain = plain();
    double most = plain.map(Learned::cost).orElse(below);
    return mayRemember() && most > ElementTuning.LONG ? learn(lines -> remembering(lines, most)).or(() -> plain) : plain;
  }

  private Optional<Learned> learn(Function<Lines, Optional<ElementRules>> search) {
    return searched(rows -> search.apply(lines(rows)), row -> answers.get(row).length, (rules, row) -> isRight(rules.answer(lines(List.of(row))), row))
        .map(rules -> new Learned(model(rules), rules.cost()));
  }

  /** Whether elements are numbers as cells are, so that one may be computed from the one before it. */
  private boolean mayRemember() {
    return !single && (cellKind == Kind.INTEGER || cellKind == Kind.REAL) && (answerKind == Kind.REAL || answerKind == cellKind) && answers.stream().anyMatch(a -> a.length > 1);
  }

  private Optional<ElementRules> remembering(Lines lines, double most) {
    Remembered remembered = Remembered.of(lines, given, answerKind == Kind.INTEGER);
    return new RuleSearch(lines, remembered.sources(), remembered.conditions(), most, work).search();
  }

  /** Rules for answers of a length that follows from the array's. */
  Optional<Learned> sized() {
    return Sizes.of(given, answers).flatMap(this::sized);
  }

  private Optional<Learned> sized(Sizes.Size size) {
    double background = background();
    return searched(rows -> sizedRules(lines(rows), size, background), row -> answers.get(row).length,
            (rules, row) -> isRight(rules.answer(lines(List.of(row))), row))
        .map(rules -> new Learned(model(rules).forEach(new PerElement(List.of(size.expr()), List.of("i"), false, List.of(), List.of())), rules.cost()));
  }

  private Optional<ElementRules> sizedRules(Lines lines, Sizes.Size size, double background) {
    Vocabulary vocabulary = new Vocabulary(lines, background, given, true, false);
    Sources.Found sources = sources(lines, vocabulary);
    List<Term> all = new ArrayList<>(cellKind == answerKind ? Sizes.sources(lines, size, vocabulary) : List.of());
    all.addAll(sources.all());
    all.sort(Comparator.comparingDouble(Term::cost));
    List<Condition> conditions = new ArrayList<>(Conditions.plain(lines, Sizes.conditions(lines, size, vocabulary.numbers(Term.Sort.COUNT))));
    conditions.addAll(Conditions.of(lines, vocabulary, sources.near()));
    conditions.sort(Comparator.comparingDouble(Condition::cost));
    return new RuleSearch(lines, all, conditions, below, work).search();
  }

  /** Rules for what is appended. */
  Optional<Learned> filter() {
    double background = background();
    return searched(rows -> filters(rows, background), row -> cells.get(row).length, (rules, row) -> isRight(appended(rules, row), row))
        .map(rules -> new Learned(filterModel(rules), rules.cost()));
  }

  /** Rules that are right on all examples, learned from those that have cells. */
  private Optional<ElementRules> searched(Function<List<Integer>, Optional<ElementRules>> from, IntUnaryOperator positions, BiPredicate<ElementRules, Integer> isRight) {
    int some = (int) cells.stream().takeWhile(line -> line.length > 0).count();
    return new WorkingSet(some, work).search(from, positions, isRight)
        .filter(rules -> IntStream.range(some, cells.size()).allMatch(row -> (!single || rules.areOfNothing()) && isRight.test(rules, row)));
  }

  private boolean isRight(double[] answer, int row) {
    double[] wanted = answers.get(row);
    return answer.length == wanted.length && IntStream.range(0, wanted.length).allMatch(k -> RealNumbers.areSame(answer[k], wanted[k], answerKind == Kind.REAL));
  }

  private Optional<ElementRules> filters(List<Integer> rows, double background) {
    Lines lines = positions(rows);
    Vocabulary vocabulary = new Vocabulary(lines, background, given, false, false);
    Sources.Found sources = Sources.of(lines, vocabulary, List.of(), cellKind == answerKind, answerKind == Kind.INTEGER);
    List<double[]> wanted = rows.stream().map(answers::get).toList();
    List<Condition> conditions = new ArrayList<>(Conditions.of(lines, vocabulary, sources.near()));
    if (vocabulary.ordered()) {
      conditions.addAll(Conditions.neighbours(lines, sources.near().get(0)));
    }
    conditions.addAll(Conditions.kept(lines, sources.near().get(0), wanted.toArray(double[][]::new)));
    conditions.sort(Comparator.comparingDouble(Condition::cost));
    FilterSearch search = new FilterSearch(lines, wanted, sources.all(), conditions, work);
    return search.search().or(() -> chosen(rows, background, search)).or(() -> inserted(rows, lines, background, conditions));
  }

  /** Where some positions append several elements: a condition that tells which, or two, what they append, and rules for the others, or what these append. */
  private Optional<ElementRules> inserted(List<Integer> rows, Lines lines, double background, List<Condition> conditions) {
    Inserts inserts = new Inserts(lines, rows.stream().map(answers::get).toList(), work);
    for (Inserts.Places places : inserts.places(conditions)) {
      List<Term> parts = parts(rows, background, inserts, places, true);
      if (parts.size() == places.elements()) {
        Optional<ElementRules> others = places.others() == 1 ? others(rows, background, inserts, places) : sameElsewhere(rows, background, inserts, places);
        if (others.isPresent()) {
          return Optional.of(others.get().after(places.conditions(), parts));
        }
      }
    }
    return Optional.empty();
  }

  /** Rules for the positions that append one element. */
  private Optional<ElementRules> others(List<Integer> rows, double background, Inserts inserts, Inserts.Places places) {
    Lines others = Lines.of(given.select(rows), inserts.aligned(places, false, 0), answerKind == Kind.REAL);
    Vocabulary vocabulary = new Vocabulary(others, background, given, false, false);
    Sources.Found sources = sources(others, vocabulary);
    return new RuleSearch(others, sources.all(), Conditions.of(others, vocabulary, sources.near()), below, work).search(inserts.others(places));
  }

  /** Where all other positions append nothing, or the same elements each. */
  private Optional<ElementRules> sameElsewhere(List<Integer> rows, double background, Inserts inserts, Inserts.Places places) {
    List<Term> parts = parts(rows, background, inserts, places, false);
    return parts.size() < places.others() ? Optional.empty() : Optional.of(ElementRules.always(parts));
  }

  /** The elements that positions append each; fewer than there are if what one of them is was not found. */
  private List<Term> parts(List<Integer> rows, double background, Inserts inserts, Inserts.Places places, boolean there) {
    List<Term> parts = new ArrayList<>();
    for (int part = 0; part < places.elements(there) && parts.size() == part; part++) {
      Lines aligned = Lines.of(given.select(rows), inserts.aligned(places, there, part), answerKind == Kind.REAL);
      Sources.Found sources = sources(aligned, new Vocabulary(aligned, background, given, false, false));
      sources.all().stream().filter(source -> inserts.isRight(source, aligned, places, there)).findFirst().ifPresent(parts::add);
    }
    return parts;
  }

  /** Where a condition tells what is kept, but no single expression what it becomes: rules that choose among expressions there. */
  private Optional<ElementRules> chosen(List<Integer> rows, double background, FilterSearch search) {
    Optional<ElementRules> best = Optional.empty();
    for (int c = 0; c < Math.min(search.exact().size(), ElementTuning.MOST_KEPT) && !work.isSpent(); c++) {
      Condition kept = search.exact().get(c);
      Lines lines = Lines.of(given.select(rows), search.aligned(kept), answerKind == Kind.REAL);
      Vocabulary vocabulary = new Vocabulary(lines, background, given, false, false);
      Sources.Found sources = sources(lines, vocabulary);
      double most = best.map(ElementRules::cost).orElse(below) - kept.cost() - 1;
      Optional<ElementRules> rules = new RuleSearch(lines, sources.all(), Conditions.of(lines, vocabulary, sources.near()), most, work).search(kept.holds());
      best = rules.isPresent() ? Optional.of(rules.get().ofKept(kept)) : best;
    }
    return best;
  }

  private double[] appended(ElementRules rules, int row) {
    return rules.appended(positions(List.of(row)));
  }

  private ArrayModel filterModel(ElementRules rules) {
    ArrayModel model = model(rules);
    return model.forEach(model.perElement().orElseThrow().appending());
  }

  private Lines lines(List<Integer> rows) {
    return Lines.of(given.select(rows), rows.stream().map(answers::get).toList(), answerKind == Kind.REAL);
  }

  /** The same with a position for each cell, whatever the answer. */
  private Lines positions(List<Integer> rows) {
    return Lines.of(given.select(rows), rows.stream().map(cells::get).toList(), answerKind == Kind.REAL);
  }

  /** What cells hold that are no marks; in texts that have words, what separates these. */
  private double background() {
    Optional<Double> separator = cellKind == Kind.CHARACTER ? Characters.separating(cells.toArray(double[][]::new)) : Optional.empty();
    return separator.isPresent() ? separator.get() : cellKind == Kind.REAL ? 0 : background(cells.stream().flatMapToDouble(Arrays::stream));
  }

  /** What a cell holds that is no mark: zero (or false) where it occurs, else what occurs most often. */
  static double background(DoubleStream cells) {
    Map<Double, Integer> counts = new HashMap<>();
    cells.forEach(c -> counts.merge(c, 1, Integer::sum));
    return counts.containsKey(0.0) ? 0
        : counts.entrySet().stream().min((a, b) -> a.getValue().equals(b.getValue()) ? Double.compare(a.getKey(), b.getKey()) : b.getValue() - a.getValue())
            .orElseThrow().getKey();
  }

  private Optional<ElementRules> rules(Lines lines, double background) {
    Vocabulary vocabulary = new Vocabulary(lines, background, given, single, false);
    return ruleSearch(lines, vocabulary, sources(lines, vocabulary)).search();
  }

  private Sources.Found sources(Lines lines, Vocabulary vocabulary) {
    return Sources.of(lines, vocabulary, constants(lines.wanted(), lines.reals()), cellKind == answerKind, answerKind == Kind.INTEGER || answerKind == Kind.REAL);
  }

  private RuleSearch ruleSearch(Lines lines, Vocabulary vocabulary, Sources.Found sources) {
    List<Condition> conditions = new ArrayList<>(Conditions.of(lines, vocabulary, sources.near()));
    if (!single && !sources.near().isEmpty()) {
      List<Term> simple = sources.all().stream().filter(s -> s.expr() instanceof Expr.Constant || s.cost() <= 2).toList();
      conditions.addAll(Conditions.sets(lines, sources.near().get(0), simple));
      conditions.sort(Comparator.comparingDouble(Condition::cost));
    }
    return new RuleSearch(lines, sources.all(), conditions, below, work);
  }

  /** What answers hold: all of it where that is little, else what they hold often; of real numbers none that is met but once or twice. */
  static List<Double> constants(double[] wanted, boolean reals) {
    Map<Double, Integer> counts = new TreeMap<>();
    Arrays.stream(wanted).forEach(w -> counts.merge(w, 1, Integer::sum));
    boolean few = counts.size() <= ElementTuning.MOST_CONSTANTS;
    counts.values().removeIf(met -> reals && met < ElementTuning.MET_BY_CHANCE);
    return counts.entrySet().stream().filter(c -> few || c.getValue() * ElementTuning.RARE > wanted.length).map(Map.Entry::getKey).toList();
  }

  private ArrayModel model(ElementRules rules) {
    Optional<PerElement> each = single ? Optional.empty() : Optional.of(PER_CELL);
    return ElementModels.of(rules, each, cellKind, answerKind);
  }
}
