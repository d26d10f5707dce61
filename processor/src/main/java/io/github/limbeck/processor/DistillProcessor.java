package io.github.limbeck.processor;

import com.google.auto.service.AutoService;
import io.github.limbeck.DistillFrom;
import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.lock.Offers;
import io.github.limbeck.engine.partition.Partitions;
import io.github.limbeck.engine.report.Account;
import io.github.limbeck.engine.report.ReportDirectory;
import io.github.limbeck.engine.report.SinceLock;
import io.github.limbeck.engine.source.ProjectDirectory;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import io.github.limbeck.processor.shell.DatasetLocator;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.shell.FindingPrinter;
import io.github.limbeck.processor.shell.Options;
import io.github.limbeck.processor.shell.OutputFile;
import io.github.limbeck.processor.signature.AnnotatedType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * The annotation processor: for every interface with {@link DistillFrom}, on it or on its methods, generates the
 * class that answers as the examples do, or says why it can't.
 *
 * <p>Types are independent: an error in one does not keep another from being generated. An interface that
 * mentions types which other processors have yet to generate waits for them. Annotations are not claimed.
 */
@AutoService(Processor.class)
public final class DistillProcessor extends AbstractProcessor {
  private static final String VERSION = version();

  private final Optional<Partitions> partitions;
  private final Set<String> deferred = new LinkedHashSet<>();
  private Environment environment;
  private FindingPrinter printer;
  private Optional<Path> reports;
  private boolean debug;

  /** As compilers make it: it reads examples whole. */
  public DistillProcessor() {
    this(Optional.empty());
  }

  private DistillProcessor(Optional<Partitions> partitions) {
    this.partitions = partitions;
  }

  /** One that learns from rows that are drawn from more. */
  public static DistillProcessor of(Partitions partitions) {
    return new DistillProcessor(Optional.of(partitions));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(DistillFrom.class.getName());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return new TreeSet<>(Options.NAMES);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment processing) {
    super.init(processing);
    Optional<Path> classOutput = DatasetLocator.classOutput(processing.getFiler());
    List<Finding> findings = new ArrayList<>();
    Options options = Options.read(processing.getOptions(), classOutput.flatMap(ProjectDirectory::of), findings);
    printer = new FindingPrinter(processing.getMessager(), options.warningsAsErrors());
    findings.forEach(printer::print);
    debug = options.debug();
    DatasetLocator locator = new DatasetLocator(processing.getFiler(), options, classOutput);
    environment = new Environment(processing, locator, options,
        printer, directory(options.cache(), "limbeck-cache", locator).map(ResultCache::new), partitions,
        directory(new Options.Directory(Optional.empty(), false), Offers.DIRECTORY, locator).map(d -> d.resolve(locator.sourceSet())), VERSION);
    reports = directory(options.report(), "limbeck-report", locator);
  }

