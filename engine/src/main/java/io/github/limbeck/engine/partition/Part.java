package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.RowReader;
import io.github.limbeck.engine.source.Source;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a partition, as they were read.
 *
 * @param rows their cells are in the order of the columns
 * @param problem why no rows could be read, in words that name the file; empty if they could
 */
public record Part(Origin origin, List<RowReader.Row> rows, String problem) {
  /**
   * Where rows were read.
   *
   * @param name what messages call the file
   * @param separated whether cells are as a text with separators has them
   */
  public record Origin(String name, List<String> columns, boolean separated) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Origin {
      columns = List.copyOf(columns);
    }
  }

  public Part(Origin origin, List<RowReader.Row> rows) {
    this(origin, rows, "");
  }

  /** A file that can't be read. */
  public static Part unreadable(String file, String problem) {
    return new Part(new Origin(file, List.of(), false), List.of(), problem);
  }

  /** The rows as a contract binds them; nothing, with the reason among the faults, if they can't be read or bound. */
  Optional<Dataset> read(Contract contract, Faults faults) {
    if (!problem.isEmpty()) {
      faults.add(problem);
      return Optional.empty();
    }
    try {
      return Optional.of(DatasetReader.read(source(""), contract, Limits.DEFAULT, Place.SUBJECT));
    } catch (Refusal e) {
      faults.add(e);
      return Optional.empty();
    }
  }

  /**
   * The rows, to be read by a contract.
   *
   * @param fingerprint what tells them from others
   */
  Source source(String fingerprint) {
    return new Source.Rows(origin.name(), origin.columns(), rows, fingerprint, origin.separated());
  }
}
