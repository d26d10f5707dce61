package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.proof.JavaValue.Counted;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Nullable;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.StringLiteral;

/**
 * What calls stand for that make and compare values of types of the JDK. What is made is computed by the JDK itself; what is compared are numbers, over
 * all values that lie on whole units.
 */
final class JdkCalls {
  private static final BigDecimal MILLIS_OF_NANO = BigDecimal.ONE.movePointLeft(6);

  private final Formulas formulas;
  private final JavaMethods methods;
  private final Labels labels;
  private final JavaExpressions expressions;
  private final JavaRun run;
  private final JavaArithmetic arithmetic;

  JdkCalls(Formulas formulas, JavaMethods methods, Labels labels, JavaExpressions expressions, JavaRun run, JavaArithmetic arithmetic) {
    this.formulas = formulas;
    this.methods = methods;
    this.labels = labels;
    this.expressions = expressions;
    this.run = run;
    this.arithmetic = arithmetic;
  }

  /** {@code new BigDecimal("…")}, and the same of big integers. */
  Optional<JavaValue> created(ClassInstanceCreation creation) {
    boolean ofText = creation.getExpression() == null && creation.getAnonymousClassDeclaration() == null && creation.arguments().size() == 1
        && creation.arguments().get(0) instanceof StringLiteral;
    if (!ofText) {
      return Optional.empty();
    }
    String text = ((StringLiteral) creation.arguments().get(0)).getLiteralValue();
    return switch (methods.type(creation.getType().toString())) {
      case "java.math.BigDecimal" -> Optional.of(known(JdkType.DECIMAL, new BigDecimal(text), text));
      case "java.math.BigInteger" -> Optional.of(known(JdkType.BIG_INTEGER, new BigInteger(text), text));
      default -> Optional.empty();
    };
  }

  /** A call of a factory of such a type, or of a method of a value of one; empty for all others. */
  Optional<JavaValue> value(MethodInvocation call) {
    List<Expression> arguments = JavaMethods.nodes(call.arguments(), Expression.class);
    Optional<String> type = typeOf(call.getExpression());
    if (type.isPresent()) {
      return ofType(type.get(), call.getName().getIdentifier(), arguments);
    }
    boolean epoch = call.getName().getIdentifier().equals("toEpochMilli") && arguments.isEmpty() && call.getExpression() instanceof MethodInvocation;
    if (epoch && isUtc((MethodInvocation) call.getExpression())) {
      return value(((MethodInvocation) call.getExpression()).getExpression()).filter(c -> c.type() == JdkType.DATE_TIME).map(Counted::number);
    }
    return call.getExpression() == null ? Optional.empty() : value(call.getExpression()).flatMap(target -> ofValue(target, call, arguments));
  }

  /** The type that an expression names, if it is one that is meant here. */
  private Optional<String> typeOf(Expression e) {
    if (!(e instanceof Name name)) {
      return Optional.empty();
    }
    String first = name.getFullyQualifiedName().replaceAll("\\..*", "");
    return run.frame().locals.containsKey(first) || run.frame().roots.contains(first) || methods.value(first).isPresent() ? Optional.empty()
        : Optional.of(methods.type(name.getFullyQualifiedName()));
  }

  /** An expression that may be a value of such a type; any other is left alone. */
  private Optional<Counted> value(Expression e) {
    if (e instanceof MethodInvocation call) {
      boolean there = expressions.isInput(call.toString()) || call.getName().getIdentifier().equals("get") && call.arguments().isEmpty() && call.getExpression() != null
          && expressions.isInput(call.getExpression().toString());
      return there ? counted(expressions.value(call)) : value(call).flatMap(this::counted);
    } else if (e instanceof ClassInstanceCreation creation) {
      return created(creation).flatMap(this::counted);
    }
    return e instanceof Name && typeOf(e).isEmpty() ? counted(expressions.value(e)) : Optional.empty();
  }

  private Optional<Counted> counted(JavaValue value) {
    if (value instanceof Nullable nullable && nullable.isBox() && nullable.value() instanceof Counted) {
      run.frame().failWhere(formulas, nullable.missing());
      return counted(nullable.value());
    }
    return value instanceof Counted counted ? Optional.of(counted) : Optional.empty();
  }

