package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions over few inputs are decided as trying all values decides them. */
class EquivalenceTest {
  private final Formulas formulas = new Formulas(new ProofBudget(100_000_000), true);
  private final List<Unknown> inputs = List.of(formulas.input(true, Range.of(-1, 2)), formulas.input(true, Range.of(0, 3)), formulas.input(true, Range.TRUTH));
  private final Polynomial x = Polynomial.of(inputs.get(0));
  private final Polynomial y = Polynomial.of(inputs.get(1));

  private static List<Meaning> all(List<Unknown> inputs) {
    List<Map<Unknown, BigDecimal>> all = new ArrayList<>(List.of(Map.of()));
    for (Unknown input : inputs) {
      List<Map<Unknown, BigDecimal>> more = new ArrayList<>();
      for (Map<Unknown, BigDecimal> values : all) {
        for (int v = input.range.least().intValue(); v <= input.range.greatest().intValue(); v++) {
          Map<Unknown, BigDecimal> one = new HashMap<>(values);
          one.put(input, BigDecimal.valueOf(v));
          more.add(one);
        }
      }
      all = more;
    }
    return all.stream().map(Meaning::new).toList();
  }

  /** Random conditions over all kinds of numbers but products, which are decided as if they were inputs. */
  private static List<Condition> conditions(Formulas formulas, List<Unknown> inputs, Random random) {
    List<Polynomial> numbers = new ArrayList<>(inputs.stream().map(Polynomial::of).toList());
    List<Condition> conditions = new ArrayList<>();
    for (int k = 0; k < 14; k++) {
      Polynomial a = numbers.get(random.nextInt(numbers.size()));
      Polynomial b = numbers.get(random.nextInt(numbers.size()));
      conditions.add(formulas.atLeast(a.plus(BigDecimal.valueOf(random.nextInt(5) - 2), b).minus(Polynomial.constant(random.nextInt(3)))));
      Condition c = conditions.get(random.nextInt(conditions.size()));
      Condition d = conditions.get(random.nextInt(conditions.size()));
      conditions.add(switch (random.nextInt(4)) {
        case 0 -> formulas.and(c, d);
        case 1 -> formulas.or(c, d);
        case 2 -> formulas.select(c, d, d.not());
        default -> c.not();
      });
      if (k % 4 == 0) {
        numbers.add(switch (random.nextInt(5)) {
          case 0 -> formulas.flag(c);
          case 1 -> formulas.select(c, a, b);
          case 2 -> formulas.greatest(a, b);
          case 3 -> formulas.least(a, b);
          default -> formulas.remainder(a.plus(b), 3);
        });
      }
    }
    return conditions;
  }

  private static Meaning meaning(List<Unknown> inputs, Map<Unknown, Rational> values) {
    Map<Unknown, BigDecimal> all = new HashMap<>();
    inputs.forEach(i -> all.put(i, i.range.least().max(BigDecimal.ZERO)));
    values.forEach((input, value) -> all.put(input, new BigDecimal(value.toString())));
    return new Meaning(all);
  }

  /** A difference that hangs on a greatest value may be one of the bounds alone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void decidesAsAllValuesDo(boolean apart) {
    int same = 0;
    int different = 0;
    for (int seed = 0; seed < 120; seed++) {
      Formulas own = new Formulas(new ProofBudget(100_000_000), apart);
      List<Unknown> some = List.of(own.input(true, Range.of(-1, 2)), own.input(true, Range.of(0, 3)), own.input(true, Range.TRUTH));
      List<Condition> conditions = conditions(own, some, new Random(seed));
      List<Meaning> all = all(some);
      for (int k = 1; k < conditions.size(); k++) {
        Condition a = conditions.get(k);
        Condition b = k % 3 == 0 ? own.no : conditions.get(k - 1);
        boolean equal = all.stream().allMatch(m -> m.holds(a) == m.holds(b));
        Equivalence.Answer answer = new Equivalence(own, (left, right) -> { }).decide(a, b);
        if (answer.equal()) {
          assertThat(equal).as("%s and %s", a, b).isTrue();
          same++;
        } else if (apart && !(a + " " + b).contains("max")) {
          Meaning found = meaning(some, answer.difference());
          assertThat(all).contains(found);
          assertThat(found.holds(a)).as("%s and %s at %s", a, b, found).isNotEqualTo(found.holds(b));
          different++;
        }
      }
    }
    assertThat(same).isGreaterThan(100);
    assertThat(different > 100 || !apart).isTrue();
  }

  /** Bounds of products are decided with the product as a number of its own. */
  @Test
  void whatIsInsideAProductIsDecidedFirst() {
    Condition more = formulas.atLeast(x.minus(y));
    Polynomial chosen = formulas.select(more, x.times(new BigDecimal(2)), y.times(new BigDecimal(3)));
    Condition product = formulas.atLeast(formulas.times(formulas.times(chosen, y), y).minus(Polynomial.constant(4)));
    Polynomial first = formulas.times(formulas.times(x.times(new BigDecimal(2)), y), y);
    Polynomial second = formulas.times(formulas.times(y.times(new BigDecimal(3)), y), y);
    Condition same = formulas.select(more, formulas.atLeast(first.minus(Polynomial.constant(4))), formulas.atLeast(second.minus(Polynomial.constant(4))));
    Equivalence equivalence = new Equivalence(formulas, (a, b) -> { });
    assertThat(equivalence.decide(product, same).equal()).isTrue();
    assertThat(equivalence.decide(product, formulas.and(same, formulas.atLeast(x))).equal()).isFalse();
    assertThat(new Equivalence(formulas, (a, b) -> { }).decide(product, formulas.no).equal()).as("a condition inside a product alone").isFalse();
    Polynomial truth = Polynomial.of(inputs.get(2));
    Condition both = formulas.and(formulas.atLeast(truth.minus(Polynomial.ONE)), formulas.atLeast(y.minus(Polynomial.constant(2))));
    assertThat(equivalence.decide(formulas.atLeast(formulas.times(truth, y).minus(Polynomial.constant(2))), both).equal()).isTrue();
  }

