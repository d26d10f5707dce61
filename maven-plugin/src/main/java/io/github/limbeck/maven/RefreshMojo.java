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
 * is "nothing to compile". The goal compares the SHA-256 of each dataset with the one recorded beside the generated
 * class, and deletes the class file of an annotated type whose dataset differs; the compiler plugin then recompiles.
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
        getLog().info("The examples of " + type + " changed: it will be distilled again.");
      }
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Limbeck can't compare the datasets with their stamps: " + e.getMessage(), e);
    }
  }

  /** Deletes stale class files and returns the names of their types. */
  static List<String> refresh(Path project, List<Path> outputs) throws IOException {
    List<String> stale = new ArrayList<>();
    for (GeneratedClasses generated : GeneratedClasses.in(outputs)) {
      if (generated.read().isEmpty() || !generated.read().get().changedDatasets(project).isEmpty()) {
        Files.deleteIfExists(generated.annotatedClass());
        Files.deleteIfExists(generated.generatedClass());
        stale.add(generated.type());
      }
    }
    return stale;
  }
}
