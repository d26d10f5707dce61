package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code over dates, times and decimals: what is right is proved, what is wrong refuted, and what is not known refused. */
class JdkCallsTest {
  private static final List<Input> INPUTS = List.of(input("d", "java.time.LocalDate", true, Input.Presence.REQUIRED), input("e", "java.time.LocalDate", true, Input.Presence.REQUIRED),
      input("t", "java.time.LocalTime", true, Input.Presence.REQUIRED), input("u", "java.time.LocalTime", true, Input.Presence.REQUIRED),
      input("i", "java.time.Instant", true, Input.Presence.REQUIRED), input("o", "java.time.LocalDate", true, Input.Presence.OPTIONAL),
      input("a", "java.math.BigDecimal", false, Input.Presence.REQUIRED), input("p", "java.time.Duration", true, Input.Presence.REQUIRED),
      input("at", "java.time.LocalDateTime", true, Input.Presence.REQUIRED), input("m", "java.time.YearMonth", true, Input.Presence.REQUIRED));
  private static final String PARAMETERS = "LocalDate d, LocalDate e, LocalTime t, LocalTime u, Instant i, Optional<LocalDate> o, BigDecimal a, Duration p, LocalDateTime at, YearMonth m";
  private static final String IMPORTS = "import java.math.BigDecimal;\nimport java.time.*;\n".replace("java.time.*", "java.time.LocalDate")
      + "import java.time.LocalTime;\nimport java.time.LocalDateTime;\nimport java.time.Instant;\nimport java.time.Duration;\nimport java.time.YearMonth;\nimport java.time.ZoneOffset;\n"
      + "import java.time.temporal.ChronoField;\nimport java.time.temporal.ChronoUnit;\nimport java.util.Objects;\nimport java.util.Optional;\n";
  private static final String FIELDS = "  private static final BigDecimal A_LIMIT = new BigDecimal(\"10.50\");\n  private static final Instant I_LIMIT = Instant.parse(\"2024-03-01T00:00:00Z\");\n"
      + "  private static final long serialVersionUID = 1L;\n";

  private static Input input(String name, String type, boolean whole, Input.Presence presence) {
    return new Input(name, name, whole ? Input.Kind.INTEGER : Input.Kind.REAL, type, presence, List.of(), Optional.empty());
  }

  private static Proof.Outcome prove(String body, Literal literal) {
    String source = "package app;\n" + IMPORTS + "class G {\n" + FIELDS + "  boolean f(" + PARAMETERS + ") {\n    " + body + "\n  }\n}\n";
    return Proof.ofScalars(source, new Proof.Signature("f", INPUTS.size(), INPUTS, List.of(), List.of(MethodUnderProof.TRUTH), false, () -> 100, Proof.Setting.USUAL),
        List.of(EssenceNetwork.of(new DecisionList(List.of(new Rule(List.of(literal), 1)), 0))));
  }

  private static int at(String name) {
    return List.of("d", "e", "t", "u", "i", "o", "a", "p", "at", "m").indexOf(name);
  }

  private static Literal atLeast(String name, double bound) {
    return Literal.atLeast(Form.feature(at(name)), bound);
  }

  private static void check(Literal network, List<String> right, List<String> wrong) {
    right.forEach(body -> assertThat(prove("return " + body + ";", network)).as(body).satisfies(o -> {
      assertThat(o.reason()).isEmpty();
      assertThat(o.proved()).isTrue();
    }));
    wrong.forEach(body -> assertThat(prove("return " + body + ";", network)).as(body).satisfies(o -> {
      assertThat(o.proved()).isFalse();
      assertThat(o.candidate()).isPresent();
    }));
  }

  @Test
  void datesAreComparedByTheirDays() {
    check(atLeast("d", LocalDate.of(2024, 3, 1).toEpochDay()),
        List.of("!d.isBefore(LocalDate.of(2024, 3, 1))", "d.isAfter(LocalDate.of(2024, 2, 29))", "d.toEpochDay() >= 19783", "LocalDate.of(2024, 2, 29).isBefore(d)",
            "d.equals(LocalDate.of(2024, 3, 1)) || d.isAfter(LocalDate.of(2024, 3, 1))"),
        List.of("d.isAfter(LocalDate.of(2024, 3, 1))", "!e.isBefore(LocalDate.of(2024, 3, 1))", "d.isBefore(LocalDate.of(2024, 3, 1))", "!d.isBefore(LocalDate.of(2024, 3, 2))", "d.toEpochDay() >= 19784"));
    check(Literal.atLeast(Form.difference(at("e"), at("d")), 30), List.of("ChronoUnit.DAYS.between(d, e) >= 30", "e.toEpochDay() - d.toEpochDay() > 29"),
        List.of("ChronoUnit.DAYS.between(e, d) >= 30", "ChronoUnit.DAYS.between(d, e) > 30"));
  }

