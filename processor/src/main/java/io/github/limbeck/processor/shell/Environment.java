package io.github.limbeck.processor.shell;

import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.partition.Partitions;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What all interfaces of a compilation share.
 *
 * @param partitions where examples are that are too many to be read whole; empty where they are read
 * @param offers where what was learned is offered as lock files; empty if the build directory is not known
 */
public record Environment(
    ProcessingEnvironment processing, DatasetLocator locator, Options options, FindingPrinter printer, Optional<ResultCache> cache, Optional<Partitions> partitions, Optional<Path> offers,
    String version) {
  public Types types() {
    return processing.getTypeUtils();
  }

  public Elements elements() {
    return processing.getElementUtils();
  }
}
