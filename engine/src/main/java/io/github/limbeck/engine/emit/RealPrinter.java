package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.RealOperation;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Prints formulas: arithmetic on real numbers, in {@code double} throughout. */
final class RealPrinter {
  /** Whole numbers below this are said without a point among real ones. */
  private static final double MOST_PLAIN = 1e6;

  /** What gives a {@code double} that is whole. */
  private static final Set<RealOperation> CUT = EnumSet.of(RealOperation.FLOOR, RealOperation.CEIL, RealOperation.RINT);

  private final Program program;
  private final TypeNames types;
  private final ExpressionPrinter expressions;

  RealPrinter(Program program, TypeNames types, ExpressionPrinter expressions) {
    this.program = program;
    this.types = types;
    this.expressions = expressions;
  }

  /** The answer of a formula, as the type asks for. */
  CodeBlock answer(Expr e) {
    Fragment value = value(e, !isDouble(e));
    return switch (program.answer().javaType()) {
      case "float" -> CodeBlock.of("(float) $L", value.within(Precedence.UNARY));
      case "int" -> whole(e).toString().matches("-?[0-9]+") ? whole(e) : CodeBlock.of("$T.toIntExact($L)", Math.class, whole(e));
      case "long" -> whole(e);
      case "java.math.BigDecimal" -> decimal(e);
      default -> value.code();
    };
  }

  /** An amount: so many of its last digit. */
  private CodeBlock decimal(Expr e) {
    boolean hasDigits = e instanceof Expr.Real real && real.operation() == RealOperation.DIVIDE && real.arguments().get(1) instanceof Expr.Constant;
    int digits = hasDigits ? (int) Math.rint(Math.log10(((Expr.Constant) ((Expr.Real) e).arguments().get(1)).value())) : 0;
    return digits == 0 ? CodeBlock.of("$T.valueOf($L)", BigDecimal.class, whole(e)) : CodeBlock.of("$T.valueOf($L, $L)", BigDecimal.class, whole(((Expr.Real) e).arguments().get(0)), digits);
  }

  /** A whole number, as a {@code long}. */
  private CodeBlock whole(Expr e) {
    boolean isRound = e instanceof Expr.Real real && real.operation() == RealOperation.ROUND;
    if (isRound && ((Expr.Real) e).arguments().get(0) instanceof Expr.Constant constant && Math.abs(constant.value()) <= Integer.MAX_VALUE) {
      return CodeBlock.of("$L", Math.round(constant.value()));
    } else if (e instanceof Expr.Real real && CUT.contains(real.operation())) {
      return CodeBlock.of("(long) $L", operation(real).code());
    }
    Expr of = isRound ? ((Expr.Real) e).arguments().get(0) : e;
    return CodeBlock.of("$T.round($L)", Math.class, value(of, !isDouble(of)).code());
  }

  /** Where both arguments are of a narrower type, the first is widened. */
  Fragment operation(Expr.Real real) {
    RealOperation operation = real.operation();
    Expr first = real.arguments().get(0);
    if (real.arguments().size() == 1) {
      Fragment of = value(first, !isDouble(first));
      return operation == RealOperation.NEGATE ? Fragment.of(Precedence.UNARY, "-$L", of.within(Precedence.UNARY))
          : operation == RealOperation.ROUND ? Fragment.of(Precedence.UNARY, "(double) $T.round($L)", Math.class, of.code())
          : Fragment.of(Precedence.PRIMARY, "$T.$L($L)", Math.class, operation.method(), of.code());
    }
    Expr second = real.arguments().get(1);
    Fragment left = value(first, !isDouble(first) && !isDouble(second));
    if (operation.symbol().isEmpty()) {
      Fragment right = value(second, operation != RealOperation.POW && !isDouble(second));
      return Fragment.of(Precedence.PRIMARY, "$T.$L($L, $L)", Math.class, operation.method(), left.code(), right.code());
    }
    boolean sum = operation == RealOperation.ADD || operation == RealOperation.SUBTRACT;
    Precedence precedence = sum ? Precedence.SUM : Precedence.PRODUCT;
    return Fragment.of(precedence, "$L $L $L", left.within(precedence), operation.symbol(), value(second, false).within(precedence.next()));
  }

  /** A call of a method of the user's. */
  Fragment call(Expr.Invoke invoke) {
    CodeBlock arguments = invoke.arguments().stream().map(a -> value(a, !isDouble(a)).code()).collect(CodeBlock.joining(", "));
    return Fragment.of(Precedence.PRIMARY, "$T.$L($L)", types.type(invoke.type()), invoke.method(), arguments);
  }

  /** Whether Java computes the value as a {@code double} by itself. */
  private boolean isDouble(Expr e) {
    return e instanceof Expr.Real || e instanceof Expr.Invoke || e instanceof Expr.Local local && NumericType.of(local, program) == NumericType.DOUBLE
        || e instanceof Expr.Constant constant && (constant.value() != Math.rint(constant.value()) || Math.abs(constant.value()) >= MOST_PLAIN)
        || e instanceof Expr.Read read && isDouble(program.inputs().get(read.input()).javaType())
        || e instanceof Expr.Previous && isDouble(program.answer().javaType())
        || e instanceof Expr.Element element && isDouble(program.arrays().get(element.array()).javaType())
        || e instanceof Expr.Choice choice && (isDouble(choice.otherwise()) || choice.cases().stream().anyMatch(c -> isDouble(c.value())))
        || e instanceof Expr.Sum sum && sum.terms().stream().anyMatch(t -> isDouble(t.of()));
  }

  private static boolean isDouble(String javaType) {
    return javaType.equals("double") || javaType.equals(JdkType.DECIMAL.javaType());
  }

  private Fragment value(Expr e, boolean widen) {
    if (e instanceof Expr.Constant constant) {
      return constant(constant.value(), widen);
    } else if (e.isCondition(program)) {
      return Fragment.of(Precedence.PRIMARY, "($L ? 1.0 : 0.0)", expressions.printCondition(e));
    }
    Fragment value = expressions.fragment(e);
    return widen ? Fragment.of(Precedence.UNARY, "(double) $L", value.within(Precedence.UNARY)) : value;
  }

  /** Whole numbers without a point where they are widened anyway; small multiples of pi by its name. */
  private static Fragment constant(double value, boolean widen) {
    double turns = value / Math.PI;
    if (turns == Math.rint(turns) && turns != 0 && Math.abs(turns) <= 16 && turns * Math.PI == value) {
      return turns == 1 ? Fragment.of(Precedence.PRIMARY, "$T.PI", Math.class)
          : turns == -1 ? Fragment.of(Precedence.UNARY, "-$T.PI", Math.class)
          : Fragment.of(Precedence.PRODUCT, "$L * $T.PI", (long) turns, Math.class);
    }
    boolean plain = value == Math.rint(value) && Math.abs(value) < MOST_PLAIN && !widen;
    return Fragment.of(value < 0 ? Precedence.UNARY : Precedence.PRIMARY, "$L", plain ? String.valueOf((long) value) : Decimals.print(value));
  }
}
