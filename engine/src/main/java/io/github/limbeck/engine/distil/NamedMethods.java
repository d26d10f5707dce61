package io.github.limbeck.engine.distil;

import java.util.function.DoubleBinaryOperator;

/** Static methods of the user's that formulas may call, found by whoever knows where their classes are. */
public interface NamedMethods {
  /** No methods but those that formulas have anyway. */
  NamedMethods NONE = (name, arity) -> {
    throw new Unusable("there are no classes here");
  };

  /**
   * A method of real numbers.
   *
   * @param name its class's canonical name, a dot, and its own name
   * @param arity one or two
   * @throws Unusable if there is no such method that the generated class could call
   */
  DoubleBinaryOperator find(String name, int arity) throws Unusable;

  /** A method that can't be called, and why. */
  final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unusable(String why) {
      super(why, null, false, false);
    }
  }
}
