package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Aggregation.Kind;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.PostfixExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * Shows that a local holds what an input is defined as: a number computed from a list of things, by a method with one loop over it. The
 * loop is compared with the definition part by part (where it begins, which items it looks at, what it adds or compares, operation by
 * operation, and what it returns), so that both are equal for lists of every length.
 */
final class AggregateReader {
  private final List<Proof.Derived> inputs;
  private final JavaMethods methods;

  AggregateReader(List<Proof.Derived> inputs, JavaMethods methods) {
    this.inputs = inputs;
    this.methods = methods;
  }

  /**
   * Whether a declaration is that of such an input.
   *
   * @param type the canonical type of the local
   * @throws Unprovable if it has the name of one, but was not seen to compute it
   */
  boolean declares(String name, String type, org.eclipse.jdt.core.dom.Expression value) {
    Optional<Proof.Derived> input = inputs.stream().filter(d -> d.how().input().equals(name)).findFirst();
    if (input.isEmpty()) {
      return false;
    }
    Aggregation how = input.get().how();
    require(type.equals(how.kind() == Kind.COUNT ? "int" : "double"), "the type of " + name);
    if (how.kind() == Kind.COUNT && how.where().isEmpty() && value.toString().equals(how.list().size())) {
      return true;
    }
    require(value instanceof MethodInvocation, "the value of " + name);
    MethodInvocation call = (MethodInvocation) value;
    List<MethodDeclaration> called = methods.called(call.getName().getIdentifier(), call.arguments().size());
    require(call.getExpression() == null && called.size() == 1 && texts(call.arguments()).equals(how.arguments()), "the call " + call);
    List<SingleVariableDeclaration> parameters = JavaMethods.nodes(called.get(0).parameters(), SingleVariableDeclaration.class);
    require(parameters.stream().map(p -> p.getName().getIdentifier()).toList().equals(how.arguments()), "the parameters of " + call.getName());
    require(called.get(0).getReturnType2().toString().equals(type), "the answer of " + call.getName());
    new Loop(input.get(), called.get(0)).read();
    return true;
  }

