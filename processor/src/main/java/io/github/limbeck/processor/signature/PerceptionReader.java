package io.github.limbeck.processor.signature;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import java.util.List;
import java.util.Optional;

/** What a method may be that is given images to read. */
final class PerceptionReader {
  /** What three images show has thousands of combinations; of five there are too many to weigh. */
  private static final int MOST_IMAGES = 4;

  private PerceptionReader() {}

  /** What does not go with {@code @Perceive}, in words; empty if all does. */
  static Optional<String> problem(List<ArrayFeature> arrays, List<Feature> features, List<Answer> answers, Request request, boolean otherwise) {
    Optional<ArrayFeature> plain = arrays.stream().filter(a -> !a.perceived()).findFirst();
    ArrayFeature first = arrays.stream().filter(ArrayFeature::perceived).findFirst().orElseThrow();
    boolean alike = arrays.stream().allMatch(a -> a.dimensions() == first.dimensions() && a.type().javaName().equals(first.type().javaName()));
    if (otherwise) {
      return Optional.of(" has @Perceive with a list of things, or @Dynamics, which it does not go with.");
    } else if (plain.isPresent()) {
      return Optional.of(" is given " + plain.get().name() + " beside what is read: an array that is not @Perceive needs @Shape here.");
    } else if (arrays.size() > MOST_IMAGES) {
      return Optional.of(" is given " + arrays.size() + " images; at most " + MOST_IMAGES + " are read.");
    } else if (!alike) {
      return Optional.of(" is given images of several types, which can't be read alike.");
    } else if (answers.size() > 1 || answers.get(0).dimensions() > 0) {
      return Optional.of(" has several answers: distil one method for each.");
    } else if (features.stream().anyMatch(f -> f.type().kind().isNominal() || f.type().presence().mayBeMissing())) {
      return Optional.of(" is given something beside images that is no number, or may be missing.");
    } else if (!request.weight().isEmpty() || !request.costs().isBlank()) {
      return Optional.of(" is given images, which " + (request.costs().isBlank() ? "weight" : "costs") + " is not for.");
    }
    return Optional.empty();
  }
}
