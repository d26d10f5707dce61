package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Bodies;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.items.VectorLeaves;
import io.github.limbeck.engine.regression.FormulaOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
 * @param latents what was found of the fields that the data do not have
 * @param left the share of the answers that the law leaves
 */
public record BodyLaw(List<Aggregate> messages, List<Expression> nodes, List<Latent> latents, double left) {
  /** Fields that say how hard it is to move a body are called so. */
  private static final Set<String> INERTIA = Set.of("mass", "inertia");

  /**
   * Learns the law.
   *
   * @param data one row per body, with the others as its items
   * @return empty if no body has another beside it, or if there is no law in which a field that the data do not have makes a difference
   */
  public static Optional<BodyLaw> learn(Contract contract, Dataset data, FormulaOptions options) {
    Fields fields = Fields.of(contract);
    Pairs pairs = fields.pairs(data);
    LawWriter writer = new LawWriter(fields.scalars(), fields.vectors(), contract.featuresRead());
    if (pairs.pairs() == 0) {
      return Optional.empty();
    } else if (fields.latent().isEmpty()) {
      BodiesLearner learner = new BodiesLearner(pairs, options);
      return learner.learn().map(learner::rounded).map(fitted -> writer.write(fitted, List.of()));
    }
    Latent latent = fields.latent().get();
    int scalar = fields.scalars().indexOf(contract.items().get(0).field(latent.field()));
    List<String> keys = data.items().get(0).vocabularies().get(contract.items().get(0).field(latent.key()));
    return new LatentLearner(pairs, scalar, options).learn(INERTIA.contains(latent.field().toLowerCase(Locale.ROOT))).map(found -> {
      Set<Integer> met = IntStream.of(pairs.keys().own()).boxed().collect(Collectors.toSet());
      List<Latent.Known> known = IntStream.range(0, keys.size()).filter(met::contains)
          .mapToObj(k -> new Latent.Known(keys.get(k), found.constants()[k], found.errors()[k])).toList();
      return writer.write(found.law(), List.of(latent.with(known)));
    });
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
   * @param latent the field that the data do not have
   * @param key the field that it is the same for, or -1
   */
  private record Fields(List<Integer> scalars, List<List<Integer>> vectors, int read, Optional<Latent> latent, int key) {
    static Fields of(Contract contract) {
      List<Feature> own = contract.features().subList(0, contract.featuresRead());
      Map<String, List<Integer>> named = VectorLeaves.vectors(own, 0);
      List<List<Integer>> vectors = new ArrayList<>();
      vectors.add(named.remove(contract.bodies().orElseThrow().position()));
      vectors.addAll(named.values());
      Set<Integer> components = vectors.stream().flatMap(Collection::stream).collect(Collectors.toSet());
      List<Integer> scalars = IntStream.range(0, own.size()).filter(f -> !components.contains(f)
          && (own.get(f).type().kind() == ValueType.Kind.REAL || own.get(f).type().kind() == ValueType.Kind.INTEGER)).boxed().toList();
      Optional<Latent> latent = contract.latents().stream().findFirst();
      return new Fields(scalars, vectors, own.size(), latent, latent.map(l -> contract.items().get(0).field(l.key())).orElse(-1));
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
      Pairs.Keys keys = latent.isEmpty() ? Pairs.Keys.none(data.rows(), flat.items())
          : new Pairs.Keys(codes(values(data, key)), codes(flat.x()[read + key]), data.items().get(0).vocabularies().get(key).size());
      return new Pairs(answers, scalars.stream().map(f -> values(data, f)).toArray(double[][]::new),
          vectors.stream().map(v -> v.stream().map(f -> values(data, f)).toArray(double[][]::new)).toArray(double[][][]::new), flat.first(),
          scalars.stream().map(f -> flat.x()[read + f]).toArray(double[][]::new), apart, distance, keys, Pairs.scales(answers, keys));
    }

    private static int[] codes(double[] values) {
      return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    }

    private static double[] values(Dataset data, int field) {
      return IntStream.range(0, data.rows()).mapToDouble(data.columns().get(field)::get).toArray();
    }

    private static double[] difference(double[] a, double[] b) {
      return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
  }
}
