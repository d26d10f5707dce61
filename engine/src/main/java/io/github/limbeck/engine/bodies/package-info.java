/** The learner of laws by which bodies act on each other: sums over pairs of a direction times a function of the distance. */
package io.github.limbeck.engine.bodies;
