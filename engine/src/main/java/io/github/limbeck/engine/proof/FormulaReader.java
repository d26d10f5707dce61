package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.formula.CustomOperator;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.proof.Unprovable;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.QualifiedName;

/**
 * Says in one form what an expression of Java and a formula compute, operation by operation: where both are the same text they do
 * the same operations on the same numbers in the same order, so that they round alike too. Of Java it understands arithmetic in
 * {@code double} alone; where Java would compute in a narrower type, or by a construct that is not listed here, it refuses.
 */
final class FormulaReader {
  private static final String MATH = "java.lang.Math.";
  private static final List<String> CUT = List.of("floor", "ceil", "rint");
  private static final Set<String> OVERLOADED = Set.of("abs", "max", "min", "round");
  private static final Map<String, Integer> FUNCTIONS = Map.ofEntries(Map.entry("abs", 1), Map.entry("max", 2), Map.entry("min", 2),
      Map.entry("floor", 1), Map.entry("ceil", 1), Map.entry("round", 1), Map.entry("rint", 1), Map.entry("sqrt", 1), Map.entry("cbrt", 1), Map.entry("exp", 1), Map.entry("expm1", 1), Map.entry("log", 1), Map.entry("log1p", 1),
      Map.entry("sin", 1), Map.entry("cos", 1), Map.entry("tan", 1), Map.entry("asin", 1), Map.entry("acos", 1), Map.entry("atan", 1),
      Map.entry("sinh", 1), Map.entry("cosh", 1), Map.entry("tanh", 1), Map.entry("pow", 2));

  private final List<Input> inputs;
  private final JavaMethods methods;
  private final Map<String, Value> locals = new HashMap<>();
  private long steps;

  /**
   * What an expression of Java does.
   *
   * @param kind the type that Java gives it; null for a truth value
   */
  private record Value(String text, Kind kind) {}

  FormulaReader(List<Input> inputs, JavaMethods methods) {
    this.inputs = inputs;
    this.methods = methods;
  }

  long steps() {
    return steps;
  }

  /** From now on a local stands for what an expression computes, as a {@code double}. */
  void declare(String name, org.eclipse.jdt.core.dom.Expression value) {
    locals.put(name, new Value(computed(value), Kind.DOUBLE));
  }

  /** What an expression computes, as a {@code double}. */
  String computed(org.eclipse.jdt.core.dom.Expression e) {
    return number(java(e));
  }

  /**
   * What a returned expression computes.
   *
   * @param type the type that the method answers with
   */
  String returned(org.eclipse.jdt.core.dom.Expression e, String type) {
    return switch (type) {
      case "double" -> number(java(e));
      case "java.lang.Double" -> wide(java(e)).text();
      case "float", "java.lang.Float" -> {
        if (!(e instanceof CastExpression cast && cast.getType().toString().equals("float"))) {
          throw new Unprovable("an answer that is not cast to float: " + e);
        }
        yield number(java(cast.getExpression()));
      }
      case "long", "java.lang.Long" -> whole(e);
      case "int", "java.lang.Integer" -> isLiteral(e) ? whole(e) : whole(argument(e, "java.lang.Math", "toIntExact"));
      case "java.math.BigDecimal" -> decimal(e);
      default -> throw new Unprovable("an answer of the type " + type);
    };
  }

  /** A whole number, as a {@code long}. */
  private String whole(org.eclipse.jdt.core.dom.Expression e) {
    if (isLiteral(e)) {
      return java(e).text();
    }
    boolean isCut = e instanceof CastExpression cast && cast.getType().toString().equals("long") && cast.getExpression() instanceof MethodInvocation;
    String text = java(isCut ? ((CastExpression) e).getExpression() : e).text();
    if (!(isCut ? CUT.stream().anyMatch(cut -> text.startsWith(MATH + cut + "(")) : text.startsWith(MATH + "round("))) {
      throw new Unprovable("a whole number that is not rounded: " + e);
    }
    return text;
  }

  private static boolean isLiteral(org.eclipse.jdt.core.dom.Expression e) {
    return e instanceof NumberLiteral || e instanceof PrefixExpression prefix && prefix.getOperand() instanceof NumberLiteral;
  }

  /** {@code BigDecimal.valueOf} of a whole number, and of the number of digits after the point, if there are any. */
  private String decimal(org.eclipse.jdt.core.dom.Expression e) {
    boolean hasDigits = e instanceof MethodInvocation call && call.arguments().size() == 2 && call.arguments().get(1) instanceof NumberLiteral;
    String whole = whole(argument(e, "java.math.BigDecimal", "valueOf"));
    return hasDigits ? joined("/", whole, constant(Math.pow(10, Integer.parseInt(((MethodInvocation) e).arguments().get(1).toString())))) : whole;
  }

