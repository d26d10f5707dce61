package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints indices, and the elements of arrays that they find. */
final class ElementPrinter {
  private final Program program;
  private final TypeNames types;
  private final Function<Expr, CodeBlock> conditions;
  private final Map<Expr.Element, String> rows = new HashMap<>();

  /** @param conditions prints what decides between indices */
  ElementPrinter(Program program, TypeNames types, Function<Expr, CodeBlock> conditions) {
    this.conditions = conditions;
    this.program = program;
    this.types = types;
  }

  /** An index: sums in {@code int}, which no index of an array overflows; what is added before what is taken off. */
  String index(Expr e) {
    if (e instanceof Expr.Size size) {
      String array = program.arrays().get(size.array()).java();
      return size.axis() == 0 ? array + ".length" : array + "[0].length";
    } else if (e instanceof Expr.Half half) {
      return (half.of() instanceof Expr.Sum ? "(" + index(half.of()) + ")" : index(half.of())) + " / 2";
    } else if (e instanceof Expr.Constant constant) {
      return String.valueOf((long) constant.value());
    } else if (e instanceof Expr.Variable variable) {
      return variable.name();
    } else if (e instanceof Expr.Read read) {
      return program.inputs().get(read.input()).java();
    } else if (e instanceof Expr.Local local) {
      return local.name();
    } else if (e instanceof Expr.At at && at.pass() instanceof Expr.Local pass) {
      return pass.name() + "[" + index(at.index()) + "]";
    } else if (e instanceof Expr.Choice choice && extreme(choice).isPresent()) {
      Logical.Compare lengths = (Logical.Compare) choice.cases().get(0).condition();
      return "Math." + extreme(choice).get() + "(" + index(lengths.left()) + ", " + index(lengths.right()) + ")";
    } else if (e instanceof Expr.Choice choice) {
      StringBuilder out = new StringBuilder("(");
      choice.cases().forEach(c -> out.append(conditions.apply(c.condition())).append(" ? ").append(index(c.value())).append(" : "));
      return out.append(index(choice.otherwise())).append(")").toString();
    } else if (e instanceof Expr.Sum sum) {
      StringBuilder out = new StringBuilder();
      sum.terms().stream().filter(t -> t.weight() > 0 && !(t.of() instanceof Expr.Constant)).forEach(t -> addend(out, t));
      sum.terms().stream().filter(t -> t.of() instanceof Expr.Constant).forEach(t -> addend(out, t));
      sum.terms().stream().filter(t -> t.weight() < 0 && !(t.of() instanceof Expr.Constant)).forEach(t -> addend(out, t));
      return out.toString();
    }
    throw new IllegalStateException("not an index: " + e);
  }

  /** Which function says the same as a choice: the lesser of two numbers, or the greater. */
  private static Optional<String> extreme(Expr.Choice choice) {
    if (choice.cases().size() > 1 || !(choice.cases().get(0).condition() instanceof Logical.Compare compare) || compare.op() != Comparison.LESS) {
      return Optional.empty();
    }
    Expr value = choice.cases().get(0).value();
    return value.equals(compare.left()) && choice.otherwise().equals(compare.right()) ? Optional.of("min")
        : value.equals(compare.right()) && choice.otherwise().equals(compare.left()) ? Optional.of("max") : Optional.empty();
  }

  private void addend(StringBuilder out, Expr.Term term) {
    double value = term.of() instanceof Expr.Constant constant ? term.weight() * constant.value() : term.weight();
    String magnitude = term.of() instanceof Expr.Constant ? String.valueOf((long) Math.abs(value))
        : (Math.abs(value) == 1 ? "" : (long) Math.abs(value) + " * ") + index(term.of());
    out.append(out.length() == 0 ? value < 0 ? "-" : "" : value < 0 ? " - " : " + ").append(magnitude);
  }

  /** A cell of an array of fixed shape. */
  static String cell(Expr.Cell cell) {
    return cell.array() + cell.index().stream().map(i -> "[" + position(i) + "]").collect(Collectors.joining());
  }

  private static String position(Expr.Index index) {
    if (index.step() == 0) {
      return String.valueOf(index.offset());
    }
    String variable = Math.abs(index.step()) == 1 ? index.variable() : Math.abs(index.step()) + " * " + index.variable();
    if (index.step() < 0) {
      return index.offset() + " - " + variable;
    }
    return index.offset() == 0 ? variable
        : index.offset() > 0 ? variable + " + " + index.offset() : variable + " - " + -index.offset();
  }

  /** An element, read through a helper where its index may lie outside. */
  String element(Expr.Element element) {
    ArrayInput array = program.arrays().get(element.array());
    List<String> index = element.index().stream().map(this::index).toList();
    boolean helped = BorderHelper.isNeeded(element, program);
    if (helped && element.border().treatment() == Border.Treatment.CONSTANT) {
      List<String> arguments = new ArrayList<>(List.of(array.java()));
      arguments.addAll(index);
      return helper(element).call(arguments);
    }
    String row = index.size() == 2 ? rows.get(rowOf(element)) : null;
    StringBuilder out = new StringBuilder(row == null ? array.java() : row);
    for (int d = row == null ? 0 : 1; d < index.size(); d++) {
      String size = row != null ? row + ".length" : array.java() + (d == 0 ? ".length" : "[0].length");
      out.append('[').append(helped ? inside(element, d, size) : index.get(d)).append(']');
    }
    return out.toString();
  }

  private String inside(Expr.Element element, int dimension, String size) {
    String index = index(element.index().get(dimension));
    return BorderHelper.isPosition(element, dimension, program) ? index : helper(element).call(List.of(index, size));
  }

  private BorderHelper helper(Expr.Element element) {
    return BorderHelper.of(element, program, types);
  }

  /** A row of an array, by its index and border. */
  private static Expr.Element rowOf(Expr.Element element) {
    return new Expr.Element(element.array(), element.index().subList(0, 1), element.border());
  }

  /**
   * The row that several cells of an expression share, if to find it takes moving an index inside the border.
   *
   * @return an element whose one index is that of the row
   */
  Optional<Expr.Element> sharedRow(Expr e) {
    Map<Expr.Element, Integer> uses = new LinkedHashMap<>();
    Rewrite.visit(e, x -> {
      if (x instanceof Expr.Element element && element.index().size() == 2 && BorderHelper.isNeeded(element, program)
          && element.border().treatment() != Border.Treatment.CONSTANT && !BorderHelper.isPosition(element, 0, program)) {
        uses.merge(rowOf(element), 1, Integer::sum);
      }
    });
    return uses.entrySet().stream().filter(use -> use.getValue() > 1).map(Map.Entry::getKey).findFirst();
  }

  /** The declaration of a local for a row; from now on its cells are read from there, until it is forgotten. */
  CodeBlock declare(Expr.Element row) {
    String name = program.parameters().contains("row") ? "line" + (program.parameters().contains("line") ? "2" : "") : "row";
    ArrayInput array = program.arrays().get(row.array());
    String index = helper(row).call(List.of(index(row.index().get(0)), array.java() + ".length"));
    rows.put(row, name);
    return CodeBlock.of("$T $L = $L[$L]", types.array(array.javaType(), 1), name, array.java(), index);
  }

  void forget(Expr.Element row) {
    rows.remove(row);
  }
}
