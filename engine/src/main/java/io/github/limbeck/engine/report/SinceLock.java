package io.github.limbeck.engine.report;

import java.util.List;

/**
 * How what was learned differs from what was accepted last.
 *
 * @param file the lock file, as it is shown
 * @param lines the differences in words; none if there is no difference
 */
public record SinceLock(String file, List<String> lines) {
  public SinceLock {
    lines = List.copyOf(lines);
  }

  /** The part of a page. */
  String section() {
    String since = "Since <code>" + Html.text(file) + "</code> was accepted";
    return lines.isEmpty() ? "<p class=\"known\"><strong>" + since + ":</strong> nothing has changed.</p>\n"
        : "<div class=\"refused\"><strong>" + since + ":</strong><pre>" + Html.text(String.join("\n", lines)) + "</pre></div>\n";
  }
}
