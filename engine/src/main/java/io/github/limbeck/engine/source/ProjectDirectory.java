package io.github.limbeck.engine.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The directory of a project, by where its classes go. */
public final class ProjectDirectory {
  private static final List<String> BUILD_DIRECTORIES = List.of("target", "build", "bin", "out");

  private ProjectDirectory() {}

  /** The directory that holds {@code target}, {@code build}, {@code bin} or {@code out}, which the output lies in. */
  public static Optional<Path> of(Path output) {
    for (Path p = output; p != null && p.getFileName() != null; p = p.getParent()) {
      if (BUILD_DIRECTORIES.contains(p.getFileName().toString())) {
        return Optional.ofNullable(p.getParent());
      }
    }
    return Optional.empty();
  }
}
