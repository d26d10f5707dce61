package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.DialectSniffer;
import io.github.limbeck.engine.source.OpenDataset;
import io.github.limbeck.engine.source.SheetHeaders;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells from what is wrong with a text file whether it is only written in another way, and what to write then. */
final class WrittenOtherwise {
  private static final Set<Diagnostic> OF_COLUMNS = EnumSet.of(Diagnostic.COLUMN_NOT_FOUND, Diagnostic.ANSWER_NOT_FOUND, Diagnostic.RAGGED_ROW, Diagnostic.DUPLICATE_COLUMN,
      Diagnostic.MALFORMED, Diagnostic.AMBIGUOUS_COLUMN);
  private static final Set<Diagnostic> OF_NUMBERS = EnumSet.of(Diagnostic.BAD_VALUE);

  private WrittenOtherwise() {}

  /**
   * What to say in place of many findings; empty if the way the file is written does not explain them.
   *
   * @param contract what columns are looked for, and the dialect the file was read in
   */
  static Optional<Refusal> refusal(Refusal refusal, Source source, Contract contract, Place place) {
    if (source instanceof Source.Rows) {
      return Optional.empty();
    }
    Dialect given = contract.request().dialect();
    try {
      if (!OpenDataset.isSeparated(source)) {
        return has(refusal, OF_COLUMNS) ? sheet(refusal, source, contract, place) : Optional.empty();
      }
      Dialect seen = DialectSniffer.sniff(source);
      boolean charset = has(refusal, EnumSet.of(Diagnostic.NOT_UTF8)) && !seen.charset().equalsIgnoreCase(given.charset());
      boolean columns = has(refusal, OF_COLUMNS) && (!seen.separator().equals(given.separator()) || seen.header() != given.header());
      boolean numbers = has(refusal, OF_NUMBERS) && !(seen.decimal() + "|" + seen.grouping() + "|" + seen.units()).equals(given.decimal() + "|" + given.grouping() + "|" + given.units());
      boolean dates = has(refusal, OF_NUMBERS) && !seen.date().isEmpty() && !seen.date().equals(given.date());
      // What was given goes on, unless it is what is wrong.
      Dialect written = new Dialect(columns ? seen.separator() : either(given.separator(), seen.separator()), numbers ? seen.decimal() : either(given.decimal(), seen.decimal()),
          numbers ? seen.grouping() : either(given.grouping(), seen.grouping()), charset ? seen.charset() : either(given.charset(), seen.charset()),
          columns ? seen.header() : Math.max(given.header(), seen.header()), given.units() || seen.units(), dates ? seen.date() : either(given.date(), seen.date()), "", 1);
      List<String> attributes = written.attributes();
      if (!charset && !columns && !numbers && !dates || attributes.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new Refusal(List.of(Finding.of(charset && !columns && !numbers && !dates ? Diagnostic.NOT_UTF8 : Diagnostic.WRITTEN_OTHERWISE, place, source.name() + " is not written as was expected: "
          + problem(refusal) + " Judging by its first bytes, it is read with @Csv(" + String.join(", ", attributes) + ") beside @DistillFrom."))));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // what was wrong stays what is said
    }
  }

  /** Where on a workbook the columns are that were looked for in vain. */
  private static Optional<Refusal> sheet(Refusal refusal, Source source, Contract contract, Place place) throws IOException {
    Set<String> wanted = contract.features().stream().flatMap(f -> f.columns().stream()).map(Header::normal).collect(Collectors.toSet());
    Optional<SheetHeaders.Candidate> best = SheetHeaders.of(source).stream().max(Comparator.comparingLong(c -> found(c, wanted)));
    Dialect given = contract.request().dialect();
    boolean other = best.isPresent() && found(best.get(), wanted) > 0
        && (best.get().row() != given.sheetHeader() || !(given.sheet().isEmpty() ? best.get().isFirst() : best.get().sheet().equals(given.sheet())));
    if (!other) {
      return Optional.empty();
    }
    String sheet = best.get().isFirst() ? "" : "\"" + best.get().sheet().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    String header = best.get().row() == 1 ? "" : "header = " + best.get().row();
    String attributes = sheet.isEmpty() || header.isEmpty() ? sheet + header : "value = " + sheet + ", " + header;
    return Optional.of(new Refusal(Diagnostic.WRITTEN_OTHERWISE, place, source.name() + " has the columns elsewhere: " + problem(refusal) + " They are found with @Sheet("
        + attributes + ") beside @DistillFrom."));
  }

  private static long found(SheetHeaders.Candidate candidate, Set<String> wanted) {
    return candidate.cells().stream().map(c -> Header.normal(c.trim())).filter(wanted::contains).distinct().count();
  }

  private static String either(String given, String seen) {
    return given.isEmpty() ? seen : given;
  }

  private static boolean has(Refusal refusal, Set<Diagnostic> diagnostics) {
    return refusal.findings().stream().anyMatch(f -> diagnostics.contains(f.diagnostic()));
  }

  /** The first thing that is wrong, as it would have been said alone. */
  private static String problem(Refusal refusal) {
    String first = refusal.findings().get(0).detail();
    int others = refusal.findings().size() - 1;
    return first + (others > 0 ? " (And " + others + " more.)" : "");
  }
}
