package io.github.limbeck.engine.contract;

import io.github.limbeck.engine.archive.RecordText;
import io.github.limbeck.engine.source.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A method to be distilled, free of compiler types.
 *
 * @param method its name
 * @param features the scalars it is given, in the order of the parameters
 * @param arrays the arrays it is given as such; arrays of small fixed shape are features cell by cell instead
 * @param answers one answer, or one per component of the record it returns
 * @param answerRecord the Java name of that record, if it returns one
 * @param request what the annotation asks for
 * @param formula what is asked of formulas, if an answer is a real number
 * @param items the lists of things it is given
 * @param aggregates what the last features are computed from: as many features as there are aggregates are not read but computed
 * @param bodies given if the method answers for each item of its list: the features that are read are then the fields of one item, and the
 *     list holds the others
 * @param confidence what each component of the record says, in their order, if one alone is the answer ({@link #ANSWER}) and the others say how much
 *     speaks for it; empty otherwise
 */
public record Contract(
    String method, List<Feature> features, List<ArrayFeature> arrays, List<Answer> answers, Optional<String> answerRecord,
    Request request, Optional<FormulaRequest> formula, List<String> confidence, List<ItemsFeature> items, List<Aggregate> aggregates,
    Optional<Bodies> bodies) {
  /** What the component says that is the answer. */
  public static final String ANSWER = "ANSWER";

  /** What the types of a contract are called where one is stored; never changed, only added to. */
  public static final Map<String, Class<?>> WORDS = Map.ofEntries(Map.entry("contract", Contract.class), Map.entry("feature", Feature.class),
      Map.entry("cell-of-feature", Feature.Cell.class), Map.entry("member", Feature.Member.class), Map.entry("type", ValueType.class), Map.entry("kind", ValueType.Kind.class),
      Map.entry("presence", ValueType.Presence.class), Map.entry("answer", Answer.class), Map.entry("array", ArrayFeature.class),
      Map.entry("request", Request.class), Map.entry("formula-request", FormulaRequest.class), Map.entry("knowledge", FormulaRequest.Knowledge.class),
      Map.entry("fitted", FormulaRequest.FittedConstant.class),
      Map.entry("change", FormulaRequest.Change.class), Map.entry("change-kind", FormulaRequest.ChangeKind.class),
      Map.entry("items", ItemsFeature.class), Map.entry("aggregate", Aggregate.class), Map.entry("aggregate-kind", Aggregate.Kind.class),
      Map.entry("bodies", Bodies.class), Map.entry("where", Aggregate.Where.class), Map.entry("test", Aggregate.Test.class),
      Map.entry("latent", Latent.class), Map.entry("known", Latent.Known.class), Map.entry("table", ItemsFeature.Table.class),
      Map.entry("dialect", Dialect.class), Map.entry("part", Feature.Part.class));

  public Contract {
    features = List.copyOf(features);
    arrays = List.copyOf(arrays);
    answers = List.copyOf(answers);
    confidence = List.copyOf(confidence);
    items = List.copyOf(items);
    aggregates = List.copyOf(aggregates);
  }

  /** A contract without lists of things. */
  public Contract(String method, List<Feature> features, List<ArrayFeature> arrays, List<Answer> answers, Optional<String> answerRecord,
      Request request, Optional<FormulaRequest> formula, List<String> confidence) {
    this(method, features, arrays, answers, answerRecord, request, formula, confidence, List.of(), List.of(), Optional.empty());
  }

  /** A contract that asks for answers alone. */
  public Contract(String method, List<Feature> features, List<ArrayFeature> arrays, List<Answer> answers, Optional<String> answerRecord,
      Request request, Optional<FormulaRequest> formula) {
    this(method, features, arrays, answers, answerRecord, request, formula, List.of());
  }

  /** A contract of rules. */
  public Contract(String method, List<Feature> features, List<ArrayFeature> arrays, List<Answer> answers, Optional<String> answerRecord,
      Request request) {
    this(method, features, arrays, answers, answerRecord, request, Optional.empty());
  }

  /** A contract over scalars. */
  public Contract(String method, List<Feature> features, List<Answer> answers, Optional<String> answerRecord, Request request) {
    this(method, features, List.of(), answers, answerRecord, request);
  }

  /** What the answer says of a state that changes over time, if it is that. */
  public Optional<FormulaRequest.Change> change() {
    return formula.flatMap(FormulaRequest::change);
  }

  /** Per answer of a law of change the feature that is the same component of the state; empty if this is none. */
  public int[] state() {
    return change().map(c -> IntStream.range(0, features.size()).filter(f -> features.get(f).parameter() == c.parameter()).toArray()).orElse(new int[0]);
  }

  /** The feature of a law of change that the data do not have, if there is one. */
  public OptionalInt hidden() {
    return change().flatMap(FormulaRequest.Change::latent).map(name -> IntStream.range(0, features.size()).filter(f -> features.get(f).name().equals(name)).findFirst())
        .orElse(OptionalInt.empty());
  }

  /** Whether the answer is a constant of a series, told from its first states rather than read. */
  public boolean isEncoder() {
    return features.stream().anyMatch(f -> f.cell().map(Feature.Cell::open).orElse(false));
  }

  /** Whether there are images or signals, which are read before anything is computed. */
  public boolean perceives() {
    return arrays.stream().anyMatch(ArrayFeature::perceived);
  }

  /** How many features are read; those that are computed from items come after them. */
  public int featuresRead() {
    return features.size() - aggregates.size();
  }

  /** How many features have columns of their own: those of bodies are read with these. */
  public int columnsRead() {
    return bodies.isPresent() ? 0 : featuresRead();
  }

  /** The same with features that are computed from items, in place of those there are. */
  public Contract with(List<Aggregate> computed) {
    List<Feature> all = new ArrayList<>(features.subList(0, featuresRead()));
    for (Aggregate aggregate : computed) {
      ValueType type = ValueType.primitive(aggregate.kind() == Aggregate.Kind.COUNT ? "int" : "double", ValueType.Presence.REQUIRED);
      String java = bodies.isPresent() ? Bodies.TOTAL + "." + answers.get(computed.indexOf(aggregate)).name() + "()" : aggregate.name();
      all.add(new Feature(aggregate.name(), java, List.of(), items.get(aggregate.items()).parameter(), type, Optional.empty()));
    }
    return new Contract(method, all, arrays, answers, answerRecord, request, formula, confidence, items, computed, bodies);
  }

  /** The same with what was found of the fields that the data do not have. */
  public Contract withLatents(List<Latent> found) {
    List<ItemsFeature> known = items.stream().map(i -> i.latents().isEmpty() ? i : i.with(found)).toList();
    return new Contract(method, features, arrays, answers, answerRecord, request, formula, confidence, known, aggregates, bodies);
  }

  /** The fields of items that the data do not have. */
  public List<Latent> latents() {
    return items.stream().flatMap(i -> i.latents().stream()).toList();
  }

  /** What messages call an answer: the method, or a component of what it answers with. */
  public String named(int answer) {
    return answers.size() == 1 ? method : method + "." + answers.get(answer).name();
  }

  /** A text that changes whenever code generated for this contract might: part of the cache key. */
  public String fingerprint() {
    return toString();
  }

  /**
   * The contract as others may see it: the URL of a database is replaced by its name, because the URL may hold a secret.
   *
   * @param dataset the name of the dataset
   */
  public Contract shown(String dataset) {
    return request.isQuery() ? new Contract(method, features, arrays, answers, answerRecord, request.withDataset(dataset), formula, confidence, items, aggregates, bodies) : this;
  }

  /** The same for other wishes. */
  public Contract asking(Request other) {
    return new Contract(method, features, arrays, answers, answerRecord, other, formula, confidence, items, aggregates, bodies);
  }

  /** The same for a method of another name. */
  public Contract named(String other) {
    return new Contract(other, features, arrays, answers, answerRecord, request, formula, confidence, items, aggregates, bodies);
  }

  /** The same for examples that say nothing of groups and times, where these matter to learning alone. */
  public Contract unmarked() {
    return change().isPresent() ? this : new Contract(method, features, arrays, answers, answerRecord, request.unmarked(), formula, confidence, items, aggregates, bodies);
  }

  /** The contract as text, which {@link #read} understands. */
  public String write() {
    return new RecordText(WORDS).write(this);
  }

  /**
   * A contract from its text.
   *
   * @throws RuntimeException if the text is damaged
   */
  public static Contract read(String text) {
    return (Contract) new RecordText(WORDS).read(text);
  }
}
