package io.github.limbeck.engine.bodies;

import java.util.Arrays;
import java.util.List;

/**
 * One way in which bodies may act: a direction, times powers of the scalars of the body itself and of the other, times a function of the
 * distance.
 *
 * @param direction along which the body is accelerated
 * @param vector which vector the direction is made of; 0 for the position
 * @param own per scalar its power for the body itself
 * @param other per scalar its power for the other body; all 0 where no other acts
 */
record Channel(Direction direction, int vector, List<Integer> own, List<Integer> other) {

  /** A direction that turns as the bodies are turned. */
  enum Direction {
    /** From the body to the other, of length 1. */
    CENTRAL,
    /** At a right angle to that; in the plane alone. */
    ACROSS,
    /** A vector of the other less that of the body, such as how fast they move apart. */
    RELATIVE,
    /** A vector of the body itself, such as its velocity: no other acts. */
    OWN;

    boolean isPairwise() {
      return this != OWN;
    }
  }

  Channel {
    own = List.copyOf(own);
    other = List.copyOf(other);
  }

  /** {@code [component][pair]}; of {@link Direction#OWN} {@code [component][body]}. */
  double[][] directions(Pairs pairs) {
    return switch (direction) {
      case OWN -> pairs.own()[vector];
      case RELATIVE -> pairs.apart()[vector];
      case CENTRAL -> Arrays.stream(pairs.apart()[0]).map(c -> divided(c, pairs.distance(), 1)).toArray(double[][]::new);
      case ACROSS -> new double[][] {divided(pairs.apart()[0][1], pairs.distance(), -1), divided(pairs.apart()[0][0], pairs.distance(), 1)};
    };
  }

  private static double[] divided(double[] values, double[] by, double sign) {
    double[] divided = new double[values.length];
    Arrays.setAll(divided, i -> sign * values[i] / by[i]);
    return divided;
  }

  /** The powers of the scalars, per body. */
  double[] ownFactor(Pairs pairs) {
    return product(pairs.scalars(), own, pairs.bodies());
  }

  /** The powers of the scalars of the body and the other, per pair. */
  double[] factor(Pairs pairs) {
    double[] ofBody = ownFactor(pairs);
    double[] factor = product(pairs.others(), other, pairs.pairs());
    for (int i = 0; i < pairs.bodies(); i++) {
      for (int p = pairs.first()[i]; p < pairs.first()[i + 1]; p++) {
        factor[p] *= ofBody[i];
      }
    }
    return factor;
  }

  private static double[] product(double[][] scalars, List<Integer> powers, int rows) {
    double[] product = new double[rows];
    Arrays.fill(product, 1);
    for (int s = 0; s < scalars.length; s++) {
      int power = powers.get(s);
      for (int i = 0; i < rows && power != 0; i++) {
        product[i] *= Math.pow(scalars[s][i], power);
      }
    }
    return product;
  }
}
