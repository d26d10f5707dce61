package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.program.JdkType;
import java.util.List;
import java.util.Optional;

/**
 * The columns of features that methods of records compute, once all others are read.
 *
 * @param name of the dataset
 * @param vocabularies per feature the texts that its codes stand for
 */
record DerivedColumns(String name, List<Feature> features, List<Column> columns, Column lines, List<List<String>> vocabularies) {
  /**
   * Computes what is to be computed.
   *
   * @throws Refusal if a method throws, or gives no number
   */
  void fill(Derivations derivations) throws Refusal {
    for (int f = 0; f < features.size(); f++) {
      for (int row = 0; features.get(f).isDerived() && row < lines.size(); row++) {
        columns.get(f).set(row, value(features.get(f), row, derivations));
      }
    }
  }

  private double value(Feature feature, int row, Derivations derivations) throws Refusal {
    double[] values = columns.stream().limit(features.size()).mapToDouble(c -> c.get(row)).toArray();
    String what = feature.name() + "() on " + name + ":" + (long) lines.get(row);
    try {
      Object value = derivations.value(feature, features, values, vocabularies);
      double number = number(feature, value);
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw new Refusal(Diagnostic.DERIVED_FAILS, new Place.Parameter(feature.parameter()), what + " gives " + value + ", which is no value to learn from.");
      }
      return number + 0.0;
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Refusal(Diagnostic.DERIVED_FAILS, new Place.Parameter(feature.parameter()), what + " throws " + cause.getClass().getSimpleName() + ".");
    }
  }

  private static double number(Feature feature, Object value) {
    Optional<JdkType> jdk = JdkType.of(feature.type().javaName());
    if (value == null) {
      return Double.NaN;
    } else if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (value instanceof Enum<?> constant) {
      return constant.ordinal();
    } else if (value instanceof Character character) {
      return character;
    }
    return jdk.isPresent() ? jdk.get().number(value) : ((Number) value).doubleValue();
  }
}
