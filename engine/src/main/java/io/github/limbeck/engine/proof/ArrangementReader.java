package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.Arrangement.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionMethodReference;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * Reads how a method arranges the values of an array, a list or a text before it hands them to another method of the class, or gives them back. What a
 * stream does to its values has to be, call by call, what the arrangement says; only conditions and keys are left to be compared.
 */
final class ArrangementReader {
  private final JavaMethods methods;
  private final Set<String> parameters;
  private final String array;
  private final Arrangement arrangement;
  private final List<Statement> checks;

  /**
   * What was read.
   *
   * @param kept the condition under which a value is kept; null if all are
   * @param key what values are put in the order of; null if nothing
   * @param rest the method that is given what was arranged; empty if that is the answer
   * @param checks the statements before that
   */
  record Read(Lambda kept, Lambda key, Optional<String> rest, List<Statement> checks) {}

  /** What a lambda computes of its parameter. */
  record Lambda(String parameter, Expression body) {}

  private ArrangementReader(JavaMethods methods, Set<String> parameters, String array, Arrangement arrangement, List<Statement> checks) {
    this.checks = checks;
    this.methods = methods;
    this.parameters = parameters;
    this.array = array;
    this.arrangement = arrangement;
  }

  /**
   * @param array the parameter whose values are arranged
   * @throws Unprovable if the method does anything else
   */
  static Read read(MethodDeclaration method, JavaMethods methods, String array, Arrangement arrangement) {
    List<SingleVariableDeclaration> parameters = JavaMethods.nodes(method.parameters(), SingleVariableDeclaration.class);
    List<Statement> statements = JavaMethods.nodes(method.getBody().statements(), Statement.class);
    int last = statements.size() - 1;
    boolean checks = last >= 0 && statements.subList(0, last).stream().allMatch(ArrangementReader::isCheck);
    if (!checks || !(statements.get(last) instanceof ReturnStatement end) || parameters.stream().anyMatch(SingleVariableDeclaration::isVarargs)) {
      throw new Unprovable("a method that does more than to arrange " + array);
    }
    Set<String> names = parameters.stream().map(p -> p.getName().getIdentifier()).collect(Collectors.toSet());
    return new ArrangementReader(methods, names, array, arrangement, statements.subList(0, last)).read(end.getExpression(), parameters);
  }

  /** A call of a method of the class, which changes nothing where it does not throw. */
  private static boolean isCheck(Statement statement) {
    return statement instanceof ExpressionStatement expression && expression.getExpression() instanceof MethodInvocation call && call.getExpression() == null
        && call.getName().getIdentifier().equals("requireCells");
  }

  private Read read(Expression answer, List<SingleVariableDeclaration> parameters) {
    Expression inner = withoutConversion(answer);
    if (inner instanceof MethodInvocation call && call.getExpression() == null) {
      if (methods.called(call.getName().getIdentifier(), call.arguments().size()).size() != 1) {
        throw new Unprovable("the call " + call);
      }
      List<Expression> arguments = JavaMethods.nodes(call.arguments(), Expression.class);
      Expression arranged = null;
      for (int i = 0; i < arguments.size(); i++) {
        if (arguments.size() == parameters.size() && parameters.get(i).getName().getIdentifier().equals(array)) {
          arranged = arguments.get(i);
        } else if (arguments.size() != parameters.size() || !(arguments.get(i) instanceof SimpleName same) || !same.getIdentifier().equals(parameters.get(i).getName().getIdentifier())) {
          throw new Unprovable("the call " + call);
        }
      }
      return stream(arranged, Optional.of(call.getName().getIdentifier()));
    }
    return stream(answer, Optional.empty());
  }

  /** A text or a list that is made of the array that another method answers with is one thing with it here. */
  private Expression withoutConversion(Expression answer) {
    if (answer instanceof ClassInstanceCreation text && isText(text)) {
      return (Expression) text.arguments().get(0);
    } else if (answer instanceof MethodInvocation list && list.getName().getIdentifier().equals("toList") && list.getExpression() instanceof MethodInvocation boxed
        && boxed.getName().getIdentifier().equals("boxed") && boxed.getExpression() instanceof MethodInvocation of && of.getName().getIdentifier().equals("of")
        && of.arguments().size() == 1 && isType(of.getExpression(), "java.util.stream.IntStream", "java.util.stream.LongStream")) {
      return (Expression) of.arguments().get(0);
    }
    return answer;
  }

  private boolean isText(ClassInstanceCreation creation) {
    return creation.getAnonymousClassDeclaration() == null && creation.arguments().size() == 1 && methods.type(creation.getType().toString()).equals("java.lang.String");
  }

  private boolean isType(Expression e, String... types) {
    return e instanceof Name name && !parameters.contains(name.getFullyQualifiedName().replaceAll("\\..*", "")) && List.of(types).contains(methods.type(name.getFullyQualifiedName()));
  }

