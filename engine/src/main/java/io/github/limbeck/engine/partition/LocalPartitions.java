package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Examples in files of this machine, which are read anew for each question and need not fit into its memory.
 *
 * @param skipsUnreadable whether files that can't be read are left out
 * @param settings how much is drawn
 * @param progress told what is done
 */
public record LocalPartitions(DataPlaces places, int threads, boolean skipsUnreadable, RoundSettings settings, Consumer<String> progress) implements Partitions {
  @Override
  public PartitionedRows find(Request request, Place place) throws Refusal {
    if (request.isQuery()) {
      throw new Refusal(Diagnostic.NOT_IN_PARTS, place, "The rows of a query come from the database together.");
    }
    String name = request.data().isEmpty() ? request.dataset() : "data.csv";
    List<Source> files = request.data().isEmpty() ? sources(name, place) : List.of(Source.ofText(request.data()));
    return new LocalRows(name, files, request.dialect(), Limits.DEFAULT, threads);
  }

  private List<Source> sources(String name, Place place) throws Refusal {
    Map<String, Path> files = DataPlaces.files(name, Path.of(places.of(name, place)), place);
    return files.entrySet().stream().map(file -> Source.ofPath(file.getKey(), file.getValue())).toList();
  }

  @Override
  public void progress(String what) {
    progress.accept(what);
  }
}
