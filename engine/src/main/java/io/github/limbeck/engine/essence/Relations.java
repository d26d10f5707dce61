package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts of a relation along an ordered group of like features: between neighbours, mirrored positions, all
 * pairs, or positions of two groups. "All", "any" and "at least k" are bounds on such a count (docs/method.md, "Arrays of any size").
 */
final class Relations {
  private static final int MOST_FOR_ALL_PAIRS = 16;

  private final Examples examples;
  private final Sink sink;

  /** Takes the candidates. */
  interface Sink {
    void add(Form form, double cost, String template);
  }

  Relations(Examples examples, Sink sink) {
    this.examples = examples;
    this.sink = sink;
  }

  void addWithin(List<Integer> group) {
    int n = group.size();
    if (n < 3 || n > 64) {
      return;
    }
    List<int[]> neighbours = new ArrayList<>();
    List<int[]> mirrored = new ArrayList<>();
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (i + 1 < n) {
        neighbours.add(new int[] {group.get(i), group.get(i + 1)});
      }
      if (i < n - 1 - i) {
        mirrored.add(new int[] {group.get(i), group.get(n - 1 - i)});
      }
      for (int j = i + 1; j < n && n <= MOST_FOR_ALL_PAIRS; j++) {
        pairs.add(new int[] {group.get(i), group.get(j)});
      }
    }
    addOrders(neighbours, CandidateCosts.NEIGHBOURS_COMPARED);
    addEqual(neighbours, CandidateCosts.NEIGHBOURS_COMPARED);
    if (mirrored.size() > 1) {
      addEqual(mirrored, CandidateCosts.OPPOSITES_COMPARED);
    }
    if (n > 3 && n <= MOST_FOR_ALL_PAIRS) {
      addEqual(pairs, CandidateCosts.ALL_PAIRS_COMPARED);
    }
    if (examples.kind(group.get(0)) == Kind.BOOLEAN) {
      addBothTrue(neighbours);
    }
    addRuns(group);
    addGreatest(group);
  }

  void addBetween(List<Integer> a, List<Integer> b) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      pairs.add(new int[] {a.get(i), b.get(i)});
    }
    if (pairs.size() > 1) {
      addOrders(pairs, CandidateCosts.GROUPS_COMPARED);
      addEqual(pairs, CandidateCosts.GROUPS_COMPARED);
      if (examples.kind(a.get(0)) == Kind.BOOLEAN) {
        addBothTrue(pairs);
      }
    }
  }

  private boolean isNominal(List<int[]> pairs) {
    return examples.isNominal(pairs.get(0)[0]);
  }

  private void addOrders(List<int[]> pairs, double cost) {
    if (isNominal(pairs)) {
      return;
    }
    boolean whole = examples.kind(pairs.get(0)[0]) != Kind.REAL;
    for (int sign : new int[] {1, -1}) {
      count(pairs, p -> Literal.atLeast(ordered(p, sign), 0), cost, "count at least");
      if (whole) {
        count(pairs, p -> Literal.atLeast(ordered(p, sign), 1), cost, "count more");
      }
    }
  }

  private static Form ordered(int[] pair, int sign) {
    return sign > 0 ? Form.difference(pair[0], pair[1]) : Form.difference(pair[1], pair[0]);
  }

  private void addEqual(List<int[]> pairs, double cost) {
    if (isNominal(pairs)) {
      sink.add(Form.count(pairs.stream().map(p -> new Atom.Same(p[0], p[1])).toList()), cost, "count same");
    } else {
      count(pairs, p -> Literal.exactly(Form.difference(p[0], p[1]), 0), cost, "count same");
    }
  }

  private void addBothTrue(List<int[]> pairs) {
    count(pairs, p -> Literal.atLeast(Form.sum(List.of(p[0], p[1])), 2), CandidateCosts.BOTH, "count both");
    count(pairs, p -> Literal.atMost(Form.sum(List.of(p[0], p[1])), 0), CandidateCosts.NEITHER, "count neither");
  }

  /** Three neighbours that are all set. */
  private void addRuns(List<Integer> group) {
    if (examples.kind(group.get(0)) != Kind.BOOLEAN) {
      return;
    }
    List<Atom> runs = new ArrayList<>();
    for (int i = 0; i + 2 < group.size(); i++) {
      runs.add(new Atom.Holds(Literal.atLeast(Form.sum(group.subList(i, i + 3)), 3)));
    }
    if (runs.size() > 1) {
      sink.add(Form.count(runs), CandidateCosts.RUNS, "count runs");
    }
  }

  /** For each feature, how many others it is no less than, and no more than: all of them makes it the greatest or least. */
  private void addGreatest(List<Integer> group) {
    Kind kind = examples.kind(group.get(0));
    if (kind != Kind.INTEGER && kind != Kind.REAL || group.size() > MOST_FOR_ALL_PAIRS) {
      return;
    }
    for (int sign : new int[] {1, -1}) {
      for (int f : group) {
        List<int[]> others = new ArrayList<>();
        group.stream().filter(g -> g != f).forEach(g -> others.add(new int[] {f, g}));
        count(others, p -> Literal.atLeast(ordered(p, sign), 0), CandidateCosts.RANK, sign > 0 ? "rank from below" : "rank from above");
      }
    }
  }

  /** Makes a literal of a pair. */
  private interface PairLiteral {
    Literal of(int[] pair);
  }

  private void count(List<int[]> pairs, PairLiteral literal, double cost, String template) {
    sink.add(Form.count(pairs.stream().map(p -> new Atom.Holds(literal.of(p))).toList()), cost, template);
  }
}
