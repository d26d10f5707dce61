package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.proof.Unprovable;
import io.github.limbeck.engine.proof.JavaValue.Appended;
import io.github.limbeck.engine.proof.JavaValue.Cells;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Nullable;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.CreationReference;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionMethodReference;
import org.eclipse.jdt.core.dom.InfixExpression.Operator;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/** What calls stand for: those of methods of the class, and of the few methods of the JDK that generated code uses. */
final class JavaCalls {
  private final Formulas formulas;
  private final JavaMethods methods;
  private final JavaArithmetic arithmetic;
  private final JavaExpressions expressions;
  private final JavaRun run;

  JavaCalls(Formulas formulas, JavaMethods methods, JavaArithmetic arithmetic, JavaExpressions expressions, JavaRun run) {
    this.formulas = formulas;
    this.methods = methods;
    this.arithmetic = arithmetic;
    this.expressions = expressions;
    this.run = run;
  }

  JavaValue value(MethodInvocation call) {
    List<Expression> arguments = JavaMethods.nodes(call.arguments(), Expression.class);
    if (!call.typeArguments().isEmpty()) {
      throw new Unprovable("the call " + call);
    } else if (call.getExpression() == null) {
      return run.call(call);
    } else if (isOf(call, "java.lang.Math")) {
      return math(call, arguments);
    }
    String name = call.getName().getIdentifier();
    if (call.getExpression() instanceof MethodInvocation inner && arguments.size() == 1) {
      if (name.equals("anyMatch") && isOf(inner, "java.util.Arrays") && inner.getName().getIdentifier().equals("stream") && inner.arguments().size() == 1) {
        return anyMatch((Expression) inner.arguments().get(0), arguments.get(0));
      } else if (name.equals("contains") && isOf(inner, "java.util.Set") && inner.getName().getIdentifier().equals("of")) {
        return contains(JavaMethods.nodes(inner.arguments(), Expression.class), arguments.get(0));
      }
    }
    if (call.getExpression() instanceof MethodInvocation inner && arguments.isEmpty() && isOf(inner, "java.math.BigInteger")) {
      return exactly(inner, name);
    }
    if (name.equals("copyOf") && isOf(call, "java.util.Arrays") && arguments.size() == 2) {
      return cut(call, expressions.value(arguments.get(0)), arguments.get(1));
    }
    Optional<JavaValue> ofList = ofList(call, name, arguments);
    if (ofList.isPresent()) {
      return ofList.get();
    }
    JavaValue target = expressions.value(call.getExpression());
    if (name.equals("clone") && arguments.isEmpty() && target instanceof Cells cells && !cells.element().endsWith("]")) {
      return new Cells(cells.element(), cells.values().clone(), true);
    }
    if (name.equals("toCharArray") && arguments.isEmpty() && target instanceof Cells cells && cells.isText()) {
      return cells; // a text and the array of its characters are one thing here; no other array has this method
    } else if ((name.equals("length") || name.equals("size")) && arguments.isEmpty() && target instanceof Cells cells && cells.isText() == name.equals("length")) {
      return new Numeric(Polynomial.constant(cells.values().length), Kind.INT); // of a text or a list; no array has such a method
    } else if (name.equals("equals") && arguments.size() == 1) {
      return new Truth(arithmetic.equal(target, expressions.value(arguments.get(0))));
    } else if (target instanceof Nullable nullable && !nullable.isBox() && arguments.isEmpty()) {
      return optional(nullable, name, call);
    }
    throw new Unprovable("the call " + call);
  }

  /** Whether a call is of a static method of a type. */
  private boolean isOf(MethodInvocation call, String type) {
    if (!(call.getExpression() instanceof Name name)) {
      return false;
    }
    String text = name.getFullyQualifiedName();
    String first = text.replaceAll("\\..*", "");
    boolean variable = run.frame().locals.containsKey(first) || run.frame().roots.contains(first);
    return !variable && methods.type(text).equals(type);
  }

  /** Whether a call is {@code Arrays.sort} of one array. */
  boolean isSort(MethodInvocation call) {
    return isOf(call, "java.util.Arrays") && call.getName().getIdentifier().equals("sort") && call.arguments().size() == 1 && call.typeArguments().isEmpty();
  }

  /**
   * A list is made of an array, or an array of a list: a list and the array of its elements are one thing here, and no array has these methods.
   * Empty for any other call.
   */
  private Optional<JavaValue> ofList(MethodInvocation call, String name, List<Expression> arguments) {
    if (name.equals("of") && arguments.size() == 1 && isOf(call, "java.util.List")) {
      return Optional.of(expressions.value(arguments.get(0))).filter(array -> array instanceof Cells cells && Kind.of(cells.element()).isEmpty());
    } else if (name.equals("toArray") && arguments.size() == 1 && arguments.get(0) instanceof CreationReference made) {
      return Optional.of(expressions.value(call.getExpression())).filter(list -> list instanceof Cells cells && run.canonical(made.getType()).equals(cells.element() + "[]"));
    } else if (name.equals("toArray") && arguments.isEmpty() && call.getExpression() instanceof MethodInvocation mapped && mapped.arguments().size() == 1
        && mapped.arguments().get(0) instanceof ExpressionMethodReference unboxed && unboxed.getExpression() instanceof Name box && mapped.getExpression() instanceof MethodInvocation stream && stream.getName().getIdentifier().equals("stream") && stream.arguments().isEmpty() && stream.getExpression() != null) {
      String how = mapped.getName() + " " + methods.type(box.getFullyQualifiedName()) + "::" + unboxed.getName();
      return Optional.of(expressions.value(stream.getExpression())).filter(list -> list instanceof Cells cells && how.equals(unboxing(cells.element())));
    } else if (name.equals("toList") && arguments.isEmpty() && call.getExpression() instanceof MethodInvocation boxed && boxed.getName().getIdentifier().equals("boxed")
        && boxed.arguments().isEmpty() && boxed.getExpression() instanceof MethodInvocation stream && stream.getName().getIdentifier().equals("of") && stream.arguments().size() == 1) {
      JavaValue array = expressions.value((Expression) stream.arguments().get(0));
      String element = array instanceof Cells cells ? cells.element() : array instanceof Appended some ? some.element() : "";
      return Optional.of(array).filter(a -> !unboxing(element).isEmpty() && isOf(stream, "java.util.stream." + capital(element) + "Stream"));
    }
    return Optional.empty();
  }

