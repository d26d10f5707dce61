/** The rows of a dataset as the learners of rules ask for them: a few at a time, chosen by what they hold and not by where they stand. */
package io.github.limbeck.engine.training;
