package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.model.Model;
import java.util.List;

/**
 * A network as the model that it is.
 *
 * @param title what it is a network of; empty for the answer itself
 * @param labels the answers of the model, by their codes
 * @param features what the features of the model are called
 * @param java per feature how generated code reads it, or the array it is made of
 * @param conditions per feature whether it is a truth value
 * @param texts per feature the texts its codes stand for; empty for numbers
 * @param types per feature the Java name of its type; empty where these are no columns
 * @param overRows whether the features are columns of the dataset, so that rows can be run through the model
 */
public record NetworkView(String title, Model model, List<String> labels, List<String> features, List<String> java,
    List<Boolean> conditions, List<List<String>> texts, List<String> types, boolean overRows) {
  public NetworkView {
    labels = List.copyOf(labels);
    features = List.copyOf(features);
    java = List.copyOf(java);
    conditions = List.copyOf(conditions);
    texts = List.copyOf(texts);
    types = List.copyOf(types);
  }
}
