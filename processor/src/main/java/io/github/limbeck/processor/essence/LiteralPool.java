package io.github.limbeck.processor.essence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The literals a rule may use, each with the rows on which it holds. */
final class LiteralPool {
  /** A literal, its bits, and its rows. */
  record Entry(Literal literal, double bits, RowSet rows) {}

  private static final int MOST_CUTS = 60;
  private static final int MOST_CUTS_OF_FEATURES = 250;
  /** How much more telling a form of several terms must be to displace a single feature. */
  private static final double FAVOUR_OF_FEATURES = 4;
  private static final int MOST_SINGLE_VALUES = 12;

  private final Examples examples;
  private final List<Entry> entries = new ArrayList<>();

  private LiteralPool(Examples examples) {
    this.examples = examples;
  }

  /** Literals that hold on some rows and not on all, at most so many, the most telling first to stay. */
  static List<Entry> of(Examples examples, List<Projection> projections, DescriptionLength bits, int most) {
    LiteralPool pool = new LiteralPool(examples);
    projections.forEach(p -> pool.addBounds(p, bits));
    List<Entry> distinct = pool.withoutTwins();
    if (distinct.size() <= most) {
      return distinct;
    }
    double[] gains = new double[distinct.size()];
    List<Integer> order = new ArrayList<>();
    RowSet[] byAnswer = answerSets(examples);
    for (int i = 0; i < gains.length; i++) {
      boolean feature = distinct.get(i).literal().form().terms().size() == 1;
      gains[i] = gain(distinct.get(i), byAnswer, examples.size()) * (feature ? FAVOUR_OF_FEATURES : 1);
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -gains[i]).thenComparing(i -> i));
    return order.subList(0, most).stream().sorted().map(distinct::get).toList();
  }

  static RowSet[] answerSets(Examples examples) {
    RowSet[] sets = new RowSet[examples.answerCount()];
    for (int a = 0; a < sets.length; a++) {
      sets[a] = new RowSet(examples.size());
    }
    for (int i = 0; i < examples.size(); i++) {
      sets[examples.answers()[i]].add(i);
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

  private static double surprise(int part, int of, int total, int rows) {
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

  /** Positions between distinct values where the mixture of answers changes; thinned evenly if there are many. */
  private static List<Integer> cuts(Projection p) {
    List<Integer> cuts = new ArrayList<>();
    for (int v = 1; v < p.distinct().length; v++) {
      int before = p.pureAnswer(v - 1);
      if (before < 0 || before != p.pureAnswer(v)) {
        cuts.add(v);
      }
    }
    int most = p.candidate().form().terms().size() == 1 ? MOST_CUTS_OF_FEATURES : MOST_CUTS;
    if (cuts.size() <= most) {
      return cuts;
    }
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(cuts.get((int) ((long) i * cuts.size() / most)));
    }
    return some;
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
    for (int i = 0; i < examples.size(); i++) {
      if (literal.accepts(p.values()[i])) {
        rows.add(i);
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
