package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.distil.Appraisal;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints table K: things and bodies. Each law of bodies is learned from one run of four bodies, and the generated class is then run on other
 * runs, of 4, 8 and 50 bodies: how far it is off is the root mean square of the difference as a share of that of the answers. Beside these
 * stand invoices, routes and baskets, and the overdensity of halos with 10 % noise, whose heaviest fifth is seen in the test alone.
 *
 * <p>The Sun, its planets and large moons come without masses, which are found with the law.
 *
 * <p>Beside the direct way stands the published one in the plane, a graph network with sparse messages ({@link MessageNetwork}), learned from
 * four hundred runs: how far it is off itself, how much of the forces is a line over its two largest messages, and how far a formula found
 * for these is off the forces.
 *
 * <p>Arguments: what (laws, items, halos, solar, neural); the noise as a share of each number (0; of the solar system 1e-6), or the steps of
 * the network's training (6,000).
 */
public final class TableK {
  private static final int STEPS = 1000;
  private static final int NETWORK_STEPS = 6000;
  private static final int NETWORK_RUNS = 400;
  private static final int NETWORK_RUN = 25;
  private static final Pattern MESSAGE = Pattern.compile("total\\.x is the sum of (.*?) over all");

  private TableK() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    String what = arguments.length > 0 ? arguments[0] : "laws";
    Path folder = Files.createTempDirectory("limbeck-table-k");
    switch (what) {
      case "laws" -> laws(folder, arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0);
      case "items" -> items(folder);
      case "halos" -> halos(folder);
      case "solar" -> solar(folder, arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1e-6);
      case "neural" -> neural(arguments.length > 1 ? Integer.parseInt(arguments[1]) : NETWORK_STEPS);
      default -> throw new IllegalArgumentException("laws, items, halos, solar or neural, not " + what);
    }
  }

  private static void laws(Path folder, double noise) throws IOException, ReflectiveOperationException {
    System.out.printf(Locale.ROOT, "%-18s %9s %9s %9s %6s  %s%n", "noise " + noise, "off at 4", "8", "50", "CPU s", "message along x, equality");
    int right = 0;
    for (BodyLaw law : BodyLaw.ALL) {
      for (int dimensions = 2; dimensions <= 3; dimensions++) {
        Random random = new Random(1);
        Files.writeString(folder.resolve("d.jsonl"), law.run(BodyLaw.draw(4, dimensions, random), STEPS, noise, random));
        String z = dimensions == 3 ? ", double z" : "";
        String source = "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\npublic interface Task {\n  record Vector(double x, double y" + z
            + ") {}\n  record Body(double mass, int charge, Vector position, Vector velocity) {}\n  Vector[] decide(Body[] bodies);\n}\n";
        List<Double> off = new ArrayList<>();
        String said = "refused";
        double seconds = Double.NaN;
        try {
          Distiller.Distilled distilled = Distiller.distilSource(source, folder);
          seconds = distilled.seconds();
          for (int bodies : new int[] {4, 8, 50}) {
            Files.writeString(folder.resolve("test.jsonl"), law.run(BodyLaw.draw(bodies, dimensions, random), bodies == 50 ? 10 : 100, 0, random));
            off.add(off(distilled, folder));
          }
          Matcher message = MESSAGE.matcher(distilled.note());
          said = (message.find() ? message.group(1) : "") + ", " + distilled.equality();
        } catch (Distiller.Refused e) {
          IntStream.range(0, 3).forEach(k -> off.add(Double.POSITIVE_INFINITY));
        }
        right += off.stream().allMatch(o -> o <= 1e-6) ? 1 : 0;
        System.out.printf(Locale.ROOT, "%-18s %9.2g %9.2g %9.2g %6.1f  %s%n", law.name() + ", " + dimensions + "D", off.get(0), off.get(1), off.get(2), seconds, said);
      }
    }
    System.out.printf(Locale.ROOT, "%d of %d laws are off by at most a millionth%n", right, 2 * BodyLaw.ALL.size());
  }

  /** The root mean square of the difference over all components, as a share of that of the answers. */
  private static double off(Distiller.Distilled distilled, Path folder) throws IOException, ReflectiveOperationException {
    double squares = appraised(distilled, folder).stream().mapToDouble(a -> a.rootMeanSquareError() * a.rootMeanSquareError()).sum();
    String answers = Files.readAllLines(folder.resolve("test.jsonl")).stream().map(line -> line.substring(line.indexOf("\"answer\""))).collect(Collectors.joining());
    double all = Pattern.compile("-?[0-9][0-9.E-]*").matcher(answers).results().mapToDouble(m -> Math.pow(Double.parseDouble(m.group()), 2)).average().orElse(1);
    return Math.sqrt(squares / appraised(distilled, folder).size() / all);
  }

  private static List<Appraisal> appraised(Distiller.Distilled distilled, Path folder) throws IOException, ReflectiveOperationException {
    return new GeneratedClass(distilled.origin()).appraise(distilled.instance().getClass().getClassLoader(), Source.ofPath("test.jsonl", folder.resolve("test.jsonl")), "decide");
  }

  private static void solar(Path folder, double noise) throws IOException, ReflectiveOperationException {
    Random random = new Random(1);
    Files.writeString(folder.resolve("d.jsonl"), new SolarSystem(random).run(STEPS, 10, noise, random));
    Distiller.Distilled distilled = Distiller.distilSource("package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\npublic interface Task {\n"
        + "  record Vector(double x, double y, double z) {}\n  record Body(String name, @Latent double mass, Vector position, Vector velocity) {}\n  Vector[] decide(Body[] bodies);\n}\n", folder);
    Matcher message = MESSAGE.matcher(distilled.note());
    System.out.printf(Locale.ROOT, "noise %s: %s, %s, %.0f CPU s%n", noise, message.find() ? message.group(1) : distilled.note(), distilled.equality(), distilled.seconds());
    System.out.printf(Locale.ROOT, "%-10s %12s %12s %9s%n", "", "mass", "found", "off by");
    Method massOf = distilled.instance().getClass().getMethod("massOf", String.class);
    for (Map.Entry<String, Double> each : SolarSystem.masses()) {
      double found = (double) massOf.invoke(null, each.getKey());
      System.out.printf(Locale.ROOT, "%-10s %12.5g %12.5g %8.3f%%%n", each.getKey(), each.getValue(), found, 100 * Math.abs(found / each.getValue() - 1));
    }
  }

  private static void neural(int steps) {
    System.out.printf(Locale.ROOT, "%-14s %9s %9s %9s %6s  message along x, by the search%n", "", "network", "R^2", "formula", "CPU s");
    for (BodyLaw law : BodyLaw.ALL) {
      double before = Distiller.cpuSeconds();
      MessageNetwork network = new MessageNetwork(law.runs(NETWORK_RUNS, NETWORK_RUN, 4, new Random(1)));
      network.train(steps);
      MessageNetwork.Result result = network.compared(law.runs(NETWORK_RUNS / 10, NETWORK_RUN, 4, new Random(2)));
      System.out.printf(Locale.ROOT, "%-14s %9.3f %9.3f %9.3f %6.0f  %s%n", law.name(), result.error(), result.linear(), result.formulaError(), Distiller.cpuSeconds() - before, result.formula());
    }
  }

  private static void items(Path folder) throws IOException, ReflectiveOperationException {
    System.out.printf(Locale.ROOT, "%-26s %9s %6s %6s  %s%n", "", "R^2 fresh", "lines", "CPU s", "equality, what was found");
    String line = "  record Line(int quantity, double price, double discount) {}\n";
    item(folder, "invoices, 300", line, "double decide(java.util.List<Line> lines)", random -> invoice(random, 12), 300);
    item(folder, "invoices in cents, 300", line, "double decide(java.util.List<Line> lines)", random -> invoice(random, 2), 300);
    item(folder, "routes, 200", "  record Stop(double km, int minutes) {}\n", "double decide(double rate, Stop[] stops)", TableK::route, 200);
    item(folder, "baskets (rule), 300", "  enum Kind { FOOD, TOY, WINE, BOOK }\n  enum Way { CHECK, COURIER, POST }\n  record Item(Kind kind, double weight, boolean gift) {}\n",
        "Way decide(int age, java.util.List<Item> items)", TableK::basket, 300);
  }

  private interface Draw {
    String row(Random random);
  }

  private static void item(Path folder, String name, String types, String method, Draw draw, int rows) throws IOException, ReflectiveOperationException {
    Random random = new Random(4);
    Files.writeString(folder.resolve("d.jsonl"), IntStream.range(0, rows).mapToObj(i -> draw.row(random)).collect(Collectors.joining()));
    Files.writeString(folder.resolve("test.jsonl"), IntStream.range(0, 1000).mapToObj(i -> draw.row(random)).collect(Collectors.joining()));
    Distiller.Distilled distilled = Distiller.distilSource("package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\npublic interface Task {\n" + types
        + "  " + method + ";\n}\n", folder);
    String found = distilled.formulas().isEmpty() ? distilled.conditions() + " conditions" : distilled.formulas();
    System.out.printf(Locale.ROOT, "%-26s %9.6f %6d %6.1f  %s, %s%n", name, appraised(distilled, folder).get(0).accuracy(), distilled.lines(), distilled.seconds(), distilled.equality(), found);
  }

  private static String invoice(Random random, int decimals) {
    StringJoiner lines = new StringJoiner(", ", "{\"lines\": [", "]");
    double sum = 0;
    for (int j = random.nextInt(8); j >= 0; j--) {
      int quantity = 1 + random.nextInt(20);
      double price = (100 + random.nextInt(9900)) / 100.0;
      double discount = new double[] {0, 0, 0.05, 0.1, 0.25}[random.nextInt(5)];
      sum += quantity * price * (1 - discount);
      lines.add(String.format(Locale.ROOT, "{\"quantity\": %d, \"price\": %s, \"discount\": %s}", quantity, price, discount));
    }
    return lines + String.format(Locale.ROOT, ", \"answer\": %." + decimals + "f}%n", sum >= 2000 ? 0.95 * sum : sum);
  }

  private static String route(Random random) {
    StringJoiner stops = new StringJoiner(", ", "\"stops\": [", "]");
    double rate = (50 + random.nextInt(100)) / 100.0;
    double cost = 12;
    for (int j = 1 + random.nextInt(8); j >= 0; j--) {
      double km = (10 + random.nextInt(590)) / 10.0;
      int minutes = 2 + random.nextInt(39);
      cost += rate * km + 0.35 * minutes;
      stops.add(String.format(Locale.ROOT, "{\"km\": %s, \"minutes\": %d}", km, minutes));
    }
    return "{\"rate\": " + rate + ", " + stops + ", \"answer\": " + cost + "}\n";
  }

  private static String basket(Random random) {
    StringJoiner items = new StringJoiner(", ", "\"items\": [", "]");
    int age = 12 + random.nextInt(59);
    boolean wine = false;
    double weight = 0;
    for (int j = random.nextInt(7); j >= 0; j--) {
      int kind = random.nextInt(4);
      double own = (1 + random.nextInt(89)) / 10.0;
      wine |= kind == 2;
      weight += own;
      items.add(String.format(Locale.ROOT, "{\"kind\": \"%s\", \"weight\": %s, \"gift\": %b}", List.of("FOOD", "TOY", "WINE", "BOOK").get(kind), own, random.nextInt(10) < 3));
    }
    return "{\"age\": " + age + ", " + items + ", \"answer\": \"" + (wine && age < 18 ? "CHECK" : weight >= 20 ? "COURIER" : "POST") + "\"}\n";
  }

  private static void halos(Path folder) throws IOException, ReflectiveOperationException {
    Halos halos = new Halos(new Random(3));
    Files.writeString(folder.resolve("d.jsonl"), halos.lines(halos.light()));
    String source = "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\npublic interface Task {\n  record Vector(double x, double y, double z) {}\n"
        + "  record Halo(double mass, Vector position, Vector velocity) {}\n  double decide(double mass, Vector position, Vector velocity, java.util.List<Halo> neighbours);\n}\n";
    Distiller.Distilled distilled = Distiller.distilSource(source, folder);
    System.out.printf(Locale.ROOT, "mean absolute error, %d halos of %.0f neighbours%n%-26s %9s %9s%n", halos.count(), halos.neighbours(), "", "seen", "heaviest fifth");
    double[] own = new double[2];
    for (int part = 0; part < 2; part++) {
      Files.writeString(folder.resolve("test.jsonl"), halos.lines(part == 0 ? halos.light() : halos.heavy()));
      own[part] = appraised(distilled, folder).get(0).meanAbsoluteError();
    }
    double[] hand = halos.byHand();
    double[] truth = halos.noise();
    System.out.printf(Locale.ROOT, "%-26s %9.4f %9.4f%n%-26s %9.4f %9.4f%n%-26s %9.4f %9.4f%n", "distilled", own[0], own[1], "by hand", hand[0], hand[1], "noise alone", truth[0], truth[1]);
    System.out.printf(Locale.ROOT, "%.2f of that by hand; %.2f of its own on the heaviest; %.1f CPU s%n%s%n", own[0] / hand[0], own[1] / own[0], distilled.seconds(),
        distilled.note().lines().filter(l -> l.contains("rows of")).findFirst().orElse(""));
  }
}
