package app;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.mapstruct.Mapper;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;

@SpringBootApplication
public class Application {
  /** What Lombok writes a constructor for, and Spring gives the distilled class to. */
  @Service
  @RequiredArgsConstructor
  public static class Till {
    @Getter
    private final Discount discount;
    private final Baskets baskets;

    public boolean grants(Basket basket) {
      Order order = baskets.order(basket);
      return discount.grant(order.items(), order.member());
    }
  }

  public record Basket(int items, boolean member) {}

  public record Order(int items, boolean member) {}

  /** What MapStruct implements. */
  @Mapper(componentModel = "spring")
  public interface Baskets {
    Order order(Basket basket);
  }
}
