package io.github.limbeck.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The left side of a hyperplane: a weighted sum of atoms with exact weights (integers, or decimals as
 * printed), evaluated from left to right.
 */
public record Form(List<Term> terms) {
  /** One addend. */
  public record Term(double weight, Atom atom) {}

  public Form {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a form has at least one term");
    }
  }

  public static Form of(Atom atom) {
    return new Form(List.of(new Term(1, atom)));
  }

  public static Form feature(int feature) {
    return of(new Atom.Value(feature));
  }

  /** The sum of features, each with the weight 1. */
  public static Form sum(List<Integer> features) {
    return new Form(features.stream().map(f -> new Term(1, new Atom.Value(f))).toList());
  }

  /** The sum of atoms, each with the weight 1. */
  public static Form count(List<? extends Atom> atoms) {
    return new Form(atoms.stream().map(a -> new Term(1, a)).toList());
  }

  /** {@code left - right} for two features. */
  public static Form difference(int left, int right) {
    return new Form(List.of(new Term(1, new Atom.Value(left)), new Term(-1, new Atom.Value(right))));
  }

  /** {@code weight * this + otherWeight * other}, with the terms of {@code other} last. */
  public Form combine(double weight, double otherWeight, Form other) {
    List<Term> all = new ArrayList<>();
    terms.forEach(t -> all.add(new Term(weight * t.weight(), t.atom())));
    other.terms.forEach(t -> all.add(new Term(otherWeight * t.weight(), t.atom())));
    return new Form(all);
  }

  public double value(double[] row) {
    double total = 0;
    for (Term term : terms) {
      total += term.weight() * term.atom().value(row);
    }
    return total;
  }

  /** The features that the form reads, each once. */
  Set<Integer> features() {
    Set<Integer> features = new TreeSet<>();
    for (Term term : terms) {
      Atom atom = term.atom();
      if (atom instanceof Atom.Value value) {
        features.add(value.feature());
      } else if (atom instanceof Atom.Is is) {
        features.add(is.feature());
      } else if (atom instanceof Atom.Missing missing) {
        features.add(missing.feature());
      } else if (atom instanceof Atom.Same same) {
        features.addAll(List.of(same.left(), same.right()));
      } else if (atom instanceof Atom.Product product) {
        features.addAll(List.of(product.left(), product.right()));
      } else if (atom instanceof Atom.Remainder remainder) {
        features.addAll(remainder.form().features());
      } else if (atom instanceof Atom.Holds holds) {
        features.addAll(holds.literal().form().features());
      }
    }
    return features;
  }

  /** The least feature that the form reads. */
  public int firstFeature() {
    int first = Integer.MAX_VALUE;
    for (Term term : terms) {
      first = Math.min(first, firstFeature(term.atom()));
    }
    return first;
  }

  private static int firstFeature(Atom atom) {
    if (atom instanceof Atom.Value value) {
      return value.feature();
    } else if (atom instanceof Atom.Is is) {
      return is.feature();
    } else if (atom instanceof Atom.Same same) {
      return Math.min(same.left(), same.right());
    } else if (atom instanceof Atom.Missing missing) {
      return missing.feature();
    } else if (atom instanceof Atom.Product product) {
      return Math.min(product.left(), product.right());
    } else if (atom instanceof Atom.Remainder remainder) {
      return remainder.form().firstFeature();
    } else if (atom instanceof Atom.Holds holds) {
      return holds.literal().form().firstFeature();
    }
    throw new IllegalStateException("not an atom: " + atom);
  }

  /** Whether every value is a whole number. */
  public boolean isWhole(List<Boolean> reals) {
    return terms.stream().allMatch(t -> t.weight() == Math.rint(t.weight()) && t.atom().isWhole(reals));
  }
}
