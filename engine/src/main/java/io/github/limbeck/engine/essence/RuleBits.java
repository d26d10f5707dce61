package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a model saves when answers are written down, every choice paid for at its full price: a form costs the logarithm of how
 * many were tried, or what it takes to spell it out where the answers had a say in making it (docs/method.md, "Evidence"). Unlike
 * {@link DescriptionLength}, which orders rules by how simple they are, it may be compared with what the answers cost alone.
 */
public final class RuleBits {
  /** Which of the seven kinds an atom is of. */
  private static final double KIND = DescriptionLength.log2(7);

  private final Map<Form, Candidate> pool;
  private final Examples examples;
  private final Examples all;
  private final Coverage coverage;

  private RuleBits(Examples examples, Examples all) {
    this.examples = examples;
    this.all = all;
    this.coverage = new Coverage(all);
    this.pool = CandidatePool.of(examples);
  }

  /**
   * Bits that each model saves, its errors written down too; negative if the answers are shorter without it.
   *
   * @param examples rows by which forms are priced, of each answer some
   * @param all rows whose answers are written down, in which each answer has its share
   */
  public static List<Double> saved(List<? extends Model> models, Examples examples, Examples all) {
    RuleBits bits = new RuleBits(examples, all);
    return models.stream().map(m -> m instanceof ScoreTable table ? bits.saved(table) : bits.saved((DecisionList) m)).toList();
  }

  private double saved(ScoreTable table) {
    int answers = all.answersPresent().length;
    int wrong = 0;
    for (int i = 0; i < all.size(); i++) {
      wrong += table.answer(all.rows()[i]) == all.answers()[i] ? 0 : 1;
    }
    return answers() - table(table) - DescriptionLength.errors(new int[][] {{all.size(), wrong}}, answers);
  }

  /** Points are written down for all answers but the first, since only differences count. */
  private double table(ScoreTable table) {
    int answers = table.answers().size();
    double bits = 2 * DescriptionLength.log2(1 + table.lines().size()) + 1 + points(table.start());
    for (ScoreTable.Line line : table.lines()) {
      // A line has a condition at least.
      bits += 2 * DescriptionLength.log2(1 + line.literals().size()) + points(line.points());
      bits += line.literals().stream().mapToDouble(this::literal).sum();
    }
    return bits + DescriptionLength.log2(answers);
  }

  private static double points(List<Integer> points) {
    return points.stream().skip(1).mapToDouble(p -> 1 + (p - points.get(0) == 0 ? 0 : 2 + 2 * DescriptionLength.log2(Math.abs(p - points.get(0))))).sum();
  }

  private double saved(DecisionList list) {
    int answers = all.answersPresent().length;
    return answers() - list(list, answers) - DescriptionLength.errors(coverage.errorsByRule(list), answers);
  }

  /** The answers, given how often each occurs: which of all their orders it is. */
  private double answers() {
    return logFactorial(all.size()) - Arrays.stream(all.countsPerAnswer()).mapToDouble(RuleBits::logFactorial).sum();
  }

  private double list(DecisionList list, int answers) {
    double bits = 2 * DescriptionLength.log2(1 + list.rules().size()) + 1 + DescriptionLength.log2(answers);
    for (Rule rule : list.rules()) {
      bits += DescriptionLength.log2(answers) + 2 * DescriptionLength.log2(1 + rule.literals().size()) + 1;
      bits += rule.literals().stream().mapToDouble(this::literal).sum();
    }
    return bits;
  }

  private double literal(Literal literal) {
    Form form = literal.form();
    double values = Arrays.stream(examples.rows()).mapToDouble(form::value).distinct().count();
    boolean both = Double.isFinite(literal.low()) && Double.isFinite(literal.high()) && literal.low() != literal.high();
    return form(form) + 2 + (both ? 2 : 1) * DescriptionLength.log2(1 + values);
  }

  private double form(Form form) {
    Candidate candidate = pool.get(form);
    boolean ofAnswers = candidate == null || candidate.template().startsWith("symmetric");
    double spelt = spelt(form);
    return 1 + (ofAnswers ? spelt : Math.min(spelt, DescriptionLength.log2(pool.size())));
  }

  private double spelt(Form form) {
    double bits = 2 * DescriptionLength.log2(1 + form.terms().size()) + 1;
    for (Form.Term term : form.terms()) {
      bits += term.weight() == 1 ? 1 : 2 + 2 * DescriptionLength.log2(1 + digits(term.weight()));
      bits += atom(term.atom());
    }
    return bits;
  }

  /** The weight as a whole number of its last decimal. */
  private static double digits(double weight) {
    double whole = Math.abs(weight);
    for (int d = 0; d < 6 && whole != Math.rint(whole); d++) {
      whole *= 10;
    }
    return Math.rint(whole);
  }

  private double atom(Atom atom) {
    double feature = DescriptionLength.log2(examples.features().size());
    if (atom instanceof Atom.Is is) {
      return KIND + feature + DescriptionLength.log2(1 + Arrays.stream(examples.rows()).mapToDouble(r -> r[is.feature()]).distinct().count());
    } else if (atom instanceof Atom.Same || atom instanceof Atom.Product) {
      return KIND + 2 * feature;
    } else if (atom instanceof Atom.Remainder remainder) {
      return KIND + DescriptionLength.log2(12) + spelt(remainder.form());
    } else if (atom instanceof Atom.Holds holds) {
      return KIND + spelt(holds.literal().form()) + 2 + 2 * DescriptionLength.log2(1 + examples.size());
    }
    return KIND + feature;
  }

  private static double logFactorial(int n) {
    double log = 0;
    for (int i = 2; i <= n; i++) {
      log += DescriptionLength.log2(i);
    }
    return log;
  }
}
