package io.github.limbeck.engine.export;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Language;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a language says what rules are made of. A literal on what is missing is false, as it is in the generated class. */
abstract class Script {
  protected final Contract contract;
  /** Per feature the texts that its codes stand for. */
  private final List<List<String>> texts;

  /** What formulas are written in. */
  private final Language formulas;
  /** Whether what methods of the user's compute is given, too. */
  private final boolean computedGiven;
  private final Set<Integer> read = new TreeSet<>();

  Script(Contract contract, List<List<String>> texts, Language formulas, boolean computedGiven) {
    this.contract = contract;
    this.texts = texts;
    this.formulas = formulas;
    this.computedGiven = computedGiven;
  }

  /** The features that what was written reads. */
  Set<Integer> read() {
    return read;
  }

  /** What is returned by the first rule that holds. */
  abstract String of(DecisionList list, List<String> answers) throws Inexpressible;

  /** The answer with the most points. */
  abstract String of(ScoreTable table, List<String> answers) throws Inexpressible;

  String formula(Expression e) throws Inexpressible {
    List<String> names = new ArrayList<>();
    for (int f = 0; f < contract.features().size(); f++) {
      int feature = f;
      names.add(e.uses(used -> used == feature) ? name(f) : "");
    }
    return formulas.text(e, names::get, Decimals::plain);
  }

  /** How the answers stand together as the result of the method. */
  abstract String whole(List<String> answers) throws Inexpressible;

  /** How a feature is read, by its path. */
  abstract String path(String path) throws Inexpressible;

  /** The month or the hour of a date or time. */
  abstract String part(String of, Feature.Part part);

  abstract String text(String text) throws Inexpressible;

  /** A date as ISO 8601 has it. */
  String date(String date) throws Inexpressible {
    return text(date);
  }

  abstract String and(List<String> conditions);

  abstract String isMissing(int feature, boolean missing) throws Inexpressible;

  /** Whether values of a feature are equal to what was written, or, where they are not missing, are not. */
  abstract String isEqual(String left, String right, boolean equal);

  abstract String isTrue(int feature, boolean expected) throws Inexpressible;

  abstract String not(String condition);

  /** 1 where a condition holds, 0 where it does not, and nothing where a feature is missing that it needs. */
  abstract String flag(String condition, Set<Integer> needed) throws Inexpressible;

  abstract String remainder(String of, int modulus);

  /** A value of a date or time as the language writes it. */
  String point(JdkType type, double value) throws Inexpressible {
    return switch (type) {
      case DATE -> date(type.text(value));
      case YEAR -> type.text(value);
      // Seconds may be left out, so that texts are not in the order of times.
      default -> throw new Inexpressible("it compares values of the type " + type.javaType());
    };
  }

  /** A number beside others of a kind. */
  String number(double value, boolean real) {
    return Decimals.plain(value);
  }

  /** A condition that makes sure that features are there, where the language does not by itself. */
  List<String> present(Set<Integer> features) throws Inexpressible {
    List<String> present = new ArrayList<>();
    for (int feature : features) {
      if (mayBeMissing(feature)) {
        present.add(isMissing(feature, false));
      }
    }
    return present;
  }

  /** The roots of the features' paths, which are the parameters. */
  Set<String> parameters() {
    Set<String> parameters = new LinkedHashSet<>();
    contract.features().subList(0, contract.featuresRead()).forEach(f -> parameters.add(f.name().replaceAll("[.\\[].*", "")));
    return parameters;
  }

  /** Makes sure that the method and its parameters may be called what they are. */
  void requireNames(String kind, Predicate<String> forbidden) throws Inexpressible {
    Optional<String> wrong = Stream.concat(Stream.of(contract.method()), parameters().stream()).filter(forbidden).findFirst();
    if (wrong.isPresent()) {
      throw new Inexpressible("it has the name " + wrong.get() + ", which is " + kind);
    }
  }

  protected ValueType type(int feature) {
    return contract.features().get(feature).type();
  }

  protected boolean mayBeMissing(int feature) {
    return type(feature).presence().mayBeMissing();
  }

  String conditions(List<Literal> literals) throws Inexpressible {
    List<String> parts = new ArrayList<>();
    for (Literal literal : literals) {
      parts.add(literal(literal));
    }
    return and(parts);
  }

  String literal(Literal literal) throws Inexpressible {
    Form form = literal.form();
    Atom atom = form.terms().get(0).atom();
    if (form.terms().size() == 1 && form.terms().get(0).weight() == 1 && isTruth(atom)) {
      boolean one = literal.accepts(1);
      return one && literal.accepts(0) ? and(present(needed(form))) : truth(atom, one);
    }
    boolean alone = form.terms().size() == 1 && form.terms().get(0).weight() == 1 && atom instanceof Atom.Value;
    JdkType point = alone ? JdkType.of(type(((Atom.Value) atom).feature()).javaName()).filter(t -> type(((Atom.Value) atom).feature()).isPoint()).orElse(null) : null;
    String text = alone ? name(((Atom.Value) atom).feature()) : form(form);
    boolean real = needed(form).stream().anyMatch(f -> type(f).kind() == Kind.REAL);
    List<String> parts = new ArrayList<>(present(needed(form)));
    if (literal.low() == literal.high()) {
      parts.add(isEqual(text, bound(point, literal.low(), real), true));
    } else {
      if (literal.hasLow()) {
        parts.add(text + " >= " + bound(point, literal.low(), real));
      }
      if (literal.hasHigh()) {
        parts.add(text + " <= " + bound(point, literal.high(), real));
      }
    }
    return and(parts);
  }

