package io.github.limbeck.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals know of the project. */
abstract class LimbeckMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File basedir;

  /** Where classes are compiled to. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  private File classes;

  /** Where test classes are compiled to. */
  @Parameter(defaultValue = "${project.build.testOutputDirectory}")
  private File testClasses;

  /** Leaves everything as it is. */
  @Parameter(property = "limbeck.skip", defaultValue = "false")
  private boolean skip;

  boolean isSkipped() {
    return skip;
  }

  Path project() {
    return basedir.toPath();
  }

  List<Path> outputs() {
    return List.of(classes.toPath(), testClasses.toPath());
  }
}
