package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.proof.JavaValue.Cells;
import io.github.limbeck.engine.proof.JavaValue.Counted;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Nominal;
import io.github.limbeck.engine.proof.JavaValue.Nullable;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of a method as unknowns: every value that their types allow. Real numbers are those of mathematics; whole numbers
 * end where their types do; a text is one of the known ones or another; arrays have given sizes.
 */
final class InputSpace {
  private final Formulas formulas;
  private final List<Input> inputs;
  private final List<Unknown> numbers = new ArrayList<>();
  private final List<Unknown> absences = new ArrayList<>();
  private final List<Unknown[][]> cells = new ArrayList<>();
  private final List<ArrayInput> arrays;
  /** Per array its cells in their order, once they are asked for. */
  private final Map<Integer, JavaValue[]> sorted = new HashMap<>();
  private final Map<String, JavaValue> java = new HashMap<>();
  /** The inputs that calls compute which name types of the user's. */
  private final Map<String, Input> computed = new HashMap<>();

  /**
   * @param knownTexts whether texts that no example had are outside the domain
   * @param sizes per array how many rows and columns it has; an array of one dimension is a single row
   */
  InputSpace(Formulas formulas, List<Input> inputs, boolean knownTexts, List<ArrayInput> arrays, List<int[]> sizes) {
    this.formulas = formulas;
    this.inputs = inputs;
    this.arrays = arrays;
    for (Input input : inputs) {
      numbers.add(formulas.input(input.kind() != Input.Kind.REAL, range(input.kind(), input.javaType(), input.labels().size(), knownTexts)));
      absences.add(input.mayBeMissing() ? formulas.input(true, Range.TRUTH) : null);
    }
    for (int i = 0; i < inputs.size(); i++) {
      name(i);
    }
    for (int a = 0; a < arrays.size(); a++) {
      add(arrays.get(a), sizes.get(a));
    }
  }

  private static Range range(Input.Kind kind, String type, int labels, boolean knownTexts) {
    return switch (kind) {
      case BOOLEAN -> Range.TRUTH;
      case ENUM -> Range.of(0, labels - 1);
      case STRING -> knownTexts ? Range.of(0, labels - 1) : new Range(BigDecimal.ZERO, null);
      case CHARACTER -> Range.of(0, Character.MAX_VALUE);
      case REAL -> Range.ALL;
      case INTEGER -> switch (type) {
        case "byte" -> Range.of(Byte.MIN_VALUE, Byte.MAX_VALUE);
        case "short" -> Range.of(Short.MIN_VALUE, Short.MAX_VALUE);
        case "int" -> Range.of(Integer.MIN_VALUE, Integer.MAX_VALUE);
        default -> JdkType.of(type).map(t -> Range.of(t.least(), t.greatest())).orElse(Range.of(Long.MIN_VALUE, Long.MAX_VALUE));
      };
    };
  }

  private void name(int i) {
    Input input = inputs.get(i);
    JavaValue value = value(input.kind(), input.javaType(), input.labels(), numbers.get(i));
    JavaValue known = absences.get(i) == null ? value : new Nullable(holds(absences.get(i)), value, input.presence());
    if (input.position().isPresent()) {
      Input.Position at = input.position().get();
      Cells array = (Cells) java.computeIfAbsent(at.array(), a -> blank(at.shape(), 0, input.javaType()));
      for (int d = 0; d < at.index().size() - 1; d++) {
        array = (Cells) array.values()[at.index().get(d)];
      }
      array.values()[at.index().get(at.index().size() - 1)] = known;
    } else {
      java.put(input.text(), known);
      if (input.computed().isPresent()) {
        computed.put(input.text(), input);
      }
    }
  }

  private static Cells blank(List<Integer> shape, int dimension, String element) {
    JavaValue[] cells = new JavaValue[shape.get(dimension)];
    for (int i = 0; i < cells.length && dimension + 1 < shape.size(); i++) {
      cells[i] = blank(shape, dimension + 1, element);
    }
    return new Cells(element + "[]".repeat(shape.size() - 1 - dimension), cells, false);
  }

  private void add(ArrayInput array, int[] size) {
    Unknown[][] own = new Unknown[size[0]][size[1]];
    JavaValue[] rows = new JavaValue[size[0]];
    Range range = range(array.kind(), array.javaType(), array.labels().size(), true);
    for (int i = 0; i < size[0]; i++) {
      JavaValue[] row = new JavaValue[size[1]];
      for (int j = 0; j < size[1]; j++) {
        own[i][j] = formulas.input(array.kind() != Input.Kind.REAL, range);
        row[j] = value(array.kind(), array.javaType(), array.labels(), own[i][j]);
      }
      rows[i] = new Cells(array.javaType(), row, false);
    }
    cells.add(own);
    java.put(array.java(), array.dimensions() == 1 ? rows[0] : new Cells(array.javaType() + "[]", rows, false));
  }

