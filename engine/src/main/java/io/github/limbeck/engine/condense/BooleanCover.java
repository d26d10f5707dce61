package io.github.limbeck.engine.condense;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The shortest disjunction of conjunctions for a Boolean function of few variables: all prime implicants, then
 * an exact cover with the fewest literals (Quine and McCluskey).
 */
final class BooleanCover {
  /** With more variables the exact cover gets expensive. */
  static final int MOST_VARIABLES = 4;

  /** A conjunction: the variables in {@code care} must equal their bit of {@code value}. */
  record Cube(int care, int value) {
    boolean covers(int input) {
      return (input & care) == value;
    }

    int literals() {
      return Integer.bitCount(care);
    }
  }

  private final int variables;
  private final boolean[] table;
  private List<Cube> best;
  private int bestCost = Integer.MAX_VALUE;

  private BooleanCover(int variables, boolean[] table) {
    this.variables = variables;
    this.table = table;
  }

  /**
   * The cubes of a minimal cover.
   *
   * @param table the function's value for each input; bit v of the index is variable v
   */
  static List<Cube> of(int variables, boolean[] table) {
    if (variables > MOST_VARIABLES || table.length != 1 << variables) {
      throw new IllegalArgumentException("a table of " + table.length + " rows for " + variables + " variables");
    }
    BooleanCover cover = new BooleanCover(variables, table);
    cover.search(cover.primes(), new ArrayList<>(), 0);
    return cover.best;
  }

  static int cost(List<Cube> cubes) {
    return cubes.stream().mapToInt(c -> c.literals() + 1).sum();
  }

  private List<Cube> primes() {
    List<Cube> implicants = new ArrayList<>();
    for (int care = 0; care < table.length; care++) {
      for (int value = 0; value < table.length; value++) {
        if ((value & ~care) == 0 && isImplicant(care, value)) {
          implicants.add(new Cube(care, value));
        }
      }
    }
    List<Cube> primes = new ArrayList<>(implicants.stream()
        .filter(c -> implicants.stream().noneMatch(larger -> larger.care() != c.care()
            && (larger.care() & c.care()) == larger.care() && (c.value() & larger.care()) == larger.value()))
        .toList());
    primes.sort(Comparator.comparingInt(Cube::literals).thenComparing(Comparator.comparingInt(Cube::care).reversed())
        .thenComparing(Comparator.comparingInt(Cube::value).reversed()));
    return primes;
  }

  private boolean isImplicant(int care, int value) {
    for (int input = 0; input < table.length; input++) {
      if ((input & care) == value && !table[input]) {
        return false;
      }
    }
    return true;
  }

  private void search(List<Cube> primes, List<Cube> chosen, int cost) {
    if (cost >= bestCost) {
      return;
    }
    int open = firstUncovered(chosen);
    if (open < 0) {
      best = List.copyOf(chosen);
      bestCost = cost;
      return;
    }
    for (Cube cube : primes) {
      if (cube.covers(open)) {
        chosen.add(cube);
        search(primes, chosen, cost + cube.literals() + 1);
        chosen.remove(chosen.size() - 1);
      }
    }
  }

  private int firstUncovered(List<Cube> chosen) {
    for (int input = 0; input < table.length; input++) {
      int x = input;
      if (table[input] && chosen.stream().noneMatch(c -> c.covers(x))) {
        return input;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return "a function of " + variables + " variables";
  }
}
