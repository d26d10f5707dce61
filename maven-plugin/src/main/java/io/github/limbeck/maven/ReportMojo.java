package io.github.limbeck.maven;

import io.github.limbeck.engine.report.IndexPage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Collects the pages that the processor wrote for the module's generated classes, with an index of them, under
 * {@code target/site/limbeck}: as a goal, or as a report of {@code mvn site}. Pages of classes that are no longer generated are left
 * behind.
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends LimbeckMojo implements MavenReport {
  private static final String DIRECTORY = "limbeck";

  /** Where the processor writes its pages. */
  @Parameter(property = "limbeck.report", defaultValue = "${project.build.directory}/limbeck-report")
  private File pages;

  /** The directory of the site. */
  @Parameter(defaultValue = "${project.reporting.outputDirectory}")
  private File site;

  @Override
  public void execute() throws MojoExecutionException {
    if (isSkipped()) {
      return;
    }
    try {
      Path directory = site.toPath().resolve(DIRECTORY);
      List<String> missing = collect(ProvenanceFile.in(outputs()), pages.toPath(), directory);
      missing.forEach(type -> getLog().warn("There is no page on " + type + " in " + pages
          + ": compile without -Alimbeck.report=off, or set the parameter pages of this goal."));
      getLog().info("The report is " + directory.resolve("index.html"));
    } catch (IOException e) {
      throw new MojoExecutionException("The report could not be written: " + e.getMessage(), e);
    }
  }

  /** Copies the pages and writes their index; returns the types that have none. */
  static List<String> collect(List<ProvenanceFile> generated, Path pages, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<String> missing = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    for (ProvenanceFile one : generated) {
      Path page = pages.resolve(one.type() + ".html");
      if (Files.isRegularFile(page)) {
        Files.copy(page, directory.resolve(page.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        types.add(one.type());
      } else {
        missing.add(one.type());
      }
    }
    Files.writeString(directory.resolve("index.html"), IndexPage.of(directory, types));
    return missing;
  }

  @Override
  public void generate(Sink sink, Locale locale) throws MavenReportException {
    try {
      execute();
    } catch (MojoExecutionException e) {
      throw new MavenReportException(e.getMessage(), e);
    }
  }

  @Override
  public String getOutputPath() {
    return DIRECTORY + "/index";
  }

  @Override
  @SuppressWarnings("deprecation") // older site plugins ask by this name
  public String getOutputName() {
    return getOutputPath();
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "Distilled classes";
  }

  @Override
  public String getDescription(Locale locale) {
    return "What was learned from which examples, and how it was shown right.";
  }

  @Override
  public void setReportOutputDirectory(File directory) {
    site = directory;
  }

  @Override
  public File getReportOutputDirectory() {
    return site;
  }

  @Override
  public boolean isExternalReport() {
    return true;
  }

  @Override
  public boolean canGenerateReport() {
    return !isSkipped();
  }
}
