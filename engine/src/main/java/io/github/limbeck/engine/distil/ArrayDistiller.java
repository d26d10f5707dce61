package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.AlikeArrays;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation.Judgement;
import io.github.limbeck.engine.distil.Distillation.NetworkSize;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.family.ArrayNetwork;
import io.github.limbeck.engine.family.ArrayTrainer;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.ModelProof;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.ArrayVerification;
import io.github.limbeck.engine.verify.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From the examples of one method over arrays to its program: train, judge, condense. Knows nothing of the compiler.
 */
public final class ArrayDistiller {
  /** Numbers of more values than this are amounts rather than classes. */
  private static final int CLASSES = 4;

  /** Distils rules over arrays. */
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      return ArrayDistiller.run(task.contract(), task.dataset(), task.validation(), kept.stream().map(Kept::read).toList(), task.work());
    }
  };

  private static final int ROWS_SHOWN = 5;
  private static final long MOST_CELLS = 50_000;

  private final Contract contract;
  private final Dataset training;
  private final Optional<Dataset> heldOut;
  private final List<Finding> findings = new ArrayList<>();
  private final Work work;
  private final AlikeArrays rows;

  ArrayDistiller(Contract contract, Dataset training, Optional<Dataset> heldOut, Work work) {
    this.work = work;
    this.contract = contract;
    this.training = training;
    this.heldOut = heldOut;
    this.rows = AlikeArrays.of(training);
  }

  /**
   * What was distilled.
   *
   * @param programs the rule, condensed
   */
  public record Result(
      Contract contract,
      Dataset training,
      Optional<Dataset> heldOut,
      List<ArrayModel> models,
      List<Program> programs,
      List<Judgement> judgements,
      List<Evidence> evidence,
      List<Front> fronts,
      List<Finding> findings) implements Distillation {

    @Override
    public List<NetworkSize> networks() {
      return models.stream().map(Result::size).toList();
    }

    private static NetworkSize size(ArrayModel model) {
      if (model.list().isEmpty()) {
        return new NetworkSize(1, 1, 1, 1);
      }
      EssenceNetwork network = EssenceNetwork.of(model.list().get());
      return new NetworkSize(network.size(), network.subconcepts().size(), network.concepts().size(), model.list().get().conditions());
    }

    @Override
    public List<String> texts() {
      return List.of(new Kept(evidence.get(0), fronts.get(0), models.get(0).write()).write());
    }

    @Override
    public boolean isExtrapolated() {
      return models.stream().anyMatch(m -> m.sizes() == ArrayModel.SizeEvidence.EXTRAPOLATED);
    }

    @Override
    public Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
      return Proof.ofArrays(source, signature(parameters, setting), models.get(0), this::input, sizes(row -> ArrayScore.example(training, row).arrays()), arrangedSizes(), questions);
    }

    /** The same once the first array is arranged, if it is: a size of nothing is one of them if there is an answer to it. */
    private List<List<int[]>> arrangedSizes() {
      List<List<int[]>> sizes = new ArrayList<>(sizes(this::arrays));
      if (programs.get(0).answersNothing()) {
        sizes.add(List.of(new int[] {1, 0}));
      }
      return sizes;
    }

    /** The model as it is compared with another. */
    ModelProof.Arrays compared() {
      return new ModelProof.Arrays(models.get(0), this::input);
    }

    /** The input that a feature of the model is. */
    private int input(int feature) {
      return training.features().indexOf(models.get(0).features().get(feature));
    }

    @Override
    public List<Outcome> outcomes(Dataset data) {
      List<double[]> pairs = new ArrayList<>();
      List<Integer> rows = new ArrayList<>();
      ArrayScore.visit(programs.get(0), data, (row, expected, given) -> {
        pairs.add(new double[] {expected, given});
        rows.add(row);
      });
      return List.of(new Outcome(data, pairs.stream().mapToDouble(p -> p[0]).toArray(), pairs.stream().mapToDouble(p -> p[1]).toArray(),
          rows.stream().mapToInt(Integer::intValue).toArray(), deciding(data)));
    }

    /** The rule that decides each answer: what the model answers if its rules answer with their indices. */
    private int[] deciding(Dataset data) {
      ArrayModel model = models.get(0);
      if (model.list().isEmpty() || model.perElement().filter(each -> each.appends() || each.steps() > 1).isPresent()) {
        return new int[0];
      }
      List<Integer> deciding = new ArrayList<>();
      Program indices = Condenser.literal(model.with(model.list().get().ofIndices()), contract, training, 0);
      ArrayScore.visit(indices, data, (row, expected, given) -> deciding.add(Double.isNaN(given) ? model.list().get().rules().size() : (int) given));
      return deciding.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public List<List<NetworkView>> drawings() {
      return models.stream().map(m -> {
        List<NetworkView> networks = new ArrayList<>();
        QuantityWords words = new QuantityWords(programs.get(0));
        List<String> labels = m.expressions().isEmpty() ? programs.get(0).answer().labels() : m.expressions().stream().map(words::of).toList();
        String title = m.perElement().filter(each -> each.steps() > 1).map(each -> "one step of " + each.steps()).orElse("");
        m.list().ifPresent(list -> networks.add(network(m, title, list, labels)));
        m.carry().ifPresent(carry -> networks.add(network(m, "the state that is carried along (" + carry.name() + ")", carry.next(),
            carry.labels())));
        return networks;
      }).toList();
    }

    @Override
    public List<String> lines(int answer) {
      QuantityWords words = new QuantityWords(programs.get(answer));
      List<String> value = models.get(answer).value().map(v -> List.of(RuleWords.plain("answer = " + words.of(v)))).orElse(List.of());
      Stream<String> arranged = models.get(answer).arrangement().map(a -> RuleWords.plain(words.of(a))).stream();
      return Stream.concat(Stream.concat(arranged, value.stream()), ModelLines.of(drawings().get(answer)).stream()).toList();
    }

    private NetworkView network(ArrayModel model, String title, DecisionList list, List<String> labels) {
      return new NetworkView(title, list, labels, names(model), model.features().stream().map(this::java).toList(),
          model.features().stream().map(f -> f.type().kind() == ValueType.Kind.BOOLEAN).toList(), training.vocabularies(model.features()), List.of(), false);
    }

    private List<String> names(ArrayModel model) {
      QuantityWords words = new QuantityWords(programs.get(0));
      return IntStream.range(0, model.features().size())
          .mapToObj(f -> model.definitions().get(f).map(words::of).orElse(model.features().get(f).name())).toList();
    }

    /** How code reads a feature of the model: quantities are made of arrays. */
    private String java(Feature feature) {
      return training.features().contains(feature) ? feature.java() : contract.arrays().get(0).java();
    }

    @Override
    public String extrapolated() {
      return isExtrapolated() ? "The examples have fewer than three sizes, so at others the rule is the simplest that fits, and nothing bears it out."
          : hasFixedSizes() ? ""
          : "Three sizes of the examples or more bear the rule out; at sizes beyond them it goes on in the same way.";
    }

    @Override
    public String provedWhere() {
      return hasFixedSizes() ? "" : "at the sizes of the examples";
    }

    private boolean hasFixedSizes() {
      return contract.arrays().stream().allMatch(a -> !a.shape().isEmpty());
    }

    /** The sizes of the arrays that occur, the smallest first, each once. */
    private List<List<int[]>> sizes(IntFunction<List<double[][]>> arrays) {
      TreeMap<String, List<int[]>> sizes = new TreeMap<>();
      for (int row = 0; row < training.rows(); row++) {
        List<int[]> size = new ArrayList<>();
        int cells = 0;
        for (double[][] cellsOf : arrays.apply(row)) {
          size.add(new int[] {cellsOf.length, cellsOf[0].length});
          cells += cellsOf.length * cellsOf[0].length;
        }
        sizes.putIfAbsent(String.format(Locale.ROOT, "%010d ", cells) + size.stream().map(Arrays::toString).toList(), size);
      }
      return List.copyOf(sizes.values());
    }

    /** The arrays of a row, the first as the rules read it. */
    private List<double[][]> arrays(int row) {
      ArrayVerification.Example example = ArrayScore.example(training, row);
      return models.get(0).arrangement().map(a -> a.ofFirst(example.arrays(), example.scalars())).orElse(example.arrays());
    }

    private ArrayNetwork network() {
      return new ArrayNetwork(models.get(0), this::input, programs.get(0));
    }

    @Override
    public Check check(int parameters) {
      boolean right = judgements.get(0).training() == 1 && programs.get(0).answer().kind() != Input.Kind.REAL;
      List<ArrayVerification.Rows> rows = new ArrayList<>();
      rows.add(rows(training, right ? Optional.of(row -> ArrayScore.expected(programs.get(0), training, row)) : Optional.empty()));
      heldOut.ifPresent(held -> rows.add(rows(held, Optional.empty())));
      return new ArrayVerification(contract.method(), parameters, network()::answers, programs.get(0), rows);
    }
  }

  private static ArrayVerification.Rows rows(Dataset data, Optional<IntFunction<double[][]>> answers) {
    return new ArrayVerification.Rows(data.rows(), row -> ArrayScore.example(data, row), data::place, data.vocabularies(), answers);
  }

  /**
   * Trains and condenses.
   *
   * @param cached results of an earlier run for the same inputs; empty to train
   * @param work what training may cost
   * @throws Refusal if rows contradict the contract, or the accuracy asked for is not reached
   */
  static Result run(Contract contract, Dataset dataset, Optional<Dataset> validation, List<Kept> cached, Work work) throws Refusal {
    HoldOut split = HoldOut.of(contract, dataset, validation);
    return new ArrayDistiller(contract, split.training(), split.heldOut(), work).run(cached);
  }

  private Result run(List<Kept> cached) throws Refusal {
    checkRows();
    throwErrors();
    ArrayFront.Learned learned = cached.isEmpty() ? ArrayFront.learn(contract, training, work).orElseThrow(this::noRule) : kept(cached.get(0));
    ArrayModel model = learned.model();
    int conditions = learned.front().rule().conditions();
    int most = ArrayFront.most(contract);
    if (conditions > most) {
      throw new Refusal(Diagnostic.CODE_TOO_LARGE, Place.SUBJECT, "The shortest rule found for " + contract.method() + " has " + conditions
          + " conditions; at most " + most + " are allowed, and a rule over arrays that needs more than " + ArrayFront.MOST_CONDITIONS + " is memory.");
    }
    Program program = Condenser.condense(model, contract, training, 0);
    Judgement judgement = judge(program, learned);
    EffortSpent.finding(contract, work).ifPresent(findings::add);
    throwErrors();
    Gate.finding(contract, contract.method(), judgement.training(), learned.evidence(), learned.front()).ifPresent(findings::add);
    throwErrors(); // a rule for which nothing speaks is not told to be learned by heart as well
    if (isFunction()) {
      Gate.byHeart(contract, judgement.training(), learned.evidence()).ifPresent(findings::add);
    }
    throwErrors();
    if (cached.isEmpty() && learned.evidence().distinct() <= RivalWords.MOST_ROWS && judgement.training() == 1) {
      new RivalWords(contract, training, program).finding(work).ifPresent(findings::add);
    }
    Result result = new Result(contract, training, heldOut, List.of(model), List.of(program), List.of(judgement), List.of(learned.evidence()),
        List.of(learned.front()), findings);
    requireSame(result);
    return result;
  }

  /** Whether answers are arrays, or numbers that arrays of any size come to, so that a rule for them is right everywhere or none. */
  private boolean isFunction() {
    Dataset.AnswerColumn answers = training.answers().get(0);
    ValueType.Kind kind = answers.answer().type().kind();
    boolean numbers = kind == ValueType.Kind.REAL || kind == ValueType.Kind.INTEGER && answers.labels().size() > CLASSES;
    return answers.cells().isPresent() || numbers && contract.arrays().stream().allMatch(a -> a.shape().isEmpty());
  }

  private static ArrayFront.Learned kept(Kept kept) {
    return new ArrayFront.Learned(ArrayModel.read(kept.model()), kept.front(), kept.evidence());
  }

  private Refusal noRule() {
    return new Refusal(Diagnostic.NO_ARRAY_RULE, contract.request().examples(), "No rule was found that gives the answers of " + training.name()
        + " for " + contract.method() + ". " + NoRuleWords.of(training));
  }

  private void throwErrors() throws Refusal {
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Refusal(findings);
    }
  }

  private void report(Diagnostic diagnostic, Place where, String detail) {
    findings.add(Finding.of(diagnostic, where, detail));
  }

  private void checkRows() {
    ArrayTrainer.disagreement(contract, training).ifPresent(text -> report(Diagnostic.SIZES_DISAGREE, contract.request().examples(), text));
    if (rows.hasOneAnswer()) {
      report(Diagnostic.ONE_ANSWER, contract.request().examples(), "All " + training.rows() + " rows of " + training.name() + " have the same answer for "
          + contract.method() + ".");
    }
    int unavoidable = rows.unavoidableErrors();
    if (unavoidable > 0) {
      double reachable = (double) (training.rows() - unavoidable) / training.rows();
      int[] pair = rows.firstDispute();
      String text = training.name() + " contradicts itself: rows with the same features have different answers for " + contract.method()
          + " (such as " + training.place(pair[0]) + " and line " + training.place(pair[1]).replaceFirst(".*:", "") + "). At most "
          + Shares.percent(reachable) + " of the rows can be answered rightly";
      double wanted = contract.request().minAccuracy();
      if (reachable < wanted) {
        report(Diagnostic.ACCURACY_OUT_OF_REACH, Place.attribute("minAccuracy"),
            text + ", but minAccuracy is " + Shares.percent(wanted) + ".");
      } else {
        report(Diagnostic.CONTRADICTIONS, contract.request().examples(), text + ".");
      }
    }
  }

  private Judgement judge(Program program, ArrayFront.Learned learned) {
    double wanted = contract.request().minAccuracy();
    ArrayScore score = ArrayScore.of(program, training);
    double accuracy = score.share();
    if (accuracy < wanted) {
      report(Diagnostic.ACCURACY_TOO_LOW, Place.attribute("minAccuracy"), "The best rule found for " + contract.method() + " answers "
          + Shares.percent(accuracy) + " of the " + score.of(training) + " rightly, "
          + Shares.percent(wanted - accuracy) + " less than the " + Shares.percent(wanted)
          + " asked for. The largest value that passes is minAccuracy = " + FrontFindings.passing(accuracy) + ". Wrong rows: " + shown(score.wrongRows(), training) + ".");
    } else if (FrontFindings.mustBeTold(contract, learned.evidence()) && score.wrongRows().size() > rows.unavoidableErrors()) {
      Front.Point most = learned.front().mostRight();
      report(Diagnostic.ROWS_LEFT_WRONG, contract.request().examples(), "The rule for " + contract.method() + " leaves " + score.wrongRows().size() + " of "
          + training.rows() + " rows wrong: " + shown(score.wrongRows(), training) + ". " + (most.right() > accuracy
              ? "One that is right on " + Shares.percent(most.right()) + " was found, but nothing speaks for it on new rows." : "No rule was found that is right on more."));
    }
    double validation = Double.NaN;
    if (heldOut.isPresent() && heldOut.get().rows() > 0) {
      ArrayScore scoreHeldOut = ArrayScore.of(program, heldOut.get());
      validation = scoreHeldOut.share();
      if (validation < contract.request().minValidationAccuracy()) {
        report(Diagnostic.VALIDATION_TOO_LOW, Place.attribute("minValidationAccuracy"), "The rule for " + contract.method() + " answers "
            + Shares.percent(validation) + " of the " + scoreHeldOut.of(heldOut.get()) + " rightly, less than the "
            + Shares.percent(contract.request().minValidationAccuracy()) + " asked for. Wrong rows: "
            + shown(scoreHeldOut.wrongRows(), heldOut.get()) + ".");
      }
    }
    return new Judgement(accuracy, 1 - (double) rows.unavoidableErrors() / training.rows(), validation);
  }

  private static String shown(List<Integer> wrong, Dataset data) {
    String first = String.join(", ", wrong.stream().limit(ROWS_SHOWN).map(data::place).toList());
    return first + (wrong.size() > ROWS_SHOWN ? " and " + (wrong.size() - ROWS_SHOWN) + " more" : "");
  }

  private void requireSame(Result result) throws Refusal {
    ArrayNetwork network = result.network();
    Interpreter interpreter = new Interpreter(result.programs().get(0));
    long cells = 0;
    for (int i = 0; i < training.rows() && cells < MOST_CELLS; i++) {
      cells += ArrayFront.cells(training, i);
      ArrayVerification.Example example = ArrayScore.example(training, i);
      if (!Arrays.deepEquals(network.answers(example.scalars(), example.arrays()), interpreter.answers(example.scalars(), example.arrays()))) {
        throw new Refusal(Diagnostic.NETWORK_DIFFERS, Place.SUBJECT,
            "The program for " + contract.method() + " differs from its network on " + training.place(i) + ".");
      }
    }
  }
}
