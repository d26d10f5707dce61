package io.github.limbeck.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.processor.program.ArrayInput;
import io.github.limbeck.processor.program.Expr;
import io.github.limbeck.processor.program.Expr.Border.Treatment;
import io.github.limbeck.processor.program.PerElement;
import io.github.limbeck.processor.program.Program;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * A private method that reads an element of an array, and beyond the border what lies there.
 *
 * @param name what the method is called
 * @param padding the Java literal beyond a border of constants
 */
record BorderHelper(String name, ArrayInput array, Treatment treatment, String padding) {

  /** Whether the index may lie outside; it does not where it is the position itself. */
  static boolean isNeeded(Expr.Element element, Program program) {
    if (element.border().treatment() == Treatment.NONE) {
      return false;
    }
    List<String> variables = program.perElement().map(PerElement::variables).orElse(List.of());
    List<Expr> position = variables.stream().<Expr>map(Expr.Variable::new).toList();
    return !element.index().equals(position);
  }

  static BorderHelper of(Expr.Element element, Program program) {
    ArrayInput array = program.arrays().get(element.array());
    String plain = array.java().replaceAll("\\(\\)$", "").replaceAll(".*\\.", "");
    double code = element.border().padding();
    String padding = switch (array.kind()) {
      case BOOLEAN -> String.valueOf(code == 1);
      case CHARACTER -> ForeignText.character((char) code);
      case ENUM -> Emission.typeMark(array.javaType()) + "." + array.labels().get((int) code);
      case REAL -> Decimals.print(code);
      default -> String.valueOf((long) code);
    };
    return new BorderHelper(plain + "At", array, element.border().treatment(), padding);
  }

  String call(String argument, List<String> index) {
    return name + "(" + argument + ", " + String.join(", ", index) + ")";
  }

  /**
   * The method; sizes are at least 1, which is checked before.
   *
   * @param types puts types in the place of their marks
   */
  MethodSpec method(TypeName cell, TypeName parameter, UnaryOperator<CodeBlock> types) {
    List<String> indices = array.dimensions() == 1 ? List.of("i") : List.of("i", "j");
    List<String> sizes = List.of("cells.length", "cells[0].length");
    MethodSpec.Builder method = MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(cell)
        .addParameter(parameter, "cells");
    indices.forEach(i -> method.addParameter(TypeName.INT, i));
    String direct = "cells" + String.join("", indices.stream().map(i -> "[" + i + "]").toList());
    String moved = "cells" + String.join("", IntStream.range(0, indices.size()).mapToObj(d -> "[" + (treatment == Treatment.WRAP
        ? "Math.floorMod(" + indices.get(d) + ", " + sizes.get(d) + ")"
        : "Math.max(0, Math.min(" + indices.get(d) + ", " + sizes.get(d) + " - 1))") + "]").toList());
    String inside = String.join(" && ", IntStream.range(0, indices.size())
        .mapToObj(d -> "0 <= " + indices.get(d) + " && " + indices.get(d) + " < " + sizes.get(d)).toList());
    boolean isFalse = padding.equals("false");
    String value = treatment != Treatment.CONSTANT ? moved : isFalse ? inside + " && " + direct : inside + " ? " + direct + " : " + padding;
    method.addCode(types.apply(CodeBlock.of("return $L;\n", value)));
    return method.build();
  }
}
