package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Border.Treatment;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * A private method for what lies beyond the border of an array: one that moves an index to where it is inside, or one that
 * reads a cell, or the constant that surrounds the array.
 *
 * @param name what the method is called
 * @param padding the constant beyond a border of constants; empty otherwise
 */
record BorderHelper(String name, ArrayInput array, Treatment treatment, CodeBlock padding) {

  /** Whether the index may lie outside; it does not where it is the position itself. */
  static boolean isNeeded(Expr.Element element, Program program) {
    if (element.border().treatment() == Treatment.NONE || isEnd(element, program)) {
      return false;
    }
    List<String> variables = program.perElement().map(PerElement::variables).orElse(List.of());
    List<Expr> position = variables.stream().<Expr>map(Expr.Variable::new).toList();
    return !element.index().equals(position) || program.perElement().get().sizes().stream().anyMatch(size -> isLonger(size, element.array()));
  }

  /** Whether the first or the last cell of a line is read, which has one at least. */
  private static boolean isEnd(Expr.Element element, Program program) {
    Expr index = element.index().get(0);
    boolean last = index instanceof Expr.Sum sum && sum.terms().size() == 2 && sum.terms().stream().allMatch(t -> t.weight() == 1)
        && sum.terms().stream().anyMatch(t -> isOf(t.of(), element.array())) && sum.terms().stream().anyMatch(t -> t.of().equals(new Expr.Constant(-1)));
    return element.index().size() == 1 && !program.arrays().get(element.array()).mayBeEmpty() && (last || index.equals(new Expr.Constant(0)));
  }

  /** Whether there may be more positions than cells of an array. */
  private static boolean isLonger(Expr size, int array) {
    return !(isOf(size, array) || size instanceof Expr.Half half && Rewrite.anywhere(half.of(), e -> isOf(e, array))
        || size instanceof Expr.Sum sum && sum.terms().stream().allMatch(t -> t.weight() == 1 && (isOf(t.of(), array) || t.of() instanceof Expr.Constant c && c.value() < 0)));
  }

  private static boolean isOf(Expr size, int array) {
    return size instanceof Expr.Size s && s.array() == array;
  }

  /** Whether the index of a dimension is the position itself, which lies outside only where the answer is longer than the array. */
  static boolean isPosition(Expr.Element element, int dimension, Program program) {
    if (program.perElement().filter(each -> each.sizes().stream().anyMatch(size -> isLonger(size, element.array()))).isPresent()) {
      return false;
    }
    List<String> variables = program.perElement().map(PerElement::variables).orElse(List.of());
    return variables.size() == element.index().size() && element.index().get(dimension).equals(new Expr.Variable(variables.get(dimension)));
  }

  static BorderHelper of(Expr.Element element, Program program, TypeNames types) {
    ArrayInput array = program.arrays().get(element.array());
    Treatment treatment = element.border().treatment();
    if (treatment != Treatment.CONSTANT) {
      return new BorderHelper(treatment == Treatment.WRAP ? "wrapped" : "clamped", array, treatment, CodeBlock.of(""));
    }
    String plain = array.java().replaceAll("\\(\\)$", "").replaceAll(".*\\.", "");
    double code = element.border().padding();
    CodeBlock padding = switch (array.kind()) {
      case BOOLEAN -> CodeBlock.of("$L", code == 1);
      case CHARACTER -> CodeBlock.of("$L", ForeignText.character((char) code));
      case ENUM -> CodeBlock.of("$T.$L", types.type(array.javaType()), array.labels().get((int) code));
      case REAL -> CodeBlock.of("$L", Decimals.print(code));
      default -> CodeBlock.of("$L", (long) code);
    };
    List<Double> paddings = paddings(element.array(), program);
    return new BorderHelper(plain + "At" + (paddings.indexOf(code) > 0 ? paddings.indexOf(code) + 1 : ""), array, treatment, padding);
  }

  /** What is read beyond an array, in the order in which it is asked for: the methods that read one and another have names of their own. */
  private static List<Double> paddings(int array, Program program) {
    Set<Double> paddings = new LinkedHashSet<>();
    eachExpression(program, e -> {
      if (e instanceof Expr.Element element && element.array() == array && element.border().treatment() == Treatment.CONSTANT && isNeeded(element, program)) {
        paddings.add(element.border().padding());
      }
    });
    return List.copyOf(paddings);
  }

  /** All that a program computes, part by part. */
  static void eachExpression(Program program, Consumer<Expr> action) {
    Rewrite.visit(program.body(), action);
    program.perElement().ifPresent(each -> {
      each.before().forEach(let -> Rewrite.visit(let.value(), action));
      each.carried().forEach(carried -> Rewrite.visit(carried.next(), action));
    });
  }

  String call(List<String> arguments) {
    return name + "(" + String.join(", ", arguments) + ")";
  }

  /** The method; sizes are at least 1, which is checked before. */
  MethodSpec method(TypeNames types) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    if (treatment != Treatment.CONSTANT) {
      return method.returns(TypeName.INT).addParameter(TypeName.INT, "index").addParameter(TypeName.INT, "size")
          .addStatement(treatment == Treatment.WRAP
              ? "return 0 <= index && index < size ? index : $1T.floorMod(index, size)" // a quotient costs more than two tests
              : "return $1T.max(0, $1T.min(index, size - 1))", Math.class)
          .build();
    }
    List<String> indices = array.dimensions() == 1 ? List.of("i") : List.of("i", "j");
    List<String> sizes = List.of("cells.length", "cells[0].length");
    method.returns(types.value(array.javaType())).addParameter(types.array(array.javaType(), array.dimensions()), "cells");
    indices.forEach(i -> method.addParameter(TypeName.INT, i));
    String direct = "cells" + String.join("", indices.stream().map(i -> "[" + i + "]").toList());
    String inside = String.join(" && ", IntStream.range(0, indices.size())
        .mapToObj(d -> "0 <= " + indices.get(d) + " && " + indices.get(d) + " < " + sizes.get(d)).toList());
    CodeBlock value = padding.toString().equals("false") ? CodeBlock.of("$L && $L", inside, direct)
        : CodeBlock.of("$L ? $L : $L", inside, direct, padding);
    return method.addStatement("return $L", value).build();
  }
}
