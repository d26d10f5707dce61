package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.Examples;
import io.github.limbeck.engine.essence.QuantityChoice;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Selection;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns an answer from numbers that belong to a row (or to a position): a decision list over them, or the number that
 * the answer is.
 */
final class QuantityLearner {
  private static final int MOST_FOR_PAIRS = 700;
  private static final double BITS_PER_COST = 2.5;

  private final List<Feature> scalars;
  private final double[][] scalarValues;
  private final List<Quantity> quantities;
  private final Work work;

  /** What was learned, and how long it takes to say. */
  record Learned(ArrayModel model, double bits, int errors) {}

  /**
   * @param scalars features that are given as such
   * @param scalarValues per row the values of the scalars
   * @param work what learning may cost
   */
  QuantityLearner(List<Feature> scalars, double[][] scalarValues, List<Quantity> quantities, Work work) {
    this.work = work;
    this.scalars = scalars;
    this.scalarValues = scalarValues;
    this.quantities = quantities;
  }

  /** The decision list with the shortest description. */
  Learned list(int[] codes, int answers, double least) {
    QuantityChoice.Choice choice = choose(IntStream.range(0, codes.length).toArray(), codes, answers, least);
    return new Learned(model(features(), choice.list()), choice.bits(), choice.errors());
  }

  /** The share of some rows that a list learned from other rows answers rightly. */
  double foretold(int[] train, int[] test, int[] codes, int answers, double least) {
    DecisionList list = choose(train, codes, answers, least).list();
    return IntStream.of(test).filter(r -> list.answer(row(r)) == codes[r]).count() / (double) test.length;
  }

  private double[] row(int r) {
    double[] row = new double[scalars.size() + quantities.size()];
    System.arraycopy(scalarValues[r], 0, row, 0, scalars.size());
    for (int q = 0; q < quantities.size(); q++) {
      row[scalars.size() + q] = quantities.get(q).values()[r];
    }
    return row;
  }

  private List<Feature> features() {
    List<Feature> features = new ArrayList<>(scalars);
    quantities.forEach(q -> features.add(feature(q, features.size())));
    return features;
  }

  private QuantityChoice.Choice choose(int[] train, int[] codes, int answers, double least) {
    int n = scalars.size() + quantities.size();
    double[][] rows = IntStream.of(train).mapToObj(this::row).toArray(double[][]::new);
    double[] costs = new double[n];
    double[] spreads = new double[n];
    Arrays.fill(costs, 1);
    for (int q = 0; q < quantities.size(); q++) {
      costs[scalars.size() + q] = quantities.get(q).cost();
      spreads[scalars.size() + q] = quantities.get(q).spread();
    }
    int[] own = IntStream.of(train).map(r -> codes[r]).toArray();
    List<String> kinds = new ArrayList<>(scalars.stream().map(Feature::name).toList());
    quantities.forEach(q -> kinds.add(kind(q.expr())));
    return QuantityChoice.choose(new Examples(features(), rows, own, answers, work), costs, spreads, kinds, least);
  }

  /** What a quantity shares with those that differ from it in a number only. */
  private static String kind(Expr expr) {
    return Rewrite.expr(expr, e -> e instanceof Logical.Compare c && c.right() instanceof Expr.Constant
        ? new Logical.Compare(c.left(), c.op(), new Expr.Constant(0)) : e).toString();
  }

  private static Feature feature(Quantity quantity, int number) {
    String type = switch (quantity.type()) {
      case CONDITION -> "boolean";
      case WHOLE -> "long";
      case REAL -> "double";
    };
    return new Feature("q" + number, "q" + number, List.of(), -1, ValueType.primitive(type, Presence.REQUIRED), Optional.empty());
  }

  /** The list over no more features than it reads. */
  private ArrayModel model(List<Feature> features, DecisionList list) {
    Selection selection = Selection.of(list);
    List<Feature> used = selection.features().stream().map(features::get).toList();
    List<Optional<Expr>> definitions = selection.features().stream()
        .map(f -> f < scalars.size() ? Optional.<Expr>empty() : Optional.of(quantities.get(f - scalars.size()).expr()))
        .toList();
    return new ArrayModel(used, definitions, Optional.of(selection.list()), Optional.empty(), Optional.empty(), Optional.empty(),
        SizeEvidence.SUPPORTED);
  }

