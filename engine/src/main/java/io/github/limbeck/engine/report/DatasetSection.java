package io.github.limbeck.engine.report;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.ArrayColumn;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The examples in numbers: one line per column, with how its values are spread. */
final class DatasetSection {
  private static final int MOST_COLUMNS = 60;
  private static final int BINS = 16;

  private DatasetSection() {}

  static String of(MethodReport method) {
    Dataset data = method.training();
    StringBuilder out = new StringBuilder("<p>").append(Html.text(data.name())).append(": ").append(method.provenance().rows()).append(" rows to learn from");
    method.heldOut().ifPresent(held -> out.append(", ").append(held.rows()).append(" held out"));
    out.append(".</p>\n<p class=\"fine\">SHA-256 <code>").append(method.provenance().sha256()).append("</code></p>\n");
    List<List<String>> rows = new ArrayList<>();
    for (int f = 0; f < Math.min(data.features().size(), MOST_COLUMNS); f++) {
      rows.add(row(data.features().get(f), data.columns().get(f), data.vocabularies().get(f)));
    }
    for (int a = 0; a < data.arrays().size(); a++) {
      rows.add(List.of(Html.text(method.arrays().get(a)), "array", Html.text(sizes(data.arrays().get(a))), "0", ""));
    }
    for (Dataset.AnswerColumn answer : data.answers()) {
      rows.add(row(answer));
    }
    out.append(Html.table("Columns", List.of("column", "type", "values", "missing", "spread"), rows));
    if (data.features().size() > MOST_COLUMNS) {
      out.append("<p>and ").append(data.features().size() - MOST_COLUMNS).append(" more columns.</p>\n");
    }
    return out.toString();
  }

  private static List<String> row(Feature feature, Column column, List<String> texts) {
    ValueType type = feature.type();
    double[] values = present(column);
    String range = type.kind() == ValueType.Kind.BOOLEAN ? Html.percent(Arrays.stream(values).average().orElse(0)) + " true"
        : texts.isEmpty() ? range(type.javaName(), values) : distinct(values) + " distinct";
    return List.of(Html.text(feature.name()), "<code>" + Html.text(simple(type.javaName())) + "</code>", Html.text(range),
        String.valueOf(column.size() - values.length), histogram(values, feature.name()));
  }

  private static List<String> row(Dataset.AnswerColumn answer) {
    String name = "<strong>" + Html.text(answer.answer().name()) + "</strong> (answer)";
    String type = "<code>" + Html.text(simple(answer.answer().type().javaName())) + "[]".repeat(answer.answer().dimensions()) + "</code>";
    if (answer.cells().isPresent()) {
      return List.of(name, type, Html.text(sizes(answer.cells().get())), "0", "");
    }
    double[] values = present(answer.codes());
    String range = answer.labels().isEmpty() ? range(answer.answer().type().javaName(), values) : answer.labels().size() + " distinct";
    return List.of(name, type, Html.text(range), "0", histogram(values, answer.answer().name()));
  }

  private static String simple(String javaName) {
    return javaName.substring(javaName.lastIndexOf('.') + 1);
  }

  static double[] present(Column column) {
    double[] values = new double[column.size()];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      double value = column.get(i);
      if (!Double.isNaN(value)) {
        values[n++] = value;
      }
    }
    return Arrays.copyOf(values, n);
  }

  private static String range(String javaType, double[] values) {
    boolean counted = JdkType.of(javaType).map(JdkType::isWhole).orElse(false);
    return values.length == 0 ? "none" : ends(javaType, values) + (counted ? "" : mean(values));
  }

  /** The least and the greatest of some values. */
  static String ends(String javaType, double[] values) {
    return Html.number(javaType, Arrays.stream(values).min().getAsDouble()) + " to " + Html.number(javaType, Arrays.stream(values).max().getAsDouble());
  }

  private static String mean(double[] values) {
    return ", mean " + Html.rounded(Arrays.stream(values).average().getAsDouble());
  }

  private static long distinct(double[] values) {
    return Arrays.stream(values).distinct().count();
  }

  private static String sizes(ArrayColumn array) {
    int[] rows = array.rows().stream().mapToInt(a -> a.length).toArray();
    int[] columns = array.rows().stream().mapToInt(a -> a[0].length).toArray();
    int least = Arrays.stream(columns).min().orElse(0);
    int most = Arrays.stream(columns).max().orElse(0);
    String length = least == most ? String.valueOf(most) : least + " to " + most;
    int leastRows = Arrays.stream(rows).min().orElse(1);
    int mostRows = Arrays.stream(rows).max().orElse(1);
    return mostRows == 1 ? length + " cells" : (leastRows == mostRows ? "" + mostRows : leastRows + " to " + mostRows) + " \u00d7 " + length + " cells";
  }

  /** Bars of how often values occur, of equal width from the least to the greatest. */
  private static String histogram(double[] values, String name) {
    if (values.length == 0) {
      return "";
    }
    double least = Arrays.stream(values).min().getAsDouble();
    double most = Arrays.stream(values).max().getAsDouble();
    int bins = (int) Math.min(BINS, Math.max(1, distinct(values)));
    int[] counts = new int[bins];
    for (double value : values) {
      counts[most == least ? 0 : (int) Math.min(bins - 1, (value - least) / (most - least) * bins)]++;
    }
    int greatest = Arrays.stream(counts).max().getAsInt();
    StringBuilder out = new StringBuilder("<svg class=\"spread\" viewBox=\"0 0 96 24\" role=\"img\" aria-label=\"How the values of ")
        .append(Html.text(name)).append(" are spread\">");
    for (int b = 0; b < bins; b++) {
      double height = 22.0 * counts[b] / greatest;
      double width = 96.0 / bins;
      out.append("<rect x=\"").append(Html.at(b * width)).append("\" y=\"").append(Html.at(23 - height)).append("\" width=\"")
          .append(Html.at(width - 1)).append("\" height=\"").append(Html.at(height)).append("\"/>");
    }
    return out.append("</svg>").toString();
  }
}
