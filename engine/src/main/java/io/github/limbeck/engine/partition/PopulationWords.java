package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import java.util.ArrayList;
import java.util.List;

/** What is said of rows that those were drawn from that a method was learned from. */
public final class PopulationWords {
  private PopulationWords() {}

  /** As lines of Javadoc. */
  public static List<String> javadoc(Contract contract, Provenance.Population population) {
    List<String> lines = new ArrayList<>();
    lines.add("These rows were drawn from " + Wording.counted(population.rows(), "row") + " by what they say"
        + (population.rounds() == 1 ? "." : ", in " + population.rounds() + " rounds: rows that were answered wrongly were added for the next."));
    boolean formula = contract.formula().isPresent();
    for (int a = 0; a < population.right().size(); a++) {
      String subject = population.right().size() == 1 ? "" : contract.answers().get(a).name() + ": ";
      String share = formula ? "R^2 on all " + population.rows() + " rows: " + Shares.ofVariance(population.right().get(a))
          : "Of all " + population.rows() + " rows " + Shares.percent(population.right().get(a)) + " are right";
      lines.add(subject + share + held(population, a, formula) + ".");
    }
    if (population.unreadable() > 0) {
      lines.add(Wording.counted(population.unreadable(), "file") + " could not be read, and " + (population.unreadable() == 1 ? "was" : "were") + " left out.");
    }
    return lines;
  }

  private static String held(Provenance.Population population, int answer, boolean formula) {
    if (population.heldRight().isEmpty()) {
      return "";
    }
    double share = population.heldRight().get(answer);
    return formula ? ", on the " + population.held() + " that nothing was learned from: " + Shares.ofVariance(share)
        : ", of the " + population.held() + " that nothing was learned from " + Estimate.of(share, (int) Math.min(population.held(), Integer.MAX_VALUE));
  }

  /** For the note of a build. */
  public static String note(Provenance.Population population, boolean formula) {
    double least = population.right().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    return "\n  Drawn from " + Wording.counted(population.rows(), "row") + " in " + Wording.counted(population.rounds(), "round") + "; "
        + (formula ? "R^2 on all of them: " + Shares.ofVariance(least) : "of all of them " + Shares.percent(least) + " are right") + ".";
  }
}
