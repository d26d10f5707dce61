package io.github.limbeck.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Outcome;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a rule answers what, over two numeric features that the reader chooses: the page gets the decision list and some rows, and
 * {@code report.js} runs it.
 */
final class RegionsSection {
  private static final int MOST_ROWS = 400;
  private static final int MOST_FEATURES = 40;
  private static final int MOST_CHOICES = 50;

  private RegionsSection() {}

  /** The section; empty if the rule reads no two numbers. */
  static String of(DecisionList list, AnswerReport answer, String id) {
    List<Integer> numeric = numeric(list, answer.training().data());
    if (numeric.size() < 2 || answer.labels().isEmpty()) {
      return "";
    }
    return "<div class=\"regions\" id=\"" + id + "regions\"><script type=\"application/json\">" + json(list, answer, numeric)
        + "</script><noscript><p>Decision regions are drawn by a script.</p></noscript></div>\n";
  }

  /** The numbers that the rule reads first, then the other numbers. */
  private static List<Integer> numeric(DecisionList list, Dataset data) {
    Set<Integer> order = new LinkedHashSet<>(read(list));
    for (int f = 0; f < data.features().size(); f++) {
      order.add(f);
    }
    return order.stream().filter(f -> isNumber(data, f)).limit(MOST_FEATURES).toList();
  }

  /** The features that the rule reads, in the order in which it does. */
  private static Set<Integer> read(DecisionList list) {
    Set<Integer> read = new LinkedHashSet<>();
    list.rules().forEach(r -> r.literals().forEach(l -> read.addAll(RuleWords.featuresOf(l.form()))));
    return read;
  }

  private static boolean isNumber(Dataset data, int feature) {
    ValueType.Kind kind = data.features().get(feature).type().kind();
    return (kind == ValueType.Kind.REAL || kind == ValueType.Kind.INTEGER) && data.features().get(feature).cell().isEmpty();
  }

  private static String json(DecisionList list, AnswerReport answer, List<Integer> numeric) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("labels");
      for (String label : answer.labels()) {
        json.writeString(Html.shortened(label, 40));
      }
      json.writeEndArray();
      json.writeNumberField("otherwise", list.defaultAnswer());
      json.writeArrayFieldStart("rules");
      for (Rule rule : list.rules()) {
        json.writeStartArray();
        json.writeNumber(rule.answer());
        for (Literal literal : rule.literals()) {
          write(json, literal);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      writeFeatures(json, list, answer.training().data(), numeric);
      writeRows(json, answer.training(), numeric);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Html.script(text.toString());
  }

  /** For every feature its middle value; for the numeric ones also the name and the range; and the choices of the others that the rule reads. */
  private static void writeFeatures(JsonGenerator json, DecisionList list, Dataset data, List<Integer> numeric) throws IOException {
    json.writeArrayFieldStart("middle");
    List<double[]> sorted = new ArrayList<>();
    for (int f = 0; f < data.columns().size(); f++) {
      double[] values = new double[data.rows()];
      for (int i = 0; i < values.length; i++) {
        values[i] = data.columns().get(f).get(i);
      }
      double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      sorted.add(present);
      writeNumber(json, present.length == 0 ? Double.NaN : present[present.length / 2]);
    }
    json.writeEndArray();
    Set<Integer> read = read(list);
    json.writeArrayFieldStart("numeric");
    for (int f : numeric) {
      double[] present = sorted.get(f);
      json.writeStartObject();
      json.writeNumberField("feature", f);
      json.writeStringField("name", data.features().get(f).name());
      json.writeBooleanField("read", read.contains(f));
      json.writeBooleanField("date", data.features().get(f).type().javaName().equals("java.time.LocalDate"));
      json.writeBooleanField("whole", data.features().get(f).type().kind() == ValueType.Kind.INTEGER);
      json.writeFieldName("least");
      writeNumber(json, present.length == 0 ? 0 : present[0]);
      json.writeFieldName("most");
      writeNumber(json, present.length == 0 ? 1 : present[present.length - 1]);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("choices");
    for (int f : read) {
      if (!numeric.contains(f) && f < data.features().size() && data.features().get(f).cell().isEmpty()) {
        writeChoice(json, data, f);
      }
    }
    json.writeEndArray();
  }

  private static void writeChoice(JsonGenerator json, Dataset data, int feature) throws IOException {
    List<String> texts = data.vocabularies().get(feature);
    json.writeStartObject();
    json.writeNumberField("feature", feature);
    json.writeStringField("name", data.features().get(feature).name());
    json.writeArrayFieldStart("values");
    for (String text : texts.isEmpty() ? List.of("false", "true") : texts.subList(0, Math.min(MOST_CHOICES, texts.size()))) {
      json.writeString(Html.shortened(text, 40));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Of each row its answer, what the rule answers, and its numbers. */
  private static void writeRows(JsonGenerator json, Outcome training, List<Integer> numeric) throws IOException {
    json.writeArrayFieldStart("rows");
    int step = Math.max(1, training.count() / MOST_ROWS);
    for (int i = 0; i < training.count(); i += step) {
      json.writeStartArray();
      json.writeNumber((int) training.actual()[i]);
      json.writeNumber((int) training.given()[i]);
      for (int f : numeric) {
        writeNumber(json, training.data().columns().get(f).get(training.rows()[i]));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** A literal is its low and high bound and its terms; a null bound is none. */
  private static void write(JsonGenerator json, Literal literal) throws IOException {
    json.writeStartArray();
    writeNumber(json, literal.hasLow() ? literal.low() : Double.NaN);
    writeNumber(json, literal.hasHigh() ? literal.high() : Double.NaN);
    write(json, literal.form());
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Form form) throws IOException {
    json.writeStartArray();
    for (Form.Term term : form.terms()) {
      json.writeStartArray();
      writeNumber(json, term.weight());
      write(json, term.atom());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Atom atom) throws IOException {
    json.writeStartArray();
    if (atom instanceof Atom.Value value) {
      write(json, "value", value.feature());
    } else if (atom instanceof Atom.Is is) {
      write(json, "is", is.feature(), is.code());
    } else if (atom instanceof Atom.Same same) {
      write(json, "same", same.left(), same.right());
    } else if (atom instanceof Atom.Missing missing) {
      write(json, "missing", missing.feature());
    } else if (atom instanceof Atom.Product product) {
      write(json, "product", product.left(), product.right());
    } else if (atom instanceof Atom.Remainder remainder) {
      write(json, "remainder", remainder.modulus());
      write(json, remainder.form());
    } else if (atom instanceof Atom.Holds holds) {
      write(json, "holds");
      write(json, holds.literal());
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String kind, int... numbers) throws IOException {
    json.writeString(kind);
    for (int number : numbers) {
      json.writeNumber(number);
    }
  }

  private static void writeNumber(JsonGenerator json, double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.writeNull();
    } else {
      json.writeNumber(Html.number(value));
    }
  }
}
