package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.SpelledTexts;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.Messages;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.Outcome;
import io.github.limbeck.engine.distil.Task;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.evidence.Front;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is told of a type that was distilled: its provenance, and the page of the report.
 *
 * @param type the binary name of the interface
 * @param generated the generated class
 * @param version of Limbeck
 * @param tasks what each method was to be
 * @param equalities how each method was shown equal to its model
 */
public record Account(
    String type, String generated, String version, String source, List<Task> tasks, List<Distillation> results, List<String> equalities) {
  /** A report on more rows would tell no more, and take the memory that training took. */
  private static final int MOST_REPORTED = 200_000;

  /**
   * The page of the report.
   *
   * @param provenance what {@link #provenance} gave
   * @param sinceLock how what was learned differs from a lock file that it is held to
   * @param stamp changes when the page has to be written anew
   */
  public String page(Provenance provenance, Optional<SinceLock> sinceLock, String stamp) {
    List<MethodReport> methods = new ArrayList<>();
    for (int m = 0; m < results.size(); m++) {
      Distillation result = results.get(m);
      Dataset rows = some(result.training(), MOST_REPORTED);
      Optional<Dataset> heldOutRows = result.heldOut().filter(h -> h.rows() > 0).map(h -> some(h, MOST_REPORTED));
      List<Outcome> training = result.outcomes(rows);
      Optional<List<Outcome>> heldOut = heldOutRows.map(result::outcomes);
      List<List<NetworkView>> drawings = result.drawings();
      List<AnswerReport> answers = new ArrayList<>();
      for (int a = 0; a < training.size(); a++) {
        int at = a;
        answers.add(new AnswerReport(provenance.methods().get(m).answers().get(a), drawings.get(a), methods(result.contract(), a),
            result.labels(a),
            training.get(a), heldOut.map(h -> h.get(at))));
      }
      methods.add(new MethodReport(provenance.methods().get(m), rows, heldOutRows,
          result.contract().arrays().stream().map(ArrayFeature::name).toList(), answers, result.extrapolated(), result.foretold(),
          Messages.of(result.contract(), rows), result.readImages(), TrySection.script(result), Influence.of(result, rows, training),
          answers.size() == 1 && result.contract().formula().isEmpty() ? Border.of(drawings.get(0), rows) : List.of()));
    }
    return TypePage.of(new TypeReport(provenance, source, methods, sinceLock), stamp);
  }

  /** The generated methods that give an answer: the method itself, or that of a component, or of an element. */
  private static List<String> methods(Contract contract, int answer) {
    return contract.answerRecord().isPresent() && contract.confidence().isEmpty() ? List.of(Emission.componentMethod(contract.method(), contract.answers().get(answer).name()))
        : Emission.answering(contract.method());
  }

  /** All rows, or evenly chosen ones where there are more than so many. */
  static Dataset some(Dataset data, int most) {
    int step = (data.rows() + most - 1) / most;
    return step <= 1 ? data : data.select(i -> i % step == 0);
  }

  /** Where mistakes have costs, the shares that are expected are those of the costs, which are no accuracies. */
  private static List<Provenance.Model> front(Front front, boolean costs) {
    return IntStream.range(0, front.points().size()).mapToObj(i -> {
      Front.Point point = front.points().get(i);
      Optional<Estimate> expected = point.expected().filter(e -> !costs);
      return new Provenance.Model(point.conditions(), point.right(), expected.map(Estimate::share).orElse(Double.NaN),
          expected.map(Estimate::low).orElse(Double.NaN), expected.map(Estimate::high).orElse(Double.NaN), i == front.chosen());
    }).toList();
  }

  /** Where the class came from, as it is written beside it. */
  public Provenance provenance() {
    List<Provenance.Method> methods = new ArrayList<>();
    for (int m = 0; m < results.size(); m++) {
      Task in = tasks.get(m);
      Distillation result = results.get(m);
      List<Distillation.NetworkSize> networks = result.networks();
      int lines = CodeLines.count(source, in.contract());
      List<Provenance.Answer> answers = new ArrayList<>();
      for (int a = 0; a < result.judgements().size(); a++) {
        Distillation.NetworkSize network = networks.get(a);
        Distillation.Judgement judgement = result.judgements().get(a);
        answers.add(new Provenance.Answer(in.contract().answers().get(a).name(),
            result.kind(), network.differentiae(),
            network.subconcepts(), network.concepts(), network.conditions(),
            lines, judgement.training(), judgement.reachable(), judgement.validation(),
            result.expectation(a),
            result.fronts().isEmpty() ? List.of() : front(result.fronts().get(a), result.evidence().get(a).haveCosts()), result.formula(a)));
      }
      Request request = in.contract().request();
      methods.add(new Provenance.Method(in.contract().method(), request.isQuery() ? in.dataset().name()
          : request.data().isEmpty() ? request.dataset() : "data",
          in.file(), in.dataset().sha256(), request.validation(),
          in.validationFile(), in.validation().map(Dataset::sha256).orElse(""),
          result.training().rows(), request.seed(), request.minAccuracy(), request.holdout(), answers,
          equalities.get(m), in.parameters(), readAgain(in.contract(), result.contract()).shown(in.dataset().name()).write(), Optional.empty()));
    }
    return new Provenance(type, generated, version, ResultCache.hash(source), methods);
  }

  /** What examples are read by later: other ones need not have texts that are spelled for the same reason. */
  public static Contract readAgain(Contract asked, Contract distilled) {
    return SpelledTexts.isPossible(asked) ? distilled : asked;
  }
}
