package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Prints what is compared with values of types of the JDK as people write it: {@code !ordered.isBefore(LocalDate.of(2024, 3, 1))},
 * {@code ChronoUnit.DAYS.between(from, to) <= 30}, {@code amount.compareTo(AMOUNT_1000) > 0}. Decimals and instants are constants of the class.
 */
final class JdkPrinter {
  private static final double NANOS_OF_MILLI = 1e6;

  private final Program program;
  private final InputPrinter inputs;

  JdkPrinter(Program program, InputPrinter inputs) {
    this.program = program;
    this.inputs = inputs;
  }

  /** The type of an input that is read, if it is one of the JDK. */
  private Optional<JdkType> type(Expr e) {
    return e instanceof Expr.Read read ? JdkType.of(program.inputs().get(read.input()).javaType()) : Optional.empty();
  }

  /** Whether an expression reads such an input. */
  boolean isJdk(Expr e) {
    return type(e).isPresent();
  }

  /** The number of a value, by the call that gives it. */
  static CodeBlock number(JdkType type, String value) {
    return switch (type) {
      case DATE_TIME -> CodeBlock.of("$L.toInstant($T.UTC).toEpochMilli()", value, ZoneOffset.class);
      case YEAR_MONTH -> CodeBlock.of("$L.getLong($T.PROLEPTIC_MONTH)", value, ChronoField.class);
      default -> CodeBlock.of("$L.$L", value, type.number());
    };
  }

  /** The difference of two values where the JDK has a word for its number; empty for all else. */
  Optional<Fragment> difference(Expr.Sum sum) {
    Optional<Expr.Read[]> two = difference(sum.terms());
    JdkType type = two.flatMap(t -> type(t[0])).orElse(null);
    if (type != JdkType.DATE && type != JdkType.YEAR_MONTH) {
      return Optional.empty();
    }
    return Optional.of(Fragment.of(Precedence.PRIMARY, "$T.$L.between($L, $L)", ChronoUnit.class, type == JdkType.DATE ? ChronoUnit.DAYS.name() : ChronoUnit.MONTHS.name(),
        value(two.get()[1]), value(two.get()[0])));
  }

  /** The minuend and the subtrahend, if both are of one such type. */
  private Optional<Expr.Read[]> difference(List<Expr.Term> terms) {
    if (terms.size() != 2 || terms.get(0).weight() + terms.get(1).weight() != 0 || Math.abs(terms.get(0).weight()) != 1) {
      return Optional.empty();
    }
    Expr from = terms.get(terms.get(0).weight() > 0 ? 0 : 1).of();
    Expr less = terms.get(terms.get(0).weight() > 0 ? 1 : 0).of();
    return isJdk(from) && type(from).equals(type(less)) ? Optional.of(new Expr.Read[] {(Expr.Read) from, (Expr.Read) less}) : Optional.empty();
  }

  /** A comparison as the types have it; empty if it is none of theirs, and then numbers are compared. */
  Optional<Fragment> compared(Logical.Compare compare) {
    Optional<JdkType> type = type(compare.left());
    if (type.isPresent() && type.get().order() != JdkType.Order.NUMBER) {
      if (compare.right() instanceof Expr.Constant constant) {
        return compared(type.get(), (Expr.Read) compare.left(), compare.op(), constant.value());
      } else if (type.equals(type(compare.right()))) {
        return Optional.of(ordered(type.get(), value((Expr.Read) compare.left()), compare.op(), value((Expr.Read) compare.right())));
      }
    }
    return compare.left() instanceof Expr.Sum sum && compare.right() instanceof Expr.Constant constant ? between(sum, compare.op(), constant.value()) : Optional.empty();
  }

  private Optional<Fragment> compared(JdkType type, Expr.Read read, Comparison op, double bound) {
    Bound plain = Bound.of(type, op, bound);
    boolean exact = bound == Math.rint(bound) || op != Comparison.EQUAL && op != Comparison.NOT_EQUAL;
    if (type.isWhole() && (!exact || plain.at() < type.least() || plain.at() > type.greatest())) {
      return Optional.empty();
    }
    return Optional.of(ordered(type, value(read), plain.op(), literal(type, program.inputs().get(read.input()), plain.at())));
  }

