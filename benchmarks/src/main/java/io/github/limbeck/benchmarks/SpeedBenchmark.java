package io.github.limbeck.benchmarks;

import io.github.limbeck.sample.Automaton;
import io.github.limbeck.sample.AutomatonDistilled;
import io.github.limbeck.sample.Iris;
import io.github.limbeck.sample.IrisDistilled;
import io.github.limbeck.sample.LineOrientation;
import io.github.limbeck.sample.LineOrientationDistilled;
import io.github.limbeck.sample.Tariff;
import io.github.limbeck.sample.TariffDistilled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import weka.classifiers.Classifier;
import weka.classifiers.trees.J48;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Generated classes against the same logic by hand, against their network evaluated by ND4J, and against models of Weka and
 * Tribuo that were trained on the same rows. Each operation is one decision; for Life, one step of a grid of 500 x 500.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SpeedBenchmark {
  private static final int ROWS = 10_000;
  private static final int IMAGES = 56;
  private static final List<String> ZONES = List.of("DOMESTIC", "EUROPE", "ISLANDS", "WORLD");

  private final Automaton automaton = new AutomatonDistilled();
  private final LineOrientation orientation = new LineOrientationDistilled();
  private final Tariff tariff = new TariffDistilled();
  private final Iris iris = new IrisDistilled();

  private final boolean[][] grid = new boolean[500][500];
  private final boolean[][][] images = new boolean[IMAGES][28][28];
  private final INDArray[] imageRows = new INDArray[IMAGES];
  private final double[][] flowers = new double[ROWS][4];
  private final INDArray[] flowerRows = new INDArray[ROWS];
  private final Shipment[] shipments = new Shipment[ROWS];

  private INDArray orientationWeights;
  private INDArray orientationLimits;
  private INDArray irisWeights;
  private INDArray irisLimits;
  private Classifier wekaIris;
  private Classifier wekaTariff;
  private final Instance[] wekaFlowers = new Instance[ROWS];
  private final Instance[] wekaShipments = new Instance[ROWS];
  private Model<Label> tribuoIris;
  private Model<Label> tribuoTariff;
  private final List<Example<Label>> tribuoFlowers = new ArrayList<>();
  private final List<Example<Label>> tribuoShipments = new ArrayList<>();

  private record Shipment(int weightKg, String zone, boolean express, boolean fragile, int items) {}

  /** Makes all inputs, and trains the peers on what the generated classes answer. */
  @Setup
  public void prepare() throws Exception {
    Random random = new Random(1);
    for (boolean[] row : grid) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextInt(3) == 0;
      }
    }
    for (int k = 0; k < IMAGES; k++) {
      for (int c = 0; c < 28; c++) {
        boolean dot = random.nextInt(5) > 0;
        images[k][k < 28 ? k : c][k < 28 ? c : k - 28] = dot;
      }
    }
    for (int k = 0; k < ROWS; k++) {
      flowers[k] = new double[] {4.3 + random.nextInt(37) / 10.0, 2 + random.nextInt(25) / 10.0, 1 + random.nextInt(60) / 10.0,
          0.1 + random.nextInt(25) / 10.0};
      shipments[k] = new Shipment(1 + random.nextInt(random.nextBoolean() ? 5 : 60), ZONES.get(random.nextInt(4)), random.nextInt(3) == 0,
          random.nextInt(3) == 0, 1 + random.nextInt(6));
    }
    networks();
    weka();
    tribuo();
  }

  private void networks() {
    double[][] weights = new double[28 * 28][28 * 28];
    for (int i = 0; i < 28; i++) {
      for (int j = 0; j < 28; j++) {
        for (int c = 0; c < 28; c++) {
          weights[i * 28 + c][i * 28 + j] += 1;
          weights[c * 28 + j][i * 28 + j] -= 1;
        }
      }
    }
    orientationWeights = Nd4j.createFromArray(weights).castTo(DataType.FLOAT);
    orientationLimits = Nd4j.zeros(DataType.FLOAT, 1, 28 * 28);
    irisWeights = Nd4j.createFromArray(new double[][] {{0, 0}, {0.2, 0}, {-1, 0.2}, {0, 1}});
    irisLimits = Nd4j.createFromArray(new double[][] {{-2.0, 2.66}});
    for (int k = 0; k < IMAGES; k++) {
      float[] cells = new float[28 * 28];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = images[k][c / 28][c % 28] ? 1 : 0;
      }
      imageRows[k] = Nd4j.createFromArray(new float[][] {cells});
    }
    for (int k = 0; k < ROWS; k++) {
      flowerRows[k] = Nd4j.createFromArray(new double[][] {flowers[k]});
    }
  }

  private Iris.Species species(int k) {
    return iris.classify(flowers[k][0], flowers[k][1], flowers[k][2], flowers[k][3]);
  }

  private String tariff(int k) {
    Shipment s = shipments[k];
    return tariff.tariff(s.weightKg(), s.zone(), s.express(), s.fragile(), s.items());
  }

  private void weka() throws Exception {
    ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute("a"), new Attribute("b"), new Attribute("c"), new Attribute("d"),
        new Attribute("species", Arrays.stream(Iris.Species.values()).map(Enum::name).toList())));
    Instances flowerSet = new Instances("iris", attributes, ROWS);
    flowerSet.setClassIndex(4);
    ArrayList<Attribute> own = new ArrayList<>(List.of(new Attribute("weight"), new Attribute("zone", ZONES), new Attribute("express"),
        new Attribute("fragile"), new Attribute("items"), new Attribute("tariff", List.of("FREIGHT", "COURIER", "LETTER", "PARCEL"))));
    Instances shipmentSet = new Instances("tariff", own, ROWS);
    shipmentSet.setClassIndex(5);
    for (int k = 0; k < ROWS; k++) {
      double[] f = Arrays.copyOf(flowers[k], 5);
      f[4] = species(k).ordinal();
      flowerSet.add(new DenseInstance(1, f));
      wekaFlowers[k] = flowerSet.instance(k);
      Shipment s = shipments[k];
      shipmentSet.add(new DenseInstance(1, new double[] {s.weightKg(), ZONES.indexOf(s.zone()), s.express() ? 1 : 0, s.fragile() ? 1 : 0,
          s.items(), own.get(5).indexOfValue(tariff(k))}));
      wekaShipments[k] = shipmentSet.instance(k);
    }
    wekaIris = new J48();
    wekaIris.buildClassifier(flowerSet);
    wekaTariff = new J48();
    wekaTariff.buildClassifier(shipmentSet);
  }

  private void tribuo() {
    LabelFactory labels = new LabelFactory();
    for (int k = 0; k < ROWS; k++) {
      tribuoFlowers.add(new ArrayExample<>(new Label(species(k).name()), new String[] {"a", "b", "c", "d"}, flowers[k]));
      Shipment s = shipments[k];
      tribuoShipments.add(new ArrayExample<>(new Label(tariff(k)),
          new String[] {"weight", "DOMESTIC", "EUROPE", "ISLANDS", "WORLD", "express", "fragile", "items"},
          new double[] {s.weightKg(), s.zone().equals("DOMESTIC") ? 1 : 0, s.zone().equals("EUROPE") ? 1 : 0, s.zone().equals("ISLANDS") ? 1 : 0,
              s.zone().equals("WORLD") ? 1 : 0, s.express() ? 1 : 0, s.fragile() ? 1 : 0, s.items()}));
    }
    tribuoIris = new CARTClassificationTrainer(6).train(
        new MutableDataset<>(tribuoFlowers, new SimpleDataSourceProvenance("iris", labels), labels));
    tribuoTariff = new CARTClassificationTrainer(8).train(
        new MutableDataset<>(tribuoShipments, new SimpleDataSourceProvenance("tariff", labels), labels));
  }

  @Benchmark
  public boolean[][] lifeGenerated() {
    return automaton.next(grid);
  }

  @Benchmark
  public boolean[][] lifeByHand() {
    return Handwritten.lifeStep(grid);
  }

  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public void orientationGenerated(Blackhole hole) {
    for (boolean[][] image : images) {
      hole.consume(orientation.orientation(image));
    }
  }

  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public void orientationByHand(Blackhole hole) {
    for (boolean[][] image : images) {
      hole.consume(Handwritten.orientation(image));
    }
  }

  /** The first two layers; the last one adds next to nothing. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public void orientationNd4j(Blackhole hole) {
    for (INDArray image : imageRows) {
      INDArray fired = image.mmul(orientationWeights).gt(orientationLimits);
      hole.consume(fired.castTo(DataType.FLOAT).reshape(28, 28).sum(1).max().getInt(0) == 28);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void tariffGenerated(Blackhole hole) {
    for (Shipment s : shipments) {
      hole.consume(tariff.tariff(s.weightKg(), s.zone(), s.express(), s.fragile(), s.items()));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void tariffByHand(Blackhole hole) {
    for (Shipment s : shipments) {
      hole.consume(Handwritten.tariff(s.weightKg(), s.zone(), s.express(), s.fragile(), s.items()));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void tariffWeka(Blackhole hole) throws Exception {
    for (Instance instance : wekaShipments) {
      hole.consume(wekaTariff.classifyInstance(instance));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void tariffTribuo(Blackhole hole) {
    for (Example<Label> example : tribuoShipments) {
      hole.consume(tribuoTariff.predict(example));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void irisGenerated(Blackhole hole) {
    for (double[] f : flowers) {
      hole.consume(iris.classify(f[0], f[1], f[2], f[3]));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void irisByHand(Blackhole hole) {
    for (double[] f : flowers) {
      hole.consume(Handwritten.iris(f[1], f[2], f[3]));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void irisNd4j(Blackhole hole) {
    for (INDArray flower : flowerRows) {
      INDArray fired = flower.mmul(irisWeights).subi(irisLimits);
      hole.consume(fired.getDouble(0, 0) >= 0 ? 0 : fired.getDouble(0, 1) >= 0 ? 2 : 1);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void irisWeka(Blackhole hole) throws Exception {
    for (Instance instance : wekaFlowers) {
      hole.consume(wekaIris.classifyInstance(instance));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void irisTribuo(Blackhole hole) {
    for (Example<Label> example : tribuoFlowers) {
      hole.consume(tribuoIris.predict(example));
    }
  }
}
