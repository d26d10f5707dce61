package app;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.limbeck.runtime.Distilled;
import io.github.limbeck.testing.DistillAssertions;
import org.junit.jupiter.api.Test;

class LookupTest {
  @Test
  void saysThatTheProcessorDidNotRun() {
    String lookup = assertThrows(IllegalStateException.class, () -> Distilled.of(Discount.class)).getMessage();
    assertTrue(lookup.contains("Since JDK 23, javac ignores processors that are only on the class path"), lookup);
    String fresh = assertThrows(AssertionError.class, () -> DistillAssertions.assertFresh(Discount.class)).getMessage();
    assertTrue(fresh.contains("Since JDK 23 javac ignores processors that are only on the class path"), fresh);
  }
}
