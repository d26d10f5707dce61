package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.program.JdkType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts codes in the order of the texts or numbers they stand for, so that the order of rows does not matter. */
final class Vocabulary {
  private Vocabulary() {}

  /** The texts of a nominal feature in order, with the column recoded to match; empty for other features. */
  static List<String> inOrder(ValueType type, List<String> texts, Column column) {
    if (type.kind() != Kind.STRING) {
      return List.copyOf(texts);
    }
    List<String> sorted = texts.stream().sorted().toList();
    TreeMap<String, Integer> newCode = new TreeMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      newCode.put(sorted.get(i), i);
    }
    column.recode(texts.stream().mapToInt(newCode::get).toArray());
    return sorted;
  }

  /** The distinct answers in order, with the column recoded to indices; empty if there are too many. Real numbers stay as they are. */
  static Optional<List<String>> labels(ValueType type, List<String> texts, Column column, int most) {
    if (type.kind() == Kind.STRING && JdkType.of(type.javaName()).isPresent()) {
      return Optional.of(ofJdk(JdkType.of(type.javaName()).get(), texts, column));
    }
    if (type.kind().isNominal()) {
      return Optional.of(inOrder(type, texts, column));
    }
    if (type.kind() == Kind.BOOLEAN) {
      return Optional.of(List.of("false", "true"));
    }
    if (type.kind() == Kind.REAL) {
      return Optional.of(List.of());
    }
    TreeMap<Long, Integer> values = new TreeMap<>();
    for (int row = 0; row < column.size(); row++) {
      values.putIfAbsent((long) column.get(row), 0);
      if (values.size() > most) {
        return Optional.empty();
      }
    }
    List<Long> sorted = new ArrayList<>(values.keySet());
    sorted.forEach(value -> values.put(value, values.headMap(value).size()));
    column.recodeValues(values);
    return Optional.of(sorted.stream().map(String::valueOf).toList());
  }

  /** Dates, times and amounts in their order; amounts with as many decimals each as the one that has most. */
  private static List<String> ofJdk(JdkType type, List<String> texts, Column column) {
    int scale = type != JdkType.DECIMAL ? 0 : texts.stream().mapToInt(t -> new BigDecimal(t).scale()).max().orElse(0);
    List<String> alike = texts.stream().map(t -> type == JdkType.DECIMAL ? new BigDecimal(t).setScale(Math.max(0, scale)).toPlainString() : t).toList();
    List<String> sorted = alike.stream().distinct().sorted(type == JdkType.DECIMAL || type == JdkType.BIG_INTEGER ? Comparator.comparing(BigDecimal::new)
        : type == JdkType.DURATION ? Comparator.comparing(Duration::parse) : Comparator.naturalOrder()).toList();
    column.recode(alike.stream().mapToInt(sorted::indexOf).toArray());
    return sorted;
  }

  /** What the elements of an answer may be, in order; empty for whole numbers of too many different values. */
  static List<String> labels(ValueType type, ArrayColumn cells, int most) {
    if (type.kind() == Kind.BOOLEAN) {
      return List.of("false", "true");
    }
    if (type.kind() == Kind.ENUM) {
      return type.constants();
    }
    if (type.kind() == Kind.REAL) {
      return List.of();
    }
    TreeSet<Long> values = new TreeSet<>();
    for (double[][] rows : cells.rows()) {
      for (double[] row : rows) {
        for (double value : row) {
          values.add((long) value);
        }
      }
      if (values.size() > most) {
        return List.of();
      }
    }
    return values.stream().map(String::valueOf).toList();
  }
}
