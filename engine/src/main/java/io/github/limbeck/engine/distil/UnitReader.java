package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.formula.Dimensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.measure.Dimension;
import javax.measure.Unit;
import javax.measure.format.MeasurementParseException;
import tech.units.indriya.format.SimpleUnitFormat;

/** Reads {@code @Unit} by the library for JSR 385. Only dimensions matter: the numbers are taken as they stand in the examples. */
final class UnitReader {
  private static final List<String> BASE = List.of("[L]", "[M]", "[T]", "[I]", "[Θ]", "[N]", "[J]");

  private UnitReader() {}

  /**
   * The dimensions of one answer and all features; empty if no unit is given.
   *
   * @param findings receives units that are not known, and answers that no feature can make up
   */
  static Optional<Dimensions> read(Contract contract, int answer, List<Finding> findings) {
    FormulaRequest request = contract.formula().orElseThrow();
    boolean any = !request.answerUnits().get(answer).isBlank() || request.featureUnits().stream().anyMatch(u -> !u.isBlank());
    if (!any) {
      return Optional.empty();
    }
    List<Optional<double[]>> features = new ArrayList<>();
    for (int f = 0; f < request.featureUnits().size(); f++) {
      features.add(dimension(request.featureUnits().get(f), new Place.Parameter(contract.features().get(f).parameter()), findings));
    }
    return Optional.of(new Dimensions(features, dimension(request.answerUnits().get(answer), Place.SUBJECT, findings)));
  }

  private static Optional<double[]> dimension(String text, Place place, List<Finding> findings) {
    String trimmed = text.trim();
    if (trimmed.isEmpty()) {
      return Optional.empty();
    }
    if (trimmed.equals("1") || trimmed.equals("one")) {
      return Optional.of(new double[BASE.size()]);
    }
    // The library finds its own parts through the thread's class loader.
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(UnitReader.class.getClassLoader());
    try {
      Unit<?> unit = SimpleUnitFormat.getInstance().parse(trimmed);
      Map<? extends Dimension, Integer> parts = unit.getDimension().getBaseDimensions();
      double[] exponents = new double[BASE.size()];
      if (parts == null) {
        exponents[index(unit.getDimension())] = 1;
      } else {
        parts.forEach((base, exponent) -> exponents[index(base)] += exponent);
      }
      return Optional.of(exponents);
    } catch (MeasurementParseException | IllegalArgumentException e) {
      findings.add(Finding.of(Diagnostic.UNKNOWN_UNIT, place, "The unit " + Wording.quote(trimmed) + " is not known."));
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static int index(Dimension base) {
    int index = BASE.indexOf(base.toString());
    if (index < 0) {
      throw new IllegalArgumentException(base.toString());
    }
    return index;
  }
}
