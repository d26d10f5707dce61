package io.github.limbeck.processor.proof;

import io.github.limbeck.processor.proof.Unknown.Range;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.ArrayAccess;
import org.eclipse.jdt.core.dom.ArrayCreation;
import org.eclipse.jdt.core.dom.ArrayType;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.CharacterLiteral;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NullLiteral;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.PostfixExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationExpression;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * The formula of a method, read from its Java source: the source is parsed, and run on values that are formulas. Both branches
 * of a condition are run and what they assign is joined; loops are unrolled, as far as the sizes of the arrays say; methods of
 * the same class are run where they are called. What does not occur in generated code is not understood and is refused, never
 * guessed.
 *
 * <p>Besides the answer there is a condition under which the method throws: an index outside an array, a whole number beyond
 * its type, a missing value that is read, a {@code throw} statement.
 */
final class JavaFormula {
  private static final int MOST_TURNS = 100_000;

  private final Formulas formulas;
  private final Map<String, MethodDeclaration> methods;
  private final Map<String, Object> inputs;
  private final Texts texts;
  private final Rounding rounding;
  private Frame frame;

  /** Numbers for the texts and constants that occur as values: each text has one, wherever it occurs. */
  static final class Texts {
    private final Map<String, Integer> numbers = new HashMap<>();

    int number(String text) {
      return numbers.computeIfAbsent(text, t -> numbers.size());
    }
  }

  /** A text, or a constant of an enum by its name. */
  record Text(String value) {}

  /** A text or constant that is an input, by its code; codes beyond the labels are texts that no label is. */
  record Nominal(Polynomial code, List<String> labels) {}

  /** A value that may be missing. */
  record Nullable(Condition missing, Object value) {}

  /**
   * A number with the type it is computed in.
   *
   * @param sum how a real number is computed
   */
  record Numeric(Polynomial value, Kind kind, Rounding.Sum sum) {
    enum Kind {
      INT,
      LONG,
      REAL
    }

    /** A number that is not rounded. */
    Numeric(Polynomial value, Kind kind) {
      this(value, kind, Rounding.Sum.of(value));
    }

    Numeric as(Kind other) {
      return new Numeric(value, other, sum);
    }
  }

  private enum Absent {
    NULL
  }

  /** What a method gives back, or throws, where a condition holds that was not met before. */
  private record Outcome(Condition when, Object value) {}

  private record Failure() {}

  /** One method being run. */
  private static final class Frame {
    final Map<String, Object> locals = new HashMap<>();
    final Map<String, Numeric.Kind> types = new HashMap<>();
    final List<Outcome> outcomes = new ArrayList<>();
    Condition guard;
  }

  /**
   * The result of a method.
   *
   * @param value a {@link Condition}, a {@link Numeric}, a {@link Text}'s number as a {@link Numeric}, or an array of these
   * @param components the values of the components where the answer is a record
   * @param fails where it throws
   */
  record Result(Object value, List<Object> components, Condition fails) {}

  /**
   * @param methods those of one class, by {@link #parse}
   * @param inputs what expressions of the source stand for, by their text: parameters and what is read from them
   * @param rounding told of every comparison of real numbers
   */
  JavaFormula(
      Formulas formulas, Map<String, MethodDeclaration> methods, Map<String, Object> inputs, Texts texts, Rounding rounding) {
    this.rounding = rounding;
    this.formulas = formulas;
    this.inputs = inputs;
    this.texts = texts;
    this.methods = methods;
  }

  /** The methods of a class, by name and number of parameters; those that these do not tell apart are left out. */
  static Map<String, MethodDeclaration> parse(String source) {
    Map<String, MethodDeclaration> methods = new HashMap<>();
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    parser.setKind(ASTParser.K_COMPILATION_UNIT);
    parser.setCompilerOptions(Map.of(JavaCore.COMPILER_SOURCE, JavaCore.VERSION_17, JavaCore.COMPILER_COMPLIANCE, JavaCore.VERSION_17,
        JavaCore.COMPILER_CODEGEN_TARGET_PLATFORM, JavaCore.VERSION_17));
    parser.setSource(source.toCharArray());
    CompilationUnit unit = (CompilationUnit) parser.createAST(null);
    Set<String> ambiguous = new HashSet<>();
    for (TypeDeclaration type : nodes(unit.types(), TypeDeclaration.class)) {
      for (MethodDeclaration method : type.getMethods()) {
        String key = method.getName().getIdentifier() + "/" + method.parameters().size();
        // Checks of grids differ in the type of a cell alone, and do the same.
        if (methods.put(key, method) != null && !key.startsWith("requireRectangle/")) {
          ambiguous.add(key);
        }
      }
    }
    methods.keySet().removeAll(ambiguous);
    return methods;
  }

