package io.github.limbeck.processor;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.WholeFile;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.Task;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.lock.Lock;
import io.github.limbeck.engine.lock.LockText;
import io.github.limbeck.engine.lock.Offers;
import io.github.limbeck.engine.lock.Review;
import io.github.limbeck.engine.lock.ReviewText;
import io.github.limbeck.engine.report.Account;
import io.github.limbeck.engine.report.SinceLock;
import io.github.limbeck.engine.verify.Equality;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.shell.LockFile;
import io.github.limbeck.processor.signature.AnnotatedType;
import io.github.limbeck.processor.signature.Declarations;
import io.github.limbeck.processor.signature.EncoderReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lock file of a type at work: a build takes the class from it, or is held to it; and what was learned is offered as the next one. */
final class TypeLock {
  private final AnnotatedType annotated;
  private final GeneratedType generated;
  private final Environment environment;
  private final LockFile file;
  /** What the methods ask for, of a type whose class is taken from the file. */
  private final List<Contract> asked = new ArrayList<>();

  private TypeLock(AnnotatedType annotated, GeneratedType generated, Environment environment, LockFile file) {
    this.annotated = annotated;
    this.generated = generated;
    this.environment = environment;
    this.file = file;
  }

  static TypeLock of(AnnotatedType annotated, GeneratedType generated, Environment environment) {
    return new TypeLock(annotated, generated, environment, LockFile.of(generated.binaryName(), environment));
  }

  /** Whether the class is taken from the lock file. */
  boolean isSource() {
    return file.isSource();
  }

  /** What tells this result of a lock file from all others; empty where the class is not taken from one. */
  String key() {
    return file.isSource() ? file.sha256() : "";
  }

  /**
   * The methods as the lock file has them, without their examples.
   *
   * @throws Refusal if the file can't be used, or is not for these methods
   */
  List<ExampleFinder> inputs() throws Refusal {
    if (file.problem().isPresent()) {
      throw new Refusal(List.of(file.problem().get()));
    }
    Lock lock = file.lock().orElseThrow();
    List<String> names = lock.provenance().methods().stream().map(Provenance.Method::name).toList();
    List<String> wanted = annotated.targets().stream().map(t -> t.method().getSimpleName().toString()).toList();
    if (!names.equals(wanted)) {
      throw file.refusal("it is of the methods " + String.join(", ", names) + ", and the interface has " + String.join(", ", wanted));
    }
    List<ExampleFinder> inputs = new ArrayList<>();
    for (int m = 0; m < wanted.size(); m++) {
      AnnotatedType.Target target = annotated.targets().get(m);
      Contract contract = target.encodes().isEmpty() ? ExampleFinder.contract(annotated, target, environment)
          : EncoderReader.read(annotated.type(), target.method(), asked.get(target.encodes().getAsInt()));
      asked.add(contract);
      List<String> declared = declared(target);
      if (!lock.isFor(m, contract, declared)) {
        throw file.refusal(otherwise(lock.methods().get(m).declared(), declared, wanted.get(m)));
      }
      Contract distilled = lock.distilled(m, contract);
      inputs.add(ExampleFinder.ofModel(annotated, target, environment, distilled, lock.rows(m, distilled), lock.provenance().methods().get(m)));
    }
    return inputs;
  }

  private static String otherwise(List<String> locked, List<String> declared, String method) {
    List<String> gone = locked.stream().filter(line -> !declared.contains(line)).toList();
    List<String> added = declared.stream().filter(line -> !locked.contains(line)).toList();
    return gone.isEmpty() && added.isEmpty() ? "the types that " + method + " mentions, or the options for reading its examples, were changed after it was written"
        : "it is for" + listed(gone) + " and the source has" + listed(added);
  }

  private static String listed(List<String> lines) {
    return lines.isEmpty() ? " nothing of that kind" : lines.stream().map(line -> "\n    " + line).collect(Collectors.joining()) + "\n ";
  }

  private List<String> declared(AnnotatedType.Target target) {
    List<String> lines = new ArrayList<>(Declarations.of(annotated, target, generated.signature(target.method())));
    double effort = environment.options().effort();
    if (effort != 1) {
      lines.add("limbeck.effort = " + Decimals.plain(effort));
    }
    return lines;
  }

  /** A method as it was learned, condensed again. */
  Distillation distillation(int method, Task task) throws Refusal {
    return file.lock().orElseThrow().distillation(method, asked.get(method), task, file.shown());
  }

