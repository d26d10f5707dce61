package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.elements.ArrangedLearner;
import io.github.limbeck.engine.elements.ElementLearner;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Border;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trains a model on rows that hold arrays. */
public final class ArrayTrainer {
  private static final int SIZES_THAT_DECIDE = 3;
  /** Where answers are more than this, rules that tell each from the others are memory. */
  private static final int FEW_ANSWERS = 12;
  /** Rules among expressions of so few words are looked no further for. */
  private static final double SHORT = 6;
  /** Those of more words may be memory, even where answers are many. */
  private static final double LONG = 15;
  /** What a word counts in bits. */
  private static final double PER_WORD = 4;

  private ArrayTrainer() {}

  /**
   * The model for the answer of a dataset; empty if no rule was found for the elements of an array.
   *
   * @param least the share of answers, or of elements of answers, that must be right for a rule to be one
   * @param rows the working set: which rows to train on
   * @param work what training may cost; when it is spent, the best found so far is the model
   */
  public static Optional<ArrayModel> train(Contract contract, Dataset dataset, double least, int[] rows, Work work) {
    Axes axes = Axes.of(contract.arrays(), dataset.arrays(), false);
    Optional<ArrayModel> model;
    if (dataset.answers().get(0).cells().isPresent()) {
      model = new CellRuleLearner(contract, dataset, sample(contract, dataset, axes, rows, work), least).learn();
    } else if (dataset.answers().get(0).answer().type().kind() == Kind.REAL) {
      Sample sample = sample(contract, dataset, axes, rows, work);
      model = sample.line().flatMap(line -> ElementLearner.learnSingle(line, Arrays.stream(sample.reals()).mapToObj(a -> new double[] {a}).toList(), Kind.REAL, sample.work())).map(ElementLearner.Learned::model);
    } else {
      QuantityLearner.Learned learned = scalar(contract, dataset, sample(contract, dataset, axes, rows, work), least);
      if (learned.errors() > 0 && contract.arrays().stream().anyMatch(a -> a.dimensions() == 2)) {
        Axes square = Axes.of(contract.arrays(), dataset.arrays(), true);
        learned = Stream.of(learned, scalar(contract, dataset, sample(contract, dataset, square, rows, work), least))
            .min(Comparator.comparingInt(QuantityLearner.Learned::errors)).orElseThrow();
      }
      model = Optional.of(learned.model());
    }
    return model.map(m -> m.with(evidence(contract, dataset, axes)));
  }

  private static Sample sample(Contract contract, Dataset dataset, Axes axes, int[] rows, Work work) {
    return Sample.of(dataset, 0, contract.arrays(), axes, rows, work);
  }

  private static QuantityLearner.Learned scalar(Contract contract, Dataset dataset, Sample sample, double least) {
    FamilyPool pool = FamilyPool.of(sample);
    QuantityLearner learner = new QuantityLearner(dataset.features(), sample.scalars(), pool.quantities(), sample.work());
    Dataset.AnswerColumn column = dataset.answers().get(0);
    List<QuantityLearner.Learned> found = new ArrayList<>();
    if (isAmount(column)) {
      double[] numbers = IntStream.of(sample.codes()).mapToDouble(c -> Long.parseLong(column.labels().get(c))).toArray();
      learner.value(numbers).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      Optional<ElementLearner.Learned> expressions = expressions(dataset, sample, sample.line(),
          (line, answers, kind) -> ElementLearner.learnSingle(line, answers, kind, sample.work()));
      if (expressions.filter(e -> e.cost() <= (column.labels().size() > FEW_ANSWERS ? LONG : SHORT)).isPresent()) {
        return new QuantityLearner.Learned(expressions.get().model(), PER_WORD * expressions.get().cost(), 0);
      }
      found.add(learner.list(sample.codes(), column.labels().size(), least));
      expressions.filter(e -> column.labels().size() > FEW_ANSWERS || found.get(0).errors() > 0 || PER_WORD * e.cost() < found.get(0).bits())
          .ifPresent(e -> found.set(0, new QuantityLearner.Learned(e.model(), PER_WORD * e.cost(), 0)));
      if (least == 1 && (found.get(0).errors() > 0 || found.get(0).bits() > PER_WORD * SHORT)) {
        afterArranging(dataset, sample).filter(e -> found.get(0).errors() > 0 || e.bits() < found.get(0).bits()).ifPresent(e -> found.set(0, e));
      }
    }
    QuantityLearner.Learned best = found.stream().min(Comparator.comparingDouble(QuantityLearner.Learned::bits)).orElseThrow();
    if (best.model().list().isEmpty() || best.model().arrangement().isPresent() || least < 1) {
      return best;
    }
    return machine(contract, dataset, sample, learner).map(model -> new QuantityLearner.Learned(model, best.bits(), 0)).orElse(best);
  }