  /** A comparison with a whole number, or with its neighbour, whichever reads plainer: before noon rather than not after 11:59:59.999. */
  private record Bound(Comparison op, double at) {
    static Bound of(JdkType type, Comparison op, double bound) {
      if (!type.isWhole() || op == Comparison.EQUAL || op == Comparison.NOT_EQUAL) {
        return new Bound(op, bound);
      }
      boolean up = op == Comparison.AT_LEAST || op == Comparison.LESS;
      double at = up ? Math.ceil(bound) : Math.floor(bound);
      Comparison other = switch (op) {
        case AT_LEAST -> Comparison.MORE;
        case LESS -> Comparison.AT_MOST;
        case AT_MOST -> Comparison.LESS;
        default -> Comparison.AT_LEAST;
      };
      double neighbour = up ? at - 1 : at + 1;
      return neighbour >= type.least() && neighbour <= type.greatest() && length(type, neighbour) < length(type, at) ? new Bound(other, neighbour) : new Bound(op, at);
    }

    /** How much there is to read; a first of the month is less than another day. */
    private static int length(JdkType type, double number) {
      String text = type.text(number);
      return text.length() - (type == JdkType.DATE && text.endsWith("-01") || type == JdkType.YEAR_MONTH && text.endsWith("-01") ? 1 : 0);
    }
  }

  private static Fragment ordered(JdkType type, CodeBlock left, Comparison op, CodeBlock right) {
    if (type.order() == JdkType.Order.COMPARE) {
      boolean equality = op == Comparison.EQUAL || op == Comparison.NOT_EQUAL;
      return Fragment.of(equality ? Precedence.EQUALITY : Precedence.RELATION, "$L.compareTo($L) $L 0", left, right, op.java());
    }
    return switch (op) {
      case MORE -> Fragment.of(Precedence.PRIMARY, "$L.isAfter($L)", left, right);
      case LESS -> Fragment.of(Precedence.PRIMARY, "$L.isBefore($L)", left, right);
      case AT_LEAST -> Fragment.of(Precedence.UNARY, "!$L.isBefore($L)", left, right);
      case AT_MOST -> Fragment.of(Precedence.UNARY, "!$L.isAfter($L)", left, right);
      case EQUAL -> Fragment.of(Precedence.PRIMARY, "$L.equals($L)", left, right);
      case NOT_EQUAL -> Fragment.of(Precedence.UNARY, "!$L.equals($L)", left, right);
    };
  }

  /** How far two times are apart, or two amounts. */
  private Optional<Fragment> between(Expr.Sum sum, Comparison op, double bound) {
    Optional<Expr.Read[]> two = difference(sum.terms());
    if (two.isEmpty()) {
      return Optional.empty();
    }
    JdkType type = type(two.get()[0]).orElseThrow();
    CodeBlock from = value(two.get()[0]);
    CodeBlock less = value(two.get()[1]);
    if (bound == 0 && type.order() != JdkType.Order.NUMBER) {
      return Optional.of(ordered(type, from, op, less));
    }
    double millis = type == JdkType.TIME ? bound / NANOS_OF_MILLI : bound;
    boolean isTime = type == JdkType.TIME || type == JdkType.DATE_TIME || type == JdkType.INSTANT;
    if (!isTime && type != JdkType.DURATION || millis != Math.rint(millis)) {
      return Optional.empty();
    }
    CodeBlock difference = isTime ? CodeBlock.of("$T.between($L, $L)", Duration.class, less, from) : CodeBlock.of("$L.minus($L)", from, less);
    Bound plain = Bound.of(JdkType.DURATION, op, millis);
    return Optional.of(ordered(JdkType.DURATION, difference, plain.op(), duration((long) plain.at())));
  }

  private CodeBlock value(Expr.Read read) {
    return CodeBlock.of("$L", inputs.value(read.input()));
  }

  /** A value, by the factory that says it plainest. */
  static CodeBlock literal(JdkType type, Input of, double number) {
    Object value = type.value(number);
    return switch (type) {
      case DATE -> date((LocalDate) value);
      case TIME -> CodeBlock.of("$T.of($L)", LocalTime.class, time((LocalTime) value));
      case DATE_TIME -> dateTime((LocalDateTime) value);
      case INSTANT, DECIMAL -> CodeBlock.of("$L", constant(type, of, number));
      case DURATION -> duration((long) number);
      case YEAR -> CodeBlock.of("$L", (long) number);
      case YEAR_MONTH -> CodeBlock.of("$T.of($L, $L)", YearMonth.class, ((YearMonth) value).getYear(), ((YearMonth) value).getMonthValue());
      case BIG_INTEGER -> CodeBlock.of("$T.valueOf($L)", BigInteger.class, Math.abs(number) <= Integer.MAX_VALUE ? String.valueOf((long) number) : (long) number + "L");
    };
  }

