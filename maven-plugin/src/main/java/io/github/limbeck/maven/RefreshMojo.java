package io.github.limbeck.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes the compiler run again when a dataset changed: Maven looks only at Java sources, so an edited dataset alone
 * is "nothing to compile". The goal compares the SHA-256 of each dataset with the one recorded beside the generated
 * class, and deletes the class file of an annotated type whose dataset differs; the compiler plugin then recompiles.
 */
@Mojo(name = "refresh", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class RefreshMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File project;

  /** Where classes are compiled to. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  private File classes;

  /** Where test classes are compiled to. */
  @Parameter(defaultValue = "${project.build.testOutputDirectory}")
  private File testClasses;

  /** Leaves everything as it is. */
  @Parameter(property = "limbeck.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public void execute() throws MojoExecutionException {
    if (skip) {
      return;
    }
    try {
      for (String type : refresh(project.toPath(), List.of(classes.toPath(), testClasses.toPath()))) {
        getLog().info("The examples of " + type + " changed: it will be distilled again.");
      }
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Limbeck can't compare the datasets with their stamps: " + e.getMessage(), e);
    }
  }

  /** Deletes stale class files and returns the names of their types. */
  static List<String> refresh(Path project, List<Path> outputs) throws IOException {
    List<String> stale = new ArrayList<>();
    for (Path output : outputs) {
      Path stamps = output.resolve("META-INF/limbeck");
      if (!Files.isDirectory(stamps)) {
        continue;
      }
      try (Stream<Path> files = Files.list(stamps)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          Stamp stamp = Stamp.read(file);
          if (stamp.isStale(project)) {
            Files.deleteIfExists(output.resolve(stamp.type().replace('.', '/') + ".class"));
            Files.deleteIfExists(output.resolve(stamp.generated().replace('.', '/') + ".class"));
            stale.add(stamp.type());
          }
        }
      }
    }
    return stale;
  }
}
