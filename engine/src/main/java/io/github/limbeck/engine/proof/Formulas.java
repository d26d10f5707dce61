package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Condition.Bound;
import io.github.limbeck.engine.proof.Condition.Kind;
import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes formulas over common inputs. What is said in two ways becomes one object as far as that is cheap: sums are collected,
 * and conditions are bounds of forms whose weights have no common divisor.
 */
final class Formulas {
  private static final int MOST_MONOMIALS = 400;
  private static final int MOST_CHOICES = 4;

  private final ProofBudget budget;
  private final boolean apart;
  private final Map<List<Object>, Unknown> unknowns = new HashMap<>();
  private final Map<List<Object>, Condition> conditions = new HashMap<>();
  private final Map<List<Object>, Condition> compared = new HashMap<>();
  private int nextId;
  final Condition yes;
  final Condition no;

  /**
   * @param apart whether a comparison with a greatest value becomes one with each value; if not, it is a number like any
   *     other, of which nothing is known but its range
   */
  Formulas(ProofBudget budget, boolean apart) {
    this.budget = budget;
    this.apart = apart;
    this.yes = new Condition(nextId++, Kind.TRUE, null, null, List.of());
    this.no = new Condition(nextId++, Kind.FALSE, null, null, List.of());
    yes.setContrary(no);
  }

  // Numbers

  /** An input of its own. */
  Unknown input(boolean whole, Range range) {
    return new Unknown(nextId++, Unknown.Kind.INPUT, whole, range, null, List.of(), List.of(), 0);
  }

  private Unknown unknown(
      Unknown.Kind kind, boolean whole, Range range, Condition condition, List<Polynomial> parts, List<Unknown> factors, long modulus) {
    List<Object> key = Arrays.asList(kind, condition, parts, factors, modulus);
    budget.spend(1 + parts.size());
    return unknowns.computeIfAbsent(key, k -> new Unknown(nextId++, kind, whole, range, condition, parts, factors, modulus));
  }

  Polynomial plus(Polynomial a, BigDecimal factor, Polynomial b) {
    budget.spend(1 + (a.unknowns.length + b.unknowns.length) / 8);
    return a.plus(factor, b);
  }

  /** 1 where the condition holds, else 0. */
  Polynomial flag(Condition condition) {
    if (condition == yes || condition == no) {
      return condition == yes ? Polynomial.ONE : Polynomial.ZERO;
    }
    Unknown input = truth(condition);
    if (input != null) {
      return condition.kind == Kind.AT_LEAST ? Polynomial.of(input) : Polynomial.ONE.minus(Polynomial.of(input));
    }
    boolean upright = condition.id < condition.not().id;
    Polynomial flag = Polynomial.of(
        unknown(Unknown.Kind.FLAG, true, Range.TRUTH, upright ? condition : condition.not(), List.of(), List.of(), 0));
    return upright ? flag : Polynomial.ONE.minus(flag);
  }

  /** The unknown of which the condition says that it is 1 or that it is 0; null if it says something else. */
  static Unknown truth(Condition condition) {
    Unknown of = condition.isAtom() ? condition.form.asUnknown() : null;
    return of != null && of.whole && of.range.equals(Range.TRUTH) ? of : null;
  }

  Polynomial times(Polynomial a, Polynomial b) {
    if (a.isConstant()) {
      return b.times(a.constant);
    } else if (b.isConstant()) {
      return a.times(b.constant);
    }
    budget.spend((long) a.unknowns.length * b.unknowns.length);
    if ((long) a.unknowns.length * b.unknowns.length > MOST_MONOMIALS) {
      throw new Unprovable("a product of long sums");
    }
    Polynomial product = b.times(a.constant).plus(a.withoutConstant().times(b.constant));
    for (int i = 0; i < a.unknowns.length; i++) {
      for (int j = 0; j < b.unknowns.length; j++) {
        product = product.plus(a.weights[i].multiply(b.weights[j]), product(a.unknowns[i], b.unknowns[j]));
      }
    }
    return product;
  }

  private Polynomial product(Unknown a, Unknown b) {
    if (a.kind == Unknown.Kind.FLAG && b.kind == Unknown.Kind.FLAG) {
      return flag(and(List.of(a.condition, b.condition)));
    } else if (a.kind == Unknown.Kind.FLAG || b.kind == Unknown.Kind.FLAG) {
      return select(a.kind == Unknown.Kind.FLAG ? a.condition : b.condition, Polynomial.of(a.kind == Unknown.Kind.FLAG ? b : a), Polynomial.ZERO);
    }
    List<Unknown> factors = new ArrayList<>();
    factors.addAll(a.kind == Unknown.Kind.PRODUCT ? a.factors : List.of(a));
    factors.addAll(b.kind == Unknown.Kind.PRODUCT ? b.factors : List.of(b));
    factors.sort(null);
    Range range = factors.get(0).range;
    boolean whole = factors.get(0).whole;
    for (Unknown factor : factors.subList(1, factors.size())) {
      range = range.times(factor.range);
      whole &= factor.whole;
    }
    return Polynomial.of(unknown(Unknown.Kind.PRODUCT, whole, range, null, List.of(), List.copyOf(factors), 0));
  }

