package app;

import io.github.limbeck.DistilledGenerated;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class GravitationDistilled implements Gravitation {
    /**
     * Creates an instance; all instances are alike.
     */
    public GravitationDistilled() {
    }

    /**
     * Learned from 60 rows of examples.csv.
     * Formula: 6.674 * mass * otherMass / distance^2
     * R^2 is 1; half of the rows are off by at most 0, nine tenths by 0, 99 in 100 by 0, all by 0.
     * Expected on new rows within the ranges of the examples: R^2 1, half of the answers off by at most 0.0001 %, by 10-fold cross-validation of its constants; with its form chosen anew, too, in 10 of these parts: R^2 1; the mean alone: R^2 0, the best straight line: R^2 0.0461.
     * Defined where distance^2 is not 0.
     * Examples have mass from 0.19 to 4.98, otherMass from 0.16 to 4.98, distance from 0.15 to 4.94; beyond, the formula extrapolates.
     * Equal to the formula found: PROVED.
     */
    @Override
    public double decide(double mass, double otherMass, double distance) {
        return 6.674 * mass * otherMass / (distance * distance);
    }
}
