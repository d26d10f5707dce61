package io.github.limbeck.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people write them. */
class NumberTextTest {
  private static NumberText of(String decimal, String grouping, boolean units) {
    return new NumberText(new Dialect("", decimal, grouping, "", 1, units, "", "", 1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
      "1.234,50|1234.50", "1.234.567|1234567", "12,5|12.5", "-1.234,5|-1234.5", "+7|7", "0,5|0.5", ",5|0.5", "1234,5|1234.5", "1,5E3|1.5E3", "1.234,50 €|1234.50", "€ 12|12", "-€ 12,50|-12.50",
      "12,50 EUR|12.50", "7 %|0.07", "12,5%|0.125", "-5 %|-0.05", "1.234\u00a0€|1234", "100|100", "0|0", "−3,5|-3.5"})
  void germanNumbersAreRead(String cell, String plain) {
    assertThat(of(",", ".", true).plain(cell)).contains(plain);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"1.23|", "1.2345,6|", "12.34|", ".234|", "1,2,3|", "1.234.56|", "1,234.5|", "abc|", "-|", "€|", "%|", "5 % €|", "1 234|", "1..234|", "12,5 liters|",
      "1.234,|1234"})
  void whatIsWrittenOtherwiseIsNone(String cell, String plain) {
    if (plain == null) {
      assertThat(of(",", ".", true).plain(cell)).isEmpty();
      assertThat(of(",", ".", true).plainOr(cell)).isEqualTo(cell);
    } else {
      assertThat(of(",", ".", true).plain(cell)).contains(plain);
    }
  }

  @Test
  void withoutUnitsSignsAreNoPartOfANumber() {
    assertThat(of(",", ".", false).plain("5 %")).isEmpty();
    assertThat(of(",", ".", false).plain("5 €")).isEmpty();
  }

  @Test
  void numbersOfManyCountriesComeBack() {
    Random random = new Random(1);
    for (String[] way : List.of(new String[] {",", "."}, new String[] {"", ","}, new String[] {"", "'"}, new String[] {",", " "}, new String[] {"", ""})) {
      NumberText numbers = of(way[0], way[1], random.nextBoolean());
      for (int i = 0; i < 500; i++) {
        BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(40) + 20, random.nextInt(4));
        String american = String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
        String written = american.replace(",", "g").replace(".", way[0].isEmpty() ? "." : way[0]).replace("g", way[1]);
        assertThat(numbers.plain(written)).as(written).hasValueSatisfying(plain -> assertThat(new BigDecimal(plain)).isEqualByComparingTo(number));
      }
    }
  }
}
