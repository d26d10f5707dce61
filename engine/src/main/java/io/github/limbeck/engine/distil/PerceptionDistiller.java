package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.perception.FreshImages;
import io.github.limbeck.engine.perception.Gallery;
import io.github.limbeck.engine.perception.ImageReader;
import io.github.limbeck.engine.perception.Learned;
import io.github.limbeck.engine.perception.PerceptionTuning;
import io.github.limbeck.engine.perception.ReadingLearner;
import io.github.limbeck.engine.regression.Samples;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * From images to a rule or a formula: what they show is learned first, from the answers alone, and from there on the method is distilled as one over whole
 * numbers is. Two things are shown apart from each other: what is computed from levels is proved, the reading of images is run.
 */
final class PerceptionDistiller {
  /** Distils methods that are given images. */
  static final Distiller DOOR = (task, kept) -> new PerceptionDistiller(task).run(kept);

  private static final int FEWEST_IMAGES = 50;
  /** Rows that are exact are this many enough for a formula. */
  private static final int ENOUGH = 1_000;
  /** Of the rows that the commonest answer gets wrong, the share that must come right on images that were not learned from. */
  private static final double EVIDENT = 0.5;

  private final Task task;
  private final Contract asked;
  private ImageRows rows;
  private final Dataset training;
  private final Optional<Dataset> heldOut;

  private PerceptionDistiller(Task task) throws Refusal {
    this.task = task;
    this.asked = task.contract();
    this.rows = new ImageRows(asked, "");
    HoldOut split = HoldOut.of(asked, task.dataset(), task.validation());
    this.training = split.training();
    this.heldOut = split.heldOut();
  }

  private Distillation run(List<String> kept) throws Refusal {
    requireOneSize(training);
    if (heldOut.isPresent()) {
      requireOneSize(heldOut.get());
    }
    Gallery gallery = Gallery.of(rows.images(training));
    LearnedReading reading = kept.isEmpty() ? learn(gallery) : LearnedReading.parse(kept.get(0));
    rows = new ImageRows(asked, reading.operation());
    Dataset shown = rows.rows(training, levels(gallery, reading.shown()), chosen(reading.agrees()));
    Optional<double[][]> heldReadings = heldOut.map(h -> read(reading.reader(), h));
    Optional<Dataset> held = heldReadings.map(readings -> rows.rows(heldOut.orElseThrow(), readings, row -> true));
    List<String> model = kept.stream().map(LearnedReading::model).toList();
    Distillation known = Distiller.ofFeatures(rows.ofLevels()).run(task(rows.ofLevels(), shown, held), model);
    Contract own = KnownReading.inClass(rows.ofLevels());
    Distillation run = Distiller.ofFeatures(own).run(task(own, shown, held), known.texts());
    PerceivedDistillation.Scores scores = new PerceivedDistillation.Scores(scored(known, training, levels(gallery, reading.read())), reading.fresh(),
        heldReadings.map(readings -> scored(known, heldOut.orElseThrow(), readings)));
    requireAccuracy(scores);
    requireEvidence(scores);
    return new PerceivedDistillation(new KnownReading(known, run, asked, training, reading.reader()), reading, gallery.images().size(), scores, commonest());
  }

  /** The rows that the rule or the formula is learned from: those that agree with what was read; of numbers no more than tell a formula. */
  private IntPredicate chosen(boolean[] agrees) {
    int[] all = IntStream.range(0, agrees.length).filter(row -> agrees[row]).toArray();
    int step = rows.isNumber() ? Math.max(1, all.length / ENOUGH) : 1;
    boolean[] chosen = new boolean[agrees.length];
    for (int i = 0; i < all.length; i += step) {
      chosen[all[i]] = true;
    }
    return row -> chosen[row];
  }

  private Task task(Contract contract, Dataset shown, Optional<Dataset> held) {
    return new Task(contract, task.parameters(), shown, task.file(), held, task.validationFile(), task.methods(), task.effort());
  }

