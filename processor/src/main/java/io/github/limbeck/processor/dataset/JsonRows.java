package io.github.limbeck.processor.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON objects one by one, from lines that each hold one or from an array of them. The fields of an object become
 * named texts: a field of a nested object has the path {@code outer.inner}, an array keeps its JSON text.
 */
final class JsonRows implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private boolean started;
  private boolean inArray;

  JsonRows(Reader text) throws IOException {
    parser = JSON.createParser(text);
    parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }

  /** One object. */
  record Row(long line, Map<String, String> fields) {}

  /**
   * The next object.
   *
   * @throws IOException if the text is not well-formed, or holds something else than objects
   */
  Optional<Row> next() throws IOException {
    JsonToken token = parser.nextToken();
    if (!started) {
      started = true;
      inArray = token == JsonToken.START_ARRAY;
      token = inArray ? parser.nextToken() : token;
    }
    if (token == null || inArray && token == JsonToken.END_ARRAY) {
      return Optional.empty();
    }
    long line = parser.currentTokenLocation().getLineNr();
    if (token != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "expected an object with one field per column");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    object("", fields);
    return Optional.of(new Row(line, fields));
  }

  private void object(String prefix, Map<String, String> fields) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(name + ".", fields);
      } else if (value == JsonToken.START_ARRAY) {
        StringWriter copy = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(copy)) {
          generator.copyCurrentStructure(parser);
        }
        fields.put(name, copy.toString());
      } else {
        fields.put(name, parser.getText());
      }
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
