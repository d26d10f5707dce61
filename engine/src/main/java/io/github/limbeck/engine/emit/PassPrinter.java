package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;

/** Prints passes over an array, which note a place or a count at every position. */
final class PassPrinter {
  private PassPrinter() {}

  /** Names one after the other; passes that run alike stand together. */
  static List<List<Statement.Let>> groups(List<Statement.Let> lets) {
    List<List<Statement.Let>> groups = new ArrayList<>();
    for (Statement.Let let : lets) {
      List<Statement.Let> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (!last.isEmpty() && runAlike(last.get(0), let)) {
        last.add(let);
      } else {
        groups.add(new ArrayList<>(List.of(let)));
      }
    }
    return groups;
  }

  private static boolean runAlike(Statement.Let one, Statement.Let other) {
    return one.value() instanceof Loop.Pass a && other.value() instanceof Loop.Pass b && a.backwards() == b.backwards() && a.size().equals(b.size());
  }

  /** One loop for passes that run alike, each of which fills an array of its name. */
  static CodeBlock print(List<Statement.Let> alike, ExpressionPrinter expressions) {
    CodeBlock.Builder code = CodeBlock.builder();
    Loop.Pass first = (Loop.Pass) alike.get(0).value();
    String size = expressions.index(first.size());
    for (Statement.Let let : alike) {
      Loop.Pass pass = (Loop.Pass) let.value();
      code.addStatement("int[] $L = new int[$L]", let.name(), size);
      code.addStatement("int $L = $L", pass.state(), (long) pass.initial());
    }
    code.beginControlFlow(first.backwards() ? "for (int $1L = $2L - 1; $1L >= 0; $1L--)" : "for (int $1L = 0; $1L < $2L; $1L++)", first.variable(), size);
    for (Statement.Let let : alike) {
      Loop.Pass pass = (Loop.Pass) let.value();
      code.addStatement("$L = $L", pass.state(), expressions.printPlace(pass.next()));
      code.addStatement("$L[$L] = $L", let.name(), first.variable(), pass.state());
    }
    return code.endControlFlow().build();
  }
}
