package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaParser;
import io.github.limbeck.engine.formula.FormulaParser.Unreadable;
import io.github.limbeck.engine.formula.Operator;
import io.github.limbeck.engine.formula.Part;
import io.github.limbeck.engine.regression.Grammar;
import io.github.limbeck.engine.regression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the template of a formula, and checks it against the method. */
final class TemplateReader {
  private static final int MOST_ARGUMENTS = 6;

  /** Finds the operator of a name. */
  interface Operators {
    /**
     * Finds it.
     *
     * @param arity how many arguments it takes; 0 if either will do
     * @return empty, with a finding reported, if there is none
     */
    Optional<Operator> find(String name, int arity);
  }

  private final FormulaRequest request;
  private final FormulaRequest.Knowledge knowledge;
  private final int answers;
  private final List<String> features;
  private final List<String> constants;
  private final Grammar grammar;
  private final Operators operators;
  private final List<Finding> findings;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final TreeSet<String> used = new TreeSet<>();

  /**
   * @param grammar what parts may be made of where nothing else is said
   * @param findings receives what is wrong
   */
  TemplateReader(Contract contract, Grammar grammar, Operators operators, List<Finding> findings) {
    this.request = contract.formula().orElseThrow();
    this.knowledge = request.knowledge();
    this.answers = contract.answers().size();
    this.features = contract.features().stream().map(f -> f.name()).toList();
    this.constants = knowledge.fitted().stream().map(FormulaRequest.FittedConstant::name).toList();
    this.grammar = grammar;
    this.operators = operators;
    this.findings = findings;
  }

  /** The template; empty if anything is wrong with it. */
  Optional<Template> read() {
    int before = findings.size();
    checkRequest();
    knowledge.fitted().forEach(this::check);
    Expression form = null;
    try {
      form = FormulaParser.parse(knowledge.template(), names());
    } catch (Unreadable e) {
      report("The template " + Wording.quote(knowledge.template()) + " can't be read: " + e.getMessage() + ".");
    }
    Map<String, Grammar> grammars = grammars();
    if (form != null) {
      constants.stream().filter(c -> !used.contains(c)).forEach(c -> report("The constant " + Wording.quote(c) + " does not occur in the template."));
    }
    if (findings.size() > before) {
      return Optional.empty();
    }
    return Optional.of(new Template(form, features.size(),
        knowledge.fitted().stream().map(c -> new Template.Constant(c.name(), c.guess(), c.least(), c.greatest(), c.common())).toList(),
        parts.values().stream().map(p -> new Template.Open(p, grammars.getOrDefault(p.name(), grammar))).toList()));
  }

  private void report(String detail) {
    findings.add(Finding.of(Diagnostic.BAD_TEMPLATE, Place.SUBJECT, detail));
  }

  private void checkRequest() {
    if (answers > 1) {
      report("A template is for one answer, and the method answers with a record of " + answers + ".");
    }
    String other = request.pieces() > 1 ? "pieces" : request.model().equals("EQL") ? "model" : request.teacher().equals("NEURAL") ? "teacher"
        : request.denoise() ? "denoise" : "";
    if (!other.isEmpty()) {
      report("A template can't be combined with " + other + ".");
    }
  }

  private void check(FormulaRequest.FittedConstant c) {
    if (features.contains(c.name()) || constants.stream().filter(c.name()::equals).count() > 1) {
      report("The constant " + Wording.quote(c.name()) + " has a name that is taken by " + (features.contains(c.name()) ? "a feature" : "another constant") + ".");
    }
    if (!(c.least() < c.greatest()) || c.guess() < c.least() || c.guess() > c.greatest()) {
      report("The constant " + Wording.quote(c.name()) + " can't lie between " + c.least() + " and " + c.greatest()
          + (Double.isNaN(c.guess()) ? "" : " and be about " + c.guess()) + ".");
    }
  }

  private FormulaParser.Names names() {
    return new FormulaParser.Names() {
      @Override
      public Optional<Expression> value(String name) {
        int constant = constants.indexOf(name);
        int feature = features.indexOf(name);
        used.add(name);
        return constant >= 0 ? Optional.of(new Expression.Variable(features.size() + constant))
            : feature >= 0 ? Optional.of(new Expression.Variable(feature)) : named(name);
      }

      @Override
      public Operator function(String name, int arity) throws Unreadable {
        if (name.indexOf('.') >= 0) {
          return operators.find(name, arity).orElseThrow(() -> new Unreadable(name + " can't be called"));
        }
        Part part = parts.computeIfAbsent(name, n -> new Part(n, arity));
        if (part.arity() != arity || arity > MOST_ARGUMENTS) {
          throw new Unreadable(part.arity() != arity ? name + " has " + part.arity() + " argument" + (part.arity() == 1 ? "" : "s")
              + " in one place and " + arity + " in another"
              : name + " has more than " + MOST_ARGUMENTS + " arguments");
        }
        return part;
      }
    };
  }

  private Optional<Expression> named(String name) {
    List<String> all = new ArrayList<>(features);
    all.addAll(constants);
    if (!name.equals("pi")) {
      report("The template names " + Wording.quote(name) + ", which is neither a feature nor a constant in fitted." + Wording.hint(name, all));
      return Optional.of(new Expression.Constant(1, true));
    }
    return Optional.empty();
  }

  /** What each part may be made of, where that is said. */
  private Map<String, Grammar> grammars() {
    Map<String, Grammar> grammars = new LinkedHashMap<>();
    for (String text : knowledge.parts()) {
      int colon = text.indexOf(':');
      String name = colon < 0 ? text.trim() : text.substring(0, colon).trim();
      if (colon < 0 || !parts.containsKey(name)) {
        report("The text " + Wording.quote(text) + " in parts does not begin with a function of the template and a colon." + Wording.hint(name, parts.keySet()));
        continue;
      }
      List<Operator> named = new ArrayList<>();
      for (String operator : text.substring(colon + 1).trim().split("[\\s,]+")) {
        operators.find(operator, 0).ifPresent(named::add);
      }
      grammars.put(name, grammar.withOperators(named.stream().filter(o -> o.arity() == 1).toList(), named.stream().filter(o -> o.arity() == 2).toList()));
    }
    return grammars;
  }
}
