package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.formula.CustomOperator;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Operator;
import io.github.limbeck.engine.regression.Effort;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.Grammar;
import io.github.limbeck.engine.regression.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code @Formula} says, checked, in the terms of the search. */
final class FormulaSettings {
  private static final Map<String, Function> SYMBOLS = Map.of("+", Function.ADD, "-", Function.SUBTRACT, "*", Function.MULTIPLY,
      "/", Function.DIVIDE, "pow", Function.POWER, "^", Function.POWER);
  private static final Pattern LOSS = Pattern.compile("(quantile|huber)\\s+([0-9]*\\.?[0-9]+)");
  private static final Pattern LIMIT = Pattern.compile("(size|nesting|complexity)\\s+([0-9]+(?:\\.[0-9]+)?)");

  /** How much more {@code Effort.THOROUGH} may cost: it tries about eight times as much. */
  private static final double THOROUGH = 10;

  private final NamedMethods methods;
  private final long seed;
  private final double factor;
  private final List<Finding> findings = new ArrayList<>();

  private FormulaSettings(NamedMethods methods, long seed, double factor) {
    this.methods = methods;
    this.seed = seed;
    this.factor = factor;
  }

  /**
   * The options of a contract.
   *
   * @param factor on the work that a search may cost
   * @throws Refusal with everything that is wrong with them
   */
  static FormulaOptions of(Contract contract, NamedMethods methods, double factor) throws Refusal {
    return new FormulaSettings(methods, contract.request().seed(), factor).read(contract);
  }

  private FormulaOptions read(Contract contract) throws Refusal {
    FormulaRequest request = contract.formula().orElseThrow();
    Grammar usual = Grammar.usual();
    List<Operator> unary = operators(request.unary(), 1, usual.unary());
    List<Operator> binary = operators(request.binary(), 2, usual.binary());
    Map<Operator, Integer> sizes = new HashMap<>();
    Map<Operator, Integer> nesting = new HashMap<>();
    Map<Operator, Double> complexities = new HashMap<>();
    for (String limit : request.limits()) {
      limit(limit, sizes, nesting, complexities);
    }
    if (request.maxSize() != Grammar.BY_FORM) {
      positive("maxSize", request.maxSize());
    }
    positive("maxFeatures", request.maxFeatures());
    positive("pieces", request.pieces());
    if (!(request.within() >= 0)) {
      report(Diagnostic.VALUE_OUT_OF_RANGE, "within = " + request.within() + " is negative.");
    }
    if (!(request.absoluteTolerance() >= 0) || !(request.relativeTolerance() >= 0)) {
      report(Diagnostic.VALUE_OUT_OF_RANGE, "A tolerance is negative.");
    }
    if (request.member() < 0) {
      report(Diagnostic.VALUE_OUT_OF_RANGE, "member = " + request.member() + " is negative.");
    }
    Optional<DoubleBinaryOperator> loss = request.loss().isEmpty() ? Optional.empty() : loss(request.loss().trim());
    Grammar grammar = new Grammar(unary, binary, request.maxSize(), sizes, nesting, complexities, Grammar.Constants.valueOf(request.constants()),
        Optional.empty(), DemandReader.read(contract, findings));
    Optional<Template> template = request.knowledge().template().isBlank() ? Optional.empty()
        : new TemplateReader(contract, grammar, this::called, findings).read();
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    Effort effort = switch (request.effort()) {
      case "QUICK" -> Effort.QUICK;
      case "THOROUGH" -> Effort.THOROUGH;
      default -> Effort.NORMAL;
    };
    FormulaOptions.Teacher teacher = request.teacher().equals("NEURAL") ? FormulaOptions.Teacher.NEURAL
        : request.denoise() ? FormulaOptions.Teacher.SMOOTHING : FormulaOptions.Teacher.NONE;
    return new FormulaOptions(grammar, effort, request.model().equals("EQL"), teacher, FormulaOptions.Choice.valueOf(request.choose()),
        request.within(), request.maxFeatures(), loss, seed,
        Work.of(request.effort().equals("THOROUGH") ? factor * THOROUGH : factor), template, request.robust(), request.member(), List.of(), Optional.empty());
  }

  private void positive(String attribute, int value) {
    if (value < 1) {
      report(Diagnostic.VALUE_OUT_OF_RANGE, attribute + " = " + value + " is less than 1.");
    }
  }

  private void report(Diagnostic diagnostic, String detail) {
    findings.add(Finding.of(diagnostic, Place.SUBJECT, detail));
  }

