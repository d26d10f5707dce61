package io.github.limbeck.engine.report;

import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An essence network as a picture: features, differentiae, subconcepts and concepts from left to right, with a line for each
 * weight. Units have the ids that {@link CodeListing} refers to.
 */
final class NetworkDrawing {
  private static final int[] COLUMNS = {0, 164, 410, 530};
  private static final int[] WIDTHS = {128, 212, 80, 120};
  private static final int WIDTH = 650;
  private static final int ROW = 46;
  private static final int TOP = 34;
  private static final int MOST = 40;
  private static final int MOST_WEIGHTS = 6;
  /** The width of a letter, at most, of most texts. */
  private static final double LETTER = 6.6;

  private final EssenceNetwork network;
  private final RuleWords words;
  private final String prefix;
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder units = new StringBuilder();
  private int height;

  private NetworkDrawing(EssenceNetwork network, RuleWords words, String prefix) {
    this.network = network;
    this.words = words;
    this.prefix = prefix;
  }

  /**
   * Draws.
   *
   * @param prefix what the ids of the units begin with
   */
  static String of(EssenceNetwork network, RuleWords words, String prefix) {
    return new NetworkDrawing(network, words, prefix).draw();
  }

  private String draw() {
    Set<Integer> used = new TreeSet<>();
    network.differentiae().forEach(d -> used.addAll(RuleWords.featuresOf(d.form())));
    List<Integer> features = new ArrayList<>(used);
    int most = Math.max(Math.max(features.size(), network.differentiae().size()), Math.max(subconcepts(), network.concepts().size()));
    height = TOP + Math.min(most, MOST + 1) * ROW + 6;
    String[] titles = {"features", "differentiae", "subconcepts", "concepts"};
    for (int c = 0; c < titles.length; c++) {
      units.append("<text class=\"layer\" x=\"").append(COLUMNS[c]).append("\" y=\"16\">").append(titles[c]).append("</text>");
    }
    drawFeatures(features);
    drawDifferentiae(features);
    drawSubconcepts();
    drawConcepts();
    return "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"drawing of the network\"><svg class=\"network\" viewBox=\"0 0 " + WIDTH
        + " " + height + "\" role=\"group\" aria-label=\"The network: " + features.size() + " features, " + network.differentiae().size()
        + " differentiae, " + network.subconcepts().size() + " subconcepts, " + network.concepts().size() + " concepts\">" + lines + units
        + "</svg></div>\n";
  }

  private void drawFeatures(List<Integer> features) {
    for (int i = 0; i < shown(features.size()); i++) {
      unit(0, i, features.size(), "f" + features.get(i), words.feature(features.get(i)), words.feature(features.get(i)));
    }
    more(0, features.size());
  }

  private void drawDifferentiae(List<Integer> features) {
    int count = network.differentiae().size();
    for (int d = 0; d < shown(count); d++) {
      EssenceNetwork.Differentia differentia = network.differentiae().get(d);
      Map<Integer, Double> weights = new LinkedHashMap<>();
      for (Form.Term term : differentia.form().terms()) {
        RuleWords.featuresOf(new Form(List.of(term))).forEach(f -> weights.merge(f, term.weight(), Double::sum));
      }
      for (Map.Entry<Integer, Double> weight : weights.entrySet()) {
        line(0, features.indexOf(weight.getKey()), features.size(), 1, d, count, Html.number(weight.getValue()));
      }
      unit(1, d, count, "d" + d, words.differentia(differentia), words.differentia(differentia)
          + " (weights " + words.form(differentia.form()) + ", threshold " + Html.number(differentia.threshold()) + ")");
    }
    more(1, count);
  }

  private void drawSubconcepts() {
    int count = subconcepts();
    for (int s = 0; s < shown(network.subconcepts().size()); s++) {
      EssenceNetwork.Subconcept subconcept = network.subconcepts().get(s);
      for (int d : subconcept.differentiae()) {
        line(1, d, network.differentiae().size(), 2, s, count, "1");
      }
      unit(2, s, count, "s" + s, "rule " + (s + 1), "rule " + (s + 1) + ": fires when all " + subconcept.threshold() + " of its differentiae do");
    }
    if (hasDefault() && count <= MOST) {
      unit(2, count - 1, count, "otherwise", "otherwise", "otherwise: the answer where no rule holds");
    }
    more(2, count);
  }

