package io.github.limbeck.engine.proof;

import org.eclipse.jdt.core.dom.Expression;

/** What stands for the answers of a method that is told apart by which of several formulas it returns. */
interface Answers {
  /** The rule's own answers. */
  Answers OWN = new Answers() {};

  /**
   * Told of every value that gets a name.
   *
   * @return whether it is a real number that formulas are made of; what can't be said of it is then left open
   */
  default boolean declares(String name, String type, Expression value) {
    return false;
  }

  /**
   * What stands for a returned expression in the place of its value; null for the value itself.
   *
   * @param type the type that the method answers with
   */
  default JavaValue standIn(Expression returned, String type) {
    return null;
  }
}
