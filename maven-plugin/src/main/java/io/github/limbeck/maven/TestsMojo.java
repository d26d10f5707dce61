package io.github.limbeck.maven;

import io.github.limbeck.engine.lock.TestSources;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a class of JUnit 5 tests for each lock file of the module: for each condition two inputs that differ in it alone, and what is answered to both. They document a rule, and fail where it
 * changes. A class of the same name that was not written by this goal stays.
 */
@Mojo(name = "tests", threadSafe = true)
public final class TestsMojo extends LimbeckMojo {
  /** The one type that tests are written for, with or without its package; by default all that have a lock file. */
  @Parameter(property = "limbeck.type")
  private String type;

  @Override
  public void execute() throws MojoExecutionException {
    if (isSkipped()) {
      return;
    }
    try {
      List<String> lines = TestSources.write(project(), type == null ? "" : type);
      if (lines.isEmpty()) {
        getLog().warn("There is no lock file" + (type == null ? "" : " for " + type) + " in this module. To write one: mvn compile limbeck:lock");
      }
      lines.forEach(getLog()::info);
    } catch (IOException e) {
      throw new MojoExecutionException("The tests could not be written: " + e.getMessage(), e);
    }
  }
}
