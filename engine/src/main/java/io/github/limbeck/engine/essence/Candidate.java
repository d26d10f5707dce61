package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Form;

/**
 * A form worth trying.
 *
 * @param cost how much there is to explain about it: 1 for a single feature (docs/method.md, "The shortest description")
 * @param template what it shares with its kind: forms of one template are cheaper together
 */
record Candidate(Form form, double cost, String template) {}
