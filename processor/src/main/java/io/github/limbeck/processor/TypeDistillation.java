package io.github.limbeck.processor;

import com.palantir.javapoet.ClassName;
import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.Distiller;
import io.github.limbeck.engine.distil.Encoder;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.partition.PopulationWords;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.report.Account;
import io.github.limbeck.engine.report.CodeLines;
import io.github.limbeck.engine.report.SinceLock;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.shell.Stubs;
import io.github.limbeck.processor.shell.Threads;
import io.github.limbeck.processor.signature.AnnotatedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/**
 * The work on one annotated interface, from its contracts to a source that waits to be verified and written.
 * Every interface has its own: what is wrong with one never touches another.
 */
final class TypeDistillation {
  /** HotSpot leaves methods that are longer to its interpreter (DontCompileHugeMethods). */
  private static final int MOST_COMPILED = 8_000;

  private final AnnotatedType annotated;
  private final Environment environment;
  private final GeneratedType generated;
  private final List<ExampleFinder> inputs = new ArrayList<>();
  private final List<Distillation> results = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private final TypeLock lock;
  /** Per method the rows that its examples were drawn from; empty where they were not. */
  private final List<Provenance.Population> populations = new ArrayList<>();
  private DerivativeMethods derivatives;
  private KeptResult kept;
  private long nanoseconds;
  /** Per method how long training took, in seconds. */
  private final List<Double> training = new ArrayList<>();
  private String source;
  /** A stage of so many seconds is named. */
  private static final double LONG_STAGE = 5;

  private boolean cached;

  TypeDistillation(AnnotatedType annotated, Environment environment) {
    this.annotated = annotated;
    this.environment = environment;
    this.generated = new GeneratedType(annotated, environment);
    this.lock = TypeLock.of(annotated, generated, environment);
  }

  /**
   * Reads, trains, condenses and prints.
   *
   * @return whether there is a source; if not, the reasons were reported
   */
  boolean run() {
    long start = System.nanoTime();
    boolean done = readAndDistil();
    nanoseconds += System.nanoTime() - start;
    return done;
  }

  /** Says what begins, for whoever wonders what takes so long. */
  private void progress(AnnotatedType.Target target, String what) {
    if (environment.options().debug()) {
      environment.printer().print(List.of(Finding.of(Diagnostic.PROGRESS, Place.SUBJECT,
          annotated.type().getSimpleName() + "." + target.method().getSimpleName() + ": " + what + " …")), target);
    }
  }

  private boolean readAndDistil() {
    return read() && (fromCache() || distil(List.of()));
  }

  /** Reads the examples of all methods; false, with the reasons reported, if there is nothing to distil. */
  boolean read() {
    if (!(lock.isSource() ? readLock() : readExamples())) {
      return false;
    }
    if (generated.isTaken()) {
      return taken("There is a class " + generated.name().simpleName() + " already, which Limbeck would generate.");
    }
    kept = KeptResult.of(annotated, inputs, generated, environment, lock.key());
    return true;
  }

  private boolean readLock() {
    try {
      inputs.addAll(lock.inputs());
      return true;
    } catch (Refusal e) {
      return refused(e);
    }
  }

  private boolean refused(Refusal refusal) {
    environment.printer().print(refusal.findings(), annotated.type());
    return false;
  }

  private boolean readExamples() {
    boolean complete = true;
    for (AnnotatedType.Target target : annotated.targets()) {
      try {
        progress(target, "reading the examples");
        if (target.encodes().isEmpty()) {
          inputs.add(ExampleFinder.read(annotated, target, environment));
        } else if (complete) {
          inputs.add(ExampleFinder.ofEncoder(annotated, target, inputs.get(target.encodes().getAsInt())));
        }
      } catch (Refusal e) {
        environment.printer().print(e.findings(), target);
        complete = false;
      }
    }
    return complete;
  }

  private boolean taken(String detail) {
    environment.printer().print(List.of(Finding.of(Diagnostic.NAME_TAKEN, Place.SUBJECT, detail)), annotated.type());
    return false;
  }

