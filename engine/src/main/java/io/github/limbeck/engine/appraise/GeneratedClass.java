package io.github.limbeck.engine.appraise;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.distil.Appraisal;
import io.github.limbeck.engine.distil.HoldOut;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.source.Fingerprint;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.ProjectDirectory;
import io.github.limbeck.engine.source.Source;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class that was generated before, by what its provenance says of it: whether the files it was made from are still the same,
 * and whether it still does on its examples what it did.
 */
public final class GeneratedClass {
  private final Provenance provenance;

  public GeneratedClass(Provenance provenance) {
    this.provenance = provenance;
  }

  /** Reads {@code META-INF/limbeck/<type>.json}. */
  public static GeneratedClass read(InputStream json) throws IOException {
    return new GeneratedClass(Provenance.read(json));
  }

  public Provenance provenance() {
    return provenance;
  }

  /**
   * A file that a method was made from.
   *
   * @param tables those that were read with it, by their paths
   */
  private record Origin(String file, List<String> tables, String sha256) {
    boolean isChanged(Path project) {
      // Those of other projects have no path; their changes are seen as changes of a dependency.
      if (file.isEmpty()) {
        return false;
      }
      List<Path> paths = Stream.concat(Stream.of(file), tables.stream()).map(project::resolve).toList();
      try {
        List<String> fingerprints = new ArrayList<>();
        for (Path path : paths) {
          fingerprints.add(Files.isRegularFile(path) ? Fingerprint.of(path) : "");
        }
        return !sha256.equals(Fingerprint.together(fingerprints));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Origin> origins(Provenance.Method method) {
    List<String> tables = tables(method);
    return List.of(new Origin(method.datasetFile(), beside(method.datasetFile(), method.dataset(), tables), method.sha256()),
        new Origin(method.validationFile(), beside(method.validationFile(), method.validation(), tables), method.validationSha256()));
  }

  /** The tables of things that are read with the dataset; none where the contract is not understood, of which others complain. */
  private static List<String> tables(Provenance.Method method) {
    try {
      return Contract.read(method.contract()).items().stream().flatMap(i -> i.table().stream()).map(ItemsFeature.Table::dataset).toList();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  /** Paths in the directory that a dataset was found in. */
  private static List<String> beside(String file, String dataset, List<String> names) {
    return names.stream().map(name -> file.substring(0, Math.max(0, file.length() - dataset.length())) + name).toList();
  }

  /**
   * The files that the class was made from and that are gone, or no longer what they were: datasets, and a lock file. Of a class that was taken from
   * a lock file the data do not matter.
   *
   * @param project the directory that paths are relative to
   * @return their paths
   */
  public List<String> changedFiles(Path project) {
    Stream<String> lock = provenance.lock().filter(use -> use.isChanged(project)).map(Provenance.LockUse::file).stream();
    return Stream.concat(isLocked() ? Stream.empty() : changedDatasets(project).stream(), lock).toList();
  }

  /** The datasets that are gone, or no longer what they were. */
  public List<String> changedDatasets(Path project) {
    return provenance.methods().stream()
        .flatMap(m -> origins(m).stream())
        .filter(o -> o.isChanged(project)).map(Origin::file).distinct().toList();
  }

  /** Whether the class was taken from a lock file. */
  public boolean isLocked() {
    return provenance.lock().filter(Provenance.LockUse::isSource).isPresent();
  }

  /**
   * How the compiled class does on the rows it was trained on.
   *
   * @param loader knows the generated class and all types it mentions
   * @return one appraisal per answer of each method whose examples can be read again: not those that a database answered, nor constants of series, which are in no data, nor
   *     those of a class from a lock file, if they are not the ones that it was learned from
   * @throws IOException if examples can't be read
   * @throws ReflectiveOperationException if a method is missing, or throws
   */
  public List<Appraisal> appraise(ClassLoader loader, Path project) throws IOException, ReflectiveOperationException {
    List<Appraisal> all = new ArrayList<>();
    for (Provenance.Method method : provenance.methods()) {
      all.addAll(appraise(method, loader, project));
    }
    return all;
  }

  private List<Appraisal> appraise(Provenance.Method method, ClassLoader loader, Path project)
      throws IOException, ReflectiveOperationException {
    Contract contract = Contract.read(method.contract());
    Optional<Source> source = source(method, contract, loader, project);
    boolean elsewhere = isLocked() && origins(method).stream().anyMatch(o -> o.isChanged(project));
    if (source.isEmpty() || contract.isEncoder() || elsewhere) {
      return List.of();
    }
    try {
      Dataset training = HoldOut.of(contract, read(source.get(), contract, loader), Optional.empty()).training();
      return Appraisal.of(contract, method.parameters(), training, loader, provenance.generated());
    } catch (Refusal e) {
      throw unreadable(e);
    }
  }

  /**
   * How the compiled class does on other examples.
   *
   * @param examples in the columns of its own examples
   * @param method which method; null for all
   */
  public List<Appraisal> appraise(ClassLoader loader, Source examples, String method) throws IOException, ReflectiveOperationException {
    List<Appraisal> all = new ArrayList<>();
    for (Provenance.Method m : provenance.methods()) {
      if (method == null || method.equals(m.name())) {
        Contract contract = Contract.read(m.contract()).unmarked();
        if (contract.isEncoder()) {
          continue;
        }
        try {
          all.addAll(Appraisal.of(contract, m.parameters(), read(examples, contract, loader), loader, provenance.generated()));
        } catch (Refusal e) {
          throw unreadable(e);
        }
      }
    }
    return all;
  }

  /**
   * Where fresh rows are answered worse than was to be expected when the class was built, in words: where the whole 95 % interval of the
   * share that is right on them lies below that of the build. Of arrays elements count, of formulas and of one answer alone nothing is known.
   *
   * @param examples in the columns of its own examples
   */
  public List<String> drift(ClassLoader loader, Source examples) throws IOException, ReflectiveOperationException {
    List<String> drift = new ArrayList<>();
    for (Provenance.Method method : provenance.methods()) {
      List<Appraisal> appraisals = appraise(loader, examples, method.name());
      for (int a = 0; a < appraisals.size(); a++) {
        Appraisal now = appraisals.get(a);
        Optional<Provenance.Expectation> then = method.answers().get(a).expectation().filter(e -> !Double.isNaN(e.low()));
        Estimate estimate = Estimate.of(now.accuracy(), now.rows());
        then.filter(e -> estimate.high() < e.low()).ifPresent(e -> drift.add(now.method() + (now.answer().isEmpty() ? "" : "." + now.answer())
            + " answers " + estimate + " of the " + now.rows() + " rows of " + examples.name() + " rightly, where " + Shares.percent(e.low()) + " to "
            + Shares.percent(e.high()) + " were to be expected when it was built; wrong: " + String.join(", ", now.wrong())));
      }
    }
    return drift;
  }

  /**
   * What the compiled class no longer does: it answers fewer of its rows rightly than when it was generated, or its formulas are
   * further off. Empty if all is well.
   */
  public List<String> shortfalls(ClassLoader loader, Path project) throws IOException, ReflectiveOperationException {
    List<String> shortfalls = new ArrayList<>();
    for (Provenance.Method method : provenance.methods()) {
      List<Appraisal> appraisals = appraise(method, loader, project);
      for (int a = 0; a < appraisals.size(); a++) {
        Provenance.Answer then = method.answers().get(a);
        appraisals.get(a).shortfall(then.trainingAccuracy(), then.formula().map(Provenance.Formula::rootMeanSquareError).orElse(Double.NaN))
            .ifPresent(shortfalls::add);
      }
    }
    return shortfalls;
  }

  /**
   * Whether the class is another one than that which was generated: it was not compiled from the generated source, or that source
   * is no longer what it was.
   *
   * @param classFile the class as it is
   * @param sources directories of generated sources
   * @param classPath where the types lie that it mentions
   * @return how it differs, in words; empty if it does not, or if its source is gone
   */
  public Optional<String> replaced(Path classFile, List<Path> sources, List<File> classPath) throws IOException {
    Optional<Path> source = sources.stream().map(s -> s.resolve(provenance.generated().replace('.', '/') + ".java")).filter(Files::isRegularFile).findFirst();
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String text = Files.readString(source.get());
    if (!ResultCache.hash(text).equals(provenance.sourceSha256())) {
      return Optional.of("the source of " + provenance.generated() + " was changed after it was generated");
    }
    try {
      return CompiledCode.isOf(Files.readAllBytes(classFile), provenance.generated(), text, classPath) ? Optional.empty()
          : Optional.of(provenance.generated() + " was not compiled from the source that was generated");
    } catch (InMemoryCompiler.Failure e) {
      return Optional.of("the source of " + provenance.generated() + " does not compile: " + e.getMessage());
    }
  }

  private static Dataset read(Source source, Contract contract, ClassLoader loader) throws IOException {
    try {
      return DatasetReader.read(source, contract, Limits.DEFAULT, Place.SUBJECT, new UserMethods(loader));
    } catch (Refusal e) {
      throw unreadable(e);
    }
  }

  private static IOException unreadable(Refusal refusal) {
    return new IOException(refusal.findings().stream().map(Finding::message).collect(Collectors.joining("\n")));
  }

  /** Where the examples are now: in the annotation, in a file of the project, on the class path, or out of reach. */
  private static Optional<Source> source(Provenance.Method method, Contract contract, ClassLoader loader, Path project) {
    if (contract.request().isQuery()) {
      return Optional.empty();
    }
    if (!contract.request().data().isEmpty()) {
      return Optional.of(Source.ofText(contract.request().data()));
    }
    if (!method.datasetFile().isEmpty()) {
      return joined(Source.ofPath(method.dataset(), project.resolve(method.datasetFile())), contract,
          name -> Optional.of(project.resolve(beside(method.datasetFile(), method.dataset(), List.of(name)).get(0))).filter(Files::isRegularFile).map(file -> Source.ofPath(name, file)));
    }
    Function<String, Optional<Source>> resources = name -> Optional.ofNullable(loader.getResource(name)).map(url -> Source.ofUrl(name, url));
    return resources.apply(method.dataset()).flatMap(rows -> joined(rows, contract, resources));
  }

  /** With the tables of things, which lie where the rows do; empty if one of them is out of reach. */
  private static Optional<Source> joined(Source rows, Contract contract, Function<String, Optional<Source>> beside) {
    List<Source.Table> tables = new ArrayList<>();
    for (ItemsFeature items : contract.items()) {
      if (items.table().isPresent()) {
        Optional<Source> things = beside.apply(items.table().get().dataset());
        if (things.isEmpty()) {
          return Optional.empty();
        }
        tables.add(new Source.Table(items.columns().get(0), things.get(), items.table().get().key(), false));
      }
    }
    return Optional.of(tables.isEmpty() ? rows : new Source.Joined(rows, tables));
  }

  /** The directory of the project that a class output belongs to: that which holds {@code target}, {@code build}, {@code bin} or {@code out}. */
  public static Optional<Path> projectOf(URL classes) {
    try {
      return ProjectDirectory.of(Path.of(new URI(classes.toString())));
    } catch (URISyntaxException | RuntimeException e) {
      return Optional.empty(); // a jar, or a class loader with addresses of its own
    }
  }
}
