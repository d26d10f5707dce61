package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.proof.JavaValue.Absent;
import io.github.limbeck.engine.proof.JavaValue.Appended;
import io.github.limbeck.engine.proof.JavaValue.Cells;
import io.github.limbeck.engine.proof.JavaValue.Components;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Label;
import io.github.limbeck.engine.proof.JavaValue.Nullable;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ArrayAccess;
import org.eclipse.jdt.core.dom.ArrayCreation;
import org.eclipse.jdt.core.dom.ArrayInitializer;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.CharacterLiteral;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NullLiteral;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/** What expressions of Java stand for; every kind of expression that is not listed here is refused. */
final class JavaExpressions {
  private final Formulas formulas;
  private final JavaMethods methods;
  private final InputSpace space;
  private final Map<String, JavaValue> inputs;
  private final Labels labels;
  private final JavaArithmetic arithmetic;
  private final JavaRun run;
  private final JavaCalls calls;
  private final JdkCalls jdk;
  private final Map<String, Cells> constants = new HashMap<>();

  /**
   * @param space knows what expressions of the source stand for, by their text
   */
  JavaExpressions(Formulas formulas, JavaMethods methods, InputSpace space, Labels labels, JavaArithmetic arithmetic, JavaRun run) {
    this.formulas = formulas;
    this.methods = methods;
    this.space = space;
    this.inputs = space.java();
    this.labels = labels;
    this.arithmetic = arithmetic;
    this.run = run;
    this.jdk = new JdkCalls(formulas, methods, labels, this, run, arithmetic);
    this.calls = new JavaCalls(formulas, methods, arithmetic, this, run);
  }

  /** Whether a call sorts an array. */
  boolean isSort(MethodInvocation call) {
    return calls.isSort(call);
  }

  Condition condition(Expression e) {
    return arithmetic.condition(value(e));
  }

  Cells array(Expression e) {
    if (value(e) instanceof Cells cells) {
      return cells;
    }
    throw new Unprovable("an array was expected: " + e);
  }

  JavaValue value(Expression e) {
    formulas.budget().spend(1);
    if (e instanceof ParenthesizedExpression inner) {
      return value(inner.getExpression());
    } else if (e instanceof InfixExpression infix) {
      return infix(infix);
    } else if (e instanceof PrefixExpression prefix) {
      return prefix(prefix);
    } else if (e instanceof ConditionalExpression choice) {
      return conditional(choice);
    } else if (e instanceof NumberLiteral literal) {
      return literal(literal.getToken());
    } else if (e instanceof BooleanLiteral literal) {
      return new Truth(formulas.truth(literal.booleanValue()));
    } else if (e instanceof StringLiteral literal) {
      return new Label(labels.number(literal.getLiteralValue()), JavaArithmetic.STRING);
    } else if (e instanceof CharacterLiteral literal) {
      return new Numeric(Polynomial.constant(literal.charValue()), Kind.CHAR);
    } else if (e instanceof NullLiteral) {
      return Absent.NULL;
    } else if (e instanceof CastExpression cast) {
      return cast(cast);
    } else if (e instanceof Name || e instanceof FieldAccess) {
      return name(e);
    } else if (e instanceof ArrayAccess access) {
      return element(access);
    } else if (e instanceof ArrayCreation creation) {
      return array(creation);
    } else if (e instanceof MethodInvocation call) {
      return isInput(call.toString()) ? inputs.get(call.toString()) : jdk.value(call).orElseGet(() -> calls.value(call));
    } else if (e instanceof ClassInstanceCreation creation && jdk.created(creation).isPresent()) {
      return jdk.created(creation).get();
    } else if (e instanceof ClassInstanceCreation creation && isText(creation)) {
      return text(value((Expression) creation.arguments().get(0)));
    } else if (e instanceof ClassInstanceCreation creation && creation.getExpression() == null && creation.getAnonymousClassDeclaration() == null) {
      List<JavaValue> components = new ArrayList<>();
      JavaMethods.nodes(creation.arguments(), Expression.class).forEach(a -> components.add(value(a)));
      return new Components(components);
    }
    throw new Unprovable("the expression " + e);
  }

  /** A text that is made of an array of characters: the same characters. */
  private static JavaValue text(JavaValue of) {
    if (of instanceof Cells cells && cells.isText() || of instanceof Appended some && some.isText()) {
      return of;
    }
    throw new Unprovable("a text of what is no array of characters");
  }

