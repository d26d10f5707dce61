package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class SortedDistilled implements Sorted {
    /**
     * Creates an instance; all instances are alike.
     */
    public SortedDistilled() {
    }

    /**
     * Learned from 300 rows of examples.csv.
     * 100.0 % of the training rows are right.
     * Expected on new rows: 100.0 % right, between 98.3 and 100 % with 95 % confidence, by 10-fold cross-validation; the commonest answer alone: 50.3 %, the best single condition: 78.6 %.
     * Equal to the trained network: PROVED.
     */
    @Override
    public boolean decide(int[] values) {
        Objects.requireNonNull(values, "values");
        if (values.length != 5) {
            throw new IllegalArgumentException("values must be 5 long");
        }
        int descents = 0;
        for (int i = 0; i < 4; i++) { descents += values[i] > values[i + 1] ? 1 : 0; }
        return descents == 0;
    }
}
