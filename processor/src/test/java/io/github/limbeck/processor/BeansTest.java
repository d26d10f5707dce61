package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.finding.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parameters that are classes with getters. */
class BeansTest {
  private static final String INTERFACE = "package app; @io.github.limbeck.DistillFrom(dataset = \"d.csv\") public interface Ship { boolean free(Order order); }";

  @TempDir Path data;

  /** Free from 50 on, of members from 20 on. */
  @BeforeEach
  void orders() throws IOException {
    Files.writeString(data.resolve("d.csv"), "total,is_member,kind,country,free\n" + IntStream.range(0, 400).mapToObj(i -> {
      int total = i * 37 % 100;
      boolean member = i % 3 == 0;
      return total + "," + member + "," + (i % 5 < 2 ? "BOOK" : "TOY") + "," + (i % 7 < 3 ? "AT" : "DE") + "," + (total >= (member ? 20 : 50));
    }).collect(Collectors.joining("\n")));
  }

  @ParameterizedTest
  @EnumSource
  void gettersAreReadAndThoseWithoutFieldsAreNot(TestCompiler compiler) throws Exception {
    var result = compiler.compile(data, Map.of("app.Ship", INTERFACE, "app.Kind", "package app; public enum Kind { BOOK, TOY }", "app.Priced", """
        package app;
        public abstract class Priced<T extends Number> {
          private T total;
          public T getTotal() { return total; }
        }
        """, "app.Order", """
        package app;
        import io.github.limbeck.Column;
        public class Order extends Priced<Integer> {
          public static final int MOST = 3;
          @Column("is_member")
          private boolean regular;
          private Kind kind;
          private Address to;
          private Object log;
          public boolean isRegular() { return regular; }
          public void setRegular(boolean regular) { this.regular = regular; }
          public Kind getKind() { return kind; }
          public Address getTo() { return to; }
          public String getSummary() { return kind + " " + log; }
        }
        """, "app.Address", "package app; public class Address { private String country; public String getCountry() { return country; } }"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ShipDistilled")).contains("order.getTotal() <= 49 && !order.isRegular() || order.getTotal() <= 19", "PROVED").doesNotContain("getSummary", "getKind()");
  }

  @Test
  void aClassThatHoldsItselfIsNoFeature() throws IOException {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Ship", INTERFACE, "app.Order", "package app; public class Order { private int total; private Order before; public int getTotal() { return total; } public Order getBefore() { return before; } }"));
    assertThat(result.withId(Diagnostic.UNSUPPORTED_FEATURE_TYPE.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("order.before has the type app.Order"));
  }

  @Test
  void aClassWithoutGettersSaysWhatItNeeds() throws IOException {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Ship", INTERFACE, "app.Order", "package app; public class Order { public int total; private int size; private int getSize() { return size; } int own; int getOwn() { return own; } }"));
    assertThat(result.withId(Diagnostic.UNSUPPORTED_FEATURE_TYPE.id())).singleElement()
        .satisfies(m -> assertThat(m.text()).contains("order has the type app.Order. A class is read by its getters, and needs some"));
  }

  @Test
  void anArrayBehindAGetterIsRefused() throws IOException {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Ship", INTERFACE, "app.Order", "package app; public class Order { private int total; private int[] sizes; public int getTotal() { return total; } public int[] getSizes() { return sizes; } }"));
    assertThat(result.withId(Diagnostic.UNSUPPORTED_FEATURE_TYPE.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("order.sizes has the type int[]", "not behind getters"));
  }

  @Test
  void aClassOutOfReachIsRefused() throws IOException {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Ship", INTERFACE.replace("Order order", "other.Orders.Order order"), "other.Orders",
        "package other; public class Orders { static class Order { private int total; public int getTotal() { return total; } } }"));
    assertThat(result.success()).isFalse();
  }
}
