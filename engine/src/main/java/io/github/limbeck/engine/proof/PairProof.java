package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.PairCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * Shows that a method which answers for each body computes a law: the sum over all other bodies of a message, and what becomes of it. The
 * loops are compared with the one way in which they are known to be right, for lists of every length; the two methods that they call are
 * compared with the formulas of the law operation by operation.
 */
final class PairProof {
  private final Law law;
  private final JavaMethods methods;
  private long steps;

  /**
   * A law.
   *
   * @param messages per component, over the inputs of the message
   * @param acts what is compared with a bound to say whether a body acts on another; empty where all do
   * @param nodes per component, over the inputs of the node
   */
  record Law(PairCode code, List<Expression> messages, Optional<Expression> acts, Optional<Comparison> comparison, double bound, List<Expression> nodes) {}

  private PairProof(Law law, JavaMethods methods) {
    this.law = law;
    this.methods = methods;
  }

  static Proof.Outcome prove(MethodDeclaration method, Law law, JavaMethods methods) {
    PairProof proof = new PairProof(law, methods);
    try {
      proof.loops(method);
      return Proof.Outcome.exact(proof.steps);
    } catch (Unprovable e) {
      return Proof.Outcome.open(e.getMessage(), proof.steps);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new Unprovable(what);
    }
  }

  /** The source of the loops, with groups for all names that are free. */
  private String loops() {
    PairCode code = law.code();
    String bodies = Pattern.quote(code.list().java());
    String size = Pattern.quote(code.list().size());
    String name = "([\\p{L}_$][\\p{L}\\p{N}_$]*)";
    String type = "([\\p{L}_$][\\p{L}\\p{N}_$.]*)";
    String own = code.list().isList() ? bodies + "\\.get\\(\\k<i>\\)" : bodies + "\\[\\k<i>\\]";
    String other = code.list().isList() ? bodies + "\\.get\\(\\k<j>\\)" : bodies + "\\[\\k<j>\\]";
    int n = code.components().size();
    String zeros = IntStream.range(0, n).mapToObj(c -> "double (?<s" + c + ">" + name.substring(1, name.length() - 1) + ")=0;").collect(Collectors.joining());
    String adds = IntStream.range(0, n).mapToObj(c -> "\\k<s" + c + ">\\+=\\k<m>\\." + code.components().get(c) + "\\(\\);").collect(Collectors.joining());
    String total = "new \\k<v>\\(" + IntStream.range(0, n).mapToObj(c -> "\\k<s" + c + ">").collect(Collectors.joining(",")) + "\\)";
    String id = name.substring(1, name.length() - 1);
    return "\\{(?<v>" + type.substring(1, type.length() - 1) + ")\\[\\](?<a>" + id + ")=new \\k<v>\\[" + size + "\\];"
        + "for\\(int (?<i>" + id + ")=0;\\k<i><" + size + ";\\k<i>\\+\\+\\)\\{" + zeros
        + "for\\(int (?<j>" + id + ")=0;\\k<j><" + size + ";\\k<j>\\+\\+\\)\\{if\\(\\k<j>!=\\k<i>\\)\\{\\k<v> (?<m>" + id + ")=(?<message>" + id + ")\\(" + own + "," + other + "\\);"
        + adds + "\\}\\}\\k<a>\\[\\k<i>\\]=" + (code.passesOn() ? total : "(?<node>" + id + ")\\(" + own + "," + total + "\\)") + ";\\}return \\k<a>;\\}";
  }

  private void loops(MethodDeclaration method) {
    String text = method.getBody().toString().replaceAll("\\s+", " ").replaceAll(" ?([^\\p{L}\\p{N}_$ ]) ?", "$1");
    Matcher matcher = Pattern.compile(loops()).matcher(text);
    require(matcher.matches(), "the loops over " + law.code().list().name());
    List<String> names = new ArrayList<>(List.of("a", "i", "j", "m"));
    IntStream.range(0, law.code().components().size()).forEach(c -> names.add("s" + c));
    require(names.stream().map(matcher::group).distinct().count() == names.size(), "two locals of one name");
    require(methods.type(matcher.group("v")).equals(law.code().vector()), "the type " + matcher.group("v"));
    formulas(matcher.group("message"), law.code().message().inputs(), law.code().other(), law.messages(), true);
    if (!law.code().passesOn()) {
      formulas(matcher.group("node"), law.code().node().inputs(), PairCode.TOTAL, law.nodes(), false);
    }
    law.code().list().tables().forEach(table -> new TableReader(methods).require(table, law.code().list().fields().get(table.key())));
  }

