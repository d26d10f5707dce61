package io.github.limbeck.engine.contract;

import io.github.limbeck.engine.finding.Place;
import java.util.List;

/** The values of {@code @DistillFrom}, defaults included; empty strings mean "not given". */
public record Request(
    String dataset,
    String query,
    String data,
    String validation,
    double holdout,
    String answer,
    double minAccuracy,
    double minValidationAccuracy,
    boolean evidenceRequired,
    List<String> missing,
    boolean throwOnUnseen,
    long seed) {

  public Request {
    missing = List.copyOf(missing);
  }

  /** Whether the examples are what a database answers. */
  public boolean isQuery() {
    return dataset.startsWith("jdbc:");
  }

  /** The attribute that gives the examples: where findings about them belong. */
  public Place examples() {
    return Place.attribute(data.isEmpty() ? "dataset" : "data");
  }

  /** A request for inline data or a file with every other attribute at its default. */
  public static Request forDataset(String dataset) {
    return new Request(dataset, "", "", "", 0, "", 1, 0, true, List.of("", "NA", "null"), false, 0);
  }

  Request withDataset(String name) {
    return new Request(name, query, data, validation, holdout, answer, minAccuracy, minValidationAccuracy, evidenceRequired, missing, throwOnUnseen,
        seed);
  }

  public Request withMinAccuracy(double accuracy) {
    return new Request(dataset, query, data, validation, holdout, answer, accuracy, minValidationAccuracy, evidenceRequired, missing,
        throwOnUnseen, seed);
  }
}
