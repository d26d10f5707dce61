package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class LongestRowDistilled implements LongestRow {
    /**
     * Creates an instance; all instances are alike.
     */
    public LongestRowDistilled() {
    }

    /**
     * Learned from 300 rows of examples.csv.
     * 100.0 % of the training rows are right.
     * Expected on new rows: 100.0 % right, between 92 and 100 % with 95 % confidence, measured on 2 of 10 parts of the rows, each of which was left out of learning; the commonest answer alone: 38.0 %.
     * Extrapolated: the examples have fewer than three sizes, so nothing they say bears the rule out at others.
     * Equal to the trained network: PROVED at the sizes of the examples.
     */
    @Override
    public int decide(boolean[][] grid) {
        Objects.requireNonNull(grid, "grid");
        requireRectangle(grid, "grid");
        int mostInRow = Integer.MIN_VALUE;
        for (int i = 0; i < grid.length; i++) {
            int rowCount = 0;
            for (int j = 0; j < grid[0].length; j++) { rowCount += grid[i][j] ? 1 : 0; }
            mostInRow = Math.max(mostInRow, rowCount);
        }
        return mostInRow;
    }

    private static void requireRectangle(boolean[][] grid, String array) {
        for (boolean[] row : grid) {
            if (row.length != grid[0].length) {
                throw new IllegalArgumentException(
                        array + " has a row of " + grid[0].length + " cells and one of " + row.length);
            }
        }
        if (grid.length == 0 || grid[0].length == 0) {
            throw new IllegalArgumentException(array + " has no cells");
        }
    }
}