  private void formulas(String name, List<Input> inputs, String second, List<Expression> formulas, boolean isMessage) {
    List<MethodDeclaration> called = methods.called(name, 2);
    require(called.size() == 1, "the call of " + name);
    List<String> parameters = JavaMethods.nodes(called.get(0).parameters(), SingleVariableDeclaration.class).stream().map(p -> p.getName().getIdentifier()).toList();
    require(parameters.equals(List.of(law.code().own(), second)), "the parameters of " + name);
    FormulaReader reader = new FormulaReader(inputs, methods);
    boolean acts = !isMessage || law.acts().isEmpty();
    for (Statement statement : JavaMethods.nodes(called.get(0).getBody().statements(), Statement.class)) {
      if (statement instanceof VariableDeclarationStatement declaration) {
        declare(declaration, parameters, reader);
      } else if (statement instanceof IfStatement test && !acts) {
        require(refuses(test, reader), "where bodies act on each other");
        acts = true;
      } else if (statement instanceof ReturnStatement end) {
        require(acts, "where bodies act on each other");
        List<org.eclipse.jdt.core.dom.Expression> values = components(end);
        require(values.size() == formulas.size(), "a vector of other components");
        for (int c = 0; c < values.size(); c++) {
          require(reader.computed(values.get(c)).equals(reader.formula(formulas.get(c))), "what " + name + " computes");
        }
        steps += reader.steps();
        return;
      } else {
        throw new Unprovable("the statement " + statement.toString().strip());
      }
    }
    throw new Unprovable("a method that ends without an answer");
  }

  private static void declare(VariableDeclarationStatement declaration, List<String> parameters, FormulaReader reader) {
    VariableDeclarationFragment fragment = (VariableDeclarationFragment) declaration.fragments().get(0);
    require(declaration.getType().toString().equals("double") && declaration.fragments().size() == 1 && fragment.getInitializer() != null
        && fragment.getExtraDimensions() == 0 && !parameters.contains(fragment.getName().getIdentifier()), "the declaration " + declaration.toString().strip());
    reader.declare(fragment.getName().getIdentifier(), fragment.getInitializer());
  }

  private List<org.eclipse.jdt.core.dom.Expression> components(ReturnStatement end) {
    require(end.getExpression() instanceof ClassInstanceCreation creation && creation.getExpression() == null && creation.getAnonymousClassDeclaration() == null
        && methods.type(creation.getType().toString()).equals(law.code().vector()), "the answer " + end.toString().strip());
    return JavaMethods.nodes(((ClassInstanceCreation) end.getExpression()).arguments(), org.eclipse.jdt.core.dom.Expression.class);
  }

  /** {@code if (!(distance >= 2)) return new Vector(0, 0)}. */
  private boolean refuses(IfStatement test, FormulaReader reader) {
    Statement then = test.getThenStatement() instanceof Block block && block.statements().size() == 1 ? (Statement) block.statements().get(0) : test.getThenStatement();
    return test.getElseStatement() == null && then instanceof ReturnStatement end && components(end).stream().allMatch(c -> c.toString().equals("0"))
        && components(end).size() == law.messages().size()
        && test.getExpression() instanceof PrefixExpression not && not.getOperator() == PrefixExpression.Operator.NOT
        && not.getOperand() instanceof ParenthesizedExpression inner && inner.getExpression() instanceof InfixExpression compared && !compared.hasExtendedOperands()
        && compared.getOperator().toString().equals(law.comparison().orElseThrow().java())
        && reader.computed(compared.getLeftOperand()).equals(reader.formula(law.acts().orElseThrow()))
        && reader.computed(compared.getRightOperand()).equals(reader.formula(new Expression.Constant(law.bound())));
  }
}