  @Test
  void aFormulaIsRewrittenToWhatItIsWhereABoundHolds() {
    for (int seed = 0; seed < 120; seed++) {
      Formulas own = new Formulas(new ProofBudget(100_000_000), seed % 2 == 0);
      List<Unknown> some = List.of(own.input(true, Range.of(-1, 2)), own.input(true, Range.of(0, 3)), own.input(true, Range.TRUTH));
      List<Condition> conditions = conditions(own, some, new Random(seed));
      List<Meaning> all = all(some);
      for (Condition atom : conditions.stream().filter(Condition::isAtom).limit(4).toList()) {
        Restriction restriction = new Restriction(own, atom, null, null);
        assertThat(restriction.of(atom)).isSameAs(own.yes);
        assertThat(restriction.of(atom.not())).isSameAs(own.no);
        for (Condition c : conditions) {
          Condition now = restriction.of(c);
          assertThat(all.stream().filter(m -> m.holds(atom)).allMatch(m -> m.holds(now) == m.holds(c))).as("%s where %s is %s", c, atom, now).isTrue();
        }
      }
    }
  }

  @Test
  void anUnknownOfOneValueIsPutInItsPlace() {
    Condition least = formulas.atLeast(x).not();
    Restriction restriction = new Restriction(formulas, least, inputs.get(0), BigDecimal.ONE.negate());
    assertThat(restriction.of(x.plus(y))).isEqualTo(y.minus(Polynomial.ONE));
    assertThat(restriction.of(formulas.times(x, y))).isEqualTo(y.times(BigDecimal.ONE.negate()));
    assertThat(restriction.of(formulas.remainder(x.plus(y), 2))).isEqualTo(formulas.remainder(y.minus(Polynomial.ONE), 2));
    assertThat(restriction.of(formulas.greatest(x.plus(Polynomial.ONE), y))).isEqualTo(y);
    assertThat(restriction.of(formulas.atLeast(x.plus(y).minus(Polynomial.constant(2))))).isSameAs(formulas.atLeast(y.minus(Polynomial.constant(3))));
    assertThat(restriction.of(y)).isSameAs(y);
  }

  @Test
  void whatIsAssumedOnceHoldsForStricterBoundsToo() {
    Condition low = formulas.atLeast(y.minus(Polynomial.constant(1)));
    Condition high = formulas.atLeast(y.minus(Polynomial.constant(2)));
    assertThat(new Restriction(formulas, high, null, null).of(low)).isSameAs(formulas.yes);
    assertThat(new Restriction(formulas, low, null, null).of(high)).isSameAs(high);
    assertThat(new Restriction(formulas, low.not(), null, null).of(high)).isSameAs(formulas.no);
    assertThat(new Restriction(formulas, high.not(), null, null).of(low)).isSameAs(low);
  }

  private void infeasible(Condition... atoms) {
    Feasibility feasibility = new Feasibility(List.of(atoms), formulas.budget());
    assertThat(feasibility.solution(true)).isEmpty();
    assertThat(Set.of(atoms)).containsAll(feasibility.conflict());
  }

  private void feasible(Condition... atoms) {
    Map<Unknown, Rational> found = new Feasibility(List.of(atoms), formulas.budget()).solution(true).orElseThrow();
    Map<Unknown, BigDecimal> values = new HashMap<>();
    found.forEach((input, value) -> values.put(input, BigDecimal.valueOf(value.doubleValue())));
    assertThat(atoms).allMatch(new Meaning(values)::holds);
    assertThat(new Feasibility(List.of(atoms), formulas.budget()).solution(false)).isPresent();
  }