  /** The remainder in [0, modulus) of a whole number. */
  Polynomial remainder(Polynomial number, long modulus) {
    BigDecimal by = BigDecimal.valueOf(modulus);
    if (!number.isWhole()) {
      throw new Unprovable("a remainder of real numbers");
    }
    Polynomial reduced = Polynomial.constant(floorMod(number.constant, by));
    for (int i = 0; i < number.unknowns.length; i++) {
      reduced = reduced.plus(floorMod(number.weights[i], by), Polynomial.of(number.unknowns[i]));
    }
    if (reduced.isConstant()) {
      return reduced;
    }
    Range range = number.range();
    if (range.isWithin(BigDecimal.ZERO, by.subtract(BigDecimal.ONE))) {
      return number;
    }
    return Polynomial.of(unknown(Unknown.Kind.REMAINDER, true, Range.of(0, modulus - 1), null, List.of(reduced), List.of(), modulus));
  }

  /** The quotient of two whole numbers, rounded towards zero, where it can be written down: by a positive constant. */
  Polynomial quotient(Polynomial number, Polynomial by) {
    if (!by.isConstant() || by.constant.signum() <= 0 || !number.isWhole()) {
      throw new Unprovable("a quotient by what is no positive constant");
    }
    long divisor = by.constant.longValueExact();
    Polynomial opposite = number.times(BigDecimal.ONE.negate());
    return select(more(opposite), floorQuotient(opposite, divisor).times(BigDecimal.ONE.negate()), floorQuotient(number, divisor));
  }

  /** The quotient of a whole number, rounded down. */
  Polynomial floorQuotient(Polynomial number, long divisor) {
    if (number.isConstant()) {
      return Polynomial.constant(floorDiv(number.constant, divisor));
    } else if (divisor == 1) {
      return number;
    }
    Range range = number.range();
    Range quotients = new Range(range.least() == null ? null : floorDiv(range.least(), divisor), range.greatest() == null ? null : floorDiv(range.greatest(), divisor));
    return Polynomial.of(unknown(Unknown.Kind.QUOTIENT, true, quotients, null, List.of(number), List.of(), divisor));
  }

  private static BigDecimal floorDiv(BigDecimal value, long by) {
    return value.divide(BigDecimal.valueOf(by), 0, RoundingMode.FLOOR);
  }

  private static BigDecimal floorMod(BigDecimal value, BigDecimal modulus) {
    return new BigDecimal(value.toBigIntegerExact().mod(modulus.toBigIntegerExact()));
  }

  Polynomial greatest(Polynomial a, Polynomial b) {
    Range left = a.range();
    Range right = b.range();
    if (a.equals(b) || left.least() != null && right.greatest() != null && left.least().compareTo(right.greatest()) >= 0) {
      return a;
    } else if (right.least() != null && left.greatest() != null && right.least().compareTo(left.greatest()) >= 0) {
      return b;
    }
    Set<Polynomial> parts = new HashSet<>(greatestOf(a));
    parts.addAll(greatestOf(b));
    // Sorted by what each holds, so that the order of comparison leaves no trace.
    List<Polynomial> sorted = new ArrayList<>(parts);
    sorted.sort(Polynomial.BY_CONTENT);
    boolean whole = sorted.stream().allMatch(Polynomial::isWhole);
    return Polynomial.of(unknown(Unknown.Kind.GREATEST, whole, left.orGreater(right), null, List.copyOf(sorted), List.of(), 0));
  }

  Polynomial least(Polynomial a, Polynomial b) {
    BigDecimal minus = BigDecimal.ONE.negate();
    return greatest(a.times(minus), b.times(minus)).times(minus);
  }

  private static List<Polynomial> greatestOf(Polynomial p) {
    Unknown unknown = p.asUnknown();
    return unknown != null && unknown.kind == Unknown.Kind.GREATEST ? unknown.parts : List.of(p);
  }

