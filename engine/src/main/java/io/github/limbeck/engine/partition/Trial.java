package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.ContentHash;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.RowVerdicts;
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
    part.read(contract(), before.faults()).ifPresent(data -> run(before, part, data));
    return before;
  }

  private void run(Tally tally, Part part, Dataset data) {
    try {
      loader = loader == null ? InMemoryCompiler.load(classes) : loader;
      RowVerdicts verdicts = RowVerdicts.of(contract(), parameters, data, loader, className);
      ContentHash hash = new ContentHash(data);
      for (int row = 0; row < data.rows(); row++) {
        int at = row;
        long features = hash.features(row, contract().request().seed());
        tally.add(verdicts, row, holdsBack && Draw.isHeld(features, settings), features, hash.answers(row, 0), () -> Drawn.of(part, at));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class can't be run: " + e, e);
    }
  }

  @Override
  public Tally together(Tally one, Tally other) {
    return one.with(other);
  }
}
