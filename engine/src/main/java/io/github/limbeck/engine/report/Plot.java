package io.github.limbeck.engine.report;

import java.util.ArrayList;
import java.util.List;

/** Points in a plane, with axes from the least to the greatest value. Points without a place are left out. */
final class Plot {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 260;
  private static final int LEFT = 58;
  private static final int BOTTOM = 40;
  private static final int EDGE = 12;

  private final String xTitle;
  private final String yTitle;
  private final List<Point> points = new ArrayList<>();
  private final List<Point> line = new ArrayList<>();

  private record Point(double x, double y, String title, String kind) {}

  Plot(String xTitle, String yTitle) {
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  /** @param kind the CSS class of the point */
  void add(double x, double y, String title, String kind) {
    if (!Double.isNaN(x - y) && !Double.isInfinite(x - y)) {
      points.add(new Point(x, y, title, kind));
    }
  }

  /** Goes on with a line of its own. */
  void follow(double x, double y) {
    if (!Double.isNaN(x - y) && !Double.isInfinite(x - y)) {
      line.add(new Point(x, y, "", ""));
    }
  }

  /** @param joined whether a line joins the points in their order */
  String svg(String label, boolean joined) {
    double[] x = range(points.stream().mapToDouble(Point::x).toArray());
    double[] y = range(points.stream().mapToDouble(Point::y).toArray());
    StringBuilder out = new StringBuilder("<svg class=\"plot\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"").append(Html.text(label)).append("\">");
    out.append("<rect class=\"frame\" x=\"").append(LEFT).append("\" y=\"").append(EDGE).append("\" width=\"").append(WIDTH - LEFT - EDGE)
        .append("\" height=\"").append(HEIGHT - BOTTOM - EDGE).append("\"/>");
    text(out, LEFT, HEIGHT - BOTTOM + 15, "start", Html.rounded(x[0]));
    text(out, WIDTH - EDGE, HEIGHT - BOTTOM + 15, "end", Html.rounded(x[1]));
    text(out, (LEFT + WIDTH - EDGE) / 2.0, HEIGHT - 8, "middle", xTitle);
    text(out, LEFT - 4, HEIGHT - BOTTOM, "end", Html.rounded(y[0]));
    text(out, LEFT - 4, EDGE + 10, "end", Html.rounded(y[1]));
    out.append("<text transform=\"translate(12 ").append((HEIGHT - BOTTOM) / 2).append(") rotate(-90)\" text-anchor=\"middle\">")
        .append(Html.text(yTitle)).append("</text>");
    if (y[0] < 0 && y[1] > 0) {
      out.append("<line class=\"zero\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - EDGE).append("\" y1=\"").append(Html.at(down(0, y)))
          .append("\" y2=\"").append(Html.at(down(0, y))).append("\"/>");
    }
    List<Point> path = joined ? points : line.stream().map(p -> new Point(p.x(), Math.max(y[0], Math.min(y[1], p.y())), "", "")).toList();
    if (path.size() > 1) {
      out.append("<polyline points=\"");
      path.forEach(p -> out.append(Html.at(across(p.x(), x))).append(',').append(Html.at(down(p.y(), y))).append(' '));
      out.append("\"/>");
    }
    for (Point p : points) {
      out.append("<circle class=\"").append(p.kind()).append("\" cx=\"").append(Html.at(across(p.x(), x))).append("\" cy=\"")
          .append(Html.at(down(p.y(), y))).append("\" r=\"").append(p.kind().equals("point") ? "2" : "4").append("\"><title>")
          .append(Html.text(p.title())).append("</title></circle>");
    }
    return "<figure>" + out.append("</svg><figcaption>").append(Html.text(label)).append("</figcaption></figure>\n");
  }

  private static void text(StringBuilder out, double x, double y, String anchor, String text) {
    out.append("<text x=\"").append(Html.at(x)).append("\" y=\"").append(Html.at(y)).append("\" text-anchor=\"").append(anchor).append("\">")
        .append(Html.text(text)).append("</text>");
  }

  private static double across(double x, double[] range) {
    return LEFT + 4 + (WIDTH - LEFT - EDGE - 8) * (x - range[0]) / (range[1] - range[0]);
  }

  private static double down(double y, double[] range) {
    return HEIGHT - BOTTOM - 4 - (HEIGHT - BOTTOM - EDGE - 8) * (y - range[0]) / (range[1] - range[0]);
  }

  private static double[] range(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return values.length == 0 ? new double[] {0, 1} : least == most ? new double[] {least - 0.5, most + 0.5} : new double[] {least, most};
  }
}