  /** The first argument of a call of a static method. */
  private org.eclipse.jdt.core.dom.Expression argument(org.eclipse.jdt.core.dom.Expression e, String type, String method) {
    boolean called = e instanceof MethodInvocation call && isStatic(call) && methods.type(((Name) call.getExpression()).getFullyQualifiedName()).equals(type)
        && call.getName().getIdentifier().equals(method) && (call.arguments().size() == 1 || call.arguments().size() == 2 && type.endsWith("BigDecimal") && call.arguments().get(1) instanceof NumberLiteral);
    if (!called) {
      throw new Unprovable("an answer that is no " + method + ": " + e);
    }
    return (org.eclipse.jdt.core.dom.Expression) ((MethodInvocation) e).arguments().get(0);
  }

  private static String number(Value value) {
    if (value.kind() == null) {
      throw new Unprovable("a number was expected");
    }
    return value.text();
  }

  private static Value wide(Value value) {
    if (value.kind() != Kind.DOUBLE) {
      throw new Unprovable("a value that is no double");
    }
    return value;
  }

  private Value java(org.eclipse.jdt.core.dom.Expression e) {
    steps++;
    if (e instanceof ParenthesizedExpression inner) {
      return java(inner.getExpression());
    } else if (e instanceof CastExpression cast && cast.getType().toString().equals("double")) {
      return new Value(number(java(cast.getExpression())), Kind.DOUBLE);
    } else if (e instanceof NumberLiteral number) {
      return literal(number.getToken());
    } else if (e instanceof PrefixExpression prefix && prefix.getOperator() == PrefixExpression.Operator.MINUS) {
      Value of = java(prefix.getOperand());
      boolean literal = of.kind() == Kind.INT && of.text().startsWith("#");
      return literal ? new Value(negated(of.text()), Kind.INT) : new Value(negated(wide(of).text()), Kind.DOUBLE);
    } else if (e instanceof InfixExpression infix) {
      return infix(infix);
    } else if (e instanceof ConditionalExpression choice) {
      return truthAsNumber(choice);
    } else if (e instanceof MethodInvocation call && isStatic(call)) {
      return call(call, methods.type(((Name) call.getExpression()).getFullyQualifiedName()));
    }
    return name(e);
  }

  private static Value literal(String token) {
    if (token.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(token) <= Integer.MAX_VALUE) {
      return new Value(constant(Double.parseDouble(token)), Kind.INT);
    } else if (token.matches("[0-9]+\\.[0-9]+(E-?[0-9]+)?")) {
      return new Value(constant(Double.parseDouble(token)), Kind.DOUBLE);
    }
    throw new Unprovable("the literal " + token);
  }

  private Value infix(InfixExpression infix) {
    String operator = infix.getOperator().toString();
    if (!Set.of("+", "-", "*", "/").contains(operator)) {
      throw new Unprovable("the operator " + operator);
    }
    Value value = joined(operator, java(infix.getLeftOperand()), java(infix.getRightOperand()));
    for (Object more : infix.extendedOperands()) {
      value = joined(operator, value, java((org.eclipse.jdt.core.dom.Expression) more));
    }
    return value;
  }

  /** Of two narrower numbers Java computes a narrower one, which might overflow or lose its fraction. */
  private static Value joined(String operator, Value left, Value right) {
    if (left.kind() != Kind.DOUBLE && right.kind() != Kind.DOUBLE) {
      throw new Unprovable("the code computes in a narrower type than double");
    }
    return new Value(joined(operator, number(left), number(right)), Kind.DOUBLE);
  }

  /** A truth value counts 1 or 0. */
  private Value truthAsNumber(ConditionalExpression choice) {
    Value condition = name(choice.getExpression());
    boolean counts = choice.getThenExpression().toString().equals("1.0") && choice.getElseExpression().toString().equals("0.0");
    if (condition.kind() != null || !counts) {
      throw new Unprovable("the choice " + choice);
    }
    return new Value(condition.text(), Kind.DOUBLE);
  }

  /** Whether a call that names a type of the user's names another here, or is given a local. */
  private boolean isOther(Input input) {
    return input.computed().isPresent() && (isVariable(input.computed().get().named().replaceAll("\\..*", "")) || !methods.type(input.computed().get().named()).equals(input.computed().get().type())
        || input.computed().get().parameters().stream().anyMatch(locals::containsKey));
  }

  private boolean isStatic(MethodInvocation call) {
    return call.getExpression() instanceof Name type && call.typeArguments().isEmpty() && inputs.stream().noneMatch(i -> i.text().equals(call.toString()))
        && !isVariable(type.getFullyQualifiedName().replaceAll("\\..*", ""));
  }

