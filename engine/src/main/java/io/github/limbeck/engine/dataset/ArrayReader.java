package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.quote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.finding.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the cells of one array into numbers: from one cell that holds a JSON array (or, for {@code char} cells, the
 * characters themselves), or from one cell per element.
 */
final class ArrayReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final CellReader cells;
  private final Kind kind;
  private final int dimensions;
  private final List<Integer> shape;
  private final boolean mayBeEmpty;

  /** The reader of an array of one dimension or two that has cells, and the shape that is required; empty for any. */
  ArrayReader(ValueType type, int dimensions, List<Integer> shape) {
    this(type, dimensions, shape, false);
  }

  /** The reader of an answer, which may have no elements if it is a line. */
  static ArrayReader ofAnswer(ValueType type, int dimensions) {
    return new ArrayReader(type, dimensions, List.of(), dimensions == 1);
  }

  private ArrayReader(ValueType type, int dimensions, List<Integer> shape, boolean mayBeEmpty) {
    this.mayBeEmpty = mayBeEmpty;
    this.cells = new CellReader(type, List.of(), new Texts(), Integer.MAX_VALUE, Diagnostic.TOO_MANY_VALUES);
    this.kind = type.kind();
    this.dimensions = dimensions;
    this.shape = shape;
  }

  /** The array in one cell of the file. */
  double[][] read(String text) throws BadCell {
    return checked(texts(text));
  }

  /** The elements of the array in one cell of the file, as they are written, row by row. */
  List<String> elements(String text) throws BadCell {
    List<List<String>> rows = texts(text);
    requireRectangle(rows);
    return rows.stream().flatMap(List::stream).toList();
  }

  private List<List<String>> texts(String text) throws BadCell {
    boolean plainCharacters = kind == Kind.CHARACTER && dimensions == 1 && !text.matches("(?s)\\s*\\[\\s*\".*\"\\s*]\\s*");
    if (plainCharacters) {
      List<String> characters = new ArrayList<>();
      for (int i = 0; i < text.length(); i++) {
        characters.add(text.substring(i, i + 1));
      }
      return List.of(characters);
    }
    return json(text);
  }

  /** The array with one cell of the file per element; absent elements at the ends are empty texts. */
  double[][] read(List<List<String>> texts) throws BadCell {
    List<List<String>> present = new ArrayList<>();
    for (List<String> row : texts) {
      int length = row.size();
      while (length > 0 && row.get(length - 1).isEmpty()) {
        length--;
      }
      present.add(row.subList(0, length));
    }
    while (!present.isEmpty() && present.get(present.size() - 1).isEmpty()) {
      present.remove(present.size() - 1);
    }
    return checked(present);
  }

  private List<List<String>> json(String text) throws BadCell {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw notAnArray(text);
      }
      List<List<String>> rows = new ArrayList<>();
      if (dimensions == 1) {
        rows.add(elements(parser, text));
      } else {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw notAnArray(text);
          }
          rows.add(elements(parser, text));
        }
      }
      if (parser.nextToken() != null) {
        throw notAnArray(text);
      }
      return rows;
    } catch (IOException e) {
      throw notAnArray(text);
    }
  }

  private List<String> elements(JsonParser parser, String text) throws IOException, BadCell {
    List<String> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == null || !token.isScalarValue()) {
        throw notAnArray(text);
      }
      elements.add(parser.getText());
    }
    return elements;
  }

  private BadCell notAnArray(String text) {
    return new BadCell(Diagnostic.BAD_VALUE, quote(text) + " is not a JSON array of " + dimensions + " dimension"
        + (dimensions == 1 ? ", such as [1, 0, 1]" : "s, such as [[1, 0], [0, 1]]"));
  }

  private double[][] checked(List<List<String>> texts) throws BadCell {
    requireRectangle(texts);
    double[][] values = new double[texts.size()][texts.get(0).size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = element(texts.get(i).get(j), i, j);
      }
    }
    return values;
  }

  private void requireRectangle(List<List<String>> texts) throws BadCell {
    if (mayBeEmpty && texts.size() == 1 && texts.get(0).isEmpty()) {
      return;
    }
    if (texts.isEmpty() || texts.get(0).isEmpty()) {
      throw new BadCell(Diagnostic.EMPTY_ARRAY, "the array has no cells");
    }
    int width = texts.get(0).size();
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).size() != width) {
        throw new BadCell(Diagnostic.RAGGED_ARRAY, "row " + i + " of the array has " + texts.get(i).size() + " cells, row 0 has " + width);
      }
    }
    List<Integer> size = dimensions == 1 ? List.of(width) : List.of(texts.size(), width);
    if (!shape.isEmpty() && !size.equals(shape)) {
      throw new BadCell(Diagnostic.WRONG_SIZE, "the array has the size " + size + ", but @Shape says " + shape);
    }
  }

  private double element(String text, int i, int j) throws BadCell {
    try {
      return cells.read(text);
    } catch (BadCell e) {
      throw new BadCell(e.diagnostic(), "element " + (dimensions == 1 ? "[" + j + "]" : "[" + i + "][" + j + "]") + ": " + e.getMessage());
    }
  }
}
