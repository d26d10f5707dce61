package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.RowReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows that a method is learned from, of more than can be held: a sample by content, and what was answered wrongly by what was learned from it before
 * (counterexample-guided; A. Solar-Lezama and others, "Combinatorial sketching for finite programs", 2006). If all contents are among the sample,
 * it is all there is to learn from; otherwise one content in ten is held back, to tell how the method does on rows that it has not seen.
 */
public final class WorkingSet {
  /** A formula that is off by no more than so much more on all rows than on its own has nothing to learn from them. */
  private static final double AS_FAR_OFF = 1.05;

  private final PartitionedRows rows;
  private final Contract contract;
  private final Place place;
  private final RoundSettings settings;
  private final boolean skips;
  private final Draw.Answer drawn;
  private final boolean holdsBack;
  private final List<Drawn> own = new ArrayList<>();
  private final Set<String> known = new LinkedHashSet<>();
  private int rounds;
  private Dataset dataset;
  private Tally latest;

  private WorkingSet(PartitionedRows rows, Contract contract, Place place, boolean skips, RoundSettings settings) throws Refusal {
    this.rows = rows;
    this.contract = contract;
    this.place = place;
    this.skips = skips;
    this.settings = settings;
    drawn = asked(new Draw(contract, settings));
    requireReadable(drawn.faults());
    drawn.faults().throwIfAny(place);
    if (drawn.rows() == 0) {
      throw new Refusal(Diagnostic.NO_ROWS, place, rows.name() + " has no rows.");
    }
    holdsBack = !(drawn.sketch(false).isWhole() && drawn.sketch(true).isWhole());
    copies(drawn.sketch(false));
    if (!holdsBack) {
      copies(drawn.sketch(true));
    }
    add(drawn.extremes(false).rows()); // if all is in the sketches, these are too
  }

  /**
   * Draws rows.
   *
   * @param contract what the method asks for
   * @param place the attribute that names the rows
   * @param skips whether files that can't be read are left out
   * @throws Refusal with everything that is wrong with the rows, or if the method can't be learned from rows in parts
   */
  public static WorkingSet draw(PartitionedRows rows, Contract contract, Place place, boolean skips, RoundSettings settings) throws Refusal {
    Optional<String> together = together(contract);
    if (together.isPresent()) {
      throw new Refusal(Diagnostic.NOT_IN_PARTS, place, "The method " + contract.method() + " can't be learned from parts of " + rows.name() + ": " + together.get() + ".");
    }
    return new WorkingSet(rows, contract, place, skips, settings);
  }

  /** Why a method needs rows that are read together, in words; empty if it does not. */
  private static Optional<String> together(Contract contract) {
    Request request = contract.request();
    Map<String, Boolean> reasons = new LinkedHashMap<>();
    reasons.put("it is given images", contract.perceives());
    reasons.put("it is a law of change", contract.change().isPresent());
    reasons.put("it answers for bodies", contract.bodies().isPresent());
    reasons.put("it tells a constant of a series from its first states", contract.isEncoder());
    reasons.put("it has a number that the data do not have", contract.hidden().isPresent());
    contract.features().stream().filter(Feature::isDerived).findFirst().ifPresent(f -> reasons.put(f.name() + " is computed by a method", true));
    contract.items().stream().filter(i -> i.table().isPresent()).findFirst().ifPresent(i -> reasons.put(i.name() + " is a table of its own", true));
    reasons.put("weight is set", !request.weight().isEmpty() || contract.formula().filter(f -> !f.weights().isEmpty()).isPresent());
    reasons.put("group is set", !request.group().isEmpty());
    reasons.put("order is set", !request.order().isEmpty());
    reasons.put("validation is set", !request.validation().isEmpty());
    reasons.put("holdout is set", request.holdout() > 0);
    return reasons.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst();
  }

  private <A extends Serializable> A asked(Question<A> question) throws Refusal {
    try {
      return rows.ask(question);
    } catch (IOException e) {
      throw new Refusal(Diagnostic.PARTITIONS_FAILED, place, rows.name() + " could not be asked: " + e.getMessage() + ".");
    }
  }

  private void requireReadable(Faults faults) throws Refusal {
    if (faults.unreadable() > 0 && !skips) {
      throw new Refusal(Diagnostic.FILES_UNREADABLE, place, unreadable(faults));
    }
  }

  private String unreadable(Faults faults) {
    return Wording.counted(faults.unreadable(), "file") + " of " + rows.name() + " can't be read:" + faults.files();
  }

  /** Each row as often as it occurs; if that is too often, in proportion, and at least once. */
  private void copies(Sketch sketch) {
    long all = sketch.rows().mapToLong(Drawn::count).sum();
    double share = Math.min(1, (double) settings.rows() / all);
    sketch.rows().forEach(row -> {
      long copies = Math.max(1, Math.round(row.count() * share));
      for (long k = 0; k < copies; k++) {
        own.add(row.once());
      }
      known.add(text(row));
    });
  }

