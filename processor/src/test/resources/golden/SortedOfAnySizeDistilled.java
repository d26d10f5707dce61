package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class SortedOfAnySizeDistilled implements SortedOfAnySize {
    /**
     * Creates an instance; all instances are alike.
     */
    public SortedOfAnySizeDistilled() {
    }

    /**
     * Learned from 300 rows of examples.csv.
     * 100.0 % of the training rows are right.
     * Expected on new rows: 100.0 % right, between 85 and 100 % with 95 % confidence, measured on one of 10 parts of the rows, which was left out of learning; the commonest answer alone: 65.3 %.
     * Equal to the trained network: PROVED at the sizes of the examples.
     */
    @Override
    public boolean decide(int[] values) {
        Objects.requireNonNull(values, "values");
        requireCells(values.length, 1, "values");
        for (int i = 0; i < values.length - 1; i++) {
            if (values[i + 1] < values[i]) {
                return false;
            }
        }
        return true;
    }

    private static void requireCells(int size, int least, String array) {
        if (size < least) {
            throw new IllegalArgumentException(
                    array + " has the size " + size + ", expected at least " + least);
        }
    }
}
