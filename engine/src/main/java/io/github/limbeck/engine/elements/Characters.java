package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.elements.Term.Sort;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is special about cells that are characters: the alphabet has an order, and one character is some places further on than another. */
final class Characters {
  /** Characters count round: the one before the first is the last. */
  private static final int ALL = Character.MAX_VALUE + 1;
  private static final String SEPARATORS = " \t-_.,;:/@|#=";
  private static final String FIRST_OF_KIND = "0Aa";
  private static final String LAST_OF_KIND = "9Zz";

  private Characters() {}

  /** The character some places further on, as often as answers lie so far from the cell; the commonest distances. */
  static List<Term> moved(Term own, double[] wanted) {
    Map<Double, Integer> distances = new TreeMap<>();
    for (int k = 0; k < wanted.length; k++) {
      distances.merge(wanted[k] - own.values()[k], 1, Integer::sum);
    }
    distances.remove(0.0);
    List<Term> moved = new ArrayList<>();
    distances.entrySet().stream().filter(d -> d.getValue() * ElementTuning.RARE_DISTANCE >= wanted.length)
        .sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(ElementTuning.DISTANCES)
        .forEach(d -> {
          int by = d.getKey().intValue();
          double[] values = Arrays.stream(own.values()).map(v -> Math.floorMod((long) v + by, (long) ALL)).toArray();
          moved.add(new Term(new Expr.Remainder(Rewrite.plus(own.expr(), by), ALL), 2, Sort.VALUE, false, values));
        });
    return moved;
  }

  /** The separators that lines hold, those in most lines first. */
  static List<Double> separators(double[][] lines) {
    Map<Double, Integer> met = new TreeMap<>();
    for (double[] line : lines) {
      Arrays.stream(line).distinct().filter(c -> SEPARATORS.indexOf((char) c) >= 0).forEach(c -> met.merge(c, 1, Integer::sum));
    }
    return met.entrySet().stream().sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(ElementTuning.SEPARATORS).map(Map.Entry::getKey).toList();
  }

  /** The separator that most lines hold, if half of them do: what stands between are words. */
  static Optional<Double> separating(double[][] lines) {
    return separators(lines).stream().findFirst().filter(s -> 2 * Arrays.stream(lines).filter(line -> Arrays.stream(line).anyMatch(c -> c == s)).count() >= lines.length);
  }

  /** The pairs of brackets of which both are among some characters. */
  static List<double[]> brackets(double[] characters) {
    return Stream.of("()", "[]", "{}", "<>").map(pair -> new double[] {pair.charAt(0), pair.charAt(1)})
        .filter(pair -> Arrays.stream(pair).allMatch(b -> Arrays.stream(characters).anyMatch(c -> c == b))).toList();
  }

  /** A bound between two characters: where digits or letters begin or end, if that is there. */
  record Bound(Comparison op, double character, double cost) {}

  /** The digits, the capitals and the small letters, each from its first to its last. */
  static final List<double[]> KINDS = IntStream.range(0, FIRST_OF_KIND.length()).mapToObj(k -> new double[] {FIRST_OF_KIND.charAt(k), LAST_OF_KIND.charAt(k)}).toList();

  static Bound between(double lower, double upper) {
    // A kind that begins or ends just there comes before one that lies between.
    return KINDS.stream().filter(kind -> kind[0] == upper).findFirst().or(() -> KINDS.stream().filter(kind -> lower < kind[0] && kind[0] <= upper).findFirst())
        .map(kind -> new Bound(Comparison.AT_LEAST, kind[0], 1))
        .or(() -> KINDS.stream().filter(kind -> lower <= kind[1] && kind[1] < upper).findFirst().map(kind -> new Bound(Comparison.MORE, kind[1], 1)))
        .orElse(new Bound(Comparison.MORE, lower, 2));
  }
}