  /** Adds rows that are not there yet. */
  private void add(Stream<Drawn> more) {
    more.forEach(row -> {
      if (known.add(text(row))) {
        own.add(row);
      }
    });
    dataset = null;
  }

  private static String text(Drawn row) {
    return row.origin().columns() + " " + row.row().cells();
  }

  /** The rows to learn from. */
  public Dataset dataset() throws Refusal {
    if (dataset == null) {
      dataset = DatasetReader.read(own().source(ResultCache.hash(drawn.fingerprint())), contract, Limits.DEFAULT, place);
    }
    return dataset;
  }

  /** The same as they were read, with their columns in one order. */
  private Part own() {
    List<String> columns = own.stream().map(Drawn::origin).distinct().flatMap(origin -> origin.columns().stream()).distinct().toList();
    List<RowReader.Row> cells = own.stream().map(row -> new RowReader.Row(row.row().line(), inOrder(row, columns), row.row().problem())).toList();
    return new Part(new Part.Origin(rows.name(), columns, own.stream().anyMatch(row -> row.origin().separated())), cells);
  }

  private static List<String> inOrder(Drawn row, List<String> columns) {
    if (row.origin().columns().equals(columns)) {
      return row.row().cells();
    }
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      int at = row.origin().columns().indexOf(column);
      cells.add(at < 0 ? null : row.row().cells().get(at));
    }
    return cells;
  }

  /**
   * How a method does on all rows.
   *
   * @param wrong a number that is the less the better it does
   * @param goesOn whether rows were added, from which more can be learned
   */
  public record Round(double wrong, boolean goesOn, Provenance.Population population) {}

  /**
   * Runs a compiled class on all rows, and adds some that it answers wrongly.
   *
   * @param learned the contract of what was learned
   * @param parameters how many parameters the method has
   * @param className the generated class
   * @param classes the class, and those that it mentions
   */
  public Round round(Contract learned, int parameters, String className, Map<String, byte[]> classes) throws Refusal {
    rounds++;
    Trial onOwn = new Trial(learned, parameters, className, classes, false, settings);
    double before = wrong(onOwn.with(onOwn.none(), own()).share(false));
    latest = asked(new Trial(learned, parameters, className, classes, holdsBack, settings));
    requireReadable(latest.faults());
    latest.faults().throwIfAny(place);
    if (latest.share(false).rows() + latest.share(true).rows() != drawn.rows()) {
      throw new Refusal(Diagnostic.CHANGED_WHILE_READ, place, rows.name() + " changed while it was being read.");
    }
    double wrong = wrong(latest.share(false));
    boolean learnable = rounds < settings.rounds() && wrong > before * (contract.formula().isPresent() ? AS_FAR_OFF : 1);
    int size = own.size();
    if (learnable) {
      add(latest.wrong());
    }
    return new Round(wrong, own.size() > size, population());
  }

  private double wrong(Tally.Share share) {
    return contract.formula().isEmpty() ? 1 - (double) share.right() / share.rows() : IntStream.range(0, contract.answers().size()).mapToDouble(share::rootMeanSquare).sum();
  }

  private Provenance.Population population() {
    Tally.Share learnedFrom = latest.share(false);
    Tally.Share held = latest.share(true);
    List<Double> right = new ArrayList<>();
    List<Double> heldRight = new ArrayList<>();
    for (int a = 0; a < contract.answers().size(); a++) {
      boolean formula = contract.formula().isPresent();
      Tally.Share all = Tally.Share.of(learnedFrom, held);
      right.add(formula ? all.explained(a) : (double) all.right(a) / all.rows());
      if (held.rows() > 0) {
        heldRight.add(formula ? held.explained(a) : (double) held.right(a) / held.rows());
      }
    }
    return new Provenance.Population(drawn.rows(), rounds, right, held.rows(), heldRight, latest.faults().unreadable());
  }

  /** What is to be said of the method that was chosen: files that were left out, and accuracy that was asked for and is not reached on all rows. */
  public List<Finding> findings(Provenance.Population population) {
    List<Finding> findings = new ArrayList<>();
    if (drawn.faults().unreadable() > 0) {
      findings.add(Finding.of(Diagnostic.FILES_LEFT_OUT, place, unreadable(drawn.faults())));
    }
    shortfall(population).ifPresent(findings::add);
    return findings;
  }

  private Optional<Finding> shortfall(Provenance.Population population) {
    double least = contract.request().minAccuracy();
    return IntStream.range(0, population.right().size()).filter(a -> population.right().get(a) < least).mapToObj(a -> Finding.of(Diagnostic.ACCURACY_TOO_LOW, Place.attribute("minAccuracy"),
        "What was learned for " + contract.named(a) + (contract.formula().isPresent() ? " has R^2 " + Shares.ofVariance(population.right().get(a)) + " on all " + population.rows() + " rows"
            : " answers " + Shares.percent(population.right().get(a)) + " of all " + population.rows() + " rows rightly") + ", less than the " + Shares.percent(least) + " asked for.")).findFirst();
  }
}
