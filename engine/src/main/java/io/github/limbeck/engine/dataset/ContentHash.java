package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.ValueType.Kind;
import java.util.List;

/** A well-mixed hash of what a row says, whatever codes its dataset has, and however its numbers are written. */
public final class ContentHash {
  private final Dataset data;
  private final int read;

  /**
   * @param data whose rows are hashed
   */
  public ContentHash(Dataset data) {
    this.data = data;
    this.read = data.columns().size() - data.aggregates().size();
  }

  /** The hash of a row's features. */
  public long features(int row, long seed) {
    long h = mixed(seed, read);
    for (int f = 0; f < read; f++) {
      double value = data.columns().get(f).get(row);
      boolean text = data.features().get(f).type().kind() == Kind.STRING && !Double.isNaN(value);
      h = text ? mixed(h, data.vocabularies().get(f).get((int) value)) : mixed(h, value);
    }
    for (ArrayColumn array : data.arrays()) {
      h = mixed(h, array.rows().get(row));
    }
    for (ItemColumn list : data.items()) {
      h = items(h, list, row);
    }
    return h;
  }

  private static long items(long before, ItemColumn list, int row) {
    long h = mixed(before, list.rows().get(row).length);
    for (double[] item : list.rows().get(row)) {
      for (int f = 0; f < item.length; f++) {
        List<String> texts = list.vocabularies().get(f);
        h = texts.isEmpty() || Double.isNaN(item[f]) ? mixed(h, item[f]) : mixed(h, texts.get((int) item[f]));
      }
    }
    return h;
  }

  /** The hash of a row's answers. */
  public long answers(int row, long seed) {
    long h = mixed(seed, data.answers().size());
    for (Dataset.AnswerColumn answer : data.answers()) {
      h = answer.cells().isPresent() ? mixed(h, answer.cells().get().rows().get(row))
          : answer.answer().type().kind() == Kind.REAL ? mixed(h, answer.codes().get(row)) : mixed(h, answer.labels().get((int) answer.codes().get(row)));
    }
    return h;
  }

  private static long mixed(long before, double[][] cells) {
    long h = mixed(before, cells.length);
    for (double[] line : cells) {
      h = mixed(h, line.length);
      for (double cell : line) {
        h = mixed(h, cell);
      }
    }
    return h;
  }

  private static long mixed(long before, String text) {
    long h = mixed(before, text.length());
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mixed(h, 0L);
  }

  private static long mixed(long before, double value) {
    return mixed(before, Double.doubleToLongBits(value + 0.0));
  }

  /** The finalizer of MurmurHash3 (A. Appleby). */
  private static long mixed(long before, long bits) {
    long h = (before ^ bits) + 0x9E3779B97F4A7C15L;
    h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
    h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
    return h ^ h >>> 33;
  }
}