  Polynomial select(Condition condition, Polynomial a, Polynomial b) {
    if (condition == yes || condition == no || a.equals(b)) {
      return condition == no ? b : a;
    }
    Polynomial difference = plus(a, BigDecimal.ONE.negate(), b);
    if (difference.isConstant()) {
      return b.plus(difference.constant, flag(condition));
    }
    if (!isDeep(difference)) {
      if (condition == atLeast(difference) || condition == more(difference)) {
        return greatest(a, b);
      }
      Condition less = more(difference.times(BigDecimal.ONE.negate()));
      if (condition == less || condition == atLeast(difference.times(BigDecimal.ONE.negate()))) {
        return least(a, b);
      }
    }
    if (condition.id > condition.not().id) {
      return select(condition.not(), b, a);
    }
    return Polynomial.of(unknown(Unknown.Kind.SELECT, a.isWhole() && b.isWhole(), a.range().or(b.range()), condition, List.of(a, b), List.of(), 0));
  }

  /** Whether a number is chosen from many: no such choice is a greatest value said otherwise, and to compare it would take long. */
  private static boolean isDeep(Polynomial p) {
    for (Unknown unknown : p.unknowns) {
      int depth = 0;
      for (Unknown inner = unknown; inner != null && inner.kind == Unknown.Kind.SELECT; inner = deeper(inner)) {
        if (++depth > MOST_CHOICES) {
          return true;
        }
      }
    }
    return false;
  }

  private static Unknown deeper(Unknown choice) {
    for (Polynomial part : choice.parts) {
      for (Unknown unknown : part.unknowns) {
        if (unknown.kind == Unknown.Kind.SELECT) {
          return unknown;
        }
      }
    }
    return null;
  }

  // Conditions

  Condition truth(boolean value) {
    return value ? yes : no;
  }

  /** {@code p >= 0}. */
  Condition atLeast(Polynomial p) {
    return compareWithZero(p, false);
  }

  /** {@code p > 0}. */
  Condition more(Polynomial p) {
    return compareWithZero(p, true);
  }

  Condition equal(Polynomial a, Polynomial b) {
    Polynomial difference = plus(a, BigDecimal.ONE.negate(), b);
    return and(List.of(atLeast(difference), atLeast(difference.times(BigDecimal.ONE.negate()))));
  }

  private Condition compareWithZero(Polynomial p, boolean open) {
    budget.spend(1 + p.unknowns.length / 8);
    if (p.isConstant()) {
      return truth(open ? p.constant.signum() > 0 : p.constant.signum() >= 0);
    }
    // One choice is told apart here; of several, each would double the condition.
    int choices = 0;
    int greatest = -1;
    int choice = -1;
    for (int i = 0; i < p.unknowns.length; i++) {
      Unknown.Kind kind = p.unknowns[i].kind;
      greatest = kind == Unknown.Kind.GREATEST && apart && greatest < 0 ? i : greatest;
      choice = kind == Unknown.Kind.SELECT || kind == Unknown.Kind.FLAG && p.unknowns.length == 1 ? i : choice;
      choices += kind == Unknown.Kind.SELECT ? 1 : 0;
    }
    if (greatest >= 0) {
      BigDecimal weight = p.weights[greatest];
      Polynomial rest = p.plus(weight.negate(), Polynomial.of(p.unknowns[greatest]));
      List<Condition> each = p.unknowns[greatest].parts.stream().map(part -> compareWithZero(rest.plus(weight, part), open)).toList();
      return weight.signum() > 0 ? or(each) : and(each);
    }
    if (choice >= 0 && choices <= 1) {
      List<Object> key = List.of(p, open);
      Condition known = compared.get(key);
      if (known != null) {
        return known;
      }
      Unknown unknown = p.unknowns[choice];
      BigDecimal weight = p.weights[choice];
      Polynomial rest = p.plus(weight.negate(), Polynomial.of(unknown));
      boolean flag = unknown.kind == Unknown.Kind.FLAG;
      known = select(unknown.condition, compareWithZero(rest.plus(weight, flag ? Polynomial.ONE : unknown.parts.get(0)), open),
          compareWithZero(flag ? rest : rest.plus(weight, unknown.parts.get(1)), open));
      compared.put(key, known);
      return known;
    }
    return bound(p, open);
  }

  /** A bound in normal form, unless the ranges of its unknowns decide it. */
  private Condition bound(Polynomial p, boolean open) {
    NormalBound normal = NormalBound.of(p, open);
    Range range = normal.form().range();
    if (range.least() != null && normal.bound().admits(Rational.of(range.least()))) {
      return truth(normal.upright());
    }
    if (range.greatest() != null && !normal.bound().admits(Rational.of(range.greatest()))) {
      return truth(!normal.upright());
    }
    Condition atLeast = atom(normal.form(), normal.bound());
    return normal.upright() ? atLeast : atLeast.not();
  }

