package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each mistake costs.
 *
 * @param table per code of the right answer, per code of the given one; empty where all mistakes cost alike
 */
public record Costs(List<List<Double>> table) {
  /** All mistakes cost alike. */
  public static final Costs ALIKE = new Costs(List.of());

  public Costs {
    table = table.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a table: a header with a word and the given answers, and a line for each right one.
   *
   * @param labels the answers, by their codes
   * @throws Refusal if it names others, lacks one, or holds something else than costs
   */
  public static Costs parse(String text, List<String> labels) throws Refusal {
    if (text.isBlank()) {
      return ALIKE;
    }
    List<List<String>> lines = text.lines().filter(line -> !line.isBlank()).map(line -> Arrays.stream(line.split(",", -1)).map(String::strip).toList()).toList();
    List<String> given = lines.get(0).subList(1, lines.get(0).size());
    requireAll(given, labels, "The header");
    requireAll(lines.stream().skip(1).map(line -> line.get(0)).toList(), labels, "The first column");
    double[][] costs = new double[labels.size()][labels.size()];
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != given.size() + 1) {
        throw refuse("The line of " + Wording.quote(line.get(0)) + " has " + (line.size() - 1) + " costs, the header " + given.size() + " answers.");
      }
      for (int g = 0; g < given.size(); g++) {
        int right = labels.indexOf(line.get(0));
        int answer = labels.indexOf(given.get(g));
        costs[right][answer] = cost(line.get(g + 1), line.get(0), given.get(g));
        if (right == answer && costs[right][answer] != 0) {
          throw refuse("To answer " + Wording.quote(line.get(0)) + " where it is right costs " + line.get(g + 1) + ", not 0.");
        }
      }
    }
    if (Arrays.stream(costs).flatMapToDouble(Arrays::stream).allMatch(c -> c == 0)) {
      throw refuse("No mistake costs anything.");
    }
    return new Costs(Arrays.stream(costs).map(line -> Arrays.stream(line).boxed().toList()).toList());
  }

  private static void requireAll(List<String> named, List<String> labels, String where) throws Refusal {
    List<String> unknown = named.stream().filter(n -> !labels.contains(n)).toList();
    List<String> lacking = labels.stream().filter(l -> !named.contains(l)).toList();
    List<String> twice = named.stream().distinct().filter(n -> named.stream().filter(n::equals).count() > 1).toList();
    List<String> problems = new ArrayList<>();
    if (!unknown.isEmpty()) {
      problems.add("names " + quoted(unknown) + ", which no row has for its answer");
    }
    if (!lacking.isEmpty()) {
      problems.add("lacks " + quoted(lacking));
    }
    if (!twice.isEmpty()) {
      problems.add("names " + quoted(twice) + " twice");
    }
    if (!problems.isEmpty()) {
      throw refuse(where + " " + String.join(", and ", problems) + ". The answers are " + quoted(labels) + ".");
    }
  }

  private static String quoted(List<String> labels) {
    return String.join(", ", labels.stream().map(Wording::quote).toList());
  }

  private static double cost(String text, String right, String given) throws Refusal {
    double cost;
    try {
      cost = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      cost = Double.NaN;
    }
    if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
      throw refuse("What it costs to answer " + Wording.quote(given) + " for " + Wording.quote(right) + " is " + (text.isEmpty() ? "missing"
          : Wording.quote(text) + ", not a number that is 0 or more") + ".");
    }
    return cost;
  }

  private static Refusal refuse(String detail) {
    return new Refusal(Diagnostic.BAD_COSTS, Place.attribute("costs"), detail);
  }

  public boolean areAlike() {
    return table.isEmpty();
  }

  /** What the worst mistake costs where an answer is right; 1 where all cost alike. */
  public double worst(int right) {
    return areAlike() ? 1 : table.get(right).stream().mapToDouble(c -> c).max().orElse(0);
  }

  /** What an answer costs, as a share of the worst one. */
  public double loss(int right, int given) {
    if (right == given) {
      return 0;
    }
    // An answer that no example had costs as much as the worst.
    return areAlike() || given < 0 || given >= table.size() ? 1 : worst(right) == 0 ? 0 : table.get(right).get(given) / worst(right);
  }

  /** The rows with weights by which each counts as much as the worst mistake on it costs. */
  public Dataset weigh(Dataset rows, int answer) {
    return areAlike() ? rows : rows.weighed(i -> rows.weight(i) * worst((int) rows.answers().get(answer).codes().get(i)));
  }

  /**
   * What a row costs at worst, on average; NaN where all mistakes cost alike.
   *
   * @param weighed rows that {@link #weigh} gave
   */
  public double worst(Dataset weighed, int answer) {
    double total = 0;
    double rows = 0;
    for (int i = 0; i < weighed.rows(); i++) {
      double worst = worst((int) weighed.answers().get(answer).codes().get(i));
      total += weighed.weight(i);
      rows += worst == 0 ? 1 : weighed.weight(i) / worst;
    }
    return areAlike() ? Double.NaN : total / rows;
  }

  /** The least that one answer alone loses, given how much the rows of each answer count together. */
  double leastLoss(double[] counts) {
    double least = Double.POSITIVE_INFINITY;
    for (int given = 0; given < counts.length; given++) {
      double lost = 0;
      for (int right = 0; right < counts.length; right++) {
        lost += counts[right] * loss(right, given);
      }
      least = Math.min(least, lost);
    }
    return counts.length == 0 ? 0 : least;
  }
}
