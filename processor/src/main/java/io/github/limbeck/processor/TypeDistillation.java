package io.github.limbeck.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.ArrayDistiller;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.FormulaDistiller;
import io.github.limbeck.engine.distil.FormulaSettings;
import io.github.limbeck.engine.distil.PiecewiseFormula;
import io.github.limbeck.engine.distil.RuleDistiller;
import io.github.limbeck.engine.distil.RuleEvidence;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ModelText;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.report.Account;
import io.github.limbeck.engine.report.Notes;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import io.github.limbeck.engine.verify.Verification;
import io.github.limbeck.processor.shell.DatasetLocator;
import io.github.limbeck.processor.shell.FindingPrinter;
import io.github.limbeck.processor.shell.Options;
import io.github.limbeck.processor.shell.Stubs;
import io.github.limbeck.processor.shell.Threads;
import io.github.limbeck.processor.signature.AnnotatedType;
import io.github.limbeck.processor.signature.CustomMethods;
import io.github.limbeck.processor.signature.ScopeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The work on one annotated interface, from its contracts to a source that waits to be verified and written.
 * Every interface has its own: what is wrong with one never touches another.
 */
final class TypeDistillation {
  /** Up to this many inputs are run rather than proved: that is quicker, and shows the compiled class itself. */
  private static final long FEW_INPUTS = 1 << 12;

  /** HotSpot leaves methods that are longer to its interpreter (DontCompileHugeMethods). */
  private static final int MOST_COMPILED = 8_000;

  /** The format of cached results; changes whenever the same inputs may give other code. */
  private static final String CACHE_FORMAT = "6";

  private final AnnotatedType annotated;
  private final Environment environment;
  private long nanoseconds;
  private final List<ExampleFinder> inputs = new ArrayList<>();
  private final List<Distillation> results = new ArrayList<>();
  private final List<Check> verifications = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private ClassName name;
  private String source;
  private String key;
  private boolean cached;

  /** What all interfaces of a compilation share. */
  record Environment(ProcessingEnvironment processing, DatasetLocator locator, Options options, FindingPrinter printer,
      Optional<ResultCache> cache, String version) {
    Types types() {
      return processing.getTypeUtils();
    }

    Elements elements() {
      return processing.getElementUtils();
    }
  }

  /**
   * How far a method was shown equal to its network.
   *
   * @param proof what came of a proof, if one was tried in this build
   * @param seconds how long the proof took
   */
  private record Shown(Equality equality, Optional<Proof.Outcome> proof, double seconds) {}

  TypeDistillation(AnnotatedType annotated, Environment environment) {
    this.annotated = annotated;
    this.environment = environment;
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
    boolean complete = true;
    for (AnnotatedType.Target target : annotated.targets()) {
      try {
        progress(target, "reading the examples");
        inputs.add(ExampleFinder.read(annotated, target, environment));
      } catch (Refusal e) {
        environment.printer().print(e.findings(), target);
        complete = false;
      }
    }
    if (!complete) {
      return false;
    }
    name = generatedName();
    if (environment.elements().getTypeElement(name.canonicalName()) != null) {
      environment.printer().print(List.of(Finding.of(Diagnostic.NAME_TAKEN, Place.SUBJECT,
          "There is a class " + name.simpleName() + " already, which Limbeck would generate.")), annotated.type());
      return false;
    }
    key = key();
    return fromCache() || distil(List.of());
  }

  /** What limits a proof, in words. */
  private static String where(Distillation result, Proof.Outcome proof) {
    String reals = !proof.overReals() ? "" : proof.band() == 0 ? "over the reals, and rounding alike"
        : Double.isInfinite(proof.band()) ? "over the reals, but rounding otherwise"
        : "over the reals, but rounding otherwise within " + String.format(Locale.ROOT, "%.1e", proof.band()) + " of a bound";
    return Stream.of(reals, result.provedWhere()).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
  }

  /** To look into a proof: what it has to decide is written to the report directory, for other solvers to be asked. */
  private Optional<Consumer<String>> questions(int method) {
    if (!environment.options().debug() || environment.options().report().path().isEmpty()) {
      return Optional.empty();
    }
    Path directory = environment.options().report().path().get();
    String name = binaryName() + "." + inputs.get(method).contract().method();
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

  /** The simple names from the outermost type on, joined with underscores. */
  private ClassName generatedName() {
    ClassName type = ClassName.get(annotated.type());
    return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + "Distilled");
  }