  private boolean fromCache() {
    cached = kept.find(inputs.size(), texts -> {
      texts.equalities().forEach(e -> shown.add(Shown.before(e)));
      return distil(texts.models()) && source.equals(texts.source());
    });
    if (!cached) {
      results.clear();
      checks.clear();
      shown.clear();
      source = null;
    }
    return cached;
  }

  /**
   * Makes the source.
   *
   * @param models those of a cache entry, whose failure is not the user's concern; empty to train
   * @return whether there is a source
   */
  boolean distil(List<String> models) {
    return learn(models) && (environment.partitions().isEmpty() || lock.isSource() || learnInRounds()) && print();
  }

  /** Learns the methods, each from its examples. */
  private boolean learn(List<String> models) {
    boolean complete = true;
    training.clear();
    int next = 0;
    for (ExampleFinder in : inputs) {
      if (in.target().encodes().isPresent() && !complete) {
        break;
      }
      int answers = in.contract().answers().size();
      List<String> own = models.isEmpty() ? List.of() : models.subList(next, next + answers);
      next += answers;
      try {
        long begun = System.nanoTime();
        progress(in.target(), (models.isEmpty() ? "training on " : "checking the cached model on ") + in.dataset().rows() + " rows");
        Distillation result = Threads.run(environment.options().threads(), () -> distil(in, own));
        training.add((System.nanoTime() - begun) / 1e9);
        results.add(result);
        checks.add(result.check(in.task().parameters()));
      } catch (Refusal e) {
        complete = false;
        if (models.isEmpty()) {
          environment.printer().print(e.findings(), in.target());
        }
      }
    }
    return complete;
  }

  /** Goes on learning methods whose examples were drawn from more. */
  private boolean learnInRounds() {
    LearningRounds rounds = new LearningRounds(environment.partitions().orElseThrow(), learned -> generated.compilationUnits(learned,
        generated.emission(bodies(learned, m -> List.of(), DerivativeMethods.of(annotated, learned).bare())).source()));
    try {
      List<LearningRounds.Learned> best = rounds.run(inputs, results, generated.name().reflectionName(), in -> Threads.run(environment.options().threads(), () -> distil(in, List.of())));
      for (int m = 0; m < best.size(); m++) {
        inputs.set(m, best.get(m).input());
        results.set(m, best.get(m).result());
        checks.set(m, best.get(m).result().check(inputs.get(m).task().parameters()));
        populations.add(best.get(m).population());
      }
      return true;
    } catch (Refusal e) {
      environment.printer().print(e.findings(), inputs.get(Math.min(rounds.latest(), inputs.size() - 1)).target());
      return false;
    }
  }

  /** What is said of a method in its Javadoc. */
  private List<String> javadoc(int method) {
    List<String> lines = new ArrayList<>(results.get(method).javadoc(shown.get(method).equality()));
    if (!populations.isEmpty()) {
      lines.addAll(1, PopulationWords.javadoc(results.get(method).contract(), populations.get(method)));
    }
    return lines;
  }

  /** With the rows that examples were drawn from. */
  Provenance drawnFrom(Provenance own) {
    return populations.isEmpty() ? own : new Provenance(own.type(), own.generated(), own.version(), own.sourceSha256(),
        IntStream.range(0, populations.size()).mapToObj(m -> own.methods().get(m).with(populations.get(m))).toList(), own.lock());
  }

  /** Proves what was learned, and makes the source. */
  private boolean print() {
    try {
      derivatives = DerivativeMethods.of(annotated, results);
    } catch (Refusal e) {
      return refused(e);
    }
    Emission bare = generated.emission(bodies(results, m -> List.of(), derivatives.bare()));
    Optional<String> clash = bare.clash();
    if (clash.isPresent()) {
      return taken(annotated.type().getSimpleName() + " has " + clash.get() + ".");
    }
    String printed = bare.printed();
    if (shown.isEmpty()) {
      prove(printed);
    }
    derivatives.prove(printed, new Proof.Setting(generated.scope(), environment.options().effort()));
    try {
      if (lock.isSource()) {
        agreeWithLock();
      }
      source = generated.emission(bodies(results, this::javadoc, derivatives.bodies())).source();
      if (lock.isSource()) {
        lock.requireSource(ResultCache.hash(source));
      }
      return true;
    } catch (Refusal e) {
      return refused(e);
    }
  }