  private Condition atLeast(Polynomial p, String bound) {
    return formulas.atLeast(p.minus(Polynomial.constant(new BigDecimal(bound))));
  }

  private Condition more(Polynomial p, String bound) {
    return formulas.more(p.minus(Polynomial.constant(new BigDecimal(bound))));
  }

  @Test
  void boundsAreMetWhereTheyCanBe() {
    Polynomial a = Polynomial.of(formulas.input(false, Range.ALL));
    Polynomial b = Polynomial.of(formulas.input(false, Range.ALL));
    feasible(more(a, "0"), atLeast(a, "1").not());
    feasible(more(a.plus(b), "0"), atLeast(a, "0").not(), atLeast(b, "1").not());
    infeasible(more(a.plus(b), "1"), atLeast(a, "0").not(), atLeast(b, "1").not());
    infeasible(more(a, "0"), more(b, "0"), atLeast(a.plus(b), "0").not());
    feasible(atLeast(a.minus(b), "3"), atLeast(b, "7"), more(a, "10"), atLeast(a, "10.5").not());
    infeasible(atLeast(a.minus(b), "3"), atLeast(b, "7"), atLeast(a, "10").not());
    feasible(atLeast(a.minus(b), "3"), atLeast(b, "7"), more(a, "10").not());
    feasible(atLeast(x.plus(y), "5"));
    infeasible(atLeast(x.plus(y), "3"), atLeast(x.minus(y), "2"));
    feasible(atLeast(formulas.remainder(x.plus(y), 4), "3"), atLeast(x, "1"));
    infeasible(atLeast(formulas.remainder(x.plus(y), 4), "3"), atLeast(x, "2"), atLeast(y, "2"));
    Polynomial n = Polynomial.of(formulas.input(true, Range.ALL));
    feasible(atLeast(n.times(BigDecimal.TEN).plus(a), "35"), more(a, "0").not(), atLeast(n, "5").not());
    infeasible(atLeast(n.times(BigDecimal.TEN).plus(a), "35"), atLeast(a, "-4").not(), atLeast(n, "4").not());
  }

  @Test
  void onlyWhatClashesIsBlamed() {
    Polynomial a = Polynomial.of(formulas.input(false, Range.ALL));
    Polynomial b = Polynomial.of(formulas.input(false, Range.ALL));
    List<Condition> atoms = List.of(atLeast(b, "4"), atLeast(a.plus(b), "2").not(), atLeast(x, "1"), atLeast(a, "0"));
    Feasibility feasibility = new Feasibility(atoms, formulas.budget());
    assertThat(feasibility.solution(false)).isEmpty();
    assertThat(feasibility.conflict()).containsExactlyInAnyOrder(atoms.get(0), atoms.get(1), atoms.get(3));
    Feasibility twice = new Feasibility(List.of(atLeast(a, "3"), atLeast(a, "5"), atLeast(a, "2").not(), atLeast(a, "4").not()), formulas.budget());
    assertThat(twice.solution(false)).isEmpty();
    assertThat(twice.conflict()).containsExactlyInAnyOrder(atLeast(a, "5"), atLeast(a, "2").not());
  }

  @Test
  void anOpenSearchEnds() {
    Polynomial n = Polynomial.of(formulas.input(true, Range.ALL));
    Polynomial m = Polynomial.of(formulas.input(true, Range.ALL));
    Polynomial a = Polynomial.of(formulas.input(false, Range.ALL));
    Polynomial odd = n.times(new BigDecimal(2)).minus(m.times(new BigDecimal(2))).plus(a);
    List<Condition> atoms = List.of(atLeast(odd, "1"), more(odd, "1").not(), atLeast(a, "0"), more(a, "0").not());
    assertThatThrownBy(() -> new Feasibility(atoms, formulas.budget()).solution(true)).isInstanceOf(Unprovable.class).hasMessageContaining("branching does not settle");
    Range upwards = new Range(BigDecimal.ZERO, null);
    Polynomial half = Polynomial.of(formulas.input(true, upwards)).minus(Polynomial.of(formulas.input(true, upwards))).plus(a);
    List<Condition> halves = List.of(atLeast(half, "0.5"), more(half, "0.5").not(), atLeast(a, "0"), more(a, "0").not());
    assertThatThrownBy(() -> new Feasibility(halves, formulas.budget()).solution(true)).isInstanceOf(Unprovable.class).hasMessageContaining("branching does not settle");
    assertThatThrownBy(() -> new Equivalence(new Formulas(new ProofBudget(3), true), (c, d) -> { }).decide(atoms.get(0), atoms.get(2)))
        .isInstanceOf(ProofBudget.Exhausted.class);
  }
}
