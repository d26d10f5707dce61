package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.WholeFile;
import io.github.limbeck.engine.export.BoundaryTests;
import io.github.limbeck.engine.export.Inexpressible;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes JUnit tests of the rules that the lock files of a project hold, in the packages of the interfaces. */
public final class TestSources {
  private TestSources() {}

  /**
   * Writes {@code src/test/java/<package>/<Type>BoundaryTest.java} for each lock file of the main sources. A class of that name that was not written here stays.
   *
   * @param type the one type that is wanted, with or without its package; empty for all
   * @return what came of each, in words; empty if there is no lock file
   * @throws IOException if a file can't be read or written
   */
  public static List<String> write(Path project, String type) throws IOException {
    Path locks = project.resolve("src/main/distilled");
    List<String> lines = new ArrayList<>();
    for (String each : Offers.types(locks)) {
      if (Offers.isNamed(each, type)) {
        lines.add(write(project, each, locks.resolve(each + Offers.ENDING)));
      }
    }
    return lines;
  }

  private static String write(Path project, String type, Path file) throws IOException {
    Lock lock = Reviews.read(file);
    String generated = lock.provenance().generated();
    String test = generated.substring(generated.lastIndexOf('.') + 1).replaceAll("Distilled$", "") + "BoundaryTest";
    Path source = project.resolve("src/test/java").resolve(generated.substring(0, generated.lastIndexOf('.') + 1).replace('.', '/')).resolve(test + ".java");
    String shown = project.relativize(source).toString().replace('\\', '/');
    if (Files.exists(source) && !Files.readString(source).contains(BoundaryTests.MARK)) {
      return shown + " was not written by Limbeck, and stays as it is";
    }
    try {
      List<BoundaryTests.Method> methods = new ArrayList<>();
      for (int m = 0; m < lock.methods().size(); m++) {
        Lock.Method method = lock.methods().get(m);
        if (lock.readsImages(m)) {
          return "No tests for " + type + ": " + lock.provenance().methods().get(m).name() + " is given images, and a test can't write these";
        }
        methods.add(new BoundaryTests.Method(lock.known(m), method.outline(), method.signature()));
      }
      WholeFile.write(source, BoundaryTests.of(type.replace('$', '.'), generated, test, methods));
      return shown + " was written";
    } catch (Inexpressible e) {
      return "No tests for " + type + ": " + e.getMessage();
    } catch (Refusal e) {
      return "No tests for " + type + ": " + e.findings().stream().map(Finding::detail).findFirst().orElse("");
    }
  }
}