  /** The cheapest quantity, sum or difference of two, or remainder, that is the answer in every row, a constant apart. */
  Optional<Learned> value(double[] answers) {
    if (answers.length == 0 || Arrays.stream(answers).allMatch(a -> a == answers[0])) {
      return Optional.empty();
    }
    List<Quantity> all = new ArrayList<>();
    for (int f = 0; f < scalars.size(); f++) {
      if (scalars.get(f).type().kind() == ValueType.Kind.INTEGER) {
        int feature = f;
        double[] values = Arrays.stream(scalarValues).mapToDouble(row -> row[feature]).toArray();
        all.add(new Quantity(new Expr.Read(f), 1, values, Family.Type.WHOLE, 1));
      }
    }
    quantities.stream().filter(q -> q.type() != Family.Type.REAL).forEach(all::add);
    Quantity best = null;
    for (Quantity q : all) {
      for (Quantity made : madeOf(q)) {
        if (Arrays.equals(made.values(), answers) && (best == null || made.cost() < best.cost())) {
          best = made;
        }
      }
      for (int weight : new int[] {1, -1, 2}) {
        double offset = answers[0] - weight * q.values()[0];
        if ((best == null || q.cost() + offsetCost(weight, offset) < best.cost()) && isSum(answers, weight, q, 0, q, offset)) {
          best = new Quantity(sum(weight, q, 0, q, offset), q.cost() + offsetCost(weight, offset), answers, Family.Type.WHOLE, 1);
        }
      }
    }
    if (best == null) {
      best = pair(answers, all.subList(0, Math.min(MOST_FOR_PAIRS, all.size())));
    }
    if (best == null) {
      return Optional.empty();
    }
    ArrayModel model = new ArrayModel(scalars, scalars.stream().map(s -> Optional.<Expr>empty()).toList(), Optional.empty(),
        Optional.of(best.expr()), Optional.empty(), Optional.empty(), SizeEvidence.SUPPORTED);
    return Optional.of(new Learned(model, BITS_PER_COST * best.cost(), 0));
  }

  private static List<Quantity> madeOf(Quantity q) {
    List<Quantity> made = new ArrayList<>();
    for (int modulus = 2; modulus <= 12; modulus++) {
      int m = modulus;
      made.add(new Quantity(new Expr.Remainder(q.expr(), m), q.cost() + 1 + m / 6.0,
          Arrays.stream(q.values()).map(v -> Math.floorMod((long) v, (long) m)).toArray(), Family.Type.WHOLE, 1));
    }
    return made;
  }

  private static double offsetCost(int weight, double offset) {
    return (weight == 1 ? 0 : 0.4) + (offset == 0 ? 0 : 0.4 + StrictMath.log1p(Math.abs(offset)) / 2);
  }

  private static boolean isSum(double[] answers, int weight, Quantity a, int other, Quantity b, double offset) {
    for (int r = 0; r < answers.length; r++) {
      if (weight * a.values()[r] + other * b.values()[r] + offset != answers[r]) {
        return false;
      }
    }
    return true;
  }

  private static Expr sum(int weight, Quantity a, int other, Quantity b, double offset) {
    List<Expr.Term> terms = new ArrayList<>(List.of(new Expr.Term(weight, a.expr())));
    if (other != 0) {
      terms.add(new Expr.Term(other, b.expr()));
    }
    if (offset != 0) {
      terms.add(new Expr.Term(1, new Expr.Constant(offset)));
    }
    return terms.size() == 1 && weight == 1 && a.type() != Family.Type.CONDITION ? a.expr() : new Expr.Sum(terms);
  }

  /** Two quantities whose sum or difference is the answer but for a constant; found by what the first leaves over. */
  private static Quantity pair(double[] answers, List<Quantity> all) {
    Map<Long, List<Quantity>> byShape = new HashMap<>();
    all.forEach(q -> byShape.computeIfAbsent(shape(q.values(), 1), k -> new ArrayList<>()).add(q));
    Quantity best = null;
    double[] rest = new double[answers.length];
    for (Quantity a : all) {
      for (int weight : new int[] {1, 2}) {
        for (int r = 0; r < rest.length; r++) {
          rest[r] = answers[r] - weight * a.values()[r];
        }
        for (int sign : new int[] {1, -1}) {
          for (Quantity b : byShape.getOrDefault(shape(rest, sign), List.of())) {
            double offset = rest[0] - sign * b.values()[0];
            double cost = a.cost() + b.cost() + offsetCost(weight, offset);
            if ((best == null || cost < best.cost()) && isSum(answers, weight, a, sign, b, offset)) {
              best = new Quantity(sum(weight, a, sign, b, offset), cost, answers, Family.Type.WHOLE, 1);
            }
          }
        }
      }
    }
    return best;
  }

  private static long shape(double[] values, int sign) {
    long h = values.length;
    for (double value : values) {
      h = (h ^ Double.doubleToLongBits(sign * (value - values[0]) + 0.0)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return h;
  }
}