  /** What was shown when the lock file was written is said of the class, if it could be shown again. */
  private void agreeWithLock() throws Refusal {
    for (int m = 0; m < shown.size(); m++) {
      shown.set(m, shown.get(m).as(lock.equality(m, shown.get(m).equality())));
    }
    derivatives.say(lock.derivatives());
  }

  private Distillation distil(ExampleFinder in, List<String> models) throws Refusal {
    if (lock.isSource()) {
      return lock.distillation(inputs.indexOf(in), in.task());
    }
    return in.target().encodes().isPresent() ? Encoder.run(in.task(), results.get(in.target().encodes().getAsInt()), models) : Distiller.of(in.contract()).run(in.task(), models);
  }

  private List<GeneratedType.Body> bodies(List<Distillation> learned, IntFunction<List<String>> summary, List<GeneratedType.Body> further) {
    return Stream.concat(IntStream.range(0, learned.size())
        .mapToObj(m -> new GeneratedType.Body(annotated.targets().get(m).method(), learned.get(m), summary.apply(m))), further.stream()).toList();
  }

  /** Proves what can be proved of the code as it is printed; where all inputs are few they are run instead. */
  private void prove(String printed) {
    Proof.Setting setting = new Proof.Setting(generated.scope(), environment.options().effort());
    for (int m = 0; m < results.size(); m++) {
      ExampleFinder in = inputs.get(m);
      progress(in.target(), "proving the code equal to the model");
      shown.add(Shown.of(results.get(m), checks.get(m), printed, in.task().parameters(), setting, Shown.questions(environment, binaryName() + "." + in.contract().method())));
    }
  }

  /** Sources needed to compile the class on its own. */
  Map<String, String> compilationUnits() {
    return generated.compilationUnits(results, source);
  }

  /** The resources that belong beside the class, by their names in its package. */
  Map<String, byte[]> weights() {
    return generated.weights(results);
  }

  /** Runs the compiled class on all rows and against its networks; reports and returns false if anything differs. */
  boolean verify(ClassLoader loader) {
    long start = System.nanoTime();
    GeneratedType.invocations(results, invoke -> Stubs.connect(invoke, loader));
    InMemoryCompiler.addResources(loader, weights().entrySet().stream().collect(Collectors.toMap(e -> WeightFiles.path(generated.name(), e.getKey()), Map.Entry::getValue)));
    boolean same = isSame(loader);
    InMemoryCompiler.codeLengths(loader, generated.name().reflectionName()).forEach((method, bytes) -> {
      if (bytes > MOST_COMPILED) {
        environment.printer().print(List.of(Finding.of(Diagnostic.METHOD_TOO_LONG, Place.SUBJECT,
            "The generated method " + method + " has " + bytes + " bytes of code.")), annotated.type());
      }
    });
    nanoseconds += System.nanoTime() - start;
    return same;
  }

  private boolean isSame(ClassLoader loader) {
    for (int m = 0; m < checks.size(); m++) {
      progress(inputs.get(m).target(), "running the compiled class");
      Optional<String> difference = shown.get(m).difference(checks.get(m), loader, generated.name().reflectionName(), inputs.get(m).contract().method());
      if (difference.isPresent()) {
        environment.printer().print(List.of(Finding.of(Diagnostic.VERIFICATION_FAILED, Place.SUBJECT, difference.get())),
            inputs.get(m).target());
        return false;
      }
    }
    Optional<String> difference = derivatives.firstDifference(loader, generated.name().reflectionName());
    difference.ifPresent(d -> environment.printer().print(List.of(Finding.of(Diagnostic.VERIFICATION_FAILED, Place.SUBJECT, d)), annotated.type()));
    return difference.isEmpty();
  }

