package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Examples with nothing to learn, built with the default options: bits of a hash, coins with two to ten sides, random numbers. Each is to be
 * refused, or answered by a constant with its warning. Arguments: how many draws of each (10); {@code show}
 * prints what the first build of each says.
 */
public final class NothingTable {
  private static final Pattern ID = Pattern.compile("LIMBECK-(5\\d\\d)");
  private static final Pattern CONSTANT = Pattern.compile("return -?[0-9.Ee]+;");

  private NothingTable() {}

  /**
   * A kind of examples.
   *
   * @param answer the type of the method
   * @param row the cells of a row, the answer last, for a number that is new in every row
   */
  private record Kind(String name, String answer, String parameters, String columns, int rows, Function<Random, String> row) {}

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    String bitNames = IntStream.range(0, 16).mapToObj(i -> "x[" + i + "]").collect(Collectors.joining(","));
    for (int bit : new int[] {0, 77, 255}) {
      kinds.add(new Kind("bit " + bit + " of the SHA-256 of 16 bits", "boolean", "@Shape(16) boolean[] x", bitNames, 200, r -> {
        String bits = r.ints(16, 0, 2).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return bits + "," + hash(bits).testBit(bit);
      }));
    }
    for (int sides = 2; sides <= 10; sides++) {
      int n = sides;
      kinds.add(new Kind("a coin of " + n + " sides beside three integers", "int", "int a, int b, int c", "a,b,c", 80,
          r -> r.nextInt(1000) + "," + r.nextInt(100) + "," + r.nextInt(10) + "," + r.nextInt(n)));
    }
    kinds.add(new Kind("a coin beside two real numbers", "boolean", "double a, double b", "a,b", 50,
        r -> r.nextDouble() + "," + r.nextDouble() + "," + r.nextBoolean()));
    kinds.add(new Kind("a coin beside a text and a number", "String", "String a, double b", "a,b", 120,
        r -> List.of("red", "green", "blue").get(r.nextInt(3)) + "," + r.nextGaussian() + "," + (r.nextBoolean() ? "yes" : "no")));
    for (int rows : new int[] {30, 200}) {
      kinds.add(new Kind("Gaussian numbers beside three real columns", "double", "double a, double b, double c", "a,b,c", rows,
          r -> r.nextDouble() + "," + r.nextGaussian() + "," + r.nextInt(50) + "," + r.nextGaussian()));
    }
    kinds.add(new Kind("positive numbers over six decades beside two columns", "double", "double a, int b", "a,b", 100,
        r -> r.nextDouble() + "," + r.nextInt(50) + "," + Math.exp(14 * r.nextDouble())));
    return kinds;
  }

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    int draws = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    boolean show = arguments.length > 1 && arguments[1].equals("show");
    Path folder = Files.createTempDirectory("nothing");
    System.out.printf("%-58s %5s %8s %9s %6s %7s%n", "examples", "rows", "refused", "constant", "built", "CPU s");
    int built = 0;
    for (Kind kind : kinds()) {
      int[] outcomes = new int[3];
      double before = Distiller.cpuSeconds();
      for (int d = 0; d < draws; d++) {
        outcomes[build(kind, new Random(97L * d + kind.name().hashCode()), folder, show && d == 0)]++;
      }
      System.out.printf(Locale.ROOT, "%-58s %5d %8d %9d %6d %7.1f%n", kind.name(), kind.rows(), outcomes[0], outcomes[1], outcomes[2],
          (Distiller.cpuSeconds() - before) / draws);
      built += outcomes[2];
    }
    System.out.println(built + " of " + draws * kinds().size() + " pass for a rule");
  }

  /** 0 if the build refuses for lack of evidence, 1 if it answers with a constant and warns, 2 if it passes as a rule. */
  private static int build(Kind kind, Random random, Path folder, boolean show) throws IOException, ReflectiveOperationException {
    Files.writeString(folder.resolve("examples.csv"), IntStream.range(0, kind.rows()).mapToObj(i -> kind.row().apply(random))
        .collect(Collectors.joining("\n", kind.columns() + ",answer\n", "\n")));
    try {
      Distiller.Distilled distilled = Distiller.distilSource("package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\","
          + " answer = \"answer\")\npublic interface Task { " + kind.answer() + " decide(" + kind.parameters() + "); }\n", folder, "off");
      if (show) {
        System.out.println(distilled.warnings() + distilled.note());
      }
      return distilled.warnings().contains("LIMBECK-510") && CONSTANT.matcher(distilled.source()).find() ? 1 : 2;
    } catch (Distiller.Refused e) {
      if (show) {
        System.out.println(e.getMessage());
      }
      Matcher id = ID.matcher(e.getMessage());
      if (!id.find()) {
        throw e;
      }
      return 0;
    }
  }

  private static BigInteger hash(String text) {
    try {
      return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
