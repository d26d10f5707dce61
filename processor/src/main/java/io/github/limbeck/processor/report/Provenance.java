package io.github.limbeck.processor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Where a generated class comes from, as JSON: the same for the same inputs, on every machine.
 *
 * @param type the annotated interface
 * @param generated the generated class
 * @param version the version of Limbeck
 * @param sourceSha256 of the generated source
 * @param methods one entry per distilled method
 */
public record Provenance(String type, String generated, String version, String sourceSha256, List<Method> methods) {
  public Provenance {
    methods = List.copyOf(methods);
  }

  /**
   * One distilled method.
   *
   * @param dataset the name of the dataset as the annotation gives it, or "data" for inline examples
   * @param datasetFile where it was found, relative to the project if it lies in it; empty otherwise
   * @param sha256 the fingerprint of the dataset
   * @param validation the name of the held-out examples, or empty
   * @param validationSha256 their fingerprint, or empty
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
      String equality) {
    public Method {
      answers = List.copyOf(answers);
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
      Optional<Formula> formula) {}

  /**
   * A formula and what else might have been chosen. Accuracies are shares of the variance (R²).
   *
   * @param ties formulas of other forms that the examples hardly tell from it
   * @param front from the shortest to the most accurate
   * @param errors what half of the rows, nine tenths, 99 in 100 and all are off by at most
   */
  public record Formula(String plain, String latex, List<String> ties, List<Candidate> front, double rootMeanSquareError, double[] errors) {
    public Formula {
      ties = List.copyOf(ties);
      front = List.copyOf(front);
    }
  }

  /**
   * A formula of the front.
   *
   * @param length of its description, in nats
   */
  public record Candidate(String plain, double length, double rootMeanSquareError) {}

  public String toJson() {
    StringWriter text = new StringWriter();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator json = new JsonFactory().createGenerator(text).setPrettyPrinter(printer)) {
      json.writeStartObject();
      json.writeNumberField("format", 1);
      json.writeStringField("type", type);
      json.writeStringField("generated", generated);
      json.writeStringField("limbeck", version);
      json.writeStringField("sourceSha256", sourceSha256);
      json.writeArrayFieldStart("methods");
      for (Method method : methods) {
        write(json, method);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
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
    json.writeEndObject();
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
    if (answer.formula().isPresent()) {
      write(json, answer.formula().get());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Formula formula) throws IOException {
    json.writeStringField("formula", formula.plain());
    json.writeStringField("latex", formula.latex());
    writeNumber(json, "rootMeanSquareError", formula.rootMeanSquareError());
    String[] names = {"errorOfHalf", "errorOfNineTenths", "errorOf99In100", "greatestError"};
    for (int k = 0; k < names.length; k++) {
      writeNumber(json, names[k], formula.errors()[k]);
    }
    json.writeArrayFieldStart("ties");
    for (String tie : formula.ties()) {
      json.writeString(tie);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("front");
    for (Candidate candidate : formula.front()) {
      json.writeStartObject();
      json.writeStringField("formula", candidate.plain());
      writeNumber(json, "length", candidate.length());
      writeNumber(json, "rootMeanSquareError", candidate.rootMeanSquareError());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** To four digits, which every JDK prints alike. */
  private static void writeNumber(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toString());
  }

  private static void writeShare(JsonGenerator json, String name, double share) throws IOException {
    if (!Double.isNaN(share)) {
      json.writeFieldName(name);
      // Rounded: every JDK prints such numbers alike.
      json.writeNumber(BigDecimal.valueOf(Math.round(share * 1e6), 6).stripTrailingZeros().toPlainString());
    }
  }
}