  private boolean isUtc(MethodInvocation call) {
    return call.getName().getIdentifier().equals("toInstant") && call.arguments().size() == 1 && isConstant((Expression) call.arguments().get(0), "java.time.ZoneOffset.UTC");
  }

  private boolean isConstant(Expression e, String name) {
    String constant = name.substring(name.lastIndexOf('.') + 1);
    return e instanceof QualifiedName qualified && qualified.getName().getIdentifier().equals(constant)
        && typeOf(qualified.getQualifier()).equals(Optional.of(name.substring(0, name.lastIndexOf('.'))));
  }

  private Optional<JavaValue> ofType(String type, String method, List<Expression> arguments) {
    try {
      return switch (type) {
        case "java.time.LocalDate" -> method.equals("of") ? whole(arguments, 3, 3).map(n -> LocalDate.of(n[0], n[1], n[2])).map(d -> known(JdkType.DATE, d)) : Optional.empty();
        case "java.time.LocalTime" -> method.equals("of") ? whole(arguments, 2, 4).map(n -> time(n, 0)).map(t -> known(JdkType.TIME, t)) : Optional.empty();
        case "java.time.LocalDateTime" -> method.equals("of") ? whole(arguments, 5, 7).map(n -> LocalDateTime.of(LocalDate.of(n[0], n[1], n[2]), time(n, 3)))
            .map(t -> known(JdkType.DATE_TIME, t)) : Optional.empty();
        case "java.time.YearMonth" -> method.equals("of") ? whole(arguments, 2, 2).map(n -> YearMonth.of(n[0], n[1])).map(m -> known(JdkType.YEAR_MONTH, m)) : Optional.empty();
        case "java.time.Year" -> method.equals("of") ? whole(arguments, 1, 1).map(n -> Year.of(n[0])).map(y -> known(JdkType.YEAR, y)) : Optional.empty();
        case "java.time.Instant" -> method.equals("parse") && arguments.size() == 1 && arguments.get(0) instanceof StringLiteral text
            ? Optional.of(known(JdkType.INSTANT, Instant.parse(text.getLiteralValue()))) : Optional.empty();
        case "java.math.BigInteger" -> method.equals("valueOf") ? number(arguments).map(n -> known(JdkType.BIG_INTEGER, BigInteger.valueOf(n))) : Optional.empty();
        case "java.time.Duration" -> method.equals("between") ? between(arguments) : number(arguments).flatMap(n -> duration(method, n)).map(d -> known(JdkType.DURATION, d));
        case "java.time.temporal.ChronoUnit.DAYS" -> method.equals("between") ? apart(arguments, JdkType.DATE) : Optional.empty();
        case "java.time.temporal.ChronoUnit.MONTHS" -> method.equals("between") ? apart(arguments, JdkType.YEAR_MONTH) : Optional.empty();
        default -> Optional.empty();
      };
    } catch (DateTimeException e) {
      throw new Unprovable("a date or time that there is not: " + arguments);
    }
  }

  private static LocalTime time(int[] numbers, int from) {
    return LocalTime.of(numbers[from], numbers[from + 1], numbers.length > from + 2 ? numbers[from + 2] : 0, numbers.length > from + 3 ? numbers[from + 3] : 0);
  }

  private static Optional<Duration> duration(String unit, long count) {
    return switch (unit) {
      case "ofDays" -> Optional.of(Duration.ofDays(count));
      case "ofHours" -> Optional.of(Duration.ofHours(count));
      case "ofMinutes" -> Optional.of(Duration.ofMinutes(count));
      case "ofSeconds" -> Optional.of(Duration.ofSeconds(count));
      case "ofMillis" -> Optional.of(Duration.ofMillis(count));
      default -> Optional.empty();
    };
  }

