package io.github.limbeck.engine.report;

import io.github.limbeck.engine.distil.ReadImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is read in images: the mean of those that are read alike, what they are mistaken for, those in doubt, and the patches that are looked for. */
final class ImagesSection {
  private static final int SHADES = 6;

  private ImagesSection() {}

  static String of(ReadImages images) {
    StringBuilder out = new StringBuilder("<h3>What images are read as</h3>\n<p class=\"fine\">The mean of all images of the examples that are read alike.</p>\n<div class=\"images\">");
    for (ReadImages.Group group : images.groups()) {
      out.append(figure(group.mean(), images.columns(), 56, "read as " + group.read(), group.read() + " <span class=\"fine\">" + group.images() + "</span>"));
    }
    out.append("</div>\n");
    if (images.confusion().length > 0) {
      confusion(images, out);
      doubtful(images, out);
    }
    out.append("<details><summary>The ").append(images.patches().size()).append(" patches that are looked for</summary>\n<div class=\"images\">");
    for (double[] patch : images.patches()) {
      out.append(picture(patch, images.patchColumns(), 28, ""));
    }
    return out.append("</div></details>\n").toString();
  }

  private static void confusion(ReadImages images, StringBuilder out) {
    List<String> header = new ArrayList<>(List.of("by their rows"));
    images.groups().forEach(g -> header.add("read " + Html.text(g.read())));
    List<List<String>> rows = new ArrayList<>();
    for (int told = 0; told < images.confusion().length; told++) {
      List<String> row = new ArrayList<>(List.of(Html.text(images.groups().get(told).read())));
      for (int count : images.confusion()[told]) {
        row.add(count == 0 ? "" : String.valueOf(count));
      }
      rows.add(row);
    }
    out.append(Html.table("How many images of the examples show which level, as the rows they stand in tell it, and which they are read as", header, rows));
  }

  private static void doubtful(ReadImages images, StringBuilder out) {
    if (images.doubts() == 0) {
      out.append("<p>Every image is read as its rows tell it.</p>\n");
      return;
    }
    out.append("<p>").append(images.doubts() == 1 ? "One image is" : images.doubts() + " images are").append(" read as another level than the rows tell")
        .append(images.doubts() > images.doubtful().size() ? "; the first " + images.doubtful().size() + ":" : ":").append("</p>\n<div class=\"images\">");
    for (ReadImages.Doubtful doubtful : images.doubtful()) {
      out.append(figure(doubtful.cells(), images.columns(), 56, "read as " + doubtful.read() + ", told to be " + doubtful.told(),
          doubtful.read() + ", not " + doubtful.told() + " <span class=\"fine\">" + Html.text(doubtful.place()) + "</span>"));
    }
    out.append("</div>\n");
  }

  private static String figure(double[] cells, int columns, int width, String label, String caption) {
    return "<figure>" + picture(cells, columns, width, label) + "<figcaption>" + caption + "</figcaption></figure>";
  }

  /** Cells in a few shades, one path for each. */
  private static String picture(double[] cells, int columns, int width, String label) {
    int rows = (cells.length + columns - 1) / columns;
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\"%s>", columns, rows, width,
        Math.max(8, width * rows / columns), label.isEmpty() ? " aria-hidden=\"true\"" : " role=\"img\" aria-label=\"" + Html.text(label) + "\""));
    svg.append("<rect width=\"").append(columns).append("\" height=\"").append(rows).append("\" fill=\"#fff\"/>");
    for (int shade = 1; shade < SHADES; shade++) {
      StringBuilder path = new StringBuilder();
      for (int c = 0; c < cells.length; c++) {
        if ((int) Math.rint(Math.max(0, Math.min(1, cells[c])) * (SHADES - 1)) == shade) {
          path.append('M').append(c % columns).append(' ').append(c / columns).append("h1v1h-1z");
        }
      }
      if (!path.isEmpty()) {
        svg.append("<path fill=\"#000\" fill-opacity=\"").append(String.format(Locale.ROOT, "%.1f", shade / (SHADES - 1.0))).append("\" d=\"").append(path).append("\"/>");
      }
    }
    return svg.append("</svg>").toString();
  }
}
