package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.proof.Unprovable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * Shows that a generated method computes a formula: the method's Java is read back, names are replaced by what they stand for,
 * and what it does is compared with the formula operation by operation, by {@link FormulaReader}.
 */
final class FormulaProof {
  private final List<Input> inputs;
  private final JavaMethods methods;
  private final FormulaReader reader;
  private final AggregateReader derived;

  private FormulaProof(List<Input> inputs, JavaMethods methods, AggregateReader derived) {
    this.inputs = inputs;
    this.methods = methods;
    this.reader = new FormulaReader(inputs, methods);
    this.derived = derived;
  }

  /**
   * Whether a method computes a formula of the inputs; the reason why not if it doesn't.
   *
   * @param derived knows the inputs that the method computes from lists of things
   */
  static Proof.Outcome prove(MethodDeclaration method, Expression formula, List<Input> inputs, JavaMethods methods, AggregateReader derived) {
    FormulaProof proof = new FormulaProof(inputs, methods, derived);
    try {
      boolean same = proof.body(method).equals(proof.reader.formula(formula));
      return same ? Proof.Outcome.exact(proof.reader.steps()) : Proof.Outcome.refuted("the code computes another expression", proof.reader.steps());
    } catch (Unprovable e) {
      return Proof.Outcome.open(e.getMessage(), proof.reader.steps());
    }
  }

  private String body(MethodDeclaration method) {
    String type = method.getReturnType2().toString();
    String canonical = Set.of("double", "float", "int", "long").contains(type) ? type : methods.type(type);
    for (Object next : method.getBody().statements()) {
      Statement statement = (Statement) next;
      if (statement instanceof VariableDeclarationStatement declaration) {
        declare(declaration);
      } else if (statement instanceof ReturnStatement end) {
        return reader.returned(end.getExpression(), canonical);
      } else if (!(statement instanceof IfStatement check && isShapeCheck(check))) {
        throw new Unprovable("the statement " + statement.toString().strip());
      }
    }
    throw new Unprovable("a method that ends without an answer");
  }

  private void declare(VariableDeclarationStatement declaration) {
    VariableDeclarationFragment fragment = (VariableDeclarationFragment) declaration.fragments().get(0);
    if (declaration.fragments().size() == 1 && fragment.getInitializer() != null && fragment.getExtraDimensions() == 0
        && derived.declares(fragment.getName().getIdentifier(), declaration.getType().toString(), fragment.getInitializer())) {
      return;
    }
    boolean plain = declaration.getType().toString().equals("double") && declaration.fragments().size() == 1
        && fragment.getInitializer() != null && fragment.getExtraDimensions() == 0;
    if (!plain) {
      throw new Unprovable("the declaration " + declaration.toString().strip());
    }
    reader.declare(fragment.getName().getIdentifier(), fragment.getInitializer());
  }

  /** Whether this only refuses arrays of another shape than the contract's. */
  private boolean isShapeCheck(IfStatement check) {
    Statement then = check.getThenStatement() instanceof Block block && block.statements().size() == 1
        ? (Statement) block.statements().get(0) : check.getThenStatement();
    return check.getElseStatement() == null && then instanceof ThrowStatement && isAnotherShape(check.getExpression());
  }

  private boolean isAnotherShape(org.eclipse.jdt.core.dom.Expression e) {
    if (e instanceof MethodInvocation any) {
      return isAnotherRow(any);
    }
    if (!(e instanceof InfixExpression infix)) {
      return false;
    }
    if (infix.getOperator() == InfixExpression.Operator.CONDITIONAL_OR) {
      List<org.eclipse.jdt.core.dom.Expression> parts = new ArrayList<>(List.of(infix.getLeftOperand(), infix.getRightOperand()));
      parts.addAll(JavaMethods.nodes(infix.extendedOperands(), org.eclipse.jdt.core.dom.Expression.class));
      return parts.stream().allMatch(this::isAnotherShape);
    }
    return !infix.hasExtendedOperands() && sizes().contains(infix.getLeftOperand() + " " + infix.getOperator() + " " + infix.getRightOperand());
  }

  /** {@code Arrays.stream(cells).anyMatch(row -> row.length != columns)}. */
  private boolean isAnotherRow(MethodInvocation any) {
    if (!(any.getName().getIdentifier().equals("anyMatch") && any.getExpression() instanceof MethodInvocation stream && any.arguments().size() == 1
        && stream.getName().getIdentifier().equals("stream") && stream.getExpression() instanceof Name arrays && stream.arguments().size() == 1
        && methods.type(arrays.getFullyQualifiedName()).equals("java.util.Arrays") && any.arguments().get(0) instanceof LambdaExpression lambda)) {
      return false;
    }
    return shapes().stream().anyMatch(at -> at.shape().size() == 2 && at.array().equals(stream.arguments().get(0).toString())
        && lambda.toString().equals("row -> row.length != " + at.shape().get(1)));
  }

  private List<Input.Position> shapes() {
    return inputs.stream().flatMap(i -> i.position().stream()).toList();
  }

  /** The inequalities that hold of no array of the contract's shape. */
  private List<String> sizes() {
    List<String> sizes = new ArrayList<>();
    for (Input.Position at : shapes()) {
      sizes.add(at.array() + ".length " + (at.open() ? "<" : "!=") + " " + at.shape().get(0));
      for (int i = 0; i < at.shape().get(0) && at.shape().size() == 2; i++) {
        sizes.add(at.array() + "[" + i + "].length != " + at.shape().get(1));
      }
    }
    return sizes;
  }
}
