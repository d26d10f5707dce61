package io.github.limbeck.processor.dataset;

import static io.github.limbeck.processor.finding.Spelling.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.limbeck.processor.contract.Answer;
import io.github.limbeck.processor.contract.Contract;
import io.github.limbeck.processor.contract.Feature;
import io.github.limbeck.processor.contract.ValueType;
import io.github.limbeck.processor.finding.Diagnostic;
import io.github.limbeck.processor.finding.Finding;
import io.github.limbeck.processor.finding.Place;
import io.github.limbeck.processor.finding.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;

/**
 * Reads a dataset in one streaming pass: RFC 4180 text with a header, or JSON objects, in UTF-8, optionally compressed.
 *
 * <p>Cost: one pass over the bytes; memory grows with the typed columns only. All problems of the header are
 * reported together, and up to {@link #MOST_OF_A_KIND} bad cells of each kind.
 */
public final class DatasetReader {
  /** How many findings of one kind are listed before the rest is only counted. */
  public static final int MOST_OF_A_KIND = 20;

  private static final ValueType WEIGHT = ValueType.primitive("double", ValueType.Presence.REQUIRED);
  private static final int LONGEST_FIELD = 16 << 20;

  private final Source source;
  private final Contract contract;
  private final Limits limits;
  private final Place place;
  private final CellFindings findings;

  private DatasetReader(Source source, Contract contract, Limits limits, Place place) {
    this.source = source;
    this.contract = contract;
    this.limits = limits;
    this.place = place;
    this.findings = new CellFindings(source.name(), place);
  }

  /**
   * Reads and checks all rows.
   *
   * @param place the attribute of the annotation that findings belong to
   * @throws Refusal with everything that is wrong with the file, its header, or its rows
   */
  public static Dataset read(Source source, Contract contract, Limits limits, Place place) throws Refusal {
    return new DatasetReader(source, contract, limits, place).read();
  }

  private Dataset read() throws Refusal {
    Format format = format();
    try {
      String before = source.stamp();
      MessageDigest digest = sha256();
      Dataset dataset;
      try (InputStream raw = new DigestInputStream(new BufferedInputStream(source.open(), 1 << 16), digest);
          InputStream bytes = source.name().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
          Reader text = new BufferedReader(new InputStreamReader(new LimitedInputStream(bytes, limits.bytes()),
              StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
        dataset = readText(format, text, digest, raw);
      }
      if (!before.equals(source.stamp())) {
        throw refuse(Diagnostic.CHANGED_WHILE_READ, source.name() + " changed while it was being read.");
      }
      return dataset;
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof IOException cause) {
        throw ioRefusal(cause);
      }
      throw refuse(Diagnostic.MALFORMED, source.name() + ":" + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
          + ": this is not well-formed JSON: " + clean(e.getOriginalMessage()) + ".");
    } catch (IOException | UncheckedIOException e) {
      throw ioRefusal(e);
    } catch (CsvParseException e) {
      if (hasCause(e, IOException.class).isPresent()) {
        throw ioRefusal(e);
      }
      throw refuse(Diagnostic.MALFORMED, source.name() + " is not well-formed CSV: " + clean(e.getMessage()) + ".");
    }
  }

  private Refusal ioRefusal(Exception e) {
    if (hasCause(e, CharacterCodingException.class).isPresent()) {
      return refuse(Diagnostic.NOT_UTF8, source.name() + " is not UTF-8 text.");
    }
    if (hasCause(e, LimitedInputStream.TooLong.class).isPresent()) {
      return refuse(Diagnostic.TOO_MANY_BYTES, source.name() + " has more than " + limits.bytes() + " bytes.");
    }
    String why = hasCause(e, IOException.class).map(Exception::getClass).map(Class::getSimpleName).orElse("");
    return refuse(Diagnostic.UNREADABLE, source.name() + " can't be read (" + why + ").");
  }

  private Refusal refuse(Diagnostic diagnostic, String detail) {
    return new Refusal(diagnostic, place, detail);
  }

  private static String clean(String message) {
    return message == null ? "" : message.replaceAll("[\\p{Cntrl}\"]+", " ").replaceAll("[.\\s]+$", "");
  }

  private static <E extends Exception> Optional<E> hasCause(Throwable e, Class<E> type) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }

  /** The formats, by their endings. */
  private enum Format {
    CSV,
    TSV,
    JSON
  }

  private Format format() throws Refusal {
    String name = source.name().endsWith(".gz") ? source.name().substring(0, source.name().length() - 3) : source.name();
    if (name.endsWith(".csv")) {
      return Format.CSV;
    }
    if (name.endsWith(".tsv")) {
      return Format.TSV;
    }
    if (name.endsWith(".jsonl") || name.endsWith(".json")) {
      return Format.JSON;
    }
    throw refuse(Diagnostic.FORMAT_UNKNOWN, "The format of " + quote(source.name()) + " is not known by its ending.");
  }

