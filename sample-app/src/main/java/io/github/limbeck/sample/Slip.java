package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Perceive;

/**
 * An amount of two digits that somebody wrote on a slip by hand, and somebody else typed in: nobody ever said which digit is which.
 * The digits are those of E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI repository (CC BY 4.0).
 */
@DistillFrom(dataset = "slips.csv.gz", minAccuracy = 0.95)
public interface Slip {
  int amount(@Perceive int[][] tens, @Perceive int[][] ones);
}