  /** What was distilled, per method. */
  List<Distillation> results() {
    return List.copyOf(results);
  }

  /** What is run on each method. */
  List<Check> checks() {
    return List.copyOf(checks);
  }

  boolean isCached() {
    return cached;
  }

  ClassName generated() {
    return generated.name();
  }

  String sourceText() {
    return source;
  }

  Element origin() {
    return annotated.type();
  }

  void reportInternal(String message) {
    environment.printer().print(List.of(Finding.of(Diagnostic.INTERNAL, Place.SUBJECT, message)), annotated.type());
  }

  /** Keeps the result for the next build. */
  void store() {
    if (!cached) {
      kept.store(source, shown.stream().map(Shown::equality).toList(), results);
    }
  }

  String binaryName() {
    return generated.binaryName();
  }

  /** What is told of it, once it is verified. */
  Account account() {
    return new Account(binaryName(), generated.name().canonicalName(), environment.version(), source, inputs.stream().map(ExampleFinder::task).toList(),
        results, shown.stream().map(s -> s.equality().toString()).toList());
  }

  /**
   * Where the class comes from.
   *
   * @param own what its account says
   */
  Provenance provenance(Provenance own) {
    return lock.provenance(results, own);
  }

  /** Whether the class is taken from a lock file. */
  boolean isLocked() {
    return lock.isSource();
  }

  /** Offers the result as a lock file, and says how it differs from the one that is there. */
  Optional<SinceLock> compareWithLock(Provenance own) {
    return lock.compare(own, inputs, results, IntStream.range(0, results.size()).mapToObj(this::javadoc).toList(), shown.stream().map(Shown::equality).toList(), derivatives.equalities());
  }

  /** What took how long, for a reader of debug output. */
  private String costs(int method) {
    return String.format(Locale.ROOT, "; reading took %.2f s", inputs.get(method).seconds())
        + shown.get(method).proof().map(p -> String.format(Locale.ROOT, "; the proof took %d steps, %.3f s", p.steps(), shown.get(method).seconds()))
            .orElse("");
  }

  /** The stages that someone may have wondered about. */
  private String longStages(int method) {
    Map<String, Double> stages = new LinkedHashMap<>();
    stages.put("reading", inputs.get(method).seconds());
    stages.put("training", method < training.size() ? training.get(method) : 0);
    stages.put("the proof", shown.get(method).seconds());
    String told = stages.entrySet().stream().filter(s -> s.getValue() >= LONG_STAGE).map(s -> String.format(Locale.ROOT, "%.1f s for %s", s.getValue(), s.getKey()))
        .collect(Collectors.joining(", "));
    return told.isEmpty() ? "" : " (" + told + ")";
  }

  /** Warnings, and one note per method. */
  void report() {
    double seconds = nanoseconds / 1e9;
    for (int m = 0; m < results.size(); m++) {
      Distillation result = results.get(m);
      List<Finding> findings = new ArrayList<>(result.findings());
      if (!populations.isEmpty()) {
        findings.addAll(inputs.get(m).working().orElseThrow().findings(populations.get(m)));
      }
      shown.get(m).shortfall(result.contract().method()).ifPresent(findings::add);
      findings.add(Finding.of(Diagnostic.SUMMARY, Place.SUBJECT,
          result.note(annotated.type().getSimpleName().toString(), shown.get(m).equality(), CodeLines.count(source, result.contract()))
              + String.format(Locale.ROOT, "%.2f s", seconds) + (cached ? ", from the cache" : environment.options().debug() ? costs(m) : longStages(m))
              + (populations.isEmpty() ? "" : PopulationWords.note(populations.get(m), result.contract().formula().isPresent()))));
      environment.printer().print(findings, inputs.get(m).target());
    }
  }
}
