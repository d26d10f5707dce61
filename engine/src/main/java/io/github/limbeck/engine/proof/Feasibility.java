package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Condition.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether inputs exist that meet bounds of linear forms. Exact rational simplex over bounded variables (Dutertre and de
 * Moura 2006, section 3), with strict bounds as multiples of an infinitesimal, and branch and bound for whole numbers. Products
 * and greatest values count as numbers of their own: if no input meets the bounds so, none does at all.
 */
final class Feasibility {
  private static final int DEEPEST = 40;

  private final ProofBudget budget;
  private final List<Condition> atoms;
  private final List<Condition> lowerBy = new ArrayList<>();
  private final List<Condition> upperBy = new ArrayList<>();
  private Set<Condition> conflict = Set.of();
  private final List<Unknown> columns = new ArrayList<>();
  private final Map<Unknown, Integer> column = new HashMap<>();
  private final List<Boolean> whole = new ArrayList<>();
  private final List<Amount> lower = new ArrayList<>();
  private final List<Amount> upper = new ArrayList<>();
  private final Map<Integer, TreeMap<Integer, Rational>> rows = new TreeMap<>();
  private final Map<Polynomial, Integer> formColumn = new HashMap<>();

  /** A number and a multiple of an infinitesimal. */
  private record Amount(Rational real, Rational tiny) implements Comparable<Amount> {
    static final Amount ZERO = new Amount(Rational.ZERO, Rational.ZERO);

    static Amount of(BigDecimal value) {
      return value == null ? null : new Amount(Rational.of(value), Rational.ZERO);
    }

    Amount plus(Rational factor, Amount other) {
      return new Amount(real.plus(other.real.times(factor)),
          other.tiny.signum() == 0 ? tiny : tiny.plus(other.tiny.times(factor)));
    }

    Amount minus(Amount other) {
      return plus(Rational.ONE.negate(), other);
    }

    Amount by(Rational divisor) {
      return new Amount(real.by(divisor), tiny.by(divisor));
    }

    boolean isWhole() {
      return tiny.signum() == 0 && real.isWhole();
    }

    @Override
    public int compareTo(Amount other) {
      int order = real.compareTo(other.real);
      return order != 0 ? order : tiny.compareTo(other.tiny);
    }
  }

  /**
   * @param atoms bounds of forms, all to be met
   */
  Feasibility(List<Condition> atoms, ProofBudget budget) {
    this.budget = budget;
    this.atoms = atoms;
    for (Condition atom : atoms) {
      add(atom);
    }
  }

  private void add(Condition atom) {
    int at = columnOf(atom.form);
    Rational value = atom.bound.value();
    if (atom.kind == Kind.AT_LEAST) {
      raise(at, new Amount(value, atom.bound.open() ? Rational.ONE : Rational.ZERO), atom);
    } else if (atom.form.isWhole() && !atom.bound.open()) {
      lower(at, new Amount(value.minus(Rational.ONE), Rational.ZERO), atom);
    } else {
      lower(at, new Amount(value, atom.bound.open() ? Rational.ZERO : Rational.ONE.negate()), atom);
    }
  }

  private void raise(int at, Amount bound, Condition by) {
    if (lower.get(at) == null || lower.get(at).compareTo(bound) < 0) {
      lower.set(at, bound);
      lowerBy.set(at, by);
    }
  }

  private void lower(int at, Amount bound, Condition by) {
    if (upper.get(at) == null || upper.get(at).compareTo(bound) > 0) {
      upper.set(at, bound);
      upperBy.set(at, by);
    }
  }

  private int newColumn(Unknown unknown, boolean isWhole, Amount least, Amount greatest) {
    columns.add(unknown);
    whole.add(isWhole);
    lower.add(least);
    upper.add(greatest);
    lowerBy.add(null);
    upperBy.add(null);
    return columns.size() - 1;
  }

  private int columnOf(Unknown unknown) {
    Integer known = column.get(unknown);
    if (known != null) {
      return known;
    }
    int at = newColumn(unknown, unknown.whole, Amount.of(unknown.range.least()), Amount.of(unknown.range.greatest()));
    column.put(unknown, at);
    if (unknown.kind == Unknown.Kind.REMAINDER || unknown.kind == Unknown.Kind.QUOTIENT) {
      // number - modulus * quotient - remainder = 0
      boolean isRemainder = unknown.kind == Unknown.Kind.REMAINDER;
      int quotient = isRemainder ? newColumn(null, true, null, null) : at;
      int remainder = isRemainder ? at : newColumn(null, true, Amount.of(BigDecimal.ZERO), Amount.of(BigDecimal.valueOf(unknown.modulus - 1)));
      Amount none = new Amount(Rational.of(unknown.parts.get(0).constant.negate()), Rational.ZERO);
      TreeMap<Integer, Rational> row = row(unknown.parts.get(0));
      row.merge(quotient, Rational.of(-unknown.modulus), Rational::plus);
      row.merge(remainder, Rational.of(-1), Rational::plus);
      int slack = newColumn(null, false, none, none);
      rows.put(slack, row);
    }
    return at;
  }

