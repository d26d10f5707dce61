package io.github.limbeck.engine.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What provenance says of a formula, as JSON. */
final class FormulaJson {
  private static final String[] ERRORS = {"errorOfHalf", "errorOfNineTenths", "errorOf99In100", "greatestError"};

  private FormulaJson() {}

  static Provenance.Formula read(JsonTree json) {
    double[] errors = Arrays.stream(ERRORS).mapToDouble(json::number).toArray();
    return new Provenance.Formula(json.text("formula"), json.texts("computed"), json.textsByName("exports"), json.list("constants").stream()
        .map(c -> new Provenance.Constant(c.text("name"), c.number("value"), c.number("standardError"))).toList(), json.texts("ties"),
        json.list("front").stream().map(c -> new Provenance.Candidate(c.text("formula"), c.textsByName("exports"), c.number("length"),
            c.number("rootMeanSquareError"))).toList(), json.number("rootMeanSquareError"), errors);
  }

  static void write(JsonGenerator json, Provenance.Formula formula) throws IOException {
    json.writeStringField("formula", formula.plain());
    write(json, formula.exports());
    json.writeArrayFieldStart("constants");
    for (Provenance.Constant constant : formula.constants()) {
      json.writeStartObject();
      json.writeStringField("name", constant.name());
      Provenance.writeNumber(json, "value", constant.value());
      if (Double.isFinite(constant.standardError())) {
        Provenance.writeNumber(json, "standardError", constant.standardError());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    Provenance.writeNumber(json, "rootMeanSquareError", formula.rootMeanSquareError());
    for (int k = 0; k < ERRORS.length; k++) {
      Provenance.writeNumber(json, ERRORS[k], formula.errors()[k]);
    }
    write(json, "ties", formula.ties());
    if (!formula.computed().isEmpty()) {
      write(json, "computed", formula.computed());
    }
    json.writeArrayFieldStart("front");
    for (Provenance.Candidate candidate : formula.front()) {
      json.writeStartObject();
      json.writeStringField("formula", candidate.plain());
      write(json, candidate.exports());
      Provenance.writeNumber(json, "length", candidate.length());
      Provenance.writeNumber(json, "rootMeanSquareError", candidate.rootMeanSquareError());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Map<String, String> exports) throws IOException {
    json.writeObjectFieldStart("exports");
    for (Map.Entry<String, String> export : exports.entrySet()) {
      json.writeStringField(export.getKey(), export.getValue());
    }
    json.writeEndObject();
  }
}
