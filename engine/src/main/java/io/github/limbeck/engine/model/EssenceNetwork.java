package io.github.limbeck.engine.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A threshold network of three layers of meaning: differentiae, subconcepts, concepts.
 *
 * <p>A differentia fires (1) when its weighted sum of atoms reaches its threshold. Atoms that are themselves
 * outputs of differentiae ({@link Atom.Holds}) make the first layer two deep. A subconcept fires when all
 * its differentiae do: weights 1, threshold their number. A concept sums subconcepts with whole weights; the greatest concept
 * answers, of several the first.
 *
 * <p>It is the other view of a {@link Model}: {@link #of} builds it, and both answer every row alike. Of a decision list
 * the weights are powers of two falling in the order of its rules, so that the earliest rule that fires outweighs all later ones, and the
 * default answer has a bias below the least of them. Of a score table they are its points.
 */
public record EssenceNetwork(List<Differentia> differentiae, List<Subconcept> subconcepts, List<Concept> concepts) {

  /** Fires when {@code sum of weight * atom >= threshold}. */
  public record Differentia(Form form, double threshold) {
    boolean fires(double[] row) {
      return form.value(row) >= threshold;
    }
  }

  /** Fires when as many of its differentiae fire as its threshold says. */
  public record Subconcept(List<Integer> differentiae, int threshold) {
    public Subconcept {
      differentiae = List.copyOf(differentiae);
    }
  }

  /**
   * An answer with its weighted subconcepts.
   *
   * @param weights by the index of a subconcept
   * @param bias what it sums to where none is active
   */
  public record Concept(int answer, Map<Integer, BigInteger> weights, BigInteger bias) {
    public Concept {
      weights = Map.copyOf(weights);
    }
  }

  public EssenceNetwork {
    differentiae = List.copyOf(differentiae);
    subconcepts = List.copyOf(subconcepts);
    concepts = List.copyOf(concepts);
  }

  /** The network that a model is. */
  public static EssenceNetwork of(Model model) {
    return model instanceof ScoreTable table ? of(table) : of((DecisionList) model);
  }

  private static EssenceNetwork of(ScoreTable table) {
    Map<Differentia, Integer> differentiae = new LinkedHashMap<>();
    List<Subconcept> subconcepts = table.lines().stream().map(line -> subconcept(line.literals(), differentiae)).toList();
    List<Concept> concepts = new ArrayList<>();
    for (int a = 0; a < table.answers().size(); a++) {
      Map<Integer, BigInteger> weights = new LinkedHashMap<>();
      for (int l = 0; l < table.lines().size(); l++) {
        int points = table.lines().get(l).points().get(a);
        if (points != 0) {
          weights.put(l, BigInteger.valueOf(points));
        }
      }
      concepts.add(new Concept(table.answers().get(a), weights, BigInteger.valueOf(table.start().get(a))));
    }
    return new EssenceNetwork(List.copyOf(differentiae.keySet()), subconcepts, concepts);
  }

  private static EssenceNetwork of(DecisionList list) {
    Map<Differentia, Integer> differentiae = new LinkedHashMap<>();
    List<Subconcept> subconcepts = new ArrayList<>();
    Map<Integer, Map<Integer, BigInteger>> weights = new LinkedHashMap<>();
    weights.put(list.defaultAnswer(), new LinkedHashMap<>());
    int rank = list.rules().size();
    for (Rule rule : list.rules()) {
      weights.computeIfAbsent(rule.answer(), a -> new LinkedHashMap<>()).put(subconcepts.size(), BigInteger.TWO.pow(rank--));
      subconcepts.add(subconcept(rule.literals(), differentiae));
    }
    List<Concept> concepts = new ArrayList<>();
    weights.forEach((answer, own) -> concepts.add(new Concept(answer, own, answer == list.defaultAnswer() ? BigInteger.ONE : BigInteger.ZERO)));
    return new EssenceNetwork(List.copyOf(differentiae.keySet()), subconcepts, concepts);
  }

  private static Subconcept subconcept(List<Literal> literals, Map<Differentia, Integer> differentiae) {
    List<Integer> needed = new ArrayList<>();
    for (Literal literal : literals) {
      if (literal.hasLow()) {
        needed.add(number(differentiae, new Differentia(literal.form(), literal.low())));
      }
      if (literal.hasHigh()) {
        needed.add(number(differentiae, new Differentia(negated(literal.form()), -literal.high())));
      }
    }
    return new Subconcept(needed, needed.size());
  }

  private static int number(Map<Differentia, Integer> known, Differentia differentia) {
    return known.computeIfAbsent(differentia, d -> known.size());
  }

  private static Form negated(Form form) {
    return new Form(form.terms().stream().map(t -> new Form.Term(-t.weight(), t.atom())).toList());
  }

  /** The answer of the network, computed layer by layer. */
  public int answer(double[] row) {
    boolean[] fired = new boolean[differentiae.size()];
    for (int d = 0; d < fired.length; d++) {
      fired[d] = differentiae.get(d).fires(row);
    }
    boolean[] active = new boolean[subconcepts.size()];
    for (int s = 0; s < active.length; s++) {
      int count = 0;
      for (int d : subconcepts.get(s).differentiae()) {
        count += fired[d] ? 1 : 0;
      }
      active[s] = count >= subconcepts.get(s).threshold();
    }
    Concept best = null;
    BigInteger bestSum = null;
    for (Concept concept : concepts) {
      BigInteger sum = sum(concept, active);
      if (bestSum == null || sum.compareTo(bestSum) > 0) {
        best = concept;
        bestSum = sum;
      }
    }
    return best.answer();
  }

  /** The activation of a concept, exact for any number of rules. */
  private static BigInteger sum(Concept concept, boolean[] active) {
    BigInteger sum = concept.bias();
    for (Map.Entry<Integer, BigInteger> weight : concept.weights().entrySet()) {
      if (active[weight.getKey()]) {
        sum = sum.add(weight.getValue());
      }
    }
    return sum;
  }

  /** Whether each subconcept outweighs all those of less weight together, as in a decision list. */
  public boolean isOrdered() {
    List<BigInteger> weights = concepts.stream().flatMap(c -> c.weights().values().stream()).toList();
    return weights.stream().allMatch(w -> w.signum() > 0 && w.bitCount() == 1 && !w.testBit(0)) && weights.stream().distinct().count() == weights.size()
        && concepts.stream().map(Concept::bias).allMatch(b -> b.signum() == 0 || b.equals(BigInteger.ONE))
        && concepts.stream().filter(c -> c.bias().signum() > 0).count() == 1;
  }

  /** Differentiae, those of lower layers included. */
  public int size() {
    return differentiae.size() + (int) differentiae.stream()
        .flatMap(d -> d.form().terms().stream())
        .filter(t -> t.atom() instanceof Atom.Holds)
        .map(Form.Term::atom)
        .distinct()
        .count();
  }

}