  private String bound(JdkType point, double value, boolean real) throws Inexpressible {
    return point == null ? number(value, real) : point(point, value);
  }

  private boolean isTruth(Atom atom) {
    return atom instanceof Atom.Is || atom instanceof Atom.Same || atom instanceof Atom.Missing || atom instanceof Atom.Holds
        || atom instanceof Atom.Value value && type(value.feature()).kind() == Kind.BOOLEAN;
  }

  private String truth(Atom atom, boolean expected) throws Inexpressible {
    if (atom instanceof Atom.Is is) {
      List<String> parts = new ArrayList<>(expected ? List.of() : present(Set.of(is.feature())));
      parts.add(isEqual(name(is.feature()), text(texts.get(is.feature()).get(is.code())), expected));
      return and(parts);
    } else if (atom instanceof Atom.Same same) {
      List<String> parts = new ArrayList<>(present(Set.of(same.left(), same.right())));
      parts.add(isEqual(name(same.left()), name(same.right()), expected));
      return and(parts);
    } else if (atom instanceof Atom.Missing missing) {
      return isMissing(missing.feature(), expected);
    } else if (atom instanceof Atom.Holds holds) {
      return expected ? literal(holds.literal()) : not(literal(holds.literal()));
    }
    return isTrue(((Atom.Value) atom).feature(), expected);
  }

  private String form(Form form) throws Inexpressible {
    StringBuilder out = new StringBuilder();
    for (Form.Term term : form.terms()) {
      double weight = Math.abs(term.weight());
      out.append(term.weight() < 0 ? out.isEmpty() ? "-" : " - " : out.isEmpty() ? "" : " + ");
      out.append(weight == 1 ? "" : Decimals.plain(weight) + " * ").append(atom(term.atom()));
    }
    return out.toString();
  }

  private String atom(Atom atom) throws Inexpressible {
    if (atom instanceof Atom.Product product) {
      return value(product.left()) + " * " + value(product.right());
    } else if (atom instanceof Atom.Remainder remainder) {
      return remainder(form(remainder.form()), remainder.modulus());
    } else if (isTruth(atom)) {
      return flag(truth(atom, true), needed(Form.of(atom)));
    }
    return value(((Atom.Value) atom).feature());
  }

  private String value(int feature) throws Inexpressible {
    if (type(feature).isPoint() && !type(feature).javaName().equals("java.time.Year")) {
      throw new Inexpressible("it reckons with " + contract.features().get(feature).name() + ", which is a date or a time");
    }
    return type(feature).kind() == Kind.BOOLEAN ? flag(isTrue(feature, true), Set.of(feature)) : name(feature);
  }

  /** The features without which a form has no value. */
  static Set<Integer> needed(Form form) {
    Set<Integer> needed = new TreeSet<>();
    for (Form.Term term : form.terms()) {
      Atom atom = term.atom();
      if (atom instanceof Atom.Value value) {
        needed.add(value.feature());
      } else if (atom instanceof Atom.Is is) {
        needed.add(is.feature());
      } else if (atom instanceof Atom.Same same) {
        needed.addAll(List.of(same.left(), same.right()));
      } else if (atom instanceof Atom.Product product) {
        needed.addAll(List.of(product.left(), product.right()));
      } else if (atom instanceof Atom.Remainder remainder) {
        needed.addAll(needed(remainder.form()));
      }
    }
    return needed;
  }

  /** How a feature is read. */
  protected String name(int feature) throws Inexpressible {
    Feature of = feature(feature);
    Optional<Feature.Part> part = of.part().filter(p -> !of.isDerived());
    String path = part.isPresent() ? of.name().substring(0, of.name().lastIndexOf('.')) : of.name();
    read.add((int) contract.features().stream().takeWhile(f -> !f.name().equals(path)).count());
    return part.isPresent() ? part(path(path), part.get()) : path(path);
  }

  private Feature feature(int feature) throws Inexpressible {
    Feature of = contract.features().get(feature);
    if (of.part().filter(p -> p != Feature.Part.MONTH && p != Feature.Part.HOUR).isPresent() && !(of.isDerived() && computedGiven)) {
      throw new Inexpressible("it looks at " + of.name() + ", which is computed from another value");
    }
    if (of.member().isPresent() && !computedGiven) {
      throw new Inexpressible("it looks at what is in the set " + of.member().get().set());
    }
    if (of.type().kind() == Kind.CHARACTER) {
      throw new Inexpressible("it looks at " + of.name() + ", which is a character");
    }
    if (feature >= contract.featuresRead()) {
      throw new Inexpressible("it looks at " + of.name() + ", which is computed from a list");
    }
    return of;
  }
}
