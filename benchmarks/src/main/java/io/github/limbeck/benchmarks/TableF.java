package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Table F: rules from real data. Every CSV file of a folder (the last column is the answer), in five stratified splits of 70 and 30 %,
 * against J48, JRip, PART, Logistic and RandomForest of Weka and CART of Tribuo, all with their defaults, in the same run. Arguments: the
 * folder; then, if wanted, names of files without their endings, and {@code alone} to leave the peers out.
 */
public final class TableF {
  private static final int SPLITS = 5;

  private TableF() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length).stream().filter(a -> !a.equals("alone")).toList();
    boolean alone = Arrays.asList(arguments).contains("alone");
    Map<String, double[]> ranks = new LinkedHashMap<>();
    System.out.printf("%-14s %-14s %9s %9s %10s%n", "data", "learner", "right", "size", "CPU s");
    for (Table table : Table.folder(Path.of(arguments[0]))) {
      if (!wanted.isEmpty() && !wanted.contains(table.name())) {
        continue;
      }
      Map<String, Score> scores = new LinkedHashMap<>();
      for (int s = 1; s <= SPLITS; s++) {
        List<Table> parts = table.split(0.7, s);
        scores.merge("Limbeck", limbeck(parts.get(0), parts.get(1)), Score::plus);
        if (!alone) {
          Peers.of(parts.get(0), parts.get(1)).forEach((peer, score) -> scores.merge(peer, score, Score::plus));
        }
      }
      scores.forEach((learner, sum) -> System.out.printf(Locale.ROOT, "%-14s %-14s %7.1f %% %9.1f %10.2f%n", table.name(), learner,
          100 * sum.right() / SPLITS, sum.size() / SPLITS, sum.seconds() / SPLITS));
      scores.forEach((learner, sum) -> {
        double[] rank = ranks.computeIfAbsent(learner, l -> new double[2]);
        rank[0] += 1 + scores.values().stream().filter(other -> other.right() > sum.right()).count();
        rank[1]++;
      });
    }
    ranks.forEach((learner, rank) -> System.out.printf(Locale.ROOT, "mean rank of %-14s %.2f%n", learner, rank[0] / rank[1]));
  }

  /**
   * What a learner does.
   *
   * @param right the share of test rows
   * @param size conditions, or leaves of a tree
   * @param seconds of CPU
   */
  record Score(double right, double size, double seconds) {
    Score plus(Score other) {
      return new Score(right + other.right, size + other.size, seconds + other.seconds);
    }
  }

  private static Score limbeck(Table train, Table test) throws IOException, ReflectiveOperationException {
    Path folder = Files.createTempDirectory("tableF");
    train.write(folder.resolve("examples.csv"));
    try {
      Distiller.Distilled distilled = Distiller.distilSource(train.source(""), folder);
      int right = 0;
      for (List<String> row : test.rows()) {
        right += distilled.answer(row).equals(row.get(row.size() - 1)) ? 1 : 0;
      }
      return new Score((double) right / test.rows().size(), distilled.conditions(), distilled.seconds());
    } catch (Distiller.Refused e) {
      System.out.println(train.name() + " refused: " + e.getMessage());
      return new Score(0, 0, 0);
    }
  }
}
