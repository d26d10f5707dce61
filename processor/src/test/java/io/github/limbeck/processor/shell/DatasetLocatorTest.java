package io.github.limbeck.processor.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetLocatorTest {
  @TempDir Path project;

  /** Answers getResource, and createResource, for each location by a file of a directory or by an exception. */
  private static Filer filer(Map<StandardLocation, Path> roots, Throwable otherwise) {
    return (Filer) Proxy.newProxyInstance(DatasetLocatorTest.class.getClassLoader(), new Class<?>[] {Filer.class}, (proxy, method, args) -> {
      Path root = args[0] instanceof StandardLocation location ? roots.get(location) : null;
      if (root == null) {
        throw otherwise;
      }
      URI uri = root.resolve((String) args[2]).toUri();
      return (FileObject) new SimpleJavaFileObject(uri, JavaFileObject.Kind.OTHER) {};
    });
  }

  private static Options options() {
    return Options.read(Map.of(), Optional.empty(), new ArrayList<>());
  }

  static List<Throwable> failures() {
    return List.of(new FilerException("no"), new IllegalArgumentException("Unknown location"), new NullPointerException(),
        new FileNotFoundException(), new NoSuchFileException("x"), new UnsupportedOperationException());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void survivesWhateverAFilerThrows(Throwable failure) throws Exception {
    Refusal refusal = catchThrowableOfType(Refusal.class,
        () -> new DatasetLocator(filer(Map.of(), failure), options()).find("d.csv", Place.SUBJECT));
    assertThat(refusal.findings()).singleElement().satisfies(f ->
        assertThat(f.detail()).contains("SOURCE_PATH", "CLASS_OUTPUT", "CLASS_PATH", "project directory"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void findsTheHomeOfDatasetsByTheClassOutput(Throwable failure) throws Exception {
    Path datasets = Files.createDirectories(project.resolve("src/main/datasets/sub"));
    Files.writeString(datasets.resolve("d.csv"), "x,f\n");
    for (String output : List.of("target/classes", "build/classes/java/main", "bin", "out/production/app")) {
      Filer filer = filer(Map.of(StandardLocation.CLASS_OUTPUT, project.resolve(output)), failure);
      DatasetLocator.Located found = new DatasetLocator(filer, options()).find("sub/d.csv", Place.SUBJECT);
      assertThat(found.file()).isEqualTo("src/main/datasets/sub/d.csv");
    }
  }

  @Test
  void prefersTestDatasetsForTests() throws IOException, Refusal {
    for (String side : List.of("main", "test")) {
      Files.writeString(Files.createDirectories(project.resolve("src/" + side + "/datasets")).resolve("d.csv"), side);
    }
    Filer filer = filer(Map.of(StandardLocation.CLASS_OUTPUT, project.resolve("target/test-classes")), new IOException());
    assertThat(new DatasetLocator(filer, options()).find("d.csv", Place.SUBJECT).file()).isEqualTo("src/test/datasets/d.csv");
  }

  @Test
  void theFirstHitWins() throws IOException, Refusal {
    Path sources = Files.createDirectories(project.resolve("sources"));
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    Files.writeString(sources.resolve("d.csv"), "s");
    Files.writeString(classes.resolve("d.csv"), "c");
    Filer filer = filer(Map.of(StandardLocation.SOURCE_PATH, sources, StandardLocation.CLASS_OUTPUT, classes), new IOException());
    assertThat(new DatasetLocator(filer, options()).find("d.csv", Place.SUBJECT).file()).isEqualTo("sources/d.csv");
  }

  @Test
  void aProjectBelowABuildDirectoryIsItsOwn() throws IOException, Refusal {
    Path inner = project.resolve("build/checkout/app");
    Files.writeString(Files.createDirectories(inner.resolve("src/main/datasets")).resolve("d.csv"), "x");
    Filer filer = filer(Map.of(StandardLocation.CLASS_OUTPUT, inner.resolve("target/classes")), new IOException());
    assertThat(new DatasetLocator(filer, options()).find("d.csv", Place.SUBJECT).file()).isEqualTo("src/main/datasets/d.csv");
  }
}
