package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Form;

/**
 * A form worth trying.
 *
 * @param cost how much there is to explain about it: 1 for a single feature (METHOD 1.3, PROTOTYPES section 4)
 * @param template what it shares with its kind: forms of one template are cheaper together
 */
record Candidate(Form form, double cost, String template) {}
