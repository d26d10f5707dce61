package io.github.limbeck.engine.model;

import java.util.List;

/** A literal laid out in arrays, for testing very many rows: it holds where the literal does. */
final class FlatLiteral {
  private final double low;
  private final double high;
  /** The feature that it bounds as it is; -1 if it does anything else. */
  private final int feature;
  private final double[] weights;
  /** Per term the feature that it is; -1 for any other atom. */
  private final int[] features;
  /** Per term what it counts if it counts a literal; else null. */
  private final FlatLiteral[] counted;
  private final Atom[] atoms;

  FlatLiteral(Literal literal) {
    List<Form.Term> terms = literal.form().terms();
    low = literal.low();
    high = literal.high();
    weights = terms.stream().mapToDouble(Form.Term::weight).toArray();
    atoms = terms.stream().map(Form.Term::atom).toArray(Atom[]::new);
    features = terms.stream().mapToInt(t -> t.atom() instanceof Atom.Value value ? value.feature() : -1).toArray();
    counted = terms.stream().map(t -> t.atom() instanceof Atom.Holds holds ? new FlatLiteral(holds.literal()) : null).toArray(FlatLiteral[]::new);
    feature = weights.length == 1 && weights[0] == 1 ? features[0] : -1;
  }

  boolean holds(double[] row) {
    double value = feature >= 0 ? row[feature] : value(row);
    return low <= value && value <= high;
  }

  private double value(double[] row) {
    double total = 0;
    for (int t = 0; t < weights.length; t++) {
      double atom = features[t] >= 0 ? row[features[t]] : counted[t] != null ? counted[t].holds(row) ? 1 : 0 : atoms[t].value(row);
      total += weights[t] * atom;
    }
    return total;
  }
}
