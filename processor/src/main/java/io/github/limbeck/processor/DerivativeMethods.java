package io.github.limbeck.processor;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import io.github.limbeck.processor.signature.AnnotatedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods of a type that answer with derivatives of its formulas. */
final class DerivativeMethods {
  /** One of them, and what it answers with. */
  private record Entry(AnnotatedType.DerivativeTarget target, Distillation result, Distillation of) {
    String name() {
      return target.method().getSimpleName().toString();
    }

    int parameters() {
      return target.method().getParameters().size();
    }

    Check check() {
      return result.check(parameters());
    }
  }

  private final List<Entry> entries;
  private final List<Equality> equalities = new ArrayList<>();

  private DerivativeMethods(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * The derivatives of what was distilled.
   *
   * @throws Refusal if one of them has none
   */
  static DerivativeMethods of(AnnotatedType annotated, List<Distillation> results) throws Refusal {
    List<Entry> entries = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (AnnotatedType.DerivativeTarget target : annotated.derivatives()) {
      Distillation of = results.get(target.of());
      List<String> features = of.contract().features().stream().map(Feature::name).toList();
      int feature = features.indexOf(target.by());
      String name = target.method().getSimpleName().toString();
      Optional<Distillation> derivative = feature < 0 ? Optional.empty() : of.derivative(feature, name);
      String problem = feature < 0 ? Wording.quote(target.by()) + " is no feature of " + of.contract().method() + "." + Wording.hint(target.by(), features)
          : !of.contract().items().isEmpty() ? of.contract().method() + " is given a list of things."
          : of.formula(0).isEmpty() || of.contract().answerRecord().isPresent() ? of.contract().method() + " is not distilled to one formula."
          : "the formula for " + of.contract().method() + " has a part without a derivative.";
      if (derivative.isEmpty()) {
        findings.add(Finding.of(Diagnostic.BAD_DERIVATIVE, new Place.Method(name), "The method " + name + " can't answer with a derivative: " + problem));
      } else {
        entries.add(new Entry(target, derivative.get(), of));
      }
    }
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    return new DerivativeMethods(entries);
  }

  /** Without what is said of them. */
  List<GeneratedType.Body> bare() {
    return entries.stream().map(e -> new GeneratedType.Body(e.target().method(), e.result(), List.of())).toList();
  }

  /** With what was shown of them. */
  List<GeneratedType.Body> bodies() {
    List<GeneratedType.Body> bodies = new ArrayList<>();
    for (int k = 0; k < entries.size(); k++) {
      Entry e = entries.get(k);
      bodies.add(new GeneratedType.Body(e.target().method(), e.result(), List.of(
          "The derivative of " + e.of().contract().method() + " by " + e.target().by() + ": " + e.result().formula(0).orElseThrow().plain(),
          "Equal to the derivative of the formula found: " + equalities.get(k) + ".")));
    }
    return bodies;
  }

  /** Proves what can be proved of the code as it is printed. */
  void prove(String printed, Proof.Setting setting) {
    equalities.clear();
    for (Entry e : entries) {
      Proof.Outcome proof = e.result().prove(printed, e.parameters(), setting, Optional.empty());
      equalities.add(proof.proved() ? Equality.proved("") : e.check().byRunning());
    }
  }

  /** How each was shown equal to the derivative of its formula. */
  List<Equality> equalities() {
    return List.copyOf(equalities);
  }

  /** Says of each what was shown when a lock file was written, if it was shown again. */
  void say(List<Equality> locked) {
    for (int k = 0; k < equalities.size() && equalities.size() == locked.size(); k++) {
      if (locked.get(k).kind() == equalities.get(k).kind()) {
        equalities.set(k, locked.get(k));
      }
    }
  }

  /** The first difference that running the compiled class shows. */
  Optional<String> firstDifference(ClassLoader loader, String className) {
    for (int k = 0; k < entries.size(); k++) {
      Optional<String> difference = entries.get(k).check().firstDifference(loader, className, equalities.get(k).kind() == Equality.Kind.PROVED);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }
}