  /** The children of a node, which JDT lists without their type. */
  private static <T> List<T> nodes(List<?> children, Class<T> type) {
    return children.stream().map(type::cast).toList();
  }

  /** Runs a method on the inputs. */
  Result run(String method, int parameters) {
    MethodDeclaration declaration = methods.get(method + "/" + parameters);
    if (declaration == null) {
      throw new Formulas.Unprovable("no method " + method);
    }
    frame = new Frame();
    frame.guard = formulas.yes;
    block(declaration.getBody());
    List<Outcome> outcomes = frame.outcomes;
    Condition fails = fails(outcomes);
    List<Outcome> returned = outcomes.stream().filter(o -> !(o.value() instanceof Failure)).toList();
    if (returned.isEmpty()) {
      throw new Formulas.Unprovable("a method without an answer");
    }
    if (returned.get(0).value() instanceof List<?> components) {
      return new Result(null, List.copyOf(components), fails);
    }
    return new Result(joined(returned), List.of(), fails);
  }

  private Condition fails(List<Outcome> outcomes) {
    Condition fails = formulas.no;
    for (int i = outcomes.size() - 1; i >= 0; i--) {
      Outcome outcome = outcomes.get(i);
      fails = formulas.select(outcome.when(), formulas.truth(outcome.value() instanceof Failure), fails);
    }
    return fails;
  }

  /** One value for all outcomes: that of the first whose condition holds. */
  private Object joined(List<Outcome> outcomes) {
    Object value = outcomes.get(outcomes.size() - 1).value();
    for (int i = outcomes.size() - 2; i >= 0; i--) {
      value = select(outcomes.get(i).when(), outcomes.get(i).value(), value);
    }
    return value instanceof Text ? number(value) : value;
  }

  // Statements

  private void block(Block block) {
    for (Object statement : block.statements()) {
      statement((Statement) statement);
      if (frame.guard == formulas.no) {
        return;
      }
    }
  }

  private void statement(Statement statement) {
    formulas.budget().spend(1);
    if (statement instanceof Block block) {
      block(block);
    } else if (statement instanceof VariableDeclarationStatement declaration) {
      nodes(declaration.fragments(), VariableDeclarationFragment.class).forEach(f -> declare(declaration.getType(), f));
    } else if (statement instanceof ExpressionStatement expression) {
      effect(expression.getExpression());
    } else if (statement instanceof IfStatement branch) {
      branch(branch);
    } else if (statement instanceof ForStatement loop) {
      loop(loop);
    } else if (statement instanceof EnhancedForStatement loop) {
      loop(loop);
    } else if (statement instanceof ReturnStatement end) {
      Object value = value(end.getExpression());
      frame.outcomes.add(new Outcome(frame.guard, value));
      frame.guard = formulas.no;
    } else if (statement instanceof ThrowStatement) {
      frame.outcomes.add(new Outcome(frame.guard, new Failure()));
      frame.guard = formulas.no;
    } else {
      throw new Formulas.Unprovable("the statement " + statement);
    }
  }

  private void failWhere(Condition condition) {
    Condition when = formulas.and(frame.guard, condition);
    if (when != formulas.no) {
      frame.outcomes.add(new Outcome(when, new Failure()));
    }
  }

  private void declare(Type type, VariableDeclarationFragment fragment) {
    String name = fragment.getName().getIdentifier();
    Numeric.Kind kind = kind(type.toString());
    frame.types.put(name, kind);
    frame.locals.put(name, converted(value(fragment.getInitializer()), kind));
  }

  /** The kind of number a type is, or null for another type. */
  private static Numeric.Kind kind(String type) {
    return switch (type) {
      case "byte", "short", "char", "int" -> Numeric.Kind.INT;
      case "long" -> Numeric.Kind.LONG;
      case "float", "double" -> Numeric.Kind.REAL;
      default -> null;
    };
  }

  private static Object converted(Object value, Numeric.Kind kind) {
    return kind != null && value instanceof Numeric number ? number.as(kind) : value;
  }