  private static double[][] levels(Gallery gallery, double[] ofImages) {
    return Arrays.stream(gallery.seen()).map(images -> Arrays.stream(images).mapToDouble(i -> ofImages[i]).toArray()).toArray(double[][]::new);
  }

  private static double[][] read(ImageReader reader, Dataset data) {
    return IntStream.range(0, data.rows()).parallel().mapToObj(row -> ImageRows.images(data, row).stream().mapToDouble(reader::read).toArray()).toArray(double[][]::new);
  }

  /** How well the model does on rows whose images are read so. */
  private PerceivedDistillation.Score scored(Distillation known, Dataset data, double[][] readings) {
    Dataset all = rows.rows(data, readings, row -> true);
    Outcome outcome = known.outcomes(all).get(0);
    int right = 0;
    for (int k = 0; k < outcome.count(); k++) {
      boolean near = rows.isNumber() && Math.abs(outcome.residual(k)) <= 1e-6 * Math.max(1, Math.abs(outcome.actual()[k]));
      right += near || outcome.isRight(k) ? 1 : 0;
    }
    Samples samples = Samples.of(new double[0][], outcome.actual());
    return new PerceivedDistillation.Score((double) right / outcome.count(), FormulaErrors.explained(outcome.given(), samples), FormulaErrors.of(outcome.given(), samples), all);
  }

  /** What is read of images by what others taught must be worth more than the commonest answer. */
  private void requireEvidence(PerceivedDistillation.Scores scores) throws Refusal {
    if (rows.isReal()) {
      if (asked.request().evidenceRequired() && scores.fresh().explained() < EVIDENT) {
        throw new Refusal(Diagnostic.NO_EVIDENCE, asked.request().examples(), "R^2 is " + Shares.ofVariance(scores.read().explained()) + " on the rows of " + training.name() + ", but "
            + Shares.ofVariance(scores.fresh().explained()) + " on rows whose images nothing was learned from.");
      }
      return;
    }
    double commonest = commonest();
    double reached = scores.fresh().right() / (double) scores.fresh().rows();
    if (asked.request().evidenceRequired() && reached < commonest + EVIDENT * (1 - commonest)) {
      throw new Refusal(Diagnostic.NO_EVIDENCE, asked.request().examples(), "Of the rows of " + training.name() + ", " + Shares.percent(scores.read().right())
          + " come out as their images were read, but only " + Shares.percent(reached) + " of rows whose images nothing was learned from; the commonest answer alone is right on "
          + Shares.percent(commonest) + ".");
    }
  }

  /** The share of the rows that have the commonest answer. */
  private double commonest() {
    Map<Double, Integer> counts = new HashMap<>();
    Arrays.stream(rows.answers(training)).forEach(answer -> counts.merge(answer, 1, Integer::sum));
    return (double) counts.values().stream().mapToInt(c -> c).max().orElse(0) / training.rows();
  }

  private void requireAccuracy(PerceivedDistillation.Scores scores) throws Refusal {
    double reached = rows.isReal() ? scores.read().explained() : scores.read().right();
    if (reached < asked.request().minAccuracy()) {
      String share = rows.isReal() ? Shares.ofVariance(reached) + " of the variance (R²)" : Shares.percent(reached);
      throw new Refusal(rows.isReal() ? Diagnostic.FORMULA_TOO_WEAK : Diagnostic.ACCURACY_TOO_LOW, Place.attribute("minAccuracy"),
          "With images read as they are by what was learned, " + asked.method() + " gets " + share + " of the training rows, less than was asked for.");
    }
  }

