package io.github.limbeck.engine.report;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What bodies add to each other: the message along the line between two of them, over their distance; and what was found of them. */
final class MessagesSection {
  private static final int MOST_POINTS = 600;
  private static final int CURVE = 160;

  private final Contract contract;
  private final Aggregates.Flat pairs;
  private final int read;
  private final int[] place;

  private MessagesSection(Contract contract, Dataset rows) {
    this.contract = contract;
    this.read = contract.featuresRead();
    this.pairs = Aggregates.Flat.of(rows, 0, read);
    String position = contract.bodies().orElseThrow().position() + ".";
    List<Feature> fields = contract.features().subList(0, read);
    this.place = IntStream.range(0, read).filter(f -> fields.get(f).name().startsWith(position)).toArray();
  }

  /** The plot and the tables, for a law of bodies. */
  static String of(Contract contract, Dataset rows) {
    MessagesSection section = new MessagesSection(contract, rows);
    return section.pairs.items() == 0 ? "" : "<h3>Messages</h3>\n" + section.plot() + section.found();
  }

  private double way(int component, int pair, double[][] x) {
    return x[read + place[component]][pair] - x[place[component]][pair];
  }

  private double[] distances(double[][] x) {
    return IntStream.range(0, x[0].length).mapToDouble(p -> Math.sqrt(IntStream.range(0, place.length).mapToDouble(c -> way(c, p, x) * way(c, p, x)).sum())).toArray();
  }

  /** Per pair what the other adds along the line to it; 0 where it does not act. */
  private double[] along(double[][] x) {
    double[] distance = distances(x);
    double[] along = new double[distance.length];
    for (int c = 0; c < place.length; c++) {
      Aggregate message = contract.aggregates().get(c);
      double[] values = new Tape(FormulaText.expression(message.term())).values(x, distance.length);
      double[] tested = message.where().map(w -> new Tape(FormulaText.expression(w.of())).values(x, distance.length)).orElse(null);
      for (int p = 0; p < along.length; p++) {
        boolean acts = tested == null || message.where().orElseThrow().holds(tested[p]);
        along[p] += acts ? values[p] * way(c, p, x) / distance[p] : 0;
      }
    }
    return along;
  }

  private String plot() {
    double[] distance = distances(pairs.x());
    double[] along = along(pairs.x());
    Plot plot = new Plot("distance", "message along the line");
    int step = Math.max(1, distance.length / MOST_POINTS);
    for (int p = 0; p < distance.length; p += step) {
      plot.add(distance[p], along[p], "at " + Html.rounded(distance[p]) + ": " + Html.rounded(along[p]), "point");
    }
    int middle = IntStream.range(0, distance.length).boxed().sorted(Comparator.comparingDouble(p -> distance[p])).skip(distance.length / 2).findFirst().orElse(0);
    double least = Arrays.stream(distance).min().orElse(0);
    double most = Arrays.stream(distance).max().orElse(1);
    double[][] moved = new double[pairs.x().length][CURVE];
    for (int f = 0; f < moved.length; f++) {
      Arrays.fill(moved[f], pairs.x()[f][middle]);
    }
    for (int k = 0; k < CURVE; k++) {
      double r = least + (most - least) * k / (CURVE - 1);
      for (int c = 0; c < place.length; c++) {
        moved[read + place[c]][k] = moved[place[c]][k] + way(c, middle, pairs.x()) / distance[middle] * r;
      }
    }
    double[] curve = along(moved);
    double[] at = distances(moved);
    IntStream.range(0, CURVE).forEach(k -> plot.follow(at[k], curve[k]));
    return "<div class=\"plots\">" + plot.svg("What another body adds, towards it if positive: pairs of the examples (points), and the pair of middle distance if the other is moved along the line between them (line)", false)
        + "</div>\n";
  }

  private String found() {
    StringBuilder out = new StringBuilder();
    for (Latent latent : contract.latents()) {
      List<List<String>> rows = new ArrayList<>();
      latent.known().forEach(k -> rows.add(List.of(Html.text(k.key()), Html.rounded(k.value()), Double.isNaN(k.error()) ? "not known" : Html.rounded(k.error()))));
      out.append(Html.table("What was found of " + latent.field() + ", in multiples of the greatest", List.of(Html.text(latent.key()), Html.text(latent.field()), "standard error"), rows));
    }
    return out.toString();
  }
}
