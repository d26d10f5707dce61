package io.github.limbeck.sample;

import io.github.limbeck.runtime.Distilled;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Makes some decisions of each kind and shows the generated source beside them. */
public final class SampleApp {
  private final PrintStream out;

  private SampleApp(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    new SampleApp(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
  }

  private void run() {
    irises();
    shipments();
    tumours();
    endgames();
    life();
    out.println("Every class above was generated while this program was compiled; there is no learning in its jar.");
  }

  private void irises() {
    title("Iris", "150 flowers");
    Iris iris = Distilled.of(Iris.class);
    double[][] flowers = {{5.1, 3.5, 1.4, 0.2}, {6.0, 2.8, 4.4, 1.3}, {6.7, 3.1, 5.6, 2.3}};
    for (double[] f : flowers) {
      out.printf("  petals of %.1f x %.1f cm -> %s%n", f[2], f[3], iris.classify(f[0], f[1], f[2], f[3]));
    }
    source("Iris");
  }

  private void shipments() {
    title("Tariff", "600 decisions of an old system");
    Tariff tariff = new TariffDistilled();
    out.println("  1 kg letter to Europe      -> " + tariff.tariff(1, "EUROPE", false, false, 1));
    out.println("  5 kg express, domestic     -> " + tariff.tariff(5, "DOMESTIC", true, false, 1));
    out.println("  5 kg express, islands      -> " + tariff.tariff(5, "ISLANDS", true, false, 1));
    out.println("  40 kg of machine parts     -> " + tariff.tariff(40, "WORLD", false, false, 2));
    source("Tariff");
  }

  private void tumours() {
    title("Tumour", "30 measurements of 569 patients");
    Tumour tumour = new TumourDistilled();
    out.println("  mean radius 17.99 and 29 more measurements -> " + tumour.diagnose(
        17.99, 10.38, 122.8, 1001, 0.1184, 0.2776, 0.3001, 0.1471, 0.2419, 0.07871, 1.095, 0.9053, 8.589,
        153.4, 0.006399, 0.04904, 0.05373, 0.01587, 0.03003, 0.006193, 25.38, 17.33, 184.6, 2019, 0.1622,
        0.6656, 0.7119, 0.2654, 0.4601, 0.1189));
    out.println("  mean radius 13.54 and 29 more measurements -> " + tumour.diagnose(
        13.54, 14.36, 87.46, 566.3, 0.09779, 0.08129, 0.06664, 0.04781, 0.1885, 0.05766, 0.2699, 0.7886,
        2.058, 23.56, 0.008462, 0.0146, 0.02387, 0.01315, 0.0198, 0.0023, 15.11, 19.26, 99.7, 711.2, 0.144,
        0.1773, 0.239, 0.1288, 0.2977, 0.07259));
    source("Tumour");
  }

  private void endgames() {
    title("TicTacToe", "half of the 958 final boards");
    TicTacToe game = new TicTacToeDistilled();
    for (String board : List.of("xoo/bxo/bbx", "xox/oxo/oxo", "ooo/xxb/xbb")) {
      char[] c = board.replace("/", "").toCharArray();
      out.println("  " + board + " -> " + (game.xWins(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]) ? "x has won" : "x has not won"));
    }
    source("TicTacToe");
  }

  private void life() {
    title("Life", "150 of the 512 neighbourhoods");
    boolean[][] grid = new boolean[12][36];
    int[][] glider = {{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
    for (int[] cell : glider) {
      grid[cell[0] + 1][cell[1] + 1] = true;
    }
    for (int i = 0; i < 10; i++) {
      grid[6][14 + i] = true;
    }
    Life rule = new LifeDistilled();
    for (int generation = 0; generation <= 15; generation++) {
      if (generation % 5 == 0) {
        show(generation, grid);
      }
      grid = next(grid, rule);
    }
    source("Life");
  }

  /** One step of the whole grid, whose edges meet. */
  static boolean[][] next(boolean[][] grid, Life rule) {
    int rows = grid.length;
    int columns = grid[0].length;
    boolean[][] next = new boolean[rows][columns];
    boolean[][] around = new boolean[3][3];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int k = 0; k < 9; k++) {
          around[k / 3][k % 3] = grid[(i + k / 3 - 1 + rows) % rows][(j + k % 3 - 1 + columns) % columns];
        }
        next[i][j] = rule.alive(around);
      }
    }
    return next;
  }

  private void show(int generation, boolean[][] grid) {
    out.println("  generation " + generation);
    for (boolean[] row : grid) {
      StringBuilder line = new StringBuilder("  ");
      IntStream.range(0, row.length).forEach(j -> line.append(row[j] ? '#' : '.'));
      out.println(line);
    }
  }

  private void title(String name, String data) {
    out.println("=== " + name + ": learned from " + data + " ===");
    out.println();
  }

  private void source(String name) {
    out.println();
    try (InputStream in = SampleApp.class.getResourceAsStream("/sources/" + name + "Distilled.java")) {
      if (in == null) {
        out.println("  (the generated source is packed into the jar; run the program from there to see it)");
      } else {
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> out.println("    " + line));
      }
    } catch (IOException e) {
      out.println("  (the generated source can't be read: " + e.getMessage() + ")");
    }
    out.println();
  }
}
