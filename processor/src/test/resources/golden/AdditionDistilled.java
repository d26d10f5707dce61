package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class AdditionDistilled implements Addition {
    /**
     * Creates an instance; all instances are alike.
     */
    public AdditionDistilled() {
    }

    /**
     * Learned from 300 rows of examples.csv.
     * 100.0 % of the elements of the training rows are right.
     * Expected on new rows: 100.0 % right, between 98.0 and 100 % with 95 % confidence, by 10-fold cross-validation; the commonest answer alone: 4.0 %.
     * Equal to the trained network: PROVED at the sizes of the examples.
     */
    @Override
    public boolean[] decide(boolean[] a, boolean[] b) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        requireCells(a.length, 1, "a");
        requireCells(b.length, 1, "b");
        requireSameSize(a.length, "a", b.length, "b");
        boolean[] answer = new boolean[a.length];
        boolean carried = false;
        for (int i = a.length - 1; i >= 0; i--) {
            answer[i] = ((carried ? 1 : 0) + (a[i] ? 1 : 0) + (b[i] ? 1 : 0)) % 2 == 1;
            carried = carried && a[i] || carried && b[i] || a[i] && b[i];
        }
        return answer;
    }

    private static void requireCells(int size, int least, String array) {
        if (size < least) {
            throw new IllegalArgumentException(
                    array + " has the size " + size + ", expected at least " + least);
        }
    }

    private static void requireSameSize(int size, String array, int otherSize, String other) {
        if (size != otherSize) {
            throw new IllegalArgumentException(
                    "sizes differ: " + array + " " + size + ", " + other + " " + otherSize);
        }
    }
}
