package io.github.limbeck.engine.report;

import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.distil.Messages;
import java.util.ArrayList;
import java.util.List;

/** What bodies add to each other: the message along the line between two of them, over their distance; and what was found of them. */
final class MessagesSection {
  private static final int MOST_POINTS = 600;

  private MessagesSection() {}

  /** The plot and the tables. */
  static String of(Messages messages) {
    Plot plot = new Plot("distance", "message along the line");
    int step = Math.max(1, messages.distance().length / MOST_POINTS);
    for (int p = 0; p < messages.distance().length; p += step) {
      plot.add(messages.distance()[p], messages.along()[p], "at " + Html.rounded(messages.distance()[p]) + ": " + Html.rounded(messages.along()[p]), "point");
    }
    for (int k = 0; k < messages.at().length; k++) {
      plot.follow(messages.at()[k], messages.curve()[k]);
    }
    StringBuilder out = new StringBuilder("<h3>Messages</h3>\n<div class=\"plots\">").append(plot.svg("What another body adds, towards it if positive: pairs of the examples (points), and the"
        + " pair of middle distance if the other is moved along the line between them (line)", false)).append("</div>\n");
    for (Latent latent : messages.latents()) {
      List<List<String>> rows = new ArrayList<>();
      latent.known().forEach(k -> rows.add(List.of(Html.text(k.key()), Html.rounded(k.value()), Double.isNaN(k.error()) ? "not known" : Html.rounded(k.error()))));
      out.append(Html.table("What was found of " + latent.field() + ", in multiples of the greatest", List.of(Html.text(latent.key()), Html.text(latent.field()), "standard error"), rows));
    }
    return out.toString();
  }
}
