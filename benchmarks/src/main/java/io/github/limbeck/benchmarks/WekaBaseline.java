package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import weka.classifiers.Classifier;
import weka.classifiers.rules.JRip;
import weka.classifiers.trees.J48;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** J48 and JRip with their defaults on the folds that {@link ScalarTasks} uses: what a user would otherwise take. */
final class WekaBaseline {
  private static final int FOLDS = 10;

  private WekaBaseline() {}

  static void print(Path folder, String name) throws IOException {
    List<List<String>> lines = Files.readAllLines(folder.resolve(name + ".csv")).stream().map(l -> List.of(l.split(","))).toList();
    List<List<String>> rows = lines.subList(1, lines.size());
    int answer = lines.get(0).size() - 1;
    TreeSet<String> labels = new TreeSet<>();
    rows.forEach(row -> labels.add(row.get(answer)));
    ArrayList<Attribute> attributes = new ArrayList<>();
    lines.get(0).subList(0, answer).forEach(column -> attributes.add(new Attribute(column)));
    attributes.add(new Attribute(lines.get(0).get(answer), new ArrayList<>(labels)));
    Instances all = new Instances(name, attributes, rows.size());
    all.setClassIndex(answer);
    int[] fold = new int[rows.size()];
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      double[] values = new double[answer + 1];
      for (int j = 0; j < answer; j++) {
        values[j] = Double.parseDouble(rows.get(i).get(j));
      }
      values[answer] = all.classAttribute().indexOfValue(rows.get(i).get(answer));
      all.add(new DenseInstance(1, values));
      fold[i] = (seen.merge(rows.get(i).get(answer), 1, Integer::sum) - 1) % FOLDS;
    }
    try {
      print(name, "J48", all, fold);
      print(name, "JRip", all, fold);
    } catch (Exception e) { // Weka declares nothing narrower
      throw new IllegalStateException("Weka failed on " + name, e);
    }
  }

  private static void print(String name, String learner, Instances all, int[] fold) throws Exception {
    int right = 0;
    double conditions = 0;
    for (int k = 0; k < FOLDS; k++) {
      Instances train = new Instances(all, all.size());
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] != k) {
          train.add(all.instance(i));
        }
      }
      Classifier model = learner.equals("J48") ? new J48() : new JRip();
      model.buildClassifier(train);
      for (int i = 0; i < fold.length; i++) {
        right += fold[i] == k && model.classifyInstance(all.instance(i)) == all.instance(i).classValue() ? 1 : 0;
      }
      conditions += conditions(model);
    }
    System.out.printf(Locale.ROOT, "  peer: Weka %-5s on %-14s %8.4f  (%d rows right, %.1f conditions)%n", learner, name,
        (double) right / fold.length, right, conditions / FOLDS);
  }

  /** Inner nodes of a tree; literals over the rules of a list. */
  private static double conditions(Classifier model) {
    if (model instanceof J48 tree) {
      return tree.measureTreeSize() - tree.measureNumLeaves();
    }
    return ((JRip) model).getRuleset().stream().mapToDouble(rule -> rule.size()).sum();
  }
}
