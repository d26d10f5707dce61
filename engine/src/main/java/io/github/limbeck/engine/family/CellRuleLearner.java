package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.elements.ArrangedLearner;
import io.github.limbeck.engine.elements.ElementLearner;
import io.github.limbeck.engine.elements.GridLearner;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Selection;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Border.Treatment;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns one rule for every element of an answer (docs/method.md, "Arrays of any size"): from a window around the position, grown
 * until the examples are consistent, with whichever border they support; from quantities of the position, such as running sums;
 * or from a small state carried from position to position. Of what fits, the rule with least to say is chosen.
 */
final class CellRuleLearner {
  private static final int WIDEST_ON_LINES = 3;
  private static final int WIDEST_ON_GRIDS = 2;
  /** Cells to one side that are added up. */
  private static final int WIDEST_TO_ONE_SIDE = 4;
  /** A rule with more to say than this may be beaten by one over a wider window. */
  private static final double LONG = 40;
  /** A rule with no more to say than this is looked no further for. */
  private static final double SHORT = 14;
  /** What a word of a rule that chooses among expressions counts, by the measure of literals: a literal is two and its form. */
  private static final double PER_WORD = 2;
  /**
   * Where answers are more than this, rules that tell each from the others are tried last; and where they are numbers, none is
   * looked for that leaves some wrong or looks far, since it would have to name each number.
   */
  private static final int FEW_ANSWERS = 12;
  private static final double BITS_PER_ERROR = 8;
  /** What each step counts that examples do not show. */
  private static final double PER_STEP = 2;

  private final Contract contract;
  private final Dataset dataset;
  private final Sample sample;
  private final Dataset.AnswerColumn column;
  private final boolean coded;
  private final double least;
  private final Tables tables;

  /** A model, how much there is to read, and how many elements it gets wrong. */
  private record Fitting(ArrayModel model, double size, int wrong) {
    static Fitting exact(ArrayModel model) {
      return new Fitting(model, CellRuleLearner.size(model), 0);
    }

    double total() {
      return size + BITS_PER_ERROR * wrong;
    }
  }

  /** @param least the share of elements that must be right */
  CellRuleLearner(Contract contract, Dataset dataset, Sample sample, double least) {
    this.least = least;
    this.contract = contract;
    this.dataset = dataset;
    this.sample = sample;
    this.column = dataset.answers().get(0);
    this.coded = !column.labels().isEmpty();
    this.tables = new Tables(contract.request().seed(), least, dataset, sample.work());
  }

  /** The rule; empty if the answer's sizes follow no array's, or nothing fits. */
  Optional<ArrayModel> learn() {
    return arranged(true).or(this::rules).or(() -> arranged(false)).or(this::afterArranging);
  }

  /** The array itself, arranged in another way. */
  private Optional<ArrayModel> arranged(boolean several) {
    return toBeArranged().filter(this::isLike).flatMap(line -> new ArrangedLearner(line, lines(), column.answer().type().kind()).whole(several))
        .map(ElementLearner.Learned::model);
  }

  private Optional<ArrayModel> afterArranging() {
    Kind kind = column.answer().type().kind();
    return toBeArranged().filter(line -> isLike(line) || kind == Kind.BOOLEAN || kind == Kind.INTEGER)
        .flatMap(line -> new ArrangedLearner(line, lines(), kind).then(false, sample.work())).map(ElementLearner.Learned::model);
  }

  /** The lines, if arrangements of them come into question: where every row is to be right, which rules are looked for first. */
  private Optional<ElementLearner.Given> toBeArranged() {
    return least < 1 || column.answer().dimensions() != 1 ? Optional.empty() : sample.lineToArrange();
  }

