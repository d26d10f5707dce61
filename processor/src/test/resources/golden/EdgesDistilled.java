package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class EdgesDistilled implements Edges {
    /**
     * Creates an instance; all instances are alike.
     */
    public EdgesDistilled() {
    }

    /**
     * Learned from 300 rows of examples.csv.
     * 100.0 % of the elements of the training rows are right.
     * Expected on new rows: 100.0 % right, between 97 and 100 % with 95 % confidence, by 10-fold cross-validation; the commonest answer alone: 4.0 %.
     * Equal to the trained network: EXHAUSTIVE at the sizes of the examples.
     */
    @Override
    public boolean[] decide(boolean[] x) {
        Objects.requireNonNull(x, "x");
        requireCells(x.length, 1, "x");
        boolean[] answer = new boolean[x.length];
        for (int i = 0; i < x.length; i++) { answer[i] = !xAt(x, i - 1) && x[i]; }
        return answer;
    }

    private static boolean xAt(boolean[] cells, int i) {
        return 0 <= i && i < cells.length ? cells[i] : true;
    }

    private static void requireCells(int size, int least, String array) {
        if (size < least) {
            throw new IllegalArgumentException(
                    array + " has the size " + size + ", expected at least " + least);
        }
    }
}
