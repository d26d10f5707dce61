package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what the parts of a network say, in the names of the method. Plain text, not markup. */
public final class RuleWords {
  private final NetworkView network;

  public RuleWords(NetworkView network) {
    this.network = network;
  }

  /** What was said, with the signs that every console and every font has. */
  public static String plain(String words) {
    return words.replace("\u2264", "<=").replace("\u2265", ">=").replace("\u2260", "!=").replace("\u00b7", "*");
  }

  public String label(int code) {
    return label(network.labels(), code);
  }

  public static String label(List<String> labels, int code) {
    return labels.isEmpty() ? String.valueOf(code) : code >= 0 && code < labels.size() ? labels.get(code) : "(another)";
  }

  public String rule(Rule rule) {
    return rule.literals().isEmpty() ? "always" : literals(rule.literals());
  }

  /** Conditions that hold together. */
  public String literals(List<Literal> literals) {
    return literals.stream().map(this::literal).collect(Collectors.joining(" and "));
  }

  public String literal(Literal literal) {
    Form form = literal.form();
    if (isTruth(form) && (literal.low() == literal.high() || literal.low() <= 1 && literal.low() > 0 || literal.high() < 1)) {
      return truth(form.terms().get(0).atom(), literal.low() > 0);
    }
    if (literal.low() == literal.high()) {
      return form(form) + " = " + number(form, literal.low());
    }
    return (literal.hasLow() && literal.hasHigh() ? number(form, literal.low()) + " \u2264 " : "") + form(form)
        + (literal.hasHigh() ? " \u2264 " + number(form, literal.high()) : " \u2265 " + number(form, literal.low()));
  }

  /** A condition, or that it does not hold. */
  private String truth(Atom atom, boolean holds) {
    String is = holds ? " is " : " is not ";
    if (atom instanceof Atom.Is of) {
      return feature(of.feature()) + is + text(of.feature(), of.code());
    } else if (atom instanceof Atom.Same same) {
      return feature(same.left()) + is + feature(same.right());
    } else if (atom instanceof Atom.Missing missing) {
      return feature(missing.feature()) + is + "missing";
    }
    return (holds ? "" : "not ") + atom(atom);
  }

  /** A value of a form: a date or time where that is what the form is. */
  public String number(Form form, double value) {
    boolean plain = form.terms().size() == 1 && form.terms().get(0).weight() == 1;
    return plain && form.terms().get(0).atom() instanceof Atom.Value of && of.feature() < network.types().size()
        ? JdkType.of(network.types().get(of.feature())).map(type -> type.text(value)).orElseGet(() -> Decimals.said(value)) : Decimals.said(value);
  }

  /** Whether a form is one condition, which holds or does not. */
  public boolean isTruth(Form form) {
    Atom atom = form.terms().get(0).atom();
    return form.terms().size() == 1 && form.terms().get(0).weight() == 1
        && (atom instanceof Atom.Is || atom instanceof Atom.Same || atom instanceof Atom.Missing || atom instanceof Atom.Holds
        || atom instanceof Atom.Value value && network.conditions().get(value.feature()));
  }

  public String differentia(EssenceNetwork.Differentia differentia) {
    // The upper side of a bound is the lower one of the negated form.
    boolean negated = differentia.form().terms().stream().allMatch(t -> t.weight() < 0);
    if (!negated) {
      return literal(Literal.atLeast(differentia.form(), differentia.threshold()));
    }
    Form positive = new Form(differentia.form().terms().stream().map(t -> new Form.Term(-t.weight(), t.atom())).toList());
    return literal(Literal.atMost(positive, 0.0 - differentia.threshold()));
  }

  public String form(Form form) {
    StringBuilder out = new StringBuilder();
    for (Form.Term term : form.terms()) {
      double weight = Math.abs(term.weight());
      out.append(term.weight() < 0 ? out.isEmpty() ? "-" : " - " : out.isEmpty() ? "" : " + ");
      out.append(weight == 1 ? "" : Decimals.said(weight) + " \u00b7 ").append(atom(term.atom()));
    }
    return out.toString();
  }

  public String atom(Atom atom) {
    if (atom instanceof Atom.Value value) {
      return feature(value.feature());
    } else if (atom instanceof Atom.Is || atom instanceof Atom.Same || atom instanceof Atom.Missing) {
      return "(" + truth(atom, true) + ")";
    } else if (atom instanceof Atom.Product product) {
      return feature(product.left()) + " \u00b7 " + feature(product.right());
    } else if (atom instanceof Atom.Remainder remainder) {
      return "(" + form(remainder.form()) + ") mod " + remainder.modulus();
    } else {
      return "[" + literal(((Atom.Holds) atom).literal()) + "]";
    }
  }

  public String feature(int feature) {
    return network.features().get(feature);
  }

  public String text(int feature, int code) {
    return label(network.texts().get(feature), code);
  }

  /** The features that a form reads. */
  public static Set<Integer> featuresOf(Form form) {
    Set<Integer> features = new TreeSet<>();
    form.terms().forEach(t -> add(t.atom(), features));
    return features;
  }

  private static void add(Atom atom, Set<Integer> features) {
    List<Integer> own = new ArrayList<>();
    if (atom instanceof Atom.Value value) {
      own.add(value.feature());
    } else if (atom instanceof Atom.Is is) {
      own.add(is.feature());
    } else if (atom instanceof Atom.Same same) {
      own.addAll(List.of(same.left(), same.right()));
    } else if (atom instanceof Atom.Missing missing) {
      own.add(missing.feature());
    } else if (atom instanceof Atom.Product product) {
      own.addAll(List.of(product.left(), product.right()));
    } else if (atom instanceof Atom.Remainder remainder) {
      features.addAll(featuresOf(remainder.form()));
    } else if (atom instanceof Atom.Holds holds) {
      features.addAll(featuresOf(holds.literal().form()));
    }
    features.addAll(own);
  }
}
