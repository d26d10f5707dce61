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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a formula is simplified, it means what its parts say. */
class FormulasTest {
  private static final BigDecimal MINUS = BigDecimal.ONE.negate();

  private final ProofBudget budget = new ProofBudget(50_000_000);
  private final Formulas formulas = new Formulas(budget, true);

  private static BigDecimal of(boolean truth) {
    return truth ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  /** A number and what it is for each assignment, or a condition and where it holds. */
  private record Numbers(Polynomial formula, List<BigDecimal> values) {}

  private record Truths(Condition formula, List<Boolean> values) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void meanWhatTheirPartsSay(boolean apart) {
    for (int seed = 0; seed < 40; seed++) {
      grow(new Formulas(new ProofBudget(50_000_000), apart), new Random(seed));
    }
  }

  /** Makes formulas of formulas, and compares each with what it has to be for some values of the inputs. */
  private static void grow(Formulas formulas, Random random) {
    List<Unknown> inputs = List.of(formulas.input(true, Range.of(-3, 3)), formulas.input(true, Range.of(0, 5)),
        formulas.input(true, Range.TRUTH), formulas.input(true, Range.TRUTH), formulas.input(false, Range.ALL), formulas.input(false, Range.ALL));
    List<Meaning> meanings = IntStream.range(0, 30).mapToObj(k -> draw(inputs, random)).toList();
    List<Numbers> numbers = new ArrayList<>();
    List<Truths> truths = new ArrayList<>();
    inputs.forEach(x -> numbers.add(new Numbers(Polynomial.of(x), meanings.stream().map(m -> m.values().get(x)).toList())));
    for (int k = 0; k < 30; k++) {
      Numbers a = numbers.get(random.nextInt(numbers.size()));
      Numbers b = numbers.get(random.nextInt(numbers.size()));
      BigDecimal bound = BigDecimal.valueOf(random.nextInt(7) - 3);
      Polynomial difference = a.formula().minus(b.formula()).minus(Polynomial.constant(bound));
      boolean open = random.nextBoolean();
      truths.add(new Truths(open ? formulas.more(difference) : formulas.atLeast(difference), IntStream.range(0, meanings.size()).mapToObj(i -> {
        int order = a.values().get(i).subtract(b.values().get(i)).compareTo(bound);
        return open ? order > 0 : order >= 0;
      }).toList()));
      Truths c = truths.get(random.nextInt(truths.size()));
      Truths d = truths.get(random.nextInt(truths.size()));
      truths.add(joined(formulas, random.nextInt(4), c, d));
      numbers.add(made(formulas, random, a, b, c));
      check(meanings, numbers.get(numbers.size() - 1), truths);
    }
  }

  private static Meaning draw(List<Unknown> inputs, Random random) {
    Map<Unknown, BigDecimal> values = new HashMap<>();
    for (Unknown input : inputs) {
      boolean open = input.range.least() == null;
      int low = open ? -4 : input.range.least().intValue();
      int high = open ? 4 : input.range.greatest().intValue();
      BigDecimal value = BigDecimal.valueOf(low + random.nextInt(high - low + 1));
      values.put(input, input.whole ? value : value.add(new BigDecimal(random.nextInt(2) == 0 ? "0" : "0.5")));
    }
    return new Meaning(values);
  }

  private static Truths joined(Formulas formulas, int how, Truths c, Truths d) {
    Condition joined = switch (how) {
      case 0 -> formulas.and(c.formula(), d.formula());
      case 1 -> formulas.or(c.formula(), d.formula());
      case 2 -> formulas.same(c.formula(), d.formula());
      default -> formulas.select(c.formula(), d.formula().not(), d.formula());
    };
    return new Truths(joined, IntStream.range(0, c.values().size()).mapToObj(i -> {
      boolean left = c.values().get(i);
      boolean right = d.values().get(i);
      return how == 0 ? left && right : how == 1 ? left || right : how == 2 ? left == right : left != right;
    }).toList());
  }

  private static Numbers made(Formulas formulas, Random random, Numbers a, Numbers b, Truths c) {
    int how = random.nextInt(6);
    boolean whole = a.formula().isWhole();
    boolean small = (long) a.formula().unknowns.length * b.formula().unknowns.length <= 9;
    Polynomial made = switch (how) {
      case 0 -> formulas.greatest(a.formula(), b.formula());
      case 1 -> formulas.least(a.formula(), b.formula());
      case 2 -> formulas.select(c.formula(), a.formula(), b.formula());
      case 3 -> formulas.flag(c.formula());
      case 4 -> whole ? formulas.remainder(a.formula(), 3) : a.formula().times(MINUS);
      default -> small ? formulas.times(a.formula(), b.formula()) : formulas.plus(a.formula(), new BigDecimal("2"), b.formula());
    };
    return new Numbers(made, IntStream.range(0, c.values().size()).mapToObj(i -> {
      BigDecimal left = a.values().get(i);
      BigDecimal right = b.values().get(i);
      return switch (how) {
        case 0 -> left.max(right);
        case 1 -> left.min(right);
        case 2 -> c.values().get(i) ? left : right;
        case 3 -> of(c.values().get(i));
        case 4 -> whole ? BigDecimal.valueOf(Math.floorMod(left.longValueExact(), 3L)) : left.negate();
        default -> small ? left.multiply(right) : left.add(right).add(right);
      };
    }).toList());
  }

  private static void check(List<Meaning> meanings, Numbers number, List<Truths> truths) {
    for (int i = 0; i < meanings.size(); i++) {
      BigDecimal value = meanings.get(i).of(number.formula());
      assertThat(value).as("%s", number.formula()).isEqualByComparingTo(number.values().get(i));
      Range range = number.formula().range();
      assertThat(range.least() == null || range.least().compareTo(value) <= 0).as("%s in %s", value, range).isTrue();
      assertThat(range.greatest() == null || range.greatest().compareTo(value) >= 0).as("%s in %s", value, range).isTrue();
      assertThat(value.stripTrailingZeros().scale() <= 0 || !number.formula().isWhole()).isTrue();
      for (Truths truth : truths.subList(truths.size() - 2, truths.size())) {
        assertThat(meanings.get(i).holds(truth.formula())).as("%s", truth.formula()).isEqualTo(truth.values().get(i));
        assertThat(meanings.get(i).holds(truth.formula().not())).isNotEqualTo(truth.values().get(i));
      }
    }
  }

  private final Unknown x = formulas.input(true, Range.of(0, 9));
  private final Unknown y = formulas.input(true, Range.of(-5, 9));
  private final Unknown p = formulas.input(true, Range.TRUTH);
  private final Polynomial px = Polynomial.of(x);
  private final Polynomial py = Polynomial.of(y);
  private final Condition more = formulas.atLeast(px.minus(py));
  private final Condition far = formulas.atLeast(px.minus(Polynomial.constant(5)));

  @Test
  void simplifyWhatIsPlain() {
    assertThat(formulas.and(more, more.not())).isSameAs(formulas.no);
    assertThat(formulas.or(more, more.not())).isSameAs(formulas.yes);
    assertThat(formulas.and(more, formulas.or(more, far))).isSameAs(more);
    assertThat(formulas.and(more, formulas.or(more.not(), far))).isSameAs(formulas.and(more, far));
    assertThat(formulas.and(more, formulas.and(more.not(), far))).isSameAs(formulas.no);
    assertThat(formulas.and(formulas.or(more, far), formulas.and(more.not(), far.not()))).isSameAs(formulas.no);
    assertThat(formulas.and(far, formulas.atLeast(px.minus(Polynomial.constant(7))))).isSameAs(formulas.atLeast(px.minus(Polynomial.constant(7))));
    assertThat(formulas.and(far, formulas.atLeast(Polynomial.constant(4).minus(px)))).isSameAs(formulas.no);
    assertThat(formulas.and(far, formulas.atLeast(Polynomial.constant(5).minus(px)))).isNotSameAs(formulas.no);
    assertThat(formulas.and(more, far)).isSameAs(formulas.and(far, more));
    assertThat(formulas.select(more, far, far)).isSameAs(far);
    assertThat(formulas.same(more, more)).isSameAs(formulas.yes);
    assertThat(formulas.truth(true)).isSameAs(formulas.yes);
    assertThat(formulas.truth(false)).isSameAs(formulas.no);
  }

  @Test
  void theFlagOfAnInputIsTheInput() {
    Condition holds = formulas.atLeast(Polynomial.of(p).minus(Polynomial.ONE));
    assertThat(formulas.flag(holds)).isEqualTo(Polynomial.of(p));
    assertThat(formulas.flag(holds.not())).isEqualTo(Polynomial.ONE.minus(Polynomial.of(p)));
    assertThat(formulas.flag(formulas.yes)).isEqualTo(Polynomial.ONE);
    assertThat(formulas.flag(formulas.no)).isEqualTo(Polynomial.ZERO);
    assertThat(formulas.flag(more).plus(formulas.flag(more.not()))).isEqualTo(Polynomial.ONE);
    assertThat(formulas.flag(far).asUnknown().kind).isEqualTo(Unknown.Kind.FLAG);
  }

  @Test
  void productsAreOneWhateverTheOrder() {
    assertThat(formulas.times(px, py)).isEqualTo(formulas.times(py, px));
    assertThat(formulas.times(formulas.times(py, px), py).asUnknown().factors).containsExactly(x, y, y);
    assertThat(formulas.times(formulas.times(py, py), px)).isEqualTo(formulas.times(py, formulas.times(px, py)));
    assertThat(formulas.times(formulas.flag(more), formulas.flag(far))).isEqualTo(formulas.flag(formulas.and(more, far)));
    assertThat(formulas.times(px, Polynomial.constant(3))).isEqualTo(px.times(new BigDecimal(3)));
    assertThat(formulas.times(px, py).asUnknown().whole).isTrue();
    Polynomial real = Polynomial.of(formulas.input(false, Range.ALL));
    assertThat(formulas.times(px, real).asUnknown().whole).isFalse();
    assertThat(formulas.times(real, px).asUnknown().whole).isFalse();
  }

  @Test
  void greatestValuesAreFoldedWhereTheRangesSay() {
    assertThat(formulas.greatest(px, py.minus(Polynomial.constant(9)))).isEqualTo(px);
    assertThat(formulas.greatest(py.minus(Polynomial.constant(9)), px)).isEqualTo(px);
    assertThat(formulas.greatest(px, px)).isEqualTo(px);
    assertThat(formulas.greatest(px, py.minus(Polynomial.constant(8))).asUnknown().kind).isEqualTo(Unknown.Kind.GREATEST);
    assertThat(formulas.greatest(formulas.greatest(px, py), Polynomial.constant(3))).isEqualTo(formulas.greatest(px, formulas.greatest(Polynomial.constant(3), py)));
    assertThat(formulas.select(more, px, py)).isEqualTo(formulas.greatest(px, py));
    assertThat(formulas.select(more, py, px)).isEqualTo(formulas.least(px, py));
    assertThat(formulas.select(more.not(), px, py)).isEqualTo(formulas.least(px, py));
  }

  @Test
  void remaindersAreReduced() {
    assertThat(formulas.remainder(px, 10)).isEqualTo(px);
    assertThat(formulas.remainder(px, 9)).isNotEqualTo(px);
    assertThat(formulas.remainder(px.times(new BigDecimal(4)).plus(Polynomial.constant(-1)), 4)).isEqualTo(Polynomial.constant(3));
    assertThat(formulas.remainder(px.times(new BigDecimal(5)).plus(py), 4)).isEqualTo(formulas.remainder(px.plus(py).plus(Polynomial.constant(8)), 4));
    assertThatThrownBy(() -> formulas.remainder(px.times(new BigDecimal("0.5")), 4)).isInstanceOf(Unprovable.class).hasMessageContaining("remainder of real");
  }

  @Test
  void longProductsAreRefused() {
    Polynomial many = IntStream.range(0, 21).mapToObj(i -> Polynomial.of(formulas.input(true, Range.of(0, 1 + i)))).reduce(Polynomial::plus).orElseThrow();
    Polynomial fewer = many.minus(Polynomial.of(many.unknowns[0]));
    assertThat(formulas.times(fewer, fewer).unknowns).isNotEmpty();
    assertThatThrownBy(() -> formulas.times(many, many)).isInstanceOf(Unprovable.class).hasMessageContaining("product of long sums");
  }
}
