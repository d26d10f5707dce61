package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Dimensions;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which formulas may be considered.
 *
 * @param unary the unary operators that may occur
 * @param binary the binary operators that may occur
 * @param mostNodes the greatest number of operators, features and constants; {@link #BY_FORM} for the usual
 * @param mostArgumentNodes per operator, the greatest number of nodes of any of its arguments
 * @param mostNested per operator, how often it may occur inside itself: 0 for not at all
 * @param complexities per operator, its complexity where it differs from the usual one
 * @param constants which constants may be fitted
 * @param units the dimensions that must agree, if they are stated
 * @param demands what must hold of whole formulas
 */
public record Grammar(
    List<Operator> unary,
    List<Operator> binary,
    int mostNodes,
    Map<Operator, Integer> mostArgumentNodes,
    Map<Operator, Integer> mostNested,
    Map<Operator, Double> complexities,
    Constants constants,
    Optional<Dimensions> units,
    Demands demands) {

  /** As many nodes as are usual: more for polynomials and quotients of polynomials, whose terms are all alike. */
  public static final int BY_FORM = -1;
  private static final int USUAL_NODES = 40;
  private static final int NODES_OF_POLYNOMIALS = 200;

  /** Which constants may be fitted. */
  public enum Constants {
    REAL,
    /** Whole numbers. */
    INTEGER,
    /** None but those that belong to the form. */
    NONE
  }

  public Grammar {
    unary = List.copyOf(unary);
    binary = List.copyOf(binary);
    mostArgumentNodes = Map.copyOf(mostArgumentNodes);
    mostNested = Map.copyOf(mostNested);
    complexities = Map.copyOf(complexities);
  }

  /** The usual operators, without constraints. */
  public static Grammar usual() {
    return new Grammar(
        List.of(Function.SQUARE, Function.SQRT, Function.EXP, Function.LOG, Function.SIN, Function.COS, Function.TANH,
            Function.ASIN, Function.TAN, Function.ATAN, Function.LOG_EXPM1),
        List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE, Function.POWER),
        BY_FORM, Map.of(), Map.of(), Map.of(), Constants.REAL, Optional.empty(), Demands.NONE);
  }

  /** Whether formulas are made of what they usually are. */
  boolean hasUsualOperators() {
    return unary.equals(usual().unary) && binary.equals(usual().binary);
  }

  /** The same with the dimensions of one answer. */
  public Grammar withUnits(Optional<Dimensions> dimensions) {
    return new Grammar(unary, binary, mostNodes, mostArgumentNodes, mostNested, complexities, constants, dimensions, demands);
  }

  /** The same with other operators. */
  public Grammar withOperators(List<Operator> otherUnary, List<Operator> otherBinary) {
    return new Grammar(otherUnary, otherBinary, mostNodes, mostArgumentNodes, mostNested, complexities, constants, units, demands);
  }

  /** The same with other demands. */
  Grammar withDemands(Demands other) {
    return new Grammar(unary, binary, mostNodes, mostArgumentNodes, mostNested, complexities, constants, units, other);
  }

  /** The same for some of the features. */
  Grammar of(int[] selected) {
    return withUnits(units.map(u -> u.of(selected))).withDemands(demands.of(selected));
  }

  /** Whether the constraints on sizes and nesting allow the expression; its arguments are known to be allowed. */
  boolean allows(Expression e) {
    if (mostArgumentNodes.isEmpty() && mostNested.isEmpty() || !(e instanceof Expression.Call call)) {
      return true;
    }
    Integer most = mostArgumentNodes.get(call.operator());
    if (most != null && call.arguments().stream().anyMatch(a -> a.nodes() > most)) {
      return false;
    }
    Integer nested = mostNested.get(call.operator());
    return nested == null || depth(call.operator(), e) - 1 <= nested;
  }

  private static int depth(Operator operator, Expression e) {
    if (!(e instanceof Expression.Call call)) {
      return 0;
    }
    int deepest = call.arguments().stream().mapToInt(a -> depth(operator, a)).max().orElse(0);
    return deepest + (call.operator() == operator ? 1 : 0);
  }

  /** Whether a whole expression is one of this grammar: its operators, size and constraints. */
  public boolean accepts(Expression e) {
    return e.nodes() <= mostNodes(e) && acceptsParts(e) && demands.areFeaturesRight(e) && units.map(u -> u.allows(e)).orElse(true);
  }

  /** Whether nothing but a size that the user gave speaks against a whole expression. */
  boolean excludesBySize(Expression e) {
    return mostNodes != BY_FORM && e.nodes() > mostNodes && e.nodes() <= NODES_OF_POLYNOMIALS && acceptsParts(e) && demands.areFeaturesRight(e)
        && units.map(u -> u.allows(e)).orElse(true);
  }

  private int mostNodes(Expression e) {
    return mostNodes != BY_FORM ? mostNodes : isPolynomial(e) ? NODES_OF_POLYNOMIALS : USUAL_NODES;
  }

  /** How large an expression without constants may grow. */
  int greatestSize() {
    return mostNodes == BY_FORM ? USUAL_NODES : mostNodes;
  }

  /** Whether this is made of sums, products, quotients and powers with a number above. */
  private static boolean isPolynomial(Expression e) {
    if (!(e instanceof Expression.Call call)) {
      return true;
    }
    boolean power = call.operator() == Function.POWER && call.second() instanceof Expression.Constant;
    boolean arithmetic = call.operator() == Function.ADD || call.operator() == Function.SUBTRACT || call.operator() == Function.MULTIPLY
        || call.operator() == Function.DIVIDE || call.operator() == Function.NEGATE || call.operator() == Function.SQUARE || call.operator() == Function.CUBE;
    return (power || arithmetic) && call.arguments().stream().allMatch(Grammar::isPolynomial);
  }

  private boolean acceptsParts(Expression e) {
    if (!(e instanceof Expression.Call call)) {
      return true;
    }
    return mayUse(call.operator()) && allows(e) && call.arguments().stream().allMatch(this::acceptsParts);
  }

  /** Whether an operator may occur: those named, and what the normal form makes of them. */
  boolean mayUse(Operator operator) {
    if (unary.contains(operator) || binary.contains(operator)) {
      return true;
    }
    if (!(operator instanceof Function function)) {
      return false;
    }
    return switch (function) {
      case NEGATE -> true;
      case ADD -> binary.contains(Function.SUBTRACT);
      case SUBTRACT -> binary.contains(Function.ADD);
      case SQUARE, CUBE -> binary.contains(Function.MULTIPLY);
      case LOG_EXPM1, LOG1P_EXP -> unary.contains(Function.EXP) && unary.contains(Function.LOG);
      default -> false;
    };
  }

  double complexity(Operator operator) {
    return complexities.getOrDefault(operator, operator.complexity());
  }

  /** All operators that may occur. */
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>(unary);
    all.addAll(binary);
    return all;
  }
}