  /**
   * A row on which two rules differ.
   *
   * @param cells the array
   * @param scalars what is given beside it
   * @param answer what the rule answers
   * @param other what the other answers
   */
  public record Difference(double[] cells, double[] scalars, double[] answer, double[] other) {}

  /**
   * A row on which other rules for a line, right on all rows as well, differ from a rule.
   *
   * @param rule what the rule answers to a line and scalars, as values of cells
   */
  public static Optional<Difference> rival(Contract contract, Dataset dataset, BiFunction<double[], double[], double[]> rule, Work work) {
    Sample sample = sample(contract, dataset, Axes.of(contract.arrays(), dataset.arrays(), false), IntStream.range(0, dataset.rows()).toArray(), work);
    Dataset.AnswerColumn column = dataset.answers().get(0);
    Kind kind = column.answer().type().kind();
    boolean line = column.cells().isPresent() && column.answer().dimensions() == 1;
    boolean same = line && IntStream.range(0, sample.rows()).allMatch(r -> sample.answer(r)[0].length == sample.cells(0, r)[0].length);
    return !same ? Optional.empty() : sample.line().filter(given -> given.cellKind() == kind && kind != Kind.REAL && given.beside().isEmpty())
        .flatMap(given -> ElementLearner.rival(given, IntStream.range(0, sample.rows()).mapToObj(r -> sample.answer(r)[0]).toList(), kind, false, rule, work))
        .map(d -> new Difference(d.cells(), d.scalars(), d.answer(), d.other()));
  }

  /** Whether answers are whole numbers of a primitive type. */
  private static boolean isAmount(Dataset.AnswerColumn column) {
    return column.answer().type().kind() == Kind.INTEGER && List.of("byte", "short", "int", "long").contains(column.answer().type().javaName());
  }

  /** What is short to say once the array is arranged: an expression, or a list over quantities; empty if none is right on every row. */
  private static Optional<QuantityLearner.Learned> afterArranging(Dataset dataset, Sample sample) {
    Optional<QuantityLearner.Learned> expression = expressions(dataset, sample, sample.lineToArrange(),
        (line, answers, kind) -> new ArrangedLearner(line, answers, kind).then(true, sample.work())).map(e -> new QuantityLearner.Learned(e.model(), PER_WORD * e.cost(), 0));
    if (expression.filter(e -> e.bits() <= PER_WORD * SHORT).isPresent()) {
      return expression;
    }
    return Stream.of(expression, listAfterArranging(dataset, sample, dataset.answers().get(0).labels().size())).flatMap(Optional::stream)
        .min(Comparator.comparingDouble(QuantityLearner.Learned::bits));
  }

  /** The shortest list over the quantities of the array once it is arranged, where answers are few. */
  private static Optional<QuantityLearner.Learned> listAfterArranging(Dataset dataset, Sample sample, int answers) {
    List<ArrangedLearner.Arranged> arrangements = answers > FEW_ANSWERS ? List.of() : sample.lineToArrange().map(ArrangedLearner::arrangements).orElse(List.of());
    List<QuantityLearner.Learned> found = new ArrayList<>();
    for (ArrangedLearner.Arranged arranged : arrangements) {
      if (arranged.arrangement().order() == Arrangement.Order.AS_GIVEN && arranged.isEverywhere() && !sample.work().isSpent()) {
        List<Quantity> quantities = FamilyPool.of(sample.with(arranged.lines())).quantities();
        QuantityLearner.Learned learned = new QuantityLearner(dataset.features(), sample.scalars(), quantities, sample.work()).list(sample.codes(), answers, 1);
        found.add(new QuantityLearner.Learned(learned.model().of(Optional.of(arranged.arrangement())), learned.bits() + PER_WORD * arranged.cost(), learned.errors()));
      }
    }
    return found.stream().filter(f -> f.errors() == 0).min(Comparator.comparingDouble(QuantityLearner.Learned::bits));
  }

  /** Learns rules that choose among expressions from lines and single answers. */
  private interface ExpressionsOfLine {
    Optional<ElementLearner.Learned> learn(ElementLearner.Given line, List<double[]> answers, Kind kind);
  }

