package io.github.limbeck.engine.contract;

import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.source.Dialect;
import java.util.List;

/**
 * The values of {@code @DistillFrom}, defaults included; empty strings mean "not given".
 *
 * @param dialect how the examples are written, by {@code @Csv} and {@code @Sheet}
 */
public record Request(
    String dataset,
    String query,
    String data,
    String validation,
    double holdout,
    String answer,
    double minAccuracy,
    double minValidationAccuracy,
    int maxConditions,
    String group,
    String order,
    String weight,
    String costs,
    boolean evidenceRequired,
    List<String> missing,
    boolean throwOnUnseen,
    long seed,
    Dialect dialect,
    String componentModel) {

  /** The default of {@code maxConditions}: what is allowed depends on how many answers there are. */
  public static final int BY_ANSWERS = -1;
  private static final int CONDITIONS = 150;
  /** As many as someone reads for each of many answers. */
  private static final int CONDITIONS_PER_ANSWER = 12;

  public Request {
    missing = List.copyOf(missing);
  }

  /** How many conditions a rule may have that tells so many answers apart. */
  public int mostConditions(int answers) {
    return maxConditions == BY_ANSWERS ? Math.max(CONDITIONS, CONDITIONS_PER_ANSWER * answers) : maxConditions;
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
    return new Request(dataset, "", "", "", 0, "", 0, 0, BY_ANSWERS, "", "", "", "", true, List.of("", "NA", "null"), false, 0, Dialect.USUAL, "");
  }

  /** The same for examples that are written otherwise. */
  public Request written(Dialect other) {
    return new Request(dataset, query, data, validation, holdout, answer, minAccuracy, minValidationAccuracy, maxConditions, group, order, weight, costs,
        evidenceRequired, missing, throwOnUnseen, seed, other, componentModel);
  }

  /** The same for rows that were chosen and judged already: none are held out, nothing more is said of any, and no evidence is asked for. */
  public Request ofChosenRows() {
    return new Request(dataset, query, data, validation, 0, answer, 0, minValidationAccuracy, maxConditions, "", "", "", costs,
        false, missing, throwOnUnseen, seed, dialect, componentModel);
  }

  /** The same without examples that stand in the source. */
  public Request withoutData() {
    return new Request(dataset, query, "", validation, holdout, answer, minAccuracy, minValidationAccuracy, maxConditions, group, order, weight, costs,
        evidenceRequired, missing, throwOnUnseen, seed, dialect, componentModel);
  }

  /** The same with another least share of rows that must be right. */
  public Request withMinAccuracy(double least) {
    return new Request(dataset, query, data, validation, holdout, answer, least, minValidationAccuracy, maxConditions, group, order, weight, costs,
        evidenceRequired, missing, throwOnUnseen, seed, dialect, componentModel);
  }

  Request withDataset(String name) {
    return new Request(name, query, data, validation, holdout, answer, minAccuracy, minValidationAccuracy, maxConditions, group, order, weight, costs,
        evidenceRequired, missing, throwOnUnseen, seed, dialect, componentModel);
  }

  /** The same for rows that belong to series and have times. */
  public Request inSeries(String series, String time) {
    return new Request(dataset, query, data, validation, holdout, answer, minAccuracy, minValidationAccuracy, maxConditions, series, time, weight, costs,
        evidenceRequired, missing, throwOnUnseen, seed, dialect, componentModel);
  }

  /** The same for rows of which nothing is said but their features and answers. */
  Request unmarked() {
    return new Request(dataset, query, data, validation, holdout, answer, minAccuracy, minValidationAccuracy, maxConditions, "", "", "", costs,
        evidenceRequired, missing, throwOnUnseen, seed, dialect, componentModel);
  }
}
