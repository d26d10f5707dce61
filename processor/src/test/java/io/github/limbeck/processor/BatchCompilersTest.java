package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compilers as programs, with the processor found on the processor path, and a project as a build tool lays it out. */
class BatchCompilersTest {
  @TempDir Path project;
  private Path source;
  private Path classes;
  private Path generated;

  @BeforeEach
  void layOut() throws IOException {
    source = Files.createDirectories(project.resolve("src/main/java/app")).resolve("Discount.java");
    Files.writeString(source, """
        package app;

        import io.github.limbeck.DistillFrom;

        @DistillFrom(dataset = "discount.csv")
        public interface Discount {
          boolean applies(int items, boolean member);
        }
        """);
    Files.writeString(Files.createDirectories(project.resolve("src/main/datasets")).resolve("discount.csv"),
        "items,member,applies\n1,false,no\n2,false,no\n3,false,no\n4,false,no\n5,false,no\n7,false,no\n9,false,no\n12,false,no\n15,false,no\n20,false,no\n30,false,no\n40,false,no\n1,true,no\n2,true,no\n3,true,yes\n4,true,yes\n5,true,yes\n7,true,yes\n9,true,yes\n12,true,yes\n15,true,yes\n20,true,yes\n30,true,yes\n40,true,yes\n");
    classes = Files.createDirectories(project.resolve("target/classes"));
    generated = Files.createDirectories(project.resolve("target/generated-sources/annotations"));
  }

  private List<String> arguments() {
    String path = System.getProperty("java.class.path");
    return new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString(), "-processorpath", path, "-cp", path, source.toString()));
  }

  private void requireAll(String output) throws IOException {
    assertThat(generated.resolve("app/DiscountDistilled.java")).as(output).exists();
    assertThat(Files.readString(generated.resolve("app/DiscountDistilled.java"))).contains("return items >= 3 && member;");
    assertThat(classes.resolve("app/DiscountDistilled.class")).exists();
    assertThat(Files.readString(classes.resolve("META-INF/limbeck/app.Discount.json"))).contains("\"datasetFile\" : \"src/main/datasets/discount.csv\"");
    assertThat(project.resolve("target/limbeck-report/app.Discount.html")).exists();
    assertThat(project.resolve("target/limbeck-report/index.html")).exists();
    assertThat(Files.list(project.resolve("target/limbeck-cache"))).hasSize(1);
    assertThat(output).contains("[LIMBECK-001]").doesNotContainIgnoringCase("exception");
  }

  @Test
  void javac() throws IOException {
    List<String> arguments = arguments();
    arguments.addAll(0, List.of("--release", "17", "-Xlint:all,-processing,-path,-options", "-Werror"));
    StringWriter output = new StringWriter();
    int code = ToolProvider.findFirst("javac").orElseThrow().run(new PrintWriter(output), new PrintWriter(output), arguments.toArray(String[]::new));
    assertThat(code).as(output.toString()).isZero();
    requireAll(output.toString());
  }

  @Test
  void eclipse() throws IOException {
    List<String> arguments = arguments();
    arguments.addAll(0, List.of("-17"));
    StringWriter output = new StringWriter();
    boolean done = BatchCompiler.compile(arguments.toArray(String[]::new), new PrintWriter(output), new PrintWriter(output), null);
    assertThat(done).as(output.toString()).isTrue();
    requireAll(output.toString());
  }

  @Test
  void aDatasetThatIsNotThereIsLookedForInTheProject() throws IOException {
    Files.move(project.resolve("src/main/datasets/discount.csv"), project.resolve("src/main/datasets/discounts.csv"));
    StringWriter output = new StringWriter();
    assertThat(BatchCompiler.compile(arguments().toArray(String[]::new), new PrintWriter(output), new PrintWriter(output), null)).isFalse();
    assertThat(output.toString()).contains("[LIMBECK-201]").contains("Did you mean 'discounts.csv'?").contains("src/main/datasets");
    assertThat(generated).isEmptyDirectory();
    assertThat(classes.resolve("META-INF")).doesNotExist();
  }

  /** A link to the device that takes nothing stands for a disk that runs full in the middle of a file. */
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void aFullDiskLeavesNoFileHalfWritten(boolean eclipse, boolean provenance) throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Path source = generated.resolve("app/DiscountDistilled.java");
    Path evidence = classes.resolve("META-INF/limbeck/app.Discount.json");
    Path link = provenance ? evidence : source;
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, full);
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output);
    String[] arguments = arguments().toArray(String[]::new);
    boolean done = eclipse ? BatchCompiler.compile(arguments, out, out, null)
        : ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments) == 0;
    assertThat(done).isFalse();
    assertThat(output.toString()).containsOnlyOnce("LIMBECK-902");
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).as(output.toString()).isFalse();
    assertThat(evidence).doesNotExist();
    assertThat(source).doesNotExist();
  }
}
