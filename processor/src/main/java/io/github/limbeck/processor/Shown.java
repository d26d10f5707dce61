package io.github.limbeck.processor;

import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import io.github.limbeck.processor.shell.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the code of a method was shown equal to its network.
 *
 * @param proof what came of a proof, if one was tried in this build
 * @param seconds how long the proof took
 */
record Shown(Equality equality, Optional<Proof.Outcome> proof, double seconds) {
  /** Up to this many inputs are run rather than proved: that is quicker, and shows the compiled class itself. */
  private static final long FEW_INPUTS = 1 << 12;

  /** What an earlier build has shown. */
  static Shown before(Equality equality) {
    return new Shown(equality, Optional.empty(), 0);
  }

  /**
   * Proves what can be proved of the code as it is printed; where all inputs are few they will be run instead.
   *
   * @param questions is told what the proof has to decide
   */
  static Shown of(Distillation result, Check check, String printed, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
    Equality byRunning = check.byRunning();
    boolean few = byRunning.kind() == Equality.Kind.EXHAUSTIVE && byRunning.inputs() <= FEW_INPUTS;
    long start = System.nanoTime();
    Optional<Proof.Outcome> proof = few ? Optional.empty() : Optional.of(result.prove(printed, parameters, setting, questions));
    Equality equality = proof.filter(Proof.Outcome::proved).map(p -> Equality.proved(where(result, p))).orElse(byRunning);
    return new Shown(equality, proof, (System.nanoTime() - start) / 1e9);
  }

  /** What limits a proof, in words. */
  private static String where(Distillation result, Proof.Outcome proof) {
    String reals = !proof.overReals() ? "" : proof.band() == 0 ? "over the reals, and rounding alike"
        : Double.isInfinite(proof.band()) ? "over the reals, but rounding otherwise"
        : "over the reals, but rounding otherwise within " + String.format(Locale.ROOT, "%.1e", proof.band()) + " of a bound";
    return Stream.of(reals, result.provedWhere()).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
  }

  /**
   * To look into a proof: what it has to decide is written to the report directory, for other solvers to be asked.
   *
   * @param name what the files are called by
   */
  static Optional<Consumer<String>> questions(Environment environment, String name) {
    if (!environment.options().debug() || environment.options().report().path().isEmpty()) {
      return Optional.empty();
    }
    Path directory = environment.options().report().path().get();
    int[] number = {0};
    return Optional.of(script -> {
      try {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + "-" + ++number[0] + ".smt2"), script);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** The same, as a lock file has it. */
  Shown as(Equality other) {
    return new Shown(other, proof, seconds);
  }

  /**
   * How the compiled class differs from its model, in words; empty if it does not.
   *
   * @param name of the class
   */
  Optional<String> difference(Check check, ClassLoader loader, String name, String method) {
    return proof.filter(Proof.Outcome::refuted).map(p -> "The generated method " + method + " is not its model: " + p.reason() + ".")
        .or(() -> proof.flatMap(Proof.Outcome::candidate).flatMap(c -> check.difference(loader, name, c.row(), c.arrays())))
        .or(() -> check.firstDifference(loader, name, equality.kind() == Equality.Kind.PROVED));
  }

  /** What a proof that was tried left open, if it did. */
  Optional<Finding> shortfall(String method) {
    return proof.filter(p -> equality.kind() == Equality.Kind.SAMPLED).map(p -> Finding.of(Diagnostic.NOT_PROVED, Place.SUBJECT, "Equality of " + method
        + " with its network was not proved (" + p.reason() + "), but shown on " + equality.inputs() + " inputs."));
  }
}
