package io.github.limbeck.processor.shell;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.source.ProjectDirectory;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * Finds the file that a relative dataset path means: a list of small locators, the first hit wins, and every miss
 * is named in the error. Never the working directory: that of a build daemon is arbitrary.
 *
 * <p>Filers differ in what they throw for locations they do not support (FilerException,
 * IllegalArgumentException, NullPointerException, UnsupportedOperationException … all were seen), so each locator
 * survives anything.
 */
public final class DatasetLocator {
  private static final String PROBE = "META-INF/limbeck/probe";

  private final Filer filer;
  private final Options options;
  private final Optional<Path> classOutput;

  public DatasetLocator(Filer filer, Options options) {
    this(filer, options, classOutput(filer));
  }

  /** @param classOutput a path in the directory that classes are compiled to, if it is known */
  public DatasetLocator(Filer filer, Options options, Optional<Path> classOutput) {
    this.filer = filer;
    this.options = options;
    this.classOutput = classOutput;
  }

  /**
   * A dataset that was found.
   *
   * @param file its path relative to the project directory, with forward slashes; empty if it lies elsewhere
   */
  public record Located(Source source, String file) {}

  /** Finds a dataset, or refuses with all places that were looked at. */
  public Located find(String path, Place place) throws Refusal {
    requireSafe(path, place);
    List<String> misses = new ArrayList<>();
    for (Path directory : options.datasets()) {
      Optional<Located> found = inDirectory(directory, path, place, misses);
      if (found.isPresent()) {
        return found.get();
      }
    }
    for (StandardLocation location : List.of(StandardLocation.SOURCE_PATH, StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH)) {
      Optional<Located> found = inLocation(location, path, place, misses);
      if (found.isPresent()) {
        return found.get();
      }
    }
    Optional<Path> project = projectDirectory();
    if (project.isEmpty()) {
      misses.add("the project directory (not known from the class output)");
    }
    for (String folder : project.isPresent() ? projectFolders() : List.<String>of()) {
      Optional<Located> found = inDirectory(project.get().resolve(folder), path, place, misses);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new Refusal(Diagnostic.DATASET_NOT_FOUND, place,
        "There is no dataset " + Wording.quote(path) + "." + hint(path, project) + " Looked in:\n    " + String.join("\n    ", misses));
  }

  private static void requireSafe(String path, Place place) throws Refusal {
    String why = path.isBlank() ? "it is blank"
        : path.matches("^[a-zA-Z][a-zA-Z0-9+.-]*:.*") ? "it names a scheme or a drive"
        : path.startsWith("/") ? "it is absolute"
        : path.indexOf('\\') >= 0 ? "it has a backslash"
        : path.indexOf('\0') >= 0 ? "it has a NUL character"
        : List.of(path.split("/", -1)).contains("..") ? "it leaves its directory with .."
        : null;
    if (why != null) {
      throw new Refusal(Diagnostic.PATH_REFUSED, place, "The path " + Wording.quote(path) + " is refused: " + why + ".");
    }
  }

  private Optional<Located> inDirectory(Path directory, String path, Place place, List<String> misses) throws Refusal {
    try {
      Path file = directory.resolve(path);
      if (!Files.isRegularFile(file)) {
        misses.add(shown(directory));
        return Optional.empty();
      }
      requireInside(directory, file, path, place);
      return Optional.of(new Located(Source.ofPath(path, file), relative(file)));
    } catch (IOException | RuntimeException e) {
      misses.add(shown(directory) + " (" + e.getClass().getSimpleName() + ")");
      return Optional.empty();
    }
  }

  private Optional<Located> inLocation(JavaFileManager.Location location, String path, Place place, List<String> misses)
      throws Refusal {
    try {
      FileObject object = filer.getResource(location, "", path);
      URI uri = object.toUri();
      if ("file".equals(uri.getScheme())) {
        Path file = Path.of(uri);
        Path directory = file;
        for (int i = 0; i < Path.of(path).getNameCount(); i++) {
          directory = directory.getParent();
        }
        List<String> here = new ArrayList<>();
        Optional<Located> found = inDirectory(directory, path, place, here);
        here.forEach(miss -> misses.add(location + ": " + miss));
        return found;
      }
      try (InputStream in = object.openInputStream()) {
        in.read();
      }
      return Optional.of(new Located(new Source.Bytes(path, object::openInputStream, () -> String.valueOf(object.getLastModified())), ""));
    } catch (IOException | RuntimeException e) {
      misses.add(location.toString());
      return Optional.empty();
    }
  }

  private static void requireInside(Path directory, Path file, String path, Place place) throws IOException, Refusal {
    if (!file.toRealPath().startsWith(directory.toRealPath())) {
      throw new Refusal(Diagnostic.PATH_REFUSED, place,
          "The path " + Wording.quote(path) + " is refused: it is a link that leaves its directory.");
    }
  }

  /** The directory that holds {@code target}, {@code build}, {@code bin} or {@code out}, by the class output. */
  public Optional<Path> projectDirectory() {
    return classOutput.flatMap(ProjectDirectory::of);
  }

  /** Whether sources of {@code main} or of {@code test} are compiled, by the class output. */
  public String sourceSet() {
    Optional<Path> inProject = projectDirectory().flatMap(project -> classOutput.map(project::relativize)).or(() -> classOutput);
    return inProject.map(p -> p.toString().contains("test")).orElse(false) ? "test" : "main";
  }

  private List<String> projectFolders() {
    String first = sourceSet();
    String second = first.equals("test") ? "main" : "test";
    return List.of("src/" + first + "/datasets", "src/" + second + "/datasets", "src/" + first + "/resources",
        "src/" + second + "/resources", "");
  }

  /** To be asked once: a compiler may refuse to name the same file a second time. */
  public static Optional<Path> classOutput(Filer filer) {
    try {
      return Optional.of(Path.of(filer.getResource(StandardLocation.CLASS_OUTPUT, "", PROBE).toUri()));
    } catch (IOException | RuntimeException e) {
      // Eclipse's compiler finds existing files only; a file to be written tells the directory too.
      try {
        return Optional.of(Path.of(filer.createResource(StandardLocation.CLASS_OUTPUT, "", PROBE).toUri()));
      } catch (IOException | RuntimeException e2) {
        return Optional.empty();
      }
    }
  }

  private String relative(Path file) {
    return projectDirectory()
        .map(p -> p.toAbsolutePath().normalize())
        .filter(p -> file.toAbsolutePath().normalize().startsWith(p))
        .map(p -> p.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/'))
        .orElse("");
  }

  private static String shown(Path directory) {
    return directory.toString().isEmpty() ? "." : directory.toString();
  }

  /** A file of nearly that name beside the place where it should be. */
  private String hint(String path, Optional<Path> project) {
    List<String> names = new ArrayList<>();
    List<Path> directories = new ArrayList<>(options.datasets());
    project.ifPresent(p -> projectFolders().stream().filter(f -> !f.isEmpty()).forEach(f -> directories.add(p.resolve(f))));
    for (Path directory : directories) {
      try (var files = Files.walk(directory, 4)) {
        files.filter(Files::isRegularFile).limit(500)
            .map(f -> directory.relativize(f).toString().replace('\\', '/')).sorted().forEach(names::add);
      } catch (IOException | RuntimeException e) {
        // no such folder: no hint from it
      }
    }
    return Wording.hint(path, names);
  }
}
