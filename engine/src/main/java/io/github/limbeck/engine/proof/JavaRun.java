package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Unprovable;
import io.github.limbeck.engine.proof.JavaFrame.Outcome;
import io.github.limbeck.engine.proof.JavaValue.Absent;
import io.github.limbeck.engine.proof.JavaValue.Appended;
import io.github.limbeck.engine.proof.JavaValue.Cells;
import io.github.limbeck.engine.proof.JavaValue.Components;
import io.github.limbeck.engine.proof.JavaValue.Kept;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Opaque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.ArrayAccess;
import org.eclipse.jdt.core.dom.ArrayInitializer;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.PostfixExpression;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.VariableDeclarationExpression;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * The formula of a method, read from its Java source: its statements are run on values that are formulas. Both branches of a
 * condition are run and what they assign is joined; loops are unrolled, as far as the sizes of the arrays say; methods of the same
 * class are run where they are called. Every construct that does not occur in generated code is refused by name, never guessed.
 *
 * <p>Besides the answer there is a condition under which the method throws: an index outside an array, a whole number beyond
 * its type, a missing value that is read, a {@code throw} statement.
 */
final class JavaRun {
  private static final int MOST_TURNS = 100_000;

  private final Formulas formulas;
  private final JavaMethods methods;
  private final JavaArithmetic arithmetic;
  private final JavaExpressions expressions;
  private final Answers answers;
  private final AggregateReader derived;
  private final InputSpace space;
  private final Set<MethodDeclaration> running = new HashSet<>();
  private JavaFrame frame;

  /**
   * The result of a method.
   *
   * @param components the values of the components where the answer is a record
   * @param records where the answer is one of several records, each with the condition under which it is returned
   * @param fails where it throws
   */
  record Result(JavaValue value, List<JavaValue> components, List<Outcome> records, Condition fails) {}

  /**
   * @param space the inputs, and what expressions of the source stand for, by their text: parameters and what is read from them
   * @param rounding told of every comparison of real numbers
   * @param derived knows the inputs that the method computes from lists of things
   */
  JavaRun(Formulas formulas, JavaMethods methods, InputSpace space, Labels labels, Rounding rounding, Answers answers,
      AggregateReader derived) {
    this.formulas = formulas;
    this.methods = methods;
    this.answers = answers;
    this.space = space;
    this.derived = derived;
    this.arithmetic = new JavaArithmetic(formulas, labels, rounding, condition -> frame.failWhere(formulas, condition));
    this.expressions = new JavaExpressions(formulas, methods, space, labels, arithmetic, this);
  }

  /** Runs a method on the inputs. */
  Result run(String method, int parameters) {
    MethodDeclaration declaration = methods.find(method, parameters).orElseThrow(() -> new Unprovable("no method " + method));
    frame = new JavaFrame(JavaMethods.nodes(declaration.parameters(), SingleVariableDeclaration.class).stream()
        .map(p -> p.getName().getIdentifier()).collect(Collectors.toSet()), canonical(declaration.getReturnType2()), formulas);
    block(declaration.getBody());
    List<Outcome> returned = frame.returned();
    if (returned.isEmpty()) {
      throw new Unprovable("a method without an answer");
    }
    if (returned.get(0).value() instanceof Components components) {
      return returned.size() == 1 ? new Result(null, components.values(), returned, frame.fails(formulas))
          : new Result(null, List.of(), returned, frame.fails(formulas));
    }
    return new Result(joined(returned), List.of(), List.of(), frame.fails(formulas));
  }

  /**
   * The value of an expression.
   *
   * @param roots what inputs are read by
   */
  JavaValue value(Expression e, Set<String> roots) {
    frame = new JavaFrame(roots, "", formulas);
    return expressions.value(e);
  }

  /** Where statements that only check the parameters throw. */
  Condition fails(List<Statement> checks, Set<String> roots) {
    frame = new JavaFrame(roots, "", formulas);
    checks.forEach(this::statement);
    return frame.fails(formulas);
  }