  /** Literals of whole numbers, as many as a factory takes; a sign is part of one. */
  private Optional<int[]> whole(List<Expression> arguments, int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      return Optional.empty();
    }
    return Optional.of(arguments.stream().mapToInt(a -> Math.toIntExact(literal(a))).toArray());
  }

  private Optional<Long> number(List<Expression> arguments) {
    return arguments.size() == 1 && isLiteral(arguments.get(0)) ? Optional.of(literal(arguments.get(0))) : Optional.empty();
  }

  private static boolean isLiteral(Expression e) {
    return e instanceof NumberLiteral || e instanceof PrefixExpression prefix && prefix.getOperand() instanceof NumberLiteral;
  }

  private long literal(Expression e) {
    if (!isLiteral(e)) {
      throw new Unprovable("a number that is no literal: " + e);
    }
    Numeric number = arithmetic.number(expressions.value(e));
    if (number.kind().isReal()) {
      throw new Unprovable("a number with decimals: " + e);
    }
    return number.value().constant.longValueExact();
  }

  private Counted known(JdkType type, Object value) {
    return known(type, value, value.toString());
  }

  private Counted known(JdkType type, Object value, String text) {
    BigDecimal number = type == JdkType.DECIMAL ? (BigDecimal) value : new BigDecimal(type.number(value));
    return new Counted(new Numeric(Polynomial.constant(number), Kind.of(type)), type, labels.number(text));
  }

  /** How long it is from one time to another. */
  private Optional<JavaValue> between(List<Expression> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    Counted from = operand(arguments.get(0));
    Counted to = operand(arguments.get(1));
    boolean times = from.type() == to.type() && (from.type() == JdkType.TIME || from.type() == JdkType.DATE_TIME || from.type() == JdkType.INSTANT);
    if (!times) {
      return Optional.empty();
    }
    Polynomial difference = to.number().value().minus(from.number().value());
    return Optional.of(new Counted(new Numeric(from.type() == JdkType.TIME ? difference.times(MILLIS_OF_NANO) : difference, Kind.LONG), JdkType.DURATION, null));
  }

  /** How many of its units a value is after another. */
  private Optional<JavaValue> apart(List<Expression> arguments, JdkType type) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    Counted from = operand(arguments.get(0));
    Counted to = operand(arguments.get(1));
    return from.type() == type && to.type() == type ? Optional.of(new Numeric(to.number().value().minus(from.number().value()), Kind.LONG)) : Optional.empty();
  }

  private Counted operand(Expression e) {
    return value(e).orElseThrow(() -> new Unprovable("a date, time or decimal was expected: " + e));
  }

  private Optional<JavaValue> ofValue(Counted target, MethodInvocation call, List<Expression> arguments) {
    String name = call.getName().getIdentifier();
    Polynomial number = target.number().value();
    JdkType type = target.type();
    if (arguments.isEmpty()) {
      return type.number().equals(name + "()") ? Optional.of(target.number()) : Optional.empty();
    }
    if (name.equals("getLong") && type == JdkType.YEAR_MONTH && isConstant(arguments.get(0), "java.time.temporal.ChronoField.PROLEPTIC_MONTH")) {
      return Optional.of(target.number());
    }
    boolean order = name.equals("isBefore") || name.equals("isAfter") || name.equals("equals") || name.equals("minus") && type == JdkType.DURATION;
    if (arguments.size() != 1 || !order) {
      return Optional.empty();
    }
    Counted other = operand(arguments.get(0));
    if (other.type() != type || type == JdkType.DECIMAL) {
      throw new Unprovable("a comparison of different types, or of decimals by their digits: " + call);
    }
    Polynomial less = number.minus(other.number().value());
    return Optional.of(switch (name) {
      case "isBefore" -> new Truth(formulas.more(less.times(BigDecimal.ONE.negate())));
      case "isAfter" -> new Truth(formulas.more(less));
      case "equals" -> new Truth(formulas.equal(number, other.number().value()));
      default -> new Counted(new Numeric(less, Kind.LONG), JdkType.DURATION, null);
    });
  }

  /** {@code a.compareTo(b) < 0} and its like: only the sign of what {@code compareTo} gives means anything. */
  Optional<JavaValue> ordered(InfixExpression infix) {
    boolean zero = infix.getRightOperand() instanceof NumberLiteral right && right.getToken().equals("0") && infix.extendedOperands().isEmpty();
    if (!zero || !(infix.getLeftOperand() instanceof MethodInvocation call) || !call.getName().getIdentifier().equals("compareTo") || call.arguments().size() != 1
        || call.getExpression() == null) {
      return Optional.empty();
    }
    Counted a = operand(call.getExpression());
    Counted b = operand((Expression) call.arguments().get(0));
    if (a.type() != b.type()) {
      throw new Unprovable("a comparison of different types: " + call);
    }
    return Optional.of(arithmetic.combined(infix.getOperator(), new Numeric(a.number().value().minus(b.number().value()), Kind.LONG), new Numeric(Polynomial.ZERO, Kind.LONG)));
  }
}
