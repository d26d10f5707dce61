package io.github.limbeck.engine.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reviews of all the lock files of a project, or of two sets of them. */
public final class Reviews {
  private Reviews() {}

  /**
   * The lock files of a project beside what its last build learned.
   *
   * @param build its build directory
   * @param type the one type that is wanted, with or without its package; empty for all
   * @throws IOException if one of them can't be read
   */
  public static List<Review> ofProject(Path project, Path build, String type) throws IOException {
    List<Review> reviews = new ArrayList<>();
    for (String sources : List.of("main", "test")) {
      reviews.addAll(between(project.resolve("src").resolve(sources).resolve("distilled"), build.resolve(Offers.DIRECTORY).resolve(sources), type, new ProjectExamples(project), false));
    }
    return reviews;
  }

  /**
   * Two lock files, or two directories of such.
   *
   * @throws IOException if one of them can't be read
   */
  public static List<Review> between(Path before, Path after, String type) throws IOException {
    if (Files.isDirectory(before) != Files.isDirectory(after)) {
      throw new IOException("one of them is a file, and the other a directory");
    }
    return Files.isDirectory(before) ? between(before, after, type, Review.Examples.NONE, true) : List.of(Review.of(read(before), read(after), Review.Examples.NONE));
  }

  /** @param all whether a type that has a lock before, and none after, is told of */
  private static List<Review> between(Path before, Path after, String type, Review.Examples examples, boolean all) throws IOException {
    TreeSet<String> types = new TreeSet<>(Offers.types(after));
    types.addAll(all ? Offers.types(before) : List.of());
    List<Review> reviews = new ArrayList<>();
    for (String each : types) {
      if (Offers.isNamed(each, type)) {
        Optional<Lock> old = lock(before, each);
        Optional<Lock> now = lock(after, each);
        reviews.add(old.isEmpty() ? new Review(each, List.of(), List.of("There is no lock file for it before.")) : now.isEmpty() ? new Review(each, List.of(), List.of("There is no lock file for it any more."))
            : Review.of(old.get(), now.get(), examples));
      }
    }
    return reviews;
  }

  private static Optional<Lock> lock(Path directory, String type) throws IOException {
    Path file = directory.resolve(type + Offers.ENDING);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  static Lock read(Path file) throws IOException {
    try {
      return LockText.read(Files.readString(file));
    } catch (LockText.Unreadable e) {
      throw new IOException(file + " is no lock file that can be used: " + e.getMessage(), e);
    }
  }
}