  private String key() {
    List<String> parts = new ArrayList<>(List.of(CACHE_FORMAT, environment.version(), annotated.type().getQualifiedName().toString(),
        String.valueOf(isGeneratedVisible()), String.valueOf(environment.options().effort())));
    for (ExampleFinder in : inputs) {
      parts.add(in.contract().fingerprint());
      parts.add(in.dataset().sha256());
      parts.add(in.validation().map(Dataset::sha256).orElse(""));
      in.contract().formula().ifPresent(f -> {
        f.unary().stream().filter(name -> name.contains(".")).forEach(name -> parts.add(methods().fingerprint(name, 1)));
        f.binary().stream().filter(name -> name.contains(".")).forEach(name -> parts.add(methods().fingerprint(name, 2)));
        parts.add(f.loss().isEmpty() ? "" : methods().fingerprint(f.loss(), 2));
      });
      // By JavaPoet's names: what toString says of a method differs between compilers.
      parts.add(signature(in).parameters() + " " + signature(in).returnType());
    }
    return ResultCache.key(parts);
  }

  /** An entry is believed only if its models still do on the rows what they should and its source is whole. */
  private boolean fromCache() {
    if (environment.cache().isEmpty()) {
      return false;
    }
    ResultCache.Lookup lookup = environment.cache().get().find(key);
    String problem = lookup.problem();
    if (lookup.texts().isPresent()) {
      try {
        List<String> texts = lookup.texts().get();
        String kept = texts.get(0);
        texts.subList(1, 1 + inputs.size()).forEach(text -> shown.add(new Shown(Equality.parse(text), Optional.empty(), 0)));
        if (distil(texts.subList(1 + inputs.size(), texts.size())) && source.equals(kept)) {
          cached = true;
          return true;
        }
        problem = "it does not match its inputs";
      } catch (RuntimeException e) {
        problem = "it is damaged";
      }
      results.clear();
      verifications.clear();
      shown.clear();
      source = null;
    }
    if (!problem.isEmpty()) {
      environment.printer().print(Finding.of(Diagnostic.CACHE_IGNORED, Place.SUBJECT, "A cache entry was ignored: " + problem + "."));
    }
    return false;
  }

  /**
   * Makes the source.
   *
   * @param models those of a cache entry, whose failure is not the user's concern; empty to train
   */
  private boolean distil(List<String> models) {
    boolean complete = true;
    int next = 0;
    for (ExampleFinder in : inputs) {
      int answers = in.contract().answers().size();
      try {
        progress(in.target(), models.isEmpty() ? "training on " + in.dataset().rows() + " rows" : "checking the cached model on " + in.dataset().rows() + " rows");
        List<String> own = models.isEmpty() ? List.of() : models.subList(next, next + answers);
        results.add(Threads.run(environment.options().threads(), () -> distil(in, own)));
      } catch (Refusal e) {
        complete = false;
        if (models.isEmpty()) {
          environment.printer().print(e.findings(), in.target());
        }
      }
      next += answers;
    }
    if (!complete) {
      return false;
    }
    Optional<String> clash = emission(m -> List.of()).clash();
    if (clash.isPresent()) {
      environment.printer().print(List.of(Finding.of(Diagnostic.NAME_TAKEN, Place.SUBJECT,
          annotated.type().getSimpleName() + " has " + clash.get() + ".")), annotated.type());
      return false;
    }
    if (shown.isEmpty()) {
      prove();
    }
    source = emission(m -> Notes.javadoc(inputs.get(m).contract(), results.get(m), shown.get(m).equality())).source();
    return true;
  }

  private Emission emission(IntFunction<List<String>> summaries) {
    List<Emission.Method> methods = new ArrayList<>();
    for (int m = 0; m < results.size(); m++) {
      methods.add(method(inputs.get(m), results.get(m), summaries.apply(m)));
    }
    return new Emission(name, TypeName.get(annotated.type().asType()), annotated.type(), methods, isGeneratedVisible(), scope());
  }

  /** What names will mean in the generated class. */
  private NameScope scope() {
    return ScopeReader.read(annotated.type(), annotated.targets().stream().map(AnnotatedType.Target::method).toList(), environment.elements());
  }

  /** Proves what can be proved of the code as it is printed; where all inputs are few they are run instead. */
  private void prove() {
    String printed = emission(m -> List.of()).printed();
    for (int m = 0; m < results.size(); m++) {
      Equality byRunning = verifications.get(m).byRunning();
      progress(inputs.get(m).target(), "proving the code equal to the model");
      boolean few = byRunning.kind() == Equality.Kind.EXHAUSTIVE && byRunning.inputs() <= FEW_INPUTS;
      long start = System.nanoTime();
      Optional<Proof.Outcome> proof = few ? Optional.empty()
          : Optional.of(results.get(m).prove(printed, inputs.get(m).target().method().getParameters().size(), new Proof.Setting(scope(), environment.options().effort()), questions(m)));
      boolean proved = proof.isPresent() && proof.get().proved();
      shown.add(new Shown(proved ? Equality.proved(where(results.get(m), proof.get())) : byRunning, proof, (System.nanoTime() - start) / 1e9));
    }
  }

