package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where datasets are that annotations name: files, directories of files, or what a cluster knows by a name of its own.
 *
 * @param project the directory of the project, in which datasets are looked for whose place is not given
 * @param given places by the names of datasets
 */
public record DataPlaces(Path project, Map<String, String> given) {
  private static final List<String> FOLDERS = List.of("src/main/datasets", "src/test/datasets", "src/main/resources", "src/test/resources", "");

  public DataPlaces {
    given = Map.copyOf(given);
  }

  /**
   * The place of a dataset.
   *
   * @throws Refusal if none is given, and none is in the project
   */
  public String of(String dataset, Place place) throws Refusal {
    if (given.containsKey(dataset)) {
      return inProject(given.get(dataset));
    }
    for (String folder : FOLDERS) {
      Path path = project.resolve(folder).resolve(dataset);
      if (Files.exists(path)) {
        return path.toString();
      }
    }
    throw new Refusal(Diagnostic.DATASET_NOT_FOUND, place, "There is no dataset " + Wording.quote(dataset) + ", and its place is not given."
        + Wording.hint(dataset, given.keySet()) + " Looked in:\n    " + String.join("\n    ", FOLDERS.stream().map(f -> f.isEmpty() ? "the project" : f).toList()));
  }

  /** A relative path is one from the directory of the project, if there is something. */
  private String inProject(String where) {
    try {
      Path path = project.resolve(where);
      return Files.exists(path) ? path.toString() : where;
    } catch (InvalidPathException e) {
      return where; // an address, or a query
    }
  }

  /**
   * The files of a place on this machine, by the names that messages call them: a file, or all in a directory but those that begin with a point or an underscore, which are marks of the
   * programs that wrote the others.
   *
   * @param dataset the name of the dataset
   * @throws Refusal if there are none
   */
  public static Map<String, Path> files(String dataset, Path place, Place named) throws Refusal {
    if (Files.isRegularFile(place)) {
      return Map.of(dataset, place);
    }
    try (Stream<Path> all = Files.walk(place)) {
      TreeMap<String, Path> files = new TreeMap<>();
      all.filter(Files::isRegularFile).filter(file -> isData(place.relativize(file))).forEach(file -> files.put(dataset + "/" + place.relativize(file).toString().replace('\\', '/'), file));
      if (files.isEmpty()) {
        throw new Refusal(Diagnostic.NO_ROWS, named, dataset + " is a directory without files.");
      }
      return files;
    } catch (IOException e) {
      throw new Refusal(Diagnostic.UNREADABLE, named, dataset + " can't be read (" + e.getClass().getSimpleName() + ").");
    }
  }

  /** Whether a file, by its path below the dataset, holds rows. */
  public static boolean isData(Path path) {
    for (Path name : path) {
      if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
        return false;
      }
    }
    return true;
  }
}
