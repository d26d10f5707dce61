package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.and;
import static io.github.limbeck.engine.elements.Words.choice;
import static io.github.limbeck.engine.elements.Words.equal;
import static io.github.limbeck.engine.elements.Words.minus;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.sum;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.elements.ArrangedLearner.Arranged;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Arrangement.Order;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The ways in which the values of a line may be arranged: those that a condition holds for, each once, in the order of the values or of something
 * computed of each (docs/method.md, "Arrangements").
 */
final class Arrangements {
  private static final int[] MODULI = {2, 3, 5, 10};
  private static final String VOWELS = "aeiou";
  private static final Order[] ORDERS = {Order.AS_GIVEN, Order.ASCENDING, Order.DESCENDING};
  private static final double PER_ORDER = 1;

  private final ElementLearner.Given given;
  private final Expr value;
  private final List<Said> conditions = new ArrayList<>();
  private final List<Said> keys = new ArrayList<>();

  /** Something that is computed of a value, and what it costs in words. */
  private record Said(Expr expr, double cost) {}

  Arrangements(ElementLearner.Given given) {
    this.given = given;
    this.value = new Expr.Read(given.scalars().get(0).length);
    if (given.cellKind() == Kind.CHARACTER) {
      ofCharacters();
    } else {
      ofNumbers();
    }
    keys.addAll(conditions);
    keys.addAll(conditions.stream().map(c -> new Said(opposite(c.expr()), c.cost())).toList());
  }

  private static Expr opposite(Expr condition) {
    return condition instanceof Logical.Compare compare ? new Logical.Compare(compare.left(), compare.op().negated(), compare.right()) : new Logical.Not(condition);
  }

  private void ofNumbers() {
    for (int modulus : MODULI) {
      Expr remainder = new Expr.Remainder(value, modulus);
      either(equal(remainder, number(0)), modulus == 2 ? 1 : 1.5);
      keys.add(new Said(remainder, 2));
      keys.add(new Said(sum(minus(remainder)), 2.5));
    }
    either(test(value, Comparison.MORE, number(0)), 1);
    either(test(value, Comparison.LESS, number(0)), 1);
    either(equal(value, number(0)), 1);
    for (int scalar : given.numbers()) {
      Expr bound = new Expr.Read(scalar);
      either(test(value, Comparison.LESS, bound), 1.5);
      either(test(value, Comparison.AT_MOST, bound), 1.5);
      either(equal(value, bound), 1.5);
    }
    Expr magnitude = choice(test(value, Comparison.LESS, number(0)), sum(minus(value)), value);
    keys.add(new Said(magnitude, 1.5));
    keys.add(new Said(choice(test(value, Comparison.LESS, number(0)), value, sum(minus(value))), 2));
  }

  private void ofCharacters() {
    List<Expr> kinds = Characters.KINDS.stream().map(kind -> and(test(value, Comparison.AT_LEAST, number(kind[0])), test(value, Comparison.AT_MOST, number(kind[1])))).toList();
    kinds.forEach(kind -> either(kind, 1));
    Expr letter = new Logical.Or(kinds.subList(1, kinds.size()));
    either(letter, 1.5);
    either(new Logical.Or(kinds), 2);
    either(new Logical.Or(VOWELS.chars().mapToObj(c -> equal(value, number(c))).toList()), 2.5);
    Characters.separators(given.cells().toArray(double[][]::new)).forEach(separator -> either(equal(value, number(separator)), 1));
    given.characters().forEach(scalar -> either(equal(value, new Expr.Read(scalar)), 1));
  }

  /** A condition, and its opposite. */
  private void either(Expr condition, double cost) {
    conditions.add(new Said(condition, cost));
    conditions.add(new Said(opposite(condition), cost));
  }

  /**
   * The shortest arrangement that gives all answers; empty if none does.
   *
   * @param answers lines of cells
   * @param several whether one that says a single thing is none: which values are kept, that each is once, or that they are in order
   */
  Optional<Arranged> givingAll(List<double[]> answers, boolean several) {
    Optional<Arranged> shortest = givingAll(answers);
    return shortest.filter(a -> !several || a.arrangement().parts() > 1 || a.arrangement().key().isPresent());
  }

  private Optional<Arranged> givingAll(List<double[]> answers) {
    List<double[]> sorted = answers.stream().map(a -> Arrays.stream(a).sorted().toArray()).toList();
    Optional<Arranged> best = Optional.empty();
    List<Said> which = new ArrayList<>(conditions);
    which.add(0, null);
    bound(answers).ifPresent(which::add);
    for (Said kept : which) {
      for (boolean distinct : new boolean[] {false, true}) {
        Arrangement selected = new Arrangement(Optional.ofNullable(kept).map(Said::expr), distinct, Order.AS_GIVEN, Optional.empty());
        double cost = (kept == null ? 0 : kept.cost()) + (distinct ? 1 : 0);
        if (lines(selected, sorted, true).isPresent()) {
          Optional<Arranged> ordered = ordered(selected, cost, answers);
          best = ordered.isPresent() && (best.isEmpty() || ordered.get().cost() < best.get().cost()) ? ordered : best;
        }
      }
    }
    return best;
  }

