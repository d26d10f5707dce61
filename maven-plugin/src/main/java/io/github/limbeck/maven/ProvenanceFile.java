package io.github.limbeck.maven;

import io.github.limbeck.engine.appraise.GeneratedClass;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The provenance of a generated class, in an output directory.
 *
 * @param output the directory
 * @param type the binary name of the annotated type
 * @param read what the file says; empty if it is of another version of Limbeck, or damaged
 */
record ProvenanceFile(Path output, String type, Optional<GeneratedClass> read) {
  private static final String PROVENANCE = "META-INF/limbeck";
  private static final String GENERATED = "Lio/github/limbeck/DistilledGenerated;";
  private static final String ANNOTATED = "Lio/github/limbeck/DistillFrom;";

  /** All files of some output directories, by name. */
  static List<ProvenanceFile> in(List<Path> outputs) throws IOException {
    List<ProvenanceFile> all = new ArrayList<>();
    for (Path output : outputs) {
      Path directory = output.resolve(PROVENANCE);
      if (!Files.isDirectory(directory)) {
        continue;
      }
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          String name = file.getFileName().toString();
          all.add(new ProvenanceFile(output, name.substring(0, name.length() - ".json".length()), read(file)));
        }
      }
    }
    return all;
  }

  /** Generated classes and annotated interfaces that have no provenance, in words. */
  static List<String> missing(List<Path> outputs) throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path output : outputs) {
      List<ProvenanceFile> known = in(List.of(output));
      for (Path file : classes(output)) {
        String name = output.relativize(file).toString().replace(File.separatorChar, '.').replaceAll("\\.class$", "");
        boolean generated = isMarked(file, GENERATED) && known.stream().noneMatch(k -> k.generatedClass().equals(file));
        if (generated) {
          missing.add(name + " was generated, but its provenance is gone. Run mvn clean compile");
        } else if (isMarked(file, ANNOTATED) && known.stream().noneMatch(k -> k.type().equals(name))) {
          missing.add(name + " carries @DistillFrom, but nothing that was generated for it is there. Run mvn clean compile");
        }
      }
    }
    return missing;
  }

  private static List<Path> classes(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
    }
  }

  /** Whether a class file names an annotation among its constants. */
  private static boolean isMarked(Path file, String annotation) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(annotation);
  }

  private static Optional<GeneratedClass> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(GeneratedClass.read(in));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether there is a lock file that came after the class was generated, which was without one. */
  boolean hasNewLock(Path project) throws IOException {
    if (read.isEmpty() || read.get().provenance().lock().isPresent()) {
      return false;
    }
    for (String sources : List.of("main", "test")) {
      Path lock = project.resolve("src").resolve(sources).resolve("distilled").resolve(type + ".limbeck.json");
      if (Files.isRegularFile(lock) && Files.getLastModifiedTime(lock).compareTo(Files.getLastModifiedTime(path())) > 0) {
        return true;
      }
    }
    return false;
  }

  Path path() {
    return output.resolve(PROVENANCE).resolve(type + ".json");
  }

  /** The class file of the annotated type. */
  Path annotatedClass() {
    return output.resolve(type.replace('.', '/') + ".class");
  }

  /** The class file of what was generated; by its name alone where the provenance can't be read. */
  Path generatedClass() {
    String name = read.map(r -> r.provenance().generated()).orElse(type.replace('$', '_') + "Distilled");
    return output.resolve(name.replace('.', '/') + ".class");
  }
}
