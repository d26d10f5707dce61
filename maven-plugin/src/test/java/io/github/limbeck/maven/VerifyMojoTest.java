package io.github.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code verify} finds of classes and provenances that were tampered with, and that it finds nothing else. */
class VerifyMojoTest {
  private static final String GENERATED = "app/ADistilled";

  @TempDir Path project;

  private Path classes;
  private Path sources;

  @BeforeEach
  void build() throws IOException {
    classes = Files.createDirectories(project.resolve("target/classes"));
    sources = Files.createDirectories(project.resolve("target/generated-sources/annotations"));
    write("src/main/datasets/d.csv", "a,b,answer\n" + "1,2,true\n3,1,false\n0,0,false\n5,7,true\n4,3,false\n2,9,true\n6,5,false\n3,8,true\n");
    Path source = write("src/main/java/app/A.java", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv", answer = "answer")
        public interface A {
          boolean decide(int a, int b);
        }
        """);
    compile(ToolProvider.getSystemJavaCompiler(), true, List.of(source), "-s", sources.toString());
  }

  private Path write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private void compile(JavaCompiler compiler, boolean distil, List<Path> files, String... more) throws IOException {
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = new ArrayList<>(List.of("-source", "17", "-target", "17", "-d", classes.toString(), "-cp",
          classes + File.pathSeparator + System.getProperty("java.class.path"), "-nowarn"));
      if (!distil) {
        options.add("-proc:none");
      }
      options.addAll(Arrays.asList(more));
      JavaCompiler.CompilationTask task = compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
      if (distil) {
        task.setProcessors(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::get)
            .filter(p -> p.getClass().getName().startsWith("io.github.limbeck")).toList());
      }
      assertThat(task.call()).isTrue();
    }
  }

  private List<String> problems() throws IOException {
    List<Path> outputs = List.of(classes);
    List<String> classPath = new ArrayList<>(List.of(classes.toString()));
    classPath.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    List<String> problems = VerifyMojo.problems(project, ProvenanceFile.in(outputs), classPath, List.of(sources));
    problems.addAll(ProvenanceFile.missing(outputs));
    return problems;
  }

  @Test
  void findsNothingWhereAllIsWell() throws IOException {
    assertThat(problems()).isEmpty();
  }

  @Test
  void otherOptionsAndCompilersAreAllTheSame() throws IOException {
    Path generated = sources.resolve(GENERATED + ".java");
    for (JavaCompiler compiler : List.of(ToolProvider.getSystemJavaCompiler(), new EclipseCompiler())) {
      compile(compiler, false, List.of(generated), "-g:none");
      assertThat(problems()).isEmpty();
      compile(compiler, false, List.of(generated), "-g", "-parameters");
      assertThat(problems()).isEmpty();
    }
  }

  @Test
  void aReplacedClassIsFoundThoughItIsRightOnTheRows() throws IOException {
    String source = Files.readString(sources.resolve(GENERATED + ".java"));
    String other = source.replaceFirst("return [^;]+;", "return a == 99 || b > a;");
    assertThat(other).isNotEqualTo(source);
    compile(ToolProvider.getSystemJavaCompiler(), false, List.of(write("elsewhere/" + GENERATED + ".java", other)));
    assertThat(problems()).singleElement().satisfies(p -> assertThat(p).contains("app.ADistilled was not compiled from the source that was generated"));
  }

  @Test
  void aChangedSourceIsFound() throws IOException {
    Path generated = sources.resolve(GENERATED + ".java");
    Files.writeString(generated, Files.readString(generated) + "\n");
    assertThat(problems()).singleElement().satisfies(p -> assertThat(p).contains("the source of app.ADistilled was changed"));
  }

  @Test
  void aDeletedProvenanceIsFound() throws IOException {
    Files.delete(classes.resolve("META-INF/limbeck/app.A.json"));
    assertThat(problems()).hasSize(2).anyMatch(p -> p.contains("app.ADistilled was generated, but its provenance is gone"))
        .anyMatch(p -> p.contains("app.A carries @DistillFrom"));
  }

  @Test
  void thatNothingIsLeftIsFound() throws IOException {
    Files.delete(classes.resolve("META-INF/limbeck/app.A.json"));
    Files.delete(classes.resolve(GENERATED + ".class"));
    assertThat(problems()).singleElement().satisfies(p -> assertThat(p).contains("app.A carries @DistillFrom, but nothing"));
  }
}
