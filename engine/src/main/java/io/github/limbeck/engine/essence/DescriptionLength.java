package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many bits it takes to write a decision list down, and to name the rows it gets wrong (docs/method.md,
 * "The shortest description"; the weights were measured on the tasks named there).
 */
final class DescriptionLength {
  private static final double LOG_OF_2 = StrictMath.log(2);
  private static final double BITS_PER_COST = 2.5;
  private static final double REUSED_FORM = 1;
  private static final double SAME_LITERAL = 2;
  private static final double REPEATED_RULE = 0.5;

  private final Map<Form, Candidate> candidates;
  private final Map<Form, Integer> thresholds;
  private final int answers;
  private final boolean byMagnitude;
  private final double rule;

  /**
   * @param candidates the pool, by form
   * @param thresholds per form how many thresholds tell the rows apart
   * @param answers how many answers occur
   */
  DescriptionLength(Map<Form, Candidate> candidates, Map<Form, Integer> thresholds, int answers) {
    this(candidates, thresholds, answers, false);
  }

  private DescriptionLength(Map<Form, Candidate> candidates, Map<Form, Integer> thresholds, int answers, boolean byMagnitude) {
    this.candidates = candidates;
    this.thresholds = thresholds;
    this.answers = answers;
    this.byMagnitude = byMagnitude;
    this.rule = 1 + log2(answers);
  }

  /** Bits where a bound costs what it takes to write the number, whatever values the rows have. */
  static DescriptionLength byMagnitude(Map<Form, Candidate> candidates, int answers) {
    return new DescriptionLength(candidates, Map.of(), answers, true);
  }

  /** Bits of a literal on its own. */
  double literal(Literal literal) {
    return BITS_PER_COST * cost(literal.form()) + bounds(literal);
  }

  private double cost(Form form) {
    Candidate candidate = candidates.get(form);
    return candidate == null ? 1 + form.terms().size() : candidate.cost();
  }

  private double bounds(Literal literal) {
    if (byMagnitude) {
      return literal.low() == literal.high() ? 1 + number(literal.low())
          : (literal.hasLow() ? 1 + Math.min(number(literal.low()), number(literal.low() - 1)) : 0)
              + (literal.hasHigh() ? 1 + Math.min(number(literal.high()), number(literal.high() + 1)) : 0);
    }
    double one = 0.5 + log2(thresholds.getOrDefault(literal.form(), 1) + 1);
    if (literal.differentiae() < 2) {
      return one;
    }
    return literal.low() == literal.high() ? one * 1.2 : one * 2;
  }

  /** Bits of a number: small whole numbers are short. */
  private static double number(double value) {
    return value == Math.rint(value) ? 2 * log2(1 + Math.abs(value)) : 12;
  }

  /** Bits of a rule beside those of its literals. */
  double rule() {
    return rule;
  }

  /** Bits of a whole list; what repeats an earlier rule or literal at another place is cheaper. */
  double model(DecisionList list) {
    double bits = log2(answers);
    Set<Form> forms = new HashSet<>();
    Set<Template> templates = new HashSet<>();
    Set<List<Template>> shapes = new HashSet<>();
    for (Rule rule : list.rules()) {
      List<Template> shape = rule.literals().stream().map(this::template).sorted(Template.ORDER).toList();
      bits += shapes.add(shape) ? rule() : REPEATED_RULE;
      for (Literal literal : rule.literals()) {
        double asNew = BITS_PER_COST * cost(literal.form()) + bounds(literal);
        double asReused = forms.add(literal.form()) ? asNew : REUSED_FORM + bounds(literal);
        double asRepeated = templates.add(template(literal)) ? asNew : SAME_LITERAL;
        bits += Math.min(asReused, asRepeated);
      }
    }
    return bits;
  }

  /** What literals share that differ only in the place they look at. */
  private record Template(String name, double low, double high) {
    static final Comparator<Template> ORDER = Comparator.comparing(Template::name)
        .thenComparingDouble(Template::low).thenComparingDouble(Template::high);
  }

  /** What a literal shares with those that say the same of other features. */
  String templateOf(Literal literal) {
    Template template = template(literal);
    return template.name() + " " + template.low() + " " + template.high();
  }

  private Template template(Literal literal) {
    Candidate candidate = candidates.get(literal.form());
    return new Template(candidate == null ? literal.form().toString() : candidate.template(), literal.low(), literal.high());
  }

  /** Bits that name which of {@code rows} rows are wrong, and their answers. */
  double errors(int rows, int wrong) {
    return errors(rows, wrong, answers);
  }

  private static double errors(int rows, int wrong, int answers) {
    double bits = log2(rows + 1.0);
    for (int i = 0; i < wrong; i++) {
      bits += log2((double) (rows - i) / (i + 1));
    }
    return bits + wrong * log2(Math.max(1, answers - 1));
  }

  /**
   * Bits that name the rows that are wrong, and their answers, in the shorter of two ways: which of all rows, or for every rule which of those
   * that it decides. The second is shorter where few rules make most of the errors.
   *
   * @param byRule per rule how many rows it decides, and how many of them wrongly
   */
  double errors(int[][] byRule) {
    return errors(byRule, answers);
  }

  /**
   * The same, apart from any pool.
   *
   * @param answers how many answers occur
   */
  static double errors(int[][] byRule, int answers) {
    int rows = 0;
    int wrong = 0;
    double each = 0;
    for (int[] rule : byRule) {
      rows += rule[0];
      wrong += rule[1];
      each += errors(rule[0], rule[1], answers);
    }
    return 1 + Math.min(each, errors(rows, wrong, answers));
  }

  static double log2(double x) {
    return StrictMath.log(x) / LOG_OF_2;
  }
}