  private Distillation distil(ExampleFinder in, List<String> cachedModels) throws Refusal {
    int parameters = in.target().method().getParameters().size();
    if (in.contract().formula().isPresent()) {
      FormulaTrainer.Options options = FormulaSettings.of(in.contract(), methods(), environment.options().effort());
      FormulaDistiller.Result result = FormulaDistiller.run(in.contract(), options, in.dataset(), in.validation(),
          cachedModels.stream().map(text -> PiecewiseFormula.read(text, options.grammar().operators())).toList());
      verifications.add(result.verification(parameters));
      return result;
    }
    if (!in.contract().arrays().isEmpty()) {
      ArrayDistiller.Result result = ArrayDistiller.run(in.contract(), in.dataset(), in.validation(),
          cachedModels.stream().map(ArrayModel::read).toList(), work());
      verifications.add(result.verification(parameters));
      return result;
    }
    RuleDistiller.Result result = RuleDistiller.run(in.contract(), in.dataset(), in.validation(),
        cachedModels.stream().map(ModelText::read).toList(), work());
    verifications.add(Verification.of(in.contract().method(), parameters, result.programs(), RuleEvidence.of(result)));
    return result;
  }

  private Work work() {
    return Work.of(environment.options().effort());
  }

  private CustomMethods methods() {
    return new CustomMethods(environment.processing(), annotated.type());
  }

  private boolean isGeneratedVisible() {
    String generated = "javax.annotation.processing.Generated";
    ModuleElement module = environment.elements().getModuleOf(annotated.type());
    return module == null || module.isUnnamed()
        ? environment.elements().getTypeElement(generated) != null
        : environment.elements().getTypeElement(module, generated) != null;
  }

  /** The method as the generated class declares it, without a body. It throws nothing, whatever the interface would allow. */
  private MethodSpec signature(ExampleFinder in) {
    MethodSpec given = MethodSpec.overriding(in.target().method(), (DeclaredType) annotated.type().asType(), environment.types()).build();
    return MethodSpec.methodBuilder(given.name()).addModifiers(given.modifiers()).addAnnotations(given.annotations()).returns(given.returnType())
        .addParameters(given.parameters()).varargs(given.varargs()).build();
  }

  private Emission.Method method(ExampleFinder in, Distillation result, List<String> summary) {
    ExecutableElement method = in.target().method();
    ExecutableType type = (ExecutableType) environment.types().asMemberOf((DeclaredType) annotated.type().asType(), method);
    Map<String, ClassName> userTypes = new HashMap<>();
    type.getParameterTypes().forEach(t -> addUserTypes(t, userTypes));
    addUserTypes(type.getReturnType(), userTypes);
    boolean record = in.contract().answerRecord().isPresent();
    return new Emission.Method(signature(in), result.programs(),
        record ? in.contract().answers().stream().map(a -> a.name()).toList() : List.of(),
        record ? TypeName.get(type.getReturnType()) : null, userTypes, summary,
        in.contract().request().throwOnUnseen());
  }

  private void addUserTypes(TypeMirror type, Map<String, ClassName> found) {
    if (type instanceof ArrayType array) {
      addUserTypes(array.getComponentType(), found);
    }
    if (!(type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element)) {
      return;
    }
    // Optional<A> and Optional<B> are one type with different arguments.
    declared.getTypeArguments().forEach(t -> addUserTypes(t, found));
    if (found.putIfAbsent(element.getQualifiedName().toString(), ClassName.get(element)) == null) {
      element.getRecordComponents().forEach(c -> addUserTypes(
          ((ExecutableType) environment.types().asMemberOf(declared, c.getAccessor())).getReturnType(), found));
    }
  }

  /** Sources needed to compile the class on its own: itself, and bare copies of the user's types. */
  Map<String, String> compilationUnits() {
    Stubs stubs = new Stubs(environment.types());
    List<MethodSpec> signatures = new ArrayList<>();
    for (ExampleFinder in : inputs) {
      signatures.add(signature(in));
      ExecutableType type = (ExecutableType) environment.types().asMemberOf((DeclaredType) annotated.type().asType(), in.target().method());
      type.getParameterTypes().forEach(stubs::addTypesOf);
      stubs.addTypesOf(type.getReturnType());
    }
    stubs.addInterface(annotated.type(), signatures);
    invocations(stubs::addMethod);
    Map<String, String> units = new HashMap<>(stubs.sources());
    units.put(name.canonicalName(), source);
    return units;
  }

