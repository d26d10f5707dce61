package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models of rules that choose among expressions. */
final class ElementModels {
  private ElementModels() {}

  /**
   * A decision list over the conditions, which chooses among the expressions.
   *
   * @param each the elements of the answer; empty if it is a single value
   */
  static ArrayModel of(ElementRules rules, Optional<PerElement> each, Kind cellKind, Kind answerKind) {
    List<Expr> conditions = new ArrayList<>();
    List<Expr> expressions = new ArrayList<>();
    List<Rule> list = new ArrayList<>();
    for (ElementRules.Rule rule : rules.rules()) {
      List<Literal> literals = rule.conditions().stream().map(c -> {
        Form form = Form.feature(index(conditions, c.expr()));
        return c.negated() ? Literal.atMost(form, 0) : Literal.atLeast(form, 1);
      }).toList();
      list.add(new Rule(literals, index(expressions, rule.source().expr())));
    }
    DecisionList decisions = new DecisionList(list, index(expressions, rules.otherwise().expr()));
    List<Feature> features = new ArrayList<>();
    for (int c = 0; c < conditions.size(); c++) {
      features.add(new Feature("q" + c, "q" + c, List.of(), -1, ValueType.primitive("boolean", Presence.REQUIRED), Optional.empty()));
    }
    return new ArrayModel(features, conditions.stream().map(c -> Optional.of(typed(c, cellKind, answerKind))).toList(), Optional.of(decisions),
        expressions.stream().map(e -> typed(e, cellKind, answerKind)).toList(), Optional.empty(), each, Optional.empty(), SizeEvidence.SUPPORTED);
  }

  /** Cells that are true or false are conditions themselves. */
  private static Expr typed(Expr e, Kind cellKind, Kind answerKind) {
    if (answerKind == Kind.BOOLEAN && e instanceof Expr.Constant constant) {
      return new Logical.Truth(constant.value() == 1);
    }
    return cellKind == Kind.BOOLEAN ? Rewrite.expr(e, ElementModels::truth) : e;
  }

  private static Expr truth(Expr e) {
    if (e instanceof Logical.Compare compare && compare.left() instanceof Expr.Element && compare.right() instanceof Expr.Constant constant) {
      return constant.value() == 1 == (compare.op() == Comparison.EQUAL) ? compare.left() : new Logical.Not(compare.left());
    }
    return e;
  }

  private static int index(List<Expr> all, Expr e) {
    if (!all.contains(e)) {
      all.add(e);
    }
    return all.indexOf(e);
  }
}
