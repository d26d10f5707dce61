package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.essence.SparseSeparator.Separator;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Separates answers by sparse hyperplanes over many features, snapped to short exact weights (docs/method.md, "Candidates").
 *
 * <p>As a model of its own: answers are peeled off one by one, each by the hyperplane that tells it from the
 * rest, the penalty chosen by five-fold cross-validation. As a source of candidates: all snapped hyperplanes.
 */
final class HyperplaneLearner {
  private static final int FOLDS = 5;
  private static final int MOST_ROWS_FOR_CANDIDATES = 800;
  private static final int MOST_ANSWERS_FOR_CANDIDATES = 4;
  private static final int MOST_CELLS = 2_000_000;
  private static final int MOST_FOR_PRODUCTS = 6;

  private final Examples examples;
  private final List<Atom> atoms;
  private final double[][] matrix;
  private final LongFunction<Matrices> backEnd;
  private final HyperplaneSnap snap;

  private HyperplaneLearner(Examples examples, List<Atom> atoms, LongFunction<Matrices> backEnd) {
    this.examples = examples;
    this.backEnd = backEnd;
    this.atoms = atoms;
    this.matrix = new double[examples.size()][atoms.size()];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < atoms.size(); j++) {
        matrix[i][j] = atoms.get(j).value(examples.rows()[i]);
      }
    }
    this.snap = new HyperplaneSnap(examples, atoms, matrix);
  }

  /** Features that are never missing: numbers, booleans, and the values of nominal features. */
  private static List<Atom> usableAtoms(Examples examples) {
    List<Atom> atoms = new ArrayList<>();
    for (int f = 0; f < examples.features().size(); f++) {
      int feature = f;
      if (!examples.isKnown(f)) {
        continue;
      }
      if (!examples.kind(f).isNominal()) {
        atoms.add(new Atom.Value(f));
      } else {
        Arrays.stream(examples.rows()).mapToInt(row -> (int) row[feature]).distinct().sorted().limit(20)
            .forEach(code -> atoms.add(new Atom.Is(feature, code)));
      }
    }
    return atoms;
  }

  /** The same, with the products of numbers and their squares; empty where there are none, or too many. */
  private static List<Atom> quadraticAtoms(Examples examples) {
    List<Atom> atoms = new ArrayList<>(usableAtoms(examples));
    List<Integer> numbers = atoms.stream().filter(a -> a instanceof Atom.Value v && examples.kind(v.feature()) != Kind.BOOLEAN)
        .map(a -> ((Atom.Value) a).feature()).toList();
    if (numbers.isEmpty() || numbers.size() > MOST_FOR_PRODUCTS) {
      return List.of();
    }
    for (int a : numbers) {
      numbers.stream().filter(b -> a <= b).forEach(b -> atoms.add(new Atom.Product(a, b)));
    }
    return atoms;
  }

  private static boolean isFeasible(Examples examples) {
    return isFeasible(examples, usableAtoms(examples));
  }

  private static boolean isFeasible(Examples examples, List<Atom> atoms) {
    return atoms.size() >= 2 && examples.answersPresent().length >= 2
        && (long) atoms.size() * examples.size() <= MOST_CELLS;
  }

  /** Whether peeling leaves work for other learners: answers are tried as often as there are pairs of them. */
  private static boolean isAffordable(Examples examples) {
    long answers = examples.answersPresent().length;
    long separations = answers == 2 ? 1 : answers * (answers + 1) / 2;
    return separations * work(examples.size(), usableAtoms(examples).size()) <= examples.work().left() / 2;
  }

  /** A list of one hyperplane for every answer but the last. */
  static Optional<DecisionList> learn(Examples examples) {
    return learn(examples, Matrices::forWork);
  }

  /** As {@link #learn(Examples)}, with the back end for work of a given size chosen by the caller. */
  static Optional<DecisionList> learn(Examples examples, LongFunction<Matrices> backEnd) {
    return isFeasible(examples) && isAffordable(examples) ? Optional.of(new HyperplaneLearner(examples, usableAtoms(examples), backEnd).peel()) : Optional.empty();
  }

  /**
   * Snapped hyperplanes of each answer against the rest, as candidates for other learners. An even choice of rows is
   * enough for candidates: the learners judge them on all.
   */
  static List<Candidate> candidates(Examples examples) {
    return candidates(examples, HyperplaneLearner::usableAtoms);
  }

  /** The same over numbers and their products, where there are few numbers. */
  static List<Candidate> quadraticCandidates(Examples examples) {
    return candidates(examples, HyperplaneLearner::quadraticAtoms);
  }

  private static List<Candidate> candidates(Examples examples, Function<Examples, List<Atom>> of) {
    int stride = 1 + examples.size() / MOST_ROWS_FOR_CANDIDATES;
    Examples some = examples.subset(IntStream.range(0, examples.size()).filter(i -> i % stride == 0).toArray());
    if (some.answersPresent().length > MOST_ANSWERS_FOR_CANDIDATES) {
      return List.of();
    }
    List<Atom> atoms = of.apply(some);
    return isFeasible(some, atoms) ? new HyperplaneLearner(some, atoms, Matrices::forWork).snappedCandidates() : List.of();
  }

  private DecisionList peel() {
    List<Rule> rules = new ArrayList<>();
    int[] rows = IntStream.range(0, examples.size()).toArray();
    List<Integer> left = new ArrayList<>(Arrays.stream(examples.answersPresent()).boxed().toList());
    while (left.size() > 1) {
      Peel best = null;
      // Of two answers the second is named, which for booleans is true.
      for (int answer : left.size() == 2 ? left.subList(1, 2) : left) {
        Peel candidate = separate(rows, answer);
        best = best == null || candidate.errors() < best.errors() ? candidate : best;
      }
      int peeled = best.answer();
      rules.add(new Rule(List.of(best.literal()), peeled));
      left.remove((Integer) peeled);
      rows = Arrays.stream(rows).filter(i -> examples.answers()[i] != peeled).toArray();
    }
    return new DecisionList(rules, left.get(0));
  }

  /** A list whose rules tell an answer from each of the others by a hyperplane of its own; empty if that is too much work. */
  static Optional<DecisionList> learnPairs(Examples examples) {
    return isFeasible(examples) && PairwiseHyperplanes.isAffordable(examples, usableAtoms(examples).size())
        ? Optional.of(PairwiseHyperplanes.learn(examples, new HyperplaneLearner(examples, usableAtoms(examples), Matrices::forWork)::separate)) : Optional.empty();
  }

  /** Units of work that it takes to tell two sides apart. */
  static long work(int rows, int atoms) {
    return (FOLDS + 1) * SparseSeparator.work(rows, atoms);
  }

  /**
   * A hyperplane that tells an answer from others.
   *
   * @param literal holds on its side
   * @param errors how many rows it gets wrong that were held out in turn
   */
  record Peel(int answer, Literal literal, int errors) {}

  private Peel separate(int[] rows, int answer) {
    int[] wrong = new int[SparseSeparator.PENALTIES.length];
    int[] fold = folds(rows, answer);
    for (int k = 0; k < FOLDS; k++) {
      int held = k;
      int[] train = IntStream.range(0, rows.length).filter(i -> fold[i] != held).map(i -> rows[i]).toArray();
      int[] test = IntStream.range(0, rows.length).filter(i -> fold[i] == held).map(i -> rows[i]).toArray();
      if (test.length == 0 || isOneSided(train, answer)) {
        continue;
      }
      examples.work().spend(SparseSeparator.work(train.length, atoms.size()));
      countErrors(SparseSeparator.path(rowsOf(train), sides(train, answer)), test, answer, wrong);
    }
    int least = Arrays.stream(wrong).min().orElse(0);
    int chosen = 0;
    while (wrong[chosen] > least + 0.5 * Math.sqrt(least)) {
      chosen++;
    }
    examples.work().spend(SparseSeparator.work(rows.length, atoms.size()));
    Separator separator = SparseSeparator.path(rowsOf(rows), sides(rows, answer))[chosen];
    return new Peel(answer, examples.hasReals() ? snap.decimal(separator, rows) : snap.whole(separator, rows, answer), wrong[chosen]);
  }

  /** All penalties at once: one product of the held-out rows with the weights. */
  private void countErrors(Separator[] path, int[] test, int answer, int[] wrong) {
    double[][] weights = new double[atoms.size()][path.length];
    for (int j = 0; j < atoms.size(); j++) {
      for (int p = 0; p < path.length; p++) {
        weights[j][p] = path[p].weights()[j];
      }
    }
    double[][] scores = backEnd.apply((long) test.length * atoms.size() * path.length).product(rowsOf(test), weights);
    for (int i = 0; i < test.length; i++) {
      for (int p = 0; p < path.length; p++) {
        boolean first = scores[i][p] + path[p].bias() > 0;
        wrong[p] += first == (examples.answers()[test[i]] == answer) ? 0 : 1;
      }
    }
  }

  /** Every fold has its share of both sides. */
  private int[] folds(int[] rows, int answer) {
    int[] fold = new int[rows.length];
    int[] next = new int[2];
    for (int i = 0; i < rows.length; i++) {
      fold[i] = next[examples.answers()[rows[i]] == answer ? 0 : 1]++ % FOLDS;
    }
    return fold;
  }

  private boolean isOneSided(int[] rows, int answer) {
    long first = Arrays.stream(rows).filter(i -> examples.answers()[i] == answer).count();
    return first == 0 || first == rows.length;
  }

  private double[][] rowsOf(int[] rows) {
    return Arrays.stream(rows).mapToObj(i -> matrix[i]).toArray(double[][]::new);
  }

  private boolean[] sides(int[] rows, int answer) {
    boolean[] first = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      first[i] = examples.answers()[rows[i]] == answer;
    }
    return first;
  }

  private List<Candidate> snappedCandidates() {
    int[] rows = IntStream.range(0, examples.size()).toArray();
    Set<Form> forms = new LinkedHashSet<>();
    int[] present = examples.answersPresent();
    for (int answer : present.length == 2 ? new int[] {present[1]} : present) {
      examples.work().spend(SparseSeparator.work(rows.length, atoms.size()));
      for (Separator separator : SparseSeparator.path(matrix, sides(rows, answer))) {
        if (!examples.hasReals()) {
          addWhole(separator, forms);
        } else if (Arrays.stream(separator.weights()).filter(w -> w != 0).count() > 1) {
          forms.add(snap.decimal(separator, rows).form());
        }
      }
    }
    return forms.stream()
        .filter(f -> f.terms().size() > 1)
        .map(f -> new Candidate(f, cost(f), "hyperplane"))
        .sorted(Comparator.comparingDouble(Candidate::cost))
        .limit(60)
        .toList();
  }

  /** Integer multiples: round(q w / max w) for growing q. */
  private void addWhole(Separator separator, Set<Form> forms) {
    for (int q = 1; q <= 10; q++) {
      List<Form.Term> terms = snap.whole(separator, q);
      if (!terms.isEmpty()) {
        forms.add(new Form(terms.stream().sorted(Comparator.comparing(t -> t.weight() < 0 && t.atom() instanceof Atom.Product)).toList()));
      }
    }
  }

  private static double cost(Form form) {
    return CandidateCosts.HYPERPLANE + form.terms().stream()
        .mapToDouble(t -> CandidateCosts.TERM + (t.weight() == Math.rint(t.weight())
            ? CandidateCosts.BIT_OF_WEIGHT * DescriptionLength.log2(1 + Math.abs(t.weight())) : CandidateCosts.REAL_WEIGHT))
        .sum();
  }
}