  private void branch(IfStatement branch) {
    Condition condition = condition(branch.getExpression());
    Condition outer = frame.guard;
    frame.guard = formulas.and(outer, condition);
    if (frame.guard != formulas.no) {
      statement(branch.getThenStatement());
    }
    Condition after = frame.guard;
    Condition otherwise = formulas.and(outer, condition.not());
    if (branch.getElseStatement() != null && otherwise != formulas.no) {
      frame.guard = otherwise;
      statement(branch.getElseStatement());
      otherwise = frame.guard;
    }
    // Where one branch was left the way goes on as if it were not: of all outcomes the first whose condition holds counts.
    frame.guard = after == formulas.no && otherwise == formulas.no ? formulas.no : outer;
  }

  private void loop(ForStatement loop) {
    for (Object initializer : loop.initializers()) {
      VariableDeclarationExpression declaration = (VariableDeclarationExpression) initializer;
      nodes(declaration.fragments(), VariableDeclarationFragment.class).forEach(f -> declare(declaration.getType(), f));
    }
    Condition outer = frame.guard;
    for (int turn = 0; ; turn++) {
      Condition goesOn = condition(loop.getExpression());
      frame.guard = formulas.and(frame.guard, goesOn);
      if (frame.guard == formulas.no) {
        break;
      }
      if (turn == MOST_TURNS) {
        throw new Formulas.Unprovable("a loop of many turns");
      }
      statement(loop.getBody());
      if (frame.guard == formulas.no) {
        break;
      }
      for (Object updater : loop.updaters()) {
        step((Expression) updater);
      }
    }
    frame.guard = outer;
  }

  /** The variable of a loop is seen in the loop alone, so what it is after the last turn does not matter. */
  private void step(Expression updater) {
    String name;
    int by;
    if (updater instanceof PostfixExpression postfix && postfix.getOperand() instanceof SimpleName variable) {
      name = variable.getIdentifier();
      by = postfix.getOperator() == PostfixExpression.Operator.INCREMENT ? 1 : -1;
    } else {
      throw new Formulas.Unprovable("the step " + updater);
    }
    Polynomial next = ((Numeric) frame.locals.get(name)).value().plus(Polynomial.constant(by));
    frame.locals.put(name, new Numeric(next, Numeric.Kind.INT));
  }

  private void loop(EnhancedForStatement loop) {
    Object[] cells = array(loop.getExpression());
    Condition outer = frame.guard;
    for (Object cell : cells) {
      frame.locals.put(loop.getParameter().getName().getIdentifier(), cell);
      statement(loop.getBody());
    }
    frame.guard = outer;
  }

  private void effect(Expression expression) {
    if (expression instanceof Assignment assignment) {
      assign(assignment);
    } else if (expression instanceof MethodInvocation call) {
      call(call);
    } else {
      throw new Formulas.Unprovable("the statement " + expression);
    }
  }

  private void assign(Assignment assignment) {
    Object right = value(assignment.getRightHandSide());
    Expression target = assignment.getLeftHandSide();
    if (assignment.getOperator() == Assignment.Operator.PLUS_ASSIGN) {
      right = sum(numeric(value(target)), numeric(right), 1);
    } else if (assignment.getOperator() != Assignment.Operator.ASSIGN) {
      throw new Formulas.Unprovable("the assignment " + assignment);
    }
    if (target instanceof SimpleName name) {
      Numeric.Kind kind = frame.types.get(name.getIdentifier());
      Object value = select(frame.guard, converted(right, kind), frame.locals.get(name.getIdentifier()));
      frame.locals.put(name.getIdentifier(), converted(value, kind));
    } else if (target instanceof ArrayAccess access) {
      Object[] cells = array(access.getArray());
      int index = constantIndex(access);
      if (index < 0 || index >= cells.length) {
        failWhere(formulas.yes);
        return;
      }
      cells[index] = select(frame.guard, right instanceof Text ? number(right) : right, cells[index]);
    } else {
      throw new Formulas.Unprovable("the assignment " + assignment);
    }
  }

  private int constantIndex(ArrayAccess access) {
    Numeric index = numeric(value(access.getIndex()));
    if (!index.value().isConstant()) {
      throw new Formulas.Unprovable("an assignment at an open index");
    }
    return index.value().constant.intValueExact();
  }

  // Expressions

  private Condition condition(Expression e) {
    Object value = value(e);
    if (value instanceof Nullable nullable) {
      failWhere(nullable.missing());
      value = nullable.value();
    }
    if (value instanceof Condition condition) {
      return condition;
    }
    throw new Formulas.Unprovable("the condition " + e);
  }