  /** Whether one concept is the answer where no rule holds. */
  private boolean hasDefault() {
    return network.isOrdered() && network.concepts().stream().anyMatch(c -> c.bias().signum() != 0);
  }

  /** The subconcepts, and one unit for where none of them fires. */
  private int subconcepts() {
    return network.subconcepts().size() + (hasDefault() ? 1 : 0);
  }

  private void drawConcepts() {
    int count = network.concepts().size();
    for (int c = 0; c < shown(count); c++) {
      EssenceNetwork.Concept concept = network.concepts().get(c);
      int at = c;
      boolean ordered = network.isOrdered();
      new TreeMap<>(concept.weights()).forEach((s, weight) ->
          line(2, s, subconcepts(), 3, at, count, ordered ? "2^" + weight.getLowestSetBit() : weight.toString()));
      if (hasDefault() && concept.bias().signum() != 0) {
        line(2, subconcepts() - 1, subconcepts(), 3, at, count, "1");
      }
      String label = words.label(concept.answer());
      unit(3, c, count, "c" + concept.answer(), label, label + (concept.bias().signum() == 0 ? "" : ordered ? " (the default: bias 1)" : " (starts with " + concept.bias() + ")"));
    }
    more(3, count);
  }

  private static int shown(int count) {
    return Math.min(count, MOST);
  }

  private void more(int column, int count) {
    if (count > MOST) {
      units.append("<text class=\"layer\" x=\"").append(COLUMNS[column]).append("\" y=\"").append(Html.at(y(MOST, count) + 5)).append("\">and ")
          .append(count - MOST).append(" more</text>");
    }
  }

  /** The middle of a unit: a column's units are spread over the height. */
  private double y(int index, int count) {
    int rows = Math.min(count, MOST + 1);
    return TOP + (height - TOP) * (index + 0.5) / rows;
  }

  private void unit(int column, int index, int count, String id, String label, String title) {
    double y = y(index, count);
    List<String> wrapped = wrapped(label, (int) (WIDTHS[column] / LETTER) - 1);
    int high = wrapped.size() == 1 ? 24 : 38;
    units.append("<g class=\"unit\" id=\"").append(prefix).append(id).append("\" tabindex=\"0\" role=\"img\" aria-label=\"")
        .append(Html.text(title)).append("\"><title>").append(Html.text(title)).append("</title><rect x=\"").append(COLUMNS[column])
        .append("\" y=\"").append(Html.at(y - high / 2.0)).append("\" width=\"").append(WIDTHS[column]).append("\" height=\"").append(high).append("\" rx=\"4\"/>");
    for (int l = 0; l < wrapped.size(); l++) {
      units.append("<text x=\"").append(COLUMNS[column] + 6).append("\" y=\"").append(Html.at(y + 4 + (wrapped.size() == 1 ? 0 : l == 0 ? -8 : 7))).append("\">").append(Html.text(wrapped.get(l))).append("</text>");
    }
    units.append("</g>\n");
  }

  /** A label in one line, or in two, broken at a blank or a point; what does not fit even then is left out. */
  private static List<String> wrapped(String label, int most) {
    if (label.length() <= most) {
      return List.of(label);
    }
    int at = most;
    while (at > most / 3 && label.charAt(at) != ' ' && label.charAt(at - 1) != '.') {
      at--;
    }
    at = at > most / 3 ? at : most;
    return List.of(label.substring(0, at).strip(), Html.shortened(label.substring(at).strip(), most));
  }

  private void line(int from, int a, int countA, int to, int b, int countB, String weight) {
    if (a >= MOST || b >= MOST) {
      return;
    }
    lines.append("<line x1=\"").append(COLUMNS[from] + WIDTHS[from]).append("\" y1=\"").append(Html.at(y(a, countA))).append("\" x2=\"")
        .append(COLUMNS[to]).append("\" y2=\"").append(Html.at(y(b, countB))).append("\"")
        .append(weight.startsWith("-") ? " class=\"negative\"" : "").append("><title>weight ").append(weight).append("</title></line>\n");
    // Weights other than 1 are written at the line, near the unit that takes them, unless there are too many to be read.
    if (!weight.equals("1") && countA <= MOST_WEIGHTS) {
      lines.append("<text class=\"weight\" x=\"").append(COLUMNS[to] - 6).append("\" y=\"")
          .append(Html.at(y(b, countB) - 4 + (y(a, countA) - y(b, countB)) * 0.25)).append("\">").append(weight).append("</text>\n");
    }
  }
}
