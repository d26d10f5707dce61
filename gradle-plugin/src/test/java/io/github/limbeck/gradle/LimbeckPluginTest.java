package io.github.limbeck.gradle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is built with the Gradle that this machine has, if it has one: what is compiled again, and what is not. */
class LimbeckPluginTest {
  /** Where the integration tests of the Maven plugin, which run before, put what this build has made. */
  private static final Path REPOSITORY = Path.of("../maven-plugin/target/it-repository").toAbsolutePath().normalize();

  @TempDir Path project;

  @BeforeEach
  void writeProject() throws IOException {
    write("settings.gradle", "rootProject.name = 'discounts'\n");
    write("build.gradle", """
        buildscript {
          dependencies { classpath files('%s') }
        }
        apply plugin: 'java'
        apply plugin: 'io.github.limbeck'
        repositories {
          maven { url '%s' }
          mavenLocal()
          mavenCentral()
        }
        """.formatted(Path.of("target/classes").toAbsolutePath(), REPOSITORY));
    write("src/main/java/app/Discount.java", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "discount.csv")
        public interface Discount { boolean grant(int items, boolean member); }
        """);
    writeDataset(10);
  }

  private void writeDataset(int from) throws IOException {
    write("src/main/datasets/discount.csv", "items,member,grant\n" + IntStream.range(0, 120).mapToObj(i -> i / 2 + "," + (i % 2 == 0) + "," + (i / 2 >= from && i % 2 == 0))
        .collect(Collectors.joining("\n")));
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(project.resolve(path).getParent());
    Files.writeString(project.resolve(path), text);
  }

  private String gradle() throws IOException, InterruptedException {
    return gradle(true, "compileJava");
  }

  private String gradle(boolean succeeds, String... tasks) throws IOException, InterruptedException {
    Path log = project.resolve("build.log");
    List<String> command = new ArrayList<>(List.of("gradle", "--no-daemon", "--console=plain"));
    command.addAll(List.of(tasks));
    Process process = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(log);
    assertThat(process.exitValue() == 0).as(text).isEqualTo(succeeds);
    return text;
  }

  private static void requireGradle() {
    assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, "gradle"))), "Gradle is not installed");
    assumeTrue(Files.isDirectory(REPOSITORY), "the integration tests of the Maven plugin have not run");
  }

  @Test
  void aLockFileIsWrittenOnDemandAndHoldsBuildsToIt() throws Exception {
    requireGradle();
    assertThat(gradle(false, "limbeckLock")).contains("There is nothing to lock");
    assertThat(gradle(true, "compileJava", "limbeckLock")).contains("src/main/distilled/app.Discount.limbeck.json says what was learned");
    assertThat(project.resolve("src/main/distilled/app.Discount.limbeck.json")).content().contains("if items >= 10");
    writeDataset(25);
    assertThat(gradle(false, "compileJava")).contains("LIMBECK-607", "if items >= 10 became if items >= 25");
    gradle(true, "limbeckLock");
    assertThat(project.resolve("src/main/distilled/app.Discount.limbeck.json")).content().contains("if items >= 25");
    gradle();
  }

  @Test
  void aChangeOfADatasetCompilesAgainAndNothingElseDoes() throws Exception {
    requireGradle();
    assertThat(gradle()).contains(":compileJava").doesNotContain(":compileJava UP-TO-DATE");
    Path type = project.resolve("build/classes/java/main/app/DiscountDistilled.class");
    assertThat(type).exists();
    assertThat(gradle()).contains(":compileJava UP-TO-DATE");
    write("notes.txt", "not a dataset");
    assertThat(gradle()).contains(":compileJava UP-TO-DATE");
    byte[] before = Files.readAllBytes(type);
    writeDataset(25);
    assertThat(gradle()).doesNotContain(":compileJava UP-TO-DATE");
    assertThat(Files.readAllBytes(type)).isNotEqualTo(before);
    write("limbeck.properties", "limbeck.effort=2\n");
    assertThat(gradle()).doesNotContain(":compileJava UP-TO-DATE");
  }
}
