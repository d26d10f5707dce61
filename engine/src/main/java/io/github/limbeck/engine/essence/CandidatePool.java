package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The forms from which differentiae are made: single features, sums, differences and products of a few, counts
 * over groups of like features, numbers written in places, and relations counted along a group (docs/method.md, "Candidates").
 *
 * <p>The pool decides what can be learned from few rows; nothing in it knows any task. Its size is bounded:
 * kinds that grow with the square of the number of features are left out where there are too many.
 */
final class CandidatePool {
  private static final int MOST_FOR_PAIRS = 40;
  private static final int MOST_REALS_FOR_PAIRS = 16;
  private static final int MOST_FOR_COMBINATIONS = 16;
  private static final int MOST_COUNTED_VALUES = 6;
  private static final int MOST_SPREAD_VALUES = 24;
  private static final int MOST_GROUPS = 24;

  private final Examples examples;
  private final Map<Form, Candidate> pool = new LinkedHashMap<>();

  private CandidatePool(Examples examples) {
    this.examples = examples;
  }

  /** The candidates for the given rows, by form, the simplest kinds first. */
  static Map<Form, Candidate> of(Examples examples) {
    CandidatePool pool = new CandidatePool(examples);
    pool.addSingles();
    pool.addPairs();
    Combinations.add(examples, pool::isComparable, pool::add);
    RemainderSearch.moduli(examples).forEach(pool::addRemainder);
    List<List<Integer>> groups = LikeFeatures.groups(examples);
    for (List<Integer> group : groups.subList(0, Math.min(groups.size(), MOST_GROUPS))) {
      pool.addGroup(group);
      new Relations(examples, pool::add).addWithin(group);
    }
    pool.addGroupPairs(groups.subList(0, Math.min(groups.size(), MOST_GROUPS)));
    for (List<Atom> alike : Symmetry.groups(examples)) {
      pool.addSymmetric(alike);
    }
    return pool.pool;
  }

  private void add(Form form, double cost, String template) {
    Candidate known = pool.get(form);
    if (known == null || known.cost() > cost) {
      pool.put(form, new Candidate(form, cost, template));
    }
  }

  private void addSingles() {
    for (int f = 0; f < examples.features().size(); f++) {
      if (examples.features().get(f).type().presence().mayBeMissing()) {
        add(Form.of(new Atom.Missing(f)), CandidateCosts.FEATURE, "missing");
      }
      if (!examples.kind(f).isNominal()) {
        add(Form.feature(f), examples.isNominal(f) ? CandidateCosts.NOMINAL_AS_NUMBER : CandidateCosts.FEATURE, "feature");
        addRemainders(f);
      }
      if (!examples.isNominal(f)) {
        continue;
      }
      for (double code : commonValues(List.of(f), 200)) {
        add(Form.of(new Atom.Is(f, (int) code)), CandidateCosts.LABEL, "is " + (int) code);
      }
    }
  }

  private void addRemainders(int feature) {
    if (examples.kind(feature) == Kind.INTEGER && !examples.features().get(feature).type().isPoint()) {
      for (int modulus = 2; modulus <= RemainderSearch.SMALL; modulus++) {
        addRemainder(feature, modulus);
      }
    }
  }

  private void addRemainder(int feature, int modulus) {
    add(Form.of(new Atom.Remainder(Form.feature(feature), modulus)),
        CandidateCosts.FEATURE + CandidateCosts.REMAINDER_OF_FEATURE + CandidateCosts.modulus(modulus), "remainder " + modulus);
  }

