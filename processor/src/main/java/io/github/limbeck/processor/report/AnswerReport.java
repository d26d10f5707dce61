package io.github.limbeck.processor.report;

import io.github.limbeck.processor.essence.DecisionList;
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
    Provenance.Answer figures, List<Network> networks, List<String> methods, List<String> labels, Outcome training, Optional<Outcome> heldOut) {
  public AnswerReport {
    networks = List.copyOf(networks);
    methods = List.copyOf(methods);
    labels = List.copyOf(labels);
  }

  /**
   * A network as the decision list that it is.
   *
   * @param title what it is a network of; empty for the answer itself
   * @param labels the answers of the list, by their codes
   * @param features what the features of the list are called
   * @param java per feature how generated code reads it, or the array it is made of
   * @param conditions per feature whether it is a truth value
   * @param texts per feature the texts its codes stand for; empty for numbers
   * @param overRows whether the features are columns of the dataset, so that rows can be run through the list
   */
  public record Network(String title, DecisionList list, List<String> labels, List<String> features, List<String> java,
      List<Boolean> conditions, List<List<String>> texts, boolean overRows) {
    public Network {
      labels = List.copyOf(labels);
      features = List.copyOf(features);
      java = List.copyOf(java);
      conditions = List.copyOf(conditions);
      texts = List.copyOf(texts);
    }
  }
}
