package io.github.limbeck.benchmarks;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One row of table B: an interface over arrays, and how its examples and its tests are drawn.
 *
 * @param name what the table calls it
 * @param parameters the parameters of the method, as Java source
 * @param answerType the type of the answer
 * @param draws how many independent draws of the examples are tried
 * @param minAccuracy what the annotation asks for
 * @param train draws the training examples
 * @param test draws the tests, of other sizes
 */
record ArrayTask(
    String name, String parameters, String answerType, int draws, double minAccuracy, Function<Random, List<Case>> train,
    Function<Random, List<Case>> test) {

  /** Arguments of the method and the right answer. */
  record Case(List<Object> arguments, Object answer) {
    static Case of(Object answer, Object... arguments) {
      return new Case(List.of(arguments), answer);
    }

    /** The case as a line of JSON. */
    String toJson(List<String> names) {
      return "{" + IntStream.range(0, names.size()).mapToObj(i -> "\"" + names.get(i) + "\":" + json(arguments.get(i)))
          .collect(Collectors.joining(",")) + ",\"answer\":" + json(answer) + "}";
    }

    private static String json(Object value) {
      if (value.getClass().isArray()) {
        return IntStream.range(0, Array.getLength(value)).mapToObj(i -> json(Array.get(value, i))).collect(Collectors.joining(",", "[", "]"));
      }
      return value instanceof Character || value instanceof String || value instanceof Enum<?> ? "\"" + value + "\"" : value.toString();
    }

    /** Whether an answer is right; of real numbers all but the last digits count. */
    boolean isRight(Object given) {
      if (given instanceof double[] line && answer instanceof double[] wanted) {
        return line.length == wanted.length && IntStream.range(0, wanted.length).allMatch(i -> isClose(line[i], wanted[i]));
      } else if (given instanceof Double number && answer instanceof Double wanted) {
        return isClose(number, wanted);
      }
      return Arrays.deepEquals(new Object[] {given}, new Object[] {answer});
    }
  }

  private static boolean isClose(double given, double wanted) {
    return Math.abs(given - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
  }

  List<String> names() {
    return Arrays.stream(parameters.split(",")).map(p -> p.trim().replaceAll(".*\\s", "")).toList();
  }

  /** The interface that asks for the rule; its examples lie in {@code examples.jsonl}. */
  String source() {
    return "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.jsonl\", answer = \"answer\", minAccuracy = "
        + minAccuracy + ")\npublic interface Task {\n  " + answerType + " decide(" + parameters + ");\n}\n";
  }
}
