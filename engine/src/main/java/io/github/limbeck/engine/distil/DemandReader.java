package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.regression.Demands;
import io.github.limbeck.engine.regression.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads what must hold of a formula: {@code required}, {@code forbidden} and {@code constraints} of {@code @Formula}. */
final class DemandReader {
  private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
  private static final Pattern IN = Pattern.compile("(increasing|decreasing|even|odd)\\s+in\\s+(\\S+)");
  private static final Pattern BOUND = Pattern.compile("at\\s+(least|most)\\s+(" + NUMBER + ")");

  private final Contract contract;
  private final List<String> features;
  private final List<Finding> findings;

  private DemandReader(Contract contract, List<Finding> findings) {
    this.contract = contract;
    this.features = contract.features().stream().map(Feature::name).toList();
    this.findings = findings;
  }

  /** The demands of a contract, without the ranges in which they must hold. */
  static Demands read(Contract contract, List<Finding> findings) {
    return new DemandReader(contract, findings).read(contract.formula().orElseThrow());
  }

  /** The feature each value of which has constants of its own. */
  static OptionalInt constantsPer(Contract contract) {
    String name = contract.formula().orElseThrow().knowledge().constantsPer();
    return IntStream.range(0, contract.features().size()).filter(f -> contract.features().get(f).name().equals(name)).findFirst();
  }

  private Demands read(FormulaRequest request) {
    FormulaRequest.Knowledge knowledge = request.knowledge();
    Set<Integer> required = indices("required", knowledge.required());
    Set<Integer> forbidden = indices("forbidden", knowledge.forbidden());
    required.stream().filter(forbidden::contains).forEach(f -> report("The feature " + features.get(f) + " is both required and forbidden."));
    if (!knowledge.constantsPer().isBlank()) {
      constantsPer(request, forbidden);
    }
    if (!features.isEmpty() && forbidden.size() == features.size()) {
      report("All features are forbidden.");
    }
    List<Property> properties = new ArrayList<>();
    for (String text : knowledge.constraints()) {
      Property property = property(text.trim());
      if (property != null) {
        properties.stream().filter(p -> p.contradicts(property)).forEach(p -> report("The constraints " + Wording.quote(p.text(features::get)) + " and "
            + Wording.quote(text.trim()) + " contradict each other."));
        properties.add(property);
      }
    }
    return new Demands(required, forbidden, properties, List.of());
  }

  /** Values that have constants of their own are nothing to compute with. */
  private void constantsPer(FormulaRequest request, Set<Integer> forbidden) {
    String name = request.knowledge().constantsPer();
    OptionalInt feature = constantsPer(contract);
    if (feature.isEmpty()) {
      report("constantsPer names " + Wording.quote(name) + ", which is no feature." + Wording.hint(name, features));
      return;
    }
    if (contract.features().get(feature.getAsInt()).type().kind() == ValueType.Kind.REAL) {
      report("constantsPer names " + name + ", which is a real number; its values can't be told apart.");
    }
    if (request.pieces() > 1 || request.model().equals("EQL") || !request.loss().isEmpty()) {
      report("constantsPer can't be combined with " + (request.pieces() > 1 ? "pieces" : request.loss().isEmpty() ? "model" : "loss") + ".");
    }
    forbidden.add(feature.getAsInt());
  }

  private void report(String detail) {
    findings.add(Finding.of(Diagnostic.BAD_CONSTRAINT, Place.SUBJECT, detail));
  }

  private Set<Integer> indices(String attribute, List<String> names) {
    Set<Integer> indices = new HashSet<>();
    for (String name : names) {
      int index = features.indexOf(name.trim());
      if (index < 0) {
        report(attribute + " names " + Wording.quote(name) + ", which is no feature." + Wording.hint(name, features));
      } else {
        indices.add(index);
      }
    }
    return indices;
  }

  private Property property(String text) {
    Matcher in = IN.matcher(text);
    if (in.matches()) {
      int feature = features.indexOf(in.group(2));
      if (feature < 0) {
        report("The constraint " + Wording.quote(text) + " names " + Wording.quote(in.group(2)) + ", which is no feature." + Wording.hint(in.group(2), features));
        return null;
      }
      return switch (in.group(1)) {
        case "increasing" -> new Property.Monotone(feature, true);
        case "decreasing" -> new Property.Monotone(feature, false);
        default -> new Property.Symmetric(feature, in.group(1).equals("even"));
      };
    }
    Matcher bound = BOUND.matcher(text);
    if (bound.matches()) {
      return new Property.Bounded(Double.parseDouble(bound.group(2)), bound.group(1).equals("least"));
    }
    if (text.equals("positive")) {
      return new Property.Positive();
    }
    report("The constraint " + Wording.quote(text) + " is not understood.");
    return null;
  }
}
