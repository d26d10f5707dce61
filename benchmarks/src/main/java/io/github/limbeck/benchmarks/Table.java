package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a CSV file whose last column is the answer; an empty cell is a missing value.
 *
 * @param types of each column, the answer's last; a column whose cells are all quoted in the file holds texts
 */
record Table(String name, List<String> columns, List<String> types, List<List<String>> rows) {
  private static final String TEXT = "String";

  /** Reads a file, compressed or not. */
  static Table read(Path file) throws IOException {
    List<String> lines;
    try (InputStream in = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      lines = new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<List<String>> raw = lines.stream().skip(1).map(line -> Arrays.asList(line.split(",", -1))).toList();
    int answer = raw.get(0).size() - 1;
    List<String> columns = new ArrayList<>();
    String[] header = lines.get(0).replace("\"", "").split(",");
    for (int c = 0; c < answer; c++) {
      columns.add("x" + c + "_" + header[c].replaceAll("[^A-Za-z0-9]", "_"));
    }
    columns.add("answer");
    List<String> types = IntStream.rangeClosed(0, answer).mapToObj(c -> c == answer ? TEXT : type(raw.stream().map(row -> row.get(c)).toList())).toList();
    return new Table(file.getFileName().toString().replaceAll("\\.csv(\\.gz)?$", ""), columns, types,
        raw.stream().map(row -> row.stream().map(cell -> cell.replace("\"", "")).toList()).toList());
  }

  /** All tables of a folder, by name. */
  static List<Table> folder(Path folder) throws IOException {
    List<Table> tables = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.csv(\\.gz)?")).sorted().toList()) {
        tables.add(read(file));
      }
    }
    return tables;
  }

  private static String type(List<String> cells) {
    List<String> known = cells.stream().filter(c -> !c.isEmpty()).toList();
    boolean missing = known.size() < cells.size();
    if (known.stream().allMatch(c -> c.startsWith("\"")) || !known.stream().allMatch(c -> c.matches("-?[0-9.]+([eE]-?[0-9]+)?"))) {
      return missing ? "java.util.Optional<String>" : TEXT;
    }
    boolean whole = known.stream().allMatch(c -> c.matches("-?[0-9]{1,9}"));
    return whole ? missing ? "Integer" : "int" : missing ? "Double" : "double";
  }

  boolean isText(int column) {
    return types.get(column).contains(TEXT);
  }

  /** The annotated interface of a method that answers from all other columns. */
  String source(String more) {
    String parameters = IntStream.range(0, columns.size() - 1).mapToObj(c -> types.get(c) + " " + columns.get(c)).collect(Collectors.joining(", "));
    return "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\", answer = \"answer\"" + more
        + ")\npublic interface Task { String decide(" + parameters + "); }\n";
  }

  /** The same columns with some of the rows. */
  Table with(List<List<String>> some) {
    return new Table(name, columns, types, some);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, Stream.concat(Stream.of(columns), rows.stream()).map(row -> String.join(",", row)).collect(Collectors.joining("\n", "", "\n")));
  }

  /** Train and test rows: of every answer the same share of the rows goes to the first. */
  List<Table> split(double share, long seed) {
    Map<String, List<List<String>>> byAnswer = new TreeMap<>();
    rows.forEach(row -> byAnswer.computeIfAbsent(row.get(row.size() - 1), a -> new ArrayList<>()).add(row));
    Random random = new Random(seed);
    List<List<String>> train = new ArrayList<>();
    List<List<String>> test = new ArrayList<>();
    for (List<List<String>> same : byAnswer.values()) {
      Collections.shuffle(same, random);
      int first = (int) Math.round(share * same.size());
      train.addAll(same.subList(0, first));
      test.addAll(same.subList(first, same.size()));
    }
    return List.of(with(train), with(test));
  }
}
