package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes a model down literally: a name for every form of several terms, a condition for every differentia, an
 * {@code if} for every subconcept. Nothing is simplified here, so that the result is plainly the model.
 */
public final class Lowering {
  private final List<Input> inputs;
  private final Map<Form, String> names = new LinkedHashMap<>();
  private final List<Statement> body = new ArrayList<>();

  private Lowering(List<Input> inputs) {
    this.inputs = inputs;
  }

  public static Program lower(Model model, Dataset dataset, int answer) {
    return lower(model, dataset.features(), dataset.vocabularies(), dataset.answers().get(answer)).withDerived(Signature.derived(dataset));
  }

  /** The program of a model whose codes stand for answers of a type of their own. */
  public static Program lower(Model model, Dataset dataset, Program.AnswerType type) {
    return lower(model, dataset.features(), dataset.vocabularies(), type).withDerived(Signature.derived(dataset));
  }

  /** The program over features that need not be columns of the dataset. */
  static Program lower(Model model, List<Feature> features, List<List<String>> vocabularies, Dataset.AnswerColumn column) {
    return lower(model, features, vocabularies, Signature.answerType(column.answer(), Signature.labels(column)));
  }

  private static Program lower(Model model, List<Feature> features, List<List<String>> vocabularies, Program.AnswerType type) {
    List<Input> inputs = new ArrayList<>();
    for (int f = 0; f < features.size(); f++) {
      inputs.add(Signature.input(features.get(f), vocabularies.get(f)));
    }
    return new Program(inputs, type, new Lowering(inputs).statements(model));
  }

  private List<Statement> statements(Model model) {
    return model instanceof ScoreTable table ? statements(table) : statements((DecisionList) model);
  }

  /** The points of each answer, and the first answer that has the most; of two answers the difference of their points. */
  private List<Statement> statements(ScoreTable table) {
    int last = table.answers().size() - 1;
    if (last == 1) {
      List<Expr.Term> terms = new ArrayList<>();
      table.lines().forEach(line -> add(line.points().get(1) - line.points().get(0), line.literals(), terms));
      Expr more = new Expr.Constant(table.start().get(0) - table.start().get(1) + 1);
      Expr points = terms.isEmpty() ? new Expr.Constant(0) : named(new Expr.Sum(terms));
      body.add(new Statement.If(new Logical.Compare(points, Comparison.AT_LEAST, more), List.of(new Statement.Return(new Expr.Answer(table.answers().get(1))))));
      body.add(new Statement.Return(new Expr.Answer(table.answers().get(0))));
      return body;
    }
    List<Expr> points = new ArrayList<>();
    for (int a = 0; a <= last; a++) {
      List<Expr.Term> terms = new ArrayList<>();
      int answer = a;
      table.lines().forEach(line -> add(line.points().get(answer), line.literals(), terms));
      Expr start = new Expr.Constant(table.start().get(a));
      if (table.start().get(a) != 0) {
        terms.add(0, new Expr.Term(1, start));
      }
      points.add(named(terms.isEmpty() ? start : new Expr.Sum(terms)));
    }
    Expr most = named(new Expr.Greatest(points));
    for (int a = 0; a < last; a++) {
      body.add(new Statement.If(new Logical.Compare(points.get(a), Comparison.EQUAL, most), List.of(new Statement.Return(new Expr.Answer(table.answers().get(a))))));
    }
    body.add(new Statement.Return(new Expr.Answer(table.answers().get(last))));
    return body;
  }

  private void add(int points, List<Literal> literals, List<Expr.Term> terms) {
    if (points != 0) {
      terms.add(new Expr.Term(points, Logical.and(literals.stream().map(this::holds).toList())));
    }
  }

  private Expr named(Expr value) {
    String name = "form" + body.size();
    body.add(new Statement.Let(name, value));
    return new Expr.Local(name);
  }

  private List<Statement> statements(DecisionList model) {
    for (Rule rule : model.rules()) {
      List<Expr> literals = rule.literals().stream().map(this::condition).toList();
      body.add(new Statement.If(Logical.and(literals), List.of(new Statement.Return(new Expr.Answer(rule.answer())))));
    }
    body.add(new Statement.Return(new Expr.Answer(model.defaultAnswer())));
    return body;
  }

