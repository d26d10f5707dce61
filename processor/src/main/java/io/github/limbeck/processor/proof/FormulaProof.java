package io.github.limbeck.processor.proof;

import io.github.limbeck.processor.formula.CustomOperator;
import io.github.limbeck.processor.formula.Expression;
import io.github.limbeck.processor.formula.Function;
import io.github.limbeck.processor.program.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * Shows that a generated method computes a formula: the method's Java is read back, names are replaced by what they stand for,
 * and what it does is compared with the formula operation by operation. Both then do the same operations on the same numbers in
 * the same order, so that they round alike too.
 */
final class FormulaProof {
  private static final Set<String> OVERLOADED = Set.of("abs", "max", "min");
  private static final Value WIDE = new Value("", true);

  private final List<Input> inputs;
  private final Map<String, Value> locals = new HashMap<>();
  private long steps;

  /**
   * What an expression of Java does.
   *
   * @param wide whether it is computed in {@code double}
   */
  private record Value(String text, boolean wide) {}

  private FormulaProof(List<Input> inputs) {
    this.inputs = inputs;
  }

  /** Whether a method computes a formula of the inputs; the reason why not if it doesn't. */
  static Proof.Outcome prove(MethodDeclaration method, Expression formula, List<Input> inputs) {
    FormulaProof proof = new FormulaProof(inputs);
    String reason;
    try {
      String code = proof.body(method);
      String meant = proof.formula(formula);
      reason = code.equals(meant) ? "" : "the code computes another expression";
    } catch (IllegalStateException e) {
      reason = e.getMessage();
    }
    return new Proof.Outcome(reason.isEmpty(), Optional.empty(), reason, proof.steps, false, 0);
  }

  private String body(MethodDeclaration method) {
    for (Object next : method.getBody().statements()) {
      Statement statement = (Statement) next;
      if (statement instanceof VariableDeclarationStatement declaration) {
        VariableDeclarationFragment fragment = (VariableDeclarationFragment) declaration.fragments().get(0);
        locals.put(fragment.getName().getIdentifier(), java(fragment.getInitializer()));
      } else if (statement instanceof ReturnStatement end) {
        return java(end.getExpression()).text();
      } else if (!(statement instanceof IfStatement check && isRefusal(check))) {
        throw new IllegalStateException("the code has a statement that no formula has");
      }
    }
    throw new IllegalStateException("the code ends without an answer");
  }

  /** Whether this only refuses arrays of a wrong shape. */
  private static boolean isRefusal(IfStatement check) {
    boolean[] other = {check.getElseStatement() != null};
    check.getThenStatement().accept(new ASTVisitor() {
      @Override
      public void preVisit(ASTNode node) {
        other[0] |= node instanceof Statement && !(node instanceof ThrowStatement) && !(node instanceof Block);
      }
    });
    return !other[0];
  }

  private Value java(org.eclipse.jdt.core.dom.Expression e) {
    steps++;
    if (e instanceof ParenthesizedExpression inner) {
      return java(inner.getExpression());
    } else if (e instanceof CastExpression cast) {
      return new Value(java(cast.getExpression()).text(), true);
    } else if (e instanceof NumberLiteral number) {
      return new Value(number(Double.parseDouble(number.getToken())), number.getToken().matches(".*[.E].*"));
    } else if (e instanceof PrefixExpression prefix && prefix.getOperator() == PrefixExpression.Operator.MINUS) {
      Value of = java(prefix.getOperand());
      return new Value(negated(of.text()), wide(of, of.text().startsWith("#") ? WIDE : of));
    } else if (e instanceof InfixExpression infix) {
      Value left = java(infix.getLeftOperand());
      List<org.eclipse.jdt.core.dom.Expression> right = new ArrayList<>(List.of(infix.getRightOperand()));
      for (Object more : infix.extendedOperands()) {
        right.add((org.eclipse.jdt.core.dom.Expression) more);
      }
      for (org.eclipse.jdt.core.dom.Expression next : right) {
        Value other = java(next);
        left = new Value(joined(infix.getOperator().toString(), left.text(), other.text()), wide(left, other));
      }
      return left;
    } else if (e instanceof ConditionalExpression choice) {
      return new Value(java(choice.getExpression()).text(), true);
    }
    String text = e.toString();
    if (text.equals("Math.PI")) {
      return new Value(number(Math.PI), true);
    } else if (locals.containsKey(text)) {
      return locals.get(text);
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).java().equals(text)) {
        return new Value("x" + i, inputs.get(i).javaType().equals("double"));
      }
    }
    if (e instanceof MethodInvocation call && call.getExpression() != null) {
      List<String> arguments = new ArrayList<>();
      boolean wide = !OVERLOADED.contains(call.getName().getIdentifier());
      for (Object next : call.arguments()) {
        Value argument = java((org.eclipse.jdt.core.dom.Expression) next);
        arguments.add(argument.text());
        wide |= argument.wide();
      }
      String type = call.getExpression().toString().replaceAll(".*\\.", "");
      return new Value(type + "." + call.getName() + "(" + String.join(",", arguments) + ")", wide(new Value("", wide), new Value("", wide)));
    }
    throw new IllegalStateException("the code has an expression that no formula has");
  }

  /** Of two narrower numbers Java computes a narrower one, which might overflow. */
  private static boolean wide(Value a, Value b) {
    if (!a.wide() && !b.wide()) {
      throw new IllegalStateException("the code computes in a narrower type than double");
    }
    return true;
  }

  private static String number(double value) {
    return "#" + Double.toHexString(value);
  }

  private static String negated(String of) {
    return of.startsWith("#") ? number(-Double.parseDouble(of.substring(1))) : "-(" + of + ")";
  }

  /** What Java's compiler would compute is computed here too. */
  private static String joined(String operator, String left, String right) {
    if (left.startsWith("#") && right.startsWith("#") && operator.equals("*")) {
      return number(Double.parseDouble(left.substring(1)) * Double.parseDouble(right.substring(1)));
    }
    return "(" + left + operator + right + ")";
  }

  private String formula(Expression e) {
    steps++;
    if (e instanceof Expression.Variable variable) {
      return "x" + variable.feature();
    } else if (e instanceof Expression.Constant constant) {
      return number(constant.value());
    }
    Expression.Call call = (Expression.Call) e;
    String a = formula(call.first());
    String b = call.operator().arity() > 1 ? formula(call.second()) : "";
    if (call.operator() instanceof CustomOperator custom) {
      String[] names = custom.name().split("\\.");
      return names[names.length - 2] + "." + names[names.length - 1] + "(" + a + (b.isEmpty() ? "" : "," + b) + ")";
    }
    return switch ((Function) call.operator()) {
      case ADD -> joined("+", a, b);
      case SUBTRACT -> joined("-", a, b);
      case MULTIPLY -> joined("*", a, b);
      case DIVIDE -> joined("/", a, b);
      case NEGATE -> negated(a);
      case SQUARE -> joined("*", a, a);
      case CUBE -> joined("*", joined("*", a, a), a);
      case POWER -> "Math.pow(" + a + "," + b + ")";
      case LOG_EXPM1 -> "(" + a + "+Math.log(-(Math.expm1(" + negated(a) + "))))";
      case LOG1P_EXP -> "(Math.max(" + a + "," + number(0) + ")+Math.log1p(Math.exp(-(Math.abs(" + a + ")))))";
      default -> "Math." + call.operator().name().toLowerCase(Locale.ROOT) + "(" + a + (b.isEmpty() ? "" : "," + b) + ")";
    };
  }
}