  private Dataset readText(Format format, Reader text, MessageDigest digest, InputStream raw) throws IOException, Refusal {
    skipByteOrderMark(text);
    Rows rows = format == Format.JSON ? readJson(text) : readSeparated(text, format == Format.CSV ? ',' : '\t');
    if (rows.lines.size() == 0 && findings.isEmpty()) {
      throw refuse(Diagnostic.NO_ROWS, source.name() + " has a header but no rows.");
    }
    findings.throwIfAny();
    raw.skip(Long.MAX_VALUE); // what follows a compressed stream belongs to the fingerprint too
    return rows.toDataset(HexFormat.of().formatHex(digest.digest()));
  }

  private Rows readSeparated(Reader text, char separator) throws Refusal {
    // Every limit of the parser lies above ours, so that ours give the message.
    CsvReader<CsvRecord> csv = CsvReader.builder()
        .fieldSeparator(separator)
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .detectBomHeader(false)
        .maxBufferSize(LONGEST_FIELD + 1024)
        .build(CsvRecordHandler.of(handler -> handler.maxFields(1 << 20).maxFieldSize(LONGEST_FIELD)
            .maxRecordSize(LONGEST_FIELD * 4)), text);
    var records = csv.iterator();
    if (!records.hasNext()) {
      throw refuse(Diagnostic.NO_HEADER, source.name() + " is empty.");
    }
    Header header = Header.of(records.next().getFields(), source.name(), place, limits);
    Rows rows = new Rows(Binding.of(contract, header, source.name(), place), header);
    while (records.hasNext()) {
      CsvRecord record = records.next();
      if (rows.mayAdd(record.getFieldCount(), record.getStartingLineNumber())) {
        rows.add(record::getField, record.getStartingLineNumber());
      }
    }
    return rows;
  }

  /** Objects; the fields of the first one are the header. */
  private Rows readJson(Reader text) throws IOException, Refusal {
    try (JsonRows objects = new JsonRows(text)) {
      Optional<JsonRows.Row> object = objects.next();
      if (object.isEmpty()) {
        throw refuse(Diagnostic.NO_ROWS, source.name() + " holds no objects.");
      }
      Header header = Header.of(List.copyOf(object.get().fields().keySet()), source.name(), place, limits);
      Rows rows = new Rows(Binding.of(contract, header, source.name(), place), header);
      Set<String> known = Set.copyOf(header.names());
      for (; object.isPresent(); object = objects.next()) {
        Map<String, String> fields = object.get().fields();
        long line = object.get().line();
        Optional<String> extra = fields.keySet().stream().filter(f -> !known.contains(f)).findFirst();
        if (extra.isPresent()) {
          findings.add(Diagnostic.RAGGED_ROW, line, 1, "the object has a field " + quote(extra.get()) + ", the first object has none");
        } else if (rows.mayAdd(header.names().size(), line)) {
          rows.add(column -> fields.getOrDefault(header.names().get(column), ""), line);
        }
      }
      return rows;
    }
  }

  private static void skipByteOrderMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The columns while they grow. */
  private final class Rows {
    private final Binding binding;
    private final Header header;
    private final List<CellReader> featureReaders = new ArrayList<>();
    private final List<CellReader> answerReaders = new ArrayList<>();
    private final List<ArrayReader> arrayReaders = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> answers = new ArrayList<>();
    private final List<List<double[][]>> arrays = new ArrayList<>();
    private final Optional<Column> weights;
    private final Column lines = new Column(ValueType.primitive("int", ValueType.Presence.REQUIRED));
    private final List<String> missing = contract.request().missing();

    Rows(Binding binding, Header header) {
      this.binding = binding;
      this.header = header;
      Texts shared = new Texts();
      for (Feature feature : contract.features()) {
        Texts texts = feature.type().kind() == ValueType.Kind.STRING ? shared : new Texts();
        featureReaders.add(new CellReader(feature.type(), missing, texts, limits.values(), Diagnostic.TOO_MANY_VALUES));
        columns.add(new Column(feature.type()));
      }
      for (Answer answer : contract.answers()) {
        answerReaders.add(new CellReader(answer.type(), List.of(), new Texts(), limits.answers(), Diagnostic.TOO_MANY_ANSWERS));
        answers.add(new Column(answer.type()));
      }
      weights = binding.weights() < 0 ? Optional.empty() : Optional.of(new Column(WEIGHT));
      contract.arrays().forEach(a -> addArray(new ArrayReader(a.type(), a.dimensions(), a.shape())));
      contract.answers().stream().filter(a -> a.dimensions() > 0)
          .forEach(a -> addArray(new ArrayReader(a.type(), a.dimensions(), List.of())));
    }

    private void addArray(ArrayReader reader) {
      arrayReaders.add(reader);
      arrays.add(new ArrayList<>());
    }

    /** Whether another row may be added: not too many of them, and as many cells as the header has. */
    boolean mayAdd(int cells, long line) throws Refusal {
      if (lines.size() >= limits.rows()) {
        findings.throwIfAny();
        throw refuse(Diagnostic.TOO_MANY_ROWS, source.name() + " has more than " + limits.rows() + " rows.");
      }
      if (cells != header.names().size()) {
        findings.add(Diagnostic.RAGGED_ROW, line, 1, "the row has " + cells + " cells, the header " + header.names().size());
      }
      return cells == header.names().size();
    }

