package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which bounds of numbers moved from one rule to another, however its conditions are written: {@code age ≥ 21} and {@code age ≤ 20} have the
 * same bound.
 */
public final class BoundChanges {
  private static final int MOST = 6;

  private final Contract contract;
  private final RuleWords words;

  private BoundChanges(Contract contract, RuleWords words) {
    this.contract = contract;
    this.words = words;
  }

  /** A bound: what is at most a value lies below it, or what is less. */
  private record Bound(double value, boolean isBelow) implements Comparable<Bound> {
    private static final Comparator<Bound> ORDER = Comparator.comparingDouble(Bound::value).thenComparing(Bound::isBelow);

    @Override
    public int compareTo(Bound other) {
      return ORDER.compare(this, other);
    }
  }

  /** In words, a sentence for each bound that moved, is gone or is new; none where models are no rules, or have too many bounds of their own. */
  public static List<String> between(Distillation before, Distillation after, int answer) {
    if (!(before instanceof RuleDistiller.Result was) || !(after instanceof RuleDistiller.Result is)) {
      return List.of();
    }
    BoundChanges changes = new BoundChanges(after.contract(), new RuleWords(after.drawings().get(answer).get(0)));
    Map<Form, TreeSet<Bound>> then = changes.bounds(was.models().get(answer));
    Map<Form, TreeSet<Bound>> now = changes.bounds(is.models().get(answer));
    List<String> sentences = Stream.concat(now.keySet().stream(), then.keySet().stream()).distinct()
        .flatMap(form -> changes.sentences(form, then.getOrDefault(form, new TreeSet<>()), now.getOrDefault(form, new TreeSet<>())).stream()).toList();
    return sentences.size() > MOST ? List.of() : sentences;
  }

  private Map<Form, TreeSet<Bound>> bounds(Model model) {
    Map<Form, TreeSet<Bound>> bounds = new LinkedHashMap<>();
    model.literals().stream().filter(l -> isOfNumbers(l.form())).forEach(literal -> {
      TreeSet<Bound> own = bounds.computeIfAbsent(literal.form(), f -> new TreeSet<>());
      if (literal.hasHigh()) {
        own.add(new Bound(literal.high(), true));
      }
      if (literal.hasLow()) {
        own.add(isWhole(literal.form()) ? new Bound(literal.low() - 1, true) : new Bound(literal.low(), false));
      }
    });
    return bounds;
  }

  private boolean isOfNumbers(Form form) {
    return !words.isTruth(form) && form.terms().stream().allMatch(t -> t.atom() instanceof Atom.Value);
  }

  private boolean isWhole(Form form) {
    return form.terms().stream().allMatch(t -> t.weight() == Math.rint(t.weight()) && contract.features().get(((Atom.Value) t.atom()).feature()).type().kind() == Kind.INTEGER);
  }

  private List<String> sentences(Form form, TreeSet<Bound> then, TreeSet<Bound> now) {
    List<Bound> gone = then.stream().filter(b -> !now.contains(b)).toList();
    List<Bound> come = now.stream().filter(b -> !then.contains(b)).toList();
    String name = words.form(form);
    List<String> sentences = new ArrayList<>();
    if (gone.size() == come.size()) {
      for (int b = 0; b < gone.size(); b++) {
        sentences.add("the bound of " + name + " lay " + place(form, gone.get(b)) + ", and lies " + place(form, come.get(b)) + " now");
      }
    } else {
      gone.forEach(b -> sentences.add("the bound of " + name + " " + place(form, b) + " is gone"));
      come.forEach(b -> sentences.add("the bound of " + name + " " + place(form, b) + " is new"));
    }
    return sentences.stream().map(RuleWords::plain).toList();
  }

  private String place(Form form, Bound bound) {
    String value = words.number(form, bound.value());
    return isWhole(form) ? "between " + value + " and " + words.number(form, bound.value() + 1) : (bound.isBelow() ? "just above " : "just below ") + value;
  }
}
