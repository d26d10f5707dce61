package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.limbeck.testing.DistillAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ApplicationTest {
  @Test
  void theApplicationStartsAndInjectsTheDistilledClass() {
    try (ConfigurableApplicationContext context = SpringApplication.run(Application.class)) {
      Application.Till till = context.getBean(Application.Till.class);
      assertEquals(DiscountDistilled.class, till.getDiscount().getClass());
      assertTrue(till.grants(new Application.Basket(3, true)));
      assertFalse(till.grants(new Application.Basket(3, false)));
      assertFalse(till.grants(new Application.Basket(1, true)));
    }
  }

  @Test
  void aClassOfLombokIsAParameter() {
    try (ConfigurableApplicationContext context = SpringApplication.run(Application.class)) {
      Voucher voucher = context.getBean(Voucher.class);
      assertTrue(voucher.grant(new Customer(10, true)));
      assertFalse(voucher.grant(new Customer(9, true)));
      assertTrue(voucher.grant(new Customer(25, false)));
      assertFalse(voucher.grant(new Customer(24, false)));
    }
  }

  @Test
  void itIsRunAgainOnObjectsOfThatClass() {
    DistillAssertions.assertAccuracy(Voucher.class, 1);
  }
}
