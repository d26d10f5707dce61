package io.github.limbeck.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Computations of offices and shops whose answers are whole numbers or amounts, rounded in the ways that are usual. */
enum Computations {
  VAT_ON_TOP("BigDecimal", "BigDecimal net", r -> List.of(cents(r, 100, 99_999)), x -> rounded(amount(x, 0).multiply(decimal("1.19")))),
  VAT_WITHIN("BigDecimal", "BigDecimal gross", r -> List.of(cents(r, 100, 99_999)), x -> amount(x, 0).multiply(decimal("19")).divide(decimal("119"), 2, RoundingMode.HALF_UP)),
  LINE_WITH_DISCOUNT("BigDecimal", "BigDecimal price, int quantity, int percent", r -> List.of(cents(r, 100, 9_999), whole(r, 1, 40), 5 * whole(r, 0, 4)),
      x -> rounded(amount(x, 0).multiply(decimal(x, 1)).multiply(decimal("100").subtract(decimal(x, 2))).movePointLeft(2))),
  COMMISSION_WITH_CAP("BigDecimal", "BigDecimal sales", r -> List.of(cents(r, 100, 3_000_000)), x -> rounded(amount(x, 0).multiply(decimal("0.035"))).min(decimal("750.00"))),
  FEE_OF_2_50_AT_LEAST("BigDecimal", "BigDecimal amount", r -> List.of(cents(r, 100, 40_000)), x -> rounded(amount(x, 0).multiply(decimal("0.0125"))).max(decimal("2.50"))),
  POSTAGE_BY_WEIGHT_AND_ZONE("BigDecimal", "BigDecimal weight, int zone", r -> List.of(cents(r, 10, 3_000), whole(r, 1, 8)),
      x -> rounded(decimal("3.95").add(decimal("0.42").multiply(amount(x, 0)).multiply(decimal(x, 1))))),
  INTEREST_OF_DAYS("BigDecimal", "BigDecimal capital, int days", r -> List.of(cents(r, 10_000, 999_999), whole(r, 1, 360)),
      x -> amount(x, 0).multiply(decimal(x, 1)).multiply(decimal("0.0375")).divide(decimal("360"), 2, RoundingMode.HALF_UP)),
  COMPOUND_INTEREST("BigDecimal", "BigDecimal capital, int years", r -> List.of(cents(r, 10_000, 999_999), whole(r, 1, 12)), x -> rounded(amount(x, 0).multiply(decimal("1.025").pow((int) x.get(1))))),
  ANNUITY("BigDecimal", "int principal, BigDecimal percent, int months", r -> List.of(whole(r, 1_000, 50_000), BigDecimal.valueOf(whole(r, 10, 90), 1), 12 * whole(r, 1, 30)), x -> {
    double i = amount(x, 1).doubleValue() / 1200;
    return BigDecimal.valueOf((int) x.get(0) * i / (1 - Math.pow(1 + i, -(int) x.get(2)))).setScale(2, RoundingMode.HALF_UP);
  }),
  RENT_OF_DAYS("BigDecimal", "BigDecimal rent, int days", r -> List.of(cents(r, 30_000, 200_000), whole(r, 1, 30)), x -> amount(x, 0).multiply(decimal(x, 1)).divide(decimal("30"), 2, RoundingMode.HALF_UP)),
  FUEL("BigDecimal", "int km, BigDecimal litre", r -> List.of(whole(r, 5, 900), BigDecimal.valueOf(whole(r, 1_400, 2_100), 3)), x -> rounded(decimal(x, 0).multiply(decimal("0.068")).multiply(amount(x, 1)))),
  DOLLARS_CUT_OFF("BigDecimal", "BigDecimal euros", r -> List.of(cents(r, 100, 99_999)), x -> amount(x, 0).multiply(decimal("1.0837")).setScale(2, RoundingMode.DOWN)),
  TAX_ABOVE_AN_ALLOWANCE("int", "int income, int children", r -> List.of(whole(r, 0, 60_000), whole(r, 0, 4)),
      x -> (int) Math.round(Math.max(0, ((int) x.get(0) - 12_000 - 2_500 * (int) x.get(1)) * 0.22))),
  TWO_RATES("int", "int units", r -> List.of(whole(r, 0, 400)), x -> (int) x.get(0) <= 100 ? 3 * (int) x.get(0) : 300 + 2 * ((int) x.get(0) - 100)),
  BOXES("int", "int items", r -> List.of(whole(r, 1, 800)), x -> ((int) x.get(0) + 11) / 12),
  TILES("int", "int length, int width", r -> List.of(whole(r, 50, 900), whole(r, 50, 900)), x -> ((int) x.get(0) * (int) x.get(1) + 899) / 900),
  POINTS("int", "BigDecimal spent", r -> List.of(cents(r, 100, 30_000)), x -> amount(x, 0).divide(decimal("2.5"), 0, RoundingMode.DOWN).intValue()),
  PER_CENT("int", "int right, int of", r -> {
    int of = whole(r, 1, 90);
    return List.of(whole(r, 0, of), of);
  }, x -> 100 * (int) x.get(0) / (int) x.get(1)),
  BODY_MASS("int", "int kg, int cm", r -> List.of(whole(r, 40, 140), whole(r, 140, 205)), x -> (int) Math.rint((int) x.get(0) / Math.pow((int) x.get(1) / 100.0, 2))),
  FAHRENHEIT("int", "int celsius", r -> List.of(whole(r, -40, 60)), x -> (int) Math.round((int) x.get(0) * 9 / 5.0 + 32)),
  DIAGONAL("int", "int width, int height", r -> List.of(whole(r, 1, 300), whole(r, 1, 300)), x -> (int) Math.sqrt((int) x.get(0) * (int) x.get(0) + (int) x.get(1) * (int) x.get(1))),
  HEART_RATE("int", "int age, int percent", r -> List.of(whole(r, 15, 90), whole(r, 50, 95)), x -> (int) Math.round((208 - 0.7 * (int) x.get(0)) * (int) x.get(1) / 100)),
  MINUTES_LEFT("int", "int minutes", r -> List.of(whole(r, 0, 3_000)), x -> (int) x.get(0) % 60),
  WEEKDAY("int", "int day", r -> List.of(whole(r, 0, 40_000)), x -> ((int) x.get(0) + 4) % 7),
  CLOCK("int", "int hour, int later", r -> List.of(whole(r, 0, 23), whole(r, 0, 100)), x -> ((int) x.get(0) + (int) x.get(1)) % 24),
  PARKING_BY_STARTED_HOUR("BigDecimal", "int minutes", r -> List.of(whole(r, 1, 600)), x -> decimal("1.50").add(decimal("2.20").multiply(decimal(((int) x.get(0) + 59) / 60 + "")))),
  MEAN_OF_TWO("int", "int a, int b", r -> List.of(whole(r, 0, 500), whole(r, 0, 500)), x -> ((int) x.get(0) + (int) x.get(1)) / 2),
  DEPRECIATION("BigDecimal", "BigDecimal price, int months", r -> List.of(cents(r, 10_000, 500_000), whole(r, 1, 36)),
      x -> amount(x, 0).subtract(amount(x, 0).multiply(decimal(x, 1)).divide(decimal("36"), 20, RoundingMode.HALF_UP)).setScale(2, RoundingMode.HALF_UP));

  private final String answerType;
  private final String parameters;
  private final Function<Random, List<Object>> draw;
  private final Function<List<Object>, Object> answer;

  Computations(String answerType, String parameters, Function<Random, List<Object>> draw, Function<List<Object>, Object> answer) {
    this.answerType = answerType;
    this.parameters = parameters;
    this.draw = draw;
    this.answer = answer;
  }

  String declaration() {
    return answerType + " decide(" + parameters + ")";
  }

  List<String> columns() {
    return List.of(parameters.split(", ")).stream().map(p -> p.replaceAll(".* ", "")).toList();
  }

  List<Object> draw(Random random) {
    return draw.apply(random);
  }

  /** An {@code Integer}, or an amount with two digits after the point. */
  Object answer(List<Object> row) {
    return answer.apply(row);
  }

  private static int whole(Random random, int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  private static BigDecimal cents(Random random, int from, int to) {
    return BigDecimal.valueOf(whole(random, from, to), 2);
  }

  private static BigDecimal amount(List<Object> row, int k) {
    return (BigDecimal) row.get(k);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static BigDecimal decimal(List<Object> row, int k) {
    return BigDecimal.valueOf((int) row.get(k));
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