  @Test
  void timesAreComparedByTheirUnits() {
    check(atLeast("t", LocalTime.of(9, 30).toNanoOfDay()), List.of("!t.isBefore(LocalTime.of(9, 30))", "t.isAfter(LocalTime.of(9, 29, 59, 999999999))"),
        List.of("t.isAfter(LocalTime.of(9, 30))", "!t.isBefore(LocalTime.of(9, 30, 1))"));
    check(Literal.atLeast(Form.difference(at("u"), at("t")), Duration.ofMinutes(5).toNanos()), List.of("Duration.between(t, u).compareTo(Duration.ofMinutes(5)) >= 0"),
        List.of("Duration.between(t, u).compareTo(Duration.ofMinutes(5)) > 0", "Duration.between(u, t).compareTo(Duration.ofMinutes(5)) >= 0", "Duration.between(t, u).compareTo(Duration.ofSeconds(5)) >= 0"));
    check(atLeast("i", Instant.parse("2024-03-01T00:00:00Z").toEpochMilli()), List.of("!i.isBefore(I_LIMIT)"), List.of("i.isAfter(I_LIMIT)", "i.isBefore(I_LIMIT)"));
    check(atLeast("p", 90_000), List.of("p.compareTo(Duration.ofSeconds(90)) >= 0", "p.toMillis() > 89999"), List.of("p.compareTo(Duration.ofMinutes(90)) >= 0"));
    check(atLeast("at", 0), List.of("!at.isBefore(LocalDateTime.of(1970, 1, 1, 0, 0))", "at.toInstant(ZoneOffset.UTC).toEpochMilli() >= 0"), List.of("at.isAfter(LocalDateTime.of(1970, 1, 1, 0, 0))"));
    check(atLeast("m", 24_290), List.of("!m.isBefore(YearMonth.of(2024, 3))", "m.getLong(ChronoField.PROLEPTIC_MONTH) >= 24290"), List.of("!m.isBefore(YearMonth.of(2024, 4))"));
  }

  @Test
  void decimalsAreComparedByTheirValues() {
    check(atLeast("a", 10.5), List.of("a.compareTo(A_LIMIT) >= 0", "a.compareTo(new BigDecimal(\"10.500\")) >= 0", "a.doubleValue() >= 10.5", "!(a.compareTo(A_LIMIT) < 0)"),
        List.of("a.compareTo(A_LIMIT) > 0", "a.compareTo(new BigDecimal(\"10.51\")) >= 0", "A_LIMIT.compareTo(a) >= 0"));
  }

  @Test
  void whatMayBeMissingIsAskedForFirst() {
    check(atLeast("o", 0), List.of("o.isPresent() && !o.get().isBefore(LocalDate.of(1970, 1, 1))"), List.of("o.isPresent() && o.get().isAfter(LocalDate.of(1970, 1, 1))", "o.isPresent()"));
    assertThat(prove("return !o.get().isBefore(LocalDate.of(1970, 1, 1));", atLeast("o", 0)).proved()).isFalse();
  }

  @Test
  void aCheckForNullSaysNothingOfValues() {
    assertThat(prove("Objects.requireNonNull(d, \"d\");\nreturn !d.isBefore(LocalDate.of(1970, 1, 1));", atLeast("d", 0)).proved()).isTrue();
    assertThat(prove("Objects.requireNonNull(d.plusDays(1), \"d\");\nreturn !d.isBefore(LocalDate.of(1970, 1, 1));", atLeast("d", 0)).proved()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!d.plusDays(1).isBefore(LocalDate.of(1970, 1, 2))", "d.compareTo(LocalDate.of(1970, 1, 1)) + 1 > 0", "d.compareTo(LocalDate.of(1970, 1, 1)) >= 1", "a.equals(A_LIMIT)",
      "d.equals(t)", "!d.isBefore(LocalDate.of(1970, 13, 1))", "!d.isBefore(LocalDate.parse(\"1970-01-01\"))", "!d.isBefore(LocalDate.ofEpochDay(0))", "ChronoUnit.WEEKS.between(d, e) >= 0",
      "ChronoUnit.DAYS.between(t, u) >= 0", "Duration.between(d, e).compareTo(Duration.ofDays(0)) >= 0", "at.toInstant(ZoneOffset.MAX).toEpochMilli() >= 0", "d == e", "d != null", "p.toSeconds() >= 0",
      "a.intValue() >= 0", "a.compareTo(new BigDecimal(10.5)) >= 0", "!d.isBefore(LocalDate.of(1970, 1, (int) 1L))", "a.negate().compareTo(A_LIMIT) < 0", "serialVersionUID > 0"})
  void whatIsNotKnownIsRefused(String code) {
    Proof.Outcome outcome = prove("return " + code + ";", atLeast("d", 0));
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.candidate()).isEmpty();
    assertThat(outcome.reason()).isNotEmpty();
  }
}
