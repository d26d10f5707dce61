package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The literals a rule may use, each with the rows on which it holds, by their {@link Examples#placesByAnswer places}. */
final class LiteralPool {
  /** A literal, its bits, and its rows. */
  record Entry(Literal literal, double bits, RowSet rows) {}

  private static final int MOST_CUTS = 40;
  private static final int MOST_CUTS_OF_FEATURES = 160;
  /** How many literals of a form come before the next form's turn. */
  private static final int TURN = 6;
  private static final int TURN_OF_FEATURES = 60;
  private static final int MOST_SINGLE_VALUES = 12;
  /** About so many cuts of single features are looked at in all, so that thousands of features fit into memory. */
  private static final int MOST_CUTS_TOGETHER = 60_000;
  private static final int FEWEST_CUTS = 6;

  private final Examples examples;
  private final int[] places;
  private final int mostCuts;
  private final List<Entry> entries = new ArrayList<>();

  private LiteralPool(Examples examples) {
    this.examples = examples;
    this.places = examples.placesByAnswer();
    this.mostCuts = Math.max(FEWEST_CUTS, MOST_CUTS_TOGETHER / Math.max(1, examples.features().size()));
  }

  /** Literals that hold on some rows and not on all, at most so many, those that tell most per bit. */
  static List<Entry> of(Examples examples, List<Projection> projections, DescriptionLength bits, int most) {
    LiteralPool pool = new LiteralPool(examples);
    projections.forEach(p -> pool.addBounds(p, bits));
    List<Entry> distinct = pool.withoutTwins();
    if (distinct.size() <= most) {
      return distinct;
    }
    return pool.mostTelling(distinct, most);
  }

  /** Those that tell most per bit, in turns over the forms, so that no form crowds out the others. */
  private List<Entry> mostTelling(List<Entry> all, int most) {
    double[] gains = new double[all.size()];
    Map<Form, List<Integer>> byForm = new LinkedHashMap<>();
    RowSet[] byAnswer = answerSets(examples);
    for (int i = 0; i < gains.length; i++) {
      gains[i] = gain(all.get(i), byAnswer, examples.size()) / all.get(i).bits();
      byForm.computeIfAbsent(all.get(i).literal().form(), f -> new ArrayList<>()).add(i);
    }
    int[] turn = new int[all.size()];
    byForm.forEach((form, entries) -> {
      entries.sort(Comparator.comparingDouble((Integer i) -> -gains[i]).thenComparing(i -> i));
      int share = form.terms().size() == 1 ? TURN_OF_FEATURES : TURN;
      for (int r = 0; r < entries.size(); r++) {
        turn[entries.get(r)] = r / share;
      }
    });
    List<Integer> order = IntStream.range(0, all.size()).boxed()
        .sorted(Comparator.comparingInt((Integer i) -> turn[i]).thenComparingDouble(i -> -gains[i]).thenComparing(i -> i)).toList();
    // Single features have half of the places, if they need so many: pairs and triples are many, and some tell much by chance.
    Set<Integer> chosen = new TreeSet<>();
    order.stream().filter(i -> isSingle(all.get(i))).limit(most / 2).forEach(chosen::add);
    order.stream().filter(i -> !chosen.contains(i)).limit(most - chosen.size()).forEach(chosen::add);
    return chosen.stream().map(all::get).toList();
  }

  private static boolean isSingle(Entry entry) {
    Form form = entry.literal().form();
    return form.terms().size() == 1 && (form.terms().get(0).atom() instanceof Atom.Value || form.terms().get(0).atom() instanceof Atom.Is);
  }

  /** Per answer its rows, by their {@link Examples#placesByAnswer places}. */
  static RowSet[] answerSets(Examples examples) {
    RowSet[] sets = new RowSet[examples.answerCount()];
    for (int a = 0; a < sets.length; a++) {
      sets[a] = new RowSet(examples.size());
    }
    int[] places = examples.placesByAnswer();
    for (int i = 0; i < places.length; i++) {
      sets[examples.answers()[i]].add(places[i]);
    }
    return sets;
  }

  /** The information that the literal gives about the answer, in bits over all rows. */
  private static double gain(Entry entry, RowSet[] byAnswer, int rows) {
    int inside = entry.rows().count();
    double bits = 0;
    for (RowSet answer : byAnswer) {
      int total = answer.count();
      int in = answer.countAnd(entry.rows());
      bits += surprise(in, inside, total, rows) + surprise(total - in, rows - inside, total, rows);
    }
    return bits;
  }

  static double surprise(int part, int of, int total, int rows) {
    return part == 0 ? 0 : part * DescriptionLength.log2((double) part * rows / ((double) of * total));
  }

  private void addBounds(Projection p, DescriptionLength bits) {
    int n = p.distinct().length;
    if (n < 2) {
      return;
    }
    List<Integer> cuts = cuts(p);
    for (int cut : cuts) {
      add(p, p.range(cut, n - 1), bits);
      add(p, p.range(0, cut - 1), bits);
    }
    if (p.whole() && n > 2 && n <= MOST_SINGLE_VALUES) {
      for (int v = 0; v < n; v++) {
        add(p, p.range(v, v), bits);
      }
    } else if (p.whole() && Arrays.binarySearch(p.distinct(), 0) >= 0 && p.candidate().form().terms().size() > 1) {
      int zero = Arrays.binarySearch(p.distinct(), 0);
      add(p, p.range(zero, zero), bits);
    }
    addPureRanges(p, bits);
  }

  /**
   * Positions between distinct values where the mixture of answers changes. If there are many: those where an
   * answer begins or ends, those that tell most, and the others thinned evenly.
   */
  private List<Integer> cuts(Projection p) {
    List<Integer> cuts = new ArrayList<>();
    for (int v = 1; v < p.distinct().length; v++) {
      int before = p.pureAnswer(v - 1);
      if (before < 0 || before != p.pureAnswer(v)) {
        cuts.add(v);
      }
    }
    int most = Math.min(mostCuts, p.candidate().form().terms().size() == 1 ? MOST_CUTS_OF_FEATURES : MOST_CUTS);
    if (cuts.size() <= most) {
      return cuts;
    }
    TreeSet<Integer> some = endsOfAnswers(p);
    double[] gains = gainsOfCuts(p);
    cuts.stream().sorted(Comparator.comparingDouble((Integer v) -> -gains[v]).thenComparing(v -> v)).limit(most / 2).forEach(some::add);
    for (int i = 0; i < most / 2; i++) {
      some.add(cuts.get((int) ((long) i * cuts.size() * 2 / most)));
    }
    return List.copyOf(some);
  }

  /** Before the first and after the last value of each answer. */
  private static TreeSet<Integer> endsOfAnswers(Projection p) {
    TreeSet<Integer> ends = new TreeSet<>();
    int n = p.distinct().length;
    for (int a = 0; a < p.counts()[0].length; a++) {
      int first = 0;
      while (first < n && p.counts()[first][a] == 0) {
        first++;
      }
      int last = n - 1;
      while (last >= 0 && p.counts()[last][a] == 0) {
        last--;
      }
      if (first > 0 && first < n) {
        ends.add(first);
      }
      if (last >= 0 && last + 1 < n) {
        ends.add(last + 1);
      }
    }
    return ends;
  }

  /** The information that each cut gives about the answer, in bits over all rows. */
  private static double[] gainsOfCuts(Projection p) {
    int answers = p.counts()[0].length;
    int[] total = new int[answers];
    for (int[] at : p.counts()) {
      for (int a = 0; a < answers; a++) {
        total[a] += at[a];
      }
    }
    int rows = Arrays.stream(total).sum();
    int[] below = new int[answers];
    int rowsBelow = 0;
    double[] gains = new double[p.distinct().length];
    for (int v = 1; v < gains.length; v++) {
      for (int a = 0; a < answers; a++) {
        below[a] += p.counts()[v - 1][a];
        rowsBelow += p.counts()[v - 1][a];
      }
      for (int a = 0; a < answers; a++) {
        gains[v] += surprise(below[a], rowsBelow, total[a], rows) + surprise(total[a] - below[a], rows - rowsBelow, total[a], rows);
      }
    }
    return gains;
  }

  /** The longest inner ranges that hold one answer only: "between" as one literal. */
  private void addPureRanges(Projection p, DescriptionLength bits) {
    int from = 0;
    List<int[]> ranges = new ArrayList<>();
    for (int v = 0; v <= p.distinct().length; v++) {
      int answer = v < p.distinct().length ? p.pureAnswer(v) : -2;
      if (v > from && (answer < 0 || answer != p.pureAnswer(from))) {
        if (p.pureAnswer(from) >= 0 && from > 0 && v < p.distinct().length && v - from > 1) {
          int rows = 0;
          for (int i = from; i < v; i++) {
            rows += p.counts()[i][p.pureAnswer(from)];
          }
          ranges.add(new int[] {from, v - 1, rows});
        }
        from = v;
      }
    }
    ranges.sort(Comparator.comparingInt((int[] r) -> -r[2]).thenComparingInt(r -> r[0]));
    ranges.stream().limit(4).forEach(r -> add(p, p.range(r[0], r[1]), bits));
  }

  private void add(Projection p, Literal literal, DescriptionLength bits) {
    RowSet rows = new RowSet(examples.size());
    examples.work().spend(4L * examples.size());
    for (int i = 0; i < examples.size(); i++) {
      if (literal.accepts(p.values()[i])) {
        rows.add(places[i]);
      }
    }
    entries.add(new Entry(literal, bits.literal(literal), rows));
  }

  /** Of literals that hold on the same rows, the one with the fewest bits. */
  private List<Entry> withoutTwins() {
    Map<RowKey, Entry> best = new LinkedHashMap<>();
    for (Entry entry : entries) {
      best.merge(new RowKey(entry.rows()), entry, (known, twin) -> twin.bits() < known.bits() ? twin : known);
    }
    return List.copyOf(best.values());
  }

  /** Equality of row sets by content. */
  private record RowKey(RowSet rows) {
    @Override
    public boolean equals(Object other) {
      return other instanceof RowKey key && rows.sameAs(key.rows);
    }

    @Override
    public int hashCode() {
      return rows.contentHash();
    }
  }
}
