package io.github.limbeck.engine.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JSON object in memory. A field that is absent reads as an empty text, NaN or an empty list. */
public record JsonTree(Map<String, Object> fields) {

  /** Writes into JSON. */
  public interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  /** What is written, laid out the same on every machine: a field or an element a line, and a newline at the end. */
  public static String text(Writer writer) {
    StringWriter text = new StringWriter();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator json = new JsonFactory().createGenerator(text).setPrettyPrinter(printer)) {
      writer.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /**
   * Reads an object.
   *
   * @throws IOException if the text is no JSON object
   */
  public static JsonTree read(InputStream in) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      return object(parser);
    }
  }

  private static JsonTree object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new JsonTree(fields);
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> parser.getText();
    };
  }

  public String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  public double number(String field) {
    return fields.get(field) instanceof Double number ? number : Double.NaN;
  }

  /** The texts of an object, by their names; none if there is no such object. */
  public Map<String, String> textsByName(String field) {
    Map<String, String> texts = new TreeMap<>();
    if (fields.get(field) instanceof JsonTree object) {
      object.fields.keySet().forEach(name -> texts.put(name, object.text(name)));
    }
    return texts;
  }

  public List<String> texts(String field) {
    return elements(field).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  public List<JsonTree> list(String field) {
    return elements(field).stream().filter(JsonTree.class::isInstance).map(JsonTree.class::cast).toList();
  }

  /** An object within; one without fields if there is none. */
  public JsonTree object(String field) {
    return fields.get(field) instanceof JsonTree tree ? tree : new JsonTree(Map.of());
  }

  private List<?> elements(String field) {
    return fields.get(field) instanceof List<?> list ? list : List.of();
  }
}
