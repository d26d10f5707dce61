package io.github.limbeck.processor;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.partition.Partitions;
import io.github.limbeck.engine.partition.WorkingSet;
import io.github.limbeck.engine.report.Account;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Methods that are learned from rows drawn from more: after each round the compiled class is run on all of these, and learned again from what it got wrong. */
final class LearningRounds {
  /** A rule that is right on such a share of its rows may be tried without mistakes. */
  private static final double FEW_WRONG = 0.98;

  private final Partitions partitions;
  private final Compiling compiling;
  /** Per method its best round. */
  private final List<Learned> best = new ArrayList<>();
  private int latest;

  /**
   * A method as it was learned.
   *
   * @param wrong how it does on all rows: the less the better
   */
  record Learned(ExampleFinder input, Distillation result, double wrong, Provenance.Population population) {
    /** The same after one more round, which did no better. */
    Learned after(Provenance.Population later) {
      return new Learned(input, result, wrong, new Provenance.Population(population.rows(), later.rounds(), population.right(), population.held(), population.heldRight(), population.unreadable()));
    }
  }

  /** Learns a method. */
  interface Learning {
    Distillation learn(ExampleFinder input) throws Refusal;
  }

  /** Makes the source of the class, without any account. */
  interface Compiling {
    Map<String, String> units(List<Distillation> results) throws Refusal;
  }

  LearningRounds(Partitions partitions, Compiling compiling) {
    this.partitions = partitions;
    this.compiling = compiling;
  }

  /**
   * Goes on until there is nothing more to learn from the rows that are wrong. A rule that is wrong on few of its own rows is then learned once more without
   * mistakes: all rows tell whether that is knowledge or memory.
   *
   * @param className the generated class
   * @return per method what does best on all rows
   * @throws Refusal if rows can't be asked or a method can't be learned
   */
  List<Learned> run(List<ExampleFinder> first, List<Distillation> learned, String className, Learning learning) throws Refusal {
    List<ExampleFinder> inputs = new ArrayList<>(first);
    List<Distillation> results = new ArrayList<>(learned);
    Set<Integer> open = new TreeSet<>();
    Set<Integer> exact = new HashSet<>();
    for (int m = 0; m < inputs.size(); m++) {
      best.add(null);
      open.add(m);
    }
    while (!open.isEmpty()) {
      Map<String, byte[]> classes = compiled(results);
      for (int m : List.copyOf(open)) {
        boolean more = tried(m, inputs.get(m), results.get(m), className, classes);
        if (!more && mayBeExact(results.get(m)) && best.get(m).wrong() > 0 && exact.add(m)) {
          inputs.set(m, inputs.get(m).exact());
        } else if (more) {
          inputs.set(m, exact.contains(m) ? inputs.get(m).exact() : inputs.get(m).drawnSince());
        } else {
          open.remove(m);
          continue;
        }
        if (!learnedAgain(m, inputs.get(m), results, learning, exact.contains(m))) {
          open.remove(m);
        }
      }
    }
    for (latest = 0; latest < best.size(); latest++) {
      List<Finding> findings = best.get(latest).input().working().orElseThrow().findings(best.get(latest).population()).stream().filter(Finding::isError).toList();
      if (!findings.isEmpty()) {
        throw new Refusal(findings);
      }
    }
    return best;
  }

  /** Whether a method is a rule that is wrong on so few of its rows that they may be no mistakes. */
  private static boolean mayBeExact(Distillation result) {
    return result.contract().formula().isEmpty() && result.contract().arrays().isEmpty() && result.contract().request().minAccuracy() < 1
        && result.judgements().stream().allMatch(j -> j.reachable() == 1 && j.training() >= FEW_WRONG);
  }

  /** Learns a method again; if that comes to nothing, what was learned before stands. */
  private boolean learnedAgain(int method, ExampleFinder input, List<Distillation> results, Learning learning, boolean exact) {
    partitions.progress("learning " + input.contract().method() + " again, from " + Wording.counted(input.dataset().rows(), "row") + (exact ? ", without mistakes" : ""));
    try {
      results.set(method, learning.learn(input));
      return true;
    } catch (Refusal e) {
      results.set(method, best.get(method).result());
      return false;
    }
  }

  /** The method that was looked at last, to which a refusal belongs. */
  int latest() {
    return latest;
  }

  /** Runs a method on all rows, and says whether there is more to learn. */
  private boolean tried(int method, ExampleFinder input, Distillation result, String className, Map<String, byte[]> classes) throws Refusal {
    latest = method;
    partitions.progress("running " + input.contract().method() + " on all rows");
    WorkingSet.Round round = input.working().orElseThrow().round(Account.readAgain(input.contract(), result.contract()), input.task().parameters(), className, classes);
    partitions.progress(input.contract().method() + ": " + (input.contract().formula().isPresent() ? "R^2 " + Shares.ofVariance(least(round)) + " on all rows" : Shares.percent(least(round)) + " of all rows are right"));
    if (best.get(method) == null || round.wrong() < best.get(method).wrong()) {
      best.set(method, new Learned(input, result, round.wrong(), round.population()));
    } else {
      best.set(method, best.get(method).after(round.population()));
    }
    return round.goesOn();
  }

  private static double least(WorkingSet.Round round) {
    return round.population().right().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** The class as it would be generated now, which must not need what is not where the rows lie. */
  private Map<String, byte[]> compiled(List<Distillation> results) throws Refusal {
    for (latest = 0; latest < results.size(); latest++) {
      Distillation result = results.get(latest);
      List<String> called = new ArrayList<>();
      GeneratedType.invocations(List.of(result), invoke -> called.add(invoke.method()));
      if (!called.isEmpty()) {
        throw new Refusal(Diagnostic.NOT_IN_PARTS, result.contract().request().examples(), "The formula for " + result.contract().method() + " calls " + called.get(0) + ", which is not there where the rows lie.");
      }
    }
    try {
      return InMemoryCompiler.compile(InMemoryCompiler.compiler(), compiling.units(results), List.of());
    } catch (InMemoryCompiler.Failure e) {
      throw new IllegalStateException("the generated class does not compile: " + e.getMessage(), e);
    }
  }
}
