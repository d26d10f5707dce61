package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;

/** Prints sums, products and remainders in the type that {@link NumericType} finds wide enough. */
final class ArithmeticPrinter {
  private final Program program;
  private final ExpressionPrinter expressions;
  private final InputPrinter inputs;

  ArithmeticPrinter(Program program, ExpressionPrinter expressions, InputPrinter inputs) {
    this.program = program;
    this.expressions = expressions;
    this.inputs = inputs;
  }

  static Fragment number(double value, NumericType type) {
    String digits = type == NumericType.DOUBLE ? Decimals.print(value)
        : type == NumericType.INT ? String.valueOf((long) value) : (long) value + "L";
    return Fragment.of(value < 0 ? Precedence.UNARY : Precedence.PRIMARY, "$L", digits);
  }

  /** A condition where a number is wanted counts 1 or 0. */
  Fragment numeric(Expr e) {
    return e.isCondition(program) ? Fragment.of(Precedence.PRIMARY, "($L ? 1 : 0)", expressions.printCondition(e)) : expressions.fragment(e);
  }

  Fragment sum(Expr.Sum sum) {
    NumericType type = NumericType.of(sum, program);
    if (type == NumericType.CHECKED) {
      return checkedSum(sum);
    }
    CodeBlock.Builder out = CodeBlock.builder();
    for (Expr.Term given : sum.terms()) {
      boolean taken = given.weight() > 0 && type != NumericType.DOUBLE && given.of() instanceof Expr.Constant constant && constant.value() < 0;
      Expr.Term term = taken ? new Expr.Term(-given.weight(), new Expr.Constant(-((Expr.Constant) given.of()).value())) : given;
      boolean negative = term.weight() < 0;
      out.add(out.isEmpty() ? negative ? "-" : "" : negative ? " - " : " + ");
      out.add("$L", addend(term, type, given == sum.terms().get(0)));
    }
    return new Fragment(out.build(), Precedence.SUM);
  }

  /** An addend without its sign; the first one sets the type that all are computed in. */
  private CodeBlock addend(Expr.Term term, NumericType type, boolean first) {
    double weight = Math.abs(term.weight());
    if (term.of().isCondition(program)) {
      String unit = type == NumericType.DOUBLE ? Decimals.print(weight) : number(weight, first ? type : NumericType.INT).code().toString();
      return CodeBlock.of("($L ? $L : $L)", expressions.printCondition(term.of()), unit, type == NumericType.DOUBLE ? "0.0" : "0");
    }
    Fragment value = expressions.fragment(term.of());
    NumericType own = NumericType.of(term.of(), program);
    boolean ofFloat = inputs.isFloat(term.of());
    boolean widen = own != type && type != NumericType.INT || ofFloat;
    if (weight == 1) {
      return widen && (first || ofFloat || own != NumericType.INT)
          ? CodeBlock.of("($L) $L", type.java(), value.within(Precedence.UNARY))
          : value.within(Precedence.PRODUCT);
    }
    NumericType factor = widen || type == NumericType.DOUBLE ? type : own;
    return CodeBlock.of("$L * $L", number(weight, factor).code(), value.within(Precedence.UNARY));
  }

  private Fragment checkedSum(Expr.Sum sum) {
    CodeBlock out = CodeBlock.of("");
    for (Expr.Term term : sum.terms()) {
      double weight = out.isEmpty() ? term.weight() : Math.abs(term.weight());
      CodeBlock value = term.of().isCondition(program) ? CodeBlock.of("($L ? 1L : 0L)", expressions.printCondition(term.of()))
          : expressions.print(term.of());
      CodeBlock addend = weight == 1 ? value : CodeBlock.of("$T.multiplyExact($LL, $L)", Math.class, (long) weight, value);
      out = out.isEmpty() ? addend
          : CodeBlock.of("$T.$L($L, $L)", Math.class, term.weight() < 0 ? "subtractExact" : "addExact", out, addend);
    }
    return new Fragment(out, Precedence.PRIMARY);
  }

