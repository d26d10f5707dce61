package io.github.limbeck.engine.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.limbeck.engine.finding.Shares;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a generated class comes from, as JSON: the same for the same inputs, on every machine.
 *
 * @param type the annotated interface
 * @param generated the generated class
 * @param version the version of Limbeck
 * @param sourceSha256 of the generated source
 * @param methods one entry per distilled method
 * @param lock the lock file that the build was held to, or took the class from; empty if there was none
 */
public record Provenance(String type, String generated, String version, String sourceSha256, List<Method> methods, Optional<LockUse> lock) {
  private static final int FORMAT = 5;

  public Provenance {
    methods = List.copyOf(methods);
  }

  /** Without a lock file. */
  public Provenance(String type, String generated, String version, String sourceSha256, List<Method> methods) {
    this(type, generated, version, sourceSha256, methods, Optional.empty());
  }

  /** The same of a build that had a lock file. */
  public Provenance with(LockUse use) {
    return new Provenance(type, generated, version, sourceSha256, methods, Optional.of(use));
  }

  /**
   * What a build did with a lock file.
   *
   * @param file its path, relative to the project if it lies in it
   * @param sha256 of its text
   * @param isSource whether the class was taken from it, rather than from the data
   */
  public record LockUse(String file, String sha256, boolean isSource) {
    /** Whether the file is gone, or says something else. How its lines end does not matter. */
    public boolean isChanged(Path project) {
      Path path = project.resolve(file);
      try {
        return !Files.isRegularFile(path) || !ResultCache.hash(Files.readString(path).replace("\r\n", "\n")).equals(sha256);
      } catch (IOException e) {
        return true;
      }
    }
  }

  /**
   * One distilled method.
   *
   * @param dataset the name of the dataset as the annotation gives it, or "data" for inline examples
   * @param datasetFile where it was found, relative to the project if it lies in it; empty otherwise
   * @param sha256 the fingerprint of the dataset
   * @param validation the name of the held-out examples, or empty
   * @param validationSha256 their fingerprint, or empty
   * @param parameters how many parameters the method has
   * @param contract what the examples mean, so that they can be read again without the interface's source
   */
  public record Method(
      String name,
      String dataset,
      String datasetFile,
      String sha256,
      String validation,
      String validationFile,
      String validationSha256,
      int rows,
      long seed,
      double minAccuracy,
      double holdout,
      List<Answer> answers,
      String equality,
      int parameters,
      String contract,
      Optional<Population> population) {
    public Method {
      answers = List.copyOf(answers);
    }

    /** The same with another text of the contract. */
    public Method with(String other) {
      return new Method(name, dataset, datasetFile, sha256, validation, validationFile, validationSha256, rows, seed, minAccuracy, holdout, answers, equality, parameters, other, population);
    }

    /** The same of rows that were drawn from more. */
    public Method with(Population of) {
      return new Method(name, dataset, datasetFile, sha256, validation, validationFile, validationSha256, rows, seed, minAccuracy, holdout, answers, equality, parameters, contract, Optional.of(of));
    }
  }

  /**
   * The rows that those were drawn from that a method was learned from, all of which the compiled class was run on.
   *
   * @param rows how many there are
   * @param rounds how often rows were drawn
   * @param right per answer the share of all rows that is right; of formulas R²
   * @param held how many of the rows nothing was learned from; 0 if it was from rows of all contents
   * @param heldRight per answer the share of these that is right; of formulas R²; empty if there are none
   * @param unreadable how many files could not be read, and were left out
   */
  public record Population(long rows, int rounds, List<Double> right, long held, List<Double> heldRight, long unreadable) {
    public Population {
      right = List.copyOf(right);
      heldRight = List.copyOf(heldRight);
    }
  }

  /** The model of one answer, before and after condensing. Accuracies are shares of rows; NaN where nothing was held out. */
  public record Answer(
      String name,
      String model,
      int differentiae,
      int subconcepts,
      int concepts,
      int conditions,
      int lines,
      double trainingAccuracy,
      double reachableAccuracy,
      double validationAccuracy,
      Optional<Expectation> expectation,
      List<Model> front,
      Optional<Formula> formula) {
    public Answer {
      front = List.copyOf(front);
    }
  }

  /**
   * A model that there was to choose from. Shares are of rows; NaN where nothing was held out.
   *
   * @param trainingAccuracy the share of training rows that it answers rightly
   * @param expectedAccuracy the share of new rows that it is expected to answer rightly
   * @param low the lower end of its 95 % interval
   * @param high the upper end
   * @param chosen whether it is the rule
   */
  public record Model(int conditions, double trainingAccuracy, double expectedAccuracy, double low, double high, boolean chosen) {}