  JavaFrame frame() {
    return frame;
  }

  /** One value for all outcomes: that of the first whose condition holds. */
  private JavaValue joined(List<Outcome> outcomes) {
    JavaValue value = outcomes.get(outcomes.size() - 1).value();
    for (int i = outcomes.size() - 2; i >= 0; i--) {
      value = arithmetic.select(outcomes.get(i).when(), outcomes.get(i).value(), value);
    }
    return value;
  }

  /** A type's canonical name. */
  String canonical(Type type) {
    String text = type.toString();
    int generic = text.indexOf('<');
    String plain = generic < 0 ? text : text.substring(0, generic);
    int brackets = plain.indexOf('[');
    String element = brackets < 0 ? plain : plain.substring(0, brackets);
    boolean primitive = type.isPrimitiveType() || Kind.of(element).isPresent() || element.equals("boolean");
    return (primitive ? element : methods.type(element)) + (brackets < 0 ? "" : plain.substring(brackets));
  }

  // Statements

  private void block(Block block) {
    List<String> declared = new ArrayList<>();
    for (Object next : block.statements()) {
      if (next instanceof VariableDeclarationStatement declaration) {
        JavaMethods.nodes(declaration.fragments(), VariableDeclarationFragment.class).forEach(f -> declared.add(f.getName().getIdentifier()));
      }
      statement((Statement) next);
      if (frame.guard == formulas.no) {
        break;
      }
    }
    declared.forEach(frame::forget);
  }

  private void statement(Statement statement) {
    formulas.budget().spend(1);
    if (statement instanceof Block block) {
      block(block);
    } else if (statement instanceof VariableDeclarationStatement declaration) {
      JavaMethods.nodes(declaration.fragments(), VariableDeclarationFragment.class).forEach(f -> declare(declaration.getType(), f));
    } else if (statement instanceof ExpressionStatement expression) {
      effect(expression.getExpression());
    } else if (statement instanceof IfStatement branch) {
      branch(branch);
    } else if (statement instanceof ForStatement loop) {
      loop(loop);
    } else if (statement instanceof EnhancedForStatement loop) {
      loop(loop);
    } else if (statement instanceof ReturnStatement end) {
      frame.outcomes.add(new Outcome(frame.guard, returned(end.getExpression())));
      frame.guard = formulas.no;
    } else if (statement instanceof ThrowStatement) {
      frame.outcomes.add(new Outcome(frame.guard, null));
      frame.guard = formulas.no;
    } else {
      throw new Unprovable("the statement " + statement.toString().strip());
    }
  }

  private JavaValue returned(Expression e) {
    if (e == null) {
      throw new Unprovable("a return without a value");
    }
    JavaValue standIn = answers.standIn(e, frame.returnType);
    if (standIn != null) {
      return standIn;
    }
    JavaValue value = expressions.value(e);
    return value instanceof Components components ? expressions.record(components, e, frame.returnType)
        : running.isEmpty() ? arithmetic.answered(value, frame.returnType) : arithmetic.converted(value, frame.returnType);
  }

  private void declare(Type type, VariableDeclarationFragment fragment) {
    String name = fragment.getName().getIdentifier();
    String canonical = canonical(type);
    if (fragment.getInitializer() == null || fragment.getExtraDimensions() > 0) {
      throw new Unprovable("the declaration " + fragment);
    }
    if (derived.declares(name, canonical, fragment.getInitializer())) {
      frame.roots.add(name);
      return;
    }
    boolean ofFormulas = answers.declares(name, canonical, fragment.getInitializer());
    JavaValue value;
    try {
      value = fragment.getInitializer() instanceof ArrayInitializer cells ? expressions.array(cells, canonical, true)
          : arithmetic.converted(expressions.value(fragment.getInitializer()), canonical);
    } catch (Unprovable e) {
      if (!ofFormulas) {
        throw e;
      }
      value = new Opaque();
    }
    frame.declare(name, canonical, value);
  }

