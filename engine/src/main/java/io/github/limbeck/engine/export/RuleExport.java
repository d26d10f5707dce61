package io.github.limbeck.engine.export;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.FormulaDistillation;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what was learned for a method over scalars in another language. */
public final class RuleExport {
  /** The languages. */
  public enum Target {
    /** A CASE expression, or a formula, over columns. */
    SQL,
    /** A function. */
    JAVASCRIPT,
    /** A decision table with the hit policy FIRST. */
    DMN
  }

  private final Contract contract;
  private final Distillation result;
  private final Script script;

  private RuleExport(Distillation result, Script script) {
    this.contract = result.contract();
    this.result = result;
    this.script = script;
  }

  /**
   * Writes a method.
   *
   * @throws Inexpressible if the language has no words for a part of it
   */
  public static String of(Distillation result, Target target) throws Inexpressible {
    Contract contract = result.contract();
    requireValues(contract);
    List<List<String>> texts = result.training().vocabularies();
    return new RuleExport(result, switch (target) {
      case SQL -> new SqlScript(contract, texts);
      case JAVASCRIPT -> new JavaScript(contract, texts, false);
      case DMN -> new DmnTable(contract, texts);
    }).text();
  }

  /**
   * A function of JavaScript that is given what methods of the user's compute, too.
   *
   * @param parameters its parameters, in their order
   * @param features what it reads of them, by their numbers
   */
  public record Function(String text, List<String> parameters, List<Integer> features) {}

  /**
   * Writes a method for a page where people fill in what it reads.
   *
   * @throws Inexpressible if JavaScript has no words for a part of it
   */
  public static Function function(Distillation result) throws Inexpressible {
    requireValues(result.contract());
    JavaScript script = new JavaScript(result.contract(), result.training().vocabularies(), true);
    String text = new RuleExport(result, script).text();
    return new Function(text, List.copyOf(script.parameters()), List.copyOf(script.read()));
  }

  private static void requireValues(Contract contract) throws Inexpressible {
    if (!contract.arrays().isEmpty() || contract.bodies().isPresent() || contract.isEncoder()) {
      throw new Inexpressible("it is given arrays");
    }
  }

  private String text() throws Inexpressible {
    List<String> answers = new ArrayList<>();
    int count = contract.confidence().isEmpty() ? contract.answers().size() : 1;
    for (int a = 0; a < count; a++) {
      answers.add(answer(a));
    }
    return script.whole(answers);
  }

  private String answer(int a) throws Inexpressible {
    if (result instanceof FormulaDistillation formulas) {
      List<String> pieces = new ArrayList<>();
      for (Expression piece : formulas.pieces(a)) {
        pieces.add(script.formula(piece));
      }
      Optional<DecisionList> choice = formulas.choice(a);
      return script.of(choice.orElse(new DecisionList(List.of(), 0)), pieces);
    }
    NetworkView rule = result.drawings().get(a).get(0);
    List<String> labels = new ArrayList<>();
    for (String label : rule.labels()) {
      labels.add(label(contract.answers().get(a).type(), label));
    }
    return rule.model() instanceof ScoreTable table ? script.of(table, labels) : script.of((DecisionList) rule.model(), labels);
  }

  private String label(ValueType type, String label) throws Inexpressible {
    Optional<JdkType> jdk = JdkType.of(type.javaName());
    boolean number = type.kind() == ValueType.Kind.INTEGER || jdk.filter(t -> t == JdkType.DECIMAL || t == JdkType.BIG_INTEGER || t == JdkType.YEAR).isPresent();
    if (type.kind() == ValueType.Kind.BOOLEAN || number) {
      return label;
    }
    return jdk.isPresent() && jdk.get() == JdkType.DATE ? script.date(label) : script.text(label);
  }
}
