package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.model.DecisionList;
import java.util.List;

/**
 * The rows that a model is to fit, of which the trainer sees a working set alone. They may be many, and lie anywhere: what is asked of
 * them here can be answered by parts of them, one by one, without putting the parts together.
 *
 * <p>What is handed out depends on what the rows hold, never on their order.
 */
public interface TrainingRows {
  /** What the columns mean. */
  List<Feature> features();

  /** How many answer codes there are. */
  int answers();

  /** How many rows there are. */
  long size();

  /**
   * Rows in the order of their content: all of them, if there are no more than asked for; else those whose content has the least hashes,
   * each answer with its share, and at least a few of each.
   *
   * @param most about how many rows are wanted
   * @param seed what the hashes start from
   */
  Examples sample(int most, long seed);

  /** All rows as numbers of bins. */
  BinnedRows binned(Bins bins);

  /**
   * What a model gets wrong.
   *
   * @param most about how many rows are wanted; they are chosen as a sample's are
   * @param seed what the hashes start from
   */
  Counterexamples counterexamples(DecisionList list, int most, long seed);

  /**
   * Rows that a model gets wrong.
   *
   * @param rows how many there are of them
   * @param examples some of them
   */
  record Counterexamples(long rows, Examples examples) {}
}
