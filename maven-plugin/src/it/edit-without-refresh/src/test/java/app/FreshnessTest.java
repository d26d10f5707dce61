package app;

import static io.github.limbeck.testing.DistillAssertions.assertAccuracy;
import static io.github.limbeck.testing.DistillAssertions.assertFresh;

import org.junit.jupiter.api.Test;

class FreshnessTest {
  @Test
  void isFresh() {
    assertFresh(Discount.class);
  }

  @Test
  void isRight() {
    assertAccuracy(Discount.class, 1);
  }
}
