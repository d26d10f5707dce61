package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
