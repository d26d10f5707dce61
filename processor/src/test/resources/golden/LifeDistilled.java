package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class LifeDistilled implements Life {
    /**
     * Creates an instance; all instances are alike.
     */
    public LifeDistilled() {
    }

    /**
     * Learned from 150 rows of examples.csv.
     * 100.0 % of the training rows are right.
     * Expected on new rows: 100.0 % right, between 96 and 100 % with 95 % confidence, by 10-fold cross-validation; the commonest answer alone: 74.0 %, the best single condition: 74.0 %.
     * Equal to the trained network: EXHAUSTIVE.
     */
    @Override
    public boolean decide(boolean[][] cells) {
        Objects.requireNonNull(cells, "cells");
        if (cells.length != 3 || cells[0].length != 3 || cells[1].length != 3 || cells[2].length != 3) {
            throw new IllegalArgumentException("cells must be 3 x 3");
        }
        int trueCells = 0;
        for (int i = 0; i < 3; i++) {
            trueCells += (cells[i][0] ? 1 : 0) + (cells[i][1] ? 1 : 0) + (cells[i][2] ? 1 : 0);
        }
        return trueCells == 3 || trueCells == 4 && cells[1][1];
    }
}