  /** A literal: false if anything it reads is missing, then its one or two differentiae. */
  private Expr condition(Literal literal) {
    List<Expr> parts = new ArrayList<>(presence(literal.form()));
    Expr form = parts.isEmpty() ? named(literal.form()) : form(literal.form());
    parts.addAll(bounds(form, literal));
    return Logical.and(parts);
  }

  private static List<Expr> bounds(Expr form, Literal literal) {
    List<Expr> parts = new ArrayList<>();
    if (literal.low() == literal.high()) {
      parts.add(new Logical.Compare(form, Comparison.EQUAL, new Expr.Constant(literal.low())));
      return parts;
    }
    if (literal.hasLow()) {
      parts.add(new Logical.Compare(form, Comparison.AT_LEAST, new Expr.Constant(literal.low())));
    }
    if (literal.hasHigh()) {
      parts.add(new Logical.Compare(form, Comparison.AT_MOST, new Expr.Constant(literal.high())));
    }
    return parts;
  }

  private List<Expr> presence(Form form) {
    TreeSet<Integer> needed = new TreeSet<>();
    form.terms().forEach(t -> addFeatures(t.atom(), needed));
    return needed.stream()
        .filter(f -> inputs.get(f).mayBeMissing())
        .<Expr>map(f -> new Logical.Not(new Logical.IsMissing(f)))
        .toList();
  }

  private static void addFeatures(Atom atom, TreeSet<Integer> features) {
    if (atom instanceof Atom.Value value) {
      features.add(value.feature());
    } else if (atom instanceof Atom.Is is) {
      features.add(is.feature());
    } else if (atom instanceof Atom.Same same) {
      features.add(same.left());
      features.add(same.right());
    } else if (atom instanceof Atom.Product product) {
      features.add(product.left());
      features.add(product.right());
    } else if (atom instanceof Atom.Remainder remainder) {
      remainder.form().terms().forEach(t -> addFeatures(t.atom(), features));
    }
  }

  /** A form of several terms gets a name before the statement that uses it first. */
  private Expr named(Form form) {
    boolean several = form.terms().size() > 1
        || form.terms().get(0).atom() instanceof Atom.Remainder r && r.form().terms().size() > 1;
    if (!several) {
      return form(form);
    }
    String name = names.get(form);
    if (name == null) {
      name = "form" + names.size();
      names.put(form, name);
      body.add(new Statement.Let(name, form(form)));
    }
    return new Expr.Local(name);
  }

  private Expr form(Form form) {
    if (form.terms().size() == 1 && form.terms().get(0).weight() == 1) {
      return atom(form.terms().get(0).atom());
    }
    return new Expr.Sum(form.terms().stream().map(t -> new Expr.Term(t.weight(), atom(t.atom()))).toList());
  }

  private Expr atom(Atom atom) {
    if (atom instanceof Atom.Value value) {
      return new Expr.Read(value.feature());
    } else if (atom instanceof Atom.Is is) {
      return inputs.get(is.feature()).kind() == Input.Kind.CHARACTER
          ? new Logical.Compare(new Expr.Read(is.feature()), Comparison.EQUAL, new Expr.Constant(is.code()))
          : new Logical.IsLabel(is.feature(), is.code());
    } else if (atom instanceof Atom.Same same) {
      return inputs.get(same.left()).kind() == Input.Kind.CHARACTER
          ? new Logical.Compare(new Expr.Read(same.left()), Comparison.EQUAL, new Expr.Read(same.right()))
          : new Logical.SameLabel(same.left(), same.right());
    } else if (atom instanceof Atom.Missing missing) {
      return new Logical.IsMissing(missing.feature());
    } else if (atom instanceof Atom.Product product) {
      return new Expr.Product(new Expr.Read(product.left()), new Expr.Read(product.right()));
    } else if (atom instanceof Atom.Remainder remainder) {
      return new Expr.Remainder(form(remainder.form()), remainder.modulus());
    } else if (atom instanceof Atom.Holds holds) {
      return holds(holds.literal());
    }
    throw new IllegalStateException("not an atom: " + atom);
  }

  private Expr holds(Literal literal) {
    List<Expr> parts = new ArrayList<>(presence(literal.form()));
    parts.addAll(bounds(form(literal.form()), literal));
    return Logical.and(parts);
  }
}
