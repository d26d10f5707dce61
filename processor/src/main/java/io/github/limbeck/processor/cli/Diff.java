package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.lock.Review;
import io.github.limbeck.engine.lock.ReviewText;
import io.github.limbeck.engine.lock.Reviews;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how rules differ: what conditions changed, which rows are answered otherwise, and on which inputs the answers are others. */
@Command(name = "diff", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Shows how what is learned differs, in words and in answers.", "Ends with 0 if nothing does, with 1 if something does, with 2 if files can't be read."},
    footer = {"", "Examples:", "  limbeck diff                          (the lock files of this project, and what its last build learned)",
        "  limbeck diff old.limbeck.json new.limbeck.json", "  limbeck diff ../main/src/main/distilled src/main/distilled --markdown"})
final class Diff implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "BEFORE", description = "A lock file, a directory of such, or alone the directory of a project; by default the present one.")
  private Path before = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "AFTER", description = "The lock file, or the directory, to compare it with.")
  private Path after;

  @Option(names = "--type", paramLabel = "TYPE", description = "The one interface to compare, with or without its package; by default all.")
  private String type = "";

  @Option(names = "--markdown", description = "Prints Markdown, for a comment on a pull request.")
  private boolean markdown;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter error = spec.commandLine().getErr();
    try {
      List<Review> reviews = reviews();
      if (reviews.isEmpty()) {
        error.println("There is nothing to compare" + (type.isEmpty() ? "" : " for " + type) + ". Build the project first, with its data.");
        error.flush();
        return 2;
      }
      out.print(json ? ReviewText.json(reviews) : markdown ? ReviewText.markdown(reviews) : text(reviews));
      out.flush();
      return reviews.stream().allMatch(Review::isEmpty) ? 0 : 1;
    } catch (IOException e) {
      error.println(e.getMessage());
      error.flush();
      return 2;
    }
  }

  private List<Review> reviews() throws IOException {
    if (after != null) {
      for (Path path : List.of(before, after)) {
        if (!Files.exists(path)) {
          throw new IOException("There is no " + path + ".");
        }
      }
      return Reviews.between(before, after, type);
    }
    List<Review> reviews = new ArrayList<>();
    Path project = before.toAbsolutePath().normalize();
    for (String build : List.of("target", "build")) {
      reviews.addAll(Reviews.ofProject(project, project.resolve(build), type));
    }
    return reviews;
  }

  private static String text(List<Review> reviews) {
    StringBuilder text = new StringBuilder();
    for (Review review : reviews) {
      text.append(review.type()).append(review.isEmpty() ? ": no difference\n" : ":\n");
      ReviewText.lines(review).forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }
}
