package io.github.limbeck.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes the compiler run again when a dataset changed: Maven looks only at Java sources, so an edited dataset alone
 * is "nothing to compile". The goal compares the SHA-256 of each dataset, and of the lock file if there is one, with the one recorded
 * beside the generated class, and deletes the class file of an annotated type where it differs; the compiler plugin then recompiles.
 */
@Mojo(name = "refresh", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class RefreshMojo extends LimbeckMojo {
  @Override
  public void execute() throws MojoExecutionException {
    if (isSkipped()) {
      return;
    }
    try {
      for (String type : refresh(project(), outputs())) {
        getLog().info("The examples of " + type + " changed, or its lock file, or its class is missing: it will be distilled again.");
      }
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Limbeck can't compare the datasets with their stamps: " + e.getMessage(), e);
    }
  }

  /**
   * Deletes what is stale: the class files, and their provenance, so that nothing is left of a type that is distilled no longer.
   *
   * @return the names of the types that will be compiled again
   */
  static List<String> refresh(Path project, List<Path> outputs) throws IOException {
    List<String> stale = new ArrayList<>();
    for (ProvenanceFile file : ProvenanceFile.in(outputs)) {
      boolean complete = Files.exists(file.generatedClass());
      if (!complete || file.read().isEmpty() || !file.read().get().changedFiles(project).isEmpty() || file.hasNewLock(project)) {
        if (Files.deleteIfExists(file.annotatedClass())) {
          stale.add(file.type());
        }
        Files.deleteIfExists(file.generatedClass());
        Files.deleteIfExists(file.path());
      }
    }
    return stale;
  }
}
