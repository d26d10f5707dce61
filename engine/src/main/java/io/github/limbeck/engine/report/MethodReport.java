package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Forecasts;
import io.github.limbeck.engine.distil.Messages;
import io.github.limbeck.engine.distil.ReadImages;
import io.github.limbeck.engine.export.RuleExport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to say of one method.
 *
 * @param training the rows that were trained on, or some of them
 * @param heldOut rows that were not, or some of them
 * @param arrays what the arrays that it is given are called
 * @param extrapolated how the code goes beyond what the examples bear out, in words; empty if it does not
 * @param forecasts what a law of change foretells, if it is one
 * @param messages what bodies add to each other, by a law of bodies
 * @param images what is read in images, if it is given some
 * @param script the rule in JavaScript, where that has words for it
 * @param influence per feature that matters the share of the rows that are answered otherwise with its values exchanged, by its name
 * @param border the examples that are nearest to being answered otherwise
 */
public record MethodReport(
    Provenance.Method provenance, Dataset training, Optional<Dataset> heldOut, List<String> arrays, List<AnswerReport> answers,
    String extrapolated, Optional<Forecasts> forecasts, Optional<Messages> messages, Optional<ReadImages> images, Optional<RuleExport.Function> script, Map<String, Double> influence,
    List<Border.Near> border) {
  public MethodReport {
    arrays = List.copyOf(arrays);
    answers = List.copyOf(answers);
    border = List.copyOf(border);
  }
}
