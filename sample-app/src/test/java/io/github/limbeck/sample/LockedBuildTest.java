package io.github.limbeck.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.runtime.Distilled;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All samples are built once more, from lock files and without any data, to the same bytes. */
class LockedBuildTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final Path LOCKS = Path.of("target/limbeck-lock/main");

  /** Classes, those within them, and the weights of what reads images. */
  private static final Pattern GENERATED = Pattern.compile(".*Distilled([$].*)?([.].+)?[.](class|weights)");

  @TempDir Path project;

  @Test
  void samplesAreBuiltFromLockFilesWithoutTheirData() throws IOException, ReflectiveOperationException, URISyntaxException {
    Path output = Files.createDirectories(project.resolve("target/classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output.toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(Files.createDirectories(project.resolve("generated")).toFile()));
      files.setLocation(StandardLocation.CLASS_PATH, List.of(file(DistillFrom.class), file(Distilled.class)));
      JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics,
          List.of("--release", "17", "-g", "-Alimbeck.lock=use", "-Alimbeck.locks=" + LOCKS.toAbsolutePath()), null,
          files.getJavaFileObjectsFromFiles(sources.filter(file -> file.toString().endsWith(".java")).map(Path::toFile).toList()));
      // By its name: what the processor is compiled with is no dependency of the sample.
      task.setProcessors(List.of((Processor) Class.forName("io.github.limbeck.processor.DistillProcessor").getConstructor().newInstance()));
      assertThat(task.call()).as("%s", diagnostics.getDiagnostics()).isTrue();
    }
    List<Path> generated;
    try (Stream<Path> classes = Files.walk(CLASSES.resolve("io"))) {
      generated = classes.filter(file -> GENERATED.matcher(file.getFileName().toString()).matches()).toList();
    }
    assertThat(generated).hasSizeGreaterThanOrEqualTo(17);
    for (Path file : generated) {
      assertThat(output.resolve(CLASSES.relativize(file))).hasBinaryContent(Files.readAllBytes(file));
    }
    assertThat(project.resolve("target/limbeck-report")).as("a page is about rows").doesNotExist();
  }

  /** Where a class comes from: the generated ones must not be on the class path. */
  private static File file(Class<?> type) throws URISyntaxException {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
