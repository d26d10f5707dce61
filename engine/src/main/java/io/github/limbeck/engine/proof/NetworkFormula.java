package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.EssenceNetwork.Concept;
import io.github.limbeck.engine.model.EssenceNetwork.Differentia;
import io.github.limbeck.engine.model.EssenceNetwork.Subconcept;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The formula of an essence network, layer by layer from its own definition: when each differentia fires, which subconcepts
 * are active, which concept is the greatest. It knows nothing of programs or code.
 */
final class NetworkFormula {
  private final Formulas formulas;
  private final Features features;
  private final Rounding rounding;

  /** The features that a network reads. */
  interface Features {
    /** The value, 1 or 0 for a truth value; any number where it is missing. */
    Polynomial value(int feature);

    Condition missing(int feature);
  }

  NetworkFormula(Formulas formulas, Features features, Rounding rounding) {
    this.rounding = rounding;
    this.formulas = formulas;
    this.features = features;
  }

  /**
   * When the network gives each of its answers.
   *
   * @return conditions of which exactly one holds, by answer
   */
  Map<Integer, Condition> answers(EssenceNetwork network) {
    List<Condition> fired = network.differentiae().stream().map(this::fires).toList();
    return network.isOrdered() ? inOrder(network, fired) : bySums(network, fired);
  }

  /** The sums of all concepts, of which the greatest answers, of several the first. */
  private Map<Integer, Condition> bySums(EssenceNetwork network, List<Condition> fired) {
    List<Polynomial> active = network.subconcepts().stream().map(s -> formulas.flag(active(s, fired))).toList();
    List<Polynomial> sums = new ArrayList<>();
    for (Concept concept : network.concepts()) {
      Polynomial sum = Polynomial.constant(new BigDecimal(concept.bias()));
      for (Map.Entry<Integer, BigInteger> weight : new TreeMap<>(concept.weights()).entrySet()) {
        sum = formulas.plus(sum, new BigDecimal(weight.getValue()), active.get(weight.getKey()));
      }
      sums.add(sum);
    }
    Map<Integer, Condition> answers = new HashMap<>();
    if (sums.size() == 2) {
      Condition second = formulas.more(sums.get(1).minus(sums.get(0)));
      answers.put(network.concepts().get(0).answer(), second.not());
      answers.put(network.concepts().get(1).answer(), second);
      return answers;
    }
    Polynomial most = sums.get(sums.size() - 1);
    for (int c = sums.size() - 2; c >= 0; c--) {
      most = formulas.greatest(sums.get(c), most);
    }
    Condition none = formulas.yes;
    for (int c = 0; c < sums.size(); c++) {
      Condition greatest = c == sums.size() - 1 ? formulas.yes : formulas.equal(sums.get(c), most);
      answers.put(network.concepts().get(c).answer(), formulas.and(none, greatest));
      none = formulas.and(none, greatest.not());
    }
    return answers;
  }

  private Map<Integer, Condition> inOrder(EssenceNetwork network, List<Condition> fired) {
    // A concept weighs each of its subconcepts by a power of two of its own, so the heaviest active one decides.
    TreeMap<Integer, Condition> activeByWeight = new TreeMap<>();
    TreeMap<Integer, Integer> answerByWeight = new TreeMap<>();
    int fallback = 0;
    for (Concept concept : network.concepts()) {
      fallback = concept.bias().signum() > 0 ? concept.answer() : fallback;
      for (Map.Entry<Integer, BigInteger> weight : concept.weights().entrySet()) {
        int exponent = weight.getValue().getLowestSetBit();
        activeByWeight.put(exponent, active(network.subconcepts().get(weight.getKey()), fired));
        answerByWeight.put(exponent, concept.answer());
      }
    }
    Map<Integer, Condition> answers = new HashMap<>();
    for (Concept concept : network.concepts()) {
      Condition given = formulas.truth(concept.answer() == fallback);
      for (Map.Entry<Integer, Condition> active : activeByWeight.entrySet()) {
        given = formulas.select(active.getValue(), formulas.truth(answerByWeight.get(active.getKey()) == concept.answer()), given);
      }
      answers.put(concept.answer(), given);
    }
    return answers;
  }

