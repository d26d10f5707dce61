package io.github.limbeck.processor.shell;

import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.lock.Lock;
import io.github.limbeck.engine.lock.LockText;
import io.github.limbeck.engine.lock.Offers;
import io.github.limbeck.processor.shell.Options.LockMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lock file of a type, as the build finds it.
 *
 * @param mode what is to be done with it; OFF where there is none
 * @param shown its path, relative to the project if it lies in it
 * @param sha256 of its text; empty where there is none
 * @param lock what it says; empty where that can't be read
 * @param problem why it can't be used
 */
public record LockFile(LockMode mode, String shown, String sha256, Optional<Lock> lock, Optional<Finding> problem) {
  private static final LockFile NONE = new LockFile(LockMode.OFF, "", "", Optional.empty(), Optional.empty());

  /** Finds the lock file of a type. */
  public static LockFile of(String type, Environment environment) {
    Options options = environment.options();
    DatasetLocator locator = environment.locator();
    String folder = "src/" + locator.sourceSet() + "/distilled";
    Optional<Path> directory = options.locks().or(() -> locator.projectDirectory().map(project -> project.resolve(folder)));
    if (options.lock().equals(Optional.of(LockMode.OFF)) || directory.isEmpty() && options.lock().isEmpty()) {
      return NONE;
    }
    String shown = (options.locks().isPresent() ? options.locks().get().toString().replace('\\', '/') : folder) + "/" + type + Offers.ENDING;
    Optional<Path> file = directory.map(d -> d.resolve(type + Offers.ENDING)).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return options.lock().isEmpty() ? NONE : new LockFile(options.lock().get(), shown, "", Optional.empty(),
          Optional.of(Finding.of(Diagnostic.LOCK_MISSING, Place.SUBJECT, "There is no lock file " + shown + ".")));
    }
    return read(file.get(), shown, type, options.lock(), environment.version());
  }

  /** Where nothing is said of it, a build is held to it; but the class is taken from it, if it was learned from more rows than a build reads. */
  private static LockFile read(Path file, String shown, String type, Optional<LockMode> asked, String version) {
    String sha256 = "";
    LockMode mode = asked.orElse(LockMode.CHECK);
    try {
      String text = LockText.unified(Files.readString(file));
      sha256 = ResultCache.hash(text);
      Lock lock = LockText.read(text);
      String problem = !lock.provenance().type().equals(type) ? "it is of the type " + lock.provenance().type()
          : !lock.provenance().version().equals(version) ? "Limbeck " + lock.provenance().version() + " wrote it, and this is " + version : "";
      if (problem.isEmpty() && lock.provenance().methods().stream().anyMatch(m -> m.population().isPresent())) {
        mode = LockMode.USE; // nothing else can be done with it
        problem = asked.equals(Optional.of(LockMode.CHECK)) ? "it was learned by limbeck:distill from more rows than a build reads, and can't be checked by one; set limbeck.lock=use, or nothing" : "";
      }
      return problem.isEmpty() ? new LockFile(mode, shown, sha256, Optional.of(lock), Optional.empty()) : unusable(mode, shown, sha256, problem);
    } catch (LockText.Unreadable e) {
      return unusable(mode, shown, sha256, e.getMessage());
    } catch (IOException e) {
      return unusable(mode, shown, sha256, "it can't be read");
    }
  }

  private static LockFile unusable(LockMode mode, String shown, String sha256, String reason) {
    return new LockFile(mode, shown, sha256, Optional.empty(), Optional.of(unusable(shown, reason)));
  }

  private static Finding unusable(String shown, String reason) {
    return Finding.of(Diagnostic.LOCK_UNUSABLE, Place.SUBJECT, "The lock file " + shown + " is of no use: " + reason + ".");
  }

  /** Says why it is of no use after all. */
  public Refusal refusal(String reason) {
    return new Refusal(List.of(unusable(shown, reason)));
  }

  /** Whether the class is taken from it. */
  public boolean isSource() {
    return mode == LockMode.USE;
  }

  /** Whether the build is held to it. */
  public boolean isChecked() {
    return mode == LockMode.CHECK;
  }
}