  private LearnedReading learn(Gallery gallery) throws Refusal {
    Place examples = asked.request().examples();
    String name = training.name();
    if (gallery.pixels().least() == gallery.pixels().greatest()) {
      throw new Refusal(Diagnostic.CONSTANT_IMAGES, examples, "Every cell of every image of " + name + " is " + gallery.pixels().least() + ".");
    }
    if (gallery.images().size() < FEWEST_IMAGES) {
      throw new Refusal(Diagnostic.TOO_FEW_IMAGES, examples, name + " has " + gallery.images().size() + " different images to learn from.");
    }
    Optional<Learned> learned = learned(gallery, rows.numbers(training), rows.answers(training));
    if (learned.isEmpty()) {
      throw new Refusal(Diagnostic.NOT_READ, examples, "What the images of " + name + " show could not be told from the answers: no operation on whole numbers that were read from them gives "
          + asked.method() + " on at least half of the " + training.rows() + " rows.");
    }
    Learned found = learned.get();
    return new LearnedReading(found.reader(), found.shown(), found.agrees(), found.read(), fresh(gallery, found), found.reader().isReal() ? rows.text(found.operation()) : "");
  }

  /** On images that were not learned from. Where examples say what images show, leaving an image out is enough; where they do not, it is learned once more. */
  private FreshImages fresh(Gallery gallery, Learned found) {
    if (!isNamed()) {
      return FreshImages.of(gallery, rows.numbers(training), rows.answers(training), this::learned);
    }
    int right = 0;
    for (int row = 0; row < training.rows(); row++) {
      int image = gallery.seen()[row][0];
      right += found.agrees()[row] && found.apart()[image] == found.shown()[image] ? 1 : 0;
    }
    return new FreshImages(training.rows(), right, Double.NaN);
  }

  /** Whether the examples say what their one image shows. */
  private boolean isNamed() {
    return asked.arrays().size() == 1 && asked.features().isEmpty() && !isMeasured();
  }

  private Optional<Learned> learned(Gallery gallery, double[][] numbers, double[] answers) {
    PerceptionTuning tuning = PerceptionTuning.USUAL;
    if (isNamed()) {
      double[] distinct = Arrays.stream(answers).distinct().sorted().toArray();
      Learned found = ReadingLearner.recognise(gallery, Arrays.stream(answers).map(a -> Arrays.binarySearch(distinct, a)).toArray(), tuning);
      boolean whole = rows.isNumber() && Arrays.stream(distinct).allMatch(d -> d == Math.rint(d) && Math.abs(d) < Integer.MAX_VALUE);
      return Optional.of(whole ? found.withLevels(Arrays.stream(distinct).mapToInt(d -> (int) d).toArray()) : found);
    } else if (rows.isNumber()) {
      Optional<Learned> levels = ReadingLearner.learn(gallery, numbers, answers, tuning);
      return levels.isPresent() || !rows.rounded().isEmpty() ? levels : ReadingLearner.measure(gallery, numbers, answers, tuning);
    }
    boolean truths = asked.answers().get(0).type().kind() == ValueType.Kind.BOOLEAN && training.answers().get(0).labels().size() == 2;
    return truths ? ReadingLearner.compare(gallery, numbers, answers, tuning) : Optional.empty();
  }

  /** Whether the answers are real numbers that hardly occur twice, so that they are no names of what is shown. */
  private boolean isMeasured() {
    return rows.isNumber() && rows.rounded().isEmpty() && Arrays.stream(rows.answers(training)).distinct().count() > Math.max(20, training.rows() / 20);
  }

  private void requireOneSize(Dataset data) throws Refusal {
    List<List<double[][]>> all = rows.images(data);
    OptionalInt other = Gallery.otherSize(all);
    if (other.isPresent()) {
      int row = other.getAsInt();
      double[][] first = all.get(0).get(0);
      double[][] here = all.stream().map(images -> images.get(row)).filter(i -> i.length != first.length || i[0].length != first[0].length).findFirst().orElseThrow();
      throw new Refusal(Diagnostic.IMAGES_DIFFER, asked.request().examples(), data.place(row) + ": an image has " + here.length + " x " + here[0].length + " cells, and the first one has "
          + first.length + " x " + first[0].length + ".");
    }
  }
}