  /** A value by its text. */
  static CodeBlock literal(JdkType type, String text) {
    return switch (type) {
      case DECIMAL -> CodeBlock.of("new $T($S)", BigDecimal.class, text);
      case BIG_INTEGER -> CodeBlock.of("new $T($S)", BigInteger.class, text);
      case INSTANT -> CodeBlock.of("$T.parse($S)", Instant.class, text);
      case YEAR -> CodeBlock.of("$T.of($L)", Year.class, text);
      case DATE -> date(LocalDate.parse(text));
      case TIME -> CodeBlock.of("$T.of($L)", LocalTime.class, time(LocalTime.parse(text)));
      case DATE_TIME -> dateTime(LocalDateTime.parse(text));
      case DURATION -> duration(Duration.parse(text).toMillis());
      case YEAR_MONTH -> CodeBlock.of("$T.of($L, $L)", YearMonth.class, YearMonth.parse(text).getYear(), YearMonth.parse(text).getMonthValue());
    };
  }

  private static CodeBlock dateTime(LocalDateTime at) {
    return CodeBlock.of("$T.of($L, $L, $L, $L)", LocalDateTime.class, at.getYear(), at.getMonthValue(), at.getDayOfMonth(), time(at.toLocalTime()));
  }

  private static CodeBlock date(LocalDate date) {
    return CodeBlock.of("$T.of($L, $L, $L)", LocalDate.class, date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  private static String time(LocalTime time) {
    String hours = time.getHour() + ", " + time.getMinute();
    return time.getNano() != 0 ? hours + ", " + time.getSecond() + ", " + time.getNano() : time.getSecond() != 0 ? hours + ", " + time.getSecond() : hours;
  }

  private static CodeBlock duration(long millis) {
    long[] units = {86_400_000, 3_600_000, 60_000, 1000, 1};
    String[] names = {"ofDays", "ofHours", "ofMinutes", "ofSeconds", "ofMillis"};
    int unit = 0;
    while (millis % units[unit] != 0) {
      unit++;
    }
    long count = millis / units[unit];
    return CodeBlock.of("$T.$L($L)", Duration.class, millis == 0 ? "ofSeconds" : names[unit], Math.abs(count) <= Integer.MAX_VALUE ? String.valueOf(count) : count + "L");
  }

  /** The name of a constant of the class, which says its value. */
  private static String constant(JdkType type, Input of, double number) {
    String leaf = of.java().replaceAll("\\(\\)|\\[\\d+]", "").replaceAll(".*[.]", "").replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    String digits = type.text(number).replaceFirst("^-", "MINUS_").replaceAll("[^A-Za-z0-9_]", "_").replaceAll("_+$", "");
    return leaf.toUpperCase(Locale.ROOT) + "_" + digits;
  }

  /** The constants that a program compares with. */
  static List<FieldSpec> constants(Program program) {
    Map<String, FieldSpec> fields = new TreeMap<>();
    Rewrite.visit(program.body(), e -> {
      if (e instanceof Logical.Compare compare && compare.left() instanceof Expr.Read read && compare.right() instanceof Expr.Constant bound) {
        Input input = program.inputs().get(read.input());
        JdkType type = JdkType.of(input.javaType()).orElse(null);
        if (type == JdkType.DECIMAL) {
          String name = constant(type, input, bound.value());
          fields.put(name, field(BigDecimal.class, name, CodeBlock.of("new $T($S)", BigDecimal.class, type.text(bound.value()))));
        } else if (type == JdkType.INSTANT) {
          double at = Bound.of(type, compare.op(), bound.value()).at();
          String name = constant(type, input, at);
          fields.put(name, field(Instant.class, name, CodeBlock.of("$T.parse($S)", Instant.class, type.text(at))));
        }
      }
    });
    return List.copyOf(fields.values());
  }

  private static FieldSpec field(Class<?> type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).initializer(value).build();
  }
}
