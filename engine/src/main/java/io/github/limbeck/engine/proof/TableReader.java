package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Input;
import java.util.List;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.SwitchCase;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.YieldStatement;

/** Shows that a method looks up what a table says: a {@code switch} with a case for each key, in their order, that throws for all others. */
final class TableReader {
  private final JavaMethods methods;
  private final FormulaReader numbers;

  TableReader(JavaMethods methods) {
    this.methods = methods;
    this.numbers = new FormulaReader(List.of(), methods);
  }

  /**
   * Compares the method of a table.
   *
   * @param key the input that it is looked up by
   * @throws Unprovable if it was not seen to do that
   */
  void require(Aggregation.Table table, Input key) {
    List<MethodDeclaration> called = methods.called(table.method(), 1);
    require(called.size() == 1, "the call of " + table.method());
    MethodDeclaration method = called.get(0);
    SingleVariableDeclaration parameter = JavaMethods.nodes(method.parameters(), SingleVariableDeclaration.class).get(0);
    String type = parameter.getType().toString();
    require(type.equals(key.javaType()) || methods.type(type).equals(key.javaType()), "the parameter of " + table.method());
    require(method.getReturnType2().toString().equals("double"), "the answer of " + table.method());
    List<Statement> body = JavaMethods.nodes(method.getBody().statements(), Statement.class);
    require(body.size() == 1 && body.get(0) instanceof ReturnStatement end && end.getExpression() instanceof SwitchExpression choice
        && choice.getExpression().toString().equals(parameter.getName().getIdentifier()), "what " + table.method() + " answers with");
    cases(JavaMethods.nodes(((SwitchExpression) ((ReturnStatement) body.get(0)).getExpression()).statements(), Statement.class), table, key);
  }

  private void cases(List<Statement> statements, Aggregation.Table table, Input key) {
    int keys = table.keys().size();
    require(statements.size() == 2 * keys + 2, "how many cases " + table.method() + " has");
    for (int k = 0; k <= keys; k++) {
      boolean last = k == keys;
      String of = last ? "default" : table.keys().get(k);
      require(statements.get(2 * k) instanceof SwitchCase label && label.isSwitchLabeledRule() && (last ? label.isDefault() : isOf(label, of, key)), "the case of " + of);
      Statement then = statements.get(2 * k + 1);
      require(last ? then instanceof ThrowStatement : numbers.computed(value(then)).equals(numbers.formula(new io.github.limbeck.engine.formula.Expression.Constant(table.values().get(k)))),
          "the number of " + of);
    }
  }

  private static boolean isOf(SwitchCase label, String of, Input key) {
    return label.expressions().size() == 1 && (key.kind() == Input.Kind.STRING
        ? label.expressions().get(0) instanceof StringLiteral text && text.getLiteralValue().equals(of)
        : label.expressions().get(0) instanceof SimpleName constant && constant.getIdentifier().equals(of));
  }

  private static Expression value(Statement then) {
    if (then instanceof YieldStatement yield) {
      return yield.getExpression();
    } else if (then instanceof ExpressionStatement plain) {
      return plain.getExpression();
    }
    throw new Unprovable("the statement " + then.toString().strip());
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new Unprovable(what);
    }
  }
}