  private Condition active(Subconcept subconcept, List<Condition> fired) {
    Polynomial count = Polynomial.constant(-subconcept.threshold());
    if (subconcept.threshold() == subconcept.differentiae().size()) {
      return formulas.and(subconcept.differentiae().stream().map(fired::get).toList());
    }
    for (int d : subconcept.differentiae()) {
      count = count.plus(formulas.flag(fired.get(d)));
    }
    return formulas.atLeast(count);
  }

  private Condition fires(Differentia differentia) {
    return formulas.and(present(differentia.form()), reaches(differentia.form(), 1, differentia.threshold()));
  }

  /** {@code sign * form >= sign * bound}. */
  private Condition reaches(Form form, int sign, double bound) {
    Polynomial limit = Polynomial.constant(new BigDecimal(bound));
    Condition condition = formulas.atLeast(form(form).minus(limit).times(BigDecimal.valueOf(sign)));
    Rounding.Sum sum = null;
    for (Form.Term term : form.terms()) {
      Rounding.Sum addend = Rounding.Sum.of(atom(term.atom())).times(new BigDecimal(term.weight()));
      sum = sum == null ? addend : sum.plus(1, addend);
    }
    rounding.inNetwork(condition, sum, Rounding.Sum.of(limit));
    return condition;
  }

  /** Whether nothing is missing that makes the form no number. */
  private Condition present(Form form) {
    List<Condition> present = new ArrayList<>();
    form.terms().forEach(term -> addPresence(term.atom(), present));
    return formulas.and(present);
  }

  private void addPresence(Atom atom, List<Condition> present) {
    if (atom instanceof Atom.Value value) {
      present.add(features.missing(value.feature()).not());
    } else if (atom instanceof Atom.Is is) {
      present.add(features.missing(is.feature()).not());
    } else if (atom instanceof Atom.Same same) {
      present.add(features.missing(same.left()).not());
      present.add(features.missing(same.right()).not());
    } else if (atom instanceof Atom.Product product) {
      present.add(features.missing(product.left()).not());
      present.add(features.missing(product.right()).not());
    } else if (atom instanceof Atom.Remainder remainder) {
      remainder.form().terms().forEach(term -> addPresence(term.atom(), present));
    }
  }

  private Polynomial form(Form form) {
    Polynomial sum = Polynomial.ZERO;
    for (Form.Term term : form.terms()) {
      sum = formulas.plus(sum, new BigDecimal(term.weight()), atom(term.atom()));
    }
    return sum;
  }

  private Polynomial atom(Atom atom) {
    if (atom instanceof Atom.Value value) {
      return features.value(value.feature());
    } else if (atom instanceof Atom.Is is) {
      return formulas.flag(formulas.equal(features.value(is.feature()), Polynomial.constant(is.code())));
    } else if (atom instanceof Atom.Same same) {
      return formulas.flag(formulas.equal(features.value(same.left()), features.value(same.right())));
    } else if (atom instanceof Atom.Missing missing) {
      return formulas.flag(features.missing(missing.feature()));
    } else if (atom instanceof Atom.Product product) {
      return formulas.times(features.value(product.left()), features.value(product.right()));
    } else if (atom instanceof Atom.Remainder remainder) {
      return formulas.remainder(form(remainder.form()), remainder.modulus());
    } else if (atom instanceof Atom.Holds holds) {
      return formulas.flag(holds(holds.literal()));
    }
    throw new IllegalStateException("not an atom: " + atom);
  }

  private Condition holds(Literal literal) {
    Condition low = literal.hasLow() ? reaches(literal.form(), 1, literal.low()) : formulas.yes;
    Condition high = literal.hasHigh() ? reaches(literal.form(), -1, literal.high()) : formulas.yes;
    return formulas.and(List.of(present(literal.form()), low, high));
  }
}