    void add(IntFunction<String> cells, long line) throws Refusal {
      lines.add(line);
      for (int f = 0; f < columns.size(); f++) {
        columns.get(f).add(read(featureReaders.get(f), cells, binding.features()[f], line));
      }
      for (int a = 0; a < answers.size(); a++) {
        if (contract.answers().get(a).dimensions() == 0) {
          answers.get(a).add(read(answerReaders.get(a), cells, binding.answers()[a], line));
        }
      }
      if (weights.isPresent()) {
        weights.get().add(weight(cells, line));
      }
      for (int a = 0; a < arrays.size(); a++) {
        arrays.get(a).add(read(arrayReaders.get(a), cells, binding.arrays().get(a), line));
      }
      if (findings.isFull()) {
        findings.throwIfAny();
      }
    }

    private double read(CellReader reader, IntFunction<String> cells, int column, long line) {
      String cell = cells.apply(column);
      try {
        if (cell.length() > limits.cell()) {
          throw new BadCell(Diagnostic.CELL_TOO_LONG,
              "the cell has " + cell.length() + " characters, at most " + limits.cell() + " are read");
        }
        return reader.read(cell);
      } catch (BadCell e) {
        report(e, line, column);
        return 0;
      }
    }

    private double weight(IntFunction<String> cells, long line) {
      double weight = read(new CellReader(WEIGHT, List.of(), new Texts(), 1, Diagnostic.TOO_MANY_VALUES), cells, binding.weights(), line);
      if (weight < 0) {
        report(new BadCell(Diagnostic.OUT_OF_RANGE, "a weight is not negative"), line, binding.weights());
      }
      return weight;
    }

    private double[][] read(ArrayReader reader, IntFunction<String> cells, Binding.OfArray bound, long line) {
      try {
        return bound.isOneColumn()
            ? reader.read(cells.apply(bound.first()))
            : reader.read(bound.columns().stream().map(row -> row.stream().map(cells::apply).toList()).toList());
      } catch (BadCell e) {
        report(e, line, bound.first());
        return new double[1][1];
      }
    }

    private void report(BadCell e, long line, int column) {
      findings.add(e.diagnostic(), line, column + 1, "(" + quote(header.names().get(column)) + ") " + e.getMessage());
    }

    Dataset toDataset(String fingerprint) throws Refusal {
      List<List<String>> vocabularies = new ArrayList<>();
      for (int f = 0; f < columns.size(); f++) {
        vocabularies.add(Vocabulary.inOrder(contract.features().get(f).type(), featureReaders.get(f).texts(), columns.get(f)));
      }
      List<ArrayColumn> arrayColumns = arrays.stream().map(ArrayColumn::new).toList();
      int nextArray = contract.arrays().size();
      List<Dataset.AnswerColumn> answerColumns = new ArrayList<>();
      for (int a = 0; a < answers.size(); a++) {
        Answer answer = contract.answers().get(a);
        if (answer.dimensions() > 0) {
          ArrayColumn cells = arrayColumns.get(nextArray++);
          answerColumns.add(new Dataset.AnswerColumn(answer, Vocabulary.labels(answer.type(), cells, limits.answers()), answers.get(a),
              Optional.of(cells)));
          continue;
        }
        List<String> labels = Vocabulary.labels(answer.type(), answerReaders.get(a).texts(), answers.get(a), limits.answers())
            .orElseThrow(() -> refuse(Diagnostic.TOO_MANY_ANSWERS, source.name() + " has more than " + limits.answers()
                + " distinct answers for " + answer.name() + "."));
        answerColumns.add(new Dataset.AnswerColumn(answer, labels, answers.get(a)));
      }
      return new Dataset(source.name(), fingerprint, contract.features(), columns, vocabularies,
          arrayColumns.subList(0, contract.arrays().size()), answerColumns, lines, weights);
    }
  }

  /** Bad cells, at most {@link #MOST_OF_A_KIND} of a kind. */
  private static final class CellFindings {
    private static final int ENOUGH = 1000;

    private final String name;
    private final Place place;
    private final List<Finding> findings = new ArrayList<>();
    private final int[] counts = new int[Diagnostic.values().length];
    private int total;

    CellFindings(String name, Place place) {
      this.name = name;
      this.place = place;
    }

    void add(Diagnostic diagnostic, long line, int column, String detail) {
      total++;
      if (counts[diagnostic.ordinal()]++ < MOST_OF_A_KIND) {
        findings.add(Finding.of(diagnostic, place, name + ":" + line + ":" + column + ": " + detail + "."));
      }
    }

    boolean isEmpty() {
      return total == 0;
    }

    boolean isFull() {
      return total >= ENOUGH;
    }

    void throwIfAny() throws Refusal {
      if (total == 0) {
        return;
      }
      List<Finding> all = new ArrayList<>(findings);
      if (total > findings.size()) {
        Finding last = all.remove(all.size() - 1);
        all.add(Finding.of(last.diagnostic(), place, last.detail() + " (and " + (total - findings.size())
            + (total >= ENOUGH ? " or more" : "") + " others in this file)"));
      }
      throw new Refusal(all);
    }
  }
}
