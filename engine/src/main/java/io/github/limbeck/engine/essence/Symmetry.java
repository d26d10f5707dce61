package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.model.Atom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds from the data which 0/1 atoms play the same role: exchanging the two never changes the answer of a
 * row whose counterpart is also present (docs/method.md, "Candidates"). At least two agreeing pairs and no contradicting one
 * are asked for, so the evidence is weak where rows are few; groups found are candidates, nothing more.
 */
final class Symmetry {
  private static final int MOST_ATOMS = 48;
  private static final int MOST_ROWS = 2000;

  private final Examples examples;
  private final List<Atom> atoms;

  private Symmetry(Examples examples, List<Atom> atoms) {
    this.examples = examples;
    this.atoms = atoms;
  }

  /** Groups of at least three atoms that are exchangeable in pairs. */
  static List<List<Atom>> groups(Examples examples) {
    List<Atom> atoms = binaryAtoms(examples);
    if (atoms.size() < 3 || atoms.size() > MOST_ATOMS || examples.size() > MOST_ROWS) {
      return List.of();
    }
    return new Symmetry(examples, atoms).find();
  }

  /** Boolean features, and "has this value" for nominal features. */
  private static List<Atom> binaryAtoms(Examples examples) {
    List<Atom> atoms = new ArrayList<>();
    for (int f = 0; f < examples.features().size(); f++) {
      if (examples.features().get(f).type().presence().mayBeMissing()) {
        continue;
      }
      if (examples.kind(f) == Kind.BOOLEAN) {
        atoms.add(new Atom.Value(f));
      } else if (examples.isNominal(f)) {
        TreeSet<Integer> codes = new TreeSet<>();
        for (double[] row : examples.rows()) {
          codes.add((int) row[f]);
        }
        for (int code : codes) {
          atoms.add(new Atom.Is(f, code));
        }
      }
    }
    return atoms;
  }

  private List<List<Atom>> find() {
    int n = atoms.size();
    boolean[][] alike = new boolean[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        alike[a][b] = alike[b][a] = featureOf(a) != featureOf(b) && exchangeable(a, b);
      }
    }
    List<List<Atom>> groups = new ArrayList<>();
    boolean[] used = new boolean[n];
    for (int a = 0; a < n; a++) {
      if (used[a]) {
        continue;
      }
      List<Integer> group = new ArrayList<>(List.of(a));
      for (int b = a + 1; b < n; b++) {
        int candidate = b;
        if (!used[b] && group.stream().allMatch(g -> alike[g][candidate])) {
          group.add(b);
        }
      }
      if (group.size() >= 3) {
        group.forEach(g -> used[g] = true);
        groups.add(group.stream().map(atoms::get).toList());
      }
    }
    return groups;
  }

  private int featureOf(int atom) {
    return atoms.get(atom) instanceof Atom.Value v ? v.feature() : ((Atom.Is) atoms.get(atom)).feature();
  }

  /** Rows that agree but for the two features are compared: one with only the first atom, one with only the second. */
  private boolean exchangeable(int a, int b) {
    Map<Integer, List<Integer>> byRest = new HashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      double[] row = examples.rows()[i];
      if (atoms.get(a).value(row) != atoms.get(b).value(row)) {
        byRest.computeIfAbsent(restHash(row, featureOf(a), featureOf(b)), k -> new ArrayList<>()).add(i);
      }
    }
    int agreeing = 0;
    for (List<Integer> alike : byRest.values()) {
      for (int i : alike) {
        for (int j : alike) {
          if (isCounterpart(i, j, a, b)) {
            if (examples.answers()[i] != examples.answers()[j]) {
              return false;
            }
            agreeing++;
          }
        }
      }
    }
    return agreeing >= 2;
  }

  private boolean isCounterpart(int i, int j, int a, int b) {
    double[] first = examples.rows()[i];
    double[] second = examples.rows()[j];
    if (atoms.get(a).value(first) != 1 || atoms.get(b).value(second) != 1) {
      return false;
    }
    for (int f = 0; f < first.length; f++) {
      if (first[f] != second[f] && f != featureOf(a) && f != featureOf(b)) {
        return false;
      }
    }
    return true;
  }

  private static int restHash(double[] row, int without, int andWithout) {
    double[] rest = row.clone();
    rest[without] = 0;
    rest[andWithout] = 0;
    return Arrays.hashCode(rest);
  }
}