  private Numeric numeric(Object value) {
    if (value instanceof Numeric number) {
      return number;
    } else if (value instanceof Nullable nullable) {
      failWhere(nullable.missing());
      return numeric(nullable.value());
    }
    throw new Formulas.Unprovable("a number was expected");
  }

  private Numeric number(Object value) {
    return value instanceof Text text ? new Numeric(Polynomial.constant(texts.number(text.value())), Numeric.Kind.INT) : numeric(value);
  }

  private Object[] array(Expression e) {
    if (value(e) instanceof Object[] cells) {
      return cells;
    }
    throw new Formulas.Unprovable("an array was expected: " + e);
  }

  private Object value(Expression e) {
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
      return formulas.truth(literal.booleanValue());
    } else if (e instanceof StringLiteral literal) {
      return new Text(literal.getLiteralValue());
    } else if (e instanceof CharacterLiteral literal) {
      return new Numeric(Polynomial.constant(literal.charValue()), Numeric.Kind.INT);
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
      return call(call);
    } else if (e instanceof ClassInstanceCreation creation) {
      List<Object> components = new ArrayList<>();
      nodes(creation.arguments(), Expression.class).forEach(a -> components.add(value(a)));
      return components;
    }
    throw new Formulas.Unprovable("the expression " + e);
  }

  private Object literal(String token) {
    String digits = token.replace("_", "");
    if (digits.endsWith("L") || digits.endsWith("l")) {
      return new Numeric(Polynomial.constant(new BigDecimal(digits.substring(0, digits.length() - 1))), Numeric.Kind.LONG);
    }
    if (digits.matches("[0-9]+")) {
      return new Numeric(Polynomial.constant(new BigDecimal(digits)), Numeric.Kind.INT);
    }
    return new Numeric(Polynomial.constant(new BigDecimal(Double.parseDouble(digits))), Numeric.Kind.REAL);
  }

  private Object name(Expression e) {
    String text = e.toString();
    if (e instanceof SimpleName && frame.locals.containsKey(text)) {
      return frame.locals.get(text);
    }
    if (inputs.containsKey(text)) {
      return inputs.get(text);
    }
    if (e instanceof QualifiedName name) {
      String last = name.getName().getIdentifier();
      return switch (text) {
        case "Integer.MIN_VALUE" -> new Numeric(Polynomial.constant(Integer.MIN_VALUE), Numeric.Kind.INT);
        case "Integer.MAX_VALUE" -> new Numeric(Polynomial.constant(Integer.MAX_VALUE), Numeric.Kind.INT);
        case "Long.MIN_VALUE" -> new Numeric(Polynomial.constant(Long.MIN_VALUE), Numeric.Kind.LONG);
        case "Long.MAX_VALUE" -> new Numeric(Polynomial.constant(Long.MAX_VALUE), Numeric.Kind.LONG);
        case "Double.NEGATIVE_INFINITY" -> new Numeric(NO_LEAST, Numeric.Kind.REAL);
        case "Double.POSITIVE_INFINITY" -> new Numeric(NO_GREATEST, Numeric.Kind.REAL);
        default -> last.equals("length") ? length(value(name.getQualifier())) : new Text(last);
      };
    }
    if (e instanceof FieldAccess access && access.getName().getIdentifier().equals("length")) {
      return length(value(access.getExpression()));
    }
    throw new Formulas.Unprovable("the name " + text);
  }

  // Beyond every double; compared with nothing but real numbers.
  private static final Polynomial NO_LEAST = Polynomial.constant(new BigDecimal(BigInteger.TWO.pow(1024)).negate());
  private static final Polynomial NO_GREATEST = Polynomial.constant(new BigDecimal(BigInteger.TWO.pow(1024)));

  private static Object length(Object array) {
    if (array instanceof Object[] cells) {
      return new Numeric(Polynomial.constant(cells.length), Numeric.Kind.INT);
    }
    throw new Formulas.Unprovable("the length of what is no array");
  }

  private Object element(ArrayAccess access) {
    Object[] cells = array(access.getArray());
    Polynomial index = numeric(value(access.getIndex())).value();
    if (index.isConstant()) {
      if (index.constant.signum() < 0 || index.constant.compareTo(BigDecimal.valueOf(cells.length)) >= 0) {
        failWhere(formulas.yes);
        return absent(cells);
      }
      return cells[index.constant.intValueExact()];
    }
    failWhere(formulas.more(index.times(BigDecimal.ONE.negate())));
    failWhere(formulas.atLeast(index.minus(Polynomial.constant(cells.length))));
    Object value = absent(cells);
    Range range = index.range();
    for (int i = cells.length - 1; i >= 0; i--) {
      BigDecimal at = BigDecimal.valueOf(i);
      boolean possible = (range.least() == null || range.least().compareTo(at) <= 0) && (range.greatest() == null || range.greatest().compareTo(at) >= 0);
      value = possible ? select(formulas.equal(index, Polynomial.constant(at)), cells[i], value) : value;
    }
    return value;
  }

  /** Any value of the type of the cells, for places that are never read where no failure was recorded. */
  private Object absent(Object[] cells) {
    if (cells.length == 0) {
      throw new Formulas.Unprovable("an empty array");
    }
    return cells[0];
  }

  private Object array(ArrayCreation creation) {
    ArrayType type = creation.getType();
    List<?> dimensions = creation.dimensions();
    String element = type.getElementType().toString();
    Object blank = element.equals("boolean") ? formulas.no : new Numeric(Polynomial.ZERO, kind(element) == null ? Numeric.Kind.INT : kind(element));
    return filled(dimensions.stream().mapToInt(d -> size((Expression) d)).toArray(), 0, blank);
  }

  private int size(Expression e) {
    Polynomial size = numeric(value(e)).value();
    if (!size.isConstant()) {
      throw new Formulas.Unprovable("an array of open size");
    }
    formulas.budget().spend(size.constant.longValueExact());
    return size.constant.intValueExact();
  }

  private static Object[] filled(int[] sizes, int dimension, Object blank) {
    Object[] cells = new Object[sizes[dimension]];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = dimension + 1 < sizes.length ? filled(sizes, dimension + 1, blank) : blank;
    }
    return cells;
  }

  private Object select(Condition condition, Object a, Object b) {
    if (condition == formulas.yes || a == b) {
      return a;
    } else if (condition == formulas.no) {
      return b;
    } else if (a instanceof Condition left && b instanceof Condition right) {
      return formulas.select(condition, left, right);
    } else if (a instanceof Nominal left && b instanceof Nominal right && left.labels().equals(right.labels())) {
      return new Nominal(formulas.select(condition, left.code(), right.code()), left.labels());
    } else if (a instanceof Object[] left && b instanceof Object[] right && left.length == right.length) {
      Object[] cells = new Object[left.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = select(condition, left[i], right[i]);
      }
      return cells;
    }
    Numeric left = number(a);
    Numeric right = number(b);
    Polynomial value = formulas.select(condition, left.value(), right.value());
    return new Numeric(value, wider(left.kind(), right.kind()), left.sum().or(right.sum(), value));
  }

  private static Numeric.Kind wider(Numeric.Kind a, Numeric.Kind b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Runs an operand that is evaluated only where a condition holds. */
  private Object valueWhere(Condition condition, Expression e) {
    Condition outer = frame.guard;
    frame.guard = formulas.and(outer, condition);
    if (frame.guard == formulas.no && outer != formulas.no) {
      frame.guard = outer;
      return null;
    }
    Object value = value(e);
    frame.guard = outer;
    return value;
  }

  private Object conditional(ConditionalExpression choice) {
    Condition condition = condition(choice.getExpression());
    Object a = condition == formulas.no ? null : valueWhere(condition, choice.getThenExpression());
    Object b = condition == formulas.yes ? null : valueWhere(condition.not(), choice.getElseExpression());
    return a == null ? b : b == null ? a : select(condition, a, b);
  }

  private Object prefix(PrefixExpression prefix) {
    if (prefix.getOperator() == PrefixExpression.Operator.NOT) {
      return condition(prefix.getOperand()).not();
    } else if (prefix.getOperator() == PrefixExpression.Operator.MINUS) {
      Numeric zero = new Numeric(Polynomial.ZERO, Numeric.Kind.INT);
      return sum(zero, numeric(value(prefix.getOperand())), -1);
    }
    throw new Formulas.Unprovable("the expression " + prefix);
  }

  private Object infix(InfixExpression infix) {
    InfixExpression.Operator operator = infix.getOperator();
    List<Expression> operands = new ArrayList<>(List.of(infix.getLeftOperand(), infix.getRightOperand()));
    operands.addAll(nodes(infix.extendedOperands(), Expression.class));
    if (operator == InfixExpression.Operator.CONDITIONAL_AND || operator == InfixExpression.Operator.CONDITIONAL_OR) {
      return connected(operands, operator == InfixExpression.Operator.CONDITIONAL_AND);
    }
    Object left = value(operands.get(0));
    for (Expression operand : operands.subList(1, operands.size())) {
      left = combined(operator, left, value(operand), infix);
    }
    return left;
  }

  private Condition connected(List<Expression> operands, boolean all) {
    Condition outer = frame.guard;
    List<Condition> parts = new ArrayList<>();
    for (Expression operand : operands) {
      Condition part = condition(operand);
      parts.add(part);
      frame.guard = formulas.and(frame.guard, all ? part : part.not());
      if (part == formulas.truth(!all)) {
        break;
      }
    }
    frame.guard = outer;
    return all ? formulas.and(parts) : formulas.or(parts);
  }

  private Object combined(InfixExpression.Operator operator, Object a, Object b, Expression e) {
    if (operator == InfixExpression.Operator.EQUALS || operator == InfixExpression.Operator.NOT_EQUALS) {
      Condition same = same(a, b);
      return operator == InfixExpression.Operator.EQUALS ? same : same.not();
    }
    Numeric left = numeric(a);
    Numeric right = numeric(b);
    if (operator == InfixExpression.Operator.PLUS) {
      return sum(left, right, 1);
    } else if (operator == InfixExpression.Operator.MINUS) {
      return sum(left, right, -1);
    } else if (operator == InfixExpression.Operator.TIMES) {
      Polynomial product = formulas.times(left.value(), right.value());
      return within(new Numeric(product, wider(left.kind(), right.kind()), left.sum().times(right.sum(), product)));
    } else if (operator == InfixExpression.Operator.REMAINDER) {
      return remainder(left, right);
    } else if (operator == InfixExpression.Operator.DIVIDE) {
      return quotient(left, right);
    }
    Polynomial difference = formulas.plus(left.value(), BigDecimal.ONE.negate(), right.value());
    Polynomial opposite = difference.times(BigDecimal.ONE.negate());
    Condition condition;
    if (operator == InfixExpression.Operator.LESS) {
      condition = formulas.more(opposite);
    } else if (operator == InfixExpression.Operator.LESS_EQUALS) {
      condition = formulas.atLeast(opposite);
    } else if (operator == InfixExpression.Operator.GREATER) {
      condition = formulas.more(difference);
    } else if (operator == InfixExpression.Operator.GREATER_EQUALS) {
      condition = formulas.atLeast(difference);
    } else {
      throw new Formulas.Unprovable("the expression " + e);
    }
    return compared(condition, left, right);
  }

  private Condition compared(Condition condition, Numeric left, Numeric right) {
    if (wider(left.kind(), right.kind()) == Numeric.Kind.REAL) {
      rounding.inCode(condition, left.sum(), right.sum());
    }
    return condition;
  }

  private Condition same(Object a, Object b) {
    if (a == Absent.NULL || b == Absent.NULL) {
      Object other = a == Absent.NULL ? b : a;
      return other instanceof Nullable nullable ? nullable.missing() : formulas.no;
    } else if (a instanceof Condition left && b instanceof Condition right) {
      return formulas.same(left, right);
    } else if (a instanceof Nullable nullable && b instanceof Nullable && !(nullable.value() instanceof Nominal)) {
      throw new Formulas.Unprovable("two boxes compared by identity");
    } else if (a instanceof Nullable nullable) {
      // The comparison of a constant with null is false, that of a number throws.
      return nullable.value() instanceof Nominal ? formulas.and(nullable.missing().not(), same(nullable.value(), b)) : same(numeric(a), b);
    } else if (b instanceof Nullable) {
      return same(b, a);
    } else if (a instanceof Nominal left && b instanceof Text right) {
      int code = left.labels().indexOf(right.value());
      if (code < 0) {
        throw new Formulas.Unprovable("a text that is no label");
      }
      return formulas.equal(left.code(), Polynomial.constant(code));
    } else if (a instanceof Text && b instanceof Nominal) {
      return same(b, a);
    } else if (a instanceof Nominal left && b instanceof Nominal right) {
      if (!left.labels().equals(right.labels())) {
        throw new Formulas.Unprovable("texts with other labels");
      }
      return formulas.equal(left.code(), right.code());
    }
    Numeric left = numeric(a);
    Numeric right = numeric(b);
    return compared(formulas.equal(left.value(), right.value()), left, right);
  }

  private Numeric sum(Numeric a, Numeric b, int sign) {
    Polynomial sum = formulas.plus(a.value(), BigDecimal.valueOf(sign), b.value());
    Numeric.Kind kind = wider(a.kind(), b.kind());
    return within(kind == Numeric.Kind.REAL ? new Numeric(sum, kind, a.sum().plus(sign, b.sum())) : new Numeric(sum, kind));
  }

  /** A whole number must lie within its type; where it might not, the method is taken to fail, which has to be disproved. */
  private Numeric within(Numeric number) {
    if (number.kind() != Numeric.Kind.REAL) {
      BigDecimal least = BigDecimal.valueOf(number.kind() == Numeric.Kind.INT ? Integer.MIN_VALUE : Long.MIN_VALUE);
      BigDecimal greatest = BigDecimal.valueOf(number.kind() == Numeric.Kind.INT ? Integer.MAX_VALUE : Long.MAX_VALUE);
      if (!number.value().range().isWithin(least, greatest)) {
        failWhere(formulas.more(Polynomial.constant(least).minus(number.value())));
        failWhere(formulas.more(number.value().minus(Polynomial.constant(greatest))));
      }
    }
    return number;
  }

  /** {@code %} has the sign of its left side. */
  private Numeric remainder(Numeric left, Numeric right) {
    if (left.kind() == Numeric.Kind.REAL) {
      throw new Formulas.Unprovable("a remainder of real numbers");
    }
    long modulus = positive(right);
    Polynomial upright = formulas.remainder(left.value(), modulus);
    Condition negative = formulas.more(left.value().times(BigDecimal.ONE.negate()));
    if (negative == formulas.no) {
      return new Numeric(upright, left.kind());
    }
    Polynomial mirrored = formulas.remainder(left.value().times(BigDecimal.ONE.negate()), modulus).times(BigDecimal.ONE.negate());
    return new Numeric(formulas.select(negative, mirrored, upright), left.kind());
  }

  private static Numeric quotient(Numeric left, Numeric right) {
    if (!left.value().isConstant() || !right.value().isConstant() || left.kind() == Numeric.Kind.REAL
        || right.value().constant.signum() == 0) {
      throw new Formulas.Unprovable("a quotient of what is open");
    }
    BigInteger quotient = left.value().constant.toBigIntegerExact().divide(right.value().constant.toBigIntegerExact());
    return new Numeric(Polynomial.constant(new BigDecimal(quotient)), wider(left.kind(), right.kind()));
  }

  private Object cast(CastExpression cast) {
    Object value = value(cast.getExpression());
    Numeric.Kind kind = kind(cast.getType().toString());
    Numeric number = numeric(value);
    if (kind == null || kind.compareTo(number.kind()) < 0) {
      throw new Formulas.Unprovable("the cast " + cast);
    }
    return number.as(kind);
  }

  // Calls

  private Object call(MethodInvocation call) {
    String text = call.toString();
    if (inputs.containsKey(text)) {
      return inputs.get(text);
    }
    String name = call.getName().getIdentifier();
    if (call.getExpression() == null) {
      return own(call, name);
    } else if (call.getExpression().toString().equals("Math")) {
      return math(call, name);
    } else if (name.equals("anyMatch") && call.getExpression() instanceof MethodInvocation stream && stream.getName().getIdentifier().equals("stream")) {
      return anyMatch(array((Expression) stream.arguments().get(0)), (LambdaExpression) call.arguments().get(0));
    } else if (name.equals("contains") && call.getExpression() instanceof MethodInvocation set && set.getName().getIdentifier().equals("of")) {
      Object value = value((Expression) call.arguments().get(0));
      Object plain = value instanceof Nullable nullable ? nullable.value() : value;
      return formulas.or(((List<?>) set.arguments()).stream().map(a -> same(plain, value((Expression) a))).toList());
    }
    Object target = value(call.getExpression());
    return switch (name) {
      case "equals" -> equals(target, value((Expression) call.arguments().get(0)));
      case "isEmpty" -> nullable(target).missing();
      case "isPresent" -> nullable(target).missing().not();
      case "get", "getAsInt", "getAsLong", "getAsDouble" -> {
        failWhere(nullable(target).missing());
        yield nullable(target).value();
      }
      default -> throw new Formulas.Unprovable("the call " + text);
    };
  }

  private static Nullable nullable(Object value) {
    if (value instanceof Nullable nullable) {
      return nullable;
    }
    throw new Formulas.Unprovable("a value that can't be missing");
  }

  private Condition equals(Object target, Object other) {
    if (target instanceof Nullable nullable) {
      failWhere(nullable.missing());
      target = nullable.value();
    }
    Object with = other instanceof Nullable nullable ? nullable.value() : other;
    Condition same = same(target, with);
    return other instanceof Nullable nullable ? formulas.and(nullable.missing().not(), same) : same;
  }

  private Condition anyMatch(Object[] cells, LambdaExpression test) {
    String name = ((VariableDeclarationFragment) test.parameters().get(0)).getName().getIdentifier();
    List<Condition> any = new ArrayList<>();
    for (Object cell : cells) {
      frame.locals.put(name, cell);
      any.add(condition((Expression) test.getBody()));
    }
    frame.locals.remove(name);
    return formulas.or(any);
  }

  private Object math(MethodInvocation call, String name) {
    List<Numeric> arguments = new ArrayList<>();
    nodes(call.arguments(), Expression.class).forEach(a -> arguments.add(numeric(value(a))));
    Numeric a = arguments.get(0);
    Numeric b = arguments.get(arguments.size() - 1);
    Numeric.Kind kind = wider(a.kind(), b.kind());
    return switch (name) {
      case "max", "min" -> {
        Polynomial extreme = extreme(a, b, name.equals("max"));
        yield new Numeric(extreme, kind, a.sum().or(b.sum(), extreme));
      }
      case "floorMod" -> new Numeric(formulas.remainder(a.value(), positive(b)), b.kind());
      // Checked sums throw where they exceed their type, by design: what they give is right wherever they give something.
      case "addExact" -> new Numeric(formulas.plus(a.value(), BigDecimal.ONE, b.value()), kind);
      case "subtractExact" -> new Numeric(formulas.plus(a.value(), BigDecimal.ONE.negate(), b.value()), kind);
      case "multiplyExact" -> new Numeric(formulas.times(a.value(), b.value()), kind);
      case "toIntExact" -> new Numeric(a.value(), Numeric.Kind.INT);
      default -> throw new Formulas.Unprovable("the call " + call);
    };
  }

  private Polynomial extreme(Numeric a, Numeric b, boolean greatest) {
    Polynomial none = greatest ? NO_LEAST : NO_GREATEST;
    return a.value().equals(none) ? b.value() : b.value().equals(none) ? a.value()
        : greatest ? formulas.greatest(a.value(), b.value()) : formulas.least(a.value(), b.value());
  }

  private static long positive(Numeric modulus) {
    if (!modulus.value().isConstant() || modulus.value().constant.signum() <= 0) {
      throw new Formulas.Unprovable("a remainder by what is no constant");
    }
    return modulus.value().constant.longValueExact();
  }

  /** A method of the same class is run in a frame of its own. */
  private Object own(MethodInvocation call, String name) {
    MethodDeclaration method = methods.get(name + "/" + call.arguments().size());
    if (method == null) {
      throw new Formulas.Unprovable("the call " + call);
    }
    Frame inner = new Frame();
    inner.guard = formulas.yes;
    for (int i = 0; i < call.arguments().size(); i++) {
      SingleVariableDeclaration parameter = (SingleVariableDeclaration) method.parameters().get(i);
      Expression argument = (Expression) call.arguments().get(i);
      if (argument instanceof SimpleName same && parameter.getName().getIdentifier().equals(same.getIdentifier()) && !frame.locals.containsKey(same.getIdentifier())
          && !inputs.containsKey(same.getIdentifier())) {
        continue; // a record that is handed on: what is read from it is known by its text
      }
      Object value = argument instanceof StringLiteral ? Absent.NULL : value(argument);
      inner.locals.put(parameter.getName().getIdentifier(), converted(value, kind(parameter.getType().toString())));
      inner.types.put(parameter.getName().getIdentifier(), kind(parameter.getType().toString()));
    }
    Frame outer = frame;
    frame = inner;
    block(method.getBody());
    frame = outer;
    failWhere(fails(inner.outcomes));
    List<Outcome> returned = inner.outcomes.stream().filter(o -> !(o.value() instanceof Failure)).toList();
    return returned.isEmpty() ? Absent.NULL : joined(returned);
  }
}