  private boolean isVariable(String name) {
    return locals.containsKey(name) || inputs.stream().anyMatch(i -> !i.isOfStaticMethod() && i.java().replaceAll("[.\\[(].*", "").equals(name));
  }

  private Value call(MethodInvocation call, String type) {
    String name = call.getName().getIdentifier();
    List<Value> given = JavaMethods.nodes(call.arguments(), org.eclipse.jdt.core.dom.Expression.class).stream().map(this::java).toList();
    boolean function = type.equals("java.lang.Math") && FUNCTIONS.getOrDefault(name, -1) == given.size();
    if (!function || OVERLOADED.contains(name)) {
      // Of methods of one name the compiler takes that for the types of the arguments.
      boolean wide = function ? given.stream().anyMatch(v -> v.kind() == Kind.DOUBLE) : given.stream().allMatch(v -> v.kind() == Kind.DOUBLE);
      if (!wide) {
        throw new Unprovable("the call " + call + " on a narrower type than double");
      }
    }
    return new Value(type + "." + name + "(" + String.join(",", given.stream().map(FormulaReader::number).toList()) + ")",
        function && name.equals("round") ? Kind.LONG : Kind.DOUBLE);
  }

  private Value name(org.eclipse.jdt.core.dom.Expression e) {
    String text = e.toString();
    if (locals.containsKey(text)) {
      return locals.get(text);
    }
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      Optional<JdkType> jdk = JdkType.of(input.javaType());
      if (jdk.isPresent() && text.equals(input.java() + "." + jdk.get().number()) && jdk.get() != JdkType.DATE_TIME && jdk.get() != JdkType.YEAR_MONTH && !input.mayBeMissing()) {
        return new Value("x" + i, Kind.of(jdk.get()));
      }
      if (input.text().equals(text) && jdk.isEmpty() && !isOther(input)) {
        if (input.mayBeMissing()) {
          throw new Unprovable("a value that may be missing");
        }
        return new Value("x" + i, input.kind() == Input.Kind.BOOLEAN ? null
            : Kind.of(input.javaType()).orElseThrow(() -> new Unprovable("a value of the type " + input.javaType())));
      }
    }
    if (e instanceof QualifiedName name && name.getName().getIdentifier().equals("PI") && !isVariable(text.replaceAll("\\..*", ""))
        && methods.type(name.getQualifier().getFullyQualifiedName()).equals("java.lang.Math")) {
      return new Value(constant(Math.PI), Kind.DOUBLE);
    }
    throw new Unprovable("the expression " + text);
  }

  private static String constant(double value) {
    return "#" + Double.toHexString(value);
  }

  private static String negated(String of) {
    return of.startsWith("#") ? constant(-Double.parseDouble(of.substring(1))) : "-(" + of + ")";
  }

  /** What Java's compiler would compute is computed here too. */
  private static String joined(String operator, String left, String right) {
    if (left.startsWith("#") && right.startsWith("#") && operator.equals("*")) {
      return constant(Double.parseDouble(left.substring(1)) * Double.parseDouble(right.substring(1)));
    }
    return "(" + left + operator + right + ")";
  }

  /** What a formula computes. */
  String formula(Expression e) {
    steps++;
    if (e instanceof Expression.Variable variable) {
      return "x" + variable.feature();
    } else if (e instanceof Expression.Constant constant) {
      return constant(constant.value());
    }
    Expression.Call call = (Expression.Call) e;
    String a = formula(call.first());
    String b = call.operator().arity() > 1 ? formula(call.second()) : "";
    if (call.operator() instanceof CustomOperator custom) {
      return custom.name() + "(" + a + (b.isEmpty() ? "" : "," + b) + ")";
    }
    return switch ((Function) call.operator()) {
      case ADD -> joined("+", a, b);
      case SUBTRACT -> joined("-", a, b);
      case MULTIPLY -> joined("*", a, b);
      case DIVIDE -> joined("/", a, b);
      case NEGATE -> negated(a);
      case SQUARE -> joined("*", a, a);
      case CUBE -> joined("*", joined("*", a, a), a);
      case POWER -> MATH + "pow(" + a + "," + b + ")";
      case ROUND -> a.startsWith("#") ? constant(Math.round(Double.parseDouble(a.substring(1)))) : MATH + "round(" + a + ")";
      case LOG_EXPM1 -> "(" + a + "+" + MATH + "log(" + negated(MATH + "expm1(" + negated(a) + ")") + "))";
      case LOG1P_EXP -> "(" + MATH + "max(" + a + "," + constant(0) + ")+" + MATH + "log1p(" + MATH + "exp(" + negated(MATH + "abs(" + a + ")") + ")))";
      default -> MATH + call.operator().name().toLowerCase(Locale.ROOT) + "(" + a + (b.isEmpty() ? "" : "," + b) + ")";
    };
  }
}