  /** Whether a text is made of something. */
  private boolean isText(ClassInstanceCreation creation) {
    return creation.getExpression() == null && creation.getAnonymousClassDeclaration() == null && creation.arguments().size() == 1
        && run.canonical(creation.getType()).equals(JavaArithmetic.STRING);
  }

  /** A record that is made has to be the one that the method answers with. */
  Components record(Components components, Expression e, String type) {
    if (e instanceof ClassInstanceCreation creation && run.canonical(creation.getType()).equals(type)) {
      return components;
    }
    throw new Unprovable("the record " + e);
  }

  // Literals and names

  /** Decimal literals alone: of whole numbers, with L where they are long, and of doubles. */
  private Numeric literal(String token) {
    if (token.matches("(0|[1-9][0-9]*)L")) {
      return new Numeric(Polynomial.constant(new BigDecimal(token.substring(0, token.length() - 1))), Kind.LONG);
    } else if (token.matches("0|[1-9][0-9]*")) {
      return new Numeric(Polynomial.constant(new BigDecimal(token)), Kind.INT);
    } else if (token.matches("[0-9]+\\.[0-9]+(E-?[0-9]+)?")) {
      return new Numeric(Polynomial.constant(new BigDecimal(Double.parseDouble(token))), Kind.DOUBLE);
    }
    throw new Unprovable("the literal " + token);
  }

  /** Whether a text reads an input, by a parameter that is seen here. */
  boolean isInput(String text) {
    String root = firstOf(text);
    Optional<Input.Computed> computed = space.computedBy(text).flatMap(Input::computed);
    if (computed.isPresent()) {
      String named = computed.get().named();
      return !isVariable(firstOf(named)) && methods.type(named).equals(computed.get().type()) && computed.get().parameters().stream().allMatch(this::isParameter);
    }
    return inputs.containsKey(text) && isParameter(root);
  }

  /** Whether a name stands for a parameter, which no local hides. */
  private boolean isParameter(String name) {
    return run.frame().roots.contains(name) && !run.frame().locals.containsKey(name);
  }

  private boolean isVariable(String name) {
    return run.frame().locals.containsKey(name) || run.frame().roots.contains(name);
  }

  private JavaValue name(Expression e) {
    String text = e.toString();
    if (e instanceof SimpleName && run.frame().locals.containsKey(text)) {
      return run.frame().locals.get(text);
    } else if (isInput(text)) {
      return inputs.get(text);
    } else if (e instanceof SimpleName && !isVariable(text) && methods.value(text).isPresent()) {
      return value(methods.value(text).get());
    } else if (e instanceof SimpleName && !isVariable(text) && methods.constant(text).isPresent()) {
      return constants.computeIfAbsent(text, name -> constant(methods.constant(name).orElseThrow()));
    } else if (e instanceof QualifiedName name && name.getName().getIdentifier().equals("length") && isVariable(firstOf(text))) {
      return length(value(name.getQualifier()));
    } else if (e instanceof FieldAccess access && access.getName().getIdentifier().equals("length")) {
      return length(value(access.getExpression()));
    } else if (e instanceof QualifiedName name && !isVariable(firstOf(text))) {
      return constant(methods.type(name.getQualifier().getFullyQualifiedName()), name.getName().getIdentifier());
    }
    throw new Unprovable("the name " + text);
  }

  /** An array that is a constant of the class: literals alone, which are the same wherever it is read, and never assigned to. */
  private Cells constant(FieldDeclaration field) {
    ArrayInitializer initializer = (ArrayInitializer) ((VariableDeclarationFragment) field.fragments().get(0)).getInitializer();
    return array(initializer, run.canonical(field.getType()), false);
  }

  /**
   * An array that is filled where it is declared.
   *
   * @param type its type, with its brackets
   * @param own whether the code may assign to its cells
   */
  Cells array(ArrayInitializer initializer, String type, boolean own) {
    if (!type.endsWith("[]")) {
      throw new Unprovable("the array " + initializer);
    }
    String element = type.substring(0, type.length() - 2);
    return new Cells(element, JavaMethods.nodes(initializer.expressions(), Expression.class).stream().map(e -> e instanceof ArrayInitializer inner
        ? array(inner, element, own) : constantOrOwn(e, element, own)).toArray(JavaValue[]::new), own);
  }

