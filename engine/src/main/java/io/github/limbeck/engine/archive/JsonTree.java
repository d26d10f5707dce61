package io.github.limbeck.engine.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JSON object in memory. A field that is absent reads as an empty text, NaN or an empty list. */
record JsonTree(Map<String, Object> fields) {

  static JsonTree read(InputStream in) throws IOException {
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

  String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  double number(String field) {
    return fields.get(field) instanceof Double number ? number : Double.NaN;
  }

  /** The texts of an object, by their names; none if there is no such object. */
  Map<String, String> textsByName(String field) {
    Map<String, String> texts = new TreeMap<>();
    if (fields.get(field) instanceof JsonTree object) {
      object.fields.keySet().forEach(name -> texts.put(name, object.text(name)));
    }
    return texts;
  }

  List<String> texts(String field) {
    return elements(field).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  List<JsonTree> list(String field) {
    return elements(field).stream().filter(JsonTree.class::isInstance).map(JsonTree.class::cast).toList();
  }

  private List<?> elements(String field) {
    return fields.get(field) instanceof List<?> list ? list : List.of();
  }
}
