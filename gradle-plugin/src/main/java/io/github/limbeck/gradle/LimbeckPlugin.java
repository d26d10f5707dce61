package io.github.limbeck.gradle;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.gradle.api.GradleException;
import org.gradle.api.Plugin;
import org.gradle.api.Project;
import org.gradle.api.Task;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.plugins.JavaPlugin;
import org.gradle.api.plugins.JavaPluginConvention;
import org.gradle.api.tasks.PathSensitivity;
import org.gradle.api.tasks.SourceSet;
import org.gradle.api.tasks.compile.JavaCompile;
import org.gradle.util.GradleVersion;

/**
 * The plugin {@code io.github.limbeck}: gives each source set of a Java project the annotations and the processor, and declares its datasets
 * ({@code src/<source set>/datasets}), its lock files ({@code src/<source set>/distilled}) and the file {@code limbeck.properties} as inputs of its compilation, so
 * that a change of one of them compiles again and nothing else does. The task {@code limbeckLock} writes the lock files. Needs Gradle 4.4.
 */
public final class LimbeckPlugin implements Plugin<Project> {
  /** The oldest version that the plugin works with. */
  static final String OLDEST = "4.4";
  private static final String GROUP = "io.github.limbeck";

  @Override
  public void apply(Project project) {
    if (GradleVersion.current().getBaseVersion().compareTo(GradleVersion.version(OLDEST)) < 0) {
      throw new GradleException("The plugin io.github.limbeck needs Gradle " + OLDEST + " or newer, and this is " + GradleVersion.current().getVersion() + ".");
    }
    String version = version();
    addLock(project);
    project.getPlugins().withType(JavaPlugin.class, java -> project.getConvention().getPlugin(JavaPluginConvention.class).getSourceSets()
        .all(sources -> configure(project, sources, version)));
  }

  /** A task that accepts what the last compilation learned, even one that failed because the lock files say something else. */
  private static void addLock(Project project) {
    Task lock = project.getTasks().create("limbeckLock");
    lock.setGroup("verification");
    lock.setDescription("Writes src/main/distilled/<type>.limbeck.json from what the last compilation learned.");
    lock.doLast(task -> {
      List<String> written = new ArrayList<>();
      for (String sources : Arrays.asList("main", "test")) {
        File offers = new File(project.getBuildDir(), "limbeck-lock/" + sources);
        project.fileTree(offers).forEach(file -> written.add("src/" + sources + "/distilled/" + file.getName()));
        project.copy(copy -> copy.from(offers).into("src/" + sources + "/distilled"));
      }
      if (written.isEmpty()) {
        throw new GradleException("There is nothing to lock. Compile first, with the data: gradle compileJava");
      }
      written.forEach(file -> project.getLogger().lifecycle(file + " says what was learned."));
    });
  }

  /** The version of Limbeck, which is that of the plugin. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = LimbeckPlugin.class.getResourceAsStream("limbeck.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new GradleException("The version of the plugin can't be read.", e);
    }
    return properties.getProperty("version");
  }

  private static void configure(Project project, SourceSet sources, String version) {
    project.getDependencies().add(sources.getImplementationConfigurationName(), GROUP + ":limbeck-annotations:" + version);
    Configuration processors = processors(project, sources);
    project.getDependencies().add(processors.getName(), GROUP + ":limbeck-processor:" + version);
    JavaCompile compile = (JavaCompile) project.getTasks().getByName(sources.getCompileJavaTaskName());
    compile.getInputs().files(project.fileTree("src/" + sources.getName() + "/datasets")).withPropertyName("limbeckDatasets").withPathSensitivity(PathSensitivity.RELATIVE);
    compile.getInputs().files(project.fileTree(project.getProjectDir(), tree -> tree.include("limbeck.properties"))).withPropertyName("limbeckProperties")
        .withPathSensitivity(PathSensitivity.RELATIVE);
    compile.getInputs().files(project.fileTree("src/" + sources.getName() + "/distilled")).withPropertyName("limbeckLocks").withPathSensitivity(PathSensitivity.RELATIVE);
    if (compile.getOptions().getAnnotationProcessorPath() == null) {
      compile.getOptions().setAnnotationProcessorPath(processors);
    }
  }

  /** Where processors are looked for: a configuration that Gradle has since 4.6, and before that is made here. */
  private static Configuration processors(Project project, SourceSet sources) {
    String name = sources.getName().equals(SourceSet.MAIN_SOURCE_SET_NAME) ? "annotationProcessor" : sources.getName() + "AnnotationProcessor";
    Configuration found = project.getConfigurations().findByName(name);
    return found == null ? project.getConfigurations().create(name) : found;
  }
}