  private void branch(IfStatement branch) {
    Condition condition = frame.here(expressions.condition(branch.getExpression()), formulas);
    Condition outer = frame.guard;
    Map<String, Appended> before = appended();
    frame.guard = formulas.and(outer, condition);
    if (frame.guard != formulas.no) {
      statement(branch.getThenStatement());
    }
    Condition after = frame.guard;
    Condition otherwise = formulas.and(outer, condition.not());
    if (branch.getElseStatement() != null && otherwise != formulas.no) {
      frame.guard = otherwise;
      Map<String, Appended> then = appended();
      then.forEach((name, some) -> frame.locals.put(name, some.of(some.kept().subList(0, kept(before, name)))));
      statement(branch.getElseStatement());
      then.forEach((name, some) -> frame.locals.computeIfPresent(name, (n, now) -> joined(some, now, kept(before, name))));
      otherwise = frame.guard;
    }
    // Where one branch was left the way goes on as if it were not: of all outcomes the first whose condition holds counts.
    frame.guard = after == formulas.no && otherwise == formulas.no ? formulas.no : outer;
  }

  private void loop(ForStatement loop) {
    List<String> declared = new ArrayList<>();
    for (Object initializer : loop.initializers()) {
      if (!(initializer instanceof VariableDeclarationExpression declaration) || !canonical(declaration.getType()).equals("int")) {
        throw new Unprovable("the loop " + initializer);
      }
      for (VariableDeclarationFragment f : JavaMethods.nodes(declaration.fragments(), VariableDeclarationFragment.class)) {
        declare(declaration.getType(), f);
        declared.add(f.getName().getIdentifier());
      }
    }
    if (loop.getExpression() == null) {
      throw new Unprovable("a loop without a condition");
    }
    Condition outer = frame.guard;
    Condition around = frame.within;
    for (int turn = 0; ; turn++) {
      Condition goesOn = frame.here(expressions.condition(loop.getExpression()), formulas);
      frame.guard = formulas.and(frame.guard, goesOn);
      frame.within = formulas.and(frame.within, goesOn);
      if (frame.guard == formulas.no) {
        break;
      }
      if (turn == MOST_TURNS) {
        throw new Unprovable("a loop of many turns");
      }
      statement(loop.getBody());
      if (frame.guard == formulas.no) {
        break;
      }
      JavaMethods.nodes(loop.updaters(), Expression.class).forEach(updater -> step(updater, declared));
    }
    frame.guard = outer;
    frame.within = around;
    declared.forEach(frame::forget);
  }

  /** The variable of a loop is seen in the loop alone, so what it is after the last turn does not matter. */
  private void step(Expression updater, List<String> variables) {
    if (!(updater instanceof PostfixExpression postfix && postfix.getOperand() instanceof SimpleName variable
        && variables.contains(variable.getIdentifier()))) {
      throw new Unprovable("the step " + updater);
    }
    String name = variable.getIdentifier();
    int by = postfix.getOperator() == PostfixExpression.Operator.INCREMENT ? 1 : -1;
    Polynomial next = arithmetic.number(frame.locals.get(name)).value().plus(Polynomial.constant(by));
    frame.locals.put(name, new Numeric(next, Kind.INT));
  }

  private void loop(EnhancedForStatement loop) {
    Cells cells = expressions.array(loop.getExpression());
    String name = loop.getParameter().getName().getIdentifier();
    String type = canonical(loop.getParameter().getType());
    Condition outer = frame.guard;
    for (JavaValue cell : cells.values()) {
      frame.declare(name, type, arithmetic.converted(cell, type));
      statement(loop.getBody());
    }
    frame.guard = outer;
    frame.forget(name);
  }

  private void effect(Expression expression) {
    if (expression instanceof Assignment assignment) {
      assign(assignment);
    } else if (expression instanceof MethodInvocation call && call.getExpression() == null) {
      expressions.value(call);
    } else if (expression instanceof MethodInvocation call && expressions.isSort(call) && call.arguments().get(0) instanceof SimpleName name
        && frame.guard == formulas.yes && frame.locals.get(name.getIdentifier()) instanceof Cells cells && cells.own()) {
      frame.locals.put(name.getIdentifier(), space.sorted(cells));
    } else {
      throw new Unprovable("the statement " + expression);
    }
  }