  private Optional<ArrayModel> rules() {
    Optional<Layout> layout = Layout.of(sample, column.answer().dimensions());
    if (layout.isEmpty()) {
      return filter();
    }
    Instances instances = Instances.of(sample, layout.get());
    boolean flat = layout.get().axes().size() == 1;
    List<Fitting> fitting = new ArrayList<>();
    windowSums(layout.get(), instances, fitting);
    Optional<Positions> positions = layout.get().longer() == 0 ? Optional.of(Positions.of(sample, layout.get(), instances)) : Optional.empty();
    positions.ifPresent(p -> values(layout.get(), p, fitting));
    grids(layout.get(), fitting);
    boolean many = Arrays.stream(instances.answers()).distinct().limit(FEW_ANSWERS + 1L).count() > FEW_ANSWERS;
    // Bounds between real numbers are guesses, comparisons of two are not.
    boolean first = many || sample.features().stream().anyMatch(f -> f.type().kind() == Kind.REAL);
    if (first) {
      expressions(layout.get(), fitting);
    }
    if (flat && layout.get().longer() != 0 && fitting.stream().noneMatch(f -> f.size() <= SHORT)) {
      sized(fitting);
    }
    boolean numbers = many && column.answer().type().kind() == Kind.INTEGER;
    if (fitting.isEmpty() && numbers && least < 1) {
      return Optional.empty();
    }
    if (fitting.isEmpty() || !flat && fitting.stream().noneMatch(f -> f.size() <= SHORT)) {
      windows(layout.get(), instances, 0, numbers ? 0 : 1, fitting);
    }
    if (flat && layout.get().longer() >= 0 && coded && fitting.stream().noneMatch(f -> f.size() <= SHORT)) {
      scans(layout.get(), fitting);
    }
    if (flat && layout.get().longer() == 0 && coded && fitting.stream().noneMatch(f -> f.size() <= SHORT)) {
      steps(layout.get(), fitting);
    }
    if (!first) {
      expressions(layout.get(), fitting);
    }
    if (!numbers && fitting.stream().allMatch(f -> f.size() > LONG)) {
      positions.ifPresent(p -> decisions(layout.get(), p, fitting));
    }
    if (!numbers && fitting.stream().allMatch(f -> f.size() > LONG)) {
      windows(layout.get(), instances, 2, flat ? WIDEST_ON_LINES : WIDEST_ON_GRIDS, fitting);
    }
    Optional<ArrayModel> best = fitting.stream().min(Comparator.comparingDouble(Fitting::total)).map(Fitting::model);
    return best.isEmpty() && layout.get().longer() < 0 ? filter() : best;
  }

  /** What is appended where conditions hold, if answers are lines of other lengths than the array. */
  private Optional<ArrayModel> filter() {
    Kind kind = column.answer().type().kind();
    return column.answer().dimensions() != 1 ? Optional.empty() : sample.line()
        .filter(line -> isLike(line) || kind == Kind.INTEGER && line.cellKind() != Kind.REAL)
        .flatMap(line -> ElementLearner.learnSized(line, lines(), kind, sample.work()).or(() -> ElementLearner.learnFilter(line, lines(), kind, sample.work())))
        .map(ElementLearner.Learned::model);
  }

  private PerElement perElement(Layout layout, boolean backwards) {
    List<Expr> sizes = layout.axes().stream().map(a -> Rewrite.plus(a.expr(), layout.longer())).toList();
    return new PerElement(sizes, List.of("i", "j").subList(0, sizes.size()), backwards, List.of(), List.of());
  }

  // Windows: numbers that they add up to, and decisions over their cells.

  private void windowSums(Layout layout, Instances instances, List<Fitting> fitting) {
    if (column.answer().type().kind() != Kind.INTEGER) {
      return;
    }
    if (layout.longer() < 0) {
      windowSum(layout, instances, 0, -layout.longer(), Border.NONE, fitting);
      return;
    }
    for (int distance = 1; distance <= 2 && fitting.isEmpty(); distance++) {
      for (Border border : borders()) {
        windowSum(layout, instances, -distance, distance, border, fitting);
      }
    }
    for (int distance = 1; distance <= WIDEST_TO_ONE_SIDE && fitting.isEmpty() && layout.axes().size() == 1; distance++) {
      for (Border border : borders()) {
        windowSum(layout, instances, -distance, 0, border, fitting);
        windowSum(layout, instances, 0, distance, border, fitting);
      }
    }
  }

