package io.github.limbeck.engine.proof;

import java.util.ArrayList;
import java.util.List;

/** Numbers for the texts and constants that code and network name: each has one, wherever it occurs. */
final class Labels {
  private final List<String> labels = new ArrayList<>();

  Polynomial number(String label) {
    int number = labels.indexOf(label);
    if (number < 0) {
      labels.add(label);
      number = labels.size() - 1;
    }
    return Polynomial.constant(number);
  }

  /**
   * The label of a number that {@link #number} gave.
   *
   * @throws Unprovable if the number is one of several
   */
  String label(Polynomial number) {
    if (!number.isConstant()) {
      throw new Unprovable("a text that is chosen by conditions");
    }
    return labels.get(number.constant.intValueExact());
  }
}
