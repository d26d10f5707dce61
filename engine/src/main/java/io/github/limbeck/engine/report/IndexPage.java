package io.github.limbeck.engine.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page that links the pages of a module's types. */
public final class IndexPage {
  private static final Pattern DESCRIPTION = Pattern.compile("<meta name=\"description\" content=\"([^\"]*)\">");
  private static final Pattern FIGURES = Pattern.compile("<meta name=\"limbeck-figures\" content=\"([^\"]*)\">");
  private static final String INDEX = "index.html";

  /** What figures are: shares of rows, or of variance. */
  static final String SHARE = "share";
  static final String VARIANCE = "R\u00b2";

  private IndexPage() {}

  /**
   * The index of the pages in a directory.
   *
   * @param types those to be listed, by their binary names; null for all
   */
  public static String of(Path directory, Set<String> types) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
        String name = file.getFileName().toString();
        String type = name.substring(0, name.length() - ".html".length());
        if (!name.equals(INDEX) && (types == null || types.contains(type))) {
          rows.add(row(name, type, Files.readString(file, StandardCharsets.UTF_8)));
        }
      }
    }
    String body = "<header><h1>Distilled classes</h1></header>\n<main id=\"content\">\n" + (rows.isEmpty() ? "<p>There are none.</p>\n"
        : Html.table(rows.size() + (rows.size() == 1 ? " type" : " types"), List.of("type", "what was learned", "right", "expected on new rows", "equality"), rows)) + "</main>\n";
    return TypePage.page("Distilled classes", rows.size() + " types", "", "", body);
  }

  private static List<String> row(String file, String type, String page) {
    String[] figures = found(FIGURES, page).split("[|]", 5);
    boolean known = figures.length == 5;
    return List.of("<a href=\"" + Html.text(file) + "\">" + Html.text(type.replace('$', '.')) + "</a>", found(DESCRIPTION, page), known ? share(figures[0], figures[1], "") : "",
        known ? share(figures[0], figures[2], figures[3].isEmpty() ? "" : " (" + figures[3] + ")") : "", known ? figures[4] : "");
  }

  /** As it stands in the page: markup. */
  private static String found(Pattern what, String page) {
    Matcher matcher = what.matcher(page);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String share(String kind, String text, String interval) {
    double share = Double.parseDouble(text);
    return Double.isNaN(share) ? "\u2013" : (kind.equals(VARIANCE) ? VARIANCE + " " + Html.rounded(share) : Html.percent(share)) + interval + Html.bar("more", 4 * Math.max(0, Math.min(1, share)));
  }
}