  /**
   * How a method was shown equal to its model when the lock file was written, if that was shown again.
   *
   * @param now how it was shown now
   * @throws Refusal if it was proved, and is not now
   */
  Equality equality(int method, Equality now) throws Refusal {
    Equality then = file.lock().orElseThrow().methods().get(method).equality();
    if (then.kind() != Equality.Kind.SAMPLED && then.kind() != now.kind()) {
      throw file.refusal("the code of " + annotated.targets().get(method).method().getSimpleName() + " was " + then + " equal to its model, which can't be shown again (" + now + " now)");
    }
    return then;
  }

  List<Equality> derivatives() {
    return file.lock().orElseThrow().derivatives();
  }

  /**
   * Makes sure that what was generated is what the lock file was written for.
   *
   * @throws Refusal if it is another
   */
  void requireSource(String sha256) throws Refusal {
    if (!file.lock().orElseThrow().provenance().sourceSha256().equals(sha256)) {
      throw file.refusal("the class that is generated from it is not the one that it was written for");
    }
  }

  /** The provenance of a class: that of the lock file, if the class is taken from it. */
  Provenance provenance(List<Distillation> results, Provenance own) {
    if (!file.isSource()) {
      return file.isChecked() ? own.with(new Provenance.LockUse(file.shown(), file.sha256(), false)) : own;
    }
    Provenance locked = file.lock().orElseThrow().provenance();
    List<Provenance.Method> methods = new ArrayList<>();
    for (int m = 0; m < asked.size(); m++) {
      methods.add(locked.methods().get(m).with(Account.readAgain(asked.get(m), results.get(m).contract()).shown(locked.methods().get(m).dataset()).write()));
    }
    return new Provenance(locked.type(), locked.generated(), locked.version(), locked.sourceSha256(), methods, Optional.of(new Provenance.LockUse(file.shown(), file.sha256(), true)));
  }

  /**
   * Offers what was learned as the next lock file, and says how it differs from the present one, if there is one.
   *
   * @param own the provenance of the class
   * @param accounts per method what its Javadoc says
   * @return the difference, of a type that is held to a lock file which can be read
   */
  Optional<SinceLock> compare(Provenance own, List<ExampleFinder> inputs, List<Distillation> results, List<List<String>> accounts, List<Equality> equalities, List<Equality> derivatives) {
    if (file.isSource()) {
      return Optional.empty();
    }
    List<Lock.Method> methods = new ArrayList<>();
    for (int m = 0; m < inputs.size(); m++) {
      methods.add(Lock.of(inputs.get(m).task(), declared(inputs.get(m).target()), results.get(m), accounts.get(m), equalities.get(m)));
    }
    Lock now = new Lock(withoutContracts(own, inputs), methods, derivatives);
    offer(LockText.write(now));
    if (!file.isChecked()) {
      return Optional.empty();
    }
    file.problem().ifPresent(this::print);
    Optional<SinceLock> since = file.lock().map(locked -> new SinceLock(file.shown(), differences(locked, now, results)));
    since.map(SinceLock::lines).filter(differences -> !differences.isEmpty()).ifPresent(differences ->
        print(Finding.of(Diagnostic.LOCK_DIFFERS, Place.SUBJECT, "What is learned for " + annotated.type().getSimpleName() + " is not what " + file.shown() + " says:"
            + differences.stream().map(d -> "\n    " + d).collect(Collectors.joining()))));
    return since;
  }

  private static List<String> differences(Lock locked, Lock now, List<Distillation> results) {
    return ReviewText.lines(Review.of(locked, now, (lock, m) -> Optional.of(results.get(m).training())));
  }

  /** A contract may hold examples, and is read from the source again; that of a method with tables says which files were read, by which it is known whether they changed. */
  private static Provenance withoutContracts(Provenance own, List<ExampleFinder> inputs) {
    List<Provenance.Method> methods = new ArrayList<>();
    for (int m = 0; m < inputs.size(); m++) {
      boolean tables = inputs.get(m).contract().items().stream().anyMatch(i -> i.table().isPresent());
      methods.add(tables ? own.methods().get(m) : own.methods().get(m).with(""));
    }
    return new Provenance(own.type(), own.generated(), own.version(), own.sourceSha256(), methods);
  }

  private void print(Finding finding) {
    environment.printer().print(List.of(finding), annotated.type());
  }

  private void offer(String text) {
    if (environment.offers().isEmpty()) {
      return;
    }
    Path path = environment.offers().get().resolve(generated.binaryName() + Offers.ENDING);
    try {
      if (!Files.isRegularFile(path) || !Files.readString(path).equals(text)) {
        WholeFile.write(path, text);
      }
    } catch (IOException e) {
      print(Finding.of(Diagnostic.LOCK_NOT_OFFERED, Place.SUBJECT, "What was learned for " + annotated.type().getSimpleName() + " could not be written to " + path + " (" + e.getClass().getSimpleName() + ")."));
    }
  }
}
