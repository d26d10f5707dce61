package io.github.limbeck.engine.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rows are alike in all that the method is given, and what they say of the answer. */
public final class AlikeArrays {
  private final Dataset dataset;
  private final String[] inputs;
  private final String[] answers;
  private final Map<String, List<Integer>> alike = new HashMap<>();
  private final Map<String, Integer> labels = new HashMap<>();

  private AlikeArrays(Dataset dataset) {
    this.dataset = dataset;
    this.inputs = new String[dataset.rows()];
    this.answers = new String[dataset.rows()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = hash(input(i));
      answers[i] = hash(answer(i));
      alike.computeIfAbsent(inputs[i], k -> new ArrayList<>()).add(i);
    }
    new TreeSet<>(List.of(answers)).forEach(a -> labels.put(a, labels.size()));
  }

  public static AlikeArrays of(Dataset dataset) {
    return new AlikeArrays(dataset);
  }

  private List<double[]> input(int row) {
    double[] scalars = new double[dataset.columns().size()];
    dataset.copyRow(row, scalars);
    List<double[]> parts = new ArrayList<>(List.of(scalars));
    dataset.arrays().forEach(a -> {
      parts.add(new double[] {a.rows().get(row).length});
      parts.addAll(List.of(a.rows().get(row)));
    });
    return parts;
  }

  private List<double[]> answer(int row) {
    List<double[]> parts = new ArrayList<>();
    dataset.answers().forEach(a -> a.cells().ifPresentOrElse(c -> parts.addAll(List.of(c.rows().get(row))),
        () -> parts.add(new double[] {a.codes().get(row)})));
    return parts;
  }

  private static String hash(List<double[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (double[] part : parts) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * part.length + 4);
        bytes.putInt(part.length);
        for (double value : part) {
          bytes.putDouble(value + 0.0);
        }
        digest.update(bytes.array());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public boolean hasOneAnswer() {
    return inputs.length > 0 && List.of(answers).stream().allMatch(answers[0]::equals);
  }

  /** Rows that no rule over these features can get right. */
  public int unavoidableErrors() {
    int errors = 0;
    for (List<Integer> rows : alike.values()) {
      Map<String, Integer> counts = new HashMap<>();
      rows.forEach(r -> counts.merge(answers[r], 1, Integer::sum));
      errors += rows.size() - counts.values().stream().mapToInt(c -> c).max().orElse(0);
    }
    return errors;
  }

  /** The first two rows that are alike and answered differently. */
  public int[] firstDispute() {
    for (int i = 0; i < inputs.length; i++) {
      for (int other : alike.get(inputs[i])) {
        if (other > i && !answers[other].equals(answers[i])) {
          return new int[] {i, other};
        }
      }
    }
    throw new IllegalStateException("no row is disputed");
  }

  /** The rows that are alike, by what they hold. */
  public Map<String, List<Integer>> groups() {
    return new TreeMap<>(alike);
  }

  /** A hash of what a row holds, its answer aside. */
  public long hash(int row) {
    return Long.parseUnsignedLong(inputs[row].substring(0, 16), 16);
  }

  /** A number for the answer of a row, the same for the same answer whatever the order of the rows. */
  public int label(int row) {
    return labels.get(answers[row]);
  }

  /** The share of rows that have the commonest answer. */
  public double commonest() {
    Map<String, Integer> counts = new HashMap<>();
    List.of(answers).forEach(a -> counts.merge(a, 1, Integer::sum));
    return counts.values().stream().mapToInt(c -> c).max().orElse(0) / (double) answers.length;
  }

  /** All rows in an order that their content alone decides, mixed well; of rows alike the first only. */
  public int[] mixed() {
    return alike.values().stream().map(rows -> rows.get(0)).sorted(Comparator.comparing(r -> inputs[r])).mapToInt(r -> r).toArray();
  }

  /** A share of the rows of each answer, drawn by content and seed; rows alike go together. */
  public boolean[] holdOut(double share, long seed) {
    Map<String, List<String>> byAnswer = new TreeMap<>();
    for (int i = 0; i < inputs.length; i++) {
      if (alike.get(inputs[i]).get(0) == i) {
        byAnswer.computeIfAbsent(dataset.answers().get(0).cells().isPresent() ? "" : answers[i], a -> new ArrayList<>()).add(inputs[i]);
      }
    }
    boolean[] held = new boolean[inputs.length];
    byAnswer.values().forEach(some -> some.stream()
        .sorted(Comparator.comparing(h -> hash(List.of(new double[] {seed, h.hashCode()})) + h))
        .limit(Math.round(share * some.size()))
        .forEach(h -> alike.get(h).forEach(r -> held[r] = true)));
    return held;
  }
}
