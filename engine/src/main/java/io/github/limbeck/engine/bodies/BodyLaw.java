package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Bodies;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.items.VectorLeaves;
import io.github.limbeck.engine.regression.FormulaOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The law by which bodies act on each other, as formulas.
 *
 * @param messages per component of the answer what one body adds to it of another, summed over all others
 * @param nodes per component the answer: over the fields of the body, then the sums
 * @param left the share of the answers that the law leaves
 */
public record BodyLaw(List<Aggregate> messages, List<Expression> nodes, double left) {

  /**
   * Learns the law.
   *
   * @param data one row per body, with the others as its items
   * @return empty if no body has another beside it
   */
  public static Optional<BodyLaw> learn(Contract contract, Dataset data, FormulaOptions options) {
    Fields fields = Fields.of(contract);
    Pairs pairs = fields.pairs(data);
    return pairs.pairs() == 0 ? Optional.empty()
        : new BodiesLearner(pairs, options).learn().map(fitted -> new LawWriter(fields.scalars(), fields.vectors(), contract.featuresRead()).write(fitted));
  }

  /** The names of what is summed up. */
  static String total(Contract contract, int answer) {
    return Bodies.TOTAL + "." + contract.answers().get(answer).name();
  }

  /** The same with the sums named. */
  public List<Aggregate> named(Contract contract) {
    return IntStream.range(0, messages.size()).mapToObj(a -> new Aggregate(total(contract, a), Aggregate.Kind.SUM, 0, messages.get(a).term(), messages.get(a).where())).toList();
  }

  /**
   * What the fields of a body are.
   *
   * @param scalars the fields that are numbers of their own
   * @param vectors the components of vectors, by their fields; the first is the position
   */
  private record Fields(List<Integer> scalars, List<List<Integer>> vectors, int read) {
    static Fields of(Contract contract) {
      List<Feature> own = contract.features().subList(0, contract.featuresRead());
      Map<String, List<Integer>> named = VectorLeaves.vectors(own, 0);
      List<List<Integer>> vectors = new ArrayList<>();
      vectors.add(named.remove(contract.bodies().orElseThrow().position()));
      vectors.addAll(named.values());
      Set<Integer> components = vectors.stream().flatMap(Collection::stream).collect(Collectors.toSet());
      List<Integer> scalars = IntStream.range(0, own.size()).filter(f -> !components.contains(f)
          && (own.get(f).type().kind() == ValueType.Kind.REAL || own.get(f).type().kind() == ValueType.Kind.INTEGER)).boxed().toList();
      return new Fields(scalars, vectors, own.size());
    }

    Pairs pairs(Dataset data) {
      Aggregates.Flat flat = Aggregates.Flat.of(data, 0, read);
      double[][] answers = data.answers().stream().map(a -> IntStream.range(0, data.rows()).mapToDouble(a.codes()::get).toArray()).toArray(double[][]::new);
      double[][][] apart = vectors.stream().map(v -> v.stream().map(c -> difference(flat.x()[read + c], flat.x()[c])).toArray(double[][]::new)).toArray(double[][][]::new);
      double[] distance = new double[flat.items()];
      for (int p = 0; p < distance.length; p++) {
        double squares = 0;
        for (double[] component : apart[0]) {
          squares += component[p] * component[p];
        }
        distance[p] = Math.sqrt(squares);
      }
      return new Pairs(answers, scalars.stream().map(f -> values(data, f)).toArray(double[][]::new),
          vectors.stream().map(v -> v.stream().map(f -> values(data, f)).toArray(double[][]::new)).toArray(double[][][]::new), flat.first(),
          scalars.stream().map(f -> flat.x()[read + f]).toArray(double[][]::new), apart, distance);
    }

    private static double[] values(Dataset data, int field) {
      return IntStream.range(0, data.rows()).mapToDouble(data.columns().get(field)::get).toArray();
    }

    private static double[] difference(double[] a, double[] b) {
      return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
  }
}