  private void windowSum(Layout layout, Instances instances, int from, int to, Border border, List<Fitting> fitting) {
    Window window = Window.of(sample, layout.axes(), from, to, border);
    int[] chosen = Positions.chosen(instances.size());
    List<Quantity> cells = new ArrayList<>();
    for (int f = 0; f < window.features().size(); f++) {
      int feature = f;
      Kind kind = window.features().get(f).type().kind();
      double[] values = IntStream.of(chosen)
          .mapToDouble(k -> window.value(sample, feature, instances.row()[k], instances.i()[k], instances.j()[k])).toArray();
      Family.Type type = kind == Kind.BOOLEAN ? Family.Type.CONDITION : kind == Kind.INTEGER ? Family.Type.WHOLE : Family.Type.REAL;
      cells.add(new Quantity(window.elements().get(f), FamilyCosts.WINDOW_CELL, values, type, 1));
    }
    List<Quantity> all = new ArrayList<>(cells);
    for (int a = 0; a < sample.features().size(); a++) {
      int array = a;
      List<Quantity> own = cells.stream().filter(c -> ((Expr.Element) c.expr()).array() == array).toList();
      if (own.size() == Math.pow(to - from + 1, layout.axes().size()) && own.stream().noneMatch(c -> c.type() == Family.Type.REAL)) {
        all.add(total(own, from, to, layout.axes().size(), border));
      }
    }
    values(layout, Positions.of(sample, instances, chosen, all), fitting);
  }

  /** The sum over all cells of one array in the window. */
  private static Quantity total(List<Quantity> cells, int from, int to, int dimensions, Border border) {
    double[] values = new double[cells.get(0).values().length];
    for (Quantity cell : cells) {
      for (int k = 0; k < values.length; k++) {
        values[k] += cell.values()[k];
      }
    }
    int array = ((Expr.Element) cells.get(0).expr()).array();
    List<Expr> index = new ArrayList<>();
    for (int d = 0; d < dimensions; d++) {
      Expr position = d == 0 ? Families.I : Families.J;
      index.add(new Expr.Sum(List.of(new Expr.Term(1, position), new Expr.Term(1, new Expr.Variable("window " + d)))));
    }
    Expr sum = new Expr.Element(array, index, border);
    for (int d = dimensions - 1; d >= 0; d--) {
      sum = new Loop.Over(Reduction.SUM, "window " + d, new Expr.Constant(from), new Expr.Constant(to + 1), sum);
    }
    return new Quantity(sum, FamilyCosts.WINDOW_SUM, values, Family.Type.WHOLE, cells.size());
  }

  private void windows(Layout layout, Instances instances, int least, int widest, List<Fitting> fitting) {
    if (!coded) {
      return;
    }
    if (layout.longer() < 0) {
      Window window = Window.of(sample, layout.axes(), 0, -layout.longer(), Border.NONE);
      window(layout, instances, window, fitting);
      return;
    }
    int before = fitting.size();
    for (int distance = least; distance <= widest && fitting.size() == before; distance++) {
      for (Border border : distance == 0 && layout.longer() == 0 ? List.of(Border.NONE) : borders()) {
        window(layout, instances, Window.of(sample, layout.axes(), -distance, distance, border), fitting);
      }
    }
  }

  /** The borders worth trying; constants only where all arrays of windows hold the same kind of cells. */
  private List<Border> borders() {
    List<Border> borders = new ArrayList<>(List.of(new Border(Treatment.WRAP, 0), new Border(Treatment.REPEAT, 0)));
    Set<Double> cells = new HashSet<>();
    for (int a = 0; a < sample.features().size(); a++) {
      for (int r = 0; r < Math.min(20, sample.rows()); r++) {
        for (double[] line : sample.cells(a, r)) {
          Arrays.stream(line).forEach(cells::add);
        }
      }
    }
    List<Double> constants = cells.size() <= 4 ? cells.stream().sorted().toList() : List.of(0.0);
    boolean numbers = sample.features().stream().noneMatch(f -> f.type().kind() == Kind.ENUM || f.type().kind() == Kind.CHARACTER);
    if (numbers || cells.size() <= 4) {
      constants.forEach(c -> borders.add(0, new Border(Treatment.CONSTANT, c)));
    }
    return borders;
  }

