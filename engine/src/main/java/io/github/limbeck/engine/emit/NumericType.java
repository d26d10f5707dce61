package io.github.limbeck.engine.emit;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Reduction;
import java.util.Comparator;

/**
 * How a number is computed in Java: the narrowest of {@code int} and {@code long} that no input can overflow,
 * {@code long} with checked operations where even that could, or {@code double}.
 */
enum NumericType {
  INT("int"),
  LONG("long"),
  CHECKED("long"),
  DOUBLE("double");

  private static final int MOST_FURTHER = 8;

  private final String java;

  NumericType(String java) {
    this.java = java;
  }

  String java() {
    return java;
  }

  static NumericType of(Expr e, Program program) {
    if (isReal(e, program)) {
      return DOUBLE;
    }
    if (e instanceof Expr.Sum sum && isDistance(sum, program)) {
      return INT;
    }
    if (e instanceof Expr.Choice choice && !choice.isCondition(program)) {
      return choice.cases().stream().map(c -> of(c.value(), program)).max(Comparator.naturalOrder()).filter(t -> t.compareTo(of(choice.otherwise(), program)) > 0)
          .orElseGet(() -> of(choice.otherwise(), program));
    }
    double most = greatest(e, program);
    return most <= Integer.MAX_VALUE + 1.0 && !(e instanceof Expr.Sum && most > Integer.MAX_VALUE) ? INT
        : most < 0x1p63 || e instanceof Expr.Read || e instanceof Expr.Cell || e instanceof Expr.Element ? LONG
        : CHECKED;
  }

  /** Whether a sum is a place, a little further on, less another place at most: no array is so long that this could exceed an int. */
  static boolean isDistance(Expr.Sum sum, Program program) {
    double ahead = 0;
    double back = 0;
    for (Expr.Term term : sum.terms()) {
      if (term.of() instanceof Expr.Constant constant) {
        if (Math.abs(term.weight() * constant.value()) > MOST_FURTHER) {
          return false;
        }
      } else if (isPlace(term.of(), program)) {
        ahead += Math.max(0, term.weight());
        back += Math.max(0, -term.weight());
      } else {
        return false;
      }
    }
    return ahead <= 1 && back <= 1 && ahead + back > 0;
  }

  private static boolean isPlace(Expr e, Program program) {
    return e instanceof Expr.Variable || e instanceof Expr.Size || ofPass(e, program)
        || e instanceof Expr.Local local && program.definition(local.name()) instanceof Loop.Over over && switch (over.reduction()) {
          case FIRST, LAST, ARGMAX, ARGMIN -> true;
          default -> false;
        };
  }

  private static boolean ofPass(Expr e, Program program) {
    return e instanceof Expr.At at && at.pass() instanceof Expr.Local pass && program.definition(pass.name()) instanceof Loop.Pass || e instanceof Expr.Local local && program.definition(local.name()) instanceof Expr.Constant;
  }

  /** Whether the magnitude may be one more than a {@code long} can hold, as that of the least {@code long} is. */
  static boolean mayBeLeastLong(Expr e, Program program) {
    return greatest(e, program) >= 0x1p63;
  }

  /** Whether so many values that an array can hold could exceed a {@code long} when they are added up. */
  static boolean isWide(Expr e, Program program) {
    return greatest(e, program) * 0x1p31 >= 0x1p63;
  }

  private static boolean isReal(Expr e, Program program) {
    if (e.isCondition(program)) {
      return false;
    } else if (e instanceof Expr.Read read) {
      return program.inputs().get(read.input()).kind() == Input.Kind.REAL;
    } else if (e instanceof Expr.Cell cell) {
      return program.inputOfArray(cell.array()).kind() == Input.Kind.REAL;
    } else if (e instanceof Expr.Constant constant) {
      return constant.value() != Math.rint(constant.value());
    } else if (e instanceof Expr.Sum sum) {
      return sum.terms().stream().anyMatch(t -> t.weight() != Math.rint(t.weight()) || isReal(t.of(), program));
    } else if (e instanceof Expr.Product product) {
      return isReal(product.left(), program) || isReal(product.right(), program);
    } else if (e instanceof Loop.Repeat repeat) {
      return isReal(repeat.body(), program);
    } else if (e instanceof Expr.Real || e instanceof Expr.Invoke) {
      return true;
    } else if (e instanceof Expr.Previous) {
      return program.answer().kind() == Input.Kind.REAL;
    } else if (e instanceof Expr.Local local) {
      return isReal(program.definition(local.name()), program);
    } else if (e instanceof Expr.Element element) {
      return program.arrays().get(element.array()).kind() == Input.Kind.REAL;
    } else if (e instanceof Expr.At at) {
      return isReal(at.pass(), program);
    } else if (e instanceof Expr.Sorted sorted) {
      return program.arrays().get(sorted.array()).kind() == Input.Kind.REAL;
    } else if (e instanceof Loop.Over over) {
      return switch (over.reduction()) {
        case SUM, MAX, MIN -> isReal(over.body(), program);
        default -> false;
      };
    } else if (e instanceof Loop.Running running) {
      return isReal(running.body(), program);
    } else if (e instanceof Expr.Choice choice) {
      return isReal(choice.otherwise(), program) || choice.cases().stream().anyMatch(c -> isReal(c.value(), program));
    }
    return false;
  }

