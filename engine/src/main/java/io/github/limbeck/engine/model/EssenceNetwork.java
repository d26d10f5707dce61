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
 * its differentiae do: weights 1, threshold their number. A concept sums the subconcepts of its answer with
 * weights that are powers of two falling in the order of the decision list, so that the earliest rule that
 * fires outweighs all later ones; the default answer has a bias of one half. The greatest concept answers.
 *
 * <p>It is the other view of a {@link DecisionList}: {@link #of} builds it, and both answer every row alike.
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
   * @param exponents per subconcept its index and the power of two that it weighs
   * @param isDefault whether it has the bias of one half
   */
  public record Concept(int answer, Map<Integer, Integer> exponents, boolean isDefault) {
    public Concept {
      exponents = Map.copyOf(exponents);
    }
  }

  public EssenceNetwork {
    differentiae = List.copyOf(differentiae);
    subconcepts = List.copyOf(subconcepts);
    concepts = List.copyOf(concepts);
  }

  /** The network that a decision list is. */
  public static EssenceNetwork of(DecisionList list) {
    Map<Differentia, Integer> differentiae = new LinkedHashMap<>();
    List<Subconcept> subconcepts = new ArrayList<>();
    Map<Integer, Map<Integer, Integer>> exponents = new LinkedHashMap<>();
    exponents.put(list.defaultAnswer(), new LinkedHashMap<>());
    int rank = list.rules().size();
    for (Rule rule : list.rules()) {
      List<Integer> needed = new ArrayList<>();
      for (Literal literal : rule.literals()) {
        if (literal.hasLow()) {
          needed.add(number(differentiae, new Differentia(literal.form(), literal.low())));
        }
        if (literal.hasHigh()) {
          needed.add(number(differentiae, new Differentia(negated(literal.form()), -literal.high())));
        }
      }
      exponents.computeIfAbsent(rule.answer(), a -> new LinkedHashMap<>()).put(subconcepts.size(), rank--);
      subconcepts.add(new Subconcept(needed, needed.size()));
    }
    List<Concept> concepts = new ArrayList<>();
    exponents.forEach((answer, weights) ->
        concepts.add(new Concept(answer, weights, answer == list.defaultAnswer())));
    return new EssenceNetwork(List.copyOf(differentiae.keySet()), subconcepts, concepts);
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
      BigInteger sum = doubledSum(concept, active);
      if (bestSum == null || sum.compareTo(bestSum) > 0) {
        best = concept;
        bestSum = sum;
      }
    }
    return best.answer();
  }

  /** Twice the activation of a concept, so that the bias of one half is whole; exact for any number of rules. */
  private static BigInteger doubledSum(Concept concept, boolean[] active) {
    BigInteger sum = concept.isDefault() ? BigInteger.ONE : BigInteger.ZERO;
    for (Map.Entry<Integer, Integer> weight : concept.exponents().entrySet()) {
      if (active[weight.getKey()]) {
        sum = sum.setBit(weight.getValue() + 1);
      }
    }
    return sum;
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
