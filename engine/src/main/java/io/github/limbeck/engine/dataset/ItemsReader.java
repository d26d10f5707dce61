package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.quote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns the cells of one column, each a JSON array of objects, into lists of items. Fields of an object that no component of the record is
 * called after are left alone.
 */
final class ItemsReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_NAMED = 12;

  private final ItemsFeature items;
  private final List<CellReader> readers = new ArrayList<>();
  private final List<double[][]> rows = new ArrayList<>();

  /** @param mostTexts how many distinct texts a field may have */
  ItemsReader(ItemsFeature items, int mostTexts) {
    this.items = items;
    items.fields().forEach(f -> readers.add(new CellReader(f.type(), List.of(), new Texts(), mostTexts, Diagnostic.TOO_MANY_VALUES)));
  }

  /** Reads the list of the next row; where that fails the row has none. */
  void add(String cell) throws BadCell {
    rows.add(new double[0][]);
    rows.set(rows.size() - 1, read(cell));
  }

  private double[][] read(String cell) throws BadCell {
    List<double[]> list = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(cell)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw noList(cell);
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          throw noList(cell);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        readFields(parser, "", fields);
        list.add(item(fields, list.size()));
      }
    } catch (IOException e) {
      throw noList(cell);
    }
    return list.toArray(double[][]::new);
  }

  private BadCell noList(String cell) {
    String example = items.fields().stream().limit(2).map(f -> "\"" + f.columns().get(0) + "\": …").collect(Collectors.joining(", "));
    return new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not a list of objects, such as [{" + example + "}, …]");
  }

  private static void readFields(JsonParser parser, String prefix, Map<String, String> fields) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        readFields(parser, name + ".", fields);
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        fields.put(name, value == JsonToken.VALUE_NULL ? null : parser.getText());
      }
    }
  }

  private double[] item(Map<String, String> fields, int index) throws BadCell {
    double[] item = new double[readers.size()];
    for (int f = 0; f < item.length; f++) {
      Feature field = items.fields().get(f);
      if (items.isLatent(f)) {
        item[f] = Double.NaN;
        continue;
      }
      String key = field.columns().stream().filter(fields::containsKey).findFirst().orElse(null);
      if (key == null) {
        throw new BadCell(Diagnostic.MISSING_VALUE, "item " + (index + 1) + " has no " + quote(field.columns().get(0)) + "; it has "
            + fields.keySet().stream().limit(MOST_NAMED).map(k -> quote(k)).collect(Collectors.joining(", ")));
      }
      try {
        item[f] = readers.get(f).read(fields.get(key));
      } catch (BadCell e) {
        throw new BadCell(e.diagnostic(), "item " + (index + 1) + ", " + key + ": " + e.getMessage());
      }
    }
    return item;
  }

  /** The list that was read last. */
  double[][] last() {
    return rows.get(rows.size() - 1);
  }

  /** All lists, with texts in the order of the alphabet. */
  ItemColumn toColumn() {
    List<List<String>> vocabularies = new ArrayList<>();
    for (int f = 0; f < readers.size(); f++) {
      List<String> met = readers.get(f).texts();
      if (items.fields().get(f).type().kind() != ValueType.Kind.STRING) {
        vocabularies.add(List.copyOf(met));
        continue;
      }
      Map<String, Integer> codes = new TreeMap<>();
      List<String> sorted = met.stream().sorted().toList();
      sorted.forEach(text -> codes.put(text, codes.size()));
      recode(rows, f, met.stream().mapToInt(codes::get).toArray());
      vocabularies.add(sorted);
    }
    return new ItemColumn(items, rows, vocabularies);
  }

  /** Replaces the codes of a field by others, in place. */
  static void recode(List<double[][]> rows, int field, int[] codes) {
    rows.forEach(list -> {
      for (double[] item : list) {
        item[field] = codes[(int) item[field]];
      }
    });
  }
}
