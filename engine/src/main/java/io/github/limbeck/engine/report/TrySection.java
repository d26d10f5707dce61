package io.github.limbeck.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.Outcome;
import io.github.limbeck.engine.export.Inexpressible;
import io.github.limbeck.engine.export.RuleExport;
import io.github.limbeck.engine.program.JdkType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A form to try inputs in: the rule in JavaScript, fields for what it is given, and rows that {@code report.js} runs it on first. Where it does not answer all of
 * them as the model does, the form is not offered.
 */
final class TrySection {
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_CHOICES = 60;

  private TrySection() {}

  /** The rule in JavaScript; empty where that has no words for it, or where the method is given more than values. */
  static Optional<RuleExport.Function> script(Distillation result) {
    if (result.reading().isPresent() || !result.contract().items().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RuleExport.function(result));
    } catch (Inexpressible e) {
      return Optional.empty();
    }
  }

  /** The section; nothing if there is no script. */
  static String of(MethodReport method, String id) {
    if (method.script().isEmpty()) {
      return "";
    }
    String name = method.provenance().name();
    return "<section class=\"try\" id=\"" + id + "try\"><h3>Try it</h3>\n<script type=\"application/json\">" + json(method) + "</script>\n<script>\n"
        + "(window.limbeckTry = window.limbeckTry || {})[\"" + id + "try\"] = (function () {\n" + method.script().get().text() + "return " + name + ";\n})();\n</script>\n"
        + "<noscript><p>The form needs a script.</p></noscript></section>\n";
  }

  private static String json(MethodReport method) {
    Dataset data = method.training();
    List<Integer> given = method.script().orElseThrow().features();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("parameters");
      for (String parameter : method.script().orElseThrow().parameters()) {
        json.writeString(parameter);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("fields");
      for (int f : given) {
        write(json, data.features().get(f), data.vocabularies().get(f));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("answers");
      for (AnswerReport answer : method.answers()) {
        json.writeString(method.answers().size() == 1 ? "" : answer.figures().name());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rows");
      int step = Math.max(1, (data.rows() + MOST_ROWS - 1) / MOST_ROWS);
      for (int row = 0; row < data.rows(); row += step) {
        json.writeStartArray();
        json.writeString(data.place(row));
        for (int f : given) {
          write(json, data.features().get(f), data.vocabularies().get(f), data.columns().get(f).get(row));
        }
        for (AnswerReport answer : method.answers()) {
          write(json, answer.labels(), answer.training(), row);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Html.script(text.toString());
  }

  private static void write(JsonGenerator json, Feature feature, List<String> texts) throws IOException {
    Optional<JdkType> jdk = JdkType.of(feature.type().javaName());
    Kind kind = feature.type().kind();
    json.writeStartObject();
    json.writeStringField("path", feature.name());
    json.writeBooleanField("missing", feature.type().presence().mayBeMissing());
    json.writeStringField("kind", kind == Kind.BOOLEAN ? "truth" : kind.isNominal() ? texts.size() <= MOST_CHOICES ? "choice" : "text" : jdk.filter(t -> t == JdkType.DATE).isPresent() ? "date"
        : isText(jdk) ? "text" : kind == Kind.INTEGER ? "whole" : "number");
    if (kind.isNominal() && kind != Kind.BOOLEAN && texts.size() <= MOST_CHOICES) {
      json.writeArrayFieldStart("choices");
      for (String choice : texts) {
        json.writeString(choice);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Whether values of a type of the JDK are texts in JavaScript. */
  private static boolean isText(Optional<JdkType> jdk) {
    return jdk.isPresent() && jdk.get() != JdkType.DECIMAL && jdk.get() != JdkType.BIG_INTEGER && jdk.get() != JdkType.YEAR;
  }

  private static void write(JsonGenerator json, Feature feature, List<String> texts, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (feature.type().kind() == Kind.BOOLEAN) {
      json.writeBoolean(value == 1);
    } else if (feature.type().kind().isNominal()) {
      json.writeString(texts.get((int) value));
    } else if (isText(JdkType.of(feature.type().javaName()))) {
      json.writeString(Html.number(feature.type().javaName(), value));
    } else {
      json.writeNumber(Html.number(value));
    }
  }

  private static void write(JsonGenerator json, List<String> labels, Outcome outcome, int row) throws IOException {
    double given = outcome.given()[row];
    if (labels.isEmpty()) {
      json.writeNumber(Html.number(given));
    } else {
      json.writeString(labels.get((int) given));
    }
  }
}
