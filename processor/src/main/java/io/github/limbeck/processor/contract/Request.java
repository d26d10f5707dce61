package io.github.limbeck.processor.contract;

import java.util.List;

/** The values of {@code @DistillFrom}, defaults included; empty strings mean "not given". */
public record Request(
    String dataset,
    String data,
    String validation,
    double holdout,
    String answer,
    double minAccuracy,
    double minValidationAccuracy,
    List<String> missing,
    boolean throwOnUnseen,
    long seed) {

  public Request {
    missing = List.copyOf(missing);
  }

  /** A request for inline data or a file with every other attribute at its default. */
  public static Request forDataset(String dataset) {
    return new Request(dataset, "", "", 0, "", 1, 0, List.of("", "NA", "null"), false, 0);
  }

  public Request withMinAccuracy(double accuracy) {
    return new Request(dataset, data, validation, holdout, answer, accuracy, minValidationAccuracy, missing,
        throwOnUnseen, seed);
  }
}
