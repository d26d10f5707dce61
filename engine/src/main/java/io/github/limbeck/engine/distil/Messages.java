package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What bodies add to each other by a law, along the line between two of them.
 *
 * @param distance of each pair of the examples
 * @param along what the other adds towards it; 0 where it does not act
 * @param at distances from the least to the greatest
 * @param curve the same of the pair of middle distance, with the other moved there
 * @param latents what was found of the bodies
 */
public record Messages(double[] distance, double[] along, double[] at, double[] curve, List<Latent> latents) {
  private static final int POINTS = 160;

  /** Of a law of bodies; empty if it is none, or if no body has another beside it. */
  public static Optional<Messages> of(Contract contract, Dataset rows) {
    if (contract.bodies().isEmpty()) {
      return Optional.empty();
    }
    double[][] x = Aggregates.Flat.of(rows, 0, contract.featuresRead()).x();
    return x.length == 0 || x[0].length == 0 ? Optional.empty() : Optional.of(new Pairs(contract, x).messages());
  }

  /** Pairs of bodies, by the fields of both. */
  private static final class Pairs {
    private final Contract contract;
    private final double[][] x;
    private final int read;
    private final int[] place;

    Pairs(Contract contract, double[][] x) {
      this.contract = contract;
      this.x = x;
      this.read = contract.featuresRead();
      String position = contract.bodies().orElseThrow().position() + ".";
      List<Feature> fields = contract.features().subList(0, read);
      this.place = IntStream.range(0, read).filter(f -> fields.get(f).name().startsWith(position)).toArray();
    }

    Messages messages() {
      double[] distance = distances();
      int middle = IntStream.range(0, distance.length).boxed().sorted(Comparator.comparingDouble(p -> distance[p])).skip(distance.length / 2).findFirst().orElse(0);
      Pairs moved = moved(middle, distance);
      return new Messages(distance, along(), moved.distances(), moved.along(), contract.latents());
    }

    private double way(int component, int pair) {
      return x[read + place[component]][pair] - x[place[component]][pair];
    }

    private double[] distances() {
      return IntStream.range(0, x[0].length).mapToDouble(p -> Math.sqrt(IntStream.range(0, place.length).mapToDouble(c -> way(c, p) * way(c, p)).sum())).toArray();
    }

    private double[] along() {
      double[] distance = distances();
      double[] along = new double[distance.length];
      for (int c = 0; c < place.length; c++) {
        Aggregate message = contract.aggregates().get(c);
        double[] values = new Tape(FormulaText.expression(message.term())).values(x, distance.length);
        double[] tested = message.where().map(w -> new Tape(FormulaText.expression(w.of())).values(x, distance.length)).orElse(null);
        for (int p = 0; p < along.length; p++) {
          boolean acts = tested == null || message.where().orElseThrow().holds(tested[p]);
          along[p] += acts ? values[p] * way(c, p) / distance[p] : 0;
        }
      }
      return along;
    }

    /** One pair, with the other moved along the line between both. */
    private Pairs moved(int pair, double[] distance) {
      double least = Arrays.stream(distance).min().orElse(0);
      double most = Arrays.stream(distance).max().orElse(1);
      double[][] there = new double[x.length][POINTS];
      for (int f = 0; f < there.length; f++) {
        Arrays.fill(there[f], x[f][pair]);
      }
      for (int k = 0; k < POINTS; k++) {
        double r = least + (most - least) * k / (POINTS - 1);
        for (int c = 0; c < place.length; c++) {
          there[read + place[c]][k] = there[place[c]][k] + way(c, pair) / distance[pair] * r;
        }
      }
      return new Pairs(contract, there);
    }
  }
}