  private TreeMap<Integer, Rational> row(Polynomial form) {
    TreeMap<Integer, Rational> row = new TreeMap<>();
    for (int i = 0; i < form.unknowns.length; i++) {
      row.merge(columnOf(form.unknowns[i]), Rational.of(form.weights[i]), Rational::plus);
    }
    return row;
  }

  private int columnOf(Polynomial form) {
    Unknown unknown = form.asUnknown();
    if (unknown != null) {
      return columnOf(unknown);
    }
    Integer known = formColumn.get(form);
    if (known == null) {
      TreeMap<Integer, Rational> row = row(form);
      known = newColumn(null, false, null, null);
      rows.put(known, row);
      formColumn.put(form, known);
    }
    return known;
  }

  /**
   * Values that meet all bounds; empty if there are none.
   *
   * @param exactly whether whole numbers have to be whole; if not, "empty" still says that nothing meets the bounds
   * @return values of inputs; where a bound is one of products or of greatest values they may miss it
   */
  Optional<Map<Unknown, Rational>> solution(boolean exactly) {
    Optional<Amount[]> found = solve(new ArrayList<>(lower), new ArrayList<>(upper), exactly, 0);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(exactly ? concrete(found.get()) : Map.of());
  }

  private Optional<Amount[]> solve(List<Amount> least, List<Amount> greatest, boolean exactly, int depth) {
    Simplex simplex = new Simplex(rows, least, greatest, budget);
    Optional<Amount[]> relaxed = simplex.solve();
    if (relaxed.isEmpty()) {
      // Beyond the first problem, bounds of branches take part.
      conflict = depth == 0 ? blamed(simplex) : new HashSet<>(atoms);
    }
    if (relaxed.isEmpty() || !exactly) {
      return relaxed;
    }
    for (int c = 0; c < columns.size(); c++) {
      Amount value = relaxed.get()[c];
      if (whole.get(c) && !value.isWhole()) {
        if (depth == DEEPEST) {
          throw new Unprovable("whole numbers that branching does not settle");
        }
        Rational floor = Rational.of(value.real().floor());
        List<Amount> below = new ArrayList<>(greatest);
        below.set(c, new Amount(floor, Rational.ZERO));
        Optional<Amount[]> found = solve(least, below, true, depth + 1);
        if (found.isPresent()) {
          return found;
        }
        List<Amount> above = new ArrayList<>(least);
        above.set(c, new Amount(floor.plus(Rational.ONE), Rational.ZERO));
        return solve(above, greatest, true, depth + 1);
      }
    }
    return relaxed;
  }

  /** Atoms that can't all be met; where {@link #solution} was empty. */
  Set<Condition> conflict() {
    return conflict;
  }

  private Set<Condition> blamed(Simplex simplex) {
    Set<Condition> blamed = new HashSet<>();
    simplex.blamedLower.forEach(c -> blamed.add(lowerBy.get(c)));
    simplex.blamedUpper.forEach(c -> blamed.add(upperBy.get(c)));
    blamed.remove(null); // the range of an input is assumed by nobody
    return blamed;
  }