  Fragment product(Expr.Product product) {
    NumericType type = NumericType.of(product, program);
    CodeBlock left = numeric(product.left()).within(Precedence.UNARY);
    CodeBlock right = numeric(product.right()).within(Precedence.UNARY);
    if (type == NumericType.CHECKED) {
      return Fragment.of(Precedence.PRIMARY, "$T.multiplyExact((long) $L, (long) $L)", Math.class, left, right);
    }
    boolean widen = type != NumericType.INT && NumericType.of(product.left(), program) != type || inputs.isFloat(product.left());
    return Fragment.of(Precedence.PRODUCT, "$L$L * $L", widen ? "(" + type.java() + ") " : "", left, right);
  }

  Fragment remainder(Expr.Remainder remainder) {
    Fragment of = numeric(remainder.of());
    return isNeverNegative(remainder.of())
        ? Fragment.of(Precedence.PRODUCT, "$L % $L", of.within(Precedence.PRODUCT), remainder.modulus())
        : Fragment.of(Precedence.PRIMARY, "$T.floorMod($L, $L)", Math.class, of.code(), remainder.modulus());
  }

  private boolean isNeverNegative(Expr e) {
    if (e instanceof Expr.Local local) {
      Expr definition = program.definition(local.name());
      return definition instanceof Expr.Constant first ? first.value() >= 0 : isNeverNegative(definition);
    } else if (e instanceof Expr.Variable variable) {
      return program.perElement().filter(each -> each.variables().contains(variable.name())).isPresent();
    } else if (e instanceof Expr.At at) {
      return isNeverNegative(at.pass());
    } else if (e instanceof Loop.Pass pass) {
      return pass.initial() >= 0;
    } else if (e instanceof Expr.Sum sum) {
      return sum.terms().stream().allMatch(t -> t.weight() > 0 && isNeverNegative(t.of()));
    } else if (e instanceof Loop.Repeat repeat) {
      return isNeverNegative(repeat.body());
    } else if (e instanceof Loop.Over over) {
      return switch (over.reduction()) {
        case SUM, MAX, MIN -> isNeverNegative(over.body());
        case FIRST, LAST -> false;
        default -> true;
      };
    }
    return e instanceof Expr.Size || e.isCondition(program);
  }

  /** Two numbers compared as mathematics compares them: in a type that holds both without rounding. */
  Fragment compared(Logical.Compare compare, Precedence precedence) {
    Expr left = compare.left();
    Expr right = compare.right();
    boolean equality = precedence == Precedence.EQUALITY;
    boolean conditions = equality && left.isCondition(program) && right.isCondition(program);
    Fragment a = conditions ? expressions.fragment(left) : numeric(left);
    Fragment b = right instanceof Expr.Constant constant ? bound(left, constant.value())
        : conditions ? expressions.fragment(right) : numeric(right);
    if (equality && inputs.areBoxes(left, right)) {
      if (inputs.areEqualByValue(left, right)) {
        String not = compare.op() == Comparison.EQUAL ? "" : "!";
        return Fragment.of(Precedence.UNARY, "$L$L.equals($L)", not, a.code(), b.code());
      }
      a = cast(NumericType.of(left, program), a);
    }
    // Java would round the whole number to a float.
    if (inputs.isFloat(left) && isWholeNumber(right)) {
      a = cast(NumericType.DOUBLE, a);
    } else if (inputs.isFloat(right) && isWholeNumber(left)) {
      b = cast(NumericType.DOUBLE, b);
    }
    return Fragment.of(precedence, "$L $L $L", a.within(precedence.next()), compare.op().java(), b.within(precedence.next()));
  }

  /** A number to compare a value with, in a type that the comparison needs. */
  Fragment bound(Expr left, double value) {
    boolean real = !left.isCondition(program) && NumericType.of(left, program) == NumericType.DOUBLE || value != Math.rint(value);
    return number(value, real ? NumericType.DOUBLE : Math.abs(value) <= Integer.MAX_VALUE ? NumericType.INT : NumericType.LONG);
  }

  private static Fragment cast(NumericType type, Fragment of) {
    return Fragment.of(Precedence.UNARY, "($L) $L", type.java(), of.within(Precedence.UNARY));
  }

  private boolean isWholeNumber(Expr e) {
    return !(e instanceof Expr.Constant) && !e.isCondition(program) && NumericType.of(e, program) != NumericType.DOUBLE;
  }
}