  private void window(Layout layout, Instances instances, Window window, List<Fitting> fitting) {
    if (window.features().isEmpty()) {
      return;
    }
    int n = window.features().size();
    double[][] rows = new double[instances.row().length][n + sample.scalarFeatures().size()];
    for (int k = 0; k < rows.length; k++) {
      for (int f = 0; f < n; f++) {
        rows[k][f] = window.value(sample, f, instances.row()[k], instances.i()[k], instances.j()[k]);
      }
      System.arraycopy(sample.scalars(instances.row()[k]), 0, rows[k], n, rows[k].length - n);
    }
    List<Feature> features = new ArrayList<>(window.features());
    features.addAll(sample.scalarFeatures());
    List<Optional<Expr>> definitions = new ArrayList<>(window.elements().stream().map(Optional::<Expr>of).toList());
    sample.scalarFeatures().forEach(f -> definitions.add(Optional.empty()));
    int[] codes = codes(instances.answers());
    tables.train(features, definitions, rows, codes, column.labels().size()).ifPresent(model -> {
      DecisionList list = model.list().orElseThrow();
      int wrong = (int) IntStream.range(0, rows.length).filter(k -> list.answer(rows[k]) != codes[k]).count();
      fitting.add(new Fitting(model.forEach(perElement(layout, false)), size(model), wrong));
    });
  }

  private int[] codes(double[] answers) {
    return ElementCodes.codes(column, answers);
  }

  /** How much there is to read: literals and what their features are. */
  static double size(ArrayModel model) {
    double size = 0;
    if (model.value().isPresent()) {
      return Rewrite.size(model.value().get());
    }
    Set<Integer> read = new HashSet<>();
    for (DecisionList list : lists(model)) {
      Selection selection = Selection.of(list);
      read.addAll(selection.features());
      for (var rule : list.rules()) {
        size += 2;
        for (var literal : rule.literals()) {
          size += 2 + 2 * Math.min(4, literal.form().terms().size());
        }
      }
    }
    List<Expr> definitions = read.stream().flatMap(f -> model.definitions().get(f).stream()).toList();
    boolean cells = definitions.stream().allMatch(d -> d instanceof Expr.Element);
    return size + (cells ? Math.min(6, definitions.size()) : definitions.stream().mapToInt(Rewrite::size).sum());
  }

  private static List<DecisionList> lists(ArrayModel model) {
    List<DecisionList> lists = new ArrayList<>(model.list().stream().toList());
    model.carry().ifPresent(c -> lists.add(c.next()));
    return lists;
  }

  private void values(Layout layout, Positions positions, List<Fitting> fitting) {
    if (column.answer().type().kind() == Kind.INTEGER) {
      positions.learner().value(positions.answers())
          .ifPresent(l -> fitting.add(Fitting.exact(l.model().forEach(perElement(layout, false)))));
    }
  }

  private void decisions(Layout layout, Positions positions, List<Fitting> fitting) {
    if (coded) {
      QuantityLearner.Learned learned = positions.learner().list(codes(positions.answers()), column.labels().size(), least);
      if (learned.errors() <= (1 - least) * positions.answers().length) {
        fitting.add(new Fitting(learned.model().forEach(perElement(layout, false)), size(learned.model()), learned.errors()));
      }
    }
  }

  /** Rules that choose among expressions, where nothing shorter was found. */
  private void expressions(Layout layout, List<Fitting> fitting) {
    Kind kind = column.answer().type().kind();
    if (layout.axes().size() != 1 || layout.longer() != 0 || fitting.stream().anyMatch(f -> f.size() <= SHORT)) {
      return;
    }
    double below = fitting.stream().mapToDouble(Fitting::total).min().orElse(Double.POSITIVE_INFINITY) / PER_WORD;
    sample.line().filter(line -> isLike(line) || kind == Kind.BOOLEAN || kind == Kind.INTEGER && line.cellKind() != Kind.REAL)
        .flatMap(line -> ElementLearner.learn(line, lines(), kind, below, sample.work()))
        .ifPresent(learned -> fitting.add(new Fitting(learned.model(), PER_WORD * learned.cost(), 0)));
  }

