package io.github.limbeck.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.ArrayAccess;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.ThrowStatement;

/** Every small corruption of generated code: each differs from it in one place. */
final class Mutants {
  private static final Map<String, List<String>> OPERATORS = Map.ofEntries(
      Map.entry("<", List.of("<=", ">", ">=", "!=")), Map.entry("<=", List.of("<", ">", ">=", "==")),
      Map.entry(">", List.of(">=", "<", "<=", "!=")), Map.entry(">=", List.of(">", "<", "<=", "==")),
      Map.entry("==", List.of("!=")), Map.entry("!=", List.of("==")), Map.entry("&&", List.of("||")), Map.entry("||", List.of("&&")),
      Map.entry("+", List.of("-")), Map.entry("-", List.of("+")), Map.entry("*", List.of("+")));

  private final String source;
  private final List<String> mutants = new ArrayList<>();

  private Mutants(String source) {
    this.source = source;
  }

  /** All corruptions of what decides; checks of what a method is given are left alone. */
  static List<String> of(String source) {
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    parser.setCompilerOptions(Map.of(JavaCore.COMPILER_SOURCE, "17", JavaCore.COMPILER_COMPLIANCE, "17"));
    parser.setSource(source.toCharArray());
    Mutants mutants = new Mutants(source);
    parser.createAST(null).accept(mutants.new Visitor());
    return mutants.mutants;
  }

  private void replace(ASTNode node, String text) {
    replace(node.getStartPosition(), node.getStartPosition() + node.getLength(), text);
  }

  private void replace(int start, int end, String text) {
    mutants.add(source.substring(0, start) + text + source.substring(end));
  }

  private String text(ASTNode node) {
    return source.substring(node.getStartPosition(), node.getStartPosition() + node.getLength());
  }

  private final class Visitor extends ASTVisitor {
    @Override
    public boolean visit(MethodDeclaration method) {
      return !method.getName().getIdentifier().startsWith("require");
    }

    @Override
    public boolean visit(ThrowStatement statement) {
      return false;
    }

    @Override
    public boolean visit(MethodInvocation call) {
      String name = call.getName().getIdentifier();
      if (name.equals("max") || name.equals("min")) {
        replace(call.getName(), name.equals("max") ? "min" : "max");
      } else if (name.startsWith("require")) {
        return false;
      }
      return true;
    }

    @Override
    public boolean visit(IfStatement branch) {
      if (branch.getThenStatement() instanceof Block block && block.statements().get(0) instanceof ThrowStatement) {
        return false;
      }
      replace(branch.getExpression(), "!(" + text(branch.getExpression()) + ")");
      replace(branch, "{ }");
      return true;
    }

    @Override
    public boolean visit(ReturnStatement end) {
      if (end.getExpression() instanceof InfixExpression) {
        replace(end.getExpression(), "!(" + text(end.getExpression()) + ")");
      }
      return true;
    }

    @Override
    public boolean visit(ForStatement loop) {
      Expression test = loop.getExpression();
      if (test instanceof InfixExpression infix && infix.extendedOperands().isEmpty()) {
        replace(infix.getRightOperand(), text(infix.getRightOperand()) + " - 1");
      }
      return true;
    }

    @Override
    public boolean visit(InfixExpression infix) {
      List<Expression> operands = new ArrayList<>(List.of(infix.getLeftOperand(), infix.getRightOperand()));
      for (Object operand : infix.extendedOperands()) {
        operands.add((Expression) operand);
      }
      for (int i = 1; i < operands.size(); i++) {
        int start = operands.get(i - 1).getStartPosition() + operands.get(i - 1).getLength();
        int end = operands.get(i).getStartPosition();
        String between = source.substring(start, end);
        String operator = infix.getOperator().toString();
        for (String other : OPERATORS.getOrDefault(operator, List.of())) {
          replace(start, end, between.replace(operator, other));
        }
        boolean joins = operator.equals("&&") || operator.equals("||") || operator.equals("+");
        if (joins) {
          replace(start, operands.get(i).getStartPosition() + operands.get(i).getLength(), "");
        }
        if (joins && i == 1) {
          replace(operands.get(0).getStartPosition(), end, "");
        }
      }
      return true;
    }

    @Override
    public boolean visit(PrefixExpression prefix) {
      replace(prefix, text(prefix.getOperand()));
      return true;
    }

    @Override
    public boolean visit(ConditionalExpression choice) {
      replace(choice, text(choice.getExpression()) + " ? " + text(choice.getElseExpression()) + " : " + text(choice.getThenExpression()));
      return true;
    }

    @Override
    public boolean visit(BooleanLiteral literal) {
      replace(literal, String.valueOf(!literal.booleanValue()));
      return true;
    }

    @Override
    public boolean visit(NumberLiteral literal) {
      String token = literal.getToken();
      if (token.matches("[0-9]+L?")) {
        boolean wide = token.endsWith("L");
        long value = Long.parseLong(token.replace("L", ""));
        replace(literal, (value + 1) + (wide ? "L" : ""));
        replace(literal, "(" + (value - 1) + (wide ? "L" : "") + ")");
      } else {
        double value = Double.parseDouble(token);
        replace(literal, String.valueOf(Math.nextUp(value)));
        replace(literal, String.valueOf(value - 0.1));
      }
      return true;
    }

    @Override
    public boolean visit(StringLiteral literal) {
      replace(literal, literal.getParent() instanceof ReturnStatement ? "\"LEFT\"" : literal.getEscapedValue());
      return true;
    }

    @Override
    public boolean visit(Assignment assignment) {
      if (assignment.getOperator() == Assignment.Operator.PLUS_ASSIGN) {
        replace(assignment, text(assignment.getLeftHandSide()) + " = " + text(assignment.getRightHandSide()));
      }
      return true;
    }

    @Override
    public boolean visit(ArrayAccess access) {
      replace(access.getIndex(), text(access.getIndex()) + " + 1");
      return true;
    }
  }
}
