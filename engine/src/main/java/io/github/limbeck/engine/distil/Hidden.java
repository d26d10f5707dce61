package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dynamics.HiddenConstant;
import io.github.limbeck.engine.dynamics.Trajectories;
import java.util.Optional;

/**
 * A feature of a law of change that the data do not have, as it was found for each series.
 *
 * @param training the series that the law was learned from
 * @param heldOut those it was learned without, if there are any
 */
public record Hidden(HiddenConstant constant, Trajectories training, Optional<Trajectories> heldOut) {}