  /** How a stream of boxes becomes one of what lies in them, as a syntax tree writes it; empty for what has no stream of its own. */
  private static String unboxing(String element) {
    return switch (element) {
      case "int" -> "mapToInt java.lang.Integer::intValue";
      case "long" -> "mapToLong java.lang.Long::longValue";
      case "double" -> "mapToDouble java.lang.Double::doubleValue";
      default -> "";
    };
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** What was appended to an array: a copy that ends where its counter says. */
  private static JavaValue cut(MethodInvocation call, JavaValue array, Expression end) {
    if (array instanceof Appended appended && end instanceof SimpleName counter && counter.getIdentifier().equals(appended.counter())) {
      return appended;
    }
    throw new Unprovable("the call " + call);
  }

  /** {@code BigInteger.valueOf(n).byteValueExact()}: the number itself, or an exception, as of {@code Math.toIntExact}. */
  private Numeric exactly(MethodInvocation big, String name) {
    Kind kind = name.equals("byteValueExact") ? Kind.BYTE : name.equals("shortValueExact") ? Kind.SHORT : null;
    if (kind == null || !big.getName().getIdentifier().equals("valueOf") || big.arguments().size() != 1) {
      throw new Unprovable("the call " + big + "." + name);
    }
    Numeric number = arithmetic.number(expressions.value((Expression) big.arguments().get(0)));
    if (number.kind().isReal()) {
      throw new Unprovable("the call " + big);
    }
    return number.as(kind);
  }

  private JavaValue optional(Nullable nullable, String name, MethodInvocation call) {
    String get = nullable.presence() == Input.Presence.OPTIONAL ? "get"
        : nullable.value() instanceof Numeric number ? number.kind() == Kind.INT ? "getAsInt" : number.kind() == Kind.LONG ? "getAsLong" : "getAsDouble"
        : "";
    if (name.equals("isEmpty")) {
      return new Truth(nullable.missing());
    } else if (name.equals("isPresent")) {
      return new Truth(nullable.missing().not());
    } else if (name.equals(get)) {
      run.frame().failWhere(formulas, nullable.missing());
      return nullable.value();
    }
    throw new Unprovable("the call " + call);
  }

  private Truth anyMatch(Expression array, Expression test) {
    if (!(test instanceof LambdaExpression lambda && lambda.parameters().size() == 1 && lambda.getBody() instanceof Expression body
        && lambda.parameters().get(0) instanceof VariableDeclarationFragment parameter)) {
      throw new Unprovable("the test " + test);
    }
    return new Truth(formulas.or(expressions.each(expressions.array(array), parameter.getName().getIdentifier(), body)));
  }

  /** A set may not name anything twice. */
  private Truth contains(List<Expression> elements, Expression sought) {
    if (!elements.stream().allMatch(StringLiteral.class::isInstance)
        || elements.stream().map(e -> ((StringLiteral) e).getLiteralValue()).distinct().count() < elements.size()) {
      throw new Unprovable("the set " + elements);
    }
    JavaValue value = expressions.value(sought);
    return new Truth(formulas.or(elements.stream().map(e -> arithmetic.equal(value, expressions.value(e))).toList()));
  }

  /** Of the least number of a type there is no magnitude in that type. */
  private static boolean hasMagnitude(Numeric number) {
    BigDecimal least = number.value().range().least();
    return number.kind().isReal() || least != null && least.compareTo(BigDecimal.valueOf(number.kind() == Kind.LONG ? Long.MIN_VALUE : Integer.MIN_VALUE)) > 0;
  }

  private Numeric magnitude(Numeric number) {
    Polynomial negative = Polynomial.ZERO.minus(number.value());
    return new Numeric(formulas.select(formulas.more(negative), negative, number.value()), number.kind());
  }

  private Numeric math(MethodInvocation call, List<Expression> arguments) {
    String name = call.getName().getIdentifier();
    List<Numeric> given = arguments.stream().map(a -> arithmetic.number(expressions.value(a))).toList();
    if (name.equals("toIntExact") && given.size() == 1 && !given.get(0).kind().isReal()) {
      return given.get(0).as(Kind.INT);
    } else if (name.equals("abs") && given.size() == 1 && hasMagnitude(given.get(0)) || name.equals("absExact") && given.size() == 1 && !given.get(0).kind().isReal()) {
      return magnitude(given.get(0)); // a checked operation throws where there is none, by design
    } else if (given.size() != 2) {
      throw new Unprovable("the call " + call);
    }
    Numeric a = given.get(0);
    Numeric b = given.get(1);
    return switch (name) {
      case "max", "min" -> arithmetic.extreme(a, b, name.equals("max"));
      case "floorMod" -> arithmetic.floorMod(a, b);
      case "addExact" -> arithmetic.exact(Operator.PLUS, a, b);
      case "subtractExact" -> arithmetic.exact(Operator.MINUS, a, b);
      case "multiplyExact" -> arithmetic.exact(Operator.TIMES, a, b);
      default -> throw new Unprovable("the call " + call);
    };
  }
}