  private JavaValue constantOrOwn(Expression e, String element, boolean own) {
    // What a constant is filled with does not depend on where it is read.
    boolean literal = e instanceof NumberLiteral || e instanceof StringLiteral || e instanceof CharacterLiteral || e instanceof QualifiedName
        || e instanceof PrefixExpression prefix && prefix.getOperand() instanceof NumberLiteral;
    if (!own && !literal) {
      throw new Unprovable("the constant " + e);
    }
    return arithmetic.converted(value(e), element);
  }

  private static String firstOf(String text) {
    return text.replaceAll("[.\\[(].*", "");
  }

  /** A constant of a box, or of an enum that occurs among inputs and answers; others are met by no label. */
  private JavaValue constant(String type, String name) {
    return switch (type + "." + name) {
      case "java.lang.Integer.MIN_VALUE" -> new Numeric(Polynomial.constant(Integer.MIN_VALUE), Kind.INT);
      case "java.lang.Integer.MAX_VALUE" -> new Numeric(Polynomial.constant(Integer.MAX_VALUE), Kind.INT);
      case "java.lang.Long.MIN_VALUE" -> new Numeric(Polynomial.constant(Long.MIN_VALUE), Kind.LONG);
      case "java.lang.Long.MAX_VALUE" -> new Numeric(Polynomial.constant(Long.MAX_VALUE), Kind.LONG);
      case "java.lang.Double.NEGATIVE_INFINITY" -> new Numeric(JavaArithmetic.NO_LEAST, Kind.DOUBLE);
      case "java.lang.Double.POSITIVE_INFINITY" -> new Numeric(JavaArithmetic.NO_GREATEST, Kind.DOUBLE);
      default -> new Label(labels.number(name), type);
    };
  }

  private static JavaValue length(JavaValue array) {
    if (array instanceof Cells cells) {
      return new Numeric(Polynomial.constant(cells.values().length), Kind.INT);
    }
    throw new Unprovable("the length of what is no array");
  }

  // Arrays

  private JavaValue element(ArrayAccess access) {
    Cells cells = array(access.getArray());
    Numeric at = arithmetic.number(value(access.getIndex()));
    if (!at.kind().widensTo(Kind.INT)) {
      throw new Unprovable("the index " + access.getIndex());
    }
    JavaValue[] values = cells.values();
    if (values.length == 0) {
      throw new Unprovable("an empty array");
    }
    Polynomial index = at.value();
    if (index.isConstant()) {
      boolean outside = index.constant.signum() < 0 || index.constant.compareTo(BigDecimal.valueOf(values.length)) >= 0;
      if (outside) {
        run.frame().failWhere(formulas, formulas.yes);
      }
      return outside ? values[0] : values[index.constant.intValueExact()];
    }
    run.frame().failWhere(formulas, formulas.more(index.times(BigDecimal.ONE.negate())));
    run.frame().failWhere(formulas, formulas.atLeast(index.minus(Polynomial.constant(values.length))));
    // Any value does for places outside: they are never read where no failure is possible.
    JavaValue value = values[0];
    Range range = index.range();
    for (int i = values.length - 1; i >= 0; i--) {
      BigDecimal place = BigDecimal.valueOf(i);
      boolean possible = (range.least() == null || range.least().compareTo(place) <= 0) && (range.greatest() == null || range.greatest().compareTo(place) >= 0);
      value = possible ? arithmetic.select(formulas.equal(index, Polynomial.constant(place)), values[i], value) : value;
    }
    return value;
  }

  private Cells array(ArrayCreation creation) {
    if (creation.getInitializer() != null) {
      throw new Unprovable("the expression " + creation);
    }
    List<Expression> dimensions = JavaMethods.nodes(creation.dimensions(), Expression.class);
    if (dimensions.size() != creation.getType().getDimensions()) {
      throw new Unprovable("an array of open size");
    }
    String element = run.canonical(creation.getType().getElementType());
    return filled(dimensions.stream().mapToInt(this::size).toArray(), 0, element);
  }

  private int size(Expression e) {
    Polynomial size = arithmetic.number(value(e)).value();
    if (!size.isConstant() || size.constant.signum() < 0) {
      throw new Unprovable("an array of open size");
    }
    formulas.budget().spend(size.constant.longValueExact());
    return size.constant.intValueExact();
  }