  /** Rules that choose among expressions over one line of cells; empty if there is none. */
  private static Optional<ElementLearner.Learned> expressions(Dataset dataset, Sample sample, Optional<ElementLearner.Given> line, ExpressionsOfLine learner) {
    Dataset.AnswerColumn column = dataset.answers().get(0);
    Kind kind = column.answer().type().kind();
    boolean number = isAmount(column) || kind == Kind.CHARACTER;
    if (kind != Kind.BOOLEAN && !number) {
      return Optional.empty();
    }
    List<double[]> answers = IntStream.of(sample.codes()).mapToObj(c -> new double[] {number ? Long.parseLong(column.labels().get(c))
        : column.labels().get(c).equals("true") ? 1 : 0}).toList();
    return line.filter(l -> l.cellKind() != Kind.REAL).flatMap(l -> learner.learn(l, answers, kind));
  }

  /**
   * A state carried along, if it foretells the answers of the longer rows from the shorter ones better than a list over
   * quantities does: where sizes vary, they decide (docs/method.md, "Arrays of any size").
   */
  private static Optional<ArrayModel> machine(Contract contract, Dataset dataset, Sample sample, QuantityLearner learner) {
    List<Axes.Axis> axes = sample.axes().distinct();
    boolean lines = contract.arrays().stream().allMatch(a -> a.dimensions() == 1) && axes.size() == 1 && dataset.features().isEmpty();
    if (!lines || evidence(contract, dataset, sample.axes()) == SizeEvidence.EXTRAPOLATED) {
      return Optional.empty();
    }
    int[] all = IntStream.range(0, sample.rows()).toArray();
    int[] sizes = IntStream.of(all).map(r -> sample.size(axes.get(0), r)).distinct().sorted().toArray();
    int middle = sizes[(sizes.length - 1) / 2];
    int[] shorter = IntStream.of(all).filter(r -> sample.size(axes.get(0), r) <= middle).toArray();
    int[] longer = IntStream.of(all).filter(r -> sample.size(axes.get(0), r) > middle).toArray();
    int answers = dataset.answers().get(0).labels().size();
    double byList = learner.foretold(shorter, longer, sample.codes(), answers, 1);
    if (byList == 1) {
      return Optional.empty();
    }
    Window window = Window.of(sample, axes, 0, 0, Border.NONE);
    Tables tables = new Tables(contract.request().seed(), 1, dataset, sample.work());
    for (boolean backwards : new boolean[] {false, true}) {
      ScanLearner scans = new ScanLearner(sample, window, axes.get(0).expr(), backwards, tables);
      Optional<ScanLearner.Acceptor> part = scans.atEnd(shorter, sample.codes(), answers, axes.get(0));
      if (part.isPresent() && scans.foretold(part.get(), longer, sample.codes(), axes.get(0)) > byList) {
        Optional<ArrayModel> whole = new ScanLearner(sample, window, axes.get(0).expr(), backwards, tables)
            .atEnd(all, sample.codes(), answers, axes.get(0))
            .flatMap(a -> a.models().stream().min(Comparator.comparingDouble(CellRuleLearner::size)));
        if (whole.isPresent()) {
          return whole;
        }
      }
    }
    return Optional.empty();
  }

  /** Three sizes along every axis that may vary bear a rule out; fewer do not. */
  private static SizeEvidence evidence(Contract contract, Dataset dataset, Axes axes) {
    for (Axes.Axis axis : axes.distinct()) {
      boolean fixed = !contract.arrays().get(axis.array()).shape().isEmpty();
      long sizes = dataset.arrays().get(axis.array()).rows().stream().mapToInt(axis::size).distinct().limit(SIZES_THAT_DECIDE).count();
      if (!fixed && sizes < SIZES_THAT_DECIDE) {
        return SizeEvidence.EXTRAPOLATED;
      }
    }
    return SizeEvidence.SUPPORTED;
  }

  /** In words, a row in which sizes differ that are equal in nearly all others. */
  public static Optional<String> disagreement(Contract contract, Dataset dataset) {
    return Axes.disagreement(dataset, contract.arrays()).map(d -> dataset.place(d.row()) + ": " + named(contract, d.left()) + " has the size "
        + d.leftSize() + ", " + named(contract, d.right()) + " has " + d.rightSize() + "; in nearly all other rows they are equal.");
  }

  private static String named(Contract contract, Axes.Axis axis) {
    String name = contract.arrays().get(axis.array()).name();
    return axis.only() ? name : (axis.dimension() == 0 ? "the height of " : "the width of ") + name;
  }
}
