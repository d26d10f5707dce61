package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.ItemsFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One list of things per row of a dataset.
 *
 * @param feature what the contract says of it
 * @param rows per row of the dataset the items, {@code [item][field]}: numbers, 1 or 0 for truth values, codes of nominal values
 * @param vocabularies per field the texts or constants that its codes stand for; empty for numbers
 */
public record ItemColumn(ItemsFeature feature, List<double[][]> rows, List<List<String>> vocabularies) {
  public ItemColumn {
    rows = List.copyOf(rows);
    vocabularies = List.copyOf(vocabularies);
  }

  /** The same lists in the codes of another column of the same list; texts that the other does not know come after those it knows. */
  ItemColumn recodedLike(ItemColumn other) {
    List<List<String>> extended = new ArrayList<>();
    for (int f = 0; f < vocabularies.size(); f++) {
      List<String> texts = new ArrayList<>(other.vocabularies.get(f));
      if (!vocabularies.get(f).equals(texts)) {
        ItemsReader.recode(rows, f, Dataset.codesWithin(texts, vocabularies.get(f)));
      }
      extended.add(texts);
    }
    return new ItemColumn(feature, rows, extended);
  }

  /** The lists of some rows of the dataset, in their order. */
  ItemColumn select(IntPredicate wanted) {
    return new ItemColumn(feature, IntStream.range(0, rows.size()).filter(wanted).mapToObj(rows::get).toList(), vocabularies);
  }
}
