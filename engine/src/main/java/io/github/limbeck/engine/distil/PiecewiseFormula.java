package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.condense.FormulaLowering;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.RowMarks;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.formula.Enclosure;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Operator;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.ModelText;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.regression.Clamped;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.PerValue;
import io.github.limbeck.engine.regression.Pieces;
import io.github.limbeck.engine.regression.Remainders;
import io.github.limbeck.engine.regression.Samples;
import io.github.limbeck.engine.training.DatasetRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A formula, or several with a rule that chooses between them: an essence network learns which piece a row belongs to.
 *
 * @param rule answers with the index of a piece; empty where there is one piece
 */
record PiecewiseFormula(FormulaModel model, Optional<DecisionList> rule) {
  private static final double RULE_ACCURACY = 0.97;
  private static final int CONDITIONS_PER_PIECE = 3;
  private static final String SEPARATOR = "\n--\n";

  /**
   * Trains one formula, and splits it into pieces if that pays. Where one piece is asked for, a formula with a step in it still becomes two
   * formulas and a condition, which say the same and can be read. Where a little search finds short pieces that the rows
   * follow exactly, no longer one is made for a formula of all rows.
   *
   * @param training the rows that the samples are taken from
   * @param asked the greatest number of pieces
   */
  static PiecewiseFormula train(Dataset training, Samples samples, FormulaOptions options, int asked) throws NoFormulaException {
    if (options.rounding().isPresent() && !options.isFree()) {
      return train(training, samples, options.withRounding(Optional.empty()), asked).rounded(training, samples, options);
    }
    boolean isFree = options.template().isEmpty() && options.grammar().demands().isEmpty() && options.loss().isEmpty() && options.member() == 0;
    Optional<FormulaModel> remainder = Remainders.law(samples, options);
    if (remainder.isPresent()) {
      return new PiecewiseFormula(remainder.get(), Optional.empty());
    }
    ShortLaws laws = new ShortLaws(samples, options, Math.max(asked, 2));
    FormulaModel whole = FormulaTrainer.train(samples, asked == 1 ? options : options.withAllRows(), asked > 1 || isFree ? laws::exist : () -> false);
    if (asked == 1 && isFree && Pieces.hasStep(whole.expression(), samples)) {
      laws.exist();
    }
    if (laws.single.isPresent()) {
      return new PiecewiseFormula(new FormulaModel(laws.single.get().pieces(), whole.front(), List.of()), Optional.empty());
    } else if (laws.pieces.isPresent()) {
      return ofSplit(training, samples, options, laws.pieces.get(), whole);
    }
    int most = asked == 1 && isFree && Pieces.hasStep(whole.expression(), samples) ? 2 : asked;
    if (most == 1) {
      return new PiecewiseFormula(whole, Optional.empty());
    }
    Pieces.Split split = Pieces.run(samples, whole.expression(), options.withAllRows(), most);
    return split.formulas().size() == 1 ? new PiecewiseFormula(whole, Optional.empty()) : ofSplit(training, samples, options, split, whole);
  }

  private PiecewiseFormula rounded(Dataset training, Samples samples, FormulaOptions options) {
    return new PiecewiseFormula(options.rounding().orElseThrow().ofAnswers(model, p -> samples.select(rows(p, training)), options.grammar()), rule);
  }

  /** Looks once, when it is asked for them, for a law with a bound on its answers, or short pieces, that the rows follow exactly. */
  private static final class ShortLaws {
    private final Samples samples;
    private final FormulaOptions options;
    private final int most;
    private boolean isSearched;
    private Optional<FormulaModel> single = Optional.empty();
    private Optional<Pieces.Split> pieces = Optional.empty();

    ShortLaws(Samples samples, FormulaOptions options, int most) {
      this.samples = samples;
      this.options = options;
      this.most = most;
    }

    boolean exist() {
      if (!isSearched) {
        isSearched = true;
        single = Clamped.law(samples, options);
        pieces = single.isPresent() ? Optional.empty() : Pieces.laws(samples, options.withAllRows(), most);
      }
      return single.isPresent() || pieces.isPresent();
    }
  }

  /** The formulas of a split with the rule that tells its pieces apart. */
  private static PiecewiseFormula ofSplit(Dataset training, Samples samples, FormulaOptions options, Pieces.Split split, FormulaModel whole)
      throws NoFormulaException {
    Dataset labelled = labelled(training, split.piece(), split.formulas().size());
    DecisionList rule = rule(labelled, split.formulas().size(), options.seed(), options.work());
    List<Expression> formulas = new ArrayList<>();
    for (int p = 0; p < split.formulas().size(); p++) {
      int piece = p;
      int[] rows = IntStream.range(0, samples.rows())
          .filter(i -> split.piece()[i] == piece && rule.answer(training.row(i)) == piece).toArray();
      formulas.add(rows.length > 3 ? better(split.formulas().get(p), samples.select(rows), options) : split.formulas().get(p));
    }
    return new PiecewiseFormula(new FormulaModel(formulas, whole.front(), List.of()), Optional.of(rule));
  }

