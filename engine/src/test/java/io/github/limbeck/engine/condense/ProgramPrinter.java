package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes programs as {@link ProgramText} reads them, with a pair of parentheses around everything that is made of parts. */
final class ProgramPrinter {
  private final Program program;

  private ProgramPrinter(Program program) {
    this.program = program;
  }

  /** The statements of a program, with semicolons between them. */
  static String text(Program program) {
    ProgramPrinter printer = new ProgramPrinter(program);
    String body = program.body().stream().map(printer::statement).collect(Collectors.joining("; "));
    return program.perElement().map(each -> printer.before(each) + body).orElse(body);
  }

  /** What all positions share, then the positions, then what is carried along. */
  private String before(PerElement each) {
    String shared = each.before().stream().map(let -> statement(let) + "; ").collect(Collectors.joining());
    String carried = each.carried().stream()
        .map(c -> (c.early() ? "at once " : "then ") + c.name() + " = " + number(c.initial()) + " -> " + whole(c.next()) + "; ").collect(Collectors.joining());
    return shared + "each " + String.join(", ", each.variables()) + (each.backwards() ? " backwards" : "") + ": " + carried;
  }

  static String text(Expr e, Program program) {
    return new ProgramPrinter(program).whole(e);
  }

  private String statement(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return let.name() + " = " + whole(let.value());
    } else if (statement instanceof Statement.If branch) {
      String body = branch.body().stream().map(this::statement).collect(Collectors.joining("; "));
      return "if (" + whole(branch.condition()) + ") " + (branch.body().size() > 1 ? "{ " + body + " }" : body);
    }
    return "return " + whole(((Statement.Return) statement).value());
  }

  private String whole(Expr e) {
    if (e instanceof Expr.Sum sum) {
      return sum.terms().stream().map(this::term).collect(Collectors.joining(" + ")).replace("+ -", "- ");
    } else if (e instanceof Expr.Product product) {
      return part(product.left()) + " * " + part(product.right());
    } else if (e instanceof Expr.Remainder remainder) {
      return part(remainder.of()) + " % " + remainder.modulus();
    } else if (e instanceof Logical.Compare compare) {
      return part(compare.left()) + " " + compare.op().java() + " " + part(compare.right());
    } else if (e instanceof Logical.And and) {
      return and.parts().stream().map(this::part).collect(Collectors.joining(" && "));
    } else if (e instanceof Logical.Or or) {
      return or.parts().stream().map(this::part).collect(Collectors.joining(" || "));
    } else if (e instanceof Expr.Choice choice) {
      return choice.cases().stream().map(c -> part(c.condition()) + " ? " + part(c.value()) + " : ").collect(Collectors.joining()) + part(choice.otherwise());
    } else if (e instanceof Expr.Real real) {
      return real.operation().method() + "(" + arguments(real.arguments()) + ")";
    } else if (e instanceof Expr.Invoke invoke) {
      return invoke.type() + "." + invoke.method() + "(" + arguments(invoke.arguments()) + ")";
    }
    return e instanceof Loop loop ? loop(loop) : leaf(e);
  }

  private String arguments(List<Expr> arguments) {
    return arguments.stream().map(this::whole).collect(Collectors.joining(", "));
  }

  private String part(Expr e) {
    boolean compound = e instanceof Expr.Sum || e instanceof Expr.Product || e instanceof Expr.Remainder || e instanceof Logical.Compare
        || e instanceof Logical.And || e instanceof Logical.Or || e instanceof Expr.Choice;
    return compound ? "(" + whole(e) + ")" : whole(e);
  }

  private String term(Expr.Term term) {
    String weight = term.weight() == 1 ? "" : term.weight() == -1 ? "-" : number(term.weight()) + "*";
    return weight + part(term.of());
  }

  private static String number(double value) {
    return new BigDecimal(value).stripTrailingZeros().toPlainString();
  }

  private String loop(Loop loop) {
    if (loop instanceof Loop.Repeat repeat) {
      return "repeat(" + repeat.variable() + ": " + repeat.count() + ", " + whole(repeat.body()) + ")";
    } else if (loop instanceof Loop.Over over) {
      String lets = over.lets().stream().map(let -> statement(let) + "; ").collect(Collectors.joining());
      return over.reduction().name().toLowerCase(Locale.ROOT) + "(" + over.variable() + ": " + whole(over.from()) + ".." + whole(over.to()) + ", "
          + lets + whole(over.body()) + ")";
    } else if (loop instanceof Loop.Running running) {
      return "running" + running.reduction().name().toLowerCase(Locale.ROOT) + "(" + running.variable() + ": " + whole(running.body()) + ")";
    } else if (loop instanceof Loop.ValueAt at) {
      return "at(" + at.variable() + ": " + whole(at.position()) + ", " + whole(at.body()) + ", " + whole(at.otherwise()) + ")";
    }
    Loop.Scan scan = (Loop.Scan) loop;
    return "scan(" + scan.state() + ", " + scan.variable() + (scan.backwards() ? " backwards: " : ": ") + whole(scan.size()) + ", "
        + number(scan.initial()) + ", " + whole(scan.next()) + ")";
  }

  private String leaf(Expr e) {
    if (e instanceof Expr.Read read) {
      return program.inputs().get(read.input()).name();
    } else if (e instanceof Expr.Constant constant) {
      return number(constant.value());
    } else if (e instanceof Expr.Local local) {
      return local.name();
    } else if (e instanceof Expr.Variable variable) {
      return variable.name();
    } else if (e instanceof Expr.Answer answer) {
      return "#" + answer.code();
    } else if (e instanceof Logical.Truth truth) {
      return String.valueOf(truth.value());
    } else if (e instanceof Logical.Not not) {
      return "!" + part(not.of());
    } else if (e instanceof Logical.IsLabel is) {
      return "is(" + program.inputs().get(is.input()).name() + ", " + is.code() + ")";
    } else if (e instanceof Logical.SameLabel same) {
      return "same(" + program.inputs().get(same.left()).name() + ", " + program.inputs().get(same.right()).name() + ")";
    } else if (e instanceof Logical.IsMissing missing) {
      return "missing(" + program.inputs().get(missing.input()).name() + ")";
    } else if (e instanceof Expr.Size size) {
      String array = program.arrays().get(size.array()).name();
      return (program.arrays().get(size.array()).dimensions() == 1 ? "length(" : size.axis() == 0 ? "rows(" : "columns(") + array + ")";
    } else if (e instanceof Expr.Cell cell) {
      return cell.array() + cell.index().stream().map(ProgramPrinter::index).collect(Collectors.joining());
    }
    Expr.Element element = (Expr.Element) e;
    String border = element.border().equals(Border.NONE) ? "" : "@" + element.border().treatment();
    return program.arrays().get(element.array()).name() + element.index().stream().map(i -> "[" + whole(i) + "]").collect(Collectors.joining()) + border;
  }

  private static String index(Expr.Index index) {
    String moving = index.step() == 0 ? "" : (index.step() == 1 ? "" : index.step() + "*") + index.variable();
    return "[" + (moving.isEmpty() ? index.offset() : index.offset() == 0 ? moving : moving + " + " + index.offset()) + "]";
  }
}
