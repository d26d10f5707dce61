package io.github.limbeck.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Distils a tariff from many rows of twelve columns, and prints rows, seconds and the heap in use. Run it with a
 * bounded heap, for example {@code MAVEN_OPTS=-Xmx1500m}. Argument: the number of rows, a million by default.
 */
public final class LargeData {
  private static final List<String> ZONES = List.of("DOMESTIC", "EUROPE", "ISLANDS", "WORLD");
  private static final List<String> COLUMNS = List.of("weight", "zone", "express", "fragile", "items", "value", "distance",
      "customer", "weekday", "insured", "volume");

  private LargeData() {}

  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path folder = Files.createTempDirectory("limbeck");
    Task task = new Task("tariff", "int weight, String zone, boolean express, boolean fragile, int items, double value, int distance,"
        + " int customer, int weekday, boolean insured, double volume", "String", COLUMNS, 1, 1, random -> null);
    write(folder.resolve("examples.csv"), rows);
    long size = Files.size(folder.resolve("examples.csv"));
    long start = System.nanoTime();
    Distiller.Distilled distilled = Distiller.distilFile(task, folder);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(distilled.source());
    System.out.println(distilled.note());
    System.out.printf(Locale.ROOT, "%d rows of 12 columns, %d MB: %.1f s; heap allowed %d MB%n", rows, size >> 20, seconds,
        Runtime.getRuntime().maxMemory() >> 20);
    Files.delete(folder.resolve("examples.csv"));
  }

  private static void write(Path file, int rows) throws IOException {
    Random random = new Random(5);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", COLUMNS) + ",answer\n");
      for (int i = 0; i < rows; i++) {
        int weight = random.nextInt(random.nextBoolean() ? 5 : 60) + 1;
        String zone = ZONES.get(random.nextInt(4));
        boolean express = random.nextInt(3) == 0;
        boolean fragile = random.nextInt(3) == 0;
        int items = 1 + random.nextInt(6);
        double value = Math.rint(random.nextDouble() * 100_000) / 100;
        int distance = random.nextInt(5000);
        String answer = weight > 30 ? "FREIGHT"
            : express && !zone.equals("ISLANDS") && distance < 2500 ? "COURIER"
            : value >= 900 ? "GUARDED"
            : fragile && items >= 3 ? "COURIER"
            : weight <= 2 && items == 1 ? "LETTER" : "PARCEL";
        out.write(weight + "," + zone + "," + express + "," + fragile + "," + items + "," + value + "," + distance + ","
            + random.nextInt(100_000) + "," + random.nextInt(7) + "," + random.nextBoolean() + ","
            + Math.rint(random.nextDouble() * 1000) / 10 + "," + answer + "\n");
      }
    }
  }
}
