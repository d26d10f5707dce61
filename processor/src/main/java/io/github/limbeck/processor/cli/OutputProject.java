package io.github.limbeck.processor.cli;

import io.github.limbeck.processor.DistillProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the interface and its class as a project that Maven builds as it stands: nothing is distilled again. */
final class OutputProject {
  private static final String POM = """
      <?xml version="1.0" encoding="UTF-8"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
        <modelVersion>4.0.0</modelVersion>
        <groupId>distilled</groupId>
        <artifactId>%s</artifactId>
        <version>1.0-SNAPSHOT</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <!-- The class is there already; without this line, and with limbeck-processor in annotationProcessorPaths, a build distils it from the dataset. -->
          <maven.compiler.proc>none</maven.compiler.proc>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>io.github.limbeck</groupId>
            <artifactId>limbeck-annotations</artifactId>
            <version>%s</version>
          </dependency>
        </dependencies>
      </project>
      """;

  private OutputProject() {}

  /** Writes all files of the project; those of another interface stay. */
  static void write(Path directory, InterfaceSource source, Compilation compilation) throws IOException {
    String path = source.name().replace('.', '/');
    write(directory.resolve("src/main/java/" + path + ".java"), source.text().getBytes(StandardCharsets.UTF_8));
    write(directory.resolve("src/main/java/" + path + "Distilled.java"), compilation.generated().getBytes(StandardCharsets.UTF_8));
    for (Compilation.Resource resource : compilation.provenance()) {
      write(directory.resolve("src/main/resources/" + resource.path()), resource.bytes());
    }
    String artifact = source.name().replaceAll(".*[.]", "").replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    if (!Files.exists(directory.resolve("pom.xml"))) {
      write(directory.resolve("pom.xml"), POM.formatted(artifact, DistillProcessor.version()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