  /**
   * How a model is expected to do on new rows.
   *
   * @param words the same as a sentence
   * @param accuracy the share of new rows that is expected to be right, of a formula R²; NaN where there is nothing to expect
   * @param low the lower end of its 95 % interval; NaN for formulas
   * @param high the upper end
   * @param commonest what the commonest answer alone gets right, of a formula the mean
   * @param condition what the best single condition gets right, of a formula the best straight line; NaN where that was not tried
   */
  public record Expectation(String words, String verdict, double accuracy, double low, double high, double commonest, double condition) {}

  /**
   * A formula and what else might have been chosen. Accuracies are shares of the variance (R²).
   *
   * @param computed what features of the formula are computed from, where they are not read
   * @param exports the formula in other languages, by their ids; nothing where a rule chooses between several
   * @param constants the numbers that were fitted
   * @param ties formulas of other forms that the examples hardly tell from it
   * @param front from the shortest to the most accurate
   * @param errors what half of the rows, nine tenths, 99 in 100 and all are off by at most
   */
  public record Formula(String plain, List<String> computed, Map<String, String> exports, List<Constant> constants, List<String> ties, List<Candidate> front,
      double rootMeanSquareError, double[] errors) {
    public Formula {
      computed = List.copyOf(computed);
      exports = Collections.unmodifiableMap(new TreeMap<>(exports));
      constants = List.copyOf(constants);
      ties = List.copyOf(ties);
      front = List.copyOf(front);
    }

    /** The same on rows on which it is off by so much. */
    public Formula withErrors(double rootMeanSquare, double[] percentiles) {
      return new Formula(plain, computed, exports, constants, ties, front, rootMeanSquare, percentiles);
    }
  }

  /**
   * A number that was fitted.
   *
   * @param name as the template has it; of a formula without a template its number in the order of the text
   * @param standardError NaN where there are no rows to spare
   */
  public record Constant(String name, double value, double standardError) {}

  /**
   * A formula of the front.
   *
   * @param exports the formula in other languages, by their ids
   * @param length of its description, in nats
   */
  public record Candidate(String plain, Map<String, String> exports, double length, double rootMeanSquareError) {
    public Candidate {
      exports = Collections.unmodifiableMap(new TreeMap<>(exports));
    }
  }

  public String toJson() {
    return JsonTree.text(this::write);
  }

