package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.proof.Unprovable;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import java.util.List;
import java.util.Optional;

/** Tells which of several formulas a method returns, so that its rule can be read as one that answers with their indices. */
final class PiecesReader implements Answers {
  private final FormulaReader reader;
  private final List<String> formulas;
  private String stranger;

  PiecesReader(List<Input> inputs, JavaMethods methods, List<Expression> formulas) {
    this.reader = new FormulaReader(inputs, methods);
    this.formulas = formulas.stream().map(reader::formula).toList();
  }

  /** An expression that was returned and is none of the formulas. */
  Optional<String> stranger() {
    return Optional.ofNullable(stranger);
  }

  /** The first formula that is the same as another: pieces of one formula are one answer. */
  int first(int formula) {
    return formulas.indexOf(formulas.get(formula));
  }

  @Override
  public boolean declares(String name, String type, org.eclipse.jdt.core.dom.Expression value) {
    if (!type.equals("double")) {
      return false;
    }
    try {
      reader.declare(name, value);
      return true;
    } catch (Unprovable e) {
      return false;
    }
  }

  @Override
  public JavaValue standIn(org.eclipse.jdt.core.dom.Expression returned, String type) {
    int formula = formulas.indexOf(reader.returned(returned, type));
    if (formula < 0) {
      stranger = stranger == null ? returned.toString() : stranger;
      throw new Unprovable("the formula " + returned);
    }
    return new Numeric(Polynomial.constant(formula), Kind.INT);
  }
}