  /** The calls that a stream goes through, from the array on. */
  private Read stream(Expression e, Optional<String> rest) {
    List<MethodInvocation> calls = new ArrayList<>();
    Expression at = e;
    while (at instanceof MethodInvocation call && !isSource(call)) {
      calls.add(0, call);
      at = call.getExpression();
    }
    if (at == null) {
      throw new Unprovable("what " + e + " is made of");
    }
    calls.removeIf(this::changesNothing);
    Lambda kept = null;
    Lambda key = null;
    int next = 0;
    if (arrangement.kept().isPresent()) {
      kept = lambda(one(calls, next++, "filter"));
    }
    if (arrangement.distinct() && !JavaMethods.nodes(named(calls, next++, "distinct").arguments(), Expression.class).isEmpty()) {
      throw new Unprovable("the call distinct with arguments");
    }
    if (arrangement.order() != Order.AS_GIVEN) {
      sorted(named(calls, next++, "sorted"));
    }
    if (arrangement.key().isPresent()) {
      key = lambda(comparing(one(calls, next++, "sorted")));
    }
    if (next != calls.size()) {
      throw new Unprovable("the call " + calls.get(next).getName());
    }
    return new Read(kept, key, rest, checks);
  }

  private boolean isSource(MethodInvocation call) {
    String name = call.getName().getIdentifier();
    boolean ofParameter = call.getExpression() instanceof SimpleName own && own.getIdentifier().equals(array) && call.arguments().isEmpty();
    return name.equals("stream") && (ofParameter || call.arguments().size() == 1 && isType(call.getExpression(), "java.util.Arrays") && isArray((Expression) call.arguments().get(0)))
        || name.equals("chars") && (ofParameter || call.arguments().isEmpty() && call.getExpression() instanceof ClassInstanceCreation text && isText(text)
            && isArray((Expression) text.arguments().get(0)));
  }

  private boolean isArray(Expression e) {
    return e instanceof SimpleName name && name.getIdentifier().equals(array);
  }

  /** Calls that take values out of boxes or put them in, and that make an array, a list or a text of them in their order. */
  private boolean changesNothing(MethodInvocation call) {
    String name = call.getName().getIdentifier();
    List<Expression> arguments = JavaMethods.nodes(call.arguments(), Expression.class);
    if (arguments.isEmpty()) {
      return Set.of("boxed", "toArray", "toList", "toCharArray").contains(name);
    } else if (arguments.size() > 1) {
      return false;
    }
    return switch (name) {
      case "mapToInt" -> isReference(arguments.get(0), "java.lang.Integer", "intValue");
      case "mapToLong" -> isReference(arguments.get(0), "java.lang.Long", "longValue");
      case "mapToObj", "map" -> isReference(arguments.get(0), "java.lang.Character", "toString");
      case "collect" -> arguments.get(0) instanceof MethodInvocation joining && joining.getName().getIdentifier().equals("joining") && joining.arguments().isEmpty()
          && isType(joining.getExpression(), "java.util.stream.Collectors");
      default -> false;
    };
  }

  private boolean isReference(Expression e, String type, String method) {
    return e instanceof ExpressionMethodReference reference && isType(reference.getExpression(), type) && reference.getName().getIdentifier().equals(method);
  }

  private static MethodInvocation named(List<MethodInvocation> calls, int at, String name) {
    if (at >= calls.size() || !calls.get(at).getName().getIdentifier().equals(name)) {
      throw new Unprovable("a stream that lacks the call " + name);
    }
    return calls.get(at);
  }

  /** The argument of a call that has one. */
  private static Expression one(List<MethodInvocation> calls, int at, String name) {
    MethodInvocation call = named(calls, at, name);
    if (call.arguments().size() != 1) {
      throw new Unprovable("the call " + name + " with " + call.arguments().size() + " arguments");
    }
    return (Expression) call.arguments().get(0);
  }

  private void sorted(MethodInvocation call) {
    boolean descending = arrangement.order() == Order.DESCENDING;
    boolean reverse = call.arguments().size() == 1 && call.arguments().get(0) instanceof MethodInvocation order && order.getName().getIdentifier().equals("reverseOrder")
        && order.arguments().isEmpty() && isType(order.getExpression(), "java.util.Comparator");
    if (descending ? !reverse : !call.arguments().isEmpty()) {
      throw new Unprovable("another order than the one that was learned");
    }
  }

  private Expression comparing(Expression comparator) {
    if (comparator instanceof MethodInvocation call && call.getName().getIdentifier().equals("comparing") && call.arguments().size() == 1
        && isType(call.getExpression(), "java.util.Comparator")) {
      return (Expression) call.arguments().get(0);
    }
    throw new Unprovable("the order " + comparator);
  }

  private Lambda lambda(Expression e) {
    if (e instanceof LambdaExpression lambda && lambda.parameters().size() == 1 && lambda.getBody() instanceof Expression body
        && lambda.parameters().get(0) instanceof VariableDeclarationFragment parameter && !parameters.contains(parameter.getName().getIdentifier())) {
      return new Lambda(parameter.getName().getIdentifier(), body);
    }
    throw new Unprovable("the lambda " + e);
  }
}
