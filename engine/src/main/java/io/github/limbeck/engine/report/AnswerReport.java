package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.Outcome;
import io.github.limbeck.engine.model.DecisionList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of one answer.
 *
 * @param figures sizes and accuracies
 * @param networks the essence network that answers, if the model has one, and that of a state that is carried along, if there is one
 * @param methods the generated methods that give it
 * @param labels the answers as text, of which codes are indices; empty where answers are numbers
 * @param training what the model answers on the rows it was trained on
 * @param heldOut what it answers on rows it never saw
 */
public record AnswerReport(
    Provenance.Answer figures, List<NetworkView> networks, List<String> methods, List<String> labels, Outcome training, Optional<Outcome> heldOut) {
  public AnswerReport {
    networks = List.copyOf(networks);
    methods = List.copyOf(methods);
    labels = List.copyOf(labels);
  }
}
