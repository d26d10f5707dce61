package io.github.limbeck.engine.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.limbeck.engine.finding.Wording;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that are JSON objects, from lines that each hold one or from an array of them. The fields of the first object are
 * the columns: a field of a nested object has the path {@code outer.inner}, an array keeps its JSON text.
 */
final class JsonRows implements RowReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private boolean started;
  private boolean inArray;
  private long line;
  private Map<String, String> first;
  private List<String> columns;

  JsonRows(Reader text) throws IOException {
    parser = JSON.createParser(text);
    parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }

  @Override
  public List<String> columns() throws IOException {
    first = object();
    columns = first == null ? List.of() : List.copyOf(first.keySet());
    return columns;
  }

  @Override
  public Optional<Row> next() throws IOException {
    Map<String, String> fields = first != null ? first : object();
    first = null;
    if (fields == null) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>(columns.size());
    int known = 0;
    for (String column : columns) {
      known += fields.containsKey(column) ? 1 : 0;
      cells.add(fields.getOrDefault(column, ""));
    }
    if (known == fields.size()) {
      return Optional.of(new Row(line, cells));
    }
    String extra = fields.keySet().stream().filter(field -> !columns.contains(field)).findFirst().orElseThrow();
    return Optional.of(new Row(line, cells, "the object has a field " + Wording.quote(extra) + ", the first object has none"));
  }

  /** The fields of the next object, or null. */
  private Map<String, String> object() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (!started) {
        started = true;
        inArray = token == JsonToken.START_ARRAY;
        token = inArray ? parser.nextToken() : token;
      }
      if (inArray && token == JsonToken.END_ARRAY) {
        if (parser.nextToken() != null) {
          throw new MalformedDataException(parser.currentTokenLocation().getLineNr(), "the array of rows is closed, but more follows");
        }
        return null;
      }
      if (token == null) {
        return null;
      }
      line = parser.currentTokenLocation().getLineNr();
      if (token != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "expected an object with one field per column");
      }
      Map<String, String> fields = new LinkedHashMap<>();
      readFields("", fields);
      return fields;
    } catch (StreamConstraintsException e) {
      throw new CellTooLongException(line);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new MalformedDataException(e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          "this is not well-formed JSON: " + e.getOriginalMessage());
    }
  }

  private void readFields(String prefix, Map<String, String> fields) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        readFields(name + ".", fields);
        continue;
      }
      String text = value == JsonToken.VALUE_NULL ? null : parser.getText();
      if (value == JsonToken.START_ARRAY) {
        StringWriter copy = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(copy)) {
          generator.copyCurrentStructure(parser);
        }
        text = copy.toString();
      }
      if (fields.containsKey(name)) {
        throw new MalformedDataException(parser.currentTokenLocation().getLineNr(), "the field " + Wording.quote(name)
            + " is there twice: by its name, and inside a nested object");
      }
      fields.put(name, text);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
