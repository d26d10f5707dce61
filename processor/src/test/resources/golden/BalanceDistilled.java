package app;

import io.github.limbeck.DistilledGenerated;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class BalanceDistilled implements Balance {
    /**
     * Creates an instance; all instances are alike.
     */
    public BalanceDistilled() {
    }

    /**
     * Learned from 300 rows of examples.csv.
     * 100.0 % of the training rows are right.
     * Expected on new rows: 100.0 % right, between 91 and 100 % with 95 % confidence, measured on 2 of 10 parts of the rows, each of which was left out of learning; the commonest answer alone: 48.3 %, the best single condition: 61.6 %.
     * Equal to the trained network: PROVED.
     */
    @Override
    public String decide(int leftWeight, int leftDistance, int rightWeight, int rightDistance) {
        if ((long) rightWeight * rightDistance < (long) leftWeight * leftDistance) {
            return "LEFT";
        }
        if ((long) rightWeight * rightDistance == (long) leftWeight * leftDistance) {
            return "BALANCED";
        }
        return "RIGHT";
    }
}
