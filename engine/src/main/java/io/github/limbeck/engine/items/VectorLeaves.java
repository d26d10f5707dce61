package io.github.limbeck.engine.items;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What vectors tell a search without their direction: how long they are, and how far apart. Records of two or three real numbers x, y
 * and z are vectors.
 */
public final class VectorLeaves {
  private VectorLeaves() {}

  /** Per name of a vector its components, by the index of the variable each is. */
  public static Map<String, List<Integer>> vectors(List<Feature> features, int from) {
    Map<String, Map<String, Integer>> parts = new LinkedHashMap<>();
    for (int f = 0; f < features.size(); f++) {
      String name = features.get(f).name();
      int dot = name.lastIndexOf('.');
      if (dot > 0 && features.get(f).type().kind() == ValueType.Kind.REAL) {
        parts.computeIfAbsent(name.substring(0, dot), n -> new LinkedHashMap<>()).put(name.substring(dot + 1), from + f);
      }
    }
    Map<String, List<Integer>> vectors = new LinkedHashMap<>();
    parts.forEach((name, components) -> {
      List<String> names = List.copyOf(components.keySet());
      if (names.equals(List.of("x", "y")) || names.equals(List.of("x", "y", "z"))) {
        vectors.put(name, List.copyOf(components.values()));
      }
    });
    return vectors;
  }

  /**
   * The lengths of the vectors of an item, and the distances between these and vectors that are read and are called alike.
   *
   * @param own the features that are read
   * @param fields those of an item, which are the variables after them
   */
  static List<Expression> of(List<Feature> own, List<Feature> fields) {
    List<Expression> leaves = new ArrayList<>();
    Map<String, List<Integer>> before = vectors(own, 0);
    vectors(fields, own.size()).forEach((name, components) -> {
      leaves.add(length(components.stream().<Expression>map(Expression.Variable::new).toList()));
      before.forEach((other, theirs) -> {
        boolean alike = other.equals(name) || other.endsWith("." + name);
        if (alike && theirs.size() == components.size()) {
          leaves.add(length(IntStream.range(0, components.size()).<Expression>mapToObj(c -> Expression.call(Function.SUBTRACT,
              new Expression.Variable(components.get(c)), new Expression.Variable(theirs.get(c)))).toList()));
        }
      });
    });
    return leaves;
  }

  /** The root of the sum of squares. */
  public static Expression length(List<Expression> components) {
    Expression sum = Expression.call(Function.SQUARE, components.get(0));
    for (Expression component : components.subList(1, components.size())) {
      sum = Expression.call(Function.ADD, sum, Expression.call(Function.SQUARE, component));
    }
    return Expression.call(Function.SQRT, sum);
  }
}
