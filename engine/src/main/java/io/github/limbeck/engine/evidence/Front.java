package io.github.limbeck.engine.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The models for one answer, from the most exact to the shortest, and which of them is the rule (docs/method.md, "The front").
 *
 * @param points the models
 * @param chosen which is the rule
 */
public record Front(List<Point> points, int chosen) {
  public Front {
    points = List.copyOf(points);
  }

  /**
   * A model.
   *
   * @param conditions how many there are to read
   * @param right the share of training rows that it answers rightly
   * @param savedBits by how many bits the answers are shorter to write down with it, its errors included, than without; NaN if unknown
   * @param expected how it is expected to do on new rows; empty where that was not tried
   */
  public record Point(int conditions, double right, double savedBits, Optional<Estimate> expected) {}

  public Point rule() {
    return points.get(chosen);
  }

  /** What is most right on the training rows. */
  public Point mostRight() {
    return points.stream().max(Comparator.comparingDouble(Point::right).thenComparing(Comparator.comparingInt(Point::conditions).reversed())).orElseThrow();
  }

  /**
   * The rule: of those that are right enough and short enough, those that are within one standard error, and one point, of the one that answers most
   * held-out rows rightly, or loses least on them; and of these the one with which the answers take the fewest bits to write down, or a more exact one that takes
   * hardly more; the best itself if all take more bits than the answers alone. After the rule of one standard error (L. Breiman and others, "Classification and Regression Trees", 1984, section 3.4.3).
   *
   * @param held what each answers rightly of the rows that were held out; empty if none were; nothing for a model that is not worth
   *     trying, being far longer than another, which is taken only if there is no other
   * @param least the share of training rows that must be right
   * @param mostConditions how many conditions there may be
   * @return empty if none is right enough and short enough
   */
  public static OptionalInt choose(List<Point> points, List<Optional<HeldOut>> held, double least, int mostConditions) {
    List<Integer> able = IntStream.range(0, points.size()).boxed()
        .filter(i -> points.get(i).right() >= least && points.get(i).conditions() <= mostConditions).toList();
    List<Integer> tried = able.stream().filter(i -> i < held.size() && held.get(i).isPresent()).toList();
    if (tried.isEmpty()) {
      return able.stream().max(Comparator.<Integer>comparingDouble(i -> points.get(i).right()).thenComparing(i -> -points.get(i).conditions()))
          .map(OptionalInt::of).orElse(OptionalInt.empty());
    }
    int best = tried.stream().max(Comparator.<Integer>comparingDouble(i -> held.get(i).orElseThrow().score()).thenComparing(i -> points.get(i).savedBits()))
        .orElseThrow();
    List<Integer> within = tried.stream().filter(i -> isWithinOneError(held.get(i).orElseThrow(), held.get(best).orElseThrow())).toList();
    // Where none of them saves any bits, nothing but the rows that were held out speaks for any.
    List<Integer> asGood = within.stream().anyMatch(i -> !(points.get(i).savedBits() <= 0)) ? within
        : within.stream().filter(i -> held.get(i).orElseThrow().score() == held.get(best).orElseThrow().score()).toList();
    double most = asGood.stream().mapToDouble(i -> points.get(i).savedBits()).max().orElseThrow();
    return asGood.stream().filter(i -> points.get(i).savedBits() > most - Evidence.BITS_BEYOND_CHANCE)
        .max(Comparator.<Integer>comparingDouble(i -> points.get(i).right()).thenComparing(i -> points.get(i).savedBits()))
        .map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** Of few rows the standard error is many points: a rule that falls behind by more than one is not as good. */
  private static final double MOST_BEHIND = 0.01;

  private static boolean isWithinOneError(HeldOut model, HeldOut best) {
    // Decisions on rows of one group hang together.
    double together = (double) best.tried() / best.independent();
    double right = best.score();
    return right - model.score() <= Math.min(Math.sqrt(right * (1 - right / best.tried()) * together), MOST_BEHIND * best.tried());
  }

  /** For {@link #read}, in one line. */
  public String write() {
    List<String> texts = new ArrayList<>();
    points.forEach(p -> texts.add(p.conditions() + " " + p.right() + " " + p.savedBits() + p.expected().map(e -> " " + e.write()).orElse("")));
    return chosen + ";" + String.join(";", texts);
  }

  /** Reads what {@link #write} wrote. */
  public static Front read(String text) {
    List<String> parts = List.of(text.split(";"));
    return new Front(parts.subList(1, parts.size()).stream().map(part -> {
      List<String> words = List.of(part.split(" "));
      return new Point(Integer.parseInt(words.get(0)), Double.parseDouble(words.get(1)), Double.parseDouble(words.get(2)),
          words.size() == 3 ? Optional.empty() : Optional.of(Estimate.read(words.subList(3, words.size()))));
    }).toList(), Integer.parseInt(parts.get(0)));
  }
}