  private List<Operator> operators(List<String> names, int arity, List<Operator> usual) {
    if (names.isEmpty()) {
      return usual;
    }
    List<Operator> operators = new ArrayList<>();
    for (String name : names) {
      operator(name.trim(), arity).ifPresent(operators::add);
    }
    return operators;
  }

  /** The operator that a name stands for where it may take one argument or two; empty, with a finding, if there is none. */
  private Optional<Operator> called(String name, int arity) {
    return arity == 0 ? operator(name, known(name).map(Function::arity).orElse(1)) : operator(name, arity);
  }

  private Optional<Operator> operator(String name, int arity) {
    Optional<Function> known = known(name);
    if (known.isPresent()) {
      return checkArity(name, known.get(), arity);
    }
    if (name.indexOf('.') < 0) {
      report(Diagnostic.UNKNOWN_OPERATOR, "There is no operator " + Wording.quote(name) + "."
          + Wording.hint(name, Arrays.stream(Function.values()).filter(f -> f.arity() == arity).map(f -> f.name().toLowerCase(Locale.ROOT)).toList()));
      return Optional.empty();
    }
    return method(name, arity, "operator").map(body -> new CustomOperator(name, arity, 2, body));
  }

  /** A loss that has a name, or a method of the user's. */
  private Optional<DoubleBinaryOperator> loss(String text) {
    Matcher named = LOSS.matcher(text);
    if (text.equals("absolute")) {
      return Optional.of((predicted, actual) -> Math.abs(predicted - actual));
    } else if (!named.matches()) {
      return method(text, 2, "loss");
    }
    double at = Double.parseDouble(named.group(2));
    boolean huber = named.group(1).equals("huber");
    if (!(at > 0) || !huber && at >= 1) {
      report(Diagnostic.VALUE_OUT_OF_RANGE, "loss = " + Wording.quote(text) + " needs a number " + (huber ? "above 0." : "between 0 and 1."));
      return Optional.empty();
    }
    return Optional.of(huber ? (predicted, actual) -> {
      double off = Math.abs(predicted - actual);
      return off <= at ? off * off / 2 : at * (off - at / 2);
    } : (predicted, actual) -> actual >= predicted ? at * (actual - predicted) : (1 - at) * (predicted - actual));
  }

  private Optional<DoubleBinaryOperator> method(String name, int arity, String role) {
    try {
      if (name.indexOf('.') < 0) {
        throw new NamedMethods.Unusable("it does not name a class");
      }
      return Optional.of(methods.find(name, arity));
    } catch (NamedMethods.Unusable e) {
      report(Diagnostic.BAD_CUSTOM_METHOD, "The " + role + " " + Wording.quote(name) + " can't be used: " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  /** The operator that every formula may use by that name or symbol. */
  private static Optional<Function> known(String name) {
    return Optional.ofNullable(SYMBOLS.get(name))
        .or(() -> Arrays.stream(Function.values()).filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name)).findFirst());
  }

  private Optional<Operator> checkArity(String name, Function function, int arity) {
    if (function.arity() == arity) {
      return Optional.of(function);
    }
    report(Diagnostic.UNKNOWN_OPERATOR, "The operator " + Wording.quote(name) + " takes " + function.arity() + " argument"
        + (function.arity() == 1 ? "" : "s") + " and belongs into " + (function.arity() == 1 ? "unary" : "binary") + ".");
    return Optional.empty();
  }

  private void limit(String text, Map<Operator, Integer> sizes, Map<Operator, Integer> nesting, Map<Operator, Double> complexities) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon).trim();
    Optional<Function> operator = known(name);
    if (colon < 0 || operator.isEmpty()) {
      report(Diagnostic.BAD_LIMIT, "The limit " + Wording.quote(text) + " does not begin with an operator and a colon.");
      return;
    }
    for (String part : text.substring(colon + 1).split(",")) {
      Matcher matcher = LIMIT.matcher(part.trim());
      if (!matcher.matches()) {
        report(Diagnostic.BAD_LIMIT, "The limit " + Wording.quote(part.trim()) + " of " + name + " is not understood.");
        continue;
      }
      double value = Double.parseDouble(matcher.group(2));
      switch (matcher.group(1)) {
        case "size" -> sizes.put(operator.get(), (int) value);
        case "nesting" -> nesting.put(operator.get(), (int) value);
        default -> complexities.put(operator.get(), value);
      }
    }
  }
}
