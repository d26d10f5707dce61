package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import java.util.Optional;

/**
 * One method to distil.
 *
 * @param contract what the method asks for
 * @param parameters how many parameters it has
 * @param dataset the examples
 * @param file where they are, relative to the project; empty if not in it
 * @param validation held-out examples of a dataset of their own, in the codes of the first
 * @param validationFile where these are; empty if not in the project
 * @param methods what formulas may call
 * @param effort a factor on the work that distilling may cost
 */
public record Task(Contract contract, int parameters, Dataset dataset, String file, Optional<Dataset> validation, String validationFile,
    NamedMethods methods, double effort) {

  Work work() {
    return Work.of(effort);
  }
}
