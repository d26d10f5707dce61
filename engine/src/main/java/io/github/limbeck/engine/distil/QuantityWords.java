package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Arrangement.Order;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.RealOperation;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a quantity of arrays is, in the short notation of mathematics: for readers, not for a parser. */
public final class QuantityWords {
  private static final Map<Comparison, String> SIGNS = Map.of(Comparison.LESS, "<", Comparison.AT_MOST, "\u2264", Comparison.EQUAL, "=", Comparison.NOT_EQUAL, "\u2260",
      Comparison.AT_LEAST, "\u2265", Comparison.MORE, ">");
  private static final Map<Reduction, String> REDUCTIONS = Map.of(Reduction.SUM, "sum of", Reduction.MAX, "greatest of",
      Reduction.MIN, "least of", Reduction.ANY, "any", Reduction.FIRST, "first place of", Reduction.LAST, "last place of",
      Reduction.ARGMAX, "place of the greatest", Reduction.ARGMIN, "place of the least", Reduction.LONGEST, "longest run of");

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
    } else if (e instanceof Logical.Truth truth) {
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
    } else if (e instanceof Expr.Real real) {
      String sign = real.operation() == RealOperation.MULTIPLY ? "\u00b7" : real.operation().symbol();
      return sign.isEmpty() || real.arguments().size() == 1 ? real.operation().method() + " of " + real.arguments().stream().map(this::group).collect(Collectors.joining(" and "))
          : real.arguments().stream().map(this::group).collect(Collectors.joining(" " + sign + " "));
    } else if (e instanceof Expr.Remainder remainder) {
      return group(remainder.of()) + " mod " + remainder.modulus();
    } else if (e instanceof Expr.Quotient quotient) {
      return group(quotient.of()) + " / " + group(quotient.by());
    } else if (e instanceof Expr.Half half) {
      return "half of " + group(half.of());
    } else if (e instanceof Logical.Compare compare) {
      return group(compare.left()) + " " + SIGNS.get(compare.op()) + " " + group(compare.right());
    } else if (e instanceof Logical.IsLabel is) {
      return program.inputs().get(is.input()).name() + " is " + program.inputs().get(is.input()).labels().get(is.code());
    } else if (e instanceof Logical.SameLabel same) {
      return program.inputs().get(same.left()).name() + " is " + program.inputs().get(same.right()).name();
    } else if (e instanceof Logical.IsMissing missing) {
      return program.inputs().get(missing.input()).name() + " is missing";
    } else if (e instanceof Logical.Not not) {
      return "not " + group(not.of());
    } else if (e instanceof Logical.And and) {
      return and.parts().stream().map(this::group).collect(Collectors.joining(" and "));
    } else if (e instanceof Logical.Or or) {
      return or.parts().stream().map(this::group).collect(Collectors.joining(" or "));
    } else if (e instanceof Loop.Over over) {
      return REDUCTIONS.get(over.reduction()) + " " + group(over.body()) + " over " + over.variable() + where(over.lets());
    } else if (e instanceof Loop.Running running) {
      return REDUCTIONS.get(running.reduction()) + " " + group(running.body()) + " so far";
    } else if (e instanceof Loop.ValueAt at) {
      return group(at.body()) + " where " + at.variable() + " is " + group(at.position());
    } else if (e instanceof Loop.Scan scan) {
      return "the state after all of " + scan.variable();
    } else if (e instanceof Expr.At at) {
      return noted(at.pass()) + (at.index().equals(new Expr.Variable("i")) ? "" : " at " + group(at.index()));
    } else if (e instanceof Expr.Several several) {
      return several.of().stream().map(this::of).collect(Collectors.joining(", then "));
    } else if (e instanceof Expr.Nothing) {
      return "nothing";
    } else if (e instanceof Expr.Previous previous) {
      return previous.total() ? "the sum of the answers before" : "the answer before";
    } else if (e instanceof Expr.Choice choice) {
      return choice.cases().stream().map(c -> of(c.value()) + " if " + group(c.condition())).collect(Collectors.joining("; "))
          + "; else " + of(choice.otherwise());
    }
    throw new IllegalArgumentException("no quantity is made of " + e);
  }

  /** How the first array is arranged. */
  public String of(Arrangement arrangement) {
    QuantityWords ofValue = new QuantityWords(new Program(Arrangement.withValue(program.inputs(), program.arrays().get(0), "value"), program.answer(), List.of()));
    List<String> parts = new ArrayList<>();
    arrangement.kept().ifPresent(kept -> parts.add("those with " + ofValue.of(kept)));
    if (arrangement.distinct()) {
      parts.add("each once");
    }
    if (arrangement.order() != Order.AS_GIVEN) {
      parts.add(arrangement.order() == Order.ASCENDING ? "the least first" : "the greatest first");
    }
    arrangement.key().ifPresent(key -> parts.add("in the order of " + ofValue.of(key)));
    return array(0) + ", arranged: " + String.join(", ", parts);
  }

  /** What a pass has noted, by its role. */
  private String noted(Expr pass) {
    return pass instanceof Loop.Pass of ? of.state().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
        : pass instanceof Expr.Sorted sorted ? array(sorted.array()) + " in order" : of(pass);
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
