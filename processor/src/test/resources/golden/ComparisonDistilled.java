package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class ComparisonDistilled implements Comparison {
    /**
     * Creates an instance; all instances are alike.
     */
    public ComparisonDistilled() {
    }

    /**
     * Learned from 128 rows of examples.csv.
     * 100.0 % of the training rows are right.
     * Expected on new rows: 100.0 % right, between 96 and 100 % with 95 % confidence, by 10-fold cross-validation; the commonest answer alone: 50.7 %, the best single condition: 72.6 %.
     * Equal to the trained network: EXHAUSTIVE.
     */
    @Override
    public boolean decide(boolean[] a, boolean[] b) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        if (a.length != 4) {
            throw new IllegalArgumentException("a must be 4 long");
        }
        if (b.length != 4) {
            throw new IllegalArgumentException("b must be 4 long");
        }
        int difference = (a[0] ? 8 : 0) + (a[1] ? 4 : 0) + (a[2] ? 2 : 0) + (a[3] ? 1 : 0) - (b[0] ? 8 : 0)
                - (b[1] ? 4 : 0) - (b[2] ? 2 : 0) - (b[3] ? 1 : 0);
        return difference >= 1;
    }
}
