package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.archive.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What builds offer as lock files, in the build directory of a project, and how it is accepted. */
public final class Offers {
  /** The directory that offers are in, in the build directory: one for each set of sources. */
  public static final String DIRECTORY = "limbeck-lock";

  /** How the name of a lock file ends, after the binary name of its type. */
  public static final String ENDING = ".limbeck.json";

  private Offers() {}

  /**
   * A type whose offer was looked at.
   *
   * @param file the lock file
   * @param differences what changes by it; empty if nothing does
   */
  private record Accepted(String type, Path file, boolean isNew, List<String> differences) {
    public Accepted {
      differences = List.copyOf(differences);
    }

    /** Whether the file was written. */
    boolean isWritten() {
      return isNew || !differences.isEmpty();
    }
  }

  /**
   * Writes the lock files that the last build of a project offered, of its main and its test sources.
   *
   * @param project its directory
   * @param build its build directory
   * @param type the one type that is wanted, with or without its package; empty for all
   * @param markdown whether a page for people is written beside each, in Markdown
   * @return what came of each, in words; empty if there was none
   * @throws IOException if an offer is out of date or a file can't be written; then all lock files that were not written are as they were
   */
  public static List<String> accept(Path project, Path build, String type, boolean markdown) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String sources : List.of("main", "test")) {
      Path locks = project.resolve("src").resolve(sources).resolve("distilled");
      for (Accepted each : accept(project, build.resolve(DIRECTORY).resolve(sources), locks, name -> isNamed(name, type), markdown)) {
        String file = project.relativize(each.file()).toString().replace('\\', '/');
        lines.add(file + (each.isNew() ? " is new" : each.isWritten() ? " changed:" : " is as it was"));
        each.differences().forEach(line -> lines.add("    " + line));
      }
    }
    return lines;
  }

  /**
   * Whether a type is the one that is wanted.
   *
   * @param name its binary name
   * @param wanted its name with or without its package or the types around it; empty for all
   */
  public static boolean isNamed(String name, String wanted) {
    String canonical = name.replace('$', '.');
    return wanted.isEmpty() || name.equals(wanted) || canonical.equals(wanted) || canonical.endsWith("." + wanted);
  }

  private static List<Accepted> accept(Path project, Path offers, Path locks, Predicate<String> wanted, boolean markdown) throws IOException {
    List<Accepted> accepted = new ArrayList<>();
    for (String type : types(offers).stream().filter(wanted).toList()) {
      String text = Files.readString(offers.resolve(type + ENDING));
      Lock offered = read(text).orElseThrow(() -> new IOException("what was learned for " + type + " is of another version of Limbeck; build again"));
      List<String> changed = new GeneratedClass(offered.provenance()).changedDatasets(project);
      if (!changed.isEmpty()) {
        throw new IOException(String.join(", ", changed) + " changed after " + type + " was distilled; build again");
      }
      accepted.add(accept(type, text, offered, locks.resolve(type + ENDING)));
      if (markdown) {
        WholeFile.write(locks.resolve(type + ENDING.replace(".json", ".md")), LockMarkdown.of(offered));
      }
    }
    return accepted;
  }

  /** The types that a directory has offers for. */
  static List<String> types(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).filter(name -> name.endsWith(ENDING)).map(name -> name.substring(0, name.length() - ENDING.length())).sorted().toList();
    }
  }

  private static Accepted accept(String type, String text, Lock offered, Path file) throws IOException {
    boolean isNew = !Files.isRegularFile(file);
    String present = isNew ? "" : LockText.unified(Files.readString(file));
    if (present.equals(text)) {
      return new Accepted(type, file, false, List.of());
    }
    List<String> differences = isNew ? List.of() : read(present).map(old -> ReviewText.lines(Review.ofWords(old, offered))).orElse(List.of("the file that was there could not be read"));
    WholeFile.write(file, text);
    return new Accepted(type, file, isNew, differences);
  }

  private static Optional<Lock> read(String text) {
    try {
      return Optional.of(LockText.read(text));
    } catch (LockText.Unreadable e) {
      return Optional.empty();
    }
  }
}