  /** The static methods of the user's that the programs call. */
  private void invocations(Consumer<Expr.Invoke> visitor) {
    results.forEach(r -> r.programs().forEach(p -> Rewrite.visit(p.body(), e -> {
      if (e instanceof Expr.Invoke invoke) {
        visitor.accept(invoke);
      }
    })));
  }

  /** Runs the compiled class on all rows and against its networks; reports and returns false if anything differs. */
  boolean verify(ClassLoader loader) {
    long start = System.nanoTime();
    invocations(invoke -> Stubs.connect(invoke, loader));
    boolean same = isSame(loader);
    InMemoryCompiler.codeLengths(loader, name.reflectionName()).forEach((method, bytes) -> {
      if (bytes > MOST_COMPILED) {
        environment.printer().print(List.of(Finding.of(Diagnostic.METHOD_TOO_LONG, Place.SUBJECT,
            "The generated method " + method + " has " + bytes + " bytes of code.")), annotated.type());
      }
    });
    nanoseconds += System.nanoTime() - start;
    return same;
  }

  private boolean isSame(ClassLoader loader) {
    for (int m = 0; m < verifications.size(); m++) {
      boolean proved = shown.get(m).equality().kind() == Equality.Kind.PROVED;
      Check check = verifications.get(m);
      progress(inputs.get(m).target(), "running the compiled class");
      Optional<Proof.Outcome> proof = shown.get(m).proof();
      String method = inputs.get(m).contract().method();
      Optional<String> difference = proof.filter(Proof.Outcome::refuted).map(p -> "The generated method " + method + " is not its model: " + p.reason() + ".")
          .or(() -> proof.flatMap(Proof.Outcome::candidate).flatMap(c -> check.difference(loader, name.reflectionName(), c.row(), c.arrays())))
          .or(() -> check.firstDifference(loader, name.reflectionName(), proved));
      if (difference.isPresent()) {
        environment.printer().print(List.of(Finding.of(Diagnostic.VERIFICATION_FAILED, Place.SUBJECT, difference.get())),
            inputs.get(m).target());
        return false;
      }
    }
    return true;
  }

  /** What was distilled, per method. */
  List<Distillation> results() {
    return List.copyOf(results);
  }

  /** What is run on each method. */
  List<Check> checks() {
    return List.copyOf(verifications);
  }

  boolean isCached() {
    return cached;
  }

  ClassName generated() {
    return name;
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
    if (cached || environment.cache().isEmpty()) {
      return;
    }
    List<String> texts = new ArrayList<>(List.of(source));
    shown.forEach(s -> texts.add(s.equality().write()));
    results.forEach(r -> texts.addAll(r.texts()));
    try {
      environment.cache().get().put(key, texts);
    } catch (IOException | RuntimeException e) {
      environment.printer().print(Finding.of(Diagnostic.CACHE_UNUSABLE, Place.SUBJECT,
          "The result could not be kept in the cache (" + e.getClass().getSimpleName() + ")."));
    }
  }

  String binaryName() {
    return environment.elements().getBinaryName(annotated.type()).toString();
  }

  /** What is told of it, once it is verified. */
  Account account() {
    return new Account(binaryName(), name.canonicalName(), environment.version(), source, inputs, results,
        shown.stream().map(s -> s.equality().toString()).toList());
  }

  /** What took how long, for a reader of debug output. */
  private String costs(int method) {
    return String.format(Locale.ROOT, "; reading took %.2f s", inputs.get(method).seconds())
        + shown.get(method).proof().map(p -> String.format(Locale.ROOT, "; the proof took %d steps, %.3f s", p.steps(), shown.get(method).seconds()))
            .orElse("");
  }

  /** Warnings, and one note per method. */
  void report() {
    double seconds = nanoseconds / 1e9;
    for (int m = 0; m < results.size(); m++) {
      Distillation result = results.get(m);
      List<Finding> findings = new ArrayList<>(result.findings());
      Equality equality = shown.get(m).equality();
      Optional<Proof.Outcome> proof = shown.get(m).proof();
      if (equality.kind() == Equality.Kind.SAMPLED && proof.isPresent()) {
        findings.add(Finding.of(Diagnostic.NOT_PROVED, Place.SUBJECT, "Equality of " + result.contract().method()
            + " with its network was not proved (" + proof.get().reason() + "), but shown on " + equality.inputs() + " inputs."));
      }
      findings.add(Finding.of(Diagnostic.SUMMARY, Place.SUBJECT,
          Notes.note(annotated.type().getSimpleName().toString(), result, equality, Notes.lines(source, result.contract()),
              seconds, cached) + (environment.options().debug() && !cached ? costs(m) : "")));
      environment.printer().print(findings, inputs.get(m).target());
    }
  }
}
