package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.FormulaRequest.ChangeKind;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dynamics.Series;
import io.github.limbeck.engine.dynamics.Trajectories;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of a dataset, put together to the series that they are of.
 *
 * @param trajectories what was measured
 * @param rows per series and sample the row that it was read from
 */
record SeriesRows(Trajectories trajectories, List<int[]> rows) {
  private static final int FEWEST_FOR_RATES = 4;
  private static final int FEWEST_FOR_NEXT = 2;
  /** Steps of time that differ by a smaller share are equal: times are often written with few digits. */
  private static final double ALIKE = 1e-3;
  private static final int SHOWN = 3;

  /**
   * The series of a dataset, with their rows in the order in which they stand.
   *
   * @throws Refusal if a series is too short, its times do not grow, or its steps must be equal and are not
   */
  static SeriesRows of(Contract contract, Dataset data) throws Refusal {
    Map<Double, List<Integer>> bySeries = new LinkedHashMap<>();
    IntStream.range(0, data.rows()).forEach(row -> bySeries.computeIfAbsent(data.marks().group().map(g -> g.get(row)).orElse(0.0), g -> new ArrayList<>()).add(row));
    List<int[]> rows = bySeries.values().stream().map(own -> own.stream().mapToInt(row -> row).toArray()).toList();
    Column times = data.marks().order().orElseThrow();
    List<Series> series = rows.stream().map(own -> new Series(IntStream.of(own).mapToDouble(times::get).toArray(), data.columns().stream()
        .map(column -> IntStream.of(own).mapToDouble(column::get).toArray()).toArray(double[][]::new))).toList();
    boolean isFlow = contract.change().orElseThrow().kind() == ChangeKind.RATES;
    SeriesRows all = new SeriesRows(new Trajectories(series, contract.state(), isFlow), rows);
    List<Finding> findings = all.findings(contract, data);
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    return all;
  }

  /** The same rows with other values. */
  SeriesRows with(Trajectories others) {
    return new SeriesRows(others, rows);
  }

  private List<Finding> findings(Contract contract, Dataset data) {
    List<Series> series = trajectories.series();
    boolean isFlow = trajectories.isFlow();
    List<String> shortOnes = new ArrayList<>();
    List<String> unordered = new ArrayList<>();
    List<String> unequal = new ArrayList<>();
    double usual = series.stream().filter(s -> s.samples() > 1).mapToDouble(s -> s.times()[1] - s.times()[0]).sorted().skip(series.size() / 2).findFirst().orElse(1);
    for (int s = 0; s < series.size(); s++) {
      double[] times = series.get(s).times();
      if (times.length < (isFlow ? FEWEST_FOR_RATES : FEWEST_FOR_NEXT)) {
        shortOnes.add(data.place(rows.get(s)[0]) + " (" + times.length + (times.length == 1 ? " row" : " rows") + ")");
      }
      for (int k = 1; k < times.length; k++) {
        double step = times[k] - times[k - 1];
        String place = data.place(rows.get(s)[k]);
        if (!(step > 0)) {
          unordered.add(place + " (" + Decimals.plain(times[k]) + " after " + Decimals.plain(times[k - 1]) + ")");
        } else if (!isFlow && !(Math.abs(step - usual) <= ALIKE * usual)) {
          unequal.add(place + " (" + Decimals.rounded(step) + " after the row before)");
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    String column = contract.request().order();
    add(contract, findings, Diagnostic.SERIES_TOO_SHORT, shortOnes, data.name() + " has " + (shortOnes.size() == 1 ? "a series" : shortOnes.size() + " series")
        + " with too few rows, beginning at ");
    add(contract, findings, Diagnostic.TIMES_UNORDERED, unordered, "The times in the column " + Wording.quote(column) + " of " + data.name() + " do not grow within a series at ");
    add(contract, findings, Diagnostic.STEPS_UNEQUAL, unordered.isEmpty() ? unequal : List.of(), "The steps of the column " + Wording.quote(column) + " of " + data.name() + " are "
        + Decimals.rounded(usual) + " in most rows, but others at ");
    return findings;
  }

  private static void add(Contract contract, List<Finding> findings, Diagnostic diagnostic, List<String> places, String what) {
    if (!places.isEmpty()) {
      findings.add(Finding.of(diagnostic, contract.request().examples(), what + String.join(", ", places.stream().limit(SHOWN).toList())
          + (places.size() > SHOWN ? " and " + (places.size() - SHOWN) + " more rows" : "") + "."));
    }
  }
}