  /** Puts a number in the place of the infinitesimal, small enough that all bounds still hold. */
  private Map<Unknown, Rational> concrete(Amount[] found) {
    Rational tiny = Rational.ONE;
    while (!holds(found, tiny)) {
      tiny = tiny.by(Rational.of(2));
    }
    Map<Unknown, Rational> values = new HashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c) != null && columns.get(c).kind == Unknown.Kind.INPUT) {
        values.put(columns.get(c), found[c].real().plus(found[c].tiny().times(tiny)));
      }
    }
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c) != null && columns.get(c).kind == Unknown.Kind.PRODUCT) {
        factor(columns.get(c), found[c].real().plus(found[c].tiny().times(tiny)), values);
      }
    }
    return values;
  }

  /** The first factor that is still free takes the whole product, the other free ones are 1. */
  private static void factor(Unknown product, Rational value, Map<Unknown, Rational> values) {
    for (Unknown factor : product.factors) {
      if (!values.containsKey(factor)) {
        values.put(factor, value);
        product.factors.forEach(other -> values.putIfAbsent(other, Rational.ONE));
      }
    }
  }

  private boolean holds(Amount[] found, Rational tiny) {
    for (int c = 0; c < found.length; c++) {
      Rational value = found[c].real().plus(found[c].tiny().times(tiny));
      Amount low = lower.get(c);
      Amount high = upper.get(c);
      boolean above = low == null || (low.tiny().signum() > 0 ? value.compareTo(low.real()) > 0 : value.compareTo(low.real()) >= 0);
      boolean below = high == null || (high.tiny().signum() < 0 ? value.compareTo(high.real()) < 0 : value.compareTo(high.real()) <= 0);
      if (!above || !below) {
        return false;
      }
    }
    return true;
  }

  /** One linear problem: variables within bounds, some of which are sums of others. */
  private static final class Simplex {
    private final List<Amount> lower;
    private final List<Amount> upper;
    private final ProofBudget budget;
    private final TreeMap<Integer, TreeMap<Integer, Rational>> rows = new TreeMap<>();
    private final Amount[] values;
    private final List<Integer> blamedLower = new ArrayList<>();
    private final List<Integer> blamedUpper = new ArrayList<>();

    Simplex(Map<Integer, TreeMap<Integer, Rational>> definitions, List<Amount> lower, List<Amount> upper, ProofBudget budget) {
      this.lower = lower;
      this.upper = upper;
      this.budget = budget;
      this.values = new Amount[lower.size()];
      for (int c = 0; c < values.length; c++) {
        // As near to 0 as bounds allow: an input that is found is small.
        values[c] = definitions.containsKey(c) ? Amount.ZERO
            : lower.get(c) != null && lower.get(c).compareTo(Amount.ZERO) > 0 ? lower.get(c)
            : upper.get(c) != null && upper.get(c).compareTo(Amount.ZERO) < 0 ? upper.get(c) : Amount.ZERO;
      }
      definitions.forEach((c, row) -> rows.put(c, new TreeMap<>(row)));
      rows.forEach((c, row) -> values[c] = value(row));
    }

    private Amount value(Map<Integer, Rational> row) {
      Amount sum = Amount.ZERO;
      for (Map.Entry<Integer, Rational> term : row.entrySet()) {
        sum = sum.plus(term.getValue(), values[term.getKey()]);
      }
      return sum;
    }

    Optional<Amount[]> solve() {
      for (int c = 0; c < values.length; c++) {
        if (lower.get(c) != null && upper.get(c) != null && lower.get(c).compareTo(upper.get(c)) > 0) {
          blamedLower.add(c);
          blamedUpper.add(c);
          return Optional.empty();
        }
      }
      while (true) {
        int broken = -1;
        boolean tooLow = false;
        for (int b : rows.keySet()) {
          if (lower.get(b) != null && values[b].compareTo(lower.get(b)) < 0 || upper.get(b) != null && values[b].compareTo(upper.get(b)) > 0) {
            broken = b;
            tooLow = lower.get(b) != null && values[b].compareTo(lower.get(b)) < 0;
            break;
          }
        }
        if (broken < 0) {
          return Optional.of(values);
        }
        int entering = entering(rows.get(broken), tooLow);
        if (entering < 0) {
          blame(broken, tooLow);
          return Optional.empty();
        }
        pivot(broken, entering, tooLow ? lower.get(broken) : upper.get(broken));
      }
    }

    /** The first variable that can move the broken sum towards its bound (Bland's rule); -1 if none can. */
    private int entering(Map<Integer, Rational> row, boolean raise) {
      for (Map.Entry<Integer, Rational> term : row.entrySet()) {
        int c = term.getKey();
        boolean up = term.getValue().signum() > 0 == raise;
        Amount limit = up ? upper.get(c) : lower.get(c);
        if (limit == null || (up ? values[c].compareTo(limit) < 0 : values[c].compareTo(limit) > 0)) {
          return c;
        }
      }
      return -1;
    }

    /** The bounds of a sum and of all it is made of, which hold it where it is (Farkas). */
    private void blame(int broken, boolean tooLow) {
      (tooLow ? blamedLower : blamedUpper).add(broken);
      rows.get(broken).forEach((c, weight) -> (weight.signum() > 0 == tooLow ? blamedUpper : blamedLower).add(c));
    }

    private void pivot(int leaving, int entering, Amount target) {
      TreeMap<Integer, Rational> row = rows.remove(leaving);
      Rational factor = row.remove(entering);
      Amount change = target.minus(values[leaving]).by(factor);
      values[leaving] = target;
      values[entering] = values[entering].plus(Rational.ONE, change);
      TreeMap<Integer, Rational> solved = new TreeMap<>();
      row.forEach((c, w) -> solved.put(c, w.by(factor).negate()));
      solved.put(leaving, Rational.ONE.by(factor));
      budget.spend(solved.size());
      for (Map.Entry<Integer, TreeMap<Integer, Rational>> other : rows.entrySet()) {
        Rational weight = other.getValue().remove(entering);
        if (weight != null) {
          values[other.getKey()] = values[other.getKey()].plus(weight, change);
          budget.spend(solved.size());
          solved.forEach((c, w) -> other.getValue().merge(c, w.times(weight), (a, b) -> {
            Rational sum = a.plus(b);
            return sum.signum() == 0 ? null : sum;
          }));
        }
      }
      rows.put(entering, solved);
    }
  }
}
