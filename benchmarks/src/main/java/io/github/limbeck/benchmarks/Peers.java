package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.TableF.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import weka.classifiers.Classifier;
import weka.classifiers.functions.Logistic;
import weka.classifiers.rules.JRip;
import weka.classifiers.rules.PART;
import weka.classifiers.trees.J48;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;

/** Other learners, with their defaults, on the same rows. */
final class Peers {
  private static final Map<String, Supplier<Classifier>> WEKA = new LinkedHashMap<>();

  static {
    WEKA.put("J48", J48::new);
    WEKA.put("JRip", JRip::new);
    WEKA.put("PART", PART::new);
    WEKA.put("Logistic", Logistic::new);
    WEKA.put("RandomForest", RandomForest::new);
  }

  private Peers() {}

  static Map<String, Score> of(Table train, Table test) {
    Map<String, Score> scores = new LinkedHashMap<>();
    Instances header = header(train, test);
    Instances examples = instances(header, train);
    Instances fresh = instances(header, test);
    try {
      for (Map.Entry<String, Supplier<Classifier>> learner : WEKA.entrySet()) {
        double before = Distiller.cpuSeconds();
        Classifier model = learner.getValue().get();
        model.buildClassifier(examples);
        double seconds = Distiller.cpuSeconds() - before;
        int right = 0;
        for (Instance row : fresh) {
          right += model.classifyInstance(row) == row.classValue() ? 1 : 0;
        }
        scores.put(learner.getKey(), new Score((double) right / fresh.size(), size(model), seconds));
      }
    } catch (Exception e) { // Weka declares nothing narrower
      throw new IllegalStateException("Weka failed on " + train.name(), e);
    }
    scores.put("CART", cart(train, test));
    return scores;
  }

  /** Leaves of a tree, conditions of rules; of the others there is nothing to read. */
  private static double size(Classifier model) {
    return model instanceof J48 tree ? tree.measureNumLeaves()
        : model instanceof JRip rules ? rules.getRuleset().stream().mapToDouble(rule -> rule.size()).sum()
        : model instanceof PART part ? part.measureNumRules() : Double.NaN;
  }

  private static Instances header(Table train, Table test) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    int answer = train.columns().size() - 1;
    for (int c = 0; c <= answer; c++) {
      int column = c;
      TreeSet<String> texts = new TreeSet<>();
      Stream.concat(train.rows().stream(), test.rows().stream()).map(row -> row.get(column)).filter(t -> !t.isEmpty()).forEach(texts::add);
      attributes.add(train.isText(c) ? new Attribute(train.columns().get(c), new ArrayList<>(texts)) : new Attribute(train.columns().get(c)));
    }
    Instances header = new Instances(train.name(), attributes, 0);
    header.setClassIndex(answer);
    return header;
  }

  private static Instances instances(Instances header, Table table) {
    Instances all = new Instances(header, table.rows().size());
    for (List<String> row : table.rows()) {
      double[] values = new double[row.size()];
      for (int c = 0; c < values.length; c++) {
        String cell = row.get(c);
        values[c] = cell.isEmpty() ? Utils.missingValue() : table.isText(c) ? header.attribute(c).indexOfValue(cell) : Double.parseDouble(cell);
      }
      all.add(new DenseInstance(1, values));
    }
    return all;
  }

  private static Score cart(Table train, Table test) {
    double before = Distiller.cpuSeconds();
    LabelFactory labels = new LabelFactory();
    List<Example<Label>> examples = examples(train);
    var model = new CARTClassificationTrainer().train(new MutableDataset<>(new ListDataSource<>(examples, labels,
        new SimpleDataSourceProvenance(train.name(), labels))));
    double seconds = Distiller.cpuSeconds() - before;
    long right = examples(test).stream().filter(e -> model.predict(e).getOutput().getLabel().equals(e.getOutput().getLabel())).count();
    return new Score((double) right / test.rows().size(), Double.NaN, seconds);
  }

  /** A text is a feature of its own that is there or not; so is a missing value. */
  private static List<Example<Label>> examples(Table table) {
    List<Example<Label>> examples = new ArrayList<>();
    int answer = table.columns().size() - 1;
    for (List<String> row : table.rows()) {
      ArrayExample<Label> example = new ArrayExample<>(new Label(row.get(answer)));
      for (int c = 0; c < answer; c++) {
        String cell = row.get(c);
        boolean named = table.isText(c) || cell.isEmpty();
        example.add(table.columns().get(c) + (named ? "=" + cell : ""), named ? 1 : Double.parseDouble(cell));
      }
      examples.add(example);
    }
    return examples;
  }
}
