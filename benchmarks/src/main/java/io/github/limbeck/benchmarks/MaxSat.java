package io.github.limbeck.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A MAX-SAT formula that is solved variable by variable, and the rules that choose each variable's value: greedy, Johnson's
 * algorithm (1974), the randomised rule of Poloczek and Schnitger (2011) in the form of van Zuylen (2011), and any chooser
 * over the clauses that hold the variable.
 */
final class MaxSat {
  private final int variables;
  private final int[][] clauses;
  private final List<List<Integer>> holding = new ArrayList<>();

  /** Decides a variable from the clauses it is in: its own sign first, then the signs of the other open literals, 0 where there are none. */
  interface Chooser {
    boolean choose(int[][] clauses);
  }

  /** @param clauses literals, {@code v + 1} or {@code -(v + 1)} */
  MaxSat(int variables, int[][] clauses) {
    this.variables = variables;
    this.clauses = clauses;
    for (int v = 0; v < variables; v++) {
      holding.add(new ArrayList<>());
    }
    for (int c = 0; c < clauses.length; c++) {
      for (int literal : clauses[c]) {
        holding.get(Math.abs(literal) - 1).add(c);
      }
    }
  }

  /** Clauses of different variables, each negated or not at random. */
  static MaxSat random(Random random, int variables, int count, int shortest, int longest) {
    int[][] clauses = new int[count][];
    for (int c = 0; c < count; c++) {
      Set<Integer> chosen = new HashSet<>();
      int length = Math.min(variables, shortest + random.nextInt(longest - shortest + 1));
      while (chosen.size() < length) {
        chosen.add(random.nextInt(variables));
      }
      clauses[c] = chosen.stream().sorted().mapToInt(v -> random.nextBoolean() ? v + 1 : -v - 1).toArray();
    }
    return new MaxSat(variables, clauses);
  }

  int clauses() {
    return clauses.length;
  }

  /** Values so far: 1 and -1, 0 where a variable is open. */
  private static boolean isSatisfied(int[] clause, int[] values) {
    for (int literal : clause) {
      if (values[Math.abs(literal) - 1] == Integer.signum(literal)) {
        return true;
      }
    }
    return false;
  }

  int satisfied(int[] values) {
    int count = 0;
    for (int[] clause : clauses) {
      count += isSatisfied(clause, values) ? 1 : 0;
    }
    return count;
  }

  /** The clauses that a chooser is shown for a variable. */
  int[][] shown(int variable, int[] values) {
    List<int[]> rows = new ArrayList<>();
    int width = 1;
    for (int c : holding.get(variable)) {
      if (!isSatisfied(clauses[c], values)) {
        int[] row = new int[clauses[c].length];
        int at = 1;
        for (int literal : clauses[c]) {
          int v = Math.abs(literal) - 1;
          if (v == variable) {
            row[0] = Integer.signum(literal);
          } else if (values[v] == 0) {
            row[at++] = Integer.signum(literal);
          }
        }
        rows.add(Arrays.copyOf(row, at));
        width = Math.max(width, at);
      }
    }
    int most = width;
    return rows.stream().map(row -> Arrays.copyOf(row, most)).toArray(int[][]::new);
  }

  /** Clauses satisfied when a chooser decides the variables in order; a variable in no open clause is set. */
  int solve(Chooser chooser) {
    int[] values = new int[variables];
    for (int v = 0; v < variables; v++) {
      int[][] shown = shown(v, values);
      values[v] = shown.length == 0 || chooser.choose(shown) ? 1 : -1;
    }
    return satisfied(values);
  }

  private static int length(int[] row) {
    return (int) Arrays.stream(row).filter(sign -> sign != 0).count();
  }

  /** More clauses satisfied at once. */
  static boolean greedy(int[][] clauses) {
    return Arrays.stream(clauses).mapToInt(row -> row[0]).sum() >= 0;
  }

  /** More clauses satisfied on average, if all open variables were drawn at random: clauses weigh 2 to the power of minus their length. */
  static boolean johnson(int[][] clauses) {
    return Arrays.stream(clauses).mapToDouble(row -> row[0] * Math.pow(2, -length(row))).sum() >= 0;
  }

  /** The randomised 3/4 rule: the bound between satisfied and not yet unsatisfied clauses rises by t or by f, which weigh the coin. */
  static Chooser threeQuarters(Random random) {
    return clauses -> {
      double t = 0;
      double f = 0;
      for (int[] row : clauses) {
        boolean unit = length(row) == 1;
        // True satisfies positive clauses; it unsatisfies negative ones that have no other open literal.
        t += row[0] > 0 ? 0.5 : unit ? -0.5 : 0;
        f += row[0] < 0 ? 0.5 : unit ? -0.5 : 0;
      }
      t = Math.max(0, t);
      f = Math.max(0, f);
      return t + f == 0 || random.nextDouble() * (t + f) < t;
    };
  }

  /** The most clauses that some values of the open variables satisfy. */
  int best(int[] values) {
    int open = -1;
    for (int v = 0; v < variables && open < 0; v++) {
      open = values[v] == 0 ? v : -1;
    }
    if (open < 0) {
      return satisfied(values);
    }
    int best = 0;
    for (int value : new int[] {1, -1}) {
      values[open] = value;
      best = Math.max(best, best(values));
    }
    values[open] = 0;
    return best;
  }
}
