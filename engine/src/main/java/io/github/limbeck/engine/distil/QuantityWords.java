package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a quantity of arrays is, in the short notation of mathematics: for readers, not for a parser. */
public final class QuantityWords {
  private static final Map<Expr.Op, String> SIGNS = Map.of(Expr.Op.LESS, "<", Expr.Op.AT_MOST, "\u2264", Expr.Op.EQUAL, "=", Expr.Op.NOT_EQUAL, "\u2260",
      Expr.Op.AT_LEAST, "\u2265", Expr.Op.MORE, ">");
  private static final Map<Expr.Reduction, String> REDUCTIONS = Map.of(Expr.Reduction.SUM, "sum of", Expr.Reduction.MAX, "greatest of",
      Expr.Reduction.MIN, "least of", Expr.Reduction.ANY, "any", Expr.Reduction.FIRST, "first place of", Expr.Reduction.LAST, "last place of",
      Expr.Reduction.ARGMAX, "place of the greatest", Expr.Reduction.ARGMIN, "place of the least", Expr.Reduction.LONGEST, "longest run of");

  private final Program program;

  /** @param program whose inputs and arrays the quantity reads */
  public QuantityWords(Program program) {
    this.program = program;
  }

  /** The quantity as plain text. */
  public String of(Expr e) {
    if (e instanceof Expr.Read read) {
      return program.inputs().get(read.input()).name();
    } else if (e instanceof Expr.Constant constant) {
      return Decimals.said(constant.value());
    } else if (e instanceof Expr.Truth truth) {
      return String.valueOf(truth.value());
    } else if (e instanceof Expr.Local local) {
      return local.name();
    } else if (e instanceof Expr.Variable variable) {
      return variable.name();
    } else if (e instanceof Expr.Size size) {
      return (size.axis() == 0 ? "length of " : "width of ") + array(size.array());
    } else if (e instanceof Expr.Element element) {
      return array(element.array()) + element.index().stream().map(i -> "[" + of(i) + "]").collect(Collectors.joining());
    } else if (e instanceof Expr.Sum sum) {
      return sum(sum);
    } else if (e instanceof Expr.Product product) {
      return group(product.left()) + " \u00b7 " + group(product.right());
    } else if (e instanceof Expr.Remainder remainder) {
      return group(remainder.of()) + " mod " + remainder.modulus();
    } else if (e instanceof Expr.Half half) {
      return "half of " + group(half.of());
    } else if (e instanceof Expr.Compare compare) {
      return group(compare.left()) + " " + SIGNS.get(compare.op()) + " " + group(compare.right());
    } else if (e instanceof Expr.IsLabel is) {
      return program.inputs().get(is.input()).name() + " is " + program.inputs().get(is.input()).labels().get(is.code());
    } else if (e instanceof Expr.SameLabel same) {
      return program.inputs().get(same.left()).name() + " is " + program.inputs().get(same.right()).name();
    } else if (e instanceof Expr.IsMissing missing) {
      return program.inputs().get(missing.input()).name() + " is missing";
    } else if (e instanceof Expr.Not not) {
      return "not " + group(not.of());
    } else if (e instanceof Expr.And and) {
      return and.parts().stream().map(this::group).collect(Collectors.joining(" and "));
    } else if (e instanceof Expr.Or or) {
      return or.parts().stream().map(this::group).collect(Collectors.joining(" or "));
    } else if (e instanceof Expr.Over over) {
      return REDUCTIONS.get(over.reduction()) + " " + group(over.body()) + " over " + over.variable() + where(over.lets());
    } else if (e instanceof Expr.Running running) {
      return REDUCTIONS.get(running.reduction()) + " " + group(running.body()) + " so far";
    } else if (e instanceof Expr.ValueAt at) {
      return group(at.body()) + " where " + at.variable() + " is " + group(at.position());
    } else if (e instanceof Expr.Scan scan) {
      return "the state after all of " + scan.variable();
    } else if (e instanceof Expr.Choice choice) {
      return choice.cases().stream().map(c -> of(c.value()) + " if " + group(c.condition())).collect(Collectors.joining("; "))
          + "; else " + of(choice.otherwise());
    }
    throw new IllegalArgumentException("no quantity is made of " + e);
  }

  private String where(List<Statement.Let> lets) {
    return lets.isEmpty() ? "" : lets.stream().map(let -> let.name() + " = " + of(let.value())).collect(Collectors.joining(", ", " where ", ""));
  }

  private String sum(Expr.Sum sum) {
    StringBuilder out = new StringBuilder();
    for (Expr.Term term : sum.terms()) {
      double weight = Math.abs(term.weight());
      out.append(term.weight() < 0 ? out.isEmpty() ? "-" : " - " : out.isEmpty() ? "" : " + ");
      out.append(weight == 1 ? "" : Decimals.said(weight) + " \u00b7 ").append(group(term.of()));
    }
    return out.toString();
  }

  /** In parentheses where it has parts. */
  private String group(Expr e) {
    String text = of(e);
    return text.indexOf(' ') < 0 ? text : "(" + text + ")";
  }

  private String array(int array) {
    return program.arrays().get(array).name();
  }
}