  private void assign(Assignment assignment) {
    JavaValue right = expressions.value(assignment.getRightHandSide());
    Expression target = assignment.getLeftHandSide();
    if (assignment.getOperator() == Assignment.Operator.ASSIGN && target instanceof ArrayAccess access && access.getArray() instanceof SimpleName array
        && access.getIndex() instanceof PostfixExpression next && next.getOperator() == PostfixExpression.Operator.INCREMENT && next.getOperand() instanceof SimpleName counter) {
      append(array.getIdentifier(), counter.getIdentifier(), right);
      return;
    }
    boolean adds = assignment.getOperator() == Assignment.Operator.PLUS_ASSIGN;
    if (!adds && assignment.getOperator() != Assignment.Operator.ASSIGN) {
      throw new Unprovable("the assignment " + assignment);
    }
    if (target instanceof SimpleName name && frame.types.containsKey(name.getIdentifier())) {
      JavaValue old = frame.locals.get(name.getIdentifier());
      JavaValue given = arithmetic.converted(adds ? added(old, right) : right, frame.types.get(name.getIdentifier()));
      frame.locals.put(name.getIdentifier(), arithmetic.select(frame.reached(name.getIdentifier(), formulas), frame.here(given, formulas), old));
    } else if (target instanceof ArrayAccess access) {
      Cells cells = expressions.array(access.getArray());
      int index = constantIndex(access);
      if (!cells.own()) {
        throw new Unprovable("an assignment to an array that the method was given: " + assignment);
      } else if (index < 0 || index >= cells.values().length) {
        frame.failWhere(formulas, formulas.yes);
      } else {
        JavaValue old = cells.values()[index];
        JavaValue given = arithmetic.converted(adds ? added(old, right) : right, cells.element());
        cells.values()[index] = arithmetic.select(frame.guard, given, old);
      }
    } else {
      throw new Unprovable("the assignment " + assignment);
    }
  }

  /** The locals that are appended to. */
  private Map<String, Appended> appended() {
    Map<String, Appended> appended = new HashMap<>();
    frame.locals.forEach((name, value) -> {
      if (value instanceof Appended some) {
        appended.put(name, some);
      }
    });
    return appended;
  }

  private static int kept(Map<String, Appended> appended, String name) {
    return appended.containsKey(name) ? appended.get(name).kept().size() : 0;
  }

  /**
   * What two branches append, of which one alone is run: the first element of the one or of the other, and so on.
   *
   * @param before how many elements both have from before
   */
  private Appended joined(Appended one, JavaValue now, int before) {
    if (!(now instanceof Appended other)) {
      throw new Unprovable("an array that one branch appends to and the other replaces");
    }
    List<Kept> kept = new ArrayList<>(one.kept().subList(0, before));
    for (int k = before; k < Math.max(one.kept().size(), other.kept().size()); k++) {
      if (k >= one.kept().size() || k >= other.kept().size()) {
        kept.add(k < one.kept().size() ? one.kept().get(k) : other.kept().get(k));
      } else {
        Kept left = one.kept().get(k);
        Kept right = other.kept().get(k);
        kept.add(new Kept(formulas.or(List.of(left.when(), right.when())), arithmetic.select(left.when(), left.value(), right.value())));
      }
    }
    return one.of(kept);
  }

  /**
   * {@code array[counter++] = value}. From the first time on neither the array nor the counter has a value of its own, so that nothing else may be
   * done with them but to cut the array there.
   */
  private void append(String name, String counter, JavaValue value) {
    JavaValue held = frame.locals.get(name);
    if (held instanceof Cells cells && cells.own() && frame.locals.get(counter) instanceof Numeric start && "int".equals(frame.types.get(counter))
        && start.value().isConstant() && start.value().constant.signum() == 0) {
      held = new Appended(cells.element(), cells.values().length, counter, List.of());
      frame.locals.put(counter, new Opaque());
    }
    if (!(held instanceof Appended appended) || !appended.counter().equals(counter) || appended.kept().size() == appended.capacity()) {
      throw new Unprovable("what is appended to " + name);
    }
    List<Kept> kept = new ArrayList<>(appended.kept());
    kept.add(new Kept(frame.guard, arithmetic.converted(value, appended.element())));
    frame.locals.put(name, new Appended(appended.element(), appended.capacity(), counter, List.copyOf(kept)));
  }

