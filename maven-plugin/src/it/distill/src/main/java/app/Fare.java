package app;

import io.github.limbeck.DistillFrom;

@DistillFrom(dataset = "trips")
public interface Fare {
  boolean expensive(int distance, int hour);
}
