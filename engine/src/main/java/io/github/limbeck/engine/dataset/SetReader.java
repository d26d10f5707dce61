package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads sets of constants: a JSON array of them, or constants with commas, semicolons or bars between them; an empty cell is the empty set. */
final class SetReader {
  private static final String BETWEEN = "\\s*[,;|]\\s*";

  private final ValueType of;
  private final List<String> missing;
  private final CellReader constants;

  /**
   * @param of the enum
   * @param missing what is written where there is no value
   */
  SetReader(ValueType of, List<String> missing) {
    this.of = of;
    this.missing = missing;
    this.constants = new CellReader(of, List.of(), new Texts(), of.constants().size(), Diagnostic.TOO_MANY_VALUES);
  }

  /** The places of the constants among those of the enum. */
  Set<Double> read(String raw) throws BadCell {
    String text = raw.strip();
    if (text.isEmpty() || missing.contains(text) || text.equals("[]")) {
      return Set.of();
    }
    List<String> written = text.startsWith("[") ? new ArrayReader(of, 1, List.of()).elements(text) : List.of(text.split(BETWEEN));
    Set<Double> held = new HashSet<>();
    for (String constant : written) {
      held.add(constants.read(constant.strip()));
    }
    return held;
  }
}
