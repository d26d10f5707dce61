package io.github.limbeck.maven;

import io.github.limbeck.engine.partition.DriverProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Learns the interfaces of the module from rows that need not fit into the memory of one machine, and writes their lock files, which builds with
 * {@code limbeck.lock = use} take their classes from. The rows are read by threads of this machine, or asked on a cluster of Spark; either way in a virtual machine of its own.
 * It is never part of a build.
 */
@Mojo(name = "distill", threadSafe = true, requiresDependencyResolution = ResolutionScope.COMPILE)
public final class DistillMojo extends LimbeckMojo {
  @Inject private RepositorySystem repositories;

  @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
  private RepositorySystemSession session;

  @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
  private List<RemoteRepository> remotes;

  @Parameter(defaultValue = "${project.compileClasspathElements}", readonly = true, required = true)
  private List<String> classPath;

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String version;

  /** The one type that is learned, with or without its package; by default all. */
  @Parameter(property = "limbeck.type")
  private String type;

  /** Where datasets are that interfaces name: {@code NAME=PLACE}, several with commas between them. A place is a file, a directory of files, or what a cluster calls so. */
  @Parameter(property = "limbeck.data")
  private List<String> data;

  /** The cluster of Spark whose rows are asked, as Spark calls it: {@code spark://host:7077}, {@code yarn}, {@code k8s://…}; by default the threads of this machine read files. */
  @Parameter(property = "limbeck.master")
  private String master;

  /** Settings of Spark's: {@code NAME=VALUE}, several with commas between them. */
  @Parameter(property = "limbeck.conf")
  private List<String> conf;

  /** Which Spark is taken where SPARK_HOME is not set. */
  @Parameter(property = "limbeck.sparkVersion", defaultValue = "4.0.1")
  private String sparkVersion;

  /** What becomes of files that can't be read: {@code fail} or {@code skip}. */
  @Parameter(property = "limbeck.unreadable", defaultValue = "fail")
  private String unreadable;

  /** About how many rows are drawn to learn from. */
  @Parameter(property = "limbeck.sample", defaultValue = "20000")
  private int sample;

  @Override
  public void execute() throws MojoExecutionException {
    if (isSkipped()) {
      return;
    }
    boolean cluster = master != null && !master.isBlank();
    List<String> arguments = new ArrayList<>(List.of(project().toString(), "--sample", String.valueOf(sample), "--unreadable", unreadable));
    given("--data", data, arguments);
    given("--type", type == null ? null : List.of(type), arguments);
    // What was compiled before is not needed, and may hold the class that is to be generated.
    List<String> path = classPath.stream().filter(entry -> outputs().stream().noneMatch(output -> output.toString().equals(entry))).toList();
    given("--class-path", path.isEmpty() ? null : List.of(String.join(File.pathSeparator, path)), arguments);
    if (cluster) {
      arguments.addAll(List.of("--master", master));
      given("--conf", conf, arguments);
    } else {
      arguments.add(0, "distill");
    }
    int code;
    try {
      code = DriverProcess.run(cluster ? DriverProcess.ON_SPARK : DriverProcess.ON_THREADS, cluster ? spark() : List.of(),
          resolved("io.github.limbeck:limbeck-spark:" + version), arguments, getLog()::info);
    } catch (IOException e) {
      throw new MojoExecutionException("Learning could not be started: " + e.getMessage() + ". Lock files are as they were.", e);
    }
    if (code != 0) {
      throw new MojoExecutionException("Nothing was learned; the lines above say why. Lock files are as they were.");
    }
  }

  private static void given(String option, List<String> values, List<String> arguments) {
    for (String value : values == null ? List.<String>of() : values) {
      arguments.addAll(List.of(option, value.trim()));
    }
  }

  /** The jars of Spark: those of its home on this machine, or of a repository. */
  private List<Path> spark() throws MojoExecutionException, IOException {
    String home = System.getenv("SPARK_HOME");
    if (home != null) {
      Optional<List<Path>> jars = DriverProcess.sparkPath(Path.of(home));
      return jars.orElseThrow(() -> new MojoExecutionException("There is no Spark in " + home + ", where SPARK_HOME says it is. Set it to the directory of a release of Spark 3.5 or 4, or unset it to take Spark "
          + sparkVersion + " from a repository."));
    }
    return resolved("org.apache.spark:spark-sql_2.13:" + sparkVersion);
  }

  /** An artifact with all that it needs to run. */
  private List<Path> resolved(String artifact) throws MojoExecutionException {
    CollectRequest wanted = new CollectRequest(new Dependency(new DefaultArtifact(artifact), "runtime"), remotes);
    try {
      return repositories.resolveDependencies(session, new DependencyRequest(wanted, null)).getArtifactResults().stream().map(ArtifactResult::getArtifact)
          .map(found -> found.getFile().toPath()).toList();
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException(artifact + " can't be found: " + e.getMessage(), e);
    }
  }
}