  private JavaValue value(Input.Kind kind, String type, List<String> labels, Unknown unknown) {
    Polynomial number = Polynomial.of(unknown);
    return switch (kind) {
      case BOOLEAN -> new Truth(holds(unknown));
      case STRING, ENUM -> new Nominal(number, type, labels);
      case REAL, CHARACTER, INTEGER -> JdkType.of(type).<JavaValue>map(t -> new Counted(new Numeric(number, Kind.of(t)), t, null))
          .orElseGet(() -> new Numeric(number, Kind.of(type).orElseThrow()));
    };
  }

  private Condition holds(Unknown truth) {
    return formulas.atLeast(Polynomial.of(truth).minus(Polynomial.ONE));
  }

  /**
   * The cells of an array of one dimension in their order. Nothing is known of them but their type, and that they are the same wherever the array is
   * sorted: what is proved of them holds for any values.
   *
   * @throws Unprovable if it has two dimensions
   */
  JavaValue[] sorted(int array) {
    ArrayInput of = arrays.get(array);
    if (of.dimensions() != 1) {
      throw new Unprovable("a grid that is sorted");
    }
    return sorted.computeIfAbsent(array, a -> {
      JavaValue[] values = new JavaValue[cells.get(a)[0].length];
      for (int k = 0; k < values.length; k++) {
        values[k] = value(of.kind(), of.javaType(), of.labels(), formulas.input(of.kind() != Input.Kind.REAL, range(of.kind(), of.javaType(), of.labels().size(), true)));
      }
      return values;
    });
  }

  /** The same for cells that are those of an array that was given, each at its place. */
  Cells sorted(Cells copy) {
    for (int a = 0; a < arrays.size(); a++) {
      if (arrays.get(a).dimensions() == 1 && java.get(arrays.get(a).java()) instanceof Cells given && given.element().equals(copy.element())
          && Arrays.equals(given.values(), copy.values())) {
        return new Cells(copy.element(), sorted(a), false);
      }
    }
    throw new Unprovable("an order of what is no array that was given");
  }

  /** What the expressions of generated code stand for, by their text. */
  Map<String, JavaValue> java() {
    return java;
  }

  /** The input that a call computes which names a type of the user's, by its text; empty where none does. */
  Optional<Input> computedBy(String text) {
    return Optional.ofNullable(computed.get(text));
  }

  Polynomial number(int input) {
    return Polynomial.of(numbers.get(input));
  }

  Condition missing(int input) {
    return absences.get(input) == null ? formulas.no : holds(absences.get(input));
  }

  /** The inputs as the features of a network over scalars. */
  NetworkFormula.Features features() {
    return new NetworkFormula.Features() {
      @Override
      public Polynomial value(int feature) {
        return number(feature);
      }

      @Override
      public Condition missing(int feature) {
        return InputSpace.this.missing(feature);
      }
    };
  }

  Unknown[][] cells(int array) {
    return cells.get(array);
  }

  /** The row that values of unknowns describe; NaN where it is missing. What they leave open is the value nearest to 0. */
  double[] row(Map<Unknown, Rational> values) {
    double[] row = new double[inputs.size()];
    for (int i = 0; i < row.length; i++) {
      Unknown absent = absences.get(i);
      row[i] = absent != null && value(absent, values) == 1 ? Double.NaN
          : inputs.get(i).javaType().equals("float") ? (float) value(numbers.get(i), values) : value(numbers.get(i), values);
      if (inputs.get(i).kind() == Input.Kind.STRING) {
        row[i] = Math.min(row[i], inputs.get(i).labels().size()); // any text that is no label stands for all of them
      }
    }
    return row;
  }

  /** The arrays that values of unknowns describe. */
  List<double[][]> arrays(Map<Unknown, Rational> values) {
    List<double[][]> arrays = new ArrayList<>();
    for (Unknown[][] own : cells) {
      double[][] array = new double[own.length][own[0].length];
      for (int i = 0; i < own.length; i++) {
        for (int j = 0; j < own[i].length; j++) {
          array[i][j] = value(own[i][j], values);
        }
      }
      arrays.add(array);
    }
    return arrays;
  }

  private static double value(Unknown unknown, Map<Unknown, Rational> values) {
    Rational value = values.get(unknown);
    if (value != null) {
      return value.doubleValue();
    }
    BigDecimal least = unknown.range.least();
    return least == null || least.signum() <= 0 ? 0 : least.doubleValue();
  }
}
