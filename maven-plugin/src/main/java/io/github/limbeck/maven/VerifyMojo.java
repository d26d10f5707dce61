package io.github.limbeck.maven;

import io.github.limbeck.engine.appraise.GeneratedClass;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Fails the build if what was generated is out of date or out of order: a dataset is not the one that a class was generated from,
 * the class or its provenance is missing, the class was not compiled from what was generated, or it answers its training rows less well than when it was generated. Nothing is trained.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresDependencyResolution = ResolutionScope.TEST)
public final class VerifyMojo extends LimbeckMojo {
  @Parameter(defaultValue = "${project.testClasspathElements}", readonly = true, required = true)
  private List<String> classPath;

  @Parameter(defaultValue = "${project.compileSourceRoots}", readonly = true, required = true)
  private List<String> sourceRoots;

  @Parameter(defaultValue = "${project.testCompileSourceRoots}", readonly = true, required = true)
  private List<String> testSourceRoots;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (isSkipped()) {
      return;
    }
    try {
      List<ProvenanceFile> generated = ProvenanceFile.in(outputs());
      List<String> problems = problems(project(), generated, classPath, sources());
      problems.addAll(ProvenanceFile.missing(outputs()));
      if (!problems.isEmpty()) {
        throw new MojoFailureException("Generated classes are not what they should be:\n  " + String.join("\n  ", problems));
      }
      getLog().info(generated.size() + (generated.size() == 1 ? " generated class is" : " generated classes are")
          + " up to date and right on the rows as before.");
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("Limbeck can't read what was generated: " + e.getMessage(), e);
    }
  }

  /** Where sources lie, generated ones among them. */
  private List<Path> sources() {
    return Stream.concat(sourceRoots.stream(), testSourceRoots.stream()).map(Path::of).toList();
  }

  /** All that is wrong, in words. */
  static List<String> problems(Path project, List<ProvenanceFile> all, List<String> classPath, List<Path> sources) throws IOException {
    List<String> problems = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader())) {
      for (ProvenanceFile generated : all) {
        if (generated.read().isEmpty()) {
          problems.add(generated.type() + ": its provenance can't be read, or is of another version of Limbeck. Build again: mvn clean compile");
          continue;
        }
        problem(project, generated, generated.read().get(), loader, new Places(sources, classPath.stream().map(File::new).toList())).forEach(p -> problems.add(generated.type() + ": " + p));
      }
    }
    return problems;
  }

  /** Where generated sources and classes lie. */
  private record Places(List<Path> sources, List<File> classPath) {}

  private static List<String> problem(Path project, ProvenanceFile generated, GeneratedClass read, ClassLoader loader, Places places) {
    List<String> changed = read.changedFiles(project);
    if (!changed.isEmpty()) {
      return List.of(String.join(", ", changed) + " changed after " + read.provenance().generated()
          + " was generated. Bind the goal limbeck:refresh, or run mvn clean compile");
    }
    if (!Files.isRegularFile(generated.generatedClass())) {
      return List.of(read.provenance().generated() + " is missing. Run mvn clean compile");
    }
    try {
      Optional<String> replaced = read.replaced(generated.generatedClass(), places.sources(), places.classPath());
      if (replaced.isPresent()) {
        return List.of(replaced.get() + ". Run mvn clean compile");
      }
      return read.shortfalls(loader, project);
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      return List.of("its examples can't be run through " + read.provenance().generated() + ": " + e.getMessage());
    }
  }

  private static URL[] urls(List<String> classPath) throws MalformedURLException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new File(classPath.get(i)).toURI().toURL();
    }
    return urls;
  }
}