  private Cells filled(int[] sizes, int dimension, String element) {
    JavaValue[] cells = new JavaValue[sizes[dimension]];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = dimension + 1 < sizes.length ? filled(sizes, dimension + 1, element)
          : element.equals("boolean") ? new Truth(formulas.no)
          : Kind.of(element).<JavaValue>map(kind -> new Numeric(Polynomial.ZERO, kind)).orElse(Absent.NULL);
    }
    return new Cells(element + "[]".repeat(sizes.length - 1 - dimension), cells, true);
  }

  // Operators

  private JavaValue cast(CastExpression cast) {
    Kind kind = Kind.of(cast.getType().toString()).orElseThrow(() -> new Unprovable("the cast " + cast));
    return arithmetic.cast(arithmetic.number(value(cast.getExpression())), kind);
  }

  private JavaValue prefix(PrefixExpression prefix) {
    if (prefix.getOperator() == PrefixExpression.Operator.NOT) {
      return new Truth(condition(prefix.getOperand()).not());
    } else if (prefix.getOperator() == PrefixExpression.Operator.MINUS) {
      return arithmetic.negated(arithmetic.number(value(prefix.getOperand())));
    }
    throw new Unprovable("the expression " + prefix);
  }

  private JavaValue infix(InfixExpression infix) {
    InfixExpression.Operator operator = infix.getOperator();
    Optional<JavaValue> ordered = jdk.ordered(infix);
    if (ordered.isPresent()) {
      return ordered.get();
    }
    List<Expression> operands = new ArrayList<>(List.of(infix.getLeftOperand(), infix.getRightOperand()));
    operands.addAll(JavaMethods.nodes(infix.extendedOperands(), Expression.class));
    if (operator == InfixExpression.Operator.CONDITIONAL_AND || operator == InfixExpression.Operator.CONDITIONAL_OR) {
      return connected(operands, operator == InfixExpression.Operator.CONDITIONAL_AND);
    }
    JavaValue left = value(operands.get(0));
    for (Expression operand : operands.subList(1, operands.size())) {
      left = arithmetic.combined(operator, left, value(operand));
    }
    return left;
  }

  private Truth connected(List<Expression> operands, boolean all) {
    Condition outer = run.frame().guard;
    List<Condition> parts = new ArrayList<>();
    for (Expression operand : operands) {
      Condition part = condition(operand);
      parts.add(part);
      run.frame().guard = formulas.and(run.frame().guard, all ? part : part.not());
      if (part == formulas.truth(!all)) {
        break;
      }
    }
    run.frame().guard = outer;
    return new Truth(all ? formulas.and(parts) : formulas.or(parts));
  }

  private JavaValue conditional(ConditionalExpression choice) {
    Condition condition = condition(choice.getExpression());
    JavaValue a = condition == formulas.no ? null : valueWhere(condition, choice.getThenExpression());
    JavaValue b = condition == formulas.yes ? null : valueWhere(condition.not(), choice.getElseExpression());
    return a == null ? b : b == null ? a : arithmetic.select(condition, a, b);
  }

  /** Runs an operand that is evaluated only where a condition holds; a box in it is read there. */
  private JavaValue valueWhere(Condition condition, Expression e) {
    Condition outer = run.frame().guard;
    run.frame().guard = formulas.and(outer, condition);
    JavaValue value = null;
    if (run.frame().guard != formulas.no || outer == formulas.no) {
      value = value(e);
      boolean box = value instanceof Nullable nullable && nullable.isBox();
      value = !box ? value : ((Nullable) value).value() instanceof Numeric ? arithmetic.number(value) : new Truth(arithmetic.condition(value));
    }
    run.frame().guard = outer;
    return value;
  }

  /** The cells that a lambda is run on, one after the other. */
  List<Condition> each(Cells cells, String name, Expression test) {
    if (isVariable(name)) {
      throw new Unprovable("the name " + name + " of a lambda");
    }
    List<Condition> conditions = new ArrayList<>();
    Arrays.stream(cells.values()).forEach(cell -> {
      run.frame().locals.put(name, cell);
      conditions.add(condition(test));
    });
    run.frame().locals.remove(name);
    return conditions;
  }
}