  /** An upper bound of the magnitude over all values of the types read, intermediate sums included. */
  private static double greatest(Expr e, Program program) {
    if (e.isCondition(program)) {
      return 1;
    } else if (e instanceof Expr.Read read) {
      return greatest(program.inputs().get(read.input()).javaType());
    } else if (e instanceof Expr.Cell cell) {
      return greatest(program.inputOfArray(cell.array()).javaType());
    } else if (e instanceof Expr.Constant constant) {
      return Math.abs(constant.value());
    } else if (e instanceof Expr.Sum sum) {
      return sum.terms().stream().mapToDouble(t -> Math.abs(t.weight()) * greatest(t.of(), program)).sum();
    } else if (e instanceof Expr.Product product) {
      return greatest(product.left(), program) * greatest(product.right(), program);
    } else if (e instanceof Loop.Repeat repeat) {
      return repeat.count() * greatest(repeat.body(), program);
    } else if (e instanceof Expr.Remainder remainder) {
      return remainder.modulus();
    } else if (e instanceof Expr.Local local) {
      return greatest(program.definition(local.name()), program);
    } else if (e instanceof Expr.Quotient quotient) {
      return greatest(quotient.of(), program);
    } else if (e instanceof Expr.Greatest of) {
      return of.of().stream().mapToDouble(o -> greatest(o, program)).max().orElseThrow();
    }
    return greatestOfArrays(e, program);
  }

  /** Positions and sizes are indices of Java: they end below 2^31. */
  private static double greatestOfArrays(Expr e, Program program) {
    if (e instanceof Expr.Previous previous) {
      return (previous.total() ? Integer.MAX_VALUE : 1.0) * greatest(program.answer().javaType());
    }
    if (e instanceof Expr.Half half) {
      return greatest(half.of(), program) / 2;
    }
    if (e instanceof Expr.Variable || e instanceof Expr.Size || e instanceof Loop.Scan || e instanceof Loop.Pass) {
      return Integer.MAX_VALUE;
    } else if (e instanceof Expr.At at) {
      return greatest(at.pass(), program);
    } else if (e instanceof Expr.Sorted sorted) {
      return greatest(program.arrays().get(sorted.array()).javaType());
    } else if (e instanceof Expr.Element element) {
      return greatest(program.arrays().get(element.array()).javaType());
    } else if (e instanceof Loop.Over over) {
      boolean counted = over.from() instanceof Expr.Constant && over.to() instanceof Expr.Constant;
      double positions = counted ? ((Expr.Constant) over.to()).value() - ((Expr.Constant) over.from()).value() : Integer.MAX_VALUE;
      return switch (over.reduction()) {
        case SUM -> positions * greatest(over.body(), program);
        case MAX, MIN -> greatest(over.body(), program);
        default -> Integer.MAX_VALUE;
      };
    } else if (e instanceof Loop.Running running) {
      return (running.reduction() == Reduction.SUM ? Integer.MAX_VALUE : 1.0) * greatest(running.body(), program);
    } else if (e instanceof Expr.Choice choice) {
      return Math.max(greatest(choice.otherwise(), program),
          choice.cases().stream().mapToDouble(c -> greatest(c.value(), program)).max().orElse(0));
    }
    throw new IllegalStateException("not a number: " + e);
  }

  private static double greatest(String javaType) {
    return switch (javaType) {
      case "byte" -> 0x1p7;
      case "short" -> 0x1p15;
      case "char" -> 0x1p16;
      case "int" -> 0x1p31;
      default -> JdkType.of(javaType).filter(JdkType::isWhole).map(type -> Math.max(Math.abs((double) type.least()), type.greatest())).orElse(0x1p63);
    };
  }
}
