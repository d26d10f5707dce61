package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The values of one feature, one per row, in chunks, so that what is read is hardly ever copied.
 *
 * <p>Every value reads as a double: 0 or 1 for booleans, the number itself for numbers, the code of the
 * constant or text for nominal values, {@link Double#NaN} where it is missing. Integers lie within ±2^53 and
 * are exact. Narrow types are stored narrowly.
 */
public final class Column {
  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;
  /** How long a chunk is at first. */
  private static final int FIRST = 64;

  private enum Width {
    BYTE,
    INT,
    DOUBLE
  }

  private final Width width;
  private final List<byte[]> bytes = new ArrayList<>();
  private final List<int[]> ints = new ArrayList<>();
  private final List<double[]> doubles = new ArrayList<>();
  private int size;

  Column(ValueType type) {
    this(widthOf(type));
  }

  private Column(Width width) {
    this.width = width;
  }

  /** A column of values that did not come from a file. */
  public static Column of(ValueType type, double[] values) {
    Column column = new Column(type);
    for (double value : values) {
      column.add(value);
    }
    return column;
  }

  /** The values of some rows, in their order. */
  Column select(IntPredicate wanted) {
    Column some = new Column(width);
    for (int row = 0; row < size; row++) {
      if (wanted.test(row)) {
        some.add(get(row));
      }
    }
    return some;
  }

  private static Width widthOf(ValueType type) {
    if (type.presence().mayBeMissing() || type.javaName().equals("long")
        || type.kind() == ValueType.Kind.INTEGER && type.javaName().contains(".")) {
      return Width.DOUBLE;
    }
    return switch (type.kind()) {
      case BOOLEAN -> Width.BYTE;
      case REAL -> Width.DOUBLE;
      case INTEGER, CHARACTER, STRING, ENUM -> Width.INT;
    };
  }

  void add(double value) {
    int at = size & MASK;
    int chunk = size >> BITS;
    if (at == 0 || Integer.bitCount(at) == 1 && at >= FIRST) {
      grow(chunk, at == 0 ? FIRST : 2 * at);
    }
    switch (width) {
      case BYTE -> bytes.get(chunk)[at] = (byte) value;
      case INT -> ints.get(chunk)[at] = (int) value;
      case DOUBLE -> doubles.get(chunk)[at] = value;
    }
    size++;
  }

  /** Chunks grow by doubling, so that thousands of columns of few rows fit into memory. */
  private void grow(int chunk, int length) {
    boolean isNew = length == FIRST;
    switch (width) {
      case BYTE -> put(bytes, chunk, isNew ? new byte[length] : Arrays.copyOf(bytes.get(chunk), length));
      case INT -> put(ints, chunk, isNew ? new int[length] : Arrays.copyOf(ints.get(chunk), length));
      case DOUBLE -> put(doubles, chunk, isNew ? new double[length] : Arrays.copyOf(doubles.get(chunk), length));
    }
  }

  private static <T> void put(List<T> chunks, int chunk, T values) {
    if (chunk == chunks.size()) {
      chunks.add(values);
    } else {
      chunks.set(chunk, values);
    }
  }

  /** Replaces every code by its new code: used once, when the vocabulary is put in order. */
  void recode(int[] newCodes) {
    for (int row = 0; row < size; row++) {
      double code = get(row);
      if (!Double.isNaN(code)) {
        set(row, newCodes[(int) code]);
      }
    }
  }

  /** Replaces every number by its code. */
  void recodeValues(Map<Long, Integer> codes) {
    for (int row = 0; row < size; row++) {
      set(row, codes.get((long) get(row)));
    }
  }

  /** Replaces a value. */
  void set(int row, double value) {
    switch (width) {
      case BYTE -> bytes.get(row >> BITS)[row & MASK] = (byte) value;
      case INT -> ints.get(row >> BITS)[row & MASK] = (int) value;
      case DOUBLE -> doubles.get(row >> BITS)[row & MASK] = value;
    }
  }

  public double get(int row) {
    return switch (width) {
      case BYTE -> bytes.get(row >> BITS)[row & MASK];
      case INT -> ints.get(row >> BITS)[row & MASK];
      case DOUBLE -> doubles.get(row >> BITS)[row & MASK];
    };
  }

  public int size() {
    return size;
  }

  /** Whether all rows have one value, or all miss it. */
  public boolean isConstant() {
    int same = 1;
    while (same < size && Double.compare(get(same), get(0)) == 0) {
      same++;
    }
    return same >= size;
  }
}