  private Condition atom(Polynomial form, Bound bound) {
    List<Object> key = List.of(Kind.AT_LEAST, form, bound);
    Condition known = conditions.get(key);
    if (known == null) {
      known = new Condition(nextId++, Kind.AT_LEAST, form, bound, List.of());
      known.setContrary(new Condition(nextId++, Kind.BELOW, form, bound, List.of()));
      conditions.put(key, known);
    }
    return known;
  }

  Condition and(Collection<Condition> given) {
    Map<Polynomial, Condition> above = new LinkedHashMap<>();
    Map<Polynomial, Condition> below = new LinkedHashMap<>();
    TreeMap<Integer, Condition> parts = new TreeMap<>();
    if (!collect(given, above, below, parts)) {
      return no;
    }
    for (Condition low : above.values()) {
      Condition high = below.get(low.form);
      if (high != null && high.bound.compareTo(low.bound) <= 0) {
        return no;
      }
      parts.put(low.id, low);
    }
    below.values().forEach(high -> parts.put(high.id, high));
    budget.spend(1 + parts.size() / 4);
    if (!absorb(parts)) {
      return no;
    }
    if (parts.size() <= 1) {
      return parts.isEmpty() ? yes : parts.firstEntry().getValue();
    }
    return joined(List.copyOf(parts.values()));
  }

  private Condition joined(List<Condition> parts) {
    List<Object> key = List.of(Kind.AND, parts);
    Condition known = conditions.get(key);
    if (known == null) {
      List<Condition> contraries = parts.stream().map(Condition::not).sorted((a, b) -> Integer.compare(a.id, b.id)).toList();
      known = new Condition(nextId++, Kind.AND, null, null, parts);
      known.setContrary(new Condition(nextId++, Kind.OR, null, null, contraries));
      conditions.put(key, known);
    }
    return known;
  }

  /** Adds the parts of "and", the strictest bounds of each form only; false if one of them never holds. */
  private boolean collect(
      Collection<Condition> given, Map<Polynomial, Condition> above, Map<Polynomial, Condition> below, Map<Integer, Condition> parts) {
    for (Condition condition : given) {
      switch (condition.kind) {
        case TRUE -> { }
        case FALSE -> {
          return false;
        }
        case AND -> {
          if (!collect(condition.parts, above, below, parts)) {
            return false;
          }
        }
        case OR -> parts.put(condition.id, condition);
        case AT_LEAST -> above.merge(condition.form, condition, (a, b) -> a.bound.compareTo(b.bound) >= 0 ? a : b);
        case BELOW -> below.merge(condition.form, condition, (a, b) -> a.bound.compareTo(b.bound) <= 0 ? a : b);
      }
    }
    return true;
  }

  /** Leaves out what other parts imply; false if two parts contradict each other. */
  private boolean absorb(TreeMap<Integer, Condition> parts) {
    Set<Condition> present = new HashSet<>(parts.values());
    for (Condition part : List.copyOf(parts.values())) {
      if (present.contains(part.not())) {
        return false;
      }
      if (part.kind != Kind.OR) {
        continue;
      }
      budget.spend(part.parts.size() / 4);
      List<Condition> open = new ArrayList<>(part.parts.size());
      boolean implied = false;
      for (Condition p : part.parts) {
        implied |= present.contains(p);
        if (!present.contains(p.not())) {
          open.add(p);
        }
      }
      if (implied) {
        parts.remove(part.id);
        present.remove(part);
      } else if (open.size() < part.parts.size()) {
        parts.remove(part.id);
        Condition reduced = and(append(parts.values(), or(open)));
        parts.clear();
        if (reduced == no) {
          return false;
        }
        (reduced.kind == Kind.AND ? reduced.parts : List.of(reduced)).forEach(p -> parts.put(p.id, p));
        parts.remove(yes.id);
        return true;
      }
    }
    return true;
  }

  private static List<Condition> append(Collection<Condition> some, Condition last) {
    List<Condition> all = new ArrayList<>(some);
    all.add(last);
    return all;
  }

  Condition or(Collection<Condition> given) {
    List<Condition> contraries = new ArrayList<>(given.size());
    given.forEach(c -> contraries.add(c.not()));
    return and(contraries).not();
  }

  Condition and(Condition a, Condition b) {
    return and(List.of(a, b));
  }

  Condition or(Condition a, Condition b) {
    return or(List.of(a, b));
  }

  Condition select(Condition condition, Condition a, Condition b) {
    if (condition == yes || condition == no || a == b) {
      return condition == no ? b : a;
    }
    return or(and(condition, a), and(condition.not(), b));
  }

  Condition same(Condition a, Condition b) {
    return select(a, b, b.not());
  }

  ProofBudget budget() {
    return budget;
  }
}
