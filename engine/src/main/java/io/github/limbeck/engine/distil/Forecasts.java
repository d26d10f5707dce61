package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dynamics.Forecast;
import io.github.limbeck.engine.dynamics.Trajectories;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a law of change foretells of series.
 *
 * @param series how many series the law was learned from
 * @param rows how many rows these have
 * @param measured the series that are foretold
 * @param forecast what was foretold of them
 * @param unseen whether the law was learned without them
 */
public record Forecasts(int series, int rows, Trajectories measured, Forecast forecast, boolean unseen) {
  private static final double NOTHING = 1e-6;

  /**
   * For Javadoc and report.
   *
   * @param components what the components of the state are called
   */
  public String sentence(List<String> components) {
    int all = measured.series().size();
    String whose = (all == 1 ? "the series" : "each of the " + all + " series") + (unseen ? " that the law was learned without" : " that the law was learned from");
    return "Run from the first state of " + whose + " to its end, the law is off by " + list(components) + " of the spread (root mean square)."
        + (forecast.middleHorizon() < 1 ? " " + (all == 1 ? "The forecast holds" : "The middle one of the forecasts holds") + " for "
            + percent(forecast.middleHorizon()) + " of the time, until a component is off by " + percent(Forecast.LOST) + "." : "");
  }

  /** What the law was learned from. */
  String learnedFrom(String dataset) {
    return (series == 1 ? "one series of " : series + " series of altogether ") + rows + " rows of " + dataset;
  }

  /** For the note of a build. */
  String note() {
    double worst = IntStream.range(0, forecast.off().length).mapToDouble(c -> forecast.off()[c]).max().orElse(0);
    return "; forecasts of " + (unseen ? "held-out" : "the same") + " series off by at most " + percent(worst) + " of the spread";
  }

  private String list(List<String> components) {
    List<String> each = IntStream.range(0, forecast.off().length).mapToObj(c -> percent(forecast.off()[c]) + " (" + components.get(c) + ")").toList();
    return each.size() == 1 ? percent(forecast.off()[0]) : each.stream().collect(Collectors.joining(", "));
  }

  private static String percent(double share) {
    return !Double.isFinite(share) ? "no finite share" : share < NOTHING ? "less than 0.0001 %" : share >= 0.1 ? Math.round(100 * share) + " %"
        : String.format(Locale.ROOT, "%.2g %%", 100 * share).replaceAll("e.*", "");
  }
}
