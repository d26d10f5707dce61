package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.ContentHash;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.distil.RowVerdicts;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.util.HashMap;
import java.util.Map;

/** Runs a compiled class on all rows. */
final class Trial implements Question<Tally> {
  private static final long serialVersionUID = 1L;

  private final String contractText;
  private final int parameters;
  private final String className;
  private final HashMap<String, byte[]> classes;
  private final boolean holdsBack;
  private final RoundSettings settings;
  private transient Contract contract;
  private transient ClassLoader loader;

  /**
   * @param parameters how many parameters the method has
   * @param className the generated class
   * @param classes the class, and those that it mentions
   * @param holdsBack whether rows are held back
   */
  Trial(Contract contract, int parameters, String className, Map<String, byte[]> classes, boolean holdsBack, RoundSettings settings) {
    this.contractText = contract.write();
    this.parameters = parameters;
    this.className = className;
    this.classes = new HashMap<>(classes);
    this.holdsBack = holdsBack;
    this.settings = settings;
  }

  private Contract contract() {
    contract = contract == null ? Contract.read(contractText) : contract;
    return contract;
  }

  @Override
  public Tally none() {
    return new Tally(contract().answers().size(), contract().formula().isPresent(), settings);
  }

  @Override
  public Tally with(Tally before, Part part) {
    if (!part.problem().isEmpty()) {
      before.faults().add(part.problem());
      return before;
    }
    try {
      Dataset data = DatasetReader.read(part.source(), contract(), Limits.DEFAULT, Place.SUBJECT);
      loader = loader == null ? InMemoryCompiler.load(classes) : loader;
      RowVerdicts verdicts = RowVerdicts.of(contract(), parameters, data, loader, className);
      ContentHash hash = new ContentHash(data);
      for (int row = 0; row < data.rows(); row++) {
        int at = row;
        long features = hash.features(row, contract().request().seed());
        before.add(verdicts, row, holdsBack && Draw.isHeld(features, settings), features, hash.answers(row, 0), () -> Drawn.of(part, at));
      }
    } catch (Refusal e) {
      before.faults().add(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class can't be run: " + e, e);
    }
    return before;
  }

  @Override
  public Tally together(Tally one, Tally other) {
    return one.with(other);
  }
}
