package io.github.limbeck.maven;

import io.github.limbeck.engine.lock.Review;
import io.github.limbeck.engine.lock.ReviewText;
import io.github.limbeck.engine.lock.Reviews;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows how what the last build learned differs from the lock files of the module: which conditions or terms changed, which rows are answered otherwise, and an input on
 * which old and new disagree, or that there is none. Compile first, even if that fails because of the difference. The goal itself does not fail because of it.
 */
@Mojo(name = "diff", threadSafe = true)
public final class DiffMojo extends LimbeckMojo {
  /** Where builds offer what they learned, in a directory of its own. */
  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File build;

  /** The one type that is compared, with or without its package; by default all. */
  @Parameter(property = "limbeck.type")
  private String type;

  /** A file for the same as Markdown, such as for a comment on a pull request. */
  @Parameter(property = "limbeck.markdown")
  private File markdown;

  /** A file for the same as JSON. */
  @Parameter(property = "limbeck.json")
  private File json;

  @Override
  public void execute() throws MojoExecutionException {
    if (isSkipped()) {
      return;
    }
    try {
      List<Review> reviews = Reviews.ofProject(project(), build.toPath(), type == null ? "" : type);
      if (reviews.isEmpty()) {
        getLog().warn("There is nothing to compare" + (type == null ? "" : " for " + type) + " in this module. If there should be, compile it first, with its data: mvn compile");
      }
      for (Review review : reviews) {
        getLog().info(review.type() + (review.isEmpty() ? ": no difference" : ":"));
        ReviewText.lines(review).forEach(line -> getLog().info("  " + line));
      }
      write(markdown, ReviewText.markdown(reviews));
      write(json, ReviewText.json(reviews));
    } catch (IOException e) {
      throw new MojoExecutionException("The lock files could not be compared: " + e.getMessage(), e);
    }
  }

  private static void write(File file, String text) throws IOException {
    if (file != null) {
      Path path = file.toPath().toAbsolutePath();
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }
  }
}
