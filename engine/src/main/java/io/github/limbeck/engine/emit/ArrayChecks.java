package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Loop.Over;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * What arrays must be for a program to make sense of them, checked before any cell is read: of the shape that the contract
 * fixes, rectangular, as long as a loop needs, and of equal sizes where one index runs over several of them.
 */
final class ArrayChecks {
  private final Program program;
  private final Map<Expr.Size, Integer> least = new LinkedHashMap<>();
  private final Set<List<Expr.Size>> equal = new LinkedHashSet<>();

  private ArrayChecks(Program program) {
    this.program = program;
  }

  static ArrayChecks of(Program program) {
    ArrayChecks checks = new ArrayChecks(program);
    Map<String, Expr> bounds = new HashMap<>();
    if (program.perElement().isPresent()) {
      PerElement each = program.perElement().get();
      for (int d = 0; d < each.variables().size(); d++) {
        bounds.put(each.variables().get(d), each.sizes().get(d));
        if (each.sizes().get(d) instanceof Expr.Sum sum && sum.terms().size() == 2 && sum.terms().get(0).of() instanceof Expr.Size size
            && sum.terms().get(1).of() instanceof Expr.Constant shorter && shorter.value() < 0) {
          checks.least.merge(size, (int) -shorter.value(), Math::max);
        }
      }
      each.sizes().forEach(s -> checks.visit(s, bounds));
      each.before().forEach(l -> checks.visit(l.value(), bounds));
      each.carried().forEach(c -> checks.visit(c.next(), bounds));
    }
    checks.visit(program.body(), bounds);
    return checks;
  }