  /**
   * Trains one form, with constants for each value of a nominal feature.
   *
   * @param feature its index
   */
  static PiecewiseFormula perValue(Dataset training, Samples samples, FormulaOptions options, int feature) throws NoFormulaException {
    if (options.rounding().isPresent()) {
      return perValue(training, samples, options.withRounding(Optional.empty()), feature).rounded(training, samples, options);
    }
    int[] codes = IntStream.range(0, samples.rows()).map(i -> (int) samples.x()[feature][i]).toArray();
    int[] values = Arrays.stream(codes).distinct().sorted().toArray();
    int[] group = Arrays.stream(codes).map(c -> Arrays.binarySearch(values, c)).toArray();
    FormulaModel model = PerValue.train(samples, group, values.length, options);
    if (model.pieces().size() == 1) {
      return new PiecewiseFormula(model, Optional.empty());
    }
    int commonest = IntStream.range(0, values.length).boxed()
        .max(Comparator.comparingLong((Integer g) -> Arrays.stream(group).filter(i -> i == g).count()).thenComparing(g -> -g)).orElseThrow();
    boolean nominal = training.features().get(feature).type().kind().isNominal();
    List<Rule> rules = IntStream.range(0, values.length).filter(g -> g != commonest)
        .mapToObj(g -> new Rule(List.of(nominal ? Literal.atLeast(Form.of(new Atom.Is(feature, values[g])), 1)
            : Literal.exactly(Form.feature(feature), values[g])), g)).toList();
    return new PiecewiseFormula(model, Optional.of(new DecisionList(rules, commonest)));
  }

  /** A rule for all rows if it is short; else one that leaves out a few, which noise may have put on the wrong side. */
  private static DecisionList rule(Dataset labelled, int pieces, long seed, Work work) {
    AlikeRows distinct = new AlikeRows(labelled, 0);
    DecisionList exact = DatasetRows.exact(labelled, 0, distinct, seed, work);
    return exact.conditions() <= CONDITIONS_PER_PIECE * pieces ? exact : DatasetRows.withErrors(labelled, 0, distinct, RULE_ACCURACY, seed, work);
  }

  /** The formula of a piece with its constants fitted to the rows that are surely its own, unless a full search finds a better one. */
  private static Expression better(Expression e, Samples own, FormulaOptions options) throws NoFormulaException {
    Expression refitted = FormulaTrainer.isExact(e, own) ? e : FormulaTrainer.refitted(e, own, options);
    return FormulaTrainer.isExact(refitted, own) ? refitted : FormulaTrainer.train(own, options.withAllRows()).expression();
  }

  /** The rows with the index of their piece as the answer. */
  private static Dataset labelled(Dataset rows, int[] piece, int pieces) {
    ValueType whole = ValueType.primitive("int", ValueType.Presence.REQUIRED);
    double[] codes = IntStream.of(piece).asDoubleStream().toArray();
    Dataset.AnswerColumn column = new Dataset.AnswerColumn(new Answer("piece", List.of("piece"), true, whole),
        IntStream.range(0, pieces).mapToObj(String::valueOf).toList(), Column.of(whole, codes));
    return new Dataset(rows.name(), rows.sha256(), rows.features(), rows.columns(), rows.vocabularies(), List.of(), List.of(column), rows.lines(), RowMarks.NONE,
        rows.items(), rows.aggregates());
  }

  Program program(Contract contract, Dataset training, int answer) {
    Answer of = contract.answers().get(answer);
    return rule.map(r -> FormulaLowering.lower(model.pieces(),
            Condenser.condense(r, labelled(training, new int[training.rows()], model.pieces().size()), 0), of))
        .orElseGet(() -> FormulaLowering.lower(model.expression(), training, of));
  }

  /** The rows that a piece answers, by their index. */
  int[] rows(int piece, Dataset data) {
    return IntStream.range(0, data.rows()).filter(i -> rule.map(r -> r.answer(data.row(i)) == piece).orElse(true)).toArray();
  }

  /** Computes answers row by row; not for several threads. */
  ToDoubleFunction<double[]> evaluator() {
    List<Tape> tapes = model.pieces().stream().map(Tape::new).toList();
    return row -> tapes.get(rule.map(r -> r.answer(row)).orElse(0)).value(row);
  }

  /** Where the answer to a row must lie, however it is rounded. */
  Enclosure.Bounds bounds(double[] row) {
    return Enclosure.of(model.pieces().get(rule.map(r -> r.answer(row)).orElse(0)), row);
  }

  /** Whether this is the answer to a row, but for rounding. */
  boolean admits(double[] row, double answer) {
    Enclosure.Bounds bounds = bounds(row);
    return bounds.admits(answer) || bounds.narrowed().admits(answer) && (float) answer == answer;
  }

  /** The answers of all rows. */
  double[] values(Dataset rows) {
    ToDoubleFunction<double[]> evaluator = evaluator();
    return IntStream.range(0, rows.rows()).mapToDouble(i -> evaluator.applyAsDouble(rows.row(i))).toArray();
  }

  /** As a text that {@link #read} understands. */
  String write() {
    return FormulaText.write(model) + rule.map(r -> SEPARATOR + ModelText.write(r)).orElse("");
  }

  static PiecewiseFormula read(String text, List<Operator> custom) {
    int separator = text.indexOf(SEPARATOR);
    return separator < 0 ? new PiecewiseFormula(FormulaText.read(text, custom), Optional.empty())
        : new PiecewiseFormula(FormulaText.read(text.substring(0, separator), custom),
            Optional.of((DecisionList) ModelText.read(text.substring(separator + SEPARATOR.length()))));
  }
}
