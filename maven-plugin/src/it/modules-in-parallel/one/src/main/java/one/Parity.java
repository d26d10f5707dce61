package one;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Shape;

/** Whether the number of true bits is odd. */
@DistillFrom(dataset = "parity.csv")
public interface Parity {
  boolean odd(@Shape(3) boolean[] bits);
}