  private static List<String> texts(List<?> nodes) {
    return nodes.stream().map(Object::toString).toList();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new Unprovable(what);
    }
  }

  /** One method with one loop. */
  private final class Loop {
    private final Aggregation how;
    private final Expression term;
    private final List<Statement> statements;
    private final FormulaReader reader;
    private final Set<String> names = new HashSet<>();
    private String result;

    Loop(Proof.Derived input, MethodDeclaration method) {
      this.how = input.how();
      this.term = input.term();
      this.statements = new ArrayList<>(JavaMethods.nodes(method.getBody().statements(), Statement.class));
      this.reader = new FormulaReader(how.term().inputs(), methods);
      names.addAll(how.arguments());
    }

    void read() {
      if (!how.kind().isDefinedForNone()) {
        require(statements.size() == 4 && refusesNone(statements.remove(0)), "a list without items");
      }
      require(statements.size() == 3 && begins(statements.get(0)), "the beginning of a loop");
      require(statements.get(1) instanceof EnhancedForStatement loop && isOver(loop), "the loop over " + how.list().name());
      body(statementsOf(((EnhancedForStatement) statements.get(1)).getBody()));
      String returned = how.kind() == Kind.MEAN ? result + " / " + how.list().size() : result;
      require(statements.get(2) instanceof ReturnStatement end && end.getExpression() != null && end.getExpression().toString().equals(returned),
          "what is returned after a loop");
    }

    private boolean refusesNone(Statement first) {
      String none = how.list().isList() ? how.list().java() + ".isEmpty()" : how.list().size() + " == 0";
      return first instanceof IfStatement test && test.getElseStatement() == null && test.getExpression().toString().equals(none)
          && statementsOf(test.getThenStatement()).size() == 1 && statementsOf(test.getThenStatement()).get(0) instanceof ThrowStatement;
    }

    private boolean begins(Statement first) {
      if (!(first instanceof VariableDeclarationStatement declaration && declaration.fragments().size() == 1
          && declaration.fragments().get(0) instanceof VariableDeclarationFragment fragment && fragment.getInitializer() != null
          && fragment.getExtraDimensions() == 0)) {
        return false;
      }
      result = fragment.getName().getIdentifier();
      names.add(result);
      String from = fragment.getInitializer().toString();
      boolean right = switch (how.kind()) {
        case COUNT, SUM, MEAN -> from.equals("0");
        case GREATEST, LEAST -> fragment.getInitializer() instanceof QualifiedName name && methods.type(name.getQualifier().getFullyQualifiedName())
            .equals("java.lang.Double") && name.getName().getIdentifier().equals(how.kind() == Kind.GREATEST ? "NEGATIVE_INFINITY" : "POSITIVE_INFINITY");
      };
      return right && declaration.getType().toString().equals(how.kind() == Kind.COUNT ? "int" : "double");
    }

    private boolean isOver(EnhancedForStatement loop) {
      String variable = loop.getParameter().getName().getIdentifier();
      names.add(variable);
      return loop.getExpression().toString().equals(how.list().java()) && variable.equals(how.variable()) && !variable.equals(result)
          && methods.type(loop.getParameter().getType().toString()).equals(how.list().itemType());
    }

    private void body(List<Statement> given) {
      List<Statement> body = given;
      if (how.where().isPresent()) {
        require(body.size() == 1 && body.get(0) instanceof IfStatement test && test.getElseStatement() == null
            && means(test.getExpression(), how.where().get()), "which items are meant");
        body = statementsOf(((IfStatement) body.get(0)).getThenStatement());
      }
      for (Statement each : body.subList(0, body.size() - 1)) {
        require(each instanceof VariableDeclarationStatement declaration && declaration.getType().toString().equals("double")
            && declaration.fragments().size() == 1, "the statement " + each.toString().strip());
        VariableDeclarationFragment fragment = (VariableDeclarationFragment) ((VariableDeclarationStatement) each).fragments().get(0);
        require(fragment.getInitializer() != null && fragment.getExtraDimensions() == 0 && names.add(fragment.getName().getIdentifier()),
            "the declaration " + fragment);
        reader.declare(fragment.getName().getIdentifier(), fragment.getInitializer());
      }
      Statement last = body.get(body.size() - 1);
      require(last instanceof ExpressionStatement, "the statement " + last.toString().strip());
      require(accumulates(((ExpressionStatement) last).getExpression()), "what a loop adds up or compares");
    }

    private boolean accumulates(org.eclipse.jdt.core.dom.Expression step) {
      if (how.kind() == Kind.COUNT) {
        return step instanceof PostfixExpression post && post.getOperator() == PostfixExpression.Operator.INCREMENT && post.getOperand().toString().equals(result);
      }
      if (!(step instanceof Assignment assignment && assignment.getLeftHandSide().toString().equals(result))) {
        return false;
      }
      if (how.kind() == Kind.SUM || how.kind() == Kind.MEAN) {
        return assignment.getOperator() == Assignment.Operator.PLUS_ASSIGN && isTerm(assignment.getRightHandSide());
      }
      return assignment.getOperator() == Assignment.Operator.ASSIGN && assignment.getRightHandSide() instanceof MethodInvocation extreme
          && extreme.getExpression() != null && methods.type(extreme.getExpression().toString()).equals("java.lang.Math")
          && extreme.getName().getIdentifier().equals(how.kind() == Kind.GREATEST ? "max" : "min") && extreme.arguments().size() == 2
          && extreme.arguments().get(0).toString().equals(result) && isTerm((org.eclipse.jdt.core.dom.Expression) extreme.arguments().get(1));
    }

    private boolean isTerm(org.eclipse.jdt.core.dom.Expression e) {
      return reader.computed(e).equals(reader.formula(term));
    }

    private boolean means(org.eclipse.jdt.core.dom.Expression condition, Expr where) {
      if (where instanceof Expr.Read read) {
        return condition.toString().equals(java(read.input()));
      } else if (where instanceof Logical.Not not && not.of() instanceof Expr.Read read) {
        return condition instanceof PrefixExpression prefix && prefix.getOperator() == PrefixExpression.Operator.NOT
            && prefix.getOperand().toString().equals(java(read.input()));
      } else if (where instanceof Logical.IsLabel label) {
        return isLabel(condition, how.term().inputs().get(label.input()), label.code());
      }
      return where instanceof Logical.Compare compare && compare.left() instanceof Expr.Read read && compare.right() instanceof Expr.Constant bound
          && condition instanceof InfixExpression infix && !infix.hasExtendedOperands() && infix.getLeftOperand().toString().equals(java(read.input()))
          && infix.getOperator().toString().equals(compare.op().java()) && number(infix.getRightOperand()) == bound.value()
          && (compare.op() == Comparison.AT_LEAST || compare.op() == Comparison.AT_MOST);
    }

    private String java(int input) {
      return how.term().inputs().get(input).java();
    }

    private boolean isLabel(org.eclipse.jdt.core.dom.Expression condition, Input input, int code) {
      String label = input.labels().get(code);
      if (input.kind() == Input.Kind.STRING) {
        return condition instanceof MethodInvocation call && call.getName().getIdentifier().equals("equals") && call.getExpression() != null
            && call.getExpression().toString().equals(input.java()) && call.arguments().size() == 1
            && call.arguments().get(0) instanceof StringLiteral literal && literal.getLiteralValue().equals(label);
      }
      return condition instanceof InfixExpression infix && infix.getOperator() == InfixExpression.Operator.EQUALS && !infix.hasExtendedOperands()
          && infix.getLeftOperand().toString().equals(input.java()) && infix.getRightOperand() instanceof QualifiedName constant
          && constant.getName().getIdentifier().equals(label) && !names.contains(constant.getFullyQualifiedName().replaceAll("\\..*", ""))
          && methods.type(constant.getQualifier().getFullyQualifiedName()).equals(input.javaType());
    }

    /** A literal, perhaps with a sign; not a number if it is none. */
    private static double number(org.eclipse.jdt.core.dom.Expression e) {
      if (e instanceof PrefixExpression prefix && prefix.getOperator() == PrefixExpression.Operator.MINUS) {
        return -number(prefix.getOperand());
      }
      return e instanceof NumberLiteral literal && literal.getToken().matches("[0-9]+L?|[0-9]+\\.[0-9]+(E-?[0-9]+)?")
          ? Double.parseDouble(literal.getToken().replace("L", "")) : Double.NaN;
    }

    private static List<Statement> statementsOf(Statement statement) {
      return statement instanceof Block block ? JavaMethods.nodes(block.statements(), Statement.class) : List.of(statement);
    }
  }
}