  /** The shortest order of what is selected that gives all answers. */
  private Optional<Arranged> ordered(Arrangement selected, double cost, List<double[]> answers) {
    List<Said> by = new ArrayList<>(keys);
    by.sort(Comparator.comparingDouble(Said::cost));
    by.add(0, null);
    Optional<Arranged> best = Optional.empty();
    for (Said key : by) {
      for (Order order : ORDERS) {
        double own = cost + (key == null ? 0 : key.cost() + PER_ORDER) + (order == Order.AS_GIVEN ? 0 : PER_ORDER);
        if (best.isPresent() && own >= best.get().cost()) {
          continue;
        }
        Arrangement arrangement = new Arrangement(selected.kept(), selected.distinct(), order, Optional.ofNullable(key).map(Said::expr));
        Optional<List<double[]>> lines = lines(arrangement, answers, false);
        best = lines.isPresent() ? Optional.of(new Arranged(arrangement, own, lines.get())) : best;
      }
    }
    return best;
  }

  /** The lines as arranged, if each is what it should be. */
  private Optional<List<double[]>> lines(Arrangement arrangement, List<double[]> wanted, boolean sort) {
    List<double[]> lines = new ArrayList<>();
    for (int r = 0; r < wanted.size(); r++) {
      double[] line = arrangement.of(given.cells().get(r), given.scalars().get(r));
      if (sort) {
        Arrays.sort(line);
      }
      if (!Arrays.equals(line, wanted.get(r))) {
        return Optional.empty();
      }
      lines.add(line);
    }
    return Optional.of(lines);
  }

  /** A bound that tells the values that occur in answers from those that do not, if there is one: the roundest between them. */
  private Optional<Said> bound(List<double[]> answers) {
    double[] kept = answers.stream().flatMapToDouble(Arrays::stream).distinct().sorted().toArray();
    double[] dropped = IntStream.range(0, answers.size()).boxed().flatMapToDouble(r -> Arrays.stream(given.cells().get(r))
        .filter(v -> Arrays.stream(answers.get(r)).noneMatch(a -> a == v))).distinct().sorted().toArray();
    if (given.cellKind() != Kind.INTEGER || kept.length == 0 || dropped.length == 0) {
      return Optional.empty();
    } else if (dropped[dropped.length - 1] < kept[0]) {
      return Optional.of(new Said(test(value, Comparison.AT_LEAST, number(Conditions.roundest(dropped[dropped.length - 1] + 1, kept[0] + 1))), 2));
    } else if (kept[kept.length - 1] < dropped[0]) {
      return Optional.of(new Said(test(value, Comparison.LESS, number(Conditions.roundest(kept[kept.length - 1] + 1, dropped[0] + 1))), 2));
    }
    return Optional.empty();
  }

  /** Arrangements after which rules may be shorter, the shortest first: none in which many lines are left without values, or which changes but few. */
  List<Arranged> all() {
    List<Arranged> all = new ArrayList<>();
    List<Said> which = new ArrayList<>(conditions);
    which.add(0, null);
    for (Said kept : which) {
      for (boolean distinct : new boolean[] {false, true}) {
        for (Order order : ORDERS) {
          boolean plain = kept == null && !distinct && order == Order.ASCENDING; // words know the line in its order, so that an order says little more
          if (!plain && !(kept != null && distinct && order != Order.AS_GIVEN)) {
            double cost = (kept == null ? 0 : kept.cost()) + (distinct ? 1 : 0) + (order == Order.AS_GIVEN ? 0 : kept == null ? PER_ORDER : PER_ORDER + 0.5);
            changed(new Arrangement(Optional.ofNullable(kept).map(Said::expr), distinct, order, Optional.empty()), cost).ifPresent(all::add);
          }
        }
      }
    }
    all.sort(Comparator.comparingDouble(Arranged::cost));
    Set<List<List<Double>>> met = new HashSet<>(); // of arrangements that come to the same the shortest counts
    return all.stream().filter(a -> met.add(a.lines().stream().map(line -> Arrays.stream(line).boxed().toList()).toList())).toList();
  }

  private Optional<Arranged> changed(Arrangement arrangement, double cost) {
    List<double[]> lines = new ArrayList<>();
    int changed = 0;
    int left = 0;
    for (int r = 0; r < given.cells().size(); r++) {
      double[] line = arrangement.of(given.cells().get(r), given.scalars().get(r));
      left += line.length > 0 ? 1 : 0;
      changed += Arrays.equals(line, given.cells().get(r)) ? 0 : 1;
      lines.add(line);
    }
    boolean usual = changed * ElementTuning.CHANGED_BY_ARRANGING >= lines.size() && left * 2 > lines.size();
    return usual ? Optional.of(new Arranged(arrangement, cost, lines)) : Optional.empty();
  }
}
