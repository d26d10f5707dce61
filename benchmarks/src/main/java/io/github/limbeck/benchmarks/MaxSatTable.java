package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import io.github.limbeck.benchmarks.MaxSat.Chooser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Prints the MAX-SAT rows of table B: choosers distilled from examples of several labellings, against greedy, the randomised
 * 3/4 rule and Johnson's algorithm, on the same random 3-SAT formulas. With an argument, how many formulas of each size.
 */
public final class MaxSatTable {
  private static final int[][] SIZES = {{5, 50}, {10, 100}, {50, 250}, {200, 1000}, {1000, 5000}};

  private MaxSatTable() {}

  /** A way to label examples. */
  private record Labelling(String name, double minAccuracy, List<Case> cases) {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    int formulas = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    Path folder = Files.createTempDirectory("limbeck");
    Map<String, Chooser> choosers = new LinkedHashMap<>();
    choosers.put("Johnson", MaxSat::johnson);
    choosers.put("greedy", MaxSat::greedy);
    choosers.put("randomised 3/4", MaxSat.threeQuarters(new Random(7)));
    for (Labelling labelling : labellings()) {
      try {
        choosers.put(labelling.name(), distilled(labelling, folder, args.length > 1));
      } catch (Distiller.Refused e) {
        System.out.println(labelling.name() + " was refused: " + e.getMessage());
      }
    }
    for (int[] size : SIZES) {
      compare(choosers, size[0], size[1], Math.max(20, Math.min(formulas, formulas * 400 / size[1])));
    }
  }

  private static void compare(Map<String, Chooser> choosers, int variables, int clauses, int formulas) {
    Random random = new Random(variables);
    Map<String, double[]> satisfied = new LinkedHashMap<>();
    choosers.keySet().forEach(name -> satisfied.put(name, new double[formulas]));
    for (int k = 0; k < formulas; k++) {
      MaxSat formula = MaxSat.random(random, variables, clauses, 3, 3);
      int number = k;
      choosers.forEach((name, chooser) -> satisfied.get(name)[number] = formula.solve(chooser));
    }
    double[] johnson = satisfied.get("Johnson");
    System.out.printf("%d variables, %d clauses, %d formulas%n", variables, clauses, formulas);
    satisfied.forEach((name, counts) -> {
      double mean = Arrays.stream(counts).average().orElse(0);
      double difference = 0;
      double squares = 0;
      for (int k = 0; k < formulas; k++) {
        difference += (counts[k] - johnson[k]) / formulas;
        squares += (counts[k] - johnson[k]) * (counts[k] - johnson[k]) / formulas;
      }
      double error = Math.sqrt(Math.max(0, squares - difference * difference) / formulas);
      System.out.printf(Locale.ROOT, "  %-34s %10.2f satisfied, %+8.3f against Johnson, standard error %.3f%n", name, mean, difference, error);
    });
  }

  private static Chooser distilled(Labelling labelling, Path folder, boolean show)
      throws IOException, ReflectiveOperationException {
    ArrayTask task = new ArrayTask(labelling.name(), "int[][] clauses", "boolean", 1, labelling.minAccuracy(), r -> List.of(), r -> List.of());
    Files.writeString(folder.resolve("examples.jsonl"),
        labelling.cases().stream().map(c -> c.toJson(task.names())).collect(Collectors.joining("\n")));
    Distiller.Distilled distilled = Distiller.distilSource(task.source(), folder);
    System.out.println(labelling.name() + ": " + distilled.note().replaceFirst(".*decide: ", ""));
    if (show) {
      System.out.println(distilled.source());
    }
    return clauses -> {
      try {
        return (Boolean) distilled.method().invoke(distilled.instance(), (Object) clauses);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static List<Labelling> labellings() {
    return List.of(
        new Labelling("one clause (published design)", 1, oneClause()),
        new Labelling("small formulas, best value", 0.75, small(new Random(1))),
        new Labelling("random 3-SAT while it is solved", 0.7, underway(new Random(2))));
  }

  /** Formulas with a single clause of one or two literals: the value that satisfies it. */
  private static List<Case> oneClause() {
    List<Case> cases = new ArrayList<>();
    for (int sign : new int[] {1, -1}) {
      cases.add(Case.of(sign > 0, (Object) new int[][] {{sign, 0}}));
      for (int other : new int[] {1, -1}) {
        cases.add(Case.of(sign > 0, (Object) new int[][] {{sign, other}}));
      }
    }
    return cases;
  }

  /** Five variables and up to twelve clauses: the value of the first variable with which more can be satisfied. */
  private static List<Case> small(Random random) {
    List<Case> cases = new ArrayList<>();
    while (cases.size() < 1500) {
      MaxSat formula = MaxSat.random(random, 5, 2 + random.nextInt(11), 1, 3);
      label(formula, 0, new int[5], cases);
    }
    return cases;
  }

  /** Formulas as they are met: the first variables are set by a chooser, the others open. */
  private static List<Case> underway(Random random) {
    List<Case> cases = new ArrayList<>();
    while (cases.size() < 1500) {
      int variables = 14 + random.nextInt(7);
      MaxSat formula = MaxSat.random(random, variables, variables * 5, 3, 3);
      int decided = Math.max(variables - 11, random.nextInt(variables - 1));
      int[] values = new int[variables];
      for (int v = 0; v < decided; v++) {
        int[][] shown = formula.shown(v, values);
        values[v] = shown.length == 0 || MaxSat.johnson(shown) ? 1 : -1;
      }
      label(formula, decided, values, cases);
    }
    return cases;
  }

  private static void label(MaxSat formula, int variable, int[] values, List<Case> cases) {
    int[][] shown = formula.shown(variable, values);
    values[variable] = 1;
    int ifTrue = formula.best(values);
    values[variable] = -1;
    int ifFalse = formula.best(values);
    values[variable] = 0;
    if (ifTrue != ifFalse && shown.length > 0) {
      cases.add(Case.of(ifTrue > ifFalse, (Object) shown));
    }
  }
}