  private void visit(List<Statement> body, Map<String, Expr> bounds) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Let let) {
        visit(let.value(), bounds);
      } else if (statement instanceof Statement.If branch) {
        visit(branch.condition(), bounds);
        visit(branch.body(), bounds);
      } else if (statement instanceof Statement.Return end) {
        visit(end.value(), bounds);
      }
    }
  }

  private void visit(Expr e, Map<String, Expr> bounds) {
    if (e instanceof Over over) {
      visit(over.from(), bounds);
      visit(over.to(), bounds);
      Map<String, Expr> inside = new HashMap<>(bounds);
      inside.put(over.variable(), over.to());
      over.lets().forEach(l -> visit(l.value(), inside));
      visit(over.body(), inside);
      if (over.reduction() == Reduction.MAX || over.reduction() == Reduction.MIN || over.reduction() == Reduction.ARGMAX
          || over.reduction() == Reduction.ARGMIN) {
        needsOne(over);
      }
      return;
    }
    if (e instanceof Loop.Scan scan) {
      Map<String, Expr> inside = new HashMap<>(bounds);
      inside.put(scan.variable(), scan.size());
      visit(scan.size(), bounds);
      visit(scan.next(), inside);
      return;
    }
    if (e instanceof Expr.Element element) {
      boolean guarded = element.border().treatment() != Border.Treatment.NONE;
      for (int d = 0; d < element.index().size() && !guarded; d++) {
        Expr.Size own = new Expr.Size(element.array(), d);
        Rewrite.visit(element.index().get(d), x -> {
          if (x instanceof Expr.Variable variable && bounds.containsKey(variable.name())) {
            Rewrite.visit(bounds.get(variable.name()), b -> sameSize(b, own));
          } else if (x instanceof Expr.Size size) {
            sameSize(size, own);
          }
        });
      }
      for (Expr index : element.index()) {
        if (index instanceof Expr.Constant constant) {
          least.merge(new Expr.Size(element.array(), element.index().indexOf(index)), (int) constant.value() + 1, Math::max);
        }
      }
      return;
    }
    e.children().forEach(child -> visit(child, bounds));
  }

  private void sameSize(Expr bound, Expr.Size own) {
    if (bound instanceof Expr.Size size && !size.equals(own)) {
      boolean ordered = size.array() < own.array() || size.array() == own.array() && size.axis() < own.axis();
      equal.add(ordered ? List.of(size, own) : List.of(own, size));
    }
  }

  /** A greatest value needs a position: the size must exceed what is left out. */
  private void needsOne(Over over) {
    if (over.to() instanceof Expr.Sum sum && sum.terms().get(0).of() instanceof Expr.Size size
        && sum.terms().get(sum.terms().size() - 1).of() instanceof Expr.Constant cut) {
      least.merge(size, 1 - (int) cut.value(), Math::max);
    }
  }

  /** The statements of all checks, in the order of the arrays. */
  List<String> statements(ExpressionPrinter printer) {
    List<String> statements = new ArrayList<>();
    for (int a = 0; a < program.arrays().size(); a++) {
      ArrayInput array = program.arrays().get(a);
      String name = ForeignText.literal(array.name());
      if (array.dimensions() == 2) {
        statements.add("requireRectangle(" + array.java() + ", " + name + ")");
      }
      for (int d = 0; d < array.dimensions(); d++) {
        String size = printer.index(new Expr.Size(a, d));
        if (!array.shape().isEmpty()) {
          statements.add("requireSize(" + size + ", " + array.shape().get(d) + ", " + name + ")");
        } else if (array.dimensions() == 1 && !array.mayBeEmpty() || least.getOrDefault(new Expr.Size(a, d), 1) > 1) {
          statements.add(cells(size, Math.max(1, least.getOrDefault(new Expr.Size(a, d), 1)), name));
        }
      }
    }
    for (List<Expr.Size> pair : equal) {
      statements.add("requireSameSize(" + printer.index(pair.get(0)) + ", " + label(pair.get(0)) + ", " + printer.index(pair.get(1)) + ", "
          + label(pair.get(1)) + ")");
    }
    return statements;
  }

  private static String cells(String size, int least, String name) {
    return "requireCells(" + size + ", " + least + ", " + name + ")";
  }

  /** The statement that refuses an array without cells. */
  static String notEmpty(String size, ArrayInput array) {
    return cells(size, 1, ForeignText.literal(array.name()));
  }

  private String label(Expr.Size size) {
    ArrayInput array = program.arrays().get(size.array());
    String what = array.dimensions() == 1 ? "" : size.axis() == 0 ? "the rows of " : "the columns of ";
    return ForeignText.literal(what + array.name());
  }

  /** The methods that the checks of a program call. */
  static List<MethodSpec> methods(Program program, List<TypeName> grids) {
    List<String> checks = of(program).statements(new ExpressionPrinter(program, new TypeNames(Map.of())));
    return List.copyOf(methods(checks, program.arrays().isEmpty() ? List.<TypeName>of() : grids).values());
  }

  private static Map<String, MethodSpec> methods(List<String> statements, List<TypeName> grids) {
    Map<String, MethodSpec> methods = new TreeMap<>();
    if (statements.stream().anyMatch(s -> s.startsWith("requireCells"))) {
      methods.put("requireCells", check("requireCells").addParameter(TypeName.INT, "size").addParameter(TypeName.INT, "least")
          .addParameter(String.class, "array")
          .beginControlFlow("if (size < least)")
          .addStatement("throw new $T(array + $S + size + $S + least)", IllegalArgumentException.class, " has the size ", ", expected at least ")
          .endControlFlow().build());
    }
    if (statements.stream().anyMatch(s -> s.startsWith("requireSize"))) {
      methods.put("requireSize", check("requireSize").addParameter(TypeName.INT, "size").addParameter(TypeName.INT, "expected")
          .addParameter(String.class, "array")
          .beginControlFlow("if (size != expected)")
          .addStatement("throw new $T(array + $S + size + $S + expected)", IllegalArgumentException.class, " has the size ", ", expected ")
          .endControlFlow().build());
    }
    if (statements.stream().anyMatch(s -> s.startsWith("requireSameSize"))) {
      methods.put("requireSameSize", check("requireSameSize").addParameter(TypeName.INT, "size").addParameter(String.class, "array")
          .addParameter(TypeName.INT, "otherSize").addParameter(String.class, "other")
          .beginControlFlow("if (size != otherSize)")
          .addStatement("throw new $T($S + array + $S + size + $S + other + $S + otherSize)", IllegalArgumentException.class,
              "sizes differ: ", " ", ", ", " ")
          .endControlFlow().build());
    }
    for (TypeName grid : grids) {
      methods.put("requireRectangle " + grid, check("requireRectangle").addParameter(grid, "grid").addParameter(String.class, "array")
          .beginControlFlow("for ($T row : grid)", ((ArrayTypeName) grid).componentType())
          .beginControlFlow("if (row.length != grid[0].length)")
          .addStatement("throw new $T(array + $S + grid[0].length + $S + row.length)", IllegalArgumentException.class,
              " has a row of ", " cells and one of ")
          .endControlFlow().endControlFlow()
          .beginControlFlow("if (grid.length == 0 || grid[0].length == 0)")
          .addStatement("throw new $T(array + $S)", IllegalArgumentException.class, " has no cells")
          .endControlFlow().build());
    }
    return methods;
  }

  private static MethodSpec.Builder check(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }
}
