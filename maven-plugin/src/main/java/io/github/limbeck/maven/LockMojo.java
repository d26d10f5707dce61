package io.github.limbeck.maven;

import io.github.limbeck.engine.lock.Offers;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the lock files of the module, {@code src/main/distilled/<type>.limbeck.json}, from what the last build learned: it accepts that result, and from then on
 * builds are held to it. It is never part of a build; compile first, even if that fails because the lock files say something else.
 */
@Mojo(name = "lock", threadSafe = true)
public final class LockMojo extends LimbeckMojo {
  /** Where builds offer what they learned, in a directory of its own. */
  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File build;

  /** The one type whose lock file is written, with or without its package; by default those of all types. */
  @Parameter(property = "limbeck.type")
  private String type;

  /** Whether a page for people is written beside each lock file, in Markdown. */
  @Parameter(property = "limbeck.markdown", defaultValue = "false")
  private boolean markdown;

  @Override
  public void execute() throws MojoExecutionException {
    if (isSkipped()) {
      return;
    }
    try {
      List<String> lines = Offers.accept(project(), build.toPath(), type == null ? "" : type, markdown);
      if (lines.isEmpty()) {
        getLog().warn("There is nothing to lock" + (type == null ? "" : " for " + type) + " in this module. If there should be, compile it first, with its data: mvn compile");
      }
      lines.forEach(getLog()::info);
    } catch (IOException e) {
      throw new MojoExecutionException("The lock files could not be written: " + e.getMessage(), e);
    }
  }
}
