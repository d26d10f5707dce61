package io.github.limbeck.engine.report;

import io.github.limbeck.engine.distil.Forecasts;
import io.github.limbeck.engine.dynamics.Series;
import java.util.List;

/** What a law of change foretells, beside what was measured: each component over time, for the first few series. */
final class ForecastSection {
  private static final int MOST_SERIES = 3;
  private static final int MOST_POINTS = 400;

  private ForecastSection() {}

  /**
   * The plots.
   *
   * @param components what the components of the state are called
   */
  static String of(Forecasts forecasts, List<String> components) {
    StringBuilder out = new StringBuilder("<h3>Forecasts</h3>\n<p>").append(Html.text(forecasts.sentence(components))).append("</p>\n<div class=\"plots\">");
    for (int s = 0; s < Math.min(MOST_SERIES, forecasts.measured().series().size()); s++) {
      Series series = forecasts.measured().series().get(s);
      for (int c = 0; c < components.size(); c++) {
        Plot plot = new Plot("time", components.get(c));
        double[] measured = series.x()[forecasts.measured().state()[c]];
        double[] foretold = forecasts.forecast().states().get(s)[c];
        int step = Math.max(1, series.samples() / MOST_POINTS);
        for (int k = 0; k < series.samples(); k += step) {
          plot.add(series.times()[k], measured[k], "measured at " + Html.rounded(series.times()[k]), "point");
          plot.follow(series.times()[k], foretold[k]);
        }
        out.append(plot.svg(components.get(c) + " over time, series " + (s + 1) + ": measured (points) and foretold from the first state (line)", false));
      }
    }
    return out.append("</div>\n").toString();
  }
}