  /** {@code +=} narrows what it computes, so that only sums of the same type are understood. */
  private JavaValue added(JavaValue old, JavaValue right) {
    Kind kind = arithmetic.number(old).kind();
    Numeric sum = arithmetic.sum(arithmetic.number(old), arithmetic.number(right), 1);
    if (sum.kind() != kind) {
      throw new Unprovable("a sum in " + sum.kind() + " that is narrowed to " + kind);
    }
    return sum;
  }

  private int constantIndex(ArrayAccess access) {
    Numeric index = arithmetic.number(expressions.value(access.getIndex()));
    if (!index.value().isConstant()) {
      throw new Unprovable("an assignment at an open index");
    }
    return index.value().constant.intValueExact();
  }

  /** The method that is called; several of one name are told apart by the types of arrays alone. */
  private MethodDeclaration called(MethodInvocation call) {
    List<MethodDeclaration> found = methods.called(call.getName().getIdentifier(), call.arguments().size());
    List<MethodDeclaration> fitting = found.size() < 2 ? found : found.stream().filter(m -> takesArrays(m, call)).toList();
    if (fitting.size() != 1) {
      throw new Unprovable("the call " + call);
    }
    return fitting.get(0);
  }

  private boolean takesArrays(MethodDeclaration method, MethodInvocation call) {
    List<SingleVariableDeclaration> parameters = JavaMethods.nodes(method.parameters(), SingleVariableDeclaration.class);
    boolean fits = true;
    for (int i = 0; i < parameters.size(); i++) {
      String type = canonical(parameters.get(i).getType());
      fits &= !type.endsWith("]") || expressions.value((Expression) call.arguments().get(i)) instanceof Cells cells && type.equals(cells.element() + "[]");
    }
    return fits && parameters.stream().anyMatch(p -> canonical(p.getType()).endsWith("]"));
  }

  /** A method of the same class is run in a frame of its own. */
  JavaValue call(MethodInvocation call) {
    MethodDeclaration method = called(call);
    if (!running.add(method)) {
      throw new Unprovable("a method that calls itself");
    }
    List<SingleVariableDeclaration> parameters = JavaMethods.nodes(method.parameters(), SingleVariableDeclaration.class);
    Set<String> handedOn = new HashSet<>();
    JavaFrame inner = new JavaFrame(handedOn, canonical(method.getReturnType2()), formulas);
    for (int i = 0; i < parameters.size(); i++) {
      Expression argument = (Expression) call.arguments().get(i);
      String name = parameters.get(i).getName().getIdentifier();
      if (parameters.get(i).isVarargs()) {
        throw new Unprovable("the call " + call);
      } else if (argument instanceof SimpleName same && same.getIdentifier().equals(name) && frame.roots.contains(name)
          && !frame.locals.containsKey(name)) {
        handedOn.add(name); // what is read from it is known by its text
      } else {
        String type = canonical(parameters.get(i).getType());
        JavaValue value = arithmetic.converted(expressions.value(argument), type);
        // What it did to the array would depend on whether it is called.
        inner.declare(name, type, value instanceof Cells cells ? new Cells(cells.element(), cells.values(), false) : value);
      }
    }
    JavaFrame outer = frame;
    frame = inner;
    block(method.getBody());
    frame = outer;
    running.remove(method);
    frame.failWhere(formulas, inner.fails(formulas));
    List<Outcome> returned = inner.returned();
    return returned.isEmpty() ? Absent.NULL : joined(returned);
  }
}