  /** Writes the same as an object within another. */
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeStringField("type", type);
    json.writeStringField("generated", generated);
    json.writeStringField("limbeck", version);
    json.writeStringField("sourceSha256", sourceSha256);
    if (lock.isPresent()) {
      json.writeObjectFieldStart("lock");
      json.writeStringField("file", lock.get().file());
      json.writeStringField("sha256", lock.get().sha256());
      json.writeStringField("source", lock.get().isSource() ? "yes" : "no");
      json.writeEndObject();
    }
    json.writeArrayFieldStart("methods");
    for (Method method : methods) {
      write(json, method);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IOException if the text is anything else, or of a version whose format is another
   */
  public static Provenance read(InputStream json) throws IOException {
    return of(JsonTree.read(json));
  }

  /** The same from an object within another. */
  public static Provenance of(JsonTree tree) throws IOException {
    if (tree.number("format") != FORMAT) {
      throw new IOException("the provenance has another format; build again");
    }
    return new Provenance(tree.text("type"), tree.text("generated"), tree.text("limbeck"), tree.text("sourceSha256"),
        tree.list("methods").stream().map(Provenance::method).toList(), lock(tree.object("lock")));
  }

  private static Optional<LockUse> lock(JsonTree json) {
    return json.text("sha256").isEmpty() ? Optional.empty() : Optional.of(new LockUse(json.text("file"), json.text("sha256"), json.text("source").equals("yes")));
  }

  private static Method method(JsonTree json) {
    return new Method(json.text("method"), json.text("dataset"), json.text("datasetFile"), json.text("sha256"), json.text("validation"),
        json.text("validationFile"), json.text("validationSha256"), (int) json.number("rows"), (long) json.number("seed"),
        json.number("minAccuracy"), json.number("holdout"), json.list("answers").stream().map(Provenance::answer).toList(),
        json.text("equality"), (int) json.number("parameters"), json.text("contract"), population(json.object("population")));
  }

  private static Optional<Population> population(JsonTree json) {
    return json.list("right").isEmpty() ? Optional.empty() : Optional.of(new Population((long) json.number("rows"), (int) json.number("rounds"), shares(json, "right"),
        (long) json.number("held"), shares(json, "heldRight"), (long) json.number("unreadable")));
  }

  private static List<Double> shares(JsonTree json, String name) {
    return json.list(name).stream().map(share -> share.number("share")).toList();
  }

  private static Answer answer(JsonTree json) {
    return new Answer(json.text("name"), json.text("model"), (int) json.number("differentiae"), (int) json.number("subconcepts"),
        (int) json.number("concepts"), (int) json.number("conditions"), (int) json.number("lines"), json.number("trainingAccuracy"),
        json.number("reachableAccuracy"), json.number("validationAccuracy"),
        json.text("verdict").isEmpty() ? Optional.empty() : Optional.of(new Expectation(json.text("expected"), json.text("verdict"),
            json.number("expectedAccuracy"), json.number("expectedLow"), json.number("expectedHigh"), json.number("commonestAnswer"), json.number("bestCondition"))),
        json.list("models").stream().map(m -> new Model((int) m.number("conditions"), m.number("trainingAccuracy"), m.number("expectedAccuracy"),
            m.number("expectedLow"), m.number("expectedHigh"), m.text("chosen").equals("yes"))).toList(),
        json.text("formula").isEmpty() ? Optional.empty() : Optional.of(FormulaJson.read(json)));
  }

  private static void write(JsonGenerator json, Method method) throws IOException {
    json.writeStartObject();
    json.writeStringField("method", method.name());
    json.writeStringField("dataset", method.dataset());
    json.writeStringField("datasetFile", method.datasetFile());
    json.writeStringField("sha256", method.sha256());
    if (!method.validation().isEmpty()) {
      json.writeStringField("validation", method.validation());
      json.writeStringField("validationFile", method.validationFile());
      json.writeStringField("validationSha256", method.validationSha256());
    }
    json.writeNumberField("rows", method.rows());
    json.writeNumberField("seed", method.seed());
    json.writeNumberField("minAccuracy", method.minAccuracy());
    json.writeNumberField("holdout", method.holdout());
    json.writeStringField("equality", method.equality());
    json.writeArrayFieldStart("answers");
    for (Answer answer : method.answers()) {
      write(json, answer);
    }
    json.writeEndArray();
    json.writeNumberField("parameters", method.parameters());
    json.writeStringField("contract", method.contract());
    if (method.population().isPresent()) {
      write(json, method.population().get());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Population population) throws IOException {
    json.writeObjectFieldStart("population");
    json.writeNumberField("rows", population.rows());
    json.writeNumberField("rounds", population.rounds());
    writeShares(json, "right", population.right());
    json.writeNumberField("held", population.held());
    writeShares(json, "heldRight", population.heldRight());
    json.writeNumberField("unreadable", population.unreadable());
    json.writeEndObject();
  }

  private static void writeShares(JsonGenerator json, String name, List<Double> shares) throws IOException {
    json.writeArrayFieldStart(name);
    for (double share : shares) {
      json.writeStartObject();
      writeShare(json, "share", share);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Answer answer) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", answer.name());
    json.writeStringField("model", answer.model());
    json.writeNumberField("differentiae", answer.differentiae());
    json.writeNumberField("subconcepts", answer.subconcepts());
    json.writeNumberField("concepts", answer.concepts());
    json.writeNumberField("conditions", answer.conditions());
    json.writeNumberField("lines", answer.lines());
    writeShare(json, "trainingAccuracy", answer.trainingAccuracy());
    writeShare(json, "reachableAccuracy", answer.reachableAccuracy());
    writeShare(json, "validationAccuracy", answer.validationAccuracy());
    if (answer.expectation().isPresent()) {
      Expectation expected = answer.expectation().get();
      json.writeStringField("verdict", expected.verdict());
      json.writeStringField("expected", expected.words());
      writeShare(json, "expectedAccuracy", expected.accuracy());
      writeShare(json, "expectedLow", expected.low());
      writeShare(json, "expectedHigh", expected.high());
      writeShare(json, "commonestAnswer", expected.commonest());
      writeShare(json, "bestCondition", expected.condition());
    }
    if (!answer.front().isEmpty()) {
      json.writeArrayFieldStart("models");
      for (Model model : answer.front()) {
        write(json, model);
      }
      json.writeEndArray();
    }
    if (answer.formula().isPresent()) {
      FormulaJson.write(json, answer.formula().get());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Model model) throws IOException {
    json.writeStartObject();
    json.writeNumberField("conditions", model.conditions());
    writeShare(json, "trainingAccuracy", model.trainingAccuracy());
    writeShare(json, "expectedAccuracy", model.expectedAccuracy());
    writeShare(json, "expectedLow", model.low());
    writeShare(json, "expectedHigh", model.high());
    json.writeStringField("chosen", model.chosen() ? "yes" : "no");
    json.writeEndObject();
  }

  /** To four digits, which every JDK prints alike. */
  static void writeNumber(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toString());
  }

  private static void writeShare(JsonGenerator json, String name, double share) throws IOException {
    if (!Double.isNaN(share)) {
      json.writeFieldName(name);
      // Few digits: every JDK prints such numbers alike.
      json.writeNumber(Shares.recorded(share).stripTrailingZeros().toPlainString());
    }
  }
}