  private void addPairs() {
    int n = examples.features().size();
    if (n > (examples.hasReals() ? MOST_REALS_FOR_PAIRS : MOST_FOR_PAIRS)) {
      return;
    }
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        if (examples.isNominal(a) && examples.kind(a) == examples.kind(b) && sameEnum(a, b)) {
          add(Form.of(new Atom.Same(a, b)), CandidateCosts.SAME, "same");
        } else if (isComparable(a, b)) {
          add(Form.difference(a, b), CandidateCosts.DIFFERENCE, "difference");
          if (!examples.features().get(a).type().isPoint()) {
            add(Form.sum(List.of(a, b)), CandidateCosts.SUM_OF_TWO, "sum of two");
          }
        }
      }
    }
  }

  private boolean sameEnum(int a, int b) {
    return examples.features().get(a).type().javaName().equals(examples.features().get(b).type().javaName());
  }

  private boolean isNumber(int f) {
    return examples.kind(f) == Kind.INTEGER || examples.kind(f) == Kind.REAL;
  }

  private boolean isComparable(int a, int b) {
    return isNumber(a) && isNumber(b) && LikeFeatures.areComparable(examples, a, b)
        || !isNumber(a) && examples.kind(a) == examples.kind(b) && !examples.isNominal(a);
  }

  private void addGroup(List<Integer> group) {
    Kind kind = examples.kind(group.get(0));
    boolean bits = kind == Kind.BOOLEAN;
    if (bits || kind == Kind.INTEGER || kind == Kind.REAL) {
      addSum(Form.sum(group), group, group.size() > 2 ? CandidateCosts.SUM_OF_GROUP : CandidateCosts.SUM_OF_TWO);
    }
    if (bits && group.size() <= 30) {
      add(placeValue(group, true), CandidateCosts.NUMBER, "number");
      add(placeValue(group, false), CandidateCosts.NUMBER_BACKWARDS, "number");
    }
    if (isNumber(group.get(0)) && group.size() > 2 && group.size() <= MOST_FOR_COMBINATIONS) {
      for (double value : spreadValues(group)) {
        add(Form.count(group.stream().map(f -> new Atom.Holds(Literal.atLeast(Form.feature(f), value))).toList()),
            CandidateCosts.COUNT_AT_LEAST, "count at least");
      }
    }
    if (kind == Kind.INTEGER && group.size() > 2) {
      add(Form.count(group.stream()
          .map(f -> new Atom.Holds(Literal.exactly(Form.of(new Atom.Remainder(Form.feature(f), 2)), 0))).toList()), CandidateCosts.COUNT_EVEN, "count even");
    }
    if (!bits && kind != Kind.REAL) {
      for (double value : commonValues(group, MOST_COUNTED_VALUES)) {
        Form count = Form.count(group.stream().map(f -> equalTo(f, value)).toList());
        add(count, CandidateCosts.COUNT_EQUAL, "count equal");
        addModuli(count, CandidateCosts.MODULI_OF_COUNT);
      }
    }
  }

  /** A sum, the sum without each one, and small weighted combinations of the two. */
  private void addSum(Form sum, List<Integer> group, double cost) {
    add(sum, cost, "sum");
    if (examples.kind(group.get(0)) != Kind.REAL) {
      addModuli(sum, cost);
    }
    if (group.size() < 3 || group.size() > MOST_FOR_COMBINATIONS) {
      return;
    }
    for (int f : group) {
      Form others = Form.sum(group.stream().filter(g -> g != f).toList());
      add(others, cost + CandidateCosts.LESS_ONE, "all but one");
      for (int weight = -3; weight <= 3; weight++) {
        if (weight != 0 && weight != 1) {
          add(others.combine(1, weight, Form.feature(f)), cost + CandidateCosts.ONE_WEIGHTED + Math.abs(weight) * CandidateCosts.WEIGHT, "all but one and one");
        }
      }
      for (int weight : new int[] {-1, 1}) {
        add(others.combine(2, weight, Form.feature(f)), cost + CandidateCosts.HALF_WEIGHTED, "all but one and one");
      }
    }
  }

  private void addModuli(Form sum, double cost) {
    for (int modulus = 2; modulus <= 6; modulus++) {
      add(Form.of(new Atom.Remainder(sum, modulus)), cost + CandidateCosts.REMAINDER_OF_SUM + CandidateCosts.modulusOfSum(modulus), "remainder " + modulus);
    }
  }

  /** The number that bits write, most significant bit first or last. */
  private static Form placeValue(List<Integer> bits, boolean mostSignificantFirst) {
    List<Form.Term> terms = new ArrayList<>();
    for (int i = 0; i < bits.size(); i++) {
      int place = mostSignificantFirst ? bits.size() - 1 - i : i;
      terms.add(new Form.Term(1L << place, new Atom.Value(bits.get(i))));
    }
    return new Form(terms);
  }

  private void addGroupPairs(List<List<Integer>> groups) {
    Relations relations = new Relations(examples, this::add);
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        List<Integer> a = groups.get(i);
        List<Integer> b = groups.get(j);
        Kind kind = examples.kind(a.get(0));
        if (kind != examples.kind(b.get(0)) || a.stream().anyMatch(b::contains)) {
          continue;
        }
        if (kind == Kind.BOOLEAN || isNumber(a.get(0))) {
          add(Form.sum(a).combine(1, -1, Form.sum(b)), CandidateCosts.DIFFERENCE_OF_SUMS, "difference of sums");
          if (kind == Kind.BOOLEAN) {
            add(Form.sum(a).combine(2, 1, Form.sum(b)), CandidateCosts.WEIGHTED_SUMS, "weighted sums");
            add(Form.sum(a).combine(1, 2, Form.sum(b)), CandidateCosts.WEIGHTED_SUMS, "weighted sums");
          }
        }
        if (a.size() == b.size()) {
          relations.addBetween(a, b);
          if (kind == Kind.BOOLEAN && a.size() <= 24) {
            for (boolean first : new boolean[] {true, false}) {
              Form x = placeValue(a, first);
              Form y = placeValue(b, first);
              add(x.combine(1, -1, y), CandidateCosts.NUMBERS_COMPARED, "difference of numbers");
              add(x.combine(1, 1, y), CandidateCosts.NUMBERS_COMPARED, "sum of numbers");
            }
          }
        }
      }
    }
  }

  private void addSymmetric(List<Atom> alike) {
    add(Form.count(alike), CandidateCosts.SYMMETRIC, "symmetric");
    addModuli(Form.count(alike), CandidateCosts.SYMMETRIC);
    if (alike.size() <= MOST_FOR_COMBINATIONS) {
      for (Candidate single : List.copyOf(pool.values())) {
        boolean bit = single.template().equals("feature") && single.form().terms().get(0).atom() instanceof Atom.Value v
            && examples.kind(v.feature()) == Kind.BOOLEAN && !alike.contains(v);
        if (bit) {
          for (int weight = -2; weight <= 2; weight++) {
            add(Form.count(alike).combine(weight % 2 == 0 ? 1 : 2, weight == 0 ? 3 : weight, single.form()), CandidateCosts.SYMMETRIC_AND_ONE, "symmetric and one");
          }
        }
      }
    }
  }

  private Atom equalTo(int feature, double value) {
    return examples.isNominal(feature)
        ? new Atom.Is(feature, (int) value)
        : new Atom.Holds(Literal.exactly(Form.feature(feature), value));
  }

  /** At most so many values of some features, evenly chosen; the least is left out, since all values reach it. */
  private List<Double> spreadValues(List<Integer> features) {
    TreeSet<Double> distinct = new TreeSet<>();
    for (double[] row : examples.rows()) {
      for (int f : features) {
        if (!Double.isNaN(row[f])) {
          distinct.add(row[f]);
        }
      }
    }
    List<Double> values = List.copyOf(distinct);
    int most = Math.min(MOST_SPREAD_VALUES, values.size() - 1);
    return IntStream.rangeClosed(1, most).mapToObj(i -> values.get((int) ((long) i * (values.size() - 1) / most))).toList();
  }

  /** The most frequent values of some features, ties by value. */
  private List<Double> commonValues(List<Integer> features, int most) {
    Map<Double, Integer> counts = new TreeMap<>();
    for (double[] row : examples.rows()) {
      for (int f : features) {
        if (!Double.isNaN(row[f])) {
          counts.merge(row[f], 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
