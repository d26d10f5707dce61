package io.github.limbeck.sample;

import io.github.limbeck.runtime.Distilled;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
    invoices();
    moons();
    solarSystem();
    sledge();
    tumours();
    endgames();
    life();
    automaton();
    lines();
    addition();
    maxSat();
    planets();
    pendulums();
    batteries();
    slips();
    out.println("Every class above was generated while this program was compiled; there is no learning in its jar.");
  }

  private void planets() {
    title("Planet", "the six planets that Kepler knew");
    Planet planet = Distilled.of(Planet.class);
    out.printf(Locale.ROOT, "  Neptune, at 30.07 astronomical units -> %.0f days (measured: 60190)%n", planet.period(30.07));
    source("Planet");
  }

  private void pendulums() {
    title("Pendulum", "60 measurements that are one per cent off");
    out.printf(Locale.ROOT, "  67 metres on earth, as Foucault's -> %.1f seconds%n", new PendulumDistilled().period(67, 9.81));
    source("Pendulum");
  }

  private void batteries() {
    title("Battery", "90 lines of a log");
    out.printf(Locale.ROOT, "  after 10 hours at half a watt -> %.0f per cent%n", new BatteryDistilled().remaining(10, 0.5));
    source("Battery");
  }

  private void slips() {
    title("Slip", "700 amounts of two digits, written by hand and typed in");
    int[][] four = {{0, 0, 0, 2, 15, 2, 0, 0},
        {0, 0, 0, 12, 12, 0, 0, 0},
        {0, 0, 5, 16, 2, 0, 0, 0},
        {0, 0, 11, 10, 0, 3, 8, 0},
        {0, 5, 16, 1, 2, 15, 5, 0},
        {0, 9, 13, 7, 14, 16, 2, 0},
        {0, 5, 15, 14, 16, 10, 0, 0},
        {0, 0, 0, 2, 16, 5, 0, 0}};
    int[][] seven = {{0, 0, 5, 14, 16, 16, 3, 0},
        {0, 0, 7, 16, 16, 16, 5, 0},
        {0, 0, 0, 0, 8, 16, 0, 0},
        {0, 0, 9, 14, 16, 16, 13, 0},
        {0, 2, 16, 16, 15, 7, 1, 0},
        {0, 0, 1, 14, 10, 0, 0, 0},
        {0, 0, 3, 16, 5, 0, 0, 0},
        {0, 0, 7, 13, 0, 0, 0, 0}};
    out.printf("  a four and a seven that nothing was learned from -> %d%n", new SlipDistilled().amount(four, seven));
    source("Slip");
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

  private void invoices() {
    title("Invoice", "300 invoices of one to eight lines");
    Invoice invoice = new InvoiceDistilled();
    out.println("  3 at 19.50, 20 % off              -> " + invoice.total(List.of(new Invoice.Line(3, 19.5, 0.2))));
    out.println("  40 at 99, which is more than 2000 -> " + invoice.total(List.of(new Invoice.Line(40, 99, 0))));
    source("Invoice");
  }

  private void moons() {
    title("Moons", "150 configurations of four moons");
    Moons.Moon[] two = {new Moons.Moon(1, new Moons.Vector(0, 0)), new Moons.Moon(3, new Moons.Vector(1.95, 0))};
    out.println("  of two moons, the other of mass 3 and 1.95 away: " + new MoonsDistilled().acceleration(two)[0]);
    source("Moons");
  }

  private void solarSystem() {
    title("SolarSystem", "40 configurations of 17 bodies whose masses are not known");
    for (String name : new String[] {"Sun", "Jupiter", "Earth", "Moon"}) {
      out.println("  the mass of " + name + ", in that of the Sun: " + SolarSystemDistilled.massOf(name));
    }
    source("SolarSystem");
  }

  private void sledge() {
    title("Sledge", "30 rides, each with a push that is not known");
    Sledge sledge = new SledgeDistilled();
    Sledge.State[] first = {new Sledge.State(0, 1), new Sledge.State(1.25, 1.4), new Sledge.State(2.9, 1.76)};
    out.println("  a ride that begins with the speeds 1 and 1.4: pushed by " + sledge.push(first));
    out.println("  the next state: " + sledge.next(first[2], sledge.push(first)));
    source("Sledge");
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

  private void automaton() {
    title("Automaton", "six pairs of frames of at most 14 x 12 cells");
    boolean[][] grid = new boolean[500][500];
    Random random = new Random(3);
    for (boolean[] row : grid) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextInt(4) == 0;
      }
    }
    Automaton rule = new AutomatonDistilled();
    for (int generation = 0; generation <= 100; generation++) {
      if (generation % 50 == 0) {
        out.println("  generation " + generation + ": " + count(grid) + " of 250,000 cells are alive");
      }
      grid = rule.next(grid);
    }
    source("Automaton");
  }

  private static int count(boolean[][] grid) {
    int count = 0;
    for (boolean[] row : grid) {
      for (boolean cell : row) {
        count += cell ? 1 : 0;
      }
    }
    return count;
  }

  private void lines() {
    title("LineOrientation", "the 28 full rows and 28 full columns of 28 x 28 pixels");
    LineOrientation rule = new LineOrientationDistilled();
    boolean[][] image = new boolean[9][44];
    for (int j = 1; j < 44; j++) {
      // A line that rises by about ten degrees, with gaps.
      image[8 - j / 6][j] = j % 4 != 0;
    }
    for (boolean[] row : image) {
      StringBuilder line = new StringBuilder("  ");
      IntStream.range(0, row.length).forEach(j -> line.append(row[j] ? '#' : '.'));
      out.println(line);
    }
    out.println("  -> " + rule.orientation(image));
    source("LineOrientation");
  }

  private void addition() {
    title("BinaryAddition", "150 sums of three to six bits");
    BigInteger a = new BigInteger(999, new Random(1));
    BigInteger b = new BigInteger(999, new Random(2));
    boolean[] sum = new BinaryAdditionDistilled().sum(bits(a, 1000), bits(b, 1000));
    out.println("  two numbers of 1,000 bits: the sum is " + (Arrays.equals(sum, bits(a.add(b), 1000)) ? "right" : "wrong"));
    source("BinaryAddition");
  }

  /** Most significant bit first. */
  static boolean[] bits(BigInteger number, int length) {
    boolean[] bits = new boolean[length];
    for (int i = 0; i < length; i++) {
      bits[i] = number.testBit(length - 1 - i);
    }
    return bits;
  }

  private void maxSat() {
    title("VariableChoice", "small formulas, of each the better value of one variable");
    int[] satisfied = new int[4];
    Random random = new Random(9);
    for (int k = 0; k < 100; k++) {
      MaxSatFormula formula = new MaxSatFormula(200, 1000, random);
      satisfied[0] += formula.satisfied(MaxSatFormula::greedy);
      satisfied[1] += formula.satisfied(MaxSatFormula.threeQuarters(random));
      satisfied[2] += formula.satisfied(MaxSatFormula::johnson);
      satisfied[3] += formula.satisfied(new VariableChoiceDistilled());
    }
    out.println("  clauses satisfied, of 1,000, over 100 formulas of 200 variables:");
    List<String> names = List.of("greedy", "randomised 3/4", "Johnson", "distilled");
    for (int k = 0; k < names.size(); k++) {
      out.printf(Locale.ROOT, "    %-16s %.2f%n", names.get(k), satisfied[k] / 100.0);
    }
    source("VariableChoice");
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
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().takeWhile(line -> !line.contains("static final class")).forEach(line -> out.println("    " + line));
      }
    } catch (IOException e) {
      out.println("  (the generated source can't be read: " + e.getMessage() + ")");
    }
    out.println();
  }
}
