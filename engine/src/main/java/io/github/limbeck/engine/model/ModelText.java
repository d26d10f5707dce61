package io.github.limbeck.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Writes a model as one line of words, and reads it back: prefix notation, numbers in hexadecimal
 * floating point so that they come back exact.
 */
public final class ModelText {
  private final Iterator<String> words;

  private ModelText(String text) {
    this.words = Arrays.asList(text.split(" ")).iterator();
  }

  public static String write(Model model) {
    List<String> words = new ArrayList<>();
    if (model instanceof ScoreTable table) {
      write(table, words);
    } else {
      write((DecisionList) model, words);
    }
    return String.join(" ", words);
  }

  private static void write(ScoreTable table, List<String> words) {
    words.addAll(List.of("table", "" + table.answers().size(), "" + table.lines().size()));
    table.answers().forEach(a -> words.add("" + a));
    table.start().forEach(p -> words.add("" + p));
    for (ScoreTable.Line line : table.lines()) {
      write(line.literals(), words);
      line.points().forEach(p -> words.add("" + p));
    }
  }

  private static void write(DecisionList list, List<String> words) {
    words.addAll(List.of("list", "" + list.defaultAnswer(), "" + list.rules().size()));
    for (Rule rule : list.rules()) {
      words.add("" + rule.answer());
      write(rule.literals(), words);
    }
  }

  private static void write(List<Literal> literals, List<String> words) {
    words.add("" + literals.size());
    literals.forEach(literal -> write(literal, words));
  }

  private static void write(Literal literal, List<String> words) {
    words.addAll(List.of(Double.toHexString(literal.low()), Double.toHexString(literal.high())));
    write(literal.form(), words);
  }

  private static void write(Form form, List<String> words) {
    words.add("" + form.terms().size());
    for (Form.Term term : form.terms()) {
      words.add(Double.toHexString(term.weight()));
      write(term.atom(), words);
    }
  }

  private static void write(Atom atom, List<String> words) {
    if (atom instanceof Atom.Value value) {
      words.addAll(List.of("value", "" + value.feature()));
    } else if (atom instanceof Atom.Is is) {
      words.addAll(List.of("is", "" + is.feature(), "" + is.code()));
    } else if (atom instanceof Atom.Same same) {
      words.addAll(List.of("same", "" + same.left(), "" + same.right()));
    } else if (atom instanceof Atom.Missing missing) {
      words.addAll(List.of("missing", "" + missing.feature()));
    } else if (atom instanceof Atom.Product product) {
      words.addAll(List.of("product", "" + product.left(), "" + product.right()));
    } else if (atom instanceof Atom.Remainder remainder) {
      words.addAll(List.of("remainder", "" + remainder.modulus()));
      write(remainder.form(), words);
    } else if (atom instanceof Atom.Holds holds) {
      words.add("holds");
      write(holds.literal(), words);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws RuntimeException if the text is anything else
   */
  public static Model read(String text) {
    ModelText reader = new ModelText(text);
    String kind = reader.words.next();
    Model model = switch (kind) {
      case "list" -> reader.list();
      case "table" -> reader.table();
      default -> throw new IllegalArgumentException("not a model: " + kind);
    };
    if (reader.words.hasNext()) {
      throw new IllegalArgumentException("there is more after the model");
    }
    return model;
  }

  private ScoreTable table() {
    int answers = integer();
    int count = integer();
    List<Integer> codes = integers(answers);
    List<Integer> start = integers(answers);
    List<ScoreTable.Line> lines = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      List<Literal> literals = literals();
      lines.add(new ScoreTable.Line(literals, integers(answers)));
    }
    return new ScoreTable(codes, start, lines);
  }

  private List<Integer> integers(int count) {
    List<Integer> integers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      integers.add(integer());
    }
    return integers;
  }

  private DecisionList list() {
    int defaultAnswer = integer();
    int count = integer();
    List<Rule> rules = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      int answer = integer();
      rules.add(new Rule(literals(), answer));
    }
    return new DecisionList(rules, defaultAnswer);
  }

  private List<Literal> literals() {
    int count = integer();
    List<Literal> literals = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      literals.add(literal());
    }
    return literals;
  }

  private Literal literal() {
    double low = real();
    double high = real();
    return new Literal(form(), low, high);
  }

  private Form form() {
    int count = integer();
    List<Form.Term> terms = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      double weight = real();
      terms.add(new Form.Term(weight, atom()));
    }
    return new Form(terms);
  }

  private Atom atom() {
    String kind = words.next();
    switch (kind) {
      case "value":
        return new Atom.Value(integer());
      case "is":
        return new Atom.Is(integer(), integer());
      case "same":
        return new Atom.Same(integer(), integer());
      case "missing":
        return new Atom.Missing(integer());
      case "product":
        return new Atom.Product(integer(), integer());
      case "remainder":
        int modulus = integer();
        return new Atom.Remainder(form(), modulus);
      case "holds":
        return new Atom.Holds(literal());
      default:
        throw new IllegalArgumentException("not an atom: " + kind);
    }
  }

  private int integer() {
    return Integer.parseInt(words.next());
  }

  private double real() {
    return Double.parseDouble(words.next());
  }
}
