package io.github.limbeck.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints how the time to distil grows with rows and with features, beside the time in the same run that FastCSV alone takes to
 * go through the file, and that Limbeck takes to read it (decode, hash, split, check and store every cell). Run it with the
 * heap that is to be shown enough.
 */
public final class Scaling {
  private static final List<String> ZONES = List.of("DOMESTIC", "EUROPE", "ISLANDS", "WORLD");
  private static final List<String> COLUMNS = List.of("weight", "zone", "express", "fragile", "items", "value", "distance",
      "customer", "weekday", "insured", "volume");
  private static final String PARAMETERS = "int weight, String zone, boolean express, boolean fragile, int items, double value, int distance,"
      + " int customer, int weekday, boolean insured, double volume";

  private Scaling() {}

  public static void main(String[] args) throws IOException {
    long mostRows = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
    System.out.printf("heap allowed: %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
    tariff(10_000, false);
    for (int rows = 10_000; rows <= mostRows; rows *= 10) {
      tariff(rows, true);
    }
    features(10, false);
    for (int features : new int[] {10, 30, 100, 300, 1000, 2000}) {
      features(features, true);
    }
  }

  private static void tariff(int rows, boolean print) throws IOException {
    Path folder = Files.createTempDirectory("limbeck");
    Path file = folder.resolve("examples.csv");
    Task task = new Task("tariff", PARAMETERS, "String", COLUMNS, 1, 1, random -> null);
    writeTariff(file, rows);
    measure(task, folder, rows + " rows of 12 columns", print);
  }

  private static void measure(Task task, Path folder, String what, boolean print) throws IOException {
    Path file = folder.resolve("examples.csv");
    long size = Files.size(file);
    double reading = Math.min(read(file), read(file));
    long start = System.nanoTime();
    Distiller.Distilled distilled;
    try {
      distilled = Distiller.distilSource(Distiller.source(task), folder, "off", "-Alimbeck.debug=true");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Files.delete(file);
    Files.delete(folder);
    if (print) {
      System.out.printf(Locale.ROOT, "%-28s %6d MB  FastCSV %6.2f s  Limbeck reads %6.2f s  distils %6.2f s, beyond reading twice %6.2f s  %s%n",
          what, size >> 20, reading, distilled.readingSeconds(), seconds, seconds - 2 * distilled.readingSeconds(), distilled.equality());
    }
  }

  private static double read(Path file) throws IOException {
    long start = System.nanoTime();
    long cells = 0;
    try (var reader = CsvReader.builder().ofCsvRecord(file)) {
      for (var row : reader) {
        cells += row.getFieldCount();
      }
    }
    return cells == 0 ? 0 : (System.nanoTime() - start) / 1e9;
  }

  private static void writeTariff(Path file, int rows) throws IOException {
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

  /** 5,000 rows of whole and real numbers and truth values, three of which decide. */
  private static void features(int count, boolean print) throws IOException {
    Path folder = Files.createTempDirectory("limbeck");
    List<String> columns = IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
    // A method has at most 255 parameters; an array of fixed shape holds as many as one likes.
    String parameters = "@Shape(" + count + ") int[] f";
    Random random = new Random(7);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("examples.csv"))) {
      out.write(IntStream.range(0, count).mapToObj(i -> "f[" + i + "]").collect(Collectors.joining(",")) + ",answer\n");
      for (int row = 0; row < 5000; row++) {
        int[] f = random.ints(count, 0, 100).toArray();
        boolean answer = f[1] >= 60 && f[4] < 50 || f[7] > 85;
        out.write(IntStream.of(f).mapToObj(String::valueOf).collect(Collectors.joining(",")) + "," + answer + "\n");
      }
    }
    measure(new Task("features", parameters, "boolean", columns, 1, 1, r -> null), folder, "5000 rows, " + count + " features", print);
  }
}
