package io.github.limbeck.engine.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The same model in another numbering of texts and answers.
 *
 * @param texts per feature the new code of each of its texts; empty for numbers
 * @param answers the new code of each answer
 */
public record Recoding(List<int[]> texts, int[] answers) {
  public Recoding {
    texts = List.copyOf(texts);
  }

  /** What answers as another does, in the new codes. */
  public Model of(Model model) {
    return model instanceof ScoreTable table ? of(table) : of((DecisionList) model);
  }

  /** The same of a decision list. */
  public DecisionList of(DecisionList list) {
    return new DecisionList(list.rules().stream().map(r -> new Rule(literals(r.literals()), answers[r.answer()])).toList(), answers[list.defaultAnswer()]);
  }

  /** The same of one whose features keep their codes. */
  public DecisionList ofAnswers(DecisionList list) {
    return new DecisionList(list.rules().stream().map(r -> new Rule(r.literals(), answers[r.answer()])).toList(), answers[list.defaultAnswer()]);
  }

  private ScoreTable of(ScoreTable table) {
    // The order of answers decides between those of as many points, and stays.
    return new ScoreTable(table.answers().stream().map(a -> answers[a]).toList(), table.start(),
        table.lines().stream().map(line -> new ScoreTable.Line(literals(line.literals()), line.points())).toList());
  }

  private List<Literal> literals(List<Literal> literals) {
    return literals.stream().map(l -> new Literal(form(l.form()), l.low(), l.high())).toList();
  }

  private Form form(Form form) {
    return new Form(form.terms().stream().map(t -> new Form.Term(t.weight(), atom(t.atom()))).toList());
  }

  private Atom atom(Atom atom) {
    if (atom instanceof Atom.Is is) {
      int[] codes = texts.get(is.feature());
      return codes.length == 0 ? is : new Atom.Is(is.feature(), codes[is.code()]);
    } else if (atom instanceof Atom.Remainder remainder) {
      return new Atom.Remainder(form(remainder.form()), remainder.modulus());
    } else if (atom instanceof Atom.Holds holds) {
      Literal literal = holds.literal();
      return new Atom.Holds(new Literal(form(literal.form()), literal.low(), literal.high()));
    }
    return atom;
  }

  /** Whether nothing gets another code. */
  public boolean isSame() {
    return isSame(answers) && texts.stream().allMatch(Recoding::isSame);
  }

  private static boolean isSame(int[] codes) {
    return IntStream.range(0, codes.length).allMatch(k -> codes[k] == k);
  }
}