  /** The version of Limbeck. */
  public static String version() {
    try (InputStream in = DistillProcessor.class.getResourceAsStream("version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory asked for, else one in the build directory of the project, else none. */
  private static Optional<Path> directory(Options.Directory asked, String name, DatasetLocator locator) {
    return asked.isOff() ? Optional.empty() : asked.path().or(() -> locator.projectDirectory().flatMap(project ->
        List.of("target", "build").stream().map(project::resolve).filter(Files::isDirectory).findFirst().map(build -> build.resolve(name))));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      List<TypeDistillation> distilled = new ArrayList<>();
      for (TypeElement type : types(round)) {
        if (isWaiting(type) && !round.processingOver()) {
          deferred.add(type.getQualifiedName().toString());
        } else if (!round.processingOver()) {
          distil(type).ifPresent(distilled::add);
        }
      }
      if (round.processingOver()) {
        reportWaiting();
      } else {
        verified(distilled).forEach(this::write);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      internal(e, Optional.empty());
    }
    return false;
  }

  /** The annotated interfaces of the round, and those that waited. */
  private List<TypeElement> types(RoundEnvironment round) {
    Set<TypeElement> types = new LinkedHashSet<>();
    for (String name : List.copyOf(deferred)) {
      TypeElement type = environment.elements().getTypeElement(name);
      if (type != null && !round.processingOver()) {
        deferred.remove(name);
        types.add(type);
      }
    }
    for (Element element : round.getElementsAnnotatedWith(DistillFrom.class)) {
      types.add(element instanceof TypeElement type ? type : (TypeElement) element.getEnclosingElement());
    }
    return List.copyOf(types);
  }

  /** Whether a method mentions a type that does not exist yet. */
  private boolean isWaiting(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .map(m -> (ExecutableType) m.asType())
        .anyMatch(m -> m.getReturnType().getKind() == TypeKind.ERROR
            || m.getParameterTypes().stream().anyMatch(t -> t.getKind() == TypeKind.ERROR));
  }

  // The compiler itself reports the types that are missing; a word on what they cost is enough.
  private void reportWaiting() {
    for (String name : deferred) {
      TypeElement type = environment.elements().getTypeElement(name);
      if (type != null) {
        printer.print(List.of(Finding.of(Diagnostic.UNSUPPORTED_FEATURE_TYPE, Place.SUBJECT,
            name + " mentions types that can't be found, so nothing was generated for it.")), type);
      }
    }
  }

  private Optional<TypeDistillation> distil(TypeElement type) {
    try {
      AnnotatedType annotated = AnnotatedType.read(type, environment.elements());
      ComponentModel.check(annotated, environment.elements());
      TypeDistillation distillation = new TypeDistillation(annotated, environment);
      return distillation.run() ? Optional.of(distillation) : Optional.empty();
    } catch (Refusal e) {
      printer.print(e.findings(), type);
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      internal(e, Optional.of(type));
    }
    return Optional.empty();
  }

  /** All new classes are compiled in one run; should that fail, each on its own, so that the others survive. */
  private List<TypeDistillation> verified(List<TypeDistillation> distilled) {
    List<TypeDistillation> verified = new ArrayList<>(distilled.stream().filter(TypeDistillation::isCached).toList());
    List<TypeDistillation> fresh = distilled.stream().filter(d -> !d.isCached()).toList();
    if (fresh.isEmpty()) {
      return verified;
    }
    Map<TypeDistillation, Map<String, String>> units = new HashMap<>();
    fresh.forEach(d -> units.put(d, d.compilationUnits()));
    Optional<ClassLoader> all = Optional.empty();
    Optional<Map<String, String>> together = merged(units.values());
    if (together.isPresent()) {
      try {
        all = Optional.of(InMemoryCompiler.compile(together.get()));
      } catch (InMemoryCompiler.Failure e) {
        // each on its own below
      }
    }
    for (TypeDistillation distillation : fresh) {
      try {
        ClassLoader loader = all.isPresent() ? all.get() : InMemoryCompiler.compile(units.get(distillation));
        if (distillation.verify(loader)) {
          verified.add(distillation);
        }
      } catch (InMemoryCompiler.Failure e) {
        distillation.reportInternal("The generated class " + distillation.generated() + " does not compile: " + e.getMessage());
      }
    }
    return verified;
  }

  /** All units, unless copies of one user type made for two interfaces differ (nested in one another): then none. */
  private static Optional<Map<String, String>> merged(Collection<Map<String, String>> units) {
    Map<String, String> all = new HashMap<>();
    for (Map<String, String> some : units) {
      for (Map.Entry<String, String> unit : some.entrySet()) {
        String other = all.putIfAbsent(unit.getKey(), unit.getValue());
        if (other != null && !other.equals(unit.getValue())) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(all);
  }

  private void write(TypeDistillation distillation) {
    try {
      Filer filer = processingEnv.getFiler();
      Account account = distillation.account();
      Provenance own = distillation.drawnFrom(account.provenance());
      Provenance provenance = distillation.provenance(own);
      String json = provenance.toJson();
      FileObject source = filer.createSourceFile(distillation.generated().canonicalName(), distillation.origin());
      FileObject evidence = filer.createResource(StandardLocation.CLASS_OUTPUT, "",
          "META-INF/limbeck/" + distillation.binaryName() + ".json", distillation.origin());
      WeightFiles weights = WeightFiles.write(filer, distillation);
      // The source comes last, since the compiler reads every source that was begun.
      OutputFile.write(evidence, json);
      try {
        OutputFile.write(source, distillation.sourceText());
      } catch (IOException e) {
        OutputFile.delete(evidence);
        weights.delete();
        throw e;
      }
      distillation.store();
      Optional<SinceLock> sinceLock = distillation.compareWithLock(own);
      // A page is about rows, of which a lock file has none.
      reports.filter(d -> !distillation.isLocked()).ifPresent(directory -> writePage(directory, account, provenance, sinceLock, ResultCache.hash(json + sinceLock)));
      distillation.report();
    } catch (FilerException e) {
      // Eclipse may run a processor twice for one file; the first writing stands and nothing is to be said.
    } catch (IOException e) {
      printer.print(Finding.of(Diagnostic.CANNOT_WRITE, Place.SUBJECT,
          distillation.generated() + " could not be written (" + e.getClass().getSimpleName() + ")."));
    }
  }

  /** A page that is there already for the same code and provenance stays as it is. */
  private void writePage(Path directory, Account account, Provenance provenance, Optional<SinceLock> sinceLock, String stamp) {
    try {
      ReportDirectory.write(directory, account.type(), stamp, () -> account.page(provenance, sinceLock, stamp));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      printer.print(Finding.of(Diagnostic.NO_REPORT, Place.SUBJECT,
          "The report on " + account.generated() + " could not be written (" + e.getClass().getSimpleName() + ")."));
    }
  }

  private void internal(Throwable e, Optional<TypeElement> type) {
    String where = "";
    if (debug) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      where = "\n" + trace;
    }
    String what = e instanceof OutOfMemoryError
        ? "There is not enough memory for this dataset; give the compiler a larger heap"
        : "Something went wrong inside Limbeck: " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    Finding finding = Finding.of(Diagnostic.INTERNAL, Place.SUBJECT, what + "." + where);
    type.ifPresentOrElse(t -> printer.print(List.of(finding), t), () -> printer.print(finding));
  }
}
