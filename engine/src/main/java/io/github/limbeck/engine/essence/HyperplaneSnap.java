package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.essence.SparseSeparator.Separator;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Gives hyperplanes that were found in floating point short exact weights that tell the same rows apart (docs/method.md, "Candidates"). */
final class HyperplaneSnap {
  /** The greatest weight over whole numbers: short ones first. */
  private static final double[] WHOLE_WEIGHTS = {1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000};

  private final Examples examples;
  private final List<Atom> atoms;
  private final double[][] matrix;

  /**
   * @param atoms what the weights are of
   * @param matrix per row of the examples the values of the atoms
   */
  HyperplaneSnap(Examples examples, List<Atom> atoms, double[][] matrix) {
    this.examples = examples;
    this.atoms = atoms;
    this.matrix = matrix;
  }

  /** The fewest digits per weight that put every row on the same side as the full separator does. */
  Literal decimal(Separator separator, int[] rows) {
    double unit = unit(separator);
    for (int digits = 1; digits <= 12; digits++) {
      Form form = form(separator, unit, digits);
      double bound = -separator.bias() / unit;
      double below = Double.NEGATIVE_INFINITY;
      double above = Double.POSITIVE_INFINITY;
      boolean same = true;
      for (int i : rows) {
        double value = form.value(examples.rows()[i]);
        boolean first = separator.margin(matrix[i]) > 0;
        if (first) {
          above = Math.min(above, value);
        } else {
          below = Math.max(below, value);
        }
        same = below < above;
        if (!same) {
          break;
        }
      }
      if (same || digits == 12) {
        boolean open = Double.isInfinite(below) || Double.isInfinite(above);
        return facing(form, open || !same ? Thresholds.rounded(bound, 6) : Thresholds.between(below, above));
      }
    }
    throw new IllegalStateException("unreachable");
  }

  /** The smallest whole weights that, with the best bound for them, get no more of the rows wrong than the full separator does. */
  Literal whole(Separator separator, int[] rows, int answer) {
    long allowed = Arrays.stream(rows).filter(i -> separator.margin(matrix[i]) > 0 != (examples.answers()[i] == answer)).count();
    for (double most : WHOLE_WEIGHTS) {
      List<Form.Term> terms = whole(separator, most);
      Form form = terms.isEmpty() ? Form.of(atoms.get(0)) : new Form(terms);
      double[] bound = bestBound(form, rows, answer);
      if (bound[1] <= allowed || most == WHOLE_WEIGHTS[WHOLE_WEIGHTS.length - 1]) {
        return facing(form, bound[0]);
      }
    }
    throw new IllegalStateException("unreachable");
  }

  /** The bound from which on an answer is given so that the fewest rows are wrong, and how many are. */
  private double[] bestBound(Form form, int[] rows, int answer) {
    double[] values = Arrays.stream(rows).mapToDouble(i -> form.value(examples.rows()[i])).toArray();
    int[] order = IntStream.range(0, rows.length).boxed().sorted(Comparator.comparingDouble(k -> values[k])).mapToInt(k -> k).toArray();
    int wrong = (int) Arrays.stream(rows).filter(i -> examples.answers()[i] != answer).count();
    double[] best = {values[order[0]], wrong};
    for (int k = 0; k + 1 < order.length; k++) {
      wrong += examples.answers()[rows[order[k]]] == answer ? 1 : -1;
      double below = values[order[k]];
      double above = values[order[k + 1]];
      if (wrong < best[1] && below < above) {
        best = new double[] {Thresholds.wholeBetween(below, above), wrong};
      }
    }
    return best;
  }

  /** The bound from whichever side makes most weights positive, so that the condition reads without minus signs. */
  private static Literal facing(Form form, double bound) {
    long negative = form.terms().stream().filter(t -> t.weight() < 0).count();
    if (negative * 2 <= form.terms().size()) {
      return Literal.atLeast(form, bound);
    }
    Form turned = new Form(form.terms().stream().map(t -> new Form.Term(-t.weight(), t.atom())).toList());
    return Literal.atMost(turned, -bound + 0.0);
  }

  /** The weight that matters most, which becomes 1. */
  private double unit(Separator separator) {
    int best = -1;
    double most = 0;
    for (int j = 0; j < atoms.size(); j++) {
      double spread = Math.abs(separator.weights()[j]) * range(j);
      if (spread > most) {
        most = spread;
        best = j;
      }
    }
    return best < 0 ? 1 : Math.abs(separator.weights()[best]);
  }

  private double range(int column) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : matrix) {
      least = Math.min(least, row[column]);
      most = Math.max(most, row[column]);
    }
    return most - least;
  }

  private Form form(Separator separator, double unit, int digits) {
    List<Form.Term> terms = new ArrayList<>();
    for (int j = 0; j < atoms.size(); j++) {
      double weight = Thresholds.rounded(separator.weights()[j] / unit, digits);
      if (weight != 0) {
        terms.add(new Form.Term(weight, atoms.get(j)));
      }
    }
    return terms.isEmpty() ? Form.of(atoms.get(0)) : new Form(terms);
  }

  /** Its weights in proportion, as whole numbers up to the greatest; those that round to 0 are left out. */
  List<Form.Term> whole(Separator separator, double most) {
    double greatest = Arrays.stream(separator.weights()).map(Math::abs).max().orElse(0);
    List<Form.Term> terms = new ArrayList<>();
    for (int j = 0; j < atoms.size() && greatest > 0; j++) {
      double weight = Math.rint(separator.weights()[j] / greatest * most);
      if (weight != 0) {
        terms.add(new Form.Term(weight, atoms.get(j)));
      }
    }
    return terms;
  }
}
