package io.github.limbeck.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A random 3-SAT formula, solved variable by variable so that many clauses hold. */
final class MaxSatFormula {
  private final int variables;
  private final int[][] clauses;
  private final List<List<int[]>> holding = new ArrayList<>();

  /** Clauses of three different variables, numbered from 1, each negated or not. */
  MaxSatFormula(int variables, int count, Random random) {
    this.variables = variables;
    this.clauses = new int[count][];
    for (int v = 0; v <= variables; v++) {
      holding.add(new ArrayList<>());
    }
    for (int c = 0; c < count; c++) {
      clauses[c] = random.ints(1, variables + 1).distinct().limit(3).map(v -> random.nextBoolean() ? v : -v).toArray();
      for (int literal : clauses[c]) {
        holding.get(Math.abs(literal)).add(clauses[c]);
      }
    }
  }

  /** More clauses satisfied at once. */
  static boolean greedy(int[][] clauses) {
    return Arrays.stream(clauses).mapToInt(row -> row[0]).sum() >= 0;
  }

  /** Johnson's algorithm (1974): a clause weighs half as much with every further open variable. */
  static boolean johnson(int[][] clauses) {
    return Arrays.stream(clauses).mapToDouble(row -> row[0] * Math.pow(2, -openLiterals(row))).sum() >= 0;
  }

  /** The randomised 3/4 rule (Poloczek and Schnitger 2011; van Zuylen 2011). */
  static VariableChoice threeQuarters(Random random) {
    return clauses -> {
      double ifTrue = 0;
      double ifFalse = 0;
      for (int[] row : clauses) {
        double lost = openLiterals(row) == 1 ? -1 : 0;
        ifTrue += row[0] > 0 ? 1 : lost;
        ifFalse += row[0] < 0 ? 1 : lost;
      }
      double sum = Math.max(0, ifTrue) + Math.max(0, ifFalse);
      return sum == 0 || random.nextDouble() * sum < Math.max(0, ifTrue);
    };
  }

  private static long openLiterals(int[] row) {
    return Arrays.stream(row).filter(sign -> sign != 0).count();
  }

  /** How many clauses hold after a chooser has decided all variables in turn. */
  int satisfied(VariableChoice chooser) {
    int[] values = new int[variables + 1];
    for (int v = 1; v <= variables; v++) {
      int[][] open = open(v, values);
      values[v] = open.length == 0 || chooser.setTrue(open) ? 1 : -1;
    }
    return (int) Arrays.stream(clauses).filter(clause -> holds(clause, values)).count();
  }

  private static boolean holds(int[] clause, int[] values) {
    return Arrays.stream(clause).anyMatch(literal -> values[Math.abs(literal)] == Integer.signum(literal));
  }

  /** The clauses with a variable that no value satisfies yet, as a chooser is shown them. */
  private int[][] open(int variable, int[] values) {
    List<int[]> rows = new ArrayList<>();
    for (int[] clause : holding.get(variable)) {
      if (!holds(clause, values)) {
        int[] row = new int[3];
        int next = 1;
        for (int literal : clause) {
          int v = Math.abs(literal);
          if (v == variable) {
            row[0] = Integer.signum(literal);
          } else if (values[v] == 0) {
            row[next++] = Integer.signum(literal);
          }
        }
        rows.add(row);
      }
    }
    return rows.toArray(int[][]::new);
  }
}
