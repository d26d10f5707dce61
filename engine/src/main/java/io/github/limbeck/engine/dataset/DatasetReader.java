package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.quote;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.OpenDataset;
import io.github.limbeck.engine.source.ReadFailure;
import io.github.limbeck.engine.source.RowReader;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads a dataset in one streaming pass, whatever its format, and binds its columns to a contract.
 *
 * <p>Cost: one pass over the rows; memory grows with the typed columns only. All problems of the header are
 * reported together, and up to {@link #MOST_OF_A_KIND} bad cells of each kind.
 */
public final class DatasetReader {
  /** How many findings of one kind are listed before the rest is only counted. */
  public static final int MOST_OF_A_KIND = 20;

  private static final ValueType WEIGHT = ValueType.primitive("double", ValueType.Presence.REQUIRED);

  private final Source source;
  private final Contract contract;
  private final Limits limits;
  private final Place place;
  private final CellFindings findings;
  private final Derivations derivations;

  private DatasetReader(Source source, Contract contract, Limits limits, Place place, Derivations derivations) {
    this.derivations = derivations;
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
    return read(source, contract, limits, place, Derivations.NONE);
  }

  /**
   * Reads and checks all rows, and has computed what methods of records compute.
   *
   * @throws Refusal also where such a method throws
   */
  public static Dataset read(Source source, Contract contract, Limits limits, Place place, Derivations derivations) throws Refusal {
    return new DatasetReader(source, contract, limits, place, derivations).read();
  }

  private Dataset read() throws Refusal {
    try {
      return readAll();
    } catch (Refusal e) {
      throw WrittenOtherwise.refusal(e, source, contract, place).orElse(e);
    }
  }

  private Dataset readAll() throws Refusal {
    Optional<String> problem = JdkValues.problem(contract.request().dialect());
    if (problem.isPresent()) {
      throw refuse(Diagnostic.BAD_CSV, problem.get());
    }
    try {
      String before = stamp();
      Dataset dataset;
      try (OpenDataset open = OpenDataset.of(source, limits, contract.request().dialect())) {
        dataset = read(open);
      }
      if (!before.equals(stamp())) {
        throw refuse(Diagnostic.CHANGED_WHILE_READ, source.name() + " changed while it was being read.");
      }
      return dataset;
    } catch (IOException | UncheckedIOException e) {
      throw ReadFailure.refusal(e, source, limits, place);
    }
  }

  private String stamp() throws IOException {
    return source.stamp();
  }

  private Dataset read(OpenDataset open) throws IOException, Refusal {
    List<String> columns = open.rows().columns();
    Optional<RowReader.Row> row = open.rows().next();
    if (columns.isEmpty() && row.isEmpty()) {
      throw refuse(source.name().contains(".json") ? Diagnostic.NO_ROWS : Diagnostic.NO_HEADER, source.name() + " is empty.");
    }
    Header header = Header.of(columns, source.name(), place, limits);
    Rows rows = new Rows(Binding.of(contract, header, source.name(), place), header);
    for (; row.isPresent(); row = open.rows().next()) {
      rows.add(row.get());
    }
    if (rows.lines.size() == 0 && findings.isEmpty()) {
      throw refuse(Diagnostic.NO_ROWS, source.name() + " has a header but no rows.");
    }
    findings.throwIfAny();
    return rows.toDataset(open.fingerprint());
  }

  private Refusal refuse(Diagnostic diagnostic, String detail) {
    return new Refusal(diagnostic, place, detail);
  }

  /** The columns while they grow. */
  private final class Rows {
    private final Binding binding;
    private final Header header;
    private final List<CellReader> featureReaders = new ArrayList<>();
    /** Per feature its type of the JDK, or null. */
    private final List<JdkType> types = new ArrayList<>();
    private final List<CellReader> answerReaders = new ArrayList<>();
    private final List<ArrayReader> arrayReaders = new ArrayList<>();
    private final List<ItemsReader> itemReaders = new ArrayList<>();
    private final Optional<BodyRows> bodies;
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> answers = new ArrayList<>();
    private final List<List<double[][]>> arrays = new ArrayList<>();
    private final Optional<Column> weights;
    private final CellReader weightReader;
    private final MarkReader marks;
    private final Column lines = new Column(ValueType.primitive("int", ValueType.Presence.REQUIRED));
    /** The elements of the arrays of the row that is read, by their column. */
    private final Map<Integer, List<String>> split = new HashMap<>();
    /** The constants in the sets of the row that is read, by their column. */
    private final Map<Integer, Set<Double>> sets = new HashMap<>();
    private final Map<Integer, SetReader> setReaders = new HashMap<>();
    private final List<String> missing = contract.request().missing();

    Rows(Binding binding, Header header) {
      this.binding = binding;
      this.header = header;
      Texts shared = new Texts();
      Dialect dialect = dialect();
      for (Feature feature : contract.features().subList(0, contract.columnsRead())) {
        Texts texts = feature.type().kind() == ValueType.Kind.STRING ? shared : new Texts();
        featureReaders.add(new CellReader(feature.type(), missing, texts, limits.values(), Diagnostic.TOO_MANY_VALUES, dialect));
        types.add(JdkType.of(feature.type().javaName()).orElse(null));
        columns.add(new Column(feature.type()));
      }
      for (Answer answer : contract.answers()) {
        answerReaders.add(new CellReader(answer.type(), List.of(), new Texts(), limits.answers(), Diagnostic.TOO_MANY_ANSWERS, dialect));
        answers.add(new Column(answer.type()));
      }
      weights = binding.weights() < 0 ? Optional.empty() : Optional.of(new Column(WEIGHT));
      weightReader = new CellReader(WEIGHT, List.of(), new Texts(), 1, Diagnostic.TOO_MANY_VALUES, dialect);
      marks = new MarkReader(binding.group(), binding.order(), contract.change().isPresent());
      bodies = contract.bodies().map(b -> new BodyRows(contract, limits.values()));
      contract.items().forEach(i -> itemReaders.add(new ItemsReader(i, limits.values())));
      contract.arrays().forEach(a -> addArray(new ArrayReader(a.type(), a.dimensions(), a.shape())));
      contract.answers().stream().filter(a -> a.dimensions() > 0)
          .forEach(a -> addArray(ArrayReader.ofAnswer(a.type(), a.dimensions())));
    }

    /** How cells are written: other files than texts have numbers as programs write them. */
    private Dialect dialect() {
      Dialect given = contract.request().dialect();
      return OpenDataset.isSeparated(source) ? given : Dialect.USUAL.withDate(given.date());
    }

    private void addArray(ArrayReader reader) {
      arrayReaders.add(reader);
      arrays.add(new ArrayList<>());
    }

    /** Adds a row, unless there is something wrong with it as such. */
    void add(RowReader.Row row) throws Refusal {
      if (lines.size() >= limits.rows()) {
        findings.throwIfAny();
        throw refuse(Diagnostic.TOO_MANY_ROWS, source.name() + " has more than " + limits.rows() + " rows.");
      }
      int cells = row.cells().size();
      if (!row.problem().isEmpty() || cells != header.names().size()) {
        findings.add(Diagnostic.RAGGED_ROW, row.line(), 1, row.problem().isEmpty()
            ? "the row has " + cells + " cells, the header " + header.names().size() : row.problem());
      } else {
        add(row.cells()::get, row.line());
      }
      if (findings.isFull()) {
        findings.throwIfAny();
      }
    }

    private void add(IntFunction<String> cells, long line) {
      lines.add(line);
      split.clear();
      sets.clear();
      for (int f = 0; f < columns.size(); f++) {
        columns.get(f).add(value(f, cells, line));
      }
      for (int a = 0; a < answers.size(); a++) {
        if (contract.answers().get(a).dimensions() == 0 && contract.bodies().isEmpty()) {
          answers.get(a).add(read(answerReaders.get(a), cells, binding.answers()[a], line));
        }
      }
      if (weights.isPresent()) {
        weights.get().add(weight(cells, line));
      }
      addMarks(cells, line);
      for (int a = 0; a < arrays.size(); a++) {
        arrays.get(a).add(read(arrayReaders.get(a), cells, binding.arrays().get(a), line));
      }
      for (int i = 0; i < itemReaders.size(); i++) {
        addItems(itemReaders.get(i), cells, binding.items()[i], line);
      }
      if (bodies.isPresent()) {
        addItems(bodies.get().answers(), cells, binding.answers()[0], line);
        bodies.get().problem(itemReaders.get(0)).ifPresent(problem -> report(problem, line, binding.items()[0]));
      }
    }

    /** The value of a feature, as far as cells have it. */
    private double value(int f, IntFunction<String> cells, long line) {
      Feature feature = contract.features().get(f);
      if (feature.isDerived()) {
        return 0; // computed when all rows are there
      } else if (binding.features()[f] < 0) {
        return Double.NaN;
      } else if (feature.part().isPresent()) {
        return part(f);
      } else if (feature.member().isPresent()) {
        return member(feature.member().get(), cells, binding.features()[f], line);
      }
      return binding.elements()[f] < 0 ? read(featureReaders.get(f), cells, binding.features()[f], line) : element(f, cells, line);
    }

    /** What a calendar says of the date that was read before it. */
    private double part(int feature) {
      int whole = feature - 1;
      while (contract.features().get(whole).part().isPresent()) {
        whole--;
      }
      String java = contract.features().get(feature).java();
      return types.get(whole).part(java.substring(java.lastIndexOf('.') + 1), columns.get(whole).get(columns.get(whole).size() - 1));
    }

    /** Whether a constant is in the set that a cell holds. What is wrong with the cell is said once. */
    private double member(Feature.Member member, IntFunction<String> cells, int column, long line) {
      Set<Double> held = sets.computeIfAbsent(column, c -> {
        try {
          return setReaders.computeIfAbsent(c, of -> new SetReader(member.of(), missing)).read(textOf(cells, c));
        } catch (BadCell e) {
          report(e, line, c);
          return Set.of();
        }
      });
      return held.contains((double) member.constant()) ? 1 : 0;
    }

    private double read(CellReader reader, IntFunction<String> cells, int column, long line) {
      String cell = cells.apply(column);
      try {
        if (cell != null && cell.length() > limits.cell()) {
          throw new BadCell(Diagnostic.CELL_TOO_LONG,
              "the cell has " + cell.length() + " characters, at most " + limits.cell() + " are read");
        }
        return reader.read(cell);
      } catch (BadCell e) {
        report(e, line, column);
        return 0;
      }
    }

    /** An element of an array of fixed shape whose column holds all of it. What is wrong with the array as such is said once. */
    private double element(int feature, IntFunction<String> cells, long line) {
      Feature.Cell cell = contract.features().get(feature).cell().orElseThrow();
      int column = binding.features()[feature];
      List<String> elements = split.computeIfAbsent(column, c -> {
        try {
          return new ArrayReader(contract.features().get(feature).type(), cell.shape().size(), cell.shape()).elements(textOf(cells, c));
        } catch (BadCell e) {
          report(e, line, c);
          return List.of();
        }
      });
      if (elements.isEmpty()) {
        return 0;
      }
      try {
        return featureReaders.get(feature).read(elements.get(binding.elements()[feature]));
      } catch (BadCell e) {
        report(new BadCell(e.diagnostic(), "element " + cell.index().stream().map(i -> "[" + i + "]").collect(Collectors.joining()) + ": " + e.getMessage()), line, column);
        return 0;
      }
    }

    private double weight(IntFunction<String> cells, long line) {
      double weight = read(weightReader, cells, binding.weights(), line);
      if (weight < 0) {
        report(new BadCell(Diagnostic.OUT_OF_RANGE, "a weight is 0 or more"), line, binding.weights());
      }
      return weight;
    }

    private void addMarks(IntFunction<String> cells, long line) {
      try {
        marks.addGroup(cells);
      } catch (BadCell e) {
        report(e, line, binding.group());
      }
      try {
        marks.addOrder(cells);
      } catch (BadCell e) {
        report(e, line, binding.order());
      }
    }

    private void addItems(ItemsReader reader, IntFunction<String> cells, int column, long line) {
      try {
        reader.add(textOf(cells, column));
      } catch (BadCell e) {
        report(e, line, column);
      }
    }

    private double[][] read(ArrayReader reader, IntFunction<String> cells, Binding.OfArray bound, long line) {
      try {
        return bound.isOneColumn()
            ? reader.read(textOf(cells, bound.first()))
            : reader.read(bound.columns().stream().map(row -> row.stream().map(column -> textOf(cells, column)).toList()).toList());
      } catch (BadCell e) {
        report(e, line, bound.first());
        return new double[1][1];
      }
    }

    private static String textOf(IntFunction<String> cells, int column) {
      return Objects.requireNonNullElse(cells.apply(column), "");
    }

    private void report(BadCell e, long line, int column) {
      findings.add(e.diagnostic(), line, column + 1, "(" + quote(header.names().get(column)) + ") " + e.getMessage());
    }

    Dataset toDataset(String fingerprint) throws Refusal {
      if (weights.isPresent() && IntStream.range(0, lines.size()).allMatch(i -> weights.get().get(i) == 0)) {
        throw new Refusal(Diagnostic.NO_WEIGHTS, contract.request().weight().isEmpty() ? Place.SUBJECT : Place.attribute("weight"), "All " + lines.size() + " rows of " + source.name() + " have the weight 0 in the column "
            + quote(header.names().get(binding.weights())) + ".");
      }
      if (bodies.isPresent()) {
        return Aggregates.complete(contract, bodies.get().dataset(source.name(), fingerprint, itemReaders.get(0).toColumn(), lines));
      }
      List<List<String>> vocabularies = new ArrayList<>();
      for (int f = 0; f < columns.size(); f++) {
        vocabularies.add(Vocabulary.inOrder(contract.features().get(f).type(), featureReaders.get(f).texts(), columns.get(f)));
      }
      new DerivedColumns(source.name(), contract.features().subList(0, columns.size()), columns, lines, vocabularies).fill(derivations);
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
      Dataset read = new Dataset(source.name(), fingerprint, contract.features().subList(0, columns.size()), columns, vocabularies,
          arrayColumns.subList(0, contract.arrays().size()), answerColumns, lines, marks.toMarks(weights),
          itemReaders.stream().map(ItemsReader::toColumn).toList(), List.of());
      return Aggregates.complete(contract, read);
    }
  }
}