  /** The same for a grid. */
  private void grids(Layout layout, List<Fitting> fitting) {
    Kind kind = column.answer().type().kind();
    boolean one = sample.features().size() == 1 && sample.features().get(0).dimensions() == 2 && dataset.features().isEmpty();
    if (!one || layout.axes().size() != 2 || layout.longer() != 0 || fitting.stream().anyMatch(f -> f.size() <= SHORT)) {
      return;
    }
    Kind cells = sample.features().get(0).type().kind();
    if (cells == Kind.REAL || !isLike(cells) && kind != Kind.BOOLEAN && kind != Kind.INTEGER) {
      return;
    }
    double below = fitting.stream().mapToDouble(Fitting::total).min().orElse(Double.POSITIVE_INFINITY) / PER_WORD;
    List<double[][]> given = IntStream.range(0, sample.rows()).mapToObj(r -> sample.cells(0, r)).toList();
    List<double[][]> answers = IntStream.range(0, sample.rows()).mapToObj(sample::answer).toList();
    GridLearner.learn(given, answers, cells, kind, perElement(layout, false), below, sample.work())
        .ifPresent(learned -> fitting.add(new Fitting(learned.model(), PER_WORD * learned.cost(), 0)));
  }

  /** Whether answers hold what cells do: constants of two enums are not alike. */
  private boolean isLike(ElementLearner.Given line) {
    return isLike(line.cellKind());
  }

  private boolean isLike(Kind cells) {
    Kind kind = column.answer().type().kind();
    return kind == cells && (kind != Kind.ENUM || column.answer().type().javaName().equals(sample.features().get(0).type().javaName()));
  }

  /** The answers, which are lines. */
  private List<double[]> lines() {
    return IntStream.range(0, sample.rows()).mapToObj(r -> sample.answer(r)[0]).toList();
  }

  /** Rules for answers that are a little longer or shorter than the array. */
  private void sized(List<Fitting> fitting) {
    Kind kind = column.answer().type().kind();
    sample.line().filter(line -> isLike(line) || kind == Kind.INTEGER && line.cellKind() != Kind.REAL).flatMap(line -> ElementLearner.learnSized(line, lines(), kind, sample.work()))
        .ifPresent(learned -> fitting.add(new Fitting(learned.model(), PER_WORD * learned.cost(), 0)));
  }

  /** One rule several times over, which saves what a wide window would have to say. */
  private void steps(Layout layout, List<Fitting> fitting) {
    sample.line().filter(this::isLike).ifPresent(line -> new StepLearner(sample, layout, column, tables, perElement(layout, false)).learn().stream()
        .map(model -> new Fitting(model, size(model) + PER_STEP * model.perElement().orElseThrow().steps(), 0))
        .min(Comparator.comparingDouble(Fitting::size)).ifPresent(fitting::add));
  }

  // Carried states.

  private void scans(Layout layout, List<Fitting> fitting) {
    for (boolean backwards : new boolean[] {false, true}) {
      // An answer that is longer has its extra element where the scan ends; the cells there are 0.
      int shift = layout.longer() == 1 && backwards ? -1 : 0;
      Border border = layout.longer() == 0 ? Border.NONE : new Border(Treatment.CONSTANT, 0);
      Window window = Window.of(sample, layout.axes(), shift, shift, border);
      Expr size = Rewrite.plus(layout.axes().get(0).expr(), layout.longer());
      List<int[]> outputs = IntStream.range(0, sample.rows()).mapToObj(r -> codes(sample.answer(r)[0])).toList();
      new ScanLearner(sample, window, size, backwards, tables).perElement(outputs, column.labels().size()).stream()
          .map(model -> Fitting.exact(model.forEach(perElement(layout, backwards))))
          .min(Comparator.comparingDouble(Fitting::size))
          .ifPresent(fitting::add);
    }
  }
}
