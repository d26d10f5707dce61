package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules and formulas over dates, times and decimals: what is compared reads as people write it, and is proved. */
class JdkTypesTest {
  private static final int ROWS = 300;

  @TempDir Path data;

  private static String csv(String header, IntFunction<String> row) {
    StringBuilder csv = new StringBuilder(header).append('\n');
    IntStream.range(0, ROWS).forEach(i -> csv.append(row.apply(i)).append('\n'));
    return csv.toString();
  }

  /** A rule over one value: the values, when it says yes, and how that is to be written. */
  static List<Arguments> thresholds() {
    Random random = new Random(1);
    return List.of(
        Arguments.of("LocalDate", csv("x,f", i -> {
          LocalDate x = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
          return x + "," + !x.isBefore(LocalDate.of(2024, 3, 1));
        }), "return !x\\.isBefore\\(LocalDate\\.of\\(2024, 3, 1\\)\\)"),
        Arguments.of("LocalDate", csv("x,f", i -> {
          LocalDate x = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
          return x + "," + (x.getDayOfWeek().getValue() > 5);
        }), "x\\.getDayOfWeek\\(\\) == DayOfWeek\\.S"),
        Arguments.of("LocalDate", csv("x,f", i -> {
          LocalDate x = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1500));
          return x + "," + (x.getMonthValue() >= 11);
        }), "x\\.getMonthValue\\(\\) > 10|x\\.getMonthValue\\(\\) >= 11"),
        Arguments.of("LocalTime", csv("x,f", i -> {
          LocalTime x = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
          return x + "," + x.isBefore(LocalTime.of(9, 30));
        }), "x\\.isBefore\\(LocalTime\\.of\\(9, 30\\)\\)"),
        Arguments.of("LocalDateTime", csv("x,f", i -> {
          LocalDateTime x = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(random.nextInt(500_000));
          return x + "," + (x.getHour() >= 18);
        }), "x\\.getHour\\(\\) >=? 1[78]"),
        Arguments.of("Instant", csv("x,f", i -> {
          Instant x = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(10_000_000));
          return x + "," + x.isAfter(Instant.parse("2024-02-01T00:00:00Z"));
        }), "x\\.is(Before|After)\\(X_2024_0"),
        Arguments.of("Duration", csv("x,f", i -> {
          Duration x = Duration.ofMinutes(random.nextInt(300));
          return x + "," + (x.toMinutes() > 90);
        }), "x\\.compareTo\\(Duration\\.ofMinutes\\(9\\d\\)\\) >=? 0"),
        Arguments.of("Year", csv("x,f", i -> {
          int x = 1990 + random.nextInt(40);
          return x + "," + (x > 2010);
        }), "x\\.getValue\\(\\) >=? 201[01]"),
        Arguments.of("YearMonth", csv("x,f", i -> {
          YearMonth x = YearMonth.of(2020, 1).plusMonths(random.nextInt(60));
          return x + "," + x.isBefore(YearMonth.of(2022, 7));
        }), "YearMonth\\.of\\(2022, [67]\\)"),
        Arguments.of("BigDecimal", csv("x,f", i -> {
          BigDecimal x = BigDecimal.valueOf(random.nextInt(200_000), 2);
          return x + "," + (x.compareTo(new BigDecimal("1000.00")) > 0);
        }), "x\\.compareTo\\(X_\\d+(_\\d+)?\\) >=? 0"),
        Arguments.of("BigInteger", csv("x,f", i -> {
          BigInteger x = BigInteger.valueOf(random.nextInt(200_000));
          return x + "," + (x.intValue() > 70_000);
        }), "x\\.compareTo\\(BigInteger\\.valueOf\\(\\d+\\)\\) >=? 0"),
        Arguments.of("Optional<LocalDate>", csv("x,f", i -> {
          LocalDate x = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(366));
          return i % 3 == 0 ? ",false" : x + "," + x.isAfter(LocalDate.of(2024, 6, 30));
        }), "x\\.isPresent\\(\\) && .*x\\.get\\(\\)\\.is(After|Before)\\(LocalDate\\.of\\("));
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("thresholds")
  void aThresholdReadsAsPeopleWriteIt(String type, String csv, String code) throws IOException {
    Files.writeString(data.resolve("d.csv"), csv);
    // Each type with one of the compilers: what is printed does not depend on them.
    TestCompiler compiler = TestCompiler.values()[type.length() % 2];
    var result = compiler.compile(data, Map.of("app.A", """
        package app;
        import java.math.*;
        import java.time.*;
        import java.util.Optional;
        @io.github.limbeck.DistillFrom(dataset = "d.csv", minAccuracy = 1)
        public interface A { boolean f(%s x); }
        """.formatted(type)));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).containsPattern(code).contains("Equal to the trained network: PROVED");
  }

  /** A rule over two values of a type that are a certain time or amount apart. */
  static List<Arguments> differences() {
    Random random = new Random(2);
    return List.of(
        Arguments.of("LocalDate", csv("from,to,f", i -> {
          LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
          int days = random.nextInt(60);
          return from + "," + from.plusDays(days) + "," + (days <= 30);
        }), "ChronoUnit\\.DAYS\\.between\\((from, to\\) <=? 3|to, from\\) >=? -3)"),
        Arguments.of("LocalDateTime", csv("from,to,f", i -> {
          LocalDateTime from = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(random.nextInt(500_000));
          int minutes = random.nextInt(120);
          return from + "," + from.plusMinutes(minutes) + "," + (minutes <= 45);
        }), "Duration\\.between\\((from, to|to, from)\\)\\.compareTo\\(Duration\\.ofMinutes\\(-?4\\d\\)\\)"),
        Arguments.of("LocalDate", csv("from,to,f", i -> {
          LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(100));
          LocalDate to = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(100));
          return from + "," + to + "," + from.isBefore(to);
        }), "(from|to)\\.is(Before|After)\\((from|to)\\)"),
        Arguments.of("BigDecimal", csv("from,to,f", i -> {
          BigDecimal from = BigDecimal.valueOf(random.nextInt(10_000), 2);
          BigDecimal to = BigDecimal.valueOf(random.nextInt(10_000), 2);
          return from + "," + to + "," + (from.compareTo(to) > 0);
        }), "(from|to)\\.compareTo\\((from|to)\\) [<>]=? 0"));
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("differences")
  void howFarTwoValuesAreApartReadsAsPeopleWriteIt(String type, String csv, String code) throws IOException {
    Files.writeString(data.resolve("d.csv"), csv);
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        import java.math.*;
        import java.time.*;
        @io.github.limbeck.DistillFrom(dataset = "d.csv", minAccuracy = 1)
        public interface A { boolean f(%1$s from, %1$s to); }
        """.formatted(type)));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).containsPattern(code).contains("Equal to the trained network: PROVED");
  }

  @Test
  void anAnswerIsOneOfTheDecimalsOrDatesOfTheExamples() throws Exception {
    Random random = new Random(3);
    Files.writeString(data.resolve("d.csv"), csv("weight,fee,day", i -> {
      int weight = random.nextInt(100);
      return weight + "," + (weight < 20 ? "4.9" : weight < 70 ? "9.90" : "20") + "," + (weight < 50 ? "2024-01-01" : "31.12.2024");
    }));
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A { java.math.BigDecimal fee(int weight); }
        """, "app.B", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface B { java.time.LocalDate day(int weight); }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object a = result.instance("app.ADistilled");
    assertThat(a.getClass().getMethod("fee", int.class).invoke(a, 10)).isEqualTo(new BigDecimal("4.90"));
    assertThat(a.getClass().getMethod("fee", int.class).invoke(a, 80)).isEqualTo(new BigDecimal("20.00"));
    assertThat(result.source("app.BDistilled")).contains("LocalDate.of(2024, 1, 1)", "LocalDate.of(2024, 12, 31)", "PROVED");
    assertThat(result.source("app.ADistilled")).contains("PROVED");
  }

  @Test
  void aFormulaComputesWithDecimalsAndDays() throws IOException {
    Random random = new Random(4);
    Files.writeString(data.resolve("d.csv"), csv("price,from,to,interest", i -> {
      BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(100_000), 2);
      LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
      int days = random.nextInt(200);
      return price + "," + from + "," + from.plusDays(days) + "," + 0.25 * price.doubleValue();
    }));
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv", answer = "interest")
        public interface A { double interest(java.math.BigDecimal price, java.time.LocalDate from, java.time.LocalDate to); }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("0.25 * price.doubleValue()").contains("PROVED");
  }

  @Test
  void itemsOfAListHaveDecimals() throws IOException {
    Random random = new Random(8);
    Files.writeString(data.resolve("d.jsonl"), IntStream.range(0, 150).mapToObj(i -> {
      List<int[]> items = IntStream.range(0, 1 + random.nextInt(5)).mapToObj(k -> new int[] {1 + random.nextInt(8), 100 + random.nextInt(9000)}).toList();
      return "{\"items\": [" + items.stream().map(k -> "{\"quantity\": " + k[0] + ", \"price\": " + BigDecimal.valueOf(k[1], 2) + "}").collect(Collectors.joining(", "))
          + "], \"total\": " + items.stream().map(k -> BigDecimal.valueOf((long) k[0] * k[1], 2)).reduce(BigDecimal.ZERO, BigDecimal::add) + "}";
    }).collect(Collectors.joining("\n")));
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.jsonl")
        public interface A {
          record Item(int quantity, java.math.BigDecimal price) {}
          double total(Item[] items);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("sum += item.price().doubleValue() * item.quantity();", "PROVED");
  }

  @Test
  void arraysHoldNoDates() throws IOException {
    Files.writeString(data.resolve("d.csv"), csv("x,f", i -> "\"[]\"," + (i % 2 == 0)));
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A { boolean f(java.time.LocalDate[] x); }
        """));
    assertThat(result.withId("LIMBECK-106")).singleElement().satisfies(m -> assertThat(m.text()).contains("x has the type java.time.LocalDate[]"));
  }

  @Test
  void theRecordOfAnOrderHasDatesAndMoney() throws IOException {
    Random random = new Random(5);
    Files.writeString(data.resolve("d.csv"), csv("Placed On,AMOUNT,f", i -> {
      LocalDate placed = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000), 2);
      return placed + "," + amount + "," + (placed.getMonthValue() == 5 && amount.compareTo(new BigDecimal("500")) > 0);
    }));
    var result = TestCompiler.ECJ.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A {
          record Order(java.time.LocalDate placedOn, java.math.BigDecimal amount) {}
          boolean f(Order order);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("order.placedOn().getMonthValue() == 5", "order.amount().compareTo(AMOUNT_").contains("PROVED");
  }

  @Test
  void aDayThatNoCalendarHasIsNoOther() throws IOException {
    for (String written : List.of("31.02.2024", "31/02/2024", "31/02/24")) {
      Files.writeString(data.resolve("d.csv"), csv("x,f", i -> (i == 7 ? written : written.replace("31", "11")) + "," + (i % 2 == 0)));
      var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
          package app;
          @io.github.limbeck.Csv(date = "%s")
          @io.github.limbeck.DistillFrom(dataset = "d.csv")
          public interface A { boolean f(java.time.LocalDate x); }
          """.formatted(written.contains(".") ? "" : written.length() > 8 ? "dd/MM/yyyy" : "dd/MM/yy")));
      assertThat(result.withId("LIMBECK-401")).as("%s", result.messages()).singleElement().satisfies(m -> assertThat(m.text()).contains("d.csv:9:1: ('x') '" + written + "' is not a date"));
    }
  }

  @Test
  void anIdentifierIsRefusedWithTheReason() throws IOException {
    Files.writeString(data.resolve("d.csv"), csv("x,f", i -> new java.util.UUID(i, i) + "," + (i % 2 == 0)));
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A { boolean f(java.util.UUID x); }
        """));
    assertThat(result.messages().toString()).contains("an identifier names a row, and says nothing of others. Leave it out");
    assertThat(Optional.of(result.success())).contains(false);
  }
}
