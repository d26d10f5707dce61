package app;

import io.github.limbeck.DistilledGenerated;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Distilled by Limbeck; changes are lost with the next build.
 */
@DistilledGenerated
@Generated("io.github.limbeck.processor.DistillProcessor")
public final class MajorityDistilled implements Majority {
    /**
     * Creates an instance; all instances are alike.
     */
    public MajorityDistilled() {
    }

    /**
     * Learned from 60 rows of examples.csv.
     * 100.0 % of the training rows are right.
     * Expected on new rows: 100.0 % right, between 92 and 100 % with 95 % confidence, by 10-fold cross-validation; the commonest answer alone: 53.3 %, the best single condition: 76.6 %.
     * Equal to the trained network: EXHAUSTIVE.
     */
    @Override
    public boolean decide(boolean[] votes) {
        Objects.requireNonNull(votes, "votes");
        if (votes.length != 7) {
            throw new IllegalArgumentException("votes must be 7 long");
        }
        int trueVotes = 0;
        for (int i = 0; i < 7; i++) { trueVotes += votes[i] ? 1 : 0; }
        return trueVotes >= 4;
    }
}
